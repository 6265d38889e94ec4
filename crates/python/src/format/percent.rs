//! `format % values` (Objects/unicodeobject.c:PyUnicode_Format).
use super::*;

/// `format % values`.
pub(crate) fn percent(vm: &Vm, format: &Str, values: &Value) -> PyResult<String> {
    let args: Vec<Value> = match values.as_tuple() {
        Some(items) => items.to_vec(),
        None => vec![values.clone()],
    };
    let mut used = 0;
    let mut out = String::new();
    let mut rest = format.as_str();
    let mut named = false;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            out.push('%');
            rest = after;
            continue;
        }
        let (spec, key, kind, after) = percent_spec(vm, rest, &args, &mut used)?;
        rest = after;
        let value = match key {
            Some(key) => {
                named = true;
                if values.as_dict().is_none() {
                    return Err(vm.type_error("format requires a mapping"));
                }
                vm.get_item(values, &key.into())?
            }
            None => {
                used += 1;
                args.get(used - 1)
                    .cloned()
                    .ok_or_else(|| vm.type_error("not enough arguments for format string"))?
            }
        };
        let place = format.len() - rest.len() - kind.len_utf8();
        let index = format.get(..place).map_or(0, |before| before.chars().count());
        out.push_str(&percent_value(vm, &value, spec, kind, index)?);
        vm.check_size(out.len())?;
    }
    out.push_str(rest);
    let mapping = values.as_dict().is_some() || (matches!(values, Value::Instance(_)) && used == 0);
    if !named && used < args.len() && !mapping {
        return Err(vm.type_error("not all arguments converted during string formatting"));
    }
    Ok(out)
}

/// `bytes % values` (Objects/bytesobject.c:_PyBytes_FormatEx): each byte is a character on the way.
pub(crate) fn bytes_percent(vm: &Vm, format: &[u8], values: &Value) -> PyResult<Vec<u8>> {
    let characters = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
    let inner = |value: &Value| match value {
        Value::Bytes(bytes) => Ok(Value::from(characters(bytes))),
        Value::Str(_) => Err(vm.type_error(
            "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'",
        )),
        other => Ok(other.clone()),
    };
    let values = shown(vm, &characters(format), values, &inner)?;
    let format: Str =
        characters(format).replace("%b", "%s").replace("%r", "%s").replace("%a", "%s").into();
    let text = percent(vm, &format, &values)?;
    Ok(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect())
}

/// The values of a bytes format: those for `%r` and `%a` as their repr, bytes as characters.
fn shown(vm: &Vm, format: &str, values: &Value, inner: &dyn Fn(&Value) -> PyResult) -> PyResult {
    let kinds: Vec<char> = format
        .split('%')
        .skip(1)
        .filter_map(|part| part.chars().find(char::is_ascii_alphabetic))
        .collect();
    let one = |(at, value): (usize, &Value)| match kinds.get(at) {
        Some('r' | 'a') => Ok(crate::builtins::ascii(&vm.repr(value)?).into()),
        _ => inner(value),
    };
    match values {
        Value::Tuple(items) => {
            Ok(Value::tuple(items.iter().enumerate().map(one).collect::<PyResult<_>>()?))
        }
        other => one((0, other)),
    }
}

type PercentSpec<'a> = (Spec, Option<String>, char, &'a str);

fn percent_spec<'a>(
    vm: &Vm,
    text: &'a str,
    args: &[Value],
    used: &mut usize,
) -> PyResult<PercentSpec<'a>> {
    let mut rest = text;
    let mut key = None;
    if let Some(inner) = rest.strip_prefix('(') {
        let end = inner.find(')').ok_or_else(|| vm.value_error("incomplete format key"))?;
        key = Some(inner[..end].to_string());
        rest = &inner[end + 1..];
    }
    let mut spec = Spec::default();
    while let Some(flag) = rest.chars().next().filter(|c| "-+ #0".contains(*c)) {
        match flag {
            '-' => spec.align = Some('<'),
            '#' => spec.alternate = true,
            '0' => spec.zero = true,
            sign => spec.sign = Some(sign),
        }
        rest = &rest[1..];
    }
    let mut number = |rest: &mut &'a str| -> PyResult<Option<usize>> {
        if let Some(after) = rest.strip_prefix('*') {
            *rest = after;
            *used += 1;
            let width = args
                .get(*used - 1)
                .and_then(Value::as_int)
                .ok_or_else(|| vm.type_error("* wants int"))?;
            return Ok(Some(width.max(0) as usize));
        }
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        *rest = after;
        Ok(digits.parse().ok())
    };
    spec.width = number(&mut rest)?.unwrap_or(0);
    if let Some(after) = rest.strip_prefix('.') {
        rest = after;
        spec.precision = Some(number(&mut rest)?.unwrap_or(0));
    }
    vm.check_size(spec.width.max(spec.precision.unwrap_or(0)))?;
    let rest = rest.trim_start_matches(['l', 'h', 'L']);
    let kind = rest.chars().next().ok_or_else(|| vm.value_error("incomplete format"))?;
    Ok((spec, key, kind, &rest[kind.len_utf8()..]))
}

