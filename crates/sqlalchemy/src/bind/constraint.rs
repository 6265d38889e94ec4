//! `PrimaryKeyConstraint`, `ForeignKeyConstraint`, `UniqueConstraint`, `CheckConstraint` in Python.

use std::rc::Rc;

use python::{Bound, ClassBuilder, Instance, PyResult, Str, Value, Vm};

use crate::expr::Expr;
use crate::schema::{ColumnArg, Constraint, ConstraintKind, Taker, attach, validate_option};

use super::column::text_or_none;
use super::errors::{OrRaise, raise};
use super::state::{class, entering, pass_warnings, remember};

const OPTIONS: &str = "(self, *columns, name=None, deferrable=None, initially=None, info=None, comment=None, _autoattach=True, **dialect_kw)";

/// Makes the classes.
pub(super) fn install(vm: &Vm) {
    let item = class(vm, "SchemaItem");
    let base =
        common(ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Constraint", &[&item]))
            .build();
    remember(vm, "Constraint", &base);
    let collection = ClassBuilder::with_bases(
        vm,
        "sqlalchemy.sql.schema",
        "ColumnCollectionConstraint",
        &[&base],
    )
    .build();
    remember(vm, "ColumnCollectionConstraint", &collection);
    let make = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        let made = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", name, &[&collection])
            .method("__init__", signature, run);
        remember(vm, name, &extra(name, made).build());
    };
    make("PrimaryKeyConstraint", OPTIONS, |vm, a| columns_init(vm, a, true));
    make("UniqueConstraint", OPTIONS, |vm, a| columns_init(vm, a, false));
    make(
        "CheckConstraint",
        "(self, sqltext, name=None, deferrable=None, initially=None, table=None, info=None, _create_rule=None, _autoattach=True, _type_bound=False, comment=None, **dialect_kw)",
        check_init,
    );
    make(
        "ForeignKeyConstraint",
        "(self, columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, use_alter=False, link_to_name=False, match=None, table=None, info=None, comment=None, **dialect_kw)",
        foreign_init,
    );
}

fn common(builder: ClassBuilder) -> ClassBuilder {
    builder
        .getter("__visit_name__", |vm, this| {
            let constraint = constraint(vm, this)?;
            Ok(Value::from(match &*constraint.kind.borrow() {
                ConstraintKind::PrimaryKey { .. } => "primary_key_constraint",
                ConstraintKind::ForeignKey(_) => "foreign_key_constraint",
                ConstraintKind::Unique => "unique_constraint",
                ConstraintKind::Check { .. } if constraint.column_level.get() => "column_check_constraint",
                ConstraintKind::Check { .. } => "check_constraint",
            }))
        })
        .method("__repr__", "(self)", |vm, a| Ok(Value::from(constraint(vm, &a[0])?.repr())))
        .method("__hash__", "(self)", |_, a| Ok(Value::Int(a[0].address() as i64)))
        .property("name", |vm, this| Ok(name_value(vm, &constraint(vm, this)?)), |vm, a| {
            let name = (!a[1].is_none()).then(|| super::classes::name(&a[1]));
            *constraint(vm, &a[0])?.name.borrow_mut() = name;
            Ok(Value::None)
        })
        .getter("columns", |vm, this| Ok(columns_value(vm, &constraint(vm, this)?)))
        .getter("c", |vm, this| Ok(columns_value(vm, &constraint(vm, this)?)))
        .method("__iter__", "(self)", |vm, a| {
            let columns = constraint(vm, &a[0])?.columns();
            vm.iter(&Value::list(columns.iter().map(|c| super::column::wrap(vm, c)).collect()))
        })
        .method("__len__", "(self)", |vm, a| Ok(Value::Int(constraint(vm, &a[0])?.columns().len() as i64)))
        .method("__bool__", "(self)", |_, _| Ok(Value::Bool(true)))
        .method("__contains__", "(self, item)", |vm, a| {
            let this = constraint(vm, &a[0])?;
            let found = match a[1].as_str() {
                Some(key) => this.columns().iter().any(|c| *c.key() == **key),
                None => super::source::column_of(vm, &a[1])?
                    .is_some_and(|c| this.columns().iter().any(|x| x.ptr_eq(&c))),
            };
            Ok(Value::Bool(found))
        })
        .method("contains_column", "(self, column)", |vm, a| {
            let column = super::column::column(vm, &a[1])?;
            Ok(Value::Bool(constraint(vm, &a[0])?.columns().iter().any(|x| x.ptr_eq(&column))))
        })
        .getter("table", |vm, this| match constraint(vm, this)?.table() {
            Some(table) => Ok(super::table::wrap(vm, &table)),
            None => Err(raise(vm, crate::Error::InvalidRequest(
                "This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?".to_owned(),
            ))),
        })
        .getter("parent", |vm, this| Ok(constraint(vm, this)?.table().map_or(Value::None, |t| super::table::wrap(vm, &t))))
        .getter("deferrable", |vm, this| Ok(constraint(vm, this)?.deferrable.get().map_or(Value::None, Value::Bool)))
        .getter("initially", |vm, this| Ok(Value::from(constraint(vm, this)?.initially.borrow().as_deref())))
        .getter("comment", |vm, this| Ok(Value::from(constraint(vm, this)?.comment.borrow().as_deref())))
        .getter("_type_bound", |vm, this| Ok(Value::Bool(constraint(vm, this)?.is_type_bound())))
        .getter("_column_flag", |vm, this| Ok(Value::Bool(constraint(vm, this)?.column_flag.get())))
        .getter("_option_items", |vm, this| Ok(super::table::option_items(vm, &constraint(vm, this)?.options.borrow())))
}

