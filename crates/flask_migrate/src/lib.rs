//! Flask-Migrate, in Python: `lib` has the real package's module paths.
use python::{FrozenModule, Home, Library, Vm};

/// Makes `flask_migrate` importable.
pub fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
}
