//! The format mini-language, `%` formatting and `str.format`.
use crate::error::PyResult;
use crate::function::Args;
use crate::number::{to_big, to_float};
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Default, Clone, Debug)]
pub(crate) struct Spec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    alternate: bool,
    zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

fn parse(vm: &Vm, text: &str, value: &Value) -> PyResult<Spec> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut spec = Spec::default();
    let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '^' | '='));
    if is_align(characters.get(1)) {
        (spec.fill, spec.align, at) = (characters.first().copied(), characters.get(1).copied(), 2);
    } else if is_align(characters.first()) {
        (spec.align, at) = (characters.first().copied(), 1);
    }
    let take = |at: &mut usize, set: &[char]| -> Option<char> {
        let found = characters.get(*at).copied().filter(|c| set.contains(c));
        *at += found.is_some() as usize;
        found
    };
    spec.sign = take(&mut at, &['+', '-', ' ']);
    spec.alternate = take(&mut at, &['#']).is_some();
    spec.zero = take(&mut at, &['0']).is_some();
    let digits = |at: &mut usize| -> Option<usize> {
        let start = *at;
        while characters.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        characters[start..*at].iter().collect::<String>().parse().ok()
    };
    spec.width = digits(&mut at).unwrap_or(0);
    spec.grouping = take(&mut at, &[',', '_']);
    if take(&mut at, &['.']).is_some() {
        spec.precision = Some(digits(&mut at).ok_or_else(|| vm.value_error("Format specifier missing precision"))?);
    }
    spec.kind = characters.get(at).copied();
    at += spec.kind.is_some() as usize;
    if at < characters.len() {
        return Err(vm.value_error(format!(
            "Invalid format specifier '{text}' for object of type '{}'",
            vm.class_of(value).name()
        )));
    }
    vm.check_size(spec.width.max(spec.precision.unwrap_or(0)))?;
    Ok(spec)
}

/// `format(value, spec)` for builtin values and a spec that is not empty.
pub(crate) fn format(vm: &Vm, value: &Value, text: &Str) -> PyResult<Str> {
    let base = value.base();
    let spec = match base {
        Value::Str(_) | Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Float(_) => parse(vm, text, value)?,
        _ => {
            return Err(
                vm.type_error(format!("unsupported format string passed to {}.__format__", vm.class_of(value).name()))
            );
        }
    };
    let unknown = |kind: char| {
        vm.value_error(format!("Unknown format code '{kind}' for object of type '{}'", vm.class_of(value).name()))
    };
    let body = match base {
        Value::Str(content) => match spec.kind {
            None | Some('s') => {
                if spec.align == Some('=') {
                    return Err(vm.value_error("'=' alignment not allowed in string format specifier"));
                }
                let cut: String =
                    spec.precision.map_or_else(|| content.to_string(), |most| content.chars().take(most).collect());
                return Ok(pad(&cut, &spec, '<').into());
            }
            Some(kind) => return Err(unknown(kind)),
        },
        Value::Float(number) => format_float(*number, &spec).ok_or_else(|| unknown(spec.kind.unwrap_or('?')))?,
        _ => match spec.kind {
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                format_float(to_float(base).unwrap_or(0.0), &spec).unwrap_or_default()
            }
            _ if matches!(base, Value::Bool(_)) && spec.kind.is_none() => {
                return Ok(pad(&vm.repr(base)?, &spec, '<').into());
            }
            _ => format_int(vm, base, &spec)?.ok_or_else(|| unknown(spec.kind.unwrap_or('?')))?,
        },
    };
    Ok(pad_number(&body, &spec).into())
}

fn pad(text: &str, spec: &Spec, default: char) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    let (left, right) = match spec.align.unwrap_or(default) {
        '<' => (0, missing),
        '^' => (missing / 2, missing - missing / 2),
        _ => (missing, 0),
    };
    let run = |count: usize| fill.to_string().repeat(count);
    format!("{}{text}{}", run(left), run(right))
}

/// Sign and digits padded; `=` and `0` put the fill between sign and digits.
fn pad_number(text: &str, spec: &Spec) -> String {
    let align = spec.align.unwrap_or(if spec.zero { '=' } else { '>' });
    if align != '=' {
        return pad(text, &Spec { align: Some(align), ..spec.clone() }, '>');
    }
    let split = text.find(|c: char| !matches!(c, '+' | '-' | ' ')).unwrap_or(0);
    let (sign, digits) = text.split_at(split);
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    if let (Some(separator), '0') = (spec.grouping, fill) {
        let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        let mut plain = whole.replace(separator, "");
        while sign.len() + group(&plain, separator, 3).len() + rest.len() < spec.width {
            plain.insert(0, '0');
        }
        return format!("{sign}{}{rest}", group(&plain, separator, 3));
    }
    let missing = spec.width.saturating_sub(text.chars().count());
    format!("{sign}{}{digits}", fill.to_string().repeat(missing))
}

fn group(digits: &str, separator: char, size: usize) -> String {
    let characters: Vec<char> = digits.chars().collect();
    let mut out = String::new();
    for (at, character) in characters.iter().enumerate() {
        if at > 0 && (characters.len() - at) % size == 0 {
            out.push(separator);
        }
        out.push(*character);
    }
    out
}

fn sign_of(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    }
}

