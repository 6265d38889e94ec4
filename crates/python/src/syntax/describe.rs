//! CPython's words and places for what ruff's parser refuses.
use super::hints::{Hints, assignment_message, expression_name, wrong_target};
use super::lexical::{self, Scan};
use crate::compile::CompileError;
use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, UnsupportedSyntaxError};
use ruff_text_size::Ranged;

/// The class of the exception, and CPython's message and place.
pub fn describe(text: &str, error: &ParseError) -> (&'static str, CompileError) {
    let range = error.range();
    let place = (u32::from(range.start()), u32::from(range.end()));
    let scan = lexical::scan(text);
    // What the tokenizer refuses comes first, wherever it stands.
    if let Some(fault) = scan.fault {
        return fault;
    }
    if let Some(unclosed) = unclosed(text, &scan, place.0) {
        return ("SyntaxError", unclosed);
    }
    if let Some(found) = indentation(text, &error.error, place) {
        return ("IndentationError", found);
    }
    let hints = Hints { text, tokens: &scan.tokens };
    let found = formatted(text, &scan, place)
        .or_else(|| named(text, &error.error, place))
        .or_else(|| hints.find(place.0 as usize));
    (
        "SyntaxError",
        found.unwrap_or_else(|| CompileError {
            message: "invalid syntax".into(),
            place: token_at(&scan, place),
        }),
    )
}

/// Syntax that Python has learned after 3.11.
pub fn newer(text: &str, error: &UnsupportedSyntaxError) -> CompileError {
    let place = (u32::from(error.range().start()), u32::from(error.range().end()));
    let scan = lexical::scan(text);
    if let Some((_, found)) = scan.fault {
        return found;
    }
    let hints = Hints { text, tokens: &scan.tokens };
    let plain = || CompileError { message: "invalid syntax".into(), place: token_at(&scan, place) };
    hints.exception_types(hints.index_at(place.1.saturating_sub(1) as usize)).unwrap_or_else(plain)
}

/// The token an error is at: ruff's ranges may cover more, or be empty.
fn token_at(scan: &Scan, place: (u32, u32)) -> (u32, u32) {
    let at = place.0 as usize;
    match scan.tokens.iter().find(|token| at < token.end) {
        Some(token) if token.kind != lexical::Kind::Newline => {
            (token.start as u32, token.end as u32)
        }
        _ => (place.0, place.0),
    }
}

/// CPython names the open bracket only where the mistake stands on a later line, or at the end.
fn unclosed(text: &str, scan: &Scan, at: u32) -> Option<CompileError> {
    let (place, bracket) = scan.open.last()?;
    // ruff may stop at the line's end, which means nothing inside brackets: CPython stops at the
    // token after it.
    let next = scan
        .tokens
        .iter()
        .find(|token| token.end > at as usize && token.kind != lexical::Kind::Newline);
    let at = next.map_or(at, |token| at.max(token.start as u32));
    let line = |offset: usize| text[..offset.min(text.len())].matches('\n').count();
    let wrong = scan
        .tokens
        .iter()
        .find(|token| token.end > at as usize)
        .map_or(usize::MAX, |token| line(token.start));
    if wrong <= line(*place) {
        return None;
    }
    let place = *place as u32;
    Some(CompileError { message: format!("'{bracket}' was never closed"), place: (place, place) })
}

fn indentation(text: &str, error: &ParseErrorType, place: (u32, u32)) -> Option<CompileError> {
    match error {
        ParseErrorType::UnexpectedIndentation => {
            let start = text[..place.0 as usize].rfind('\n').map_or(0, |end| end + 1);
            let width = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
            // CPython's column is one to the left of the text, so that no caret is shown.
            let column = (start + width).saturating_sub(1) as u32;
            Some(CompileError { message: "unexpected indent".into(), place: (column, column) })
        }
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => Some(CompileError {
            message: "unindent does not match any outer indentation level".into(),
            place,
        }),
        ParseErrorType::OtherError(message)
            if message.starts_with("Expected an indented block") =>
        {
            Some(CompileError {
                message: block_message(text, place.0, message),
                place: (place.0, place.0),
            })
        }
        _ => None,
    }
}

