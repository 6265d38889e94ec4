//! Follows tables and columns through the statements of a revision: where each is at the end, and
//! which statement ended it.
use crate::sql::Step;
use std::collections::BTreeMap;

/// Where something is, or the statement that dropped it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    At(String, String),
    Gone(usize),
}

/// Tables and columns on their way.
#[derive(Debug, Default)]
pub(crate) struct Follow {
    /// By table and column at the beginning.
    pub columns: BTreeMap<(String, String), Place>,
    /// By table at the beginning: its name now, or the statement that dropped it.
    pub tables: BTreeMap<String, Result<String, usize>>,
    /// Tables that were made anew: name at the time, statement, whether a batch did it.
    pub rebuilt: Vec<(String, usize, bool)>,
    copies: BTreeMap<String, (Vec<String>, Vec<String>, usize)>,
    dropped: Option<(String, usize)>,
}

impl Follow {
    /// Begins with tables and their columns.
    pub(crate) fn new<'a>(tables: impl Iterator<Item = (&'a String, &'a Vec<String>)>) -> Follow {
        let mut follow = Follow::default();
        for (table, columns) in tables {
            follow.tables.insert(table.clone(), Ok(table.clone()));
            for column in columns {
                let key = (table.clone(), column.clone());
                follow.columns.insert(key, Place::At(table.clone(), column.clone()));
            }
        }
        follow
    }

    /// Takes the next statement.
    pub(crate) fn step(&mut self, at: usize, sql: &str) {
        match Step::of(sql) {
            Step::RenameTable(from, to) => self.rename_table(at, &from, &to),
            Step::RenameColumn(table, from, to) => {
                self.change(
                    &table,
                    |column| if column == from { Some(to.clone()) } else { Some(column.into()) },
                    at,
                );
            }
            Step::DropColumn(table, gone) => {
                self.change(&table, |column| (column != gone).then(|| column.into()), at);
            }
            Step::DropTable(table) => {
                self.settle();
                self.dropped = Some((table, at));
            }
            Step::Copy(table, columns, sources) => {
                self.copies.insert(table, (columns, sources, at));
            }
            Step::Write(_) | Step::Other => {}
        }
    }

    /// A rename right after a drop, of a table that was filled from it, is a rebuild.
    fn rename_table(&mut self, at: usize, from: &str, to: &str) {
        match self.dropped.take() {
            Some((dropped, _)) if dropped == to && self.copies.contains_key(from) => {
                let Some((columns, sources, copied)) = self.copies.remove(from) else { return };
                let new = |column: &str| {
                    sources
                        .iter()
                        .position(|source| source == column)
                        .and_then(|at| columns.get(at))
                        .cloned()
                };
                self.change(to, new, copied);
                self.rebuilt.push((to.into(), copied, from.starts_with("_alembic_tmp_")));
            }
            dropped => {
                self.dropped = dropped;
                self.settle();
                let moved = self.tables.values_mut().filter(|table| table.as_deref() == Ok(from));
                moved.for_each(|table| *table = Ok(to.into()));
                for place in self.columns.values_mut() {
                    if let Place::At(table, _) = place
                        && table == from
                    {
                        *table = to.into();
                    }
                }
                let _ = at;
            }
        }
    }

    fn change(&mut self, table: &str, new: impl Fn(&str) -> Option<String>, at: usize) {
        for place in self.columns.values_mut() {
            if let Place::At(here, column) = place
                && here == table
            {
                match new(column) {
                    Some(name) => *column = name,
                    None => *place = Place::Gone(at),
                }
            }
        }
    }

    /// A drop that nothing followed is a drop.
    pub(crate) fn settle(&mut self) {
        let Some((gone, at)) = self.dropped.take() else { return };
        let ended = self.tables.values_mut().filter(|table| table.as_deref() == Ok(gone.as_str()));
        ended.for_each(|table| *table = Err(at));
        for place in self.columns.values_mut() {
            if matches!(place, Place::At(table, _) if *table == gone) {
                *place = Place::Gone(at);
            }
        }
    }
}
