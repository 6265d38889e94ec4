//! Types that the project itself says how to write: `@compiles(JSONB, "sqlite")`.
use std::cell::RefCell;

use crate::error::Error;

use super::class::TypeClass;

/// What a type's function said: the words, or why it cannot be asked.
pub type Said = Result<String, String>;

thread_local! {
    static TOLD: RefCell<Vec<(&'static TypeClass, Said)>> = const { RefCell::new(Vec::new()) };
}

/// From now on the class is written so.
pub fn tell(class: &'static TypeClass, said: Said) {
    forget_one(class);
    TOLD.with(|told| told.borrow_mut().push((class, said)));
}

/// The class is written as SQLite's dialect does again.
pub fn forget_one(class: &'static TypeClass) {
    TOLD.with(|told| told.borrow_mut().retain(|(known, _)| !std::ptr::eq(*known, class)));
}

/// A new process has been told nothing.
pub(crate) fn forget_all() {
    TOLD.with(|told| told.borrow_mut().clear());
}

/// How the project wants the class to be written, where it says so.
pub(super) fn told(class: &'static TypeClass) -> Option<Result<String, Error>> {
    TOLD.with(|told| {
        let told = told.borrow();
        let (_, said) = told.iter().find(|(known, _)| std::ptr::eq(*known, class))?;
        Some(said.clone().map_err(Error::Unsupported))
    })
}
