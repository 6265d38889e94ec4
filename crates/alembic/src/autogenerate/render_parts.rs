//! Pieces that all rendering is made of: prefixes, names, expressions, options.
use super::context::AutogenContext;
use python::{PyResult, Value};
use sqlalchemy::bind::raise;
use sqlalchemy::expr::Expr;
use sqlalchemy::schema::{Name, OptionValue, Options};

/// `op.` or `batch_op.`.
pub(super) fn prefix(context: &AutogenContext<'_>) -> String {
    if context.in_batch.get() {
        "batch_op.".into()
    } else {
        context.text("alembic_module_prefix").unwrap_or_default()
    }
}

/// `sa.`.
pub(super) fn sa(context: &AutogenContext<'_>) -> String {
    context.text("sqlalchemy_module_prefix").unwrap_or_default()
}

pub(super) fn python_bool(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// A name as written in a call: `op.f('…')` where it comes from a convention or the database.
pub(super) fn render_name(context: &AutogenContext<'_>, name: Option<&Name>) -> String {
    match name {
        None => "None".into(),
        Some(name) if name.is_conventional() => {
            format!("{}f({})", prefix(context), python::quote(name.as_str()))
        }
        Some(name) => python::quote(name.as_str()),
    }
}

/// What the user's `render_item` says, if it says something.
pub(super) fn user_rendered(
    context: &AutogenContext<'_>,
    kind: &str,
    object: Value,
) -> PyResult<Option<Value>> {
    let function = context.option("render_item");
    if function.is_none() {
        return Ok(None);
    }
    let answer = context.vm.call(&function, vec![kind.into(), object, context.object.clone()])?;
    Ok(if matches!(answer, Value::Bool(false)) { None } else { Some(answer) })
}

/// An expression as `sa.text('…')`.
pub(super) fn render_expression(
    context: &AutogenContext<'_>,
    expr: &Expr,
    server_default: bool,
) -> PyResult<String> {
    let text = expression_literal(context, expr, server_default)?;
    Ok(format!("{}text({})", sa(context), python::quote(&text)))
}

pub(super) fn expression_literal(
    context: &AutogenContext<'_>,
    expr: &Expr,
    server_default: bool,
) -> PyResult<String> {
    let text =
        sqlalchemy::compiler::compile_in_ddl(expr).map_err(|error| raise(context.vm, error))?;
    Ok(if server_default && crate::ddl::is_bare_expression(&text) {
        format!("({text})")
    } else {
        text
    })
}

/// Dialect arguments, `sqlite_where=sa.text('…')`.
pub(super) fn render_options(
    context: &AutogenContext<'_>,
    options: &Options,
) -> PyResult<Vec<String>> {
    let mut parts = Vec::new();
    for (key, value) in options.iter() {
        let text = match value {
            OptionValue::Literal(literal) => literal.repr(),
            OptionValue::Expr(expr) => render_expression(context, expr, false)?,
        };
        parts.push(format!("{key}={text}"));
    }
    Ok(parts)
}
