//! Names that were exchanged: two columns, or two tables, of which each now looks as the other did.
use crate::columns::Pair;
use crate::shape::{ColumnShape, TableShape};

/// Exchanged names are never certain: the types may have been exchanged instead.
const SCORE: f64 = 0.6;

fn both(one: &str, other: &str, reason: &str) -> [Pair; 2] {
    [(one, other), (other, one)].map(|(from, to)| Pair {
        from: from.into(),
        to: to.into(),
        score: SCORE,
        sure: false,
        reasons: vec![reason.into()],
    })
}

fn place(table: &TableShape, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name == name)
}

/// Columns of one table whose names changed places.
pub(crate) fn swapped_columns(old: &TableShape, new: &TableShape) -> Vec<Pair> {
    let mut found = Vec::new();
    for (at, one) in old.columns.iter().enumerate() {
        for other in &old.columns[at + 1..] {
            if exchanged(one, other, old, new) {
                found.extend(both(
                    &one.name,
                    &other.name,
                    "the names changed places, the types did not",
                ));
            }
        }
    }
    found
}

fn exchanged(one: &ColumnShape, other: &ColumnShape, old: &TableShape, new: &TableShape) -> bool {
    let (Some(later_one), Some(later_other)) = (new.column(&one.name), new.column(&other.name))
    else {
        return false;
    };
    let moved = place(old, &one.name) == place(new, &other.name)
        && place(old, &other.name) == place(new, &one.name);
    moved && one.family != other.family && later_one.ty == other.ty && later_other.ty == one.ty
}

/// Tables whose names changed places.
pub(crate) fn swapped_tables(old: &[TableShape], new: &[TableShape]) -> Vec<Pair> {
    let mut found = Vec::new();
    let later = |name: &str| new.iter().find(|table| table.name == name);
    for (at, one) in old.iter().enumerate() {
        for other in &old[at + 1..] {
            let (Some(later_one), Some(later_other)) = (later(&one.name), later(&other.name))
            else {
                continue;
            };
            if !same(one, other) && same(one, later_other) && same(other, later_one) {
                found.extend(both(
                    &one.name,
                    &other.name,
                    "each has the columns that the other had",
                ));
            }
        }
    }
    found
}

fn same(one: &TableShape, other: &TableShape) -> bool {
    let shape = |table: &TableShape| -> Vec<(String, String)> {
        let mut columns: Vec<_> =
            table.columns.iter().map(|column| (column.name.clone(), column.ty.clone())).collect();
        columns.sort();
        columns
    };
    shape(one) == shape(other)
}
