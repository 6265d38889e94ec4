//! Small schema classes in Python: server defaults, `Computed`, `Identity`, column defaults,
//! `Sequence`, names.

use std::rc::Rc;

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::expr::Expr;
use crate::schema::{ColumnDefault, DefaultArg, Identity, Name, ServerDefault};

use super::errors::argument;
use super::expression::string;
use super::state::{class, remember};

/// Makes the classes.
pub(super) fn install(vm: &Vm) {
    let item = class(vm, "SchemaItem");
    let fetched = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "FetchedValue", &[&item])
        .method("__init__", "(self, for_update=False)", |_, a| {
            if let Some(this) = a[0].as_instance() {
                this.set_native(ServerDefault::Fetched);
            }
            Ok(Value::None)
        })
        .method("__repr__", "(self)", |_, a| {
            Ok(Value::from(
                a[0].payload::<ServerDefault>().map_or("FetchedValue()".to_owned(), |d| d.repr()),
            ))
        })
        .method("__hash__", "(self)", |_, a| Ok(Value::Int(a[0].address() as i64)))
        .build();
    remember(vm, "FetchedValue", &fetched);
    install_server(vm);
    install_defaults(vm);
    install_names(vm);
}

fn install_server(vm: &Vm) {
    let fetched = class(vm, "FetchedValue");
    let clause =
        ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "DefaultClause", &[&fetched])
            .method("__init__", "(self, arg, for_update=False, _reflected=False)", |vm, a| {
                let reflected = vm.truth(&a[3])?;
                let arg = default_arg(vm, &a[1])?;
                set(vm, &a[0], ServerDefault::Clause { arg, reflected });
                Ok(Value::None)
            })
            .getter("arg", |vm, this| {
                Ok(match this.payload::<ServerDefault>() {
                    Some(ServerDefault::Clause { arg: DefaultArg::Text(text), .. }) => {
                        Value::from(&*text)
                    }
                    Some(ServerDefault::Clause { arg: DefaultArg::Expr(expr), .. }) => {
                        super::element::wrap(vm, &expr)
                    }
                    _ => Value::None,
                })
            })
            .getter("reflected", |_, this| {
                Ok(Value::Bool(matches!(
                    this.payload::<ServerDefault>(),
                    Some(ServerDefault::Clause { reflected: true, .. })
                )))
            })
            .build();
    remember(vm, "DefaultClause", &clause);
    let computed = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Computed", &[&fetched])
        .method("__init__", "(self, sqltext, persisted=None)", |vm, a| {
            let sqltext = match a[1].as_str() {
                Some(text) => Expr::text(text),
                None => super::source::coerce(vm, &a[1])?,
            };
            let persisted = if a[2].is_none() { None } else { Some(vm.truth(&a[2])?) };
            set(vm, &a[0], super::column::computed(sqltext, persisted));
            Ok(Value::None)
        })
        .getter("sqltext", |vm, this| {
            Ok(match this.payload::<ServerDefault>() {
                Some(ServerDefault::Computed(c)) => super::element::wrap(vm, &c.sqltext),
                _ => Value::None,
            })
        })
        .getter("persisted", |_, this| {
            Ok(match this.payload::<ServerDefault>() {
                Some(ServerDefault::Computed(c)) => c.persisted.map_or(Value::None, Value::Bool),
                _ => Value::None,
            })
        })
        .build();
    remember(vm, "Computed", &computed);
    let identity = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Identity", &[&fetched])
        .method(
            "__init__",
            "(self, always=False, on_null=None, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, cache=None, order=None, **dialect_kw)",
            identity_init,
        )
        .build();
    remember(vm, "Identity", &identity);
}

fn set(vm: &Vm, this: &Value, default: ServerDefault) {
    if let Some(instance) = this.as_instance() {
        let address = match &default {
            ServerDefault::Computed(c) => Rc::as_ptr(c) as *const () as usize,
            ServerDefault::Identity(i) => Rc::as_ptr(i) as *const () as usize,
            ServerDefault::Clause { .. } | ServerDefault::Fetched => 0,
        };
        instance.set_native(default);
        if address != 0 {
            vm.set_identity::<ServerDefault>(address, this.clone());
        }
    }
}

fn identity_init(vm: &Vm, a: Bound) -> PyResult {
    let flag = |v: &Value| if v.is_none() { Ok(None) } else { vm.truth(v).map(Some) };
    let identity = Identity {
        always: flag(&a[1])?,
        on_null: flag(&a[2])?,
        start: a[3].as_int(),
        increment: a[4].as_int(),
        minvalue: a[5].as_int(),
        maxvalue: a[6].as_int(),
        nominvalue: flag(&a[7])?,
        nomaxvalue: flag(&a[8])?,
        cycle: flag(&a[9])?,
        cache: a[10].as_int(),
        order: flag(&a[11])?,
    };
    if let Some(this) = a[0].as_instance() {
        for (key, index) in [
            ("always", 1),
            ("on_null", 2),
            ("start", 3),
            ("increment", 4),
            ("minvalue", 5),
            ("maxvalue", 6),
            ("cycle", 9),
            ("cache", 10),
        ] {
            this.dict().set(key, a[index].clone());
        }
    }
    set(vm, &a[0], ServerDefault::Identity(Rc::new(identity)));
    Ok(Value::None)
}

/// `server_default=`: a string, an expression, `FetchedValue` and its kin.
pub(super) fn server_default(vm: &Vm, value: &Value) -> PyResult<Option<ServerDefault>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(made) = value.payload::<ServerDefault>() {
        return Ok(Some(made));
    }
    Ok(Some(ServerDefault::Clause { arg: default_arg(vm, value)?, reflected: false }))
}

