//! What a person types around the tools: cd, ls, cat, rm and the like.
use crate::session::Session;
use project::Channel;
use python::host::PathKind;

/// What `pip` and its like answer.
pub const NOTHING_TO_INSTALL: &str =
    "Nothing to install: Flask, Flask-SQLAlchemy, Flask-Migrate, Alembic and SQLAlchemy are here already.\n";

/// Runs a command of the shell itself; none where the word is no such command.
pub fn run(session: &mut Session, words: &[String]) -> Option<u8> {
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    Some(match words[0].as_str() {
        "cd" => cd(session, args.first().copied().unwrap_or("")),
        "pwd" => out(session, &format!("{}\n", session.cwd.clone())),
        "ls" => ls(session, &args),
        "cat" => each(session, "cat", &args, cat),
        "rm" => rm(session, &args),
        "mkdir" => mkdir(session, &args),
        "touch" => each(session, "touch", &args, |session, path| match session.files.read(path) {
            Some(_) => Ok(()),
            None => session.files.write(path, b""),
        }),
        "cp" | "mv" => copy(session, words[0].as_str(), &args),
        "echo" => {
            let newline = args.first() != Some(&"-n");
            let text = args[!newline as usize..].join(" ");
            out(session, &format!("{text}{}", if newline { "\n" } else { "" }))
        }
        "export" => export(session, &args),
        "unset" => {
            args.iter().for_each(|name| drop(session.env.remove(*name)));
            0
        }
        "env" | "printenv" => {
            let text: String = session.env.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
            out(session, &text)
        }
        "tree" => {
            let mut text = format!("{}\n", args.first().copied().unwrap_or("."));
            tree(session, &session.absolute(args.first().copied().unwrap_or(".")), "", &mut text);
            out(session, &text)
        }
        "history" => {
            let lines = session.typed.iter().enumerate();
            let text: String = lines.map(|(at, line)| format!("{:5}  {line}\n", at + 1)).collect();
            out(session, &text)
        }
        "true" | "clear" => 0,
        "exit" | "logout" => out(session, "The terminal stays open. Close the tab to leave.\n"),
        "source" | "deactivate" | "." => out(session, "There is no virtual environment here, and none is needed.\n"),
        "sudo" => fail(session, "There is no other user here: type the command without sudo."),
        "false" => 1,
        "code" | "nano" | "vim" | "vi" | "edit" => {
            session.open =
                args.last().and_then(|path| crate::files::relative(&session.absolute(path)).map(String::from));
            0
        }
        "pip" | "pip3" | "pipenv" | "poetry" | "uv" => out(session, NOTHING_TO_INSTALL),
        "git" => out(session, "The playground has no git: nothing was done.\n"),
        _ => {
            let (text, exit) = crate::filters::run(session, words)?;
            session.output.text(if exit < 2 { Channel::Stdout } else { Channel::Stderr }, &text);
            exit
        }
    })
}

fn out(session: &Session, text: &str) -> u8 {
    session.output.text(Channel::Stdout, text);
    0
}

fn fail(session: &Session, text: &str) -> u8 {
    session.output.text(Channel::Stderr, &format!("{text}\n"));
    1
}

fn reason(class: &str) -> &str {
    match class {
        "FileNotFoundError" => "No such file or directory",
        "IsADirectoryError" => "Is a directory",
        "NotADirectoryError" => "Not a directory",
        "FileExistsError" => "File exists",
        "PermissionError" => "Permission denied",
        _ => "Directory not empty",
    }
}

fn each(
    session: &mut Session,
    name: &str,
    args: &[&str],
    run: fn(&mut Session, &str) -> Result<(), &'static str>,
) -> u8 {
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = session.absolute(arg);
        if let Err(class) = run(session, &path) {
            exit = fail(session, &format!("{name}: {arg}: {}", reason(class)));
        }
    }
    exit
}

fn cat(session: &mut Session, path: &str) -> Result<(), &'static str> {
    match session.files.kind(path) {
        PathKind::Folder => Err("IsADirectoryError"),
        PathKind::Missing => Err("FileNotFoundError"),
        PathKind::File => {
            let bytes = session.files.read(path).unwrap_or_default();
            out(session, &String::from_utf8_lossy(&bytes));
            Ok(())
        }
    }
}

fn cd(session: &mut Session, to: &str) -> u8 {
    let path = if to.is_empty() { project::ROOT.to_string() } else { session.absolute(to) };
    match session.files.kind(&path) {
        PathKind::Folder => {
            session.cwd = path;
            0
        }
        PathKind::File => fail(session, &format!("sh: cd: {to}: Not a directory")),
        PathKind::Missing => fail(session, &format!("sh: cd: {to}: No such file or directory")),
    }
}

