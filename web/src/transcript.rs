//! The terminal's lines: an outcome's pieces of output put together into lines, each with its sort.
use project::{Channel, Outcome, ROOT};

/// What sort of line it is; shown by a sign as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What was typed.
    Command,
    /// Standard output.
    Output,
    /// Standard error that is no log line.
    Error,
    /// A log line of level INFO.
    Info,
    /// A log line of level WARNING, or a Python warning.
    Warning,
    /// A log line of level ERROR, a traceback, a usage error.
    Failure,
    /// Said by the playground itself.
    Note,
}

/// One line of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its sort.
    pub sort: Sort,
    /// The prompt before it; empty but for what was typed.
    pub prompt: String,
    /// Its text.
    pub text: String,
}

impl Line {
    /// A line that was typed.
    pub fn command(prompt: &str, text: &str) -> Line {
        Line { sort: Sort::Command, prompt: prompt.into(), text: text.into() }
    }

    /// A line that the playground says.
    pub fn note(text: &str) -> Line {
        Line { sort: Sort::Note, prompt: String::new(), text: text.into() }
    }
}

/// The lines of an outcome. `echo` is false where the page has shown the typed line itself.
pub fn lines(outcome: &Outcome, echo: bool) -> Vec<Line> {
    let mut lines: Vec<(Channel, String)> = Vec::new();
    let mut open = false;
    for event in outcome.transcript.iter().filter(|event| echo || event.channel != Channel::Echo) {
        for piece in event.terminal.split_inclusive('\n') {
            match lines.last_mut().filter(|_| open) {
                Some((_, text)) => text.push_str(piece.trim_end_matches('\n')),
                None => lines.push((event.channel, piece.trim_end_matches('\n').into())),
            }
            open = !piece.ends_with('\n');
        }
    }
    if open
        && outcome.prompt.is_some()
        && lines.last().map(|(_, text)| text.trim()) == outcome.prompt.as_deref().map(str::trim)
    {
        lines.pop();
    }
    let hint = (outcome.exit != 0).then(|| project::way_out(&outcome.text(Channel::Stderr)));
    let hint = hint.flatten().map(|text| Line::note(&text));
    sorted(lines).into_iter().chain(hint).collect()
}

fn sorted(lines: Vec<(Channel, String)>) -> Vec<Line> {
    let mut traceback = false;
    let line = |(channel, text): (Channel, String)| {
        let begins = text.starts_with("Traceback (most recent call last)");
        let sort = if begins || traceback { Sort::Failure } else { sort(channel, &text) };
        traceback = begins || (traceback && (text.starts_with(' ') || text.is_empty()));
        Line { sort, prompt: String::new(), text }
    };
    lines.into_iter().map(line).collect()
}

fn sort(channel: Channel, text: &str) -> Sort {
    let python_warning =
        || text.split_once("Warning: ").is_some_and(|(place, _)| place.contains(".py:"));
    match channel {
        Channel::Echo => Sort::Command,
        Channel::Stdout => Sort::Output,
        Channel::Stderr if text.starts_with("INFO  [") => Sort::Info,
        Channel::Stderr if text.starts_with("WARNI [") || python_warning() => Sort::Warning,
        Channel::Stderr if text.starts_with("ERROR [") || text.starts_with("Error: ") => {
            Sort::Failure
        }
        Channel::Stderr => Sort::Error,
    }
}

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// The name of a file of the project.
    File {
        /// As it stands in the line.
        text: &'a str,
        /// Relative to the project's root.
        path: &'a str,
        /// The line that stands behind it, or 0.
        line: usize,
    },
}

#[cfg(test)]
impl<'a> Piece<'a> {
    fn text(&self) -> &'a str {
        match self {
            Piece::Text(text) | Piece::File { text, .. } => text,
        }
    }
}

/// Takes a line apart at the files it names: words under the project's root whose last part has an
/// ending.
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    if let Some((before, path, after)) = relative(line) {
        return vec![
            Piece::Text(before),
            Piece::File { text: path, path, line: line_behind(after) },
            Piece::Text(after),
        ];
    }
    let (mut found, mut rest) = (Vec::new(), line);
    while let Some(at) = rest.find(ROOT) {
        let (before, word) = rest.split_at(at);
        let end =
            word.find(|c: char| c.is_whitespace() || "\"',:;()".contains(c)).unwrap_or(word.len());
        let (text, after) = word.split_at(end);
        let path = text[ROOT.len()..].strip_prefix('/').unwrap_or_default();
        let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        found.push(Piece::Text(before));
        found.push(if is_file {
            Piece::File { text, path, line: line_behind(after) }
        } else {
            Piece::Text(text)
        });
        rest = after;
    }
    found.push(Piece::Text(rest));
    found.retain(|piece| *piece != Piece::Text(""));
    found
}

