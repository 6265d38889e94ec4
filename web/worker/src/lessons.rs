//! Lessons: a built-in one or a text of the project, held against a project. In: its name or path,
//! the step, a session that holds the project. Out: the step as the page shows it.
use crate::{examples, graph, schema};
use lesson::{Facts, Lesson};
use playground::Session;
use project::SqlValue;

/// The step, with which of its goals hold.
pub fn show(source: &str, step: usize, session: &Session) -> project::Lesson {
    let files = &session.project().files;
    let own = || files.get(source).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let Some(text) = examples::lesson(source).map(String::from).or_else(own) else {
        let trouble =
            format!("There is no lesson {source} here. Write one, or take another with Examples.");
        return project::Lesson {
            source: source.into(),
            troubles: vec![trouble],
            ..project::Lesson::default()
        };
    };
    held(&Lesson::parse(&text), source, step, session)
}

/// A lesson that is read already.
fn held(lesson: &Lesson, source: &str, step: usize, session: &Session) -> project::Lesson {
    let databases = schema::read(session);
    let versions: Vec<String> =
        databases.iter().flat_map(|database| database.versions.clone()).collect();
    let files = &session.project().files;
    let mut revisions = project::revisions(files, &versions);
    graph::lay_out(&mut revisions);
    let ask =
        |database: &str, sql: &str| match session.read(database, sql).ok()?.1.first()?.first()? {
            SqlValue::Integer(number) => Some(*number),
            _ => None,
        };
    lesson.show(
        source,
        step,
        &Facts { databases: &databases, revisions: &revisions, files, ask: &ask },
    )
}

#[cfg(test)]
#[path = "lessons_tests.rs"]
mod tests;
