//! Flask, click, Werkzeug and itsdangerous, in Python: `lib` has the real packages' module paths.
use python::{FrozenModule, Home, Library, Vm};

/// Makes `flask`, `click`, `werkzeug` and `itsdangerous` importable.
pub fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
}
