//! Where in a project the tools work: the terminal's folder, or the first one that holds an application or an alembic.ini.
use project::Project;

/// Which tool a folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Flask-Migrate.
    Flask,
    /// Alembic alone.
    Alembic,
}

impl Tool {
    /// How its commands begin.
    pub fn command(self) -> &'static str {
        match self {
            Tool::Flask => "flask db",
            Tool::Alembic => "alembic",
        }
    }
}

/// The folder, relative to the root, and its tool.
pub fn home(project: &Project) -> Option<(String, Tool)> {
    let mut folders: Vec<&str> = project.files.keys().filter_map(|path| holder(path, project)).collect();
    folders.sort_by_key(|folder| (*folder != project.cwd, folder.matches('/').count(), folder.len()));
    let folder = folders.first()?.to_string();
    let plain = has(project, &folder, "alembic.ini") && !application(project, &folder);
    Some((folder, if plain { Tool::Alembic } else { Tool::Flask }))
}

/// The folder of a file that makes it one where the tools work.
fn holder<'a>(path: &'a str, project: &Project) -> Option<&'a str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let named = project.env.get("FLASK_APP").is_some_and(|app| name == app || name.strip_suffix(".py") == Some(app));
    (named || ["app.py", "wsgi.py", "alembic.ini"].contains(&name))
        .then_some(folder)
        .filter(|folder| !folder.ends_with("migrations"))
}

fn application(project: &Project, folder: &str) -> bool {
    let named = project.env.get("FLASK_APP").map(String::as_str).unwrap_or("app.py");
    ["app.py", "wsgi.py", named].iter().any(|name| has(project, folder, name))
}

fn has(project: &Project, folder: &str, name: &str) -> bool {
    project.files.contains_key(&join(folder, name))
}

/// A path below a folder.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.into() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(paths: &[&str], cwd: &str) -> Project {
        let files = paths.iter().map(|path| ((*path).into(), Vec::new())).collect();
        Project { files, cwd: cwd.into(), ..Project::default() }
    }

    #[test]
    fn the_terminals_folder_comes_first() {
        let both = ["a/app.py", "b/app.py", "b/migrations/alembic.ini"];
        assert_eq!(home(&project(&both, "b")), Some(("b".into(), Tool::Flask)));
        assert_eq!(home(&project(&both, "")), Some(("a".into(), Tool::Flask)));
        assert_eq!(home(&project(&["alembic.ini", "models.py"], "")), Some((String::new(), Tool::Alembic)));
        assert_eq!(home(&project(&["models.py"], "")), None);
    }
}
