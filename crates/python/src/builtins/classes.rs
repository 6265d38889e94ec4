//! `type`: what every class has.
use super::{method, simple};
use crate::error::PyResult;
use crate::function::{Args, Native, Property};
use crate::text::Str;
use crate::value::{DictView, Value, ViewKind};
use crate::vm::Vm;
use std::rc::Rc;

fn getter(vm: &Vm, name: &str, get: fn(&Vm, &Value) -> PyResult) {
    let get = Native::one_method(name, get).value();
    let qualified = name == "__qualname__";
    let set = Native::method(name, "(self, value)", move |vm, a| {
        let Value::Class(class) = &a[0] else { return Ok(Value::None) };
        vm.check_mutable(class, if qualified { "__qualname__" } else { "__name__" })?;
        let Some(text) = a[1].as_str() else {
            let (part, kind) =
                (if qualified { "__qualname__" } else { "__name__" }, vm.class_of(&a[1]).name());
            return Err(vm.type_error(format!(
                "can only assign string to {}.{part}, not '{kind}'",
                class.name()
            )));
        };
        class.changing();
        *if qualified { &class.qualname } else { &class.name }.borrow_mut() = text.clone();
        Ok(Value::None)
    });
    let set = if matches!(name, "__name__" | "__qualname__") { set.value() } else { Value::None };
    vm.types.type_.dict.set(
        name,
        Value::Property(Rc::new(Property { get, set, delete: Value::None, doc: Value::None })),
    );
}

fn class_of(vm: &Vm, value: &Value) -> PyResult<crate::class::Class> {
    value.as_class().cloned().ok_or_else(|| vm.type_error("expected a class"))
}

pub(super) fn install(vm: &Vm) {
    let type_ = &vm.types.type_;
    getter(vm, "__name__", |vm, class| Ok(Value::Str(class_of(vm, class)?.name())));
    getter(vm, "__qualname__", |vm, class| {
        Ok(Value::Str(class_of(vm, class)?.qualname.borrow().clone()))
    });
    getter(vm, "__mro__", |vm, class| {
        Ok(Value::tuple(class_of(vm, class)?.mro().into_iter().map(Value::Class).collect()))
    });
    type_.dict.set("__bases__", bases_property());
    getter(vm, "__base__", |vm, class| {
        Ok(class_of(vm, class)?.bases.borrow().first().cloned().map_or(Value::None, Value::Class))
    });
    getter(vm, "__dict__", |vm, class| {
        Ok(Value::View(Rc::new(DictView {
            dict: class_of(vm, class)?.dict.clone(),
            kind: ViewKind::Keys,
            proxy: true,
        })))
    });
    type_.dict.set("__module__", module_property());
    type_.dict.set("__doc__", doc_property());
    type_.dict.set("__annotations__", annotations_property());
    simple(type_, "mro", |vm, class| {
        Ok(Value::list(class_of(vm, class)?.mro().into_iter().map(Value::Class).collect()))
    });
    simple(type_, "__subclasses__", |vm, class| {
        let class = class_of(vm, class)?;
        let alive = class
            .subclasses
            .borrow()
            .iter()
            .filter_map(std::rc::Weak::upgrade)
            .map(|data| Value::Class(crate::class::Class(data)))
            .collect();
        Ok(Value::list(alive))
    });
    simple(type_, "__repr__", |vm, class| {
        Ok(format!("<class '{}'>", class_of(vm, class)?.full_name()).into())
    });
    simple(type_, "__hash__", |_, class| {
        Ok(Value::Int((class.address() as u64).rotate_right(4) as i64))
    });
    method(type_, "__instancecheck__", "(self, instance, /)", |vm, a| {
        Ok(Value::Bool(vm.class_of(&a[1]).is_subclass(&class_of(vm, &a[0])?)))
    });
    method(type_, "__subclasscheck__", "(self, subclass, /)", |vm, a| {
        Ok(Value::Bool(class_of(vm, &a[1])?.is_subclass(&class_of(vm, &a[0])?)))
    });
    type_.dict.set("__call__", Native::raw_method("__call__", call).of("type").value());
    type_.dict.set("__new__", Native::raw("__new__", new).value());
    type_
        .dict
        .set("__init__", Native::raw_method("__init__", |_, _| Ok(Value::None)).of("type").value());
    let prepare =
        Native::raw_method("__prepare__", |_, _| Ok(Value::dict(Vec::<(Str, Value)>::new())))
            .value();
    type_.dict.set("__prepare__", Value::ClassMethod(Rc::new(prepare)));
    method(type_, "__setattr__", "(self, name, value, /)", |vm, a| {
        let name =
            a[1].as_str().cloned().ok_or_else(|| vm.type_error("attribute name must be string"))?;
        vm.generic_set_attr(&a[0], &name, a[2].clone()).map(|()| Value::None)
    });
    method(type_, "__getattribute__", "(self, name, /)", |vm, a| {
        vm.get_attr(&a[0], &a[1].as_str().cloned().unwrap_or_else(|| "".into()))
    });
    install_generics(vm);
}

