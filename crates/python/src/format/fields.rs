//! `str.format`: fields, their look-ups and nested specifications.
use super::*;

/// `text.format(*args, **kw)`.
pub(crate) fn str_format(vm: &Vm, text: &str, args: &Args) -> PyResult<String> {
    let mut auto = Numbering::default();
    format_fields(vm, text, args, &mut auto, 2)
}

/// `str.format_map`: names are asked of any mapping.
pub(crate) fn format_map(vm: &Vm, text: &str, mapping: &Value) -> PyResult<String> {
    let mut auto = Numbering { mapping: Some(mapping.clone()), ..Numbering::default() };
    format_fields(vm, text, &Args::default(), &mut auto, 2)
}

/// How positional fields are counted: by themselves, or by the numbers written.
#[derive(Default)]
struct Numbering {
    next: usize,
    automatic: Option<bool>,
    mapping: Option<Value>,
}

impl Numbering {
    fn switch(&mut self, vm: &Vm, automatic: bool) -> PyResult<()> {
        match self.automatic.replace(automatic) {
            Some(before) if before != automatic => Err(vm.value_error(if before {
                "cannot switch from automatic field numbering to manual field specification"
            } else {
                "cannot switch from manual field specification to automatic field numbering"
            })),
            _ => Ok(()),
        }
    }
}

fn format_fields(
    vm: &Vm,
    text: &str,
    args: &Args,
    auto: &mut Numbering,
    depth: usize,
) -> PyResult<String> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let brace = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if rest.as_bytes().first() == Some(&brace) {
            out.push(brace as char);
            rest = &rest[1..];
            continue;
        }
        if brace == b'}' {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        let end = closing_brace(rest).ok_or_else(|| {
            vm.value_error(if rest.is_empty() {
                "Single '{' encountered in format string"
            } else {
                "expected '}' before end of string"
            })
        })?;
        out.push_str(&format_field(vm, &rest[..end], args, auto, depth)?);
        rest = &rest[end + 1..];
        vm.check_size(out.len())?;
    }
    out.push_str(rest);
    Ok(out)
}

fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn format_field(
    vm: &Vm,
    field: &str,
    args: &Args,
    auto: &mut Numbering,
    depth: usize,
) -> PyResult<String> {
    let split = field.char_indices().find(|(at, c)| {
        matches!(c, '!' | ':')
            && field[..*at].rfind('[').is_none_or(|open| field[open..*at].contains(']'))
    });
    let (name, tail) = split.map_or((field, ""), |(at, _)| field.split_at(at));
    let (conversion, spec) = match tail.strip_prefix('!') {
        Some(after) => (
            after.chars().next(),
            after.get(1..).and_then(|after| after.strip_prefix(':')).unwrap_or(""),
        ),
        None => (None, tail.strip_prefix(':').unwrap_or("")),
    };
    let value = field_value(vm, name, args, auto)?;
    let value = match conversion {
        Some('r') => vm.repr(&value)?.into(),
        Some('s') => Value::Str(vm.str(&value)?),
        Some('a') => crate::builtins::ascii(&vm.repr(&value)?).into(),
        Some(other) => return Err(vm.value_error(format!("Unknown conversion specifier {other}"))),
        None => value,
    };
    let spec = if spec.contains(['{', '}']) {
        format_fields(vm, spec, args, auto, depth - 1)?
    } else {
        spec.into()
    };
    Ok(vm.format(&value, &spec.into())?.to_string())
}

fn positional(vm: &Vm, args: &Args, index: usize) -> PyResult {
    args.pos.get(index).cloned().ok_or_else(|| {
        vm.error(
            "IndexError",
            format!("Replacement index {index} out of range for positional args tuple"),
        )
    })
}

fn field_value(vm: &Vm, name: &str, args: &Args, auto: &mut Numbering) -> PyResult {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let mut value = match (first, first.parse::<usize>()) {
        ("", _) => {
            auto.switch(vm, true)?;
            auto.next += 1;
            positional(vm, args, auto.next - 1)?
        }
        (_, Ok(index)) => {
            auto.switch(vm, false)?;
            positional(vm, args, index)?
        }
        (key, _) if auto.mapping.is_some() => {
            vm.get_item(&auto.mapping.clone().unwrap_or(Value::None), &key.into())?
        }
        (key, _) => args
            .kw
            .iter()
            .find(|(known, _)| **known == *key)
            .map(|(_, value)| value.clone())
            .ok_or_else(|| vm.key_error(&key.into()))?,
    };
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            value = vm.attr(&value, &after[..end])?;
            rest = &after[end..];
        } else {
            let inner = &rest[1..];
            let end =
                inner.find(']').ok_or_else(|| vm.value_error("Missing ']' in format string"))?;
            let key =
                inner[..end].parse::<i64>().map_or_else(|_| Value::from(&inner[..end]), Value::Int);
            value = vm.get_item(&value, &key)?;
            rest = &inner[end + 1..];
        }
    }
    Ok(value)
}
