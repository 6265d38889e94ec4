//! The lesson's step: its text, its buttons, and which goals hold. Elements are those of a fixed
//! list, texts are texts.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::lesson::id;
use crate::reduce::Action;
use project::{Goal, Lesson, Piece, Tag};

/// The panel.
pub fn lesson(store: &Handle) -> El {
    let shown = &store.0.lesson.shown;
    let panel = el("div", "scroll lesson").set("id", "lesson");
    if store.0.lesson.source.is_empty() {
        return panel.add(said(
            "p",
            "hint",
            "This project has no lesson. Open an example that has one, or write a file lesson.md.",
        ));
    }
    if shown.steps == 0 && shown.troubles.is_empty() {
        return panel.add(said("p", "hint", "The lesson is coming."));
    }
    let troubles =
        shown.troubles.iter().map(|trouble| said("p", "notice failing", trouble.clone()));
    let heading =
        said("h2", "", shown.heading.clone()).set("id", "lesson-step").set("tabindex", "-1");
    panel
        .add(el("div", "").all(troubles))
        .add(el("div", "reading").add(place(shown)).add(heading).all(text(shown, store)))
        .maybe((!shown.goals.is_empty()).then(|| goals(shown)))
        .add(ways(shown, store))
}

/// What the lesson is called, and which step this is.
fn place(shown: &Lesson) -> El {
    let number =
        ["Step ", &(shown.step + 1).to_string(), " of ", &shown.steps.to_string()].concat();
    el("p", "place")
        .add(said("span", "name", shown.title.clone()))
        .add(said("span", "number", number))
}

/// The pieces, one within another as they were opened and ended.
fn text(shown: &Lesson, store: &Handle) -> Vec<El> {
    let mut open: Vec<(El, Vec<El>)> = vec![(el("div", ""), Vec::new())];
    let mut all = Vec::new();
    for (at, piece) in shown.pieces.iter().enumerate() {
        let done = match piece.tag {
            Tag::End if open.len() > 1 => open.pop().map(|(outer, inner)| outer.all(inner)),
            Tag::End => None,
            Tag::Text => Some(said("span", "", piece.text.clone())),
            Tag::Pre => Some(said("pre", "", piece.text.clone()).set("tabindex", "0")),
            Tag::Type => Some(line(at, piece, store)),
            Tag::Put => Some(put(at, piece, store)),
            _ => {
                open.push((opened(piece), Vec::new()));
                None
            }
        };
        if let (Some(done), Some((_, inner))) = (done, open.last_mut()) {
            inner.push(done);
        }
    }
    while let Some((outer, inner)) = open.pop() {
        match open.last_mut() {
            Some((_, around)) => around.push(outer.all(inner)),
            None => all = inner,
        }
    }
    all
}

/// The element that a piece opens.
fn opened(piece: &Piece) -> El {
    match piece.tag {
        Tag::Heading => el("h3", ""),
        Tag::Bullets => el("ul", ""),
        Tag::Numbers => el("ol", ""),
        Tag::Item => el("li", ""),
        Tag::Quote => el("blockquote", ""),
        Tag::Strong => el("strong", ""),
        Tag::Emphasis => el("em", ""),
        Tag::Code => el("code", ""),
        Tag::Console => el("div", "typed"),
        Tag::Hint => el("details", "").add(said("summary", "", "Hint")),
        Tag::Link => {
            let link = el("a", "").set("href", piece.aim.clone());
            link.set("target", "_blank").set("rel", "noopener noreferrer")
        }
        _ => el("p", ""),
    }
}

/// A line: pressing it writes it into the terminal's input.
fn line(at: usize, piece: &Piece, store: &Handle) -> El {
    let text = said("code", "", piece.text.clone());
    button("line", store, Action::Press(at))
        .set("id", id(at))
        .set("title", "Write it into the terminal")
        .add(text)
}

/// A file's text: pressing the button puts it there.
fn put(at: usize, piece: &Piece, store: &Handle) -> El {
    let name = piece.aim.rsplit('/').next().unwrap_or_default();
    let same = store.0.files.text(&piece.aim) == Some(piece.text.as_str());
    let label = match (name.is_empty(), same) {
        (true, _) => "The file is not there yet".to_string(),
        (_, true) => ["✓ In ", name].concat(),
        _ => ["Put it into ", name].concat(),
    };
    button("quiet put", store, Action::Press(at))
        .set("id", id(at))
        .when(name.is_empty(), "disabled", "")
        .text(label)
}

/// What holds at the step's end, each with a mark and in words.
fn goals(shown: &Lesson) -> El {
    let goal = |goal: &Goal| {
        let (class, mark, words) =
            if goal.holds { ("holds", "✓", "Done: ") } else { ("", "○", "To do: ") };
        let now = (!goal.now.is_empty()).then(|| said("span", "now", goal.now.clone()));
        el("li", class).add(said("span", "sign", mark).set("aria-hidden", "true")).add(
            el("span", "").add(said("span", "hidden", words)).text(goal.text.clone()).maybe(now),
        )
    };
    el("div", "goals")
        .add(said("h3", "", "Done when"))
        .add(el("ul", "").all(shown.goals.iter().map(goal)))
}

/// The ways back and on; and, when all goals hold, that they do.
fn ways(shown: &Lesson, store: &Handle) -> El {
    let last = shown.step + 1 >= shown.steps;
    let way = |id, class, label, off, step| {
        button(class, store, Action::Step(step)).set("id", id).when(off, "disabled", "").text(label)
    };
    let main = if shown.is_done() { "quiet main" } else { "quiet" };
    el("div", "ways")
        .add(said("p", "done", store.0.lesson.words(store.0.embed.form)))
        .add(way("lesson-back", "quiet", "Back", shown.step == 0, shown.step.saturating_sub(1)))
        .add(way("lesson-next", main, "Next", last, shown.step + 1))
}
