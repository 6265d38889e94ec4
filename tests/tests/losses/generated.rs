//! Migrations made by chance over `tests/losses/base.sql`; what each destroys is known, because the
//! maker follows it.
use std::collections::BTreeSet;

/// A generated migration.
pub struct Migration {
    /// The body of `upgrade()`.
    pub body: String,
    /// What has to be predicted, as the cases write it.
    pub expected: BTreeSet<String>,
    /// Whether it fails; SQLite then takes back some of it, and the losses are those that are seen.
    pub fails: bool,
}

/// Numbers that look like chance, the same for the same seed (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or(0)
    }
}

/// A column on its way: its name at the beginning, its name now, and what happened to its values.
struct Column {
    was: Option<&'static str>,
    now: String,
    /// NULL in every row.
    empty: bool,
    /// NULL in some row.
    gaps: bool,
    changed: bool,
    /// SQLite drops no column that an index has.
    indexed: bool,
}

/// A table on its way.
struct Table {
    was: &'static str,
    now: String,
    columns: Vec<Column>,
    deleted: bool,
    rows: usize,
}

fn table(name: &'static str, rows: usize, columns: &[(&'static str, bool)]) -> Table {
    let column = |(name, gaps): &(&'static str, bool)| Column {
        was: Some(name),
        now: (*name).into(),
        empty: rows == 0,
        gaps: *gaps,
        changed: false,
        indexed: false,
    };
    Table {
        was: name,
        now: name.into(),
        columns: columns.iter().map(column).collect(),
        deleted: false,
        rows,
    }
}

/// The tables that the maker plays with; they carry no trigger, CHECK or collation that a rebuild
/// would lose.
fn tables() -> Vec<Table> {
    vec![
        table("loan", 2, &[("due", false), ("note", true)]),
        table("journal", 3, &[("line", false)]),
        table("empty", 0, &[("note", false), ("kind", false)]),
        table("member", 2, &[("first_name", false), ("last_name", false), ("phone", true)]),
    ]
}

struct Maker {
    chance: Chance,
    tables: Vec<Table>,
    body: String,
    expected: BTreeSet<String>,
    names: usize,
    failed: bool,
}

/// The migration of a seed: one to five operations.
pub fn migration(seed: u64) -> Migration {
    let chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut maker = Maker {
        chance,
        tables: tables(),
        body: String::new(),
        expected: BTreeSet::new(),
        names: 0,
        failed: false,
    };
    for _ in 0..20 {
        maker.chance.below(2);
    }
    for _ in 0..1 + maker.chance.below(5) {
        if !maker.failed {
            maker.operation();
        }
    }
    maker.finish();
    Migration { fails: maker.failed, body: maker.body, expected: maker.expected }
}

impl Maker {
    fn line(&mut self, text: String) {
        self.body += &text;
        self.body.push('\n');
    }

    fn name(&mut self) -> String {
        self.names += 1;
        format!("new_{}", self.names)
    }

    fn operation(&mut self) {
        let at = self.chance.below(self.tables.len());
        if self.tables.is_empty() || self.tables[at].columns.is_empty() {
            return;
        }
        let column = self.chance.below(self.tables[at].columns.len());
        // A batch reads the tables that foreign keys lead to.
        let orphan = self.tables[at].was == "loan"
            && self.tables.iter().any(|table| table.was == "member" && table.rows == 0);
        let batch = self.chance.below(2) == 0 && !orphan;
        let indexed = self.tables[at].columns[column].indexed;
        match self.chance.below(12) {
            0 => self.drop_table(at),
            1 | 2 if batch || !indexed => self.drop_column(at, column, batch),
            3 => self.rename_table(at),
            4 | 5 => self.rename_column(at, column, batch),
            6 => self.add_column(at, batch),
            7 if !indexed => self.move_column(at, column),
            8 => self.delete(at),
            9 => self.update(at, column),
            10 if batch || !orphan => self.not_null(at, column, batch),
            _ => self.index(at, column),
        }
    }

    fn drop_table(&mut self, at: usize) {
        let name = self.tables[at].now.clone();
        self.line(format!("op.drop_table('{name}')"));
        let table = self.tables.remove(at);
        if table.rows > 0 {
            self.expected.insert(format!("loss drop-table {}", table.was));
        }
        self.tables.push(Table { columns: Vec::new(), rows: 0, ..table });
    }

    /// A statement on a table, in a batch or by itself.
    fn on(&mut self, table: &str, batch: bool, inside: &str, outside: String) {
        if batch {
            self.line(format!(
                "with op.batch_alter_table('{table}') as batch_op:\n    batch_op.{inside}"
            ));
        } else {
            self.line(outside);
        }
    }

