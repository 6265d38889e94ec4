//! Server defaults of columns on both sides (alembic/autogenerate/compare/server_defaults.py): the
//! user's function, generated columns, identities, then SQLite's comparison of texts.
use super::context::{AutogenContext, expression_text};
use crate::ops::{AlterColumn, Change};
use crate::places::Source;
use python::{Args, PyResult, Value};
use sqlalchemy::bind::column_value;
use sqlalchemy::schema::{Column, DefaultArg, Identity, ServerDefault};

const DEFAULTS: &str = "alembic.autogenerate.compare.server_defaults";

type Default = Option<ServerDefault>;

/// What is compared: the column in the database and in the models.
pub(super) struct Pair<'a> {
    table: &'a str,
    found: &'a Column,
    column: &'a Column,
    old: Default,
    new: Default,
}

/// Whether the column is generated.
pub(super) fn is_computed(default: &Default) -> bool {
    matches!(default, Some(ServerDefault::Computed(_)))
}

/// What was found out before SQLite's own comparison.
pub(super) enum Asked<'a> {
    /// Neither side has a default.
    Nothing,
    /// The user's function or setting has decided.
    Decided,
    /// It is left to us.
    Open(Pair<'a>),
}

/// Asks the user's function, before the comparators that are Alembic's own.
pub(super) fn ask_for_default<'a>(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    table: &'a str,
    found: &'a Column,
    column: &'a Column,
) -> PyResult<Asked<'a>> {
    let (old, new) =
        (found.server_default.borrow().clone(), column.server_default.borrow().clone());
    if old.is_none() && new.is_none() {
        return Ok(Asked::Nothing);
    }
    alter.existing_server_default = Change::To(old.clone());
    let pair = Pair { table, found, column, old, new };
    let asked = context.option("compare_server_default");
    match &asked {
        Value::None | Value::Bool(false) => Ok(Asked::Decided),
        Value::Bool(true) => Ok(Asked::Open(pair)),
        function => match ask_user(context, &pair, function)? {
            None => Ok(Asked::Open(pair)),
            Some(false) => Ok(Asked::Decided),
            Some(true) => {
                alter.modify_server_default = Change::To(pair.new.clone());
                let text = format!("User defined function {} detected", context.vm.repr(function)?);
                say(context, &text, &pair, alter).map(|()| Asked::Decided)
            }
        },
    }
}

/// Compares, and says whether the comparators after it have their turn: a decision of the user's
/// ends the row.
pub(super) fn compare_server_default(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    asked: Asked<'_>,
) -> PyResult<bool> {
    let pair = match asked {
        Asked::Nothing => return Ok(true),
        Asked::Decided => return Ok(false),
        Asked::Open(pair) => pair,
    };
    if is_computed(&pair.new) || is_computed(&pair.old) {
        compare_computed(context, &pair, alter)?;
        return Ok(false);
    }
    if let Some(ServerDefault::Identity(identity)) = &pair.new {
        return compare_identity(context, &pair, alter, identity);
    }
    compare_texts(context, &pair, alter)?;
    Ok(true)
}

fn say(
    context: &AutogenContext<'_>,
    who: &str,
    pair: &Pair<'_>,
    alter: &AlterColumn,
) -> PyResult<()> {
    context.info(
        DEFAULTS,
        &format!("{who} server default on column '{}.{}'", pair.table, alter.column),
    )
}

/// The text of a default: as written for strings, as SQL for expressions.
fn rendered(context: &AutogenContext<'_>, default: &Default) -> PyResult<Option<String>> {
    match default {
        Some(ServerDefault::Clause { arg: DefaultArg::Text(text), .. }) => {
            Ok(Some(text.to_string()))
        }
        Some(ServerDefault::Clause { arg: DefaultArg::Expr(expr), .. }) => {
            expression_text(context, expr).map(Some)
        }
        _ => Ok(None),
    }
}

/// The answer of `compare_server_default=function`; none leaves the decision to us.
fn ask_user(
    context: &AutogenContext<'_>,
    pair: &Pair<'_>,
    function: &Value,
) -> PyResult<Option<bool>> {
    let vm = context.vm;
    let text = |value: Option<String>| value.map_or(Value::None, Value::from);
    let model = column_value(vm, pair.column);
    let args = vec![
        vm.attr(&context.object, "migration_context")?,
        column_value(vm, pair.found),
        model.clone(),
        text(rendered(context, &pair.old)?),
        vm.attr(&model, "server_default")?,
        text(rendered(context, &pair.new)?),
    ];
    match vm.call(function, Args::new(args))? {
        Value::None => Ok(None),
        answer => vm.truth(&answer).map(Some),
    }
}

/// Generated columns cannot be changed; a difference is a warning.
fn compare_computed(
    context: &AutogenContext<'_>,
    pair: &Pair<'_>,
    alter: &AlterColumn,
) -> PyResult<()> {
    let text = |default: &Default| -> PyResult<String> {
        let Some(ServerDefault::Computed(computed)) = default else { return Ok(String::new()) };
        let text = expression_text(context, &computed.sqltext)?;
        Ok(text
            .chars()
            .filter(|c| !" ()'\"`[]\t\r\n".contains(*c))
            .collect::<String>()
            .to_lowercase())
    };
    if is_computed(&pair.new) && text(&pair.old)? == text(&pair.new)? {
        return Ok(());
    }
    let text = format!("Computed default on {}.{} cannot be modified", pair.table, alter.column);
    Source::Computed.warn(context.vm, &text)
}

/// SQLite has no identities: one in the models is always new.
fn compare_identity(
    context: &AutogenContext<'_>,
    pair: &Pair<'_>,
    alter: &mut AlterColumn,
    identity: &Identity,
) -> PyResult<bool> {
    alter.modify_server_default = Change::To(pair.new.clone());
    if identity.always != Some(true) {
        return Ok(true);
    }
    let text = format!(
        "Detected server default on column '{}.{}': identity options attributes ['always']",
        pair.table, alter.column
    );
    context.info(DEFAULTS, &text)?;
    Ok(false)
}

fn compare_texts(
    context: &AutogenContext<'_>,
    pair: &Pair<'_>,
    alter: &mut AlterColumn,
) -> PyResult<()> {
    let (old, new) = (rendered(context, &pair.old)?, rendered(context, &pair.new)?);
    if crate::ddl::unwrapped(old.as_deref()) == crate::ddl::unwrapped(new.as_deref()) {
        return Ok(());
    }
    alter.modify_server_default = Change::To(pair.new.clone());
    let vm = context.vm;
    let implementation = vm.attr(&vm.attr(&context.object, "migration_context")?, "impl")?;
    say(context, &format!("Dialect impl {} detected", vm.repr(&implementation)?), pair, alter)
}
