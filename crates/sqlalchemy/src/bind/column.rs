//! `Column` in Python.

use std::rc::Rc;

use python::{Args, ClassBuilder, PyResult, Str, Value, Vm};

use crate::schema::{
    Autoincrement, Column, Computed, ForeignKey, Name, ServerDefault, Taker, validate_option,
};
use crate::types::SqlType;

use super::errors::{OrRaise, argument};
use super::expression::string;
use super::state::{class, remember};

/// Makes the class.
pub(super) fn install(vm: &Vm) {
    let (clause, item) = (class(vm, "ColumnClause"), class(vm, "SchemaItem"));
    let builder =
        ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Column", &[&clause, &item])
            .raw_method("__init__", init)
            .method("__repr__", "(self)", |vm, a| Ok(Value::from(column(vm, &a[0])?.repr())))
            .method("__str__", "(self)", |vm, a| Ok(Value::from(column(vm, &a[0])?.description())))
            .method("_copy", "(self)", |vm, a| Ok(wrap(vm, &column(vm, &a[0])?.copy())))
            .method("copy", "(self)", |vm, a| Ok(wrap(vm, &column(vm, &a[0])?.copy())))
            .method("append_foreign_key", "(self, key)", |vm, a| {
                let Some(key) = a[1].payload::<ForeignKey>() else {
                    return Err(vm.type_error("a ForeignKey is needed"));
                };
                column(vm, &a[0])?.append_foreign_key(&key).or_raise(vm)?;
                Ok(Value::None)
            })
            .method("references", "(self, column)", |vm, a| {
                let other = column(vm, &a[1])?;
                let keys = column(vm, &a[0])?.foreign_keys.borrow().clone();
                Ok(Value::Bool(
                    keys.iter().any(|k| k.target_quietly().is_some_and(|c| c.ptr_eq(&other))),
                ))
            });
    let made = defaults(flags(names(builder))).build();
    remember(vm, "Column", &made);
}

fn names(builder: ClassBuilder) -> ClassBuilder {
    builder
        .property(
            "name",
            |vm, this| Ok(Value::from(column(vm, this)?.name())),
            |vm, a| {
                column(vm, &a[0])?.set_name(Name::new(&string(&a[1])));
                Ok(Value::None)
            },
        )
        .property(
            "key",
            |vm, this| {
                Ok(column(vm, this)?
                    .key
                    .borrow()
                    .as_ref()
                    .map_or(Value::None, |k| Value::from(&**k)))
            },
            |vm, a| {
                *column(vm, &a[0])?.key.borrow_mut() =
                    text_or_none(&a[1]).map(|s| s.as_str().into());
                Ok(Value::None)
            },
        )
        .property(
            "type",
            |vm, this| Ok(super::types::wrap(vm, &column(vm, this)?.sql_type())),
            |vm, a| {
                let ty = super::types::sql_type(vm, &a[1])?;
                *column(vm, &a[0])?.ty.borrow_mut() = ty;
                Ok(Value::None)
            },
        )
        .getter("table", |vm, this| {
            Ok(column(vm, this)?.table().map_or(Value::None, |t| super::table::wrap(vm, &t)))
        })
        .getter("description", |vm, this| Ok(Value::from(column(vm, this)?.name())))
        .property(
            "comment",
            |vm, this| Ok(Value::from(column(vm, this)?.comment.borrow().as_deref())),
            |vm, a| {
                *column(vm, &a[0])?.comment.borrow_mut() =
                    text_or_none(&a[1]).map(|s| s.as_str().into());
                Ok(Value::None)
            },
        )
        .property(
            "doc",
            |vm, this| Ok(Value::from(column(vm, this)?.doc.borrow().as_deref())),
            |vm, a| {
                *column(vm, &a[0])?.doc.borrow_mut() =
                    text_or_none(&a[1]).map(|s| s.as_str().into());
                Ok(Value::None)
            },
        )
        .getter("_foreign_key_list", |vm, this| {
            Ok(Value::list(
                column(vm, this)?
                    .foreign_keys
                    .borrow()
                    .iter()
                    .map(|k| super::foreign::wrap(vm, k))
                    .collect(),
            ))
        })
        .getter("_constraint_list", |vm, this| {
            Ok(Value::list(
                column(vm, this)?
                    .constraints
                    .borrow()
                    .iter()
                    .map(|c| super::constraint::wrap(vm, c))
                    .collect(),
            ))
        })
        .getter("_option_items", |vm, this| {
            Ok(super::table::option_items(vm, &column(vm, this)?.options.borrow()))
        })
}

