//! Asks a web server on this machine, one question a connection.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a server answers.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, their names in small letters.
    headers: Vec<(String, String)>,
    /// What follows them.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; of one that stands there twice, both.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(other, _)| other == name);
        values
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
            .join(" and ")
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let (head, rest) = bytes.split_at_checked(end)?;
        let head = String::from_utf8_lossy(head).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        let mut answer = Self {
            status,
            headers: lines.filter_map(header).collect(),
            body: rest.get(4..)?.to_vec(),
        };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = joined(&answer.body)?;
        }
        Some(answer)
    }
}

/// A body that came in chunks, each with its length before it.
fn joined(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(chunks.get(..end)?).ok()?, 16).ok()?;
        let (chunk, rest) = chunks.get(end + 2..)?.split_at_checked(length)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunk);
        chunks = rest.get(2..)?;
    }
}

/// Asks for a path, with this header besides.
pub fn get(port: u16, path: &str, (name, value): (&str, &str)) -> io::Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let header = if name.is_empty() {
        String::new()
    } else {
        format!("{name}: {value}\r\n")
    };
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{header}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::read(&bytes).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("no answer to {path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read() {
        let answer =
            Answer::read("HTTP/1.1 206 Partial\r\nVary: a\r\nETag: \"ż:1\"\r\nvary: b\r\n\r\nżółw\r\n\r\n".as_bytes())
                .unwrap();
        assert_eq!((answer.status, answer.header("etag").as_str()), (206, "\"ż:1\""));
        assert_eq!(answer.header("vary"), "a and b");
        assert_eq!(answer.header("server"), "");
        assert_eq!(answer.body, "żółw\r\n\r\n".as_bytes());
        let chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nżół\r\nA\r\nw i żubr!\r\n0\r\n\r\n";
        assert_eq!(Answer::read(chunks.as_bytes()).unwrap().body, "żółw i żubr!".as_bytes());
        for broken in [
            "",
            "HTTP/1.1",
            "HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\na",
        ] {
            assert!(Answer::read(broken.as_bytes()).is_none(), "{broken}");
        }
    }
}
