//! The modules programs import: natives of `alembic._native`, and the Python of this crate's `lib`
//! folder over them.
mod construct;
mod diffs;
mod graph;
mod handle;
mod migrate;
mod native;

use crate::Door;
use python::{FrozenModule, Home, Library, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// The door of the process.
#[derive(Clone, Default)]
pub(crate) struct World(pub RefCell<Option<Rc<Door>>>);

/// Makes `import alembic` work.
pub fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
    vm.add_native_module("alembic._native", native::fill);
}

/// What a process's Alembic sees of the world.
pub fn set_door(vm: &Vm, door: Door) {
    *vm.extension::<World>().0.borrow_mut() = Some(Rc::new(door));
}

/// The revision that runs in this process, while `run_migrations` does.
pub fn running(vm: &Vm) -> Option<crate::Running> {
    vm.extension::<native::Runs>().0.borrow().clone()
}
