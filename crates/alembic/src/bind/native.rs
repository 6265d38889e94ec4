//! `alembic._native`: terminal, ids, dates, scripts, templates, graph, operations.
use super::World;
use crate::templates::TEMPLATES;
use python::{Bound, Module, Native, PyResult, Value, Vm};
use std::rc::Rc;

type Run = fn(&Vm, Bound) -> PyResult;

/// Fills the module.
pub(super) fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = |name: &str, signature: &'static str, run: Run| {
        module.set(name, Native::function(name, signature, run).value())
    };
    module.set("_hand", Vm::hand());
    set("message", "(pipe, terminal)", message);
    set("terminal_columns", "()", |vm, _| Ok(Value::Int(door(vm)?.terminal.columns() as i64)));
    set("revision_id", "(used=())", revision_id);
    set("create_date", "(timezone=None)", create_date);
    set("load_script", "(path)", load_script);
    set("render_template", "(text, names)", |vm, a| {
        Ok(crate::template::render(vm, &vm.str(&a[0])?, &a[1])?.into())
    });
    set("template_names", "(package)", |vm, a| {
        let package = vm.str(&a[0])?;
        Ok(Value::list(
            TEMPLATES
                .iter()
                .filter(|(known, _, _)| **known == *package)
                .map(|(_, name, _)| (*name).into())
                .collect(),
        ))
    });
    set("template_files", "(package, name)", |vm, a| {
        let (package, name) = (vm.str(&a[0])?, vm.str(&a[1])?);
        let found = TEMPLATES.iter().find(|(known, own, _)| **known == *package && **own == *name);
        let pairs = |files: &[(&str, &str)]| {
            Value::list(
                files
                    .iter()
                    .map(|(file, text)| Value::tuple(vec![(*file).into(), (*text).into()]))
                    .collect(),
            )
        };
        Ok(found.map_or(Value::None, |(_, _, files)| pairs(files)))
    });
    set("running", "(revision, path, direction)", |vm, a| {
        let text = |at: usize| a[at].as_str().map(|text| text.to_string()).unwrap_or_default();
        let now = crate::Running { revision: text(0), path: text(1), direction: text(2) };
        *vm.extension::<Runs>().0.borrow_mut() = a[0].as_str().map(|_| now);
        Ok(Value::None)
    });
    set("is_bare_expression", "(text)", |vm, a| {
        Ok(Value::Bool(crate::ddl::is_bare_expression(&vm.str(&a[0])?)))
    });
    set("warn_from", "(text, source)", |vm, a| {
        let source = crate::places::Source::named(&vm.str(&a[1])?);
        source.map_or(Ok(()), |source| source.warn(vm, &vm.str(&a[0])?)).map(|()| Value::None)
    });
    set("open_in_editor", "(path)", |vm, a| {
        let path = vm.str(&a[0])?;
        vm.extension::<Opened>().0.borrow_mut().push(path.to_string());
        Ok(Value::None)
    });
    super::graph::fill(vm, module);
    super::migrate::fill(vm, module);
    Ok(())
}

/// Files that `edit` asked to open.
#[derive(Clone, Default)]
pub struct Opened(pub std::cell::RefCell<Vec<String>>);

/// The revision that runs.
#[derive(Clone, Default)]
pub(super) struct Runs(pub std::cell::RefCell<Option<crate::Running>>);

fn door(vm: &Vm) -> PyResult<Rc<crate::Door>> {
    let world = vm.extension::<World>();
    let door = world.0.borrow().clone();
    door.ok_or_else(|| vm.error("RuntimeError", "alembic was not given a terminal"))
}

/// `util.msg`: its text for pipes, and as a terminal shows it (alembic/util/messaging.py:msg).
fn message(vm: &Vm, a: Bound) -> PyResult {
    door(vm)?.terminal.message(&vm.str(&a[0])?, &vm.str(&a[1])?);
    Ok(Value::None)
}

fn revision_id(vm: &Vm, a: Bound) -> PyResult {
    let used: Vec<String> =
        vm.list_of(&a[0])?.iter().filter_map(|id| id.as_str().map(|id| id.to_string())).collect();
    Ok((door(vm)?.revision_id)(&used).into())
}

fn load_script(vm: &Vm, a: Bound) -> PyResult {
    let path = vm.str(&a[0])?;
    let name = path.rsplit('/').next().unwrap_or(&path).replace(['.', '-'], "_");
    Ok(Value::Module(vm.load_path(&name, &path)?))
}

/// The create date as an object that prints like a datetime; pinned where recordings want it.
fn create_date(vm: &Vm, a: Bound) -> PyResult {
    let datetime = vm.import_module("datetime")?;
    let class = vm.attr(&datetime, "datetime")?;
    let moment = match &door(vm)?.create_date {
        Some(pinned) => vm.call_method(&class, "fromisoformat", vec![pinned.as_str().into()])?,
        None if a[0].is_none() => vm.call_method(&class, "now", Vec::new())?,
        None => {
            let zone = vm.attr(&vm.attr(&datetime, "timezone")?, "utc")?;
            vm.call_method(&class, "now", vec![zone])?
        }
    };
    vm.call(&vm.handed("dated")?, vec![moment, a[0].clone()])
}
