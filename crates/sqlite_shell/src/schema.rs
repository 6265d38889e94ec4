//! What the shell tells of a database: `.tables`, `.schema`, `.indexes`, `.dump`.
use crate::SqliteShell;
use crate::value::{literal, text};
use sqlite::quote::{is_keyword, quote_identifier, quote_literal};
use sqlite::{Binding, SqlValue, SqliteError};

/// A name as shell.c writes it: quoted where it is a keyword or no plain word.
pub fn quote(name: &str) -> String {
    let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !name.starts_with(|letter: char| letter.is_ascii_digit());
    let keyword = is_keyword(&name.to_ascii_lowercase());
    if plain && !keyword && !name.is_empty() { name.to_string() } else { quote_identifier(name) }
}

/// A line of a schema: tables with quotes around their names are made only where they are not
/// there.
fn statement(sql: &str) -> String {
    match sql.strip_prefix("CREATE TABLE ") {
        Some(rest) if rest.starts_with(['"', '\'']) => {
            format!("CREATE TABLE IF NOT EXISTS {rest};\n")
        }
        _ => format!("{sql};\n"),
    }
}

impl SqliteShell {
    fn query(&self, sql: &str) -> Result<Vec<Vec<SqlValue>>, SqliteError> {
        self.connection.execute(sql, &Binding::default()).map(|rows| rows.rows)
    }

    fn texts(&self, sql: &str) -> Result<Vec<Vec<String>>, SqliteError> {
        let row = |row: Vec<SqlValue>| row.iter().map(|value| text(value, "")).collect();
        Ok(self.query(sql)?.into_iter().map(row).collect())
    }

    /// Names of tables and views, or of indexes, in columns.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn names(
        &self,
        what: &str,
        column: &str,
        pattern: Option<&str>,
    ) -> Result<(), SqliteError> {
        let like = pattern
            .map(|pattern| format!(" AND {column} LIKE {}", quote_literal(pattern)))
            .unwrap_or_default();
        let rows =
            self.texts(&format!("SELECT name FROM sqlite_master WHERE {what}{like} ORDER BY 1"))?;
        self.print(&in_columns(&rows.concat()));
        Ok(())
    }

    /// `.schema`, or `.fullschema`, which says nothing of a view's columns.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn schema(&self, pattern: Option<&str>, full: bool) -> Result<(), SqliteError> {
        let like = pattern
            .map(|pattern| format!(" AND tbl_name LIKE {}", quote_literal(pattern)))
            .unwrap_or_default();
        let sql = format!(
            "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL{like} ORDER BY rowid"
        );
        for row in self.texts(&sql)? {
            let [kind, name, sql] = &row[..] else { continue };
            let mut sql = sql.clone();
            if kind == "view" && !full {
                let columns =
                    self.texts(&format!("PRAGMA table_info({})", quote_identifier(name)))?;
                let columns: Vec<String> = columns.iter().map(|column| quote(&column[1])).collect();
                sql = format!("{sql}\n/* {}({}) */", quote(name), columns.join(","));
            }
            self.print(&statement(&sql));
        }
        Ok(())
    }

    /// `.dump`: the database as SQL, or the objects whose names fit a pattern. What cannot be read
    /// stands in it as a comment.
    pub(crate) fn dump(&self, pattern: Option<&str>) {
        let like = pattern
            .map_or("true".to_string(), |pattern| format!("name LIKE {}", quote_literal(pattern)));
        self.print("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
        let order = "ORDER BY tbl_name = 'sqlite_sequence', rowid";
        let tables = format!(
            "SELECT name, sql FROM sqlite_master WHERE {like} AND type = 'table' AND sql NOT NULL {order}"
        );
        for row in self.texts(&tables).unwrap_or_default() {
            self.dump_table(&row[0], &row[1]);
        }
        let others = format!(
            "SELECT sql FROM sqlite_master WHERE {like} AND sql NOT NULL AND type IN ('index', 'trigger', 'view')"
        );
        match self.texts(&others) {
            Ok(rows) => {
                rows.iter().for_each(|row| self.print(&statement(&row[0])));
                self.print("COMMIT;\n");
            }
            Err(error) => {
                self.print(&format!(
                    "/**** ERROR: ({}) {} *****/\n",
                    error.code & 0xff,
                    error.message
                ));
                self.print("ROLLBACK; -- due to errors\n");
            }
        }
    }

    fn dump_table(&self, name: &str, sql: &str) {
        match name {
            "sqlite_sequence" => self.print("DELETE FROM sqlite_sequence;\n"),
            _ if name.starts_with("sqlite_stat") => self.print("ANALYZE sqlite_schema;\n"),
            _ if name.starts_with("sqlite_") => return,
            _ => self.print(&statement(sql)),
        }
        for cells in
            self.query(&format!("SELECT * FROM {}", quote_identifier(name))).unwrap_or_default()
        {
            let values: Vec<String> = cells.iter().map(|value| literal(value, true)).collect();
            self.print(&format!("INSERT INTO {} VALUES({});\n", quote(name), values.join(",")));
        }
    }
}

/// Names in columns, as the shell's `.tables` lays them out in 80 characters.
fn in_columns(names: &[String]) -> String {
    let Some(widest) = names.iter().map(|name| name.chars().count()).max() else {
        return String::new();
    };
    let across = (80 / (widest + 2)).max(1);
    let rows = names.len().div_ceil(across);
    let line = |row: usize| {
        let cell = |name: &String| format!("{name:<widest$}");
        let cells: Vec<String> =
            (0..across).filter_map(|column| names.get(row + column * rows)).map(cell).collect();
        cells.join("  ") + "\n"
    };
    (0..rows).map(line).collect()
}
