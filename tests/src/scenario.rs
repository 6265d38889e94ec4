//! The text format of a scenario: header, steps with here documents, files as in Go's txtar.
//! In: text. Out: [`Scenario`]. The format is described in `tests/README.md`.
use regex::Regex;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

static HEADER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(title|cwd|env|use): *(.*)$"));
static FILE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^-- (\S+) --$"));
static HERE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*?) *<<(\w+)$"));

/// Compiles a pattern written in this crate.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns in this crate are constants")
}

/// One step: its line, and the here document that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The line without `<<MARK`.
    pub line: String,
    /// The here document's text.
    pub input: Option<String>,
}

/// A scenario as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// What it shows.
    pub title: String,
    /// The folder the terminal starts in.
    pub cwd: String,
    /// Variables set from the start.
    pub env: BTreeMap<String, String>,
    /// The files the project starts with.
    pub files: BTreeMap<String, String>,
    /// What is done.
    pub steps: Vec<Step>,
}

/// A scenario that cannot be read, or a step that cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(pub String);

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Scenario {
    /// Reads a scenario; `base` gives the text of the scenario named by a `use:` line.
    ///
    /// # Errors
    /// A here document that is not closed, a base that is not there.
    pub fn parse(text: &str, base: &dyn Fn(&str) -> Option<String>) -> Result<Scenario, Malformed> {
        let (head, files) = split(text);
        let mut scenario = Scenario { files, ..Scenario::default() };
        let mut lines = head.into_iter();
        while let Some(line) = lines.next() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match HEADER.captures(line) {
                Some(found) => scenario.header(&found[1], &found[2], base)?,
                None => scenario.steps.push(step(line, &mut lines)?),
            }
        }
        Ok(scenario)
    }

    fn header(
        &mut self,
        key: &str,
        value: &str,
        base: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(), Malformed> {
        match key {
            "title" => self.title = value.into(),
            "cwd" => self.cwd = value.into(),
            "env" => {
                let (name, value) =
                    value.split_once('=').ok_or_else(|| Malformed(format!("env: {value}")))?;
                self.env.insert(name.into(), value.into());
            }
            _ => self.take_base(value, base)?,
        }
        Ok(())
    }

    /// Adds files and variables of a base; what the scenario itself says wins.
    fn take_base(
        &mut self,
        name: &str,
        base: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(), Malformed> {
        let text = base(name).ok_or_else(|| Malformed(format!("use: {name}: no such base")))?;
        let below = Scenario::parse(&text, base)?;
        for (path, text) in below.files {
            self.files.entry(path).or_insert(text);
        }
        for (name, value) in below.env {
            self.env.entry(name).or_insert(value);
        }
        Ok(())
    }
}

/// Separates the head from the files below it.
fn split(text: &str) -> (Vec<&str>, BTreeMap<String, String>) {
    let (mut head, mut files, mut current) = (Vec::new(), BTreeMap::new(), None::<String>);
    for line in text.split('\n') {
        if let Some(found) = FILE.captures(line) {
            files.insert(found[1].to_string(), String::new());
            current = Some(found[1].to_string());
        } else if let Some(path) = &current {
            let file: &mut String = files.entry(path.clone()).or_default();
            file.push_str(line);
            file.push('\n');
        } else {
            head.push(line);
        }
    }
    for text in files.values_mut() {
        let kept = text.trim_end_matches('\n').len();
        text.truncate(kept);
        if kept > 0 {
            text.push('\n');
        }
    }
    (head, files)
}

/// A step; reads on when a here document follows.
fn step<'a>(line: &str, lines: &mut impl Iterator<Item = &'a str>) -> Result<Step, Malformed> {
    let Some(found) = HERE.captures(line) else {
        return Ok(Step { line: line.into(), input: None });
    };
    let (mark, mut body) = (&found[2], String::new());
    for next in lines {
        if next == mark {
            return Ok(Step { line: found[1].into(), input: Some(body) });
        }
        body.push_str(next);
        body.push('\n');
    }
    Err(Malformed(format!("here document {mark} not closed")))
}
