//! `format % values` (Objects/unicodeobject.c:PyUnicode_Format).
use super::*;

/// `format % values`.
pub(crate) fn percent(vm: &Vm, format: &Str, values: &Value) -> PyResult<String> {
    let args: Vec<Value> = match values {
        Value::Tuple(items) => items.to_vec(),
        other => vec![other.clone()],
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
                args.get(used - 1).cloned().ok_or_else(|| vm.type_error("not enough arguments for format string"))?
            }
        };
        out.push_str(&percent_value(vm, &value, spec, kind)?);
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
        Value::Str(_) => {
            Err(vm.type_error("%b requires a bytes-like object, or an object that implements __bytes__, not 'str'"))
        }
        other => Ok(other.clone()),
    };
    let values = match values {
        Value::Tuple(items) => Value::tuple(items.iter().map(inner).collect::<PyResult<_>>()?),
        other => inner(other)?,
    };
    let format: Str = characters(format).replace("%b", "%s").into();
    let text = percent(vm, &format, &values)?;
    Ok(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect())
}

type PercentSpec<'a> = (Spec, Option<String>, char, &'a str);

fn percent_spec<'a>(vm: &Vm, text: &'a str, args: &[Value], used: &mut usize) -> PyResult<PercentSpec<'a>> {
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
            let width = args.get(*used - 1).and_then(Value::as_int).ok_or_else(|| vm.type_error("* wants int"))?;
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

fn percent_value(vm: &Vm, value: &Value, mut spec: Spec, kind: char) -> PyResult<String> {
    let cut = |text: String, spec: &Spec| spec.precision.map_or(text.clone(), |most| text.chars().take(most).collect());
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
            let integer = match value.base() {
                Value::Float(number) if matches!(kind, 'd' | 'i' | 'u') => crate::builtins::float_to_int(vm, *number)?,
                other if to_big(other).is_some() => other.clone(),
                _ => {
                    return Err(vm.type_error(format!(
                        "%{kind} format: a{} is required, not {}",
                        if matches!(kind, 'd' | 'i' | 'u') { " real number" } else { "n integer" },
                        vm.class_of(value).name()
                    )));
                }
            };
            spec.kind = Some(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
            let least = spec.precision.take().unwrap_or(0);
            let text = format_int(vm, &integer, &spec)?.unwrap_or_default();
            let split = text.find(|c: char| c.is_ascii_hexdigit()).unwrap_or(0);
            let (sign, digits) = text.split_at(split);
            let text = format!("{sign}{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
            Ok(pad_number(&text, &spec))
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = to_float(value)
                .ok_or_else(|| vm.type_error(format!("must be real number, not {}", vm.class_of(value).name())))?;
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
            Err(vm.value_error(format!("unsupported format character '{other}' ({:#x}) at index 0", other as u32)))
        }
    }
}
