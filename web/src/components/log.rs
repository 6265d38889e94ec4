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
    // Every line has a key: else the page would write all lines anew for each that comes, and a
    // screen reader read them again.
    let list =
        el("ol", "").all(if lines.is_empty() { vec![welcome()] } else { folded(lines, store) });
    el("div", "log")
        .set("role", "log")
        .set("aria-label", "Terminal output")
        .set("aria-live", "polite")
        .add(list)
}

/// The lines; of a long output only beginning and end are open.
fn folded(lines: &[Line], store: &Handle) -> Vec<El> {
    let (mut all, mut rest, mut at) = (Vec::new(), lines, store.0.terminal.gone);
    while !rest.is_empty() {
        let commands = rest.iter().take_while(|line| line.sort == Sort::Command).count();
        let output = rest[commands..].iter().take_while(|line| line.sort != Sort::Command).count();
        let (now, later) = rest.split_at(commands + output);
        rest = later;
        if output <= LONG {
            put(&mut all, now, &mut at, store);
            continue;
        }
        let (begin, end) = (commands + OPEN, now.len() - OPEN);
        let words = [&(end - begin).to_string(), " more lines"].concat();
        put(&mut all, &now[..begin], &mut at, store);
        let (mut inside, key) = (Vec::new(), at.to_string());
        put(&mut inside, &now[begin..end], &mut at, store);
        let fold = el("details", "").add(said("summary", "", words)).add(el("ol", "").all(inside));
        all.push(el("li", "fold").key(&key).add(fold));
        put(&mut all, &now[end..], &mut at, store);
    }
    all
}

/// Lines, each with its number since the terminal began.
fn put(all: &mut Vec<El>, lines: &[Line], at: &mut usize, store: &Handle) {
    for one in lines {
        all.push(line(one, store).key(&at.to_string()));
        *at += 1;
    }
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
        Piece::File { text, path, line } => row.add(
            button("path", store, Action::Follow((*path).to_string(), *line))
                .text((*text).to_string()),
        ),
    })
}

fn welcome() -> El {
    said("li", "note welcome", "A Flask project waits in ").key("welcome").add(said("code", "", "server/")).text(
        ". Go there, make a migrations folder, and migrate; the lesson leads through it step by step. \
        The buttons below type the commands for you; Enter runs them.",
    )
}
