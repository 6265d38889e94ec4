//! `alter_column` outside batch: PostgreSQL's words, of which SQLite takes only RENAME
//! (alembic/ddl/impl.py:alter_column).
use super::{Implementation, format_name};
use crate::ops::{AlterColumn, Change};
use crate::places::Source;
use python::PyResult;
use sqlalchemy::ddl::default_string;
use sqlalchemy::ddl::quote::{quote, quote_literal};
use sqlalchemy::schema::{Column, ServerDefault};
use sqlalchemy::types::{SqlType, compile_type};

impl Implementation<'_> {
    pub(super) fn alter_column(&self, alter: &AlterColumn) -> PyResult<()> {
        if alter.autoincrement.is_some() {
            let text = "autoincrement and existing_autoincrement only make sense for MySQL";
            Source::Autoincrement.warn(self.vm, text)?;
        }
        let table = format!("ALTER TABLE {}", format_name(&alter.table));
        let column = format!("{table} ALTER COLUMN {}", quote(&alter.column));
        if let Some(nullable) = alter.modify_nullable {
            self.execute(&format!("{column} {} NOT NULL", if nullable { "DROP" } else { "SET" }))?;
        }
        match &alter.modify_server_default {
            Change::Keep => {}
            Change::To(None) => self.execute(&format!("{column} DROP DEFAULT"))?,
            Change::To(Some(default)) => {
                let text = self.default_text(default)?;
                self.execute(&format!("{column} SET DEFAULT {text}"))?;
            }
        }
        if let Some(ty) = &alter.modify_type {
            let text = self.text(compile_type(ty))?;
            self.execute(&format!("{column} TYPE {text}"))?;
        }
        if let Change::To(comment) = &alter.modify_comment {
            let text = comment.as_ref().map_or("NULL".into(), |comment| quote_literal(comment));
            self.execute(&format!(
                "COMMENT ON COLUMN {}.{} IS {text}",
                format_name(&alter.table),
                quote(&alter.column)
            ))?;
        }
        match &alter.modify_name {
            Some(name) => self.execute(&format!(
                "{table} RENAME COLUMN {} TO {}",
                quote(&alter.column),
                quote(name)
            )),
            None => Ok(()),
        }
    }

    fn default_text(&self, default: &ServerDefault) -> PyResult<String> {
        let column =
            Column::new("x", SqlType::plain("Integer")).with_server_default(default.clone());
        self.text(default_string(&column).map(Option::unwrap_or_default))
    }
}
