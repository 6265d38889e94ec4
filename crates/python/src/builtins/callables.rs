//! Functions, methods, properties, `super`, modules, generators: attributes and methods.
use super::{method, simple};
use crate::class::Class;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::function::{Args, Function, Native, Property};
use crate::module::Module;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

type Get = fn(&Vm, &Value) -> PyResult;

pub(super) fn getter(class: &Class, name: &str, get: Get) {
    class.dict.set(name, Value::getter(name, get));
}

fn setter(class: &Class, name: &str, get: Get, set: fn(&Rc<Function>, Value)) {
    let get = Native::one_method(name, get).value();
    let set = Native::method(name, "(self, value)", move |_, mut a| {
        let value = a.take(1);
        if let Value::Function(function) = &a[0] {
            function.changing();
            set(function, value);
        }
        Ok(Value::None)
    });
    class.dict.set(
        name,
        Value::Property(Rc::new(Property {
            get,
            set: set.value(),
            delete: Value::None,
            doc: Value::None,
        })),
    );
}

fn function_part(value: &Value, part: fn(&Function) -> Value) -> PyResult {
    Ok(match value {
        Value::Function(function) => part(function),
        _ => Value::None,
    })
}

pub(super) fn install(vm: &Vm) {
    install_functions(vm);
    install_code(vm);
    install_natives(vm);
    install_methods(vm);
    install_properties(vm);
    super::generators::install(vm);
}

fn install_functions(vm: &Vm) {
    let class = &vm.types.function;
    install_names(class);
    setter(class, "__annotations__", annotations, |f, v| *f.annotations.borrow_mut() = v);
    setter(
        class,
        "__defaults__",
        |_, f| {
            function_part(f, |f| {
                if f.defaults.borrow().is_empty() {
                    Value::None
                } else {
                    Value::tuple(f.defaults.borrow().clone())
                }
            })
        },
        |f, v| {
            *f.defaults.borrow_mut() = v.as_tuple().map(|items| items.to_vec()).unwrap_or_default();
        },
    );
    setter(
        class,
        "__kwdefaults__",
        |_, f| function_part(f, |f| f.kwdefaults.borrow().clone().map_or(Value::None, Value::Dict)),
        |f, v| *f.kwdefaults.borrow_mut() = v.as_dict().cloned(),
    );
    setter(
        class,
        "__module__",
        |_, f| {
            function_part(f, |f| {
                f.dict
                    .get()
                    .and_then(|d| d.get("__module__"))
                    .or_else(|| f.globals.get("__name__"))
                    .unwrap_or(Value::None)
            })
        },
        |f, v| {
            f.dict.get_or_init(|| Dict::new().shared()).set("__module__", v);
        },
    );
    getter(class, "__dict__", |_, f| {
        function_part(f, |f| Value::Dict(f.dict.get_or_init(|| Dict::new().shared()).clone()))
    });
    getter(class, "__globals__", |_, f| function_part(f, |f| Value::Dict(f.globals.clone())));
    getter(class, "__code__", |_, f| function_part(f, |f| Value::Code(f.code.clone())));
    getter(class, "__closure__", |_, f| {
        function_part(f, |f| {
            if f.closure.is_empty() {
                Value::None
            } else {
                Value::tuple(f.closure.iter().cloned().map(Value::Cell).collect())
            }
        })
    });
    class.dict.set("__call__", Native::raw_method("__call__", call_first).of("function").value());
    method(class, "__get__", "(self, instance, owner=None)", bind_function);
}

/// What a function is called, and what it says of itself.
fn install_names(class: &Class) {
    setter(
        class,
        "__name__",
        |_, f| function_part(f, |f| Value::Str(f.name.borrow().clone())),
        |f, v| {
            if let Some(text) = v.as_str() {
                *f.name.borrow_mut() = text.clone();
            }
        },
    );
    setter(
        class,
        "__qualname__",
        |_, f| function_part(f, |f| Value::Str(f.qualname.borrow().clone())),
        |f, v| {
            if let Some(text) = v.as_str() {
                *f.qualname.borrow_mut() = text.clone();
            }
        },
    );
    setter(
        class,
        "__doc__",
        |_, f| function_part(f, |f| f.doc.borrow().clone()),
        |f, v| *f.doc.borrow_mut() = v,
    );
}

