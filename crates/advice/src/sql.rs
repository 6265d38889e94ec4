//! What a statement does to tables and columns, as far as following them needs it.

/// A step that moves, drops or copies something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// `ALTER TABLE a RENAME TO b`.
    RenameTable(String, String),
    /// `ALTER TABLE t RENAME COLUMN a TO b`.
    RenameColumn(String, String, String),
    /// `ALTER TABLE t DROP COLUMN c`.
    DropColumn(String, String),
    /// `DROP TABLE t`.
    DropTable(String),
    /// `INSERT INTO new (…) SELECT …`: the new table, its columns, and the last name in each
    /// expression.
    Copy(String, Vec<String>, Vec<String>),
    /// `UPDATE`, `DELETE`, `INSERT` of rows: the table.
    Write(String),
    /// Everything else.
    Other,
}

/// Words and signs of a statement; quoted names lose their quotes, strings become one token.
pub(crate) fn tokens(sql: &str) -> Vec<String> {
    let (mut found, mut chars) = (Vec::new(), sql.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' | '`' | '\'' => {
                let mut word = String::new();
                while let Some(inner) = chars.next() {
                    if inner == c {
                        if chars.peek() != Some(&c) {
                            break;
                        }
                        chars.next();
                    }
                    word.push(inner);
                }
                found.push(if c == '\'' { format!("'{word}'") } else { word });
            }
            c if c.is_alphanumeric() || c == '_' => {
                let mut word = String::from(c);
                while let Some(next) =
                    chars.peek().filter(|next| next.is_alphanumeric() || **next == '_')
                {
                    word.push(*next);
                    chars.next();
                }
                found.push(word);
            }
            c if c.is_whitespace() => {}
            c => found.push(c.to_string()),
        }
    }
    found
}

impl Step {
    /// Reads a statement.
    pub(crate) fn of(sql: &str) -> Step {
        let words = tokens(sql);
        let is = |at: usize, word: &str| {
            words.get(at).is_some_and(|known| known.eq_ignore_ascii_case(word))
        };
        let name = |at: usize| words.get(at).cloned().unwrap_or_default();
        if is(0, "ALTER") && is(1, "TABLE") {
            return match () {
                () if is(3, "RENAME") && is(4, "TO") => Step::RenameTable(name(2), name(5)),
                () if is(3, "RENAME") && is(4, "COLUMN") => {
                    Step::RenameColumn(name(2), name(5), name(7))
                }
                () if is(3, "RENAME") && is(5, "TO") => {
                    Step::RenameColumn(name(2), name(4), name(6))
                }
                () if is(3, "DROP") && is(4, "COLUMN") => Step::DropColumn(name(2), name(5)),
                () if is(3, "DROP") => Step::DropColumn(name(2), name(4)),
                () => Step::Other,
            };
        }
        if is(0, "DROP") && is(1, "TABLE") {
            return Step::DropTable(name(if is(2, "IF") { 4 } else { 2 }));
        }
        match words.first().map(|word| word.to_ascii_uppercase()).as_deref() {
            Some("UPDATE") => Step::Write(name(if is(1, "OR") { 3 } else { 1 })),
            Some("DELETE") => Step::Write(name(2)),
            Some("INSERT" | "REPLACE") => insert(&words),
            _ => Step::Other,
        }
    }
}

fn insert(words: &[String]) -> Step {
    let into = words.iter().position(|word| word.eq_ignore_ascii_case("INTO")).unwrap_or(1);
    let table = words.get(into + 1).cloned().unwrap_or_default();
    let select = words.iter().position(|word| word.eq_ignore_ascii_case("SELECT"));
    let (Some(select), Some("(")) = (select, words.get(into + 2).map(String::as_str)) else {
        return Step::Write(table);
    };
    let columns = words[into + 3..select]
        .iter()
        .filter(|word| *word != "," && *word != ")")
        .cloned()
        .collect();
    let end =
        words.iter().position(|word| word.eq_ignore_ascii_case("FROM")).unwrap_or(words.len());
    Step::Copy(table, columns, expressions(words.get(select + 1..end).unwrap_or_default()))
}

/// Each expression of a SELECT by the column it is about: `t.a` and `CAST(t.a AS TEXT)` are about
/// `a`.
fn expressions(words: &[String]) -> Vec<String> {
    let (mut found, mut depth, mut current) = (Vec::new(), 0usize, Vec::new());
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                found.push(subject(&current));
                current.clear();
                continue;
            }
            _ => {}
        }
        current.push(word.clone());
    }
    found.push(subject(&current));
    found
}

fn subject(words: &[String]) -> String {
    let cast = words.iter().position(|word| word.eq_ignore_ascii_case("AS"));
    let inner = match (words.first(), cast) {
        (Some(first), Some(at)) if first.eq_ignore_ascii_case("CAST") => &words[2.min(at)..at],
        _ => words,
    };
    match inner {
        [name] => name.clone(),
        [_, dot, name] if dot == "." => name.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn a_rebuild_says_what_each_column_comes_from() {
        let sql = "INSERT INTO _alembic_tmp_t (id, \"new name\", n) SELECT t.id, t.name, CAST(t.n AS VARCHAR(3)) AS n \nFROM t";
        let columns = ["id", "new name", "n"].map(String::from).to_vec();
        let sources = ["id", "name", "n"].map(String::from).to_vec();
        assert_eq!(Step::of(sql), Step::Copy("_alembic_tmp_t".into(), columns, sources));
    }

    #[test]
    fn names_may_be_quoted() {
        let step = Step::of("ALTER TABLE \"my table\" RENAME COLUMN a TO \"b c\"");
        assert_eq!(step, Step::RenameColumn("my table".into(), "a".into(), "b c".into()));
        assert_eq!(Step::of("\nDROP TABLE IF EXISTS t"), Step::DropTable("t".into()));
    }
}
