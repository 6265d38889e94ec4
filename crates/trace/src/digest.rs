//! A number for what a database file says: without the counters that each writing and each copying
//! moves, and without pages that nobody uses, whose old content a rolled back transaction may leave
//! behind. Eight bytes at a time, since it is worked out at the end of each recorded line.
use std::collections::BTreeSet;

/// An odd number with well mixed bits (2^64 divided by the golden ratio).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let Some((head, rest)) = bytes.split_at_checked(100) else { return mixed(0, bytes) };
    let parts = [&head[..24], &head[28..40], &head[44..92]];
    let mut number = parts.into_iter().fold(bytes.len() as u64, mixed);
    let size = page_size(head);
    let unused = unused(bytes, size);
    number = mixed(number, rest.get(..size - 100).unwrap_or(rest));
    for (at, page) in bytes.chunks(size).enumerate().skip(1) {
        if !unused.contains(&(at + 1)) {
            number = mixed(number, page);
        }
    }
    number
}

fn mixed(number: u64, bytes: &[u8]) -> u64 {
    let mut words = bytes.chunks_exact(8);
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let step = |number: u64, word: u64| (number.rotate_left(5) ^ word).wrapping_mul(MIX);
    let whole =
        |number: u64, chunk: &[u8]| step(number, chunk.try_into().map_or(0, u64::from_le_bytes));
    let number = words.by_ref().fold(number, whole);
    step(number, word(words.remainder()))
}

/// The header has it in two bytes; 1 stands for 65,536.
fn page_size(head: &[u8]) -> usize {
    match usize::from(head[16]) << 8 | usize::from(head[17]) {
        1 => 65_536,
        size => size.max(512),
    }
}

fn number(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, |four| u32::from_be_bytes(four) as usize)
}

/// The leaves of the list of free pages.
fn unused(bytes: &[u8], size: usize) -> BTreeSet<usize> {
    let (mut found, mut trunk) = (BTreeSet::new(), number(bytes, 32));
    for _ in 0..bytes.len() / size {
        let Some(start) = trunk.checked_sub(1).map(|page| page * size) else { break };
        let leaves = number(bytes, start + 4).min(size / 4);
        found.extend((0..leaves).map(|leaf| number(bytes, start + 8 + 4 * leaf)));
        trunk = number(bytes, start);
    }
    found
}
