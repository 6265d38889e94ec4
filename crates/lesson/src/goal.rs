//! What must hold at a step's end. In: a line of a goal block. Out: a condition, or a sentence on
//! what is wrong with the line.

/// A condition, as it was written and as it is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What is looked at.
    pub(crate) what: What,
    /// Whether it must not be there.
    pub(crate) not: bool,
}

/// What a condition looks at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// A table; with columns, it has these and no others.
    Table { name: String, columns: Vec<String> },
    /// A column, with words of its type and constraints.
    Column { table: String, name: String, details: Vec<String> },
    /// A named index.
    Index { name: String },
    /// How many rows a table has, or at least has.
    Rows { table: String, count: i64, least: bool },
    /// A row with these values.
    Row { table: String, values: Vec<(String, Literal)> },
    /// How many scripts there are.
    Revisions { count: usize },
    /// How many scripts nothing stands above.
    Heads { count: usize },
    /// A script with this message.
    Revision { message: String },
    /// Where the database stands.
    At { place: Spot },
    /// A file, with this text in it.
    File { path: String, text: String },
}

/// Where a database stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Spot {
    /// At every head.
    Head,
    /// Before the first script.
    Base,
    /// At the script with this message.
    Message(String),
}

/// A value as SQL writes it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// NULL.
    Null,
    /// A number, digits and all.
    Number(String),
    /// A text.
    Text(String),
}

/// What a goal may begin with.
const WORDS: &str = "Write table, column, index, rows, row, revisions, heads, revision, at or file; `no` before it where it must not be there";

impl Goal {
    /// Reads a line.
    ///
    /// # Errors
    /// A sentence that says what the line lacks.
    pub fn parse(line: &str) -> Result<Goal, String> {
        let line = line.trim();
        let (not, rest) =
            line.strip_prefix("no ").map_or((false, line), |rest| (true, rest.trim_start()));
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = (&rest[..end], rest[end..].trim());
        // A message may have a colon of its own.
        let whole = matches!(word, "revision" | "at");
        let parts = after.split_once(':').filter(|_| !whole);
        let (name, tail) = parts.map_or((after, ""), |(name, tail)| (name.trim(), tail.trim()));
        let what =
            what(word, name, tail).ok_or_else(|| format!("`{line}` is no goal. {WORDS}."))??;
        let counted = matches!(
            what,
            What::Rows { .. } | What::Revisions { .. } | What::Heads { .. } | What::At { .. }
        );
        if not && counted {
            return Err(format!(
                "`{line}`: `no` does not go with `{word}`. Say how many there are, or where."
            ));
        }
        Ok(Goal { what, not })
    }
}

/// The condition; none where the first word is unknown.
fn what(word: &str, name: &str, tail: &str) -> Option<Result<What, String>> {
    let named = || {
        if name.is_empty() { Err(format!("`{word}` needs a name.")) } else { Ok(name.to_string()) }
    };
    Some(match word {
        "table" => named().map(|name| What::Table { name, columns: list(tail) }),
        "column" => column(name, tail),
        "index" => named().map(|name| What::Index { name }),
        "rows" => named().and_then(|table| rows(table, tail)),
        "row" => named().and_then(|table| values(tail).map(|values| What::Row { table, values })),
        "revisions" => count(word, tail).map(|count| What::Revisions { count }),
        "heads" => count(word, tail).map(|count| What::Heads { count }),
        "revision" => named().map(|message| What::Revision { message: unquoted(&message) }),
        "at" => named().map(|place| What::At { place: spot(&place) }),
        "file" => named().map(|path| What::File { path, text: tail.into() }),
        _ => return None,
    })
}

fn column(name: &str, tail: &str) -> Result<What, String> {
    let (table, name) =
        name.split_once('.').ok_or("`column` needs a table and a column: `column TABLE.NAME`.")?;
    Ok(What::Column { table: table.into(), name: name.into(), details: list(tail) })
}

fn rows(table: String, tail: &str) -> Result<What, String> {
    let (least, number) =
        tail.strip_prefix("at least").map_or((false, tail), |rest| (true, rest.trim()));
    let count = number
        .parse()
        .map_err(|_| "`rows` needs a number: `rows TABLE: 2` or `rows TABLE: at least 2`.")?;
    Ok(What::Rows { table, count, least })
}

