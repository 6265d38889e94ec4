//! Random models, played as the real tools played them, line by line. Pairs: autogenerate, upgrade,
//! autogenerate again, downgrade; a line holds the rendered scripts, what is found afterwards, the
//! rows, and the schema after the way back. Reflection: DDL, reflection, comparison, the reflected
//! tables' DDL. `PAIRS=10000` plays all that were recorded.
use playground::{Session, Settings};
use project::Project;
use scenarios::Pinned;
use std::rc::Rc;

const PAIRS: &str = include_str!("../pairs/pairs.py");
const REFLECTION: &str = include_str!("../pairs/reflection.py");
/// Seeds played by one process.
const STEP: usize = 100;

fn played(program: &str, first: usize) -> String {
    let mut project = Project::default();
    for (path, text) in [("pairs.py", PAIRS), ("reflection.py", REFLECTION)] {
        project.files.insert(path.into(), text.as_bytes().to_vec());
    }
    let settings = Settings { seconds: 60, ..Settings::default() };
    let mut session = Session::open(project, settings, Rc::new(Pinned::new(0)));
    let outcome = session.run(&format!("python {program} {first} {STEP}"), None);
    outcome.transcript.iter().map(|event| event.pipe.as_str()).collect()
}

fn compare(program: &str, recorded: &str) {
    let wanted = std::env::var("PAIRS").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let recorded: Vec<&str> = recorded.lines().take(wanted).collect();
    let ours: String =
        (0..recorded.len()).step_by(STEP).map(|first| played(program, first)).collect();
    let ours: Vec<&str> = ours.lines().collect();
    assert_eq!(ours.len(), recorded.len(), "{:?}", ours.last());
    let different: Vec<_> =
        recorded.iter().zip(&ours).filter(|(recorded, ours)| recorded != ours).collect();
    println!("{program}: {} of {} are equal", recorded.len() - different.len(), recorded.len());
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn pairs_end_as_with_the_real_alembic() {
    compare("pairs.py", include_str!("../pairs/pairs.txt"));
}

#[test]
fn models_are_reflected_as_they_were_written() {
    let recorded = include_str!("../pairs/reflection.txt");
    assert!(recorded.lines().all(|line| line.contains(" nothing empty same ")));
    compare("reflection.py", recorded);
}