fn ls(session: &mut Session, args: &[&str]) -> u8 {
    let all = args.iter().any(|arg| arg.starts_with('-') && arg.contains('a'));
    let long = args.iter().any(|arg| arg.starts_with('-') && arg.contains('l'));
    let shown = args.iter().find(|arg| !arg.starts_with('-')).copied().unwrap_or(".");
    let path = session.absolute(shown);
    let Some(names) = session.files.list(&path) else {
        return match session.files.kind(&path) {
            PathKind::File => out(session, &format!("{shown}\n")),
            _ => fail(session, &format!("ls: cannot access '{shown}': No such file or directory")),
        };
    };
    let names: Vec<String> = names.into_iter().filter(|name| all || !name.starts_with('.')).collect();
    let mark = |name: &String| {
        if session.files.kind(&format!("{path}/{name}")) == PathKind::Folder {
            format!("{name}/")
        } else {
            name.clone()
        }
    };
    let shown: Vec<String> = names.iter().map(mark).collect();
    let text =
        if shown.is_empty() { String::new() } else { format!("{}\n", shown.join(if long { "\n" } else { "  " })) };
    out(session, &text)
}

fn remove_all(session: &Session, path: &str) -> Result<(), &'static str> {
    for name in session.files.list(path).unwrap_or_default() {
        remove_all(session, &format!("{path}/{name}"))?;
    }
    session.files.remove(path)
}

/// Names that match a pattern with `*`, or the pattern itself.
fn expand(session: &Session, pattern: &str) -> Vec<String> {
    let path = session.absolute(pattern);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let Some((before, after)) = name.split_once('*') else { return vec![path] };
    let fits = |known: &String| {
        known.len() >= before.len() + after.len() && known.starts_with(before) && known.ends_with(after)
    };
    session
        .files
        .list(folder)
        .unwrap_or_default()
        .into_iter()
        .filter(fits)
        .map(|known| format!("{folder}/{known}"))
        .collect()
}

fn rm(session: &mut Session, args: &[&str]) -> u8 {
    let flags: String = args.iter().filter(|arg| arg.starts_with('-')).copied().collect();
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        for path in expand(session, arg) {
            let folder = session.files.kind(&path) == PathKind::Folder;
            let result =
                if folder && !flags.contains('r') { Err("IsADirectoryError") } else { remove_all(session, &path) };
            match result {
                Err("FileNotFoundError") if flags.contains('f') => {}
                Err(class) => exit = fail(session, &format!("rm: cannot remove '{arg}': {}", reason(class))),
                Ok(()) => {}
            }
        }
    }
    exit
}

fn mkdir(session: &mut Session, args: &[&str]) -> u8 {
    let parents = args.contains(&"-p");
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = session.absolute(arg);
        let result = match parents {
            true => (1..=path.matches('/').count()).try_for_each(|depth| {
                let part: Vec<&str> = path.split('/').take(depth + 1).collect();
                let part = part.join("/");
                if session.files.kind(&part) == PathKind::Folder { Ok(()) } else { session.files.make_folder(&part) }
            }),
            false => session.files.make_folder(&path),
        };
        if let Err(class) = result {
            exit = fail(session, &format!("mkdir: cannot create directory '{arg}': {}", reason(class)));
        }
    }
    exit
}

fn copy(session: &mut Session, name: &str, args: &[&str]) -> u8 {
    let plain: Vec<&str> = args.iter().filter(|arg| !arg.starts_with('-')).copied().collect();
    let [from, to] = plain[..] else { return fail(session, &format!("{name}: missing file operand")) };
    let source = session.absolute(from);
    let mut target = session.absolute(to);
    if session.files.kind(&target) == PathKind::Folder {
        target = format!("{target}/{}", source.rsplit('/').next().unwrap_or(""));
    }
    match copy_all(session, &source, &target) {
        Err(class) => fail(session, &format!("{name}: cannot stat '{from}': {}", reason(class))),
        Ok(()) if name == "mv" => {
            let _ = remove_all(session, &source);
            0
        }
        Ok(()) => 0,
    }
}

fn copy_all(session: &Session, source: &str, target: &str) -> Result<(), &'static str> {
    match session.files.kind(source) {
        PathKind::Missing => Err("FileNotFoundError"),
        PathKind::File => session.files.write(target, &session.files.read(source).unwrap_or_default()),
        PathKind::Folder => {
            if session.files.kind(target) == PathKind::Missing {
                session.files.make_folder(target)?;
            }
            session
                .files
                .list(source)
                .unwrap_or_default()
                .iter()
                .try_for_each(|name| copy_all(session, &format!("{source}/{name}"), &format!("{target}/{name}")))
        }
    }
}

fn export(session: &mut Session, args: &[&str]) -> u8 {
    for arg in args {
        if let Some((name, value)) = arg.split_once('=') {
            session.env.insert(name.into(), value.into());
        }
    }
    0
}

fn tree(session: &Session, path: &str, indent: &str, text: &mut String) {
    let names: Vec<String> =
        session.files.list(path).unwrap_or_default().into_iter().filter(|name| !name.starts_with('.')).collect();
    for (at, name) in names.iter().enumerate() {
        let last = at + 1 == names.len();
        text.push_str(&format!("{indent}{} {name}\n", if last { "└──" } else { "├──" }));
        let deeper = format!("{indent}{}   ", if last { " " } else { "│" });
        tree(session, &format!("{path}/{name}"), &deeper, text);
    }
}
