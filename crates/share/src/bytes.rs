//! The letters of a link: numbers, texts ended by a zero byte, and beside them what cannot be
//! compressed (ids, times). Reading never goes beyond the end and never believes a length.

/// What is written: texts, which are deflated, and raw bytes, which are not.
#[derive(Default)]
pub(crate) struct Writer {
    pub text: Vec<u8>,
    pub raw: Vec<u8>,
}

/// A zero byte within a text, and the byte that says so.
const ESCAPE: u8 = 1;

impl Writer {
    pub fn byte(&mut self, byte: u8) {
        self.text.push(byte);
    }

    pub fn number(&mut self, number: u64) {
        varint(&mut self.text, number);
    }

    /// A number whose digits are chance: a time.
    pub fn raw_number(&mut self, number: i64) {
        varint(&mut self.raw, (number.unsigned_abs() << 1) | u64::from(number < 0));
    }

    /// A text, zero bytes escaped, ended by one.
    pub fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                0 => self.text.extend([ESCAPE, 1]),
                ESCAPE => self.text.extend([ESCAPE, 2]),
                byte => self.text.push(byte),
            }
        }
        self.text.push(0);
    }

    /// Any bytes, their number first.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.text.extend_from_slice(bytes);
    }
}

/// A number in groups of seven bits, the lowest first.
pub(crate) fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number as u8 & 0x7f) | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// What is read. Each method gives none where the bytes end too early or cannot mean anything.
pub(crate) struct Reader<'a> {
    text: &'a [u8],
    raw: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a [u8], raw: &'a [u8]) -> Reader<'a> {
        Reader { text, raw }
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.text.split_first()?;
        self.text = rest;
        Some(*first)
    }

    pub fn number(&mut self) -> Option<u64> {
        take_varint(&mut self.text)
    }

    /// A number that must be a size in memory.
    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub fn raw_number(&mut self) -> Option<i64> {
        let number = take_varint(&mut self.raw)?;
        let size = i64::try_from(number >> 1).ok()?;
        Some(if number & 1 == 1 { -size } else { size })
    }

    pub fn raw_bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.raw.split_at_checked(count)?;
        self.raw = rest;
        Some(taken)
    }

    pub fn text(&mut self) -> Option<String> {
        let end = self.text.iter().position(|byte| *byte == 0)?;
        let (found, rest) = self.text.split_at(end);
        self.text = &rest[1..];
        let mut out = Vec::with_capacity(found.len());
        let mut bytes = found.iter();
        while let Some(byte) = bytes.next() {
            out.push(if *byte == ESCAPE { bytes.next()? - 1 } else { *byte });
        }
        String::from_utf8(out).ok()
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.size()?;
        let (taken, rest) = self.text.split_at_checked(count)?;
        self.text = rest;
        Some(taken)
    }
}

pub(crate) fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut out = Writer::default();
        out.text("a\0b\u{1}c");
        out.number(u64::MAX);
        out.bytes(b"\0\0");
        out.raw_number(-1_700_000_000_000_000);
        let mut reader = Reader::new(&out.text, &out.raw);
        assert_eq!(reader.text().as_deref(), Some("a\0b\u{1}c"));
        assert_eq!(reader.number(), Some(u64::MAX));
        assert_eq!(reader.bytes(), Some(&b"\0\0"[..]));
        assert_eq!(reader.raw_number(), Some(-1_700_000_000_000_000));
        assert!(reader.byte().is_none());
    }

    #[test]
    fn nothing_is_read_beyond_the_end() {
        let mut reader = Reader::new(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7fabc", b"");
        reader.number();
        assert_eq!(reader.bytes(), None);
        assert_eq!(Reader::new(b"abc", b"").text(), None);
        assert_eq!(Reader::new(b"a\x01", b"").text(), None);
        assert_eq!(Reader::new(b"", b"ab").raw_bytes(3), None);
    }
}
