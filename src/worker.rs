//! The app's end of the worker that writes files and QR codes: started when it is first asked for something, then kept.
//! What is said to it stands in `take_along::protocol`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use take_along::protocol::{LOADER, READY, Refusal, Verb};
use thiserror::Error;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};

/// Why the worker does not give what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WorkerError {
    /// It can't be started, or broke down; the next question starts another.
    #[error("the worker does not run")]
    Down,
    /// It says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

thread_local! {
    static RUNNING: RefCell<Option<Rc<Running>>> = const { RefCell::new(None) };
    static ASKED: Cell<u32> = const { Cell::new(READY) };
}

/// A number that no message has yet.
pub fn number() -> u32 {
    ASKED.set(ASKED.get() + 1);
    ASKED.get()
}

/// Asks the worker for something, under a number of one's own; `bytes`, where there are some, are handed over.
///
/// # Errors
/// [`WorkerError`].
pub async fn ask(
    number: u32,
    verb: Verb,
    rest: Array,
    bytes: Option<js_sys::Uint8Array>,
) -> Result<JsValue, WorkerError> {
    let running = running().ok_or(WorkerError::Down)?;
    outcome(running.ready.clone()).await?;
    let answer = running.answer(number);
    let message = Array::of2(&number.into(), &verb.word().into()).concat(&rest);
    let handed_over = bytes.map_or_else(Array::new, |bytes| Array::of1(&bytes.buffer()));
    running
        .worker
        .post_message_with_transfer(&message, &handed_over)
        .map_err(|_| WorkerError::Down)?;
    outcome(answer).await
}

/// Lets the worker go unless somebody waits for it: what memory a wasm has once taken, it never gives back.
pub fn let_go() {
    let is_idle = RUNNING.with_borrow(|running| {
        running
            .as_ref()
            .is_some_and(|running| running.waiting.borrow().is_empty())
    });
    if is_idle {
        drop(RUNNING.take());
    }
}

async fn outcome(answer: Promise) -> Result<JsValue, WorkerError> {
    let refusal = |code: JsValue| match code.as_string() {
        Some(code) => WorkerError::Refused(Refusal::from_code(&code)),
        None => WorkerError::Down,
    };
    JsFuture::from(answer).await.map_err(refusal)
}

/// The worker, and who waits for which answer.
struct Running {
    worker: Worker,
    ready: Promise,
    waiting: Rc<Waiting>,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _breaks: Closure<dyn FnMut(Event)>,
}

type Waiting = RefCell<Vec<(u32, Function, Function)>>;

impl Running {
    fn answer(&self, number: u32) -> Promise {
        promise(&self.waiting, number)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn running() -> Option<Rc<Running>> {
    let running = RUNNING.with_borrow(Clone::clone);
    running.or_else(|| {
        let started = Rc::new(start()?);
        RUNNING.set(Some(Rc::clone(&started)));
        Some(started)
    })
}

/// Starts the worker by its script, which lies where the page's own files do.
fn start() -> Option<Running> {
    let worker = Worker::new(LOADER).ok()?;
    let waiting = Rc::new(Waiting::default());
    let heard = Rc::clone(&waiting);
    let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = Array::from(&event.data());
        let number = answer.get(0).as_f64();
        let place = heard
            .borrow()
            .iter()
            .position(|(other, ..)| Some(f64::from(*other)) == number);
        let Some((_, resolve, reject)) = place.map(|place| heard.borrow_mut().swap_remove(place)) else {
            return;
        };
        // What settles a promise never throws.
        let _ = match answer.get(2) {
            code if code.is_undefined() => resolve.call1(&JsValue::NULL, &answer.get(1)),
            code => reject.call1(&JsValue::NULL, &code),
        };
    });
    let broken = Rc::clone(&waiting);
    let breaks = Closure::<dyn FnMut(Event)>::new(move |_| {
        // It is let go a little later: this closure is part of it.
        let gone = RUNNING.take();
        crate::watch::spawn(async move { drop(gone) });
        for (_, _, reject) in broken.take() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
    worker.set_onerror(Some(breaks.as_ref().unchecked_ref()));
    Some(Running {
        ready: promise(&waiting, READY),
        worker,
        waiting,
        _hears: hears,
        _breaks: breaks,
    })
}

fn promise(waiting: &Waiting, number: u32) -> Promise {
    Promise::new(&mut |resolve, reject| waiting.borrow_mut().push((number, resolve, reject)))
}
