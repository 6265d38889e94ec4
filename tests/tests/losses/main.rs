//! Losses and failures said before an upgrade, against what the upgrade really does: migrations
//! written by hand, each with what is expected, and generated ones whose effects are known by
//! construction.
mod bench;
mod generated;

use bench::{Bench, Values};
use project::{Advice, Project};
use std::collections::BTreeSet;

const CASES: &str = include_str!("../../losses/cases.txt");

/// What was predicted, as the cases write it: `loss CODE table.column`, `failure CODE`.
fn said(advice: &Advice) -> BTreeSet<String> {
    let place = |table: &str, column: &Option<String>| match column {
        Some(column) => format!("{table}.{column}"),
        None => table.to_string(),
    };
    let losses = advice
        .losses
        .iter()
        .map(|loss| format!("loss {} {}", loss.code, place(&loss.table, &loss.column)));
    losses
        .chain(advice.failures.iter().map(|failure| format!("failure {}", failure.code)))
        .collect()
}

/// Predicts, upgrades, and gives the prediction with what really happened: whether it failed, the
/// values before and after.
fn played(
    start: &Project,
    body: &str,
) -> (BTreeSet<String>, Result<String, String>, Values, Values) {
    let mut bench = Bench::open(start.clone());
    bench.script(body);
    let predicted = said(&bench.advise());
    let before = bench.values();
    let outcome = bench.run("alembic upgrade head");
    (predicted, outcome, before, bench.values())
}

/// Columns whose values are nowhere afterwards, and of whose table nothing was said.
fn unannounced(
    predicted: &BTreeSet<String>,
    before: &Values,
    after: &Values,
) -> Vec<(String, String)> {
    let within = |values: &Vec<String>, others: &Vec<String>| {
        let mut left = others.clone();
        values.iter().all(|value| {
            left.iter().position(|other| other == value).map(|at| left.remove(at)).is_some()
        })
    };
    let kept = |values: &Vec<String>| after.values().any(|others| within(values, others));
    let said = |table: &str| {
        predicted.iter().any(|line| {
            let place = line
                .strip_prefix("loss ")
                .and_then(|line| line.split_once(' '))
                .map(|(_, place)| place);
            place.is_some_and(|place| place.split('.').next() == Some(table))
        })
    };
    let lost = before.iter().filter(|((table, _), values)| !kept(values) && !said(table));
    lost.map(|(place, _)| place.clone()).collect()
}

#[test]
fn written_migrations_do_what_was_said() {
    let start = Bench::start();
    let mut wrong = Vec::new();
    let text = format!("\n{CASES}");
    let cases: Vec<&str> = text.split("\n=== ").skip(1).collect();
    assert!(cases.len() >= 60);
    for case in cases {
        let (head, body) = case.split_once("\n---\n").expect(case);
        let expected: BTreeSet<String> = head.lines().skip(1).map(String::from).collect();
        let (predicted, outcome, before, after) = played(&start, body);
        let unsaid = unannounced(&predicted, &before, &after);
        let fails = expected.iter().any(|line| line.starts_with("failure"));
        if predicted != expected || outcome.is_err() != fails || !unsaid.is_empty() {
            let last =
                outcome.unwrap_or_else(|said| said).lines().last().unwrap_or_default().to_string();
            wrong.push(format!(
                "{case}\n  expected {expected:?}\n  said     {predicted:?}\n  ran      {last}\n  unsaid   {unsaid:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n\n"), wrong.len());
}

/// Whether values are nowhere in the database.
fn gone(values: &[String], after: &Values) -> bool {
    !values.is_empty()
        && !after.values().any(|others| values.iter().all(|value| others.contains(value)))
}

/// What was said of tables and columns, whatever the code, and the codes of failures.
fn places(said: &BTreeSet<String>) -> BTreeSet<String> {
    let place = |line: &String| match line.split_once(' ') {
        Some(("loss", rest)) => rest.split_once(' ').map_or(rest, |(_, place)| place).to_string(),
        _ => line.clone(),
    };
    said.iter().map(place).collect()
}

/// Losses said of columns whose values are all still there.
fn alarms(predicted: &BTreeSet<String>, before: &Values, after: &Values) -> Vec<String> {
    let false_one = |line: &&String| {
        let place =
            line.strip_prefix("loss drop-column ").or(line.strip_prefix("loss change-values "));
        let key = place.and_then(|place| place.split_once('.'));
        key.is_some_and(|(table, column)| {
            !gone(&before[&(table.to_string(), column.to_string())], after)
        })
    };
    predicted.iter().filter(false_one).cloned().collect()
}

#[test]
fn generated_migrations_do_what_was_said() {
    let start = Bench::start();
    let (mut wrong, mut expected, mut besides, mut failing) = (Vec::new(), 0, 0, 0);
    for seed in 0..300 {
        let migration = generated::migration(seed);
        let (predicted, outcome, before, after) = played(&start, &migration.body);
        let failures = |said: &BTreeSet<String>| -> BTreeSet<String> {
            said.iter().filter(|line| line.starts_with("failure")).cloned().collect()
        };
        let (wanted, said) = match migration.fails {
            true => (failures(&migration.expected), failures(&predicted)),
            false => (places(&migration.expected), places(&predicted)),
        };
        let false_ones =
            if migration.fails { alarms(&predicted, &before, &after) } else { Vec::new() };
        let unsaid = unannounced(&predicted, &before, &after);
        expected += wanted.len();
        failing += usize::from(migration.fails);
        besides += said.difference(&wanted).count() + false_ones.len();
        if said != wanted
            || !unsaid.is_empty()
            || !false_ones.is_empty()
            || outcome.is_err() != migration.fails
        {
            let last =
                outcome.unwrap_or_else(|said| said).lines().last().unwrap_or_default().to_string();
            let body = migration.body;
            wrong.push(format!(
                "seed {seed}\n{body}  expected {wanted:?}\n  said     {predicted:?}\n  ran      {last}\n  unsaid   {unsaid:?}\n  false    {false_ones:?}"
            ));
        }
    }
    println!(
        "300 migrations, {failing} fail; {expected} losses and failures expected, {besides} said besides"
    );
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n\n"), wrong.len());
}
