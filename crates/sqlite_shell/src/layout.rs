//! Rows in the shell's output modes: shell.c's `shell_callback` and `exec_prepared_stmt_columnar`.
use crate::value::{c_string, csv, html, json, json_text, literal, text};
use sqlite::SqlValue;

/// How rows are shown, by the names that `.mode` takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Ascii,
    Box,
    Column,
    Csv,
    Html,
    Insert,
    Json,
    Line,
    List,
    Markdown,
    Quote,
    Table,
    Tcl,
}

/// All that decides how rows look.
pub struct Layout {
    /// The mode.
    pub mode: Mode,
    /// Whether names stand above the rows; whether somebody has said so.
    pub headers: (bool, bool),
    /// What stands for NULL.
    pub null: String,
    /// Between cells.
    pub column: String,
    /// Behind rows.
    pub row: String,
    /// The table of `insert`.
    pub table: String,
    /// Least widths of columns; a negative one sets to the right.
    pub widths: Vec<i64>,
    /// Longest line of a cell in the modes with columns, 0 for any.
    pub wrap: usize,
}

impl Default for Layout {
    fn default() -> Layout {
        Layout {
            mode: Mode::List,
            headers: (false, false),
            null: String::new(),
            column: "|".into(),
            row: "\n".into(),
            table: "table".into(),
            widths: Vec::new(),
            wrap: 0,
        }
    }
}

/// Names of modes, as `.mode` takes them.
pub const MODES: [(&str, Mode); 14] = [
    ("ascii", Mode::Ascii),
    ("box", Mode::Box),
    ("column", Mode::Column),
    ("columns", Mode::Column),
    ("csv", Mode::Csv),
    ("html", Mode::Html),
    ("insert", Mode::Insert),
    ("json", Mode::Json),
    ("line", Mode::Line),
    ("list", Mode::List),
    ("markdown", Mode::Markdown),
    ("quote", Mode::Quote),
    ("table", Mode::Table),
    ("tcl", Mode::Tcl),
];

impl Mode {
    /// The separators that come with a mode.
    pub fn separators(self) -> Option<(&'static str, &'static str)> {
        match self {
            Mode::List => Some(("|", "\n")),
            Mode::Csv => Some((",", "\r\n")),
            Mode::Quote => Some((",", "\n")),
            Mode::Tcl => Some((" ", "\n")),
            Mode::Ascii => Some(("\u{1f}", "\u{1e}")),
            _ => None,
        }
    }
}

impl Layout {
    /// The text of a statement's rows: nothing where there are none.
    pub fn show(&mut self, names: &[String], rows: &[Vec<SqlValue>]) -> String {
        if rows.is_empty() || names.is_empty() {
            return String::new();
        }
        match self.mode {
            Mode::Box | Mode::Column | Mode::Markdown | Mode::Table => self.columns(names, rows),
            Mode::Line => self.lines(names, rows),
            Mode::Json => as_json(names, rows),
            Mode::Html => self.html(names, rows),
            Mode::Insert => rows.iter().map(|row| self.insert(names, row)).collect(),
            _ => self.joined(names, rows),
        }
    }

    fn cell(&self, value: &SqlValue) -> String {
        match self.mode {
            Mode::Csv if *value == SqlValue::Null => self.null.clone(),
            Mode::Csv => csv(&text(value, ""), &self.column),
            Mode::Quote => literal(value, false),
            Mode::Tcl => c_string(&text(value, &self.null)),
            _ => text(value, &self.null),
        }
    }

    fn joined(&self, names: &[String], rows: &[Vec<SqlValue>]) -> String {
        let name = |name: &String| self.cell_of_name(name);
        let head = self.headers.0.then(|| names.iter().map(name).collect::<Vec<_>>());
        let cells = rows.iter().map(|row| row.iter().map(|value| self.cell(value)).collect());
        let line = |cells: Vec<String>| cells.join(&self.column) + &self.row;
        head.into_iter().chain(cells).map(line).collect()
    }

    fn cell_of_name(&self, name: &str) -> String {
        match self.mode {
            Mode::List | Mode::Ascii => name.to_string(),
            _ => self.cell(&SqlValue::Text(name.to_string())),
        }
    }

