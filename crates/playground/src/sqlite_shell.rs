//! The `sqlite3` command: SQL, dot commands, output modes.
use crate::output::Output;
use crate::session::Session;
use project::Channel;
use sqlalchemy::ddl::quote::{quote_identifier, quote_literal};
use sqlalchemy::sqlite::{Binding, Connection, SqlValue};
use std::rc::Rc;

/// How rows are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    List,
    Column,
    Csv,
    Line,
    Table,
    Box,
}

/// An open `sqlite3`.
pub struct SqliteShell {
    connection: Connection,
    output: Rc<Output>,
    commands: Vec<String>,
    buffer: String,
    headers: bool,
    mode: Mode,
    failed: bool,
}

impl SqliteShell {
    /// Opens the database named by the arguments.
    ///
    /// # Errors
    /// The exit code, the message printed.
    pub fn open(session: &Session, words: &[String]) -> Result<SqliteShell, u8> {
        let mut shell_mode = (Mode::List, false);
        let mut plain = Vec::new();
        for word in words {
            match word.trim_start_matches('-') {
                "header" | "headers" if word.starts_with('-') => shell_mode.1 = true,
                "noheader" if word.starts_with('-') => shell_mode.1 = false,
                "column" if word.starts_with('-') => shell_mode.0 = Mode::Column,
                "csv" if word.starts_with('-') => shell_mode.0 = Mode::Csv,
                "line" if word.starts_with('-') => shell_mode.0 = Mode::Line,
                "table" if word.starts_with('-') => shell_mode.0 = Mode::Table,
                "box" if word.starts_with('-') => shell_mode.0 = Mode::Box,
                "batch" | "interactive" if word.starts_with('-') => {}
                _ => plain.push(word.clone()),
            }
        }
        let databases = &session.files.databases;
        let opened = match plain.first().map(String::as_str) {
            None | Some(":memory:") => databases.connect_memory(),
            Some(path) => databases.connect(&session.absolute(path)),
        };
        match opened {
            Ok(connection) => Ok(SqliteShell {
                connection,
                output: session.output.clone(),
                commands: plain.into_iter().skip(1).collect(),
                buffer: String::new(),
                headers: shell_mode.1,
                mode: shell_mode.0,
                failed: false,
            }),
            Err(error) => {
                session.output.text(Channel::Stderr, &format!("Error: {}\n", error.message));
                Err(1)
            }
        }
    }

    /// Runs SQL given as arguments; the exit code, or none where input follows.
    pub fn run_arguments(&mut self) -> Option<u8> {
        let commands = std::mem::take(&mut self.commands);
        if commands.is_empty() {
            return None;
        }
        for command in &commands {
            match command.starts_with('.') {
                true => drop(self.dot(command)),
                false => self.sql(command),
            }
        }
        self.close();
        Some(self.failed as u8)
    }

    /// What sqlite3 prints when a person starts it.
    pub fn greet(&self) {
        self.output.text(Channel::Stdout, "SQLite version 3.40.1\nEnter \".help\" for usage hints.\n");
    }

    /// The prompt for the next line.
    pub fn prompt(&self) -> &str {
        if self.buffer.is_empty() { "sqlite> " } else { "   ...> " }
    }

    fn close(&self) {
        let _ = self.connection.commit();
        self.connection.close();
    }

    /// Takes a line or the end of input; gives the exit code where the program ends.
    pub fn push(&mut self, line: Option<&str>) -> Option<u8> {
        let Some(line) = line else {
            let rest = std::mem::take(&mut self.buffer);
            if !rest.trim().is_empty() {
                self.sql(&rest);
            }
            self.close();
            return Some(self.failed as u8);
        };
        if self.buffer.is_empty() && line.trim_start().starts_with('.') {
            let ended = self.dot(line.trim());
            if ended {
                self.close();
                return Some(0);
            }
            return None;
        }
        self.buffer.push_str(line);
        self.buffer.push('\n');
        if line.trim_end().ends_with(';') {
            let sql = std::mem::take(&mut self.buffer);
            self.sql(&sql);
        } else if self.buffer.trim().is_empty() {
            self.buffer.clear();
        }
        None
    }

    fn print(&self, text: &str) {
        self.output.text(Channel::Stdout, text);
    }

    fn error(&mut self, text: &str) {
        self.failed = true;
        self.output.text(Channel::Stderr, text);
    }