fn count(word: &str, tail: &str) -> Result<usize, String> {
    tail.parse().map_err(|_| format!("`{word}` needs a number: `{word}: 2`."))
}

fn spot(place: &str) -> Spot {
    match place {
        "head" => Spot::Head,
        "base" => Spot::Base,
        message => Spot::Message(unquoted(message)),
    }
}

fn unquoted(text: &str) -> String {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(text).into()
}

/// Words between commas.
fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(String::from).collect()
}

/// `name = 'Kai Uri', salary = 89000`: a quote is doubled inside of a text.
fn values(text: &str) -> Result<Vec<(String, Literal)>, String> {
    let wrong = || "`row` needs values: `row TABLE: name = 'Kai', salary = 89000`.".to_string();
    let (mut found, mut rest) = (Vec::new(), text.trim());
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').ok_or_else(wrong)?;
        let (value, after) = literal(after.trim_start()).ok_or_else(wrong)?;
        found.push((name.trim().to_string(), value));
        let after = after.trim_start();
        rest = if after.is_empty() {
            after
        } else {
            after.strip_prefix(',').ok_or_else(wrong)?.trim_start()
        };
    }
    if found.is_empty() { Err(wrong()) } else { Ok(found) }
}

/// A value, and what stands after it.
fn literal(text: &str) -> Option<(Literal, &str)> {
    let Some(mut rest) = text.strip_prefix('\'') else {
        let end = text.find(',').unwrap_or(text.len());
        let word = text[..end].trim();
        let value = match word {
            "null" | "NULL" => Literal::Null,
            number => number
                .parse::<f64>()
                .ok()
                .filter(|_| is_plain(number))
                .map(|_| Literal::Number(number.into()))?,
        };
        return Some((value, &text[end..]));
    };
    let mut value = String::new();
    loop {
        let (before, after) = rest.split_once('\'')?;
        value.push_str(before);
        match after.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None => return Some((Literal::Text(value), after)),
        }
    }
}

/// Digits, a sign and a point: Rust reads `inf` too, which SQL does not.
fn is_plain(number: &str) -> bool {
    number.chars().all(|letter| letter.is_ascii_digit() || ".-+".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> What {
        Goal::parse(line).expect(line).what
    }

    #[test]
    fn each_kind_is_read() {
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect::<Vec<_>>();
        let table = What::Table { name: "employees".into(), columns: names(&["id", "name"]) };
        assert_eq!(read("table employees: id, name"), table);
        let details = names(&["VARCHAR", "not null"]);
        assert_eq!(
            read("column a.b: VARCHAR, not null"),
            What::Column { table: "a".into(), name: "b".into(), details }
        );
        assert_eq!(
            read("rows a: at least 3"),
            What::Rows { table: "a".into(), count: 3, least: true }
        );
        assert_eq!(read("revisions: 2"), What::Revisions { count: 2 });
        assert_eq!(
            read("at \"add Department\""),
            What::At { place: Spot::Message("add Department".into()) }
        );
        assert_eq!(read("revision fix: a"), What::Revision { message: "fix: a".into() });
        assert_eq!(read("at head"), What::At { place: Spot::Head });
        assert_eq!(
            read("file a/b.py: x = 1"),
            What::File { path: "a/b.py".into(), text: "x = 1".into() }
        );
        assert!(Goal::parse("no table a").expect("reads").not);
    }

    #[test]
    fn values_are_those_of_sql() {
        let text = |text: &str| Literal::Text(text.into());
        let values = [
            ("name", text("O'Neill, A.")),
            ("n", Literal::Number("-2.5".into())),
            ("x", Literal::Null),
        ];
        let values = values.map(|(name, value)| (name.to_string(), value)).to_vec();
        assert_eq!(
            read("row a: name = 'O''Neill, A.', n = -2.5, x = null"),
            What::Row { table: "a".into(), values }
        );
    }

    #[test]
    fn a_line_that_is_no_goal_says_what_to_write() {
        let said = |line: &str| Goal::parse(line).expect_err(line);
        assert!(
            said("tabel employees").contains("`tabel employees` is no goal. Write table, column")
        );
        assert!(said("rows employees: two").contains("needs a number"));
        assert!(said("column name").contains("column TABLE.NAME"));
        assert!(said("row a: name = Kai").contains("needs values"));
        assert!(said("table").contains("needs a name"));
        assert!(said("no rows a: 1").contains("does not go with"));
    }
}
