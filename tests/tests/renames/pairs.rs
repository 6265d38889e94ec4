//! The labelled pairs of models under `tests/renames`: what stands before, what after, and which of
//! it is a rename.
use std::collections::BTreeSet;

/// A rename as a label says it: `table a -> b`, or `column table.a -> b` with the table's name
/// afterwards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// `table` or `column`.
    pub kind: String,
    /// The table, by its name afterwards.
    pub table: String,
    /// The name before.
    pub from: String,
    /// The name after.
    pub to: String,
}

/// Two versions of a models file.
#[derive(Clone, Debug, Default)]
pub struct Pair {
    /// What happens between them, in words.
    pub title: String,
    /// The renames there are.
    pub renames: BTreeSet<Label>,
    /// What may be listed, but never chosen beforehand.
    pub maybe: BTreeSet<Label>,
    /// The classes before.
    pub old: String,
    /// The classes after.
    pub new: String,
}

impl Label {
    fn read(text: &str) -> Label {
        let words: Vec<&str> = text.split_whitespace().collect();
        let &[kind, from, "->", to] = &words[..] else { panic!("not a label: {text}") };
        let (table, from) =
            if kind == "column" { from.split_once('.').expect(text) } else { (to, from) };
        Label { kind: kind.into(), table: table.into(), from: from.into(), to: to.into() }
    }
}

impl Pair {
    fn read(text: &str) -> Pair {
        let (head, body) =
            text.split_once("\n---\n").expect("a line --- between labels and models");
        let mut lines = head.lines();
        let mut pair = Pair { title: lines.next().unwrap_or_default().into(), ..Pair::default() };
        for line in lines {
            match line.strip_prefix("maybe ") {
                Some(label) => pair.maybe.insert(Label::read(label)),
                None => pair.renames.insert(Label::read(line)),
            };
        }
        for line in body.lines() {
            let (mark, code) = line.split_at_checked(1).unwrap_or((" ", ""));
            if mark != "+" {
                pair.old += &format!("{code}\n");
            }
            if mark != "-" {
                pair.new += &format!("{code}\n");
            }
        }
        pair
    }
}

/// All pairs of one file.
pub fn read(text: &str) -> Vec<Pair> {
    let text = format!("\n{text}");
    text.split("\n=== ").skip(1).map(Pair::read).collect()
}

/// All pairs there are, by file.
pub fn all() -> Vec<(&'static str, Vec<Pair>)> {
    let files = [
        ("tables", include_str!("../../renames/tables.txt")),
        ("columns", include_str!("../../renames/columns.txt")),
        ("changed", include_str!("../../renames/changed.txt")),
        ("crossed", include_str!("../../renames/crossed.txt")),
        ("strangers", include_str!("../../renames/strangers.txt")),
        ("splits", include_str!("../../renames/splits.txt")),
        ("merges", include_str!("../../renames/merges.txt")),
    ];
    files.into_iter().map(|(name, text)| (name, read(text))).collect()
}