fn default_arg(vm: &Vm, value: &Value) -> PyResult<DefaultArg> {
    if let Some(text) = value.as_str() {
        return Ok(DefaultArg::Text(Rc::from(&**text)));
    }
    match super::source::element_of(vm, value)? {
        Some(expr) => Ok(DefaultArg::Expr(expr)),
        None => {
            let class = vm.class_of(value);
            Err(argument(
                vm,
                format!(
                    "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '{}'",
                    vm.repr(&Value::Class(class))?
                ),
            ))
        }
    }
}

/// The Python object of a server default.
pub(super) fn server_default_value(vm: &Vm, default: &ServerDefault) -> Value {
    match default {
        ServerDefault::Clause { .. } => {
            vm.native_instance(&class(vm, "DefaultClause"), default.clone())
        }
        ServerDefault::Fetched => vm.native_instance(&class(vm, "FetchedValue"), default.clone()),
        ServerDefault::Computed(c) => vm
            .identity::<ServerDefault>(Rc::as_ptr(c) as *const () as usize, || {
                vm.native_instance(&class(vm, "Computed"), default.clone())
            }),
        ServerDefault::Identity(i) => vm
            .identity::<ServerDefault>(Rc::as_ptr(i) as *const () as usize, || {
                vm.native_instance(&class(vm, "Identity"), default.clone())
            }),
    }
}

fn install_defaults(vm: &Vm) {
    let item = class(vm, "SchemaItem");
    let base = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "ColumnDefault", &[&item])
        .method("__init__", "(self, arg, for_update=False)", |vm, a| {
            if let (Some(this), Some(default)) =
                (a[0].as_instance(), super::default::column_default(vm, &a[1])?)
            {
                describe(vm, this, &default);
                this.set_native(default);
            }
            Ok(Value::None)
        })
        .method("__repr__", "(self)", |_, a| {
            Ok(Value::from(
                a[0].payload::<ColumnDefault>()
                    .map_or("ColumnDefault()".to_owned(), |d| format!("{d:?}")),
            ))
        })
        .build();
    remember(vm, "ColumnDefault", &base);
    for name in
        ["ScalarElementColumnDefault", "CallableColumnDefault", "ColumnElementColumnDefault"]
    {
        remember(
            vm,
            name,
            &ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", name, &[&base]).build(),
        );
    }
    let sequence = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Sequence", &[&base])
        .method("__init__", "(self, name, start=None, increment=None, **options)", |_, a| {
            if let Some(this) = a[0].as_instance() {
                this.set_native(ColumnDefault::Sequence(Rc::from(string(&a[1]))));
                this.dict().set("name", a[1].clone());
                this.dict().set("start", a[2].clone());
                this.dict().set("increment", a[3].clone());
            }
            Ok(Value::None)
        })
        .build();
    remember(vm, "Sequence", &sequence);
}

fn describe(vm: &Vm, this: &Rc<python::Instance>, default: &ColumnDefault) {
    let (arg, kind) = match default {
        ColumnDefault::Scalar(literal) => (super::literal::value(literal), "is_scalar"),
        ColumnDefault::Callable(any, _) => (super::literal::from_any(any), "is_callable"),
        ColumnDefault::Expr(expr) => (super::element::wrap(vm, expr), "is_clause_element"),
        ColumnDefault::Sequence(name) => (Value::from(&**name), "is_sequence"),
    };
    this.dict().set("arg", arg);
    for name in ["is_scalar", "is_callable", "is_clause_element", "is_sequence"] {
        this.dict().set(name, Value::Bool(name == kind));
    }
}

/// The Python object of a column default.
pub(super) fn default_value(vm: &Vm, default: &ColumnDefault) -> Value {
    let name = match default {
        ColumnDefault::Scalar(_) => "ScalarElementColumnDefault",
        ColumnDefault::Callable(..) => "CallableColumnDefault",
        ColumnDefault::Expr(_) => "ColumnElementColumnDefault",
        ColumnDefault::Sequence(_) => "Sequence",
    };
    let value = vm.native_instance(&class(vm, name), default.clone());
    if let Some(instance) = value.as_instance() {
        describe(vm, instance, default);
    }
    value
}

/// `quoted_name` and `conv`: subclasses of `str` that our code tells apart by class.
fn install_names(vm: &Vm) {
    let quoted =
        ClassBuilder::with_bases(vm, "sqlalchemy.sql.elements", "quoted_name", &[&vm.types.str])
            .build();
    remember(vm, "quoted_name", &quoted);
    let conv = ClassBuilder::with_bases(vm, "sqlalchemy.sql.elements", "conv", &[&quoted]).build();
    remember(vm, "conv", &conv);
}

/// A name given from Python: `conv`, `quoted_name` with its `quote`, or a plain string.
pub(super) fn name(value: &Value) -> Name {
    let text = string(value);
    let Some(instance) = value.as_instance() else { return Name::new(&text) };
    if &*instance.class().name() == "conv" {
        return Name::conv(&text);
    }
    match instance.dict_if_any().and_then(|d| d.get("quote")) {
        Some(Value::Bool(quote)) => Name::quoted(&text, Some(quote)),
        _ => Name::new(&text),
    }
}

/// And back: conventional names are `conv` objects.
pub(super) fn name_value(vm: &Vm, name: &Name) -> Value {
    if name.is_conventional() {
        return vm
            .instance_of(&class(vm, "conv"), python::Payload::Base(Value::from(name.as_str())));
    }
    Value::from(name.as_str())
}
