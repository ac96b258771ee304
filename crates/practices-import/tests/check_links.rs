//! `praktyki check --links` against servers of this test; nothing goes out to the network.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use practices_import::check::links::{Settings, check_links};
use practices_import::records::RecordFile;
use tempfile::tempdir;

/// A server that answers each request for a path as it is told, and remembers the requests.
struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// `respond` has the method and the path, and answers on the connection.
    fn start(respond: impl Fn(&str, &str, TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("0.0.0.0:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, respond) = (Arc::clone(&requests), Arc::new(respond));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, respond) = (Arc::clone(&seen), Arc::clone(&respond));
                thread::spawn(move || {
                    let stream = stream.unwrap();
                    let head = read_head(&stream);
                    let mut words = head.split(' ');
                    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                    seen.lock().unwrap().push(head.clone());
                    respond(method, path, stream);
                });
            }
        });
        Self { port, requests }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The lines "GET /path" of the requests so far.
    fn requests(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests
            .iter()
            .map(|head| head.split(" HTTP").next().unwrap().to_owned())
            .collect()
    }
}

/// The lines up to the empty one.
fn read_head(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn answer(mut stream: TcpStream, status: &str, headers: &str) {
    // A client that has gone away is no matter of the server.
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

fn redirect(stream: TcpStream, status: u16, to: &str) {
    answer(stream, &format!("{status} Redirect"), &format!("Location: {to}\r\n"));
}

fn settings() -> Settings {
    Settings {
        pause: Duration::ZERO,
        archive: "https://archiwum.example.org/".into(),
        allow_local: true,
        ..Settings::default()
    }
}

/// A made-up record with these pages.
fn record(slug: &str, websites: &[String]) -> RecordFile {
    let text = format!(
        "+++\nid = \"bdp-{slug}\"\nslug = \"{slug}\"\ntitle = \"Żółw\"\ncategory = \"dialog-spoleczny\"\n\
         websites = {websites:?}\nupdated = \"2013-07-09\"\n\n[source]\ncatalogue = \"bdp\"\n+++\n"
    );
    RecordFile::new(format!("{slug}.md").into(), text)
}

fn findings(websites: &[String], settings: &Settings) -> Vec<String> {
    let found = check_links(&[record("zolw", websites)], settings).unwrap();
    found.iter().map(ToString::to_string).collect()
}

/// The site of one server, with every way in which a page may be there or not.
fn site() -> Server {
    Server::start(|method, path, stream| match (method, path) {
        (_, "/jest") | ("GET", "/bez-head" | "/head-zabroniony") => answer(stream, "200 OK", ""),
        (_, "/stara") => redirect(stream, 301, "/jest"),
        (_, "/chwilowo") => redirect(stream, 302, "/stara"),
        (_, "/petla") => redirect(stream, 302, "/petla"),
        (_, "/donikad") => answer(stream, "302 Found", ""),
        (_, "/bez-head") => answer(stream, "405 Method Not Allowed", ""),
        (_, "/head-zabroniony" | "/zabroniona") => answer(stream, "403 Forbidden", ""),
        (_, "/usunieta") => answer(stream, "410 Gone", ""),
        (_, "/awaria") => answer(stream, "500 Internal Server Error", ""),
        (_, "/zerwana") => drop(stream),
        (_, "/smieci") => drop((&stream).write_all("żółw\r\n\r\n".as_bytes())),
        // The client gives up; the read ends when it does.
        (_, "/wolna") => drop(read_head(&stream)),
        _ => answer(stream, "404 Not Found", ""),
    })
}

#[test]
fn says_of_each_page_whether_it_is_there() {
    let site = site();
    let cases = [
        ("/jest", None),
        ("/jest#rozdzial", None),
        ("/stara", None),
        ("/chwilowo", None),
        ("/bez-head", None),
        ("/head-zabroniony", None),
        (
            "/nie-ma",
            Some("serwer nie ma takiej strony (404); kopia w archiwum: ARCHIWUM [uwaga: link-dead]"),
        ),
        (
            "/usunieta",
            Some("serwer nie ma takiej strony (410); kopia w archiwum: ARCHIWUM [uwaga: link-dead]"),
        ),
        (
            "/petla",
            Some("więcej niż 5 przekierowań; kopia w archiwum: ARCHIWUM [uwaga: link-dead]"),
        ),
        (
            "/donikad",
            Some("przekierowanie donikąd (302); kopia w archiwum: ARCHIWUM [uwaga: link-dead]"),
        ),
        (
            "/awaria",
            Some("błąd serwera (500), może chwilowy; sprawdź później [uwaga: link-server-error]"),
        ),
        (
            "/zabroniona",
            Some("serwer odmawia odpowiedzi programom (403); sprawdź w przeglądarce [brak: link-unverified]"),
        ),
    ];
    for (path, expected) in cases {
        let address = site.address(path);
        let archived = format!("https://archiwum.example.org/2013/{address}");
        let expected = expected.map(|text| {
            let text = text.replace("ARCHIWUM", &archived);
            format!("zolw.md, wiersz 6, pole websites: {address}: {text}")
        });
        assert_eq!(
            findings(std::slice::from_ref(&address), &settings()),
            Vec::from_iter(expected),
            "{path}"
        );
    }
    for path in ["/zerwana", "/smieci"] {
        let found = findings(&[site.address(path)], &settings());
        assert!(
            found.len() == 1 && found[0].contains("[uwaga: link-dead]"),
            "{path}: {found:?}"
        );
    }
}

#[test]
fn does_not_wait_for_a_slow_server_for_ever() {
    let hurried = Settings {
        total: Duration::from_millis(100),
        ..settings()
    };
    let found = findings(&[site().address("/wolna")], &hurried);
    assert!(found[0].contains("serwer nie odpowiada na czas"), "{found:?}");
}

#[test]
fn names_a_server_that_is_not_there_and_one_that_does_not_encrypt() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let found = findings(&[format!("http://{closed}/")], &settings());
    assert!(found[0].contains("serwer odrzuca połączenie"), "{found:?}");
    let found = findings(&[format!("https://{}/", plain_speaker())], &settings());
    assert!(found[0].contains("TLS"), "{found:?}");
}

/// A server that says something plain to whoever connects, be it over TLS.
fn plain_speaker() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            stream.unwrap().write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        }
    });
    address
}

