//! What the page does, without a browser.
use super::*;
use crate::start::lesson1;
use crate::state::Engine;
use crate::transcript::Sort;
use project::{Change, Channel, Database, Done, Event, Outcome, Table, View};

fn started() -> State {
    let state = reduce(
        &State::open(&lesson1(), "server/models.py"),
        Action::Heard(Reply::Ready { examples: vec![] }),
    );
    let id = state.outbox[0].id;
    reduce(&state, Action::Heard(Reply::Opened { id, view: View::default() }))
}

fn asked(state: &State) -> Vec<&Ask> {
    state.outbox.iter().map(|request| &request.ask).collect()
}

fn run(line: &str) -> Ask {
    Ask::Run { line: line.into(), input: None }
}

fn done(state: &State, outcome: Outcome, view: View) -> State {
    let Engine::Busy(id) = state.engine else { panic!("nothing runs") };
    reduce(state, Action::Heard(Reply::Done(Done { id, outcome, view, ..Done::default() })))
}

fn view(tables: &[&str]) -> View {
    let table = |name: &&str| Table { name: (*name).into(), ..Table::default() };
    let tables = tables.iter().map(table).collect();
    View {
        databases: vec![Database { path: "app.db".into(), tables, ..Database::default() }],
        ..View::default()
    }
}

#[test]
fn the_project_is_opened_when_the_worker_is_ready() {
    let state = reduce(
        &State::open(&lesson1(), "server/models.py"),
        Action::Heard(Reply::Ready { examples: vec![] }),
    );
    assert!(
        matches!(asked(&state)[..], [Ask::Open { project, columns: 80 }] if *project == lesson1())
    );
    assert_eq!(started().engine, Engine::Idle);
}

#[test]
fn lines_run_one_after_the_other() {
    let state = reduce(&started(), Action::Submit("ls\npwd".into()));
    assert_eq!(asked(&state), [&run("ls")]);
    let state = done(&state, Outcome::default(), View::default());
    assert_eq!(asked(&state), [&run("pwd")]);
}

#[test]
fn lines_typed_while_the_engine_starts_wait() {
    let state = reduce(&State::open(&lesson1(), "server/models.py"), Action::Submit("ls".into()));
    assert!(state.outbox.is_empty());
    let state = reduce(&state, Action::Heard(Reply::Ready { examples: vec![] }));
    let id = state.outbox[0].id;
    let state = reduce(&state, Action::Heard(Reply::Opened { id, view: View::default() }));
    assert_eq!(asked(&state), [&run("ls")]);
}

#[test]
fn a_here_document_is_the_commands_input() {
    let state = reduce(&started(), Action::Submit("flask shell <<EOF\n1 + 1\nEOF".into()));
    assert_eq!(
        asked(&state),
        [&Ask::Run { line: "flask shell".into(), input: Some("1 + 1\n".into()) }]
    );
    let prompts: Vec<&str> = state.terminal.lines.iter().map(|line| line.prompt.as_str()).collect();
    assert_eq!(prompts, ["playground $ ", "> ", "> "]);
}

#[test]
fn a_waiting_program_gets_the_lines() {
    let state = reduce(&started(), Action::Submit("flask shell".into()));
    let state = done(
        &state,
        Outcome { prompt: Some(">>> ".into()), ..Outcome::default() },
        View::default(),
    );
    let state = reduce(&state, Action::Submit("1 + 1".into()));
    assert_eq!(asked(&state), [&Ask::Input { line: Some("1 + 1".into()) }]);
    assert_eq!(state.terminal.lines.last().map(|line| line.prompt.as_str()), Some(">>> "));
}

#[test]
fn edits_reach_the_worker_before_the_line() {
    let state = reduce(&started(), Action::Edit("server/models.py".into(), "x = 1\n".into()));
    let state = reduce(&state, Action::Submit("python models.py".into()));
    let content = Some(b"x = 1\n".to_vec());
    assert_eq!(
        asked(&state),
        [&Ask::Write { path: "server/models.py".into(), content }, &run("python models.py")]
    );
}

#[test]
fn stopping_starts_another_worker_with_the_project_as_it_is() {
    let state = reduce(&started(), Action::Edit("server/models.py".into(), "x = 1\n".into()));
    let state = reduce(&state, Action::Submit("flask db migrate\nflask db upgrade".into()));
    let state = reduce(&state, Action::Interrupt);
    assert_eq!((&state.engine, state.generation), (&Engine::Starting, 1));
    let state = reduce(&state, Action::Heard(Reply::Ready { examples: vec![] }));
    let [Ask::Open { project, .. }] = asked(&state)[..] else { panic!("{:?}", state.outbox) };
    let models = project.files.iter().find(|file| file.path == "server/models.py");
    assert_eq!(models.and_then(|file| file.content.as_deref()), Some(&b"x = 1\n"[..]));
    assert!(state.terminal.waiting.is_empty());
}

