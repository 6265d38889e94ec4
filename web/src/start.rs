//! The project a first visit opens: lesson 1 as its repository has it.
use project::Project;
use std::collections::BTreeMap;

const FILES: [(&str, &str); 2] = [
    ("server/app.py", include_str!("../start/lesson1/server/app.py")),
    ("server/models.py", include_str!("../start/lesson1/server/models.py")),
];

/// Lesson 1 before its first command.
pub fn lesson1() -> Project {
    let files = FILES.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect();
    let env = BTreeMap::from([("FLASK_APP".into(), "app.py".into()), ("FLASK_RUN_PORT".into(), "5555".into())]);
    Project { files, env, ..Project::default() }
}
