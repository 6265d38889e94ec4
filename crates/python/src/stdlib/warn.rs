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

/// Warnings already shown: text, class, line.
#[derive(Default)]
struct Shown(RefCell<Vec<(String, String, usize)>>);

/// Filters set by `simplefilter` and `filterwarnings`, last first: action, class name, start of the message.
#[derive(Default)]
struct Filters(RefCell<Vec<(String, Option<Class>, String)>>);

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("warnings", fill);
}

impl Vm {
    /// Warns as `warnings.warn(text, category)` would, from the place of the code that runs.
    ///
    /// # Errors
    /// The warning itself where a filter says `error`.
    pub fn warn(&self, class: &Class, text: &str, up: usize) -> PyResult<()> {
        let name = class.name().to_string();
        let filters = self.extension::<Filters>();
        let rule = filters
            .0
            .borrow()
            .iter()
            .rev()
            .find(|(_, wanted, start)| {
                wanted.as_ref().is_none_or(|wanted| class.is_subclass(wanted)) && text.starts_with(start.as_str())
            })
            .map(|rule| rule.0.clone());
        let quiet = ["DeprecationWarning", "PendingDeprecationWarning", "ImportWarning", "ResourceWarning"];
        let hidden =
            quiet.iter().any(|known| self.types.exceptions.get(known).is_some_and(|known| class.is_subclass(known)));
        match rule.as_deref() {
            Some("error") => return Err(self.error_of(class, vec![text.into()])),
            Some("ignore") => return Ok(()),
            None if hidden => return Ok(()),
            _ => {}
        }
        let (path, line) = self.caller(up).unwrap_or_else(|| ("sys".into(), 1));
        let key = (text.to_string(), name.clone(), line);
        let shown = self.extension::<Shown>();
        if rule.as_deref() != Some("always") && shown.0.borrow().contains(&key) {
            return Ok(());
        }
        shown.0.borrow_mut().push(key);
        self.write_err(&format!("{path}:{line}: {name}: {text}\n"))?;
        let source = self.host.read(&path).and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(code) = source.as_ref().and_then(|text| text.lines().nth(line.saturating_sub(1))) {
            self.write_err(&format!("  {}\n", code.trim()))?;
        }
        Ok(())
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
    let set = |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value())
    };
    set("warn", "(message, category=None, stacklevel=1, source=None)", |vm, a| {
        let given = if matches!(a[0], Value::Instance(_)) { &a[0] } else { &a[1] };
        let Some(class) = category(vm, given) else { return Ok(Value::None) };
        let text = vm.str(&a[0])?;
        let level = vm.index(&a[2])?.max(1) as usize - 1;
        vm.warn(&class, &text, level).map(|()| Value::None)
    });
    set("simplefilter", "(action, category=None, lineno=0, append=False)", |vm, a| add_filter(vm, &a[0], &a[1], ""));
    set("filterwarnings", "(action, message='', category=None, module='', lineno=0, append=False)", |vm, a| {
        let start = a[1].as_str().map(|text| text.replace(['^', '\\'], "")).unwrap_or_default();
        add_filter(vm, &a[0], &a[2], start.trim_start_matches(".*"))
    });
    set("resetwarnings", "()", |vm, _| {
        vm.extension::<Filters>().0.borrow_mut().clear();
        Ok(Value::None)
    });
    set("formatwarning", "(message, category, filename, lineno, line=None)", |vm, a| {
        let name = a[1].as_class().map(|class| class.name().to_string()).unwrap_or_default();
        Ok(format!("{}:{}: {name}: {}\n", vm.str(&a[2])?, vm.str(&a[3])?, vm.str(&a[0])?).into())
    });
    let catch = ClassBuilder::new(vm, "warnings", "catch_warnings")
        .method("__init__", "(self, *, record=False, module=None, action=None)", |_, _| Ok(Value::None))
        .method("__enter__", "(self)", |vm, a| {
            let saved = vm.extension::<Filters>().0.borrow().clone();
            if let Some(instance) = a[0].as_instance() {
                instance.set_native(Rc::new(saved));
            }
            Ok(Value::list(Vec::new()))
        })
        .method("__exit__", "(self, *args)", |vm, a| {
            if let Some(saved) = a[0].payload::<Rc<Vec<(String, Option<Class>, String)>>>() {
                *vm.extension::<Filters>().0.borrow_mut() = (*saved).clone();
            }
            Ok(Value::None)
        })
        .build();
    module.set("catch_warnings", Value::Class(catch));
    Ok(())
}

fn add_filter(vm: &Vm, action: &Value, class: &Value, start: &str) -> PyResult {
    let action = action.as_str().map(|text| text.to_string()).unwrap_or_default();
    vm.extension::<Filters>().0.borrow_mut().push((action, class.as_class().cloned(), start.to_string()));
    Ok(Value::None)
}
