//! The commands of the terminal: one row each. The session runs what stands here, Tab completes it,
//! `which` finds it, `help` tells it. A row without somebody who runs it does not compile: both
//! match [`Command`] to the end.

/// What the words behind a command can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing that can be completed.
    Words,
    /// Files and folders.
    Files,
    /// Folders alone.
    Folders,
    /// Names of commands.
    Commands,
    /// `db` and what else Flask knows.
    Flask,
    /// What Alembic knows.
    Alembic,
}

/// Where the real ones are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the shell itself, or nowhere: `which` finds none.
    Shell,
    /// With the system.
    System,
    /// With Python.
    Python,
}

impl Home {
    /// The folder that `which` names.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Home::Shell => None,
            Home::System => Some("/usr/bin"),
            Home::Python => Some("/usr/local/bin"),
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it is.
    pub command: Command,
    /// What may be typed for it; the first one is its name.
    pub names: &'static [&'static str],
    /// Where the real one is.
    pub home: Home,
    /// What its words are.
    pub takes: Takes,
    /// What it does, in one line.
    pub help: &'static str,
}

macro_rules! commands {
    ($($command:ident $home:ident $takes:ident [$($name:literal)+] $help:literal;)+) => {
        /// A command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command {
            $(#[doc = $help] $command,)+
        }

        /// All commands, those of the tools first.
        pub const COMMANDS: &[Entry] = &[$(Entry {
            command: Command::$command,
            names: &[$($name),+],
            home: Home::$home,
            takes: Takes::$takes,
            help: $help,
        },)+];
    };
}

commands! {
    Flask Python Flask ["flask"] "Flask's command line; flask db works on migrations";
    Alembic Python Alembic ["alembic"] "Alembic's command line";
    Advise Python Words ["advise"] "What the pending migrations will do, worked out on a copy";
    Python Python Files ["python" "python3"] "Runs a file, a module (-m) or a shell of Python";
    Sqlite3 System Files ["sqlite3"] "SQL and dot commands on a database";
    Pip Python Words ["pip" "pip3" "pipenv" "poetry" "uv"] "Says which packages are here, and unpacks wheels";
    Cat System Files ["cat"] "Shows files";
    Cd Shell Folders ["cd"] "Goes into a folder";
    Clear System Words ["clear"] "Clears the terminal";
    Cp System Files ["cp"] "Copies files; with -r folders too";
    Cut System Files ["cut"] "Takes columns out of lines";
    Echo System Files ["echo"] "Says its words";
    Edit Shell Files ["code" "nano" "vim" "vi" "edit"] "Opens a file in the editor";
    Env System Words ["env" "printenv"] "Lists the variables";
    Exit Shell Words ["exit" "logout"] "Leaves a shell";
    Export Shell Words ["export"] "Sets variables";
    False System Words ["false"] "Fails";
    Git Shell Files ["git"] "Is not here";
    Grep System Files ["grep" "egrep" "fgrep"] "Finds lines that a pattern matches";
    Head System Files ["head"] "Shows the first lines";
    Help Shell Commands ["help"] "Lists the commands";
    History Shell Words ["history"] "Lists what was typed";
    Less System Files ["less" "more"] "Shows files";
    Ls System Files ["ls"] "Lists a folder";
    Mkdir System Folders ["mkdir"] "Makes folders";
    Mv System Files ["mv"] "Moves or renames files";
    Printf System Words ["printf"] "Says its words in a format";
    Pwd System Words ["pwd"] "Says in which folder this is";
    Rm System Files ["rm"] "Removes files; with -r folders too";
    Rmdir System Folders ["rmdir"] "Removes empty folders";
    Sed System Files ["sed"] "Edits lines: substitutes, deletes, prints";
    Sort System Files ["sort"] "Sorts lines";
    Source Shell Files ["source" "." "deactivate"] "Has no virtual environment to enter or leave";
    Sudo Shell Commands ["sudo"] "Is not needed";
    Tail System Files ["tail"] "Shows the last lines";
    Tee System Files ["tee"] "Writes what a pipe carries into files, too";
    Touch System Files ["touch"] "Makes empty files";
    Tr System Words ["tr"] "Exchanges characters";
    Tree System Folders ["tree"] "Draws the files below a folder";
    True System Words ["true"] "Succeeds";
    Uniq System Files ["uniq"] "Drops lines that repeat the one before";
    Unset Shell Words ["unset"] "Removes variables";
    Wc System Files ["wc"] "Counts lines, words and bytes";
    Which System Commands ["which"] "Says where commands are";
}

/// The row of what was typed.
pub fn command(name: &str) -> Option<&'static Entry> {
    COMMANDS.iter().find(|entry| entry.names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_name_stands_once_and_each_row_says_what_it_is() {
        let names: Vec<&str> = COMMANDS.iter().flat_map(|entry| entry.names).copied().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        for entry in COMMANDS {
            assert!(
                entry.help.starts_with(char::is_uppercase) && entry.help.len() < 60,
                "{}",
                entry.help
            );
            assert_eq!(command(entry.names[0]).map(|found| found.command), Some(entry.command));
        }
        assert!(command("nonsense").is_none());
    }
}
