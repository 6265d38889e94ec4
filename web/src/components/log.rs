//! What the terminal shows: a list of lines that a screen reader follows.
use super::shared::Shared;
use crate::transcript::{Line, Piece, Sort, pieces};
use yew::prelude::*;

/// What the log is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its lines.
    pub lines: Shared<Vec<Line>>,
    /// Hears the path of a file that is named in a line and was chosen.
    pub open: Callback<String>,
}

/// The log.
#[component]
pub fn Log(props: &Props) -> Html {
    html! {
        <div class="log" role="log" aria-label="Terminal output" aria-live="polite">
            <ol>
                if props.lines.is_empty() { { welcome() } }
                { for props.lines.iter().map(|one| line(one, &props.open)) }
            </ol>
        </div>
    }
}

fn line(line: &Line, open: &Callback<String>) -> Html {
    let class = match line.sort {
        Sort::Command => "command",
        Sort::Output => "output",
        Sort::Error => "error",
        Sort::Info => "info",
        Sort::Warning => "warning",
        Sort::Failure => "failure",
        Sort::Note => "note",
    };
    html! {
        <li {class}>
            if !line.prompt.is_empty() { <span class="prompt">{ &line.prompt }</span> }
            { for pieces(&line.text).into_iter().map(|piece| show(&piece, open)) }
        </li>
    }
}

/// A file's path is a button that opens it.
fn show(piece: &Piece, open: &Callback<String>) -> Html {
    let (text, path) = match piece {
        Piece::Text(text) => return html! { text },
        Piece::File { text, path } => (text, path.to_string()),
    };
    let open = open.clone();
    let choose = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        open.emit(path.clone());
    });
    html! { <button class="path" onclick={choose}>{ text }</button> }
}

fn welcome() -> Html {
    html! {
        <li class="note welcome">
            { "A Flask project waits in " }<code>{ "server/" }</code>{ ". Go there, make a migrations folder, and migrate. \
               The buttons below type the commands for you; Enter runs them." }
        </li>
    }
}
