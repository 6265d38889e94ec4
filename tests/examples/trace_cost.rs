//! What a trace costs: time of an upgrade without and with a recorder, time and memory of looking
//! at it afterwards. `cargo run --profile native -p scenarios --example trace_cost`
use playground::{Clock, Host, Session, Settings};
use project::Project;
use std::fmt::Write;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use trace::Recorder;

/// The machine's clock; ids in a row.
struct Machine;

impl Host for Machine {
    fn now(&self) -> Clock {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clock { micros: i64::try_from(since.as_micros()).unwrap_or_default(), offset: 0 }
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}

const APP: &str = "from flask import Flask\nfrom flask_migrate import Migrate\nfrom flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n\
    app = Flask(__name__)\napp.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///app.db'\nmigrate = Migrate(app, db)\ndb.init_app(app)\n";

fn script(id: usize, up: &str) -> String {
    let down = if id == 1 { "None".to_string() } else { format!("'{:04}'", id - 1) };
    format!(
        "\"\"\"step\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = '{id:04}'\ndown_revision = {down}\n\n\n\
         def upgrade():\n    {up}\n\n\ndef downgrade():\n    pass\n"
    )
}

/// So many revisions that each make a table and a column, over a table of so many rows that the
/// last one rebuilds.
fn project(revisions: usize, rows: usize) -> Project {
    let mut project = Project::default();
    project.files.insert("app.py".into(), APP.into());
    let mut session = open(project);
    session.run("flask db init", Some(""));
    let first = "op.create_table('big', sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(20)))";
    session.write("migrations/versions/0001_x.py", Some(script(1, first).as_bytes()));
    assert_eq!(session.run("flask db upgrade", Some("")).exit, 0);
    let fill = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO big SELECT i, 'name ' || i FROM n"
    );
    session.sql("instance/app.db", &fill).expect("rows");
    let mut project = session.project().clone();
    for id in 2..=revisions {
        let up = match id == revisions {
            true => "with op.batch_alter_table('big') as batch_op:\n        batch_op.alter_column('name', type_=sa.String(40))".into(),
            false => format!("op.create_table('t{id}', sa.Column('id', sa.Integer, primary_key=True))\n    op.add_column('t{id}', sa.Column('a', sa.Integer))"),
        };
        project
            .files
            .insert(format!("migrations/versions/{id:04}_x.py"), script(id, &up).into_bytes());
    }
    project
}

fn open(project: Project) -> Session {
    Session::open(project, Settings { seconds: 600, ..Settings::default() }, Rc::new(Machine))
}

/// Time that this thread has spent on a processor, so that other work on the machine does not
/// count.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(
        told.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or_default(),
    )
}

/// The quickest of some runs.
fn upgrade(project: &Project, record: bool, times: usize) -> (Duration, Session, Rc<Recorder>) {
    let once = || {
        let mut session = open(project.clone());
        let recorder = Recorder::on(&mut session);
        if !record {
            session.watch(None);
        }
        let started = spent();
        let outcome = session.run("flask db upgrade", Some(""));
        let took = spent() - started;
        assert_eq!(outcome.exit, 0, "{:?}", outcome.transcript.last());
        (took, session, recorder)
    };
    (0..times).map(|_| once()).min_by_key(|(took, ..)| *took).expect("a run")
}

fn row(revisions: usize, rows: usize, table: &mut String) {
    let project = project(revisions, rows);
    let times = if revisions >= 1_000 || rows >= 1_000_000 { 2 } else { 5 };
    let (bare, ..) = upgrade(&project, false, times);
    let (recorded, session, recorder) = upgrade(&project, true, times);
    let started = spent();
    let replay = recorder.replay(session.computer()).expect("a trace");
    let looked = spent() - started;
    let percent = (recorded.as_secs_f64() / bare.as_secs_f64() - 1.0) * 100.0;
    let (bytes, size) = (session.project().files["instance/app.db"].len(), replay.size());
    let _ = writeln!(
        table,
        "| {revisions} | {rows} | {:.1} | {:.1} | {percent:+.1} | {:.1} | {} | {:.2} | {:.2} | {} |",
        bare.as_secs_f64() * 1e3,
        recorded.as_secs_f64() * 1e3,
        looked.as_secs_f64() * 1e3,
        replay.trace.steps.iter().map(|step| step.statements.len()).sum::<usize>(),
        bytes as f64 / 1e6,
        size as f64 / 1e6,
        replay.trace.exact,
    );
    eprint!("{}", table.lines().last().unwrap_or_default().to_string() + "\n");
}

fn main() {
    let run = || {
        let mut table = String::from(
            "| revisions | rows | upgrade ms | recorded ms | cost % | looking ms | statements | database MB | kept MB | exact |\n|---|---|---|---|---|---|---|---|---|---|\n",
        );
        [10, 100, 1_000].iter().for_each(|revisions| row(*revisions, 10, &mut table));
        [1_000, 10_000, 100_000, 1_000_000].iter().for_each(|rows| row(10, *rows, &mut table));
        println!("{table}");
    };
    std::thread::Builder::new()
        .stack_size(512 << 20)
        .spawn(run)
        .expect("a thread")
        .join()
        .expect("it ends");
}
