//! Type classes in Python: one per row of the type tables, to call, subclass and compare.

use std::rc::Rc;

use python::{Args, Class, ClassBuilder, Instance, PyResult, Str, Value, Vm};

use crate::types::{Arg, Default, EnumSpec, Package, SqlType, TypeClass, TypeData, Visit, classes};

use super::custom::{PythonType, customize};
use super::errors::OrRaise;
use super::state::{class, core, remember};
use super::temporal;

/// Makes the classes; `TypeEngine` first.
pub(super) fn install(vm: &Vm) {
    let root = ClassBuilder::new(vm, "sqlalchemy.sql.type_api", "TypeEngine")
        .method("__repr__", "(self)", |vm, a| Ok(Value::from(sql_type(vm, &a[0])?.repr())))
        .method("_compile", "(self)", |vm, a| {
            let ty = sql_type(vm, &a[0])?;
            crate::types::compile_type(&ty).map(Value::from).or_raise(vm)
        })
        .method("with_variant", "(self, type_, *dialects)", with_variant)
        .getter("_affinity", |vm, this| {
            Ok(Value::from(format!("{:?}", sql_type(vm, this)?.affinity())))
        })
        .getter("_variants", |vm, this| {
            let ty = sql_type(vm, this)?;
            let pairs = ty
                .data()
                .variants
                .iter()
                .map(|(d, t)| (d.to_string(), wrap(vm, t)))
                .collect::<Vec<_>>();
            Ok(Value::dict(pairs.iter().map(|(d, t)| (d.as_str(), t.clone()))))
        })
        .attr("_sqla_type", Value::Bool(true))
        .build();
    remember(vm, "TypeEngine", &root);
    for package in [Package::Sql, Package::Sqlite, Package::Postgresql, Package::Mysql] {
        for row in classes(package) {
            install_class(vm, row);
        }
    }
}

fn install_class(vm: &Vm, row: &'static TypeClass) {
    let base = known(vm, Package::Sql, row.base)
        .or_else(|| known(vm, row.package, row.base))
        .unwrap_or_else(|| class(vm, "TypeEngine"));
    let made = ClassBuilder::with_bases(vm, &row.module(), row.name, &[&base])
        .raw_method("__init__", move |vm, args| init(vm, row, args))
        .build();
    core(vm).types.borrow_mut().push((made, row));
}

/// The Python class of a row.
pub(super) fn known(vm: &Vm, package: Package, name: &str) -> Option<Class> {
    core(vm)
        .types
        .borrow()
        .iter()
        .find(|(_, row)| row.package == package && row.name == name)
        .map(|(c, _)| c.clone())
}

fn row_of(vm: &Vm, class: &Class) -> Option<&'static TypeClass> {
    let core = core(vm);
    let types = core.types.borrow();
    class
        .mro()
        .iter()
        .find_map(|c| types.iter().find(|(known, _)| known.is(c)).map(|(_, row)| *row))
}

/// `__init__` of every type class.
fn init(vm: &Vm, row: &'static TypeClass, args: Args) -> PyResult {
    let Some(this) = args.pos.first().and_then(Value::as_instance).cloned() else {
        return Err(vm.type_error("descriptor '__init__' needs an argument"));
    };
    let given = given_names(row, &args);
    let mut data = match row.visit {
        Visit::Decorator if row.name == "TypeDecorator" => decorator(vm, &this, args)?,
        Visit::UserDefined => SqlType::of(row).data().clone(),
        _ => plain(vm, row, args)?,
    };
    if temporal::is_own(row) {
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        for (name, value) in temporal::prepare(vm, &mut data, &given)? {
            this.dict().set(name, value);
        }
    }
    let ty = SqlType::new(data);
    set_attributes(vm, &this, &ty);
    this.set_native(ty);
    Ok(Value::None)
}

/// The parameters that a call names.
fn given_names(row: &TypeClass, args: &Args) -> Vec<String> {
    if !temporal::is_own(row) {
        return Vec::new();
    }
    args.kw.iter().map(|(name, _)| name.to_string()).collect()
}

/// What Python reads as `type.length` and the like.
fn set_attributes(vm: &Vm, this: &Rc<Instance>, ty: &SqlType) {
    for (i, param) in ty.class().params.iter().enumerate() {
        let kept_aside =
            matches!(param.name, "storage_format" | "regexp" | "truncate_microseconds");
        if !param.name.starts_with('_') && !kept_aside {
            this.dict().set(param.name, arg_value(vm, &ty.arg_at(i)));
        }
    }
    if matches!(ty.class().visit, Visit::Enum) || !ty.data().members.values.is_empty() {
        let values = ty.data().members.values.iter().map(|v| Value::from(&**v)).collect();
        this.dict().set("enums", Value::list(values));
        this.dict().set(
            "enum_class",
            ty.data().members.class.as_ref().map_or(Value::None, super::literal::from_any),
        );
        this.dict().set("length", Value::Int(ty.enum_length()));
    }
}

