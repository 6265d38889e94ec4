//! Words that are patterns of names: `*.py`, `versions/*_x.py`. In: a word as the line has it. Out:
//! the files that fit.
use crate::Place;
use crate::words::{WILD, plain};
use python::host::PathKind;

/// The paths that a word stands for, in order and written as it is; the word itself where none
/// fits.
pub(crate) fn expand(place: &Place, word: &str) -> Vec<String> {
    if !is_wild(word) {
        return vec![word.into()];
    }
    let mut found = vec![String::new()];
    for (at, part) in word.split('/').enumerate() {
        let slash = if at > 0 { "/" } else { "" };
        found =
            found.iter().flat_map(|before| names(place, &[before, slash].concat(), part)).collect();
    }
    found.retain(|path| place.files.kind(&place.absolute(path)) != PathKind::Missing);
    if found.is_empty() { vec![plain(word)] } else { found }
}

fn is_wild(word: &str) -> bool {
    WILD.iter().any(|(_, mark)| word.contains(*mark))
}

/// What a part of a path stands for below what was found before.
fn names(place: &Place, before: &str, part: &str) -> Vec<String> {
    if !is_wild(part) {
        return vec![[before, part].concat()];
    }
    let pattern = pattern(part);
    let shown = |name: &&String| part.starts_with('.') || !name.starts_with('.');
    let there = place
        .files
        .list(&place.absolute(if before.is_empty() { "." } else { before }))
        .unwrap_or_default();
    let fitting = there.iter().filter(shown).filter(|name| glob_match::glob_match(&pattern, name));
    fitting.map(|name| [before, name].concat()).collect()
}

/// As glob-match writes it: what is no sign of a pattern stands behind a backslash.
fn pattern(part: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in part.chars() {
        let wild = WILD.iter().find(|(_, mark)| *mark == letter);
        match (wild, letter) {
            (Some(('[', _)), _) => inside = true,
            (None, ']') => inside = false,
            (None, c) if !inside && "*?[]{}!\\".contains(c) => out.push('\\'),
            _ => {}
        }
        out.push(wild.map_or(letter, |(sign, _)| *sign));
    }
    out
}
