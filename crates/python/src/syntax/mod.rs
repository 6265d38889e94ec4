//! CPython's words for what ruff's parser refuses, and a guard against nesting that would exhaust
//! the stack.
mod describe;
mod hints;
mod lexical;

use crate::compile::CompileError;
pub use describe::{describe, newer};

/// As in CPython's tokenizer (MAXSTACK of Parser/tokenizer.h).
const MAX_BRACKETS: usize = 200;
const MAX_INDENTS: usize = 100;

/// Refuses brackets, prefix operators and indentation too deep for the parser.
///
/// # Errors
/// The SyntaxError CPython gives.
pub fn check_depth(text: &str) -> Result<(), CompileError> {
    let mut open = 0usize;
    let mut quoted: Option<char> = None;
    let mut comment = false;
    for (at, character) in text.char_indices() {
        match (quoted, character) {
            (None, '\n') => comment = false,
            (Some(_), '\n') if !text[..at].ends_with("\\") => quoted = None,
            _ if comment => {}
            (None, '#') => comment = true,
            (None, '\'' | '"') => quoted = Some(character),
            (Some(quote), c) if c == quote => quoted = None,
            (None, '(' | '[' | '{') => {
                open += 1;
                if open > MAX_BRACKETS {
                    return Err(CompileError {
                        message: "too many nested parentheses".into(),
                        place: (at as u32, at as u32 + 1),
                    });
                }
            }
            (None, ')' | ']' | '}') => open = open.saturating_sub(1),
            _ => {}
        }
    }
    check_chains(text)?;
    check_lines(text)
}

/// Longer chains of operators, attributes, calls and items are refused: each is nested in the next,
/// and the parser's tree of them would exhaust the stack when it is let go.
const MAX_CHAIN: usize = 1000;

/// Refuses `a + b + c + …`, `a.b.c…`, `a()()()…` that are too long. Counts what may link two parts
/// of an expression since the last comma, colon or end of a statement, per level of brackets.
fn check_chains(text: &str) -> Result<(), CompileError> {
    if text.len() < MAX_CHAIN {
        return Ok(());
    }
    let bytes = text.as_bytes();
    let (mut links, mut around) = (0usize, Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at) - 1,
            b'\'' | b'"' => at = end_of_string(bytes, at) - 1,
            b',' | b':' | b';' => links = 0,
            b'\n' if around.is_empty() => links = 0,
            b'(' | b'[' | b'{' => around.push(std::mem::take(&mut links) + 1),
            b')' | b']' | b'}' => links = around.pop().unwrap_or(0),
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'.' | b'=' => {
                links += 1
            }
            _ => {}
        }
        if links > MAX_CHAIN {
            let place = (at as u32, at as u32 + 1);
            return Err(CompileError { message: "too many nested expressions".into(), place });
        }
        at += 1;
    }
    Ok(())
}

/// Behind the string that begins here.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let width = if bytes[start..].starts_with(&[quote; 3]) { 3 } else { 1 };
    let mut at = start + width;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if width == 1 => return at,
            _ if bytes[at..].starts_with(&[quote; 3][..width]) => return at + width,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn check_lines(text: &str) -> Result<(), CompileError> {
    let mut start = 0u32;
    let mut levels: Vec<usize> = vec![0];
    for line in text.split('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if !line.trim().is_empty() {
            while levels.last().is_some_and(|level| *level > indent) {
                levels.pop();
            }
            if levels.last().is_some_and(|level| *level < indent) {
                levels.push(indent);
            }
        }
        let chained = longest_run(line);
        if levels.len() > MAX_INDENTS || chained > 400 {
            let message = if levels.len() > MAX_INDENTS {
                "too many levels of indentation"
            } else {
                "too many nested expressions"
            };
            return Err(CompileError { message: message.into(), place: (start, start + 1) });
        }
        start += line.len() as u32 + 1;
    }
    Ok(())
}

/// The longest run of prefix operators (`- - -`, `not not`, `~~~`, `lambda: lambda:`).
fn longest_run(line: &str) -> usize {
    if line.len() < 400 {
        return 0;
    }
    let symbols = line
        .split(|c: char| !matches!(c, '-' | '+' | '~' | ' '))
        .map(|run| run.trim().len())
        .max()
        .unwrap_or(0);
    let words = line
        .matches("not ")
        .count()
        .max(line.matches("lambda").count())
        .max(line.matches("await").count())
        .max(line.matches("**").count());
    symbols.max(words)
}

/// Whether text ends inside brackets, a triple-quoted string, or after a backslash.
pub fn is_unfinished(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut open) = (0, 0i32);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            quote @ (b'\'' | b'"') => {
                let triple = bytes[at..].starts_with(&[quote, quote, quote]);
                let end = if triple { 3 } else { 1 };
                at += end;
                loop {
                    match bytes.get(at) {
                        None => return triple,
                        Some(b'\\') => at += 2,
                        Some(b'\n') if !triple => break,
                        Some(_) if bytes[at..].starts_with(&[quote; 3][..end]) => {
                            at += end;
                            break;
                        }
                        Some(_) => at += 1,
                    }
                }
                continue;
            }
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open -= 1,
            _ => {}
        }
        at += 1;
    }
    open > 0 || text.ends_with('\\')
}