/// `list[int]` and its like, for the built-in classes that are generic.
fn install_generics(vm: &Vm) {
    for class in [
        &vm.types.list,
        &vm.types.dict,
        &vm.types.tuple,
        &vm.types.set,
        &vm.types.frozenset,
        &vm.types.type_,
    ] {
        let alias = Native::method("__class_getitem__", "(cls, item)", |vm, a| {
            let typing = vm.import_module("typing")?;
            let make = vm.attr(&typing, "_generic_alias")?;
            vm.call(&make, vec![a[0].clone(), a[1].clone()])
        });
        class.dict.set("__class_getitem__", Value::ClassMethod(Rc::new(alias.value())));
    }
}

fn module_property() -> Value {
    let get = Native::one_method("__module__", |vm, class| {
        Ok(Value::Str(class_of(vm, class)?.module.borrow().clone()))
    })
    .value();
    let set = Native::method("__module__", "(self, value)", |vm, a| {
        let class = class_of(vm, &a[0])?;
        vm.check_mutable(&class, "__module__")?;
        if let Some(text) = a[1].as_str() {
            class.changing();
            *class.module.borrow_mut() = text.clone();
        }
        class.dict.set("__module__", a[1].clone());
        Ok(Value::None)
    });
    Value::Property(Rc::new(Property {
        get,
        set: set.value(),
        delete: Value::None,
        doc: Value::None,
    }))
}

fn doc_property() -> Value {
    let get = Native::one_method("__doc__", |vm, class| {
        Ok(class_of(vm, class)?.dict.get("__doc__").unwrap_or(Value::None))
    })
    .value();
    let set = Native::method("__doc__", "(self, value)", |vm, a| {
        class_of(vm, &a[0])?.dict.set("__doc__", a[1].clone());
        Ok(Value::None)
    });
    Value::Property(Rc::new(Property {
        get,
        set: set.value(),
        delete: Value::None,
        doc: Value::None,
    }))
}

/// A class's own annotations, never inherited ones.
fn annotations_property() -> Value {
    let get = Native::one_method("__annotations__", |vm, value| {
        let class = class_of(vm, value)?;
        if let Some(known) = class.dict.get("__annotations__") {
            return Ok(known);
        }
        let empty = Value::dict(Vec::<(Str, Value)>::new());
        class.dict.set("__annotations__", empty.clone());
        Ok(empty)
    });
    let set = Native::method("__annotations__", "(self, value)", |vm, a| {
        class_of(vm, &a[0])?.dict.set("__annotations__", a[1].clone());
        Ok(Value::None)
    });
    Value::Property(Rc::new(Property {
        get: get.value(),
        set: set.value(),
        delete: Value::None,
        doc: Value::None,
    }))
}

