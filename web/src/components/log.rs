//! What the terminal shows: a list of lines that a screen reader follows.
use super::shared::Shared;
use crate::transcript::{Line, Sort};
use yew::prelude::*;

/// What the log is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its lines.
    pub lines: Shared<Vec<Line>>,
}

/// The log.
#[component]
pub fn Log(props: &Props) -> Html {
    html! {
        <div class="log" role="log" aria-label="Terminal output" aria-live="polite">
            <ol>
                if props.lines.is_empty() { { welcome() } }
                { for props.lines.iter().map(line) }
            </ol>
        </div>
    }
}

fn line(line: &Line) -> Html {
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
            { &line.text }
        </li>
    }
}

fn welcome() -> Html {
    html! {
        <li class="note welcome">
            { "A Flask project waits in " }<code>{ "server/" }</code>{ ". Go there, make a migrations folder, and migrate. \
               The buttons below type the commands for you; Enter runs them." }
        </li>
    }
}
