//! What `migrate` would write now, and how far models, scripts and database are apart. All of it is
//! done on a copy: in: a project; out: operations, script, notices, or where Python stopped.
use crate::notices::notices;
use playground::Session;
use project::{
    Advice, Channel, Outcome, Preview, Project, ROOT, Standing, State, Tool, Trouble, home,
};

/// The name of the script that is never kept.
const MESSAGE: &str = "preview";

/// Works it out.
pub fn preview(project: &Project, start: impl Fn(Project) -> Session) -> Preview {
    let Some((folder, tool)) = home(project) else {
        return Preview { words: "no project".into(), ..Preview::default() };
    };
    let mut copy = start(Project { cwd: folder.clone(), ..project.clone() });
    if tool == Tool::Flask
        && !project.files.keys().any(|path| path.ends_with("env.py") && path.starts_with(&folder))
    {
        let outcome = copy.run("flask db init", Some(""));
        if said(&outcome).contains(TOO_LONG) {
            return endless();
        }
    }
    match advice::advise(copy.computer()) {
        Ok(advice) => written(&mut copy, tool, &advice),
        Err(reason) if reason.starts_with(TOO_LONG) => endless(),
        Err(reason) => broken(&mut copy, tool, reason),
    }
}

/// Where Python does not understand one of these files.
pub fn misspelled<'a>(
    project: &Project,
    paths: impl Iterator<Item = &'a String>,
    start: impl Fn(Project) -> Session,
) -> Option<Trouble> {
    let list = paths.map(|path| format!("'{ROOT}/{path}'")).collect::<Vec<_>>().join(", ");
    let program = format!("for path in [{list}]: compile(open(path).read(), path, 'exec')");
    let outcome = start(project.clone()).run(&format!("python -c \"{program}\""), Some(""));
    let known = |path: &str| project.files.contains_key(path);
    trouble(&outcome.text(Channel::Stderr), &known)
}

/// Whether a file is one that nobody loads while a preview is made, as far as its name says.
pub fn is_aside(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let loaded = ["models.py", "app.py", "env.py"].contains(&name) || path.contains("/versions/");
    path.ends_with(".py") && !loaded && !path.contains(['\'', '"', '\\', '$', '`'])
}

/// The exception that ends what runs too long.
const TOO_LONG: &str = "TimeoutError";

/// A loop that is being typed, most likely: running it once more would only take as long again.
fn endless() -> Preview {
    let message = "The models do not come to an end. Is there a loop?".to_string();
    let trouble = Some(Trouble { message, ..Trouble::default() });
    Preview { standing: Standing::Broken, words: "no end".into(), trouble, ..Preview::default() }
}

fn said(outcome: &Outcome) -> String {
    outcome.transcript.iter().map(|event| event.pipe.as_str()).collect()
}

/// The models load: what would be written?
fn written(copy: &mut Session, tool: Tool, advice: &Advice) -> Preview {
    let state = &advice.state;
    let words = words(state);
    let standing = if words == IN_STEP { Standing::InStep } else { Standing::Apart };
    let notices = notices(advice, &copy.project().files);
    let mut preview = Preview { standing, words, notices, ..Preview::default() };
    let behind = state.database_behind > 0;
    if state.models_ahead == 0 || state.heads > 1 {
        return preview;
    }
    if behind && copy.run(&format!("{} upgrade", tool.command()), Some("")).exit != 0 {
        return preview;
    }
    let outcome = copy.run(&migrate(tool), Some(""));
    preview.operations = detected(&outcome);
    let script =
        outcome.changed.iter().find(|change| change.path.ends_with(&format!("_{MESSAGE}.py")));
    let script = script.and_then(|change| change.content.as_deref());
    preview.script =
        script.map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    preview
}

fn migrate(tool: Tool) -> String {
    match tool {
        Tool::Flask => format!("flask db migrate -m {MESSAGE}"),
        Tool::Alembic => format!("alembic revision --autogenerate -m {MESSAGE}"),
    }
}

const IN_STEP: &str = "in step";

/// How far things are apart, in few words.
fn words(state: &State) -> String {
    let counted =
        |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let mut parts = Vec::new();
    match state.heads {
        0 | 1 => {}
        2 => parts.push("two heads".into()),
        more => parts.push(format!("{more} heads")),
    }
    if state.database_behind > 0 {
        parts.push(format!("database behind: {}", counted(state.database_behind, "revision")));
    }
    if state.models_ahead > 0 {
        parts.push(format!("models ahead: {}", counted(state.models_ahead, "change")));
    }
    if parts.is_empty() { IN_STEP.into() } else { parts.join(", ") }
}

/// The lines in which autogenerate says what it found.
fn detected(outcome: &Outcome) -> Vec<String> {
    let text = said(outcome);
    let lines =
        text.lines().filter_map(|line| line.split_once("] Detected ").map(|(_, what)| what));
    let sentence = |what: &str| {
        let mut letters = what.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    };
    lines.filter_map(sentence).collect()
}

/// The models do not load: the command that stops there says where.
fn broken(copy: &mut Session, tool: Tool, reason: String) -> Preview {
    let outcome = copy.run(&migrate(tool), Some(""));
    let text = outcome.text(Channel::Stderr);
    let known = |path: &str| copy.project().files.contains_key(path);
    let trouble =
        trouble(&text, &known).unwrap_or_else(|| Trouble { message: reason, ..Trouble::default() });
    let words = trouble.message.split(':').next().unwrap_or_default().to_string();
    Preview { standing: Standing::Broken, words, trouble: Some(trouble), ..Preview::default() }
}

/// The innermost line of a traceback that is the project's own, and the exception.
fn trouble(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Trouble> {
    let place = |line: &str| {
        let rest = line.trim_start().strip_prefix("File \"")?;
        let (path, rest) = rest.split_once('"')?;
        let path = path.strip_prefix(ROOT)?.trim_start_matches('/');
        let digits: String =
            rest.strip_prefix(", line ")?.chars().take_while(char::is_ascii_digit).collect();
        known(path).then_some((path.to_string(), digits.parse().ok()?))
    };
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().rposition(|line| place(line).is_some())?;
    let (path, line) = place(lines[at])?;
    // What stands after it at the line's beginning is the exception; the tools may say more after
    // that.
    let message = lines[at..]
        .iter()
        .find(|line| !line.trim().is_empty() && !line.starts_with(' '))?
        .to_string();
    Some(Trouble { path, line, message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_said_in_few_words() {
        let said = |models_ahead, database_behind, heads| {
            words(&State { models_ahead, database_behind, heads })
        };
        assert_eq!(said(0, 0, 1), "in step");
        assert_eq!(said(2, 0, 1), "models ahead: 2 changes");
        assert_eq!(said(0, 1, 1), "database behind: 1 revision");
        assert_eq!(said(0, 2, 2), "two heads, database behind: 2 revisions");
    }

    #[test]
    fn a_tracebacks_last_own_line_counts() {
        let text = "Traceback (most recent call last):\n  File \"/playground/app.py\", line 3, in <module>\n    \
            import models\n  File \"/playground/models.py\", line 7, in <module>\n    x = y\n  \
            File \"/usr/lib/site.py\", line 9, in f\nNameError: name 'y' is not defined\n\nError: No such command 'db'.\n";
        let found = trouble(text, &|path| path != "other.py");
        let message = "NameError: name 'y' is not defined".to_string();
        assert_eq!(found, Some(Trouble { path: "models.py".into(), line: 7, message }));
        assert_eq!(trouble("Error: nothing", &|_| true), None);
    }
}
