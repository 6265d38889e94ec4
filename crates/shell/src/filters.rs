//! Filters of the shell: `head`, `tail`, `wc`, `sort`, `uniq`, `cut`, `tr`, `sed`, over files or
//! what a pipe carries.
use crate::program::Input;
use crate::source::{Filtered, Source, Words};
use crate::{Place, grep, sed};
use project::Command;

/// What a filter gives. Commands that are none show the text of their files.
pub(crate) fn run(
    place: &Place,
    command: Command,
    words: &[String],
    input: &mut Input,
) -> Filtered {
    let valued = match command {
        Command::Head | Command::Tail => "nc",
        Command::Grep => "eABCm",
        Command::Sort => "kt",
        Command::Cut => "dfc",
        Command::Sed => "e",
        _ => "",
    };
    let read = Words::read(&words[1..], valued);
    let mut source = Source { place, input };
    match command {
        Command::Head => part(&mut source, "head", &read, first),
        Command::Tail => part(&mut source, "tail", &read, last),
        Command::Wc => wc(&mut source, &read),
        Command::Grep => grep::run(&mut source, &words[0], &read),
        Command::Sort => sort(&mut source, &read),
        Command::Uniq => whole(&mut source, "uniq", &read, uniq),
        Command::Cut => whole(&mut source, "cut", &read, cut),
        Command::Tr => tr(&mut source, &read),
        Command::Sed => sed::run(&mut source, &read),
        Command::Tee => tee(&mut source, &read),
        _ => whole(&mut source, &words[0], &read, |text, _| text.into()),
    }
}

fn first(text: &str, count: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let number = count.trim_start_matches('-').parse::<usize>().unwrap_or(10);
    let kept = if count.starts_with('-') {
        lines.len().saturating_sub(number)
    } else {
        number.min(lines.len())
    };
    lines[..kept].concat()
}

fn last(text: &str, count: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let number = count.trim_start_matches(['-', '+']).parse::<usize>().unwrap_or(10);
    let from = if count.starts_with('+') {
        number.saturating_sub(1)
    } else {
        lines.len().saturating_sub(number)
    };
    lines[from.min(lines.len())..].concat()
}

/// `head` and `tail`: with several files each has its name above it.
fn part(
    source: &mut Source,
    name: &str,
    words: &Words,
    take: fn(&str, &str) -> String,
) -> Filtered {
    let short =
        words.options.iter().find_map(|word| word[1..].parse::<usize>().ok().map(|_| &word[1..]));
    let plus = words.plain.first().filter(|word| name == "tail" && word.starts_with('+')).copied();
    let count = words.value('n').or(short).or(plus).unwrap_or("10");
    let paths = &words.plain[usize::from(plus.is_some())..];
    let (texts, err) = source.texts(name, paths);
    let several = paths.len() > 1;
    let mut out = String::new();
    for (at, (path, text)) in texts.iter().enumerate() {
        if several {
            out += &format!("{}==> {path} <==\n", if at > 0 { "\n" } else { "" });
        }
        match words.value('c').and_then(|bytes| bytes.parse::<usize>().ok()) {
            Some(bytes) => out.extend(text.chars().take(bytes)),
            None => out += &take(text, count),
        }
    }
    Filtered { out, exit: u8::from(!err.is_empty()), err }
}

/// A filter over the text of all its files together.
fn whole(
    source: &mut Source,
    name: &str,
    words: &Words,
    make: impl Fn(&str, &Words) -> String,
) -> Filtered {
    let (texts, err) = source.texts(name, &words.plain);
    let text: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    Filtered { out: make(&text, words), exit: u8::from(!err.is_empty()), err }
}

