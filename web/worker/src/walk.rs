//! A walk through a trace: its operations in words, and the databases at each of its moments.
use crate::{diagram, schema, tables};
use playground::Session;
use project::{
    Bit, Count, Moment, Page, Project, RowChange, SchemaChange, Statement, Step, Stop, TableChange,
    Tour, Trace, is_tools_own,
};
use trace::Replay;

/// Rows shown of a table.
const ROWS: usize = 200;

/// The trace that is walked through.
#[derive(Default)]
pub struct Walk(Option<Replay>);

impl Walk {
    /// Of what was recorded.
    pub fn of(replay: Option<Replay>) -> Walk {
        Walk(replay)
    }

    /// The way through it; without stops where nothing ran.
    pub fn tour(&self, line: &str) -> Tour {
        let Some(Replay { trace, .. }) = &self.0 else {
            return Tour { line: line.into(), ..Tour::default() };
        };
        let line = if line.is_empty() { &trace.line } else { line };
        let (stops, notes) = (trace.steps.iter().map(stop).collect(), trace.notes.clone());
        Tour { line: line.into(), stops, table: first_table(trace), notes }
    }

    /// A moment, beside another one where two are compared.
    pub fn moment(
        &self,
        at: usize,
        against: Option<usize>,
        table: String,
        open: impl Fn(Project) -> Session,
    ) -> Moment {
        let Some(replay) = &self.0 else { return Moment { at, against, ..Moment::default() } };
        let (path, here) = place(&replay.trace, at);
        let mut moment = Moment { at, against, ..Moment::default() };
        if let Some((step, number)) = here {
            moment.statement = words(step, number);
            let Statement { schema, counts, rows, .. } = &step.statements[number];
            moment.made = bits(schema, counts, rows);
        }
        let Some(project) = replay.moment(at) else {
            return Moment { missing: "This moment was not kept.".into(), ..moment };
        };
        let session = open(project);
        moment.database = schema::read(&session)
            .into_iter()
            .find(|database| database.path == path)
            .unwrap_or_default();
        if moment.database.tables.iter().any(|other| other.name == table) {
            moment.page = tables::rows(&session, path.clone(), table, 0, ROWS);
        }
        moment.diagram = diagram::diagram(&moment.database);
        let change = against.and_then(|other| replay.compare(other, at, &path));
        moment.compared =
            change.map(|step| bits(&step.schema, &step.counts, &step.rows)).unwrap_or_default();
        moment
    }
}

fn stop(step: &Step) -> Stop {
    let group = if step.revision.is_empty() {
        "before all".into()
    } else {
        format!("{} {}", step.direction, step.revision)
    };
    Stop {
        title: if step.line == 0 { step.name.clone() } else { step.text.clone() },
        group,
        path: step.path.clone(),
        line: step.line,
        length: step.statements.len(),
        failed: step.error.is_some(),
    }
}

/// The database after so many statements, and the statement that led there.
fn place(trace: &Trace, at: usize) -> (String, Option<(&Step, usize)>) {
    let mut left = at;
    for step in &trace.steps {
        if left <= step.statements.len() {
            return (step.database.clone(), left.checked_sub(1).map(|number| (step, number)));
        }
        left -= step.statements.len();
    }
    (trace.database.clone(), None)
}

/// Which statement it is, its SQL, its error.
fn words(step: &Step, number: usize) -> [String; 3] {
    let statement = &step.statements[number];
    let times =
        if statement.times > 1 { format!(", {} times", statement.times) } else { String::new() };
    let lasted = match statement.micros {
        0..1_000 => "under 1 ms".to_string(),
        more => format!("{} ms", more / 1_000),
    };
    let which = format!("Statement {} of {}{times}, {lasted}", number + 1, step.statements.len());
    [which, spaced(&statement.sql), statement.error.clone().unwrap_or_default()]
}

fn spaced(sql: &str) -> String {
    sql.trim().replace('\t', "    ")
}

/// The first table of the project's own that something happens to.
fn first_table(trace: &Trace) -> String {
    let changed =
        trace.steps.iter().flat_map(|step| &step.schema).filter(|change| change.kind == "table");
    let rows = trace.steps.iter().flat_map(|step| &step.rows).map(|change| &change.table);
    changed
        .map(|change| &change.name)
        .chain(rows)
        .find(|name| !is_tools_own(name))
        .cloned()
        .unwrap_or_default()
}

/// What changed, piece by piece.
fn bits(schema: &[SchemaChange], counts: &[Count], rows: &[TableChange]) -> Vec<Bit> {
    let mut all: Vec<Bit> = schema.iter().flat_map(object).collect();
    all.extend(counts.iter().filter(|count| count.before != count.after).map(count));
    all.extend(rows.iter().map(table));
    if all.is_empty() {
        all.push(bit("line", "Schema and rows are the same before and after.".into()));
    }
    all
}

fn bit(class: &str, text: String) -> Bit {
    Bit { class: class.into(), text, page: Page::default() }
}

fn object(change: &SchemaChange) -> impl Iterator<Item = Bit> {
    let verb = match (&change.before, &change.after) {
        (None, _) => "New",
        (_, None) => "Gone",
        _ => "Changed",
    };
    let title = bit("title", format!("{verb}: {} {}", change.kind, change.name));
    let sql = |class, text: &Option<String>| text.as_ref().map(|text| bit(class, spaced(text)));
    [Some(title), sql("minus", &change.before), sql("plus", &change.after)].into_iter().flatten()
}

fn count(count: &Count) -> Bit {
    let rows =
        |number: i64| if number == 1 { "1 row".to_string() } else { format!("{number} rows") };
    let text = match (count.before, count.after) {
        (Some(before), Some(after)) => format!("{}: {before} → {}", count.table, rows(after)),
        (None, Some(after)) => format!("{}: new, with {}", count.table, rows(after)),
        (Some(before), None) => format!("{}: gone, with {}", count.table, rows(before)),
        (None, None) => count.table.clone(),
    };
    bit("line", text)
}

fn table(change: &TableChange) -> Bit {
    let [added, changed, removed] = change.totals;
    let more = if change.cut {
        " (not all are shown: tables of 1,000 rows, 200 rows at a time)"
    } else {
        ""
    };
    let text =
        format!("{}: {added} added, {changed} changed, {removed} removed{more}", change.table);
    let columns = if change.columns.is_empty() { &change.columns_before } else { &change.columns };
    let mut page = Page { columns: columns.clone(), ..Page::default() };
    for RowChange { before, after } in &change.rows {
        for (sign, row) in [("−", before), ("+", after)] {
            if let Some(row) = row {
                page.rows.push(row.clone());
                page.keys.push(sign.into());
            }
        }
    }
    Bit { page, ..bit("title", text) }
}
