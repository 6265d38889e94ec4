//! A look at a database for the page: several questions through one connection, with a budget of their own.
use crate::files::absolute;
use crate::session::{Found, Session, found};
use sqlite::{Binding, Connection};

/// Questions to one database. Nothing that is asked may write.
pub struct Look(Connection);

impl Session {
    /// Opens a database of the project for questions that together may take so many steps of SQLite's machine.
    ///
    /// # Errors
    /// SQLite's message, where it cannot be opened.
    pub fn look(&self, database: &str, steps: u64) -> Result<Look, String> {
        let connection = self.files.databases.connect(&absolute(database)).map_err(|error| error.message)?;
        self.files.databases.budget().refill(steps);
        Ok(Look(connection))
    }
}

impl Look {
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
