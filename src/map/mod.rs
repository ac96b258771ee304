//! The map's view: the pane that moves, what is drawn on it, and one file per way of moving it.

pub mod atlas;
pub mod card_place;
pub mod controls;
pub mod hash;
pub mod keyboard;
pub mod kin;
pub mod markers;
pub mod motion;
pub mod names;
pub mod outlines;
pub mod pointer;
pub mod popup;
pub mod scene;
pub mod size;
pub mod spots;
pub mod still;
pub mod view;
pub mod wheel;
