//! What clap says in English of a command line that it can't take, in Polish.

use std::error::Error as _;
use std::io::Write;
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says what is wrong with the command line, or shows the help that it asks for.
pub(super) fn show(error: &Error, err: &mut dyn Write) -> ExitCode {
    let Some(message) = message(error) else {
        // Help and version, and what has no words here; clap knows the stream. Where it is closed, nobody reads.
        let _ = error.print();
        return if error.use_stderr() {
            ExitCode::from(2)
        } else {
            ExitCode::SUCCESS
        };
    };
    let usage =
        context(error, ContextKind::Usage).map(|usage| format!("\n{}\n", usage.replacen("Usage:", "Użycie:", 1)));
    let _ = writeln!(
        err,
        "praktyki: {message}\n{}\nWięcej: --help",
        usage.unwrap_or_default()
    );
    ExitCode::from(2)
}

fn message(error: &Error) -> Option<String> {
    let part = |kind| context(error, kind);
    let argument = part(ContextKind::InvalidArg).unwrap_or_default();
    let value = part(ContextKind::InvalidValue).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => match part(ContextKind::SuggestedArg) {
            Some(other) => format!("nie ma opcji „{argument}”; może {other}?"),
            None => format!("„{argument}” jest tu zbędne albo nieznane"),
        },
        ErrorKind::InvalidSubcommand => {
            format!("nie ma polecenia „{}”", part(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => format!("brakuje: {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("„{argument}” i „{}” nie mogą stać razem", part(ContextKind::PriorArg)?)
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("po „{argument}” brakuje wartości"),
        ErrorKind::InvalidValue => {
            let valid = part(ContextKind::ValidValue)?;
            format!("{argument}: nie ma wartości „{value}”; możliwe: {valid}")
        }
        ErrorKind::ValueValidation => format!("{argument}: {}", reason(error, &value)),
        _ => return None,
    })
}

/// What the parser of the value says: the project's own speak Polish.
fn reason(error: &Error, value: &str) -> String {
    match error.source() {
        Some(source) if !source.is::<std::num::ParseIntError>() => source.to_string(),
        _ => format!("„{value}” nie jest liczbą całkowitą"),
    }
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
