//! Ways out of failures that advice predicts: in a script just the lines that must change, or a
//! left-over table in the database. A fix is tried on a copy first; one that does not help is not
//! written.
use crate::predict::advise;
use crate::questions::look;
use crate::statements::{Statement, at_line, exchange, names, statements, unquoted};
use playground::Computer;
use project::{Failure, relative};
use python::outline::{Call, call};

/// Names for constraints that have none, as SQLAlchemy's documentation proposes them.
const CONVENTION: &str = "naming_convention={'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s', \
    'uq': 'uq_%(table_name)s_%(column_0_name)s'}";

/// Applies the way out of a failure named `CODE`, `CODE:REVISION` or `CODE:REVISION:LINE`. Says
/// what was done.
///
/// # Errors
/// There is no such failure, or no way out of it that works.
pub fn fix(computer: &Computer, wanted: &str) -> Result<String, String> {
    let look = look(&computer.copy())?;
    let failures = advise(computer)?.failures;
    let named = |failure: &&Failure| wanted_is(wanted, failure);
    let failure = failures
        .iter()
        .find(named)
        .ok_or_else(|| format!("advise predicts no failure {wanted}."))?;
    if failure.code == "leftover-table" {
        return drop_leftover(computer, &failure.message, &look.database);
    }
    let script =
        look.revisions.iter().find(|(_, revision)| Some(*revision) == failure.revision.as_ref());
    let (path, _) = script.ok_or("The failure is in no script of the project.")?;
    let text = computer
        .files
        .read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let new = mended(&text, failure)
        .ok_or("No way out is known for this statement; change the script by hand.")?;
    helps(computer, path, &new, failure)?;
    let short = relative(path).unwrap_or(path);
    computer
        .files
        .write(path, new.as_bytes())
        .map_err(|error| format!("{short}: {}", error.text()))?;
    let line =
        text.lines().zip(new.lines()).position(|(old, new)| old != new).map_or(0, |at| at + 1);
    Ok(format!("{short} is changed from line {line} on; undo or edit as you like."))
}

/// Tries it on a copy.
fn helps(computer: &Computer, path: &str, text: &str, failure: &Failure) -> Result<(), String> {
    let copy = computer.copy();
    copy.files.put(path, text.as_bytes());
    let failures = advise(&copy)?.failures;
    let same =
        |other: &&Failure| (&other.code, &other.message) == (&failure.code, &failure.message);
    match failures.iter().find(same) {
        None => Ok(()),
        Some(_) => {
            Err("The way out was tried on a copy and does not help; change the script by hand."
                .into())
        }
    }
}

