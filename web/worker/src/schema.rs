//! The databases of a project as the panel shows them: tables, columns, indexes, how many rows.
//! A few questions a database, whatever the number of its tables, and a budget for all of them
//! together; what did not change is not read again.
use crate::tables::{identifier, literal, number, text};
use playground::{Look, Session};
use project::{Column, Database, Index, SqlValue, Table};
use std::collections::BTreeMap;

type Rows = Vec<Vec<SqlValue>>;

/// Steps of SQLite's machine that a look at one database may take: a fraction of a second.
const STEPS: u64 = 5_000_000;
/// Tables of one database that are shown.
const TABLES: usize = 2_000;
/// Rows are counted in databases of so many pages at most; in larger ones the highest rowid stands
/// for the count.
const PAGES: i64 = 20_000;
/// Tables whose rows are counted by one statement.
const TOGETHER: usize = 50;
/// The number of rows where nobody counted them.
const UNCOUNTED: i64 = -1;

/// Reads every database of the project.
pub fn read(session: &Session) -> Vec<Database> {
    paths(session).map(|path| database(session, path)).collect()
}

/// The same where a line changed these files: the others are as they were.
pub fn read_again(session: &Session, known: &[Database], changed: &[&str]) -> Vec<Database> {
    let same =
        |path: &str| known.iter().find(|old| old.path == path && !changed.contains(&path)).cloned();
    paths(session).map(|path| same(&path).unwrap_or_else(|| database(session, path))).collect()
}

fn paths(session: &Session) -> impl Iterator<Item = String> {
    let is_database = |(path, bytes): &(&String, &Vec<u8>)| {
        bytes.starts_with(b"SQLite format 3\0") || path.ends_with(".db")
    };
    session.project().files.iter().filter(is_database).map(|(path, _)| path.clone())
}

fn database(session: &Session, path: String) -> Database {
    let found = session.look(&path, STEPS).and_then(|look| {
        let tables = tables(&look)?;
        let versions =
            look.ask("select version_num from alembic_version order by 1").map(|(_, rows)| rows);
        Ok((tables, versions.unwrap_or_default().iter().map(|row| text(row, 0)).collect()))
    });
    match found {
        Ok((tables, versions)) => Database { tables, versions, path, error: None },
        Err(error) => Database { path, error: Some(reason(error)), ..Database::default() },
    }
}

fn reason(error: String) -> String {
    if error == "interrupted" {
        "This schema is too large to be shown. Ask it in the terminal with sqlite3.".into()
    } else {
        error
    }
}

/// What a schema says of all its tables, each list by the table's name.
struct Facts {
    columns: BTreeMap<String, Rows>,
    links: BTreeMap<String, Rows>,
    unique: BTreeMap<String, Rows>,
    indexes: BTreeMap<String, Rows>,
}

const VISIBLE: &str = r"m.name not like 'sqlite\_%' escape '\'";

impl Facts {
    fn ask(look: &Look) -> Result<Facts, String> {
        let of_tables = |what: &str, from: &str, only: &str| {
            let sql = format!(
                "select m.name, {what} from sqlite_master m, {from} where m.type = 'table' and {VISIBLE}{only}"
            );
            look.ask(&sql).map(|(_, rows)| by_table(rows))
        };
        let single = " and l.\"unique\" and l.origin = 'u' and (select count(*) from pragma_index_info(l.name)) = 1";
        let (_, indexes) = look.ask(
            "select tbl_name, name, sql from sqlite_master where type = 'index' and sql is not null order by name",
        )?;
        Ok(Facts {
            columns: of_tables(
                "p.name, p.type, p.\"notnull\", p.pk, p.dflt_value",
                "pragma_table_info(m.name) p",
                "",
            )?,
            links: of_tables(
                "f.\"from\", f.\"table\", f.\"to\"",
                "pragma_foreign_key_list(m.name) f",
                "",
            )?,
            unique: of_tables(
                "(select name from pragma_index_info(l.name))",
                "pragma_index_list(m.name) l",
                single,
            )?,
            indexes: by_table(indexes),
        })
    }

    fn table(&self, look: &Look, row: &[SqlValue]) -> Table {
        let (name, kind) = (text(row, 0), text(row, 1));
        let of = |all: &BTreeMap<String, Rows>| all.get(&name).cloned().unwrap_or_default();
        let (links, unique) = (of(&self.links), of(&self.unique));
        let columns = if kind == "view" { of_view(look, &name) } else { of(&self.columns) };
        let columns = columns.iter().map(|row| column(row, &links, &unique)).collect();
        let indexes = of(&self.indexes);
        let indexes =
            indexes.iter().map(|row| Index { name: text(row, 1), sql: text(row, 2) }).collect();
        Table {
            name,
            kind,
            sql: text(row, 2),
            columns,
            indexes,
            rows: UNCOUNTED,
            ..Table::default()
        }
    }
}

/// Rows by the table that their first cell names.
fn by_table(rows: Rows) -> BTreeMap<String, Rows> {
    let mut found: BTreeMap<String, Rows> = BTreeMap::new();
    for row in rows {
        found.entry(text(&row, 0)).or_default().push(row);
    }
    found
}

