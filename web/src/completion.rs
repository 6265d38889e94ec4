//! Completion of the terminal's input: commands, their sub-commands, and files.
//! In: what is typed before the cursor. Out: what it becomes, or what it could; nothing where
//! nothing fits, so that Tab leaves the input.
use crate::state::{State, note};
use project::{COMMANDS, Takes, command};

const FLASK: &str = "db run routes shell";
const DB: &str = "branches check current downgrade edit heads history init list-templates merge migrate revision show stamp upgrade --help";
const ALEMBIC: &str = "branches check current downgrade edit ensure_version heads history init list_templates merge revision show stamp upgrade";
/// Those that go to a revision.
const TO: &str = "upgrade downgrade stamp show edit";

/// Completes the draft's word before the cursor: by what all that fit have in common, else says
/// what they are.
pub fn complete(state: &mut State, at: usize) {
    let Some((typed, rest)) = state.terminal.draft.split_at_checked(at) else { return };
    let (word, found) = (last_word(typed), found(state, typed));
    let Some(added) = longest(&found) else { return };
    if added.len() == word.len() && found.len() > 1 {
        let below = word.rfind('/').map_or(0, |at| at + 1);
        let mut offer = String::new();
        for name in found.iter().take(OFFERED) {
            offer = [&offer, &name[below..], "  "].concat();
        }
        state.terminal.offer = offer + if found.len() > OFFERED { "…" } else { "" };
        return;
    }
    let end =
        if found.len() == 1 && !added.ends_with('/') && !rest.starts_with(' ') { " " } else { "" };
    let before = [&typed[..typed.len() - word.len()], &added, end].concat();
    state.terminal.caret = (before.len(), state.terminal.caret.1 + 1);
    state.terminal.draft = before + rest;
}

/// Words that are offered at once.
const OFFERED: usize = 40;

fn last_word(typed: &str) -> &str {
    typed.rsplit_once(' ').map_or(typed, |(_, word)| word)
}

/// What the last word of the typed text can become. The words before it count from the last `&&`,
/// `||` or `;` on.
pub fn found(state: &State, typed: &str) -> Vec<String> {
    if state.terminal.prompt.is_some() {
        return Vec::new();
    }
    let word = last_word(typed);
    let before = &typed[..typed.len() - word.len()];
    let before = before.rfind([';', '&', '|']).map_or(before, |at| &before[at + 1..]).trim();
    let Some((name, rest)) =
        before.split_once(' ').or((!before.is_empty()).then_some((before, "")))
    else {
        return commands(word);
    };
    match command(name).map_or(Takes::Files, |entry| entry.takes) {
        Takes::Words => Vec::new(),
        Takes::Files => files(state, word, false),
        Takes::Folders => files(state, word, true),
        Takes::Commands => commands(word),
        Takes::Flask => match rest.strip_prefix("db") {
            None if rest.is_empty() => fitting(FLASK, word),
            None => Vec::new(),
            Some("") => fitting(DB, word),
            Some(rest) => revisions(state, rest.trim_start(), word),
        },
        Takes::Alembic if rest.is_empty() => fitting(ALEMBIC, word),
        Takes::Alembic => revisions(state, rest, word),
    }
}

/// Names of commands.
fn commands(word: &str) -> Vec<String> {
    let names = COMMANDS.iter().flat_map(|entry| entry.names);
    names.filter(|name| name.starts_with(word)).map(|name| name.to_string()).collect()
}

/// What follows a command of the tools: where it goes to, else files.
fn revisions(state: &State, command: &str, word: &str) -> Vec<String> {
    let to = TO.split(' ').any(|to| to == command);
    if to { fitting(&targets(state), word) } else { files(state, word, false) }
}

fn fitting(names: &str, word: &str) -> Vec<String> {
    names.split(' ').filter(|name| name.starts_with(word)).map(String::from).collect()
}

/// What a command can go to: the ids of the revisions, and the words for both ends.
fn targets(state: &State) -> String {
    let mut all = String::from("head base");
    for revision in &state.view.revisions {
        all = [&all, " ", &revision.id].concat();
    }
    all
}

