//! bytes and bytearray.
use super::{method, simple};
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(crate) fn content(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    match value.base() {
        Value::Bytes(bytes) => Ok(bytes.to_vec()),
        Value::ByteArray(bytes) => Ok(bytes.borrow().clone()),
        Value::Instance(_) if vm.class_of(value).has(&"__buffer__".into()) => {
            let made = vm.call_method(value, "__buffer__", Vec::new())?;
            content(vm, &made)
        }
        other => Err(vm.type_error(format!(
            "a bytes-like object is required, not '{}'",
            vm.class_of(other).name()
        ))),
    }
}

fn bytes(content: Vec<u8>) -> Value {
    Value::Bytes(Rc::new(content))
}

/// Bytes of the kind `model` is.
pub(crate) fn like(model: &Value, content: Vec<u8>) -> Value {
    if matches!(model.base(), Value::ByteArray(_)) {
        Value::ByteArray(Rc::new(content.into()))
    } else {
        bytes(content)
    }
}

pub(super) fn install(vm: &Vm) {
    for class in [&vm.types.bytes, &vm.types.bytearray] {
        super::bytes_search::install(class);
        method(class, "decode", "(self, encoding='utf-8', errors='strict')", decode);
        method(class, "hex", "(self, sep=None, bytes_per_sep=1)", hex);
        method(class, "join", "(self, iterable, /)", join);
        let from_hex = Native::method("fromhex", "(cls, string, /)", from_hex);
        class.dict.set("fromhex", Value::ClassMethod(Rc::new(from_hex.value())));
        let maketrans = Native::function("maketrans", "(frm, to, /)", |vm, a| {
            let (from, to) = (content(vm, &a[0])?, content(vm, &a[1])?);
            if from.len() != to.len() {
                return Err(vm.value_error("maketrans arguments must have same length"));
            }
            let mut table: Vec<u8> = (0..=255).collect();
            from.iter().zip(to).for_each(|(from, to)| table[*from as usize] = to);
            Ok(bytes(table))
        });
        class.dict.set("maketrans", Value::StaticMethod(Rc::new(maketrans.value())));
    }
    simple(&vm.types.bytes, "__bytes__", |_, b| Ok(b.base().clone()));
    super::bytearray::install(vm);
}

fn join(vm: &Vm, a: Bound) -> PyResult {
    let separator = content(vm, &a[0])?;
    let mut out = Vec::new();
    for (index, item) in vm.list_of(&a[1])?.iter().enumerate() {
        let Ok(part) = content(vm, item) else {
            return Err(vm.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {} found",
                vm.class_of(item).name()
            )));
        };
        if index > 0 {
            out.extend(&separator);
        }
        out.extend(part);
        vm.check_size(out.len())?;
    }
    Ok(like(&a[0], out))
}

fn hex(vm: &Vm, a: Bound) -> PyResult {
    let bytes = content(vm, &a[0])?;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let separator = match &a[1] {
        Value::None => return Ok(digits.concat().into()),
        Value::Str(text) => text.to_string(),
        other => content(vm, other)?.iter().map(|byte| *byte as char).collect(),
    };
    if separator.chars().count() != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let size = vm.index(&a[2])?;
    let every = size.unsigned_abs().max(1) as usize;
    let groups: Vec<String> = match size {
        0 => vec![digits.concat()],
        1.. => {
            let head = digits.len() % every;
            let (first, rest) = digits.split_at(head);
            let first = (head > 0).then(|| first.concat());
            first.into_iter().chain(rest.chunks(every).map(|group| group.concat())).collect()
        }
        _ => digits.chunks(every).map(|group| group.concat()).collect(),
    };
    Ok(groups.join(&separator).into())
}

fn from_hex(vm: &Vm, a: Bound) -> PyResult {
    let Some(text) = a[1].as_str() else {
        return Err(vm.type_error(format!(
            "fromhex() argument must be str, not {}",
            vm.class_of(&a[1]).name()
        )));
    };
    let characters: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < characters.len() {
        if characters[at].is_ascii_whitespace() || characters[at] == '\x0b' {
            at += 1;
            continue;
        }
        for place in [at, at + 1] {
            if !characters.get(place).is_some_and(char::is_ascii_hexdigit) {
                return Err(vm.value_error(format!(
                    "non-hexadecimal number found in fromhex() arg at position {place}"
                )));
            }
        }
        let digit = |at: usize| characters[at].to_digit(16).unwrap_or(0) as u8;
        out.push(digit(at) << 4 | digit(at + 1));
        at += 2;
    }
    let made = bytes(out);
    match &a[0] {
        Value::Class(class) if class.is(&vm.types.bytes) => Ok(made),
        class => vm.call(class, vec![made]),
    }
}

