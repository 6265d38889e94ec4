//! What a person types around the tools: the commands of the shell itself.
use crate::program::{Input, Program};
use crate::{Place, copies, filters, folders};
use project::{COMMANDS, Channel, Command, command};
use python::host::{FileError, PathKind};

/// Runs a command of the shell; gives its exit code, or the program that it is, which somebody else
/// runs.
pub(crate) fn run(
    place: &mut Place,
    command: Command,
    words: &[String],
    input: &mut Input,
) -> Result<u8, Program> {
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    Ok(match command {
        Command::Flask => return Err(Program::Flask),
        Command::Alembic => return Err(Program::Alembic),
        Command::Advise => return Err(Program::Advise),
        Command::Python => return Err(Program::Python),
        Command::Sqlite3 => return Err(Program::Sqlite3),
        Command::Pip => return Err(Program::Pip),
        Command::Cat if !args.iter().all(|arg| arg.starts_with('-')) => {
            each(place, "cat", &args, cat)
        }
        Command::Cd => folders::cd(place, args.first().copied().unwrap_or("")),
        Command::Clear | Command::True => 0,
        Command::Cp => copies::copy(place, "cp", &args),
        Command::Echo => echo(place, &args),
        Command::Edit => edit(place, &args),
        Command::Env => env(place),
        Command::Exit => place.say("The terminal stays open. Close the tab to leave.\n"),
        Command::Export => export(place, &args),
        Command::False => 1,
        Command::Git => place.say("The playground has no git: nothing was done.\n"),
        Command::Help => help(place, &args),
        Command::History => history(place),
        Command::Ls => folders::ls(place, &args),
        Command::Mkdir => folders::mkdir(place, &args),
        Command::Mv => copies::copy(place, "mv", &args),
        Command::Printf => place.say(&printf(&args)),
        Command::Pwd => place.say(&format!("{}\n", place.cwd)),
        Command::Rm => copies::rm(place, &args),
        Command::Rmdir => each(place, "rmdir: failed to remove", &args, folders::rmdir),
        Command::Source => place.say("There is no virtual environment here, and none is needed.\n"),
        Command::Sudo => place.fail("There is no other user here: type the command without sudo."),
        Command::Touch => each(place, "touch: cannot touch", &args, touch),
        Command::Tree => folders::draw(place, args.first().copied().unwrap_or(".")),
        Command::Unset => {
            args.iter().for_each(|name| drop(place.env.remove(*name)));
            0
        }
        Command::Which => which(place, &args),
        Command::Cat
        | Command::Cut
        | Command::Grep
        | Command::Head
        | Command::Less
        | Command::Sed
        | Command::Sort
        | Command::Tail
        | Command::Tee
        | Command::Tr
        | Command::Uniq
        | Command::Wc => {
            let found = filters::run(place, command, words, input);
            place.output.text(Channel::Stdout, &found.out);
            place.output.text(Channel::Stderr, &found.err);
            found.exit
        }
    })
}

fn each(
    place: &mut Place,
    name: &str,
    args: &[&str],
    run: fn(&mut Place, &str) -> Result<(), FileError>,
) -> u8 {
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = place.absolute(arg);
        if let Err(error) = run(place, &path) {
            let arg = if name.contains(' ') { format!(" '{arg}'") } else { format!(": {arg}") };
            exit = place.fail(&format!("{name}{arg}: {}", error.text()));
        }
    }
    exit
}

fn cat(place: &mut Place, path: &str) -> Result<(), FileError> {
    match place.files.kind(path) {
        PathKind::Folder => Err(FileError::IsFolder),
        PathKind::Missing => Err(FileError::Missing),
        PathKind::File => {
            let bytes = place.files.read(path)?;
            place.say(&String::from_utf8_lossy(&bytes));
            Ok(())
        }
    }
}

fn touch(place: &mut Place, path: &str) -> Result<(), FileError> {
    match place.files.kind(path) {
        PathKind::Missing => place.files.write(path, b""),
        _ => Ok(()),
    }
}

fn echo(place: &Place, args: &[&str]) -> u8 {
    let newline = args.first() != Some(&"-n");
    let text = args[!newline as usize..].join(" ");
    place.say(&format!("{text}{}", if newline { "\n" } else { "" }))
}

fn edit(place: &mut Place, args: &[&str]) -> u8 {
    place.open =
        args.last().and_then(|path| project::relative(&place.absolute(path)).map(String::from));
    0
}

fn env(place: &Place) -> u8 {
    place
        .say(&place.env.iter().map(|(name, value)| format!("{name}={value}\n")).collect::<String>())
}

fn history(place: &Place) -> u8 {
    let lines = place.typed.iter().enumerate();
    place.say(&lines.map(|(at, line)| format!("{:5}  {line}\n", at + 1)).collect::<String>())
}

/// Where the commands are; fails where one is nowhere, as Debian's does.
fn which(place: &Place, args: &[&str]) -> u8 {
    let found = |name: &&str| Some(format!("{}/{name}\n", command(name)?.home.folder()?));
    let paths: Vec<String> = args.iter().filter_map(found).collect();
    place.say(&paths.concat());
    u8::from(args.is_empty() || paths.len() < args.len())
}

/// All commands, or those that are named.
fn help(place: &Place, args: &[&str]) -> u8 {
    let unknown = args.iter().find(|name| command(name).is_none());
    if let Some(name) = unknown {
        return place.fail(&format!("There is no command {name}. Type help to see all."));
    }
    let asked = |names: &[&str]| args.is_empty() || args.iter().any(|name| names.contains(name));
    let rows = COMMANDS.iter().filter(|entry| asked(entry.names));
    place.say(
        &rows.map(|entry| format!("{:<10}{}\n", entry.names[0], entry.help)).collect::<String>(),
    )
}

/// `printf FORMAT ARGS…`: the format again as long as there are arguments, a thousand times at
/// most.
fn printf(args: &[&str]) -> String {
    let Some((format, args)) = args.split_first() else { return String::new() };
    let mut given = args.iter();
    let mut out = String::new();
    for _ in 0..1000 {
        let (mut rest, before) = (format.chars(), given.len());
        while let Some(character) = rest.next() {
            match character {
                '\\' => out.push(match rest.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    other => other.unwrap_or('\\'),
                }),
                '%' => match rest.next() {
                    Some('s') => out.push_str(given.next().unwrap_or(&"")),
                    Some('d' | 'i') => out.push_str(given.next().unwrap_or(&"0")),
                    other => out.extend(other),
                },
                other => out.push(other),
            }
        }
        if given.len() == 0 || given.len() == before {
            break;
        }
    }
    out
}

fn export(place: &mut Place, args: &[&str]) -> u8 {
    for arg in args {
        if let Some((name, value)) = arg.split_once('=') {
            place.env.insert(name.into(), value.into());
        }
    }
    0
}
