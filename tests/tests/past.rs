//! Undo over what the real tools were recorded doing: each step of a lesson is taken back and done
//! again byte for byte, the migration that failed too.
use project::{Around, Past, Project, Shot};
use scenarios::{Player, Scenario};
use std::path::Path;
use std::rc::Rc;

/// The evaluator's recursion needs room.
const STACK: usize = 512 << 20;

fn shot(project: &Project) -> Shot {
    let files = project
        .files
        .iter()
        .map(|(path, bytes)| (Rc::from(path.as_str()), Rc::new(bytes.clone())))
        .collect();
    let env = project.env.clone().into_iter().collect();
    let around = Around { folders: project.folders.clone(), cwd: project.cwd.clone(), env };
    Shot { files, around: Rc::new(around) }
}

fn open(name: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let text =
        std::fs::read_to_string(folder.join(name).with_extension("txt")).expect("a scenario");
    let base = |base: &str| {
        std::fs::read_to_string(folder.join("base").join(base).with_extension("txt")).ok()
    };
    Scenario::parse(&text, &base).expect("a scenario")
}

/// Plays a scenario, keeping every state; then walks back and forth.
fn there_and_back(name: &str) {
    let scenario = open(name);
    let mut player = Player::open(&scenario, 1_748_779_200_000_000, "2025-06-01");
    let mut states = vec![shot(player.session().project())];
    let mut past = Past::new(states[0].clone());
    let mut lines = Vec::new();
    for step in &scenario.steps {
        player.step(step).expect("a step");
        let now = shot(player.session().project());
        if past.record(&step.line, now.clone()) {
            states.push(now);
            lines.push(step.line.clone());
        }
    }
    for at in (1..states.len()).rev() {
        assert_eq!(past.undo(), Some((states[at - 1].clone(), lines[at - 1].clone())));
    }
    for at in 1..states.len() {
        assert_eq!(past.redo(), Some((states[at].clone(), lines[at - 1].clone())));
    }
}

#[test]
fn each_step_is_taken_back_byte_for_byte() {
    let play =
        || ["lesson1_unedited", "lesson1_flask_migrate", "lesson2_alembic"].map(there_and_back);
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(play)
        .expect("a thread")
        .join()
        .expect("it passes");
}