/// `type.__call__(cls, …)`.
fn call(vm: &Vm, mut args: Args) -> PyResult {
    if args.pos.is_empty() {
        return Err(vm.type_error("descriptor '__call__' of 'type' object needs an argument"));
    }
    let class = class_of(vm, &args.pos.remove(0))?;
    vm.construct_now(&class, args)
}

/// `type.__new__(meta, name, bases, namespace)`.
fn new(vm: &Vm, mut args: Args) -> PyResult {
    if args.pos.is_empty() {
        return Err(vm.type_error("type.__new__(): not enough arguments"));
    }
    let first = args.pos.remove(0);
    let meta = class_of(vm, &first)?;
    if meta.layout.get() != crate::class::Layout::Type {
        return vm.new_object(&meta, &args);
    }
    make_class(vm, Some(&meta), args)
}

/// `type(value)` or `type(name, bases, namespace)`.
pub(super) fn make_type(vm: &Vm, args: &Args) -> PyResult {
    match &args.pos[..] {
        [value] if args.kw.is_empty() => Ok(Value::Class(vm.class_of(value))),
        [_, bases, _] => {
            // The class is made by the metaclass of its bases, where they have one.
            let bases = bases.as_tuple().map(|bases| bases.to_vec()).unwrap_or_default();
            match vm.metaclass_for(None, &bases)? {
                Value::Class(meta) if !meta.is(&vm.types.type_) => {
                    vm.construct_now(&meta, args.clone())
                }
                _ => make_class(vm, None, args.clone()),
            }
        }
        _ => Err(vm.type_error("type() takes 1 or 3 arguments")),
    }
}

fn make_class(vm: &Vm, meta: Option<&crate::class::Class>, args: Args) -> PyResult {
    let wrong = |at: usize, wanted: &str| {
        let given =
            args.pos.get(at).map_or_else(|| "nothing".into(), |value| vm.class_of(value).name());
        Err(vm.type_error(format!(
            "type.__new__() argument {} must be {wanted}, not {given}",
            at + 1
        )))
    };
    let Some(name) = args.pos.first().and_then(Value::as_str).cloned() else {
        return wrong(0, "str");
    };
    if args.pos.get(1).and_then(Value::as_tuple).is_none() {
        return wrong(1, "tuple");
    }
    if args.pos.get(2).and_then(Value::as_dict).is_none() {
        return wrong(2, "dict");
    }
    let meta = meta.filter(|meta| !meta.is(&vm.types.type_));
    vm.make_class(meta, &name, args)
}

/// `__bases__`, which may be set on classes of programs.
fn bases_property() -> Value {
    let get = Native::one_method("__bases__", |vm, class| {
        Ok(Value::tuple(
            class_of(vm, class)?.bases.borrow().iter().cloned().map(Value::Class).collect(),
        ))
    });
    let set = Native::method("__bases__", "(self, value)", |vm, a| {
        let class = class_of(vm, &a[0])?;
        let Some(bases) = a[1].as_tuple() else {
            let kind = vm.class_of(&a[1]).name();
            return Err(vm.type_error(format!(
                "can only assign tuple to {}.__bases__, not {kind}",
                class.name()
            )));
        };
        let bases: Vec<crate::class::Class> =
            bases.iter().map(|base| class_of(vm, base)).collect::<PyResult<_>>()?;
        match bases.is_empty() {
            true => Err(vm.type_error(format!(
                "can only assign non-empty tuple to {}.__bases__, not ()",
                class.name()
            ))),
            false if bases.iter().any(|base| base.is_subclass(&class)) => {
                Err(vm.type_error("a __bases__ item causes an inheritance cycle"))
            }
            false if class.inherit(bases) => Ok(Value::None),
            false => Err(vm
                .type_error("Cannot create a consistent method resolution\norder (MRO) for bases")),
        }
    });
    Value::Property(Rc::new(Property {
        get: get.value(),
        set: set.value(),
        delete: Value::None,
        doc: Value::None,
    }))
}
