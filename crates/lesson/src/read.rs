//! A Markdown text as a lesson. In: the text. Out: steps made of pieces, files and goals, and what
//! its author has to mend. Whatever Markdown can say and a lesson cannot (HTML, pictures, tables)
//! stays text.
use crate::goal::Goal;
use crate::put::PART;
use project::{Piece, Tag};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag as Mark, TagEnd};

/// The longest text that is read (bytes).
const LONGEST: usize = 256 * 1024;
/// Steps of a lesson, pieces of a step, goals of a step at most.
const MOST: (usize, usize, usize) = (200, 4_000, 60);
/// Things within things: what lies deeper stands beside each other.
const DEEPEST: usize = 12;
/// What is worth saying about a text at most.
const TROUBLES: usize = 20;
/// What a line to type begins with.
const PROMPTS: [&str; 4] = ["$ ", ">>> ", "... ", "sqlite> "];

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What its author has to mend, each with its line.
    pub troubles: Vec<String>,
}

/// A step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// What it is called.
    pub heading: String,
    /// Its text. A piece that puts a text into a file has what stood behind the fence: the path,
    /// maybe with `*`, and maybe `part`.
    pub pieces: Vec<Piece>,
    /// What holds when it is done.
    pub goals: Vec<Goal>,
}

impl Lesson {
    /// Reads a text. What is wrong in it is said in `troubles`; the rest is there.
    pub fn parse(text: &str) -> Lesson {
        let mut reader = Reader::default();
        if text.len() > LONGEST {
            reader.lesson.troubles.push("The lesson is longer than 256 KB. Make two of it.".into());
            return reader.lesson;
        }
        reader.read(text, 1, false);
        reader.end_step();
        if reader.lesson.steps.is_empty() {
            reader.lesson.troubles.push(
                "The lesson has no step. Begin each step with a line `## What it is about`.".into(),
            );
        }
        reader.lesson
    }
}

/// A fenced block being read: its first words, its first line, its text.
struct Fence {
    info: String,
    line: usize,
    text: String,
}

#[derive(Default)]
struct Reader {
    lesson: Lesson,
    step: Step,
    /// Whether a step has begun; what stands before is an introduction.
    begun: bool,
    /// What is open, and whether it is shown: what lies too deep is not.
    open: Vec<bool>,
    /// The title or the step's name, being read.
    name: Option<String>,
    fence: Option<Fence>,
}

/// A piece without an aim.
fn piece(tag: Tag, text: &str) -> Piece {
    Piece { tag, text: text.into(), ..Piece::default() }
}

