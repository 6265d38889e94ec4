//! What is predicted: models against the database, and the pending scripts run on a copy under the
//! eyes of a recorder.
use crate::columns::{self, Pair};
use crate::questions::{self, Look, call, connect, looked, start, tool};
use crate::recorder::{Moment, Recorder};
use crate::shape::TableShape;
use crate::snapshot::Structure;
use crate::{failures, losses, swaps, tables};
use playground::{Computer, Process};
use project::{Advice, Loss, Rename, State, is_tools_own};
use python::PyResult;
use sqlalchemy::reflection::{self, ReflectOptions};
use sqlalchemy::schema::{MetaData, Name, Table};
use sqlite::Connection;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Advice on the project as it stands.
///
/// # Errors
/// The text of the exception where models, env.py or scripts do not load.
pub fn advise(computer: &Computer) -> Result<Advice, String> {
    let copy = computer.copy();
    let (look, (found, rows)) = looked(&copy, |process, look| {
        let connection = connect(process, &look.database)?;
        let structure = Structure::of(&connection);
        let shapes = reflected(process, &connection, &structure)?;
        let rows =
            structure.tables.iter().map(|(name, state)| (name.clone(), state.rows)).collect();
        connection.close();
        Ok((shapes, rows))
    })?;
    let mut advice = Advice { renames: renames(&found, &look.wanted, &rows), ..Advice::default() };
    advice.state =
        State { models_ahead: look.operations, database_behind: look.pending, heads: look.heads };
    if look.pending > 0 {
        rehearse(&copy, &look, &mut advice);
        if advice.failures.is_empty()
            && let Ok(later) = questions::look(&copy)
        {
            advice.state.models_ahead = later.operations;
        }
        keep_endangered(&mut advice);
    }
    Ok(advice)
}

/// Upgrades this copy under the eyes of a recorder.
fn rehearse(computer: &Computer, look: &Look, advice: &mut Advice) {
    let process = start(computer);
    let recorder = Rc::new(Recorder::default());
    if let Ok(connection) = connect(&process, &look.database) {
        recorder.before.replace(Some(Moment::of(&connection)));
        connection.close();
    }
    sqlite::observe(&process.vm, recorder.clone());
    if let Err(error) = call(&process, tool(computer), "upgrade", Vec::new()) {
        advice.failures.push(failures::failure(&process.vm, &error, &look.revisions));
        drop(error);
        after_failure(computer, process, look, &recorder);
    }
    let before = recorder.before.borrow();
    if let Some(before) = &*before {
        advice.losses = losses::losses(before, &recorder.runs.borrow(), &look.revisions);
    }
}

/// SQLite keeps most of what a revision did before it failed: that counts too.
fn after_failure(computer: &Computer, failed: Process, look: &Look, recorder: &Recorder) {
    drop(failed);
    let process = start(computer);
    let Ok(connection) = connect(&process, &look.database) else { return };
    let moment = Moment::of(&connection);
    connection.close();
    if let Some(run) = recorder.runs.borrow_mut().last_mut().filter(|run| run.after.is_none()) {
        run.after = Some(moment);
    }
}

/// The tables of the database, without those that are the tools' own.
fn reflected(
    process: &Process,
    connection: &Connection,
    structure: &Structure,
) -> PyResult<Vec<TableShape>> {
    let metadata = MetaData::default();
    let mut shapes = Vec::new();
    for name in structure.tables.keys().filter(|name| !is_tools_own(name)) {
        let table = match metadata.table(name) {
            Some(table) => Ok(table),
            None => Table::new(Name::new(name), &metadata, None).and_then(|table| {
                reflection::reflect_table(connection, &table, &ReflectOptions::default())
                    .map(|()| table)
            }),
        };
        let table = table.map_err(|error| sqlalchemy::bind::raise(&process.vm, error))?;
        shapes.push(TableShape::of(&table));
    }
    let _ = sqlalchemy::take_warnings();
    Ok(shapes)
}

/// Renamed tables, and renamed columns of tables that stayed or were renamed themselves.
fn renames(
    found: &[TableShape],
    wanted: &[TableShape],
    rows: &BTreeMap<String, i64>,
) -> Vec<Rename> {
    let mut tables = tables::renamed_tables(found, wanted);
    tables.extend(swaps::swapped_tables(found, wanted));
    let count = |name: &str| rows.get(name).copied().unwrap_or(0);
    let mut all: Vec<Rename> =
        tables.iter().map(|pair| rename("table", &pair.to, pair, count(&pair.from))).collect();
    for new in wanted {
        let before = tables
            .iter()
            .find(|pair| pair.to == new.name)
            .map_or(new.name.as_str(), |pair| &pair.from);
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
    advice
        .renames
        .retain(|rename| rename.rows == 0 || losses.iter().any(|loss| lost(rename, loss)));
}
