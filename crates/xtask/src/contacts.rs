//! What of the people to call is published: `publish.contacts` in `config.json`. Where that is not everything, the data of
//! the site is built anew from the records, by `praktyki build`, in the place of what Trunk has copied.

use std::path::Path;
use std::process::Command;

use practices::publishing::{Contacts, NotContacts};

use crate::files::{self, FileError};
use crate::head;
use crate::programs;
use crate::steps::{StepError, Steps};

/// Why the site would say more of people than it is to say.
#[derive(Debug, thiserror::Error)]
pub enum ContactsError {
    /// The settings can't be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The settings are no JSON.
    #[error("public/config.json is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// They name no such setting.
    #[error("public/config.json, publish.contacts: {0}")]
    Setting(#[from] NotContacts),
    /// The data could not be built.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Builds the data below `dist` with no more of the people than is published.
pub fn leave_out(root: &Path, dist: &Path, steps: &mut Steps) -> Result<(), ContactsError> {
    let config = files::read_text(&dist.join("config.json"))?;
    let (contacts, name) = setting(&config)?;
    if contacts == Contacts::Full {
        return Ok(());
    }
    let program = programs::build(root, "--bin", "praktyki", steps)?;
    let mut command = Command::new(program);
    command
        .args(["build", "data/practices", "--contacts", &name, "--into"])
        .arg(dist.join("data"))
        .args(dist.join(head::TILES).is_file().then_some("--tiles"))
        .current_dir(root);
    Ok(steps.run("data without people's names", &mut command)?)
}

/// What `config.json` says, and in which word.
fn setting(config: &str) -> Result<(Contacts, String), ContactsError> {
    let config: serde_json::Value = serde_json::from_str(config)?;
    let said = config.get("publish").and_then(|publish| publish.get("contacts"));
    match said {
        None => Ok((Contacts::Full, "full".to_owned())),
        // A word that is none must not publish everything.
        Some(said) => {
            let name = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
            Ok((name.parse()?, name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_is_read() {
        for (config, expected) in [
            ("{}", Contacts::Full),
            (r#"{"publish":{}}"#, Contacts::Full),
            (r#"{"publish":{"contacts":"full"}}"#, Contacts::Full),
            (r#"{"publish":{"contacts":"office"}}"#, Contacts::Office),
            (r#"{"publish":{"contacts":"none"}}"#, Contacts::None),
        ] {
            assert_eq!(setting(config).unwrap().0, expected, "{config}");
        }
    }

    #[test]
    fn what_is_no_setting_publishes_nothing() {
        for config in [
            "żółw",
            r#"{"publish":{"contacts":"biuro"}}"#,
            r#"{"publish":{"contacts":null}}"#,
            r#"{"publish":{"contacts":false}}"#,
        ] {
            assert!(setting(config).is_err(), "{config}");
        }
    }

    #[test]
    fn the_committed_file_has_a_sound_setting() {
        assert!(setting(include_str!("../../../public/config.json")).is_ok());
    }
}
