//! A static server for dist/: this machine only, where the site is to stand on its host, compressed copies where the browser
//! takes them, 404.html for the rest, and the site's policy in the header.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::thread;

use hyper::body::Incoming;
use hyper::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use hyper::http::uri::PathAndQuery;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

use crate::base::Base;
use crate::files::{self, FileError};
use crate::policy::{self, Policy};

/// How many ports above the wanted one are tried.
const PORTS_TRIED: u16 = 50;

/// Why the site is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Nothing to serve.
    #[error("there is no dist/index.html to serve; run `cargo xtask dist`, or `cargo xtask serve` without --no-build")]
    NothingBuilt,
    /// Every port in the range is taken, or may not be used.
    #[error("cannot listen on 127.0.0.1, port {port} or the next {PORTS_TRIED}: {source}; name another with --port")]
    NoPort {
        /// The first port tried.
        port: u16,
        /// What the system said of the last one.
        source: io::Error,
    },
    /// A file of the site could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The server stopped.
    #[error("the server stopped: {0}")]
    Stopped(#[from] io::Error),
}

/// A server that has its port but does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: std::net::TcpListener,
    address: SocketAddr,
    site: Site,
}

/// What is served, and how.
#[derive(Debug, Clone)]
struct Site {
    base: Base,
    policy: Policy,
    files: Files,
}

type Files = ServeDir<SetStatus<ServeFile>>;

impl Server {
    /// Takes the port, or the next free one, on this machine's own address; port 0 is any free one.
    pub fn bind(dist: &Path, port: u16) -> Result<Self, ServerError> {
        if !dist.join("index.html").is_file() {
            return Err(ServerError::NothingBuilt);
        }
        let listener = listen(port)?;
        listener.set_nonblocking(true)?;
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            site: Site::of(dist)?,
        })
    }

    /// `http://127.0.0.1:8080`, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the map is: `http://127.0.0.1:8080/mapa/`.
    pub fn address(&self) -> String {
        format!("{}{}", self.origin(), self.site.base)
    }

    /// Answers requests until the process ends.
    pub fn run(self) -> Result<Infallible, ServerError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        runtime.block_on(accept(self.listener, self.site))
    }

    /// Answers requests in a thread of its own until the process ends.
    pub fn run_beside(self) {
        thread::spawn(move || {
            let Err(error) = self.run();
            eprintln!("{error}");
        });
    }
}

fn listen(port: u16) -> Result<std::net::TcpListener, ServerError> {
    let mut tried = port;
    loop {
        match std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, tried)) {
            Ok(listener) => return Ok(listener),
            Err(source) if tried == u16::MAX || tried - port >= PORTS_TRIED => {
                return Err(ServerError::NoPort { port, source });
            }
            Err(_) => tried += 1,
        }
    }
}

impl Site {
    /// The site in a folder; it stands where its pages say.
    fn of(dist: &Path) -> Result<Self, FileError> {
        let config = dist.join("config.json");
        let config = if config.is_file() {
            files::read(&config)?
        } else {
            Vec::new()
        };
        Ok(Self {
            base: Base::of(dist)?,
            policy: Policy::of(&config),
            files: files_of(dist),
        })
    }

    /// The path of a request below the site; beside it there is nothing, which is said by a name that no file has.
    fn within(&self, uri: &Uri) -> String {
        self.base.within(uri.path()).unwrap_or("/-").to_owned()
    }
}

fn files_of(dist: &Path) -> Files {
    let not_found = ServeFile::new(dist.join("404.html"))
        .precompressed_br()
        .precompressed_gzip();
    ServeDir::new(dist)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_to_trailing_slash(false)
        .not_found_service(not_found)
}

async fn accept(listener: std::net::TcpListener, site: Site) -> Result<Infallible, ServerError> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let site = site.clone();
        let service = service_fn(move |request| answer(site.clone(), request));
        // A connection that the browser breaks off is nothing to report.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(
    mut site: Site,
    mut request: Request<Incoming>,
) -> Result<Response<ServeFileSystemResponseBody>, io::Error> {
    let path = site.within(request.uri());
    if let Ok(inner) = PathAndQuery::try_from(path.as_str()) {
        *request.uri_mut() = Uri::from(inner);
    }
    let mut response = site.files.try_call(request).await?;
    let caching = caching(&path, response.status().is_success());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(policy) = HeaderValue::from_str(&site.policy.in_header(&path)) {
        headers.insert(HeaderName::from_static(policy::HEADER), policy);
    }
    Ok(response)
}