    fn sql(&mut self, text: &str) {
        for statement in statements(text) {
            match self.connection.execute(&statement, &Binding::default()) {
                Ok(rows) => {
                    let _ = self.connection.commit();
                    let shown: Vec<Vec<String>> =
                        rows.rows.iter().map(|row| row.iter().map(text_of).collect()).collect();
                    self.print(&self.layout(&rows.names, &shown));
                }
                Err(error) => {
                    let kind = if error.message.contains("syntax error") || error.message.starts_with("no such") {
                        "Parse error"
                    } else {
                        "Runtime error"
                    };
                    self.error(&format!("{kind}: {}\n", error.message));
                }
            }
        }
    }

    fn layout(&self, names: &[String], rows: &[Vec<String>]) -> String {
        if rows.is_empty() {
            return String::new();
        }
        match self.mode {
            Mode::List => self.joined(names, rows, "|"),
            Mode::Csv => self.joined(
                names,
                &rows.iter().map(|row| row.iter().map(|cell| csv(cell)).collect()).collect::<Vec<_>>(),
                ",",
            ),
            Mode::Line => {
                let width = names.iter().map(String::len).max().unwrap_or(0).max(5);
                let block = |row: &Vec<String>| {
                    names.iter().zip(row).map(|(name, cell)| format!("{name:>width$} = {cell}\n")).collect::<String>()
                };
                rows.iter().map(block).collect::<Vec<_>>().join("\n")
            }
            Mode::Column | Mode::Table | Mode::Box => self.columns(names, rows),
        }
    }

    fn joined(&self, names: &[String], rows: &[Vec<String>], separator: &str) -> String {
        let head = if self.headers { format!("{}\n", names.join(separator)) } else { String::new() };
        head + &rows.iter().map(|row| format!("{}\n", row.join(separator))).collect::<String>()
    }

