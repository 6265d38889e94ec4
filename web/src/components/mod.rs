//! The components of the page, one to a file.
mod bar;
mod database;
mod editor_pane;
mod files;
mod header;
mod log;
mod prompt;
mod revisions;
mod rows;
mod shared;
mod side;
mod splitter;
mod tabs;
mod terminal;
pub mod theme;
mod workbench;

pub use workbench::Workbench;
