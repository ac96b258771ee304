//! Whether the ready configurations of web servers do what they should: the built site, served on this machine by nginx and
//! Caddy as `deploy/` has them, at the root of a host and in a folder.

mod asks;
mod http;

use std::env;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::apt;
use crate::base::{Base, BaseError};
use crate::deploy;
use crate::files::{self, FileError};
use crate::policy::Policy;
use crate::steps::{StepError, Steps};

/// Where the site is copied to be served, and what is served beside its files: of each type that the site may have.
const WWW: &str = "www";
const FOLDER: &str = "/mapa/";
const SAMPLES: [&str; 7] = [
    "proba.atom",
    "proba.csv",
    "proba.jsonld",
    "proba.pmtiles",
    "proba.ttl",
    "proba.xml",
    ".git/config",
];
/// Sends the copies made with brotli, where nginx has it.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a configuration is not right, or can't be tried.
#[derive(Debug, thiserror::Error)]
pub enum ServersError {
    /// Nothing to serve.
    #[error("there is no dist/index.html to serve; run `cargo xtask dist`")]
    NothingBuilt,
    /// No nginx, and no way to install it.
    #[error("no nginx found. Install it (Debian: `apt-get install nginx libnginx-mod-http-brotli-static`)")]
    NoNginx,
    /// A server that does not run.
    #[error("{name} does not answer{}", .source.as_ref().map_or(String::new(), |source| format!(": {source}")))]
    Silent {
        /// Which.
        name: &'static str,
        /// What the system said, where it said anything.
        source: Option<io::Error>,
    },
    /// It answers otherwise than it should.
    #[error("{name} at {base}, with deploy/{configuration}:\n    {}", .faults.join("\n    "))]
    Wrong {
        /// Which.
        name: &'static str,
        /// Its configuration.
        configuration: &'static str,
        /// Where the site stood.
        base: Base,
        /// What was asked, what came and what should have.
        faults: Vec<String>,
    },
    /// The folder is none.
    #[error(transparent)]
    Base(#[from] BaseError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A program failed.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// A web server that the project has a configuration for.
#[derive(Debug, Clone, Copy)]
struct Kind {
    name: &'static str,
    configuration: &'static str,
    packages: &'static [&'static str],
    /// The configuration for a trial on this port, and the words that start it.
    trial: fn(&str, &Trial) -> String,
    words: fn(&Path) -> Vec<String>,
}

/// Where a trial listens, and where its files are.
#[derive(Debug)]
struct Trial {
    port: u16,
    root: PathBuf,
    folder: PathBuf,
}

const NGINX: Kind = Kind {
    name: "nginx",
    configuration: "nginx.conf",
    packages: &["nginx", "libnginx-mod-http-brotli-static"],
    trial: nginx,
    words: |configuration| vec!["-c".into(), configuration.display().to_string()],
};
const CADDY: Kind = Kind {
    name: "caddy",
    configuration: "Caddyfile",
    packages: &["caddy"],
    trial: caddy,
    words: |configuration| {
        let path = configuration.display().to_string();
        ["run", "--adapter", "caddyfile", "--config", &path]
            .map(str::to_owned)
            .into()
    },
};

/// Tries the configurations with the site in `dist`. nginx must be there, or to be had; Caddy is left out where it is not.
pub fn test(root: &Path, dist: &Path, steps: &mut Steps) -> Result<(), ServersError> {
    if !dist.join("index.html").is_file() {
        return Err(ServersError::NothingBuilt);
    }
    let folder = files::target(root).join("xtask/servers");
    files::remove_folder(&folder)?;
    let site = folder.join(WWW).join(FOLDER.trim_matches('/'));
    files::copy(dist, &site)?;
    for name in SAMPLES {
        files::write(&site.join(name), "próba".as_bytes())?;
    }
    for kind in [NGINX, CADDY] {
        let Some(program) = ready(kind, steps)? else {
            if kind.name == NGINX.name {
                return Err(ServersError::NoNginx);
            }
            println!("    no {}: its configuration is not tried", kind.name);
            continue;
        };
        for base in [Base::root(), Base::new(FOLDER)?] {
            let name = format!("{} with the site at {base}", kind.name);
            steps.time(&name, || trial(root, kind, &program, &folder, &base))?;
        }
    }
    Ok(())
}

/// The program, installed where it is missing and can be.
fn ready(kind: Kind, steps: &mut Steps) -> Result<Option<PathBuf>, StepError> {
    let is_whole = || find(kind.name).filter(|_| kind.name != NGINX.name || Path::new(BROTLI).is_file());
    if let Some(found) = is_whole() {
        return Ok(Some(found));
    }
    // What can't be installed may still be there without its module.
    if let Err(error) = apt::install(kind.packages, steps) {
        println!("    {error}");
    }
    Ok(find(kind.name))
}

fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    folders
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// Starts the server, asks it everything, and ends it.
fn trial(root: &Path, kind: Kind, program: &Path, folder: &Path, base: &Base) -> Result<(), ServersError> {
    let www = folder.join(WWW);
    let site = www.join(FOLDER.trim_matches('/'));
    let policy = Policy::of(&files::read(&site.join("config.json"))?);
    let silent = |source| ServersError::Silent {
        name: kind.name,
        source: Some(source),
    };
    let trial = Trial {
        port: free_port().map_err(silent)?,
        root: if *base == Base::root() { site.clone() } else { www },
        folder: folder.to_owned(),
    };
    let text = files::read_text(&root.join("deploy").join(kind.configuration))?;
    let text = (kind.trial)(&deploy::fitted(&text, base, &policy), &trial);
    let configuration = folder.join(kind.configuration);
    files::write(&configuration, text.as_bytes())?;
    let _running = Running(
        Command::new(program)
            .args((kind.words)(&configuration))
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder)
            .env("XDG_DATA_HOME", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::from(
                std::fs::File::create(folder.join(format!("{}.log", kind.name))).map_err(silent)?,
            ))
            .spawn()
            .map_err(silent)?,
    );
    wait_for(kind, trial.port)?;
    let faults = asks::faults(
        trial.port,
        base,
        &site,
        &policy,
        Path::new(BROTLI).is_file() || kind.name != NGINX.name,
    )?;
    if faults.is_empty() {
        return Ok(());
    }
    Err(ServersError::Wrong {
        name: kind.name,
        configuration: kind.configuration,
        base: base.clone(),
        faults,
    })
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn wait_for(kind: Kind, port: u16) -> Result<(), ServersError> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if start.elapsed() > PATIENCE {
            return Err(ServersError::Silent {
                name: kind.name,
                source: None,
            });
        }
        // A server of others tells nobody that it listens: it is asked again and again until it answers or patience ends.
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// A server that ends when nobody needs it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself can't be ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The configuration as a whole one: one process, without rights, all of its own files below the folder.
fn nginx(text: &str, trial: &Trial) -> String {
    let has_brotli = Path::new(BROTLI).is_file();
    let module = if has_brotli {
        format!("load_module {BROTLI};\n")
    } else {
        String::new()
    };
    let folder = trial.folder.display();
    let own: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("    {name}_temp_path {folder}/temp-{name};\n"))
        .collect();
    let text = text
        .replace("listen 80;", &format!("listen 127.0.0.1:{};", trial.port))
        .replace("/srv/mapa-praktyk", &trial.root.display().to_string())
        .replace("brotli_static on;", if has_brotli { "brotli_static on;" } else { "" });
    format!(
        "{module}daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\n\
         http {{\n    access_log off;\n{own}{text}}}\n"
    )
}

/// The configuration without encryption and without a door for administrators.
fn caddy(text: &str, trial: &Trial) -> String {
    let text = text
        .replace("mapa.example {", &format!("http://127.0.0.1:{} {{", trial.port))
        .replace("/srv/mapa-praktyk", &trial.root.display().to_string());
    format!("{{\n\tadmin off\n}}\n{text}")
}
