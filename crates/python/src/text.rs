//! Python strings: UTF-8 shared by reference, with hash and length remembered.
use siphasher::sip::SipHasher13;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

struct Data {
    text: Box<str>,
    hash: Cell<u64>,
    chars: Cell<u32>,
}

thread_local!(static NAMES: RefCell<HashSet<Str>> = RefCell::new(HashSet::new()));

/// Lets go of the names that nobody has any more.
pub(crate) fn forget_names() {
    NAMES.with_borrow_mut(|names| names.retain(|name| Rc::strong_count(&name.0) > 1));
}

/// An immutable string.
#[derive(Clone)]
pub struct Str(Rc<Data>);

impl Str {
    /// A new string.
    pub fn new(text: impl Into<Box<str>>) -> Str {
        Str(Rc::new(Data { text: text.into(), hash: Cell::new(0), chars: Cell::new(u32::MAX) }))
    }

    /// The one shared string for a name: equal names are the same object, which makes look-ups
    /// quick.
    pub fn intern(text: &str) -> Str {
        NAMES.with_borrow_mut(|names| match names.get(text) {
            Some(known) => known.clone(),
            None => {
                let new = Str::new(text);
                names.insert(new.clone());
                new
            }
        })
    }

    /// Whether both are the same object.
    pub fn is(&self, other: &Str) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Where it lives.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const u8 as usize
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Length in characters, as `len()` counts.
    pub fn chars_len(&self) -> usize {
        let known = self.0.chars.get();
        if known != u32::MAX {
            return known as usize;
        }
        let count = self.0.text.chars().count();
        self.0.chars.set(count.min(u32::MAX as usize - 1) as u32);
        count
    }

    /// Whether every character is one byte long.
    pub fn is_ascii(&self) -> bool {
        self.chars_len() == self.0.text.len()
    }

    /// The character at an index in characters.
    pub fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() {
            return self.0.text.as_bytes().get(index).map(|byte| *byte as char);
        }
        self.0.text.chars().nth(index)
    }

    /// The part between two character indexes.
    pub fn substring(&self, start: usize, stop: usize) -> Str {
        if start >= stop {
            return Str::from("");
        }
        if self.is_ascii() {
            return Str::from(self.0.text.get(start..stop.min(self.0.text.len())).unwrap_or(""));
        }
        Str::from(self.0.text.chars().skip(start).take(stop - start).collect::<String>())
    }

    /// CPython's hash with `PYTHONHASHSEED=0`: SipHash-1-3 over the characters in their narrowest
    /// fixed width.
    pub fn py_hash(&self) -> u64 {
        let known = self.0.hash.get();
        if known != 0 {
            return known;
        }
        let hash = hash_text(&self.0.text);
        self.0.hash.set(hash);
        hash
    }
}

fn hash_text(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let widest = text.chars().max().unwrap_or('\0') as u32;
    let mut hasher = SipHasher13::new();
    match widest {
        0..=0x7f => hasher.write(text.as_bytes()),
        0x80..=0xff => text.chars().for_each(|c| hasher.write(&[c as u8])),
        0x100..=0xffff => text.chars().for_each(|c| hasher.write(&(c as u16).to_le_bytes())),
        _ => text.chars().for_each(|c| hasher.write(&(c as u32).to_le_bytes())),
    }
    match hasher.finish() {
        u64::MAX => u64::MAX - 1,
        hash => hash,
    }
}

impl Deref for Str {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl PartialEq for Str {
    fn eq(&self, other: &Str) -> bool {
        self.is(other) || self.0.text == other.0.text
    }
}

impl Eq for Str {}

impl Hash for Str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl std::borrow::Borrow<str> for Str {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Str {
        Str::new(text)
    }
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        Str::new(text)
    }
}

impl From<&String> for Str {
    fn from(text: &String) -> Str {
        Str::new(text.as_str())
    }
}

impl From<&Str> for Str {
    fn from(text: &Str) -> Str {
        text.clone()
    }
}

impl From<char> for Str {
    fn from(character: char) -> Str {
        Str::new(character.to_string())
    }
}

impl std::fmt::Debug for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self)
    }
}
