//! What projects import and is not here. In: a process, and the packages that a project names. Out: modules that
//! stand in for them (`crates/python/lib/_stand_in.py`), refused by name wherever they would decide schema, data or a URL.
mod bcrypt;
mod known;

pub use known::{Known, known, modules_of, normal, package_of};
use python::{FrozenModule, Home, Library, Vm};

/// Modules of Python itself that are not here and that applications import for what happens while they serve. Those
/// by which a program finds its own modules or reads its own text (`pkgutil`, `runpy`, `tokenize`) are missing instead.
const STANDARD: [&str; 30] = [
    "asyncio",
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

/// Lets packages stand in: those of the table, and `named`, the packages that the project asks for.
pub fn install(vm: &Vm, named: &[String]) {
    bcrypt::install(vm);
    vm.add_library(Library { home: Home::Packages, modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")) });
    for Known { module, package, mixins } in known() {
        vm.add_stand_in(module, package);
        mixins.iter().for_each(|class| vm.add_mixin(module, class));
    }
    for module in STANDARD {
        vm.add_stand_in(module, &format!("Python's {module}"));
    }
    for package in named {
        for module in modules_of(package) {
            vm.add_stand_in(&module, package);
            vm.add_named(&module);
        }
    }
}
