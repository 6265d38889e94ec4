//! Acting as the student's SQLite 3.40: statements only newer ones accept are refused with its
//! words, and hints only newer ones give are taken off. From ANCHORS 0.7 and measured with Python
//! 3.11's module.

use super::error::{SqliteClass, SqliteError};

/// Which SQLite to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Compatibility {
    /// 3.40.1, as Python 3.11 on Debian 12 carries.
    #[default]
    As340,
    /// What the bundled one accepts.
    Bundled,
}

/// What 3.40 says to an ALTER TABLE it cannot parse, `None` if it can.
pub fn refuse_newer(sql: &str) -> Option<SqliteError> {
    let mut words = Tokens(sql);
    if !words.next()?.eq_ignore_ascii_case("alter") || !words.next()?.eq_ignore_ascii_case("table")
    {
        return None;
    }
    words.next()?;
    let mut word = words.next()?;
    if word == "." {
        words.next()?;
        word = words.next()?;
    }
    let refused = if word.eq_ignore_ascii_case("alter") {
        word
    } else if word.eq_ignore_ascii_case("add") || word.eq_ignore_ascii_case("drop") {
        let next = words.next()?;
        let constraint = ["constraint", "check", "unique", "primary", "foreign"]
            .iter()
            .any(|w| next.eq_ignore_ascii_case(w));
        constraint.then_some(next)?
    } else {
        return None;
    };
    Some(SqliteError {
        class: SqliteClass::Operational,
        message: format!("near \"{refused}\": syntax error"),
        code: 1,
    })
}

/// The message without what later versions add.
pub fn without_newer_hints(message: &str) -> String {
    message.strip_suffix(" - should this be a string literal in single-quotes?").map_or_else(
        || message.to_owned(),
        // Newer ones quote the name; 3.40 did not.
        |m| m.replace('"', ""),
    )
}

/// SQL words, quoted names and single characters; comments are skipped.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0 = skip_blank(self.0);
        let first = self.0.chars().next()?;
        let length = match first {
            '"' | '`' | '\'' => quoted(self.0, first),
            '[' => self.0.find(']').map_or(self.0.len(), |i| i + 1),
            c if is_word(c) => self.0.find(|c| !is_word(c)).unwrap_or(self.0.len()),
            c => c.len_utf8(),
        };
        let (token, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |i| i + 2)
}

/// Blanks and comments before a statement, as CPython's `lstrip_sql`.
pub(super) fn skip_blank(mut sql: &str) -> &str {
    loop {
        sql = sql.trim_start();
        if let Some(rest) = sql.strip_prefix("--") {
            sql = rest.find('\n').map_or("", |i| &rest[i + 1..]);
        } else if let Some(rest) = sql.strip_prefix("/*") {
            sql = rest.find("*/").map_or("", |i| &rest[i + 2..]);
        } else {
            return sql;
        }
    }
}
