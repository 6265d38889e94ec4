//! Whether downgrade undoes upgrade: a copy goes up and down again, schema and rows before and
//! after are compared, and at the top the models are held against the database. With nothing
//! pending the newest revision goes down first.
use crate::questions::{look, tool};
use crate::words;
use playground::{Computer, Session};
use project::{Outcome, RoundTrip, SchemaChange, Tool, VERSION_TABLE, absolute, relative};
use sqlite::{Binding, Connection, Databases};
use trace::{Known, Recorder};

/// The message of the script that is never kept.
const MESSAGE: &str = "playground round trip";

/// Goes up and down on a copy.
///
/// # Errors
/// The text of the exception where models, env.py or scripts do not load.
pub fn round_trip(computer: &Computer) -> Result<RoundTrip, String> {
    let look = look(&computer.copy())?;
    let mut copy = Session::copy_of(computer);
    let database = relative(&look.database).unwrap_or(&look.database).to_string();
    let database = database.trim_start_matches('/').to_string();
    let mut trip = RoundTrip::default();
    if look.pending == 0 {
        trip.failed = fails(&mut copy, "downgrade -- -1");
    }
    if trip.failed.is_none() {
        up_and_down(&mut copy, &database, &mut trip);
    }
    Ok(trip)
}

fn up_and_down(copy: &mut Session, database: &str, trip: &mut RoundTrip) {
    let before = known(copy, database);
    let versions = versions(copy, database);
    let recorder = Recorder::on(copy);
    trip.failed = fails(copy, "upgrade heads");
    for step in recorder.trace(copy.computer()).unwrap_or_default().steps {
        if !step.revision.is_empty() && !trip.revisions.contains(&step.revision) {
            trip.revisions.push(step.revision);
        }
    }
    if trip.failed.is_some() {
        return;
    }
    trip.drift = drift(copy);
    let target = match &versions[..] {
        [] => "base".to_string(),
        [one] => one.clone(),
        _ => format!("-- -{}", trip.revisions.len()),
    };
    trip.failed = fails(copy, &format!("downgrade {target}"));
    let after = known(copy, database);
    trip.schema = before.schema(&after).into_iter().filter(differs).collect();
    trip.counts = before.grown(&after);
    trip.rows = before.rows(&after).into_iter().filter(|change| change.totals != [0; 3]).collect();
    trip.counts.retain(|count| count.table != VERSION_TABLE);
    trip.rows.retain(|change| change.table != VERSION_TABLE);
}

/// Runs a command of the tool; what it said last, where it fails.
fn fails(copy: &mut Session, command: &str) -> Option<String> {
    let line = format!("{} {command}", tool(copy.computer()).command());
    let outcome = copy.run(&line, Some(""));
    reason(&outcome).map(|reason| format!("{line}: {reason}"))
}

/// What `migrate` detects at the top.
fn drift(copy: &Session) -> Vec<String> {
    let mut copy = Session::copy_of(copy.computer());
    let migrate = match tool(copy.computer()) {
        Tool::Alembic => format!("alembic revision --autogenerate -m '{MESSAGE}'"),
        Tool::Flask => format!("flask db migrate -m '{MESSAGE}'"),
    };
    let said = text(&copy.run(&migrate, Some("")));
    let found = said
        .lines()
        .filter_map(|line| line.split_once("] Detected ").map(|(_, what)| what.to_string()));
    found.map(|what| words::sentence(&what)).collect()
}

/// What a command that failed said last of its error.
pub(crate) fn reason(outcome: &Outcome) -> Option<String> {
    let said = text(outcome);
    let lines = || said.lines().filter(|line| !line.trim().is_empty());
    let error = lines()
        .rfind(|line| line.contains("Error") && !line.starts_with(' '))
        .or(lines().next_back());
    (outcome.exit != 0).then(|| error.unwrap_or_default().to_string())
}

fn text(outcome: &Outcome) -> String {
    outcome.transcript.iter().map(|event| event.pipe.as_str()).collect()
}

/// A connection to a copy of a database as it is now.
fn snapshot(session: &Session, database: &str) -> Option<Connection> {
    let bytes =
        session.computer().files.databases.bytes(&absolute(database)).ok()?.unwrap_or_default();
    Databases::default().copy_of(&bytes).ok()
}

fn known(session: &Session, database: &str) -> Known {
    snapshot(session, database).map(|copy| Known::of(&copy)).unwrap_or_default()
}

fn versions(session: &Session, database: &str) -> Vec<String> {
    snapshot(session, database).map(|copy| versions_in(&copy)).unwrap_or_default()
}

fn versions_in(copy: &Connection) -> Vec<String> {
    let found =
        copy.execute(&format!("SELECT version_num FROM {VERSION_TABLE}"), &Binding::default());
    let text = |row: &Vec<sqlite::SqlValue>| match row.first() {
        Some(sqlite::SqlValue::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    found.map(|found| found.rows.iter().filter_map(text).collect()).unwrap_or_default()
}

/// Quotes and blanks are no difference: a rename writes them otherwise. The table `alembic_version`
/// stays.
fn differs(change: &SchemaChange) -> bool {
    let plain = |text: &Option<String>| {
        text.as_ref().map(|text| {
            text.chars().filter(|c| !c.is_whitespace() && *c != '"').collect::<String>()
        })
    };
    change.name != VERSION_TABLE && plain(&change.before) != plain(&change.after)
}
