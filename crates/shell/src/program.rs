//! What the shell and who runs programs say to each other.
use crate::Place;
use std::collections::VecDeque;

/// Standard input by line, ends included; none for a person at the terminal.
pub type Input = Option<VecDeque<String>>;

/// The commands that the shell does not run itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// `flask`.
    Flask,
    /// `alembic`.
    Alembic,
    /// `advise`.
    Advise,
    /// `pip` and its kin.
    Pip,
    /// `python`.
    Python,
    /// `sqlite3`.
    Sqlite3,
}

/// Who runs them.
pub trait Programs {
    /// The place in which the line runs.
    fn place(&mut self) -> &mut Place;
    /// Runs one; gives its exit code, or none where it waits for what a person types.
    fn program(&mut self, program: Program, words: &[String], input: &mut Input) -> Option<u8>;
    /// A command has ended with this code: brings what it left open to where others see it. Gives
    /// the code that counts.
    fn settle(&mut self, exit: u8) -> u8;
}
