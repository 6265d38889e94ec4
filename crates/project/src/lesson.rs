//! A lesson's step as the page shows it: made by the worker of a Markdown text and the project,
//! ready to be drawn.
use serde::{Deserialize, Serialize};

/// A step, and how far the project is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Which lesson: a built-in one's name, or the path of its text in the project.
    pub source: String,
    /// What it is called.
    pub title: String,
    /// Which step this is, from 0.
    pub step: usize,
    /// How many there are.
    pub steps: usize,
    /// What the step is called.
    pub heading: String,
    /// Its text, piece by piece.
    pub pieces: Vec<Piece>,
    /// What holds when the step is done.
    pub goals: Vec<Goal>,
    /// What the author has to mend, in sentences.
    pub troubles: Vec<String>,
}

/// What must hold at a step's end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// In a sentence.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// How it is now, where it does not hold; may be empty.
    pub now: String,
}

/// A piece of a text. Those that open something hold what follows, up to their [`Tag::End`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it is.
    pub tag: Tag,
    /// Its text.
    pub text: String,
    /// Where a link leads, what a line types, which file gets the text.
    pub aim: String,
}

/// What a piece is: the only elements that a lesson can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tag {
    /// Ends what was opened last.
    #[default]
    End,
    /// Text.
    Text,
    /// Opens a paragraph.
    Paragraph,
    /// Opens a heading inside of the step.
    Heading,
    /// Opens a list.
    Bullets,
    /// Opens a numbered list.
    Numbers,
    /// Opens an entry of a list.
    Item,
    /// Opens a quotation.
    Quote,
    /// Opens strong words.
    Strong,
    /// Opens stressed words.
    Emphasis,
    /// Opens code within a line.
    Code,
    /// Opens a link; `aim` is an `https:` address.
    Link,
    /// A block of code.
    Pre,
    /// Opens a hint, which is folded.
    Hint,
    /// Opens lines of a terminal.
    Console,
    /// A line to type: `text` as it is shown, `aim` without its prompt.
    Type,
    /// The text that a file gets: `text` all of it, `aim` its path, empty where no file fits yet.
    Put,
}

impl Lesson {
    /// Whether all goals hold; a step without goals is never done by itself.
    pub fn is_done(&self) -> bool {
        !self.goals.is_empty() && self.goals.iter().all(|goal| goal.holds)
    }
}
