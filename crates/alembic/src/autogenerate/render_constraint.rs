//! Constraints as Python text: inside `create_table`, and as operations of their own.
use super::context::AutogenContext;
use super::render_parts::{
    expression_literal, prefix, python_bool, render_name, render_options, sa, user_rendered,
};
use crate::ops::TableName;
use crate::places::Source;
use python::PyResult;
use sqlalchemy::bind::constraint_value;
use sqlalchemy::schema::{Constraint, ConstraintKind, ForeignKey, Name, Table, table_key};

fn column_names(constraint: &Constraint) -> Vec<String> {
    constraint
        .columns()
        .iter()
        .map(|column| python::quote(&column.name().unwrap_or_default()))
        .collect()
}

fn kind_name(constraint: &Constraint) -> &'static str {
    match &*constraint.kind.borrow() {
        ConstraintKind::PrimaryKey { .. } => "primary_key",
        ConstraintKind::ForeignKey(_) => "foreign_key",
        ConstraintKind::Unique => "unique",
        ConstraintKind::Check { .. } => "check",
    }
}

/// A constraint inside `create_table`; none where it is not written there.
pub(super) fn render_constraint(
    context: &AutogenContext<'_>,
    table: &Table,
    constraint: &Constraint,
) -> PyResult<Option<String>> {
    if let Some(answer) =
        user_rendered(context, kind_name(constraint), constraint_value(context.vm, constraint))?
    {
        return if answer.is_none() {
            Ok(None)
        } else {
            Ok(Some(context.vm.str(&answer)?.to_string()))
        };
    }
    let name = constraint
        .name
        .borrow()
        .as_ref()
        .map(|name| format!("name={}", render_name(context, Some(name))));
    let kind = constraint.kind.borrow().clone();
    Ok(match kind {
        ConstraintKind::PrimaryKey { .. } => {
            let mut args = column_names(constraint);
            if args.is_empty() {
                return Ok(None);
            }
            args.extend(name);
            Some(format!("{}PrimaryKeyConstraint({})", sa(context), args.join(", ")))
        }
        ConstraintKind::Unique => Some(unique(context, constraint)?),
        ConstraintKind::Check { sqltext, .. } => {
            if constraint.is_type_bound() {
                return Ok(None);
            }
            let mut args = vec![python::quote(&expression_literal(context, &sqltext, false)?)];
            args.extend(name);
            args.extend(render_options(context, &constraint.options.borrow())?);
            Some(format!("{}CheckConstraint({})", sa(context), args.join(", ")))
        }
        ConstraintKind::ForeignKey(_) => Some(foreign_key(context, table, constraint, name)?),
    })
}

fn deferral(constraint: &Constraint, args: &mut Vec<String>) {
    if let Some(true) = constraint.deferrable.get() {
        args.push("deferrable=True".into());
    }
    if let Some(initially) = constraint.initially.borrow().as_ref() {
        args.push(format!("initially={}", python::quote(initially)));
    }
}

fn unique(context: &AutogenContext<'_>, constraint: &Constraint) -> PyResult<String> {
    let mut args = column_names(constraint);
    deferral(constraint, &mut args);
    if let Some(name) = constraint.name.borrow().as_ref() {
        args.push(format!("name={}", render_name(context, Some(name))));
    }
    args.extend(render_options(context, &constraint.options.borrow())?);
    Ok(format!("{}UniqueConstraint({})", sa(context), args.join(", ")))
}

/// `table.column` of a target, by the column's name where its table is known.
fn target_text(table: &Table, key: &ForeignKey) -> String {
    let target = key.target();
    let metadata = table.metadata();
    let schema = target.schema.clone().or_else(|| metadata.schema());
    let full = table_key(&target.table, schema.as_deref());
    let wanted = target.column.clone().unwrap_or_default();
    let known = metadata
        .table(&full)
        .and_then(|table| table.column(&wanted))
        .and_then(|column| column.name());
    format!("{full}.{}", known.unwrap_or(wanted))
}

fn key_options(constraint: &Constraint) -> Vec<(&'static str, String)> {
    let Some(part) = constraint.foreign_key_part() else { return Vec::new() };
    let options = part.options.borrow();
    let mut found = Vec::new();
    let mut text = |key, value: &Option<std::rc::Rc<str>>| {
        found.extend(
            value
                .as_ref()
                .filter(|value| !value.is_empty())
                .map(|value| (key, python::quote(value))),
        )
    };
    text("onupdate", &options.onupdate);
    text("ondelete", &options.ondelete);
    text("initially", &constraint.initially.borrow().clone().or_else(|| options.initially.clone()));
    if constraint.deferrable.get().or(options.deferrable) == Some(true) {
        found.push(("deferrable", "True".into()));
    }
    if options.use_alter {
        found.push(("use_alter", "True".into()));
    }
    found.extend(options.match_.as_ref().map(|value| ("match", python::quote(value))));
    found
}