    fn drop_column(&mut self, at: usize, column: usize, batch: bool) {
        let (table, name) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone());
        self.on(
            &table,
            batch,
            &format!("drop_column('{name}')"),
            format!("op.drop_column('{table}', '{name}')"),
        );
        self.tables[at].columns.remove(column).lost(self.tables[at].was, &mut self.expected);
    }

    fn rename_table(&mut self, at: usize) {
        let (old, new) = (self.tables[at].now.clone(), self.name());
        self.line(format!("op.rename_table('{old}', '{new}')"));
        self.tables[at].now = new;
    }

    fn rename_column(&mut self, at: usize, column: usize, batch: bool) {
        let (table, old, new) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone(), self.name());
        let inside = format!("alter_column('{old}', new_column_name='{new}')");
        self.on(
            &table,
            batch,
            &inside,
            format!("op.alter_column('{table}', '{old}', new_column_name='{new}')"),
        );
        self.tables[at].columns[column].now = new;
    }

    fn add_column(&mut self, at: usize, batch: bool) {
        let (table, name, rows) = (self.tables[at].now.clone(), self.name(), self.tables[at].rows);
        let (rest, kind) = match self.chance.below(3) {
            0 => ("sa.Integer()", 0),
            1 => ("sa.Integer(), nullable=False, server_default='0'", 1),
            _ => ("sa.Integer(), nullable=False", 2),
        };
        let column = format!("sa.Column('{name}', {rest})");
        self.on(
            &table,
            batch,
            &format!("add_column({column})"),
            format!("op.add_column('{table}', {column})"),
        );
        if kind == 2 && rows > 0 && !self.tables[at].deleted {
            self.fail("not-null");
            return;
        }
        self.tables[at].columns.push(Column {
            was: None,
            now: name,
            empty: kind == 0,
            gaps: kind == 0,
            changed: false,
            indexed: false,
        });
    }

    /// The values go to a new column, then the old one goes.
    fn move_column(&mut self, at: usize, column: usize) {
        let (table, old, new) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone(), self.name());
        self.line(format!("op.add_column('{table}', sa.Column('{new}', sa.String(80)))"));
        self.line(format!("op.execute('UPDATE {table} SET {new} = {old}')"));
        self.line(format!("op.drop_column('{table}', '{old}')"));
        self.tables[at].columns[column].now = new;
    }

    fn delete(&mut self, at: usize) {
        let table = self.tables[at].now.clone();
        self.line(format!("op.execute('DELETE FROM {table}')"));
        self.tables[at].deleted |= self.tables[at].rows > 0;
    }

    fn update(&mut self, at: usize, column: usize) {
        let (table, name) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone());
        self.line(format!("op.execute(\"UPDATE {table} SET {name} = 'x{}'\")", self.names));
        let (rows, deleted) = (self.tables[at].rows, self.tables[at].deleted);
        let column = &mut self.tables[at].columns[column];
        column.changed |= rows > 0 && !deleted;
        column.gaps &= rows == 0;
    }

    fn not_null(&mut self, at: usize, column: usize, batch: bool) {
        let (table, name) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone());
        let inside = format!("alter_column('{name}', existing_type=sa.String(80), nullable=False)");
        let outside = format!(
            "op.alter_column('{table}', '{name}', existing_type=sa.String(80), nullable=False)"
        );
        self.on(&table, batch, &inside, outside);
        let Table { rows, deleted, .. } = self.tables[at];
        match batch {
            false => self.fail("no-alter"),
            true if self.tables[at].columns[column].gaps && rows > 0 && !deleted => {
                self.fail("not-null")
            }
            true => {}
        }
    }

    fn index(&mut self, at: usize, column: usize) {
        let (table, name, index) =
            (self.tables[at].now.clone(), self.tables[at].columns[column].now.clone(), self.name());
        self.line(format!("op.create_index('ix_{index}', '{table}', ['{name}'])"));
        self.tables[at].columns[column].indexed = true;
    }

    fn fail(&mut self, code: &str) {
        self.failed = true;
        self.expected.insert(format!("failure {code}"));
    }

    /// What is left of tables and columns says the rest.
    fn finish(&mut self) {
        for table in &self.tables {
            if table.deleted && table.rows > 0 {
                self.expected.insert(format!("loss delete-rows {}", table.was));
            }
            for column in table.columns.iter().filter(|column| column.changed && !column.empty) {
                if let Some(was) = column.was {
                    self.expected.insert(format!("loss change-values {}.{was}", table.was));
                }
            }
        }
        // With its rows or its table a column's values are gone too: that is said once.
        let whole: Vec<String> = self
            .expected
            .iter()
            .filter_map(|line| line.strip_prefix("loss d"))
            .map(String::from)
            .collect();
        let whole: Vec<&str> =
            whole.iter().filter_map(|line| line.split_once(' ')).map(|(_, place)| place).collect();
        self.expected.retain(|line| {
            let place = line.rsplit_once(' ').map_or("", |(_, place)| place);
            !place.split_once('.').is_some_and(|(table, _)| whole.contains(&table))
        });
        if self.body.is_empty() {
            self.body = "pass\n".into();
        }
    }
}

impl Column {
    /// A column with values that goes is a loss.
    fn lost(&self, table: &str, expected: &mut BTreeSet<String>) {
        if let Some(was) = self.was.filter(|_| !self.empty) {
            expected.insert(format!("loss drop-column {table}.{was}"));
        }
    }
}
