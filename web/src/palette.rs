//! The command palette: everything the page can do, found by words. In: the state and what is
//! typed. Out: entries.
use crate::reduce::Action;
use crate::state::{Overlay, Pane, Place, Side, State};
use crate::suggestions::suggestions;

/// Something to choose.
pub struct Entry {
    /// What it is.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// Entries shown at once.
const SHOWN: usize = 60;

/// What fits the words typed.
pub fn entries(state: &State) -> Vec<Entry> {
    let typed = state.query.to_ascii_lowercase();
    let fits = |entry: &Entry| {
        let label = entry.label.to_ascii_lowercase();
        typed.split_whitespace().all(|word| label.contains(word))
    };
    let mut found = all(state);
    found.retain(fits);
    found.truncate(SHOWN);
    found
}

fn all(state: &State) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |parts: &[&str], action| all.push(Entry { label: parts.concat(), action });
    for command in suggestions(state) {
        add(&["Type ", &command], Action::Type(command.clone()));
    }
    let lesson = (!state.lesson.source.is_empty()).then_some(("Show the lesson", Side::Lesson));
    let sides = [
        ("Show the changes", Side::Changes),
        ("Show the database", Side::Database),
        ("Show the diagram", Side::Diagram),
        ("Show the revisions", Side::Revisions),
        ("Show what the last run did", Side::Trace),
        ("Show the history", Side::History),
    ];
    for (label, side) in lesson.into_iter().chain(sides) {
        add(&[label], Action::Side(side));
    }
    for database in &state.view.databases {
        for table in &database.tables {
            let place = Place { database: database.path.clone(), table: table.name.clone() };
            add(&["Show table ", &table.name], Action::Show(place));
        }
    }
    for path in state.files.paths() {
        add(&["Open ", path], Action::Open(path.into()));
    }
    add(&["Undo the last step"], Action::Travel(-1));
    add(&["Redo"], Action::Travel(1));
    add(&["Tabs to four blanks"], Action::Untab);
    add(&["New file"], Action::Making(true));
    for (which, name) in ["the files", "the right side", "the terminal"].iter().enumerate() {
        let verb = if state.setup.hidden[which] { "Show " } else { "Hide " };
        add(&[verb, name], Action::Hide(which));
    }
    add(&["Go to the editor"], Action::Focus(Pane::Editor));
    add(&["Go to the terminal"], Action::Focus(Pane::Terminal));
    add(&["Clear the terminal"], Action::Clear);
    for example in state.examples.iter() {
        add(&["Example: ", &example.title], Action::Example(example.name.clone()));
    }
    for theme in ["system", "light", "dark"] {
        add(&["Theme: ", theme], Action::Theme(theme.into()));
    }
    add(&["Keyboard help"], Action::Overlay(Overlay::Keys));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::lesson1;

    #[test]
    fn words_find_entries() {
        let mut state = State::open(&lesson1(), "server/models.py");
        assert!(entries(&state).len() > 10);
        state.query = "open MOD".into();
        let found = entries(&state);
        assert_eq!(
            found.iter().map(|entry| entry.label.as_str()).collect::<Vec<_>>(),
            ["Open server/models.py"]
        );
        assert_eq!(found[0].action, Action::Open("server/models.py".into()));
    }
}