fn arg_value(vm: &Vm, arg: &Arg) -> Value {
    match arg {
        Arg::None => Value::None,
        Arg::Bool(b) => Value::Bool(*b),
        Arg::Int(n) => Value::Int(*n),
        Arg::Str(s) => Value::from(&**s),
        Arg::Type(t) => wrap(vm, t),
        Arg::Opaque(_, any) => super::literal::from_any(any),
    }
}

fn arg_of(vm: &Vm, value: &Value) -> PyResult<Arg> {
    Ok(match value {
        Value::None => Arg::None,
        Value::Bool(b) => Arg::Bool(*b),
        Value::Int(n) => Arg::Int(*n),
        other => match (other.as_str(), type_of(vm, other)?) {
            (Some(text), _) => Arg::Str(Rc::from(&**text)),
            (None, Some(ty)) => Arg::Type(ty),
            (None, None) => Arg::Opaque(Rc::from(vm.repr(other)?), super::literal::any(other)),
        },
    })
}

fn plain(vm: &Vm, row: &'static TypeClass, args: Args) -> PyResult<TypeData> {
    let mut data = SqlType::of(row).data().clone();
    let given = &args.pos[1..];
    let takes_members = matches!(row.visit, Visit::Enum) || matches!(row.name, "ENUM" | "SET");
    if takes_members {
        data.members = members(vm, given, &args.kw)?;
    } else if given.len() > row.positional.len() {
        return Err(vm.type_error(too_many(row, given.len())));
    } else {
        for (name, value) in row.positional.iter().zip(given) {
            set(vm, &mut data, row, name, value)?;
        }
    }
    for (name, value) in &args.kw {
        set(vm, &mut data, row, name, value)?;
    }
    if takes_members {
        name_from_class(vm, &mut data, given)?;
    }
    require(vm, row, &data)?;
    if row.name == "PickleType"
        && let Arg::Type(chosen) = SqlType::new(data.clone()).arg("impl")
    {
        data.inner = Some(chosen);
    }
    Ok(data)
}

fn too_many(row: &TypeClass, given: usize) -> String {
    let takes = row.positional.len() + 1;
    if takes == 1 {
        return format!("{}() takes no arguments", row.name);
    }
    let name = if temporal::is_own(row) { "_DateTimeMixin" } else { row.name };
    format!(
        "{name}.__init__() takes from 1 to {takes} positional arguments but {} were given",
        given + 1
    )
}

fn set(
    vm: &Vm,
    data: &mut TypeData,
    row: &'static TypeClass,
    name: &str,
    value: &Value,
) -> PyResult<()> {
    // MySQL's text types say `collate` too.
    let name = if name == "collate" { "collation" } else { name };
    match row.param(name) {
        Some(i) => {
            data.args[i] = arg_of(vm, value)?;
            Ok(())
        }
        None if temporal::is_own(row) && row.name == "DATE" => Err(vm.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        )),
        None if temporal::is_own(row) => Err(vm.type_error(format!(
            "{}.__init__() got an unexpected keyword argument '{name}'",
            row.base
        ))),
        // `Enum` takes out of its keywords what it knows and leaves the rest.
        None if row.visit == Visit::Enum => Ok(()),
        None if row.name == "ENUM" => Err(
            vm.type_error(format!("String.__init__() got an unexpected keyword argument '{name}'"))
        ),
        None if row.params.is_empty() => {
            Err(vm.type_error(format!("{}() takes no arguments", row.name)))
        }
        None => Err(vm.type_error(format!(
            "{}.__init__() got an unexpected keyword argument '{name}'",
            row.name
        ))),
    }
}

fn require(vm: &Vm, row: &TypeClass, data: &TypeData) -> PyResult<()> {
    let missing = row
        .params
        .iter()
        .zip(&data.args)
        .find(|(p, a)| p.default == Default::Required && matches!(a, Arg::None));
    match missing {
        Some((param, _)) => Err(vm.type_error(format!(
            "{}.__init__() missing 1 required positional argument: '{}'",
            row.name, param.name
        ))),
        None => Ok(()),
    }
}

/// Members of an enum: strings, or an `enum.Enum` class, whose names (or what `values_callable`
/// says) are stored.
fn members(vm: &Vm, given: &[Value], kw: &[(Str, Value)]) -> PyResult<EnumSpec> {
    if let [Value::Class(class)] = given {
        let this = Value::Class(class.clone());
        let members = vm.attr(&this, "__members__")?;
        let callable = kw
            .iter()
            .find(|(n, _)| &**n == "values_callable")
            .map(|(_, v)| v.clone())
            .filter(|v| !v.is_none());
        let names = match callable {
            Some(callable) => vm.list_of(&vm.call(&callable, vec![this.clone()])?)?,
            None => vm.list_of(&members)?,
        };
        let values = names
            .iter()
            .map(|n| vm.str(n).map(|s| Rc::from(&*s)))
            .collect::<PyResult<Vec<Rc<str>>>>()?;
        return Ok(EnumSpec { values, class: Some(super::literal::any(&this)) });
    }
    let given = match given {
        [Value::List(_) | Value::Tuple(_)] => vm.list_of(&given[0])?,
        _ => given.to_vec(),
    };
    let values = given
        .iter()
        .map(|v| vm.str(v).map(|s| Rc::from(&*s)))
        .collect::<PyResult<Vec<Rc<str>>>>()?;
    Ok(EnumSpec { values, class: None })
}