/// The header an indented block is missing after, and its line.
fn block_message(text: &str, at: u32, message: &str) -> String {
    let what = message.rsplit("after ").next().unwrap_or("statement");
    let before = &text[..(at as usize).min(text.len())];
    let header = before
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim().starts_with('#'));
    let line = header.last().map_or(1, |(index, _)| index + 1);
    let word = before
        .lines()
        .nth(line - 1)
        .map_or("", |line| line.trim())
        .split([' ', ':', '('])
        .next()
        .unwrap_or("");
    let what = match what.trim_matches('`') {
        "function definition" => "function definition".to_string(),
        "class definition" | "class" => "class definition".into(),
        _ if word == "class" => "class definition".into(),
        _ if word == "def" => "function definition".into(),
        _ => format!("'{word}' statement"),
    };
    format!("expected an indented block after {what} on line {line}")
}

/// An error inside an f-string: CPython 3.11 reads it as one string first, and places its errors
/// behind it.
fn formatted(text: &str, scan: &Scan, place: (u32, u32)) -> Option<CompileError> {
    let at = place.0 as usize;
    let token = scan.tokens.iter().find(|token| token.start <= at && at < token.end)?;
    let quoted = text.get(token.start..token.end)?;
    let prefix = quoted.split(['"', '\'']).next().unwrap_or("").to_lowercase();
    if token.kind != lexical::Kind::Text || !prefix.contains('f') {
        return None;
    }
    let rest = text.get(at..token.end)?;
    let hole = text.get(token.start..at)?.trim_end().ends_with('{') || rest.starts_with("{}");
    let message = match rest.trim_start().chars().next() {
        Some('}' | '{') if hole => "f-string: empty expression not allowed",
        Some('!') if hole => "f-string: expression required before '!'",
        Some(':') if hole => "f-string: expression required before ':'",
        Some('"' | '\'') if hole => "f-string: expecting '}'",
        _ => return None,
    };
    Some(CompileError { message: message.into(), place: (token.end as u32, token.end as u32) })
}

/// What stands left of `=` cannot be assigned to.
fn assignment(text: &str, target: &Expr, place: (u32, u32)) -> Option<CompileError> {
    let (wrong, start, end) = wrong_target(target)?;
    let line = text[..place.0 as usize].rfind('\n').map_or(0, |end| end + 1);
    let simple = !text[line..place.0 as usize].contains(['=', '[', '('])
        && !text[line..].trim_start().starts_with("for ");
    let chained = text[place.1 as usize..].trim_start().starts_with('=');
    let with = text[line..].trim_start().starts_with("with ");
    Some(CompileError {
        message: assignment_message(wrong, simple && chained && !with),
        place: (place.0 + start as u32, place.0 + end as u32),
    })
}

/// What the parser says in a sentence of its own.
fn other(message: &str, place: (u32, u32)) -> Option<CompileError> {
    let at = |message: String| Some(CompileError { message, place });
    match message {
        words
            if words.contains("trailing comma not allowed")
                || words.starts_with("Trailing comma not allowed") =>
        {
            Some(CompileError {
                message: "trailing comma not allowed without surrounding parentheses".into(),
                place: (place.1, place.1),
            })
        }
        "Expected `except` or `finally` after `try` block" => {
            at("expected 'except' or 'finally' block".into())
        }
        "Multiple exception types must be parenthesized" => {
            at("multiple exception types must be parenthesized".into())
        }
        _ => None,
    }
}

