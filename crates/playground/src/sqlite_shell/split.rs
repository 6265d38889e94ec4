//! Where statements of a text begin and end, as `sqlite3_complete` sees it.

/// The next statement of a text, its semicolon included, and what follows it; the last one may have no end.
pub fn first(text: &str) -> (&str, &str, bool) {
    let bytes = text.as_bytes();
    let (mut at, mut from) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\'' | b'"' | b'`' => at = closed(bytes, at + 1, bytes[at]),
            b'[' => at = closed(bytes, at + 1, b']'),
            b'-' if bytes[at..].starts_with(b"--") => at = closed(bytes, at, b'\n'),
            b'/' if bytes[at..].starts_with(b"/*") => {
                at = text[at + 2..].find("*/").map_or(bytes.len(), |end| at + end + 4);
            }
            b';' => {
                at += 1;
                let statement = &text[..at];
                if !is_trigger(statement) || ends(&text[from..at - 1]) {
                    return (statement, &text[at..], true);
                }
                from = at;
            }
            _ => at += 1,
        }
    }
    (text, "", false)
}

/// Whether a text is nothing, or whole statements.
pub fn is_complete(text: &str) -> bool {
    let mut rest = text;
    while !is_blank(rest) {
        match first(rest) {
            (_, after, true) => rest = after,
            (.., false) => return false,
        }
    }
    true
}

/// Whether there is nothing in a text but blanks, comments and semicolons.
pub fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        rest = if let Some(after) = rest.strip_prefix("--") {
            after.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(after) = rest.strip_prefix("/*") {
            after.split_once("*/").map_or("", |(_, after)| after)
        } else if let Some(after) = rest.strip_prefix(';') {
            after
        } else {
            return rest.is_empty();
        }
        .trim_start();
    }
}

/// The place behind the closing character, or the end.
fn closed(bytes: &[u8], from: usize, close: u8) -> usize {
    bytes[from.min(bytes.len())..].iter().position(|byte| *byte == close).map_or(bytes.len(), |at| from + at + 1)
}

fn is_trigger(statement: &str) -> bool {
    let mut words = statement.split_whitespace().map(str::to_ascii_uppercase);
    let second = |word: Option<String>| matches!(word.as_deref(), Some("TEMP" | "TEMPORARY"));
    words.next().as_deref() == Some("CREATE") && {
        let next = words.next();
        if second(next.clone()) { words.next() } else { next }.as_deref() == Some("TRIGGER")
    }
}

fn ends(part: &str) -> bool {
    part.trim().eq_ignore_ascii_case("end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_in_quotes_comments_and_triggers_end_nothing() {
        assert_eq!(first("select ';' -- ;\n; next"), ("select ';' -- ;\n;", " next", true));
        let trigger = "create temp trigger t after insert on a begin select 1; end;";
        assert_eq!(first(trigger), (trigger, "", true));
        assert!(!is_complete("create trigger t after insert on a begin select 1;"));
        assert!(!is_complete("select 'open;"));
        assert!(is_complete("select 1; -- done\n") && is_blank("-- nothing\n ; /* x */"));
    }
}
