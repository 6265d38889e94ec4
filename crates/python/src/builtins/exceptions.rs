//! Exceptions: `args`, texts, and the attributes some classes add.
use super::{method, simple};
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::exception::Exception;
use crate::function::{Native, Property};
use crate::instance::Instance;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

fn parts(value: &Value) -> Option<&Exception> {
    value.as_instance().and_then(|instance| instance.exception())
}

fn linked(link: Option<Rc<Instance>>) -> Value {
    link.map_or(Value::None, Value::Instance)
}

fn property(
    get: fn(&Vm, &Value) -> PyResult,
    set: fn(&Vm, &Value, Value) -> PyResult<()>,
) -> Value {
    let get = Native::one_method("get", get).value();
    let set = Native::method("set", "(self, value)", move |vm, mut a| {
        let value = a.take(1);
        set(vm, &a[0], value).map(|()| Value::None)
    });
    Value::Property(Rc::new(Property {
        get,
        set: set.value(),
        delete: Value::None,
        doc: Value::None,
    }))
}

pub(super) fn install(vm: &Vm) {
    let Some(base) = vm.types.exceptions.get("BaseException") else { return };
    simple(base, "__str__", |vm, value| Ok(text(vm, value)?.into()));
    simple(base, "__repr__", |vm, value| Ok(repr(vm, value)?.into()));
    install_chain(base);
    install_notes(base);
    install_special(vm);
    install_unicode(vm);
}

/// What an exception was raised with, from and during.
fn install_chain(base: &Class) {
    base.dict.set(
        "args",
        property(
            |vm, e| Ok(Value::tuple(shown_args(vm, e))),
            |vm, e, value| {
                if let Some(parts) = parts(e) {
                    *parts.args.borrow_mut() = vm.list_of(&value)?;
                }
                Ok(())
            },
        ),
    );
    base.dict.set(
        "__cause__",
        property(
            |_, e| Ok(linked(parts(e).and_then(|p| p.cause.borrow().clone()))),
            |_, e, value| {
                if let Some(parts) = parts(e) {
                    *parts.cause.borrow_mut() = value.as_instance().cloned();
                    parts.suppress.set(true);
                }
                Ok(())
            },
        ),
    );
    base.dict.set(
        "__context__",
        property(
            |_, e| Ok(linked(parts(e).and_then(|p| p.context.borrow().clone()))),
            |_, e, value| {
                if let Some(parts) = parts(e) {
                    *parts.context.borrow_mut() = value.as_instance().cloned();
                }
                Ok(())
            },
        ),
    );
    base.dict.set(
        "__suppress_context__",
        property(
            |_, e| Ok(Value::Bool(parts(e).is_some_and(|p| p.suppress.get()))),
            |vm, e, value| {
                if let Some(parts) = parts(e) {
                    parts.suppress.set(vm.truth(&value)?);
                }
                Ok(())
            },
        ),
    );
    base.dict.set(
        "__traceback__",
        property(|vm, e| Ok(crate::stdlib::traceback_of(vm, e)), set_traceback),
    );
    method(base, "with_traceback", "(self, tb, /)", |vm, mut a| {
        let traceback = a.take(1);
        set_traceback(vm, &a[0], traceback)?;
        Ok(a[0].clone())
    });
}

fn set_traceback(vm: &Vm, error: &Value, traceback: Value) -> PyResult<()> {
    let Some(parts) = parts(error) else { return Ok(()) };
    let trace = crate::stdlib::trace_of(vm, &traceback)?;
    parts.raised.set(!trace.is_empty());
    parts.trace.replace(trace);
    Ok(())
}

fn install_notes(base: &Class) {
    base.dict.set(
        "__notes__",
        property(
            |vm, e| match parts(e)
                .map(|p| p.notes.borrow().clone())
                .filter(|notes| !notes.is_empty())
            {
                Some(notes) => Ok(Value::list(notes)),
                None => {
                    let class = vm.class_of(e).name();
                    Err(vm.error(
                        "AttributeError",
                        format!("'{class}' object has no attribute '__notes__'"),
                    ))
                }
            },
            |vm, e, value| {
                if let Some(parts) = parts(e) {
                    *parts.notes.borrow_mut() = vm.list_of(&value)?;
                }
                Ok(())
            },
        ),
    );
    method(base, "add_note", "(self, note, /)", |vm, a| {
        if a[1].as_str().is_none() {
            let kind = vm.class_of(&a[1]).name();
            return Err(vm.type_error(format!("note must be a str, not '{kind}'")));
        }
        if let Some(parts) = parts(&a[0]) {
            parts.notes.borrow_mut().push(a[1].clone());
        }
        Ok(Value::None)
    });
}

