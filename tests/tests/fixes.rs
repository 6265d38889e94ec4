//! Ways out of failures: each is predicted, applied, and the upgrade then runs; only the lines it
//! must have changed.
use playground::{Session, Settings};
use project::Project;
use scenarios::Pinned;
use std::rc::Rc;

const APP: &str = "from flask import Flask\nfrom flask_migrate import Migrate\nfrom models import db\n\napp = Flask(__name__)\n\
    app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///app.db'\nmigrate = Migrate(app, db)\ndb.init_app(app)\n";
const MODELS: &str = "from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n\n\nclass Parent(db.Model):\n    \
    id = db.Column(db.Integer, primary_key=True)\n\n\nclass Thing(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    \
    name = db.Column(db.String(20))\n    parent_id = db.Column(db.Integer)\n";
const SCRIPT: &str = "migrations/versions/0002_x.py";
/// The evaluator's recursion needs room.
const STACK: usize = 512 << 20;

fn script(up: &str, down: &str) -> String {
    format!(
        "\"\"\"x\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = '0002'\ndown_revision = '0001'\n\n\n\
         def upgrade():\n    {up}\n\n\ndef downgrade():\n    {down}\n"
    )
}

/// A project at its first revision, with two rows.
fn project() -> Session {
    let files = [("app.py", APP), ("models.py", MODELS)];
    let files = files.map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).into();
    let project = Project { files, ..Project::default() };
    let mut session =
        Session::open(project, Settings::default(), Rc::new(Pinned::new(1_748_779_200_000_000)));
    advice::install(&mut session);
    for line in ["flask db init", "flask db migrate -m one --rev-id 0001", "flask db upgrade"] {
        assert_eq!(session.run(line, Some("")).exit, 0, "{line}");
    }
    session.sql("instance/app.db", "INSERT INTO thing (name) VALUES ('a'), (NULL)").expect("rows");
    session
}

fn said(session: &mut Session, line: &str) -> (u8, String) {
    let outcome = session.run(line, Some(""));
    (outcome.exit, outcome.transcript.iter().map(|event| event.pipe.as_str()).collect())
}

/// Applies fixes until upgrade and downgrade run; gives the script's two bodies.
fn mend(up: &str, down: &str, codes: &[&str]) -> String {
    let mut session = project();
    session.write(SCRIPT, Some(script(up, down).as_bytes()));
    for code in codes {
        let advice = advice::advise(session.computer()).expect("advice");
        let found: Vec<&str> =
            advice.failures.iter().map(|failure| failure.code.as_str()).collect();
        assert_eq!(found, [*code]);
        let (exit, words) = said(&mut session, &format!("advise --fix {code}:0002"));
        assert_eq!(exit, 0, "{words}");
    }
    for line in ["flask db upgrade", "flask db downgrade", "flask db upgrade"] {
        let (exit, words) = said(&mut session, line);
        assert_eq!(exit, 0, "{words}");
    }
    let text = String::from_utf8(session.project().files[SCRIPT].clone()).expect("text");
    assert!(text.starts_with(&script("", "")[..90]), "{text}");
    text[text.find("def upgrade").expect("a function")..].to_string()
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
fn constraints_get_names_in_both_functions() {
    with_room(|| {
        let batch = "with op.batch_alter_table('thing') as batch_op:\n        ";
        let text = mend(
            &format!("{batch}batch_op.create_foreign_key(None, 'parent', ['parent_id'], ['id'])"),
            &format!("{batch}batch_op.drop_constraint(None, type_='foreignkey')"),
            &["unnamed-constraint"],
        );
        assert_eq!(text.matches("'fk_thing_parent_id_parent'").count(), 2, "{text}");
    });
}

#[test]
fn what_sqlite_cannot_alter_goes_into_a_batch_and_empty_places_are_filled() {
    with_room(|| {
        let text = mend(
            "op.create_foreign_key('fk_x', 'thing', 'parent', ['parent_id'], ['id'])",
            "op.drop_constraint('fk_x', 'thing', type_='foreignkey')",
            &["no-alter"],
        );
        assert_eq!(
            text.matches("with op.batch_alter_table('thing') as batch_op:").count(),
            2,
            "{text}"
        );
        let alter = "op.alter_column('thing', 'name', existing_type=sa.String(20), nullable=False)";
        let text = mend(alter, "pass", &["no-alter", "not-null"]);
        assert!(
            text.contains(
                "op.execute(\"UPDATE thing SET name = '' WHERE name IS NULL\")\n    with op.batch"
            ),
            "{text}"
        );
    });
}

#[test]
fn new_columns_get_a_default_and_expressions_a_new_table() {
    with_room(|| {
        let add = |rest: &str| format!("op.add_column('thing', sa.Column('x', sa.{rest}))");
        let text =
            mend(&add("Integer(), nullable=False"), "op.drop_column('thing', 'x')", &["not-null"]);
        assert!(text.contains("nullable=False, server_default='0'))"), "{text}");
        let now = add("DateTime(), server_default=sa.func.now()");
        let text = mend(&now, "op.drop_column('thing', 'x')", &["default-not-constant"]);
        assert!(
            text.contains("with op.batch_alter_table('thing', recreate='always') as batch_op:"),
            "{text}"
        );
    });
}

#[test]
fn a_leftover_table_is_dropped() {
    with_room(|| {
        let mut session = project();
        let alter = "batch_op.alter_column('name', existing_type=sa.String(20), nullable=False)";
        let up = format!("with op.batch_alter_table('thing') as batch_op:\n        {alter}");
        session.write(SCRIPT, Some(script(&up, "pass").as_bytes()));
        assert_ne!(said(&mut session, "flask db upgrade").0, 0);
        let (exit, words) = said(&mut session, "advise --fix leftover-table");
        assert_eq!((exit, words.as_str()), (0, "_alembic_tmp_thing is dropped.\n"));
        assert_eq!(said(&mut session, "advise --fix not-null").0, 0);
        assert_eq!(said(&mut session, "flask db upgrade").0, 0);
    });
}

#[test]
fn a_round_trip_says_what_is_different_and_what_the_models_still_want() {
    with_room(|| {
        let mut session = project();
        let down = "op.drop_column('thing', 'name')\n    op.add_column('thing', sa.Column('name', sa.String(20)))";
        session.write(
            SCRIPT,
            Some(
                script("op.add_column('thing', sa.Column('more', sa.Integer()))", down).as_bytes(),
            ),
        );
        let trip = advice::round_trip(session.computer()).expect("a trip");
        assert_eq!((trip.failed, trip.revisions), (None, vec!["0002".to_string()]));
        assert_eq!(trip.rows.iter().map(|change| change.totals).collect::<Vec<_>>(), [[0, 1, 0]]);
        assert_eq!(trip.schema.len(), 1);
        assert_eq!(trip.drift, ["Removed column 'thing.more'"]);
    });
}
