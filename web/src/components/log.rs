//! What the terminal shows: a list of lines that a screen reader follows.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::transcript::{Line, Piece, Sort, pieces};

/// An output with more lines is folded.
const LONG: usize = 60;
/// Lines that stay open at its beginning, and at its end.
const OPEN: usize = 20;

/// The log.
pub fn log(store: &Handle) -> El {
    let lines = &store.0.terminal.lines;
    let list = el("ol", "").maybe(lines.is_empty().then(welcome)).all(folded(lines, store));
    el("div", "log").set("role", "log").set("aria-label", "Terminal output").set("aria-live", "polite").add(list)
}

/// The lines; of a long output only beginning and end are open.
fn folded(lines: &[Line], store: &Handle) -> Vec<El> {
    let (mut all, mut rest) = (Vec::new(), lines);
    while !rest.is_empty() {
        let commands = rest.iter().take_while(|line| line.sort == Sort::Command).count();
        let output = rest[commands..].iter().take_while(|line| line.sort != Sort::Command).count();
        let (now, later) = rest.split_at(commands + output);
        rest = later;
        if output <= LONG {
            all.extend(now.iter().map(|one| line(one, store)));
            continue;
        }
        let (begin, end) = (commands + OPEN, now.len() - OPEN);
        let words = [&(end - begin).to_string(), " more lines"].concat();
        let inside = el("ol", "").all(now[begin..end].iter().map(|one| line(one, store)));
        let fold = el("details", "").add(said("summary", "", words)).add(inside);
        all.extend(now[..begin].iter().map(|one| line(one, store)));
        all.push(el("li", "fold").add(fold));
        all.extend(now[end..].iter().map(|one| line(one, store)));
    }
    all
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
        Piece::File { text, path, line } => {
            row.add(button("path", store, Action::Follow((*path).to_string(), *line)).text((*text).to_string()))
        }
    })
}

fn welcome() -> El {
    said("li", "note welcome", "A Flask project waits in ").add(said("code", "", "server/")).text(
        ". Go there, make a migrations folder, and migrate; the lesson leads through it step by step. \
        The buttons below type the commands for you; Enter runs them.",
    )
}
