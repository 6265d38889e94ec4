//! Where in a project the tools work: the terminal's folder, or the first one that holds an
//! application or an alembic.ini.
use crate::Project;

/// Which tool a folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Flask-Migrate.
    Flask,
    /// Alembic alone.
    Alembic,
}

impl Tool {
    /// That of a folder: what is there, and what FLASK_APP says. Alembic alone where there is its
    /// ini file and no application.
    pub fn of(there: impl Fn(&str) -> bool, app: Option<&str>) -> Tool {
        let application = app.is_some_and(|app| !app.is_empty())
            || ["app.py", "wsgi.py"].iter().any(|name| there(name));
        if there("alembic.ini") && !application { Tool::Alembic } else { Tool::Flask }
    }

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
    let mut folders: Vec<&str> =
        project.files.keys().filter_map(|path| holder(path, project)).collect();
    folders
        .sort_by_key(|folder| (*folder != project.cwd, folder.matches('/').count(), folder.len()));
    let folder = folders.first()?.to_string();
    let there = |name: &str| project.files.contains_key(&join(&folder, name));
    let tool = Tool::of(there, project.env.get("FLASK_APP").map(String::as_str));
    Some((folder, tool))
}

/// The folder of a file that makes it one where the tools work.
fn holder<'a>(path: &'a str, project: &Project) -> Option<&'a str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let named = project
        .env
        .get("FLASK_APP")
        .is_some_and(|app| name == app || name.strip_suffix(".py") == Some(app));
    (named || ["app.py", "wsgi.py", "alembic.ini"].contains(&name))
        .then_some(folder)
        .filter(|folder| !folder.ends_with("migrations"))
}

/// A path below a folder.
fn join(folder: &str, name: &str) -> String {
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
        assert_eq!(
            home(&project(&["alembic.ini", "models.py"], "")),
            Some((String::new(), Tool::Alembic))
        );
        assert_eq!(home(&project(&["models.py"], "")), None);
        assert_eq!(
            home(&project(&["alembic.ini", "app.py"], "")),
            Some((String::new(), Tool::Flask))
        );
    }

    #[test]
    fn a_variable_says_that_there_is_an_application() {
        let mut project = project(&["alembic.ini", "shop/__init__.py"], "");
        project.env.insert("FLASK_APP".into(), "shop".into());
        assert_eq!(home(&project), Some((String::new(), Tool::Flask)));
    }
}
