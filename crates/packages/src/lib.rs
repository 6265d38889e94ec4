//! What projects import and is not here. In: a process, and the packages that a project names. Out:
//! modules that stand in for them (`crates/python/lib/_stand_in.py`), refused by name wherever they
//! would decide schema, data or a URL.
mod bcrypt;
mod here;
mod known;

pub use here::{Distribution, here};
pub use known::{is_known, modules_of, normal};
use python::{FrozenModule, Home, Library, Packages, Vm};
use std::collections::HashMap;
use std::rc::Rc;

/// Modules of Python itself that are not here and that applications import for what happens while
/// they serve. Those by which a program finds its own modules or reads its own text (`pkgutil`,
/// `runpy`, `tokenize`) are missing instead.
const STANDARD: [&str; 29] = [
    "cProfile",
    "ctypes",
    "curses",
    "doctest",
    "faulthandler",
    "fcntl",
    "ftplib",
    "imaplib",
    "multiprocessing",
    "poplib",
    "profile",
    "pstats",
    "pty",
    "readline",
    "resource",
    "sched",
    "select",
    "selectors",
    "socketserver",
    "syslog",
    "tarfile",
    "telnetlib",
    "termios",
    "timeit",
    "tkinter",
    "tracemalloc",
    "turtle",
    "webbrowser",
    "xmlrpc",
];

/// The packages that are not here: those of the table, Python's own, and those that a project
/// names.
pub struct Table {
    /// The packages that the project names, by their modules.
    named: HashMap<String, String>,
}

impl Table {
    /// With the packages that the project names, in the normal form of their names.
    pub fn new(named: Vec<String>) -> Table {
        let modules = |package: String| {
            modules_of(&package).into_iter().map(move |module| (module, package.clone()))
        };
        Table { named: named.into_iter().flat_map(modules).collect() }
    }
}

impl Packages for Table {
    fn package(&self, module: &str) -> Option<String> {
        let known = || known::row(module).map(|row| row.package.to_string());
        let standard = || STANDARD.contains(&module).then(|| format!("Python's {module}"));
        self.named.get(module).cloned().or_else(known).or_else(standard)
    }

    fn is_named(&self, module: &str) -> bool {
        self.named.contains_key(module)
    }

    fn is_mixin(&self, module: &str, class: &str) -> bool {
        known::row(module).is_some_and(|row| row.mixins.contains(&class))
    }
}

/// Makes the packages importable that are here, and lets the others stand in; `named` are those
/// that the project names, and python-dotenv is installed where `dotenv` says so.
pub fn install(vm: &Vm, dotenv: bool) {
    bcrypt::install(vm);
    here::install(vm, dotenv);
    vm.add_library(Library {
        home: Home::Packages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
}

/// Says which packages the project names: something stands in for those that are not here.
pub fn set_named(vm: &Vm, named: Vec<String>) {
    vm.set_packages(Rc::new(Table::new(named)));
}
