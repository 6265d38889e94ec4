//! Values on their way into and out of SQLite, by type. From `sqltypes.py` and
//! `dialects/sqlite/base.py`.

use python::{Bound, Module, Native, PyResult, Str, Value, Vm};

use crate::ddl::quote::{as_default_dialect, translated};
use crate::types::{Affinity, Arg, Package, SqlType, Visit};

use super::custom::custom_value;
use super::expression::string;
use super::temporal;
use super::types::sql_type;

/// Adds the functions.
pub(super) fn fill(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("bind_value", "(type_, value)", |vm, a| bind(vm, &sql_type(vm, &a[0])?, &a[1]));
    add("result_value", "(type_, value)", |vm, a| result(vm, &sql_type(vm, &a[0])?, &a[1]));
    add("builtin_bind", "(type_, value)", |vm, a| {
        plain_bind(vm, &sql_type(vm, &a[0])?, a[1].clone())
    });
    add("builtin_result", "(type_, value)", |vm, a| plain_result(vm, &sql_type(vm, &a[0])?, &a[1]));
    add("convert_rows", "(rows, types)", convert_rows);
    add("translated", "(schemas, run)", |vm, a| {
        let text = |value: &Value| value.as_str().map(|s| s.to_string());
        let pairs = vm.mapping_items(&a[0])?.unwrap_or_default();
        let map = pairs.iter().map(|(from, to)| (text(from), text(to))).collect();
        translated(map, || vm.call(&a[1], vec![]))
    });
    add("in_default_dialect", "(run)", |vm, a| as_default_dialect(|| vm.call(&a[0], vec![])));
}

/// Whether the user's class has a method of its own.
fn overrides(vm: &Vm, object: &Value, method: &str) -> Option<Value> {
    match vm.class_of(object).lookup(&Str::intern(method)) {
        Some(found @ Value::Function(_)) => Some(found),
        _ => None,
    }
}

/// Whether a user's `bind_processor` and `result_processor` are asked: SQLite's dialect puts types of
/// its own in the place of dates, JSON, and of dates with times that are not SQLite's already.
fn keeps_processors(ty: &SqlType) -> bool {
    match ty.affinity() {
        Affinity::Date | Affinity::Json => false,
        Affinity::DateTime | Affinity::Time => ty.class().package == Package::Sqlite,
        _ => ty.class().visit != Visit::Decorator,
    }
}

/// A value as the driver gets it.
///
/// # Errors
/// The exceptions of the types' processors.
pub(super) fn bind(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    vm.refuse_stand_in(value, "is used as the value of a column")?;
    let mut value = value.clone();
    if let Some(custom) = custom_value(ty) {
        if overrides(vm, &custom, "process_bind_param").is_some() {
            value =
                vm.call_method(&custom, "process_bind_param", vec![value, vm.handed("dialect")?])?;
        }
        if keeps_processors(ty) && overrides(vm, &custom, "bind_processor").is_some() {
            let processor = processor(vm, &custom, "bind_processor")?;
            return if processor.is_none() { Ok(value) } else { vm.call(&processor, vec![value]) };
        }
    }
    if ty.class().name == "PickleType" {
        return if value.is_none() { Ok(value) } else { pickled(vm, ty, value) };
    }
    match ty.for_sqlite() {
        Ok(chosen) if !chosen.ptr_eq(ty) => bind(vm, &chosen, &value),
        _ => plain_bind(vm, ty, value),
    }
}

fn plain_bind(vm: &Vm, ty: &SqlType, value: Value) -> PyResult {
    if value.is_none() {
        return match ty.affinity() {
            Affinity::Json if !ty.flag("none_as_null") => Ok(Value::from("null")),
            _ => Ok(Value::None),
        };
    }
    if ty.class().visit == Visit::Enum {
        return bind_enum(vm, ty, &value);
    }
    match ty.affinity() {
        Affinity::Boolean => bind_bool(vm, &value),
        Affinity::DateTime => {
            temporal::bind(vm, ty, &value, "DateTime", "datetime and date objects")
        }
        Affinity::Date => temporal::bind(vm, ty, &value, "Date", "date objects"),
        Affinity::Time => temporal::bind(vm, ty, &value, "Time", "time objects"),
        Affinity::Numeric | Affinity::Float => bind_number(vm, value),
        Affinity::Binary => bind_binary(vm, value),
        Affinity::Json if vm.handed("json_null")?.is(&value) => Ok(Value::from("null")),
        Affinity::Json => call_of(vm, &vm.import_module("json")?, "dumps", value),
        Affinity::Uuid if ty.flag("as_uuid") => vm.attr(&value, "hex"),
        Affinity::Uuid => {
            vm.call_method(&value, "replace", vec![Value::from("-"), Value::from("")])
        }
        Affinity::Interval => bind_interval(vm, ty, value),
        Affinity::Null
        | Affinity::String
        | Affinity::Integer
        | Affinity::Array
        | Affinity::Tuple
        | Affinity::Other(_) => Ok(value),
    }
}

