//! Advice: renames that look like drops, losses and failures before they happen. It is worked out by running on copies of
//! the project; the project itself is never touched.
mod call;
mod columns;
mod elsewhere;
mod failures;
mod fix;
mod follow;
mod losses;
mod names;
mod patch;
mod recorder;
mod rewrite;
mod roundtrip;
mod shape;
mod snapshot;
mod sql;
mod swaps;
mod tables;
mod thesaurus;
mod words;

use crate::process::Process;
use crate::session::Session;
use columns::Pair;
use project::{Advice, Loss, Rename, State};
use python::{PyErr, PyResult, Value};
use recorder::{Moment, Recorder};
pub use rewrite::Choice;
use shape::TableShape;
use snapshot::Structure;
use sqlalchemy::reflection::{self, ReflectOptions};
use sqlalchemy::schema::{MetaData, Name, Table};
use sqlite::Connection;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What env.py says of models and scripts.
struct Look {
    wanted: Vec<TableShape>,
    operations: usize,
    pending: usize,
    heads: usize,
    database: String,
    revisions: BTreeMap<String, String>,
}

impl Session {
    /// Advice on the project as it stands.
    ///
    /// # Errors
    /// The text of the exception where models, env.py or scripts do not load.
    pub fn advise(&self) -> Result<Advice, String> {
        let copy = self.copy();
        let (look, found, rows) = copy.looked(|process, look| {
            let connection = connect(process, &look.database)?;
            let structure = Structure::of(&connection);
            let shapes = reflected(process, &connection, &structure)?;
            let rows = structure.tables.iter().map(|(name, state)| (name.clone(), state.rows)).collect();
            connection.close();
            Ok((shapes, rows))
        })?;
        let mut advice = Advice { renames: renames(&found, &look.wanted, &rows), ..Advice::default() };
        advice.state = State { models_ahead: look.operations, database_behind: look.pending, heads: look.heads };
        if look.pending > 0 {
            copy.rehearse(&look, &mut advice);
            if advice.failures.is_empty()
                && let Ok((later, (), _)) = copy.looked(|_, _| Ok(((), BTreeMap::new())))
            {
                advice.state.models_ahead = later.operations;
            }
            keep_endangered(&mut advice);
        }
        Ok(advice)
    }

    /// Asks env.py, then something of the same process.
    fn looked<T>(
        &self,
        ask: impl FnOnce(&Process, &Look) -> PyResult<(T, BTreeMap<String, i64>)>,
    ) -> Result<(Look, T, BTreeMap<String, i64>), String> {
        let process = Process::start(self, &self.cwd, None);
        let result = look(&process).and_then(|look| ask(&process, &look).map(|(found, rows)| (look, found, rows)));
        result.map_err(|error| said(&process, &error))
    }

    /// Upgrades this copy under the eyes of a recorder.
    fn rehearse(&self, look: &Look, advice: &mut Advice) {
        let process = Process::start(self, &self.cwd, None);
        let recorder = Rc::new(Recorder::default());
        if let Ok(connection) = connect(&process, &look.database) {
            recorder.before.replace(Some(Moment::of(&connection)));
            connection.close();
        }
        sqlite::observe(&process.vm, recorder.clone());
        let result = process.vm.import_module("_playground_advice");
        let result = result.and_then(|module| process.vm.call_method(&module, "upgrade", Vec::new()));
        if let Err(error) = result {
            advice.failures.push(failures::failure(&process.vm, &error, &look.revisions));
            drop(error);
            self.after_failure(process, look, &recorder);
        }
        let before = recorder.before.borrow();
        if let Some(before) = &*before {
            advice.losses = losses::losses(before, &recorder.runs.borrow(), &look.revisions);
        }
    }
}

impl Session {
    /// SQLite keeps most of what a revision did before it failed: that counts too.
    fn after_failure(&self, failed: Process, look: &Look, recorder: &Recorder) {
        drop(failed);
        let process = Process::start(self, &self.cwd, None);
        let Ok(connection) = connect(&process, &look.database) else { return };
        let moment = Moment::of(&connection);
        connection.close();
        if let Some(run) = recorder.runs.borrow_mut().last_mut().filter(|run| run.after.is_none()) {
            run.after = Some(moment);
        }
    }
}