fn extra(name: &str, builder: ClassBuilder) -> ClassBuilder {
    match name {
        "CheckConstraint" => builder.getter("sqltext", |vm, this| {
            Ok(constraint(vm, this)?
                .sqltext()
                .map_or(Value::None, |e| super::element::wrap(vm, &e)))
        }),
        "ForeignKeyConstraint" => builder
            .getter("elements", |vm, this| {
                Ok(Value::list(
                    constraint(vm, this)?
                        .elements()
                        .iter()
                        .map(|k| super::foreign::wrap(vm, k))
                        .collect(),
                ))
            })
            .getter("column_keys", |vm, this| {
                Ok(Value::list(
                    constraint(vm, this)?.column_keys().into_iter().map(Value::from).collect(),
                ))
            })
            .getter("referred_table", |vm, this| {
                Ok(super::table::wrap(vm, &constraint(vm, this)?.referred_table().or_raise(vm)?))
            })
            .getter("ondelete", |vm, this| key_text(vm, this, "ondelete"))
            .getter("onupdate", |vm, this| key_text(vm, this, "onupdate"))
            .getter("match", |vm, this| key_text(vm, this, "match"))
            .getter("use_alter", |vm, this| {
                Ok(Value::Bool(
                    constraint(vm, this)?
                        .foreign_key_part()
                        .is_some_and(|p| p.options.borrow().use_alter),
                ))
            }),
        _ => builder,
    }
}

fn key_text(vm: &Vm, this: &Value, which: &str) -> PyResult {
    let Some(part) = constraint(vm, this)?.foreign_key_part() else { return Ok(Value::None) };
    let options = part.options.borrow();
    Ok(Value::from(match which {
        "ondelete" => options.ondelete.as_deref(),
        "onupdate" => options.onupdate.as_deref(),
        _ => options.match_.as_deref(),
    }))
}

fn name_value(vm: &Vm, constraint: &Constraint) -> Value {
    constraint
        .name
        .borrow()
        .as_ref()
        .map_or(Value::None, |name| super::classes::name_value(vm, name))
}

fn columns_value(vm: &Vm, constraint: &Constraint) -> Value {
    super::collections::fixed(
        vm,
        constraint.columns().iter().map(|c| (c.key(), super::column::wrap(vm, c))).collect(),
    )
}

/// The handle, or a TypeError.
pub(super) fn constraint(vm: &Vm, value: &Value) -> PyResult<Constraint> {
    value.payload::<Constraint>().ok_or_else(|| vm.type_error("a Constraint is needed"))
}

/// Columns as given: names, column objects, mapped attributes.
pub(super) fn column_args(vm: &Vm, values: &[Value], complaint: &str) -> PyResult<Vec<ColumnArg>> {
    let mut out = Vec::new();
    for value in values {
        out.push(match value.as_str() {
            Some(key) => ColumnArg::Key(Rc::from(&**key)),
            None => {
                match (super::source::column_of(vm, value)?, super::source::element_of(vm, value)?)
                {
                    (Some(column), _) => ColumnArg::Column(column),
                    (None, Some(expr)) => ColumnArg::Expr(expr),
                    (None, None) => match vm.attr_opt(value, "__sqla_column__")? {
                        Some(inner) => ColumnArg::Column(super::column::column(vm, &inner)?),
                        None => {
                            return Err(super::errors::argument(
                                vm,
                                format!("{complaint} expected, got {}.", vm.repr(value)?),
                            ));
                        }
                    },
                }
            }
        });
    }
    Ok(out)
}

const COLUMN_COMPLAINT: &str = "String column name or column expression for DDL constraint";

