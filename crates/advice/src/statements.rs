//! Statements of a script taken apart, and the statement at a line; calls are the parser's
//! ([`python::outline::call`]). Text in, text out; what is not asked for stays as it was written.
use python::outline::{Outline, function_body};

/// A statement of one of the two functions.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// `upgrade` or `downgrade`.
    pub function: &'static str,
    pub start: usize,
    pub end: usize,
    /// The `with …:` around it, or the statement's own: from where to where.
    pub head: Option<(usize, usize)>,
    pub inside: bool,
}

/// The statements of both functions, those of blocks after their blocks.
pub(crate) fn statements(script: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    for function in ["upgrade", "downgrade"] {
        let Ok(Some(outlines)) = function_body(script, function) else { continue };
        outlines.iter().for_each(|outline| gather(function, outline, None, &mut found));
    }
    found
}

fn gather(
    function: &'static str,
    outline: &Outline,
    around: Option<(usize, usize)>,
    found: &mut Vec<Statement>,
) {
    let own = outline.block.as_ref().map(|(head, _)| (outline.start, *head));
    let (start, end) = (outline.start, outline.end);
    found.push(Statement { function, start, end, head: own.or(around), inside: around.is_some() });
    for inner in outline.block.iter().flat_map(|(_, inner)| inner) {
        gather(function, inner, own, found);
    }
}

/// The line, from 1, of a place.
pub(crate) fn line_of(script: &str, at: usize) -> usize {
    1 + script.get(..at).map_or(0, |before| before.matches('\n').count())
}

/// The innermost statement that a line belongs to.
pub(crate) fn at_line(script: &str, all: &[Statement], line: usize) -> Option<Statement> {
    let here =
        |one: &&Statement| line_of(script, one.start) <= line && line <= line_of(script, one.end);
    all.iter().filter(here).min_by_key(|one| one.end - one.start).cloned()
}

/// A text without its quotes; none where it is no plain string.
pub(crate) fn unquoted(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['\'', '"'])?.strip_suffix(['\'', '"'])?;
    (!inner.contains(['\'', '"', '\\'])).then_some(inner)
}

/// The names in a list of strings.
pub(crate) fn names(text: &str) -> Vec<&str> {
    text.trim_matches(['[', ']', '(', ')'])
        .split(',')
        .filter_map(|part| unquoted(part.trim()))
        .collect()
}

/// Exchanges pieces of a text, each a place and what is to stand there.
pub(crate) fn exchange(text: &str, mut pieces: Vec<(usize, usize, String)>) -> String {
    pieces.sort_by_key(|(start, end, _)| (*start, *end));
    let (mut out, mut at) = (String::new(), 0);
    for (start, end, new) in pieces {
        out += text.get(at..start).unwrap_or_default();
        out += &new;
        at = end;
    }
    out + text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names_are_read() {
        assert_eq!(names("['a', \"b\"]"), ["a", "b"]);
    }
}
