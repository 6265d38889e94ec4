//! The hints of CPython's grammar (`invalid_…` rules): what a person probably meant, read from the
//! tokens around an error.
use super::lexical::{Kind, Token};
use crate::compile::CompileError;
use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

/// The text and its tokens.
pub struct Hints<'a> {
    /// The source.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

const OPERATORS: [&str; 24] = [
    "+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^", "<", ">", "<=", ">=",
    "==", "!=", "and", "or", "in", "is", "if",
];

const KEYWORDS: [&str; 31] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
];

type Hint = Option<CompileError>;

fn error(message: impl Into<String>, start: usize, end: usize) -> Hint {
    Some(CompileError { message: message.into(), place: (start as u32, end as u32) })
}

impl<'a> Hints<'a> {
    fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The first token that ends behind an offset.
    pub fn index_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.end <= offset)
    }

    fn is_operand(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        match token.kind {
            Kind::Number | Kind::Text => true,
            Kind::Name => !KEYWORDS.contains(&self.word(index)),
            Kind::Sign => self.word(index) == "...",
            Kind::Newline => false,
        }
    }

    /// The token behind the bracket that closes the one at an index.
    fn after_bracket(&self, index: usize) -> Option<usize> {
        let level = self.tokens.get(index)?.level;
        let closes = |at: &usize| {
            self.tokens[*at].level == level && matches!(self.word(*at), ")" | "]" | "}")
        };
        (index + 1..self.tokens.len()).find(closes).map(|at| at + 1)
    }

    /// Where the expression that begins at a token ends: the index behind it. `conditional` lets `a
    /// if b else c` count.
    fn expression_end(&self, start: usize, conditional: bool) -> Option<usize> {
        let (mut at, mut end) = (start, None);
        loop {
            while matches!(self.word(at), "-" | "+" | "~" | "not" | "await") {
                at += 1;
            }
            match self.word(at) {
                "(" | "[" | "{" => at = self.after_bracket(at)?,
                _ if self.is_operand(at) => {
                    let text = self.tokens[at].kind == Kind::Text;
                    at += 1;
                    while text && self.tokens.get(at).is_some_and(|token| token.kind == Kind::Text)
                    {
                        at += 1;
                    }
                }
                _ => return end,
            }
            loop {
                match self.word(at) {
                    "(" | "[" => at = self.after_bracket(at)?,
                    "." if self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|token| token.kind == Kind::Name) =>
                    {
                        at += 2
                    }
                    _ => break,
                }
            }
            end = Some(at);
            match self.word(at) {
                "not" if self.word(at + 1) == "in" => at += 2,
                "is" if self.word(at + 1) == "not" => at += 2,
                "if" if !conditional => return end,
                "else" if conditional => at += 1,
                word if OPERATORS.contains(&word) => at += 1,
                _ => return end,
            }
        }
    }

    /// The first token of the expression that ends before a token: behind the nearest delimiter of
    /// its level.
    fn expression_start(&self, index: usize) -> usize {
        let level = self.tokens.get(index).map_or(0, |token| token.level);
        let delimits = |at: usize| {
            let token = self.tokens[at];
            let opener = token.level + 1 == level && matches!(self.word(at), "(" | "[" | "{");
            let sign = matches!(
                self.word(at),
                "," | ":" | "=" | ":=" | ";" | "else" | "lambda" | "for" | "return"
            );
            opener || token.kind == Kind::Newline || (token.level == level && sign)
        };
        (0..index).rev().find(|at| delimits(*at)).map_or(0, |at| at + 1)
    }

    /// The first token of the line a token is on.
    fn line_start(&self, index: usize) -> usize {
        (0..index.min(self.tokens.len()))
            .rev()
            .find(|at| self.tokens[*at].kind == Kind::Newline)
            .map_or(0, |at| at + 1)
    }

    fn parsed(&self, from: usize, to: usize) -> Option<(Expr, usize)> {
        let (first, last) = (self.tokens.get(from)?, self.tokens.get(to.checked_sub(1)?)?);
        let part = self.text.get(first.start..last.end)?;
        let parsed = ruff_python_parser::parse_expression(part).ok()?;
        Some((parsed.into_syntax().body.as_ref().clone(), first.start))
    }

    /// All hints, the likeliest first, for an error at a byte.
    pub fn find(&self, offset: usize) -> Hint {
        let index = self.index_at(offset);
        self.legacy_statement(index)
            .or_else(|| self.assignment(index))
            .or_else(|| self.keyword_value(index))
            .or_else(|| self.dictionary(index))
            .or_else(|| self.comprehension_target(index))
            .or_else(|| self.missing_else(index))
            .or_else(|| self.missing_comma(index))
            .or_else(|| self.exception_types(index))
            .or_else(|| self.try_alone(index))
    }

    /// `print "x"`.
    fn legacy_statement(&self, index: usize) -> Hint {
        let start = self.expression_start(index);
        let name = self.word(start);
        if !matches!(name, "print" | "exec") || index != start + 1 {
            return None;
        }
        let begins =
            self.is_operand(index) || matches!(self.word(index), "[" | "{" | "not" | "lambda");
        if !begins {
            return None;
        }
        let mut end = self.expression_end(index, true)?;
        while self.word(end) == "," {
            end = self.expression_end(end + 1, true).unwrap_or(end + 1);
        }
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        error(message, self.tokens[start].start, self.tokens[end - 1].end)
    }

    /// `if x = 1:`, `(x = 1)`, `5 = x` are told from each other by what stands on the left.
    fn assignment(&self, index: usize) -> Hint {
        // The error may stand at the target itself.
        let index =
            if self.word(index) == "=" { index } else { self.expression_end(index, false)? };
        if self.word(index) != "=" {
            return None;
        }
        let mut from = self.expression_start(index);
        let condition = matches!(self.word(from), "if" | "elif" | "while");
        from += condition as usize;
        let (left, _) = self.parsed(from, index)?;
        let first = self.tokens[from].start;
        let bracketed = self.tokens[index].level > 0;
        if let (Expr::Name(_), true) = (&left, condition || bracketed) {
            let end = self.expression_end(index + 1, false)?;
            if self.word(end) == "=" {
                return None;
            }
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return error(message, first, self.tokens[end - 1].end);
        }
        let call = bracketed && self.in_call(index);
        if call && !matches!(left, Expr::BooleanLiteral(_) | Expr::NoneLiteral(_)) {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return error(message, first, self.tokens[index].end);
        }
        if call {
            return error(
                format!("cannot assign to {}", expression_name(&left)),
                first,
                self.tokens[index].end,
            );
        }
        let whole = (&left, usize::from(left.range().start()), usize::from(left.range().end()));
        let (wrong, start, end) =
            wrong_target(&left).or((condition || bracketed).then_some(whole))?;
        Some(CompileError {
            message: assignment_message(
                wrong,
                condition || bracketed || matches!(left, Expr::Tuple(_)) || is_bitwise(&left),
            ),
            place: ((first + start) as u32, (first + end) as u32),
        })
    }

    /// Whether the innermost bracket around a token is that of a call.
    fn in_call(&self, index: usize) -> bool {
        let level = self.tokens[index].level;
        let open = (0..index)
            .rev()
            .find(|at| self.tokens[*at].level + 1 == level && self.word(*at) == "(");
        let inner = (0..index).rev().find(|at| {
            self.tokens[*at].level + 1 == level && matches!(self.word(*at), "(" | "[" | "{")
        });
        match (open, inner) {
            (Some(open), Some(inner)) if open == inner => {
                open > 0 && (self.is_operand(open - 1) || matches!(self.word(open - 1), ")" | "]"))
            }
            _ => false,
        }
    }

    /// `f(a=)`, `def f(a=)`.
    fn keyword_value(&self, index: usize) -> Hint {
        let before = index.checked_sub(1)?;
        let line = self.line_start(index);
        let header = self.word(line) == "def" || self.word(line + 1) == "def";
        if header && self.word(before) == "=" && matches!(self.word(index), ")" | ",") {
            let place = self.tokens[before];
            return error("expected default value expression", place.start, place.end);
        }
        None
    }

    /// `{"a": }`, `{1: 2, 3}`.
    fn dictionary(&self, index: usize) -> Hint {
        let level = self.tokens.get(index)?.level;
        let open = (0..index)
            .rev()
            .find(|at| self.tokens[*at].level + 1 == level.max(1) && self.word(*at) == "{")?;
        let closes = self.word(index) == "}" || self.word(index) == ",";
        let before = index.checked_sub(1)?;
        if closes && self.word(before) == ":" && open < before {
            return error(
                "expression expected after dictionary key and ':'",
                self.tokens[before].start,
                self.tokens[before].end,
            );
        }
        None
    }

    /// `[a, b for a, b in c]`.
    fn comprehension_target(&self, index: usize) -> Hint {
        if self.word(index) != "for" || self.tokens[index].level == 0 {
            return None;
        }
        let level = self.tokens[index].level;
        let open = (0..index).rev().find(|at| {
            self.tokens[*at].level + 1 == level && matches!(self.word(*at), "[" | "{")
        })?;
        let commas = (open..index).any(|at| self.tokens[at].level == level && self.word(at) == ",");
        let colons = (open..index).any(|at| self.tokens[at].level == level && self.word(at) == ":");
        if !commas || colons {
            return None;
        }
        let message = "did you forget parentheses around the comprehension target?";
        error(message, self.tokens[open + 1].start, self.tokens[index - 1].end)
    }

    /// `a if b` without `else`.
    fn missing_else(&self, index: usize) -> Hint {
        let from = self.expression_start(index);
        let condition = (from + 1..index).rev().find(|at| {
            self.word(*at) == "if"
                && self.tokens[*at].level == self.tokens.get(index).map_or(0, |token| token.level)
        })?;
        let ends = self.expression_end(condition + 1, false)? == index;
        let whole = self.expression_end(from, false)? == condition;
        if !ends || !whole || self.word(index) == ":" {
            return None;
        }
        error(
            "expected 'else' after 'if' expression",
            self.tokens[from].start,
            self.tokens[index - 1].end,
        )
    }

    /// Two expressions side by side inside brackets.
    fn missing_comma(&self, index: usize) -> Hint {
        let token = self.tokens.get(index)?;
        if token.level == 0 {
            return None;
        }
        let begins = self.is_operand(index)
            || matches!(self.word(index), "[" | "{" | "(" | "not" | "lambda");
        let from = self.expression_start(index);
        if !begins || self.expression_end(from, false)? != index {
            return None;
        }
        let alone = index == from + 1 && self.tokens[from].kind == Kind::Name;
        if alone
            && (token.kind == Kind::Text
                || matches!(self.word(from), "match" | "case" | "_" | "print" | "exec"))
        {
            return None;
        }
        let end = self.expression_end(index, true)?;
        error(
            "invalid syntax. Perhaps you forgot a comma?",
            self.tokens[from].start,
            self.tokens[end - 1].end,
        )
    }

    /// `except A, B:`.
    pub fn exception_types(&self, index: usize) -> Hint {
        let line = self.line_start(index);
        if self.word(line) != "except" || !(line..=index).any(|at| self.word(at) == ",") {
            return None;
        }
        let colon = (line..self.tokens.len()).find(|at| matches!(self.word(*at), ":" | "as"))?;
        let message = "multiple exception types must be parenthesized";
        error(message, self.tokens[line + 1].start, self.tokens[colon - 1].end)
    }

    /// `try:` without a handler.
    fn try_alone(&self, index: usize) -> Hint {
        let token = self.tokens.get(index)?;
        let line = self.line_start(index);
        if index != line || matches!(self.word(index), "except" | "finally") {
            return None;
        }
        let column = |at: usize| {
            self.tokens[at].start
                - self.text[..self.tokens[at].start].rfind('\n').map_or(0, |end| end + 1)
        };
        let own = column(index);
        let mut at = index;
        while at > 0 {
            at = self.line_start(at - 1);
            if column(at) <= own {
                let alone = self.word(at) == "try" && column(at) == own;
                return if alone {
                    error("expected 'except' or 'finally' block", token.start, token.end)
                } else {
                    None
                };
            }
        }
        None
    }
}