/// The relative path in `File "…"`, as Python prints it for a script that was started by one: what
/// stands before it, the path, what stands behind.
fn relative(line: &str) -> Option<(&str, &str, &str)> {
    let at = line.find("File \"")? + "File \"".len();
    let (path, _) = line[at..].split_once('"')?;
    let plain = path.ends_with(".py") && !path.starts_with(['/', '<']);
    plain.then_some((&line[..at], path, &line[at + path.len()..]))
}

/// `", line 12` or `:12` behind a file's name.
fn line_behind(after: &str) -> usize {
    let after = after.trim_start_matches(['"', '\'']);
    let number =
        after.strip_prefix(", line ").or_else(|| after.strip_prefix(':')).unwrap_or_default();
    let end = number.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(number.len());
    number[..end].parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use project::Event;

    fn outcome(pieces: &[(Channel, &str)], prompt: Option<&str>) -> Outcome {
        let event = |(channel, text): &(Channel, &str)| Event {
            channel: *channel,
            pipe: (*text).into(),
            terminal: (*text).into(),
        };
        Outcome {
            transcript: pieces.iter().map(event).collect(),
            prompt: prompt.map(String::from),
            ..Outcome::default()
        }
    }

    fn shown(outcome: &Outcome, echo: bool) -> Vec<(Sort, String)> {
        lines(outcome, echo).into_iter().map(|line| (line.sort, line.text)).collect()
    }

    #[test]
    fn pieces_become_lines_with_their_sort() {
        let seen = outcome(
            &[
                (Channel::Stdout, "one "),
                (Channel::Stdout, "line\n\n"),
                (Channel::Stderr, "INFO  [a] b\n"),
            ],
            None,
        );
        let expected =
            [(Sort::Output, "one line"), (Sort::Output, ""), (Sort::Info, "INFO  [a] b")];
        assert_eq!(shown(&seen, true), expected.map(|(sort, text)| (sort, text.to_string())));
    }

    #[test]
    fn files_of_the_project_are_found_in_a_line() {
        let (text, path) = ("/playground/migrations/versions/a_b.py", "migrations/versions/a_b.py");
        assert_eq!(
            pieces("  Generating /playground/migrations/versions/a_b.py ...  done"),
            [
                Piece::Text("  Generating "),
                Piece::File { text, path, line: 0 },
                Piece::Text(" ...  done")
            ]
        );
        assert_eq!(
            pieces("in /playground/server"),
            [Piece::Text("in "), Piece::Text("/playground/server")]
        );
        let frame = "  File \"/playground/models.py\", line 3";
        assert!(pieces(frame).contains(&Piece::File {
            text: "/playground/models.py",
            path: "models.py",
            line: 3
        }));
    }

    #[test]
    fn a_script_started_by_a_relative_path_is_found_too() {
        let line = "  File \"server/app.py\", line 3, in <module>";
        assert!(pieces(line).contains(&Piece::File {
            text: "server/app.py",
            path: "server/app.py",
            line: 3
        }));
        assert_eq!(pieces(line).iter().map(Piece::text).collect::<String>(), line);
        assert_eq!(pieces("  File \"<stdin>\", line 1").len(), 1);
    }

    #[test]
    fn a_traceback_is_a_failure_to_its_last_line() {
        let text = "Traceback (most recent call last):\n  File \"x\"\nValueError: no\nafter\n";
        let sorts: Vec<Sort> = lines(&outcome(&[(Channel::Stderr, text)], None), true)
            .iter()
            .map(|line| line.sort)
            .collect();
        assert_eq!(sorts, [Sort::Failure, Sort::Failure, Sort::Failure, Sort::Error]);
    }

    #[test]
    fn the_waiting_prompt_is_not_a_line() {
        let seen = outcome(&[(Channel::Stdout, "2\n>>> ")], Some(">>> "));
        assert_eq!(shown(&seen, true), [(Sort::Output, "2".to_string())]);
    }

    #[test]
    fn what_the_page_echoed_itself_is_left_out() {
        let seen = outcome(&[(Channel::Echo, "1 + 1\n"), (Channel::Stdout, "2\n")], None);
        assert_eq!(shown(&seen, false), [(Sort::Output, "2".to_string())]);
    }
}