fn drop_leftover(computer: &Computer, message: &str, database: &str) -> Result<String, String> {
    let at = message.find("_alembic_tmp_").ok_or("The message names no table.")?;
    let name: String =
        message[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let path = computer.place.absolute(database);
    let connection = computer.files.databases.connect(&path).map_err(|error| error.message)?;
    let sql = format!("DROP TABLE {}", sqlalchemy::ddl::quote::quote(&name));
    let done = connection.execute(&sql, &Default::default()).and_then(|_| connection.commit());
    connection.close();
    done.map(|()| format!("{name} is dropped.")).map_err(|error| error.message)
}

fn wanted_is(wanted: &str, failure: &Failure) -> bool {
    let mut parts = wanted.split(':');
    let code = parts.next() == Some(&*failure.code);
    let revision =
        parts.next().is_none_or(|revision| failure.revision.as_deref() == Some(revision));
    let line = parts.next().is_none_or(|line| line.parse().ok() == failure.line);
    code && revision && line && failure.fixable
}

/// The script with the way out in it.
fn mended(script: &str, failure: &Failure) -> Option<String> {
    let all = statements(script);
    let here = at_line(script, &all, failure.line?)?;
    let pieces = match failure.code.as_str() {
        "not-null" => not_null(script, &here, &failure.message)?,
        "unnamed-constraint" => unnamed(script, &all, &here)?,
        "no-alter" => batches(script, &all, &here)?,
        "default-not-constant" => vec![recreated(script, &here)?],
        _ => return None,
    };
    Some(exchange(script, pieces)).filter(|new| new != script)
}

type Piece = (usize, usize, String);

fn indent(script: &str, at: usize) -> &str {
    let start = script[..at].rfind('\n').map_or(0, |newline| newline + 1);
    &script[start..at]
}

/// A server default for a column that is new; values for the empty places of one that is altered.
fn not_null(script: &str, here: &Statement, message: &str) -> Option<Vec<Piece>> {
    let text = script.get(here.start..here.end)?;
    let place =
        message.split_once("constraint failed: ").and_then(|(_, place)| place.split_once('.'));
    let column = |at: usize| call(text, at).filter(|call| call.name.ends_with("Column"));
    let new = text.match_indices("Column(").filter_map(|(at, _)| column(at.saturating_sub(3)));
    let named = |call: &Call| {
        let name = call.arguments.first().and_then(|(_, name)| unquoted(name));
        place.is_none_or(|(_, wanted)| name == Some(wanted))
    };
    if let Some(column) = new.into_iter().find(named) {
        let value = default_of(&column.arguments.get(1)?.1);
        let (at, old) =
            column.arguments.iter().find(|(_, argument)| argument.starts_with("nullable"))?;
        let at = here.start + at + old.len();
        return Some(vec![(at, at, format!(", server_default={value}"))]);
    }
    let (table, name) = place?;
    let table = table.trim_start_matches("_alembic_tmp_");
    let value = value_of(text);
    let line =
        format!("op.execute(\"UPDATE {table} SET {name} = {value} WHERE {name} IS NULL\")\n");
    Some(vec![(here.start, here.start, line + indent(script, here.start))])
}

/// What kind of value a type takes.
fn kind(text: &str) -> usize {
    let has = |words: &[&str]| words.iter().any(|word| text.to_ascii_lowercase().contains(word));
    match () {
        () if has(&["boolean"]) => 0,
        () if has(&["integer", "numeric", "float", "real", "decimal", "double"]) => 1,
        () if has(&["datetime", "timestamp"]) => 2,
        () if has(&["date"]) => 3,
        () if has(&["json"]) => 4,
        () => 5,
    }
}

/// As Python writes it.
fn default_of(text: &str) -> &'static str {
    ["sa.false()", "'0'", "'1970-01-01 00:00:00'", "'1970-01-01'", "'{}'", "''"][kind(text)]
}

/// As SQL writes it.
fn value_of(text: &str) -> &'static str {
    ["0", "0", "'1970-01-01 00:00:00'", "'1970-01-01'", "'{}'", "''"][kind(text)]
}

/// Where calls have the table among their arguments.
fn table_at(name: &str) -> Option<usize> {
    match name.strip_prefix("op.")? {
        "alter_column" | "add_column" | "drop_column" => Some(0),
        "create_foreign_key"
        | "create_unique_constraint"
        | "create_check_constraint"
        | "drop_constraint"
        | "create_primary_key" => Some(1),
        _ => None,
    }
}

/// The same operation in a batch.
fn in_batch(script: &str, here: &Statement, more: &str) -> Option<Piece> {
    let text = script.get(here.start..here.end)?;
    let found = call(text, 0)?;
    let at = table_at(&found.name)?;
    let table = found
        .arguments
        .get(at)
        .map(|(_, text)| text.clone())
        .filter(|text| unquoted(text).is_some())?;
    let rest: Vec<&str> = found
        .arguments
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != at)
        .map(|(_, (_, text))| text.as_str())
        .collect();
    let rest: Vec<&str> = rest.into_iter().filter(|text| !text.starts_with("schema=")).collect();
    let (method, indent) = (found.name.strip_prefix("op.")?, indent(script, here.start));
    let call = format!("batch_op.{method}({})", rest.join(", "));
    let new = format!("with op.batch_alter_table({table}{more}) as batch_op:\n{indent}    {call}");
    Some((here.start, here.end, new))
}

