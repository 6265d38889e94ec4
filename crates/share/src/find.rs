//! Where in somebody's project the tools work: the migrations folder, the app, the models.
//! Told by content, not by name: `env.py` beside `script.py.mako` or `versions`, a call of
//! `Flask(`, classes of `db.Model`.
use project::{Bundle, Change};

/// Puts the terminal where the commands work, exports `FLASK_APP` where the usual names do not tell
/// it, opens the models. Out: what was found, in sentences.
pub(crate) fn home(bundle: &mut Bundle) -> Vec<String> {
    let files = &bundle.project.files;
    let migrations = migrations(files);
    let inis: Vec<&str> =
        named(files, "alembic.ini").filter(|folder| !migrations.contains(folder)).collect();
    let app = app(files);
    let cwd = inis.first().map(|folder| (*folder).to_string());
    let cwd = cwd.or_else(|| migrations.first().map(|folder| parent(folder).to_string()));
    let cwd = cwd
        .or_else(|| app.as_deref().map(|path| outside_package(files, path).to_string()))
        .unwrap_or_default();
    let mut notes = vec![match migrations.as_slice() {
        [] => "There is no migrations folder yet: begin with flask db init or alembic init."
            .to_string(),
        [one] => format!("Migrations: {one}."),
        [first, rest @ ..] => format!("Migrations: {first}; there are also {}.", rest.join(", ")),
    }];
    let variable = app.as_deref().and_then(|path| flask_app(files, &cwd, path));
    let models = models(files);
    notes.extend(app.as_deref().map(|path| format!("App: {path}.")));
    notes.extend(models.as_deref().map(|path| format!("Models: {path}.")));
    notes.extend(variable.as_deref().map(|value| format!("FLASK_APP is set to {value}.")));
    bundle.project.cwd = cwd.trim_end_matches('/').to_string();
    bundle.project.env.extend(variable.map(|value| ("FLASK_APP".to_string(), value)));
    bundle.open = models
        .or(app)
        .or_else(|| bundle.project.files.first().map(|file| file.path.clone()))
        .unwrap_or_default();
    notes
}

/// Folders that hold migrations, the shallowest first.
fn migrations(files: &[Change]) -> Vec<&str> {
    let beside = |folder: &str, name: &str| {
        files.iter().any(|file| {
            file.path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|rest| rest.starts_with(name))
        })
    };
    let mut found: Vec<&str> = named(files, "env.py")
        .filter(|folder| {
            !folder.is_empty() && (beside(folder, "script.py.mako") || beside(folder, "versions/"))
        })
        .collect();
    found.sort_by_key(|folder| (folder.matches('/').count(), *folder));
    found
}

/// The folders of all files of a name; empty for the root.
fn named<'a>(files: &'a [Change], name: &'a str) -> impl Iterator<Item = &'a str> {
    files.iter().filter_map(move |file| match file.path.strip_suffix(name)? {
        "" => Some(""),
        folder => folder.strip_suffix('/'),
    })
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The Python files that say a word, those of fewer folders first, those of tests last.
fn saying<'a>(files: &'a [Change], words: &'a [&str]) -> Vec<&'a str> {
    let says = |file: &&Change| {
        let text = file.content.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        file.path.ends_with(".py") && words.iter().any(|word| text.contains(word))
    };
    let mut found: Vec<&str> = files.iter().filter(says).map(|file| file.path.as_str()).collect();
    found.sort_by_key(|path| (path.contains("test"), path.matches('/').count(), *path));
    found
}

fn app(files: &[Change]) -> Option<String> {
    let made = saying(files, &["Flask(__name__", "Flask(import_name"]);
    let usual =
        made.iter().find(|path| matches!(path.rsplit('/').next(), Some("app.py" | "wsgi.py")));
    usual.or(made.first()).map(|path| (*path).to_string())
}

fn models(files: &[Change]) -> Option<String> {
    let found = saying(
        files,
        &["db.Model)", "db.Model,", "(Base)", "(Base,", "DeclarativeBase", "declarative_base("],
    );
    let usual = found.iter().find(|path| path.ends_with("models.py"));
    usual.or(found.first()).map(|path| (*path).to_string())
}

/// The folder above the outermost package of a file.
fn outside_package<'a>(files: &[Change], path: &'a str) -> &'a str {
    let mut folder = parent(path);
    while !folder.is_empty()
        && files.iter().any(|file| file.path == format!("{folder}/__init__.py"))
    {
        folder = parent(folder);
    }
    folder
}

/// What `.flaskenv` says, or the app's module where Flask would not find it by itself.
fn flask_app(files: &[Change], cwd: &str, path: &str) -> Option<String> {
    let at = |name: &str| if cwd.is_empty() { name.to_string() } else { format!("{cwd}/{name}") };
    let dotted = files.iter().find(|file| file.path == at(".flaskenv") || file.path == at(".env"));
    let said = dotted.and_then(|file| {
        let text = String::from_utf8_lossy(file.content.as_deref()?).into_owned();
        let line = text.lines().find_map(|line| {
            line.trim().trim_start_matches("export ").strip_prefix("FLASK_APP=").map(String::from)
        })?;
        Some(line.trim_matches(['"', '\'', ' ']).to_string())
    });
    if said.is_some() {
        return said;
    }
    if [at("app.py"), at("wsgi.py")]
        .iter()
        .any(|usual| files.iter().any(|file| file.path == *usual))
    {
        return None;
    }
    let inside = if cwd.is_empty() { path } else { path.strip_prefix(cwd)?.strip_prefix('/')? };
    let module = inside.strip_suffix("/__init__.py").or_else(|| inside.strip_suffix(".py"))?;
    // A package `app` is found by Flask without being told.
    (module != "app").then(|| module.replace('/', "."))
}
