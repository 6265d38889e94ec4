//! From a line to the commands it stands for, as /bin/sh reads it.
use std::collections::BTreeMap;

/// Where a command's output goes instead of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The file.
    pub path: String,
    /// `>>` instead of `>`.
    pub append: bool,
    /// `2>` instead of `>`.
    pub stderr: bool,
}

/// One command of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The words, quotes removed and variables replaced.
    pub words: Vec<String>,
    /// Variables set for this command alone (`FLASK_APP=app.py flask …`).
    pub env: Vec<(String, String)>,
    /// Output redirections.
    pub redirects: Vec<Redirect>,
    /// A file for standard input (`<`).
    pub input: Option<String>,
    /// Whether it runs only after success (`&&`), only after failure (`||`), or always.
    pub after: Option<bool>,
    /// Whether it reads what the command before it writes (`|`).
    pub piped: bool,
}

/// Why a line could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellError {
    /// A quote without its end.
    Unclosed(char),
    /// Something the playground's shell does not do: background jobs, substitutions.
    Unsupported(&'static str),
}

impl std::fmt::Display for ShellError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ShellError::Unclosed(quote) => write!(f, "sh: unterminated quoted string ({quote})"),
            ShellError::Unsupported(what) => write!(f, "sh: the playground's shell has no {what}"),
        }
    }
}

/// Where the exit code of the command before stands in a word (`$?`), until that is known.
pub const LAST_EXIT: char = '\u{1}';

/// What stands for `*`, `?` and `[` where they are not quoted: a word that has one is a pattern of
/// names.
pub const WILD: [(char, char); 3] = [('*', '\u{2}'), ('?', '\u{3}'), ('[', '\u{4}')];

/// A word in which nothing is a pattern.
pub fn plain(word: &str) -> String {
    let letter = |c| WILD.iter().find(|(_, mark)| *mark == c).map_or(c, |(sign, _)| *sign);
    word.chars().map(letter).collect()
}

/// Where standard error goes with `2>&1`.
pub const TO_STDOUT: &str = "&1";

/// Splits `command <<EOF` and the lines that follow it: the command, and its input.
pub fn split_here_document(text: &str) -> (String, Option<String>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some(at) = first.find("<<") else { return (text.to_string(), None) };
    let behind = first[at + 2..].trim_start_matches('-').trim_start();
    let (mark, rest_of_line) = behind.split_once(' ').unwrap_or((behind, ""));
    let mark = mark.trim_end().trim_matches(['\'', '"']).to_string();
    if mark.is_empty() || !mark.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return (text.to_string(), None);
    }
    let body: String =
        rest.split_inclusive('\n').take_while(|line| line.trim_end_matches('\n') != mark).collect();
    (format!("{} {rest_of_line}", first[..at].trim_end()).trim_end().to_string(), Some(body))
}

struct Reader<'a> {
    text: std::iter::Peekable<std::str::Chars<'a>>,
    env: &'a BTreeMap<String, String>,
    steps: Vec<Step>,
    word: Option<String>,
    target: Option<(bool, bool)>,
    source: bool,
}

/// Reads a line.
///
/// # Errors
/// What the shell cannot read.
pub fn parse(line: &str, env: &BTreeMap<String, String>) -> Result<Vec<Step>, ShellError> {
    let mut reader = Reader {
        text: line.chars().peekable(),
        env,
        steps: vec![Step::default()],
        word: None,
        target: None,
        source: false,
    };
    while let Some(character) = reader.text.next() {
        reader.take(character)?;
    }
    reader.end_word();
    Ok(reader
        .steps
        .into_iter()
        .filter(|step| !step.words.is_empty() || !step.env.is_empty())
        .collect())
}