/// An integer for `%d` and the like: floats are cut, objects asked.
fn percent_integer(vm: &Vm, value: &Value, kind: char) -> PyResult {
    let decimal = matches!(kind, 'd' | 'i' | 'u');
    match value.base() {
        Value::Float(number) if decimal => return crate::builtins::float_to_int(vm, *number),
        other if to_big(other).is_some() => return Ok(other.clone()),
        _ => {}
    }
    let names = vm.names();
    let special = if decimal {
        [&names.__int__, &names.__index__]
    } else {
        [&names.__index__, &names.__index__]
    };
    for name in special {
        if let Value::Instance(_) = value
            && let Some(made) = vm.call_special(value, name, Vec::new())?
        {
            return Ok(made);
        }
    }
    let wanted = if decimal { " real number" } else { "n integer" };
    Err(vm.type_error(format!(
        "%{kind} format: a{wanted} is required, not {}",
        vm.class_of(value).name()
    )))
}

fn percent_value(
    vm: &Vm,
    value: &Value,
    mut spec: Spec,
    kind: char,
    index: usize,
) -> PyResult<String> {
    let cut = |text: String, spec: &Spec| {
        spec.precision.map_or(text.clone(), |most| text.chars().take(most).collect())
    };
    match kind {
        's' | 'r' | 'a' => {
            let text = match kind {
                's' => vm.str(value)?.to_string(),
                'r' => vm.repr(value)?,
                _ => crate::builtins::ascii(&vm.repr(value)?),
            };
            spec.zero = false;
            Ok(pad(&cut(text, &spec), &spec, '>'))
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let integer = percent_integer(vm, value, kind)?;
            spec.kind = Some(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
            let least = spec.precision.take().unwrap_or(0);
            let text = format_int(vm, &integer, &spec)?.unwrap_or_default();
            let prefix = if spec.alternate && matches!(kind, 'x' | 'X' | 'o') { 2 } else { 0 };
            let split = text.find(|c: char| c.is_ascii_hexdigit()).unwrap_or(0) + prefix;
            let (sign, digits) = text.split_at(split);
            let text = format!("{sign}{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
            Ok(pad_number(&text, &spec))
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = match to_float(value.base()) {
                Some(number) => number,
                None if vm.class_of(value).lookup(&vm.names().__float__).is_some() => {
                    to_float(&vm.call(&Value::Class(vm.types.float.clone()), vec![value.clone()])?)
                        .unwrap_or(0.0)
                }
                None => {
                    let kind = vm.class_of(value).name();
                    return Err(vm.type_error(format!("must be real number, not {kind}")));
                }
            };
            spec.kind = Some(kind);
            Ok(pad_number(&format_float(number, &spec).unwrap_or_default(), &spec))
        }
        'c' => match (value.as_str(), value.as_int()) {
            (Some(text), _) if text.chars_len() == 1 => Ok(pad(text, &spec, '>')),
            (_, Some(number)) => {
                let character = u32::try_from(number)
                    .ok()
                    .and_then(char::from_u32)
                    .ok_or_else(|| vm.error("OverflowError", "%c arg not in range(0x110000)"))?;
                Ok(pad(&character.to_string(), &spec, '>'))
            }
            _ => Err(vm.type_error("%c requires int or char")),
        },
        other => {
            let code = other as u32;
            Err(vm.value_error(format!(
                "unsupported format character '{other}' ({code:#x}) at index {index}"
            )))
        }
    }
}
