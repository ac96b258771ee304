//! What the pointers hold on to, and where the map is when they have moved.

use crate::camera::{Camera, Limits};
use crate::gesture::tap::TOUCH_SLOP;
use crate::units::{Px, Size, World};

/// How far a finger moves for a zoom of one after a tap, in pixels.
const TAP_ZOOM_PX: f64 = 128.0;

/// A pointer that is down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pointer {
    pub id: i32,
    /// Where it came down.
    pub from: Px,
    /// Where it is.
    pub at: Px,
}

impl Pointer {
    pub fn new(id: i32, at: Px) -> Self {
        Self { id, from: at, at }
    }
}

/// What the pointers hold on to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Grip {
    #[default]
    Nothing,
    /// One pointer holds a point of the world.
    Pan { point: World },
    /// Two pointers hold the point between them; their distance gives the zoom.
    Pinch { point: World, distance: f64, zoom: f64 },
    /// A finger that has just tapped zooms about the point that it tapped: down is closer.
    TapZoom { point: World, at: Px, zoom: f64 },
    /// A mouse with shift draws a box from here.
    Select { from: Px },
}

impl Grip {
    /// What pointers hold that come to a map at rest.
    pub fn of(pointers: &[Pointer], camera: Camera, size: Size) -> Self {
        match pointers {
            [finger] => Grip::Pan {
                point: camera.to_world(finger.at, size),
            },
            [a, b] => Grip::Pinch {
                point: camera.to_world(a.at.midpoint(b.at), size),
                distance: pinch_distance(a.at, b.at),
                zoom: camera.zoom,
            },
            _ => Grip::Nothing,
        }
    }

    pub fn tap_zoom(at: Px, camera: Camera, size: Size) -> Self {
        Grip::TapZoom {
            point: camera.to_world(at, size),
            at,
            zoom: camera.zoom,
        }
    }

    /// The camera that shows what is held where the pointers are now. The zoom is limited first: a pinch at its end
    /// must not shift the map.
    pub fn follow(self, pointers: &[Pointer], camera: Camera, limits: &Limits, size: Size) -> Option<Camera> {
        let (point, at, zoom) = match (self, pointers) {
            (Grip::Pan { point }, [finger]) => (point, finger.at, camera.zoom),
            (Grip::Pinch { point, distance, zoom }, [a, b]) => {
                let closer = (pinch_distance(a.at, b.at) / distance).log2();
                (point, a.at.midpoint(b.at), zoom + closer)
            }
            (Grip::TapZoom { point, at, zoom }, [finger]) => {
                // The way on which it was still a tap doesn't count, or else the map would jump at its end.
                let way = finger.at.y - at.y;
                let beyond = (way.abs() - TOUCH_SLOP).max(0.0).copysign(way);
                (point, at, zoom + beyond / TAP_ZOOM_PX)
            }
            _ => return None,
        };
        Some(Camera::showing(point, at, limits.clamp_zoom(zoom, size), size))
    }
}

/// The distance of two fingers; those in one place count as a pixel apart, or else the zoom would be infinite.
fn pinch_distance(a: Px, b: Px) -> f64 {
    a.distance(b).max(1.0)
}
