//! Starts the map in the browser.

fn main() {
    console_error_panic_hook::set_once();
    mapa_praktyk::app::start();
}
