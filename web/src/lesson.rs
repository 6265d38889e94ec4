//! The lesson beside the project: which step is shown, and how far the project is in it. Pure; the
//! worker that previews reads the text and looks which goals hold, whenever something has changed.
use crate::embed::{Form, say};
use crate::reduce::{Action, open};
use crate::shelf;
use crate::state::{Pane, Side, State};
use project::{Ask, Bundle, Lesson, Tag};
use std::rc::Rc;

/// The lesson's text in a project that has one of its own.
pub const OWN: &str = "lesson.md";

/// What the page knows of it.
#[derive(Clone, Debug, Default)]
pub struct Study {
    /// A built-in lesson's name or the path of a text; empty without a lesson.
    pub source: String,
    /// The step, from 0.
    pub step: usize,
    /// The step as it was heard last.
    pub shown: Rc<Lesson>,
    /// Whether it is to be asked for.
    pub wanted: bool,
    /// The line or file that was pressed last, by its place among the pieces.
    pub pressed: Option<usize>,
    /// How often the keyboard was to come here.
    pub called: u32,
    /// Whether it is to come when the next step is here.
    turned: bool,
}

impl Study {
    /// The view's name, with a mark when the step is done: the view may be out of sight.
    pub fn label(&self) -> &'static str {
        if self.shown.is_done() { "Lesson ✓" } else { "Lesson" }
    }

    /// What is to be said of the step, wherever one is; in another page it stands alone.
    pub fn words(&self, form: Form) -> &'static str {
        match (self.shown.is_done(), self.shown.step + 1 < self.shown.steps) {
            (false, _) => "",
            (true, _) if form == Form::Lesson => "Done.",
            (true, true) => "Done. Next step?",
            (true, false) => "Done. That was the last step.",
        }
    }

    /// The element the keyboard goes to: what comes after the line or file that was pressed last,
    /// or the step's heading.
    pub fn place(&self) -> String {
        let after = |from: usize| {
            self.shown.pieces.iter().skip(from + 1).position(|piece| is_button(piece.tag))
        };
        let next = self.pressed.and_then(|from| after(from).map(|at| from + 1 + at));
        match (next, self.pressed) {
            (Some(at), _) => id(at),
            (None, Some(_)) => "lesson-next".into(),
            (None, None) => "lesson-step".into(),
        }
    }
}

/// The name of a piece's button.
pub fn id(at: usize) -> String {
    ["do-", &at.to_string()].concat()
}

fn is_button(tag: Tag) -> bool {
    matches!(tag, Tag::Type | Tag::Put)
}

/// A project is shown: its lesson, or the text of one that lies in it.
pub fn begin(state: &mut State, bundle: &Bundle) {
    let mut source = bundle.lesson.clone();
    if source.is_empty() && state.files.has(OWN) {
        source = OWN.into();
    }
    let fresh = !source.is_empty() && bundle.panes.is_empty();
    if fresh || bundle.panes.contains("lesson") || state.embed.form == Form::Lesson {
        state.side = Side::Lesson;
    }
    if state.embed.form == Form::Lesson {
        state.pane = Pane::Side;
    }
    state.lesson = Study { source, step: bundle.step, wanted: true, ..Study::default() };
}

/// Another step is shown; it is kept with the project.
pub fn turn(state: &mut State, step: usize) {
    state.lesson.turned = true;
    set(state, step);
}

fn set(state: &mut State, step: usize) {
    (state.lesson.step, state.lesson.pressed, state.lesson.wanted) = (step, None, true);
    shelf::changed(state, std::iter::empty());
}

/// The page around gives a lesson: a text, which becomes a file, or the name of a built-in one.
pub fn given(state: &mut State, text: String, name: &str, step: usize) {
    let own = !text.is_empty();
    if own {
        crate::reduce::edit(state, OWN, text);
    }
    state.lesson.source = if own { OWN } else { name }.into();
    state.side = Side::Lesson;
    set(state, step);
}

/// What is to be asked, if anything is.
pub fn ask(state: &mut State) -> Option<Ask> {
    let wanted = std::mem::take(&mut state.lesson.wanted) && !state.lesson.source.is_empty();
    let (source, step) = (state.lesson.source.clone(), state.lesson.step);
    wanted.then(|| Ask::Lesson { files: Vec::new(), source, step })
}

/// A step was heard. One that is not shown any more is passed over: the right one has been asked
/// for.
pub fn hear(state: &mut State, lesson: Lesson) {
    let study = &mut state.lesson;
    if lesson.source != study.source || (lesson.step != study.step && study.wanted) {
        return;
    }
    let known = study.shown.source == lesson.source
        && study.shown.step == lesson.step
        && study.shown.is_done();
    let news = lesson.is_done() && !known;
    study.step = lesson.step;
    study.called += u32::from(std::mem::take(&mut study.turned));
    study.shown = Rc::new(lesson);
    if news {
        let shown = Rc::clone(&study.shown);
        let number = |number: usize| number.to_string();
        let parts = vec![
            ("step", number(shown.step + 1)),
            ("of", number(shown.steps)),
            ("heading", shown.heading.clone()),
        ];
        say(state, 0, "done", parts);
    }
}

/// What pressing a line or file means: it is typed, or it becomes the file's text, as if it were
/// edited.
pub fn press(state: &mut State, at: usize) -> Action {
    state.lesson.pressed = Some(at);
    let shown = Rc::clone(&state.lesson.shown);
    match shown.pieces.get(at) {
        Some(piece) if piece.tag == Tag::Put => {
            open(state, piece.aim.clone());
            Action::Edit(piece.aim.clone(), piece.text.clone())
        }
        Some(piece) => Action::Type(piece.aim.clone()),
        None => Action::Side(Side::Lesson),
    }
}

#[cfg(test)]
#[path = "lesson_tests.rs"]
mod tests;
