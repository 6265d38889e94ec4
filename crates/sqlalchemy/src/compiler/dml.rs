//! INSERT, UPDATE, DELETE with RETURNING and ON CONFLICT.

use std::rc::Rc;

use crate::ddl::quote::quote;
use crate::error::Error;
use crate::expr::labels::column_labels;
use crate::expr::{
    Assignment, Delete, Expr, ExprKind, From, Insert, LabelStyle, OnConflict, Source, Update,
    column_name,
};

use super::{Compiler, Enclosing, ResultColumn};

impl Compiler<'_> {
    pub(super) fn insert(&mut self, insert: &Insert) -> Result<String, Error> {
        for cte in &insert.ctes {
            self.source_name(cte)?;
        }
        let mut out = "INSERT ".to_owned();
        out.push_str(&self.prefixes(&insert.prefixes)?);
        out.push_str(&format!("INTO {}", self.source_text(&insert.table)?));
        match &insert.source {
            Source::Row(row) if row.is_empty() => out.push_str(" DEFAULT VALUES"),
            Source::Row(row) => out.push_str(&self.one_row(row)?),
            Source::Rows(rows) => out.push_str(&self.many_rows(rows)?),
            Source::Select(names, query) => {
                let names: Vec<String> = names.iter().map(|n| quote(n)).collect();
                let columns = std::mem::take(&mut self.columns);
                let text = self.query(query, false);
                self.columns = columns;
                out.push_str(&format!(" ({}) {}", names.join(", "), text?));
            }
        }
        if let Some(conflict) = &insert.on_conflict {
            out.push(' ');
            out.push_str(&self.on_conflict(conflict)?);
        }
        out.push_str(&self.returning(&insert.returning)?);
        Ok(out)
    }

    fn prefixes(&mut self, prefixes: &[Expr]) -> Result<String, Error> {
        let mut out = String::new();
        for prefix in prefixes {
            out.push_str(&self.element(prefix)?);
            out.push(' ');
        }
        Ok(out)
    }

    fn one_row(&mut self, row: &[Assignment]) -> Result<String, Error> {
        let names: Vec<String> = row.iter().map(column_text).collect();
        Ok(format!(" ({}) VALUES ({})", names.join(", "), self.row_values(row)?))
    }

    fn many_rows(&mut self, rows: &[Vec<Assignment>]) -> Result<String, Error> {
        let names: Vec<String> =
            rows.first().map(|row| row.iter().map(column_text).collect()).unwrap_or_default();
        let mut texts = Vec::new();
        for row in rows {
            texts.push(format!("({})", self.row_values(row)?));
        }
        Ok(format!(" ({}) VALUES {}", names.join(", "), texts.join(", ")))
    }

    fn row_values(&mut self, row: &[Assignment]) -> Result<String, Error> {
        let mut out = Vec::new();
        for assignment in row {
            out.push(self.value(&assignment.value)?);
        }
        Ok(out.join(", "))
    }

    /// A value on the right of `=` or in VALUES; subqueries bring their own parentheses.
    fn value(&mut self, value: &Expr) -> Result<String, Error> {
        self.element(&value.self_group(None))
    }

    fn on_conflict(&mut self, conflict: &OnConflict) -> Result<String, Error> {
        let target = self.conflict_target(conflict)?;
        let Some((values, condition)) = &conflict.update else {
            return Ok(if target.is_empty() {
                "ON CONFLICT DO NOTHING".to_owned()
            } else {
                format!("ON CONFLICT {target} DO NOTHING")
            });
        };
        let mut sets = Vec::new();
        for assignment in values {
            sets.push(format!("{} = {}", column_text(assignment), self.value(&assignment.value)?));
        }
        let mut out = format!("ON CONFLICT {target} DO UPDATE SET {}", sets.join(", "));
        if let Some(condition) = condition {
            out.push_str(&format!(" WHERE {}", self.element(condition)?));
        }
        Ok(out)
    }

    fn conflict_target(&mut self, conflict: &OnConflict) -> Result<String, Error> {
        if conflict.target.is_empty() {
            return Ok(String::new());
        }
        let include = std::mem::replace(&mut self.include_table, false);
        let columns = self.joined(&conflict.target, ", ");
        let condition = conflict.target_where.as_ref().map(|w| self.element(w)).transpose();
        self.include_table = include;
        let mut out = format!("({})", columns?);
        if let Some(condition) = condition? {
            out.push_str(&format!(" WHERE {condition}"));
        }
        Ok(out)
    }

    pub(super) fn update(&mut self, update: &Update) -> Result<String, Error> {
        self.around(&update.table);
        let text = self.update_body(update);
        self.stack.pop();
        text
    }

    fn around(&mut self, table: &From) {
        self.stack.push(Enclosing { all: vec![table.clone()], nearest: vec![table.clone()] });
    }

    fn update_body(&mut self, update: &Update) -> Result<String, Error> {
        for cte in &update.ctes {
            self.source_name(cte)?;
        }
        let extra = extra_froms(&update.table, &update.wheres, &update.values);
        let prefix = self.prefixes(&update.prefixes)?;
        let table = self.source_text(&update.table)?;
        let mut sets = Vec::new();
        for assignment in &update.values {
            sets.push(format!("{}={}", column_text(assignment), self.value(&assignment.value)?));
        }
        let mut out = format!("UPDATE {prefix}{table} SET {}", sets.join(", "));
        if !extra.is_empty() {
            let mut texts = Vec::new();
            for from in &extra {
                texts.push(self.source_text(from)?);
            }
            out.push_str(&format!(" FROM {}", texts.join(", ")));
        }
        out.push_str(&self.dml_where(&update.wheres)?);
        out.push_str(&self.returning(&update.returning)?);
        Ok(out)
    }

    pub(super) fn delete(&mut self, delete: &Delete) -> Result<String, Error> {
        self.around(&delete.table);
        let text = self.delete_body(delete);
        self.stack.pop();
        text
    }

    fn delete_body(&mut self, delete: &Delete) -> Result<String, Error> {
        for cte in &delete.ctes {
            self.source_name(cte)?;
        }
        if !extra_froms(&delete.table, &delete.wheres, &[]).is_empty() {
            return Err(Error::NotImplemented(
                "This backend does not support multiple-table criteria within DELETE".to_owned(),
            ));
        }
        let prefix = self.prefixes(&delete.prefixes)?;
        let mut out = format!("DELETE {prefix}FROM {}", self.source_text(&delete.table)?);
        out.push_str(&self.dml_where(&delete.wheres)?);
        out.push_str(&self.returning(&delete.returning)?);
        Ok(out)
    }

    fn dml_where(&mut self, wheres: &[Expr]) -> Result<String, Error> {
        match crate::expr::conjunction(wheres) {
            Some(condition) => Ok(format!(" WHERE {}", self.element(&condition)?)),
            None => Ok(String::new()),
        }
    }

    /// SQLite wants bare column names in RETURNING.
    fn returning(&mut self, columns: &[Expr]) -> Result<String, Error> {
        if columns.is_empty() {
            return Ok(String::new());
        }
        let include = std::mem::replace(&mut self.include_table, false);
        let text = self.returning_list(columns);
        self.include_table = include;
        Ok(format!(" RETURNING {}", text?))
    }

    fn returning_list(&mut self, columns: &[Expr]) -> Result<String, Error> {
        let labels = column_labels(columns, LabelStyle::Disambiguate);
        let mut texts = Vec::new();
        let mut results = Vec::new();
        for (column, label) in columns.iter().zip(&labels) {
            let (text, name) = self.labelled(column, label, false)?;
            texts.push(text);
            results.push(ResultColumn { name, ty: column.ty(), expr: column.clone() });
        }
        self.columns = results;
        Ok(texts.join(", "))
    }
}

/// A column's bare name on the left of `=` or in the column list.
fn column_text(assignment: &Assignment) -> String {
    let name: Rc<str> =
        assignment.column.as_ref().and_then(column_name).unwrap_or_else(|| assignment.key.clone());
    match assignment.column.as_ref().map(Expr::kind) {
        Some(ExprKind::Column(column)) => crate::ddl::quote::quote_name(&column.full_name()),
        _ => quote(&name),
    }
}

/// Tables the criteria name besides the target: `UPDATE … FROM`.
fn extra_froms(table: &From, wheres: &[Expr], values: &[Assignment]) -> Vec<From> {
    let mut out = Vec::new();
    for expr in wheres.iter().chain(values.iter().map(|v| &v.value)) {
        expr.collect_froms(&mut out);
    }
    out.retain(|f| !f.same(table));
    out
}
