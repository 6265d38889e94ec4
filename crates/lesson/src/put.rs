//! Texts that files get. In: a path as a lesson writes it, a block, the project's files. Out: the
//! file's path and its new text.
use std::collections::BTreeMap;

/// The word that says that a block is a part of the file.
pub(crate) const PART: &str = "part";

/// Files as a project has them.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The file and all of its text. With `part` behind the path the block's functions and classes take
/// the place of those of the same name, and the rest stays. So it is too where the path has a `*`:
/// such a name has an id in it that nobody knows beforehand, and so has the file. None where no
/// file fits.
pub(crate) fn put(aim: &str, block: &str, files: &Files) -> Option<(String, String)> {
    let (path, part) = aim.split_once(' ').unwrap_or((aim, ""));
    if !path.contains('*') && part.trim() != PART {
        return Some((path.into(), block.into()));
    }
    let (found, bytes) = files.iter().find(|(other, _)| fits(path, other))?;
    Some((found.clone(), merged(std::str::from_utf8(bytes).ok()?, block)))
}

/// Whether a path is the one meant; `*` stands for any letters within a name, and no other sign is
/// one of a pattern.
pub(crate) fn fits(pattern: &str, path: &str) -> bool {
    let letter = |c: char| if "?[]{}!\\".contains(c) { format!("\\{c}") } else { c.to_string() };
    glob_match::glob_match(&pattern.chars().map(letter).collect::<String>(), path)
}

/// A text with some of its functions and classes replaced; one it does not have comes to its end.
fn merged(text: &str, block: &str) -> String {
    let new = parts(block).into_iter().filter(|part| !part.name.is_empty());
    let mut new: BTreeMap<&str, &str> = new.map(|part| (part.name, part.text.trim_end())).collect();
    let mut out = String::new();
    for part in parts(text) {
        match new.remove(part.name) {
            Some(replaced) => {
                out.push_str(replaced);
                out.push_str(&part.text[part.text.trim_end().len()..]);
            }
            None => out.push_str(part.text),
        }
    }
    for function in new.values() {
        out.truncate(out.trim_end().len());
        out.extend(["\n\n\n", function, "\n"]);
    }
    out
}

/// A function or class with what follows it up to the next thing at a line's beginning, or what
/// stands between; then without a name.
struct Part<'a> {
    name: &'a str,
    text: &'a str,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut found, mut from, mut name, mut at) = (Vec::new(), 0, "", 0);
    for line in text.split_inclusive('\n') {
        let begins =
            line.starts_with(|letter: char| letter.is_alphanumeric() || "@#_\"'".contains(letter));
        let named = line.strip_prefix("def ").or_else(|| line.strip_prefix("class "));
        let function = named.and_then(|rest| rest.split(['(', ':']).next()).map(str::trim);
        if function.is_some() || begins && !name.is_empty() {
            found.push(Part { name, text: &text[from..at] });
            (from, name) = (at, function.unwrap_or_default());
        }
        at += line.len();
    }
    found.push(Part { name, text: &text[from..] });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\"\"\"rename\"\"\"\nrevision = 'a1'\n\n\ndef upgrade():\n    op.drop_table('a')\n\n\ndef downgrade():\n    pass\n";

    #[test]
    fn functions_are_replaced_and_the_ids_stay() {
        let files =
            Files::from([("versions/a1_rename.py".to_string(), SCRIPT.as_bytes().to_vec())]);
        let block = "def upgrade():\n    op.rename_table('a', 'b')\n\ndef downgrade():\n    op.rename_table('b', 'a')\n";
        let (path, text) = put("versions/*_rename.py", block, &files).expect("fits");
        assert_eq!(path, "versions/a1_rename.py");
        let expected = SCRIPT
            .replace("op.drop_table('a')", "op.rename_table('a', 'b')")
            .replace("pass", "op.rename_table('b', 'a')");
        assert_eq!(text, expected);
        assert_eq!(put("versions/*_other.py", block, &files), None);
        assert_eq!(
            put("models.py", "x = 1\n", &files),
            Some(("models.py".into(), "x = 1\n".into()))
        );
    }

    #[test]
    fn a_function_that_is_new_comes_to_the_end() {
        assert!(
            merged(SCRIPT, "def seed():\n    pass\n")
                .ends_with("    pass\n\n\ndef seed():\n    pass\n")
        );
        assert_eq!(merged(SCRIPT, "x = 1\n"), SCRIPT);
    }

    #[test]
    fn a_part_is_a_class_too() {
        let models =
            "db = X()\n\n\nclass A(db.Model):\n    a = 1\n\n\nclass B(db.Model):\n    b = 1\n";
        let files = Files::from([("models.py".to_string(), models.as_bytes().to_vec())]);
        let found = |block: &str| put("models.py part", block, &files).expect("fits").1;
        assert_eq!(found("class A(db.Model):\n    a = 2\n"), models.replace("a = 1", "a = 2"));
        assert_eq!(found("class C:\n    pass\n"), format!("{models}\n\nclass C:\n    pass\n"));
    }

    #[test]
    fn a_star_stays_within_a_name() {
        assert!(fits("a/*_x.py", "a/12_x.py") && fits("*", "a") && fits("a*b*c", "a1b2c"));
        assert!(
            !fits("a/*.py", "a/b/c.py")
                && !fits("*", "a/b")
                && !fits("a", "ab")
                && !fits("a*b", "b")
        );
    }
}
