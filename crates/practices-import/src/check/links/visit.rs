//! A visit to one address: what the server says in the end.

use std::io::ErrorKind;

use ureq::http::Response;
use ureq::{Agent, Body, Error};
use url::Url;

use super::Settings;
use super::hosts::{self, Hosts};

/// So many redirects a browser would follow without a second thought; a page needs one or two.
const MOST_REDIRECTS: usize = 5;

/// What a visit ended with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The page is there.
    Alive,
    /// The page is there, but has moved to another host for good.
    Moved(Url),
    /// It isn't; with the reason in Polish.
    Dead(String),
    /// The server has an error of its own, of this status.
    ServerError(u16),
    /// The server is there and refuses, with this status.
    Unverified(u16),
    /// An address of a local network, not visited.
    Local,
}

/// What visits share: the connections and the turns of the hosts.
pub struct Visitor {
    agent: Agent,
    hosts: Hosts,
    allow_local: bool,
}

/// What a server answers to one request.
enum Answer {
    Status(u16),
    Redirect { to: Url, permanent: bool },
}

impl Visitor {
    /// A visitor who names itself and its purpose.
    pub fn new(settings: &Settings) -> Self {
        // A header takes no Polish letters.
        let name = concat!(
            "praktyki-check/",
            env!("CARGO_PKG_VERSION"),
            " (sprawdza odnosniki katalogu dobrych praktyk)"
        );
        let config = Agent::config_builder()
            .user_agent(name)
            .http_status_as_error(false)
            // Each hop has to wait for its host's turn.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(settings.connect))
            .timeout_global(Some(settings.total))
            // A connection kept open may be closed by the server just as the next request goes out.
            .max_idle_connections(0);
        Self {
            agent: config.build().new_agent(),
            hosts: Hosts::new(settings.pause),
            allow_local: settings.allow_local,
        }
    }

    /// Follows an address to its end.
    pub fn visit(&self, address: &Url) -> Outcome {
        let mut current = address.clone();
        let mut is_permanent = true;
        for _ in 0..=MOST_REDIRECTS {
            if !self.allow_local && hosts::is_local(&current) {
                return Outcome::Local;
            }
            match self.ask(&current) {
                Ok(Answer::Redirect { to, permanent }) => {
                    is_permanent &= permanent;
                    current = to;
                }
                Ok(Answer::Status(status)) => return ended(status, address, current, is_permanent),
                Err(error) => return Outcome::Dead(reason(&error)),
            }
        }
        Outcome::Dead(format!("więcej niż {MOST_REDIRECTS} przekierowań"))
    }

    /// HEAD, which costs the server least, and GET where it doesn't know that. Neither reads the page itself.
    fn ask(&self, address: &Url) -> Result<Answer, Error> {
        let host = hosts::name(address);
        let head = self.hosts.in_turn(&host, || self.agent.head(address.as_str()).call())?;
        if !matches!(head.status().as_u16(), 403 | 405 | 501) {
            return Ok(answer(address, &head));
        }
        let get = self.hosts.in_turn(&host, || self.agent.get(address.as_str()).call())?;
        Ok(answer(address, &get))
    }
}

fn answer(address: &Url, response: &Response<Body>) -> Answer {
    let status = response.status().as_u16();
    let location = response
        .headers()
        .get("location")
        .map(|to| String::from_utf8_lossy(to.as_bytes()));
    let to = location.and_then(|to| address.join(&to).ok());
    match (status, to) {
        (301 | 302 | 303 | 307 | 308, Some(to)) if matches!(to.scheme(), "http" | "https") => Answer::Redirect {
            to,
            permanent: matches!(status, 301 | 308),
        },
        _ => Answer::Status(status),
    }
}

fn ended(status: u16, address: &Url, end: Url, is_permanent: bool) -> Outcome {
    match status {
        404 | 410 => Outcome::Dead(format!("serwer nie ma takiej strony ({status})")),
        400..=499 => Outcome::Unverified(status),
        500..=599 => Outcome::ServerError(status),
        300..=399 => Outcome::Dead(format!("przekierowanie donikąd ({status})")),
        _ if is_permanent && hosts::name(address) != hosts::name(&end) => Outcome::Moved(end),
        _ => Outcome::Alive,
    }
}

/// Why there was no answer, for people.
fn reason(error: &Error) -> String {
    match error {
        Error::HostNotFound => "nie ma takiego serwera (DNS)".to_owned(),
        Error::Timeout(_) => "serwer nie odpowiada na czas".to_owned(),
        Error::Tls(_) | Error::Rustls(_) => format!("błąd szyfrowania (TLS): {error}"),
        Error::Io(io) => match io.kind() {
            ErrorKind::ConnectionRefused => "serwer odrzuca połączenie".to_owned(),
            ErrorKind::TimedOut => "serwer nie odpowiada na czas".to_owned(),
            // The handshake's errors come as data that rustls can't accept.
            ErrorKind::InvalidData => format!("błąd szyfrowania (TLS): {io}"),
            _ => format!("połączenie zerwane ({io})"),
        },
        other => format!("odpowiedzi nie da się odczytać ({other})"),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn names_the_reason_of_silence() {
        let io = |kind| Error::Io(io::Error::new(kind, "gęś"));
        let cases = [
            (Error::HostNotFound, "nie ma takiego serwera (DNS)"),
            (io(ErrorKind::ConnectionRefused), "serwer odrzuca połączenie"),
            (io(ErrorKind::TimedOut), "serwer nie odpowiada na czas"),
            (io(ErrorKind::InvalidData), "błąd szyfrowania (TLS): gęś"),
            (io(ErrorKind::ConnectionReset), "połączenie zerwane (gęś)"),
            (Error::Tls("gęś"), "błąd szyfrowania (TLS)"),
        ];
        for (error, expected) in cases {
            assert!(reason(&error).starts_with(expected), "{error}: {}", reason(&error));
        }
    }
}
