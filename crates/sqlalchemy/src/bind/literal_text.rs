//! Python values as SQL text: what their types write. From `sqltypes.py:literal_processor` and
//! `type_api.py:TypeDecorator.literal_processor`.

use python::{Bound, Module, Native, PyResult, Str, Value, Vm};

use crate::error::Error;
use crate::expr::Literal;
use crate::types::{Affinity, SqlType, Visit};

use super::custom::custom_value;
use super::errors::from_python;

/// Adds the function behind the types' own `literal_processor`.
pub(super) fn fill(module: &Module) {
    let run = |vm: &Vm, a: Bound| {
        let ty = super::types::sql_type(vm, &a[0])?;
        let value = super::literal::literal(vm, &a[1])?;
        let text = plain(vm, &value, &ty).map_err(|e| super::errors::raise(vm, e))?;
        match text {
            Some(text) => Ok(Value::from(text)),
            None => Err(super::errors::raise(vm, no_renderer(&value, &ty))),
        }
    };
    module.set("literal_text", Native::function("literal_text", "(type_, value)", run).value());
}

/// The text of a value; nothing, where Rust writes it by itself.
///
/// # Errors
/// `CompileError` where the type has no text for the value.
pub(super) fn literal_text(
    vm: &Vm,
    value: &Literal,
    ty: &SqlType,
) -> Result<Option<String>, Error> {
    if value.is_none() {
        return Ok(None);
    }
    let Some(custom) = custom_value(ty) else { return checked(vm, value, ty) };
    let object = super::literal::value(value);
    let own = |method: &str| {
        matches!(vm.class_of(&custom).lookup(&Str::intern(method)), Some(Value::Function(_)))
    };
    if own("literal_processor") {
        let dialect = vm.handed("dialect").map_err(from_python)?;
        let made = vm.call_method(&custom, "literal_processor", vec![dialect]);
        let processor = made.map_err(from_python)?;
        if !processor.is_none() {
            let text = vm.call(&processor, vec![object]).and_then(|text| vm.str(&text));
            return text.map(|text| Some(text.to_string())).map_err(from_python);
        }
    }
    if ty.class().visit != Visit::Decorator {
        return match ty.class().visit {
            Visit::UserDefined => Err(no_renderer(value, ty)),
            _ => checked(vm, value, ty),
        };
    }
    let method = ["process_literal_param", "process_bind_param"].into_iter().find(|m| own(m));
    let changed = match method {
        Some(method) => {
            let dialect = vm.handed("dialect").map_err(from_python)?;
            let made = vm.call_method(&custom, method, vec![object, dialect]);
            super::literal::literal(vm, &made.map_err(from_python)?).map_err(from_python)?
        }
        None => value.clone(),
    };
    let inner = ty.for_sqlite()?;
    match literal_text(vm, &changed, &inner)? {
        Some(text) => Ok(Some(text)),
        None => crate::compiler::render_literal(&changed, &inner, None).map(Some),
    }
}

/// The text by a type of SQLAlchemy's own; what it cannot make of the value is told as a failure.
fn checked(vm: &Vm, value: &Literal, ty: &SqlType) -> Result<Option<String>, Error> {
    match plain(vm, value, ty) {
        Err(Error::Compile(text)) => Err(Error::Compile(text)),
        Err(_) => Err(failed(value, ty)),
        found => found,
    }
}

fn plain(vm: &Vm, value: &Literal, ty: &SqlType) -> Result<Option<String>, Error> {
    if ty.class().name == "PickleType" || ty.affinity() == Affinity::Interval {
        return Err(failed(value, ty));
    }
    if ty.affinity() == Affinity::Json {
        return Err(no_renderer(value, ty));
    }
    if !matches!(value, Literal::Opaque(..)) {
        return Ok(None);
    }
    let object = super::literal::value(value);
    if &*vm.class_of(&object).name() == "Decimal" {
        return vm.str(&object).map(|s| Some(s.to_string())).map_err(from_python);
    }
    let bound = super::convert::bind(vm, ty, &object).map_err(from_python)?;
    let made: PyResult<Literal> = super::literal::literal(vm, &bound);
    match made.map_err(from_python)? {
        Literal::Opaque(..) => Ok(None),
        other => crate::compiler::render_literal(&other, &SqlType::null(), None).map(Some),
    }
}

fn no_renderer(value: &Literal, ty: &SqlType) -> Error {
    Error::Compile(format!(
        "No literal value renderer is available for literal value \"{}\" with datatype {}",
        value.repr(),
        shown(ty)
    ))
}

fn failed(value: &Literal, ty: &SqlType) -> Error {
    Error::Compile(format!(
        "Could not render literal value \"{}\" with datatype {}; see parent stack trace for more detail.",
        value.repr(),
        shown(ty)
    ))
}

fn shown(ty: &SqlType) -> String {
    crate::types::compile_type(ty).unwrap_or_else(|_| "NULL".to_owned())
}
