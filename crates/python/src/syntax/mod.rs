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
    check_lines(text)
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
