//! One request at a time to a host, and a pause after it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::{Host, Url};

/// When each host was asked last; the lock of a host is held while it is asked.
#[derive(Debug)]
pub struct Hosts {
    pause: Duration,
    asked: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl Hosts {
    /// Hosts that want so much pause between two requests.
    pub fn new(pause: Duration) -> Self {
        let asked = Mutex::default();
        Self { pause, asked }
    }

    /// Asks a host when nobody else does and the pause is over.
    pub fn in_turn<T>(&self, host: &str, ask: impl FnOnce() -> T) -> T {
        let turn = Arc::clone(lock(&self.asked).entry(host.to_owned()).or_default());
        let mut asked = lock(&turn);
        if let Some(rest) = asked.and_then(|at| self.pause.checked_sub(at.elapsed())) {
            // Politeness is time: there is nothing to be waited for but the clock.
            thread::sleep(rest);
        }
        let answer = ask();
        *asked = Some(Instant::now());
        answer
    }
}

/// A lock as it is: what another thread left in it on its way down is still a time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The host, by which an institution is told from another: "www." makes none.
pub fn name(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Whether an address is one of this machine or of a network that only its own members reach.
pub fn is_local(address: &Url) -> bool {
    match address.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            ["localhost", "local", "internal"]
                .iter()
                .any(|end| name.rsplit('.').next() == Some(end))
        }
        Some(Host::Ipv4(ip)) => is_local_ip(ip.into()),
        Some(Host::Ipv6(ip)) => is_local_ip(ip.to_canonical()),
        None => true,
    }
}

fn is_local_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_unspecified(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_local_addresses() {
        let cases = [
            ("http://zmyslona.example.pl/łąka", false),
            ("http://localhost:8080/", true),
            ("http://drukarka.local./", true),
            ("http://127.0.0.1/", true),
            ("http://10.1.2.3/", true),
            ("http://192.168.0.1/", true),
            ("http://169.254.1.1/", true),
            ("http://[::1]/", true),
            ("http://[fd00::1]/", true),
            ("http://[::ffff:10.0.0.1]/", true),
            ("http://8.8.8.8/", false),
        ];
        for (address, local) in cases {
            assert_eq!(is_local(&Url::parse(address).unwrap()), local, "{address}");
        }
    }

    #[test]
    fn a_host_has_its_pause_and_others_none() {
        let hosts = Hosts::new(Duration::from_millis(30));
        let start = Instant::now();
        let at = |host: &str| hosts.in_turn(host, || start.elapsed());
        let (first, second, other) = (at("a.pl"), at("a.pl"), at("b.pl"));
        assert!(second - first >= Duration::from_millis(30), "{first:?} {second:?}");
        assert!(other - second < second - first, "{second:?} {other:?}");
    }
}
