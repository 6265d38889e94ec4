//! `get_pk_constraint` and `get_foreign_keys`.

use crate::error::Error;
use crate::warnings::warn;
use sqlite::{Connection, SqlValue};

use super::columns::get_columns;
use super::source::{pattern, pragma, table_sql};
use super::{ReflectedFk, ReflectedPk};

/// The primary key.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_pk_constraint(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<ReflectedPk, Error> {
    let name = match table_sql(connection, table, schema)? {
        Some(sql) => pattern(r#"(?i)CONSTRAINT\s+(?:"(.+?)"|(\w+))\s+PRIMARY\s+KEY"#)?
            .captures(&sql)
            .ok()
            .flatten()
            .and_then(|c| c.get(1).or(c.get(2)).map(|m| m.as_str().to_owned())),
        None => None,
    };
    let mut columns: Vec<_> =
        get_columns(connection, table, schema)?.into_iter().filter(|c| c.primary_key > 0).collect();
    columns.sort_by_key(|c| c.primary_key);
    if columns.is_empty() {
        return Ok(ReflectedPk::default());
    }
    Ok(ReflectedPk { columns: columns.into_iter().map(|c| c.name).collect(), name })
}

/// Foreign keys: those found in the text with their options, then the inline ones without.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_foreign_keys(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedFk>, Error> {
    let mut known: Vec<(Vec<String>, ReflectedFk)> = Vec::new();
    for key in pragma_keys(connection, table, schema)? {
        let sig = signature(&key.constrained_columns, &key.referred_table, &key.referred_columns);
        // As a dictionary: the later of two equal signatures takes the place of the first.
        match known.iter_mut().find(|(s, _)| *s == sig) {
            Some(slot) => slot.1 = key,
            None => known.push((sig, key)),
        }
    }
    let mut out = Vec::new();
    for parsed in parse_keys(&table_sql(connection, table, schema)?.unwrap_or_default())? {
        let sig = signature(
            &parsed.constrained_columns,
            &parsed.referred_table,
            &parsed.referred_columns,
        );
        let Some(at) = known.iter().position(|(s, _)| *s == sig) else {
            let shown = sig.iter().map(|s| python::quote(s)).collect::<Vec<_>>().join(", ");
            warn(format!(
                "WARNING: SQL-parsed foreign key constraint '({shown})' could not be located in PRAGMA foreign_keys for table {table}"
            ));
            continue;
        };
        let (_, pragma_key) = known.remove(at);
        out.push(ReflectedFk { referred_schema: pragma_key.referred_schema, ..parsed });
    }
    out.extend(known.into_iter().map(|(_, key)| key));
    Ok(out)
}

fn signature(constrained: &[String], table: &str, referred: &[String]) -> Vec<String> {
    constrained.iter().cloned().chain([table.to_owned()]).chain(referred.iter().cloned()).collect()
}

fn pragma_keys(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedFk>, Error> {
    let mut keys: Vec<(i64, ReflectedFk)> = Vec::new();
    for row in pragma(connection, "foreign_key_list", table, schema)? {
        let id = row.first().and_then(SqlValue::as_int).unwrap_or(0);
        let text = |i: usize| row.get(i).and_then(SqlValue::as_text).unwrap_or("").to_owned();
        let (remote, local, column) = (text(2), text(3), text(4));
        if !keys.iter().any(|(k, _)| *k == id) {
            let referred = if column.is_empty() {
                primary_of(connection, &remote, schema)?
            } else {
                Vec::new()
            };
            keys.push((id, new_key(remote, referred, schema)));
        }
        if let Some((_, key)) = keys.iter_mut().find(|(k, _)| *k == id) {
            key.constrained_columns.push(local);
            if !column.is_empty() {
                key.referred_columns.push(column);
            }
        }
    }
    Ok(keys.into_iter().map(|(_, k)| k).collect())
}

/// `REFERENCES parent` without columns means its primary key; a missing parent is no error.
fn primary_of(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<String>, Error> {
    match get_pk_constraint(connection, table, schema) {
        Ok(pk) => Ok(pk.columns),
        Err(Error::NoSuchTable(_)) => Ok(Vec::new()),
        Err(other) => Err(other),
    }
}

fn new_key(table: String, referred_columns: Vec<String>, schema: Option<&str>) -> ReflectedFk {
    ReflectedFk {
        name: None,
        constrained_columns: Vec::new(),
        referred_schema: schema.map(str::to_owned),
        referred_table: table,
        referred_columns,
        ondelete: None,
        onupdate: None,
        deferrable: None,
        initially: None,
    }
}

/// The dialect's pattern for FOREIGN KEY clauses.
const FK_PATTERN: &str = r#"(?i)(?:CONSTRAINT\s+(?:"(.+?)"|(\w+))\s+)?FOREIGN\s+KEY\s*\(\s*(.+?)\s*\)\s+REFERENCES\s+(?:(?:"(.+?)")|([a-z0-9_]+))\s*\(\s*((?:"[^"]+"|[a-z0-9_]+)(?:(?:\s*,\s*|\s+)(?:"[^"]+"|[a-z0-9_]+))*\s*)\)\s*((?:ON\s+(?:DELETE|UPDATE)\s+(?:SET\s+NULL|SET\s+DEFAULT|CASCADE|RESTRICT|NO\s+ACTION)\s*)*)((?:NOT\s+)?DEFERRABLE)?(?:\s+INITIALLY\s+(DEFERRED|IMMEDIATE))?"#;

fn parse_keys(sql: &str) -> Result<Vec<ReflectedFk>, Error> {
    let pattern = pattern(FK_PATTERN)?;
    let mut out = Vec::new();
    for found in pattern.captures_iter(sql) {
        let Ok(found) = found else { break };
        let group = |i: usize| found.get(i).map(|m| m.as_str().to_owned());
        let constrained = columns_in(&group(3).unwrap_or_default())?;
        let referred = group(6).filter(|r| !r.is_empty()).map(|r| columns_in(&r)).transpose()?;
        let mut key = new_key(
            group(4).or_else(|| group(5)).unwrap_or_default(),
            referred.unwrap_or_else(|| constrained.clone()),
            None,
        );
        key.name = group(1).or_else(|| group(2));
        key.constrained_columns = constrained;
        actions(&mut key, &group(7).unwrap_or_default());
        key.deferrable = group(8).map(|d| !d.to_uppercase().contains("NOT"));
        key.initially = group(9).map(|i| i.to_uppercase());
        out.push(key);
    }
    Ok(out)
}

fn actions(key: &mut ReflectedFk, text: &str) {
    let words: Vec<String> = text.to_uppercase().split_whitespace().map(str::to_owned).collect();
    for clause in words.split(|w| w == "ON") {
        let Some((event, action)) = clause.split_first() else { continue };
        let action = action.join(" ");
        let slot = match event.as_str() {
            "DELETE" => &mut key.ondelete,
            "UPDATE" => &mut key.onupdate,
            _ => continue,
        };
        if !action.is_empty() && action != "NO ACTION" {
            *slot = Some(action);
        }
    }
}

/// `_find_cols_in_sig`.
pub(super) fn columns_in(signature: &str) -> Result<Vec<String>, Error> {
    let pattern = pattern(r#"(?i)(?:"(.+?)")|([a-z0-9_]+)"#)?;
    let names = pattern.captures_iter(signature).filter_map(Result::ok);
    Ok(names.filter_map(|c| c.get(1).or(c.get(2)).map(|m| m.as_str().to_owned())).collect())
}
