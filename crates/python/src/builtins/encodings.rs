//! Text to bytes and back: UTF-8, UTF-16, UTF-32, Latin-1, ASCII, with the error handlers of
//! `codecs`.
use crate::error::{PyErr, PyResult};
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8Sig,
    /// Bytes of a unit; big-endian; a mark at the start.
    Wide(usize, bool, bool),
    /// Characters below the limit are one byte.
    Narrow(u32),
}

fn find(vm: &Vm, name: &Str) -> PyResult<Encoding> {
    let plain = name.to_lowercase().replace(['_', ' '], "-");
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "utf-8-sig" => Encoding::Utf8Sig,
        "utf-16" | "utf16" | "u16" => Encoding::Wide(2, false, true),
        "utf-16-le" | "utf-16le" | "utf16-le" => Encoding::Wide(2, false, false),
        "utf-16-be" | "utf-16be" | "utf16-be" => Encoding::Wide(2, true, false),
        "utf-32" | "utf32" | "u32" => Encoding::Wide(4, false, true),
        "utf-32-le" | "utf-32le" => Encoding::Wide(4, false, false),
        "utf-32-be" | "utf-32be" => Encoding::Wide(4, true, false),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" | "cp819" => {
            Encoding::Narrow(0x100)
        }
        "ascii" | "us-ascii" | "646" => Encoding::Narrow(0x80),
        _ => return Err(vm.error("LookupError", format!("unknown encoding: {name}"))),
    })
}

fn unknown_handler(vm: &Vm, errors: &str) -> PyErr {
    vm.error("LookupError", format!("unknown error handler name '{errors}'"))
}

/// `str.encode`.
pub(crate) fn encode(vm: &Vm, text: &Str, encoding: &Str, errors: &Str) -> PyResult<Vec<u8>> {
    match find(vm, encoding)? {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Wide(width, big, mark) => Ok(encode_wide(text, width, big, mark)),
        Encoding::Narrow(limit) => encode_narrow(vm, text, limit, errors),
    }
}

fn encode_wide(text: &str, width: usize, big: bool, mark: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut push = |unit: u32| {
        let bytes = unit.to_be_bytes();
        let bytes = &bytes[4 - width..];
        if big { out.extend(bytes) } else { out.extend(bytes.iter().rev()) }
    };
    if mark {
        push(0xfeff);
    }
    if width == 4 {
        text.chars().for_each(|c| push(c as u32));
    } else {
        text.encode_utf16().for_each(|unit| push(unit as u32));
    }
    out
}

fn encode_narrow(vm: &Vm, text: &Str, limit: u32, errors: &str) -> PyResult<Vec<u8>> {
    let mut out = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        let c = characters[at];
        if (c as u32) < limit {
            out.push(c as u8);
            at += 1;
            continue;
        }
        match errors {
            "ignore" => {}
            "replace" => out.push(b'?'),
            "xmlcharrefreplace" => out.extend(format!("&#{};", c as u32).bytes()),
            "backslashreplace" => out.extend(super::ascii(&c.to_string()).bytes()),
            "namereplace" => out.extend(super::ascii(&c.to_string()).bytes()),
            "strict" | "surrogateescape" | "surrogatepass" => {
                let end = characters[at..]
                    .iter()
                    .position(|c| (*c as u32) < limit)
                    .map_or(characters.len(), |n| at + n);
                let (name, reason) = narrow_words(limit);
                return Err(vm.unicode_error(
                    "UnicodeEncodeError",
                    name,
                    Value::Str(text.clone()),
                    at..end,
                    reason,
                ));
            }
            other => return Err(unknown_handler(vm, other)),
        }
        at += 1;
    }
    Ok(out)
}

fn narrow_words(limit: u32) -> (&'static str, &'static str) {
    if limit == 0x80 {
        ("ascii", "ordinal not in range(128)")
    } else {
        ("latin-1", "ordinal not in range(256)")
    }
}

/// Text under construction from bytes, with what to do about bytes that are none.
struct Decoder<'a> {
    vm: &'a Vm,
    bytes: &'a [u8],
    name: &'static str,
    errors: &'a str,
    out: String,
}

