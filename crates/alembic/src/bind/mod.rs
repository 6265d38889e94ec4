//! The modules programs import: natives of `alembic._native`, and Python sources of ours over them.
mod construct;
mod diffs;
mod graph;
mod migrate;
mod native;

use crate::Door;
use python::{PyResult, Value, Vm};
use std::cell::RefCell;
use std::rc::Rc;

const SOURCES: &[(&str, &str)] = &[
    ("alembic", include_str!("../py/alembic.py")),
    ("alembic._cli", include_str!("../py/cli.py")),
    ("alembic.autogenerate", include_str!("../py/autogenerate.py")),
    ("alembic.autogenerate.api", include_str!("../py/autogenerate_api.py")),
    ("alembic.autogenerate.rewriter", include_str!("../py/autogenerate_rewriter.py")),
    ("alembic.command", include_str!("../py/command.py")),
    ("alembic.config", include_str!("../py/config.py")),
    ("alembic.context", include_str!("../py/context.py")),
    ("alembic.ddl", include_str!("../py/ddl.py")),
    ("alembic.ddl.sqlite", include_str!("../py/ddl_sqlite.py")),
    ("alembic.migration", include_str!("../py/migration_alias.py")),
    ("alembic.op", include_str!("../py/op.py")),
    ("alembic.operations", include_str!("../py/operations.py")),
    ("alembic.operations.batch", include_str!("../py/batch.py")),
    ("alembic.operations.ops", include_str!("../py/ops.py")),
    ("alembic.operations._construct", include_str!("../py/ops_construct.py")),
    ("alembic.operations.schemaobj", include_str!("../py/schemaobj.py")),
    ("alembic.runtime", ""),
    ("alembic.runtime.environment", include_str!("../py/environment.py")),
    ("alembic.runtime.migration", include_str!("../py/migration.py")),
    ("alembic.script", include_str!("../py/script.py")),
    ("alembic.script.base", "from alembic.script import Script, ScriptDirectory\n"),
    ("alembic.script.revision", include_str!("../py/revision.py")),
    ("alembic.util", include_str!("../py/util.py")),
    ("alembic.util.exc", include_str!("../py/util_exc.py")),
    ("alembic.util.messaging", "from alembic.util import err, msg, status\n"),
    ("alembic.util.sqla_compat", ""),
    ("alembic.util.langhelpers", "from alembic.util import to_tuple, to_list, rev_id\n"),
];

/// The door of the process.
#[derive(Default)]
pub(crate) struct World(pub RefCell<Option<Rc<Door>>>);

/// Makes `import alembic` work.
pub fn install(vm: &Vm, door: Door) {
    *vm.extension::<World>().0.borrow_mut() = Some(Rc::new(door));
    for (name, source) in SOURCES {
        vm.add_source_module(name, source);
    }
    vm.add_native_module("alembic._native", native::fill);
}

/// The revision that runs in this process, while `run_migrations` does.
pub fn running(vm: &Vm) -> Option<crate::Running> {
    vm.extension::<native::Runs>().0.borrow().clone()
}

/// Passes warnings of the schema crate on to Python.
pub(crate) fn pass_warnings(vm: &Vm) -> PyResult<()> {
    for text in sqlalchemy::take_warnings() {
        let exc = vm.import_module("sqlalchemy.exc")?;
        let warn = vm.attr(&exc, "_warn")?;
        vm.call(&warn, vec![Value::from(text)])?;
    }
    Ok(())
}
