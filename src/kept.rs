//! What is kept on the device, above all the visitor's shortlist. Where the browser keeps nothing, it lasts as long as the page.

use leptos::prelude::*;
use web_sys::Storage;

use crate::i18n::t;
use crate::shortlist::{MOST, Shortlist};
use crate::signal::Var;

/// The key under which the browser keeps the slugs, with commas between them. Another form would be another number.
const KEY: &str = "mapa-praktyk-schowek-1";

/// The shortlist as the app knows it.
#[derive(Clone, Copy)]
pub struct ShortlistState {
    /// The visitor's own.
    pub own: Var<Shortlist>,
    /// Whether the browser keeps it.
    pub is_kept: Var<bool>,
    /// What the visitor should know of it now; empty, when there is nothing to say.
    pub says: Var<String>,
}

impl ShortlistState {
    /// Empty, until [`ShortlistState::follow`] reads what is kept.
    pub fn new() -> Self {
        Self {
            own: Var::new(Shortlist::default()),
            is_kept: Var::new(true),
            says: Var::new(String::new()),
        }
    }

    /// Reads what is kept, now and whenever another tab has changed it.
    pub fn follow(self) {
        let read = move || {
            if self.is_kept.get_untracked() {
                self.read();
            }
        };
        read();
        let listener = window_event_listener_untyped("storage", move |_| read());
        on_cleanup(move || listener.remove());
    }

    fn read(self) {
        let kept = get(KEY).map(|text| Shortlist::from_text(&text));
        if let Some(kept) = kept.filter(|kept| self.own.with_untracked(|own| own != kept)) {
            self.own.set(kept);
        }
    }

    /// Adds practices, as many as there is room for, and says where there is none; returns how many were new.
    pub fn put(self, slugs: &[String]) -> usize {
        let (mut new, mut is_full) = (0, false);
        self.change(|list| {
            for slug in slugs {
                let before = list.slugs().len();
                is_full |= !list.add(slug);
                new += list.slugs().len() - before;
            }
        });
        if is_full {
            self.says.set(t::shortlist_full(MOST));
        }
        new
    }

    /// Takes a practice out.
    pub fn remove(self, slug: &str) {
        self.change(|list| list.remove(slug));
    }

    /// Adds a practice that is not in it, and takes one out that is.
    pub fn toggle(self, slug: &str) {
        if self.own.with_untracked(|own| own.has(slug)) {
            self.remove(slug);
        } else {
            self.put(&[slug.to_owned()]);
        }
    }

    /// Changes what is kept by now, which may be another tab's.
    fn change(self, change: impl FnOnce(&mut Shortlist)) {
        let is_kept = self.is_kept.get_untracked();
        if is_kept {
            self.read();
        }
        self.says.set(String::new());
        self.own.update(change);
        let text = self.own.with_untracked(Shortlist::to_text);
        if is_kept && !put(KEY, &text) {
            self.is_kept.set(false);
            self.says.set(t::NOT_KEPT.get().to_owned());
        }
    }
}

impl Default for ShortlistState {
    fn default() -> Self {
        Self::new()
    }
}

/// What the browser keeps under a key, empty where it has nothing; nothing where it keeps nothing at all.
pub fn get(key: &str) -> Option<String> {
    let kept = storage()?.get_item(key).ok()?;
    Some(kept.unwrap_or_default())
}

/// Has the browser keep a text; whether it does.
pub fn put(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// A browser may keep nothing, and say so already when it is asked for the place.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