impl Reader<'_> {
    fn take(&mut self, character: char) -> Result<(), ShellError> {
        match character {
            ' ' | '\t' => self.end_word(),
            '\n' | ';' => self.next_step(None),
            '\'' => self.single_quotes()?,
            '"' => self.double_quotes()?,
            '\\' => {
                if let Some(next) = self.text.next() {
                    self.word.get_or_insert_default().push(next);
                }
            }
            '#' if self.word.is_none() => while self.text.next_if(|c| *c != '\n').is_some() {},
            '&' if self.text.next_if_eq(&'&').is_some() => self.next_step(Some(true)),
            '|' if self.text.next_if_eq(&'|').is_some() => self.next_step(Some(false)),
            '&' => return Err(ShellError::Unsupported("background jobs (&)")),
            '|' => {
                self.next_step(None);
                self.step().piped = true;
            }
            '`' => return Err(ShellError::Unsupported("command substitution (`)")),
            '>' => self.redirect(),
            '<' => {
                self.end_word();
                self.source = true;
            }
            '$' => {
                // Nothing is no word.
                let value = self.variable()?;
                if !value.is_empty() {
                    self.word.get_or_insert_default().push_str(&value);
                }
            }
            '~' if self.word.is_none() => {
                self.word.get_or_insert_default().push_str("/home/student")
            }
            other => {
                let wild = WILD.iter().find(|(sign, _)| *sign == other);
                self.word.get_or_insert_default().push(wild.map_or(other, |(_, mark)| *mark));
            }
        }
        Ok(())
    }

    fn step(&mut self) -> &mut Step {
        if self.steps.is_empty() {
            self.steps.push(Step::default());
        }
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        if let Some((append, stderr)) = self.target.take() {
            self.step().redirects.push(Redirect { path: plain(&word), append, stderr });
        } else if std::mem::take(&mut self.source) {
            self.step().input = Some(plain(&word));
        } else if let (true, Some((name, value))) =
            (self.step().words.is_empty(), word.split_once('=').filter(|(name, _)| is_name(name)))
        {
            let pair = (name.to_string(), plain(value));
            self.step().env.push(pair);
        } else {
            self.step().words.push(word);
        }
    }

    fn next_step(&mut self, after: Option<bool>) {
        self.end_word();
        self.steps.push(Step { after, ..Step::default() });
    }

    fn redirect(&mut self) {
        let stderr = self.word.as_deref() == Some("2");
        if stderr || self.word.as_deref() == Some("1") {
            self.word = None;
        }
        self.end_word();
        let append = self.text.next_if_eq(&'>').is_some();
        if self.text.next_if_eq(&'&').is_some() {
            let stdout = self.text.next() == Some('1');
            if stderr && stdout {
                self.step().redirects.push(Redirect { path: TO_STDOUT.into(), append, stderr });
            }
            return;
        }
        self.target = Some((append, stderr));
    }

    fn single_quotes(&mut self) -> Result<(), ShellError> {
        let mut word = self.word.take().unwrap_or_default();
        loop {
            match self.text.next() {
                Some('\'') => break,
                Some(character) => word.push(character),
                None => return Err(ShellError::Unclosed('\'')),
            }
        }
        self.word = Some(word);
        Ok(())
    }

    fn double_quotes(&mut self) -> Result<(), ShellError> {
        let mut word = self.word.take().unwrap_or_default();
        loop {
            match self.text.next() {
                Some('"') => break,
                Some('\\') => match self.text.next() {
                    Some(escaped @ ('"' | '\\' | '$' | '`')) => word.push(escaped),
                    Some('\n') => {}
                    Some(other) => word.extend(['\\', other]),
                    None => return Err(ShellError::Unclosed('"')),
                },
                Some('$') => word.push_str(&self.variable()?),
                Some('`') => return Err(ShellError::Unsupported("command substitution (`)")),
                Some(character) => word.push(character),
                None => return Err(ShellError::Unclosed('"')),
            }
        }
        self.word = Some(word);
        Ok(())
    }

    fn variable(&mut self) -> Result<String, ShellError> {
        if self.text.peek() == Some(&'(') {
            return Err(ShellError::Unsupported("command substitution ($(…))"));
        }
        if self.text.next_if_eq(&'?').is_some() {
            return Ok(LAST_EXIT.into());
        }
        let braced = self.text.next_if_eq(&'{').is_some();
        let mut name = String::new();
        while let Some(character) = self.text.next_if(|c| c.is_alphanumeric() || *c == '_') {
            name.push(character);
        }
        if braced {
            self.text.next_if_eq(&'}');
        }
        if name.is_empty() {
            return Ok("$".into());
        }
        Ok(self.env.get(&name).cloned().unwrap_or_default())
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}
