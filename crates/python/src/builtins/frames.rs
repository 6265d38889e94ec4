//! Built-in functions that look at the code that runs or run some: `globals`, `locals`, `exec`, `eval`, …
use super::function;
use super::functions::attribute_name;
use crate::code::Code;
use crate::collections::Dict;
use crate::compile::Mode;
use crate::error::PyResult;
use crate::signature::Bound;
use crate::text::Str;
use crate::value::{ClosureCell, Value};
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install_frames(vm: &Vm) {
    function(vm, "globals", "()", |vm, _| {
        Ok(vm.caller_globals(0).map_or(Value::None, Value::Dict))
    });
    function(vm, "locals", "()", |vm, _| Ok(vm.caller_locals()));
    function(vm, "vars", "(object=..., /)", |vm, a| {
        if a[0].is_unbound() {
            Ok(vm.caller_locals())
        } else {
            vm.attr_opt(&a[0], "__dict__")?
                .ok_or_else(|| vm.type_error("vars() argument must have __dict__ attribute"))
        }
    });
    function(vm, "dir", "(object=..., /)", |vm, a| {
        if a[0].is_unbound() {
            let names = vm.list_of(&vm.caller_locals())?;
            return Ok(Value::list(vm.sort(names, &Value::None, false)?));
        }
        let class = vm.class_of(&a[0]);
        match class.lookup(&vm.names().__dir__) {
            Some(found @ Value::Function(_)) => {
                let names = vm.call(&found, vec![a[0].clone()])?;
                Ok(Value::list(vm.sort(vm.list_of(&names)?, &Value::None, false)?))
            }
            _ => Ok(Value::list(super::dir(vm, &a[0]).into_iter().map(Value::from).collect())),
        }
    });
    function(vm, "eval", "(source, globals=None, locals=None, /)", |vm, a| run_text(vm, &a, true));
    let exec = "(source, globals=None, locals=None, /, *, closure=None)";
    function(vm, "exec", exec, |vm, a| run_text(vm, &a, false).map(|_| Value::None));
    function(
        vm,
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        |vm, a| {
            let (text, file) = (attribute_name(vm, &a[0])?, attribute_name(vm, &a[1])?);
            if !a[2].as_str().is_some_and(|mode| matches!(&**mode, "exec" | "eval" | "single")) {
                return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
            }
            let code = match a[2].as_str().map(|mode| mode.to_string()).as_deref() {
                Some("eval") => vm.compile_expression(&text, &file)?,
                Some("single") => vm.compile_mode(&text, &file, Mode::Interactive)?,
                _ => vm.compile(&text, &file)?,
            };
            Ok(Value::Code(code))
        },
    );
}

fn run_text(vm: &Vm, a: &Bound, expression: bool) -> PyResult {
    let code = match &a[0] {
        Value::Code(code) => code.clone(),
        other => {
            let bytes = matches!(other.base(), Value::Bytes(_) | Value::ByteArray(_));
            let decoded =
                if bytes { vm.call_method(other, "decode", Vec::new())? } else { other.clone() };
            let Some(text) = decoded.as_str() else {
                return Err(vm.type_error(format!(
                    "{}() arg 1 must be a string, bytes or code object",
                    if expression { "eval" } else { "exec" }
                )));
            };
            if expression {
                vm.compile_expression(text, "<string>")?
            } else {
                vm.compile(text, "<string>")?
            }
        }
    };
    let name = if expression { "eval" } else { "exec" };
    let globals = match a[1].as_dict() {
        Some(dict) => dict.clone(),
        None if a[1].is_none() => vm.caller_globals(0).unwrap_or_else(|| Dict::new().shared()),
        None if expression && vm.attr_opt(&a[1], "keys")?.is_some() => {
            return Err(vm.type_error("globals must be a real dict; try eval(expr, {}, mapping)"));
        }
        None if expression => return Err(vm.type_error("globals must be a dict")),
        None => {
            let kind = vm.class_of(&a[1]).name();
            return Err(vm.type_error(format!("{name}() globals must be a dict, not {kind}")));
        }
    };
    if !a[2].is_none() && a[2].as_dict().is_none() && vm.attr_opt(&a[2], "__getitem__")?.is_none() {
        return Err(vm.type_error("locals must be a mapping"));
    }
    let namespace = match (&a[2], &a[1]) {
        (Value::None, Value::None) => vm.caller_locals(),
        (Value::None, given) => given.clone(),
        (given, _) => given.clone(),
    };
    let closure = if expression { &Value::None } else { &a[3] };
    let cells = closure_of(vm, name, &code, matches!(a[0], Value::Code(_)), closure)?;
    vm.exec_closure(&code, &globals, Some(namespace), &cells)
}

/// The cells for the free variables of a code that `exec` runs: as many as it has.
fn closure_of(
    vm: &Vm,
    name: &str,
    code: &Code,
    given: bool,
    closure: &Value,
) -> PyResult<Vec<Rc<ClosureCell>>> {
    let free = code.cells.len() - code.own_cells;
    if closure.is_none() {
        return match free {
            0 => Ok(Vec::new()),
            _ => Err(vm.type_error(format!(
                "code object passed to {name}() may not contain free variables"
            ))),
        };
    }
    if !given {
        return Err(vm.type_error("closure argument can only be used when source is a code object"));
    }
    if free == 0 {
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    let cells = closure.as_tuple().map(|cells| cells.iter().map(cell).collect::<Option<Vec<_>>>());
    match cells.flatten() {
        Some(cells) if cells.len() == free => Ok(cells),
        _ => Err(vm.type_error(format!("code object requires a closure of exactly length {free}"))),
    }
}

fn cell(value: &Value) -> Option<Rc<ClosureCell>> {
    match value {
        Value::Cell(cell) => Some(cell.clone()),
        _ => None,
    }
}

impl Vm {
    /// `locals()` of the code that runs.
    pub(crate) fn caller_locals(&self) -> Value {
        let frames = self.frames.borrow();
        let Some(frame) = frames.last() else { return Value::dict(Vec::<(Str, Value)>::new()) };
        match &frame.namespace {
            Some(namespace) => namespace.clone(),
            None => Value::dict(frame.variables()),
        }
    }
}
