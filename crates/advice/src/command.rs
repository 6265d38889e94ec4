//! The command `advise`: words in, text and exit code out.
use crate::elsewhere::elsewhere;
use crate::fix::fix;
use crate::predict::advise;
use crate::rewrite::{Choice, write_renames};
use crate::roundtrip::round_trip;
use crate::words;
use playground::Computer;
use project::Rename;

/// `advise [--json]` says the advice as sentences, or as JSON for programs; `advise --rename
/// OLD:NEW …` writes renames into the newest pending script. Gives the text and the exit code.
pub fn command(computer: &Computer, arguments: &[String]) -> (String, u8) {
    if let Some(answer) = others(computer, arguments) {
        return answer;
    }
    let wanted = match choices(computer, arguments) {
        Ok(wanted) => wanted,
        Err(reason) => return (format!("{reason}\n"), 2),
    };
    if !wanted.is_empty() {
        return match write_renames(computer, &wanted) {
            Ok(path) => (format!("{path} renames now: {}.\n", words::choices(&wanted)), 0),
            Err(reason) => (format!("{reason}\n"), 1),
        };
    }
    match advise(computer) {
        Ok(advice) if arguments.iter().any(|word| word == "--json") => {
            (serde_json::to_string_pretty(&advice).unwrap_or_default() + "\n", 0)
        }
        Ok(advice) => (words::sentences(&advice), 0),
        Err(reason) => (format!("The project does not load: {reason}\n"), 1),
    }
}

/// What is asked for besides advice and renames.
fn others(computer: &Computer, arguments: &[String]) -> Option<(String, u8)> {
    if let Some(at) = arguments.iter().position(|word| word == "--fix") {
        return Some(match arguments.get(at + 1).map(|wanted| fix(computer, wanted)) {
            Some(Ok(done)) => (done + "\n", 0),
            Some(Err(reason)) => (reason + "\n", 1),
            None => ("After --fix comes CODE, CODE:REVISION or CODE:REVISION:LINE.\n".into(), 2),
        });
    }
    let json = arguments.iter().any(|word| word == "--json");
    if let Some(at) = arguments.iter().position(|word| word == "--elsewhere") {
        return Some(match arguments.get(at + 1).map(|revision| elsewhere(computer, revision)) {
            Some(Ok(found)) if json => {
                (serde_json::to_string_pretty(&found).unwrap_or_default() + "\n", 0)
            }
            Some(Ok(found)) => (words::elsewhere(&found), 0),
            Some(Err(reason)) => (reason + "\n", 1),
            None => ("After --elsewhere comes a revision.\n".into(), 2),
        });
    }
    if arguments.iter().any(|word| word == "--round-trip") {
        return Some(match round_trip(computer) {
            Ok(trip) if json => (serde_json::to_string_pretty(&trip).unwrap_or_default() + "\n", 0),
            Ok(trip) => (words::round_trip(&trip), 0),
            Err(reason) => (format!("The project does not load: {reason}\n"), 1),
        });
    }
    None
}

/// What follows `--rename`; `preselected` stands for all renames that are sure enough.
fn choices(computer: &Computer, arguments: &[String]) -> Result<Vec<Choice>, String> {
    let mut wanted = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" | "--round-trip" => {}
            "--rename" => match words.next().map(String::as_str) {
                Some("preselected") => {
                    let advice = advise(computer)?;
                    wanted.extend(
                        advice.renames.iter().filter(|rename| rename.preselected).map(choice),
                    );
                    if wanted.is_empty() {
                        return Err(
                            "No rename is sure enough. Name it: advise --rename OLD:NEW".into()
                        );
                    }
                }
                Some(text) => wanted
                    .push(Choice::read(text).ok_or_else(|| format!("{text} is not OLD:NEW."))?),
                None => {
                    return Err(
                        "After --rename comes OLD:NEW, or TABLE.OLD:NEW for a column.".into()
                    );
                }
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
