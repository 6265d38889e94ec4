//! How two versions of a file differ, so that either gives the other. Whole pages are compared
//! first: what SQLite did not touch costs nothing. What differs is kept as an exclusive or, without
//! its runs of zeros.

/// SQLite's page, in which files are compared.
pub const PAGE: usize = 4096;
/// Equal bytes in a row that end a span: shorter gaps are cheaper kept.
const GAP: usize = 32;

/// The difference of two versions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    lengths: (usize, usize),
    spans: Vec<(usize, Box<[u8]>)>,
}

impl Delta {
    /// Compares two versions.
    pub fn between(old: &[u8], new: &[u8]) -> Delta {
        let mut delta = Delta { lengths: (old.len(), new.len()), spans: Vec::new() };
        let longest = old.len().max(new.len());
        for start in (0..longest).step_by(PAGE) {
            let (a, b) = (part(old, start), part(new, start));
            if a != b {
                delta.page(start, a, b);
            }
        }
        delta.spans.shrink_to_fit();
        delta
    }

    /// Keeps the spans of one page.
    fn page(&mut self, start: usize, old: &[u8], new: &[u8]) {
        let at = |bytes: &[u8], at: usize| bytes.get(at).copied().unwrap_or(0);
        let mixed: Vec<u8> =
            (0..old.len().max(new.len())).map(|n| at(old, n) ^ at(new, n)).collect();
        let mut begin = 0;
        while let Some(first) = mixed[begin..].iter().position(|byte| *byte != 0).map(|n| begin + n)
        {
            let mut end = first + 1;
            while let Some(next) = mixed[end..].iter().take(GAP).position(|byte| *byte != 0) {
                end += next + 1;
            }
            self.spans.push((start + first, mixed[first..end].into()));
            begin = end;
        }
    }

    /// Turns either version into the other; none where these bytes are neither.
    pub fn apply(&self, bytes: &[u8], back: bool) -> Option<Vec<u8>> {
        let (from, to) = if back { (self.lengths.1, self.lengths.0) } else { self.lengths };
        if bytes.len() != from {
            return None;
        }
        let mut out = bytes.to_vec();
        out.resize(from.max(to), 0);
        for (start, span) in &self.spans {
            out.get_mut(*start..start + span.len())?
                .iter_mut()
                .zip(span)
                .for_each(|(byte, other)| *byte ^= other);
        }
        out.truncate(to);
        Some(out)
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.lengths.0 == self.lengths.1
    }

    /// Bytes that it takes in memory.
    pub fn size(&self) -> usize {
        self.spans.iter().map(|(_, span)| span.len() + 32).sum::<usize>() + 48
    }
}

fn part(bytes: &[u8], start: usize) -> &[u8] {
    let end = (start + PAGE).min(bytes.len());
    bytes.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways, and nothing else.
    fn there_and_back(old: &[u8], new: &[u8]) -> Delta {
        let delta = Delta::between(old, new);
        assert_eq!(delta.apply(old, false).as_deref(), Some(new));
        assert_eq!(delta.apply(new, true).as_deref(), Some(old));
        delta
    }

    #[test]
    fn either_version_gives_the_other() {
        there_and_back(b"", b"");
        there_and_back(b"", b"new");
        there_and_back(b"some text\n", b"some other text, longer\n");
        there_and_back(&[7; 10_000], &[0; 3]);
        there_and_back(&[0; 3], &[0; 9_000]);
        assert_eq!(Delta::between(b"abc", b"abd").apply(b"ab", false), None);
    }

    #[test]
    fn untouched_pages_cost_nothing() {
        let old: Vec<u8> = (0..40_960_000).map(|n| (n % 251) as u8).collect();
        let mut new = old.clone();
        new[5_000] ^= 1;
        new[30_000_000..30_000_100].fill(0);
        let delta = there_and_back(&old, &new);
        assert!(delta.size() < 400, "{}", delta.size());
    }
}