/// What a function is made of: `__code__` and the cells it shares.
fn install_code(vm: &Vm) {
    let code = &vm.types.code;
    getter(code, "co_name", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Str(code.name.clone()) } else { Value::None })
    });
    getter(code, "co_filename", |_, c| {
        Ok(if let Value::Code(code) = c { code.source.path.as_str().into() } else { Value::None })
    });
    getter(code, "co_firstlineno", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Int(code.first_line as i64) } else { Value::None })
    });
    getter(code, "co_argcount", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Int(code.args as i64) } else { Value::None })
    });
    getter(code, "co_kwonlyargcount", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Int(code.kwonly as i64) } else { Value::None })
    });
    getter(code, "co_posonlyargcount", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Int(code.posonly as i64) } else { Value::None })
    });
    getter(code, "co_flags", |_, c| {
        Ok(if let Value::Code(code) = c {
            Value::Int(
                3 | (code.var_args as i64) << 2
                    | (code.var_kw as i64) << 3
                    | ((code.generator && !code.coroutine) as i64) << 5
                    | ((code.coroutine && !code.generator) as i64) << 7
                    | ((code.coroutine && code.generator) as i64) << 9,
            )
        } else {
            Value::None
        })
    });
    type Names = fn(&crate::code::Code) -> Vec<Value>;
    let parts: [(&str, Names); 4] = [
        ("co_freevars", |c| c.cells[c.own_cells..].iter().cloned().map(Value::Str).collect()),
        ("co_cellvars", |c| c.cells[..c.own_cells].iter().cloned().map(Value::Str).collect()),
        ("co_names", |c| c.names.iter().cloned().map(Value::Str).collect()),
        ("co_consts", |c| c.consts.clone()),
    ];
    for (name, part) in parts {
        let get = Native::method(name, "(self)", move |_, a| {
            Ok(if let Value::Code(code) = &a[0] { Value::tuple(part(code)) } else { Value::None })
        });
        let get = get.value();
        let property = Property { get, set: Value::None, delete: Value::None, doc: Value::None };
        code.dict.set(name, Value::Property(Rc::new(property)));
    }
    getter(code, "co_nlocals", |_, c| {
        Ok(if let Value::Code(code) = c {
            Value::Int(code.locals.len() as i64)
        } else {
            Value::None
        })
    });
    getter(code, "co_qualname", |_, c| {
        Ok(if let Value::Code(code) = c { Value::Str(code.qualname.clone()) } else { Value::None })
    });
    getter(code, "co_varnames", |_, c| {
        Ok(if let Value::Code(code) = c {
            Value::tuple(code.locals.iter().cloned().map(Value::Str).collect())
        } else {
            Value::None
        })
    });
    let cell = &vm.types.cell;
    getter(cell, "cell_contents", |vm, c| match c {
        Value::Cell(cell) if !cell.borrow().is_unbound() => Ok(cell.borrow().clone()),
        _ => Err(vm.value_error("Cell is empty")),
    });
}

fn annotations(_: &Vm, function: &Value) -> PyResult {
    function_part(function, |f| {
        if f.annotations.borrow().is_none() {
            *f.annotations.borrow_mut() = Value::dict(Vec::<(Str, Value)>::new());
        }
        f.annotations.borrow().clone()
    })
}

fn bind_function(_: &Vm, a: crate::signature::Bound) -> PyResult {
    Ok(if a[1].is_none() { a[0].clone() } else { Value::method(a[1].clone(), a[0].clone()) })
}

fn call_first(vm: &Vm, mut args: Args) -> PyResult {
    let function = args.pos.remove(0);
    vm.call(&function, args)
}

fn install_natives(vm: &Vm) {
    for class in [&vm.types.builtin, &vm.types.method_descriptor] {
        let name = |_: &Vm, f: &Value| -> PyResult {
            Ok(match f {
                Value::Native(native) => Value::Str(native.name.clone()),
                Value::Method(method) => {
                    if let Value::Native(native) = &method.function {
                        Value::Str(native.name.clone())
                    } else {
                        Value::None
                    }
                }
                _ => Value::None,
            })
        };
        getter(class, "__name__", name);
        getter(class, "__qualname__", |_, f| {
            Ok(match f {
                Value::Native(native) => native
                    .owner
                    .as_ref()
                    .map_or_else(
                        || native.name.to_string(),
                        |owner| format!("{owner}.{}", native.name),
                    )
                    .into(),
                _ => Value::None,
            })
        });
        getter(class, "__doc__", |_, f| {
            Ok(if let Value::Native(native) = f { native.doc.clone() } else { Value::None })
        });
        getter(class, "__module__", |_, _| Ok("builtins".into()));
        getter(class, "__self__", |_, f| {
            Ok(if let Value::Method(method) = f { method.receiver.clone() } else { Value::None })
        });
        class
            .dict
            .set("__call__", Native::raw_method("__call__", call_first).of("builtin").value());
        method(class, "__get__", "(self, instance, owner=None)", bind_function);
    }
}

