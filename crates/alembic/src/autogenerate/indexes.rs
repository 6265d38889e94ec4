//! Indexes and unique constraints
//! (alembic/autogenerate/compare/constraints.py:_compare_indexes_and_uniques).
use super::context::AutogenContext;
use crate::ops::{MigrateOperation, TableName};
use crate::places::Source;
use python::{PyResult, Value};
use sqlalchemy::bind::{constraint_value, index_value, raise};
use sqlalchemy::reflection;
use sqlalchemy::schema::{ColumnArg, Constraint, ConstraintKind, Index, Name, Table};
use std::collections::BTreeMap;
use std::rc::Rc;

const LOGGER: &str = "alembic.autogenerate.compare.constraints";

type Ops = Vec<Rc<MigrateOperation>>;

/// An index or unique constraint under comparison.
#[derive(Clone)]
enum Object {
    Index(Index),
    Unique(Constraint),
}

impl Object {
    fn name(&self) -> Option<Name> {
        match self {
            Object::Index(index) => index.name.borrow().clone(),
            Object::Unique(constraint) => constraint.name.borrow().clone(),
        }
    }

    fn name_text(&self) -> Option<String> {
        match self {
            Object::Index(index) => index.name_text(),
            Object::Unique(constraint) => constraint.name_text(),
        }
    }

    fn columns(&self) -> Vec<String> {
        let columns = match self {
            Object::Index(index) => index.columns(),
            Object::Unique(constraint) => constraint.columns(),
        };
        columns.iter().filter_map(|column| column.name()).collect()
    }

    /// What makes two objects the same but for their name.
    fn unnamed(&self) -> (bool, bool, Vec<String>) {
        match self {
            Object::Index(index) => (true, index.unique.get(), self.columns()),
            Object::Unique(_) => {
                let mut columns = self.columns();
                columns.sort();
                (false, true, columns)
            }
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Object::Index(_) => "index",
            Object::Unique(_) => "unique_constraint",
        }
    }

    fn words(&self) -> &'static str {
        match self {
            Object::Index(_) => "index",
            Object::Unique(_) => "unique constraint",
        }
    }

    fn value(&self, context: &AutogenContext<'_>) -> Value {
        match self {
            Object::Index(index) => index_value(context.vm, index),
            Object::Unique(constraint) => constraint_value(context.vm, constraint),
        }
    }
}

/// `('a', 'b')`, as Python writes a tuple of strings.
fn tuple_text(columns: &[String]) -> String {
    let inner: Vec<String> = columns.iter().map(|column| python::quote(column)).collect();
    format!("({}{})", inner.join(", "), if inner.len() == 1 { "," } else { "" })
}

fn shown(name: Option<&str>) -> String {
    name.map_or("None".into(), python::quote)
}

struct Comparison<'a, 'b> {
    context: &'a AutogenContext<'b>,
    table: &'a str,
    creating: bool,
    dropping: bool,
    target: TableName,
    ops: &'a mut Ops,
}

impl Comparison<'_, '_> {
    fn added(&mut self, object: &Object) -> PyResult<()> {
        if matches!(object, Object::Unique(_)) && (self.creating || self.dropping) {
            return Ok(());
        }
        let name = object.name_text();
        if !self.context.object_passes(
            object.value(self.context),
            name.as_deref(),
            object.kind(),
            false,
            Value::None,
        )? {
            return Ok(());
        }
        self.ops.push(Rc::new(self.create(object)));
        self.context.info(
            LOGGER,
            &format!(
                "Detected added {} {} on '{}'",
                object.words(),
                shown(name.as_deref()),
                tuple_text(&object.columns())
            ),
        )
    }

    fn create(&self, object: &Object) -> MigrateOperation {
        match object {
            Object::Index(index) => {
                MigrateOperation::CreateIndex { index: index.clone(), if_not_exists: None }
            }
            Object::Unique(constraint) => MigrateOperation::AddConstraint {
                table: self.target.clone(),
                constraint: constraint.clone(),
            },
        }
    }

