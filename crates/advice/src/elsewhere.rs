//! A script elsewhere: what `--sql` prints for SQLite, and where PostgreSQL or MySQL would do
//! otherwise.
use crate::questions::{look, tool};
use crate::roundtrip::reason;
use crate::statements::{line_of, statements};
use playground::{Computer, Session};
use project::{Elsewhere, ElsewhereNote, revision};

/// What stands in a script, the database that differs, and how.
const NOTES: &[(&str, &str, &str)] = &[
    (
        "batch_alter_table",
        "PostgreSQL",
        "alters in place; a batch rebuilds nothing there unless recreate='always'.",
    ),
    (
        "batch_alter_table",
        "MySQL",
        "alters in place; a batch rebuilds nothing there unless recreate='always'.",
    ),
    ("recreate='always'", "PostgreSQL", "would copy the table too; leave recreate at 'auto'."),
    ("sa.String()", "MySQL", "needs a length: VARCHAR without one is refused."),
    ("sa.VARCHAR()", "MySQL", "needs a length: VARCHAR without one is refused."),
    (
        "sa.Boolean",
        "MySQL",
        "has TINYINT(1) for it; PostgreSQL has BOOLEAN, SQLite keeps a number.",
    ),
    (
        "sa.Enum",
        "PostgreSQL",
        "makes a type of its own; downgrade has to drop it: sa.Enum(name=…).drop(op.get_bind()).",
    ),
    (
        "sa.Enum",
        "MySQL",
        "has ENUM; a new value needs ALTER. SQLite has text, with a CHECK only where you ask for one.",
    ),
    ("sa.JSON", "PostgreSQL", "has JSON and JSONB (for indexes); SQLite keeps text."),
    (
        "timezone=True",
        "MySQL",
        "keeps no time zone; PostgreSQL has TIMESTAMP WITH TIME ZONE, SQLite keeps text.",
    ),
    ("sa.Numeric", "PostgreSQL", "keeps the exact decimals; SQLite keeps a binary number."),
    ("sa.Text", "MySQL", "allows no default and no index of full length on TEXT."),
    ("sa.LargeBinary", "MySQL", "has BLOB with at most 64 KB; PostgreSQL has BYTEA."),
    ("sa.Interval", "MySQL", "has no such type; PostgreSQL has INTERVAL."),
    (
        "type_=",
        "PostgreSQL",
        "converts the values; where it cannot by itself, give postgresql_using='…'.",
    ),
    (
        "alter_column",
        "MySQL",
        "states the column anew: give existing_type, existing_nullable and existing_server_default, or they are lost.",
    ),
    (
        "drop_constraint(None",
        "PostgreSQL",
        "has named it by itself (table_column_fkey); None is refused.",
    ),
    ("drop_constraint", "MySQL", "needs type_='foreignkey', 'unique' or 'check'."),
    ("rename_table", "PostgreSQL", "keeps the old names of sequence, indexes and constraints."),
    ("drop_column", "MySQL", "refuses while a foreign key uses the column; drop the key first."),
    (
        "sqlite_autoincrement",
        "PostgreSQL",
        "ignores it: SERIAL or IDENTITY never give a number twice anyway.",
    ),
    (
        "server_default=sa.text",
        "MySQL",
        "takes expressions as defaults from 8.0.13 on, in brackets.",
    ),
    ("PRAGMA", "PostgreSQL", "knows no PRAGMA: ask op.get_bind().dialect.name first."),
    ("datetime('now')", "PostgreSQL", "has now(); CURRENT_TIMESTAMP works everywhere."),
    ("||", "MySQL", "reads || as OR; use concat()."),
    ("INSERT OR", "PostgreSQL", "has INSERT … ON CONFLICT."),
    ("AUTOINCREMENT", "PostgreSQL", "has SERIAL or IDENTITY; MySQL has AUTO_INCREMENT."),
];

/// What is so for every script.
const ALWAYS: [(&str, &str); 3] = [
    ("SQLite", "Alembic counts its DDL as not transactional: what ran before an error may stay."),
    ("PostgreSQL", "takes DDL into the transaction: a script that fails leaves nothing behind."),
    ("MySQL", "commits at each DDL statement: a script that fails stays half done."),
];

/// What a revision prints and where other databases differ.
///
/// # Errors
/// There is no such revision, or the project does not load.
pub fn elsewhere(computer: &Computer, wanted: &str) -> Result<Elsewhere, String> {
    let look = look(&computer.copy())?;
    let mut copy = Session::copy_of(computer);
    let mut found = look.revisions.iter().filter(|(_, id)| id.starts_with(wanted));
    let (path, id) = found.next().ok_or_else(|| format!("There is no revision {wanted}."))?;
    let text = computer
        .files
        .read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let below = below(path, &text).ok_or("A merge has no SQL of its own.")?;
    let range = if below.is_empty() { id.clone() } else { format!("{below}:{id}") };
    let outcome =
        copy.run(&format!("{} upgrade {range} --sql", tool(computer).command()), Some(""));
    let sql = outcome.text(project::Channel::Stdout);
    let mut notes = notes(&text);
    if let Some(reason) = reason(&outcome) {
        notes.insert(
            0,
            ElsewhereNote {
                line: 0,
                database: "SQLite".into(),
                text: format!("--sql stops here. {reason}"),
            },
        );
    }
    Ok(Elsewhere { revision: id.clone(), sql, notes })
}

/// The revision below, empty at the base; none for a merge.
fn below(path: &str, script: &str) -> Option<String> {
    match &revision(path, script)?.down[..] {
        [] => Some(String::new()),
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Each note once, where it first applies.
fn notes(script: &str) -> Vec<ElsewhereNote> {
    let note = |line, database: &str, text: &str| ElsewhereNote {
        line,
        database: database.into(),
        text: text.into(),
    };
    let mut all: Vec<ElsewhereNote> =
        ALWAYS.iter().map(|(database, text)| note(0, database, text)).collect();
    let statements = statements(script);
    for (needle, database, text) in NOTES {
        let at = statements.iter().filter(|one| !one.inside).find_map(|one| {
            let at = script.get(one.start..one.end)?.find(needle)?;
            Some(one.start + at)
        });
        all.extend(at.map(|at| note(line_of(script, at), database, text)));
    }
    all
}