/// The statement in a batch, and those of the other function that SQLite cannot run on the same
/// table either.
fn batches(script: &str, all: &[Statement], here: &Statement) -> Option<Vec<Piece>> {
    let table = |one: &Statement| {
        let found = call(script.get(one.start..one.end)?, 0)?;
        let (_, table) = found.arguments.get(table_at(&found.name)?)?;
        Some((found.name.clone(), table.clone()))
    };
    let (_, own) = table(here)?;
    let alters = |name: &str| !matches!(name, "op.add_column" | "op.drop_column");
    let back = |one: &&Statement| {
        let renames =
            script.get(one.start..one.end).is_some_and(|text| text.contains("new_column_name"));
        let same = table(one).is_some_and(|(name, table)| table == own && alters(&name));
        one.function != here.function && !one.inside && !renames && same
    };
    let mut pieces = vec![in_batch(script, here, "")?];
    pieces.extend(all.iter().filter(back).filter_map(|one| in_batch(script, one, "")));
    Some(pieces)
}

/// A default that is an expression needs a table made anew.
fn recreated(script: &str, here: &Statement) -> Option<Piece> {
    let Some((start, end)) = here.head else {
        return in_batch(script, here, ", recreate='always'");
    };
    let found = call(script.get(start..end)?, 0)?;
    let at = start + found.end;
    Some((at, at, ", recreate='always'".into()))
}

/// Names for what is made, the same names where it is dropped; for what is there already, a
/// convention that names it.
fn unnamed(script: &str, all: &[Statement], here: &Statement) -> Option<Vec<Piece>> {
    let head = here.head?;
    let table = table_of(script, head)?;
    let (mut pieces, mut convention) = (Vec::new(), false);
    let same = |one: &&Statement| {
        one.inside && one.head.and_then(|head| table_of(script, head)).as_deref() == Some(&*table)
    };
    let calls: Vec<(&Statement, Call)> = all
        .iter()
        .filter(same)
        .filter_map(|one| Some((one, call(script.get(one.start..one.end)?, 0)?)))
        .collect();
    let bare = |call: &Call| call.arguments.first().is_some_and(|(_, name)| name == "None");
    let made: Vec<(&Statement, String, &str)> = calls
        .iter()
        .filter(|(_, call)| bare(call))
        .filter_map(|(one, call)| name_of(call, &table).map(|(name, kind)| (*one, name, kind)))
        .collect();
    for (one, call) in calls.iter().filter(|(_, call)| bare(call)) {
        let own = made
            .iter()
            .find(|(maker, ..)| maker.start == one.start)
            .map(|(_, name, _)| name.clone());
        let dropped = call.name.ends_with("drop_constraint");
        let kind =
            call.arguments.iter().find_map(|(_, text)| text.strip_prefix("type_=")).unwrap_or("");
        let counterpart = made
            .iter()
            .find(|(maker, _, other)| {
                maker.function != one.function && unquoted(kind).is_none_or(|kind| kind == *other)
            })
            .map(|(_, name, _)| name.clone());
        let Some(name) = own.or(counterpart.filter(|_| dropped)) else { continue };
        let at = one.start + call.arguments[0].0;
        pieces.push((at, at + "None".len(), format!("'{name}'")));
        convention |= dropped && one.function == here.function;
    }
    if convention {
        let at = head.0 + call(script.get(head.0..head.1)?, 0)?.end;
        pieces.push((at, at, format!(", {CONVENTION}")));
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// The table of `with op.batch_alter_table('…'):`.
fn table_of(script: &str, head: (usize, usize)) -> Option<String> {
    let found = call(script.get(head.0..head.1)?, 0)?;
    let is_batch = found.name.ends_with("batch_alter_table");
    let name = found.arguments.first().and_then(|(_, text)| unquoted(text)).map(String::from);
    name.filter(|_| is_batch)
}

/// The name for a constraint that a call makes, and its kind as `type_` has it.
fn name_of(call: &Call, table: &str) -> Option<(String, &'static str)> {
    let argument = |at: usize| call.arguments.get(at).map(|(_, text)| text.as_str());
    match call.name.rsplit('.').next()? {
        "create_foreign_key" => {
            let (referred, columns) = (unquoted(argument(1)?)?, names(argument(2)?));
            Some((format!("fk_{table}_{}_{referred}", columns.first()?), "foreignkey"))
        }
        "create_unique_constraint" => {
            Some((format!("uq_{table}_{}", names(argument(1)?).first()?), "unique"))
        }
        "create_check_constraint" => Some((format!("ck_{table}"), "check")),
        _ => None,
    }
}
