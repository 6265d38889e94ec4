//! Random pairs of models: autogenerate, upgrade, autogenerate again, downgrade - each line as the real Alembic printed it.
//! A line holds the rendered scripts, what is found afterwards, the rows, and the schema after the way back. `PAIRS=5000` plays
//! all that were recorded; without it the first 500 are played.
use playground::{Session, Settings};
use project::Project;
use scenarios::Pinned;
use std::rc::Rc;

const PROGRAM: &str = include_str!("../pairs/pairs.py");
const RECORDED: &str = include_str!("../pairs/pairs.txt");
/// Pairs played by one process.
const STEP: usize = 100;

fn played(first: usize) -> String {
    let mut project = Project::default();
    project.files.insert("pairs.py".into(), PROGRAM.as_bytes().to_vec());
    let mut session = Session::open(project, Settings::default(), Rc::new(Pinned::new(0)));
    let outcome = session.run(&format!("python pairs.py {first} {STEP}"), None);
    outcome.transcript.iter().map(|event| event.pipe.as_str()).collect()
}

#[test]
fn pairs_end_as_with_the_real_alembic() {
    let count = std::env::var("PAIRS").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let recorded: Vec<&str> = RECORDED.lines().take(count).collect();
    let ours: String = (0..count).step_by(STEP).map(played).collect();
    let ours: Vec<&str> = ours.lines().collect();
    assert_eq!(ours.len(), recorded.len());
    let different: Vec<_> = recorded.iter().zip(&ours).filter(|(recorded, ours)| recorded != ours).collect();
    println!("{} of {} pairs are equal", recorded.len() - different.len(), recorded.len());
    assert!(different.is_empty(), "{different:#?}");
}
