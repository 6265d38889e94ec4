//! The migration scripts of a project: id, what they build on, message. In: texts. Out:
//! [`Revision`]s. Only the assignments that Alembic's template writes are read; what a script does
//! is the engine's business.
use crate::Revision;
use std::collections::BTreeMap;

/// Every script under a `versions` folder, newest first.
pub fn revisions(files: &BTreeMap<String, Vec<u8>>, versions: &[String]) -> Vec<Revision> {
    let scripts =
        files.iter().filter(|(path, _)| path.contains("versions/") && path.ends_with(".py"));
    let mut found: Vec<Revision> = scripts
        .filter_map(|(path, bytes)| revision(path, &String::from_utf8_lossy(bytes)))
        .collect();
    let below: Vec<String> = found.iter().flat_map(|revision| revision.down.clone()).collect();
    for revision in &mut found {
        revision.head = !below.contains(&revision.id);
        revision.current = versions.contains(&revision.id);
    }
    newest_first(found)
}

/// What a script says of itself; none where it names no revision.
pub fn revision(path: &str, text: &str) -> Option<Revision> {
    let id = words(assigned(text, "revision")?).into_iter().next()?;
    let down = assigned(text, "down_revision").map(words).unwrap_or_default();
    Some(Revision { id, down, message: message(text), path: path.into(), ..Revision::default() })
}

/// The right side of `name = …` or `name: annotation = …` at a line's start.
fn assigned<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let rest = line.strip_prefix(name)?;
        let plain = rest.trim_start().strip_prefix('=');
        plain.or_else(|| {
            rest.strip_prefix(':').and_then(|rest| rest.split_once('=')).map(|(_, value)| value)
        })
    })
}

/// The string literals of an expression.
fn words(expression: &str) -> Vec<String> {
    expression.split(['\'', '"']).skip(1).step_by(2).map(String::from).collect()
}

fn message(text: &str) -> String {
    let inside = text.trim_start().trim_start_matches(['"', '\'']);
    inside.lines().next().unwrap_or_default().trim_end_matches(['"', '\'']).into()
}

/// Heads first, each script above those it builds on; a circle ends the list instead of the tab.
fn newest_first(mut waiting: Vec<Revision>) -> Vec<Revision> {
    let mut sorted = Vec::new();
    while !waiting.is_empty() {
        let stands_below = |id: &String| waiting.iter().any(|other| other.down.contains(id));
        let at = waiting.iter().position(|revision| !stands_below(&revision.id)).unwrap_or(0);
        sorted.push(waiting.remove(at));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> (String, Vec<u8>) {
        (format!("migrations/versions/{path}.py"), text.as_bytes().to_vec())
    }

    #[test]
    fn scripts_stand_above_those_they_build_on() {
        let files = BTreeMap::from([
            file("a", "\"\"\"first\n\"\"\"\nrevision = 'a1'\ndown_revision = None\n"),
            file(
                "b",
                "\"\"\"second\"\"\"\nrevision: str = 'b2'\ndown_revision: Union[str, None] = 'a1'\n",
            ),
            file("c", "\"\"\"merge\"\"\"\nrevision = 'c3'\ndown_revision = ('b2', 'a1')\n"),
        ]);
        let found = revisions(&files, &["b2".into()]);
        let seen: Vec<_> =
            found.iter().map(|r| (r.id.as_str(), r.message.as_str(), r.head, r.current)).collect();
        assert_eq!(
            seen,
            [
                ("c3", "merge", true, false),
                ("b2", "second", false, true),
                ("a1", "first", false, false)
            ]
        );
    }

    #[test]
    fn a_circle_of_revisions_is_listed_too() {
        let files = BTreeMap::from([
            file("a", "revision = 'a1'\ndown_revision = 'b2'\n"),
            file("b", "revision = 'b2'\ndown_revision = 'a1'\n"),
        ]);
        assert_eq!(revisions(&files, &[]).len(), 2);
    }
}
