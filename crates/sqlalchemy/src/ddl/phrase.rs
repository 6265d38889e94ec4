//! Words put into DDL as they are (`CASCADE`, `INITIALLY DEFERRED`) are checked, as
//! `validate_sql_phrase` does.

use crate::error::Error;

/// The phrase, if it is made of words only.
///
/// # Errors
/// `CompileError` for anything else.
pub(super) fn words(phrase: &str) -> Result<&str, Error> {
    let legal = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '(' || c == ')' || c == ',')
    };
    if phrase.split(' ').filter(|w| !w.is_empty()).all(legal) && !phrase.is_empty() {
        return Ok(phrase);
    }
    Err(Error::Compile(format!(
        "Unexpected SQL phrase: {} (matching against '^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT|[\\\\w ]+)$')",
        python::quote(phrase)
    )))
}
