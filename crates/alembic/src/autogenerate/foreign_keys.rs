//! Foreign keys (alembic/autogenerate/compare/constraints.py:_compare_foreign_keys).
use super::context::AutogenContext;
use crate::ops::{MigrateOperation, TableName};
use python::{PyResult, Value};
use sqlalchemy::bind::constraint_value;
use sqlalchemy::schema::{Constraint, ConstraintKind, Table};
use std::rc::Rc;

const LOGGER: &str = "alembic.autogenerate.compare.constraints";

/// What makes two foreign keys the same, names aside.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    columns: Vec<String>,
    table: String,
    targets: Vec<String>,
    onupdate: Option<String>,
    ondelete: Option<String>,
    deferrable: &'static str,
}

fn action(text: &Option<Rc<str>>) -> Option<String> {
    text.as_ref().map(|text| text.to_lowercase()).filter(|text| text != "no action")
}

fn signature(constraint: &Constraint) -> Option<Signature> {
    let part = constraint.foreign_key_part()?;
    let options = part.options.borrow();
    let elements = constraint.elements();
    let targets: Vec<_> = elements.iter().map(|key| key.target()).collect();
    let target_columns = elements.iter().zip(&targets).map(|(key, target)| {
        key.target_quietly()
            .and_then(|column| column.name())
            .or_else(|| target.column.as_deref().map(String::from))
            .unwrap_or_default()
    });
    let deferred = constraint
        .initially
        .borrow()
        .as_ref()
        .or(options.initially.as_ref())
        .is_some_and(|text| text.eq_ignore_ascii_case("deferred"));
    let deferrable = constraint.deferrable.get().or(options.deferrable) == Some(true);
    Some(Signature {
        columns: elements
            .iter()
            .filter_map(|key| key.parent().and_then(|column| column.name()))
            .collect(),
        table: elements.first().map(|key| key.target_table_key()).unwrap_or_default(),
        targets: target_columns.collect(),
        onupdate: action(&options.onupdate),
        ondelete: action(&options.ondelete),
        deferrable: if deferred {
            "initially_deferrable"
        } else if deferrable {
            "deferrable"
        } else {
            "not deferrable"
        },
    })
}

fn keys_of(table: &Table) -> Vec<(Signature, Constraint)> {
    let keys = table
        .sorted_constraints()
        .into_iter()
        .filter(|constraint| matches!(&*constraint.kind.borrow(), ConstraintKind::ForeignKey(_)));
    keys.filter_map(|constraint| signature(&constraint).map(|signature| (signature, constraint)))
        .collect()
}

pub(super) fn compare_foreign_keys(
    context: &AutogenContext<'_>,
    name: &str,
    found: &Table,
    wanted: &Table,
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let mut old = passing(context, name, found)?;
    let mut new = keys_of(wanted);
    old.sort_by(|a, b| a.0.cmp(&b.0));
    new.sort_by(|a, b| a.0.cmp(&b.0));
    let target = TableName::of(wanted);
    let place = wanted.schema().map_or(name.to_owned(), |schema| format!("{schema}.{name}"));
    for (signature, constraint) in
        old.iter().filter(|(signature, _)| !new.iter().any(|(other, _)| other == signature))
    {
        if wanted_key(context, constraint, true, &new)? {
            let drop = MigrateOperation::DropConstraint {
                table: target.clone(),
                name: constraint.name.borrow().clone(),
                kind: Some("foreignkey".into()),
                before: Some(constraint.clone()),
                if_exists: None,
            };
            ops.push(Rc::new(drop));
            detected(context, "removed", signature, &place)?;
        }
    }
    for (signature, constraint) in
        new.iter().filter(|(signature, _)| !old.iter().any(|(other, _)| other == signature))
    {
        if wanted_key(context, constraint, false, &old)? {
            ops.push(Rc::new(MigrateOperation::AddConstraint {
                table: target.clone(),
                constraint: constraint.clone(),
            }));
            detected(context, "added", signature, &place)?;
        }
    }
    Ok(())
}

/// The database's keys whose names `include_name` lets through.
fn passing(
    context: &AutogenContext<'_>,
    name: &str,
    found: &Table,
) -> PyResult<Vec<(Signature, Constraint)>> {
    let mut old = Vec::new();
    for (signature, constraint) in keys_of(found) {
        let shown = constraint.name_text();
        let schema = found.schema();
        let kind = "foreign_key_constraint";
        if context.name_passes(shown.as_deref(), kind, Some(name), schema.as_deref())? {
            // Alembic compares with a second constraint over the same columns, so that their repr
            // names the key twice.
            for key in constraint.elements() {
                if let Some(column) = key.parent() {
                    column.foreign_keys.borrow_mut().push(key.clone());
                }
            }
            old.push((signature, constraint));
        }
    }
    Ok(old)
}

/// Whether `include_object` lets a key through; it sees the key of the other side that has the same
/// name.
fn wanted_key(
    context: &AutogenContext<'_>,
    constraint: &Constraint,
    reflected: bool,
    others: &[(Signature, Constraint)],
) -> PyResult<bool> {
    let name = constraint.name_text();
    let same = others.iter().find(|(_, other)| name.is_some() && other.name_text() == name);
    let other = same.map_or(Value::None, |(_, other)| constraint_value(context.vm, other));
    let value = constraint_value(context.vm, constraint);
    context.object_passes(value, name.as_deref(), "foreign_key_constraint", reflected, other)
}

fn detected(
    context: &AutogenContext<'_>,
    what: &str,
    signature: &Signature,
    table: &str,
) -> PyResult<()> {
    let (columns, targets) = (signature.columns.join(", "), signature.targets.join(", "));
    context.info(
        LOGGER,
        &format!("Detected {what} foreign key ({columns})({targets}) on table {table}"),
    )
}
