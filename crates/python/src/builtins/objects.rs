//! `object`: what every value has.
use super::{method, simple};
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    let object = &vm.types.object;
    object.dict.set("__new__", Native::raw("__new__", new).value());
    object.dict.set("__init__", Native::raw_method("__init__", init).of("object").value());
    simple(object, "__repr__", |vm, value| Ok(repr(vm, value)?.into()));
    simple(object, "__str__", |vm, value| Ok(vm.repr(value)?.into()));
    simple(object, "__hash__", |vm, value| match value.base() {
        base if base.is(value) => Ok(Value::Int((value.address() as u64).rotate_right(4) as i64)),
        base => vm.hash(&base.clone()).map(|hash| Value::Int(hash as i64)),
    });
    method(object, "__eq__", "(self, value, /)", |vm, a| match a[0].base() {
        base if base.is(&a[0]) => {
            Ok(if a[0].is(&a[1]) { Value::Bool(true) } else { Value::NotImplemented })
        }
        base => vm.compare(crate::code::CompareOp::Eq, &base.clone(), &a[1]),
    });
    method(object, "__ne__", "(self, value, /)", |vm, a| {
        let equal = vm.compare(crate::code::CompareOp::Eq, &a[0], &a[1])?;
        if matches!(equal, Value::NotImplemented) {
            Ok(equal)
        } else {
            Ok(Value::Bool(!vm.truth(&equal)?))
        }
    });
    method(object, "__format__", "(self, format_spec, /)", |vm, a| {
        let spec = a[1].as_str().cloned().unwrap_or_else(|| "".into());
        if spec.is_empty() {
            Ok(Value::Str(vm.str(&a[0])?))
        } else {
            Ok(Value::Str(crate::format::format(vm, &a[0], &spec)?))
        }
    });
    method(object, "__getattribute__", "(self, name, /)", |vm, a| {
        let name = a[1].as_str().cloned().unwrap_or_else(|| "".into());
        match &a[0] {
            Value::Instance(instance) => {
                vm.generic_attr(instance, &a[0], &name, &instance.class())?.ok_or_else(|| {
                    vm.error(
                        "AttributeError",
                        format!("'{}' object has no attribute '{name}'", vm.class_of(&a[0]).name()),
                    )
                })
            }
            other => vm.get_attr(other, &name),
        }
    });
    method(object, "__setattr__", "(self, name, value, /)", |vm, a| {
        let name =
            a[1].as_str().cloned().ok_or_else(|| vm.type_error("attribute name must be string"))?;
        not_a_class(vm, &a[0], "__setattr__")?;
        vm.generic_set_attr(&a[0], &name, a[2].clone()).map(|()| Value::None)
    });
    method(object, "__delattr__", "(self, name, /)", |vm, a| {
        let name =
            a[1].as_str().cloned().ok_or_else(|| vm.type_error("attribute name must be string"))?;
        not_a_class(vm, &a[0], "__delattr__")?;
        vm.generic_delete_attr(&a[0], &name).map(|()| Value::None)
    });
    simple(object, "__dir__", |vm, value| {
        Ok(Value::list(dir(vm, value).into_iter().map(Value::from).collect()))
    });
    simple(object, "__sizeof__", |_, _| Ok(Value::Int(64)));
    let subclass = Native::raw_method("__init_subclass__", |vm, args| match args.pos.first() {
        Some(Value::Class(class)) if !args.kw.is_empty() => Err(vm.type_error(format!(
            "{}.__init_subclass__() takes no keyword arguments",
            class.name()
        ))),
        _ => Ok(Value::None),
    })
    .value();
    object.dict.set("__init_subclass__", Value::ClassMethod(Rc::new(subclass)));
    object.dict.set("__doc__", Value::None);
}

/// `object.__setattr__` and its kin are not for the builtin classes. (A metaclass's `super()` finds
/// them too, since `type` has none of its own here.)
fn not_a_class(vm: &Vm, object: &Value, method: &str) -> PyResult<()> {
    match object {
        Value::Class(class)
            if class.sealed.get() || vm.types.all().iter().any(|known| known.is(class)) =>
        {
            let kind = vm.class_of(object).name();
            Err(vm.type_error(format!("can't apply this {method} to {kind} object")))
        }
        _ => Ok(()),
    }
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    match value {
        Value::Instance(_) if matches!(value.base(), Value::ByteArray(_)) => {
            let text = vm.repr(&value.base().clone())?;
            Ok(text.replacen("bytearray", &vm.class_of(value).name(), 1))
        }
        Value::Instance(_) if !value.base().is(value) => vm.repr(&value.base().clone()),
        Value::Instance(_) => Ok(vm.default_repr(value)),
        other => vm.repr(other),
    }
}

