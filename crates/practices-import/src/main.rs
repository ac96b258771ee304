//! The `praktyki` command; everything it does is in the library.

use std::process::ExitCode;

use clap::Parser;
use practices_import::cli::{Cli, run};

fn main() -> ExitCode {
    run(&Cli::parse(), &mut std::io::stdout(), &mut std::io::stderr())
}
