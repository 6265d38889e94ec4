//! What filters read and give: their words, their texts, what they print.
use crate::Place;
use crate::program::Input;

/// What a filter printed, and its exit code.
#[derive(Default)]
pub(crate) struct Filtered {
    pub out: String,
    pub err: String,
    pub exit: u8,
}

impl Filtered {
    pub(crate) fn fail(text: &str, exit: u8) -> Filtered {
        Filtered { out: String::new(), err: format!("{text}\n"), exit }
    }

    pub(crate) fn of(out: String) -> Filtered {
        Filtered { out, ..Filtered::default() }
    }
}

/// The words of a command: options, and what is no option.
pub(crate) struct Words<'a> {
    pub(crate) options: Vec<&'a str>,
    pub(crate) plain: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// `valued` are letters of options whose value is a word of its own.
    pub(crate) fn read(words: &'a [String], valued: &str) -> Words<'a> {
        let (mut options, mut plain) = (Vec::new(), Vec::new());
        let mut rest = words.iter().map(String::as_str);
        while let Some(word) = rest.next() {
            if !word.starts_with('-') || word.len() == 1 {
                plain.push(word);
                continue;
            }
            options.push(word);
            if word.len() == 2 && valued.contains(&word[1..]) {
                options.extend(rest.next());
            }
        }
        Words { options, plain }
    }

    pub(crate) fn has(&self, letter: char) -> bool {
        self.options.iter().any(|word| {
            word.starts_with('-') && !word.starts_with("--") && word[1..].contains(letter)
        })
    }

    /// The value of `-n 3`, `-n3`.
    pub(crate) fn value(&self, letter: char) -> Option<&'a str> {
        let at = self
            .options
            .iter()
            .position(|word| word.starts_with('-') && word[1..].starts_with(letter))?;
        match &self.options[at][2..] {
            "" => self.options.get(at + 1).copied(),
            joined => Some(joined),
        }
    }
}

/// Where a filter reads: its files, or standard input.
pub(crate) struct Source<'a> {
    pub(crate) place: &'a Place,
    pub(crate) input: &'a mut Input,
}

impl Source<'_> {
    pub(crate) fn stdin(&mut self) -> String {
        self.input.take().map(|lines| lines.into_iter().collect()).unwrap_or_default()
    }

    pub(crate) fn file(&mut self, path: &str) -> Option<String> {
        if path == "-" {
            return Some(self.stdin());
        }
        let bytes = self.place.files.read(&self.place.absolute(path)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Each file's name and text, or standard input without a name.
    pub(crate) fn texts(&mut self, name: &str, paths: &[&str]) -> (Vec<(String, String)>, String) {
        if paths.is_empty() {
            return (vec![(String::new(), self.stdin())], String::new());
        }
        let (mut texts, mut missing) = (Vec::new(), String::new());
        for path in paths {
            match self.file(path) {
                Some(text) => texts.push((path.to_string(), text)),
                None => missing += &missing_file(name, path),
            }
        }
        (texts, missing)
    }
}

fn missing_file(name: &str, path: &str) -> String {
    match name {
        "head" | "tail" => {
            format!("{name}: cannot open '{path}' for reading: No such file or directory\n")
        }
        "sort" => format!("sort: cannot read: {path}: No such file or directory\n"),
        _ => format!("{name}: {path}: No such file or directory\n"),
    }
}