/// Lines, words and bytes of files, and of all together where there are several; as wide as the
/// number of all bytes.
fn wc(source: &mut Source, words: &Words) -> Filtered {
    let wanted: Vec<usize> = ['l', 'w', 'c']
        .iter()
        .enumerate()
        .filter(|(_, l)| words.has(**l))
        .map(|(at, _)| at)
        .collect();
    let wanted = if wanted.is_empty() { vec![0, 1, 2] } else { wanted };
    let (texts, err) = source.texts("wc", &words.plain);
    let mut counts: Vec<([usize; 3], String)> = texts
        .iter()
        .map(|(path, text)| {
            let lines = text.bytes().filter(|byte| *byte == b'\n').count();
            ([lines, text.split_whitespace().count(), text.len()], path.clone())
        })
        .collect();
    let total = counts
        .iter()
        .fold([0; 3], |sum, (one, _)| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
    let width = match (words.plain.len(), wanted.len()) {
        (0 | 1, 1) => 1,
        (0, _) if !source.place.reads_file => 7,
        _ => total[2].to_string().len(),
    };
    if words.plain.len() > 1 {
        counts.push((total, "total".into()));
    }
    let line = |(count, path): &([usize; 3], String)| {
        let cells: Vec<String> =
            wanted.iter().map(|at| format!("{:>width$}", count[*at])).collect();
        format!("{} {path}", cells.join(" ")).trim_end().to_string() + "\n"
    };
    let out = counts.iter().map(line).collect();
    Filtered { out, exit: u8::from(!err.is_empty()), err }
}

fn sort(source: &mut Source, words: &Words) -> Filtered {
    let (texts, err) = source.texts("sort", &words.plain);
    if !err.is_empty() {
        return Filtered { err, exit: 2, ..Filtered::default() };
    }
    let text: String = texts.into_iter().map(|(_, text)| text).collect();
    let mut lines: Vec<&str> = text.lines().collect();
    let column =
        words.value('k').and_then(|key| key.split([',', '.']).next()?.parse::<usize>().ok());
    let splitter = words.value('t').and_then(|t| t.chars().next());
    let key = |line: &str| match (column, splitter) {
        (None, _) => line.to_string(),
        (Some(at), Some(by)) => {
            line.split(by).skip(at.saturating_sub(1)).collect::<Vec<_>>().join(&by.to_string())
        }
        (Some(at), None) => {
            line.split_whitespace().skip(at.saturating_sub(1)).collect::<Vec<_>>().join(" ")
        }
    };
    let number = |text: &str| {
        let digits: String = text
            .trim_start()
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '-' || *c == '.')
            .collect();
        digits.parse::<f64>().unwrap_or(0.0)
    };
    lines.sort_by(|a, b| {
        let (one, two) = (key(a), key(b));
        let (one, two) =
            if words.has('f') { (one.to_lowercase(), two.to_lowercase()) } else { (one, two) };
        let numbers = if words.has('n') {
            number(&one).total_cmp(&number(&two))
        } else {
            std::cmp::Ordering::Equal
        };
        let order = numbers
            .then_with(|| if words.has('n') { std::cmp::Ordering::Equal } else { one.cmp(&two) });
        let order = order.then_with(|| a.cmp(b));
        if words.has('r') { order.reverse() } else { order }
    });
    if words.has('u') {
        lines.dedup();
    }
    Filtered::of(lines.iter().map(|line| format!("{line}\n")).collect())
}

fn uniq(text: &str, words: &Words) -> String {
    let mut groups: Vec<(&str, usize)> = Vec::new();
    let fold = |line: &str| if words.has('i') { line.to_lowercase() } else { line.to_string() };
    for line in text.lines() {
        match groups.last_mut() {
            Some((known, count)) if fold(known) == fold(line) => *count += 1,
            _ => groups.push((line, 1)),
        }
    }
    let kept = groups
        .iter()
        .filter(|(_, count)| !(words.has('d') && *count < 2 || words.has('u') && *count > 1));
    kept.map(
        |(line, count)| {
            if words.has('c') { format!("{count:7} {line}\n") } else { format!("{line}\n") }
        },
    )
    .collect()
}

fn cut(text: &str, words: &Words) -> String {
    let by = words.value('d').and_then(|d| d.chars().next()).unwrap_or('\t');
    let list = words.value('f').or(words.value('c')).unwrap_or("1-");
    let wanted = |at: usize| list.split(',').any(|range| in_range(range, at));
    let mut out = String::new();
    for line in text.lines() {
        if words.value('c').is_some() {
            out.extend(line.chars().enumerate().filter(|(at, _)| wanted(at + 1)).map(|(_, c)| c));
        } else if line.contains(by) {
            let parts: Vec<&str> = line
                .split(by)
                .enumerate()
                .filter(|(at, _)| wanted(at + 1))
                .map(|(_, p)| p)
                .collect();
            out += &parts.join(&by.to_string());
        } else {
            out += line;
        }
        out.push('\n');
    }
    out
}

fn in_range(range: &str, at: usize) -> bool {
    let bound = |text: &str, missing: usize| text.parse::<usize>().unwrap_or(missing);
    match range.split_once('-') {
        Some((from, to)) => at >= bound(from, 1) && at <= bound(to, usize::MAX),
        None => at == bound(range, 0),
    }
}

fn tr(source: &mut Source, words: &Words) -> Filtered {
    let text = source.stdin();
    let set = |word: &str| -> Vec<char> {
        let plain: Vec<char> = word
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("[:lower:]", "a-z")
            .replace("[:upper:]", "A-Z")
            .chars()
            .collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < plain.len() {
            if at + 2 < plain.len() && plain[at + 1] == '-' {
                out.extend(plain[at]..=plain[at + 2]);
                at += 3;
            } else {
                out.push(plain[at]);
                at += 1;
            }
        }
        out
    };
    let from = set(words.plain.first().copied().unwrap_or(""));
    let to = set(words.plain.get(1).copied().unwrap_or(""));
    if words.has('d') {
        return Filtered::of(text.chars().filter(|c| !from.contains(c)).collect());
    }
    let mut out = String::new();
    for character in text.chars() {
        let made = match from.iter().position(|c| *c == character) {
            Some(at) if !to.is_empty() => to[at.min(to.len() - 1)],
            _ => character,
        };
        let squeezed = words.has('s')
            && out.ends_with(made)
            && (to.contains(&made) || to.is_empty() && from.contains(&made));
        if !squeezed {
            out.push(made);
        }
    }
    Filtered::of(out)
}

fn tee(source: &mut Source, words: &Words) -> Filtered {
    let text = source.stdin();
    for path in &words.plain {
        let path = source.place.absolute(path);
        let files = &source.place.files;
        let written = match words.has('a') {
            true => files.append(&path, text.as_bytes()),
            false => files.write(&path, text.as_bytes()),
        };
        if let Err(error) = written {
            return Filtered::fail(&format!("tee: {path}: {}", error.text()), 1);
        }
    }
    Filtered::of(text)
}
