//! A look at a database for the page: several questions through one connection, with a budget of
//! their own.
use crate::found::{Found, found};
use sqlite::{Binding, Connection, Databases};

/// Questions to one database. Nothing that is asked may write.
pub struct Look(Connection);

impl Look {
    /// Opens a database by its absolute path; all questions together may take so many steps.
    pub(crate) fn open(databases: &Databases, path: &str, steps: u64) -> Result<Look, String> {
        let connection = databases.connect(path).map_err(|error| error.message)?;
        databases.budget().refill(steps);
        Ok(Look(connection))
    }

    /// Column names and rows of one statement.
    ///
    /// # Errors
    /// SQLite's message; `interrupted` where the steps are used up.
    pub fn ask(&self, sql: &str) -> Result<Found, String> {
        let rows = self.0.execute(sql, &Binding::default()).map_err(|error| error.message)?;
        Ok(found((rows.names, rows.rows)))
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        self.0.close();
    }
}
