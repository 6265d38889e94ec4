//! A project of plain Alembic over a database with rows, and one migration over it.
use playground::{Session, Settings};
use project::{Advice, Project, SqlValue};
use scenarios::Pinned;
use std::collections::BTreeMap;
use std::rc::Rc;

const BASE: &str = include_str!("../../losses/base.sql");
const SCRIPT: &str = "from alembic import op
import sqlalchemy as sa

revision = 'aaaa'
down_revision = None


def upgrade():
";

/// A project that was opened.
pub struct Bench {
    session: Session,
}

/// Every column's values by table and column.
pub type Values = BTreeMap<(String, String), Vec<String>>;

impl Bench {
    /// An initialised project with the rows of `tests/losses/base.sql`.
    pub fn start() -> Project {
        let mut bench = Bench::open(Project::default());
        bench.run("alembic init migrations").expect("init");
        let ini =
            String::from_utf8(bench.session.project().files["alembic.ini"].clone()).expect("text");
        let ini = ini.replace("driver://user:pass@localhost/dbname", "sqlite:///app.db");
        bench.session.write("alembic.ini", Some(ini.as_bytes()));
        bench.session.run("sqlite3 app.db", Some(BASE));
        bench.session.project().clone()
    }

    /// A session of its own over a project.
    pub fn open(project: Project) -> Bench {
        let mut session = Session::open(project, Settings::default(), Rc::new(Pinned::new(0)));
        advice::install(&mut session);
        Bench { session }
    }

    /// Puts the body of `upgrade()` into the project's only script.
    pub fn script(&mut self, body: &str) {
        let lines: String = body.lines().map(|line| format!("    {line}\n")).collect();
        let text = format!("{SCRIPT}{lines}\n\ndef downgrade():\n    pass\n");
        self.session.write("migrations/versions/aaaa_.py", Some(text.as_bytes()));
    }

    /// What is predicted.
    pub fn advise(&self) -> Advice {
        advice::advise(self.session.computer()).unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// Runs a line; gives what it said, as an error where it failed.
    pub fn run(&mut self, line: &str) -> Result<String, String> {
        let outcome = self.session.run(line, None);
        let text = outcome.transcript.iter().map(|event| event.pipe.as_str()).collect();
        if outcome.exit == 0 { Ok(text) } else { Err(text) }
    }

    /// What the database holds.
    pub fn values(&mut self) -> Values {
        let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'";
        let (_, tables) = self.session.sql("app.db", names).expect("sqlite_master is there");
        let mut found = Values::new();
        for table in tables {
            let SqlValue::Text(table) = &table[0] else { continue };
            let (columns, rows) =
                self.session.sql("app.db", &format!("SELECT * FROM \"{table}\"")).expect(table);
            for (at, column) in columns.into_iter().enumerate() {
                found.insert(
                    (table.clone(), column),
                    rows.iter().filter_map(|row| plain(&row[at])).collect(),
                );
            }
        }
        found
    }
}

/// A value as text; a number is the same in every type.
fn plain(value: &SqlValue) -> Option<String> {
    match value {
        SqlValue::Null => None,
        SqlValue::Integer(number) => Some(number.to_string()),
        SqlValue::Real(number) => Some(number.to_string()),
        SqlValue::Text(text) => Some(text.clone()),
        SqlValue::Blob(bytes) => Some(format!("{bytes:?}")),
    }
}
