//! A database of the project as the recorder dumps it: asked through `Session::sql`, so that it
//! works natively and as wasm.
use crate::recording::{Database, Rows, Table};
use crate::scenario::pattern;
use playground::Session;
use project::SqlValue;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static MOMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$"));
const MASTER: &str = "select type, name, tbl_name, sql from sqlite_master order by rowid";

type Master = Vec<(String, String, String, Option<String>)>;
type Raw = (Vec<String>, Vec<Vec<SqlValue>>);

/// Dumps databases; a date and time of `today` (`YYYY-MM-DD`) becomes `<now>`.
pub struct Dumper {
    /// The day the host tells.
    pub today: String,
}

impl Dumper {
    /// The content of one database.
    pub fn dump(&self, session: &mut Session, path: &str) -> Database {
        self.content(session, path).unwrap_or_else(|error| Database::Broken { error })
    }

    /// The result of a `sql` step.
    pub fn rows(&self, (columns, rows): Raw) -> Rows {
        Rows::Rows(self.table((columns, rows)))
    }

    fn content(&self, session: &mut Session, path: &str) -> Result<Database, String> {
        let sqlite_master = master(session.sql(path, MASTER)?.1);
        let (mut tables, mut alembic_version) = (BTreeMap::new(), None);
        for (_, name, _, _) in sqlite_master
            .iter()
            .filter(|(kind, name, ..)| kind == "table" && !name.starts_with("sqlite_"))
        {
            let sql = format!("select * from \"{}\"", name.replace('"', "\"\""));
            let table = self.table(session.sql(path, &sql)?);
            if name == "alembic_version" {
                alembic_version = Some(revisions(table));
            } else {
                tables.insert(name.clone(), table);
            }
        }
        let foreign_key_check = self.foreign_keys(session, path);
        Ok(Database::Content { sqlite_master, alembic_version, tables, foreign_key_check })
    }

    fn foreign_keys(&self, session: &mut Session, path: &str) -> Value {
        match session.sql(path, "pragma foreign_key_check") {
            Ok(raw) => self.table(raw).rows.into_iter().map(Value::from).collect::<Vec<_>>().into(),
            Err(error) => format!("error: {error}").into(),
        }
    }

    fn table(&self, (columns, rows): Raw) -> Table {
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(|cell| self.cell(cell)).collect())
            .collect();
        Table { columns, rows }
    }

    fn cell(&self, value: SqlValue) -> Value {
        match value {
            SqlValue::Null => Value::Null,
            SqlValue::Integer(number) => number.into(),
            SqlValue::Real(number) => number.into(),
            SqlValue::Text(text) if MOMENT.is_match(&text) && text.starts_with(&self.today) => {
                "<now>".into()
            }
            SqlValue::Text(text) => text.into(),
            SqlValue::Blob(bytes) => {
                let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("x'{digits}'").into()
            }
        }
    }
}

fn master(rows: Vec<Vec<SqlValue>>) -> Master {
    let text = |row: &[SqlValue], at: usize| match row.get(at) {
        Some(SqlValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let word = |row: &[SqlValue], at| text(row, at).unwrap_or_default();
    rows.iter().map(|row| (word(row, 0), word(row, 1), word(row, 2), text(row, 3))).collect()
}

/// The order of rows is arbitrary with many heads.
fn revisions(table: Table) -> Vec<Value> {
    let mut found: Vec<Value> =
        table.rows.into_iter().filter_map(|row| row.into_iter().next()).collect();
    found.sort_by_key(Value::to_string);
    found
}

/// The day (`YYYY-MM-DD`, UTC) of a moment in microseconds since the epoch.
pub fn day(micros: i64) -> String {
    let days = micros.div_euclid(86_400_000_000) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{date:02}", year + era * 400 + i64::from(month <= 2))
}
