//! The parts of the page, one to a file: plain functions from the state to elements.
mod bar;
mod changes;
mod console;
mod database;
mod diagram;
mod editor;
mod files;
mod header;
mod history;
mod lesson;
mod log;
mod moment;
mod notice;
mod overlay;
mod projects;
mod prompt;
mod revisions;
mod rows;
mod share;
mod side;
mod splitter;
mod tabs;
mod terminal;
mod trace;
mod workbench;

pub use workbench::workbench;