impl Decoder<'_> {
    fn bad(&mut self, place: std::ops::Range<usize>, reason: &str) -> PyResult<()> {
        match self.errors {
            "strict" | "surrogateescape" | "surrogatepass" => {
                let object = Value::Bytes(Rc::new(self.bytes.to_vec()));
                return Err(self.vm.unicode_error(
                    "UnicodeDecodeError",
                    self.name,
                    object,
                    place,
                    reason,
                ));
            }
            "ignore" => {}
            "replace" => self.out.push('\u{fffd}'),
            "backslashreplace" => {
                self.bytes[place]
                    .iter()
                    .for_each(|byte| self.out.push_str(&format!("\\x{byte:02x}")));
            }
            other => return Err(unknown_handler(self.vm, other)),
        }
        Ok(())
    }

    fn utf8(&mut self) -> PyResult<()> {
        let mut at = 0;
        loop {
            let rest = &self.bytes[at..];
            let error = match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.out.push_str(text);
                    return Ok(());
                }
                Err(error) => error,
            };
            let good = error.valid_up_to();
            self.out.push_str(&String::from_utf8_lossy(&rest[..good]));
            let start = at + good;
            let byte = self.bytes[start];
            let (end, reason) = match error.error_len() {
                None => (self.bytes.len(), "unexpected end of data"),
                Some(length) if length == 1 && !(0xc2..=0xf4).contains(&byte) => {
                    (start + 1, "invalid start byte")
                }
                Some(length) => (start + length, "invalid continuation byte"),
            };
            self.bad(start..end, reason)?;
            at = end;
        }
    }

    fn narrow(&mut self, limit: u32) -> PyResult<()> {
        let (_, reason) = narrow_words(limit);
        for (at, byte) in self.bytes.iter().enumerate() {
            if u32::from(*byte) < limit {
                self.out.push(*byte as char);
            } else {
                self.bad(at..at + 1, reason)?;
            }
        }
        Ok(())
    }

    fn wide(&mut self, width: usize, big: bool) -> PyResult<()> {
        let unit = |bytes: &[u8]| {
            let fold = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
            if big { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
        };
        let mut at = 0;
        while at < self.bytes.len() {
            let Some(first) = self.bytes.get(at..at + width).map(unit) else {
                return self.bad(at..self.bytes.len(), "truncated data");
            };
            let second = self.bytes.get(at + width..at + 2 * width).map(unit);
            let pair = width == 2 && (0xd800..0xdc00).contains(&first);
            let joined = match second {
                Some(low) if pair && (0xdc00..0xe000).contains(&low) => {
                    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00))
                        .map(|c| (c, 2))
                }
                _ => char::from_u32(first).map(|c| (c, 1)),
            };
            match joined {
                Some((character, units)) => {
                    self.out.push(character);
                    at += units * width;
                }
                None => {
                    let reason = if width == 2 {
                        "illegal encoding"
                    } else {
                        "code point not in range(0x110000)"
                    };
                    self.bad(at..at + width, reason)?;
                    at += width;
                }
            }
        }
        Ok(())
    }
}

/// `bytes.decode`.
pub(crate) fn decode(vm: &Vm, bytes: &[u8], encoding: &Str, errors: &Str) -> PyResult {
    let found = find(vm, encoding)?;
    let name = match found {
        Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
        Encoding::Wide(2, true, _) => "utf-16-be",
        Encoding::Wide(2, ..) => "utf-16-le",
        Encoding::Wide(..) => "utf-32",
        Encoding::Narrow(limit) => narrow_words(limit).0,
    };
    let mut decoder = Decoder { vm, bytes, name, errors, out: String::new() };
    match found {
        Encoding::Utf8 => decoder.utf8()?,
        Encoding::Utf8Sig => {
            decoder.bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            decoder.utf8()?;
        }
        Encoding::Narrow(limit) => decoder.narrow(limit)?,
        Encoding::Wide(width, big, mark) => {
            let (little, large): (&[u8], &[u8]) = match width {
                2 => (b"\xff\xfe", b"\xfe\xff"),
                _ => (b"\xff\xfe\0\0", b"\0\0\xfe\xff"),
            };
            let swapped = mark && bytes.starts_with(large);
            if mark && (swapped || bytes.starts_with(little)) {
                decoder.bytes = &bytes[width..];
            }
            decoder.wide(width, big || swapped)?;
        }
    }
    Ok(decoder.out.into())
}

impl Vm {
    /// UnicodeEncodeError or UnicodeDecodeError; its text is made from its parts.
    pub(crate) fn unicode_error(
        &self,
        class: &str,
        encoding: &str,
        object: Value,
        place: std::ops::Range<usize>,
        reason: &str,
    ) -> PyErr {
        let (start, end) = (Value::Int(place.start as i64), Value::Int(place.end as i64));
        self.error_with(class, vec![encoding.into(), object, start, end, reason.into()])
    }
}

/// `str(UnicodeError)` from its `args`; none where they are not the five.
pub(super) fn error_text(args: &[Value]) -> Option<String> {
    let [encoding, object, start, end, reason] = args else { return None };
    let (encoding, reason) = (encoding.as_str()?, reason.as_str()?);
    let (start, end) = (start.as_int()?, end.as_int()?);
    let one = end == start + 1;
    let place =
        if one { format!("position {start}") } else { format!("position {start}-{}", end - 1) };
    let what = match object.base() {
        Value::Str(text) if one => {
            let character = text.char_at(usize::try_from(start).ok()?)?;
            format!("encode character '{}'", super::ascii(&character.to_string()))
        }
        Value::Str(_) => "encode characters".into(),
        Value::Bytes(bytes) if one => {
            format!("decode byte {:#04x}", bytes.get(usize::try_from(start).ok()?)?)
        }
        _ => "decode bytes".into(),
    };
    Some(format!("'{encoding}' codec can't {what} in {place}: {reason}"))
}
