//! python-dotenv, in Python: `lib` has the real package's module paths.
use python::{FrozenModule, Home, Library, Vm};

/// Makes `dotenv` importable.
pub fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
}
