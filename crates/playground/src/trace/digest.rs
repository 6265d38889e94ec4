//! A number for what a database file says: without the counters that each writing and each copying moves, and without
//! pages that nobody uses, whose old content a rolled back transaction may leave behind.
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The number.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let Some((head, rest)) = bytes.split_at_checked(100) else {
        bytes.hash(&mut hasher);
        return hasher.finish();
    };
    [&head[..24], &head[28..40], &head[44..92]].hash(&mut hasher);
    let size = page_size(head);
    let unused = unused(bytes, size);
    let first = rest.get(..size - 100).unwrap_or(rest);
    first.hash(&mut hasher);
    for (at, page) in bytes.chunks(size).enumerate().skip(1) {
        if !unused.contains(&(at + 1)) {
            page.hash(&mut hasher);
        }
    }
    hasher.finish()
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
