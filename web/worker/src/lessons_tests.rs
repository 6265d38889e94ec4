//! Every built-in lesson is played: at the beginning of each step some goal fails, after what the
//! step says to do all hold.
use super::*;
use playground::{Clock, Host, Settings};
use project::{Channel, Piece, Project, Tag};
use std::cell::Cell;
use std::rc::Rc;

/// A host whose ids are counted.
#[derive(Default)]
struct Counting(Cell<u8>);

impl Host for Counting {
    fn now(&self) -> Clock {
        Clock { micros: 1_764_000_000_000_000, offset: 0 }
    }
    fn random(&self) -> [u8; 16] {
        self.0.set(self.0.get() + 1);
        [self.0.get(); 16]
    }
}

fn start(project: Project) -> Session {
    Session::open(project, Settings::default(), Rc::<Counting>::default())
}

/// A session that went on must not hand out the ids of its beginning anew.
fn opened(name: &str) -> Session {
    let host = Rc::new(Counting(Cell::new(100)));
    Session::open(examples::open(name, start).project.into(), Settings::default(), host)
}

/// Does what a piece says, as its button does: gives the lines it ran.
fn press(session: &mut Session, piece: &Piece) {
    match piece.tag {
        Tag::Type if piece.text.starts_with("$ ") => {
            let outcome = session.run(&piece.aim, None);
            let said: String =
                outcome.transcript.iter().map(|event| event.terminal.as_str()).collect();
            assert_eq!(outcome.exit, 0, "{}: {said}", piece.aim);
        }
        Tag::Type => {
            let outcome = session.input(Some(&piece.aim));
            assert!(!outcome.text(Channel::Stderr).contains("Error"), "{}", piece.aim);
        }
        Tag::Put => {
            assert!(!piece.aim.is_empty(), "no file for {}", piece.text);
            session.write(&piece.aim, Some(piece.text.as_bytes()));
        }
        _ => {}
    }
}

fn missing(lesson: &project::Lesson) -> Vec<String> {
    let failing = lesson.goals.iter().filter(|goal| !goal.holds);
    failing.map(|goal| format!("{} {}", goal.text, goal.now)).collect()
}

#[test]
fn every_built_in_lesson_can_be_done_and_is_not_done_before() {
    let names: Vec<String> = examples::list().into_iter().map(|example| example.name).collect();
    let lessons: Vec<&String> =
        names.iter().filter(|name| examples::lesson(name).is_some()).collect();
    assert_eq!(lessons, ["lesson1", "lesson2"]);
    for name in lessons {
        let mut session = opened(name);
        let steps = show(name, 0, &session).steps;
        assert!(steps > 3);
        for step in 0..steps {
            let begin = show(name, step, &session);
            assert_eq!(begin.troubles, [""; 0], "{name}");
            assert!(
                !begin.is_done() && !begin.goals.is_empty(),
                "{name}, {}: done before it began",
                begin.heading
            );
            // Ids and files are known as one goes on, so each piece is asked for anew.
            for at in 0..begin.pieces.len() {
                let piece = show(name, step, &session).pieces[at].clone();
                press(&mut session, &piece);
            }
            assert_eq!(missing(&show(name, step, &session)), [""; 0], "{name}, {}", begin.heading);
        }
    }
}

#[test]
fn a_lesson_of_the_project_is_read_and_a_missing_one_is_said() {
    let mut session = start(Project::default());
    session.write("lesson.md", Some(b"# Mine\n\n## One\n\n```goal\nfile a.txt\n```\n"));
    let found = show("lesson.md", 0, &session);
    assert_eq!(
        (found.title.as_str(), found.heading.as_str(), found.is_done()),
        ("Mine", "One", false)
    );
    session.write("a.txt", Some(b""));
    assert!(show("lesson.md", 0, &session).is_done());
    assert!(show("other.md", 0, &session).troubles[0].contains("no lesson other.md"));
}