/// What ruff says in its own words.
fn named(text: &str, error: &ParseErrorType, place: (u32, u32)) -> Option<CompileError> {
    let part = text.get(place.0 as usize..place.1 as usize).unwrap_or("");
    let at = |message: String| Some(CompileError { message, place });
    let parsed = ruff_python_parser::parse_expression(part).ok();
    let expr = parsed.as_ref().map(|parsed| parsed.expr());
    match error {
        ParseErrorType::InvalidAssignmentTarget => assignment(text, expr?, place),
        ParseErrorType::InvalidDeleteTarget => {
            let (name, place) = match wrong_target(expr?) {
                Some((wrong, start, end)) => {
                    (expression_name(wrong), (place.0 + start as u32, place.0 + end as u32))
                }
                None => (expression_name(expr?), place),
            };
            Some(CompileError { message: format!("cannot delete {name}"), place })
        }
        ParseErrorType::InvalidAugmentedAssignmentTarget => at(format!(
            "'{}' is an illegal expression for augmented assignment",
            expression_name(expr?)
        )),
        ParseErrorType::InvalidNamedAssignmentTarget => {
            at(format!("cannot use assignment expressions with {}", expression_name(expr?)))
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => match expression_name(expr?) {
            kind @ ("tuple" | "list") => {
                at(format!("only single target (not {kind}) can be annotated"))
            }
            _ => at("illegal target for annotation".into()),
        },
        ParseErrorType::PositionalAfterKeywordArgument => {
            after_arguments(text, place, "positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            after_arguments(text, place, "positional argument follows keyword argument unpacking")
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            at("non-default argument follows default argument".into())
        }
        ParseErrorType::ParamAfterVarKeywordParam => {
            at("arguments cannot follow var-keyword argument".into())
        }
        ParseErrorType::ExpectedKeywordParam => at("named arguments must follow bare *".into()),
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            at("Generator expression must be parenthesized".into())
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            let dict = part.starts_with("**");
            at(if dict {
                "dict unpacking cannot be used in dict comprehension"
            } else {
                "iterable unpacking cannot be used in comprehension"
            }
            .into())
        }
        ParseErrorType::InvalidStarredExpressionUsage => {
            at("can't use starred expression here".into())
        }
        ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
            at("bytes can only contain ASCII literal characters".into())
        }
        ParseErrorType::FStringError(inner)
        | ParseErrorType::Lexical(LexicalErrorType::FStringError(inner)) => {
            interpolation(&format!("{inner:?}"), place)
        }
        ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. } => colon(text, place),
        ParseErrorType::ExpectedToken { expected: TokenKind::Lpar, .. } => {
            at("expected '('".into())
        }
        ParseErrorType::OtherError(message) => other(message, place),
        _ => None,
    }
}

/// The closing bracket behind the arguments, where CPython puts it.
fn after_arguments(text: &str, place: (u32, u32), message: &str) -> Option<CompileError> {
    let (mut depth, mut end) = (0, place.1 as usize);
    for (offset, character) in text.get(place.0 as usize..)?.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                end = place.0 as usize + offset;
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    Some(CompileError { message: message.into(), place: (end as u32, end as u32 + 1) })
}

/// `expected ':'` only where the header is whole; inside it the syntax is merely invalid.
fn colon(text: &str, place: (u32, u32)) -> Option<CompileError> {
    let line = text[..place.0 as usize].rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(place.0 as usize..).unwrap_or("");
    let word = text[line..].trim_start().split([' ', ':', '(']).next().unwrap_or("");
    let ends = rest.is_empty() || rest.starts_with(['\n', '\r', '#']);
    let plain =
        matches!(word, "def" | "try" | "finally" | "else" | "async") && !rest.starts_with('=');
    (ends || plain).then(|| CompileError { message: "expected ':'".into(), place })
}

fn interpolation(kind: &str, place: (u32, u32)) -> Option<CompileError> {
    let message = match kind {
        "EmptyExpression" => "f-string: empty expression not allowed",
        "UnclosedLbrace" => "f-string: expecting '}'",
        "SingleRbrace" => "f-string: single '}' is not allowed",
        "InvalidConversionFlag" => {
            "f-string: invalid conversion character: expected 's', 'r', or 'a'"
        }
        "LambdaWithoutParentheses" => "f-string: invalid syntax",
        _ => return None,
    };
    Some(CompileError { message: message.into(), place: (place.1, place.1) })
}
