//! Lessons as data, never code. In: a Markdown text, and what there is in a project. Out: a step as
//! the page shows it, with which of its goals hold. The format is described in docs/lessons.md.
mod check;
mod goal;
mod put;
mod read;
mod show;

pub use check::Facts;
pub use goal::Goal;
pub use read::{Lesson, Step};
