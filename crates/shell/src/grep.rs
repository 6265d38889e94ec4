//! `grep` over files and pipes.
use crate::Place;
use crate::pattern::{Pattern, basic, extended};
use crate::source::{Filtered, Source, Words};

/// Runs `grep`, `egrep` and `fgrep`: the lines of files, or of what a pipe carries, that a pattern
/// meets.
pub(crate) fn run(source: &mut Source, name: &str, words: &Words) -> Filtered {
    let mut plain = words.plain.clone();
    let wanted = match words.value('e') {
        Some(wanted) => wanted,
        None if plain.is_empty() => {
            return Filtered::fail(
                "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.",
                2,
            );
        }
        None => plain.remove(0),
    };
    let text = match (name, words.has('F'), words.has('E')) {
        ("fgrep", ..) | (_, true, _) => fancy_regex::escape(wanted).into_owned(),
        ("egrep", ..) | (_, _, true) => extended(wanted),
        _ => basic(wanted),
    };
    let text = if words.has('w') { format!(r"\b(?:{text})\b") } else { text };
    let text = if words.has('x') { format!("^(?:{text})$") } else { text };
    let Some(pattern) = Pattern::new(&text, words.has('i')) else {
        return Filtered::fail("grep: Invalid regular expression", 2);
    };
    let recursive = words.has('r') || words.has('R');
    let files: Vec<String> = match recursive {
        true => plain
            .iter()
            .chain(plain.is_empty().then_some(&"."))
            .flat_map(|path| below(source.place, path))
            .collect(),
        false => plain.iter().map(|path| path.to_string()).collect(),
    };
    let paths: Vec<&str> = files.iter().map(String::as_str).collect();
    let (texts, err) = source.texts("grep", &paths);
    let named = (paths.len() > 1 || recursive) && !words.has('h') || words.has('H');
    let (out, found) = matches(&texts, &pattern, words, named);
    let exit = if !err.is_empty() { 2 } else { u8::from(!found) };
    Filtered { out: if words.has('q') { String::new() } else { out }, err, exit }
}

/// The files below a folder, as `grep -r` names them.
fn below(place: &Place, path: &str) -> Vec<String> {
    match place.files.list(&place.absolute(path)) {
        Some(names) => names
            .iter()
            .map(|name| format!("{}/{name}", path.trim_end_matches('/')))
            // What only links lead to is not searched, as grep -r.
            .filter(|inner| !place.files.is_link(&place.absolute(inner)))
            .flat_map(|inner| below(place, &inner))
            .collect(),
        None => vec![path.to_string()],
    }
}

fn matches(
    texts: &[(String, String)],
    pattern: &Pattern,
    words: &Words,
    named: bool,
) -> (String, bool) {
    let around = |letter| {
        words.value(letter).or(words.value('C')).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0)
    };
    let (after, before) = (around('A'), around('B'));
    let (mut out, mut any) = (String::new(), false);
    for (path, text) in texts {
        let lines: Vec<&str> = text.lines().collect();
        let most = words.value('m').and_then(|n| n.parse::<usize>().ok()).unwrap_or(usize::MAX);
        let hits: Vec<usize> = (0..lines.len())
            .filter(|at| pattern.finds(lines[*at]) != words.has('v'))
            .take(most)
            .collect();
        any |= !hits.is_empty();
        let shown = if path.is_empty() { "(standard input)" } else { path.as_str() };
        if words.has('l') {
            out += &if hits.is_empty() { String::new() } else { format!("{shown}\n") };
            continue;
        }
        if words.has('c') {
            out += &if named {
                format!("{shown}:{}\n", hits.len())
            } else {
                format!("{}\n", hits.len())
            };
            continue;
        }
        let mut previous: Option<usize> = None;
        for (at, line) in lines.iter().enumerate() {
            // The hits are in order: only the last one up to here and the next one count.
            let next = hits.partition_point(|hit| *hit < at);
            let hit = hits.get(next) == Some(&at);
            let behind = next.checked_sub(1).is_some_and(|last| at - hits[last] <= after);
            let ahead = hits.get(next).is_some_and(|hit| hit - at <= before);
            if !(hit || behind || ahead) {
                continue;
            }
            if after + before > 0 && previous.is_some_and(|p| p + 1 != at) {
                out += "--\n";
            }
            previous = Some(at);
            let mark = if hit { ':' } else { '-' };
            let head = if named { format!("{shown}{mark}") } else { String::new() };
            let place = if words.has('n') { format!("{}{mark}", at + 1) } else { String::new() };
            match words.has('o') {
                true => pattern
                    .all(line)
                    .iter()
                    .for_each(|found| out += &format!("{head}{place}{found}\n")),
                false => out += &format!("{head}{place}{line}\n"),
            }
        }
    }
    (out, any)
}
