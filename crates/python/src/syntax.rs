//! CPython's words for what ruff's parser refuses, and a guard against nesting that would exhaust the stack.
use crate::compile::CompileError;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::Ranged;

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
    let symbols =
        line.split(|c: char| !matches!(c, '-' | '+' | '~' | ' ')).map(|run| run.trim().len()).max().unwrap_or(0);
    let words = line
        .matches("not ")
        .count()
        .max(line.matches("lambda").count())
        .max(line.matches("await").count())
        .max(line.matches("**").count());
    symbols.max(words)
}

/// The class of the exception, and CPython's message and place.
pub fn describe(text: &str, error: &ParseError) -> (&'static str, CompileError) {
    let range = error.range();
    let place = (u32::from(range.start()), u32::from(range.end()));
    // CPython names the bracket only where the mistake stands on a later line.
    let later =
        |found: &CompileError| line_of(text, found.place.0) < line_of(text, place.0) || at_line_end(text, place.0);
    if let Some(unclosed) = unclosed_bracket(text, &error.error).filter(later) {
        return ("SyntaxError", unclosed);
    }
    let (class, message) = match &error.error {
        ParseErrorType::UnexpectedIndentation => ("IndentationError", "unexpected indent".to_string()),
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
            ("IndentationError", "unindent does not match any outer indentation level".into())
        }
        ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError) => {
            ("SyntaxError", format!("unterminated string literal (detected at line {})", line_of(text, place.0)))
        }
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => {
            ("SyntaxError", "unexpected character after line continuation character".into())
        }
        ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. } => ("SyntaxError", "expected ':'".into()),
        ParseErrorType::InvalidAssignmentTarget => ("SyntaxError", assignment_message(text, place)),
        ParseErrorType::PositionalAfterKeywordArgument => {
            ("SyntaxError", "positional argument follows keyword argument".into())
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            ("SyntaxError", "positional argument follows keyword argument unpacking".into())
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            ("SyntaxError", "non-default argument follows default argument".into())
        }
        ParseErrorType::OtherError(message) if message.starts_with("Expected an indented block") => {
            ("IndentationError", indented_block_message(text, place, message))
        }
        _ => ("SyntaxError", "invalid syntax".into()),
    };
    (class, CompileError { message, place })
}

fn at_line_end(text: &str, offset: u32) -> bool {
    text.get(offset as usize..).and_then(|rest| rest.split('\n').next()).is_none_or(|rest| rest.trim().is_empty())
}

fn line_of(text: &str, offset: u32) -> usize {
    text.as_bytes().iter().take(offset as usize).filter(|byte| **byte == b'\n').count() + 1
}

fn assignment_message(text: &str, place: (u32, u32)) -> String {
    let target = text.get(place.0 as usize..place.1 as usize).unwrap_or("").trim();
    let what = match target {
        "None" | "True" | "False" => return format!("cannot assign to {target}"),
        t if t.starts_with(['"', '\'']) || t.chars().all(|c| c.is_ascii_digit() || c == '.') => "literal",
        t if t.ends_with(')') => "function call",
        _ => "expression",
    };
    format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?")
}

fn indented_block_message(text: &str, place: (u32, u32), message: &str) -> String {
    let what = message.rsplit("after ").next().unwrap_or("statement").trim_matches(['`', ' ']);
    let header = text[..(place.0 as usize).min(text.len())].lines().rev().find(|line| line.trim_end().ends_with(':'));
    let line = header.and_then(|header| text.lines().position(|line| line == header)).map_or(1, |at| at + 1);
    let what = match what {
        "function definition" | "class definition" => what.to_string(),
        other => format!("'{}' statement", other.replace(" statement", "").replace(['`', '\''], "")),
    };
    format!("expected an indented block after {what} on line {line}")
}

/// `'(' was never closed`, where the text ends inside a bracket.
fn unclosed_bracket(text: &str, error: &ParseErrorType) -> Option<CompileError> {
    let lexical = matches!(error, ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError));
    if lexical {
        return None;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quoted: Option<char> = None;
    let mut comment = false;
    for (at, character) in text.char_indices() {
        match (quoted, character) {
            (_, '\n') => {
                comment = false;
                quoted = None;
            }
            _ if comment => {}
            (None, '#') => comment = true,
            (None, '\'' | '"') => quoted = Some(character),
            (Some(quote), c) if c == quote => quoted = None,
            (None, '(' | '[' | '{') => open.push((at, character)),
            (None, ')' | ']' | '}') => drop(open.pop()),
            _ => {}
        }
    }
    let (at, bracket) = open.last()?;
    Some(CompileError { message: format!("'{bracket}' was never closed"), place: (*at as u32, *at as u32 + 1) })
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
