//! The project's files as a tree: folders first, both by name. In: sorted paths. Out: entries,
//! those of a folder inside it.

/// What stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A folder: its name, its whole path, what stands in it.
    Folder(&'a str, &'a str, Vec<Entry<'a>>),
    /// A file: its name and its whole path.
    File(&'a str, &'a str),
}

/// Folders within folders that are shown as such. What lies deeper stands in the last one under the
/// rest of its path: a browser draws no hundred elements inside one another, and nobody could read
/// them.
const DEPTH: usize = 12;

/// The tree of some sorted paths; those that end with `/` are empty folders.
pub fn tree<'a>(paths: &[&'a str]) -> Vec<Entry<'a>> {
    level(paths, 0, DEPTH)
}

/// The entries whose paths have their first `from` characters in common, with so many levels of
/// folders.
fn level<'a>(paths: &[&'a str], from: usize, depth: usize) -> Vec<Entry<'a>> {
    let (mut folders, mut files, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(path) = paths.get(at) {
        let name = &path[from..];
        let Some(length) = name.find('/').filter(|_| depth > 0) else {
            at += 1;
            if !name.is_empty() && !name.ends_with('/') {
                files.push(Entry::File(name, path));
            }
            continue;
        };
        let (start, end) = (&path[..=from + length], from + length + 1);
        let inside = paths[at..].iter().take_while(|other| other.starts_with(start)).count();
        folders.push(Entry::Folder(
            &name[..length],
            start,
            level(&paths[at..at + inside], end, depth - 1),
        ));
        at += inside;
    }
    folders.append(&mut files);
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_stand_before_files_and_hold_their_own() {
        let paths = ["a.py", "empty/in/", "server/app.py", "server/migrations/env.py"];
        let env = Entry::Folder(
            "migrations",
            "server/migrations/",
            vec![Entry::File("env.py", paths[3])],
        );
        let expected = [
            Entry::Folder("empty", "empty/", vec![Entry::Folder("in", "empty/in/", vec![])]),
            Entry::Folder("server", "server/", vec![env, Entry::File("app.py", paths[2])]),
            Entry::File("a.py", "a.py"),
        ];
        assert_eq!(tree(&paths), expected);
    }

    #[test]
    fn what_lies_deep_stands_in_the_last_folder_with_the_rest_of_its_path() {
        let path = "a/".repeat(10_000) + "b.py";
        let mut inside = tree(&[&path]);
        for _ in 0..DEPTH {
            let [Entry::Folder("a", _, entries)] = &inside[..] else { panic!("a folder") };
            inside = entries.clone();
        }
        assert_eq!(inside, [Entry::File(&path[2 * DEPTH..], &path)]);
    }
}
