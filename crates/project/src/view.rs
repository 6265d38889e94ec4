//! What the page shows of a project besides its files: databases and revisions, read by the worker.
use serde::{Deserialize, Serialize};

/// Everything the side panels show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The project's databases, by path.
    pub databases: Vec<Database>,
    /// Its migration scripts, newest first.
    pub revisions: Vec<Revision>,
    /// The lines between them, as paths of SVG.
    pub lines: Vec<String>,
    /// The folder where the tools work, relative to the root.
    pub home: String,
    /// How their commands begin: `flask db` or `alembic`.
    pub tool: String,
    /// Packages that something stood in for since the project was opened.
    pub stand_ins: Vec<String>,
    /// Databases that the project names and that are not here (`PostgreSQL`), and the files that
    /// SQLite plays them on.
    pub played: Vec<(String, String)>,
}

/// A database of the project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Database {
    /// Where it lies.
    pub path: String,
    /// Its tables and views, in the order they were made.
    pub tables: Vec<Table>,
    /// The revisions that `alembic_version` names.
    pub versions: Vec<String>,
    /// Why it cannot be read, where it cannot.
    pub error: Option<String>,
}

/// A table or view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// `table` or `view`.
    pub kind: String,
    /// The statement that made it, as SQLite keeps it.
    pub sql: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its named indexes.
    pub indexes: Vec<Index>,
    /// How many rows it has; -1 where counting would take too long, in a very large database the
    /// highest rowid.
    pub rows: i64,
    /// The model it belongs to: file and line.
    pub model: Option<Spot>,
    /// The newest script that names it.
    pub script: Option<Spot>,
    /// Whether the last change of a schema made it.
    pub changed: bool,
}

/// A line of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}

/// A column as `PRAGMA table_info` tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its declared type.
    pub kind: String,
    /// Keys, constraints and default, in words.
    pub notes: String,
    /// The table and column it refers to.
    pub refers: Option<(String, String)>,
    /// Whether the last change of a schema made or changed it.
    pub changed: bool,
}

/// An index that somebody named.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// The statement that made it.
    pub sql: String,
}

/// A migration script.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Its id.
    pub id: String,
    /// The ids below it.
    pub down: Vec<String>,
    /// The first line of its docstring.
    pub message: String,
    /// The script.
    pub path: String,
    /// Whether nothing stands above it.
    pub head: bool,
    /// Whether a database stands at it.
    pub current: bool,
    /// Whether a database stands at it or above it.
    pub applied: bool,
    /// The lane in which the graph draws it.
    pub lane: usize,
}

/// A cell as it is shown: numbers are text already, so that the page need not know how to write
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// NULL.
    #[default]
    Null,
    /// INTEGER or REAL.
    Number(String),
    /// TEXT.
    Text(String),
    /// BLOB, as SQL writes it.
    Blob(String),
}

/// Some rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The database's path.
    pub database: String,
    /// The table's name.
    pub table: String,
    /// Where in the table they begin; of a result of SQL: how many rows it has.
    pub offset: usize,
    /// Column names.
    pub columns: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// For each row the condition by which SQL finds it; empty where rows cannot be told apart.
    pub keys: Vec<String>,
    /// SQLite's message, where it refused.
    pub error: Option<String>,
}

/// Tables and foreign keys as they are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram {
    /// The database.
    pub database: String,
    /// Width and height in pixels.
    pub size: (i32, i32),
    /// A box for each table.
    pub boxes: Vec<Plot>,
    /// The lines between them, as paths of SVG.
    pub lines: Vec<String>,
    /// The same in sentences.
    pub words: Vec<String>,
}

/// Where a table is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plot {
    /// The table's name.
    pub table: String,
    /// Left, top, width, height in pixels.
    pub place: (i32, i32, i32, i32),
}
