//! The runner's own tests: a recording that was changed anywhere no longer matches.
use scenarios::{Database, Observed, Recording, Scenario, differences, normalise, revision_id};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn recordings() -> impl Iterator<Item = Recording> {
    let entries =
        fs::read_dir(here("recorded")).expect("the recordings").flatten().map(|entry| entry.path());
    let files = entries.filter(|path| path.extension().is_some_and(|end| end == "json"));
    files.map(|path| {
        serde_json::from_str(&fs::read_to_string(path).expect("text")).expect("a recording")
    })
}

fn steps() -> impl Iterator<Item = Observed> {
    recordings().flat_map(|recording| recording.steps)
}

/// Changes a step and says whether the comparison sees it.
fn seen(step: &Observed, change: impl FnOnce(&mut Observed)) -> bool {
    let mut changed = step.clone();
    change(&mut changed);
    !differences(step, &changed).is_empty()
}

#[test]
fn a_recording_matches_itself() {
    assert!(steps().all(|step| differences(&step, &step).is_empty()));
}

#[test]
fn a_changed_exit_code_is_seen() {
    assert!(steps().all(|step| seen(&step, |step| step.exit += 1)));
}

#[test]
fn a_changed_word_on_the_terminal_is_seen() {
    let spoken = steps().filter(|step| step.terminal.contains("Running upgrade"));
    assert!(spoken.into_iter().all(
        |step| seen(&step, |step| step.terminal = step.terminal.replace("Running", "running"))
    ));
}

#[test]
fn a_missing_last_line_is_seen() {
    let cut = |step: &mut Observed| {
        let kept = step.terminal.trim_end().rfind('\n').map_or(0, |at| at + 1);
        step.terminal.truncate(kept);
    };
    assert!(steps().filter(|step| !step.terminal.trim().is_empty()).all(|step| seen(&step, cut)));
}

#[test]
fn a_changed_exception_is_seen() {
    let raised = steps().filter(|step| step.exception.is_some());
    assert!(raised.into_iter().all(|step| seen(&step, |step| {
        step.exception.iter_mut().for_each(|exception| exception.message.push('!'));
    })));
}

#[test]
fn a_changed_file_is_seen() {
    let written = steps().filter(|step| !step.files.is_empty());
    assert!(written.into_iter().all(|step| seen(&step, |step| {
        step.files.values_mut().for_each(|text| *text = text.take().map(|text| text + "#"));
        step.files.insert("another.py".into(), None);
    })));
}

#[test]
fn a_missing_or_changed_script_is_seen() {
    let written = steps().filter(|step| !step.scripts.is_empty());
    assert!(written.into_iter().all(|step| {
        seen(&step, |step| step.scripts.clear())
            && seen(&step, |step| {
                step.scripts.values_mut().for_each(|text| *text = text.replace("down", "up") + "#")
            })
    }));
}

/// Applies a change to every database of a step that changed one.
fn database_change_is_seen(change: impl Fn(&mut Database) -> bool) {
    let mut counted = 0;
    for step in steps() {
        let mut changed = step.clone();
        let all = changed.db.iter_mut().flat_map(|all| all.values_mut());
        let touched = all.map(&change).filter(|touched| *touched).count();
        counted += touched;
        assert!(touched == 0 || !differences(&step, &changed).is_empty(), "{}", step.line);
    }
    assert!(counted > 0);
}

#[test]
fn changed_rows_are_seen() {
    database_change_is_seen(|database| match database {
        Database::Content { tables, .. } => {
            let rows = tables.values_mut().flat_map(|table| table.rows.iter_mut());
            rows.filter_map(|row| row.last_mut()).map(|cell| *cell = Value::from("changed")).count()
                > 0
        }
        Database::Broken { .. } => false,
    });
}

#[test]
fn changed_sql_is_seen() {
    database_change_is_seen(|database| match database {
        Database::Content { sqlite_master, .. } => {
            sqlite_master
                .iter_mut()
                .filter_map(|entry| entry.3.as_mut())
                .map(|sql| sql.push(' '))
                .count()
                > 0
        }
        Database::Broken { .. } => false,
    });
}

#[test]
fn a_changed_version_is_seen() {
    database_change_is_seen(|database| match database {
        Database::Content { alembic_version: Some(versions), .. } => {
            versions.push("feedface".into());
            true
        }
        _ => false,
    });
}

#[test]
fn the_order_of_sqlite_master_is_not_compared() {
    for step in steps() {
        let turn = |step: &mut Observed| {
            for database in step.db.iter_mut().flat_map(|all| all.values_mut()) {
                if let Database::Content { sqlite_master, .. } = database {
                    sqlite_master.reverse();
                }
            }
        };
        assert!(!seen(&step, turn));
    }
}

#[test]
fn frames_and_banner_are_not_compared() {
    let one = "Python 3.11.7 (main, May) [GCC 12.2.0] on linux\nTraceback (most recent call last):\n  File \"a\"\n    x\nKeyError: 1\n";
    let other = "Python 3.12.0 (x) [Clang] on linux\nTraceback (most recent call last):\n  File \"b\"\nKeyError: 1\n";
    assert_eq!(normalise(one), normalise(other));
    assert_ne!(normalise(one), normalise(&one.replace("KeyError: 1", "KeyError: 2")));
}

#[test]
fn the_recorders_ids_are_known() {
    assert_eq!([revision_id(1), revision_id(2)], ["a6d1d4ea8e5a", "c64a4543ce76"]);
}

#[test]
fn every_scenario_parses_and_has_as_many_steps_as_its_recording() {
    let base =
        |name: &str| fs::read_to_string(here("scenarios/base").join(format!("{name}.txt"))).ok();
    for recording in recordings() {
        let text =
            fs::read_to_string(here("scenarios").join(format!("{}.txt", recording.scenario)))
                .expect("a scenario");
        let scenario = Scenario::parse(&text, &base)
            .unwrap_or_else(|error| panic!("{}: {error}", recording.scenario));
        let lines: Vec<&String> = scenario.steps.iter().map(|step| &step.line).collect();
        assert_eq!(
            lines,
            recording.steps.iter().map(|step| &step.line).collect::<Vec<_>>(),
            "{}",
            recording.scenario
        );
    }
}
