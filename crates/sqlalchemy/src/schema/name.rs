//! Names as SQLAlchemy has them: a plain string, `quoted_name` (quote forced on or off), `conv`
//! (already conventional).

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A name of a table, column, constraint or index.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    text: Rc<str>,
    quote: Option<bool>,
    conventional: bool,
}

impl Name {
    /// A name as the user wrote it.
    pub fn new(text: &str) -> Self {
        Name { text: Rc::from(text), quote: None, conventional: false }
    }

    /// `quoted_name(text, quote)`.
    pub fn quoted(text: &str, quote: Option<bool>) -> Self {
        Name { text: Rc::from(text), quote, conventional: false }
    }

    /// `conv(text)`, `op.f(text)`: no convention is applied again; too long ones are cut when
    /// rendered.
    pub fn conv(text: &str) -> Self {
        Name { text: Rc::from(text), quote: None, conventional: true }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, shared.
    pub fn rc(&self) -> Rc<str> {
        self.text.clone()
    }

    /// Whether quoting is forced.
    pub fn quote(&self) -> Option<bool> {
        self.quote
    }

    /// Whether it is a `conv`.
    pub fn is_conventional(&self) -> bool {
        self.conventional
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Name::new(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Name::new(&text)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