#[test]
fn changed_files_are_taken_over_and_marked() {
    let state = reduce(&started(), Action::Submit("touch a".into()));
    let gone = Change { path: "server/app.py".into(), content: None };
    let made = Change { path: "server/a".into(), content: Some(b"".to_vec()) };
    let state =
        done(&state, Outcome { changed: vec![gone, made], ..Outcome::default() }, View::default());
    assert!(!state.files.has("server/app.py"));
    assert!(state.fresh.contains(&"server/a".to_string()));
}

#[test]
fn output_and_exit_code_are_printed() {
    let state = reduce(&started(), Action::Submit("nope".into()));
    let text = "nope: command not found\n";
    let event = Event { channel: Channel::Stderr, pipe: text.into(), terminal: text.into() };
    let state = done(
        &state,
        Outcome { exit: 127, transcript: vec![event], ..Outcome::default() },
        View::default(),
    );
    let seen: Vec<(Sort, &str)> =
        state.terminal.lines.iter().map(|line| (line.sort, line.text.as_str())).collect();
    let expected = [
        (Sort::Command, "nope"),
        (Sort::Error, "nope: command not found"),
        (Sort::Note, "exit code 127"),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn the_newest_table_is_shown_where_the_shown_one_is_gone() {
    let place = |table: &str| Some(Place { database: "app.db".into(), table: table.into() });
    let state = reduce(&started(), Action::Submit("flask db upgrade".into()));
    let state = done(&state, Outcome::default(), view(&["alembic_version", "department"]));
    assert_eq!(state.place, place("department"));
    let state = reduce(&state, Action::Submit("flask db upgrade".into()));
    let state = done(&state, Outcome::default(), view(&["alembic_version", "departments"]));
    assert_eq!(state.place, place("departments"));
}

#[test]
fn a_table_that_appears_is_shown() {
    let state = reduce(&started(), Action::Submit("flask db upgrade".into()));
    let state = done(&state, Outcome::default(), view(&["alembic_version"]));
    let state = reduce(&state, Action::Submit("flask db upgrade".into()));
    let state = done(&state, Outcome::default(), view(&["alembic_version", "employees"]));
    assert_eq!(state.place.as_ref().map(|place| place.table.as_str()), Some("employees"));
    let state = reduce(
        &state,
        Action::Show(Place { database: "app.db".into(), table: "alembic_version".into() }),
    );
    let state = reduce(&state, Action::Submit("ls".into()));
    let state = done(&state, Outcome::default(), view(&["alembic_version", "employees"]));
    assert_eq!(state.place.as_ref().map(|place| place.table.as_str()), Some("alembic_version"));
}

#[test]
fn a_dead_worker_is_replaced() {
    let state = reduce(&started(), Action::Submit("ls".into()));
    let state = reduce(&state, Action::Lost("unreachable".into()));
    assert_eq!((&state.engine, state.generation, state.outbox.len()), (&Engine::Starting, 1, 0));
}

#[test]
fn a_start_that_died_is_not_repeated_and_saves_nothing() {
    let state = reduce(
        &State::open(&lesson1(), "server/models.py"),
        Action::Heard(Reply::Ready { examples: vec![] }),
    );
    let died = reduce(&state, Action::Lost("unreachable".into()));
    assert_eq!(died.engine, Engine::Halted("unreachable".into()));
    assert_eq!((died.generation, died.shelf.turn, died.outbox.len()), (0, 0, 0));
    let typed = reduce(&died, Action::Submit("ls".into()));
    assert!(typed.outbox.is_empty() && typed.terminal.waiting.is_empty());
    let edited = reduce(&typed, Action::Edit("server/models.py".into(), "x = 1\n".into()));
    let started = reduce(&edited, Action::StartEngine);
    assert_eq!((&started.engine, started.generation), (&Engine::Starting, 1));
    let ready = reduce(&started, Action::Heard(Reply::Ready { examples: vec![] }));
    let text = |ask: &Ask| match ask {
        Ask::Open { project, .. } => {
            project.files.iter().any(|file| file.content.as_deref() == Some(b"x = 1\n"))
        }
        _ => false,
    };
    assert!(asked(&ready).into_iter().any(text), "the edited project is opened");
}

#[test]
fn a_project_that_does_not_open_in_time_halts_the_engine() {
    let state = reduce(
        &State::open(&lesson1(), "server/models.py"),
        Action::Heard(Reply::Ready { examples: vec![] }),
    );
    let id = state.outbox[0].id;
    assert!(matches!(reduce(&state, Action::OpenLate(id)).engine, Engine::Halted(_)));
    let opened = reduce(&state, Action::Heard(Reply::Opened { id, view: View::default() }));
    assert_eq!(reduce(&opened, Action::OpenLate(id)).engine, Engine::Idle);
}

#[test]
fn a_wish_is_asked_again_when_the_third_worker_dies_over_it_but_only_once() {
    let wished = |state: &State| {
        state.errands.outbox.iter().any(|request| matches!(request.ask, Ask::Example { .. }))
    };
    let ready = Action::Ran(Reply::Ready { examples: vec![] });
    let state = reduce(&started(), Action::Example("empty".into()));
    let state = reduce(&state, ready.clone());
    assert!(wished(&state));
    let state = reduce(&reduce(&state, Action::ErrandLost), ready.clone());
    assert!(wished(&state));
    let state = reduce(&reduce(&state, Action::ErrandLost), ready);
    assert!(!wished(&state));
    let said = &state.terminal.lines.last().unwrap().text;
    assert!(said.contains("the engine stopped twice"), "{said}");
}

#[test]
fn previews_are_given_up_for_one_project_only() {
    let ready = Action::Scouted(Reply::Ready { examples: vec![] });
    let mut state = reduce(&started(), ready.clone());
    for _ in 0..4 {
        state = reduce(&reduce(&state, Action::ScoutLost), ready.clone());
    }
    assert_eq!(state.scout.preview.words, "no preview");
    let generation = state.scout.generation;
    shelf::show(&mut state, &project::Bundle { project: lesson1(), ..Default::default() });
    assert_eq!(state.scout.generation, generation + 1);
    let state = reduce(&state, ready);
    assert!(
        state
            .scout
            .outbox
            .iter()
            .any(|request| matches!(request.ask, Ask::Preview { .. } | Ask::Lesson { .. }))
    );
}

#[test]
fn a_preview_that_hangs_is_ended_and_asked_of_another_worker() {
    let state = reduce(&started(), Action::Scouted(Reply::Ready { examples: vec![] }));
    let id = state.scout.outbox[0].id;
    let late = reduce(&state, Action::ScoutLate(id));
    assert_eq!(late.scout.generation, state.scout.generation + 1);
    assert_eq!(reduce(&late, Action::ScoutLate(id)).scout.generation, late.scout.generation);
}

#[test]
fn a_line_that_starts_nothing_is_answered_in_a_frame() {
    let mut state = started();
    state.embed.form = Form::Whole;
    let state = reduce(&state, Action::Told(1, Told::Run(String::new())));
    let state = reduce(&state, Action::Told(2, Told::Run("ls".into())));
    let answers: Vec<_> = state.embed.said.iter().map(|said| (said.id, said.event)).collect();
    assert_eq!(answers, [(1, "ran")]);
    assert_eq!(asked(&state), [&run("ls")]);
}

#[test]
fn a_project_that_another_tab_deleted_for_good_is_written_whole() {
    let mut state = started();
    (state.shelf.id, state.shelf.standing) = (Some(7), shelf::Standing::Kept);
    let next = reduce(&state, Action::Shelved(Word::Gone));
    assert!(next.shelf.all && next.shelf.turn > state.shelf.turn);
}

#[test]
fn closing_the_front_tab_shows_its_neighbour() {
    let state = reduce(&started(), Action::Open("server/app.py".into()));
    let state = reduce(&state, Action::Close("server/app.py".into()));
    assert_eq!(state.active.as_deref(), Some("server/models.py"));
    let state = reduce(&state, Action::Close("server/models.py".into()));
    assert_eq!(state.active, None);
}

#[test]
fn sql_is_seen_to_run_and_lines_wait_for_it() {
    let mut state = started();
    state.view = std::rc::Rc::new(view(&["pets"]));
    let state = reduce(&state, Action::Sql("select 1".into()));
    let state = reduce(&state, Action::RunSql(false));
    let Engine::Busy(id) = state.engine else { panic!("nothing runs") };
    let state = reduce(&state, Action::Submit("pwd".into()));
    assert!(!asked(&state).contains(&&run("pwd")));
    let result =
        Reply::Result { id, page: Default::default(), changed: vec![], view: view(&["pets"]) };
    assert!(asked(&reduce(&state, Action::Heard(result))).contains(&&run("pwd")));
    let stopped = reduce(&state, Action::Interrupt);
    assert_eq!((stopped.engine, stopped.generation), (Engine::Starting, state.generation + 1));
}

#[test]
fn a_line_that_is_given_up_stays_to_be_read() {
    let state = reduce(&started(), Action::Draft("flask db".into()));
    let state = reduce(&state, Action::Interrupt);
    assert_eq!(state.terminal.draft, "");
    assert_eq!(state.terminal.lines.last().map(|line| line.text.as_str()), Some("flask db^C"));
    assert_eq!(reduce(&state, Action::Interrupt).terminal.lines.len(), state.terminal.lines.len());
}

#[test]
fn what_lies_over_the_page_moves_nobody_elsewhere() {
    let state = started();
    let shown = reduce(&state, Action::Overlay(Overlay::Keys));
    assert_eq!(reduce(&shown, Action::Overlay(Overlay::None)).focus, state.focus);
    let closed = reduce(&state, Action::Close("server/models.py".into()));
    assert_eq!(closed.focus, (Pane::Terminal, state.focus.1 + 1));
}
