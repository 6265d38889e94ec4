//! `warnings`: printed once per place, as CPython does by default.
use crate::class::Class;
use crate::define::ClassBuilder;
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// Warnings already shown: text, class, file, line.
#[derive(Clone, Default)]
struct Shown(RefCell<Vec<(String, String, String, usize)>>);

/// The line of source that a warning is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: String,
    /// Its line, from one.
    pub line: usize,
    /// What stands there, where the file itself cannot be read.
    pub code: Option<&'static str>,
}

/// Where frames of `contextlib` stand in CPython 3.11: a warning from the end of a `with` names
/// them.
const CONTEXTLIB: (&str, usize, &str) =
    ("/usr/local/lib/python3.11/contextlib.py", 144, "next(self.gen)");

/// Frames of our own modules that stand for one of an installed package: our file, the function,
/// the place there.
#[derive(Clone, Default)]
struct Installed(RefCell<Vec<(&'static str, &'static str, Place)>>);

/// Filters set by `simplefilter` and `filterwarnings`, last first: action, class name, start of the
/// message.
#[derive(Clone, Default)]
struct Filters(RefCell<Vec<(String, Option<Class>, String)>>);

/// Lists of `catch_warnings(record=True)`, the innermost last: warnings go there instead of being
/// printed.
#[derive(Clone, Default)]
struct Recorders(RefCell<Vec<Option<Rc<crate::collections::List>>>>);

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("warnings", fill);
}

impl Vm {
    /// Warns as `warnings.warn(text, category)` would, from the place of the code that runs.
    ///
    /// # Errors
    /// The warning itself where a filter says `error`.
    pub fn warn(&self, class: &Class, text: &str, up: usize) -> PyResult<()> {
        let (path, line) = self.caller(up).unwrap_or_else(|| ("sys".into(), 1));
        self.warn_from(class, text, &Place { path, line, code: None })
    }

    /// Warns from the innermost frame outside some of our own modules, as SQLAlchemy and Alembic
    /// do.
    ///
    /// # Errors
    /// As `warn`.
    pub fn warn_outside(&self, class: &Class, text: &str, modules: &[&str]) -> PyResult<()> {
        let inside = |path: &str| {
            modules.iter().any(|module| path.starts_with(&format!("<python>/{module}")))
        };
        let mut up = 0;
        let (path, line) = loop {
            match self.caller(up) {
                Some((path, _)) if inside(&path) => up += 1,
                Some(found) => break found,
                None => break ("sys".into(), 1),
            }
        };
        if path == "<python>/contextlib.py" {
            let (path, line, code) = CONTEXTLIB;
            return self.warn_from(
                class,
                text,
                &Place { path: path.into(), line, code: Some(code) },
            );
        }
        let function = self.caller_name(up).unwrap_or_default();
        let known = self.extension::<Installed>();
        let place = known
            .0
            .borrow()
            .iter()
            .find(|(file, name, _)| **file == *path && **name == *function)
            .cloned();
        let place = place.map_or(Place { path, line, code: None }, |(_, _, place)| place);
        self.warn_from(class, text, &place)
    }

    /// Says that a coroutine was let go of before it began.
    ///
    /// # Errors
    /// As `warn`.
    pub fn warn_never_awaited(&self, name: &str) -> PyResult<()> {
        let Some(class) = self.types.exceptions.get("RuntimeWarning") else { return Ok(()) };
        let text = format!("coroutine '{name}' was never awaited");
        let printed = self.output_size();
        self.warn(class, &text, 0)?;
        if self.output_size() > printed {
            let hint = "Enable tracemalloc to get the object allocation traceback";
            self.write_err(&format!("RuntimeWarning: {hint}\n"))?;
        }
        Ok(())
    }

    /// Says where the installed package has what a function of our modules does, for warnings that
    /// name it.
    pub fn stands_for(&self, file: &'static str, function: &'static str, place: Place) {
        self.extension::<Installed>().0.borrow_mut().push((file, function, place));
    }

