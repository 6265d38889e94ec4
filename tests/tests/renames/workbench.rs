//! A project over a models file: migrated, upgraded and filled with rows through the commands a
//! person types.
use playground::{Session, Settings};
use project::{Advice, Project, SqlValue};
use scenarios::Pinned;
use std::collections::BTreeMap;
use std::rc::Rc;

const APP: &str = "from flask import Flask
from flask_migrate import Migrate
from models import db

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///app.db'
migrate = Migrate(app, db, render_as_batch=BATCH)
db.init_app(app)
";
const HEAD: &str = "from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n\n\n";
/// Three rows for every table, each value another one.
const SEED: &str = "import datetime
import decimal
from app import app
from models import db

def value(column, n):
    if column.foreign_keys or column.primary_key:
        return n
    kind = type(column.type).__name__
    day = datetime.date(2024, 1, n)
    return {'Integer': 10 * n + len(column.name), 'Float': n + 0.5, 'Boolean': n % 2 == 0, 'Date': day,
            'DateTime': datetime.datetime(2024, 1, n, 12), 'Time': datetime.time(n), 'LargeBinary': bytes([n]),
            'Numeric': decimal.Decimal(n)}.get(kind, '%s%d' % (column.name[:2], n))

with app.app_context():
    for table in db.metadata.sorted_tables:
        for n in (1, 2, 3):
            db.session.execute(table.insert().values({c.name: value(c, n) for c in table.columns}))
    db.session.commit()
";

/// A session with its database.
pub struct Workbench {
    session: Session,
}

impl Workbench {
    /// A migrated project with rows over these classes; `batch` as the project's `render_as_batch`.
    pub fn open(classes: &str, batch: bool) -> Workbench {
        let mut project = Project::default();
        let app = APP.replace("BATCH", if batch { "True" } else { "False" });
        for (path, text) in
            [("app.py", app), ("models.py", format!("{HEAD}{classes}")), ("seed.py", SEED.into())]
        {
            project.files.insert(path.into(), text.into_bytes());
        }
        let mut session = Session::open(project, Settings::default(), Rc::new(Pinned::new(0)));
        advice::install(&mut session);
        let mut bench = Workbench { session };
        for line in
            ["flask db init", "flask db migrate -m start", "flask db upgrade", "python seed.py"]
        {
            bench.run(line);
        }
        bench
    }

    /// Runs a line that has to succeed; gives what it said.
    pub fn run(&mut self, line: &str) -> String {
        self.try_run(line).unwrap_or_else(|said| panic!("{line}: {said}"))
    }

    /// Runs a line; gives what it said, as an error where it failed.
    pub fn try_run(&mut self, line: &str) -> Result<String, String> {
        let outcome = self.session.run(line, None);
        let text = outcome.transcript.iter().map(|event| event.pipe.as_str()).collect();
        if outcome.exit == 0 { Ok(text) } else { Err(text) }
    }

    /// Puts other classes into the models file.
    pub fn edit(&mut self, classes: &str) {
        self.session.write("models.py", Some(format!("{HEAD}{classes}").as_bytes()));
    }

    /// What `advise` finds.
    pub fn advise(&self) -> Advice {
        advice::advise(self.session.computer()).unwrap_or_else(|reason| panic!("advise: {reason}"))
    }

    /// The newest migration script.
    pub fn script(&self) -> String {
        let files = &self.session.project().files;
        let versions =
            files.iter().filter(|(path, _)| path.contains("/versions/") && path.ends_with(".py"));
        let newest =
            versions.max_by_key(|(path, _)| path.to_string()).map(|(_, text)| text.clone());
        String::from_utf8(newest.unwrap_or_default()).unwrap_or_default()
    }

    /// The statements that made the database, but for quotes and blanks, which a rebuild writes
    /// anew.
    pub fn schema(&mut self) -> Vec<String> {
        let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version' ORDER BY type, name";
        let (_, rows) = self.session.sql("instance/app.db", sql).expect("sqlite_master is there");
        let plain = |row: &Vec<SqlValue>| match &row[0] {
            SqlValue::Text(text) => {
                text.chars().filter(|c| !c.is_whitespace() && *c != '"').collect()
            }
            _ => String::new(),
        };
        rows.iter().map(plain).collect()
    }

    /// Every column's values by table and column, in order of the rows.
    pub fn rows(&mut self) -> BTreeMap<(String, String), Vec<String>> {
        let names =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'";
        let (_, tables) =
            self.session.sql("instance/app.db", names).expect("sqlite_master is there");
        let mut found = BTreeMap::new();
        for table in tables {
            let SqlValue::Text(table) = &table[0] else { continue };
            let (columns, rows) = self
                .session
                .sql("instance/app.db", &format!("SELECT * FROM \"{table}\" ORDER BY 1, 2"))
                .expect(table);
            for (at, column) in columns.into_iter().enumerate() {
                found.insert(
                    (table.clone(), column),
                    rows.iter().map(|row| format!("{:?}", row[at])).collect(),
                );
            }
        }
        found
    }
}
