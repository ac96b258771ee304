//! The elements of a part that others measure, move or draw on.

use std::marker::PhantomData;

use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::signal::Var;

/// An element of the page, once it is there.
pub struct Known<E>(Var<Option<SendWrapper<Element>>>, PhantomData<fn() -> E>);

impl<E> Clone for Known<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Known<E> {}

impl<E: JsCast> Known<E> {
    /// One that is not there yet.
    pub fn new() -> Self {
        Self(Var::new(None), PhantomData)
    }

    /// The element, where it is there and of this kind; whoever asks is told when it comes.
    pub fn get(self) -> Option<E> {
        self.0.track();
        self.get_untracked()
    }

    /// The element, where it is there now and of this kind.
    pub fn get_untracked(self) -> Option<E> {
        self.0.try_get_untracked()??.take().dyn_into().ok()
    }

    /// Says that this is the element.
    pub fn set(self, element: Element) {
        self.0.set(Some(SendWrapper::new(element)));
    }
}

impl<E: JsCast> Default for Known<E> {
    fn default() -> Self {
        Self::new()
    }
}
