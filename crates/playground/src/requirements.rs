//! What the project's requirements name: files of requirements, Pipfile, pyproject.toml in, the names of packages out.
use crate::files::Files;
use project::ROOT;
use python::host::PathKind;

/// Whether the project asks for a package, in any of the files that name packages for an installer.
/// `package` is the normal form of its name: small letters, and hyphens between the words.
/// Such files stand at the project's top or in a folder of it; on a disk no others are looked for.
pub fn asks_for(files: &Files, package: &str) -> bool {
    let below = |folder: &str| {
        let names = files.list(folder).unwrap_or_default().into_iter();
        names.map(|name| format!("{folder}/{name}")).collect::<Vec<_>>()
    };
    let top = below(ROOT);
    let folders = top.iter().filter(|path| files.kind(path) == PathKind::Folder);
    let all = top.iter().cloned().chain(folders.flat_map(|folder| below(folder)));
    let texts = all.filter(|path| names_packages(path)).filter_map(|path| files.read(&path).ok());
    texts.into_iter().any(|text| String::from_utf8_lossy(&text).lines().any(|line| names(line, package)))
}

/// A file that names packages, by its path.
fn names_packages(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let listed = name.ends_with(".txt") && path.contains("requirements");
    listed || matches!(name, "Pipfile" | "pyproject.toml" | "setup.cfg" | "environment.yml")
}

/// Whether a line begins with the package's name, behind whatever marks a list.
fn names(line: &str, package: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "\"'[-".contains(c)).to_ascii_lowercase();
    let line = line
        .strip_prefix("dependencies")
        .map_or(line.as_str(), |rest| rest.trim_start_matches(|c: char| c.is_whitespace() || "=[\"'".contains(c)));
    let line = line.replace(['_', '.'], "-");
    line.strip_prefix(package).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::{names, names_packages};

    #[test]
    fn a_package_is_found_in_each_kind_of_line() {
        for line in [
            "python-dotenv",
            "python_dotenv==1.0.1",
            "  \"python-dotenv>=1\",",
            "Python-Dotenv = \"*\"",
            "- python-dotenv",
        ] {
            assert!(names(line, "python-dotenv"), "{line}");
        }
        for line in ["# python-dotenv", "python-dotenv-vault", "django-dotenv", "dependencies = [\"flask\"]"] {
            assert!(!names(line, "python-dotenv"), "{line}");
        }
        assert!(names("dependencies = [\"python-dotenv\"]", "python-dotenv"));
    }

    #[test]
    fn only_files_for_installers_count() {
        assert!(names_packages("/playground/requirements/dev.txt") && names_packages("/playground/Pipfile"));
        assert!(!names_packages("/playground/notes.txt") && !names_packages("/playground/app.py"));
    }
}