fn install_methods(vm: &Vm) {
    let class = &vm.types.method;
    getter(class, "__self__", |_, m| {
        Ok(if let Value::Method(method) = m { method.receiver.clone() } else { Value::None })
    });
    getter(class, "__func__", |_, m| {
        Ok(if let Value::Method(method) = m { method.function.clone() } else { Value::None })
    });
    for name in ["__name__", "__qualname__", "__doc__", "__module__"] {
        let run: Get = match name {
            "__name__" => |vm, m| function_of(vm, m, "__name__"),
            "__qualname__" => |vm, m| function_of(vm, m, "__qualname__"),
            "__doc__" => |vm, m| function_of(vm, m, "__doc__"),
            _ => |vm, m| function_of(vm, m, "__module__"),
        };
        getter(class, name, run);
    }
    class.dict.set("__call__", Native::raw_method("__call__", call_first).of("method").value());
    let module = &vm.types.module;
    simple(module, "__repr__", |vm, m| Ok(vm.repr(m)?.into()));
}

fn function_of(vm: &Vm, value: &Value, name: &str) -> PyResult {
    match value {
        Value::Method(method) => vm.attr(&method.function, name),
        _ => Ok(Value::None),
    }
}

/// The parts of a property, those of an object of a subclass too.
fn property_of(value: &Value) -> Option<Rc<Property>> {
    match value {
        Value::Property(property) => Some(property.clone()),
        Value::Instance(instance) => match instance.dict().get(PARTS) {
            Some(Value::Property(property)) => Some(property),
            _ => None,
        },
        _ => None,
    }
}

/// Where an object of a subclass keeps its parts.
const PARTS: &str = " property";

/// Another property of the same class with one part changed.
fn changed(vm: &Vm, value: &Value, change: impl FnOnce(&mut Property)) -> PyResult {
    let Some(property) = property_of(value) else { return Ok(value.clone()) };
    let mut new = (*property).clone();
    change(&mut new);
    match value {
        Value::Property(_) => Ok(Value::Property(Rc::new(new))),
        other => {
            let parts = vec![new.get, new.set, new.delete, new.doc];
            vm.call(&Value::Class(vm.class_of(other)), parts)
        }
    }
}

/// Calls a part of a property of a subclass with an object, or says that there is none.
fn call_part(vm: &Vm, part: &Value, args: Vec<Value>, missing: &str) -> PyResult {
    if part.is_none() {
        let class = vm.class_of(args.first().unwrap_or(&Value::None)).name();
        let text = format!("property of '{class}' object has no {missing}");
        return Err(vm.error("AttributeError", text));
    }
    vm.call(part, args)
}

fn install_property_subclasses(vm: &Vm) {
    let class = &vm.types.property;
    let signature = "(self, fget=None, fset=None, fdel=None, doc=None)";
    method(class, "__init__", signature, |vm, a| {
        let Value::Instance(instance) = &a[0] else { return Ok(Value::None) };
        let [get, set, delete, doc] = [1, 2, 3, 4].map(|at: usize| a[at].clone());
        let shown = match &doc {
            Value::None => vm.attr_opt(&get, "__doc__")?.unwrap_or(Value::None),
            given => given.clone(),
        };
        instance.dict().set("__doc__", shown);
        let parts = Property { get, set, delete, doc };
        instance.dict().set(PARTS, Value::Property(Rc::new(parts)));
        Ok(Value::None)
    });
    method(class, "__set__", "(self, instance, value)", |vm, a| {
        let Some(property) = property_of(&a[0]) else { return Ok(Value::None) };
        call_part(vm, &property.set, vec![a[1].clone(), a[2].clone()], "setter")
    });
    method(class, "__delete__", "(self, instance)", |vm, a| {
        let Some(property) = property_of(&a[0]) else { return Ok(Value::None) };
        call_part(vm, &property.delete, vec![a[1].clone()], "deleter")
    });
}

