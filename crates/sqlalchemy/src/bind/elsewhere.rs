//! Databases that URLs name and that are not here: SQLite plays them on files of the project.
use std::cell::RefCell;
use std::collections::BTreeSet;

use python::{Bound, Module, Native, PyResult, Value, Vm};

use super::expression::string;

/// What a process played so far.
#[derive(Clone, Default)]
struct Elsewhere {
    /// The folder of the files.
    root: RefCell<String>,
    /// What the databases are called, and the file of each.
    played: RefCell<BTreeSet<(String, String)>>,
}

/// Says in which folder lie the files that stand for databases which are not here.
pub(super) fn set_root(vm: &Vm, root: &str) {
    vm.extension::<Elsewhere>().root.replace(root.into());
}

/// The databases that are not here and that programs of the process asked for: what they are
/// called, and the file that stands for each.
pub fn played(vm: &Vm) -> Vec<(String, String)> {
    vm.extension::<Elsewhere>().played.borrow().iter().cloned().collect()
}

/// Adds the function.
pub(super) fn fill(module: &Module) {
    module.set("elsewhere", Native::function("elsewhere", "(name, file)", elsewhere).value());
}

/// `_sqla.elsewhere("PostgreSQL", "shop.db")`: notes it, and gives the file's path.
fn elsewhere(vm: &Vm, args: Bound) -> PyResult {
    let (name, file) = (string(&args[0]), string(&args[1]));
    let known = vm.extension::<Elsewhere>();
    let path = match known.root.borrow().as_str() {
        "" => file.clone(),
        root => format!("{root}/{file}"),
    };
    known.played.borrow_mut().insert((name, file));
    Ok(Value::from(path))
}
