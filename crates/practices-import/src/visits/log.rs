//! A file of a log, line by line, unpacked where it is packed by gzip.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use practices::Date;

use super::line::Reader;

/// A longer line is no line of a log; what is over is passed over.
const LONGEST: usize = 64 * 1024;

/// How a file that gzip has packed begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The file while it is being read.
pub struct Log {
    input: Box<dyn BufRead>,
    line: Vec<u8>,
    day: Option<Date>,
    is_over: bool,
}

impl Log {
    /// Opens a file.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = BufReader::new(File::open(path)?);
        let is_packed = file.fill_buf()?.starts_with(&GZIP);
        let input: Box<dyn BufRead> = if is_packed {
            Box::new(BufReader::new(MultiGzDecoder::new(file)))
        } else {
            Box::new(file)
        };
        Ok(Self {
            input,
            line: Vec::new(),
            day: None,
            is_over: false,
        })
    }

    /// The day of the first line that says one; nothing where none does.
    ///
    /// # Errors
    /// What the system says.
    pub fn first_day(&mut self) -> io::Result<Option<Date>> {
        let reader = Reader::new("/");
        while let Some(text) = self.next_line()? {
            if let Some(line) = reader.read(text) {
                return Ok(Some(line.day));
            }
        }
        Ok(None)
    }

    /// The next line without its end; nothing at the end of the file.
    ///
    /// # Errors
    /// What the system says, or that the packed file is cut off.
    pub fn next_line(&mut self) -> io::Result<Option<&[u8]>> {
        self.line.clear();
        let length = (&mut self.input)
            .take(LONGEST as u64)
            .read_until(b'\n', &mut self.line)?;
        if length == 0 {
            return Ok(None);
        }
        if length == LONGEST && !self.line.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
            // Cut off, it is no line of any form.
            self.line.truncate(1);
        }
        Ok(Some(self.line.trim_ascii_end()))
    }

    /// The day that is being read.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// Says which day is being read.
    pub fn set_day(&mut self, day: Option<Date>) {
        self.day = day;
    }

    /// Says that there is nothing more.
    pub fn end(&mut self) {
        self.is_over = true;
    }

    /// Whether there is nothing more.
    pub fn is_over(&self) -> bool {
        self.is_over
    }
}