    fn lines(&self, names: &[String], rows: &[Vec<SqlValue>]) -> String {
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(5);
        let block = |row: &Vec<SqlValue>| {
            let line =
                |(name, value)| format!("{name:>width$} = {}{}", text(value, &self.null), self.row);
            names.iter().zip(row).map(line).collect::<String>()
        };
        rows.iter().map(block).collect::<Vec<_>>().join(&self.row)
    }

    fn html(&self, names: &[String], rows: &[Vec<SqlValue>]) -> String {
        let line = |tag: &str, cells: Vec<String>| {
            let cells: String =
                cells.iter().map(|cell| format!("<{tag}>{}</{tag}>\n", html(cell))).collect();
            format!("<TR>{cells}</TR>\n")
        };
        let head = if self.headers.0 { line("TH", names.to_vec()) } else { String::new() };
        let row = |row: &Vec<SqlValue>| {
            line("TD", row.iter().map(|value| text(value, &self.null)).collect())
        };
        head + &rows.iter().map(row).collect::<String>()
    }

    fn insert(&self, names: &[String], row: &[SqlValue]) -> String {
        let names: Vec<String> = names.iter().map(|name| crate::schema::quote(name)).collect();
        let names = if self.headers.0 { format!("({})", names.join(",")) } else { String::new() };
        let values: Vec<String> = row.iter().map(|value| literal(value, true)).collect();
        format!(
            "INSERT INTO {}{names} VALUES({});\n",
            crate::schema::quote(&self.table),
            values.join(",")
        )
    }

    /// Cells in lines: broken where they are too long or have lines of their own.
    fn broken(&self, cell: &str, at: usize) -> Vec<String> {
        let asked = self.widths.get(at).map_or(0, |width| width.unsigned_abs() as usize);
        let most = if asked > 0 { asked } else { self.wrap };
        let most = if most == 0 { usize::MAX } else { most };
        let mut lines = Vec::new();
        for line in cell.strip_suffix('\n').unwrap_or(cell).split('\n') {
            let letters = without_tabs(line.trim_end_matches('\r'));
            lines.extend(
                letters
                    .chunks(most.min(letters.len().max(1)))
                    .map(|part| part.iter().collect::<String>()),
            );
            if letters.is_empty() {
                lines.push(String::new());
            }
        }
        lines
    }

