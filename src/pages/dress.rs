//! The style sheet that only pages and dialogs of later need: it comes with their code.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen_futures::JsFuture;

use crate::components::piece::set;
use crate::later::Coming;

/// Has it come, where the site does not have it in the first one. Without it the pages are plain, but there.
pub fn dress() -> Coming<()> {
    let link = link();
    Box::pin(async {
        if let Some(link) = link {
            let _ = link.await;
        }
    })
}

fn link() -> Option<JsFuture> {
    let named = document().query_selector("meta[name=later-styles]").ok()??;
    let link = document().create_element("link").ok()?;
    set(&link, "rel", "stylesheet");
    set(&link, "href", &named.get_attribute("content")?);
    let come = Promise::new(&mut |done, _| {
        for end in ["load", "error"] {
            // Of an element there is nothing that can't be listened to.
            let _ = link.add_event_listener_with_callback(end, &done);
        }
    });
    document().head()?.append_child(&link).ok()?;
    named.remove();
    Some(JsFuture::from(come))
}
