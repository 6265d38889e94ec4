//! Commands about folders: `cd`, `ls`, `tree`, `mkdir`, `rmdir`.
use crate::Place;
use python::host::{FileError, PathKind};

pub(crate) fn cd(place: &mut Place, to: &str) -> u8 {
    let path = if to.is_empty() { project::ROOT.to_string() } else { place.absolute(to) };
    match place.files.kind(&path) {
        PathKind::Folder => {
            place.cwd = path;
            0
        }
        PathKind::File | PathKind::Missing => {
            place.fail(&format!("/bin/sh: 1: cd: can't cd to {to}"));
            2
        }
    }
}

/// One name a line, as coreutils' writes where nobody reads along. Of the options `-a` and `-A`
/// show hidden names, `-F` and `-p` mark folders; `-l` shows no more than the names.
pub(crate) fn ls(place: &mut Place, args: &[&str]) -> u8 {
    let (options, mut shown): (Vec<&str>, Vec<&str>) =
        args.iter().partition(|arg| arg.starts_with('-') && arg.len() > 1);
    let has = |letters: [char; 2]| options.iter().any(|option| option.contains(letters));
    if shown.is_empty() {
        shown.push(".");
    }
    shown.sort_unstable();
    let kind = |path: &str| place.files.kind(&place.absolute(path));
    let (missing, there): (Vec<&str>, Vec<&str>) =
        shown.iter().partition(|path| kind(path) == PathKind::Missing);
    let (files, folders): (Vec<&str>, Vec<&str>) =
        there.iter().partition(|path| kind(path) == PathKind::File);
    let mut parts: Vec<String> = Vec::new();
    if !files.is_empty() {
        parts.push(files.iter().flat_map(|path| [path, "\n"]).collect());
    }
    for folder in &folders {
        let title = if shown.len() > 1 { format!("{folder}:\n") } else { String::new() };
        parts.push(
            title
                + &listed(
                    place,
                    folder,
                    has(['a', 'A']),
                    options.iter().any(|o| o.contains('a')),
                    has(['F', 'p']),
                ),
        );
    }
    for path in &missing {
        place.fail(&format!("ls: cannot access '{path}': No such file or directory"));
    }
    let written = place.say(&parts.join("\n"));
    if missing.is_empty() { written } else { 2 }
}

fn listed(place: &Place, folder: &str, hidden: bool, dots: bool, marked: bool) -> String {
    let path = place.absolute(folder);
    let mark = |name: &String| {
        let is_folder = marked && place.files.kind(&format!("{path}/{name}")) == PathKind::Folder;
        if is_folder { format!("{name}/\n") } else { format!("{name}\n") }
    };
    let names = place.files.list(&path).unwrap_or_default();
    let names = names.iter().filter(|name| hidden || !name.starts_with('.')).map(mark);
    dots.then(|| ".\n..\n".to_string()).into_iter().chain(names).collect()
}

pub(crate) fn mkdir(place: &mut Place, args: &[&str]) -> u8 {
    let parents = args.contains(&"-p");
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = place.absolute(arg);
        let result = match parents {
            true => (1..=path.matches('/').count()).try_for_each(|depth| {
                let part: Vec<&str> = path.split('/').take(depth + 1).collect();
                let part = part.join("/");
                if place.files.kind(&part) == PathKind::Folder {
                    Ok(())
                } else {
                    place.files.make_folder(&part)
                }
            }),
            false => place.files.make_folder(&path),
        };
        if let Err(error) = result {
            exit = place.fail(&format!("mkdir: cannot create directory ‘{arg}’: {}", error.text()));
        }
    }
    exit
}

pub(crate) fn rmdir(place: &mut Place, path: &str) -> Result<(), FileError> {
    match place.files.kind(path) {
        PathKind::File => Err(FileError::NotFolder),
        _ => place.files.remove(path),
    }
}

fn tree(place: &Place, path: &str, indent: &str, text: &mut String) {
    let names: Vec<String> = place
        .files
        .list(path)
        .unwrap_or_default()
        .into_iter()
        .filter(|name| !name.starts_with('.'))
        .collect();
    for (at, name) in names.iter().enumerate() {
        let last = at + 1 == names.len();
        text.push_str(&format!("{indent}{} {name}\n", if last { "└──" } else { "├──" }));
        let deeper = format!("{indent}{}   ", if last { " " } else { "│" });
        let inner = format!("{path}/{name}");
        if !place.files.is_link(&inner) {
            tree(place, &inner, &deeper, text);
        }
    }
}

/// `tree`: the files below a folder, drawn.
pub(crate) fn draw(place: &Place, folder: &str) -> u8 {
    let mut text = format!("{folder}\n");
    tree(place, &place.absolute(folder), "", &mut text);
    place.say(&text)
}
