//! `_copy` of columns and constraints and `Table.to_metadata`; what batch mode and mixins rest on.

use crate::error::Error;
use crate::expr::Expr;
use crate::warnings::warn;

use super::column::Column;
use super::constraint::{ColumnArg, Constraint, ConstraintKind};
use super::default::{Computed, ServerDefault};
use super::foreign_key::Reference;
use super::index::Index;
use super::metadata::{MetaData, table_key};
use super::name::Name;
use super::table::Table;

impl Column {
    /// `Column._copy()`: a column of its own, not attached; foreign keys of constraints stay
    /// behind.
    pub fn copy(&self) -> Column {
        self.copy_with_schema(None)
    }

    pub(crate) fn copy_with_schema(&self, schema: Option<&str>) -> Column {
        let copy = Column::build(self.name.borrow().clone(), self.ty.borrow().clone());
        *copy.key.borrow_mut() = self.key.borrow().clone();
        copy.nullable.set(self.nullable.get());
        copy.user_nullable.set(self.user_nullable.get());
        copy.primary_key.set(self.primary_key.get());
        copy.autoincrement.set(self.autoincrement.get());
        copy.unique.set(self.unique.get());
        copy.index.set(self.index.get());
        copy.system.set(self.system.get());
        *copy.default.borrow_mut() = self.default.borrow().clone();
        *copy.onupdate.borrow_mut() = self.onupdate.borrow().clone();
        *copy.server_default.borrow_mut() = self.server_default.borrow().clone();
        *copy.server_onupdate.borrow_mut() = self.server_onupdate.borrow().clone();
        *copy.comment.borrow_mut() = self.comment.borrow().clone();
        *copy.doc.borrow_mut() = self.doc.borrow().clone();
        *copy.info.borrow_mut() = self.info.borrow().clone();
        *copy.options.borrow_mut() = self.options.borrow().clone();
        for constraint in self.constraints.borrow().iter().filter(|c| !c.is_type_bound()) {
            super::attach::constraint_to_column(&copy, &constraint.copy_detached());
        }
        for key in self.foreign_keys.borrow().iter().filter(|k| k.constraint().is_none()) {
            let key = key.copy(schema, None);
            key.set_parent(&copy);
            copy.foreign_keys.borrow_mut().push(key);
        }
        copy
    }
}

impl Constraint {
    fn copy_options_to(&self, copy: &Constraint) {
        copy.none_name.set(self.none_name.get());
        copy.deferrable.set(self.deferrable.get());
        *copy.initially.borrow_mut() = self.initially.borrow().clone();
        *copy.comment.borrow_mut() = self.comment.borrow().clone();
        *copy.info.borrow_mut() = self.info.borrow().clone();
        *copy.options.borrow_mut() = self.options.borrow().clone();
    }

    /// A check written in a column, for a copy of the column.
    pub(crate) fn copy_detached(&self) -> Constraint {
        let kind = self.kind.borrow().clone();
        let copy = Constraint::new(kind, self.name.borrow().clone(), self.pending.borrow().clone());
        self.copy_options_to(&copy);
        copy
    }

    /// `Constraint._copy(target_table=…)`: the same constraint over the columns of another table,
    /// not yet attached. `schema` replaces a foreign key's target schema.
    pub fn copy_to(&self, target: &Table, schema: Option<&str>) -> Constraint {
        let source = self.table();
        let name = self.name.borrow().clone();
        let keys: Vec<ColumnArg> = self.columns().iter().map(|c| ColumnArg::Key(c.key())).collect();
        let kind = self.kind.borrow().clone();
        let copy = match kind {
            ConstraintKind::ForeignKey(_) => {
                return self.copy_foreign_key(target, schema, source.as_ref());
            }
            ConstraintKind::PrimaryKey { .. } => Constraint::primary_key(keys, name),
            ConstraintKind::Unique => Constraint::unique(keys, name),
            ConstraintKind::Check { sqltext, type_bound } => {
                let sqltext = copy_expression(&sqltext, source.as_ref(), target);
                Constraint::new(ConstraintKind::Check { sqltext, type_bound }, name, Vec::new())
            }
        };
        self.copy_options_to(&copy);
        copy
    }

