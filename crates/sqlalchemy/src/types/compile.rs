//! `SQLiteTypeCompiler`: the words of a column's type in DDL and in CAST.

use crate::ddl::quote::{is_default_dialect, quote};
use crate::error::Error;

use super::class::Visit;
use super::spec::{Arg, SqlType, TypeData};

/// The type as SQLite's DDL writes it.
///
/// # Errors
/// `CompileError` for `NullType`, `UnsupportedCompilationError` for another database's type, or
/// what a user's `get_col_spec` raises. From
/// `sqlalchemy/dialects/sqlite/base.py:SQLiteTypeCompiler`.
pub fn compile_type(ty: &SqlType) -> Result<String, Error> {
    let ty = match is_default_dialect() && !ty.data().variants.is_empty() {
        true => SqlType::new(TypeData { variants: Vec::new(), ..ty.data().clone() }),
        false => ty.clone(),
    };
    let ty = ty.for_sqlite()?;
    if let Some(said) = super::told::told(ty.class()) {
        return said;
    }
    match ty.class().visit {
        Visit::Null => Err(Error::Compile(format!(
            "Can't generate DDL for {}; did you forget to specify a type on this Column?", ty.repr()
        ))),
        Visit::Plain(word) => Ok(word.to_owned()),
        Visit::Text(word) => Ok(text(word, ty.int("length"), &ty)),
        Visit::Enum => Ok(text("VARCHAR", Some(ty.enum_length()), &ty)),
        Visit::Sized(word) => Ok(sized(word, ty.int("length"))),
        Visit::Decimal(word) => Ok(decimal(word, &ty)),
        Visit::Temporal(word) => Ok(temporal(word, &ty)),
        Visit::Decorator => Err(Error::Assertion(
            "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of type being decorated".to_owned(),
        )),
        Visit::UserDefined => match &ty.data().custom {
            Some(custom) => custom.col_spec(),
            None => Err(Error::Attribute("'UserDefinedType' object has no attribute 'get_col_spec'".to_owned())),
        },
        Visit::Foreign(word) => Err(Error::UnsupportedCompilation(format!(
            "Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object at 0x7f0000000000> can't render element of type {word}"
        ))),
    }
}

fn sized(word: &str, length: Option<i64>) -> String {
    match length {
        Some(n) if n != 0 => format!("{word}({n})"),
        _ => word.to_owned(),
    }
}

fn text(word: &str, length: Option<i64>, ty: &SqlType) -> String {
    let mut out = sized(word, length);
    if let Some(collation) = ty.text("collation").filter(|c| !c.is_empty()) {
        out.push_str(" COLLATE ");
        if let Some(schema) = ty.text("collation_schema") {
            out.push_str(&quote(&schema));
            out.push('.');
        }
        out.push_str(&quote(&collation));
    }
    out
}

fn decimal(word: &str, ty: &SqlType) -> String {
    match (ty.int("precision"), ty.int("scale")) {
        (None, _) => word.to_owned(),
        (Some(p), None) => format!("{word}({p})"),
        (Some(p), Some(s)) => format!("{word}({p}, {s})"),
    }
}

/// `format_is_text_affinity`: a storage format of digits only would make SQLite convert the text
/// into a number.
fn temporal(word: &str, ty: &SqlType) -> String {
    match ty.arg("storage_format") {
        Arg::Str(format) if digits_only(&format) && !is_default_dialect() => format!("{word}_CHAR"),
        _ => word.to_owned(),
    }
}

fn digits_only(format: &str) -> bool {
    let mut rest = format;
    while let Some(start) = rest.find("%(") {
        if !rest[..start].chars().all(|c| c.is_ascii_digit()) {
            return false;
        }
        let Some(end) = rest[start..]
            .find(['d', 's'].as_slice())
            .map(|_| start)
            .and_then(|s| rest[s..].find(')').map(|e| s + e))
        else {
            return false;
        };
        let after = rest[end + 1..].trim_start_matches(|c: char| c.is_ascii_digit());
        rest = after.strip_prefix(['d', 's']).unwrap_or(after);
    }
    rest.chars().all(|c| c.is_ascii_digit())
}
