//! Advice as sentences.
use super::Choice;
use project::{Advice, Failure, Loss, Rename, State};

/// All of it, one thing a line.
pub(super) fn sentences(advice: &Advice) -> String {
    let mut lines = vec![state(&advice.state)];
    lines.extend(advice.renames.iter().map(rename));
    lines.extend(advice.losses.iter().map(loss));
    lines.extend(advice.failures.iter().map(failure));
    lines.join("\n") + "\n"
}

fn state(state: &State) -> String {
    let mut parts = Vec::new();
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    if state.models_ahead > 0 {
        parts.push(format!("the models are ahead by {}", counted(state.models_ahead, "change")));
    }
    if state.database_behind > 0 {
        parts.push(format!("the database is behind by {}", counted(state.database_behind, "revision")));
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
        _ => format!("the column {}.{} was probably renamed to {}", rename.table, rename.from, rename.to),
    };
    let why = if rename.reasons.is_empty() { String::new() } else { format!(" ({})", rename.reasons.join("; ")) };
    let rows = if rename.rows == 1 { "row" } else { "rows" };
    format!("rename: {what}{why}; a drop and an add would lose {} {rows}.", rename.rows)
}

/// Renames in a row: `a to b, t.c to d`.
pub(super) fn choices(choices: &[Choice]) -> String {
    let one = |choice: &Choice| match &choice.table {
        None => format!("{} to {}", choice.from, choice.to),
        Some(table) => format!("{table}.{} to {}", choice.from, choice.to),
    };
    choices.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn place(revision: &Option<String>, line: Option<usize>) -> String {
    match (revision, line) {
        (Some(revision), Some(line)) => format!(" (revision {revision}, line {line})"),
        (Some(revision), None) => format!(" (revision {revision})"),
        _ => String::new(),
    }
}

fn loss(loss: &Loss) -> String {
    let sample =
        if loss.sample.is_empty() { String::new() } else { format!(" For example: {}.", loss.sample.join(", ")) };
    format!("loss [{}]: {}{sample}{}", loss.code, loss.what, place(&loss.revision, loss.line))
}

fn failure(failure: &Failure) -> String {
    format!("failure [{}]: {}{}", failure.code, failure.message, place(&failure.revision, failure.line))
}
