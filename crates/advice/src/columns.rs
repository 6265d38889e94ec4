//! Columns that were renamed: each pair of a removed and an added one is judged by type, place,
//! keys and name.
use crate::names::{contains, likeness, opposed, share_a_word, strangers, words};
use crate::shape::{ColumnShape, TableShape};

/// A pair of a removed and an added thing.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub from: String,
    pub to: String,
    pub score: f64,
    pub sure: bool,
    pub reasons: Vec<String>,
}

/// Below this a pair is no candidate.
const LISTED: f64 = 0.5;
/// From here on a pair may be proposed as the first choice.
const SURE: f64 = 0.72;
/// By so much the best pair must be ahead of the next.
const AHEAD: f64 = 0.15;

/// Pairs of columns of one table, before and after. Nothing where the table is the same. `tables`
/// are the tables' renames, where they are known already.
pub(crate) fn renamed_columns(
    old: &TableShape,
    new: &TableShape,
    tables: Option<&[Pair]>,
) -> Vec<Pair> {
    let gone: Vec<&ColumnShape> =
        old.columns.iter().filter(|column| new.column(&column.name).is_none()).collect();
    let come: Vec<&ColumnShape> =
        new.columns.iter().filter(|column| old.column(&column.name).is_none()).collect();
    let mut pairs = Vec::new();
    for from in &gone {
        for to in &come {
            if !is_split(from, to, &gone, &come, new)
                && !is_merge(from, to, &gone, &come, old)
                && same_target(from, to, tables)
            {
                let mut pair = judge(from, to, old, new);
                // Where one column makes room for several, or several for one, only a word of its
                // own tells which it is.
                if let Some(pair) = pair.as_mut().filter(|_| gone.len() != come.len()) {
                    pair.sure = pair.sure && share_a_word(&from.name, &to.name);
                }
                pairs.extend(pair);
            }
        }
    }
    settle(pairs)
}

/// Each name once, best pairs first; a pair is sure only where no other comes near.
pub(crate) fn settle(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
    });
    let all = pairs.clone();
    let mut kept: Vec<Pair> = Vec::new();
    for mut pair in pairs {
        if pair.score < LISTED
            || kept.iter().any(|known| known.from == pair.from || known.to == pair.to)
        {
            continue;
        }
        let rival = |other: &&Pair| (other.from == pair.from) != (other.to == pair.to);
        let next = all.iter().filter(rival).map(|other| other.score).fold(0.0, f64::max);
        pair.sure = pair.sure && pair.score >= SURE && pair.score - next >= AHEAD;
        kept.push(pair);
    }
    kept
}

/// A reference that leads to another table than before is another thing.
fn same_target(from: &ColumnShape, to: &ColumnShape, tables: Option<&[Pair]>) -> bool {
    let (Some((old, _)), Some((new, _)), Some(tables)) = (&from.target, &to.target, tables) else {
        return true;
    };
    old == new || tables.iter().any(|pair| pair.from == *old && pair.to == *new)
}

fn is_part(whole: &str, part: &str) -> bool {
    contains(whole, part) || shares_tail(whole, part)
}

/// Whether some of these columns, `one` among them, stand side by side as parts of one thing; how
/// many.
fn parts(whole: &str, one: &ColumnShape, columns: &[&ColumnShape], table: &TableShape) -> usize {
    let part = |column: &&&ColumnShape| is_part(whole, &column.name);
    let places: Vec<usize> =
        columns.iter().filter(part).filter_map(|column| place(table, &column.name)).collect();
    let adjacent = places.windows(2).any(|two| two[0] + 1 == two[1]);
    let among = place(table, &one.name).is_some_and(|at| places.contains(&at));
    if adjacent && among { places.len() } else { 0 }
}

/// `name` became `first_name` and `last_name`: no rename, unless as many columns went as came.
fn is_split(
    from: &ColumnShape,
    to: &ColumnShape,
    gone: &[&ColumnShape],
    come: &[&ColumnShape],
    new: &TableShape,
) -> bool {
    let came = parts(&from.name, to, come, new);
    came > 1
        && gone
            .iter()
            .filter(|column| column.name == from.name || is_part(&from.name, &column.name))
            .count()
            < came
}

/// `first_name` and `last_name` became `name` or `full_name`: no rename, unless as many columns
/// came as went.
fn is_merge(
    from: &ColumnShape,
    to: &ColumnShape,
    gone: &[&ColumnShape],
    come: &[&ColumnShape],
    old: &TableShape,
) -> bool {
    let went = parts(&to.name, from, gone, old);
    went > 1
        && come
            .iter()
            .filter(|column| column.name == to.name || is_part(&to.name, &column.name))
            .count()
            < went
}

