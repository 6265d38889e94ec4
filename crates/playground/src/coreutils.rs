//! What a person types around the tools: cd, ls, cat, rm and the like.
use crate::session::Session;
use project::Channel;
use python::host::{FileError, PathKind};
use std::collections::VecDeque;

/// Runs a command of the shell itself; none where the word is no such command.
pub fn run(session: &mut Session, words: &[String], input: &mut Option<VecDeque<String>>) -> Option<u8> {
    let globbed = matches!(
        words[0].as_str(),
        "ls" | "cat" | "cp" | "mv" | "touch" | "head" | "tail" | "wc" | "rm" | "grep" | "sort" | "sed" | "cut" | "uniq"
    );
    let expanded: Vec<String> =
        words.iter().flat_map(|word| if globbed { expand(session, word) } else { vec![word.clone()] }).collect();
    let words = &expanded[..];
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    Some(match words[0].as_str() {
        "cd" => cd(session, args.first().copied().unwrap_or("")),
        "pwd" => out(session, &format!("{}\n", session.cwd.clone())),
        "ls" => ls(session, &args),
        "cat" if !args.iter().all(|arg| arg.starts_with('-')) => each(session, "cat", &args, cat),
        "rm" => rm(session, &args),
        "mkdir" => mkdir(session, &args),
        "rmdir" => each(session, "rmdir: failed to remove", &args, rmdir),
        "touch" => each(session, "touch: cannot touch", &args, |session, path| match session.files.kind(path) {
            PathKind::Missing => session.files.write(path, b""),
            _ => Ok(()),
        }),
        "cp" | "mv" => copy(session, words[0].as_str(), &args),
        "echo" => {
            let newline = args.first() != Some(&"-n");
            let text = args[!newline as usize..].join(" ");
            out(session, &format!("{text}{}", if newline { "\n" } else { "" }))
        }
        "printf" => out(session, &printf(&args)),
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
        "pip" | "pip3" | "pipenv" | "poetry" | "uv" => crate::pip::run(session, &words[0], &words[1..]),
        "git" => out(session, "The playground has no git: nothing was done.\n"),
        _ => {
            let found = crate::filters::run(session, words, input)?;
            session.output.text(Channel::Stdout, &found.out);
            session.output.text(Channel::Stderr, &found.err);
            found.exit
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

fn each(session: &mut Session, name: &str, args: &[&str], run: fn(&mut Session, &str) -> Result<(), FileError>) -> u8 {
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = session.absolute(arg);
        if let Err(error) = run(session, &path) {
            let arg = if name.contains(' ') { format!(" '{arg}'") } else { format!(": {arg}") };
            exit = fail(session, &format!("{name}{arg}: {}", error.text()));
        }
    }
    exit
}

fn cat(session: &mut Session, path: &str) -> Result<(), FileError> {
    match session.files.kind(path) {
        PathKind::Folder => Err(FileError::IsFolder),
        PathKind::Missing => Err(FileError::Missing),
        PathKind::File => {
            let bytes = session.files.read(path)?;
            out(session, &String::from_utf8_lossy(&bytes));
            Ok(())
        }
    }
}

fn rmdir(session: &mut Session, path: &str) -> Result<(), FileError> {
    match session.files.kind(path) {
        PathKind::File => Err(FileError::NotFolder),
        _ => session.files.remove(path),
    }
}

fn cd(session: &mut Session, to: &str) -> u8 {
    let path = if to.is_empty() { project::ROOT.to_string() } else { session.absolute(to) };
    match session.files.kind(&path) {
        PathKind::Folder => {
            session.cwd = path;
            0
        }
        PathKind::File | PathKind::Missing => {
            fail(session, &format!("/bin/sh: 1: cd: can't cd to {to}"));
            2
        }
    }
}

/// One name a line, as coreutils' writes where nobody reads along. Of the options `-a` and `-A` show hidden names, `-F` and `-p` mark
/// folders; `-l` shows no more than the names.
fn ls(session: &mut Session, args: &[&str]) -> u8 {
    let (options, mut shown): (Vec<&str>, Vec<&str>) =
        args.iter().partition(|arg| arg.starts_with('-') && arg.len() > 1);
    let has = |letters: [char; 2]| options.iter().any(|option| option.contains(letters));
    if shown.is_empty() {
        shown.push(".");
    }
    shown.sort_unstable();
    let kind = |path: &str| session.files.kind(&session.absolute(path));
    let (missing, there): (Vec<&str>, Vec<&str>) = shown.iter().partition(|path| kind(path) == PathKind::Missing);
    let (files, folders): (Vec<&str>, Vec<&str>) = there.iter().partition(|path| kind(path) == PathKind::File);
    let mut parts: Vec<String> = Vec::new();
    if !files.is_empty() {
        parts.push(files.iter().flat_map(|path| [path, "\n"]).collect());
    }
    for folder in &folders {
        let title = if shown.len() > 1 { format!("{folder}:\n") } else { String::new() };
        parts.push(
            title + &listed(session, folder, has(['a', 'A']), options.iter().any(|o| o.contains('a')), has(['F', 'p'])),
        );
    }
    for path in &missing {
        fail(session, &format!("ls: cannot access '{path}': No such file or directory"));
    }
    let written = out(session, &parts.join("\n"));
    if missing.is_empty() { written } else { 2 }
}

fn listed(session: &Session, folder: &str, hidden: bool, dots: bool, marked: bool) -> String {
    let path = session.absolute(folder);
    let mark = |name: &String| {
        let is_folder = marked && session.files.kind(&format!("{path}/{name}")) == PathKind::Folder;
        if is_folder { format!("{name}/\n") } else { format!("{name}\n") }
    };
    let names = session.files.list(&path).unwrap_or_default();
    let names = names.iter().filter(|name| hidden || !name.starts_with('.')).map(mark);
    dots.then(|| ".\n..\n".to_string()).into_iter().chain(names).collect()
}

fn remove_all(session: &Session, path: &str) -> Result<(), FileError> {
    let inner = if session.files.is_link(path) { None } else { session.files.list(path) };
    for name in inner.unwrap_or_default() {
        remove_all(session, &format!("{path}/{name}"))?;
    }
    session.files.remove(path)
}

/// Paths that match a pattern with `*` in their last part, written as the pattern is; or the pattern itself.
fn expand(session: &Session, pattern: &str) -> Vec<String> {
    let (folder, name) = pattern.rsplit_once('/').map_or(("", pattern), |(folder, name)| (folder, name));
    let Some((before, after)) = name.split_once('*') else { return vec![pattern.into()] };
    let fits = |known: &&String| {
        known.len() >= before.len() + after.len()
            && known.starts_with(before)
            && known.ends_with(after)
            && (before.starts_with('.') || !known.starts_with('.'))
    };
    let names = session.files.list(&session.absolute(if folder.is_empty() { "." } else { folder })).unwrap_or_default();
    let written = |known: &String| pattern.strip_suffix(name).unwrap_or_default().to_string() + known;
    let found: Vec<String> = names.iter().filter(fits).map(written).collect();
    if found.is_empty() { vec![pattern.into()] } else { found }
}

fn rm(session: &mut Session, args: &[&str]) -> u8 {
    let flags: String = args.iter().filter(|arg| arg.starts_with('-')).copied().collect();
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = session.absolute(arg);
        let folder = session.files.kind(&path) == PathKind::Folder && !session.files.is_link(&path);
        let recursive = flags.contains(['r', 'R']);
        let result = if folder && !recursive { Err(FileError::IsFolder) } else { remove_all(session, &path) };
        match result {
            Err(FileError::Missing) if flags.contains('f') => {}
            Err(error) => exit = fail(session, &format!("rm: cannot remove '{arg}': {}", error.text())),
            Ok(()) => {}
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
        if let Err(error) = result {
            exit = fail(session, &format!("mkdir: cannot create directory ‘{arg}’: {}", error.text()));
        }
    }
    exit
}

fn copy(session: &mut Session, name: &str, args: &[&str]) -> u8 {
    let (options, plain): (Vec<&str>, Vec<&str>) = args.iter().partition(|arg| arg.starts_with('-') && arg.len() > 1);
    let recursive = name == "mv" || options.iter().any(|option| option.contains(['r', 'R', 'a']));
    let Some((to, sources)) = plain.split_last().filter(|(_, sources)| !sources.is_empty()) else {
        return fail(session, &format!("{name}: missing file operand"));
    };
    let into = session.files.kind(&session.absolute(to)) == PathKind::Folder;
    if sources.len() > 1 && !into {
        return fail(session, &format!("{name}: target '{to}': No such file or directory"));
    }
    sources.iter().fold(0, |exit, from| exit.max(copy_one(session, name, from, to, (into, recursive))))
}

fn copy_one(session: &Session, name: &str, from: &str, to: &str, (into, recursive): (bool, bool)) -> u8 {
    let source = session.absolute(from);
    if session.files.kind(&source) == PathKind::Folder && !recursive {
        return fail(session, &format!("{name}: -r not specified; omitting directory '{from}'"));
    }
    let mut target = session.absolute(to);
    if into {
        target = format!("{target}/{}", source.rsplit('/').next().unwrap_or(""));
    }
    if target == source || target.starts_with(&format!("{source}/")) {
        return fail(session, &format!("{name}: '{from}' and '{to}' are the same file"));
    }
    let done = match (name, session.files.kind(&source)) {
        ("mv", PathKind::File) => session.files.rename(&source, &target),
        ("mv", _) => copy_all(session, &source, &target).and_then(|()| remove_all(session, &source)),
        _ => copy_all(session, &source, &target),
    };
    match done {
        Err(error) => fail(session, &format!("{name}: cannot stat '{from}': {}", error.text())),
        Ok(()) => 0,
    }
}

fn copy_all(session: &Session, source: &str, target: &str) -> Result<(), FileError> {
    match session.files.kind(source) {
        PathKind::Missing => Err(FileError::Missing),
        PathKind::File => session.files.write(target, &session.files.read(source)?),
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

/// `printf FORMAT ARGS…`: the format again as long as there are arguments, a thousand times at most.
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
        let inner = format!("{path}/{name}");
        if !session.files.is_link(&inner) {
            tree(session, &inner, &deeper, text);
        }
    }
}
