//! The map as a part of somebody else's page: the code that puts it there, how it is moved there, and what the two pages tell
//! each other. All of it comes later than the first visit to the map.

pub mod code;
pub mod cooperation;
pub mod dialog;
pub mod parent;
pub mod script;
pub mod select;

use leptos::prelude::document;

use crate::components::piece::set;

/// The query's name for the województwo that is chosen: an embedded map has one path, whatever it shows.
pub const REGION: &str = "region";
/// The query's name for the origin of the page around the map.
pub const PARENT: &str = "rodzic";

/// How an embedded map and the dialog that offers it look, which a first visit does without.
const STYLES: &str = "/osadz.css";
/// By what the style sheet is known in the document.
const STYLES_ID: &str = "osadz-css";

/// Has the style sheet come, once.
pub fn dress() {
    let page = document();
    if page.get_element_by_id(STYLES_ID).is_some() {
        return;
    }
    // A document makes every element that is asked of it by a proper name, and takes it.
    if let (Ok(link), Some(body)) = (page.create_element("link"), page.body()) {
        set(&link, "id", STYLES_ID);
        set(&link, "rel", "stylesheet");
        set(&link, "href", STYLES);
        let _ = body.append_child(&link);
    }
}
