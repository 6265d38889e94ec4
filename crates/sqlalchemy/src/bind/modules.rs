//! The modules: a native core, `_sqla`, and the Python of this crate's `lib` folder on top of it.

use std::rc::Rc;

use python::{FrozenModule, Home, Library, Module, PyResult, Value, Vm};

use crate::types::{Package, classes};

use super::element::KINDS;
use super::state::{class, core};

/// Registers every module; nothing runs until one is imported.
pub(super) fn install(vm: &Vm) {
    sqlite::install(vm);
    vm.add_native_module("_sqla", fill);
    vm.add_library(Library {
        home: Home::SitePackages,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
    for name in
        ["sqlalchemy.ext.automap", "sqlalchemy.ext.baked", "sqlalchemy.ext.horizontal_shard"]
    {
        vm.add_absent_module(name, "this extension of SQLAlchemy is not supported here");
    }
    for name in ["sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"] {
        vm.add_absent_module(name, "types of this database are not supported here");
    }
}

/// Classes whose arguments decide what a schema is, and what a package that is not here would be
/// there.
const DECIDES: &[(&str, &str)] = &[
    ("SchemaItem", "is used as a part of a schema"),
    ("Column", "is used as a column's type"),
    ("ForeignKey", "is used as what a foreign key refers to"),
    ("TypeEngine", "is used as an argument of a column's type"),
];

/// Classes that Python sources import by name, beside [`KINDS`].
const CLASSES: &[&str] = &[
    "ClauseElement",
    "ColumnElement",
    "ColumnClause",
    "FromClause",
    "TableClause",
    "Join",
    "AliasedReturnsRows",
    "Alias",
    "Subquery",
    "CTE",
    "TableValuedAlias",
    "SchemaItem",
    "MetaData",
    "Table",
    "Column",
    "ForeignKey",
    "Constraint",
    "ColumnCollectionConstraint",
    "PrimaryKeyConstraint",
    "ForeignKeyConstraint",
    "UniqueConstraint",
    "CheckConstraint",
    "Index",
    "FetchedValue",
    "DefaultClause",
    "Computed",
    "Identity",
    "ColumnDefault",
    "ScalarElementColumnDefault",
    "CallableColumnDefault",
    "ColumnElementColumnDefault",
    "Sequence",
    "quoted_name",
    "conv",
    "TypeEngine",
    "ReadOnlyColumnCollection",
    "_Query",
    "_Statement",
];

fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    super::types::install(vm);
    super::element::install(vm);
    super::collections::install(vm);
    super::metadata::install(vm);
    super::classes::install(vm);
    super::foreign::install(vm);
    super::table::install(vm);
    super::column::install(vm);
    super::constraint::install(vm);
    super::index::install(vm);
    super::statement::install(vm);
    module.set("_hand", Vm::hand());
    for (name, role) in DECIDES {
        class(vm, name).dict.set("__refuses_stand_ins__", (*role).into());
    }
    for name in CLASSES.iter().chain(KINDS) {
        module.set(name, Value::Class(class(vm, name)));
    }
    for (key, package) in [
        ("sql", Package::Sql),
        ("sqlite", Package::Sqlite),
        ("postgresql", Package::Postgresql),
        ("mysql", Package::Mysql),
    ] {
        let known = core(vm);
        let types = known.types.borrow();
        let of = classes(package).iter().filter_map(|row| {
            types
                .iter()
                .find(|(_, r)| std::ptr::eq(*r, row))
                .map(|(c, _)| (row.name, Value::Class(c.clone())))
        });
        module.set(&format!("types_{key}"), Value::dict(of));
    }
    super::expression::fill(module);
    super::statement::fill(module);
    super::compiled::fill(module);
    super::dissect::fill(module);
    super::literal_text::fill(module);
    super::convert::fill(module);
    super::url::fill(module);
    super::elsewhere::fill(module);
    super::reflect::fill(module);
    super::told::fill(module);
    super::weak::fill(module);
    Ok(())
}
