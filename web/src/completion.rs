//! Completion of the terminal's input: commands, their sub-commands, and files.
//! In: what is typed. Out: what it becomes, or none where nothing can be added, so that Tab leaves the input.
use crate::state::State;

const FIRST: [&str; 16] = [
    "alembic", "cat", "cd", "clear", "cp", "echo", "export", "flask", "ls", "mkdir", "mv", "pwd", "python", "rm",
    "sqlite3", "touch",
];
const FLASK: [&str; 4] = ["db", "run", "routes", "shell"];
const DB: [&str; 16] = [
    "branches",
    "check",
    "current",
    "downgrade",
    "edit",
    "heads",
    "history",
    "init",
    "list-templates",
    "merge",
    "migrate",
    "revision",
    "show",
    "stamp",
    "upgrade",
    "--help",
];
const ALEMBIC: [&str; 15] = [
    "branches",
    "check",
    "current",
    "downgrade",
    "edit",
    "ensure_version",
    "heads",
    "history",
    "init",
    "list_templates",
    "merge",
    "revision",
    "show",
    "stamp",
    "upgrade",
];

/// What the typed text becomes.
pub fn complete(state: &State, typed: &str) -> Option<String> {
    if state.terminal.prompt.is_some() {
        return None;
    }
    let (before, word) = typed.rsplit_once(' ').map_or(("", typed), |(before, word)| (before, word));
    let words: Vec<&str> = before.split_whitespace().collect();
    let found = match words[..] {
        [] => fitting(FIRST.iter().copied(), word),
        ["flask"] => fitting(FLASK.iter().copied(), word),
        ["flask", "db"] => fitting(DB.iter().copied(), word),
        ["alembic"] => fitting(ALEMBIC.iter().copied(), word),
        ["flask", "db", "upgrade" | "downgrade" | "stamp" | "show" | "edit"]
        | ["alembic", "upgrade" | "downgrade" | "stamp" | "show" | "edit"] => targets(state, word),
        _ => files(state, word),
    };
    let added = longest(&found)?;
    let end = if found.len() == 1 && !added.ends_with('/') { " " } else { "" };
    let blank = if before.is_empty() { "" } else { " " };
    (added.len() > word.len()).then(|| format!("{before}{blank}{added}{end}"))
}

fn fitting<'a>(names: impl Iterator<Item = &'a str>, word: &str) -> Vec<String> {
    names.filter(|name| name.starts_with(word)).map(String::from).collect()
}

/// What a command can go to: the ids of the revisions, and the words for both ends.
fn targets(state: &State, word: &str) -> Vec<String> {
    let ids = state.view.revisions.iter().map(|revision| revision.id.as_str());
    fitting(ids.chain(["head", "base"]), word)
}

/// Files and folders below the terminal's folder, up to the next `/`.
fn files(state: &State, word: &str) -> Vec<String> {
    let here = if state.cwd.is_empty() { String::new() } else { format!("{}/", state.cwd) };
    let below = state.files.paths().filter_map(|path| path.strip_prefix(&here)).filter(|path| path.starts_with(word));
    let upto = |path: &str| match path[word.len()..].find('/') {
        Some(at) => path[..=word.len() + at].to_string(),
        None => path.to_string(),
    };
    let mut found: Vec<String> = below.map(upto).collect();
    found.dedup();
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

    fn completed(typed: &str) -> Option<String> {
        let mut state = State::open(&lesson1(), "server/models.py");
        state.cwd = "server".into();
        complete(&state, typed)
    }

    #[test]
    fn one_that_fits_is_taken_whole() {
        assert_eq!(completed("fl").as_deref(), Some("flask "));
        assert_eq!(completed("flask db upg").as_deref(), Some("flask db upgrade "));
        assert_eq!(completed("python mo").as_deref(), Some("python models.py "));
    }

    #[test]
    fn of_several_the_common_beginning_is_taken() {
        assert_eq!(completed("flask db he").as_deref(), Some("flask db heads "));
        assert_eq!(completed("flask db m"), None);
        assert_eq!(completed("alembic ensure").as_deref(), Some("alembic ensure_version "));
    }

    #[test]
    fn folders_are_entered_step_by_step() {
        let state = State::open(&lesson1(), "server/models.py");
        assert_eq!(complete(&state, "cat s").as_deref(), Some("cat server/"));
        assert_eq!(complete(&state, "cat server/a").as_deref(), Some("cat server/app.py "));
    }

    #[test]
    fn revisions_are_completed_where_a_command_goes_to_one() {
        let mut state = State::open(&lesson1(), "server/models.py");
        let revision = project::Revision { id: "1a2b3c4d5e6f".into(), ..Default::default() };
        state.view = std::rc::Rc::new(project::View { revisions: vec![revision], ..Default::default() });
        assert_eq!(complete(&state, "flask db upgrade 1a").as_deref(), Some("flask db upgrade 1a2b3c4d5e6f "));
        assert_eq!(complete(&state, "alembic downgrade b").as_deref(), Some("alembic downgrade base "));
    }

    #[test]
    fn nothing_to_add_is_none() {
        assert_eq!(completed("nonsense"), None);
        assert_eq!(completed("flask db upgrade "), None);
    }
}
