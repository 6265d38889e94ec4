//! What a person can do with a project that was brought in. In: a session on a copy of it. Out: the
//! first sentences of the report, found by trying.
use crate::Session;
use project::Channel;

/// Files that show what a project's `.env` is to hold.
const EXAMPLES: [&str; 5] =
    [".env.example", ".env.sample", ".env.template", ".env.dist", "env.example"];

/// What was found by trying.
#[derive(Debug, Default)]
pub struct Prospect {
    /// The command that runs, as a sentence; empty where none does.
    pub runs: String,
    /// What a person has to know besides, or what stands in the way.
    pub notes: Vec<String>,
    /// Variables without which it does not run, from the example of a `.env` that is not there.
    pub env: Vec<(String, String)>,
}

/// Runs the command that brings the database up to date, and says how that went; `folder` is where
/// the tools work and `tool` how their commands begin. The session is the caller's copy: what the
/// command did to it is of no account.
pub fn prospect(session: &mut Session, folder: &str, tool: &str) -> Prospect {
    let command = match tool {
        "alembic" => "alembic upgrade head".to_string(),
        tool => format!("{tool} upgrade"),
    };
    let has_scripts = session
        .project()
        .files
        .keys()
        .any(|path| path.contains("/versions/") && path.ends_with(".py"));
    if !has_scripts {
        return Prospect::default();
    }
    session.run(&format!("cd '{}/{folder}'", project::ROOT), Some(""));
    let mut outcome = session.run(&command, Some(""));
    let mut prospect = Prospect::default();
    if outcome.exit != 0
        && let Some((example, env)) = shown(session, folder)
    {
        env.iter().for_each(|(name, value)| export(session, name, value));
        let again = session.run(&command, Some(""));
        if again.exit == 0 {
            prospect.notes.push(borrowed(&example, &env));
            (prospect.env, outcome) = (env, again);
        }
    }
    if outcome.exit == 0 {
        prospect.runs = format!("`{command}` runs.");
    } else {
        let events = outcome.transcript.iter().filter(|event| event.channel == Channel::Stderr);
        let text: String = events.map(|event| event.pipe.as_str()).collect();
        prospect.notes.push(format!("`{command}` does not run yet: {}", failure(&text)));
    }
    prospect.notes.extend(playing(&session.played()));
    prospect.notes.extend(standing_in(&session.stand_ins()));
    prospect
}

/// The example of a `.env` that is missing, in the folder of the tools or at the top: its path and
/// its variables.
fn shown(session: &Session, folder: &str) -> Option<(String, Vec<(String, String)>)> {
    let files = &session.project().files;
    let at = |folder: &str, name: &str| match folder.trim_matches('/') {
        "" => name.to_string(),
        folder => format!("{folder}/{name}"),
    };
    let folders = [folder, ""];
    if folders.iter().any(|folder| files.contains_key(&at(folder, ".env"))) {
        return None;
    }
    let mut paths =
        folders.iter().flat_map(|folder| EXAMPLES.iter().map(move |name| at(folder, name)));
    let path = paths.find(|path| files.contains_key(path))?;
    let env = variables(&String::from_utf8_lossy(files.get(&path)?));
    (!env.is_empty()).then_some((path, env))
}

