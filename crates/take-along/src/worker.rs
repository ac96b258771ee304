//! The worker's way in: it hears messages of the [`protocol`](crate::protocol), and answers them.

use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

use crate::form::Form;
use crate::jobs::{Jobs, Part};
use crate::protocol::{READY, Refusal, Verb};
use crate::qr;

/// Begins to listen, and says so; to be called in a worker of a browser.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut jobs = Jobs::default();
    let here = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Message(Array::from(&event.data()));
        let answer = match answer(&mut jobs, &message) {
            Ok(answer) => Array::of2(&message.at(0), &answer),
            Err(refusal) => Array::of3(&message.at(0), &JsValue::UNDEFINED, &refusal.code().into()),
        };
        send(&here, &answer);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listener.forget();
    send(&scope, &Array::of2(&READY.into(), &JsValue::TRUE));
}

fn send(scope: &DedicatedWorkerGlobalScope, answer: &Array) {
    // Texts, numbers and blobs are never refused.
    let _ = scope.post_message(answer);
}

fn answer(jobs: &mut Jobs, message: &Message) -> Result<JsValue, Refusal> {
    let verb = Verb::from_word(&message.text(1)?).ok_or(Refusal::Unknown)?;
    match verb {
        Verb::File => {
            let form = Form::from_ending(&message.text(2)?).ok_or(Refusal::Unknown)?;
            let count = message.number(4)? as usize;
            jobs.begin(message.number(0)?, form, &message.text(3)?, count)?;
        }
        Verb::Cards => write(jobs, message, Part::Cards)?,
        Verb::Whole => write(jobs, message, Part::Whole)?,
        Verb::End => return finish(jobs, message.number(2)?),
        Verb::Drop => jobs.give_up(message.number(2)?),
        Verb::Qr => return qr::to_svg(&message.text(2)?).map(JsValue::from),
    }
    Ok(JsValue::TRUE)
}

fn write(jobs: &mut Jobs, message: &Message, part: Part) -> Result<(), Refusal> {
    let bytes: Uint8Array = message.at(3).dyn_into().map_err(|_| Refusal::Unknown)?;
    let places: Uint32Array = message.at(4).dyn_into().map_err(|_| Refusal::Unknown)?;
    jobs.write(message.number(2)?, part, &bytes.to_vec(), &places.to_vec())
}

/// The file as a blob, into which it goes a part at a time: the browser keeps that where it has room.
fn finish(jobs: &mut Jobs, number: u32) -> Result<JsValue, Refusal> {
    let file = jobs.take(number)?;
    let options = BlobPropertyBag::new();
    options.set_type(file.form().media_type());
    let parts = Array::new();
    file.finish(|part| {
        parts.push(&Uint8Array::from(part));
    })?;
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    blob.map(JsValue::from).map_err(|_| Refusal::Unwritable)
}

/// A message as it came.
struct Message(Array);

impl Message {
    fn at(&self, place: u32) -> JsValue {
        self.0.get(place)
    }

    fn text(&self, place: u32) -> Result<String, Refusal> {
        self.at(place).as_string().ok_or(Refusal::Unknown)
    }

    fn number(&self, place: u32) -> Result<u32, Refusal> {
        let number = self.at(place).as_f64().ok_or(Refusal::Unknown)?;
        // What is no whole number becomes one that nothing has.
        Ok(number as u32)
    }
}