fn install_special(vm: &Vm) {
    if let Some(key_error) = vm.types.exceptions.get("KeyError") {
        simple(key_error, "__str__", |vm, value| {
            let args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
            match &args[..] {
                [one] => Ok(vm.repr(one)?.into()),
                _ => Ok(text(vm, value)?.into()),
            }
        });
    }
    if let Some(stop) = vm.types.exceptions.get("StopIteration") {
        stop.dict.set("value", Value::getter("value", |_, e| Ok(first_arg(e))));
    }
    if let Some(exit) = vm.types.exceptions.get("SystemExit") {
        let code =
            Value::getter("code", |_, e| match parts(e).map(|parts| parts.args.borrow().clone()) {
                Some(args) if args.len() > 1 => Ok(Value::tuple(args)),
                _ => Ok(first_arg(e)),
            });
        exit.dict.set("code", code);
    }
    if let Some(os_error) = vm.types.exceptions.get("OSError") {
        os_error.dict.set("errno", Value::getter("errno", |_, e| Ok(os_part(e, 0))));
        os_error.dict.set("strerror", Value::getter("strerror", |_, e| Ok(os_part(e, 1))));
        os_error.dict.set("filename", Value::getter("filename", |_, e| Ok(os_part(e, 2))));
        simple(os_error, "__str__", |vm, value| {
            let args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
            Ok(match &args[..] {
                [number, message] => {
                    format!("[Errno {}] {}", vm.str(number)?, vm.str(message)?).into()
                }
                [number, message, file, ..] => {
                    format!("[Errno {}] {}: {}", vm.str(number)?, vm.str(message)?, vm.repr(file)?)
                        .into()
                }
                _ => text(vm, value)?.into(),
            })
        });
    }
    if let Some(syntax) = vm.types.exceptions.get("SyntaxError") {
        simple(syntax, "__str__", |vm, value| {
            let dict = value.as_instance().map(|instance| instance.dict().clone());
            let get = |key: &str| dict.as_ref().and_then(|dict| dict.get(key));
            match (get("msg"), get("filename"), get("lineno")) {
                (Some(message), Some(file), Some(line)) => {
                    let file = vm.str(&file)?;
                    let base = file.rsplit('/').next().unwrap_or(&file).to_string();
                    Ok(format!("{} ({base}, line {})", vm.str(&message)?, vm.str(&line)?).into())
                }
                _ => Ok(text(vm, value)?.into()),
            }
        });
    }
    for (class, names) in [("NameError", &["name"][..]), ("AttributeError", &["name", "obj"])] {
        if let Some(class) = vm.types.exceptions.get(class) {
            names.iter().for_each(|name| class.dict.set(name, Value::None));
        }
    }
    if let Some(import) = vm.types.exceptions.get("ImportError") {
        import.dict.set("name", Value::None);
        import.dict.set("path", Value::None);
        import.dict.set("msg", Value::getter("msg", |_, e| Ok(first_arg(e))));
    }
}

/// What could not be encoded or decoded, and where.
fn install_unicode(vm: &Vm) {
    for class in ["UnicodeEncodeError", "UnicodeDecodeError"]
        .iter()
        .filter_map(|name| vm.types.exceptions.get(*name))
    {
        for (index, name) in
            ["encoding", "object", "start", "end", "reason"].into_iter().enumerate()
        {
            let get = Native::method(name, "(self)", move |_, a| {
                Ok(parts(&a[0])
                    .and_then(|p| p.args.borrow().get(index).cloned())
                    .unwrap_or(Value::None))
            });
            let set = Native::method(name, "(self, value)", move |_, a| {
                if let Some(slot) =
                    parts(&a[0]).and_then(|p| p.args.borrow_mut().get_mut(index).map(|_| p))
                {
                    slot.args.borrow_mut()[index] = a[1].clone();
                }
                Ok(Value::None)
            });
            let property = Property {
                get: get.value(),
                set: set.value(),
                delete: Value::None,
                doc: Value::None,
            };
            class.dict.set(name, Value::Property(Rc::new(property)));
        }
        simple(class, "__str__", |vm, value| {
            let args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
            match super::encodings::error_text(&args) {
                Some(text) => Ok(text.into()),
                None => Ok(text(vm, value)?.into()),
            }
        });
    }
}

fn first_arg(value: &Value) -> Value {
    parts(value).and_then(|p| p.args.borrow().first().cloned()).unwrap_or(Value::None)
}

fn os_part(value: &Value, index: usize) -> Value {
    let args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
    if args.len() < 2 { Value::None } else { args.get(index).cloned().unwrap_or(Value::None) }
}

/// `BaseException.__str__`.
fn text(vm: &Vm, value: &Value) -> PyResult<String> {
    let args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
    match &args[..] {
        [] => Ok(String::new()),
        [one] => Ok(vm.str(one)?.to_string()),
        many => vm.repr(&Value::tuple(many.to_vec())),
    }
}

/// `args`: an OSError keeps its file names elsewhere.
fn shown_args(vm: &Vm, value: &Value) -> Vec<Value> {
    let mut args = parts(value).map(|p| p.args.borrow().clone()).unwrap_or_default();
    let os_error = vm.types.exceptions.get("OSError");
    if (3..=5).contains(&args.len())
        && os_error.is_some_and(|class| vm.class_of(value).is_subclass(class))
    {
        args.truncate(2);
    }
    args
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let args = shown_args(vm, value);
    let inner: Vec<String> = args.iter().map(|arg| vm.repr(arg)).collect::<PyResult<_>>()?;
    Ok(format!("{}({})", vm.class_of(value).name(), inner.join(", ")))
}

impl PyErr {
    /// The message as `str(exception)` gives it.
    pub fn message(&self, vm: &Vm) -> String {
        vm.str(&self.value()).map(|text| text.to_string()).unwrap_or_default()
    }
}
