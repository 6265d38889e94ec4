//! A drop and an add in the newest script that is not in the database yet become the rename they
//! are, when a person asks for it. Both bodies, before and after the rename, are autogenerate's own
//! over a copy; `patch` exchanges what differs.
use crate::patch::{Wanted, patch};
use crate::questions::asked;
use playground::Computer;
use project::relative;
use python::Value;
use sqlalchemy::ddl::quote::quote;

/// A rename to be written: a table, or a column of a table (by its name afterwards).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The table, by its name afterwards; none where the table itself is renamed.
    pub table: Option<String>,
    /// The name in the database.
    pub from: String,
    /// The name in the models.
    pub to: String,
}

/// A body before and after the renames, as the project renders and in batch.
#[derive(Default)]
struct Bodies {
    now: String,
    then: String,
    batch_now: String,
    batch_then: String,
}

/// Both functions of a script.
#[derive(Default)]
struct Script {
    batch: bool,
    upgrade: Bodies,
    downgrade: Bodies,
}

impl Choice {
    /// `old:new` for a table, `table.old:new` or `table.old:table.new` for a column.
    pub(crate) fn read(text: &str) -> Option<Choice> {
        let (from, to) =
            text.split_once(':').filter(|(from, to)| !from.is_empty() && !to.is_empty())?;
        Some(match from.split_once('.') {
            None => Choice { table: None, from: from.into(), to: to.into() },
            Some((table, from)) => {
                let to = to.rsplit_once('.').map_or(to, |(_, column)| column);
                Choice { table: Some(table.into()), from: from.into(), to: to.into() }
            }
        })
    }

    /// The same the other way round, for `downgrade()`.
    fn back(&self) -> Choice {
        Choice { table: self.table.clone(), from: self.to.clone(), to: self.from.clone() }
    }

    fn sql(&self) -> String {
        match &self.table {
            None => format!("ALTER TABLE {} RENAME TO {}", quote(&self.from), quote(&self.to)),
            Some(table) => {
                format!(
                    "ALTER TABLE {} RENAME COLUMN {} TO {}",
                    quote(table),
                    quote(&self.from),
                    quote(&self.to)
                )
            }
        }
    }
}

/// Renames in an order in which no name is taken yet; names that were exchanged go by way of a
/// third one.
fn ordered(choices: &[Choice]) -> Vec<Choice> {
    let (tables, columns): (Vec<Choice>, Vec<Choice>) =
        choices.iter().cloned().partition(|choice| choice.table.is_none());
    let mut found = Vec::new();
    for mut left in [tables, columns] {
        let mut later = Vec::new();
        while !left.is_empty() {
            let taken = |choice: &Choice| {
                left.iter().any(|other| other.table == choice.table && other.from == choice.to)
            };
            let at = left.iter().position(|choice| !taken(choice));
            let mut choice = left.remove(at.unwrap_or(0));
            if at.is_none() {
                let between = format!("{}_renamed", choice.from);
                later.push(Choice { from: between.clone(), ..choice.clone() });
                choice.to = between;
            }
            found.push(choice);
        }
        found.append(&mut later);
    }
    found
}

fn literal(name: &str) -> String {
    python::quote(name)
}

/// The statements that rename, as a person writes them.
fn statements(choices: &[Choice], batch: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for choice in choices {
        let (from, to) = (literal(&choice.from), literal(&choice.to));
        match &choice.table {
            None => found.push(format!("op.rename_table({from}, {to})")),
            Some(table) if batch => {
                let head = format!(
                    "with op.batch_alter_table({}, schema=None) as batch_op:",
                    literal(table)
                );
                let line = format!("\n    batch_op.alter_column({from}, new_column_name={to})");
                match found.iter_mut().find(|block| block.starts_with(&head)) {
                    Some(block) => *block += &line,
                    None => found.push(head + &line),
                }
            }
            Some(table) => found
                .push(format!("op.alter_column({}, {from}, new_column_name={to})", literal(table))),
        }
    }
    found
}

