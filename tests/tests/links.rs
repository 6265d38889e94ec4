//! The lessons' final states as links: they must fit where people paste them.
use project::{Bundle, Parcel};
use scenarios::{Player, Scenario};
use std::path::{Path, PathBuf};

/// Plays a scenario to its end: the project, and what was typed.
fn played(name: &str) -> Bundle {
    bundle(&std::fs::read_to_string(folder().join(name)).expect("is there"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn bundle(text: &str) -> Bundle {
    let scenario = Scenario::parse(text, &|base| {
        std::fs::read_to_string(folder().join(format!("base/{base}.txt"))).ok()
    })
    .expect("a scenario");
    let mut player = Player::open(&scenario, 1_764_000_000_123_456, "2025-11-24");
    let mut bundle = Bundle {
        title: "Lesson".into(),
        panes: "side=tables".into(),
        lesson: "lesson1".into(),
        step: 7,
        line: 12,
        ..Bundle::default()
    };
    for step in &scenario.steps {
        let seen = player.step(step).expect("runs");
        assert_eq!(seen.exit, 0, "{}: {}", step.line, seen.stderr);
        bundle.typed.push(step.line.trim_start_matches("$ ").to_string());
    }
    bundle.project = Parcel::from(player.project());
    bundle.open = bundle
        .project
        .files
        .iter()
        .map(|file| file.path.clone())
        .find(|path| path.ends_with("models.py"))
        .unwrap_or_default();
    bundle
}

/// Lengths are measured and said; the wall is the issue's.
fn fits(name: &str, bundle: &Bundle, most: usize) {
    let link = share::link::encode(bundle);
    let bytes: usize =
        bundle.project.files.iter().filter_map(|file| file.content.as_ref()).map(Vec::len).sum();
    println!(
        "{name}: {} files, {bytes} bytes, {} lines typed: link of {} characters",
        bundle.project.files.len(),
        bundle.typed.len(),
        link.len()
    );
    assert!(link.len() <= most, "{name}: {} characters, {most} are allowed", link.len());
    assert_eq!(share::link::decode(&link).expect("opens").bundle, *bundle);
}

#[test]
fn both_lessons_fit_into_1100_characters() {
    for (name, scenario) in
        [("lesson1", "lesson1_flask_migrate.txt"), ("lesson2", "lesson2_alembic.txt")]
    {
        let bundle = played(scenario);
        fits(name, &bundle, 1100);
        // What tests/record/exports.py gives to the real tools.
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/exports");
        std::fs::create_dir_all(&folder).expect("a folder");
        let zip = share::export::zip(&bundle).expect("packs");
        std::fs::write(folder.join(format!("{name}.zip")), zip).expect("writes");
    }
}

#[test]
fn thirty_five_revisions_fit_into_3000_characters() {
    let names = [
        "age", "city", "email", "phone", "salary", "title", "street", "notes", "birthday",
        "country", "language", "rating",
    ];
    let mut columns = String::new();
    let mut steps = String::from("title: many revisions\nuse: flask\n");
    for number in 0..35 {
        columns += &format!(
            "    {}{} = db.Column(db.{})\n",
            names[number % 12],
            number / 12,
            ["String", "Integer", "String(40)"][number % 3]
        );
        steps += &format!(
            "edit models.py <<END\nfrom flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n\n\nclass Person(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n{columns}END\n"
        );
        steps += if number == 0 { "$ flask db init\n" } else { "" };
        steps +=
            &format!("$ flask db migrate -m \"add {}\"\n$ flask db upgrade\n", names[number % 12]);
    }
    let mut bundle = bundle(&steps);
    bundle.typed.retain(|line| line.starts_with("flask"));
    bundle.typed.truncate(20);
    fits("35 revisions", &bundle, 3000);
}