fn said(process: &Process, error: &PyErr) -> String {
    let text = process.vm.str(&error.value()).map(|text| text.to_string()).unwrap_or_default();
    format!("{}: {text}", error.class_name())
}

fn look(process: &Process) -> PyResult<Look> {
    let vm = &process.vm;
    let module = vm.import_module("_playground_advice")?;
    let found = vm.call_method(&module, "look", Vec::new())?;
    let part = |name: &str| found.as_dict().and_then(|dict| dict.get(name)).unwrap_or(Value::None);
    let number = |name: &str| match part(name) {
        Value::Int(number) => usize::try_from(number).unwrap_or(0),
        _ => 0,
    };
    let tables: Vec<Table> = vm.list_of(&part("tables"))?.iter().filter_map(sqlalchemy::bind::table_of).collect();
    let mut revisions = BTreeMap::new();
    for (path, revision) in vm.mapping_items(&part("paths"))?.unwrap_or_default() {
        revisions.insert(vm.str(&path)?.to_string(), vm.str(&revision)?.to_string());
    }
    Ok(Look {
        wanted: tables.iter().map(TableShape::of).collect(),
        operations: number("operations"),
        pending: number("pending"),
        heads: number("heads"),
        database: part("database").as_str().map(|path| path.to_string()).unwrap_or_default(),
        revisions,
    })
}

fn connect(process: &Process, database: &str) -> PyResult<Connection> {
    let path = python::normal_path(&process.vm.absolute(database));
    let databases = sqlite::databases(&process.vm);
    databases.connect(&path).map_err(|error| process.vm.error("RuntimeError", error.message))
}

/// The tables of the database, without those that are the tools' own.
fn reflected(process: &Process, connection: &Connection, structure: &Structure) -> PyResult<Vec<TableShape>> {
    let metadata = MetaData::default();
    let mut shapes = Vec::new();
    for name in structure.tables.keys().filter(|name| *name != "alembic_version") {
        let table = match metadata.table(name) {
            Some(table) => Ok(table),
            None => Table::new(Name::new(name), &metadata, None).and_then(|table| {
                reflection::reflect_table(connection, &table, &ReflectOptions::default()).map(|()| table)
            }),
        };
        let table = table.map_err(|error| sqlalchemy::bind::raise(&process.vm, error))?;
        shapes.push(TableShape::of(&table));
    }
    let _ = sqlalchemy::take_warnings();
    Ok(shapes)
}

/// Renamed tables, and renamed columns of tables that stayed or were renamed themselves.
fn renames(found: &[TableShape], wanted: &[TableShape], rows: &BTreeMap<String, i64>) -> Vec<Rename> {
    let mut tables = tables::renamed_tables(found, wanted);
    tables.extend(swaps::swapped_tables(found, wanted));
    let count = |name: &str| rows.get(name).copied().unwrap_or(0);
    let mut all: Vec<Rename> = tables.iter().map(|pair| rename("table", &pair.to, pair, count(&pair.from))).collect();
    for new in wanted {
        let before = tables.iter().find(|pair| pair.to == new.name).map_or(new.name.as_str(), |pair| &pair.from);
        let Some(old) = found.iter().find(|table| table.name == before) else { continue };
        let mut pairs = columns::renamed_columns(old, new, Some(&tables));
        pairs.extend(swaps::swapped_columns(old, new));
        all.extend(pairs.iter().map(|pair| rename("column", &new.name, pair, count(before))));
    }
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all
}

fn rename(kind: &str, table: &str, pair: &Pair, rows: i64) -> Rename {
    Rename {
        kind: kind.into(),
        table: table.into(),
        from: pair.from.clone(),
        to: pair.to.clone(),
        score: (pair.score * 1000.0).round() / 1000.0,
        preselected: pair.sure,
        reasons: pair.reasons.clone(),
        rows,
    }
}

