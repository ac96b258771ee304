//! The canvases that lie on the map, each as large as a frame of it and as sharp as the screen.

use geomap::decimal::short;
use geomap::{Frame, Pen, Px};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ImageBitmapRenderingContext, OffscreenCanvas};

/// The most pixels of the device that a pixel of the page is drawn with: more than three nobody sees.
const SHARPEST: f64 = 3.0;
/// The most pixels of the device that a canvas has, 256 MB: on an immense screen it is drawn less sharp.
const MOST_PIXELS: f64 = 64e6;

/// A canvas, and what it is drawn on with.
#[derive(Debug)]
pub struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    aside: Option<Aside>,
}

/// Where a canvas of the page is drawn before it is shown. A canvas that is drawn on itself some browsers copy whole each
/// time that anything on the page changes: with two of them that is a tenth of the time from a letter to what it finds.
#[derive(Debug)]
struct Aside {
    drawn: OffscreenCanvas,
    shown: ImageBitmapRenderingContext,
}

impl Aside {
    /// None where the browser knows no such thing (Safari before 16.4).
    fn new(canvas: &HtmlCanvasElement) -> Option<(Self, CanvasRenderingContext2d)> {
        let drawn = OffscreenCanvas::new(1, 1).ok()?;
        // It draws with the same methods.
        let context = drawn.get_context("2d").ok()??.unchecked_into();
        let shown = canvas.get_context("bitmaprenderer").ok()??.dyn_into().ok()?;
        Some((Self { drawn, shown }, context))
    }
}

impl Sheet {
    /// The sheet of a canvas of the page, which shows what is drawn by [`Self::show`]; none where the browser has nothing to
    /// draw with.
    pub fn on_page(canvas: HtmlCanvasElement) -> Option<Self> {
        let Some((aside, context)) = Aside::new(&canvas) else {
            return Self::new(canvas);
        };
        Some(Self {
            canvas,
            context,
            aside: Some(aside),
        })
    }

    fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self {
            canvas,
            context,
            aside: None,
        })
    }

    /// Shows what has been drawn since [`Self::lay_out`].
    pub fn show(&self) {
        if let Some(Aside { drawn, shown }) = &self.aside
            && let Ok(picture) = drawn.transfer_to_image_bitmap()
        {
            shown.transfer_from_image_bitmap(&picture);
        }
    }

    /// A sheet beside the page, of `width` × `height` pixels of the device, to be copied from.
    pub fn aside(width: f64, height: f64) -> Option<Self> {
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(width.ceil() as u32);
        canvas.set_height(height.ceil() as u32);
        Self::new(canvas)
    }

    /// The canvas.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// What it is drawn on with.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        &self.context
    }

    /// Makes it an empty sheet over the frame; what is drawn then is in pixels from the screen's top left corner.
    pub fn lay_out(&self, frame: &Frame) -> &CanvasRenderingContext2d {
        let (width, height) = (frame.size.width + 2.0 * frame.pad, frame.size.height + 2.0 * frame.pad);
        let sharpness = sharpness(width, height);
        let pixels = |length: f64| (length * sharpness).ceil() as u32;
        let (columns, rows) = (pixels(width), pixels(height));
        if self.canvas.width() == columns && self.canvas.height() == rows {
            // Both are finite numbers: nothing that the browser could refuse.
            let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            self.context.clear_rect(0.0, 0.0, f64::from(columns), f64::from(rows));
        } else {
            if let Some(Aside { drawn, .. }) = &self.aside {
                drawn.set_width(columns);
                drawn.set_height(rows);
            }
            self.canvas.set_width(columns);
            self.canvas.set_height(rows);
            let style = HtmlElement::style(&self.canvas);
            for (property, length) in [
                ("left", -frame.pad),
                ("top", -frame.pad),
                ("width", f64::from(columns) / sharpness),
                ("height", f64::from(rows) / sharpness),
            ] {
                // Properties that every browser knows.
                let _ = style.set_property(property, &format!("{}px", short(length, 3)));
            }
        }
        let edge = frame.pad * sharpness;
        let _ = self.context.set_transform(sharpness, 0.0, 0.0, sharpness, edge, edge);
        &self.context
    }
}

/// How many pixels of the device a pixel of the page is drawn with, on a sheet of this size.
fn sharpness(width: f64, height: f64) -> f64 {
    device_sharpness().min((MOST_PIXELS / (width * height).max(1.0)).sqrt())
}

/// How many pixels of the device a pixel of the page has, as far as that can be seen.
pub fn device_sharpness() -> f64 {
    window().device_pixel_ratio().clamp(0.5, SHARPEST)
}

/// A canvas's own pen, for the outlines of [`geomap`].
pub struct Brush<'a>(pub &'a CanvasRenderingContext2d);

impl Pen for Brush<'_> {
    fn move_to(&mut self, at: Px) {
        self.0.move_to(at.x, at.y);
    }

    fn line_to(&mut self, at: Px) {
        self.0.line_to(at.x, at.y);
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
