//! Programs of the system, from Debian's own packages.

use std::path::Path;
use std::process::Command;

use crate::steps::{StepError, Steps};
use crate::tools::answer;

/// Installs Debian packages if this is a Debian and nobody needs to be asked; does nothing otherwise.
pub fn install(packages: &[&str], steps: &mut Steps) -> Result<(), StepError> {
    let Some(apt) = apt_get() else { return Ok(()) };
    let apt = |arguments: &[&str]| {
        let mut words = apt.iter().chain(arguments);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    steps.run("apt-get update", &mut apt(&["update", "-qq"]))?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], packages].concat();
    steps.run(&format!("apt-get install {}", packages.join(" ")), &mut apt(&install))
}

/// The words that start apt-get with the right to install; None where there is no such right or no apt-get.
fn apt_get() -> Option<&'static [&'static str]> {
    answer(Path::new("apt-get"), "--version")?;
    if answer(Path::new("id"), "-u")?.trim() == "0" {
        return Some(&["apt-get"]);
    }
    let sudo = Command::new("sudo")
        .args(["-n", "true"])
        .output()
        .is_ok_and(|output| output.status.success());
    sudo.then_some(&["sudo", "-n", "apt-get"])
}
