//! `get_unique_constraints` and `get_check_constraints`.

use crate::error::Error;
use sqlite::Connection;

use super::indexes::all_indexes;
use super::keys::columns_in;
use super::source::{pattern, table_sql};
use super::{ReflectedCheck, ReflectedUnique};

/// UNIQUE constraints, named and not; those the patterns miss stay unseen.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_unique_constraints(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedUnique>, Error> {
    let mut auto: Vec<Vec<String>> = Vec::new();
    for index in all_indexes(connection, table, schema, true)? {
        if index.name.starts_with("sqlite_autoindex") && !auto.contains(&index.column_names) {
            auto.push(index.column_names);
        }
    }
    let sql = table_sql(connection, table, schema)?.unwrap_or_default();
    let mut out = Vec::new();
    for found in parse_uniques(&sql)? {
        if let Some(at) = auto.iter().position(|columns| *columns == found.column_names) {
            auto.remove(at);
            out.push(found);
        }
    }
    Ok(out)
}

fn parse_uniques(sql: &str) -> Result<Vec<ReflectedUnique>, Error> {
    let mut out = Vec::new();
    let clause = pattern(r#"(?i)(?:CONSTRAINT\s+(?:"(.+?)"|(\w+))\s+)?UNIQUE\s*\((.+?)\)"#)?;
    for found in clause.captures_iter(sql).filter_map(Result::ok) {
        let group = |i: usize| found.get(i).map(|m| m.as_str().to_owned());
        out.push(ReflectedUnique {
            name: group(1).or_else(|| group(2)),
            column_names: columns_in(&group(3).unwrap_or_default())?,
        });
    }
    let inline = pattern(
        r#"(?i)(?:(".+?")|(?:[\[`])?([a-z0-9_]+)(?:[\]`])?)[\t ]+[a-z0-9_]+(?:[\t ]+[a-z0-9_]+)*?[\t ]+UNIQUE"#,
    )?;
    for found in inline.captures_iter(sql).filter_map(Result::ok) {
        let name = found.get(1).or(found.get(2)).map(|m| m.as_str()).unwrap_or("");
        out.push(ReflectedUnique { name: None, column_names: columns_in(name)? });
    }
    Ok(out)
}

/// The dialect's pattern for CHECK and an optional name before it.
const CHECK_PATTERN: &str = r#"(?i)(?<![A-Za-z0-9_])(?:CONSTRAINT\s+("(?:[^"]|"")+"|'(?:[^']|'')+'|\[(?:[^\]]|\]\])+\]|`(?:[^`]|``)+`|\S+)\s+)?CHECK\s*\("#;

/// CHECK constraints by balanced parentheses, by name, nameless ones last.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_check_constraints(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedCheck>, Error> {
    let sql = table_sql(connection, table, schema)?.unwrap_or_default();
    let mut out = Vec::new();
    for found in pattern(CHECK_PATTERN)?.captures_iter(&sql).filter_map(Result::ok) {
        let Some(whole) = found.get(0) else { continue };
        let name = found.get(1).map(|m| unquoted(m.as_str()));
        if let Some(close) = matching_paren(&sql, whole.end() - 1) {
            out.push(ReflectedCheck { name, sqltext: sql[whole.end()..close].trim().to_owned() });
        }
    }
    out.sort_by_key(|c| c.name.clone().unwrap_or_else(|| "~".to_owned()));
    Ok(out)
}

fn unquoted(name: &str) -> String {
    let ends = |open: char, close: char| {
        name.strip_prefix(open).and_then(|n| n.strip_suffix(close)).filter(|n| !n.is_empty())
    };
    let inner = ends('"', '"')
        .or_else(|| ends('\'', '\''))
        .or_else(|| ends('`', '`'))
        .or_else(|| ends('[', ']'));
    inner.unwrap_or(name).to_owned()
}

/// `util.find_matching_paren`: brackets inside quotes do not count.
pub(super) fn matching_paren(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0;
    let mut quote: Option<u8> = None;
    for (i, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            // A doubled quote closes and opens again at once.
            (Some(q), b) if b == q => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            (None, _) => {}
        }
    }
    None
}