/// The module that a PickleType writes with.
fn pickler(vm: &Vm, ty: &SqlType) -> PyResult {
    match ty.arg("pickler") {
        Arg::Opaque(_, given) => match given.downcast_ref::<Value>() {
            Some(module) => Ok(module.clone()),
            None => vm.import_module("pickle"),
        },
        _ => vm.import_module("pickle"),
    }
}

/// A value as PickleType stores it (`sqltypes.PickleType.bind_processor`): by the highest protocol
/// where none is named.
fn pickled(vm: &Vm, ty: &SqlType, value: Value) -> PyResult {
    let protocol = ty.int("protocol").unwrap_or(5);
    let dumps = vm.attr(&pickler(vm, ty)?, "dumps")?;
    let bytes = vm.call(&dumps, vec![value, Value::Int(protocol)])?;
    bind_binary(vm, bytes)
}

fn call_of(vm: &Vm, module: &Value, function: &str, value: Value) -> PyResult {
    let function = vm.attr(module, function)?;
    vm.call(&function, vec![value])
}

fn bind_bool(vm: &Vm, value: &Value) -> PyResult {
    match value {
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        Value::Int(n @ (0 | 1)) => Ok(Value::Int(*n)),
        Value::Float(x) if *x == 0.0 || *x == 1.0 => Ok(Value::Int(*x as i64)),
        Value::Int(_) | Value::Big(_) => {
            Err(vm.value_error(format!("Value {} is not None, True, or False", vm.repr(value)?)))
        }
        other => Err(vm.type_error(format!("Not a boolean value: {}", vm.repr(other)?))),
    }
}

fn bind_number(vm: &Vm, value: Value) -> PyResult {
    match value {
        Value::Float(_) => Ok(value),
        Value::Int(n) => Ok(Value::Float(n as f64)),
        other => {
            let float = vm.builtins.get("float").unwrap_or(Value::None);
            vm.call(&float, vec![other])
        }
    }
}

fn bind_binary(vm: &Vm, value: Value) -> PyResult {
    match &value {
        Value::Bytes(_) | Value::ByteArray(_) => Ok(value),
        other => {
            let name = vm.class_of(other).name();
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")))
        }
    }
}

fn epoch(vm: &Vm) -> PyResult {
    let module = vm.import_module("datetime")?;
    let class = vm.attr(&module, "datetime")?;
    vm.call(&class, vec![Value::Int(1970), Value::Int(1), Value::Int(1)])
}

fn bind_interval(vm: &Vm, ty: &SqlType, value: Value) -> PyResult {
    let moment = vm.binary(python::code::BinaryOp::Add, &epoch(vm)?, &value)?;
    temporal::bind(vm, ty, &moment, "DateTime", "datetime and date objects")
}

fn bind_enum(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    let members = &ty.data().members;
    if let Some(any) = &members.class {
        let class = super::literal::from_any(any);
        if vm.is_instance(value, &class)? {
            let name = vm.attr(value, "name")?;
            return stored_member(vm, ty, &class, &string(&name));
        }
    }
    match value.as_str() {
        Some(text) if members.values.iter().any(|v| **v == **text) => {
            Ok(Value::from(text.to_string()))
        }
        // Without `validate_strings` a plain string passes as it is.
        Some(text) if !ty.flag("validate_strings") && members.class.is_none() => {
            Ok(Value::from(text.to_string()))
        }
        Some(text) if !ty.flag("validate_strings") => Ok(Value::from(text.to_string())),
        _ => Err(not_a_member(vm, ty, value)?),
    }
}

/// What a member is stored as: its name, or what `values_callable` gave in its place.
fn stored_member(vm: &Vm, ty: &SqlType, class: &Value, name: &str) -> PyResult {
    let names = vm.list_of(&vm.attr(class, "__members__")?)?;
    let at = names.iter().position(|n| string(n) == name);
    let stored = at.and_then(|i| ty.data().members.values.get(i)).map(|v| v.to_string());
    Ok(Value::from(stored.unwrap_or_else(|| name.to_owned())))
}