/// `Enum(Color)` is called `color`.
fn name_from_class(vm: &Vm, data: &mut TypeData, given: &[Value]) -> PyResult<()> {
    let Some(i) = data.class.param("name") else { return Ok(()) };
    if let ([Value::Class(class)], Arg::None) = (given, &data.args[i]) {
        let name = class.name().to_lowercase();
        data.args[i] = Arg::Str(Rc::from(name.as_str()));
    }
    let _ = vm;
    Ok(())
}

/// `TypeDecorator.__init__(*args, **kw)` makes the implementation with them.
fn decorator(vm: &Vm, this: &Rc<Instance>, mut args: Args) -> PyResult<TypeData> {
    let class = Value::Class(this.class());
    let Some(declared) = vm.attr_opt(&class, "impl")? else {
        return Err(vm.error("AssertionError", "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of type being decorated"));
    };
    args.pos.remove(0);
    let made = match &declared {
        Value::Class(_) => vm.call(&declared, args)?,
        instance => instance.clone(),
    };
    this.dict().set("impl", made.clone());
    this.dict().set("impl_instance", made.clone());
    let inner = type_of(vm, &made)?;
    let row = crate::types::class(Package::Sql, "TypeDecorator").unwrap_or(SqlType::null().class());
    let mut data = SqlType::of(row).data().clone();
    data.inner = inner;
    Ok(data)
}

fn with_variant(vm: &Vm, args: python::Bound) -> PyResult {
    let ty = sql_type(vm, &args[0])?;
    let Some(variant) = type_of(vm, &args[1])? else {
        return Err(vm.type_error("a type is needed"));
    };
    let mut out = ty;
    for dialect in args.rest(2) {
        let name = dialect.as_str().map(|s| s.to_string()).unwrap_or_default();
        if out.data().variants.iter().any(|(d, _)| **d == *name) {
            let text = format!(
                "Dialect {} is already present in the mapping for this {}",
                python::quote(&name),
                out.repr()
            );
            return Err(super::errors::argument(vm, text));
        }
        out = out.with_variant(&name, variant.clone());
    }
    Ok(wrap_like(vm, &out, &args[0]))
}

/// A new object of the same Python class around a changed type.
fn wrap_like(vm: &Vm, ty: &SqlType, like: &Value) -> Value {
    let Some(old) = like.as_instance() else { return wrap(vm, ty) };
    let made = vm.native_instance(&old.class(), ty.clone());
    if let Some(instance) = made.as_instance() {
        for (key, value) in old.dict().items() {
            if let Some(name) = key.as_str() {
                instance.dict().set_str(name, value);
            }
        }
    }
    vm.set_identity::<TypeData>(ty.address(), made.clone());
    made
}

/// The Python object of a type.
pub(super) fn wrap(vm: &Vm, ty: &SqlType) -> Value {
    if let Some(custom) = &ty.data().custom
        && let Some(mine) = custom.as_any().downcast_ref::<PythonType>()
        && ty.data().variants.is_empty()
    {
        return mine.value.clone();
    }
    vm.identity::<TypeData>(ty.address(), || {
        let class = known(vm, ty.class().package, ty.class().name)
            .unwrap_or_else(|| class(vm, "TypeEngine"));
        let value = vm.native_instance(&class, ty.clone());
        if let Some(instance) = value.as_instance() {
            set_attributes(vm, instance, ty);
        }
        value
    })
}

/// The type of an instance or class, `None` if it is neither.
pub(super) fn type_of(vm: &Vm, value: &Value) -> PyResult<Option<SqlType>> {
    match value {
        Value::Class(class) if row_of(vm, class).is_some() => {
            let instance = vm.call(value, Vec::new())?;
            type_of(vm, &instance)
        }
        Value::Instance(instance) => {
            let class = instance.class();
            let Some(row) = row_of(vm, &class) else { return Ok(None) };
            let own = instance.native::<SqlType>().unwrap_or_else(|| SqlType::of(row));
            let ours = core(vm).types.borrow().iter().any(|(c, _)| c.is(&class));
            if ours || own.data().custom.is_some() {
                if instance.native::<SqlType>().is_none() {
                    instance.set_native(own.clone());
                }
                vm.identity::<TypeData>(own.address(), || value.clone());
                return Ok(Some(own));
            }
            customize(vm, value, instance, row, &own).map(Some)
        }
        _ => Ok(None),
    }
}

/// The type of something that must be one.
pub(super) fn sql_type(vm: &Vm, value: &Value) -> PyResult<SqlType> {
    match type_of(vm, value)? {
        Some(ty) => Ok(ty),
        None => Err(vm.type_error("a SQLAlchemy type is needed")),
    }
}
