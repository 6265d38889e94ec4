//! A look at a database for the page: several questions through one connection, with a budget of their own.
use crate::files::absolute;
use crate::session::{Found, Session, cell};
use sqlalchemy::sqlite::{Binding, Connection};

/// Questions to one database. Nothing that is asked may write.
pub struct Look<'a> {
    session: &'a Session,
    connection: Connection,
}

impl Session {
    /// Opens a database of the project for questions that together may take so many steps of SQLite's machine.
    ///
    /// # Errors
    /// SQLite's message, where it cannot be opened.
    pub fn look(&self, database: &str, steps: u64) -> Result<Look<'_>, String> {
        let connection = self.files.databases.connect(&absolute(database)).map_err(|error| error.message)?;
        self.files.databases.budget().refill(steps);
        Ok(Look { session: self, connection })
    }
}

impl Look<'_> {
    /// Column names and rows of one statement.
    ///
    /// # Errors
    /// SQLite's message; `interrupted` where the steps are used up.
    pub fn ask(&self, sql: &str) -> Result<Found, String> {
        let found = self.connection.execute(sql, &Binding::default()).map_err(|error| error.message)?;
        Ok((found.names, found.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect()))
    }

    /// Whether some steps are left.
    pub fn goes_on(&self) -> bool {
        self.session.files.databases.budget().left() > 0
    }
}

impl Drop for Look<'_> {
    fn drop(&mut self) {
        self.connection.close();
    }
}
