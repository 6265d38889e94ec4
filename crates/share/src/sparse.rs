//! A SQLite file without its emptiness: pages are mostly zeros, which are written as their number.
use crate::bytes::{Reader, Writer};

/// Zeros fewer than these stay where they are.
const SHORT: usize = 6;

/// How every SQLite file begins.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Writes pieces: how many bytes follow, they, how many zeros come after them; a piece of nothing
/// is the end.
pub(crate) fn write(out: &mut Writer, bytes: &[u8]) {
    let mut rest = bytes;
    while !rest.is_empty() {
        let full = end_of_full(rest);
        let zeros = rest[full..].iter().take_while(|byte| **byte == 0).count();
        out.bytes(&rest[..full]);
        out.number(zeros as u64);
        rest = &rest[full + zeros..];
    }
    out.number(0);
    out.number(0);
}

/// Where the next long run of zeros begins.
fn end_of_full(bytes: &[u8]) -> usize {
    let (mut at, mut zeros) = (0, 0);
    while at < bytes.len() && zeros < SHORT {
        zeros = if bytes[at] == 0 { zeros + 1 } else { 0 };
        at += 1;
    }
    if zeros >= SHORT || at == zeros { at - zeros } else { at }
}

/// Reads them, at most `cap` bytes.
pub(crate) fn read(from: &mut Reader, cap: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let full = from.bytes()?;
        let zeros = from.size()?;
        if full.is_empty() && zeros == 0 {
            return Some(out);
        }
        let size =
            out.len().checked_add(full.len())?.checked_add(zeros).filter(|size| *size <= cap)?;
        out.extend_from_slice(full);
        out.resize(size, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_come_back() {
        for bytes in [&b""[..], b"abc", &[0; 9000], b"ab\0\0c\0\0\0\0\0\0\0\0\0d\0", b"\0\0a"] {
            let mut out = Writer::default();
            write(&mut out, bytes);
            assert_eq!(read(&mut Reader::new(&out.text, b""), 10_000).as_deref(), Some(bytes));
        }
        let mut out = Writer::default();
        write(&mut out, &[0; 9000]);
        assert_eq!(out.text.len(), 5);
        assert_eq!(read(&mut Reader::new(&out.text, b""), 8_999), None);
    }
}
