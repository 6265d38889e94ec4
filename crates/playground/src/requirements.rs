//! What the project's requirements name: files of requirements, Pipfile, pyproject.toml … in, the
//! names of packages out.
use crate::files::Files;
use project::ROOT;
use python::host::PathKind;

/// Packages that bring python-dotenv with them.
const BRING_DOTENV: [&str; 4] = ["python-dotenv", "pydantic-settings", "environs", "fastapi-cli"];

/// Modules whose import shows that it is there.
const SHOW_DOTENV: [&str; 2] = ["dotenv", "pydantic_settings"];

/// What a project asks of the machine it runs on.
pub struct Requirements {
    /// The packages that it names for an installer, in the normal form of their names, each once.
    pub named: Vec<String>,
    /// Whether python-dotenv is installed for it: it is named, comes with a package that is, or is
    /// imported.
    pub dotenv: bool,
}

impl Requirements {
    /// Reads the files at the project's top and in its folders.
    pub fn of(files: &Files) -> Requirements {
        let near = near(files);
        let mut named = Vec::new();
        for path in &near {
            let Some(kind) = Kind::of(path) else { continue };
            let Ok(text) = files.read(path) else { continue };
            named.extend(kind.names(&String::from_utf8_lossy(&text)));
        }
        named.sort();
        named.dedup();
        let dotenv = named.iter().any(|name| BRING_DOTENV.contains(&name.as_str()))
            || shows_dotenv(files, &near);
        Requirements { named, dotenv }
    }
}

/// Whether one of the files imports a module that is there with python-dotenv alone.
fn shows_dotenv(files: &Files, near: &[String]) -> bool {
    let sources = near.iter().filter(|path| path.ends_with(".py"));
    let mut texts = sources.filter_map(|path| files.read(path).ok());
    texts.any(|text| {
        String::from_utf8_lossy(&text)
            .lines()
            .any(|line| SHOW_DOTENV.iter().any(|module| imports(line, module)))
    })
}

/// Whether a line imports the module.
fn imports(line: &str, module: &str) -> bool {
    let rest = line
        .trim_start()
        .strip_prefix("import ")
        .or_else(|| line.trim_start().strip_prefix("from "));
    rest.and_then(|rest| rest.trim_start().strip_prefix(module))
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Files at the top and in its folders.
fn near(files: &Files) -> Vec<String> {
    let below = |folder: &str| {
        let names = files.list(folder).unwrap_or_default().into_iter();
        names.map(|name| format!("{folder}/{name}")).collect::<Vec<_>>()
    };
    let top = below(ROOT);
    let folders: Vec<String> =
        top.iter().filter(|path| files.kind(path) == PathKind::Folder).cloned().collect();
    top.into_iter().chain(folders.iter().flat_map(|folder| below(folder))).collect()
}

/// A kind of file that names packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `requirements.txt` and its like: one a line.
    Lines,
    /// Pipfile: the keys of its sections of packages.
    Pipfile,
    /// Pipfile.lock: JSON.
    Lock,
    /// pyproject.toml: lists of texts, and the keys of poetry's sections.
    Project,
    /// setup.cfg.
    Setup,
    /// setup.py: the texts of lists of requirements.
    Script,
    /// environment.yml of conda.
    Environment,
}

impl Kind {
    /// The kind of a file, by its path.
    pub fn of(path: &str) -> Option<Kind> {
        let name = path.rsplit('/').next().unwrap_or(path);
        Some(match name {
            "Pipfile" => Kind::Pipfile,
            "Pipfile.lock" => Kind::Lock,
            "pyproject.toml" => Kind::Project,
            "setup.cfg" => Kind::Setup,
            "setup.py" => Kind::Script,
            "environment.yml" | "environment.yaml" => Kind::Environment,
            name if (name.ends_with(".txt") || name.ends_with(".in"))
                && path.contains("requirements") =>
            {
                Kind::Lines
            }
            _ => return None,
        })
    }

    /// The names in such a file, in their normal form.
    pub fn names(self, text: &str) -> Vec<String> {
        match self {
            Kind::Lines => text.lines().filter_map(line_name).collect(),
            Kind::Pipfile => keys(text, |section| section.contains("packages")),
            Kind::Lock => locked(text),
            Kind::Project => {
                let poetry =
                    |section: &str| section.contains("poetry") && section.contains("dependencies");
                let mut names = keys(text, poetry);
                names.extend(listed(text));
                names.retain(|name| name != "python");
                names
            }
            Kind::Setup => text
                .lines()
                .filter(|line| line.starts_with(char::is_whitespace))
                .filter_map(line_name)
                .collect(),
            Kind::Script => {
                in_lists(text, &["install_requires", "extras_require", "tests_require"])
            }
            Kind::Environment => {
                text.lines().filter_map(|line| line_name(line.trim().strip_prefix("- ")?)).collect()
            }
        }
    }
}

/// The name at the beginning of a requirement: `Flask[async]>=3 ; python_version > "3"`, `x @
/// https://…`, `…#egg=x`.
fn line_name(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("-e ").trim();
    if let Some((_, name)) = line.split_once("#egg=") {
        return line_name(name);
    }
    let line = line.split('#').next().unwrap_or("").trim();
    let end = line
        .find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)))
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let goes_on =
        rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "[=<>!~;@,".contains(c));
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric()) && goes_on;
    is_name.then(|| packages::normal(name.trim_end_matches(['.', '-'])))
}

/// The keys of the sections that `wanted` takes.
fn keys(text: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let (mut names, mut inside) = (Vec::new(), false);
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = wanted(line);
        } else if let Some((key, _)) = line.split_once('=').filter(|_| inside) {
            names.extend(line_name(key.trim().trim_matches('"')));
        }
    }
    names
}

