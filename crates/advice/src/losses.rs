//! What revisions destroy: tables, columns, rows and values that are nowhere afterwards, and what a
//! rebuild leaves out.
use crate::follow::{Follow, Place};
use crate::recorder::{Moment, Ran, Run};
use crate::snapshot::{Bag, missing};
use crate::sql::tokens;
use project::{Loss, is_tools_own};
use std::collections::BTreeMap;

/// Values shown of a loss.
const SAMPLE: usize = 5;

/// One revision under inspection.
struct Inspection<'a> {
    before: &'a Moment,
    after: &'a Moment,
    statements: &'a [Ran],
    revisions: &'a BTreeMap<String, String>,
    losses: Vec<Loss>,
}

/// The losses of all revisions that ran through.
pub(crate) fn losses(
    before: &Moment,
    runs: &[Run],
    revisions: &BTreeMap<String, String>,
) -> Vec<Loss> {
    let (mut found, mut before) = (Vec::new(), before);
    for run in runs {
        let Some(after) = &run.after else { break };
        let mut inspection = Inspection {
            before,
            after,
            statements: &run.statements,
            revisions,
            losses: Vec::new(),
        };
        inspection.run();
        found.append(&mut inspection.losses);
        before = after;
    }
    found
}

impl Inspection<'_> {
    fn run(&mut self) {
        let tables =
            self.before.structure.tables.iter().map(|(name, state)| (name, &state.columns));
        let mut follow = Follow::new(tables);
        for (at, ran) in self.statements.iter().enumerate() {
            follow.step(at, &ran.sql);
        }
        follow.settle();
        let tables: Vec<String> =
            follow.tables.keys().filter(|name| !is_tools_own(name)).cloned().collect();
        for table in tables {
            match &follow.tables[&table] {
                Err(at) => self.dropped_table(&table, *at),
                Ok(now) => self.kept_table(&table, now, &follow),
            }
        }
        for (table, at, batch) in &follow.rebuilt {
            self.rebuilt(table, *at, *batch);
        }
    }

    /// Adds a loss of the statement `at`; its place is the script line of that statement.
    fn loss(&mut self, at: usize, bag: &Bag, loss: Loss) {
        let script = self.statements.get(at).and_then(|ran| ran.script.clone());
        self.losses.push(Loss {
            revision: script.as_ref().and_then(|(path, _)| self.revisions.get(path).cloned()),
            line: script.map(|(_, line)| line),
            sample: bag.keys().take(SAMPLE).cloned().collect(),
            ..loss
        });
    }

    fn bag(&self, table: &str, column: &str) -> Bag {
        self.before.values.bag(table, column)
    }

    /// Whether the values stand in a column that did not hold them before; `now` is the table's
    /// name now, where it is kept.
    fn kept_elsewhere(&self, table: &str, column: &str, bag: &Bag, now: Option<&str>) -> bool {
        self.after.values.all().any(|((other, name), values)| {
            let there = other == table && name == column;
            let made_beside = now == Some(other) && !self.before.values.knows(table, name);
            let new = !missing(bag, &self.before.values.bag(other, name)).is_empty();
            // One value may stand somewhere by chance; in a column of the same name, or one made
            // for it, it does not.
            let telling = name == column || bag.len() > 1 || made_beside;
            (there || new && telling) && missing(bag, &values).is_empty()
        })
    }

    fn dropped_table(&mut self, table: &str, at: usize) {
        let state = &self.before.structure.tables[table];
        if state.rows == 0 {
            return;
        }
        let columns = state.columns.clone();
        let rows = state.rows;
        let lost: Vec<(String, Bag)> = columns
            .iter()
            .map(|column| (column.clone(), self.bag(table, column)))
            .filter(|(column, bag)| {
                !bag.is_empty() && !self.kept_elsewhere(table, column, bag, None)
            })
            .collect();
        let keys = |column: &String| column == "id" || column.ends_with("_id");
        if lost.is_empty()
            || lost.len() < columns.len() && lost.iter().all(|(column, _)| keys(column))
        {
            return;
        }
        let sample = lost
            .iter()
            .find(|(column, _)| !keys(column))
            .or(lost.first())
            .map(|(_, bag)| bag.clone());
        let what = format!("Drops the table {table} and its {}.", counted(rows, "row"));
        self.loss(at, &sample.unwrap_or_default(), of("drop-table", what, table, None, rows));
    }

    fn kept_table(&mut self, table: &str, now: &str, follow: &Follow) {
        let rows = self.before.structure.tables[table].rows;
        let left = self.after.structure.tables.get(now).map_or(rows, |state| state.rows);
        if left < rows {
            self.deleted_rows(table, now, rows, rows - left);
        }
        for column in self.before.structure.tables[table].columns.clone() {
            let bag = if left < rows {
                self.bag_of_survivors(table, &column, follow)
            } else {
                self.bag(table, &column)
            };
            if bag.is_empty() {
                continue;
            }
            match follow.columns.get(&(table.to_string(), column.clone())) {
                Some(Place::Gone(at)) if !self.kept_elsewhere(table, &column, &bag, Some(now)) => {
                    let count = bag.values().sum();
                    let what = format!(
                        "Drops the column {table}.{column} and its {}.",
                        counted(count, "value")
                    );
                    self.loss(
                        *at,
                        &bag,
                        of("drop-column", what, table, Some(column.clone()), count),
                    );
                }
                Some(Place::At(here, name)) => self.overwritten(table, &column, &bag, here, name),
                _ => {}
            }
        }
    }

    /// The values of a column in the rows that are still there, told by the first column.
    fn bag_of_survivors(&self, table: &str, column: &str, follow: &Follow) -> Bag {
        let Some(key) = self.before.structure.tables[table].columns.first() else {
            return Bag::new();
        };
        let Some(Place::At(here, name)) = follow.columns.get(&(table.to_string(), key.clone()))
        else {
            return Bag::new();
        };
        self.before.values.bag_where(table, column, key, &self.after.values.bag(here, name))
    }

    fn deleted_rows(&mut self, table: &str, now: &str, rows: i64, gone: i64) {
        let fell = |ran: &Ran| {
            let state = ran.after.tables.get(table).or_else(|| ran.after.tables.get(now));
            state.is_some_and(|state| state.rows < rows)
        };
        let at = self.statements.iter().position(fell).unwrap_or(0);
        let words = self.statements.get(at).map(|ran| tokens(&ran.sql)).unwrap_or_default();
        let cascade = words.first().is_some_and(|word| word.eq_ignore_ascii_case("DROP"));
        let first =
            self.before.structure.tables[table].columns.first().cloned().unwrap_or_default();
        let left = self.after.values.bag(now, &first);
        let bag = missing(&self.bag(table, &first), &left);
        let (code, how) = if cascade {
            ("cascade", "through ON DELETE CASCADE")
        } else {
            ("delete-rows", "itself")
        };
        let what = format!("Deletes {} of {table}, {how}.", counted(gone, "row"));
        self.loss(at, &bag, of(code, what, table, None, gone));
    }

    fn overwritten(&mut self, table: &str, column: &str, bag: &Bag, here: &str, name: &str) {
        if !self.after.values.knows(here, name) {
            return;
        }
        let now = self.after.values.bag(here, name);
        let lost = missing(bag, &now);
        if lost.is_empty()
            || self.kept_elsewhere(table, column, bag, Some(here))
            || same_values(&lost, &missing(&now, bag))
        {
            return;
        }
        let about = |ran: &Ran| {
            let words = tokens(&ran.sql);
            let writes = words.first().is_some_and(|word| {
                ["UPDATE", "INSERT", "REPLACE"].contains(&word.to_uppercase().as_str())
            });
            writes && words.iter().any(|word| word == column || word == name)
        };
        let at = self.statements.iter().position(about).unwrap_or(0);
        let count = lost.values().sum();
        let what = format!(
            "Changes {} of {table}.{column}; the old ones are nowhere else.",
            counted(count, "value")
        );
        self.loss(at, &lost, of("change-values", what, table, Some(column.into()), count));
    }

    /// A rebuild writes the table from what reflection sees of it.
    fn rebuilt(&mut self, table: &str, at: usize, batch: bool) {
        let dropped: Vec<(String, String)> = self.before.structure.triggers.clone();
        for (name, _) in dropped.iter().filter(|(_, owner)| owner == table) {
            if !self.after.structure.triggers.iter().any(|(known, _)| known == name) {
                let what = format!(
                    "Drops the trigger {name}: a rebuild of {table} does not make it again."
                );
                self.loss(at, &Bag::new(), of("drop-trigger", what, table, None, 0));
            }
        }
        let words = |moment: &Moment| {
            moment.structure.sql.get(table).map(|sql| tokens(sql)).unwrap_or_default()
        };
        let (old, new) = (words(self.before), words(self.after));
        for (code, word, name) in [
            ("drop-autoincrement", "AUTOINCREMENT", "AUTOINCREMENT"),
            ("drop-collation", "COLLATE", "a COLLATE"),
            ("drop-check", "CHECK", "a CHECK"),
        ] {
            if standing(&new, word, batch) < standing(&old, word, batch) {
                let what = format!("Drops {name} of {table}: a rebuild does not write it again.");
                self.loss(at, &Bag::new(), of(code, what, table, None, 0));
            }
        }
    }
}

