//! What the terminal shows: a list of lines that a screen reader follows.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::transcript::{Line, Piece, Sort, pieces};

/// The log.
pub fn log(store: &Handle) -> El {
    let lines = &store.0.terminal.lines;
    let list = el("ol", "").maybe(lines.is_empty().then(welcome)).all(lines.iter().map(|one| line(one, store)));
    el("div", "log").set("role", "log").set("aria-label", "Terminal output").set("aria-live", "polite").add(list)
}

fn line(line: &Line, store: &Handle) -> El {
    let class = match line.sort {
        Sort::Command => "command",
        Sort::Output => "output",
        Sort::Error => "error",
        Sort::Info => "info",
        Sort::Warning => "warning",
        Sort::Failure => "failure",
        Sort::Note => "note",
    };
    let prompt = (!line.prompt.is_empty()).then(|| said("span", "prompt", line.prompt.clone()));
    let row = el("li", class).maybe(prompt);
    pieces(&line.text).iter().fold(row, |row, piece| match piece {
        Piece::Text(text) => row.text((*text).to_string()),
        Piece::File { text, path } => {
            row.add(button("path", store, Action::Follow((*path).to_string(), 0)).text((*text).to_string()))
        }
    })
}

fn welcome() -> El {
    said("li", "note welcome", "A Flask project waits in ").add(said("code", "", "server/")).text(
        ". Go there, make a migrations folder, and migrate. \
        The buttons below type the commands for you; Enter runs them.",
    )
}
