//! The modules: a native core, `_sqla`, and Python sources on top of it under SQLAlchemy's names.

use std::rc::Rc;

use python::{Module, Place, PyResult, Value, Vm};

use crate::types::{Package, classes};

use super::element::KINDS;
use super::state::{class, core};

/// Where Flask-SQLAlchemy's classes of models are installed.
const MODEL: &str = "/usr/local/lib/python3.11/site-packages/flask_sqlalchemy/model.py";

/// Module name and source.
const SOURCES: &[(&str, &str)] = &[
    ("sqlite3", include_str!("../py/sqlite3.py")),
    ("sqlalchemy", include_str!("../py/sqlalchemy.py")),
    ("sqlalchemy.exc", include_str!("../py/exc.py")),
    ("sqlalchemy.event", include_str!("../py/event.py")),
    ("sqlalchemy.sql", include_str!("../py/sql.py")),
    ("sqlalchemy.sql.expression", include_str!("../py/expression.py")),
    ("sqlalchemy.sql.elements", "from sqlalchemy.sql.expression import *\nfrom _sqla import quoted_name, conv\n"),
    ("sqlalchemy.sql._select_base", include_str!("../py/select_base.py")),
    ("sqlalchemy.sql._selectable_constructors", include_str!("../py/selectable_constructors.py")),
    ("sqlalchemy.sql._from_methods", include_str!("../py/from_methods.py")),
    ("sqlalchemy.sql.selectable", include_str!("../py/selectable.py")),
    ("sqlalchemy.sql.dml", include_str!("../py/dml.py")),
    ("sqlalchemy.sql.functions", include_str!("../py/functions.py")),
    ("sqlalchemy.sql.operators", include_str!("../py/operators.py")),
    ("sqlalchemy.sql.ddl", include_str!("../py/ddl.py")),
    ("sqlalchemy.sql.schema", include_str!("../py/schema.py")),
    ("sqlalchemy.sql.sqltypes", "from sqlalchemy.types import *\nfrom sqlalchemy.types import _Binary\n"),
    ("sqlalchemy.sql.type_api", "from sqlalchemy.types import *\n"),
    ("sqlalchemy.sql.naming", "from _sqla import conv\n"),
    (
        "sqlalchemy.sql.base",
        "from _sqla import ReadOnlyColumnCollection, ReadOnlyColumnCollection as ColumnCollection\nfrom sqlalchemy.sql.selectable import Executable\n",
    ),
    ("sqlalchemy.sql.compiler", include_str!("../py/compiler.py")),
    ("sqlalchemy.sql.visitors", include_str!("../py/visitors.py")),
    ("sqlalchemy.schema", "from sqlalchemy.sql.schema import *\nfrom sqlalchemy.sql.ddl import *\n"),
    ("sqlalchemy.types", include_str!("../py/types.py")),
    ("sqlalchemy.engine", include_str!("../py/engine.py")),
    ("sqlalchemy.engine.base", include_str!("../py/engine_base.py")),
    ("sqlalchemy.engine.url", include_str!("../py/engine_url.py")),
    ("sqlalchemy.engine.default", include_str!("../py/engine_default.py")),
    ("sqlalchemy.engine.interfaces", include_str!("../py/engine_interfaces.py")),
    ("sqlalchemy.engine.create", include_str!("../py/engine_create.py")),
    ("sqlalchemy.engine._parameters", include_str!("../py/engine_parameters.py")),
    ("sqlalchemy.engine._questions", include_str!("../py/engine_questions.py")),
    ("sqlalchemy.engine._pooled", include_str!("../py/engine_pooled.py")),
    ("sqlalchemy.engine._statements", include_str!("../py/engine_statements.py")),
    ("sqlalchemy.engine.mock", include_str!("../py/engine_mock.py")),
    ("sqlalchemy.engine.result", include_str!("../py/result.py")),
    ("sqlalchemy.engine.row", include_str!("../py/row.py")),
    ("sqlalchemy.engine.cursor", include_str!("../py/cursor.py")),
    ("sqlalchemy.engine.reflection", include_str!("../py/reflection.py")),
    ("sqlalchemy.inspection", "from sqlalchemy.engine.reflection import inspect\n"),
    ("sqlalchemy.pool", include_str!("../py/pool.py")),
    ("sqlalchemy.util", include_str!("../py/util.py")),
    ("sqlalchemy.log", include_str!("../py/log.py")),
    ("sqlalchemy.dialects", "from sqlalchemy.dialects import sqlite\n"),
    ("sqlalchemy.dialects.sqlite", include_str!("../py/dialect_sqlite.py")),
    ("sqlalchemy.dialects.sqlite.base", include_str!("../py/dialect_base.py")),
    ("sqlalchemy.dialects.postgresql", include_str!("../py/dialect_postgresql.py")),
    ("sqlalchemy.dialects.postgresql.base", "from sqlalchemy.dialects.postgresql import *\n"),
    ("sqlalchemy.dialects.mysql", include_str!("../py/dialect_mysql.py")),
    ("sqlalchemy.ext", ""),
    ("sqlalchemy.ext.compiler", include_str!("../py/ext_compiler.py")),
    ("sqlalchemy.ext.declarative", include_str!("../py/ext_declarative.py")),
    ("sqlalchemy.ext.declarative.extensions", include_str!("../py/ext_declarative_extensions.py")),
    ("sqlalchemy.future", include_str!("../py/future.py")),
    (
        "sqlalchemy.future.engine",
        "from sqlalchemy.engine import Connection, Engine, create_engine
",
    ),
    ("sqlalchemy.ext.hybrid", include_str!("../py/ext_hybrid.py")),
    ("sqlalchemy.ext.associationproxy", include_str!("../py/ext_associationproxy.py")),
    ("sqlalchemy.ext.mutable", include_str!("../py/ext_mutable.py")),
    ("sqlalchemy.ext.orderinglist", include_str!("../py/ext_orderinglist.py")),
    ("sqlalchemy.orm", include_str!("../py/orm.py")),
    ("sqlalchemy.orm._state", include_str!("../py/orm_state.py")),
    ("sqlalchemy.orm.attributes", include_str!("../py/orm_attributes.py")),
    ("sqlalchemy.orm.interfaces", include_str!("../py/orm_interfaces.py")),
    ("sqlalchemy.orm.properties", include_str!("../py/orm_properties.py")),
    ("sqlalchemy.orm.descriptor_props", include_str!("../py/orm_descriptor_props.py")),
    ("sqlalchemy.orm._mapper_views", include_str!("../py/orm_mapper_views.py")),
    ("sqlalchemy.orm.clsregistry", include_str!("../py/orm_clsregistry.py")),
    ("sqlalchemy.orm._comparator", include_str!("../py/orm_comparator.py")),
    ("sqlalchemy.orm._join_condition", include_str!("../py/orm_join_condition.py")),
    ("sqlalchemy.orm._backrefs", include_str!("../py/orm_backrefs.py")),
    ("sqlalchemy.orm._mapped", include_str!("../py/orm_mapped.py")),
    ("sqlalchemy.orm._annotations", include_str!("../py/orm_annotations.py")),
    ("sqlalchemy.orm._concrete", include_str!("../py/orm_concrete.py")),
    ("sqlalchemy.orm._dataclasses", include_str!("../py/orm_dataclasses.py")),
    ("sqlalchemy.orm.decl_base", include_str!("../py/orm_decl_base.py")),
    ("sqlalchemy.orm._flush_order", include_str!("../py/orm_flush_order.py")),
    ("sqlalchemy.orm._flush_inserts", include_str!("../py/orm_flush_inserts.py")),
    ("sqlalchemy.orm._flush_deletes", include_str!("../py/orm_flush_deletes.py")),
    ("sqlalchemy.orm._flush_versions", include_str!("../py/orm_flush_versions.py")),
    ("sqlalchemy.orm.identity", include_str!("../py/orm_identity.py")),
    ("sqlalchemy.orm._session_objects", include_str!("../py/orm_session_objects.py")),
    ("sqlalchemy.orm._session_flush", include_str!("../py/orm_session_flush.py")),
    ("sqlalchemy.orm._session_statements", include_str!("../py/orm_session_statements.py")),
    ("sqlalchemy.orm._session_transactions", include_str!("../py/orm_session_transactions.py")),
    ("sqlalchemy.orm.scoping", include_str!("../py/orm_scoping.py")),
    ("sqlalchemy.orm.mapper", include_str!("../py/orm_mapper.py")),
    ("sqlalchemy.orm.relationships", include_str!("../py/orm_relationships.py")),
    ("sqlalchemy.orm.collections", include_str!("../py/orm_collections.py")),
    ("sqlalchemy.orm.decl_api", include_str!("../py/orm_declarative.py")),
    ("sqlalchemy.orm.unitofwork", include_str!("../py/orm_unitofwork.py")),
    ("sqlalchemy.orm._eager", include_str!("../py/orm_eager.py")),
    ("sqlalchemy.orm._eager_rows", include_str!("../py/orm_eager_rows.py")),
    ("sqlalchemy.orm.strategy_options", include_str!("../py/orm_options.py")),
    ("sqlalchemy.orm.loading", include_str!("../py/orm_loading.py")),
    ("sqlalchemy.orm.session", include_str!("../py/orm_session.py")),
    ("sqlalchemy.orm.query", include_str!("../py/orm_query.py")),
    ("sqlalchemy.orm.util", include_str!("../py/orm_util.py")),
    ("sqlalchemy.orm.exc", include_str!("../py/orm_exc.py")),
    ("sqlalchemy.orm.declarative_base", "from sqlalchemy.orm import declarative_base\n"),
    ("sqlalchemy.orm.instrumentation", "from sqlalchemy.orm._state import *\n"),
    ("sqlalchemy.orm.base", "from sqlalchemy.orm._state import *\nfrom sqlalchemy.orm.decl_api import Mapped\n"),
    ("flask_sqlalchemy", include_str!("../py/flask_sqlalchemy.py")),
    ("flask_sqlalchemy.model", include_str!("../py/flask_model.py")),
    ("flask_sqlalchemy.session", include_str!("../py/flask_session.py")),
    ("flask_sqlalchemy.query", include_str!("../py/flask_query.py")),
    ("flask_sqlalchemy.pagination", include_str!("../py/flask_pagination.py")),
    ("flask_sqlalchemy.extension", include_str!("../py/flask_extension.py")),
];

