//! Dot commands: shell.c's `do_meta_command`.
use crate::layout::{MODES, Mode};
use crate::value::c_string;
use crate::{After, Redirect, SqliteShell};
use sqlite::SqliteError;

/// What there is in the real shell and not here.
const ABSENT: [&str; 22] = [
    "archive",
    "auth",
    "backup",
    "clone",
    "connection",
    "dbconfig",
    "dbinfo",
    "eqp",
    "expert",
    "filectrl",
    "import",
    "limit",
    "lint",
    "load",
    "open",
    "parameter",
    "recover",
    "restore",
    "save",
    "scanstats",
    "sha3sum",
    "shell",
];

const HELP: &str = "\
.bail on|off             Stop after hitting an error.  Default OFF
.changes on|off          Show number of rows changed by SQL
.databases               List names and files of attached databases
.dump ?OBJECTS?          Render database content as SQL
.echo on|off             Turn command echo on or off
.exit ?CODE?             Exit this program with return-code CODE
.fullschema              Show schema
.headers on|off          Turn display of headers on or off
.help                    Show this text
.indexes ?TABLE?         Show names of indexes
.mode MODE               Set output mode
.nullvalue STRING        Use STRING in place of NULL values
.once FILE               Output for the next SQL command only to FILE
.output ?FILE?           Send output to FILE or stdout if FILE is omitted
.print STRING...         Print literal STRING
.quit                    Exit this program
.read FILE               Read input from FILE
.schema ?PATTERN?        Show the CREATE statements matching PATTERN
.separator COL ?ROW?     Change the column and row separators
.show                    Show the current values for various settings
.tables ?TABLE?          List names of tables matching LIKE pattern TABLE
.width NUM1 NUM2 ...     Set minimum column widths for columnar output
";

/// Whether a name is meant by what was typed: shell.c takes beginnings.
fn means(typed: &str, name: &str, least: usize) -> bool {
    typed.len() >= least && name.starts_with(typed)
}

fn is_on(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "on" | "yes")
        || word.parse::<i64>().is_ok_and(|number| number != 0)
}

/// The words of a command: in quotes, those in double quotes with C's escapes.
fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = line.chars().peekable();
    while let Some(first) = letters.next() {
        let mut word = String::new();
        match first {
            quote @ ('\'' | '"') => {
                while let Some(letter) = letters.next().filter(|letter| *letter != quote) {
                    match letter {
                        '\\' if quote == '"' => word.push(match letters.next() {
                            Some('n') => '\n',
                            Some('t') => '\t',
                            Some('r') => '\r',
                            Some(other) => other,
                            None => '\\',
                        }),
                        other => word.push(other),
                    }
                }
            }
            blank if blank.is_whitespace() => continue,
            other => {
                word.push(other);
                while let Some(letter) = letters.next_if(|letter| !letter.is_whitespace()) {
                    word.push(letter);
                }
            }
        }
        found.push(word);
    }
    found
}

impl SqliteShell {
    /// Runs one; what is to be done then.
    pub(crate) fn dot(&mut self, line: &str) -> After {
        let words = words(line.trim_start_matches('.'));
        let Some((name, rest)) = words.split_first() else { return After::Failed };
        let first = rest.first().map(String::as_str);
        let name = name.as_str();
        if let Some(after) = self.told(name, first) {
            return after;
        }
        if let Some(after) = self.set(name, rest) {
            return after;
        }
        match name {
            "print" => self.print(&(rest.join(" ") + "\n")),
            "show" => self.show(),
            "help" => self.print(HELP),
            "exit" if first.is_some() => {
                return After::Exit(
                    first.and_then(|code| code.parse::<i64>().ok()).unwrap_or(0) as u8
                );
            }
            "read" if first.is_some() => return self.read(first.unwrap_or_default()),
            _ if means(name, "quit", 1) || means(name, "exit", 2) => return After::Quit,
            _ => return self.unknown(name),
        }
        After::Done
    }

    fn unknown(&mut self, name: &str) -> After {
        let text = if ABSENT.contains(&name) {
            format!("Error: .{name} is not supported by the playground\n")
        } else {
            format!(
                "Error: unknown command or invalid arguments:  \"{name}\". Enter \".help\" for help\n"
            )
        };
        self.complain(&text);
        After::Failed
    }

    /// Commands that tell something of the database.
    fn told(&mut self, name: &str, first: Option<&str>) -> Option<After> {
        match name {
            _ if means(name, "tables", 2) => {
                let done = self.names(
                    "type IN ('table','view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                    "name",
                    first,
                );
                return Some(self.ended(done));
            }
            _ if means(name, "indices", 3) || means(name, "indexes", 3) => {
                let done = self.names("type = 'index'", "tbl_name", first);
                return Some(self.ended(done));
            }
            _ if means(name, "schema", 2) => {
                let done = self.schema(first.filter(|word| !word.starts_with('-')), false);
                return Some(self.ended(done));
            }
            _ if means(name, "fullschema", 1) => {
                let code = self.schema(None, true).err().map(|error| (error.code & 0xff) as u8);
                // The real one says nothing here but in its exit code.
                self.failed |= code.is_some();
                self.print("/* No STAT tables available */\n");
                return Some(code.map_or(After::Done, After::FailedWith));
            }
            _ if means(name, "databases", 2) => {
                let file = if self.path.is_empty() { "\"\"" } else { &self.path };
                self.print(&format!("main: {file} r/w\n"));
            }
            _ if means(name, "dump", 2) => self.dump(first),
            _ => return None,
        }
        Some(After::Done)
    }