fn shares_tail(whole: &str, part: &str) -> bool {
    let (whole, part) = (words(whole), words(part));
    let tail = whole.last().filter(|tail| *tail != "id");
    whole.len() > 1 && part.len() > 1 && tail.is_some() && tail == part.last() && whole != part
}

fn place(table: &TableShape, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name == name)
}

fn judge(from: &ColumnShape, to: &ColumnShape, old: &TableShape, new: &TableShape) -> Option<Pair> {
    if from.primary != to.primary || opposed(&from.name, &to.name) {
        return None;
    }
    let mut reasons = Vec::new();
    let name = likeness(&from.name, &to.name);
    if name >= 0.5 {
        reasons.push("the names are alike".into());
    }
    let kind = kind(from, to, &mut reasons);
    let position = position(from, to, old, new);
    if position >= 1.0 {
        reasons.push("it stands in the same place".into());
    }
    let traits = traits(from, to, &mut reasons);
    let moved_key = from.target.is_some() && from.target == to.target;
    let mut score = 0.4 * name + 0.25 * kind + 0.2 * position + 0.15 * traits;
    if moved_key {
        score += 0.15;
    } else if from.target.is_some() != to.target.is_some() {
        score -= 0.2;
    }
    if kind < 0.5 {
        score *= if name >= 0.8 { 0.85 } else { 0.55 };
    }
    // Without a word in common only a column of the very same kind in the very same place may be
    // the same one.
    let same_place = position >= 1.0 && kind >= 1.0 && traits >= 0.99;
    if name < 0.4 && !moved_key && strangers(&from.name, &to.name) {
        return None;
    }
    if name < 0.4 && !moved_key {
        let last = place(new, &to.name) == new.columns.len().checked_sub(1);
        score = if same_place && !last {
            score.max(LISTED + 0.02)
        } else if same_place {
            score.max(LISTED)
        } else {
            score.min(LISTED - 0.1)
        };
    }
    let sure = (name >= 0.6 || moved_key && position >= 1.0) && kind >= 0.5;
    Some(Pair {
        from: from.name.clone(),
        to: to.name.clone(),
        score: score.clamp(0.0, 1.0),
        sure,
        reasons,
    })
}

fn kind(from: &ColumnShape, to: &ColumnShape, reasons: &mut Vec<String>) -> f64 {
    if from.ty == to.ty {
        reasons.push(format!("both are {}", from.ty));
        1.0
    } else if from.family == to.family {
        reasons.push(format!("{} and {} hold the same kind of values", from.ty, to.ty));
        0.75
    } else if ["Integer", "Number", "Boolean"].contains(&from.family.as_str())
        && to.family == "Number"
    {
        reasons.push(format!("{} can hold what {} held", to.ty, from.ty));
        0.6
    } else {
        0.0
    }
}

/// 1 where both neighbours are the same, 0.6 where one is.
fn position(from: &ColumnShape, to: &ColumnShape, old: &TableShape, new: &TableShape) -> f64 {
    let neighbours = |table: &TableShape, other: &TableShape, name: &str| {
        let at = place(table, name).unwrap_or(0);
        // Neighbours that were renamed too are stood for by their place.
        let known = |column: Option<&ColumnShape>| {
            column.map(|column| {
                if other.column(&column.name).is_some() {
                    column.name.clone()
                } else {
                    String::new()
                }
            })
        };
        let before = at.checked_sub(1).and_then(|before| table.columns.get(before));
        (known(before), known(table.columns.get(at + 1)))
    };
    let (a, b) = (neighbours(old, new, &from.name), neighbours(new, old, &to.name));
    match (a.0 == b.0, a.1 == b.1) {
        (true, true) => 1.0,
        (true, false) | (false, true) => 0.6,
        (false, false) => 0.0,
    }
}

fn traits(from: &ColumnShape, to: &ColumnShape, reasons: &mut Vec<String>) -> f64 {
    if from.unique && to.unique {
        reasons.push("both are unique".into());
    }
    if from.target.is_some() && from.target == to.target {
        reasons.push("both refer to the same column".into());
    }
    let same = [
        from.nullable == to.nullable,
        from.unique == to.unique,
        from.indexed == to.indexed,
        from.default == to.default,
    ];
    same.iter().filter(|same| **same).count() as f64 / same.len() as f64
}
