//! Where statements of SQL begin and end, as `sqlite3_complete` sees it: at semicolons that stand
//! in no text, comment or trigger's body.

/// The first statement of a text, its semicolon and what stands before it included; what follows;
/// and whether it has an end.
pub fn first(text: &str) -> (&str, &str, bool) {
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let part = &text[at..][..piece(&text[at..])];
        at += part.len();
        if part == ";" {
            let trigger = words.first().is_some_and(|word| word == "create")
                && words.iter().take(3).any(|word| word == "trigger")
                && !matches!(words.as_slice(), [.., end] if end == "end");
            if !trigger {
                return (&text[..at], &text[at..], true);
            }
            words.push(";".into());
        } else if says_something(part) {
            words.push(part.to_ascii_lowercase());
        }
    }
    (text, "", false)
}

/// The statements of a script; those that say nothing are left out.
pub fn all(sql: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), sql);
    while !rest.is_empty() {
        let (statement, after, _) = first(rest);
        found.extend((!is_blank(statement)).then_some(statement));
        rest = after;
    }
    found
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
    let mut at = 0;
    while at < text.len() {
        let part = &text[at..][..piece(&text[at..])];
        if part != ";" && says_something(part) {
            return false;
        }
        at += part.len();
    }
    true
}

/// The words, texts and signs of a statement, each with its place; white space and comments are
/// left out.
pub fn pieces(sql: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < sql.len() {
            let (start, part) = (at, &sql[at..][..piece(&sql[at..])]);
            at += part.len();
            if says_something(part) {
                return Some((start, part));
            }
        }
        None
    })
}

fn says_something(part: &str) -> bool {
    !part.starts_with("--") && !part.starts_with("/*") && !part.trim().is_empty()
}

/// How long the first piece is: a text, a comment, a word, white space, or one character.
fn piece(rest: &str) -> usize {
    let until = |end: &str, skip: usize| {
        rest.get(skip..)
            .and_then(|inner| inner.find(end))
            .map_or(rest.len(), |found| skip + found + end.len())
    };
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '\'' | '"' | '`' => quoted(rest, first),
        '[' => until("]", 1),
        '-' if rest.starts_with("--") => until("\n", 2),
        '/' if rest.starts_with("/*") => until("*/", 2),
        _ if first.is_alphanumeric() || first == '_' => {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        }
        _ => first.len_utf8(),
    }
}

/// How long a text in quotes is; a doubled quote stands within it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(found) = rest.get(at..).and_then(|inner| inner.find(quote)) {
        at += found + 1;
        if !rest[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_cut_at_the_right_semicolons() {
        let script = "SELECT ';'; -- a;b\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END; /* ; */ SELECT \"x;y\"";
        let cut: Vec<&str> = all(script).into_iter().map(str::trim).collect();
        assert_eq!(cut.len(), 3);
        assert!(cut[1].ends_with("END;") && cut[2].ends_with("\"x;y\""));
        assert!(all(" ; -- nothing\n").is_empty());
    }

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
