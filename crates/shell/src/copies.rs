//! Commands that copy, move and remove: `cp`, `mv`, `rm`.
use crate::Place;
use python::host::{FileError, PathKind};

pub(crate) fn rm(place: &mut Place, args: &[&str]) -> u8 {
    let flags: String = args.iter().filter(|arg| arg.starts_with('-')).copied().collect();
    let mut exit = 0;
    for arg in args.iter().filter(|arg| !arg.starts_with('-')) {
        let path = place.absolute(arg);
        let folder = place.files.kind(&path) == PathKind::Folder && !place.files.is_link(&path);
        let recursive = flags.contains(['r', 'R']);
        let result =
            if folder && !recursive { Err(FileError::IsFolder) } else { remove_all(place, &path) };
        match result {
            Err(FileError::Missing) if flags.contains('f') => {}
            Err(error) => {
                exit = place.fail(&format!("rm: cannot remove '{arg}': {}", error.text()))
            }
            Ok(()) => {}
        }
    }
    exit
}

fn remove_all(place: &Place, path: &str) -> Result<(), FileError> {
    let inner = if place.files.is_link(path) { None } else { place.files.list(path) };
    for name in inner.unwrap_or_default() {
        remove_all(place, &format!("{path}/{name}"))?;
    }
    place.files.remove(path)
}

pub(crate) fn copy(place: &mut Place, name: &str, args: &[&str]) -> u8 {
    let (options, plain): (Vec<&str>, Vec<&str>) =
        args.iter().partition(|arg| arg.starts_with('-') && arg.len() > 1);
    let recursive = name == "mv" || options.iter().any(|option| option.contains(['r', 'R', 'a']));
    let Some((to, sources)) = plain.split_last().filter(|(_, sources)| !sources.is_empty()) else {
        return place.fail(&format!("{name}: missing file operand"));
    };
    let into = place.files.kind(&place.absolute(to)) == PathKind::Folder;
    if sources.len() > 1 && !into {
        return place.fail(&format!("{name}: target '{to}': No such file or directory"));
    }
    sources
        .iter()
        .fold(0, |exit, from| exit.max(copy_one(place, name, from, to, (into, recursive))))
}

fn copy_one(
    place: &Place,
    name: &str,
    from: &str,
    to: &str,
    (into, recursive): (bool, bool),
) -> u8 {
    let source = place.absolute(from);
    if place.files.kind(&source) == PathKind::Folder && !recursive {
        return place.fail(&format!("{name}: -r not specified; omitting directory '{from}'"));
    }
    let mut target = place.absolute(to);
    if into {
        target = format!("{target}/{}", source.rsplit('/').next().unwrap_or(""));
    }
    if target == source || target.starts_with(&format!("{source}/")) {
        return place.fail(&format!("{name}: '{from}' and '{to}' are the same file"));
    }
    let done = match (name, place.files.kind(&source)) {
        ("mv", PathKind::File) => place.files.rename(&source, &target),
        ("mv", _) => copy_all(place, &source, &target).and_then(|()| remove_all(place, &source)),
        _ => copy_all(place, &source, &target),
    };
    match done {
        Err(error) => place.fail(&format!("{name}: cannot stat '{from}': {}", error.text())),
        Ok(()) => 0,
    }
}

fn copy_all(place: &Place, source: &str, target: &str) -> Result<(), FileError> {
    match place.files.kind(source) {
        PathKind::Missing => Err(FileError::Missing),
        PathKind::File => place.files.write(target, &place.files.read(source)?),
        PathKind::Folder => {
            if place.files.kind(target) == PathKind::Missing {
                place.files.make_folder(target)?;
            }
            place.files.list(source).unwrap_or_default().iter().try_for_each(|name| {
                copy_all(place, &format!("{source}/{name}"), &format!("{target}/{name}"))
            })
        }
    }
}