/// A file whose name has its content's hash never changes; all others are asked for again, by their ETag. That there is no
/// such file may change.
fn caching(path: &str, is_there: bool) -> &'static str {
    if is_there && is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Trunk's names: `/mapa-praktyk-4f1c2d3e4a5b6c7d_bg.wasm`, `/base-4f1c2d3e4a5b6c7d.css`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.chars().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::*;

    fn get(server: &str, path: &str) -> String {
        get_with(server, path, "Accept-Encoding: br")
    }

    fn get_with(server: &str, path: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(server.trim_start_matches("http://")).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn each_address_has_its_answer() {
        let folder = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        let files = [
            ("index.html", "mapa"),
            ("404.html", "nie ma"),
            ("praktyki/index.html", "lista"),
            ("app.wasm", "wasm"),
            ("app.wasm.br", "squeezed"),
            ("data/practices.geojson", "{}"),
            ("a-0123456789abcdef.css", "style"),
            ("osadz/index.html", "osadzona"),
        ];
        for (name, text) in files {
            files::write(&folder.join(name), text.as_bytes()).unwrap();
        }
        let server = Server::bind(&folder, 0).unwrap();
        let origin = server.origin();
        server.run_beside();

        // (path, status, header, body)
        let cases = [
            ("/", "200", "content-type: text/html", "mapa"),
            ("/praktyki", "200", "content-type: text/html", "lista"),
            ("/praktyki/", "200", "cache-control: no-cache", "lista"),
            ("/app.wasm", "200", "content-type: application/wasm", "squeezed"),
            ("/app.wasm", "200", "content-encoding: br", "squeezed"),
            (
                "/data/practices.geojson",
                "200",
                "content-type: application/geo+json",
                "{}",
            ),
            ("/praktyki/dawna", "404", "content-type: text/html", "nie ma"),
            (
                "/a-0123456789abcdef.css",
                "200",
                "cache-control: public, max-age=31536000, immutable",
                "style",
            ),
            ("/b-0123456789abcdef.css", "404", "cache-control: no-cache", "nie ma"),
            ("/", "200", "; frame-ancestors 'self'\r\n", "mapa"),
            ("/osadz", "200", "; frame-ancestors *\r\n", "osadzona"),
            (
                "/app.wasm?x",
                "200",
                "content-security-policy: default-src 'none'",
                "squeezed",
            ),
            ("/../Cargo.toml", "404", "content-type: text/html", "nie ma"),
        ];
        for (path, status, header, body) in cases {
            let answer = get(&origin, path);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
            assert!(answer.contains(header) && answer.ends_with(body), "{path}: {answer}");
        }
        files::remove_folder(&folder).unwrap();
    }

    #[test]
    fn a_site_in_a_folder_is_served_there() {
        let folder = std::env::temp_dir().join(format!("xtask-server-base-{}", std::process::id()));
        for (name, text) in [
            ("index.html", "<base href=\"/mapa/\" />mapa"),
            ("404.html", "nie ma"),
            ("praktyki/index.html", "lista"),
        ] {
            files::write(&folder.join(name), text.as_bytes()).unwrap();
        }
        let server = Server::bind(&folder, 0).unwrap();
        let origin = server.origin();
        assert_eq!(server.address(), format!("{origin}/mapa/"));
        server.run_beside();
        for (path, status, body) in [
            ("/mapa/", "200", "mapa"),
            ("/mapa", "200", "mapa"),
            ("/mapa/praktyki?q=a", "200", "lista"),
            ("/", "404", "nie ma"),
            ("/praktyki", "404", "nie ma"),
        ] {
            let answer = get(&origin, path);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
            assert!(answer.ends_with(body), "{path}: {answer}");
        }
        files::remove_folder(&folder).unwrap();
    }

    #[test]
    fn tiles_come_part_by_part() {
        let folder = std::env::temp_dir().join(format!("xtask-server-parts-{}", std::process::id()));
        for (name, text) in [
            ("index.html", "mapa"),
            ("404.html", "nie ma"),
            ("data/clusters.pmtiles", "0123456789"),
        ] {
            files::write(&folder.join(name), text.as_bytes()).unwrap();
        }
        let server = Server::bind(&folder, 0).unwrap();
        let origin = server.origin();
        server.run_beside();
        let answer = get_with(&origin, "/data/clusters.pmtiles", "Range: bytes=8-99");
        assert!(
            answer.starts_with("HTTP/1.1 206 ") && answer.ends_with("\r\n\r\n89"),
            "{answer}"
        );
        assert!(answer.contains("content-range: bytes 8-9/10"), "{answer}");
        files::remove_folder(&folder).unwrap();
    }

    #[test]
    fn without_a_build_there_is_nothing_to_serve() {
        let error = Server::bind(Path::new("no-such-folder-żółw"), 0).unwrap_err();
        assert!(matches!(error, ServerError::NothingBuilt));
    }

    #[test]
    fn a_taken_port_gives_the_next() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_ne!(listen(port).unwrap().local_addr().unwrap().port(), port);
    }

    #[test]
    fn hashed_names_never_change() {
        let cases = [
            ("/mapa-praktyk-110eb0039e35dd93_bg.wasm", true),
            ("/base-110eb0039e35dd93.css", true),
            ("/", false),
            ("/sw.js", false),
            ("/offline-110eb0039e35dd93.js", true),
            ("/data/practices.geojson", false),
            ("/praktyki/koszalinski-system-oceny-przedszkoli-i-szkol", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }
}