    fn copy_foreign_key(
        &self,
        target: &Table,
        schema: Option<&str>,
        source: Option<&Table>,
    ) -> Constraint {
        let Some(part) = self.foreign_key_part() else { return self.copy_detached() };
        let elements = self.elements();
        let columns =
            elements.iter().filter_map(|k| k.parent()).map(|c| ColumnArg::Key(c.key())).collect();
        let references = elements.iter().map(|key| {
            let own = source.is_some_and(|s| key.target_table_key() == s.key());
            let table = target.name();
            Reference::Names(key.copied_target(schema, own.then_some(table.as_str())))
        });
        let mut options = part.options.borrow().clone();
        options.name = self.name.borrow().clone();
        let keys =
            references.map(|r| super::foreign_key::ForeignKey::new(r, options.clone())).collect();
        let copy = Constraint::from_elements(columns, keys, options);
        self.copy_options_to(&copy);
        copy
    }
}

/// `_copy_expression`: the same expression over the columns of the target table.
pub fn copy_expression(expr: &Expr, source: Option<&Table>, target: &Table) -> Expr {
    let Some(source) = source else { return expr.clone() };
    expr.replace_columns(&|column| {
        let own = column.table().is_some_and(|t| t.ptr_eq(source));
        own.then(|| target.column(&column.key())).flatten().map(|c| Expr::column(&c))
    })
}

/// `schema=` of `to_metadata`.
pub enum SchemaChoice<'a> {
    /// `RETAIN_SCHEMA`.
    Retain,
    /// The metadata's own.
    Default,
    /// This one.
    Named(&'a str),
}

impl Table {
    /// `Table.to_metadata(metadata, schema=…, name=…)`.
    ///
    /// # Errors
    /// Those of attaching columns and constraints.
    pub fn to_metadata(
        &self,
        metadata: &MetaData,
        schema: SchemaChoice<'_>,
        name: Option<&str>,
    ) -> Result<Table, Error> {
        let name = name.map_or_else(|| self.name(), Name::new);
        let actual = match schema {
            SchemaChoice::Retain => self.schema(),
            SchemaChoice::Default => metadata.schema(),
            SchemaChoice::Named(schema) => Some(schema.to_owned()),
        };
        if let Some(existing) = metadata.table(&table_key(&name, actual.as_deref())) {
            warn(format!(
                "Table '{}' already exists within the given MetaData - not copying.",
                self.name()
            ));
            return Ok(existing);
        }
        let copy = Table::new(name, metadata, actual.as_deref().map(Name::new))?;
        self.copy_parts_to(&copy, actual.as_deref())?;
        Ok(copy)
    }

    fn copy_parts_to(&self, copy: &Table, schema: Option<&str>) -> Result<(), Error> {
        *copy.comment.borrow_mut() = self.comment.borrow().clone();
        *copy.info.borrow_mut() = self.info.borrow().clone();
        *copy.options.borrow_mut() = self.options.borrow().clone();
        *copy.prefixes.borrow_mut() = self.prefixes.borrow().clone();
        for column in self.columns() {
            let column_copy = column.copy_with_schema(schema);
            if let Some(computed) = column.computed() {
                let sqltext = computed.sqltext.clone();
                let computed = Computed { sqltext, persisted: computed.persisted };
                *column_copy.server_default.borrow_mut() =
                    Some(ServerDefault::Computed(std::rc::Rc::new(computed)));
            }
            copy.append_column(&column_copy)?;
        }
        for constraint in self.sorted_constraints() {
            self.copy_constraint_to(&constraint, copy, schema)?;
        }
        for index in self.indexes().iter().filter(|i| !i.column_flag.get()) {
            copy.append_index(&index.copy_to(self, copy))?;
        }
        Ok(())
    }

    fn copy_constraint_to(
        &self,
        constraint: &Constraint,
        copy: &Table,
        schema: Option<&str>,
    ) -> Result<(), Error> {
        if constraint.is_type_bound() || constraint.column_flag.get() {
            return Ok(());
        }
        let same_schema =
            constraint.elements().first().is_some_and(|k| k.target().schema == self.schema());
        let constraint_copy = constraint.copy_to(copy, schema.filter(|_| same_schema));
        copy.append_constraint(&constraint_copy)
    }
}

impl Index {
    /// The same index over another table's columns, not yet attached.
    pub fn copy_to(&self, source: &Table, target: &Table) -> Index {
        let given = self.expressions.borrow().clone();
        let expressions = given.iter().map(|arg| match arg {
            ColumnArg::Key(key) => ColumnArg::Key(key.clone()),
            ColumnArg::Column(column) => ColumnArg::Key(column.key()),
            ColumnArg::Expr(expr) => ColumnArg::Expr(copy_expression(expr, Some(source), target)),
        });
        let copy = Index::new(self.name.borrow().clone(), expressions.collect(), self.unique.get());
        *copy.options.borrow_mut() = self.options.borrow().clone();
        *copy.info.borrow_mut() = self.info.borrow().clone();
        copy
    }
}