fn flags(builder: ClassBuilder) -> ClassBuilder {
    builder
        .property(
            "nullable",
            |vm, this| Ok(Value::Bool(column(vm, this)?.nullable.get())),
            |vm, a| {
                column(vm, &a[0])?.nullable.set(vm.truth(&a[1])?);
                Ok(Value::None)
            },
        )
        .property(
            "_user_nullable",
            |vm, this| Ok(column(vm, this)?.user_nullable.get().map_or(Value::None, Value::Bool)),
            |vm, a| {
                let flag = flag_or_none(vm, &a[1])?;
                column(vm, &a[0])?.user_nullable.set(flag);
                Ok(Value::None)
            },
        )
        .property(
            "primary_key",
            |vm, this| Ok(Value::Bool(column(vm, this)?.primary_key.get())),
            |vm, a| {
                column(vm, &a[0])?.primary_key.set(vm.truth(&a[1])?);
                Ok(Value::None)
            },
        )
        .property(
            "unique",
            |vm, this| Ok(column(vm, this)?.unique.get().map_or(Value::None, Value::Bool)),
            |vm, a| {
                let flag = flag_or_none(vm, &a[1])?;
                column(vm, &a[0])?.unique.set(flag);
                Ok(Value::None)
            },
        )
        .property(
            "index",
            |vm, this| Ok(column(vm, this)?.index.get().map_or(Value::None, Value::Bool)),
            |vm, a| {
                let flag = flag_or_none(vm, &a[1])?;
                column(vm, &a[0])?.index.set(flag);
                Ok(Value::None)
            },
        )
        .getter("system", |vm, this| Ok(Value::Bool(column(vm, this)?.system.get())))
        .property(
            "autoincrement",
            |vm, this| {
                Ok(match column(vm, this)?.autoincrement.get() {
                    Autoincrement::Auto => Value::from("auto"),
                    Autoincrement::True => Value::Bool(true),
                    Autoincrement::False => Value::Bool(false),
                    Autoincrement::IgnoreFk => Value::from("ignore_fk"),
                })
            },
            |vm, a| {
                column(vm, &a[0])?.autoincrement.set(autoincrement(vm, &a[1])?);
                Ok(Value::None)
            },
        )
}

fn defaults(builder: ClassBuilder) -> ClassBuilder {
    builder
        .property(
            "server_default",
            |vm, this| {
                Ok(column(vm, this)?
                    .server_default
                    .borrow()
                    .as_ref()
                    .map_or(Value::None, |d| super::classes::server_default_value(vm, d)))
            },
            |vm, a| {
                let default = super::classes::server_default(vm, &a[1])?;
                *column(vm, &a[0])?.server_default.borrow_mut() = default;
                Ok(Value::None)
            },
        )
        .getter("server_onupdate", |vm, this| {
            Ok(column(vm, this)?
                .server_onupdate
                .borrow()
                .as_ref()
                .map_or(Value::None, |d| super::classes::server_default_value(vm, d)))
        })
        .property(
            "default",
            |vm, this| {
                Ok(column(vm, this)?
                    .default
                    .borrow()
                    .as_ref()
                    .map_or(Value::None, |d| super::classes::default_value(vm, d)))
            },
            |vm, a| {
                let default = super::default::column_default(vm, &a[1])?;
                *column(vm, &a[0])?.default.borrow_mut() = default;
                Ok(Value::None)
            },
        )
        .property(
            "onupdate",
            |vm, this| {
                Ok(column(vm, this)?
                    .onupdate
                    .borrow()
                    .as_ref()
                    .map_or(Value::None, |d| super::classes::default_value(vm, d)))
            },
            |vm, a| {
                let default = super::default::column_default(vm, &a[1])?;
                *column(vm, &a[0])?.onupdate.borrow_mut() = default;
                Ok(Value::None)
            },
        )
        .getter("computed", |vm, this| {
            Ok(column(vm, this)?.computed().map_or(Value::None, |c| {
                super::classes::server_default_value(vm, &ServerDefault::Computed(c))
            }))
        })
        .getter("identity", |vm, this| {
            Ok(column(vm, this)?.identity().map_or(Value::None, |i| {
                super::classes::server_default_value(vm, &ServerDefault::Identity(i))
            }))
        })
}

