//! Dates and times on their way into and out of SQLite: storage formats and regular expressions of
//! `sqlalchemy.dialects.sqlite`, ISO texts where a type has none.

use python::{Args, PyResult, Str, Value, Vm};

use crate::types::{Arg, Package, SqlType, TypeClass, TypeData, Visit};

/// Whether the class is SQLite's DATE, DATETIME or TIME.
pub(super) fn is_own(row: &TypeClass) -> bool {
    row.package == Package::Sqlite && matches!(row.visit, Visit::Temporal(_))
}

/// What the constructors of SQLite's own types check and prepare: one way of storing alone, the
/// regular expression compiled. Gives what Python sees as `_storage_format` and `_reg`.
///
/// # Errors
/// `AssertionError` for two ways at once, what `re.compile` raises.
pub(super) fn prepare(
    vm: &Vm,
    data: &mut TypeData,
    given: &[&str],
) -> PyResult<Vec<(&'static str, Value)>> {
    let mut seen = Vec::new();
    if matches!(argument(data, "truncate_microseconds"), Arg::Bool(true)) {
        if let Some(name) = ["storage_format", "regexp"].iter().find(|n| given.contains(n)) {
            return Err(vm.error(
                "AssertionError",
                format!("You can specify only one of truncate_microseconds or {name}."),
            ));
        }
        let day = if data.class.name == "TIME" { "" } else { "%(year)04d-%(month)02d-%(day)02d " };
        seen.push((
            "_storage_format",
            Value::from(format!("{day}%(hour)02d:%(minute)02d:%(second)02d")),
        ));
    }
    if let Arg::Str(format) = argument(data, "storage_format") {
        seen.push(("_storage_format", Value::from(&*format)));
    }
    let pattern = match argument(data, "regexp") {
        Arg::None => return Ok(seen),
        Arg::Opaque(_, any) => super::literal::from_any(&any),
        Arg::Str(text) => Value::from(&*text),
        Arg::Bool(_) | Arg::Int(_) | Arg::Type(_) => Value::None,
    };
    let compiled = vm.call(&vm.attr(&vm.import_module("re")?, "compile")?, vec![pattern])?;
    keep(vm, data, "regexp", &compiled)?;
    seen.push(("_reg", compiled));
    Ok(seen)
}

/// What a user's subclass says as attributes of the class (`_storage_format = …`, `_reg = …`).
pub(super) fn from_attributes(vm: &Vm, data: &mut TypeData, object: &Value) -> PyResult<()> {
    if let Some(Value::Str(format)) = vm.attr_opt(object, "_storage_format")?
        && let Some(i) = data.class.param("storage_format")
        && !matches!(argument(data, "truncate_microseconds"), Arg::Bool(true))
    {
        data.args[i] = Arg::Str(std::rc::Rc::from(&*format));
    }
    match vm.attr_opt(object, "_reg")? {
        Some(Value::None) | None => Ok(()),
        Some(compiled) => keep(vm, data, "regexp", &compiled),
    }
}

fn keep(vm: &Vm, data: &mut TypeData, name: &str, value: &Value) -> PyResult<()> {
    if let Some(i) = data.class.param(name) {
        let shown = vm.repr(value)?;
        data.args[i] = Arg::Opaque(std::rc::Rc::from(&*shown), super::literal::any(value));
    }
    Ok(())
}

fn argument(data: &TypeData, name: &str) -> Arg {
    data.class.param(name).and_then(|i| data.args.get(i).cloned()).unwrap_or(Arg::None)
}

/// The field of a date or time as a number.
fn field(vm: &Vm, value: &Value, name: &str) -> PyResult<Option<i64>> {
    Ok(vm.attr_opt(value, name)?.and_then(|v| v.as_int()))
}

/// A date or time as SQLite stores it: by the type's storage format, or as ISO writes it.
///
/// # Errors
/// `TypeError` for another kind of object.
pub(super) fn bind(vm: &Vm, ty: &SqlType, value: &Value, what: &str, accepted: &str) -> PyResult {
    let names = vm.class_of(value).mro().iter().map(|c| c.name().to_string()).collect::<Vec<_>>();
    let (is_date, is_time) = (names.iter().any(|n| n == "date"), names.iter().any(|n| n == "time"));
    let fits = if what == "Time" { is_time } else { is_date };
    if !fits {
        return Err(
            vm.type_error(format!("SQLite {what} type only accepts Python {accepted} as input."))
        );
    }
    let get = |name: &str| -> PyResult<i64> { Ok(field(vm, value, name)?.unwrap_or(0)) };
    if let Arg::Str(format) = ty.arg("storage_format") {
        return stored(vm, value, &format);
    }
    let date = || -> PyResult<String> {
        Ok(format!("{:04}-{:02}-{:02}", get("year")?, get("month")?, get("day")?))
    };
    let truncated = matches!(ty.arg("truncate_microseconds"), Arg::Bool(true));
    let time = || -> PyResult<String> {
        let seconds = format!("{:02}:{:02}:{:02}", get("hour")?, get("minute")?, get("second")?);
        Ok(if truncated { seconds } else { format!("{seconds}.{:06}", get("microsecond")?) })
    };
    Ok(Value::from(match what {
        "Date" => date()?,
        "Time" => time()?,
        _ => format!("{} {}", date()?, time()?),
    }))
}

/// A storage format of the user's: `format % {"year": …}`.
fn stored(vm: &Vm, value: &Value, format: &str) -> PyResult {
    let mut fields = Vec::new();
    for name in ["year", "month", "day", "hour", "minute", "second", "microsecond"] {
        fields.push((name, Value::Int(field(vm, value, name)?.unwrap_or(0))));
    }
    vm.call_method(&Value::from(format), "__mod__", vec![Value::dict(fields)])
}

/// A date or time as the program gets it.
///
/// # Errors
/// `ValueError` for a text that the type's regular expression does not match, or that is not ISO's.
pub(super) fn parse(vm: &Vm, ty: &SqlType, name: &str, value: &Value) -> PyResult {
    let class = vm.attr(&vm.import_module("datetime")?, name)?;
    let Arg::Opaque(_, pattern) = ty.arg("regexp") else {
        return vm.call_method(&class, "fromisoformat", vec![value.clone()]);
    };
    if value.as_str().is_none() {
        return Err(vm.value_error(format!(
            "Couldn't parse {name} string '{}' - value is not a string.",
            vm.repr(value)?
        )));
    }
    let pattern = super::literal::from_any(&pattern);
    let found = vm.call_method(&pattern, "match", vec![value.clone()])?;
    if found.is_none() {
        let text = vm.str(value)?;
        return Err(vm.value_error(format!("Couldn't parse {name} string: '{text}'")));
    }
    from_match(vm, &class, &found)
}

/// The object made of the groups of a match: by name where the expression names them.
fn from_match(vm: &Vm, class: &Value, found: &Value) -> PyResult {
    let int = vm.builtins.get("int").unwrap_or(Value::None);
    let named = vm.call_method(found, "groupdict", vec![Value::Int(0)])?;
    let mut keywords = Vec::new();
    for (name, text) in vm.mapping_items(&named)?.unwrap_or_default() {
        let name = super::expression::string(&name);
        keywords.push((Str::intern(&name), vm.call(&int, vec![text])?));
    }
    if !keywords.is_empty() {
        return vm.call(class, Args { pos: Vec::new(), kw: keywords });
    }
    let mut numbers = Vec::new();
    for text in vm.list_of(&vm.call_method(found, "groups", vec![Value::Int(0)])?)? {
        numbers.push(vm.call(&int, vec![text])?);
    }
    vm.call(class, numbers)
}