    /// `warnings.warn_explicit`: warns from a place that is given.
    ///
    /// # Errors
    /// As `warn`.
    pub fn warn_from(&self, class: &Class, text: &str, place: &Place) -> PyResult<()> {
        let action = self.filter_for(class, text);
        match action.as_deref() {
            Some("error") => return Err(self.error_of(class, vec![text.into()])),
            Some("ignore") => return Ok(()),
            None if self.is_quiet(class) && !self.is_main_deprecation(class, place) => {
                return Ok(());
            }
            _ => {}
        }
        let name = class.name().to_string();
        let key = (text.to_string(), name.clone(), place.path.clone(), place.line);
        let shown = self.extension::<Shown>();
        if action.as_deref() != Some("always") && shown.0.borrow().contains(&key) {
            return Ok(());
        }
        shown.0.borrow_mut().push(key);
        let recorder = self.extension::<Recorders>().0.borrow().last().cloned().flatten();
        if let Some(list) = recorder {
            list.push(self.warning_message(class, text, place)?);
            return Ok(());
        }
        self.write_err(&format!("{}:{}: {name}: {text}\n", place.path, place.line))?;
        match self.code_at(place) {
            Some(code) => self.write_err(&format!("  {}\n", code.trim())),
            None => Ok(()),
        }
    }

    fn warning_message(&self, class: &Class, text: &str, place: &Place) -> PyResult {
        let message = self.call(&Value::Class(class.clone()), vec![text.into()])?;
        let kind = ClassBuilder::new(self, "warnings", "WarningMessage").build();
        let made = self.native_instance(&kind, ());
        let parts = [
            ("message", message),
            ("category", Value::Class(class.clone())),
            ("filename", place.path.as_str().into()),
            ("lineno", Value::Int(place.line as i64)),
            ("line", Value::None),
        ];
        if let Some(instance) = made.as_instance() {
            parts.into_iter().for_each(|(name, value)| instance.dict().set(name, value));
        }
        Ok(made)
    }

    fn code_at(&self, place: &Place) -> Option<String> {
        if let Some(code) = place.code {
            return Some(code.into());
        }
        let source =
            String::from_utf8(self.host.read(&super::normal_path(&place.path)).ok()?).ok()?;
        source.lines().nth(place.line.saturating_sub(1)).map(String::from)
    }

    fn filter_for(&self, class: &Class, text: &str) -> Option<String> {
        let filters = self.extension::<Filters>();
        let filters = filters.0.borrow();
        let fits = |(_, wanted, start): &&(String, Option<Class>, String)| {
            wanted.as_ref().is_none_or(|wanted| class.is_subclass(wanted))
                && text.starts_with(start.as_str())
        };
        filters.iter().rev().find(fits).map(|rule| rule.0.clone())
    }

    /// A DeprecationWarning that the main script itself gives is shown.
    fn is_main_deprecation(&self, class: &Class, place: &Place) -> bool {
        let known = self.types.exceptions.get("DeprecationWarning");
        known.is_some_and(|known| class.is_subclass(known))
            && self.absolute(&self.main_path.borrow()) == place.path
    }

    /// Classes that CPython hides unless asked.
    fn is_quiet(&self, class: &Class) -> bool {
        ["DeprecationWarning", "PendingDeprecationWarning", "ImportWarning", "ResourceWarning"]
            .iter()
            .any(|known| {
                self.types.exceptions.get(known).is_some_and(|known| class.is_subclass(known))
            })
    }
}

fn category(vm: &Vm, value: &Value) -> Option<Class> {
    match value {
        Value::Class(class) => Some(class.clone()),
        Value::Instance(instance) => Some(instance.class()),
        _ => vm.types.exceptions.get("UserWarning").cloned(),
    }
}

fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set =
        |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
            module.set(name, Native::function(name, signature, run).value())
        };
    set("warn", "(message, category=None, stacklevel=1, source=None)", |vm, a| {
        let given = if matches!(a[0], Value::Instance(_)) { &a[0] } else { &a[1] };
        let Some(class) = category(vm, given) else { return Ok(Value::None) };
        let warning = vm.types.exceptions.get("Warning");
        if !warning.is_some_and(|warning| class.is_subclass(warning)) {
            let kind = vm.class_of(given).name();
            return Err(vm.type_error(format!("category must be a Warning subclass, not '{kind}'")));
        }
        let text = vm.str(&a[0])?;
        let level = vm.index(&a[2])?.max(1) as usize - 1;
        vm.warn(&class, &text, level).map(|()| Value::None)
    });
    set(
        "warn_explicit",
        "(message, category, filename, lineno, module=None, registry=None)",
        |vm, a| {
            let Some(class) = category(vm, &a[1]) else { return Ok(Value::None) };
            let place = Place {
                path: vm.str(&a[2])?.to_string(),
                line: vm.index(&a[3])?.max(1) as usize,
                code: None,
            };
            vm.warn_from(&class, &vm.str(&a[0])?, &place).map(|()| Value::None)
        },
    );
    set("_warn_outside", "(message, category, modules)", |vm, a| {
        let Some(class) = category(vm, &a[1]) else { return Ok(Value::None) };
        let modules = vm.list_of(&a[2])?;
        let names: Vec<&str> =
            modules.iter().filter_map(|name| name.as_str().map(|name| &**name)).collect();
        vm.warn_outside(&class, &vm.str(&a[0])?, &names).map(|()| Value::None)
    });
    set("simplefilter", "(action, category=None, lineno=0, append=False)", |vm, a| {
        add_filter(vm, &a[0], &a[1], "")
    });
    set(
        "filterwarnings",
        "(action, message='', category=None, module='', lineno=0, append=False)",
        |vm, a| {
            let start = a[1].as_str().map(|text| text.replace(['^', '\\'], "")).unwrap_or_default();
            add_filter(vm, &a[0], &a[2], start.trim_start_matches(".*").trim_end_matches(".*"))
        },
    );
    set("resetwarnings", "()", |vm, _| {
        vm.extension::<Filters>().0.borrow_mut().clear();
        Ok(Value::None)
    });
    set("formatwarning", "(message, category, filename, lineno, line=None)", |vm, a| {
        let name = a[1].as_class().map(|class| class.name().to_string()).unwrap_or_default();
        Ok(format!("{}:{}: {name}: {}\n", vm.str(&a[2])?, vm.str(&a[3])?, vm.str(&a[0])?).into())
    });
    module.set("catch_warnings", Value::Class(catch_warnings(vm)));
    Ok(())
}

/// The context manager that gives filters back, and gathers warnings where it is asked to.
fn catch_warnings(vm: &Vm) -> Class {
    ClassBuilder::new(vm, "warnings", "catch_warnings")
        .method(
            "__init__",
            "(self, *, record=False, module=None, action=None, category=None)",
            |_, a| {
                if let Some(instance) = a[0].as_instance() {
                    instance.dict().set("_record", a[1].clone());
                    instance.dict().set("_action", a[3].clone());
                }
                Ok(Value::None)
            },
        )
        .method("__enter__", "(self)", |vm, a| {
            let saved = vm.extension::<Filters>().0.borrow().clone();
            let Some(instance) = a[0].as_instance() else { return Ok(Value::None) };
            instance.set_native(Rc::new(saved));
            let action = instance.dict().get("_action").unwrap_or(Value::None);
            if !action.is_none() {
                add_filter(vm, &action, &Value::None, "")?;
            }
            let record = vm.truth(&instance.dict().get("_record").unwrap_or(Value::None))?;
            let list = record.then(|| crate::collections::List::new(Vec::new()).shared());
            vm.extension::<Recorders>().0.borrow_mut().push(list.clone());
            Ok(list.map_or(Value::None, Value::List))
        })
        .method("__exit__", "(self, *args)", |vm, a| {
            vm.extension::<Recorders>().0.borrow_mut().pop();
            if let Some(saved) = a[0].payload::<Rc<Vec<(String, Option<Class>, String)>>>() {
                *vm.extension::<Filters>().0.borrow_mut() = (*saved).clone();
            }
            Ok(Value::None)
        })
        .build()
}

fn add_filter(vm: &Vm, action: &Value, class: &Value, start: &str) -> PyResult {
    let action = action.as_str().map(|text| text.to_string()).unwrap_or_default();
    vm.extension::<Filters>().0.borrow_mut().push((
        action,
        class.as_class().cloned(),
        start.to_string(),
    ));
    Ok(Value::None)
}