/// The handle, or a TypeError.
pub(super) fn column(vm: &Vm, value: &Value) -> PyResult<Column> {
    match super::source::column_of(vm, value)? {
        Some(column) => Ok(column),
        None => Err(vm.type_error("a Column is needed")),
    }
}

/// A string argument that may be None.
pub(super) fn text_or_none(value: &Value) -> Option<String> {
    value.as_str().map(|s| s.to_string())
}

fn flag_or_none(vm: &Vm, value: &Value) -> PyResult<Option<bool>> {
    if value.is_none() { Ok(None) } else { vm.truth(value).map(Some) }
}

fn autoincrement(vm: &Vm, value: &Value) -> PyResult<Autoincrement> {
    Ok(match value.as_str().map(|s| s.to_string()).as_deref() {
        Some("auto") => Autoincrement::Auto,
        Some("ignore_fk") => Autoincrement::IgnoreFk,
        _ if vm.truth(value)? => Autoincrement::True,
        _ => Autoincrement::False,
    })
}

/// `Column(name, type, *items, **options)`.
fn init(vm: &Vm, args: Args) -> PyResult {
    let Some(this) = args.pos.first().and_then(Value::as_instance).cloned() else {
        return Ok(Value::None);
    };
    let kw = |wanted: &str| args.kw.iter().find(|(k, _)| &**k == wanted).map(|(_, v)| v.clone());
    let mut items: Vec<Value> = args.pos[1..].to_vec();
    let name = take_name(vm, &mut items, kw("name"))?;
    let ty = take_type(vm, &mut items, kw("type_"))?;
    let made = Column::build(name, ty);
    for (key, value) in &args.kw {
        option(vm, &made, &this, key, value)?;
    }
    if made.user_nullable.get().is_none() {
        made.nullable.set(!made.primary_key.get());
    }
    if this.dict().get("info").is_none() {
        this.dict().set("info", Value::dict::<&str>([]));
    }
    this.set_native(made.clone());
    vm.set_identity::<Column>(made.address(), Value::Instance(this));
    for item in &items {
        super::column_item::add_item(vm, &made, item)?;
    }
    Ok(Value::None)
}

fn take_name(vm: &Vm, items: &mut Vec<Value>, keyword: Option<Value>) -> PyResult<Option<Name>> {
    let positional = match items.first() {
        Some(first) if first.as_str().is_some() => Some(items.remove(0)),
        Some(Value::None) => {
            items.remove(0);
            None
        }
        _ => None,
    };
    match (positional, keyword.filter(|k| !k.is_none())) {
        (Some(_), Some(_)) => Err(argument(vm, "May not pass name positionally and as a keyword.")),
        (Some(name), None) | (None, Some(name)) => Ok(Some(super::classes::name(&name))),
        (None, None) => Ok(None),
    }
}

fn take_type(vm: &Vm, items: &mut Vec<Value>, keyword: Option<Value>) -> PyResult<SqlType> {
    let positional = match items.first() {
        Some(Value::None) => {
            items.remove(0);
            None
        }
        Some(first) => {
            let found = super::types::type_of(vm, first)?;
            if found.is_some() {
                items.remove(0);
            }
            found
        }
        None => None,
    };
    match (positional, keyword.filter(|k| !k.is_none())) {
        (Some(_), Some(_)) => {
            Err(argument(vm, "May not pass type_ positionally and as a keyword."))
        }
        (Some(ty), None) => Ok(ty),
        (None, Some(given)) => super::types::sql_type(vm, &given),
        (None, None) => Ok(SqlType::null()),
    }
}

