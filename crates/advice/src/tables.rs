//! Tables that were renamed: each pair of a removed and an added one is judged by columns, name and
//! references.
use crate::columns::{Pair, settle};
use crate::names::{likeness, opposed, strangers};
use crate::shape::TableShape;

/// Columns that stand in many tables say little about which table it is.
const COMMON: [&str; 14] = [
    "id",
    "name",
    "title",
    "description",
    "created_at",
    "updated_at",
    "created",
    "updated",
    "user_id",
    "email",
    "status",
    "type",
    "date",
    "timestamp",
];

/// Pairs of tables, before and after.
pub(crate) fn renamed_tables(old: &[TableShape], new: &[TableShape]) -> Vec<Pair> {
    let gone: Vec<&TableShape> =
        old.iter().filter(|table| !new.iter().any(|known| known.name == table.name)).collect();
    let come: Vec<&TableShape> =
        new.iter().filter(|table| !old.iter().any(|known| known.name == table.name)).collect();
    let mut pairs = Vec::new();
    for from in &gone {
        for to in &come {
            pairs.push(judge(from, to, old, new));
        }
    }
    let divided = |pair: &Pair| {
        // One table that became two alike ones, or two that became one, is a split or a merge.
        let rivals =
            pairs.iter().filter(|other| (other.from == pair.from) != (other.to == pair.to));
        rivals.into_iter().any(|other| pair.score - other.score < 0.08 && other.score > 0.45)
    };
    let kept = pairs.iter().filter(|pair| !divided(pair)).cloned().collect();
    settle(kept)
}

fn judge(from: &TableShape, to: &TableShape, old: &[TableShape], new: &[TableShape]) -> Pair {
    let mut reasons = Vec::new();
    let name = likeness(&from.name, &to.name);
    if name >= 0.5 {
        reasons.push("the names are alike".into());
    }
    let (columns, telling) = columns(from, to);
    if columns >= 0.99 {
        reasons.push("all columns are the same".into());
    } else if columns >= 0.5 {
        reasons.push(format!("{:.0} % of the columns are the same", columns * 100.0));
    }
    let references = references(from, to, old, new);
    if references > 0.0 {
        reasons.push("references to the one now lead to the other".into());
    }
    let mut score = 0.5 * columns + 0.35 * name + 0.15 * references;
    if columns >= 0.99 && telling >= 2.0 {
        score = score.max(0.62 + 0.2 * name);
    }
    if name >= 0.95 && columns >= 0.5 {
        score = score.max(0.75 + 0.2 * columns);
    }
    if references > 0.0 && columns >= 0.6 {
        score += 0.1;
    }
    // Columns that every table has prove nothing where the names have nothing in common.
    if name < 0.4 && references == 0.0 && (telling < 2.0 || columns < 0.7) {
        score = score.min(0.4);
    }
    let another =
        opposed(&from.name, &to.name) || strangers(&from.name, &to.name) && columns < 0.99;
    if another && references == 0.0 {
        score = score.min(0.4);
    }
    let sure = columns >= 0.5 && (name >= 0.6 || references > 0.0 && columns >= 0.75);
    Pair {
        from: from.name.clone(),
        to: to.name.clone(),
        score: score.clamp(0.0, 1.0),
        sure,
        reasons,
    }
}

fn weight(name: &str) -> f64 {
    match name {
        "id" => 0.1,
        name if COMMON.contains(&name) => 0.5,
        _ => 1.0,
    }
}

/// How much of the columns is the same, and how telling those are.
fn columns(from: &TableShape, to: &TableShape) -> (f64, f64) {
    let (mut same, mut all, mut telling) = (0.0, 0.0, 0.0);
    let mut unmatched = 0.0;
    for column in &from.columns {
        let weight = weight(&column.name);
        all += weight;
        match to.column(&column.name) {
            Some(other) if other.ty == column.ty => {
                same += weight;
                telling += if column.name == "id" { 0.0 } else { weight };
            }
            Some(other) if other.family == column.family => same += 0.8 * weight,
            Some(_) => same += 0.4 * weight,
            None => unmatched += renamed_within(column, from, to) * weight,
        }
    }
    let added = to.columns.iter().filter(|column| from.column(&column.name).is_none());
    let extra = added.map(|column| weight(&column.name)).sum::<f64>();
    let total = f64::max(all, same + extra);
    if total == 0.0 { (0.0, 0.0) } else { (((same + 0.7 * unmatched) / total).min(1.0), telling) }
}

/// A column that was renamed together with its table still counts for something.
fn renamed_within(column: &crate::shape::ColumnShape, from: &TableShape, to: &TableShape) -> f64 {
    let pairs = crate::columns::renamed_columns(from, to, None);
    pairs.iter().find(|pair| pair.from == column.name).map_or(0.0, |pair| pair.score)
}

/// The share of references to the old table that now lead to the new one.
fn references(from: &TableShape, to: &TableShape, old: &[TableShape], new: &[TableShape]) -> f64 {
    let (mut all, mut moved) = (0.0, 0.0);
    for table in old.iter().filter(|table| table.name != from.name) {
        for column in &table.columns {
            if column.target.as_ref().is_none_or(|(target, _)| *target != from.name) {
                continue;
            }
            all += 1.0;
            let later = new.iter().find(|later| later.name == table.name);
            let leads = later.is_some_and(|later| {
                later.columns.iter().any(|column| {
                    column.target.as_ref().is_some_and(|(target, _)| *target == to.name)
                })
            });
            moved += if leads { 1.0 } else { 0.0 };
        }
    }
    if all == 0.0 { 0.0 } else { moved / all }
}
