//! What a step's line asks for.
//! In: [`Step`]. Out: [`Action`]. Nothing is done here.
use crate::scenario::{Malformed, Step, pattern};
use regex::Regex;
use std::sync::LazyLock;

static REPLACE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^(\S+) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"$"#));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#""[^"]*"|'[^']*'"#));
static SHELL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[|;&><]"));

/// What a step does. Paths are relative to the terminal's folder.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// A command line.
    Run { command: String, input: String },
    /// Another folder.
    Cd { path: String },
    /// A variable.
    Export { name: String, value: String },
    /// A new text for a file.
    Edit { path: String, text: String },
    /// More text at a file's end.
    Append { path: String, text: String },
    /// Another text for one found exactly once.
    Replace { path: String, old: String, new: String },
    /// Files gone, by a pattern.
    Remove { pattern: String },
    /// SQL on a database; the first of the project where none is named. Rows are kept of a single
    /// statement only.
    Sql { database: Option<String>, sql: String, keep: bool },
}

impl Action {
    /// The recording's word for this sort of step.
    pub fn kind(&self) -> &'static str {
        match self {
            Action::Run { .. } => "run",
            Action::Cd { .. } => "cd",
            Action::Export { .. } => "export",
            Action::Sql { .. } => "sql",
            _ => "edit",
        }
    }

    /// Reads a step's line.
    ///
    /// # Errors
    /// A word that is no step, arguments that do not fit it.
    pub fn parse(step: &Step) -> Result<Action, Malformed> {
        let (word, rest) = step.line.split_once(' ').unwrap_or((&step.line, ""));
        let rest = rest.trim().to_string();
        let text = step.input.clone().unwrap_or_default();
        match word {
            "$" | "$!" | "$?" => Ok(Action::Run { command: rest, input: text }),
            "cd" => Ok(Action::Cd { path: rest }),
            "export" => export(&rest),
            "edit" => Ok(Action::Edit { path: rest, text }),
            "append" => Ok(Action::Append { path: rest, text }),
            "replace" => replace(&rest, step.input.as_deref()),
            "rm" => Ok(Action::Remove { pattern: rest }),
            _ if word == "sql" || word.starts_with("sql[") => {
                Ok(sql(word, rest, step.input.clone()))
            }
            _ => Err(Malformed(format!("unknown step {:?}", step.line))),
        }
    }
}

/// Whether the recorder ran a command line in `/bin/sh`, where the order of the two streams is
/// lost.
pub fn in_shell(command: &str) -> bool {
    let word = command.split_whitespace().next().unwrap_or("");
    !matches!(word, "flask" | "alembic") || SHELL.is_match(&QUOTED.replace_all(command, ""))
}

fn export(rest: &str) -> Result<Action, Malformed> {
    let (name, value) = rest.split_once('=').ok_or_else(|| Malformed(format!("export {rest}")))?;
    Ok(Action::Export { name: name.into(), value: value.into() })
}

fn replace(rest: &str, document: Option<&str>) -> Result<Action, Malformed> {
    if let Some(document) = document {
        let (old, new) =
            halves(document).ok_or_else(|| Malformed(format!("replace {rest}: no line =====")))?;
        return Ok(Action::Replace { path: rest.into(), old: old.into(), new: new.into() });
    }
    let found = REPLACE.captures(rest).ok_or_else(|| Malformed(format!("replace {rest}")))?;
    Ok(Action::Replace { path: found[1].into(), old: unquote(&found[2]), new: unquote(&found[3]) })
}

/// What stands above and below the line `=====`.
fn halves(document: &str) -> Option<(&str, &str)> {
    document.strip_prefix("=====\n").map(|new| ("", new)).or_else(|| {
        let at = document.find("\n=====\n")?;
        Some((&document[..=at], &document[at + 7..]))
    })
}

fn sql(word: &str, rest: String, document: Option<String>) -> Action {
    let database =
        word.strip_prefix("sql[").and_then(|name| name.strip_suffix(']')).map(String::from);
    let keep = document.is_none();
    Action::Sql { database, sql: document.unwrap_or(rest), keep }
}

fn unquote(text: &str) -> String {
    let (mut out, mut characters) = (String::new(), text.chars());
    while let Some(c) = characters.next() {
        match (c, if c == '\\' { characters.next() } else { None }) {
            (_, Some('n')) => out.push('\n'),
            (_, Some('t')) => out.push('\t'),
            (_, Some(other)) => out.push(other),
            (c, None) => out.push(c),
        }
    }
    out
}
