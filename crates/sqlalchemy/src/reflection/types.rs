//! A column's declared type as a type object: known names, else SQLite's affinity rules.

use crate::error::Error;
use crate::types::{Arg, Package, SqlType, TypeClass, class};
use crate::warnings::warn;

use super::source::pattern;

/// `_resolve_type_affinity`.
///
/// # Errors
/// None in practice; a broken pattern.
pub fn resolve_type(declared: &str) -> Result<SqlType, Error> {
    let found = pattern(r"^([\w ]+)(\(.*?\))?")?.captures(declared).ok().flatten().map(|c| {
        let group = |i: usize| c.get(i).map(|m| m.as_str().to_owned());
        (group(1).unwrap_or_default(), group(2))
    });
    // Without a match SQLAlchemy goes on with empty arguments.
    let (name, args) = found.unwrap_or_else(|| (String::new(), Some(String::new())));
    let class = known(&name).or_else(|| by_affinity(&name)).unwrap_or(SqlType::null().class());
    let Some(args) = args else { return Ok(SqlType::of(class)) };
    let numbers = numbers(&args);
    let given: Vec<Arg> = numbers.iter().map(|n| Arg::Int(*n)).collect();
    if given.len() <= class.positional.len() {
        return SqlType::with_args(class, &given);
    }
    let texts: Vec<String> = numbers.iter().map(|n| format!("'{n}'")).collect();
    warn(format!(
        "Could not instantiate type <class '{}.{}'> with reflected arguments [{}]; using no arguments.",
        class.module(),
        class.name,
        texts.join(", ")
    ));
    Ok(SqlType::of(class))
}

fn numbers(text: &str) -> Vec<i64> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|t| !t.is_empty())
        .filter_map(|t| t.parse().ok())
        .collect()
}

/// `ischema_names`.
fn known(name: &str) -> Option<&'static TypeClass> {
    let (package, class_name) = match name {
        "BOOL" => (Package::Sql, "BOOLEAN"),
        "DATE_CHAR" => (Package::Sql, "DATE"),
        "DATETIME_CHAR" => (Package::Sql, "DATETIME"),
        "TIME_CHAR" => (Package::Sql, "TIME"),
        "INT" => (Package::Sql, "INTEGER"),
        "JSON" | "JSONB" => (Package::Sqlite, name),
        "BIGINT" | "BLOB" | "BOOLEAN" | "CHAR" | "DATE" | "DATETIME" | "DOUBLE" | "DECIMAL"
        | "FLOAT" | "INTEGER" | "NUMERIC" | "REAL" | "SMALLINT" | "TEXT" | "TIME" | "TIMESTAMP"
        | "VARCHAR" | "NVARCHAR" | "NCHAR" => (Package::Sql, name),
        _ => return None,
    };
    class(package, class_name)
}

fn by_affinity(name: &str) -> Option<&'static TypeClass> {
    let has = |parts: &[&str]| parts.iter().any(|p| name.contains(p));
    let chosen = if has(&["INT"]) {
        "INTEGER"
    } else if has(&["CHAR", "CLOB", "TEXT"]) {
        "TEXT"
    } else if has(&["BLOB"]) || name.is_empty() {
        "NullType"
    } else if has(&["REAL", "FLOA", "DOUB"]) {
        "REAL"
    } else {
        "NUMERIC"
    };
    class(Package::Sql, chosen)
}
