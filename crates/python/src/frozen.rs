//! Modules written in Python that the engine carries, as CPython carries its frozen ones.
//! The crate `frozen` makes the tables from the `lib` folders when a crate is built.

/// A module of a `lib` folder.
#[derive(Debug, PartialEq, Eq)]
pub struct FrozenModule {
    /// The dotted name: `json.decoder`.
    pub name: &'static str,
    /// The path below `lib`: `json/decoder.py`, for a package `json/__init__.py`.
    pub file: &'static str,
    /// The text.
    pub source: &'static str,
}

impl FrozenModule {
    /// Whether other modules can lie below it.
    pub fn is_package(&self) -> bool {
        self.file.ends_with("/__init__.py")
    }

    /// The path that tracebacks and warnings know it by.
    pub fn path(&self) -> String {
        format!("<python>/{}", self.file)
    }
}

/// Where the real modules of a library are installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// With Python.
    Standard,
    /// In `site-packages`.
    SitePackages,
    /// There too, for those who have asked for it: a file of the project with the same name comes
    /// first.
    Packages,
}

/// The modules of one `lib` folder, sorted by name.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// Where the real ones are.
    pub home: Home,
    /// The table that `frozen::freeze` wrote.
    pub modules: &'static [FrozenModule],
}

impl Library {
    /// The module of that very name.
    pub fn find(&self, name: &str) -> Option<&'static FrozenModule> {
        let at = self.modules.binary_search_by(|module| module.name.cmp(name)).ok()?;
        self.modules.get(at)
    }
}
