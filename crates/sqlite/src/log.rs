//! A write-ahead log that comes as bytes beside its database: SQLite in memory has no logs, so its
//! pages are put into the database here, as a checkpoint does. The format is that of
//! <https://sqlite.org/fileformat2.html#the_write_ahead_log>.

use super::place;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The first four bytes; the last bit says that checksums are over big-endian words.
const MAGIC: u32 = 0x377f_0682;

/// A database with the transactions that are committed in its log, and how many pages they changed.
/// A log of another database, or one that was checkpointed already, changes nothing.
pub fn with_log(database: &[u8], log: &[u8]) -> (Vec<u8>, usize) {
    let mut merged = database.to_vec();
    let pages = Log::open(log).map_or(0, |log| log.replay(&mut merged));
    place::without_log(&mut merged);
    (merged, pages)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

struct Log<'a> {
    bytes: &'a [u8],
    page: usize,
    big_endian: bool,
}

impl<'a> Log<'a> {
    fn open(bytes: &'a [u8]) -> Option<Log<'a>> {
        let magic = word(bytes, 0)?;
        let page = usize::try_from(word(bytes, 8)?).ok()?;
        let known = magic & !1 == MAGIC && page.is_power_of_two() && (512..=65536).contains(&page);
        known.then_some(Log { bytes, page, big_endian: magic & 1 == 1 })
    }

    /// SQLite's checksum of bytes, going on from another one.
    fn checksum(&self, bytes: &[u8], from: (u32, u32)) -> (u32, u32) {
        let read = |four: &[u8]| {
            let four = [four[0], four[1], four[2], four[3]];
            if self.big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
        };
        bytes.chunks_exact(8).fold(from, |(first, second), pair| {
            let first = first.wrapping_add(read(&pair[..4])).wrapping_add(second);
            (first, second.wrapping_add(read(&pair[4..])).wrapping_add(first))
        })
    }

    /// Puts the pages of whole transactions into the database; the first frame that does not fit
    /// ends the log.
    fn replay(&self, database: &mut Vec<u8>) -> usize {
        let (mut waiting, mut changed) = (Vec::new(), 0);
        let mut sum = self.checksum(&self.bytes[..24], (0, 0));
        if (word(self.bytes, 24), word(self.bytes, 28)) != (Some(sum.0), Some(sum.1)) {
            return 0;
        }
        for frame in self.bytes[HEADER..].chunks_exact(FRAME + self.page) {
            let (head, page) = frame.split_at(FRAME);
            sum = self.checksum(page, self.checksum(&head[..8], sum));
            let fits = head[8..16] == self.bytes[16..24]
                && (word(head, 16), word(head, 20)) == (Some(sum.0), Some(sum.1));
            let (Some(number), Some(size), true) = (word(head, 0), word(head, 4), fits) else {
                break;
            };
            waiting.push((number, page));
            if size > 0 {
                changed += waiting.len();
                self.commit(database, &mut waiting, size);
            }
        }
        changed
    }

    fn commit(&self, database: &mut Vec<u8>, waiting: &mut Vec<(u32, &[u8])>, size: u32) {
        let offset =
            |number: u32| usize::try_from(number).ok()?.checked_sub(1)?.checked_mul(self.page);
        // A log has a frame for each page by which it makes the database longer.
        let longest = database.len().saturating_add(self.bytes.len());
        let size = (size as usize).saturating_mul(self.page).min(longest);
        database.resize(size, 0);
        for (number, page) in waiting.drain(..) {
            if let Some(place) = offset(number).and_then(|at| database.get_mut(at..at + self.page))
            {
                place.copy_from_slice(page);
            }
        }
    }
}

/// Whether a database keeps its texts as UTF-16: bytes 56 to 59 of its header.
pub fn is_utf16(database: &[u8]) -> bool {
    matches!(word(database, 56), Some(2 | 3))
}

/// Whether a database wants a write-ahead log: byte 18 of its header.
pub fn wants_log(database: &[u8]) -> bool {
    database.get(18) == Some(&2)
}