/// `object.__new__(cls, …)`.
fn new(vm: &Vm, mut args: Args) -> PyResult {
    if args.pos.is_empty() {
        return Err(vm.type_error("object.__new__(): not enough arguments"));
    }
    let class = match args.pos.remove(0) {
        Value::Class(class) => class,
        other => {
            let kind = vm.class_of(&other).name();
            return Err(
                vm.type_error(format!("object.__new__(X): X is not a type object ({kind})"))
            );
        }
    };
    let own_new = class
        .lookup(&"__new__".into())
        .is_some_and(|found| matches!(found, Value::StaticMethod(_) | Value::Function(_)));
    let plain =
        matches!(class.layout.get(), crate::class::Layout::Object | crate::class::Layout::Native);
    if plain && own_new && (!args.pos.is_empty() || !args.kw.is_empty()) {
        let own_init = class
            .lookup(&"__init__".into())
            .is_some_and(|found| matches!(found, Value::Function(_)));
        if !own_init {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
    }
    vm.new_object(&class, &args)
}

/// `object.__init__`: refuses arguments nobody takes.
fn init(vm: &Vm, args: Args) -> PyResult {
    let Some(object) = args.pos.first() else { return Ok(Value::None) };
    let class = vm.class_of(object);
    let extra = args.pos.len() > 1 || !args.kw.is_empty();
    let plain =
        matches!(class.layout.get(), crate::class::Layout::Object | crate::class::Layout::Native);
    if extra && plain {
        let own_new = class
            .lookup(&"__new__".into())
            .is_some_and(|found| matches!(found, Value::StaticMethod(_) | Value::Function(_)));
        let own_init = class
            .lookup(&"__init__".into())
            .is_some_and(|found| matches!(found, Value::Function(_)));
        if own_init {
            return Err(vm.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            ));
        }
        if !own_new {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
    }
    if let (Some(instance), Some(parts)) =
        (object.as_instance(), object.as_instance().and_then(|instance| instance.exception()))
    {
        let _ = instance;
        *parts.args.borrow_mut() = args.pos[1..].to_vec();
    }
    fill_container(vm, object, &args)?;
    Ok(Value::None)
}

/// What `__init__` of `dict`, `list` and `set` does.
fn fill_container(vm: &Vm, object: &Value, args: &Args) -> PyResult<()> {
    let kind = match object.base() {
        Value::Dict(_) => "dict",
        Value::List(_) => "list",
        Value::Set(_) => "set",
        Value::ByteArray(bytes) => {
            let args = Args { pos: args.pos[1..].to_vec(), kw: args.kw.clone() };
            let made = super::make(vm, &vm.types.bytearray, &args)?;
            if let Value::ByteArray(made) = made {
                let content = made.borrow().clone();
                *bytes.borrow_mut() = content;
            }
            return Ok(());
        }
        _ => return Ok(()),
    };
    if args.pos.len() > 2 {
        let given = args.pos.len() - 1;
        return Err(vm.type_error(format!("{kind} expected at most 1 argument, got {given}")));
    }
    if let Some(dict) = object.as_dict() {
        if let Some(first) = args.pos.get(1) {
            vm.dict_update(dict, first)?;
        }
        args.kw.iter().for_each(|(name, value)| dict.set_str(name, value.clone()));
        return Ok(());
    }
    let class = vm.class_of(object);
    let own_new =
        class.lookup(&"__new__".into()).is_some_and(|new| !matches!(new, Value::Native(_)));
    if !args.kw.is_empty() && (kind == "set" || !own_new) {
        return Err(vm.type_error(format!("{kind}() takes no keyword arguments")));
    }
    let items = args.pos.get(1).map(|items| vm.list_of(items)).transpose()?.unwrap_or_default();
    if let Some(list) = object.as_list() {
        *list.borrow_mut() = items;
    } else if let Value::Set(set) = object.base() {
        set.clear();
        items.into_iter().try_for_each(|value| set.add(vm, value).map(drop))?;
    }
    Ok(())
}

/// Names `dir(object)` lists, sorted.
pub(crate) fn dir(vm: &Vm, value: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |dict: &crate::collections::Dict| {
        names.extend(dict.keys().iter().filter_map(|key| key.as_str().map(|name| name.to_string())))
    };
    match value {
        Value::Module(module) => add(&module.dict),
        Value::Class(class) => class.mro().iter().for_each(|class| add(&class.dict)),
        other => {
            if let Value::Instance(instance) = other
                && let Some(dict) = instance.dict_if_any()
            {
                add(dict);
            }
            vm.class_of(other).mro().iter().for_each(|class| add(&class.dict));
            names.extend(["__class__", "__dict__"].map(String::from));
        }
    }
    names.sort();
    names.dedup();
    names
}
