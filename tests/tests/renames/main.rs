//! Renames told from drops: 150 labelled pairs of models, each with rows in the database.
mod pairs;
mod workbench;

use pairs::{Label, Pair};
use project::Rename;
use workbench::Workbench;

fn label(rename: &Rename) -> Label {
    let Rename { kind, table, from, to, .. } = rename.clone();
    Label { kind, table, from, to }
}

/// What is proposed for a pair, best first.
fn proposed(pair: &Pair) -> Vec<Rename> {
    let mut bench = Workbench::open(&pair.old, true);
    bench.edit(&pair.new);
    bench.advise().renames
}

/// The best proposal for what this label is about.
fn first<'a>(wanted: &Label, found: &'a [Rename]) -> Option<&'a Rename> {
    let about = |rename: &&Rename| rename.kind == wanted.kind && rename.from == wanted.from;
    found.iter().filter(about).find(|rename| wanted.kind == "table" || rename.table == wanted.table)
}

#[test]
fn renames_are_told_from_drops() {
    let (mut right, mut wanted, mut none, mut false_alarms) = (0, 0, 0, 0);
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for (file, pairs) in pairs::all() {
        for pair in pairs {
            let found = proposed(&pair);
            for want in &pair.renames {
                wanted += 1;
                match first(want, &found) {
                    Some(rename) if label(rename) == *want => right += 1,
                    other => missed.push((file, pair.title.clone(), want.clone(), other.cloned())),
                }
            }
            let known = |rename: &Rename| pair.renames.contains(&label(rename));
            wrong.extend(
                found
                    .iter()
                    .filter(|rename| rename.preselected && !known(rename))
                    .map(|rename| (pair.title.clone(), rename.clone())),
            );
            if pair.renames.is_empty() {
                none += 1;
                let odd: Vec<_> = found.iter().filter(|rename| !pair.maybe.contains(&label(rename))).collect();
                false_alarms += usize::from(!odd.is_empty());
                odd.iter().for_each(|rename| println!("false alarm: {}: {rename:?}", pair.title));
            }
        }
    }
    missed.iter().for_each(|miss| println!("missed: {miss:?}"));
    wrong.iter().for_each(|wrong| println!("wrongly preselected: {wrong:?}"));
    println!(
        "ranked first: {right} of {wanted}; suggested where none is: {false_alarms} of {none}; wrongly preselected: {}",
        wrong.len()
    );
    assert!(right * 100 >= wanted * 95);
    assert!(false_alarms * 100 <= none * 3);
    assert!(wrong.is_empty());
}
