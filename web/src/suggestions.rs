//! The commands offered above the terminal's input. A button types its command, so that one learns it.
use crate::state::State;

/// What the buttons offer now, the next step first.
pub fn suggestions(state: &State) -> Vec<&'static str> {
    if state.terminal.prompt.is_some() {
        return vec!["exit()"];
    }
    let here = |name: &str| {
        let folder = if state.cwd.is_empty() { name.to_string() } else { format!("{}/{name}", state.cwd) };
        state.files.keys().any(|path| path.starts_with(&folder))
    };
    match () {
        () if here("alembic.ini") => {
            vec!["alembic revision -m \"\"", "alembic upgrade head", "alembic current", "alembic history"]
        }
        () if !here("app.py") && state.cwd.is_empty() && here("server/") => vec!["cd server"],
        () if !here("migrations/") => vec!["flask db init", "flask db --help"],
        () => vec![
            "flask db migrate -m \"\"",
            "flask db upgrade",
            "flask db downgrade",
            "flask db current",
            "flask db history",
            "flask shell",
        ],
    }
}