fn option(
    vm: &Vm,
    made: &Column,
    this: &Rc<python::Instance>,
    key: &Str,
    value: &Value,
) -> PyResult<()> {
    match &**key {
        "name" | "type_" | "insert_sentinel" | "_omit_from_statements" | "_proxies" => {}
        "quote" => {
            let quote = if value.is_none() { None } else { Some(vm.truth(value)?) };
            let name = made.full_name();
            *made.name.borrow_mut() = Some(Name::quoted(&name, quote));
        }
        "key" => {
            if let Some(key) = text_or_none(value) {
                *made.key.borrow_mut() = Some(Rc::from(key));
            }
        }
        "primary_key" => made.primary_key.set(vm.truth(value)?),
        "nullable" => {
            if !value.is_none() {
                let nullable = vm.truth(value)?;
                made.nullable.set(nullable);
                made.user_nullable.set(Some(nullable));
            }
        }
        "index" => made.index.set(flag(vm, "index", value)?),
        "unique" => made.unique.set(flag(vm, "unique", value)?),
        "system" => made.system.set(vm.truth(value)?),
        "autoincrement" => made.autoincrement.set(autoincrement(vm, value)?),
        "default" | "insert_default" => {
            *made.default.borrow_mut() = super::default::column_default(vm, value)?
        }
        "onupdate" => *made.onupdate.borrow_mut() = super::default::column_default(vm, value)?,
        "server_default" => {
            *made.server_default.borrow_mut() = super::classes::server_default(vm, value)?
        }
        "server_onupdate" => {
            *made.server_onupdate.borrow_mut() = super::classes::server_default(vm, value)?
        }
        "comment" => *made.comment.borrow_mut() = text_or_none(value).map(|s| s.as_str().into()),
        "doc" => *made.doc.borrow_mut() = text_or_none(value).map(|s| s.as_str().into()),
        "info" => {
            *made.info.borrow_mut() = Some(super::literal::any(value));
            this.dict()
                .set("info", if value.is_none() { Value::dict::<&str>([]) } else { value.clone() });
        }
        option => {
            validate_option(Taker::Column, option).or_raise(vm)?;
            made.options.borrow_mut().set(option, super::table::option_value(vm, value)?);
        }
    }
    Ok(())
}

/// `index="name"` is a mistake with a message of its own, which comes when the column joins its
/// table.
fn flag(vm: &Vm, which: &str, value: &Value) -> PyResult<Option<bool>> {
    if value.as_str().is_none() {
        return flag_or_none(vm, value);
    }
    Err(argument(
        vm,
        if which == "index" {
            "The 'index' keyword argument on Column is boolean only. To create indexes with a specific name, create an explicit Index object external to the Table."
        } else {
            "The 'unique' keyword argument on Column is boolean only. To create unique constraints or indexes with a specific name, append an explicit UniqueConstraint to the Table's list of elements, or create an explicit Index object external to the Table."
        },
    ))
}

/// The Python object of a column.
pub(super) fn wrap(vm: &Vm, column: &Column) -> Value {
    vm.identity::<Column>(column.address(), || {
        let value = vm.native_instance(&class(vm, "Column"), column.clone());
        if let Some(instance) = value.as_instance() {
            instance.dict().set(
                "info",
                column
                    .info
                    .borrow()
                    .as_ref()
                    .map(super::literal::from_any)
                    .filter(|v| !v.is_none())
                    .unwrap_or_else(|| Value::dict::<&str>([])),
            );
        }
        value
    })
}

/// A generated column's parts, for whoever builds one in Rust.
pub(super) fn computed(sqltext: crate::expr::Expr, persisted: Option<bool>) -> ServerDefault {
    ServerDefault::Computed(Rc::new(Computed { sqltext, persisted }))
}