fn decode(vm: &Vm, a: Bound) -> PyResult {
    let word = |value: &Value, name: &str| {
        let kind = || vm.class_of(value).name();
        value.as_str().cloned().ok_or_else(|| {
            vm.type_error(format!("decode() argument '{name}' must be str, not {}", kind()))
        })
    };
    super::encodings::decode(
        vm,
        &content(vm, &a[0])?,
        &word(&a[1], "encoding")?,
        &word(&a[2], "errors")?,
    )
}

/// `bytes(…)` and `bytearray(…)`.
pub(super) fn make(vm: &Vm, args: &Args, name: &str) -> PyResult {
    let keyword =
        |name: &str| args.kw.iter().find(|(key, _)| **key == *name).map(|(_, value)| value.clone());
    let encoding = args.pos.get(1).cloned().or_else(|| keyword("encoding"));
    let errors = args.pos.get(2).cloned().or_else(|| keyword("errors"));
    let source = args.pos.first().cloned().or_else(|| keyword("source"));
    let known = |name: &str| matches!(name, "source" | "encoding" | "errors");
    if let Some((name, _)) = args.kw.iter().find(|(key, _)| !known(key)) {
        return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for bytes()")));
    }
    let Some(source) = source else {
        return match (encoding, errors) {
            (None, None) => Ok(finish(Vec::new(), name)),
            (Some(_), _) => Err(vm.type_error("encoding without a string argument")),
            _ => Err(vm.type_error("errors without a string argument")),
        };
    };
    if let Value::Str(_) = source.base() {
        let Some(encoding) = encoding else {
            return Err(vm.type_error("string argument without an encoding"));
        };
        let given = std::iter::once(encoding).chain(errors).collect::<Vec<_>>();
        let encoded = vm.call_method(&source, "encode", given)?;
        return Ok(finish(content(vm, &encoded)?, name));
    }
    if encoding.is_some() {
        return Err(vm.type_error("encoding without a string argument"));
    }
    Ok(finish(from_object(vm, &source, name)?, name))
}

fn finish(content: Vec<u8>, name: &str) -> Value {
    if name == "bytes" { bytes(content) } else { Value::ByteArray(Rc::new(content.into())) }
}

fn from_object(vm: &Vm, source: &Value, name: &str) -> PyResult<Vec<u8>> {
    let names = vm.names();
    if matches!(source, Value::Instance(_))
        && let Some(made) = vm.call_special(source, &names.__bytes__, Vec::new())?
    {
        return content(vm, &made).map_err(|_| {
            vm.type_error(format!(
                "__bytes__ returned non-bytes (type {})",
                vm.class_of(&made).name()
            ))
        });
    }
    if matches!(source.base(), Value::Bytes(_) | Value::ByteArray(_)) {
        return content(vm, source);
    }
    let counts = matches!(source.base(), Value::Int(_) | Value::Big(_) | Value::Bool(_))
        || matches!(source, Value::Instance(_))
            && vm.class_of(source).lookup(&names.__index__).is_some();
    if counts {
        let count = vm.index(source).map_err(|error| match error.is_a("IndexError") {
            true => vm.error("OverflowError", "cannot fit 'int' into an index-sized integer"),
            false => error,
        })?;
        let count = usize::try_from(count).map_err(|_| vm.value_error("negative count"))?;
        vm.check_size(count)?;
        return Ok(vec![0; count]);
    }
    if !vm.is_iterable(source) {
        return Err(vm.type_error(format!(
            "cannot convert '{}' object to {name}",
            vm.class_of(source).name()
        )));
    }
    let what = if name == "bytes" { "bytes" } else { "byte" };
    vm.list_of(source)?
        .iter()
        .map(|item| {
            u8::try_from(vm.index(item)?)
                .map_err(|_| vm.value_error(format!("{what} must be in range(0, 256)")))
        })
        .collect()
}
