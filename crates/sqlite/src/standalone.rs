//! A database by itself, as sql.js has one: bytes in, statements, bytes out.
use crate::{
    Binding, Budget, Compatibility, Connection, Databases, Isolation, SqlValue, SqliteError,
    statements,
};
use std::cell::Cell;

/// Column names and rows.
pub type Found = (Vec<String>, Vec<Vec<SqlValue>>);

/// A database in memory that one connection holds.
pub struct Database {
    connection: Connection,
    budget: Budget,
    changed: Cell<i64>,
}

impl Database {
    /// An empty database, or that of the bytes.
    ///
    /// # Errors
    /// `file is not a database`.
    pub fn open(bytes: &[u8]) -> Result<Database, String> {
        let store = Databases::default();
        store.set_compatibility(Compatibility::Bundled);
        let made = if bytes.is_empty() { store.connect_memory() } else { store.copy_of(bytes) };
        let said = |error: SqliteError| error.message;
        let connection = made.map_err(said)?;
        connection.set_compatibility(Compatibility::Bundled);
        connection.set_isolation(Isolation::Autocommit).map_err(said)?;
        connection
            .execute("SELECT count(*) FROM sqlite_master", &Binding::default())
            .map_err(said)?;
        let budget = store.budget().clone();
        Ok(Database { connection, budget, changed: Cell::new(0) })
    }

    /// Runs statements one after the other, each with the parameters (names without their sign);
    /// gives columns and rows of those that have rows.
    ///
    /// # Errors
    /// SQLite's message; what stood before has run.
    pub fn run(&self, sql: &str, parameters: &Binding) -> Result<Vec<Found>, String> {
        self.budget.renew();
        let mut found = Vec::new();
        for statement in statements::all(sql) {
            let rows =
                self.connection.execute(statement, parameters).map_err(|error| error.message)?;
            if rows.rowcount >= 0 {
                self.changed.set(rows.rowcount);
            }
            if !rows.rows.is_empty() {
                found.push((rows.names, rows.rows));
            }
        }
        Ok(found)
    }

    /// Rows that the last INSERT, UPDATE or DELETE changed.
    pub fn changed(&self) -> i64 {
        self.changed.get()
    }

    /// The database as a file's bytes.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        self.connection.bytes(<[u8]>::to_vec).map_err(|error| error.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_out_and_come_back() -> Result<(), String> {
        let database = Database::open(&[])?;
        database.run(
            "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x'), (2, NULL)",
            &Binding::default(),
        )?;
        assert_eq!(database.changed(), 2);
        let copy = Database::open(&database.bytes()?)?;
        let named = Binding::Named(vec![("a".into(), SqlValue::Int(2))]);
        let found = copy.run("SELECT b, a FROM t WHERE a = :a", &named)?;
        assert_eq!(
            found,
            [(vec!["b".into(), "a".into()], vec![vec![SqlValue::Null, SqlValue::Int(2)]])]
        );
        assert!(Database::open(b"no database at all, however long it may be").is_err());
        Ok(())
    }

    #[test]
    fn each_run_has_the_whole_budget() -> Result<(), String> {
        let database = Database::open(&[])?;
        database.budget.refill(0);
        let numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE \
                       x < 50000) SELECT count(*) FROM n";
        let found = database.run(numbers, &Binding::default())?;
        assert_eq!(found[0].1, [[SqlValue::Int(50000)]]);
        Ok(())
    }
}
