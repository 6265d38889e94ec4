//! Words that stand for one another in names of tables and columns, and words that never do; from
//! `words.txt`.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static WORDS: LazyLock<Thesaurus> = LazyLock::new(|| Thesaurus::read(include_str!("words.txt")));

#[derive(Debug, Default)]
struct Thesaurus {
    /// The lines in which a word stands.
    lines: BTreeMap<&'static str, BTreeSet<usize>>,
    opposites: BTreeSet<(&'static str, &'static str)>,
}

impl Thesaurus {
    fn read(text: &'static str) -> Thesaurus {
        let mut found = Thesaurus::default();
        for (at, line) in text.lines().filter(|line| !line.starts_with('#')).enumerate() {
            if let Some((one, other)) = line.split_once(" | ") {
                found.opposites.insert((one, other));
                found.opposites.insert((other, one));
                for word in [one, other] {
                    found.lines.entry(word).or_default();
                }
            } else {
                for word in line.split_whitespace() {
                    found.lines.entry(word).or_default().insert(at);
                }
            }
        }
        found
    }
}

/// Whether two words may stand for one another.
pub(crate) fn synonyms(a: &str, b: &str) -> bool {
    let (left, right) = (WORDS.lines.get(a), WORDS.lines.get(b));
    left.zip(right).is_some_and(|(left, right)| !left.is_disjoint(right))
}

/// Whether one never becomes the other: `start` and `end`.
pub(crate) fn opposites(a: &str, b: &str) -> bool {
    WORDS.opposites.contains(&(a, b))
}

/// Whether the meaning of a word is known.
pub(crate) fn known(word: &str) -> bool {
    WORDS.lines.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::{known, opposites, synonyms};

    #[test]
    fn lines_are_read() {
        assert!(synonyms("phone", "tel") && !synonyms("phone", "city"));
        assert!(opposites("end", "start") && opposites("start", "end"));
        assert!(known("country") && !known("zorp"));
    }
}