    fn columns(&mut self, names: &[String], rows: &[Vec<SqlValue>]) -> String {
        self.widths.resize(self.widths.len().max(names.len()), 0);
        let cells: Vec<Vec<Vec<String>>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(at, value)| self.broken(&text(value, &self.null), at))
                    .collect()
            })
            .collect();
        let length =
            |lines: &Vec<String>| lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let width = |at: usize| {
            let asked = self.widths[at].unsigned_abs() as usize;
            let longest = cells.iter().map(|row| length(&row[at])).max().unwrap_or(0);
            asked.max(names[at].chars().count()).max(longest)
        };
        let widths: Vec<usize> = (0..names.len()).map(width).collect();
        self.head(names, &widths)
            + &self.body(&cells, &widths)
            + &self.rule(&widths, 2).unwrap_or_default()
    }

    /// What stands before, between and behind the cells of a line.
    fn edges(&self) -> [&'static str; 3] {
        match self.mode {
            Mode::Column => ["", "  ", ""],
            Mode::Box => ["│ ", " │ ", " │"],
            _ => ["| ", " | ", " |"],
        }
    }

    /// The line above (0), in the middle (1) or below (2), where the mode has it.
    fn rule(&self, widths: &[usize], place: usize) -> Option<String> {
        let (dash, [left, middle, right]) = match (self.mode, place) {
            (Mode::Table, _) => ("-", ["+", "+", "+"]),
            (Mode::Markdown, 1) => ("-", ["|", "|", "|"]),
            (Mode::Box, 0) => ("─", ["┌", "┬", "┐"]),
            (Mode::Box, 1) => ("─", ["├", "┼", "┤"]),
            (Mode::Box, _) => ("─", ["└", "┴", "┘"]),
            _ => return None,
        };
        let dashes: Vec<String> = widths.iter().map(|width| dash.repeat(width + 2)).collect();
        Some(format!("{left}{}{right}\n", dashes.join(middle)))
    }

    fn head(&self, names: &[String], widths: &[usize]) -> String {
        let [left, between, right] = self.edges();
        let line = |cells: Vec<String>| format!("{left}{}{right}\n", cells.join(between));
        let pairs = || names.iter().zip(widths);
        if self.mode == Mode::Column {
            if !self.headers.0 {
                return String::new();
            }
            let named =
                pairs().enumerate().map(|(at, (name, width))| self.set(name, *width, at)).collect();
            return line(named) + &line(widths.iter().map(|width| "-".repeat(*width)).collect());
        }
        let centred = |(name, width): (&String, &usize)| {
            let room = width - name.chars().count();
            format!("{}{name}{}", " ".repeat(room / 2), " ".repeat(room - room / 2))
        };
        let above = self.rule(widths, 0).unwrap_or_default();
        above + &line(pairs().map(centred).collect()) + &self.rule(widths, 1).unwrap_or_default()
    }

    fn set(&self, cell: &str, width: usize, at: usize) -> String {
        if self.widths[at] < 0 { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    }

    fn body(&self, rows: &[Vec<Vec<String>>], widths: &[usize]) -> String {
        let [left, between, right] = self.edges();
        let mut text = String::new();
        for (number, row) in rows.iter().enumerate() {
            let high = row.iter().map(Vec::len).max().unwrap_or(1);
            for line in 0..high {
                let cell = |(at, width): (usize, &usize)| {
                    self.set(row[at].get(line).map_or("", String::as_str), *width, at)
                };
                let cells: Vec<String> = widths.iter().enumerate().map(cell).collect();
                text.push_str(&format!("{left}{}{right}\n", cells.join(between)));
            }
            let any = rows.iter().flatten().any(|lines| lines.len() > 1);
            if any && number + 1 < rows.len() {
                text.push_str(&match self.mode {
                    Mode::Column => "\n".into(),
                    Mode::Markdown => String::new(),
                    _ => self.rule(widths, 1).unwrap_or_default(),
                });
            }
        }
        text
    }
}

/// The letters of a line, its tabs as blanks up to the next eighth column.
fn without_tabs(line: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in line.chars() {
        match letter {
            '\t' => letters.resize(letters.len() / 8 * 8 + 8, ' '),
            other => letters.push(other),
        }
    }
    letters
}

fn as_json(names: &[String], rows: &[Vec<SqlValue>]) -> String {
    let row = |row: &Vec<SqlValue>| {
        let pair =
            |(name, value): (&String, &SqlValue)| format!("{}:{}", json_text(name), json(value));
        format!("{{{}}}", names.iter().zip(row).map(pair).collect::<Vec<_>>().join(","))
    };
    format!("[{}]\n", rows.iter().map(row).collect::<Vec<_>>().join(",\n"))
}

/// The nodes of a query's plan; `rows` are id, parent, nothing, detail.
pub fn nodes(rows: &[Vec<SqlValue>]) -> Vec<(i64, i64, String)> {
    let number = |value: Option<&SqlValue>| match value {
        Some(SqlValue::Int(number)) => *number,
        _ => 0,
    };
    let detail = |row: &Vec<SqlValue>| row.get(3).map_or(String::new(), |detail| text(detail, ""));
    rows.iter().map(|row| (number(row.first()), number(row.get(1)), detail(row))).collect()
}

/// The plan of a query as a tree, from each step's id, its parent's, and what it does.
pub fn plan(nodes: &[(i64, i64, String)]) -> String {
    let mut out = String::from("QUERY PLAN\n");
    branch(nodes, 0, "", &mut out);
    out
}

/// Parents come before their children, so that this ends.
fn branch(nodes: &[(i64, i64, String)], parent: i64, before: &str, out: &mut String) {
    let children: Vec<_> =
        nodes.iter().filter(|(id, of, _)| *of == parent && *id > parent).collect();
    for (at, (id, _, detail)) in children.iter().enumerate() {
        let last = at + 1 == children.len();
        out.push_str(&format!("{before}{}{detail}\n", if last { "`--" } else { "|--" }));
        if before.len() < 300 {
            branch(nodes, *id, &format!("{before}{}", if last { "   " } else { "|  " }), out);
        }
    }
}