// Other systems have one local address unless they are told to have more.
#[cfg(target_os = "linux")]
#[test]
fn suggests_the_new_address_of_what_has_moved_for_good() {
    let new = site();
    let to = format!("http://127.0.0.2:{}/jest", new.port);
    let targets = to.clone();
    let old = Server::start(move |_, path, stream| match path {
        "/na-stale" => redirect(stream, 308, &targets),
        _ => redirect(stream, 307, &targets),
    });
    let expected = format!(
        "zolw.md, wiersz 6, pole websites: {}: strona przeniosła się na stałe; jej nowy adres to {to} [brak: link-moved]",
        old.address("/na-stale")
    );
    assert_eq!(findings(&[old.address("/na-stale")], &settings()), [expected]);
    assert_eq!(findings(&[old.address("/na-chwile")], &settings()), [""; 0]);
}

#[test]
fn asks_politely_and_once() {
    let site = site();
    let page = site.address("/nie-ma");
    let files = [
        record("zolw", &[page.clone(), format!("{page}#rozdzial")]),
        record("ges", &["to nie adres".into(), page]),
    ];
    let found = check_links(&files, &settings()).unwrap();
    let places: Vec<_> = found.iter().map(|finding| finding.problem.path.as_str()).collect();
    assert_eq!(places, ["ges.md", "zolw.md", "zolw.md"]);
    assert_eq!(site.requests(), ["HEAD /nie-ma"]);
    let head = site.requests.lock().unwrap()[0].to_lowercase();
    assert!(head.contains("user-agent: praktyki-check/"), "{head}");
}

#[test]
fn a_local_address_is_named_and_not_visited() {
    let site = site();
    let careful = Settings {
        allow_local: false,
        ..settings()
    };
    let found = findings(&[site.address("/jest")], &careful);
    assert!(
        found.len() == 1 && found[0].ends_with("[uwaga: link-local]"),
        "{found:?}"
    );
    assert_eq!(site.requests(), [""; 0]);
}

/// Counts how many requests are being answered, and the most at any time.
#[derive(Default)]
struct Counter {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Counter {
    fn during(&self, answer: impl FnOnce()) {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        answer();
        self.now.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn hosts_are_asked_side_by_side_as_many_as_there_are_jobs() {
    let (counter, pair) = (Arc::new(Counter::default()), Barrier::new(2));
    let counted = Arc::clone(&counter);
    // Each answer waits for a second request: asked one at a time, all would time out.
    let server = Server::start(move |_, _, stream| {
        counted.during(|| {
            pair.wait();
        });
        answer(stream, "200 OK", "");
    });
    let hosts: Vec<String> = (1..=6)
        .map(|host| format!("http://127.0.0.{host}:{}/", server.port))
        .collect();
    let two = Settings { jobs: 2, ..settings() };
    assert_eq!(findings(&hosts, &two), [""; 0]);
    assert_eq!(counter.most.load(Ordering::SeqCst), 2);
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn one_host_is_asked_one_thing_at_a_time() {
    let counter = Arc::new(Counter::default());
    let counted = Arc::clone(&counter);
    let server = Server::start(move |_, _, stream| {
        // The next request may come as soon as this one is answered.
        counted.during(thread::yield_now);
        answer(stream, "200 OK", "");
    });
    let pages: Vec<String> = (1..=20).map(|page| server.address(&format!("/{page}"))).collect();
    assert_eq!(findings(&pages, &settings()), [""; 0]);
    assert_eq!((counter.most.load(Ordering::SeqCst), server.requests().len()), (1, 20));
}

#[test]
fn the_command_visits_links_where_it_is_asked_to() {
    let (site, dir) = (site(), tempdir().unwrap());
    let file = record("zolw", &[site.address("/nie-ma")]);
    std::fs::write(dir.path().join("zolw.md"), &file.text).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praktyki"));
        let output = command.arg("check").arg(dir.path()).args(arguments).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), text, output.stderr)
    };
    let (code, out, err) = run(&["--links", "--allow-local", "--jobs", "1", "--level", "uwaga"]);
    assert_eq!(
        (code, err),
        (1, Vec::new()),
        "no progress bar where there is no terminal"
    );
    assert!(
        out.contains("(404); kopia w archiwum: https://") && out.contains("/2013/http://127.0.0.1"),
        "{out}"
    );
    let requests = site.requests().len();
    assert_eq!(run(&["--level", "uwaga"]).0, 0);
    assert_eq!(site.requests().len(), requests);
    assert_eq!(run(&["--jobs", "2"]).0, 2);
}
