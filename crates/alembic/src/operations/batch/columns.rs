//! Columns of the new table: added, dropped, altered.
use super::{ApplyBatch, Collected, Slot, silenced};
use crate::ops::{AlterColumn, Change};
use python::{PyResult, Value};
use sqlalchemy::expr::{Expr, ExprKind};
use sqlalchemy::schema::{Autoincrement, Column, Name};
use sqlalchemy::types::SqlType;

impl ApplyBatch<'_> {
    /// The column joins without its constraints; they follow as operations of their own, named by
    /// the convention.
    pub(super) fn add_column(
        &mut self,
        column: &Column,
        inline: bool,
        collected: &Collected,
    ) -> PyResult<()> {
        let name = column.name().unwrap_or_default();
        self.order
            .place(&name, collected.before.clone(), collected.after.clone())
            .map_err(|missing| self.to.vm.key_error(&Value::from(missing)))?;
        let copy = column.copy();
        let ty = silenced(&copy.ty.borrow());
        *copy.ty.borrow_mut() = ty;
        let slot = Slot { key: name.clone(), column: copy, source: None };
        match self.columns.iter().position(|slot| slot.key == name) {
            Some(at) => self.columns[at] = slot,
            None => self.columns.push(slot),
        }
        for constraint in super::super::column_constraints(column, inline) {
            self.add_constraint(&constraint)?;
        }
        for index in column.table().map(|table| table.indexes()).unwrap_or_default() {
            super::put(&mut self.new_indexes, index.name_text(), index);
        }
        Ok(())
    }

    pub(super) fn drop_column(&mut self, name: &str) -> PyResult<()> {
        let key = self.given.table.primary_key();
        key.columns.borrow_mut().retain(|column| *column.key() != *name);
        let at = self.at(name)?;
        self.columns.remove(at);
        if self.order.forget(name) {
            Ok(())
        } else {
            Err(self.to.vm.value_error("list.remove(x): x not in list"))
        }
    }

    pub(super) fn alter_column(&mut self, alter: &AlterColumn) -> PyResult<()> {
        self.drop_constraints_of_old_type(alter)?;
        let at = self.at(&alter.column)?;
        if let Some(name) = alter.modify_name.as_ref().filter(|name| **name != alter.column) {
            *self.columns[at].column.name.borrow_mut() = Some(Name::new(name));
            self.forget_constraint_of_type(alter.existing_type.as_ref());
        }
        if let Some(ty) = &alter.modify_type {
            self.change_type(at, ty)?;
        }
        self.change_rest(at, alter);
        self.add_constraints_of_new_type(alter)
    }

    fn change_type(&mut self, at: usize, ty: &SqlType) -> PyResult<()> {
        let slot = &mut self.columns[at];
        let old = slot.column.sql_type();
        if old.affinity() != ty.affinity() && !ty.is_a("JSON") {
            let Some(source) = &slot.source else {
                return Err(self.to.vm.key_error(&Value::from("expr")));
            };
            slot.source = Some(Expr::new(ExprKind::Cast(source.clone()), ty.clone()));
        }
        *slot.column.ty.borrow_mut() = silenced(ty);
        Ok(())
    }

    fn change_rest(&mut self, at: usize, alter: &AlterColumn) {
        let column = &self.columns[at].column;
        if let Some(nullable) = alter.modify_nullable {
            column.nullable.set(nullable);
        }
        if let Change::To(default) = &alter.modify_server_default {
            *column.server_default.borrow_mut() = default.clone();
        }
        if let Some(autoincrement) = alter.autoincrement {
            column.autoincrement.set(if autoincrement {
                Autoincrement::True
            } else {
                Autoincrement::False
            });
        }
        if let Change::To(comment) = &alter.modify_comment {
            *column.comment.borrow_mut() = comment.as_deref().map(Into::into);
        }
    }

    /// A named Boolean or Enum brings its CHECK anew under the column's new name.
    fn forget_constraint_of_type(&mut self, existing: Option<&SqlType>) {
        let Some(ty) = existing.and_then(|ty| ty.for_sqlite().ok()) else { return };
        if let Some(name) = ty.text("name") {
            self.named.retain(|(known, _)| **known != *name);
        }
    }
}