fn is_bitwise(left: &Expr) -> bool {
    !matches!(
        left,
        Expr::Compare(_)
            | Expr::BoolOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::List(_)
            | Expr::Generator(_)
    ) && !matches!(left, Expr::UnaryOp(inner) if inner.op == ruff_python_ast::UnaryOp::Not)
}

/// `cannot assign to …`, with the question where a comparison may have been meant.
pub fn assignment_message(wrong: &Expr, question: bool) -> String {
    let name = expression_name(wrong);
    let constant = matches!(wrong, Expr::NoneLiteral(_) | Expr::BooleanLiteral(_));
    let plain = constant || !is_bitwise(wrong);
    if question && !plain {
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
    } else {
        format!("cannot assign to {name}")
    }
}

/// The part of a target that cannot be assigned to, with its place.
pub fn wrong_target(target: &Expr) -> Option<(&Expr, usize, usize)> {
    let place = |expr: &Expr| (usize::from(expr.range().start()), usize::from(expr.range().end()));
    match target {
        Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_) => None,
        Expr::Tuple(tuple) => tuple.elts.iter().find_map(wrong_target),
        Expr::List(list) => list.elts.iter().find_map(wrong_target),
        Expr::Starred(starred) => wrong_target(&starred.value),
        other => Some((other, place(other).0, place(other).1)),
    }
}

/// What CPython calls a kind of expression (Parser/pegen.c:_PyPegen_get_expr_name).
pub fn expression_name(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) => ["False", "True"][literal.value as usize],
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "expression",
    }
}
