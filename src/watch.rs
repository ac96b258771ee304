//! Effects and tasks at a fraction of their weight: Leptos builds its machinery anew for each closure and each future
//! that it is given, some three kilobytes of wasm. Here it is built once, for a boxed one.

use std::pin::Pin;

use leptos::prelude::Effect;

/// Runs now, and again whenever a signal changes that it has read; ends with the component that it is called in.
pub fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

/// The same for what needs to know what it returned the last time.
pub fn watch_with<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    watch(move || before = Some(run(before.take())));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Runs a future to its end.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

fn spawn_boxed(future: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(future);
}
