//! Constraints of the new table, by name; those that a type brings and takes along.
use super::{ApplyBatch, put};
use crate::ops::AlterColumn;
use python::PyResult;
use sqlalchemy::schema::{Column, Constraint, ConstraintKind, Name};
use sqlalchemy::types::SqlType;

impl ApplyBatch<'_> {
    pub(super) fn add_constraint(&mut self, constraint: &Constraint) -> PyResult<()> {
        let name = constraint.name_text();
        if name.is_none() && !constraint.none_name.get() {
            return Err(self.to.vm.value_error("Constraint must have a name"));
        }
        if matches!(&*constraint.kind.borrow(), ConstraintKind::PrimaryKey { .. }) {
            let old = self.given.table.primary_key();
            self.unnamed.retain(|known| !known.ptr_eq(&old));
        }
        match name {
            Some(name) => put(&mut self.named, name, constraint.clone()),
            None => self.unnamed.push(constraint.clone()),
        }
        Ok(())
    }

    /// `of_type`: it came from a Boolean or Enum, which makes its CHECK with the new table or not
    /// at all.
    pub(super) fn drop_constraint(&mut self, name: Option<&str>, of_type: bool) -> PyResult<()> {
        let name = name.ok_or_else(|| self.to.vm.value_error("Constraint must have a name"))?;
        if let Some(at) = self.in_columns.iter().position(|(known, _)| known == name) {
            let (_, key) = self.in_columns.remove(at);
            let at = self.at(&key)?;
            let constraints = &self.columns[at].column.constraints;
            constraints
                .borrow_mut()
                .retain(|constraint| constraint.name_text().as_deref() != Some(name));
            return Ok(());
        }
        match self.named.iter().position(|(known, _)| known == name) {
            Some(at) => {
                let (_, dropped) = self.named.remove(at);
                self.leave_primary_key(&dropped)
            }
            None if of_type => Ok(()),
            None => Err(self.missing("constraint", name)),
        }
    }

    fn leave_primary_key(&mut self, dropped: &Constraint) -> PyResult<()> {
        if !matches!(&*dropped.kind.borrow(), ConstraintKind::PrimaryKey { .. }) {
            return Ok(());
        }
        for column in dropped.columns() {
            let at = self.at(&column.name().unwrap_or_default())?;
            self.columns[at].column.primary_key.set(false);
        }
        Ok(())
    }

    pub(super) fn drop_constraints_of_old_type(&mut self, alter: &AlterColumn) -> PyResult<()> {
        let (Some(existing), Some(_)) = (&alter.existing_type, &alter.modify_type) else {
            return Ok(());
        };
        for constraint in self.constraints_of_type(alter, existing)? {
            if let Some(name) = constraint.name_text() {
                self.drop_constraint(Some(&name), true)?;
            }
        }
        Ok(())
    }

    pub(super) fn add_constraints_of_new_type(&mut self, alter: &AlterColumn) -> PyResult<()> {
        let Some(ty) = &alter.modify_type else { return Ok(()) };
        self.constraints_of_type(alter, ty)?
            .iter()
            .try_for_each(|constraint| self.add_constraint(constraint))
    }

    fn constraints_of_type(&self, alter: &AlterColumn, ty: &SqlType) -> PyResult<Vec<Constraint>> {
        let column = Column::build(Some(Name::new(&alter.column)), ty.clone());
        self.to.constraints_of(&alter.table, &column)
    }
}