/// Writes renames into the newest pending script in which they stand as drop and add. Gives the
/// script's path.
///
/// # Errors
/// A sentence that says what to do: no pending script, none that has the drop and the add, or a
/// project that does not load.
pub fn write_renames(computer: &Computer, choices: &[Choice]) -> Result<String, String> {
    let pending = pending(computer)?;
    let mut reason =
        "No script waits to be run. Run `flask db migrate` first, then ask again.".to_string();
    for (path, before) in pending {
        match rewritten(computer, &path, before.as_deref(), choices) {
            Ok(text) => {
                let short = relative(&path).unwrap_or(&path).to_string();
                let written = computer.files.write(&path, text.as_bytes());
                return written
                    .map(|()| short.clone())
                    .map_err(|error| format!("{short}: {}", error.text()));
            }
            Err(why) => reason = why,
        }
    }
    Err(reason)
}

fn pending(computer: &Computer) -> Result<Vec<(String, Option<String>)>, String> {
    asked(&computer.copy(), "pending", Vec::new(), |process, found| {
        let vm = &process.vm;
        let mut all = Vec::new();
        for item in vm.list_of(&found)? {
            let parts = vm.list_of(&item)?;
            let path = vm.str(parts.first().unwrap_or(&Value::None))?.to_string();
            all.push((
                path,
                parts.get(1).and_then(|before| before.as_str()).map(|text| text.to_string()),
            ));
        }
        Ok(all)
    })
}

fn rewritten(
    computer: &Computer,
    path: &str,
    before: Option<&str>,
    choices: &[Choice],
) -> Result<String, String> {
    let copy = computer.copy();
    let script = computer.files.read(path).map_err(|_| format!("{path} is not there."))?;
    let script = String::from_utf8_lossy(&script).into_owned();
    if let Some(before) = before {
        asked(&copy, "upgrade", vec![Value::from(before)], |_, _| Ok(()))?;
    }
    let choices = ordered(choices);
    let bodies = bodies(&copy, &choices)?;
    let renames = statements(&choices, bodies.batch);
    let script = patch(&script, "upgrade", &bodies.upgrade.wanted(renames, false))?;
    let back: Vec<Choice> = choices.iter().rev().map(Choice::back).collect();
    let renames = statements(&back, bodies.batch);
    patch(&script, "downgrade", &bodies.downgrade.wanted(renames, true))
}

fn bodies(computer: &Computer, choices: &[Choice]) -> Result<Script, String> {
    let sql = choices.iter().map(|choice| Value::from(choice.sql().as_str())).collect();
    asked(computer, "bodies", vec![Value::list(sql)], |process, found| {
        let vm = &process.vm;
        let part =
            |name: &str| found.as_dict().and_then(|dict| dict.get(name)).unwrap_or(Value::None);
        let mut texts = Vec::new();
        for pair in vm.list_of(&part("pairs"))? {
            for text in vm.list_of(&pair)? {
                texts.push(vm.str(&text)?.to_string());
            }
        }
        let mut script = Script { batch: vm.truth(&part("batch"))?, ..Script::default() };
        let (up, down) = (&mut script.upgrade, &mut script.downgrade);
        let places = [
            &mut up.now,
            &mut down.now,
            &mut up.batch_now,
            &mut down.batch_now,
            &mut up.then,
            &mut down.then,
        ];
        let places = places.into_iter().chain([&mut up.batch_then, &mut down.batch_then]);
        places.zip(texts).for_each(|(place, text)| *place = text);
        Ok(script)
    })
}

/// What SQLite can do only in a batch.
const ONLY_IN_BATCH: [&str; 6] = [
    "op.alter_column(",
    "op.create_unique_constraint(",
    "op.create_check_constraint(",
    "op.create_foreign_key(",
    "op.create_primary_key(",
    "op.drop_constraint(",
];

impl Bodies {
    /// What is to stand in the function; what is left beside the renames stands in a batch where
    /// SQLite needs one.
    fn wanted(self, renames: Vec<String>, last: bool) -> Wanted {
        let plain = (self.now.clone(), self.then.clone());
        let only_in_batch =
            |line: &&str| ONLY_IN_BATCH.iter().any(|call| line.trim_start().starts_with(call));
        let needs_batch = self
            .then
            .lines()
            .filter(|line| !self.now.contains(line))
            .any(|line| only_in_batch(&line));
        let added = if needs_batch { (self.batch_now, self.batch_then) } else { plain.clone() };
        Wanted { removed: plain, added, renames, last }
    }
}