fn tables(look: &Look) -> Result<Vec<Table>, String> {
    let (_, rows) = look.ask(&format!(
        "select name, type, sql from sqlite_master m where type in ('table', 'view') and {VISIBLE} order by rowid limit {TABLES}"
    ))?;
    let facts = Facts::ask(look)?;
    let mut tables: Vec<Table> = rows.iter().map(|row| facts.table(look, row)).collect();
    count(look, &mut tables);
    Ok(tables)
}

/// The columns of a view; none of a broken one, or where the budget is used up.
fn of_view(look: &Look, name: &str) -> Rows {
    let sql = format!(
        "select '', name, type, \"notnull\", pk, dflt_value from pragma_table_info({})",
        literal(name)
    );
    look.ask(&sql).map(|(_, rows)| rows).unwrap_or_default()
}

/// Column by column, its constraints in words. The first cell is the table's name.
fn column(row: &[SqlValue], links: &Rows, unique: &Rows) -> Column {
    let name = text(row, 1);
    let refers =
        links.iter().find(|link| text(link, 1) == name).map(|link| (text(link, 2), text(link, 3)));
    let mut notes = Vec::new();
    let mut note = |there: bool, words: String| notes.extend(there.then_some(words));
    note(number(row, 4) > 0, "primary key".into());
    note(number(row, 3) != 0, "not null".into());
    note(unique.iter().any(|row| text(row, 1) == name), "unique".into());
    note(!text(row, 5).is_empty(), format!("default {}", text(row, 5)));
    if let Some((table, column)) = &refers {
        note(
            true,
            format!("refers to {table}{}{column}", if column.is_empty() { "" } else { "." }),
        );
    }
    Column { kind: text(row, 2), notes: notes.join(", "), refers, changed: false, name }
}

/// Counts rows: those of tables many at a time, then those of views one by one, as far as the
/// budget goes.
fn count(look: &Look, tables: &mut [Table]) {
    let pages =
        look.ask("pragma page_count").map(|(_, rows)| rows.first().map_or(0, |row| number(row, 0)));
    let exactly = pages.is_ok_and(|pages| pages <= PAGES);
    let (mut real, mut views): (Vec<&mut Table>, Vec<&mut Table>) =
        tables.iter_mut().partition(|table| table.kind == "table");
    for group in real.chunks_mut(TOGETHER) {
        if !counted(look, group, exactly) {
            for table in group {
                counted(look, std::slice::from_mut(table), exactly);
            }
        }
    }
    for view in &mut views {
        counted(look, std::slice::from_mut(view), true);
    }
}

/// Counts some tables by one statement; whether it could be done.
fn counted(look: &Look, tables: &mut [&mut Table], exactly: bool) -> bool {
    let what = if exactly { "count(*)" } else { "ifnull(max(rowid), 0)" };
    let of = |table: &&mut Table| format!("(select {what} from {})", identifier(&table.name));
    let sql = format!("select {}", tables.iter().map(of).collect::<Vec<_>>().join(", "));
    let Ok((_, rows)) = look.ask(&sql) else { return false };
    let row = rows.into_iter().next().unwrap_or_default();
    tables.iter_mut().enumerate().for_each(|(at, table)| table.rows = number(&row, at));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::plain;
    use project::Project;

    fn shown(sql: &str) -> Vec<Database> {
        let mut session = plain(Project::default());
        session.sql("app.db", sql).expect("runs");
        read(&session)
    }

    #[test]
    fn tables_columns_and_counts_are_read() {
        let found = shown(
            "create table a (id integer primary key, n text not null unique default 'x');
             create table b (id integer primary key, a_id integer references a(id));
             create index ix on b (a_id); create view v as select * from a;
             create view broken as select * from gone;
             insert into a (n) values ('one'), ('two')",
        );
        let [Database { tables, error: None, .. }] = &found[..] else { panic!("{found:?}") };
        let facts: Vec<_> =
            tables.iter().map(|table| (&*table.name, table.rows, table.columns.len())).collect();
        assert_eq!(facts, [("a", 2, 2), ("b", 0, 2), ("v", 2, 2), ("broken", UNCOUNTED, 0)]);
        assert_eq!(tables[0].columns[1].notes, "not null, unique, default 'x'");
        assert_eq!(tables[1].columns[1].notes, "refers to a.id");
        assert_eq!(tables[1].indexes[0].name, "ix");
    }

    /// Each view joins the one before with itself: counting its rows would take for ever.
    #[test]
    fn stacked_views_use_up_the_budget_and_no_more() {
        let views: String = (1..14)
            .map(|n| format!("create view v{n} as select a.x from v{} a, v{} b;", n - 1, n - 1))
            .collect();
        let found =
            shown(&format!("create table v0 (x); insert into v0 values (1), (2), (3); {views}"));
        assert_eq!(found[0].error, None);
        assert_eq!((found[0].tables[0].rows, found[0].tables[13].rows), (3, UNCOUNTED));
    }

    #[test]
    fn what_did_not_change_is_not_read_again() {
        let mut session = plain(Project::default());
        session.sql("app.db", "create table t (x)").expect("runs");
        let known = vec![Database {
            path: "app.db".into(),
            error: Some("known".into()),
            ..Database::default()
        }];
        assert_eq!(read_again(&session, &known, &[]), known);
        assert_eq!(read_again(&session, &known, &["app.db"])[0].error, None);
    }
}
