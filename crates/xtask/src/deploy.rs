//! The ready configurations of web servers (`deploy/`), fitted to a site: to the folder where it is to stand on its host, and
//! to its policy, which names the hosts of tiles in its settings.

use std::path::{Path, PathBuf};

use crate::base::Base;
use crate::files::{self, FileError};
use crate::policy::Policy;

/// The configurations, by their names in `deploy/`.
pub const CONFIGURATIONS: [&str; 2] = ["nginx.conf", "Caddyfile"];

/// What stands before the policy of a site in a configuration, and what after it.
const POLICY: (&str, &str) = ("\"default-src ", "; frame-ancestors ");

/// Where the fitted configurations are written.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target/deploy")
}

/// Writes the configurations that fit the site in `dist`.
pub fn write(root: &Path, dist: &Path) -> Result<(), FileError> {
    let (base, policy) = (Base::of(dist)?, Policy::of(&files::read(&dist.join("config.json"))?));
    for name in CONFIGURATIONS {
        let text = files::read_text(&root.join("deploy").join(name))?;
        files::write(&folder(root).join(name), fitted(&text, &base, &policy).as_bytes())?;
    }
    Ok(())
}

/// The configuration for a site that stands there and has this policy.
pub fn fitted(text: &str, base: &Base, policy: &Policy) -> String {
    let mut new = String::with_capacity(text.len());
    for line in text.lines() {
        new.push_str(&with_policy(line, policy));
        new.push('\n');
    }
    new.replace("^/(en/", &format!("^{}(en/", base.to_string().replace('.', "\\.")))
        .replace("location / {", &format!("location {base} {{"))
        .replace("/404.html;", &format!("{base}404.html;"))
        .replace("* /404.html\n", &format!("* {base}404.html\n"))
}

fn with_policy(line: &str, policy: &Policy) -> String {
    let (start, end) = POLICY;
    let parts = line.split_once(start);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    match parts {
        Some((before, after)) => format!("{before}\"{}{end}{after}", policy.in_page()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NGINX: &str = include_str!("../../../deploy/nginx.conf");
    const CADDY: &str = include_str!("../../../deploy/Caddyfile");

    #[test]
    fn the_ready_configurations_fit_the_ready_settings() {
        let policy = Policy::of(include_bytes!("../../../public/config.json"));
        for text in [NGINX, CADDY] {
            assert!(
                fitted(text, &Base::root(), &policy) == text,
                "deploy/ does not say the policy of public/config.json; `cargo xtask dist` writes target/deploy/, which does"
            );
        }
    }

    #[test]
    fn a_site_elsewhere_has_a_configuration_that_fits() {
        let policy = Policy::of(r#"{"tiles":[{"url":"https://kafelki.example/{z}/{x}/{y}"}]}"#.as_bytes());
        for text in [NGINX, CADDY] {
            let text = fitted(text, &Base::new("mapa").unwrap(), &policy);
            assert_eq!(text.matches(&policy.in_page()).count(), 2, "{text}");
            assert!(!text.contains("openstreetmap"), "{text}");
            assert!(text.contains("^/mapa/(en/|uk/)?osadz(/|"), "{text}");
            assert!(text.contains(" /mapa/404.html"), "{text}");
        }
        assert!(fitted(NGINX, &Base::new("mapa").unwrap(), &policy).contains("    location /mapa/ {\n"));
    }
}