/// A rename that the pending scripts do themselves needs no advice: only what they lose does.
fn keep_endangered(advice: &mut Advice) {
    if !advice.failures.is_empty() {
        return;
    }
    let lost = |rename: &Rename, loss: &Loss| match rename.kind.as_str() {
        "table" => loss.table == rename.from && loss.column.is_none(),
        _ => loss.column.as_ref() == Some(&rename.from) || loss.column.is_none(),
    };
    let losses = &advice.losses;
    advice.renames.retain(|rename| rename.rows == 0 || losses.iter().any(|loss| lost(rename, loss)));
}

/// `advise [--json]` says the advice as sentences, or as JSON for programs; `advise --rename OLD:NEW …` writes renames into
/// the newest pending script. Gives the text and the exit code.
pub(crate) fn command(session: &mut Session, arguments: &[String]) -> (String, u8) {
    if let Some(answer) = others(session, arguments) {
        return answer;
    }
    let wanted = match choices(session, arguments) {
        Ok(wanted) => wanted,
        Err(reason) => return (format!("{reason}\n"), 2),
    };
    if !wanted.is_empty() {
        return match session.write_renames(&wanted) {
            Ok(path) => (format!("{path} renames now: {}.\n", words::choices(&wanted)), 0),
            Err(reason) => (format!("{reason}\n"), 1),
        };
    }
    match session.advise() {
        Ok(advice) if arguments.iter().any(|word| word == "--json") => {
            (serde_json::to_string_pretty(&advice).unwrap_or_default() + "\n", 0)
        }
        Ok(advice) => (words::sentences(&advice), 0),
        Err(reason) => (format!("The project does not load: {reason}\n"), 1),
    }
}

/// What is asked for besides advice and renames.
fn others(session: &mut Session, arguments: &[String]) -> Option<(String, u8)> {
    if let Some(at) = arguments.iter().position(|word| word == "--fix") {
        return Some(match arguments.get(at + 1).map(|wanted| session.fix(wanted)) {
            Some(Ok(done)) => (done + "\n", 0),
            Some(Err(reason)) => (reason + "\n", 1),
            None => ("After --fix comes CODE, CODE:REVISION or CODE:REVISION:LINE.\n".into(), 2),
        });
    }
    let json = arguments.iter().any(|word| word == "--json");
    if let Some(at) = arguments.iter().position(|word| word == "--elsewhere") {
        return Some(match arguments.get(at + 1).map(|revision| session.elsewhere(revision)) {
            Some(Ok(found)) if json => (serde_json::to_string_pretty(&found).unwrap_or_default() + "\n", 0),
            Some(Ok(found)) => (words::elsewhere(&found), 0),
            Some(Err(reason)) => (reason + "\n", 1),
            None => ("After --elsewhere comes a revision.\n".into(), 2),
        });
    }
    if arguments.iter().any(|word| word == "--round-trip") {
        return Some(match session.round_trip() {
            Ok(trip) if json => (serde_json::to_string_pretty(&trip).unwrap_or_default() + "\n", 0),
            Ok(trip) => (words::round_trip(&trip), 0),
            Err(reason) => (format!("The project does not load: {reason}\n"), 1),
        });
    }
    None
}

/// What follows `--rename`; `preselected` stands for all renames that are sure enough.
fn choices(session: &Session, arguments: &[String]) -> Result<Vec<Choice>, String> {
    let mut wanted = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" | "--round-trip" => {}
            "--rename" => match words.next().map(String::as_str) {
                Some("preselected") => {
                    let advice = session.advise()?;
                    wanted.extend(advice.renames.iter().filter(|rename| rename.preselected).map(choice));
                    if wanted.is_empty() {
                        return Err("No rename is sure enough. Name it: advise --rename OLD:NEW".into());
                    }
                }
                Some(text) => wanted.push(Choice::read(text).ok_or_else(|| format!("{text} is not OLD:NEW."))?),
                None => return Err("After --rename comes OLD:NEW, or TABLE.OLD:NEW for a column.".into()),
            },
            other => {
                return Err(format!(
                    "advise does not know {other}. It knows --json, --rename OLD:NEW, --fix CODE, --round-trip and --elsewhere REVISION."
                ));
            }
        }
    }
    Ok(wanted)
}

fn choice(rename: &Rename) -> Choice {
    let table = (rename.kind != "table").then(|| rename.table.clone());
    Choice { table, from: rename.from.clone(), to: rename.to.clone() }
}
