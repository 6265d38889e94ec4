//! bytes and bytearray.
use super::{method, simple};
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(crate) fn content(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    match value.base() {
        Value::Bytes(bytes) => Ok(bytes.to_vec()),
        Value::ByteArray(bytes) => Ok(bytes.borrow().clone()),
        other => Err(vm.type_error(format!("a bytes-like object is required, not '{}'", vm.class_of(other).name()))),
    }
}

fn bytes(content: Vec<u8>) -> Value {
    Value::Bytes(Rc::new(content))
}

pub(super) fn install(vm: &Vm) {
    for class in [&vm.types.bytes, &vm.types.bytearray] {
        method(class, "decode", "(self, encoding='utf-8', errors='strict')", decode);
        simple(class, "hex", |vm, b| {
            Ok(content(vm, b)?.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into())
        });
        simple(class, "upper", |vm, b| Ok(bytes(content(vm, b)?.to_ascii_uppercase())));
        simple(class, "lower", |vm, b| Ok(bytes(content(vm, b)?.to_ascii_lowercase())));
        simple(class, "strip", |vm, b| Ok(bytes(content(vm, b)?.trim_ascii().to_vec())));
        method(class, "startswith", "(self, prefix, /)", |vm, a| {
            Ok(Value::Bool(content(vm, &a[0])?.starts_with(&content(vm, &a[1])?)))
        });
        method(class, "endswith", "(self, suffix, /)", |vm, a| {
            Ok(Value::Bool(content(vm, &a[0])?.ends_with(&content(vm, &a[1])?)))
        });
        method(class, "join", "(self, iterable, /)", |vm, a| {
            let parts: Vec<Vec<u8>> =
                vm.list_of(&a[1])?.iter().map(|part| content(vm, part)).collect::<PyResult<_>>()?;
            Ok(bytes(parts.join(&content(vm, &a[0])?[..])))
        });
        method(class, "split", "(self, sep=None, maxsplit=-1)", |vm, a| {
            let (this, separator) =
                (content(vm, &a[0])?, if a[1].is_none() { b" ".to_vec() } else { content(vm, &a[1])? });
            let text: String = this.iter().map(|byte| *byte as char).collect();
            let separator: String = separator.iter().map(|byte| *byte as char).collect();
            Ok(Value::list(text.split(&separator).map(|part| bytes(part.chars().map(|c| c as u8).collect())).collect()))
        });
        method(class, "replace", "(self, old, new, count=-1, /)", |vm, a| {
            let latin = |value: &Value| -> PyResult<String> {
                Ok(content(vm, value)?.iter().map(|byte| *byte as char).collect())
            };
            let text = latin(&a[0])?.replace(&latin(&a[1])?, &latin(&a[2])?);
            Ok(bytes(text.chars().map(|c| c as u8).collect()))
        });
        let from_hex = Native::method("fromhex", "(cls, string, /)", |vm, a| {
            let text: String = a[1].as_str().map(|text| text.split_whitespace().collect()).unwrap_or_default();
            let parsed: Option<Vec<u8>> = (0..text.len())
                .step_by(2)
                .map(|at| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
                .collect();
            parsed
                .map(bytes)
                .ok_or_else(|| vm.value_error("non-hexadecimal number found in fromhex() arg at position 0"))
        });
        class.dict.set("fromhex", Value::ClassMethod(Rc::new(from_hex.value())));
    }
    let array = &vm.types.bytearray;
    method(array, "append", "(self, item, /)", |vm, a| {
        let byte = u8::try_from(vm.index(&a[1])?).map_err(|_| vm.value_error("byte must be in range(0, 256)"))?;
        if let Value::ByteArray(bytes) = &a[0] {
            bytes.borrow_mut().push(byte);
        }
        Ok(Value::None)
    });
    method(array, "extend", "(self, items, /)", |vm, a| {
        let more = if let Ok(more) = content(vm, &a[1]) {
            more
        } else {
            vm.list_of(&a[1])?.iter().filter_map(|byte| byte.as_int().map(|byte| byte as u8)).collect()
        };
        if let Value::ByteArray(bytes) = &a[0] {
            bytes.borrow_mut().extend(more);
        }
        Ok(Value::None)
    });
}

fn decode(vm: &Vm, a: crate::signature::Bound) -> PyResult {
    let bytes = content(vm, &a[0])?;
    let encoding = a[1].as_str().map(|text| text.to_lowercase().replace('_', "-")).unwrap_or_default();
    let errors = a[2].as_str().cloned().unwrap_or_else(|| "strict".into());
    match encoding.as_str() {
        "utf-8" | "utf8" => match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(text.into()),
            Err(_) if &*errors == "replace" => Ok(String::from_utf8_lossy(&bytes).to_string().into()),
            Err(_) if &*errors == "ignore" => Ok(String::from_utf8_lossy(&bytes).replace('\u{fffd}', "").into()),
            Err(error) => {
                let at = error.valid_up_to();
                let byte = bytes.get(at).copied().unwrap_or(0);
                let why = if error.error_len().is_none() {
                    "unexpected end of data"
                } else if byte & 0xc0 == 0x80 || byte >= 0xf8 {
                    "invalid start byte"
                } else {
                    "invalid continuation byte"
                };
                Err(vm.error(
                    "UnicodeDecodeError",
                    format!("'utf-8' codec can't decode byte {byte:#04x} in position {at}: {why}"),
                ))
            }
        },
        "latin-1" | "latin1" | "iso-8859-1" => Ok(bytes.iter().map(|byte| *byte as char).collect::<String>().into()),
        "ascii" | "us-ascii" => match bytes.iter().position(|byte| *byte >= 0x80) {
            None => Ok(bytes.iter().map(|byte| *byte as char).collect::<String>().into()),
            Some(at) => Err(vm.error(
                "UnicodeDecodeError",
                format!(
                    "'ascii' codec can't decode byte {:#04x} in position {at}: ordinal not in range(128)",
                    bytes[at]
                ),
            )),
        },
        other => Err(vm.error("LookupError", format!("unknown encoding: {other}"))),
    }
}

/// `bytes(…)` and `bytearray(…)`.
pub(super) fn make(vm: &Vm, args: &Args, name: &str) -> PyResult {
    let content = match args.pos.first() {
        None => Vec::new(),
        Some(value) => match value.base() {
            Value::Str(_) if args.pos.len() < 2 && args.kw.is_empty() => {
                return Err(vm.type_error("string argument without an encoding"));
            }
            Value::Str(_) => {
                let encoded =
                    vm.call_method(value, "encode", Args { pos: args.pos[1..].to_vec(), kw: args.kw.clone() })?;
                content(vm, &encoded)?
            }
            Value::Int(count) => {
                if *count < 0 {
                    return Err(vm.value_error("negative count"));
                }
                vm.check_size(*count as usize)?;
                vec![0; *count as usize]
            }
            Value::Bytes(_) | Value::ByteArray(_) => content(vm, value)?,
            _ => {
                let mut bytes = Vec::new();
                for item in vm.list_of(value)? {
                    bytes.push(
                        u8::try_from(vm.index(&item)?)
                            .map_err(|_| vm.value_error(format!("{name} must be in range(0, 256)")))?,
                    );
                }
                bytes
            }
        },
    };
    Ok(if name == "bytes" { bytes(content) } else { Value::ByteArray(Rc::new(content.into())) })
}
