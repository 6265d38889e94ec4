//! Runs a line: its commands one after the other, each with its variables, input and redirections.
use crate::program::{Input, Programs};
use crate::words::{LAST_EXIT, Redirect, Step, TO_STDOUT, parse, split_here_document};
use crate::{Output, Place, coreutils, globs};
use project::{Channel, command};
use std::collections::VecDeque;
use std::rc::Rc;

/// Text as lines with their ends.
pub fn lines(text: &str) -> VecDeque<String> {
    text.split_inclusive('\n').map(String::from).collect()
}

/// Runs one line as a shell would, `input` being its standard input. Gives the last command's exit
/// code; none where a program waits.
pub fn run(programs: &mut dyn Programs, line: &str, input: Option<&str>) -> Option<u8> {
    let (line, document) = split_here_document(line);
    let mut input = document.as_deref().or(input).map(lines);
    match parse(&line, &programs.place().env) {
        Ok(steps) => run_steps(programs, steps, &mut input),
        Err(error) => {
            programs.place().output.text(Channel::Stderr, &format!("{error}\n"));
            Some(2)
        }
    }
}

fn run_steps(programs: &mut dyn Programs, steps: Vec<Step>, input: &mut Input) -> Option<u8> {
    let mut exit = 0;
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        let mut line = vec![step];
        while let Some(next) = steps.next_if(|next| next.piped) {
            line.push(next);
        }
        if line[0].after.is_some_and(|wanted| wanted != (exit == 0)) {
            continue;
        }
        exit = run_pipeline(programs, line, input, exit)?;
    }
    Some(exit)
}

/// Commands of which each reads what the one before it writes; the last one's exit code counts.
fn run_pipeline(
    programs: &mut dyn Programs,
    mut line: Vec<Step>,
    input: &mut Input,
    before: u8,
) -> Option<u8> {
    for word in line.iter_mut().flat_map(|step| &mut step.words) {
        *word = word.replace(LAST_EXIT, &before.to_string());
    }
    let last = line.len() - 1;
    let mut piped: Input = None;
    let mut exit = Some(0);
    for (at, step) in line.into_iter().enumerate() {
        let outer = (at < last).then(|| std::mem::take(&mut programs.place().output));
        exit = match at {
            0 if last > 0 && input.is_none() => {
                run_step(programs, step, &mut Some(VecDeque::new()))
            }
            0 => run_step(programs, step, input),
            _ => run_step(programs, step, &mut piped),
        };
        if let Some(outer) = outer {
            let inner = std::mem::replace(&mut programs.place().output, outer);
            piped = Some(lines(&stdout_of(&inner, &programs.place().output)));
        }
    }
    exit
}

/// What a pipe carries; the rest is for the terminal.
fn stdout_of(inner: &Output, terminal: &Output) -> String {
    let mut text = String::new();
    for event in inner.take() {
        match event.channel {
            Channel::Stdout => text.push_str(&event.pipe),
            other => terminal.both(other, &event.pipe, &event.terminal),
        }
    }
    text
}

fn run_step(programs: &mut dyn Programs, mut step: Step, input: &mut Input) -> Option<u8> {
    let place = programs.place();
    if step.words.is_empty() {
        place.env.extend(step.env);
        return Some(0);
    }
    step.words = step.words.iter().flat_map(|word| globs::expand(place, word)).collect();
    let saved = place.env.clone();
    place.env.extend(step.env.iter().cloned());
    let own_input =
        step.input.as_ref().and_then(|path| place.files.read(&place.absolute(path)).ok());
    let mut file_input = own_input.map(|bytes| lines(&String::from_utf8_lossy(&bytes)));
    place.reads_file = file_input.is_some();
    let outer = (!step.redirects.is_empty()).then(|| std::mem::take(&mut place.output));
    let exit =
        dispatch(programs, &step.words, if file_input.is_some() { &mut file_input } else { input });
    let mut exit = exit.map(|exit| programs.settle(exit));
    let place = programs.place();
    if let Some(outer) = outer {
        let inner: Rc<Output> = std::mem::replace(&mut place.output, outer);
        if !redirect(place, &inner, &step.redirects) {
            exit = exit.map(|_| 2);
        }
    }
    if !step.env.is_empty() {
        place.env = saved;
    }
    exit
}

/// The command behind `pipenv run`, `poetry run` and `uv run`.
fn wrapped(words: &[String]) -> Option<&[String]> {
    let tool = matches!(words.first()?.as_str(), "pipenv" | "poetry" | "uv");
    (tool && words.get(1)? == "run" && words.len() > 2).then(|| &words[2..])
}

fn dispatch(programs: &mut dyn Programs, words: &[String], input: &mut Input) -> Option<u8> {
    let words = wrapped(words).unwrap_or(words);
    let Some(entry) = command(&words[0]) else {
        programs.place().fail(&format!("/bin/sh: 1: {}: not found", words[0]));
        return Some(127);
    };
    match coreutils::run(programs.place(), entry.command, words, input) {
        Ok(exit) => Some(exit),
        Err(program) => programs.program(program, words, input),
    }
}

/// Writes output where it belongs; says whether that worked.
fn redirect(place: &Place, inner: &Output, redirects: &[Redirect]) -> bool {
    let mut events = inner.take();
    if redirects.iter().any(|redirect| redirect.path == TO_STDOUT) {
        // A program that writes into a pipe or file keeps its standard output back until its end.
        let (errors, rest): (Vec<_>, Vec<_>) =
            events.into_iter().partition(|e| e.channel == Channel::Stderr);
        events = errors.into_iter().chain(rest).collect();
        events.iter_mut().for_each(|event| event.channel = Channel::Stdout);
    }
    let redirects: Vec<&Redirect> =
        redirects.iter().filter(|redirect| redirect.path != TO_STDOUT).collect();
    let mut texts = vec![String::new(); redirects.len()];
    for event in events {
        let target = redirects.iter().position(|redirect| {
            redirect.stderr == (event.channel == Channel::Stderr) && event.channel != Channel::Echo
        });
        match target {
            None => place.output.both(event.channel, &event.pipe, &event.terminal),
            Some(at) => texts[at].push_str(&event.pipe),
        }
    }
    redirects
        .iter()
        .zip(texts)
        .fold(true, |fine, (redirect, text)| write_out(place, redirect, &text) && fine)
}

fn write_out(place: &Place, redirect: &Redirect, text: &str) -> bool {
    if redirect.path == "/dev/null" {
        return true;
    }
    let path = place.absolute(&redirect.path);
    let written = match redirect.append {
        true => place.files.append(&path, text.as_bytes()),
        false => place.files.write(&path, text.as_bytes()),
    };
    if let Err(error) = written {
        place.output.text(Channel::Stderr, &format!("sh: {}: {}\n", redirect.path, error.text()));
    }
    written.is_ok()
}
