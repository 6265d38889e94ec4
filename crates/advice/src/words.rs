//! Advice as sentences.
use crate::rewrite::Choice;
use project::{Advice, Elsewhere, Failure, Loss, Rename, RoundTrip, State};

/// All of it, one thing a line.
pub(crate) fn sentences(advice: &Advice) -> String {
    let mut lines = vec![state(&advice.state)];
    lines.extend(advice.renames.iter().map(rename));
    lines.extend(advice.losses.iter().map(loss));
    lines.extend(advice.failures.iter().map(failure));
    lines.join("\n") + "\n"
}

fn state(state: &State) -> String {
    let mut parts = Vec::new();
    let counted =
        |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    if state.models_ahead > 0 {
        parts.push(format!("the models are ahead by {}", counted(state.models_ahead, "change")));
    }
    if state.database_behind > 0 {
        parts.push(format!(
            "the database is behind by {}",
            counted(state.database_behind, "revision")
        ));
    }
    if state.heads > 1 {
        parts.push(format!("there are {} heads", state.heads));
    }
    match parts.join(", ") {
        text if text.is_empty() => "Models, scripts and database are in step.".into(),
        text => format!("{}{}.", text[..1].to_uppercase(), &text[1..]),
    }
}

fn rename(rename: &Rename) -> String {
    let what = match rename.kind.as_str() {
        "table" => format!("the table {} was probably renamed to {}", rename.from, rename.to),
        _ => format!(
            "the column {}.{} was probably renamed to {}",
            rename.table, rename.from, rename.to
        ),
    };
    let why = if rename.reasons.is_empty() {
        String::new()
    } else {
        format!(" ({})", rename.reasons.join("; "))
    };
    let rows = if rename.rows == 1 { "row" } else { "rows" };
    format!("rename: {what}{why}; a drop and an add would lose {} {rows}.", rename.rows)
}

/// Renames in a row: `a to b, t.c to d`.
pub(crate) fn choices(choices: &[Choice]) -> String {
    let one = |choice: &Choice| match &choice.table {
        None => format!("{} to {}", choice.from, choice.to),
        Some(table) => format!("{table}.{} to {}", choice.from, choice.to),
    };
    choices.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A round trip.
pub(crate) fn round_trip(trip: &RoundTrip) -> String {
    let mut lines = Vec::new();
    let all = trip.revisions.join(", ");
    let same = trip.schema.is_empty() && trip.rows.is_empty() && trip.counts.is_empty();
    match &trip.failed {
        Some(failed) => lines.push(format!("round trip: stopped. {failed}")),
        None if trip.revisions.is_empty() => {
            lines.push("round trip: there is no revision to try.".into())
        }
        None if same => lines.push(format!(
            "round trip: downgrade undoes upgrade ({all}): schema and rows are as before."
        )),
        None => lines.push(format!(
            "round trip: after upgrade and downgrade ({all}) the database is another one."
        )),
    }
    lines.extend(trip.schema.iter().map(|change| match (&change.before, &change.after) {
        (None, _) => format!("schema: the {} {} is new.", change.kind, change.name),
        (_, None) => format!("schema: the {} {} is gone.", change.kind, change.name),
        (Some(before), Some(after)) => {
            format!(
                "schema: the {} {} was {} and is {}.",
                change.kind,
                change.name,
                flat(before),
                flat(after)
            )
        }
    }));
    for change in &trip.rows {
        let [added, changed, removed] = change.totals;
        lines.push(format!(
            "rows: {}: {added} added, {changed} changed, {removed} lost.",
            change.table
        ));
    }
    let known = |table: &String| trip.rows.iter().any(|change| change.table == *table);
    for count in trip.counts.iter().filter(|count| !known(&count.table)) {
        lines.push(format!(
            "rows: {}: {} before, {} after.",
            count.table,
            told(count.before),
            told(count.after)
        ));
    }
    lines.extend(
        trip.drift
            .iter()
            .map(|drift| format!("drift: after the upgrade the models still differ. {drift}.")),
    );
    lines.join("\n") + "\n"
}

/// A script on other databases.
pub(crate) fn elsewhere(found: &Elsewhere) -> String {
    let mut text = found.sql.clone();
    for note in &found.notes {
        let place = if note.line > 0 { format!(" (line {})", note.line) } else { String::new() };
        text += &format!("{}: {}{place}\n", note.database, note.text);
    }
    text
}

fn flat(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(rows: Option<i64>) -> String {
    rows.map_or("no table".into(), |rows| rows.to_string())
}

/// With a capital letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn place(revision: &Option<String>, line: Option<usize>) -> String {
    match (revision, line) {
        (Some(revision), Some(line)) => format!(" (revision {revision}, line {line})"),
        (Some(revision), None) => format!(" (revision {revision})"),
        _ => String::new(),
    }
}

fn loss(loss: &Loss) -> String {
    let sample = if loss.sample.is_empty() {
        String::new()
    } else {
        format!(" For example: {}.", loss.sample.join(", "))
    };
    format!("loss [{}]: {}{sample}{}", loss.code, loss.what, place(&loss.revision, loss.line))
}

fn failure(failure: &Failure) -> String {
    format!(
        "failure [{}]: {}{}",
        failure.code,
        failure.message,
        place(&failure.revision, failure.line)
    )
}
