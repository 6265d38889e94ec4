//! The standard library: modules in Rust; those in Python lie in this crate's `lib` folder.
mod absent;
mod bits;
mod files;
mod hashes;
mod itertools;
mod math;
mod paths;
mod random;
mod regex;
mod sys;
mod tracebacks;
mod unicode;
mod warn;

use crate::frozen::{FrozenModule, Home, Library};
use crate::vm::Vm;

pub(crate) use files::open_file;
pub(crate) use files::os_error;
pub use files::{join_path, normal_path};
pub(crate) use tracebacks::{trace_of, traceback_of, waiting_frame};
pub use warn::Place;

/// Makes the standard library importable.
pub(crate) fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::Standard,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
    for name in absent::ABSENT {
        vm.add_absent_module(
            name,
            "it belongs to Python but is not in the playground; LIMITS.md lists the modules that are",
        );
    }
    sys::install(vm);
    files::install(vm);
    regex::install(vm);
    warn::install(vm);
    hashes::install(vm);
    bits::install(vm);
    itertools::install(vm);
    math::install(vm);
    random::install(vm);
    unicode::install(vm);
    tracebacks::install(vm);
}
