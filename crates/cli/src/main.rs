//! `playground --project DIR COMMAND…`: one command line over a folder on disk, or lines from
//! standard input.
mod door;
mod folder;
mod host;
mod replace;
mod talk;
mod variables;

use folder::Folder;
use playground::{Session, Settings};
use project::Project;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use trace::Recorder;

const USAGE: &str = "\
playground [--project DIR] [COMMAND…]

Works in DIR (default: the current folder): runs one command line there (flask db upgrade head,
alembic current, python file.py, sqlite3 app.db; standard input is passed on) and exits with the
command's code. Files and databases are read and written where they are. Without COMMAND it reads
lines from standard input.

  --project DIR   the project's folder; inside it is /playground
  --env NAME      the project sees this variable of your shell too; NAME=value sets one. Without
                  it the project sees FLASK_*, ALEMBIC_*, SQLALCHEMY_*, DATABASE_URL, PYTHONPATH,
                  COLUMNS, HOME, LANG, TZ and their like
  --columns N     the terminal's width (default: COLUMNS, else 80)
  --trace FILE    writes what the last line with migrations did, operation by operation, as JSON
                  (- for standard output)
  --link          prints the folder as the text that a link bears after its #
  --zip FILE      writes the folder as a zip that the real tools run
  --take WHAT     puts into the folder what a link, a zip, a database or a SQL script holds
  -h, --help      this text
";

/// What the words after `playground` say.
struct Arguments {
    project: PathBuf,
    columns: usize,
    env: Vec<String>,
    trace: Option<String>,
    door: Option<Door>,
    line: Option<String>,
}

/// The project leaves or comes in; no command is run then.
enum Door {
    Link,
    Zip(String),
    Take(String),
}

/// What programs exit with that broke (sysexits.h).
const BROKEN: u8 = 70;

fn main() -> ExitCode {
    host::bear_size_limits();
    match arguments() {
        Ok(Some(arguments)) => {
            // What was printed and written before a panic is where it belongs already.
            let done = std::panic::catch_unwind(|| run(&arguments));
            done.unwrap_or_else(|_| {
                eprintln!("playground: this is a fault of the playground. The files are as far as the command came.");
                Ok(ExitCode::from(BROKEN))
            })
            .unwrap_or_else(|reason| {
                eprintln!("playground: {reason}");
                ExitCode::from(2)
            })
        }
        Ok(None) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprint!("playground: {reason}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Our own options stand before the command; what follows is the command's.
fn arguments() -> Result<Option<Arguments>, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (mut at, mut project, mut trace, mut door, mut env) =
        (0, PathBuf::from("."), None, None, Vec::new());
    let mut columns =
        std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).unwrap_or(80);
    while let Some(word) = words.get(at).filter(|word| word.starts_with('-')) {
        let value = || words.get(at + 1).ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "-h" | "--help" => return Ok(None),
            "--project" => project = value()?.into(),
            "--env" => env.push(value()?.clone()),
            "--trace" => trace = Some(value()?.clone()),
            "--zip" => door = Some(Door::Zip(value()?.clone())),
            "--take" => door = Some(Door::Take(value()?.clone())),
            "--link" => {
                door = Some(Door::Link);
                at += 1;
                continue;
            }
            "--columns" => {
                columns = value()?.parse().map_err(|_| "--columns needs a number".to_string())?
            }
            other => return Err(format!("no option {other}")),
        }
        at += 2;
    }
    let command = &words[at.min(words.len())..];
    let line =
        shlex::try_join(command.iter().map(String::as_str)).map_err(|error| error.to_string())?;
    Ok(Some(Arguments {
        project,
        columns,
        env,
        trace,
        door,
        line: (!command.is_empty()).then_some(line),
    }))
}

fn through(door: &Door, folder: Rc<Folder>, name: &Path, env: Project) -> Result<ExitCode, String> {
    match door {
        Door::Link => println!("{}", door::link(folder, name, env)),
        Door::Zip(target) => door::zip(folder, name, env, target)?,
        Door::Take(what) => door::take(&folder, what)?.iter().for_each(|note| println!("{note}")),
    }
    Ok(ExitCode::SUCCESS)
}

/// More settings than the width are to come.
#[allow(clippy::needless_update)]
fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = Rc::new(Folder::open(&arguments.project)?);
    let project = Project { env: variables::variables(&arguments.env)?, ..Project::default() };
    if let Some(door) = &arguments.door {
        return through(door, folder, &arguments.project, project);
    }
    let settings = Settings { columns: arguments.columns, ..Settings::default() };
    let mut session = Session::on(folder, project, settings, Rc::new(host::Machine));
    advice::install(&mut session);
    let recorder = arguments.trace.is_some().then(|| Recorder::on(&mut session));
    let mut talk = talk::Talk::new(session);
    let terminal = std::io::stdin().is_terminal();
    let code = match &arguments.line {
        Some(line) if terminal => talk.interactive(line)?,
        Some(line) => {
            let mut input = String::new();
            std::io::stdin()
                .read_to_string(&mut input)
                .map_err(|error| format!("standard input: {error}"))?;
            talk.line(line, Some(&input))
        }
        None => talk.lines(terminal)?,
    };
    if let (Some(target), Some(recorder)) = (&arguments.trace, recorder) {
        talk.trace(&recorder, target)?;
    }
    Ok(ExitCode::from(code))
}
