//! Regular expressions as grep and sed write them, for fancy-regex.
use fancy_regex::{Regex, RegexBuilder};

/// A compiled expression. What takes too long to search is not found.
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles a translated expression.
    pub(crate) fn new(text: &str, fold: bool) -> Option<Pattern> {
        let text = if fold { format!("(?i){text}") } else { text.to_string() };
        RegexBuilder::new(&text).backtrack_limit(100_000).build().ok().map(Pattern)
    }

    pub(crate) fn finds(&self, line: &str) -> bool {
        self.0.is_match(line).unwrap_or(false)
    }

    /// The parts that match, none of them empty.
    pub(crate) fn all<'a>(&self, line: &'a str) -> Vec<&'a str> {
        self.0
            .find_iter(line)
            .filter_map(Result::ok)
            .map(|found| found.as_str())
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The line with its first or all matches replaced; `None` where nothing matches.
    pub(crate) fn replace(&self, line: &str, by: &str, all: bool) -> Option<String> {
        if !self.finds(line) {
            return None;
        }
        let made = self.0.replacen(line, usize::from(!all), by);
        Some(made.into_owned())
    }
}

/// A basic expression: brackets, braces, `+`, `?` and `|` mean something only behind a backslash.
pub(crate) fn basic(text: &str) -> String {
    translate(text, true)
}

/// An extended expression (`grep -E`).
pub(crate) fn extended(text: &str) -> String {
    translate(text, false)
}

fn translate(text: &str, swapped: bool) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => match rest.next() {
                Some(special @ ('(' | ')' | '{' | '}' | '+' | '?' | '|')) if swapped => {
                    out.push(special)
                }
                Some('<' | '>') => out.push_str(r"\b"),
                Some(other) => out.extend(['\\', other]),
                None => out.push_str(r"\\"),
            },
            special @ ('(' | ')' | '{' | '}' | '+' | '?' | '|') if swapped => {
                out.extend(['\\', special])
            }
            '*' if swapped && out.is_empty() => out.push_str(r"\*"),
            '[' => {
                out.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if rest.next_if_eq(&']').is_some() {
                    out.push_str(r"\]");
                }
                for inner in rest.by_ref() {
                    out.push(inner);
                    if inner == ']' && !out.ends_with(":]") {
                        break;
                    }
                    if inner == '\\' {
                        out.push('\\');
                    }
                }
            }
            other => out.push(other),
        }
    }
    out
}