    fn columns(&self, names: &[String], rows: &[Vec<String>]) -> String {
        let width = |at: usize| {
            rows.iter().map(|row| row[at].chars().count()).chain([names[at].chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..names.len()).map(width).collect();
        let pad = |cells: &[String]| {
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect::<Vec<_>>()
        };
        if self.mode == Mode::Column {
            let head = format!(
                "{}\n{}\n",
                pad(names).join("  ").trim_end(),
                widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ")
            );
            return head + &rows.iter().map(|row| format!("{}\n", pad(row).join("  ").trim_end())).collect::<String>();
        }
        let (bar, dash, corners) = if self.mode == Mode::Table {
            ("|", "-", ["+", "+", "+", "+", "+", "+", "+", "+", "+"])
        } else {
            ("│", "─", ["┌", "┬", "┐", "├", "┼", "┤", "└", "┴", "┘"])
        };
        let rule = |at: usize| {
            format!(
                "{}{}{}\n",
                corners[at],
                widths.iter().map(|width| dash.repeat(width + 2)).collect::<Vec<_>>().join(corners[at + 1]),
                corners[at + 2]
            )
        };
        let line = |cells: &[String]| format!("{bar} {} {bar}\n", pad(cells).join(&format!(" {bar} ")));
        format!(
            "{}{}{}{}{}",
            rule(0),
            line(names),
            rule(3),
            rows.iter().map(|row| line(row)).collect::<String>(),
            rule(6)
        )
    }

    /// A dot command; gives whether the shell ends.
    fn dot(&mut self, line: &str) -> bool {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or("");
        let arg = words.next().unwrap_or("").trim_matches(['\'', '"', ';']);
        match name {
            ".quit" | ".exit" | ".q" => return true,
            ".tables" => self.tables(arg),
            ".schema" => self.schema(arg),
            ".indexes" | ".indices" => self.names("index", arg),
            ".headers" | ".header" => self.headers = arg == "on",
            ".mode" => match arg {
                "column" | "columns" => (self.mode, self.headers) = (Mode::Column, true),
                "csv" => self.mode = Mode::Csv,
                "line" => self.mode = Mode::Line,
                "table" => self.mode = Mode::Table,
                "box" => self.mode = Mode::Box,
                "list" => self.mode = Mode::List,
                other => {
                    self.error(&format!("Error: mode should be one of: box column csv line list table, not {other}\n"))
                }
            },
            ".dump" => self.dump(),
            ".databases" => self.print("main: (this database) r/w\n"),
            ".help" => self.print(
                ".dump  .exit  .headers on|off  .indexes  .mode MODE  .quit  .schema ?TABLE?  .tables ?TABLE?\n",
            ),
            _ => self.error(&format!(
                "Error: unknown command or invalid arguments:  \"{}\". Enter \".help\" for help\n",
                name.trim_start_matches('.')
            )),
        }
        false
    }

    fn query(&self, sql: &str) -> Vec<Vec<SqlValue>> {
        self.connection.execute(sql, &Binding::default()).map(|rows| rows.rows).unwrap_or_default()
    }

    fn tables(&self, pattern: &str) {
        let filter =
            if pattern.is_empty() { String::new() } else { format!(" AND name LIKE {}", quote_literal(pattern)) };
        self.list(&format!("type IN ('table','view') AND name NOT LIKE 'sqlite_%'{filter}"));
    }

    fn names(&self, kind: &str, table: &str) {
        let filter = if table.is_empty() { String::new() } else { format!(" AND tbl_name = {}", quote_literal(table)) };
        self.list(&format!("type = '{kind}'{filter}"));
    }

    /// Prints the names of what the schema has under a condition.
    fn list(&self, condition: &str) {
        let rows = self.query(&format!("SELECT name FROM sqlite_master WHERE {condition} ORDER BY name"));
        self.print(&in_columns(&rows.iter().map(|row| text_of(&row[0])).collect::<Vec<_>>()));
    }

    fn schema(&self, table: &str) {
        let filter =
            if table.is_empty() { String::new() } else { format!(" AND tbl_name LIKE {}", quote_literal(table)) };
        let rows = self.query(&format!("SELECT sql FROM sqlite_master WHERE sql NOT NULL{filter} ORDER BY rowid"));
        let text: String = rows.iter().map(|row| format!("{};\n", text_of(&row[0]))).collect();
        self.print(&text);
    }

    fn dump(&self) {
        let mut text = String::from("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
        for row in self.query("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
            let name = text_of(&row[0]);
            text.push_str(&format!("{};\n", text_of(&row[1])));
            let quoted = if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') { name.clone() } else { quote_identifier(&name) };
            for cells in self.query(&format!("SELECT * FROM {}", quote_identifier(&name))) {
                let values: Vec<String> = cells.iter().map(literal).collect();
                text.push_str(&format!("INSERT INTO {quoted} VALUES({});\n", values.join(",")));
            }
        }
        for row in self.query(
            "SELECT sql FROM sqlite_master WHERE type IN ('index','trigger','view') AND sql NOT NULL ORDER BY rowid",
        ) {
            text.push_str(&format!("{};\n", text_of(&row[0])));
        }
        self.print(&format!("{text}COMMIT;\n"));
    }
}

fn text_of(value: &SqlValue) -> String {
    match value {
        SqlValue::Null => String::new(),
        SqlValue::Int(number) => number.to_string(),
        SqlValue::Real(number) => python::number::float_repr(*number),
        SqlValue::Text(text) => text.to_string(),
        SqlValue::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn literal(value: &SqlValue) -> String {
    match value {
        SqlValue::Null => "NULL".into(),
        SqlValue::Text(text) => quote_literal(text),
        SqlValue::Blob(bytes) => format!("X'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        other => text_of(other),
    }
}

fn csv(cell: &str) -> String {
    if cell.contains([',', '"', '\n', ' ']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

/// Names in columns, as the shell's `.tables` lays them out in 80 characters.
fn in_columns(names: &[String]) -> String {
    let Some(widest) = names.iter().map(|name| name.chars().count()).max() else { return String::new() };
    let across = (80 / (widest + 2)).max(1);
    let rows = names.len().div_ceil(across);
    let mut text = String::new();
    for row in 0..rows {
        let cells: Vec<String> = (0..across)
            .filter_map(|column| names.get(row + column * rows))
            .map(|name| format!("{name:<widest$}"))
            .collect();
        text.push_str(&cells.join("  "));
        text.push('\n');
    }
    text
}

/// Splits a text into statements at semicolons outside of quotes and comments; `BEGIN … END` of triggers kept whole.
fn statements(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut quote: Option<char> = None;
    for character in text.chars() {
        current.push(character);
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), c) if c == open => quote = None,
            (None, ';') => {
                let upper = current.trim_start().to_uppercase();
                let trigger = upper.starts_with("CREATE TRIGGER") || upper.starts_with("CREATE TEMP TRIGGER");
                if !trigger || upper.trim_end_matches([';', ' ', '\n']).ends_with("END") {
                    found.push(std::mem::take(&mut current));
                }
            }
            _ => {}
        }
    }
    found.push(current);
    found.into_iter().filter(|statement| !statement.trim().trim_matches(';').is_empty()).collect()
}
