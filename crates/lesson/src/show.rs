//! A step as the page shows it. In: a lesson, the step's number, what there is in the project. Out:
//! pieces whose lines and files are those of this project, and the goals in sentences.
use crate::check::{Facts, counted};
use crate::goal::{Goal, Literal, Spot, What};
use crate::put::put;
use crate::read::Lesson;
use project::{Piece, Revision, Tag};

impl Lesson {
    /// The step of this number, or the last one, and how far the project is in it.
    pub fn show(&self, source: &str, step: usize, facts: &Facts) -> project::Lesson {
        let at = step.min(self.steps.len().saturating_sub(1));
        let mut shown = project::Lesson {
            source: source.into(),
            title: self.title.clone(),
            step: at,
            steps: self.steps.len(),
            troubles: self.troubles.clone(),
            ..project::Lesson::default()
        };
        if let Some(step) = self.steps.get(at) {
            shown.heading.clone_from(&step.heading);
            shown.pieces = step.pieces.iter().map(|piece| here(piece, facts)).collect();
            shown.goals = step.goals.iter().map(|one| goal(one, facts)).collect();
        }
        shown
    }
}

fn goal(goal: &Goal, facts: &Facts) -> project::Goal {
    let (holds, now) = goal.check(facts);
    project::Goal { text: goal.words(), holds, now }
}

/// A piece with the ids and files of this project.
fn here(piece: &Piece, facts: &Facts) -> Piece {
    let Piece { tag, text, aim } = piece;
    match tag {
        Tag::Type => Piece {
            tag: *tag,
            text: with_ids(text, facts.revisions),
            aim: with_ids(aim, facts.revisions),
        },
        Tag::Put => {
            let (aim, text) = put(aim, text, facts.files).unwrap_or_default();
            Piece { tag: *tag, text, aim }
        }
        _ => piece.clone(),
    }
}

/// Ids put into a line at most.
const IDS: usize = 8;

/// `{MESSAGE}` is the id of the revision with this message, where there is one.
fn with_ids(line: &str, revisions: &[Revision]) -> String {
    let mut parts = line.splitn(IDS + 1, '{');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let message = part.split_once('}').filter(|(message, _)| !message.is_empty());
        let found = message.and_then(|(message, rest)| {
            revisions
                .iter()
                .find(|revision| revision.message == message)
                .map(|revision| (revision, rest))
        });
        match found {
            Some((revision, rest)) => out.extend([revision.id.as_str(), rest]),
            None => out.extend(["{", part]),
        }
    }
    out
}

impl Goal {
    /// The goal in a sentence.
    pub fn words(&self) -> String {
        let no = if self.not { "no" } else { "a" };
        match &self.what {
            What::Table { name, columns } if columns.is_empty() => {
                format!("There is {no} table {name}.")
            }
            What::Table { name, columns } if self.not => {
                format!("The table {name} has not just {}.", columns.join(", "))
            }
            What::Table { name, columns } => {
                format!("The table {name} has the columns {}, and no others.", columns.join(", "))
            }
            What::Column { table, name, details } if details.is_empty() => {
                format!("The table {table} has {no} column {name}.")
            }
            What::Column { table, name, details } => {
                format!(
                    "The column {table}.{name} is {}{}.",
                    if self.not { "not " } else { "" },
                    details.join(", ")
                )
            }
            What::Index { name } if self.not => format!("There is no index {name}."),
            What::Index { name } => format!("There is an index {name}."),
            What::Rows { table, count, least } => {
                format!(
                    "The table {table} has {}{}.",
                    if *least { "at least " } else { "" },
                    counted(*count, "row")
                )
            }
            What::Row { table, values } => {
                format!("The table {table} has {no} row with {}.", listed(values))
            }
            What::Revisions { count } => {
                format!("There {} {}.", is(*count), counted(*count as i64, "migration script"))
            }
            What::Heads { count } => {
                format!("There {} {}.", is(*count), counted(*count as i64, "head"))
            }
            What::Revision { message } => {
                format!("There is {no} script \u{201c}{message}\u{201d}.")
            }
            What::At { place: Spot::Head } => "The database is at the newest script (head).".into(),
            What::At { place: Spot::Base } => {
                "The database is before the first script (base).".into()
            }
            What::At { place: Spot::Message(message) } => {
                format!("The database is at \u{201c}{message}\u{201d}.")
            }
            What::File { path, text } if text.is_empty() => format!("There is {no} file {path}."),
            What::File { path, text } => {
                format!("The file {path} has {}{text}", if self.not { "no " } else { "" })
            }
        }
    }
}

fn is(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn listed(values: &[(String, Literal)]) -> String {
    let one = |(name, value): &(String, Literal)| match value {
        Literal::Null => format!("no {name}"),
        Literal::Number(value) | Literal::Text(value) => format!("{name} {value}"),
    };
    values.iter().map(one).collect::<Vec<_>>().join(", ")
}
