//! CREATE INDEX and DROP INDEX.

use crate::compiler::compile_in_ddl;
use crate::error::Error;
use crate::expr::{Expr, Literal};
use crate::schema::{ColumnArg, Index, OptionValue};

use super::quote::{quote_name, schema_text};

/// `CREATE [UNIQUE] INDEX ix ON t (a, b) [WHERE …]`.
///
/// # Errors
/// `CompileError` when the index has no table or no name.
pub fn create_index(index: &Index, if_not_exists: bool) -> Result<String, Error> {
    let Some(table) = index.table() else {
        return Err(Error::Compile(format!(
            "Index '{}' is not associated with any table.",
            index.name_text().unwrap_or_else(|| "None".to_owned())
        )));
    };
    let name = prepared_name(index, "CREATE INDEX requires that the index have a name")?;
    let mut parts = Vec::new();
    for arg in index.expressions.borrow().iter() {
        parts.push(match arg {
            ColumnArg::Key(key) => super::quote::quote(key),
            ColumnArg::Column(column) => quote_name(&column.full_name()),
            ColumnArg::Expr(expr) => {
                compile_in_ddl(&expr.self_group(None.or(Some(&crate::expr::Op::Comma))))?
            }
        });
    }
    let unique = if index.unique.get() { "UNIQUE " } else { "" };
    let exists = if if_not_exists { "IF NOT EXISTS " } else { "" };
    let mut out = format!(
        "CREATE {unique}INDEX {exists}{name} ON {} ({})",
        quote_name(&table.name()),
        parts.join(", ")
    );
    if let Some(condition) = condition(index) {
        out.push_str(&format!(" WHERE {}", compile_in_ddl(&condition)?));
    }
    Ok(out)
}

/// The condition of a partial index.
fn condition(index: &Index) -> Option<Expr> {
    match index.options.borrow().get("sqlite_where") {
        Some(OptionValue::Expr(expr)) => Some(expr.clone()),
        Some(OptionValue::Literal(Literal::Str(text))) => Some(Expr::text(text)),
        Some(OptionValue::Literal(_)) | None => None,
    }
}

fn prepared_name(index: &Index, complaint: &str) -> Result<String, Error> {
    let name = index
        .name
        .borrow()
        .as_ref()
        .map(quote_name)
        .ok_or_else(|| Error::Compile(complaint.to_owned()))?;
    let schema = index.table().and_then(|t| schema_text(&t));
    Ok(schema.map_or(name.clone(), |schema| format!("{schema}.{name}")))
}

/// `\nDROP INDEX ix`.
///
/// # Errors
/// `CompileError` without a name.
pub fn drop_index(index: &Index, if_exists: bool) -> Result<String, Error> {
    let exists = if if_exists { "IF EXISTS " } else { "" };
    Ok(format!(
        "\nDROP INDEX {exists}{}",
        prepared_name(index, "DROP INDEX requires that the index have a name")?
    ))
}
