//! Flask-SQLAlchemy, in Python: `lib` has the real package's module paths.
use python::{FrozenModule, Home, Library, Place, Vm};

/// Where the real package's classes of models are installed; SQLAlchemy's warnings name these
/// lines.
const MODEL: &str = "/usr/local/lib/python3.11/site-packages/flask_sqlalchemy/model.py";

/// Makes `flask_sqlalchemy` importable.
pub fn install(vm: &Vm) {
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
    let ours = "<python>/flask_sqlalchemy/model.py";
    for (function, line, code) in [
        ("__init__", 144, "super().__init__(name, bases, d, **kwargs)"),
        ("__init_subclass__", 214, "super().__init_subclass__(**kwargs)"),
    ] {
        vm.stands_for(ours, function, Place { path: MODEL.into(), line, code: Some(code) });
    }
}
