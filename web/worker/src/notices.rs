//! Advice as the panel *Changes* shows it. In: the advice and the files. Out: sentences, each with
//! its code and its place.
use project::{Advice, Failure, Loss, Notice, Rename, Weight};
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

/// Renames first, then losses, then failures.
pub fn notices(advice: &Advice, files: &Files) -> Vec<Notice> {
    let renames = advice.renames.iter().map(rename);
    let losses = advice.losses.iter().map(|one| loss(one, files));
    let failures = advice.failures.iter().map(|one| failure(one, files));
    renames.chain(losses).chain(failures).collect()
}

fn rename(rename: &Rename) -> Notice {
    let Rename { from, to, table, rows, .. } = rename;
    let (was, lost) = match rename.kind.as_str() {
        "table" => (from.clone(), format!(" The script would drop {from}")),
        _ => (format!("{table}.{from}"), " The script would drop its values".to_string()),
    };
    let lost = match (rows, rename.kind.as_str()) {
        (0, _) => String::new(),
        (1, "table") => format!("{lost} and its row."),
        (_, "table") => format!("{lost} and its {rows} rows."),
        (1, _) => format!("{lost} in 1 row."),
        (_, _) => format!("{lost} in {rows} rows."),
    };
    let text = format!("{was} was probably renamed to {to}.{lost}");
    let detail = sentence(&rename.reasons);
    Notice {
        weight: Weight::Rename,
        text,
        detail,
        rename: format!("{was}:{to}"),
        ..Notice::default()
    }
}

/// Reasons as one sentence.
fn sentence(reasons: &[String]) -> String {
    let text = reasons.join("; ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).chain(['.']).collect()
    })
}

fn loss(loss: &Loss, files: &Files) -> Notice {
    let (path, line) = place(loss.revision.as_deref(), loss.line, files);
    let sample = if loss.sample.is_empty() {
        String::new()
    } else {
        format!("For example: {}", loss.sample.join(", "))
    };
    Notice {
        weight: Weight::Loss,
        code: loss.code.clone(),
        text: loss.what.clone(),
        detail: sample,
        path,
        line,
        ..Notice::default()
    }
}

fn failure(failure: &Failure, files: &Files) -> Notice {
    let (path, line) = place(failure.revision.as_deref(), failure.line, files);
    let revision = failure.revision.clone().unwrap_or_default();
    let fix = format!("{}:{revision}:{}", failure.code, failure.line.unwrap_or(0));
    let fix = if failure.fixable { fix } else { String::new() };
    let detail = if failure.fixable {
        "There is a way out, which is tried on a copy before it is written."
    } else {
        ""
    };
    let (code, text) = (failure.code.clone(), failure.message.clone());
    Notice {
        weight: Weight::Failure,
        code,
        text,
        detail: detail.into(),
        path,
        line,
        fix,
        ..Notice::default()
    }
}

/// The script of a revision, and the line.
fn place(revision: Option<&str>, line: Option<usize>, files: &Files) -> (String, usize) {
    let Some(revision) = revision else { return Default::default() };
    let said = [format!("revision = '{revision}'"), format!("revision: str = '{revision}'")];
    let is_its = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.lines().any(|line| said.iter().any(|said| line == said))
    };
    let found = files.iter().find(|(path, bytes)| path.ends_with(".py") && is_its(bytes));
    found.map(|(path, _)| (path.clone(), line.unwrap_or(0))).unwrap_or_default()
}
