//! The pace of the beginning. To put all of the app together at once keeps a slow phone from answering for a third of a second,
//! while one reads the page as it came, scrolls it, or follows its links. So until the app takes over ([`super::takeover`]) its
//! tasks, which are effects above all, run for a moment each time, in their order, and the browser has its turn between. What is
//! half put together nobody sees: it lies below the page as it came. Afterwards a task runs when it is its turn, as anywhere.
//! Nor does it begin before that page is on the screen.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use js_sys::{Function, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::load;
use crate::map::motion;

/// For how long tasks run before the browser has its turn, in milliseconds: half a frame.
const TURN: f64 = 8.0;

/// A page that was written beforehand, so that there is something to read.
const WRITTEN: &str = "#boot > main";

thread_local! {
    static PACE: Pace = const {
        Pace {
            is_kept: Cell::new(true),
            began: Cell::new(0.0),
            waiting: RefCell::new(Vec::new()),
        }
    };
}

/// Whose turn it is.
struct Pace {
    is_kept: Cell<bool>,
    /// When this turn began, in milliseconds since the page was opened.
    began: Cell<f64>,
    /// What goes on in the next turn.
    waiting: RefCell<Vec<Waker>>,
}

impl Pace {
    fn is_over(&self) -> bool {
        self.is_kept.get() && motion::now() - self.began.get() > TURN
    }

    fn wait(&self, waker: Waker) {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.is_empty() {
            spawn_local(async {
                load::pause().await;
                PACE.with(Self::go_on);
            });
        }
        waiting.push(waker);
    }

    fn go_on(&self) {
        self.began.set(motion::now());
        for waker in self.waiting.take() {
            waker.wake();
        }
    }
}

/// The page as it came is on the screen, and the browser has had its turn. Before, the app would be in its way: where its code is
/// here sooner than the first frame, all of the app would be put together before anything could be read.
pub async fn page_is_drawn() {
    let is_seen = !document().hidden() && document().query_selector(WRITTEN).ok().flatten().is_some();
    if is_seen {
        let mut frame = |resolve: Function, _| {
            // A browser that draws no frames is not waited for by anybody.
            let _ = window().request_animation_frame(&resolve);
        };
        let _ = JsFuture::from(Promise::new(&mut frame)).await;
    }
    load::pause().await;
}

/// From now on the app's tasks keep the pace. Before the app is put into the page.
pub fn keep() {
    // It fails only where there is an executor already: then there is no pace, and all works.
    let _ = Executor::init_custom_executor(Turns);
}

/// The app has taken over: all that it does from now on is what somebody waits for.
pub fn no_more() {
    PACE.with(|pace| pace.is_kept.set(false));
}

/// Runs tasks by turns.
struct Turns;

impl CustomExecutor for Turns {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        spawn_local(Paced(task));
    }

    /// The browser runs them.
    fn poll_local(&self) {}
}

/// A task that goes on in the next turn when this one is over.
struct Paced(PinnedLocalFuture<()>);

impl Future for Paced {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let is_over = PACE.with(|pace| {
            let is_over = pace.is_over();
            if is_over {
                pace.wait(context.waker().clone());
            }
            is_over
        });
        if is_over {
            Poll::Pending
        } else {
            self.0.as_mut().poll(context)
        }
    }
}
