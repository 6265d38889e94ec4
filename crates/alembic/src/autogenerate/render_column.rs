//! Columns, types and server defaults as Python text.
use super::context::AutogenContext;
use super::render_parts::{
    expression_literal, python_bool, render_expression, render_options, sa, user_rendered,
};
use python::{PyResult, Value};
use sqlalchemy::bind::{column_value, type_value};
use sqlalchemy::schema::{Autoincrement, Column, Computed, DefaultArg, Identity, ServerDefault};
use sqlalchemy::types::{Arg, SqlType};

fn as_text(context: &AutogenContext<'_>, value: &Value) -> PyResult<String> {
    Ok(context.vm.str(value)?.to_string())
}

/// `sa.Column('name', TYPE, …)`.
pub(super) fn render_column(context: &AutogenContext<'_>, column: &Column) -> PyResult<String> {
    if let Some(answer) = user_rendered(context, "column", column_value(context.vm, column))? {
        return as_text(context, &answer);
    }
    let mut positional = String::new();
    let mut options = Vec::new();
    let default = column.server_default.borrow().clone();
    match &default {
        Some(default @ (ServerDefault::Computed(_) | ServerDefault::Identity(_))) => {
            positional = format!("{}, ", render_default(context, default)?)
        }
        Some(default) => {
            options.push(format!("server_default={}", render_default(context, default)?))
        }
        None => {}
    }
    match column.autoincrement.get() {
        Autoincrement::Auto => {}
        Autoincrement::True => options.push("autoincrement=True".into()),
        Autoincrement::False => options.push("autoincrement=False".into()),
        Autoincrement::IgnoreFk => options.push("autoincrement=ignore_fk".into()),
    }
    options.push(format!("nullable={}", python_bool(column.nullable.get())));
    if column.system.get() {
        options.push("system=True".into());
    }
    options.extend(
        column
            .comment
            .borrow()
            .as_ref()
            .map(|comment| format!("comment={}", python::quote(comment))),
    );
    options.extend(render_options(context, &column.options.borrow())?);
    let name = python::quote(&column.name().unwrap_or_default());
    Ok(format!(
        "{}Column({name}, {}, {positional}{})",
        sa(context),
        render_type(context, &column.sql_type())?,
        options.join(", ")
    ))
}

/// A type as the constructor call that makes it.
pub(super) fn render_type(context: &AutogenContext<'_>, ty: &SqlType) -> PyResult<String> {
    let value = type_value(context.vm, ty);
    if let Some(answer) = user_rendered(context, "type", value.clone())? {
        return as_text(context, &answer);
    }
    if !ty.data().variants.is_empty() {
        return with_variants(context, ty);
    }
    plain_type(context, ty, &value)
}

fn plain_type(context: &AutogenContext<'_>, ty: &SqlType, value: &Value) -> PyResult<String> {
    let module = ty.module();
    let shown = context.vm.repr(value)?;
    if let Some(dialect) = module.strip_prefix("sqlalchemy.dialects.") {
        let dialect = dialect.split('.').next().unwrap_or(dialect);
        context.imports.borrow_mut().insert(format!("from sqlalchemy.dialects import {dialect}"));
        return Ok(format!("{dialect}.{shown}"));
    }
    if module.starts_with("sqlalchemy.") {
        if let (true, Arg::Type(item)) = (ty.class_name() == "ARRAY", ty.arg("item_type")) {
            let inner = format!("({}", item.repr());
            let rendered = format!("({}", render_type(context, &item)?);
            return Ok(format!("{}{}", sa(context), shown.replacen(&inner, &rendered, 1)));
        }
        return Ok(format!("{}{shown}", sa(context)));
    }
    let prefix = context.text("user_module_prefix").unwrap_or_else(|| format!("{module}."));
    Ok(format!("{prefix}{shown}"))
}

fn with_variants(context: &AutogenContext<'_>, ty: &SqlType) -> PyResult<String> {
    let mut data = ty.data().clone();
    let mut variants = std::mem::take(&mut data.variants);
    let base = SqlType::new(data);
    let mut text = plain_type(context, &base, &type_value(context.vm, &base))?;
    variants.sort_by(|a, b| a.0.cmp(&b.0));
    for (dialect, variant) in variants {
        let rendered = plain_type(context, &variant, &type_value(context.vm, &variant))?;
        text.push_str(&format!(".with_variant({rendered}, {})", python::quote(&dialect)));
    }
    Ok(text)
}

/// A server default, `Computed` or `Identity`.
pub(super) fn render_default(
    context: &AutogenContext<'_>,
    default: &ServerDefault,
) -> PyResult<String> {
    match default {
        ServerDefault::Clause { arg: DefaultArg::Text(text), .. } => {
            let text = text.strip_prefix('\'').unwrap_or(text);
            Ok(python::quote(text.strip_suffix('\'').unwrap_or(text)))
        }
        ServerDefault::Clause { arg: DefaultArg::Expr(expr), .. } => {
            render_expression(context, expr, true)
        }
        ServerDefault::Fetched => Ok(format!("{}FetchedValue()", sa(context))),
        ServerDefault::Computed(computed) => render_computed(context, computed),
        ServerDefault::Identity(identity) => {
            Ok(format!("{}Identity({})", sa(context), identity_options(identity)))
        }
    }
}

fn render_computed(context: &AutogenContext<'_>, computed: &Computed) -> PyResult<String> {
    let text = python::quote(&expression_literal(context, &computed.sqltext, false)?);
    let persisted = computed
        .persisted
        .map(|persisted| format!("persisted={}", python_bool(persisted)))
        .unwrap_or_default();
    Ok(format!("{}Computed({text}, {persisted})", sa(context)))
}

/// In the order of `Identity._as_dict()`; `always=None` means something else than `False`.
fn identity_options(identity: &Identity) -> String {
    let mut parts = vec![format!("always={}", identity.always.map_or("None", python_bool))];
    let flag = |name: &str, value: Option<bool>| {
        value.map(|value| format!("{name}={}", python_bool(value)))
    };
    let number = |name: &str, value: Option<i64>| value.map(|value| format!("{name}={value}"));
    parts.extend(flag("on_null", identity.on_null));
    parts.extend(number("start", identity.start));
    parts.extend(number("increment", identity.increment));
    parts.extend(number("minvalue", identity.minvalue));
    parts.extend(number("maxvalue", identity.maxvalue));
    parts.extend(flag("nominvalue", identity.nominvalue));
    parts.extend(flag("nomaxvalue", identity.nomaxvalue));
    parts.extend(flag("cycle", identity.cycle));
    parts.extend(number("cache", identity.cache));
    parts.join(", ")
}
