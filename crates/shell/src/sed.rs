//! `sed`: substitutions, deletions and printing of lines, also in place.
use crate::pattern::{Pattern, basic, extended};
use crate::source::{Filtered, Source, Words};

/// Which lines a command is for.
enum Address {
    Line(usize),
    Last,
    Matching(Pattern),
}

enum Act {
    Replace { pattern: Pattern, by: String, all: bool, print: bool },
    Delete,
    Print,
    Quit,
}

struct Command {
    from: Option<Address>,
    to: Option<Address>,
    act: Act,
}

/// Runs `sed [-n] [-i] [-E] SCRIPT [FILE…]`.
pub(crate) fn run(source: &mut Source, words: &Words) -> Filtered {
    let mut plain = words.plain.clone();
    let script = match words.value('e') {
        Some(script) => script,
        None if plain.is_empty() => {
            return Filtered::fail(
                "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...",
                1,
            );
        }
        None => plain.remove(0),
    };
    let wide = words.has('E') || words.has('r');
    let Some(commands) = read(script, wide) else {
        return Filtered::fail(
            &format!("sed: -e expression #1, char {}: unknown command", script.chars().count()),
            1,
        );
    };
    let quiet = words.options.iter().any(|word| word.starts_with("-n"));
    let in_place = words.options.iter().any(|word| word.starts_with("-i"));
    let mut done = Filtered::default();
    if plain.is_empty() {
        done.out = edit(&source.stdin(), &commands, quiet);
        return done;
    }
    for path in plain {
        let Some(text) = source.file(path) else {
            done.err += &format!("sed: can't read {path}: No such file or directory\n");
            done.exit = 2;
            continue;
        };
        let made = edit(&text, &commands, quiet);
        match in_place {
            true if source
                .place
                .files
                .write(&source.place.absolute(path), made.as_bytes())
                .is_ok() => {}
            _ => done.out += &made,
        }
    }
    done
}

fn edit(text: &str, commands: &[Command], quiet: bool) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::new();
    let mut inside = vec![false; commands.len()];
    'lines: for (at, raw) in lines.iter().enumerate() {
        let end = if raw.ends_with('\n') { "\n" } else { "" };
        let mut line = raw.trim_end_matches('\n').to_string();
        let mut quit = false;
        for (number, command) in commands.iter().enumerate() {
            if !applies(command, &mut inside[number], at + 1, lines.len(), &line) {
                continue;
            }
            match &command.act {
                Act::Delete => continue 'lines,
                Act::Print => out += &format!("{line}\n"),
                Act::Quit => quit = true,
                Act::Replace { pattern, by, all, print } => {
                    if let Some(made) = pattern.replace(&line, by, *all) {
                        line = made;
                        if *print {
                            out += &format!("{line}\n");
                        }
                    }
                }
            }
        }
        if !quiet {
            out += &format!("{line}{end}");
        }
        if quit {
            break;
        }
    }
    out
}

fn applies(command: &Command, inside: &mut bool, at: usize, last: usize, line: &str) -> bool {
    let meets = |address: &Address| match address {
        Address::Line(number) => *number == at,
        Address::Last => at == last,
        Address::Matching(pattern) => pattern.finds(line),
    };
    match (&command.from, &command.to) {
        (None, _) => true,
        (Some(from), None) => meets(from),
        (Some(_), Some(to)) if *inside => {
            *inside = !(meets(to) || matches!(to, Address::Line(number) if at >= *number));
            !matches!(to, Address::Line(number) if at > *number)
        }
        (Some(from), Some(to)) => {
            let starts = meets(from);
            *inside = starts && !matches!(to, Address::Line(number) if *number <= at);
            starts
        }
    }
}

fn read(script: &str, wide: bool) -> Option<Vec<Command>> {
    let mut rest: Vec<char> = script.chars().collect();
    rest.reverse();
    let mut commands = Vec::new();
    loop {
        while rest.last().is_some_and(|c| c.is_whitespace() || *c == ';') {
            rest.pop();
        }
        if rest.is_empty() {
            return Some(commands);
        }
        let from = address(&mut rest, wide)?;
        let to = match rest.last() {
            Some(',') => {
                rest.pop();
                address(&mut rest, wide)?
            }
            _ => None,
        };
        while rest.last() == Some(&' ') {
            rest.pop();
        }
        let act = match rest.pop()? {
            'd' => Act::Delete,
            'p' => Act::Print,
            'q' => Act::Quit,
            's' => substitution(&mut rest, wide)?,
            _ => return None,
        };
        commands.push(Command { from, to, act });
    }
}

fn compile(text: &str, wide: bool, fold: bool) -> Option<Pattern> {
    Pattern::new(&if wide { extended(text) } else { basic(text) }, fold)
}

/// An address, if there is one; the outer none is a mistake.
fn address(rest: &mut Vec<char>, wide: bool) -> Option<Option<Address>> {
    match rest.last() {
        Some('$') => {
            rest.pop();
            Some(Some(Address::Last))
        }
        Some('/') => {
            rest.pop();
            let text = until(rest, '/')?;
            Some(Some(Address::Matching(compile(&text, wide, false)?)))
        }
        Some(digit) if digit.is_ascii_digit() => {
            let mut number = String::new();
            while let Some(digit) = rest.pop_if(|c| c.is_ascii_digit()) {
                number.push(digit);
            }
            Some(Some(Address::Line(number.parse().ok()?)))
        }
        _ => Some(None),
    }
}

/// The text up to a mark that has no backslash before it.
fn until(rest: &mut Vec<char>, mark: char) -> Option<String> {
    let mut text = String::new();
    loop {
        match rest.pop()? {
            c if c == mark => return Some(text),
            '\\' if rest.last() == Some(&mark) => {
                rest.pop();
                text.push(mark);
            }
            '\\' => {
                text.push('\\');
                text.extend(rest.pop());
            }
            c => text.push(c),
        }
    }
}

fn substitution(rest: &mut Vec<char>, wide: bool) -> Option<Act> {
    let mark = rest.pop()?;
    let (wanted, by) = (until(rest, mark)?, until(rest, mark)?);
    let (mut all, mut fold, mut print) = (false, false, false);
    while let Some(flag) = rest.pop_if(|c| matches!(c, 'g' | 'i' | 'I' | 'p')) {
        match flag {
            'g' => all = true,
            'p' => print = true,
            _ => fold = true,
        }
    }
    Some(Act::Replace { pattern: compile(&wanted, wide, fold)?, by: replacement(&by), all, print })
}

/// `&` and `\1` as fancy-regex writes them.
fn replacement(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '&' => out.push_str("${0}"),
            '$' => out.push_str("$$"),
            '\\' => match rest.next() {
                Some(digit) if digit.is_ascii_digit() => out.push_str(&format!("${{{digit}}}")),
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            other => out.push(other),
        }
    }
    out
}