impl Reader {
    /// Reads a text that begins at this line of the lesson; what stands in a hint has no steps and
    /// goals of its own.
    fn read(&mut self, text: &str, first: usize, hint: bool) {
        let mut lines = Lines { text, at: 0, line: first };
        for (event, range) in Parser::new(text).into_offset_iter() {
            let line = lines.of(range.start);
            match event {
                Event::Start(Mark::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    self.fence = Some(Fence { info, line: line + 1, text: String::new() });
                }
                Event::End(TagEnd::CodeBlock) => {
                    let fence = self.fence.take();
                    fence.into_iter().for_each(|fence| self.block(&fence, hint));
                }
                Event::Start(Mark::Heading { level, .. })
                    if is_name(level) && !hint && self.open.is_empty() =>
                {
                    if level == HeadingLevel::H2 {
                        self.next_step(line);
                    }
                    self.name = Some(String::new());
                }
                Event::End(TagEnd::Heading(level)) if self.name.is_some() => self.named(level),
                Event::Start(mark) => self.start(&mark),
                Event::End(_) => self.end(),
                Event::Code(code) if self.name.is_none() => {
                    self.add_all(&[Tag::Code, Tag::Text, Tag::End], &code)
                }
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text) => self.text(&text),
                Event::SoftBreak | Event::HardBreak => self.text(" "),
                _ => {}
            }
        }
    }

    fn trouble(&mut self, line: usize, what: &str) {
        if self.lesson.troubles.len() < TROUBLES {
            self.lesson.troubles.push(format!("Line {line}: {what}"));
        }
    }

    fn next_step(&mut self, line: usize) {
        self.end_step();
        if self.lesson.steps.len() >= MOST.0 {
            self.trouble(line, "A lesson has 200 steps at most. Make two of it.");
        }
        self.begun = true;
    }

    /// The step that is read is whole. Without a name it is the introduction, which stands before
    /// the first step.
    fn end_step(&mut self) {
        if self.begun && self.lesson.steps.len() < MOST.0 {
            self.lesson.steps.push(std::mem::take(&mut self.step));
        }
    }

    fn named(&mut self, level: HeadingLevel) {
        let name = self.name.take().unwrap_or_default();
        match level {
            HeadingLevel::H2 => self.step.heading = name,
            _ => self.lesson.title = name,
        }
    }

    fn add(&mut self, piece: Piece) {
        if self.step.pieces.len() < MOST.1 {
            self.step.pieces.push(piece);
        }
    }

    fn add_all(&mut self, tags: &[Tag], text: &str) {
        for tag in tags {
            self.add(piece(*tag, if *tag == Tag::Text { text } else { "" }));
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.fence, &mut self.name) {
            (Some(fence), _) => fence.text.push_str(text),
            (None, Some(name)) => name.push_str(text),
            (None, None) => self.add(piece(Tag::Text, text)),
        }
    }

    fn start(&mut self, mark: &Mark) {
        let mut aim = String::new();
        let tag = match mark {
            Mark::Paragraph => Tag::Paragraph,
            Mark::Heading { .. } => Tag::Heading,
            Mark::List(None) => Tag::Bullets,
            Mark::List(Some(_)) => Tag::Numbers,
            Mark::Item => Tag::Item,
            Mark::BlockQuote(_) => Tag::Quote,
            Mark::Strong => Tag::Strong,
            Mark::Emphasis => Tag::Emphasis,
            Mark::Link { dest_url, .. } if dest_url.starts_with("https://") => {
                aim = dest_url.to_string();
                Tag::Link
            }
            _ => Tag::Text,
        };
        let shown = tag != Tag::Text && self.open.len() < DEEPEST && self.name.is_none();
        self.open.push(shown);
        if shown {
            self.add(Piece { tag, aim, ..Piece::default() });
        }
    }

    fn end(&mut self) {
        if self.open.pop().unwrap_or_default() {
            self.add(piece(Tag::End, ""));
        }
    }

    /// A block of code, by the first word behind its fence.
    fn block(&mut self, fence: &Fence, hint: bool) {
        let (kind, path) = fence.info.trim().split_once(' ').unwrap_or((fence.info.trim(), ""));
        match kind {
            "goal" if hint => self.trouble(fence.line, "A goal cannot stand in a hint."),
            "goal" => self.goals(fence),
            "hint" if !hint => {
                self.add(piece(Tag::Hint, ""));
                self.read(&fence.text, fence.line, true);
                self.add(piece(Tag::End, ""));
            }
            "console" => self.console(&fence.text),
            _ if !path.is_empty() => self.file(fence, path.trim()),
            _ => self.add(piece(Tag::Pre, &fence.text)),
        }
    }

    fn goals(&mut self, fence: &Fence) {
        if !self.begun {
            self.trouble(
                fence.line,
                "A goal belongs to a step. Write a line `## What it is about` before it.",
            );
        }
        let lines = fence.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        for (at, line) in lines.take(MOST.2.saturating_sub(self.step.goals.len())) {
            match Goal::parse(line) {
                Ok(goal) => self.step.goals.push(goal),
                Err(what) => self.trouble(fence.line + at, &what),
            }
        }
    }

    /// Lines that begin with a prompt are to be typed; the others are what is said then.
    fn console(&mut self, text: &str) {
        self.add(piece(Tag::Console, ""));
        for line in text.lines() {
            let typed = PROMPTS.iter().find_map(|prompt| line.strip_prefix(prompt));
            let shown = match typed {
                Some(typed) => Piece { tag: Tag::Type, text: line.into(), aim: typed.into() },
                None => piece(Tag::Pre, line),
            };
            self.add(shown);
        }
        self.add(piece(Tag::End, ""));
    }

    fn file(&mut self, fence: &Fence, aim: &str) {
        let (path, part) = aim.split_once(' ').unwrap_or((aim, PART));
        if part.trim() != PART {
            return self
                .trouble(fence.line, &format!("Only `part` may stand behind the path `{path}`."));
        }
        if path.starts_with('/') || path.split('/').any(|part| part == "..") {
            return self.trouble(
                fence.line,
                &format!("`{path}` leads out of the project. Write it from the project's top."),
            );
        }
        self.add(piece(Tag::Pre, &fence.text));
        self.add(Piece { tag: Tag::Put, text: fence.text.clone(), aim: aim.into() });
    }
}

/// The lesson's title and the steps' names.
fn is_name(level: HeadingLevel) -> bool {
    matches!(level, HeadingLevel::H1 | HeadingLevel::H2)
}

/// Counts lines on the way through a text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of a place; places come in order, but for those of what is closed.
    fn of(&mut self, place: usize) -> usize {
        if let Some(between) = self.text.as_bytes().get(self.at..place) {
            self.line += between.iter().filter(|byte| **byte == b'\n').count();
            self.at = place;
        }
        self.line
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
