//! `head`, `tail`, `grep` and `wc` over files: what a person types to look into one.
use crate::session::Session;

/// A filter's output and exit code; none where the word is no filter.
pub(crate) fn run(session: &Session, words: &[String]) -> Option<(String, u8)> {
    let (options, plain): (Vec<&str>, Vec<&str>) =
        words[1..].iter().map(String::as_str).partition(|word| word.starts_with('-') && word.len() > 1);
    let behind = plain.first().filter(|_| options.contains(&"-n")).and_then(|word| word.parse::<usize>().ok());
    let joined = || options.iter().find_map(|word| word.trim_start_matches(['-', 'n', '=']).parse::<usize>().ok());
    let count = behind.or_else(joined);
    Some(match words[0].as_str() {
        "head" => each(session, "head", &numbered(&plain, &options), |text| first(text, count.unwrap_or(10))),
        "tail" => each(session, "tail", &numbered(&plain, &options), |text| last(text, count.unwrap_or(10))),
        "wc" => wc(session, &options, &plain),
        "grep" => grep(session, &options, &plain),
        _ => return None,
    })
}

/// `head -n 3 FILE`: the number after a lone `-n` is no file.
fn numbered<'a>(plain: &[&'a str], options: &[&str]) -> Vec<&'a str> {
    let skip = usize::from(options.contains(&"-n") && plain.first().is_some_and(|word| word.parse::<usize>().is_ok()));
    plain[skip..].to_vec()
}

fn first(text: &str, count: usize) -> String {
    text.split_inclusive('\n').take(count).collect()
}

fn last(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines[lines.len().saturating_sub(count)..].concat()
}

fn read(session: &Session, path: &str) -> Option<String> {
    session.files.read(&session.absolute(path)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn each(session: &Session, name: &str, paths: &[&str], show: impl Fn(&str) -> String) -> (String, u8) {
    let mut found = String::new();
    for path in paths {
        match read(session, path) {
            Some(text) => found += &show(&text),
            None => return (format!("{found}{name}: {path}: No such file or directory\n"), 1),
        }
    }
    (found, 0)
}

/// Lines, words and bytes of files, and of all together where there are several; as wide as the number of all bytes.
fn wc(session: &Session, options: &[&str], paths: &[&str]) -> (String, u8) {
    let wanted: Vec<usize> = "lwc"
        .char_indices()
        .filter(|(_, letter)| options.iter().any(|option| option.contains(*letter)))
        .map(|(at, _)| at)
        .collect();
    let wanted = if wanted.is_empty() { vec![0, 1, 2] } else { wanted };
    let (mut counts, mut missing) = (Vec::new(), String::new());
    for path in paths {
        match read(session, path) {
            Some(text) => {
                let lines = text.bytes().filter(|byte| *byte == b'\n').count();
                counts.push(([lines, text.split_whitespace().count(), text.len()], *path));
            }
            None => missing += &format!("wc: {path}: No such file or directory\n"),
        }
    }
    let total = counts.iter().fold([0; 3], |sum, (one, _)| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
    let alone = wanted.len() == 1 && paths.len() == 1;
    let width = if alone { 1 } else { total[2].to_string().len() };
    if paths.len() > 1 {
        counts.push((total, "total"));
    }
    let line = |(count, path): &([usize; 3], &str)| {
        let cells: Vec<String> = wanted.iter().map(|at| format!("{:>width$}", count[*at])).collect();
        format!("{} {path}\n", cells.join(" "))
    };
    let text: String = counts.iter().map(line).collect();
    if missing.is_empty() { (text, 0) } else { (missing + &text, 1) }
}

fn grep(session: &Session, options: &[&str], plain: &[&str]) -> (String, u8) {
    let Some((wanted, paths)) = plain.split_first() else { return ("usage: grep TEXT FILE…\n".into(), 2) };
    let has = |letter: char| options.iter().any(|word| word.contains(letter));
    let fold = |text: &str| if has('i') { text.to_lowercase() } else { text.to_string() };
    let wanted = fold(wanted);
    let (mut found, mut code) = (String::new(), 1);
    for path in paths {
        let Some(text) = read(session, path) else {
            return (format!("{found}grep: {path}: No such file or directory\n"), 2);
        };
        for (number, line) in text.lines().enumerate().filter(|(_, line)| fold(line).contains(&wanted) != has('v')) {
            let file = if paths.len() > 1 { format!("{path}:") } else { String::new() };
            let place = if has('n') { format!("{}:", number + 1) } else { String::new() };
            found += &format!("{file}{place}{line}\n");
            code = 0;
        }
    }
    (found, code)
}
