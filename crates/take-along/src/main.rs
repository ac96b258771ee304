//! The worker; `src/worker.rs` has what it does.

fn main() {
    take_along::worker::start();
}