    fn drop(&self, object: &Object) -> MigrateOperation {
        match object {
            Object::Index(index) => MigrateOperation::DropIndex {
                name: object.name(),
                table: Some(self.target.clone()),
                before: Some(index.clone()),
                if_exists: None,
            },
            Object::Unique(constraint) => MigrateOperation::DropConstraint {
                table: self.target.clone(),
                name: object.name(),
                kind: Some("unique".into()),
                before: Some(constraint.clone()),
                if_exists: None,
            },
        }
    }

    fn removed(&mut self, object: &Object) -> PyResult<()> {
        if matches!(object, Object::Unique(_)) && (self.creating || self.dropping) {
            return Ok(());
        }
        let name = object.name_text();
        if !self.context.object_passes(
            object.value(self.context),
            name.as_deref(),
            object.kind(),
            true,
            Value::None,
        )? {
            return Ok(());
        }
        self.ops.push(Rc::new(self.drop(object)));
        self.context.info(
            LOGGER,
            &format!(
                "Detected removed {} {} on {}",
                object.words(),
                shown(name.as_deref()),
                python::quote(self.table)
            ),
        )
    }

    fn changed(&mut self, old: &Object, new: &Object, message: &str) -> PyResult<()> {
        let name = new.name_text();
        if !self.context.object_passes(
            new.value(self.context),
            name.as_deref(),
            new.kind(),
            false,
            old.value(self.context),
        )? {
            return Ok(());
        }
        self.context.info(
            LOGGER,
            &format!(
                "Detected changed {} {} on {}: {message}",
                old.words(),
                shown(old.name_text().as_deref()),
                python::quote(self.table)
            ),
        )?;
        let (drop, create) = (self.drop(old), self.create(new));
        self.ops.extend([Rc::new(drop), Rc::new(create)]);
        Ok(())
    }

    fn existing(&mut self, old: &Object, new: &Object) -> PyResult<()> {
        match (old, new) {
            (Object::Index(old_index), Object::Index(new_index)) => {
                let mut parts = Vec::new();
                let python = |flag: bool| if flag { "True" } else { "False" };
                if old_index.unique.get() != new_index.unique.get() {
                    parts.push(format!(
                        "unique={} to unique={}",
                        python(old_index.unique.get()),
                        python(new_index.unique.get())
                    ));
                }
                if old.columns() != new.columns() {
                    parts.push(format!(
                        "expression {} to {}",
                        tuple_text(&old.columns()),
                        tuple_text(&new.columns())
                    ));
                }
                if parts.is_empty() { Ok(()) } else { self.changed(old, new, &parts.join(", ")) }
            }
            (Object::Unique(_), Object::Unique(_)) => {
                let (was, is) = (old.unnamed().2, new.unnamed().2);
                if was == is {
                    Ok(())
                } else {
                    self.changed(
                        old,
                        new,
                        &format!("expression {} to {}", tuple_text(&was), tuple_text(&is)),
                    )
                }
            }
            _ => {
                self.removed(old)?;
                self.added(new)
            }
        }
    }
}

fn reflected_objects(
    context: &AutogenContext<'_>,
    name: &str,
    table: &Table,
    dropping: bool,
) -> PyResult<Vec<Object>> {
    let Some(connection) = &context.connection else { return Ok(Vec::new()) };
    let mut objects = Vec::new();
    let schema = table.schema();
    if !dropping {
        for unique in reflection::get_unique_constraints(connection, name, schema.as_deref())
            .map_err(|error| raise(context.vm, error))?
        {
            let shown = unique.name.as_deref();
            if context.name_passes(shown, "unique_constraint", Some(name), schema.as_deref())? {
                let columns = unique
                    .column_names
                    .iter()
                    .filter_map(|column| table.column(column))
                    .map(ColumnArg::Column)
                    .collect();
                let constraint =
                    Constraint::unique(columns, unique.name.as_deref().map(Name::conv));
                *constraint.columns.borrow_mut() =
                    unique.column_names.iter().filter_map(|column| table.column(column)).collect();
                *constraint.table.borrow_mut() = Some(table.clone());
                objects.push(Object::Unique(constraint));
            }
        }
    }
    for index in table.indexes() {
        let shown = index.name_text();
        if context.name_passes(shown.as_deref(), "index", Some(name), schema.as_deref())? {
            objects.push(Object::Index(index));
        }
    }
    Ok(objects)
}

