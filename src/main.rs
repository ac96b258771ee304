//! Starts the map in the browser.

fn main() {
    // The published site's panics just stop, and have nothing to say (crates/xtask/src/lean.rs).
    #[cfg(not(lean))]
    console_error_panic_hook::set_once();
    mapa_praktyk::app::start();
}