/// The lines `NAME=value` of a `.env` file whose value is not empty.
fn variables(text: &str) -> Vec<(String, String)> {
    let line = |line: &str| {
        let line = line.trim();
        let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote.and_then(|quote| value[1..].split_once(quote)) {
            Some((inside, _)) => inside,
            None => value.split_once(" #").map_or(value, |(before, _)| before.trim_end()),
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let fits = !name.is_empty() && name.chars().all(is_name) && !value.is_empty();
        fits.then(|| (name.to_string(), value.to_string()))
    };
    text.lines().filter_map(line).collect()
}

fn export(session: &mut Session, name: &str, value: &str) {
    session.run(&format!("export {name}='{}'", value.replace('\'', "'\\''")), Some(""));
}

/// That the variables of an example were taken, as a sentence.
fn borrowed(example: &str, env: &[(String, String)]) -> String {
    let names: Vec<&str> = env.iter().map(|(name, _)| name.as_str()).collect();
    format!(
        "There is no .env: the terminal has the variables of {example}: {}. `export NAME=value` sets another one.",
        names.join(", ")
    )
}

/// What SQLite plays for databases that are not here, as a sentence.
fn playing(played: &[(String, String)]) -> Option<String> {
    let (name, _) = played.first()?;
    let files: Vec<&str> = played.iter().map(|(_, file)| file.as_str()).collect();
    Some(format!("This project names {name}; it runs on SQLite here: {}.", files.join(", ")))
}

/// The way out where a program ended because the environment lacks a variable.
fn missing_variable(last: &str) -> Option<String> {
    let name = match last.strip_prefix("KeyError: '") {
        Some(rest) => rest.strip_suffix('\'')?,
        None if last.contains("Either 'SQLALCHEMY_DATABASE_URI' or") => "DATABASE_URL",
        None if last.contains("Expected string or URL object, got None") => "DATABASE_URL",
        None => return None,
    };
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let value = if name.contains("UR") { "sqlite:///app.db" } else { "…" };
    (!name.is_empty() && name.chars().all(is_name)).then(|| {
        format!(
            " Where the environment has to have it: `export {name}={value}` in the terminal, or a line in .env."
        )
    })
}

/// What stands in, as a sentence.
fn standing_in(names: &[String]) -> Option<String> {
    let count = match names.len() {
        0 => return None,
        1 => "1 package stands in".to_string(),
        count => format!("{count} packages stand in"),
    };
    let means = "Their imports load; anything they would decide about tables, data or a database's URL is refused by name";
    Some(format!("{count}: {}. {means}.", names.join(", ")))
}

/// The end of a traceback, with the project's last line in it; else the last line said.
fn failure(text: &str) -> String {
    let place = text.lines().filter_map(|line| line.trim().strip_prefix("File \"")).next_back();
    let place = place.and_then(|line| {
        let (path, rest) = line.split_once("\", line ")?;
        let line: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let path = path.strip_prefix(project::ROOT)?.trim_start_matches('/');
        Some(format!("{path}, line {line}: "))
    });
    let mut said = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_hint = |line: &&str| {
        !line.starts_with("Usage:")
            && !line.starts_with("Try '")
            && !line.starts_with("Error: No such command")
    };
    let last = said.rfind(is_hint).unwrap_or("it says nothing about why");
    let whole = format!("{}{last}", place.unwrap_or_default());
    let whole = if whole.ends_with('.') { whole } else { whole + "." };
    let way_out = project::way_out(text).map(|way| format!(" {way}"));
    whole + &missing_variable(last).or(way_out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{failure, variables};

    #[test]
    fn an_example_of_variables_is_read_as_dotenv_reads_it() {
        let text = "# keys\nSECRET_KEY='a # b' # quoted\nexport PORT = 80 # plain\nEMPTY=\nnot a line\nURL=\"sqlite:///a.db\"\n";
        let found = variables(text);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, [("SECRET_KEY", "a # b"), ("PORT", "80"), ("URL", "sqlite:///a.db")]);
    }

    #[test]
    fn a_missing_variable_is_named_with_the_way_out() {
        let way = " Where the environment has to have it: `export DATABASE_URL=sqlite:///app.db` in the terminal, or a line in .env.";
        for said in [
            "KeyError: 'DATABASE_URL'",
            "RuntimeError: Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.",
        ] {
            assert_eq!(failure(said), format!("{}.{way}", said.trim_end_matches('.')));
        }
        assert_eq!(failure("KeyError: 'name'"), "KeyError: 'name'.");
    }

    #[test]
    fn a_failure_names_the_projects_last_line() {
        let text = "Traceback (most recent call last):\n  File \"/playground/app.py\", line 3, in <module>\n    import falsk\n\
                    ModuleNotFoundError: No module named 'falsk'\n\n\nUsage: flask [OPTIONS]\nTry 'flask --help' for help.\n\n\
                    Error: No such command 'db'.\n";
        assert_eq!(failure(text), "app.py, line 3: ModuleNotFoundError: No module named 'falsk'.");
        assert_eq!(
            failure("Error: Could not locate an application.\n"),
            "Error: Could not locate an application."
        );
    }
}
