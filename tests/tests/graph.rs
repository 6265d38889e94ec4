//! Plans over a generated history of 300 revisions: 2,000 pairs of ends give the steps, or the
//! errors, of the real Alembic.
use playground::{Session, Settings};
use project::{Channel, Project};
use scenarios::Pinned;
use std::rc::Rc;

const PLANS: &str = include_str!("../graph/plans.py");
const RECORDED: &str = include_str!("../graph/plans.txt");

/// What one part of the program prints.
fn printed(part: usize) -> String {
    let mut project = Project::default();
    project.files.insert("plans.py".into(), PLANS.as_bytes().to_vec());
    let mut session = Session::open(
        project,
        Settings { seconds: 60, ..Settings::default() },
        Rc::new(Pinned::new(0)),
    );
    let outcome = session.run(&format!("python plans.py {part}"), None);
    let text: String = outcome.transcript.iter().map(|event| event.pipe.as_str()).collect();
    assert_eq!(outcome.exit, 0, "{text}");
    assert!(outcome.transcript.iter().all(|event| event.channel == Channel::Stdout), "{text}");
    text
}

#[test]
fn plans_are_those_of_the_real_alembic() {
    let ours: String = (0..4).map(printed).collect();
    assert_eq!(ours.lines().count(), 2000);
    let different: Vec<_> = RECORDED
        .lines()
        .zip(ours.lines())
        .filter(|(recorded, ours)| recorded.trim() != ours.trim())
        .collect();
    assert_eq!(different, Vec::<(&str, &str)>::new());
}