fn columns_init(vm: &Vm, args: Bound, primary: bool) -> PyResult {
    let columns = column_args(vm, &args.rest(1), COLUMN_COMPLAINT)?;
    let name = if args[2].is_none() { None } else { Some(super::classes::name(&args[2])) };
    let made = if primary {
        Constraint::primary_key(columns, name)
    } else {
        Constraint::unique(columns, name)
    };
    let owner = if primary { "PrimaryKeyConstraint" } else { "UniqueConstraint" };
    let fields = [
        ("deferrable", &args[3]),
        ("initially", &args[4]),
        ("info", &args[5]),
        ("comment", &args[6]),
    ];
    set_options(vm, &made, &fields, args.keywords(8), owner)?;
    finish(vm, &args[0], &made, vm.truth(&args[7])?)
}

fn check_init(vm: &Vm, args: Bound) -> PyResult {
    let sqltext = match args[1].as_str() {
        Some(text) => Expr::text(text),
        None => super::source::coerce(vm, &args[1])?,
    };
    let name = if args[2].is_none() { None } else { Some(super::classes::name(&args[2])) };
    let made = Constraint::check(sqltext, name);
    let fields = [
        ("deferrable", &args[3]),
        ("initially", &args[4]),
        ("info", &args[6]),
        ("comment", &args[10]),
    ];
    set_options(vm, &made, &fields, args.keywords(11), "CheckConstraint")?;
    finish(vm, &args[0], &made, vm.truth(&args[8])?)?;
    attach_to(vm, &made, &args[5])
}

fn foreign_init(vm: &Vm, args: Bound) -> PyResult {
    let columns = column_args(vm, &vm.list_of(&args[1])?, COLUMN_COMPLAINT)?;
    let references = vm
        .list_of(&args[2])?
        .iter()
        .map(|r| super::foreign::reference(vm, r))
        .collect::<PyResult<Vec<_>>>()?;
    let named = [
        ("name", &args[3]),
        ("onupdate", &args[4]),
        ("ondelete", &args[5]),
        ("deferrable", &args[6]),
        ("initially", &args[7]),
        ("use_alter", &args[8]),
        ("link_to_name", &args[9]),
        ("match", &args[10]),
        ("info", &args[12]),
        ("comment", &args[13]),
    ];
    let options =
        super::foreign::key_options(vm, &named, args.keywords(14), "ForeignKeyConstraint")?;
    let made = Constraint::foreign_key(columns, references, options).or_raise(vm)?;
    finish(vm, &args[0], &made, true)?;
    attach_to(vm, &made, &args[11])
}

fn attach_to(vm: &Vm, made: &Constraint, table: &Value) -> PyResult {
    if let Some(table) = table.payload::<crate::schema::Table>() {
        entering(vm, || table.append_constraint(made)).or_raise(vm)?;
    }
    Ok(Value::None)
}

fn set_options(
    vm: &Vm,
    made: &Constraint,
    fields: &[(&str, &Value)],
    dialect: Vec<(Str, Value)>,
    owner: &'static str,
) -> PyResult<()> {
    for (field, value) in fields {
        match *field {
            "deferrable" => {
                made.deferrable.set(if value.is_none() { None } else { Some(vm.truth(value)?) })
            }
            "initially" => {
                *made.initially.borrow_mut() = text_or_none(value).map(|s| s.as_str().into())
            }
            "comment" => {
                *made.comment.borrow_mut() = text_or_none(value).map(|s| s.as_str().into())
            }
            _ => {
                *made.info.borrow_mut() =
                    Some(super::literal::any(value)).filter(|_| !value.is_none())
            }
        }
    }
    for (name, value) in dialect {
        validate_option(Taker::Constraint(owner), &name).or_raise(vm)?;
        made.options.borrow_mut().set(&name, super::table::option_value(vm, &value)?);
    }
    Ok(())
}

/// Ties handle and object, and lets a constraint of column objects find its table.
fn finish(vm: &Vm, this: &Value, made: &Constraint, autoattach: bool) -> PyResult {
    let Some(instance) = this.as_instance() else { return Ok(Value::None) };
    tie(vm, instance, this, made);
    if autoattach {
        entering(vm, || attach::try_autoattach(made)).or_raise(vm)?;
        pass_warnings(vm)?;
    }
    Ok(Value::None)
}

fn tie(vm: &Vm, instance: &Rc<Instance>, this: &Value, made: &Constraint) {
    instance.set_native(made.clone());
    let info = made
        .info
        .borrow()
        .as_ref()
        .map_or_else(|| Value::dict::<&str>([]), super::literal::from_any);
    instance.dict().set("info", info);
    vm.set_identity::<Constraint>(made.address(), this.clone());
}

/// The Python object of a constraint.
pub(super) fn wrap(vm: &Vm, constraint: &Constraint) -> Value {
    vm.identity::<Constraint>(constraint.address(), || {
        let value = vm.native_instance(&class(vm, constraint.class_name()), constraint.clone());
        if let Some(instance) = value.as_instance() {
            instance.dict().set("info", Value::dict::<&str>([]));
        }
        value
    })
}