/// Registers every module; nothing runs until one is imported.
pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_sqla", fill);
    for (name, source) in SOURCES {
        vm.add_source_module(name, source);
    }
    let model = |line, code| Place { path: MODEL.into(), line, code: Some(code) };
    vm.stands_for(
        "<python>/flask_sqlalchemy/model.py",
        "__init__",
        model(144, "super().__init__(name, bases, d, **kwargs)"),
    );
    vm.stands_for(
        "<python>/flask_sqlalchemy/model.py",
        "__init_subclass__",
        model(214, "super().__init_subclass__(**kwargs)"),
    );
    for name in
        ["sqlalchemy.ext.asyncio", "sqlalchemy.ext.automap", "sqlalchemy.ext.baked", "sqlalchemy.ext.horizontal_shard"]
    {
        vm.add_absent_module(name, "this extension of SQLAlchemy is not supported here");
    }
    for name in ["sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"] {
        vm.add_absent_module(name, "types of this database are not supported here");
    }
}

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
    "RawConnection",
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
    super::database::install(vm);
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
            types.iter().find(|(_, r)| std::ptr::eq(*r, row)).map(|(c, _)| (row.name, Value::Class(c.clone())))
        });
        module.set(&format!("types_{key}"), Value::dict(of));
    }
    super::expression::fill(module);
    super::statement::fill(module);
    super::compiled::fill(module);
    super::convert::fill(module);
    super::database::fill(module);
    super::reflect::fill(module);
    super::weak::fill(module);
    Ok(())
}
