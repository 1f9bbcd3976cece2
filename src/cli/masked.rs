//! The last guard of everything that is written: no line leaves with the number of a person in it.

use std::io::{self, Write};

use crate::language::personal_number::masked_found;

/// What is written to it goes on line by line, without numbers of people. What is in no line yet goes on when it is flushed.
pub(super) struct Masked<W> {
    out: W,
    line: Vec<u8>,
}

impl<W: Write> Masked<W> {
    /// In front of a writer.
    pub(super) fn new(out: W) -> Self {
        Self { out, line: Vec::new() }
    }

    fn pass(&mut self, end: usize) -> io::Result<()> {
        let Self { out, line } = self;
        let mut lines = line[..end].split_inclusive(|byte| *byte == b'\n');
        let done = lines.try_for_each(|line| match std::str::from_utf8(line) {
            Ok(text) => out.write_all(masked_found(text).as_bytes()),
            // A line of other bytes is none of ours.
            Err(_) => out.write_all(line),
        });
        self.line.drain(..end);
        done
    }
}

impl<W: Write> Write for Masked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        let end = bytes.iter().rposition(|byte| *byte == b'\n');
        if let Some(end) = end {
            self.pass(self.line.len() - bytes.len() + end + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.line.len())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number is that of somebody born on 1 January 1901, however it is cut on its way.
    #[test]
    fn no_number_goes_through() {
        let text = b"a 01010100050\nb\xff\n\nc 010101-00050";
        for step in 1..text.len() {
            let mut out = Vec::new();
            let mut masked = Masked::new(&mut out);
            for piece in text.chunks(step) {
                masked.write_all(piece).unwrap();
            }
            masked.flush().unwrap();
            assert_eq!(out, b"a ***********\nb\xff\n\nc ******-*****", "{step}");
        }
    }
}