fn foreign_key(
    context: &AutogenContext<'_>,
    table: &Table,
    constraint: &Constraint,
    name: Option<String>,
) -> PyResult<String> {
    let elements = constraint.elements();
    let columns: Vec<String> = elements
        .iter()
        .map(|key| {
            python::quote(&key.parent().and_then(|column| column.name()).unwrap_or_default())
        })
        .collect();
    let targets: Vec<String> =
        elements.iter().map(|key| python::quote(&target_text(table, key))).collect();
    let mut args: Vec<String> = name.into_iter().collect();
    args.extend(key_options(constraint).into_iter().map(|(key, value)| format!("{key}={value}")));
    args.extend(render_options(context, &constraint.options.borrow())?);
    Ok(format!(
        "{}ForeignKeyConstraint([{}], [{}], {})",
        sa(context),
        columns.join(", "),
        targets.join(", "),
        args.join(", ")
    ))
}

/// `create_unique_constraint` and its like.
pub(super) fn render_new_constraint(
    context: &AutogenContext<'_>,
    table: &TableName,
    constraint: &Constraint,
) -> PyResult<String> {
    let batch = context.in_batch.get();
    let mut args = vec![render_name(context, constraint.name.borrow().as_ref())];
    if !batch {
        args.push(python::quote(&table.name));
    }
    let schema = table.schema.as_ref().filter(|_| !batch).map(|schema| python::quote(schema));
    let kind = constraint.kind.borrow().clone();
    let function = match kind {
        ConstraintKind::Unique => {
            args.push(format!("[{}]", column_names(constraint).join(", ")));
            deferral(constraint, &mut args);
            args.extend(schema.map(|schema| format!("schema={schema}")));
            "create_unique_constraint"
        }
        ConstraintKind::PrimaryKey { .. } => {
            args.push(format!("[{}]", column_names(constraint).join(", ")));
            "create_primary_key"
        }
        ConstraintKind::Check { sqltext, .. } => {
            args.push(python::quote(&expression_literal(context, &sqltext, false)?));
            args.extend(schema.map(|schema| format!("schema={schema}")));
            "create_check_constraint"
        }
        ConstraintKind::ForeignKey(_) => {
            foreign_key_arguments(constraint, schema, &mut args);
            "create_foreign_key"
        }
    };
    args.extend(render_options(context, &constraint.options.borrow())?);
    Ok(format!("{}{function}({})", prefix(context), args.join(", ")))
}

fn foreign_key_arguments(constraint: &Constraint, schema: Option<String>, args: &mut Vec<String>) {
    let elements = constraint.elements();
    let target = elements.first().map(|key| key.target());
    let remote = |key: &ForeignKey| {
        key.target_quietly()
            .and_then(|column| column.name())
            .or_else(|| key.target().column)
            .unwrap_or_default()
    };
    args.push(python::quote(
        &target.as_ref().map(|target| target.table.clone()).unwrap_or_default(),
    ));
    let local: Vec<String> = elements
        .iter()
        .map(|key| {
            python::quote(&key.parent().and_then(|column| column.name()).unwrap_or_default())
        })
        .collect();
    args.push(format!("[{}]", local.join(", ")));
    args.push(format!(
        "[{}]",
        elements.iter().map(|key| python::quote(&remote(key))).collect::<Vec<_>>().join(", ")
    ));
    args.extend(schema.map(|schema| format!("source_schema={schema}")));
    args.extend(
        target
            .and_then(|target| target.schema)
            .map(|schema| format!("referent_schema={}", python::quote(&schema))),
    );
    args.extend(key_options(constraint).into_iter().map(|(key, value)| format!("{key}={value}")));
}

const UNNAMED: [&str; 3] = [
    "# WARNING: constraint name is None; this directive will fail as",
    "# rendered.  Add a name, or use a naming convention; see",
    "# https://alembic.sqlalchemy.org/en/latest/naming.html",
];

/// `drop_constraint`, with a comment and a warning where it has no name.
pub(super) fn render_drop_constraint(
    context: &AutogenContext<'_>,
    table: &TableName,
    name: Option<&Name>,
    kind: Option<&str>,
    if_exists: Option<bool>,
) -> PyResult<Vec<String>> {
    let mut args = vec![render_name(context, name)];
    if !context.in_batch.get() {
        args.push(python::quote(&table.name));
        args.extend(
            table.schema.as_ref().map(|schema| format!("schema={}", python::quote(schema))),
        );
    }
    args.extend(kind.map(|kind| format!("type_={}", python::quote(kind))));
    args.extend(if_exists.map(|value| format!("if_exists={}", python_bool(value))));
    let mut lines = Vec::new();
    if name.is_none() {
        let text = format!(
            "Autogenerate rendered a drop_constraint() directive for an unnamed constraint on table {}; the migration will fail unless a constraint name is added to the directive.  Consider using a naming convention so that constraint names are known ahead of time.",
            python::quote(&table.name)
        );
        Source::UnnamedDrop.warn(context.vm, &text)?;
        lines.extend(UNNAMED.map(String::from));
    }
    lines.push(format!("{}drop_constraint({})", prefix(context), args.join(", ")));
    Ok(lines)
}