/// How often a word stands in a statement. A batch keeps the CHECKs that have a name: only a
/// script's own line drops them.
fn standing(words: &[String], word: &str, batch: bool) -> usize {
    let named = |at: usize| at >= 2 && words[at - 2].eq_ignore_ascii_case("CONSTRAINT");
    let counts = |(at, found): &(usize, &String)| {
        found.eq_ignore_ascii_case(word) && !(batch && word == "CHECK" && named(*at))
    };
    words.iter().enumerate().filter(counts).count()
}

/// The same values in another spelling: `1` and `1.0` after a change of type.
fn same_values(old: &Bag, new: &Bag) -> bool {
    let numbers = |bag: &Bag| -> Option<Vec<String>> {
        let mut all = Vec::new();
        for (value, count) in bag {
            let number: f64 = value.parse().ok()?;
            all.extend(std::iter::repeat_n(number.to_string(), usize::try_from(*count).ok()?));
        }
        all.sort();
        Some(all)
    };
    matches!((numbers(old), numbers(new)), (Some(old), Some(new)) if old == new)
}

/// A loss without its place yet.
fn of(code: &str, what: String, table: &str, column: Option<String>, rows: i64) -> Loss {
    Loss { code: code.into(), what, table: table.into(), column, rows, ..Loss::default() }
}

fn counted(count: i64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
