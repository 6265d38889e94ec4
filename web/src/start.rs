//! The project a first visit opens: lesson 1 as its repository has it.
use crate::lesson;
use crate::state::State;
use project::{Bundle, Change, Parcel};

const FILES: [(&str, &str); 2] = [
    ("server/app.py", include_str!("../examples/lesson1/server/app.py")),
    ("server/models.py", include_str!("../examples/lesson1/server/models.py")),
];

/// Lesson 1 before its first command.
pub fn lesson1() -> Parcel {
    let file = |(path, text): &(&str, &str)| Change {
        path: (*path).into(),
        content: Some(text.as_bytes().to_vec()),
    };
    let env = [("FLASK_APP", "app.py"), ("FLASK_RUN_PORT", "5555")];
    let env = env.map(|(name, value)| (name.into(), value.into())).into();
    Parcel { files: FILES.iter().map(file).collect(), env, ..Parcel::default() }
}

/// The first visit has the lesson beside the project.
pub fn begin(state: &mut State) {
    let bundle = Bundle { lesson: "lesson1".into(), ..Bundle::default() };
    lesson::begin(state, &bundle);
}