fn install_properties(vm: &Vm) {
    let class = &vm.types.property;
    install_property_subclasses(vm);
    method(class, "getter", "(self, fget)", |vm, a| {
        changed(vm, &a[0], |property| property.get = a[1].clone())
    });
    method(class, "setter", "(self, fset)", |vm, a| {
        changed(vm, &a[0], |property| property.set = a[1].clone())
    });
    method(class, "deleter", "(self, fdel)", |vm, a| {
        changed(vm, &a[0], |property| property.delete = a[1].clone())
    });
    getter(class, "fget", |_, p| Ok(property_of(p).map_or(Value::None, |p| p.get.clone())));
    getter(class, "fset", |_, p| Ok(property_of(p).map_or(Value::None, |p| p.set.clone())));
    getter(class, "fdel", |_, p| Ok(property_of(p).map_or(Value::None, |p| p.delete.clone())));
    getter(class, "__doc__", |vm, p| match property_of(p) {
        Some(property) if property.doc.is_none() => {
            Ok(vm.attr_opt(&property.get, "__doc__")?.unwrap_or(Value::None))
        }
        Some(property) => Ok(property.doc.clone()),
        None => Ok(Value::None),
    });
    method(class, "__get__", "(self, instance, owner=None)", |vm, a| {
        if a[1].is_none() {
            return Ok(a[0].clone());
        }
        match (&a[0], property_of(&a[0])) {
            (Value::Instance(_), Some(property)) => {
                call_part(vm, &property.get, vec![a[1].clone()], "getter")
            }
            _ => vm.bind(&a[0], &a[1], &vm.class_of(&a[1])),
        }
    });
    for class in [&vm.types.classmethod, &vm.types.staticmethod] {
        getter(class, "__func__", |_, m| {
            Ok(if let Value::ClassMethod(inner) | Value::StaticMethod(inner) = m {
                (**inner).clone()
            } else {
                Value::None
            })
        });
        for name in ["__name__", "__qualname__", "__doc__", "__module__"] {
            let get = Native::method(name, "(self)", move |vm, a| match &a[0] {
                Value::ClassMethod(inner) | Value::StaticMethod(inner) => vm.attr(inner, name),
                _ => Ok(Value::None),
            });
            let property = Property {
                get: get.value(),
                set: Value::None,
                delete: Value::None,
                doc: Value::None,
            };
            class.dict.set(name, Value::Property(Rc::new(property)));
        }
        getter(class, "__wrapped__", |_, m| {
            Ok(if let Value::ClassMethod(inner) | Value::StaticMethod(inner) = m {
                (**inner).clone()
            } else {
                Value::None
            })
        });
        method(class, "__get__", "(self, instance, owner=None)", |vm, a| {
            let owner =
                if let Value::Class(class) = &a[2] { class.clone() } else { vm.class_of(&a[1]) };
            vm.bind(&a[0], &a[1], &owner)
        });
    }
}

/// `property(…)`, `classmethod(…)`, `staticmethod(…)`, `super(…)`, `ModuleType(…)`.
pub(super) fn make(vm: &Vm, args: &Args, name: &str) -> PyResult {
    let arg = |index: usize, key: &str| {
        args.pos.get(index).cloned().or_else(|| {
            args.kw.iter().find(|(name, _)| **name == *key).map(|(_, value)| value.clone())
        })
    };
    match name {
        "property" => Ok(Value::Property(Rc::new(Property {
            get: arg(0, "fget").unwrap_or(Value::None),
            set: arg(1, "fset").unwrap_or(Value::None),
            delete: arg(2, "fdel").unwrap_or(Value::None),
            doc: arg(3, "doc").unwrap_or(Value::None),
        }))),
        "classmethod" | "staticmethod" => {
            let Some(function) = arg(0, "function") else {
                return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
            };
            Ok(if name == "classmethod" {
                Value::ClassMethod(Rc::new(function))
            } else {
                Value::StaticMethod(Rc::new(function))
            })
        }
        "module" => {
            let Some(name) = arg(0, "name").and_then(|name| name.as_str().cloned()) else {
                return Err(vm.type_error("module() missing required argument 'name' (pos 1)"));
            };
            let module = Module::new(&name);
            module.set("__doc__", arg(1, "doc").unwrap_or(Value::None));
            Ok(Value::Module(Rc::new(module)))
        }
        _ => super::generators::make_super(vm, args),
    }
}