/// The keys of `default` and `develop` of a Pipfile.lock.
fn locked(text: &str) -> Vec<String> {
    let Ok(lock) = serde_json::from_str::<serde_json::Value>(text) else { return Vec::new() };
    let sections =
        ["default", "develop"].into_iter().filter_map(|section| lock.get(section)?.as_object());
    sections.flat_map(|section| section.keys().filter_map(|name| line_name(name))).collect()
}

/// The lists of pyproject.toml that hold requirements.
fn listed(text: &str) -> Vec<String> {
    let (mut names, mut section, mut open) = (Vec::new(), String::new(), false);
    for line in text.lines() {
        let bare = line.trim();
        if !open && bare.starts_with('[') {
            section = bare.into();
            continue;
        }
        let (key, value) = bare.split_once('=').filter(|_| !open).unwrap_or(("", bare));
        let whole =
            section.contains("optional-dependencies") || section.contains("dependency-groups");
        let begins = matches!(key.trim(), "dependencies" | "dev-dependencies")
            || (whole && value.trim().starts_with('['));
        if open || begins {
            names.extend(quoted(value).into_iter().filter_map(line_name));
            open = !closes(value);
        }
    }
    names
}

/// Whether a list ends in this line.
fn closes(line: &str) -> bool {
    let outside: String = line.split('"').step_by(2).flat_map(|part| part.split('\'')).collect();
    outside.trim_end_matches(|c: char| c != ']').ends_with(']')
        || !(outside.contains('[')
            || line.trim().is_empty()
            || line.contains(',')
            || line.trim().starts_with(['"', '\'', '#']))
}

/// The texts between quotes of a line, each between two of the same kind.
fn quoted(line: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), line);
    while let Some(at) = rest.find(['"', '\'']) {
        let (mark, behind) = rest[at..].split_at(1);
        let Some((text, after)) = behind.split_once(mark) else { break };
        found.push(text);
        rest = after;
    }
    found
}

/// The texts within the brackets behind each of the names.
fn in_lists(text: &str, behind: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for name in behind {
        for (at, _) in text.match_indices(name) {
            let rest = &text[at + name.len()..];
            let Some(rest) = rest.trim_start().strip_prefix(['=', ':']).map(str::trim_start) else {
                continue;
            };
            let end = rest.find([']', '}']).unwrap_or(rest.len());
            names.extend(rest[..end].lines().flat_map(quoted).filter_map(line_name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::Kind;

    fn names(path: &str, text: &str) -> Vec<String> {
        Kind::of(path).map(|kind| kind.names(text)).unwrap_or_default()
    }

    #[test]
    fn files_of_requirements_name_one_a_line() {
        let text = "# python-vault\nFlask[async]>=3  # web\npython_dotenv==1.0.1\n-r base.txt\n--hash=x\n\
                    git+https://x.org/y.git#egg=Flask-Y\nz @ https://x.org/z.whl\npkg; python_version < '3'\n";
        let wanted = ["flask", "python-dotenv", "flask-y", "z", "pkg"];
        assert_eq!(names("/playground/requirements/dev.txt", text), wanted);
        assert!(names("/playground/notes.txt", text).is_empty());
    }

    #[test]
    fn a_pipfile_and_its_lock_name_packages_by_keys() {
        let text = "[[source]]\nname = \"pypi\"\n[packages]\nflask = \"*\"\n\"python-dotenv\" = {version = \"*\"}\n\
                    [requires]\npython_version = \"3.11\"\n";
        assert_eq!(names("Pipfile", text), ["flask", "python-dotenv"]);
        let lock = "{\"_meta\": {\"x\": 1}, \"default\": {\"Flask-Cors\": {}}, \"develop\": {\"pytest\": {}}}";
        assert_eq!(names("Pipfile.lock", lock), ["flask-cors", "pytest"]);
    }

    #[test]
    fn pyproject_names_packages_in_each_of_its_ways() {
        let text = "[project]\nname = \"app\"\ndependencies = [\n  \"fastapi[all]>=0.1\", # web\n  'uvicorn',\n]\n\
                    [project.optional-dependencies]\ntest = [\"pytest>=7\", \"httpx\"]\n\
                    [dependency-groups]\ndev = [\"ruff\"]\n[tool.uv]\ndev-dependencies = [\"mypy\"]\n\
                    [tool.poetry.dependencies]\npython = \"^3.11\"\nPyJWT = \"^2\"\n\
                    [tool.poetry.group.dev.dependencies]\nblack = {version = \"1\"}\n[tool.black]\nline-length = 9\n";
        let found = names("pyproject.toml", text);
        for name in ["fastapi", "uvicorn", "pytest", "httpx", "ruff", "mypy", "pyjwt", "black"] {
            assert!(found.contains(&name.to_string()), "{name} in {found:?}");
        }
        for name in ["app", "name", "python", "line-length"] {
            assert!(!found.contains(&name.to_string()), "{name} in {found:?}");
        }
        assert_eq!(
            names("pyproject.toml", "[project]\ndependencies = [\"python-dotenv\"]\n"),
            ["python-dotenv"]
        );
    }

    #[test]
    fn setup_files_and_conda_name_packages_too() {
        assert_eq!(
            names("setup.py", "setup(\n install_requires=['flask', \"loguru>=1\"],\n name='x')"),
            ["flask", "loguru"]
        );
        assert_eq!(
            names("setup.cfg", "[options]\ninstall_requires =\n    flask\n    click>=8\n"),
            ["flask", "click"]
        );
        let conda = "name: x\ndependencies:\n  - python=3.11\n  - pip:\n    - flask-cors==1\n";
        assert_eq!(names("environment.yml", conda), ["python", "flask-cors"]);
    }
}
