//! A bundle as the text after `#` in a link, and back. `v1.` and base64url of: a check sum, what
//! cannot be compressed, and the records deflated against a dictionary that never changes. A later
//! version has another number; this one is read for ever.
use crate::bytes::{Reader, take_varint, varint};
use crate::deflate::{deflate, inflate};
use crate::records;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use project::Bundle;
use std::fmt;

/// A link longer than this is not looked at (characters).
pub const LONGEST: usize = 512 * 1024;
/// The files of a link, unpacked, are no more than this (bytes).
pub const LARGEST: usize = 16 * 1024 * 1024;
/// Some chat programs cut links here (characters of the whole link).
pub const CHAT: usize = 2_000;
/// Beyond this a file is the better way (characters of the whole link).
pub const FILE: usize = 32_000;

const DICTIONARY: &[u8] = include_bytes!("../v1/dictionary.bin");
const START: &str = "v1.";

/// Why a link gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It has another beginning: another page's, or a newer version's.
    Foreign,
    /// It is longer than [`LONGEST`].
    Long,
    /// Nothing in it could be read.
    Damaged,
    /// What it unpacks to is more than [`LARGEST`].
    Large,
}

impl fmt::Display for LinkError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            LinkError::Foreign => {
                "This link is not one of ours, or of a newer version of this page. Reload the page and open it again."
            }
            LinkError::Long => "This link is too long to be one of ours. Ask for the project as a file.",
            LinkError::Damaged => {
                "This link is damaged: nothing in it can be read. Ask for it again, or for the project as a file."
            }
            LinkError::Large => "This link holds more than 16 MB. It was not opened.",
        })
    }
}

impl std::error::Error for LinkError {}

/// An opened link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The project and the rest.
    pub bundle: Bundle,
    /// A sentence on what is missing, where the link was damaged and only a part of it could be
    /// rescued.
    pub damage: Option<String>,
}

/// Whether the text after `#` begins as a link of ours does.
pub fn is_link(fragment: &str) -> bool {
    fragment.trim_start_matches('#').starts_with(START)
}

/// The text after `#`.
pub fn encode(bundle: &Bundle) -> String {
    let written = records::write(bundle);
    let mut inside = Vec::new();
    varint(&mut inside, written.raw.len() as u64);
    inside.extend_from_slice(&written.raw);
    inside.extend(deflate(&written.text, DICTIONARY));
    let mut out = sum(&inside).to_vec();
    out.append(&mut inside);
    START.to_string() + &URL_SAFE_NO_PAD.encode(out)
}

/// Opens the text after `#`, with or without it. White space that a mail program put in does no
/// harm.
///
/// # Errors
/// A link of which nothing can be read, or that is too large; see [`LinkError`].
pub fn decode(fragment: &str) -> Result<Opened, LinkError> {
    if fragment.len() > LONGEST {
        return Err(LinkError::Long);
    }
    let text: String = fragment.trim_start_matches('#').split_whitespace().collect();
    let letters = text.strip_prefix(START).ok_or(LinkError::Foreign)?;
    let (bytes, clean) = letters_to_bytes(letters);
    let inside = bytes.get(3..).ok_or(LinkError::Damaged)?;
    let untouched = clean && bytes[..3] == sum(inside);
    let mut rest = inside;
    let count = take_varint(&mut rest).and_then(|count| usize::try_from(count).ok());
    let (raw, packed) =
        count.and_then(|count| rest.split_at_checked(count)).ok_or(LinkError::Damaged)?;
    let inflated = inflate(packed, DICTIONARY, LARGEST);
    if inflated.capped {
        return Err(LinkError::Large);
    }
    let read = records::read(Reader::new(&inflated.bytes, raw), LARGEST);
    match (untouched && read.whole, read.bundle == Bundle::default()) {
        (true, _) => Ok(Opened { bundle: read.bundle, damage: None }),
        (false, true) => Err(LinkError::Damaged),
        (false, false) => {
            Ok(Opened { damage: Some(damage(&read.bundle, read.whole)), bundle: read.bundle })
        }
    }
}

/// As many bytes as the letters give up to the first that is none of base64's, and whether they
/// were all used.
fn letters_to_bytes(letters: &str) -> (Vec<u8>, bool) {
    let good = letters
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    let clean = good == letters.len() && good % 4 != 1;
    let whole = if good % 4 == 1 { good - 1 } else { good };
    // The bits that a cut leaves over are not zero; the last letters are dropped then.
    let decoded = URL_SAFE_NO_PAD.decode(&letters[..whole]).map(|bytes| (bytes, clean));
    decoded.unwrap_or_else(|_| {
        (URL_SAFE_NO_PAD.decode(&letters[..whole / 4 * 4]).unwrap_or_default(), false)
    })
}

fn damage(bundle: &Bundle, whole: bool) -> String {
    let count = bundle.project.files.len();
    let files = if count == 1 { "1 file".to_string() } else { format!("{count} files") };
    match whole {
        true => format!(
            "This link was changed on its way. {files} could be read, but may not be as they were sent."
        ),
        false => format!(
            "This link was cut or damaged. {files} could be rescued; the rest is missing. Ask for the link again."
        ),
    }
}

/// Three bytes of Adler's sum: enough to notice a changed letter, and only four letters of the
/// link.
fn sum(bytes: &[u8]) -> [u8; 3] {
    let (mut low, mut high) = (1u32, 0u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    let both = (high << 16 | low) ^ (high >> 8);
    let [_, first, second, third] = both.to_be_bytes();
    [first, second, third]
}