    /// A command that could not read the database says why.
    fn ended(&mut self, done: Result<(), SqliteError>) -> After {
        match done {
            Ok(()) => After::Done,
            Err(error) => {
                self.complain(&format!("Error: {}\n", error.message));
                After::Failed
            }
        }
    }

    /// Commands that set something.
    fn set(&mut self, name: &str, rest: &[String]) -> Option<After> {
        let first = rest.first().map(String::as_str);
        let on = first.is_some_and(is_on);
        match name {
            "bail" => self.bail = on,
            "echo" => self.echo = on,
            "changes" => self.changes = on,
            "timer" | "stats" | "explain" | "log" if !on => {}
            _ if means(name, "headers", 2) && first.is_some() => self.layout.headers = (on, true),
            "mode" => return Some(self.mode(rest)),
            "timeout" => {
                let milliseconds = first.map_or(0.0, |word| word.parse().unwrap_or(0.0));
                drop(self.connection.set_timeout(milliseconds / 1000.0));
            }
            "nullvalue" if first.is_some() => self.layout.null = first.unwrap_or_default().into(),
            _ if means(name, "separator", 3) && first.is_some() => {
                self.layout.column = first.unwrap_or_default().into();
                if let Some(row) = rest.get(1) {
                    self.layout.row.clone_from(row);
                }
            }
            "width" => {
                self.layout.widths = rest.iter().map(|word| word.parse().unwrap_or(0)).collect()
            }
            "output" | "once" => {
                self.flush();
                let to = |path: &str| Redirect {
                    path: path.into(),
                    text: String::new(),
                    once: name == "once",
                };
                *self.redirect.borrow_mut() = first.filter(|path| *path != "stdout").map(to);
            }
            _ => return None,
        }
        Some(After::Done)
    }

    fn mode(&mut self, rest: &[String]) -> After {
        let Some(name) = rest.first() else {
            let now = MODES
                .iter()
                .find(|(_, mode)| *mode == self.layout.mode)
                .map_or("", |(name, _)| name);
            self.print(&format!("current output mode: {now}\n"));
            return After::Done;
        };
        let found = MODES.iter().find(|(other, _)| means(name, other, 1)).map(|(_, mode)| *mode);
        let mode = if means(name, "tabs", 2) { Some(Mode::List) } else { found };
        let Some(mode) = mode else {
            let all = "ascii box column csv html insert json line list markdown qbox quote table tabs tcl";
            self.complain(&format!("Error: mode should be one of: {all}\n"));
            return After::Failed;
        };
        self.layout.mode = mode;
        if let Some((column, row)) = mode.separators() {
            (self.layout.column, self.layout.row) = (column.into(), row.into());
        }
        match mode {
            Mode::List if means(name, "tabs", 2) => self.layout.column = "\t".into(),
            Mode::Insert => self.layout.table = rest.get(1).map_or("table", String::as_str).into(),
            Mode::Line => self.layout.row = "\n".into(),
            Mode::Box | Mode::Column | Mode::Markdown | Mode::Table => {
                self.layout.wrap = 60;
                if mode == Mode::Column && !self.layout.headers.1 {
                    self.layout.headers.0 = true;
                }
                self.layout.row = "\n".into();
            }
            _ => {}
        }
        After::Done
    }

    fn show(&self) {
        let on = |is: bool| if is { "on" } else { "off" }.to_string();
        let mode =
            MODES.iter().find(|(_, mode)| *mode == self.layout.mode).map_or("", |(name, _)| name);
        let widths: String = self.layout.widths.iter().map(|width| format!("{width} ")).collect();
        let lines = [
            ("echo", on(self.echo)),
            ("eqp", "off".into()),
            ("explain", "auto".into()),
            ("headers", on(self.layout.headers.0)),
            ("mode", mode.into()),
            ("nullvalue", c_string(&self.layout.null)),
            (
                "output",
                self.redirect
                    .borrow()
                    .as_ref()
                    .map_or("stdout".into(), |redirect| redirect.path.clone()),
            ),
            ("colseparator", c_string(&self.layout.column)),
            ("rowseparator", c_string(&self.layout.row)),
            ("stats", "off".into()),
            ("width", widths),
            ("filename", self.typed.clone()),
        ];
        lines.iter().for_each(|(name, value)| self.print(&format!("{name:>12}: {value}\n")));
    }
}