/// Files and folders below the terminal's folder, up to the next `/`.
fn files(state: &State, word: &str, only_folders: bool) -> Vec<String> {
    let here = if state.cwd.is_empty() { String::new() } else { [&state.cwd, "/"].concat() };
    let folders: Vec<String> = state.folders.iter().map(|path| [path, "/"].concat()).collect();
    let mut found = Vec::new();
    for path in state.files.paths().chain(folders.iter().map(String::as_str)) {
        let Some(path) = path.strip_prefix(&here).filter(|path| path.starts_with(word)) else {
            continue;
        };
        let end = path[word.len()..].find('/').map_or(path.len(), |at| word.len() + at + 1);
        if !only_folders || path[..end].ends_with('/') {
            note(&mut found, &path[..end]);
        }
    }
    found
}

/// The longest text that all begin with.
fn longest(found: &[String]) -> Option<String> {
    let (first, others) = found.split_first()?;
    let common = |text: String, other: &String| {
        let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b);
        same.map(|(a, _)| a).collect()
    };
    Some(others.iter().fold(first.clone(), common))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::lesson1;

    /// The draft after Tab, and what is offered. A bar stands for the cursor.
    fn tab(state: &mut State, typed: &str) -> (String, String) {
        let at = typed.find('|').unwrap_or(typed.len());
        state.terminal.draft = typed.replace('|', "");
        state.terminal.offer.clear();
        complete(state, at);
        (state.terminal.draft.clone(), state.terminal.offer.clone())
    }

    fn completed(typed: &str) -> String {
        let mut state = State::open(&lesson1(), "server/models.py");
        state.cwd = "server".into();
        tab(&mut state, typed).0
    }

    #[test]
    fn one_that_fits_is_taken_whole() {
        assert_eq!(completed("fl"), "flask ");
        assert_eq!(completed("flask db upg"), "flask db upgrade ");
        assert_eq!(completed("python mo"), "python models.py ");
        assert_eq!(completed("flask db init && fl"), "flask db init && flask ");
    }

    #[test]
    fn the_word_before_the_cursor_is_completed() {
        assert_eq!(completed("fl| db upgrade"), "flask db upgrade");
        assert_eq!(completed("cat mo|x"), "cat models.py x");
    }

    #[test]
    fn of_several_the_common_beginning_is_taken_and_the_rest_is_said() {
        assert_eq!(completed("flask db he"), "flask db heads ");
        assert_eq!(completed("alembic ensure"), "alembic ensure_version ");
        let mut state = State::open(&lesson1(), "server/models.py");
        assert_eq!(tab(&mut state, "flask db m"), ("flask db m".into(), "merge  migrate  ".into()));
        assert_eq!(
            tab(&mut state, "cat server/"),
            ("cat server/".into(), "app.py  models.py  ".into())
        );
    }

    #[test]
    fn folders_are_entered_step_by_step() {
        let mut state = State::open(&lesson1(), "server/models.py");
        assert_eq!(tab(&mut state, "cat s").0, "cat server/");
        assert_eq!(tab(&mut state, "cat server/a").0, "cat server/app.py ");
        assert_eq!(tab(&mut state, "cd server/a").0, "cd server/a");
        state.folders.push("empty".into());
        assert_eq!(tab(&mut state, "cd e").0, "cd empty/");
    }

    #[test]
    fn revisions_are_completed_where_a_command_goes_to_one() {
        let mut state = State::open(&lesson1(), "server/models.py");
        let revision = project::Revision { id: "1a2b3c4d5e6f".into(), ..Default::default() };
        state.view =
            std::rc::Rc::new(project::View { revisions: vec![revision], ..Default::default() });
        assert_eq!(tab(&mut state, "flask db upgrade 1a").0, "flask db upgrade 1a2b3c4d5e6f ");
        assert_eq!(tab(&mut state, "alembic downgrade b").0, "alembic downgrade base ");
    }

    #[test]
    fn every_command_is_known_with_what_its_words_are() {
        assert_eq!(completed("tou"), "touch ");
        assert_eq!(completed("which sqlit"), "which sqlite3 ");
        assert_eq!(completed("history mo"), "history mo");
        for name in COMMANDS.iter().flat_map(|entry| entry.names) {
            let state = State::open(&lesson1(), "server/models.py");
            assert!(found(&state, name).iter().any(|other| other == name), "{name}");
        }
    }

    #[test]
    fn nothing_to_add_changes_nothing() {
        assert_eq!(completed("nonsense"), "nonsense");
        assert_eq!(completed("flask db upgrade "), "flask db upgrade ");
    }
}
