//! Tokens as CPython's tokenizer cuts them, as far as error messages need them, and the errors it
//! finds itself.
use crate::compile::CompileError;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A name or keyword.
    Name,
    /// A number.
    Number,
    /// A string with its prefix.
    Text,
    /// An operator or bracket.
    Sign,
    /// The end of a logical line.
    Newline,
}

/// A token: bytes of the source, and how many brackets are open around it.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Open brackets around it.
    pub level: usize,
}

/// An error of the tokenizer: the exception's class, message and place.
pub type Fault = (&'static str, CompileError);

/// What a text consists of, up to the first error.
pub struct Scan {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The first error.
    pub fault: Option<Fault>,
    /// Brackets that are still open at the end.
    pub open: Vec<(usize, char)>,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    scan: Scan,
    indents: Vec<(usize, usize)>,
}

const WIDE_SIGNS: [&str; 24] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "==", "<=", ">=", "<>", "+=", "-=", "*=",
    "/=", "%=", "&=", "|=", "^=", "@=", "**", "//", ">>",
];

fn fault(class: &'static str, message: impl Into<String>, start: usize, end: usize) -> Fault {
    (class, CompileError { message: message.into(), place: (start as u32, end as u32) })
}

/// Cuts a text into tokens.
pub fn scan(text: &str) -> Scan {
    let empty = Scan { tokens: Vec::new(), fault: None, open: Vec::new() };
    let mut scanner = Scanner { text, at: 0, scan: empty, indents: vec![(0, 0)] };
    if let Err(found) = scanner.run() {
        scanner.scan.fault = Some(found);
    }
    scanner.scan
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let level = self.scan.open.len();
        self.scan.tokens.push(Token { kind, start, end: self.at, level });
    }

    fn run(&mut self) -> Result<(), Fault> {
        let mut fresh = true;
        while let Some(c) = self.rest().chars().next() {
            if fresh && self.scan.open.is_empty() {
                self.indentation()?;
                fresh = false;
                continue;
            }
            let start = self.at;
            match c {
                '\n' => {
                    self.at += 1;
                    if self.scan.open.is_empty() {
                        if self.scan.tokens.last().is_some_and(|last| last.kind != Kind::Newline) {
                            self.push(Kind::Newline, start);
                        }
                        fresh = true;
                    }
                }
                '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                '\\' => self.continuation()?,
                c if c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
                '"' | '\'' => self.string(start)?,
                '0'..='9' => self.number()?,
                '.' if self.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit) => {
                    self.number()?
                }
                c if c == '_' || c.is_alphanumeric() => self.name()?,
                c if !c.is_ascii() => {
                    let message = format!("invalid character '{c}' (U+{:04X})", c as u32);
                    return Err(fault("SyntaxError", message, start, start));
                }
                _ => self.sign(c)?,
            }
        }
        Ok(())
    }

    fn indentation(&mut self) -> Result<(), Fault> {
        let (start, mut column, mut other) = (self.at, 0, 0);
        while let Some(c) = self.rest().chars().next().filter(|c| matches!(c, ' ' | '\t' | '\u{c}'))
        {
            match c {
                ' ' => (column, other) = (column + 1, other + 1),
                '\t' => (column, other) = ((column / 8 + 1) * 8, other + 1),
                _ => (column, other) = (0, 0),
            }
            self.at += 1;
        }
        if self.rest().starts_with(['\n', '\r', '#', '\\']) || self.rest().is_empty() {
            return Ok(());
        }
        let line_end = start + self.text[start..].find('\n').unwrap_or(self.text.len() - start);
        let tabs = || {
            fault("TabError", "inconsistent use of tabs and spaces in indentation", start, start)
        };
        let top = self.indents.last().copied().unwrap_or((0, 0));
        if column > top.0 {
            if other <= top.1 {
                return Err(tabs());
            }
            self.indents.push((column, other));
            return Ok(());
        }
        while self.indents.last().is_some_and(|level| level.0 > column) {
            self.indents.pop();
        }
        let top = self.indents.last().copied().unwrap_or((0, 0));
        if top.0 != column {
            let message = "unindent does not match any outer indentation level";
            return Err(fault("IndentationError", message, line_end, line_end + 1));
        }
        if top.1 != other { Err(tabs()) } else { Ok(()) }
    }

    fn continuation(&mut self) -> Result<(), Fault> {
        let after = &self.rest()[1..];
        let width = if after.starts_with("\r\n") { 2 } else { after.starts_with('\n') as usize };
        if width > 0 && self.at + 1 + width < self.text.len() {
            self.at += 1 + width;
            return Ok(());
        }
        let place = self.at + 1;
        if after.trim_matches(['\r', '\n']).is_empty() {
            return Err(fault("SyntaxError", "unexpected EOF while parsing", place, place));
        }
        Err(fault(
            "SyntaxError",
            "unexpected character after line continuation character",
            place,
            place,
        ))
    }

    fn name(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let end = self
            .rest()
            .find(|c: char| c != '_' && !c.is_alphanumeric())
            .unwrap_or(self.rest().len());
        let word = self.rest()[..end].to_lowercase();
        self.at += end;
        let prefix = matches!(word.as_str(), "r" | "b" | "u" | "f" | "br" | "rb" | "fr" | "rf");
        if prefix && self.rest().starts_with(['"', '\'']) {
            return self.string(start);
        }
        self.push(Kind::Name, start);
        Ok(())
    }

    fn string(&mut self, start: usize) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let quote = bytes[self.at];
        let triple = bytes[self.at..].starts_with(&[quote; 3]);
        let width = if triple { 3 } else { 1 };
        let mut at = self.at + width;
        loop {
            match bytes.get(at) {
                Some(b'\\') => at += 2,
                Some(b'\n') if !triple => break,
                Some(_) if bytes[at..].starts_with(&[quote; 3][..width]) => {
                    self.at = at + width;
                    self.push(Kind::Text, start);
                    return Ok(());
                }
                Some(_) => at += 1,
                None => break,
            }
        }
        let line = |offset: usize| {
            bytes[..offset.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1
        };
        let message = if triple {
            format!(
                "unterminated triple-quoted string literal (detected at line {})",
                self.text.lines().count()
            )
        } else {
            format!("unterminated string literal (detected at line {})", line(start))
        };
        Err(fault("SyntaxError", message, start, start))
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let radix = match (bytes[start], bytes.get(start + 1)) {
            (b'0', Some(b'x' | b'X')) => 16,
            (b'0', Some(b'o' | b'O')) => 8,
            (b'0', Some(b'b' | b'B')) => 2,
            _ => return self.decimal(start),
        };
        let kind = ["binary", "octal", "hexadecimal"][match radix {
            2 => 0,
            8 => 1,
            _ => 2,
        }];
        let mut at = start + 2;
        loop {
            let digit = at + (bytes.get(at) == Some(&b'_')) as usize;
            let end = bytes[digit.min(bytes.len())..]
                .iter()
                .take_while(|b| (**b as char).is_digit(radix))
                .count();
            if end == 0 {
                if let Some(wrong) = bytes.get(digit).filter(|byte| byte.is_ascii_digit()) {
                    let message = format!("invalid digit '{}' in {kind} literal", *wrong as char);
                    return Err(fault("SyntaxError", message, digit, digit));
                }
                return Err(fault(
                    "SyntaxError",
                    format!("invalid {kind} literal"),
                    digit - 1,
                    digit - 1,
                ));
            }
            at = digit + end;
            if bytes.get(at) != Some(&b'_') {
                break;
            }
        }
        if let Some(wrong) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            let message = format!("invalid digit '{}' in {kind} literal", *wrong as char);
            return Err(fault("SyntaxError", message, at, at));
        }
        self.finish_number(start, at, kind)
    }

    /// Digits with single underscores between them; gives where they end.
    fn digits(&self, from: usize) -> Result<usize, Fault> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if bytes.get(at) != Some(&b'_') {
                return Ok(at);
            }
            if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                return Err(fault("SyntaxError", "invalid decimal literal", at, at));
            }
            at += 1;
        }
    }

    fn decimal(&mut self, start: usize) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let mut at = self.digits(start)?;
        let whole = &self.text[start..at];
        let mut real = false;
        if bytes.get(at) == Some(&b'.') {
            real = true;
            at = self.digits(at + 1)?;
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = matches!(bytes.get(at + 1), Some(b'+' | b'-')) as usize;
            if bytes.get(at + 1 + sign).is_some_and(u8::is_ascii_digit) {
                real = true;
                at = self.digits(at + 1 + sign)?;
            }
        }
        let imaginary = matches!(bytes.get(at), Some(b'j' | b'J'));
        at += imaginary as usize;
        let zeros = whole.len() - whole.trim_start_matches(['0', '_']).len();
        if !real && !imaginary && zeros > 0 && zeros < whole.len() {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return Err(fault("SyntaxError", message, start, start + zeros));
        }
        self.finish_number(start, at, if imaginary { "imaginary" } else { "decimal" })
    }

    /// A letter right behind a number is an error, unless a keyword begins there.
    fn finish_number(&mut self, start: usize, end: usize, kind: &str) -> Result<(), Fault> {
        self.at = end;
        let after = self.rest();
        let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"]
            .iter()
            .any(|word| after.starts_with(word));
        if after.starts_with(|c: char| c == '_' || c.is_alphanumeric()) && !keyword {
            return Err(fault("SyntaxError", format!("invalid {kind} literal"), end - 1, end - 1));
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    fn sign(&mut self, c: char) -> Result<(), Fault> {
        let start = self.at;
        let wide = WIDE_SIGNS.iter().chain(&["<<"]).find(|sign| self.rest().starts_with(**sign));
        self.at += wide.map_or(1, |sign| sign.len());
        match c {
            '(' | '[' | '{' => {
                self.push(Kind::Sign, start);
                self.scan.open.push((start, c));
                return Ok(());
            }
            ')' | ']' | '}' => self.close(c, start)?,
            _ => {}
        }
        self.push(Kind::Sign, start);
        Ok(())
    }

    fn close(&mut self, c: char, start: usize) -> Result<(), Fault> {
        let Some((place, open)) = self.scan.open.pop() else {
            return Err(fault("SyntaxError", format!("unmatched '{c}'"), start, start));
        };
        if matches!((open, c), ('(', ')') | ('[', ']') | ('{', '}')) {
            return Ok(());
        }
        let line = |offset: usize| self.text[..offset].matches('\n').count() + 1;
        let mut message =
            format!("closing parenthesis '{c}' does not match opening parenthesis '{open}'");
        if line(place) != line(start) {
            message.push_str(&format!(" on line {}", line(place)));
        }
        Err(fault("SyntaxError", message, start, start))
    }
}
