//! The words behind `sqlite3`: options, the database, statements. Shell.c's `main`.
use crate::layout::{Layout, MODES, Mode};

/// What was asked for.
#[derive(Default)]
pub struct Options {
    /// How rows look at first.
    pub layout: Layout,
    /// The database; none for one in memory.
    pub file: Option<String>,
    /// What is run before anything else (`-cmd`), and the statements behind the file.
    pub commands: (Vec<String>, Vec<String>),
    /// Whether nothing may be written.
    pub readonly: bool,
    /// Whether the first error ends it.
    pub bail: bool,
    /// Whether what runs is printed before.
    pub echo: bool,
    /// Whether a person is believed to type.
    pub interactive: Option<bool>,
}

/// What to print instead of running, the channel's number and the exit code.
pub struct Instead(pub String, pub u8, pub u8);

const VERSION: &str =
    "3.40.1 2022-12-28 14:03:47 df5c253c0b3dd24916e4ec7cf77d3db5294cc9fd45ae7b9c5e82ad8197f3alt1\n";
const USAGE: &str = include_str!("usage.txt");

/// Reads the words.
///
/// # Errors
/// Where the words ask for something else than running: the version, the usage, a complaint.
pub fn read(words: &[String]) -> Result<Options, Instead> {
    let mut options = Options::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.strip_prefix('-').map(|rest| rest.strip_prefix('-').unwrap_or(rest)) {
            Some(name) if !name.is_empty() => option(&mut options, word, name, &mut words)?,
            _ if options.file.is_none() => options.file = Some(word.clone()),
            _ => options.commands.1.push(word.clone()),
        }
    }
    Ok(options)
}

fn option<'a>(
    options: &mut Options,
    word: &str,
    name: &str,
    words: &mut impl Iterator<Item = &'a String>,
) -> Result<(), Instead> {
    let mut value = || {
        let complaint = format!("sqlite3: Error: missing argument to {word}\n");
        words.next().cloned().ok_or(Instead(complaint, 2, 1))
    };
    match name {
        "header" | "headers" => options.layout.headers = (true, true),
        "noheader" | "noheaders" => options.layout.headers = (false, true),
        "tabs" => (options.layout.mode, options.layout.column) = (Mode::List, "\t".into()),
        "separator" => options.layout.column = value()?,
        "newline" => options.layout.row = value()?,
        "nullvalue" => options.layout.null = value()?,
        "cmd" => options.commands.0.push(value()?),
        "init" => drop(value()?),
        "readonly" => options.readonly = true,
        "bail" => options.bail = true,
        "echo" => options.echo = true,
        "batch" => options.interactive = Some(false),
        "interactive" => options.interactive = Some(true),
        "version" => return Err(Instead(VERSION.into(), 1, 0)),
        "help" => return Err(Instead(USAGE.into(), 2, 1)),
        _ => {
            let Some((_, mode)) =
                MODES.iter().find(|(other, _)| *other == name && name != "insert")
            else {
                let complaint = format!(
                    "sqlite3: Error: unknown option: {word}\nUse -help for a list of options.\n"
                );
                return Err(Instead(complaint, 2, 1));
            };
            options.layout.mode = *mode;
            match mode {
                Mode::Csv | Mode::Quote => options.layout.column = ",".into(),
                Mode::Ascii => {
                    (options.layout.column, options.layout.row) = ("\u{1f}".into(), "\u{1e}".into())
                }
                _ => {}
            }
        }
    }
    Ok(())
}
