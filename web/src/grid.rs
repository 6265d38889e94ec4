//! The rows of the chosen table: which window of them is here, which cell is chosen, and the SQL
//! that an edit is.
use crate::reduce::ROWS;
use crate::state::{Engine, Pane, State};
use project::{Ask, Cell, Page, Table};
use std::rc::Rc;

/// Height of a row in pixels, as in style.css.
pub const ROW: usize = 29;
/// Browsers draw no element that is much higher; a longer list scrolls by parts of its length.
const HIGHEST: usize = 12_000_000;
/// Rows kept above those in sight.
const BEFORE: usize = 60;

/// What the grid shows.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The rows that are here.
    pub page: Option<Rc<Page>>,
    /// Where they begin, in pixels.
    pub top: usize,
    /// The same for the rows that are on their way.
    pub coming: usize,
    /// Where the person has scrolled to meanwhile.
    pub late: Option<(usize, usize)>,
    /// The chosen cell: its row in the page, its column.
    pub cell: Option<(usize, usize)>,
    /// What stands in the console.
    pub sql: String,
    /// What the console's SQL gave.
    pub result: Option<Rc<Page>>,
    /// How often the console was to be shown.
    pub shown: u32,
    /// How often the cell's value was to be typed.
    pub editing: u32,
    /// A file to be saved by the browser: its number, its name, its text.
    pub file: Option<(u32, String, String)>,
}

/// The chosen table.
pub fn table(state: &State) -> Option<&Table> {
    let place = state.place.as_ref()?;
    let database = state.view.databases.iter().find(|database| database.path == place.database)?;
    database.tables.iter().find(|table| table.name == place.table)
}

/// The height of all rows together.
pub fn height(rows: i64) -> usize {
    // Of a table that nobody counted the first rows can be seen.
    usize::try_from(rows).unwrap_or(ROWS).saturating_mul(ROW).min(HIGHEST)
}

/// Asks for the rows at a place of the whole list, if they are not here.
pub fn scrolled(state: &mut State, top: usize, view: usize) {
    let (Some(total), Some(page)) = (table(state).map(|table| table.rows), state.grid.page.clone())
    else {
        return;
    };
    let (end, bottom) = (state.grid.top + page.rows.len() * ROW, height(total));
    let total = usize::try_from(total).unwrap_or(ROWS);
    let above = top >= state.grid.top || page.offset == 0 && top < end;
    let below = (top + view).min(bottom) <= end;
    if above && below {
        return;
    }
    if state.outbox.iter().any(|request| matches!(request.ask, Ask::Rows { .. })) {
        state.grid.late = Some((top, view));
        return;
    }
    let last = total.saturating_sub(ROWS);
    let row = (top as u64 * total as u64 / bottom.max(1) as u64) as usize;
    let offset = if top + view >= bottom { last } else { row.saturating_sub(BEFORE).min(last) };
    let coming = if offset == last {
        bottom.saturating_sub(ROWS * ROW)
    } else {
        (top + offset.saturating_mul(ROW)).saturating_sub(row.saturating_mul(ROW))
    };
    ask(state, offset);
    state.grid.coming = if offset == 0 { 0 } else { coming };
}

/// Asks for rows of the chosen table.
pub fn ask(state: &mut State, offset: usize) {
    if let Some(place) = state.place.clone() {
        state.grid.coming = offset.saturating_mul(ROW);
        state.ask(Ask::Rows { database: place.database, table: place.table, offset, limit: ROWS });
    }
}

/// Rows have come.
pub fn arrived(state: &mut State, page: Page) {
    state.grid.cell = state
        .grid
        .cell
        .filter(|(row, column)| *row < page.rows.len() && *column < page.columns.len());
    state.grid.page = Some(Rc::new(page));
    state.grid.top = state.grid.coming;
    if let Some((top, view)) = state.grid.late.take() {
        scrolled(state, top, view);
    }
}

/// Another cell is chosen: so many rows down, so many columns on.
pub fn walk(state: &mut State, rows: isize, columns: isize) {
    let Some(page) = &state.grid.page else { return };
    let (row, column) = state.grid.cell.unwrap_or((0, 0));
    let bound = |at: usize, step: isize, count: usize| {
        at.saturating_add_signed(step).min(count.saturating_sub(1))
    };
    let first = state.grid.cell.is_none();
    let (rows, columns) = if first { (0, 0) } else { (rows, columns) };
    state.grid.cell =
        Some((bound(row, rows, page.rows.len()), bound(column, columns, page.columns.len())))
            .filter(|_| !page.rows.is_empty());
}

/// A name as SQL has it.
fn name(name: &str) -> String {
    ["\"", &name.replace('"', "\"\""), "\""].concat()
}

