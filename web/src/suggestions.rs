//! The commands offered above the terminal's input. A button types its command, so that one learns
//! it.
use crate::state::State;
use crate::transcript::{Line, Sort};

/// What the buttons offer now, the next step first.
pub fn suggestions(state: &State) -> Vec<String> {
    let mut all: Vec<String> = frequent(state).into_iter().map(String::from).collect();
    // An example says what to begin with; once it was done, the usual order counts.
    let is_it = |line: &Line| line.sort == Sort::Command && line.text == state.hint;
    let done = state.terminal.lines.iter().any(is_it);
    if state.terminal.prompt.is_none() && !state.hint.is_empty() && !done {
        all.retain(|other| *other != state.hint);
        all.insert(0, state.hint.clone());
    }
    all
}

fn frequent(state: &State) -> Vec<&'static str> {
    match state.terminal.prompt.as_deref() {
        Some(prompt) if prompt.contains("sqlite") => return vec![".tables", ".schema", ".quit"],
        Some(_) => return vec!["exit()"],
        None => {}
    }
    let here = |name: &str| {
        let folder =
            if state.cwd.is_empty() { name.to_string() } else { format!("{}/{name}", state.cwd) };
        state.files.paths().any(|path| path.starts_with(&folder))
    };
    match () {
        () if here("alembic.ini") => {
            vec![
                "alembic revision -m \"\"",
                "alembic upgrade head",
                "alembic current",
                "alembic history",
            ]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::lesson1;

    #[test]
    fn the_next_step_comes_first() {
        let mut state = State::open(&lesson1(), "server/models.py");
        assert_eq!(suggestions(&state)[0], "cd server");
        state.cwd = "server".into();
        state.print(vec![Line::command("$ ", "cd server")]);
        assert_eq!(suggestions(&state)[0], "flask db init");
        state.files.put("server/migrations/env.py", Vec::new());
        assert_eq!(suggestions(&state)[0], "flask db migrate -m \"\"");
        state.terminal.prompt = Some(">>> ".into());
        assert_eq!(suggestions(&state), ["exit()"]);
        state.terminal.prompt = Some("sqlite> ".into());
        assert_eq!(suggestions(&state)[0], ".tables");
    }
}
