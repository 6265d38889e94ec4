//! What people drop onto the page: real projects come in, bad files are refused in one sentence,
//! and nothing of theirs runs.
use playground::{Session, Settings, door};
use project::{Bundle, Change, Pack, Project};
use scenarios::Pinned;
use share::import::Imported;
use std::rc::Rc;

fn start(project: Project) -> Session {
    Session::open(project, Settings::default(), Rc::new(Pinned::new(1_764_000_000_000_000)))
}

fn take(name: &str, content: &[u8]) -> Result<Imported, String> {
    door::take(name, vec![Change { path: name.into(), content: Some(content.to_vec()) }], start)
}

/// The sentence that refuses it; what came in is too long to be shown.
fn refused(name: &str, content: &[u8]) -> String {
    take(name, content).map(|imported| imported.notes).expect_err("is refused")
}

fn folder(files: &[(&str, &str)]) -> Imported {
    let files = files.iter().map(|(path, text)| Change {
        path: (*path).into(),
        content: Some(text.as_bytes().to_vec()),
    });
    door::take("folder", files.collect(), start).expect("comes in")
}

/// A database with some rows, as SQLite writes it.
fn database() -> Vec<u8> {
    let mut session = start(Project::default());
    let sql = "CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT); CREATE INDEX i ON a (t); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 500) INSERT INTO a SELECT x, 'row ' || x FROM n;";
    let outcome = session.run("sqlite3 a.db", Some(sql));
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    session.project().files["a.db"].clone()
}

#[test]
fn a_database_comes_in_and_a_damaged_one_does_not() {
    let good = database();
    let imported = take("a.db", &good).expect("opens");
    assert_eq!(imported.bundle.project.files[0].content.as_deref(), Some(&good[..]));
    assert!(imported.notes[0].contains("1 tables"), "{:?}", imported.notes);
    let cut = refused("a.db", &good[..good.len() / 2]);
    assert!(cut.starts_with("a.db is damaged and was not opened: "), "{cut}");
    assert_eq!(refused("a.db", b"hello"), "a.db is not a SQLite database.");
    // Whatever is changed in it: a sentence or a database, never the end of the engine.
    for at in (0..good.len()).step_by(61) {
        let mut changed = good.clone();
        changed[at] ^= 0xff;
        drop(take("a.db", &changed));
    }
}

#[test]
fn a_sql_script_is_run_or_refused() {
    let imported = take(
        "shop.sql",
        b"CREATE TABLE item (id INTEGER PRIMARY KEY);\nINSERT INTO item VALUES (1);\n",
    )
    .expect("runs");
    let paths: Vec<&str> =
        imported.bundle.project.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["shop.db", "shop.sql"]);
    let said =
        refused("shop.sql", b"CREATE TABLE item (id SERIAL PRIMARY KEY);\nSET search_path TO x;\n");
    assert!(said.starts_with("shop.sql does not run in SQLite: "), "{said}");
    assert_eq!(refused("l.sql", b"\xe9"), "l.sql is not UTF-8.");
}

#[test]
fn what_is_not_supported_is_said_file_by_file_before_anything_runs() {
    let imported = folder(&[
        (
            "app.py",
            "import os, flask_login, falsk\nfrom flask import Flask\nfrom models import db\nfrom sqlalchemy.dialects import postgresql\nprint('never')\napp = Flask(__name__)\n",
        ),
        ("models.py", "import numpy as np, nmpy\nfrom flask_sqlalchemy import SQLAlchemy\n"),
        ("broken.py", "x = 1\ndef f(:\n    pass\n"),
    ]);
    let notes = imported.notes.join("\n");
    for part in [
        "app.py, line 1: the module falsk is not here.",
        "models.py, line 1: the module nmpy is not here.",
        "broken.py, line 2: ",
    ] {
        assert!(notes.contains(part), "{part} in\n{notes}");
    }
    // Of packages that are here, or stand in, nothing is said.
    for name in [
        "the module os ",
        "the module flask ",
        "the module models ",
        "the module sqlalchemy",
        "flask_sqlalchemy",
        "flask_login",
        "numpy",
    ] {
        assert!(!notes.contains(name), "{name} in\n{notes}");
    }
}

#[test]
fn a_project_leaves_as_zip_dump_and_offline_sql() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/scenarios/lesson1_flask_migrate.txt"
    ))
    .expect("is there");
    let scenario = scenarios::Scenario::parse(&text, &|_| None).expect("a scenario");
    let mut player = scenarios::Player::open(&scenario, 1_764_000_000_000_000, "2025-11-24");
    scenario.steps.iter().for_each(|step| drop(player.step(step)));
    let bundle =
        Bundle { title: "lesson".into(), project: player.project().into(), ..Bundle::default() };
    let pack = |what: Pack| door::pack(&what, &bundle, start);
    let zip = pack(Pack::Zip).expect("packs");
    assert_eq!(take("lesson.zip", &zip).expect("comes back").bundle, bundle);
    let printed = |line: &str| {
        pack(Pack::Printed { line: line.into() })
            .map(|bytes| String::from_utf8(bytes).expect("text"))
    };
    assert!(printed("sqlite3 instance/app.db .dump").expect("prints").contains("CREATE TABLE"));
    let offline = printed("flask db upgrade --sql").expect("prints");
    assert!(
        offline.contains("CREATE TABLE alembic_version")
            && offline.contains("ALTER TABLE department RENAME TO departments"),
        "{offline}"
    );
    assert!(
        printed("flask db upgrade nowhere --sql")
            .expect_err("fails")
            .contains("Can't locate revision")
    );
}

#[test]
fn a_statement_without_end_is_stopped_and_the_next_line_has_all_its_steps_again() {
    let settings = Settings { steps: 5_000_000, ..Settings::default() };
    let mut session =
        Session::open(Project::default(), settings, Rc::new(Pinned::new(1_764_000_000_000_000)));
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;";
    for _ in 0..3 {
        let outcome = session.run("sqlite3 a.db", Some(endless));
        assert!(
            outcome.transcript.iter().any(|event| event.pipe.contains("interrupted")),
            "{outcome:?}"
        );
        let outcome = session.run("sqlite3 a.db", Some("SELECT 6 * 7;"));
        assert_eq!(
            outcome.transcript.iter().map(|event| event.pipe.as_str()).collect::<String>(),
            "42\n"
        );
    }
}