fn format_int(vm: &Vm, value: &Value, spec: &Spec) -> PyResult<Option<String>> {
    let big = to_big(value).unwrap_or_default();
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    let (digits, prefix, size) = match spec.kind {
        None | Some('d' | 'n') => (big.magnitude().to_string(), "", 3),
        Some('x') => (big.magnitude().to_str_radix(16), "0x", 4),
        Some('X') => (big.magnitude().to_str_radix(16).to_uppercase(), "0X", 4),
        Some('o') => (big.magnitude().to_str_radix(8), "0o", 4),
        Some('b') => (big.magnitude().to_str_radix(2), "0b", 4),
        Some('c') => {
            let character = value.as_int().and_then(|number| u32::try_from(number).ok()).and_then(char::from_u32);
            return character
                .map(|c| Some(c.to_string()))
                .ok_or_else(|| vm.error("OverflowError", "%c arg not in range(0x110000)"));
        }
        Some(_) => return Ok(None),
    };
    let digits = spec.grouping.map_or(digits.clone(), |separator| group(&digits, separator, size));
    let negative = big.sign() == num_bigint::Sign::Minus;
    Ok(Some(format!("{}{}{digits}", sign_of(negative, spec), if spec.alternate { prefix } else { "" })))
}

fn format_float(number: f64, spec: &Spec) -> Option<String> {
    let absolute = number.abs();
    let upper = matches!(spec.kind, Some('E' | 'F' | 'G'));
    let mut body = if !number.is_finite() {
        if number.is_nan() { "nan".to_string() } else { "inf".into() }
    } else {
        match spec.kind {
            Some('f' | 'F') => fixed(absolute, spec.precision.unwrap_or(6), spec.alternate),
            Some('%') => fixed(absolute * 100.0, spec.precision.unwrap_or(6), spec.alternate),
            Some('e' | 'E') => exponential(absolute, spec.precision.unwrap_or(6), spec.alternate),
            Some('g' | 'G') => general(absolute, spec.precision.unwrap_or(6), spec.alternate),
            None | Some('n') => match spec.precision {
                None => crate::number::float_repr(absolute),
                Some(precision) => {
                    let text = general(absolute, precision.max(1), spec.alternate);
                    if text.contains(['.', 'e', 'n', 'i']) { text } else { format!("{text}.0") }
                }
            },
            Some(_) => return None,
        }
    };
    if let Some(separator) = spec.grouping {
        let at = body.find(['.', 'e']).unwrap_or(body.len());
        body = format!("{}{}", group(&body[..at], separator, 3), &body[at..]);
    }
    if upper {
        body = body.to_uppercase();
    }
    if spec.kind == Some('%') {
        body.push('%');
    }
    Some(format!("{}{body}", sign_of(number.is_sign_negative() && !number.is_nan(), spec)))
}

fn fixed(number: f64, precision: usize, point: bool) -> String {
    let text = format!("{number:.precision$}");
    if precision == 0 && point { format!("{text}.") } else { text }
}

fn exponential(number: f64, precision: usize, point: bool) -> String {
    let text = format!("{number:.precision$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let dot = if precision == 0 && point { "." } else { "" };
    format!("{digits}{dot}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

fn general(number: f64, precision: usize, keep_zeros: bool) -> String {
    let precision = precision.max(1);
    let scientific = format!("{number:.*e}", precision - 1);
    let exponent: i32 = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let strip = |text: String| {
        if keep_zeros || !text.contains('.') {
            text
        } else {
            text.trim_end_matches('0').trim_end_matches('.').to_string()
        }
    };
    if exponent < -4 || exponent >= precision as i32 {
        let text = exponential(number, precision - 1, false);
        let (digits, rest) = text.split_once('e').unwrap_or((&text, "+00"));
        return format!("{}e{rest}", strip(digits.to_string()));
    }
    strip(format!("{number:.*}", (precision as i32 - 1 - exponent).max(0) as usize))
}

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

/// `text.format(*args, **kw)`.
pub(crate) fn str_format(vm: &Vm, text: &str, args: &Args) -> PyResult<String> {
    let mut auto = 0;
    format_fields(vm, text, args, &mut auto, 2)
}

fn format_fields(vm: &Vm, text: &str, args: &Args, auto: &mut usize, depth: usize) -> PyResult<String> {
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

fn format_field(vm: &Vm, field: &str, args: &Args, auto: &mut usize, depth: usize) -> PyResult<String> {
    let split = field.char_indices().find(|(at, c)| {
        matches!(c, '!' | ':') && !field[..*at].rfind('[').is_some_and(|open| !field[open..*at].contains(']'))
    });
    let (name, tail) = split.map_or((field, ""), |(at, _)| field.split_at(at));
    let (conversion, spec) = match tail.strip_prefix('!') {
        Some(after) => (after.chars().next(), after.get(1..).and_then(|after| after.strip_prefix(':')).unwrap_or("")),
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
    let spec = format_fields(vm, spec, args, auto, depth - 1)?;
    Ok(vm.format(&value, &spec.into())?.to_string())
}

fn field_value(vm: &Vm, name: &str, args: &Args, auto: &mut usize) -> PyResult {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let mut value = match (first, first.parse::<usize>()) {
        ("", _) => {
            *auto += 1;
            args.pos.get(*auto - 1).cloned().ok_or_else(|| {
                vm.error(
                    "IndexError",
                    format!("Replacement index {} out of range for positional args tuple", *auto - 1),
                )
            })?
        }
        (_, Ok(index)) => args.pos.get(index).cloned().ok_or_else(|| {
            vm.error("IndexError", format!("Replacement index {index} out of range for positional args tuple"))
        })?,
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
            let end = inner.find(']').ok_or_else(|| vm.value_error("Missing ']' in format string"))?;
            let key = inner[..end].parse::<i64>().map_or_else(|_| Value::from(&inner[..end]), Value::Int);
            value = vm.get_item(&value, &key)?;
            rest = &inner[end + 1..];
        }
    }
    Ok(value)
}