/// What was typed as SQL has it: NULL, a number where a number stood or fits the column, else a
/// text.
fn literal(typed: &str, old: &Cell, kind: &str) -> String {
    let number = !typed.is_empty() && typed.parse::<i64>().is_ok() || is_decimal(typed);
    let text = ["CHAR", "TEXT", "CLOB", "DATE", "TIME"]
        .iter()
        .any(|part| kind.to_ascii_uppercase().contains(part));
    match old {
        _ if typed == "NULL" => typed.into(),
        Cell::Blob(_) if typed.starts_with("x'") && typed.ends_with('\'') => typed.into(),
        Cell::Number(_) if number => typed.into(),
        _ if number && !text => typed.into(),
        _ => ["'", &typed.replace('\'', "''"), "'"].concat(),
    }
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let parts = digits.split_once('.').unwrap_or((digits, "0"));
    [parts.0, parts.1]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Writes the SQL of an edit into the console, where it is read before it runs.
pub fn write(state: &mut State, sql: Option<String>) {
    if let Some(sql) = sql {
        state.grid.sql = sql;
        state.grid.result = None;
        state.grid.shown += 1;
        state.pane = Pane::Side;
    }
}

/// A new value for the chosen cell.
pub fn update(state: &State, typed: &str) -> Option<String> {
    let (page, (row, column)) = (state.grid.page.as_ref()?, state.grid.cell?);
    let (title, old, key) =
        (page.columns.get(column)?, page.rows.get(row)?.get(column)?, page.keys.get(row)?);
    let kind = table(state)?
        .columns
        .iter()
        .find(|one| one.name == *title)
        .map_or("", |one| one.kind.as_str());
    let value = literal(typed, old, kind);
    let parts =
        ["UPDATE ", &name(&page.table), " SET ", &name(title), " = ", &value, " WHERE ", key, ";"];
    (!key.is_empty()).then(|| parts.concat())
}

/// The end of the chosen row.
pub fn delete(state: &State) -> Option<String> {
    let (page, (row, _)) = (state.grid.page.as_ref()?, state.grid.cell?);
    let key = page.keys.get(row).filter(|key| !key.is_empty())?;
    Some(["DELETE FROM ", &name(&page.table), " WHERE ", key, ";"].concat())
}

/// What a column of a new row begins with.
fn blank(kind: &str, notes: &str) -> &'static str {
    let kind = kind.to_ascii_uppercase();
    match () {
        () if !notes.contains("not null") => "NULL",
        () if ["INT", "NUM", "DEC", "REAL", "FLOA", "DOUB", "BOOL"]
            .iter()
            .any(|part| kind.contains(part)) =>
        {
            "0"
        }
        () => "''",
    }
}

/// A new row: every column that must be given stands in it.
pub fn insert(state: &State) -> Option<String> {
    let table = table(state)?;
    // SQLite itself gives these their values.
    let own = |kind: &str, notes: &str| {
        kind.eq_ignore_ascii_case("integer") && notes.starts_with("primary key")
            || notes.contains("default ")
    };
    let columns: Vec<_> =
        table.columns.iter().filter(|column| !own(&column.kind, &column.notes)).collect();
    if columns.is_empty() {
        return Some(["INSERT INTO ", &name(&table.name), " DEFAULT VALUES;"].concat());
    }
    let names: Vec<String> = columns.iter().map(|column| name(&column.name)).collect();
    let values: Vec<&str> =
        columns.iter().map(|column| blank(&column.kind, &column.notes)).collect();
    Some(
        [
            "INSERT INTO ",
            &name(&table.name),
            " (",
            &names.join(", "),
            ") VALUES (",
            &values.join(", "),
            ");",
        ]
        .concat(),
    )
}

/// Saves a table as CSV.
pub fn save(state: &mut State, place: crate::state::Place) {
    let id = state.ask(Ask::Csv { database: place.database, table: place.table });
    work(state, id);
}

/// What may take long is seen to run, and can be stopped.
fn work(state: &mut State, id: u32) {
    if state.engine == Engine::Idle {
        state.engine = Engine::Busy(id);
    }
}

/// Runs what stands in the console, or asks how SQLite would do it.
pub fn run(state: &mut State, explain: bool) {
    let first = state.view.databases.first().map(|database| database.path.clone());
    let Some(database) = state.place.as_ref().map(|place| place.database.clone()).or(first) else {
        return;
    };
    let sql = state.grid.sql.trim();
    if !sql.is_empty() {
        let sql = [if explain { "EXPLAIN QUERY PLAN " } else { "" }, sql].concat();
        let id = state.ask(Ask::Sql { database, sql });
        work(state, id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_sql() {
        let old = Cell::Text("a".into());
        assert_eq!(literal("it's", &old, "VARCHAR"), "'it''s'");
        assert_eq!(literal("12", &old, "VARCHAR(5)"), "'12'");
        assert_eq!(literal("12.5", &Cell::Null, "NUMERIC"), "12.5");
        assert_eq!(literal("NULL", &old, ""), "NULL");
        assert_eq!(literal("-", &Cell::Number("1".into()), "INTEGER"), "'-'");
        assert_eq!(literal("x'00'", &Cell::Blob("x'01'".into()), "BLOB"), "x'00'");
    }
}
