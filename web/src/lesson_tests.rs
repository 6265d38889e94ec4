//! The lesson beside a project, without a browser.
use super::*;
use crate::reduce::reduce;
use crate::start::lesson1;
use crate::state::Pane;
use project::{Change, Goal, Piece, Reply};

fn opened(lesson: &str, panes: &str, files: &[&str]) -> State {
    let mut bundle = Bundle {
        lesson: lesson.into(),
        panes: panes.into(),
        project: lesson1(),
        ..Bundle::default()
    };
    let file = |path: &&str| Change { path: (*path).into(), content: Some(Vec::new()) };
    bundle.project.files.extend(files.iter().map(file));
    let mut state = State::open(&lesson1(), "server/models.py");
    shelf::show(&mut state, &bundle);
    reduce(&state, Action::Scouted(Reply::Ready { examples: vec![] }))
}

fn asked(state: &State) -> Option<(&str, usize)> {
    state.scout.outbox.iter().find_map(|request| match &request.ask {
        Ask::Lesson { source, step, .. } => Some((source.as_str(), *step)),
        _ => None,
    })
}

fn heard(state: &State, step: usize, holds: bool) -> State {
    let piece = |tag, text: &str, aim: &str| Piece { tag, text: text.into(), aim: aim.into() };
    let pieces =
        vec![piece(Tag::Type, "$ ls", "ls"), piece(Tag::Put, "x = 1\n", "server/models.py")];
    let goals = vec![Goal { holds, ..Goal::default() }];
    let lesson =
        Lesson { source: "lesson1".into(), step, steps: 3, pieces, goals, ..Lesson::default() };
    reduce(state, Action::Scouted(Reply::Lesson { id: 1, lesson }))
}

#[test]
fn a_lesson_comes_to_the_front_unless_something_else_was_there() {
    assert_eq!(opened("lesson1", "", &[]).side, Side::Lesson);
    assert_eq!(opened("lesson1", "database", &[]).side, Side::Database);
    assert_eq!(opened("lesson1", "revisions", &[]).side, Side::Revisions);
    assert_eq!(opened("", "", &[]).side, Side::Database);
    let own = opened("", "", &["lesson.md"]);
    assert_eq!((own.side, own.lesson.source.as_str()), (Side::Lesson, "lesson.md"));
}

#[test]
fn the_step_is_asked_for_whenever_something_changed() {
    let state = opened("lesson1", "", &[]);
    assert_eq!(asked(&state), Some(("lesson1", 0)));
    let state = heard(&state, 0, false);
    assert_eq!(asked(&state), None);
    let state =
        reduce(&state, Action::Scouted(Reply::Preview { id: 1, preview: Default::default() }));
    let state = reduce(&state, Action::Edit("server/models.py".into(), "y = 2\n".into()));
    assert_eq!(asked(&state), Some(("lesson1", 0)));
    assert!(asked(&opened("", "", &[])).is_none());
}

#[test]
fn steps_are_turned_and_kept() {
    let state = heard(&opened("lesson1", "", &[]), 0, true);
    let turn = state.shelf.turn;
    let state = reduce(&state, Action::Step(1));
    assert!(state.shelf.turn > turn);
    assert_eq!((shelf::place(&state).lesson.as_str(), shelf::place(&state).step), ("lesson1", 1));
    // A late answer about the step before changes nothing.
    let late = heard(&state, 0, true);
    assert_eq!((late.lesson.step, late.lesson.called), (1, 0));
    let state =
        reduce(&state, Action::Scouted(Reply::Preview { id: 1, preview: Default::default() }));
    assert_eq!(asked(&state), Some(("lesson1", 1)));
    // The keyboard comes along when the next step is there.
    assert_eq!(heard(&state, 1, false).lesson.called, 1);
}

#[test]
fn a_line_is_typed_and_a_file_is_edited() {
    let state = heard(&opened("lesson1", "", &[]), 0, false);
    let typed = reduce(&state, Action::Press(0));
    assert_eq!((typed.terminal.draft.as_str(), typed.focus.0), ("ls", Pane::Terminal));
    assert_eq!(typed.lesson.place(), "do-1");
    let put = reduce(&typed, Action::Press(1));
    assert_eq!(
        (put.files.text("server/models.py"), put.active.as_deref()),
        (Some("x = 1\n"), Some("server/models.py"))
    );
    assert_eq!(put.history.editing.as_deref(), Some("server/models.py"));
    assert_eq!(put.lesson.place(), "lesson-next");
    assert_eq!(reduce(&put, Action::Study).lesson.called, state.lesson.called + 1);
}

#[test]
fn the_page_around_hears_once_that_a_step_is_done() {
    let mut state = opened("lesson1", "", &[]);
    state.embed.form = Form::Lesson;
    let state = heard(&state, 0, false);
    let state = heard(&heard(&state, 0, true), 0, true);
    let said: Vec<&str> = state.embed.said.iter().map(|said| said.event).collect();
    assert_eq!(said, ["done"]);
    assert_eq!(
        state.embed.said[0].parts[..2],
        [("step", "1".to_string()), ("of", "3".to_string())]
    );
}

#[test]
fn the_page_around_gives_a_lesson() {
    let mut state = opened("", "", &[]);
    given(&mut state, "## One\n".into(), "", 4);
    assert_eq!((state.lesson.source.as_str(), state.lesson.step), (OWN, 4));
    assert_eq!(state.files.text(OWN), Some("## One\n"));
    given(&mut state, String::new(), "lesson2", 0);
    assert_eq!((state.lesson.source.as_str(), state.side), ("lesson2", Side::Lesson));
}