fn not_a_member(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult<python::PyErr> {
    let shown: Vec<String> = ty.data().members.values.iter().map(|v| shortened(v)).collect();
    let list = if shown.len() <= 4 {
        shown.join(", ")
    } else {
        format!("{}, ..., {}", shown[..3].join(", "), shown[shown.len() - 1])
    };
    let name = ty.text("name").map_or("None".to_owned(), |n| n.to_string());
    let message = format!(
        "'{}' is not among the defined enum values. Enum name: {name}. Possible values: {list}",
        vm.str(value)?
    );
    Ok(vm.error("LookupError", message).caused_by(&vm.key_error(value)))
}

fn shortened(text: &str) -> String {
    if text.chars().count() > 25 {
        format!("{}...", text.chars().take(25).collect::<String>())
    } else {
        text.to_owned()
    }
}

/// A value as the program gets it.
///
/// # Errors
/// The exceptions of the types' processors.
pub(super) fn result(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    let custom = custom_value(ty);
    if let Some(custom) = &custom
        && keeps_processors(ty)
        && overrides(vm, custom, "result_processor").is_some()
    {
        let processor = processor(vm, custom, "result_processor")?;
        return match processor {
            Value::None => Ok(value.clone()),
            processor => vm.call(&processor, vec![value.clone()]),
        };
    }
    let made = match ty.for_sqlite() {
        _ if ty.class().name == "PickleType" && !value.is_none() => {
            call_of(vm, &pickler(vm, ty)?, "loads", value.clone())?
        }
        Ok(chosen) if !chosen.ptr_eq(ty) => result(vm, &chosen, value)?,
        _ => plain_result(vm, ty, value)?,
    };
    match custom {
        Some(custom) if overrides(vm, &custom, "process_result_value").is_some() => {
            vm.call_method(&custom, "process_result_value", vec![made, vm.handed("dialect")?])
        }
        _ => Ok(made),
    }
}

/// What a user's `bind_processor` or `result_processor` gave; it is asked once for each type.
fn processor(vm: &Vm, custom: &Value, method: &'static str) -> PyResult {
    let kept = Str::intern(&format!("_sa_{method}"));
    let Some(instance) = custom.as_instance() else { return Ok(Value::None) };
    if let Some(known) = instance.dict().get(&kept) {
        return Ok(known);
    }
    let mut args = vec![vm.handed("dialect")?];
    if method == "result_processor" {
        args.push(Value::None);
    }
    let made = vm.call_method(custom, method, args)?;
    instance.dict().set_str(&kept, made.clone());
    Ok(made)
}

fn plain_result(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    if value.is_none() {
        return Ok(Value::None);
    }
    if ty.class().visit == Visit::Enum {
        return result_enum(vm, ty, value);
    }
    match ty.affinity() {
        Affinity::Boolean => Ok(Value::Bool(vm.truth(value)?)),
        Affinity::DateTime => temporal::parse(vm, ty, "datetime", value),
        Affinity::Date => temporal::parse(vm, ty, "date", value),
        Affinity::Time => temporal::parse(vm, ty, "time", value),
        Affinity::Numeric if ty.flag("asdecimal") => decimal(vm, ty, value),
        Affinity::Float if ty.flag("asdecimal") => decimal(vm, ty, value),
        Affinity::Json => call_of(vm, &vm.import_module("json")?, "loads", value.clone()),
        Affinity::Uuid => uuid(vm, ty, value),
        Affinity::Interval => {
            let moment = temporal::parse(vm, ty, "datetime", value)?;
            vm.call_method(&moment, "__sub__", vec![epoch(vm)?])
        }
        Affinity::Null
        | Affinity::String
        | Affinity::Integer
        | Affinity::Numeric
        | Affinity::Float
        | Affinity::Binary
        | Affinity::Array
        | Affinity::Tuple
        | Affinity::Other(_) => Ok(value.clone()),
    }
}

/// `"%.10f" % value` as Decimal.
fn decimal(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    let scale = ty.int("decimal_return_scale").or_else(|| ty.int("scale")).unwrap_or(10);
    let text = match value {
        Value::Int(n) => format!("{n}.{}", "0".repeat(usize::try_from(scale).unwrap_or(0)))
            .trim_end_matches('.')
            .to_owned(),
        Value::Float(x) => format!("{x:.*}", usize::try_from(scale).unwrap_or(0)),
        other => vm.str(other)?.to_string(),
    };
    let module = vm.import_module("decimal")?;
    let class = vm.attr(&module, "Decimal")?;
    vm.call(&class, vec![Value::from(text)])
}

fn uuid(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    let made = call_of(vm, &vm.import_module("uuid")?, "UUID", value.clone())?;
    if ty.flag("as_uuid") { Ok(made) } else { Ok(Value::from(vm.str(&made)?.to_string())) }
}

fn result_enum(vm: &Vm, ty: &SqlType, value: &Value) -> PyResult {
    let members = &ty.data().members;
    let Some(at) = members.values.iter().position(|v| value.as_str().is_some_and(|s| **s == **v))
    else {
        return Err(not_a_member(vm, ty, value)?);
    };
    match &members.class {
        None => Ok(value.clone()),
        Some(any) => {
            let all = vm.attr(&super::literal::from_any(any), "__members__")?;
            let pairs = vm.mapping_items(&all)?.unwrap_or_default();
            Ok(pairs.get(at).map_or(Value::None, |(_, member)| member.clone()))
        }
    }
}

/// Every row through its columns' types; `None` for a type means as it is.
fn convert_rows(vm: &Vm, args: Bound) -> PyResult {
    let mut types = Vec::new();
    for ty in vm.list_of(&args[1])? {
        types.push(if ty.is_none() { None } else { Some(sql_type(vm, &ty)?) });
    }
    let mut out = Vec::new();
    for row in vm.list_of(&args[0])? {
        let row = vm.list_of(&row)?;
        let mut made = Vec::with_capacity(row.len());
        for (i, value) in row.iter().enumerate() {
            made.push(match types.get(i) {
                Some(Some(ty)) => result(vm, ty, value)?,
                _ => value.clone(),
            });
        }
        out.push(Value::tuple(made));
    }
    Ok(Value::list(out))
}
