//! Signals at a fraction of their weight: Leptos builds the machinery of a signal or memo anew for each type that one
//! holds, some kilobyte of wasm each. Here one kind holds whatever value there is, and only the way to it has a type.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use send_wrapper::SendWrapper;

type Value = Arc<dyn Any + Send + Sync>;

/// A value that can change, and tells whoever has read it when it does. Ends with the component that it is made in.
pub struct Var<T>(StoredValue<Kept>, PhantomData<fn() -> T>);

#[derive(Clone)]
struct Kept {
    changed: ArcTrigger,
    value: Value,
}

impl<T> Clone for Var<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Var<T> {}

fn keep(value: Value) -> StoredValue<Kept> {
    StoredValue::new(Kept {
        changed: ArcTrigger::new(),
        value,
    })
}

fn kept(stored: StoredValue<Kept>) -> Option<Kept> {
    stored.try_get_value()
}

fn track(stored: StoredValue<Kept>) {
    if let Some(kept) = kept(stored) {
        kept.changed.track();
    }
}

fn notify(stored: StoredValue<Kept>) {
    if let Some(kept) = kept(stored) {
        kept.changed.notify();
    }
}

impl<T: Send + Sync + 'static> Var<T> {
    /// One that holds this.
    pub fn new(value: T) -> Self {
        Self(keep(Arc::new(RwLock::new(value))), PhantomData)
    }

    /// Has whoever runs now run again when the value changes.
    pub fn track(self) {
        track(self.0);
    }

    /// Something that the value tells; whoever asks is told when it changes.
    pub fn with<U>(self, tell: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.with_untracked(tell)
    }

    /// Something that the value tells now.
    ///
    /// # Panics
    /// Where the component that the value was made in has ended, as all signals of Leptos do.
    #[expect(
        clippy::expect_used,
        reason = "what reads a value ends with the component that the value was made in"
    )]
    pub fn with_untracked<U>(self, tell: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(tell)
            .expect("the component that the value was made in has ended")
    }

    /// Something that the value tells now; nothing where the component that it was made in has ended.
    pub fn try_with_untracked<U>(self, tell: impl FnOnce(&T) -> U) -> Option<U> {
        let kept = kept(self.0)?;
        let value = kept.value.downcast_ref::<RwLock<T>>()?;
        Some(tell(&value.read().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Changes the value without telling anybody; nothing where the component that it was made in has ended.
    pub fn update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let kept = kept(self.0)?;
        let value = kept.value.downcast_ref::<RwLock<T>>()?;
        Some(change(&mut value.write().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Changes the value and tells whoever has read it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if self.update_untracked(change).is_some() {
            notify(self.0);
        }
    }

    /// Puts another value in its place and tells whoever has read it.
    pub fn set(self, value: T) {
        self.update(|now| *now = value);
    }

    /// Puts another value in its place without telling anybody.
    pub fn set_untracked(self, value: T) {
        self.update_untracked(|now| *now = value);
    }
}

impl<T: Clone + Send + Sync + 'static> Var<T> {
    /// The value; whoever asks is told when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value now; nothing where the component that it was made in has ended.
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// A value that lives in the browser's own thread, which effects and handlers share; its changes are told to nobody.
/// Ends with the component that it is made in.
pub struct Local<T>(Var<SendWrapper<T>>);

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Local<T> {}

impl<T: 'static> Local<T> {
    /// One that holds this.
    pub fn new(value: T) -> Self {
        Self(Var::new(SendWrapper::new(value)))
    }

    /// Something that the value tells; nothing where the component that it was made in has ended.
    pub fn with<U>(self, tell: impl FnOnce(&T) -> U) -> Option<U> {
        self.0.try_with_untracked(|value| tell(value))
    }

    /// Changes the value; nothing where the component that it was made in has ended.
    pub fn update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.0.update_untracked(|value| change(value))
    }
}

/// What follows from other values; whoever reads it is told only when it has become another.
pub struct Derived<T>(Memo<Found>, PhantomData<fn() -> T>);

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

/// What was found, and how to tell whether another is the same.
#[derive(Clone)]
struct Found {
    value: Value,
    is_same: fn(&Value, &Value) -> bool,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&self.value, &other.value)
    }
}

fn is_same<T: PartialEq + 'static>(one: &Value, other: &Value) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn derive(find: Box<dyn Fn() -> Found + Send + Sync>) -> Memo<Found> {
    Memo::new(move |_| find())
}

fn found(memo: Memo<Found>) -> Option<Value> {
    memo.try_get().map(|found| found.value)
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// What `find` makes of the values that it reads, found anew when one of them changes.
    pub fn new(find: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let find = move || Found {
            value: Arc::new(find()),
            is_same: is_same::<T>,
        };
        Self(derive(Box::new(find)), PhantomData)
    }

    /// Something that it tells; whoever asks is told when it has become another.
    ///
    /// # Panics
    /// Where the component that it was made in has ended, as all signals of Leptos do.
    #[expect(
        clippy::expect_used,
        reason = "what reads a value ends with the component that the value was made in"
    )]
    pub fn with<U>(self, tell: impl FnOnce(&T) -> U) -> U {
        let found = found(self.0);
        let value = found.as_ref().and_then(|value| value.downcast_ref());
        tell(value.expect("the component that the value was made in has ended"))
    }

    /// Has whoever runs now run again when it has become another.
    pub fn track(self) {
        self.0.track();
    }

    /// What was found; whoever asks is told when it has become another.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What was found, now.
    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    /// What was found, now; nothing where the component that it was made in has ended.
    pub fn try_get_untracked(self) -> Option<T> {
        untrack(|| found(self.0))?.downcast_ref().cloned()
    }
}
