//! What page and worker say to each other. The worker says `Ready` first and then answers in order.
use crate::{Bundle, Change, Diagram, Lesson, Moment, Outcome, Page, Parcel, Preview, Tour, View};
use serde::{Deserialize, Serialize};

/// What a terminal makes of Ctrl-C while a program waits for a line.
pub const INTERRUPT: &str = "\u{3}";

/// A question, numbered so that an answer finds its way back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Its number; answers bear it.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
}

/// What the page may ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Open this project, forgetting the one before.
    Open {
        /// All of it.
        project: Parcel,
        /// The terminal's width in characters.
        columns: usize,
    },
    /// Run a command line.
    Run {
        /// The line.
        line: String,
        /// Its standard input, where a here document gives one.
        input: Option<String>,
    },
    /// A line for the program that waits; none ends its input.
    Input {
        /// The line; Ctrl-C is the line [`INTERRUPT`].
        line: Option<String>,
    },
    /// Write a file, or remove it.
    Write {
        /// Where.
        path: String,
        /// The new content.
        #[serde(with = "serde_bytes")]
        content: Option<Vec<u8>>,
    },
    /// Rows of a table.
    Rows {
        /// The database's path.
        database: String,
        /// The table's name.
        table: String,
        /// The first row.
        offset: usize,
        /// How many at most.
        limit: usize,
    },
    /// The terminal's width changed.
    Columns {
        /// In characters.
        columns: usize,
    },
    /// Run SQL.
    Sql {
        /// The database's path.
        database: String,
        /// The statements.
        sql: String,
    },
    /// A whole table as CSV.
    Csv {
        /// The database's path.
        database: String,
        /// The table's name.
        table: String,
    },
    /// Tables and foreign keys, laid out.
    Diagram {
        /// The database's path.
        database: String,
    },
    /// The project of an example.
    Example {
        /// Its name.
        name: String,
    },
    /// What `migrate` would write, worked out on a copy. Asked of a worker of its own, which keeps
    /// the files.
    Preview {
        /// What changed since it was last asked.
        files: Vec<Change>,
        /// The terminal's folder.
        cwd: String,
        /// The terminal's variables.
        env: Vec<(String, String)>,
    },
    /// The trace of the last line that ran migrations.
    Trace,
    /// The trace of a line that runs on a copy. Asked of the worker that previews.
    Rehearse {
        /// What changed since it was last asked.
        files: Vec<Change>,
        /// The terminal's folder.
        cwd: String,
        /// The terminal's variables.
        env: Vec<(String, String)>,
        /// The line.
        line: String,
    },
    /// The databases at a moment of the trace asked for last.
    Moment {
        /// After so many statements.
        at: usize,
        /// The moment to compare it with.
        against: Option<usize>,
        /// The table whose rows are wanted.
        table: String,
    },
    /// The project as the text after `#` of a link.
    Link {
        /// The project and where one stands in it.
        bundle: Bundle,
    },
    /// What a link holds.
    Unlink {
        /// The text after `#`.
        link: String,
    },
    /// The project as a file.
    Pack {
        /// The project and where one stands in it.
        bundle: Bundle,
        /// Which file.
        what: Pack,
        /// What it is to be called.
        name: String,
    },
    /// A project made of what a person brings: a zip, a database, a SQL script, a folder's files.
    Take {
        /// What it is called.
        name: String,
        /// The files.
        files: Vec<Change>,
    },
    /// A step of a lesson, and which of its goals hold. Asked of the worker that previews.
    Lesson {
        /// What changed since it was last asked.
        files: Vec<Change>,
        /// A built-in lesson's name, or the path of its text in the project.
        source: String,
        /// The step, from 0.
        step: usize,
    },
}

/// Which file a project is saved as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pack {
    /// A zip that the real tools run.
    Zip,
    /// What a command line prints, run on a copy.
    Printed {
        /// The line.
        line: String,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It has started and hears.
    Ready {
        /// The examples it can open.
        examples: Vec<Example>,
    },
    /// A project is open, or a file written.
    Opened {
        /// The request's number.
        id: u32,
        /// What there is to see.
        view: View,
    },
    /// A line has run.
    Done(Done),
    /// Rows of a table.
    Rows {
        /// The request's number.
        id: u32,
        /// The rows.
        page: Page,
    },
    /// The engine has come to an end it should not have; the page starts another worker.
    Panicked {
        /// What it said last.
        message: String,
    },
    /// What the line that runs has come to.
    Progress {
        /// In few words.
        text: String,
    },
    /// What SQL did.
    Result {
        /// The request's number.
        id: u32,
        /// The rows it gave.
        page: Page,
        /// The database, where it changed.
        changed: Vec<Change>,
        /// What there is to see now.
        view: View,
    },
    /// A whole table as CSV.
    Csv {
        /// The request's number.
        id: u32,
        /// The name for a file.
        name: String,
        /// The text.
        text: String,
    },
    /// Tables and foreign keys, laid out.
    Diagram {
        /// The request's number.
        id: u32,
        /// The answer.
        diagram: Diagram,
    },
    /// The project of an example.
    Example {
        /// The request's number.
        id: u32,
        /// The project and how it is begun.
        opening: Opening,
    },
    /// What `migrate` would write.
    Preview {
        /// The request's number.
        id: u32,
        /// The answer.
        preview: Preview,
    },
    /// What migrations did, or would do.
    Trace {
        /// The request's number.
        id: u32,
        /// The answer; without stops where nothing ran.
        tour: Tour,
    },
    /// The databases at a moment.
    Moment {
        /// The request's number.
        id: u32,
        /// The answer.
        moment: Box<Moment>,
    },
    /// The text after `#` of a link.
    Link {
        /// The request's number.
        id: u32,
        /// The text.
        link: String,
    },
    /// A project that came from outside.
    Taken {
        /// The request's number.
        id: u32,
        /// The project; none where it was refused.
        bundle: Option<Bundle>,
        /// What was tried on a copy and runs, as a sentence; empty where nothing was.
        runs: String,
        /// What is worth saying; the reason where it was refused.
        notes: Vec<String>,
    },
    /// A project as a file.
    Packed {
        /// The request's number.
        id: u32,
        /// The file's name.
        name: String,
        /// The file; none where it could not be made.
        #[serde(with = "serde_bytes")]
        bytes: Option<Vec<u8>>,
        /// The reason then.
        error: String,
    },
    /// A step of a lesson.
    Lesson {
        /// The request's number.
        id: u32,
        /// The answer.
        lesson: Lesson,
    },
}

/// An example as the menu offers it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The name of its folder.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What it shows.
    pub about: String,
}

/// A project to begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What it is called.
    pub title: String,
    /// The project.
    pub project: Parcel,
    /// The file to show.
    pub open: String,
    /// The command to begin with.
    pub hint: String,
    /// The lesson that goes with it; may be empty.
    pub lesson: String,
}

/// What a line did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The request's number.
    pub id: u32,
    /// Output, exit code and changed files.
    pub outcome: Outcome,
    /// The terminal's folder now.
    pub cwd: String,
    /// The terminal's variables now.
    pub env: Vec<(String, String)>,
    /// Empty folders now.
    pub folders: Vec<String>,
    /// What there is to see now.
    pub view: View,
}
