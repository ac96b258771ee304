//! The `praktyki` command; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    practices_import::cli::main()
}
