//! Traces of what the real tools were recorded doing: each ends at the very database that the
//! command left, and its moments are the databases in between.
use project::{Step, Trace};
use scenarios::{Player, Scenario};
use std::fs;
use std::path::{Path, PathBuf};
use trace::{Recorder, Replay};

/// Scenarios whose commands run operations of every kind.
const KINDS: [&str; 8] = [
    "batch_",
    "op_",
    "data_",
    "lesson",
    "cmd_failing",
    "flask_multidb",
    "graph_l",
    "cmd_downgrade",
];
/// The evaluator's recursion needs room.
const STACK: usize = 512 << 20;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn open(name: &str) -> Scenario {
    let text = fs::read_to_string(folder().join(name).with_extension("txt")).expect("a scenario");
    let base = |base: &str| {
        fs::read_to_string(folder().join("base").join(base).with_extension("txt")).ok()
    };
    Scenario::parse(&text, &base).expect("a scenario")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("scenarios").flatten().map(|entry| entry.path());
    let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_string());
    let mut found: Vec<String> = entries.filter_map(name).collect();
    found.retain(|name| KINDS.iter().any(|kind| name.starts_with(kind)));
    found.sort();
    found
}

/// Plays a scenario; tells of each line that ran migrations, and its trace.
fn play(name: &str, mut tell: impl FnMut(&str, &Replay, &Trace)) {
    let scenario = open(name);
    let mut player = Player::open(&scenario, 1_748_779_200_000_000, "2025-06-01");
    for step in &scenario.steps {
        let recorder = Recorder::on(player.session());
        player.step(step).expect("a step");
        if let Some(replay) = recorder.replay(player.session().computer()) {
            tell(&step.line, &replay, &replay.trace);
        }
    }
}

fn with_room(test: fn()) {
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(test)
        .expect("a thread")
        .join()
        .expect("it passes");
}

#[test]
fn each_trace_ends_where_the_command_did() {
    with_room(|| {
        let (mut seen, mut wrong) = (0, Vec::new());
        for name in names() {
            play(&name, |line, _, trace| {
                seen += 1;
                if !trace.exact {
                    wrong.push(format!("{name}: {line}"));
                }
            });
        }
        assert!(seen > 150, "{seen} traces");
        assert_eq!(wrong, Vec::<String>::new());
    });
}

fn first_words(step: &Step) -> Vec<String> {
    let words = |sql: &str| sql.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    step.statements.iter().map(|statement| words(&statement.sql)).collect()
}

#[test]
fn a_batch_is_one_step_with_a_moment_after_each_statement() {
    with_room(|| {
        let mut seen = 0;
        play("op_batch_many", |_, replay, trace| {
            let mut statements = 0;
            for step in &trace.steps {
                let rebuilt = first_words(step)
                    == ["CREATE TABLE", "INSERT INTO", "DROP TABLE", "ALTER TABLE"];
                if rebuilt {
                    assert!(step.text.starts_with("with op.batch_alter_table"), "{}", step.text);
                    let there =
                        |at: usize| tables(&replay.moment(at).expect("a moment"), &trace.database);
                    assert!(!there(statements).contains("_alembic_tmp_"));
                    assert!(there(statements + 1).contains("_alembic_tmp_"));
                    assert!(!there(statements + 4).contains("_alembic_tmp_"));
                    assert!(
                        step.schema
                            .iter()
                            .all(|change| change.kind != "table" || change.before != change.after)
                    );
                    seen += 1;
                }
                statements += step.statements.len();
            }
        });
        assert!(seen > 0);
    });
}

/// The names of a database's tables, as its first page has them.
fn tables(project: &project::Project, database: &str) -> String {
    let session = playground::Session::open(
        project.clone(),
        Default::default(),
        std::rc::Rc::new(scenarios::Pinned::new(0)),
    );
    let (_, rows) =
        session.read(database, "SELECT group_concat(name) FROM sqlite_master").expect("a database");
    format!("{rows:?}")
}

#[test]
fn a_failing_revision_tells_where_it_stopped_and_what_it_left() {
    with_room(|| {
        let mut failed = Vec::new();
        play("lesson1_unedited", |line, _, trace| {
            if let Some(step) = trace.steps.iter().find(|step| step.error.is_some()) {
                failed.push((line.to_string(), step.clone(), trace.steps.last().cloned()));
            }
        });
        let (line, step, last) = &failed[0];
        assert_eq!(
            (line.as_str(), step.revision.as_str(), step.direction.as_str()),
            ("$! flask db upgrade head", "0003", "upgrade")
        );
        assert!(
            step.error.as_ref().is_some_and(|error| error.contains("NOT NULL constraint failed"))
        );
        assert!(step.path.ends_with("0003_rename_address.py") && step.line > 0);
        // The tools drop the new table, but the transaction in which they do is undone: it stays.
        let last = last.as_ref().expect("a step");
        assert_eq!(first_words(last), ["ROLLBACK"]);
        let left: Vec<&str> = last.schema.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(left, ["_alembic_tmp_departments"]);
    });
}

#[test]
fn going_down_and_changing_rows_are_steps_too() {
    with_room(|| {
        let (mut down, mut rows) = (0, 0);
        play("op_data", |_, _, trace| {
            down += trace
                .steps
                .iter()
                .filter(|step| step.direction == "downgrade" && step.line > 0)
                .count();
            rows +=
                trace.steps.iter().filter(|step| step.line > 0 && !step.rows.is_empty()).count();
            assert!(trace.steps.iter().all(|step| step.line == 0 || !step.text.is_empty()));
        });
        assert!(down > 0 && rows > 0, "{down} {rows}");
    });
}

#[test]
fn nothing_is_kept_where_nobody_looks() {
    with_room(|| {
        let scenario = open("lesson1_flask_migrate");
        let mut player = Player::open(&scenario, 1_748_779_200_000_000, "2025-06-01");
        let recorder = Recorder::on(player.session());
        player.session().watch(None);
        scenario.steps.iter().for_each(|step| drop(player.step(step)));
        assert!(recorder.trace(player.session().computer()).is_none());
    });
}