/// Indexes and unique constraints of the models; expression indexes that SQLite cannot show are
/// left out with a warning.
fn model_objects(
    context: &AutogenContext<'_>,
    table: &Table,
    known: &[Object],
) -> PyResult<Vec<Object>> {
    let mut objects: Vec<Object> = table
        .sorted_constraints()
        .into_iter()
        .filter(|constraint| matches!(&*constraint.kind.borrow(), ConstraintKind::Unique))
        .map(Object::Unique)
        .collect();
    for index in table.indexes() {
        let in_database = known.iter().any(|object| {
            matches!(object, Object::Index(_)) && object.name_text() == index.name_text()
        });
        if index.is_plain() || in_database {
            objects.push(Object::Index(index));
            continue;
        }
        let text = format!(
            "autogenerate skipping metadata-specified expression-based index {}; dialect 'sqlite' under SQLAlchemy 2.1.9 can't reflect these indexes so they can't be compared",
            shown(index.name_text().as_deref())
        );
        Source::ExpressionIndex.warn(context.vm, &text)?;
    }
    Ok(objects)
}

/// Compares; a missing side means the table is being created or dropped.
pub(super) fn compare_indexes_and_uniques(
    context: &AutogenContext<'_>,
    name: &str,
    found: Option<&Table>,
    wanted: Option<&Table>,
    ops: &mut Ops,
) -> PyResult<()> {
    let Some(any) = wanted.or(found) else { return Ok(()) };
    let old = found
        .map(|table| reflected_objects(context, name, table, wanted.is_none()))
        .transpose()?
        .unwrap_or_default();
    let new =
        wanted.map(|table| model_objects(context, table, &old)).transpose()?.unwrap_or_default();
    let mut comparison = Comparison {
        context,
        table: name,
        creating: found.is_none(),
        dropping: wanted.is_none(),
        target: TableName::of(any),
        ops,
    };
    let by_name = |objects: &[Object]| -> BTreeMap<String, Vec<Object>> {
        let mut map: BTreeMap<String, Vec<Object>> = BTreeMap::new();
        for object in objects {
            if let Some(name) = object.name_text() {
                map.entry(name).or_default().push(object.clone());
            }
        }
        map
    };
    let (old_names, new_names) = (by_name(&old), by_name(&new));
    let unnamed_new: Vec<&Object> = new
        .iter()
        .filter(|object| matches!(object, Object::Unique(_)) && object.name_text().is_none())
        .collect();
    for (_, objects) in old_names.iter().filter(|(name, _)| !new_names.contains_key(*name)) {
        for object in objects {
            let claimed = matches!(object, Object::Unique(_))
                && unnamed_new.iter().any(|wanted| wanted.unnamed() == object.unnamed());
            if !claimed {
                comparison.removed(object)?;
            }
        }
    }
    for (name, objects) in old_names.iter() {
        if let Some(wanted) = new_names.get(name).and_then(|objects| objects.first()) {
            let same_kind = objects
                .iter()
                .find(|object| object.kind() == wanted.kind())
                .or_else(|| objects.first());
            if let Some(found) = same_kind {
                comparison.existing(found, wanted)?;
            }
        }
    }
    for (_, objects) in new_names.iter().filter(|(name, _)| !old_names.contains_key(*name)) {
        for object in objects {
            comparison.added(object)?;
        }
    }
    for object in unnamed_new {
        if !old
            .iter()
            .any(|known| matches!(known, Object::Unique(_)) && known.unnamed() == object.unnamed())
        {
            comparison.added(object)?;
        }
    }
    Ok(())
}
