//! Methods bytes and bytearray share: searching, splitting, stripping, padding, cases.
use super::bytes::{content, like};
use super::{method, simple};
use crate::class::Class;
use crate::error::PyResult;
use crate::signature::Bound;
use crate::value::{Slice, Value};
use crate::vm::Vm;

pub(super) fn install(class: &Class) {
    install_search(class);
    install_split(class);
    install_shape(class);
    install_tests(class);
}

/// The part searched, and where it begins.
fn range(vm: &Vm, a: &Bound) -> PyResult<Option<(Vec<u8>, usize)>> {
    let bytes = content(vm, &a[0])?;
    let length = bytes.len();
    let span =
        vm.span(&Slice { start: a[2].clone(), stop: a[3].clone(), step: Value::None }, length)?;
    // A start behind the end finds nothing, not even the empty part.
    if vm.starts_after(&a[2], length)? {
        return Ok(None);
    }
    let from = span.start.max(0) as usize;
    Ok(Some((bytes.get(from..from + span.count).unwrap_or_default().to_vec(), from)))
}

/// What is looked for: bytes, or one byte as a number.
fn needle(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    match value.as_int() {
        Some(number) => match u8::try_from(number) {
            Ok(byte) => Ok(vec![byte]),
            Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
        },
        None if matches!(value.base(), Value::Bytes(_) | Value::ByteArray(_)) => content(vm, value),
        None => Err(vm.type_error(format!(
            "argument should be integer or bytes-like object, not '{}'",
            vm.class_of(value).name()
        ))),
    }
}

/// First place of a part.
pub(crate) fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    bytes.windows(part.len()).position(|window| window == part)
}

fn last_position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(bytes.len());
    }
    bytes.windows(part.len()).rposition(|window| window == part)
}

fn find(vm: &Vm, a: &Bound, last: bool) -> PyResult<Option<i64>> {
    let part = needle(vm, &a[1])?;
    let Some((inner, from)) = range(vm, a)? else { return Ok(None) };
    let found = if last { last_position(&inner, &part) } else { position(&inner, &part) };
    Ok(found.map(|at| (from + at) as i64))
}

fn affix(vm: &Vm, a: &Bound, name: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult {
    let options = match a[1].as_tuple() {
        Some(items) => items.to_vec(),
        None => vec![a[1].clone()],
    };
    let inner = range(vm, a)?;
    for option in options {
        if !matches!(option.base(), Value::Bytes(_) | Value::ByteArray(_)) {
            return Err(vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {}",
                vm.class_of(&option).name()
            )));
        }
        let option = content(vm, &option)?;
        if inner.as_ref().is_some_and(|(inner, _)| test(inner, &option)) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn install_search(class: &Class) {
    const RANGE: &str = "(self, sub, start=None, end=None, /)";
    method(class, "find", RANGE, |vm, a| Ok(Value::Int(find(vm, &a, false)?.unwrap_or(-1))));
    method(class, "rfind", RANGE, |vm, a| Ok(Value::Int(find(vm, &a, true)?.unwrap_or(-1))));
    method(class, "index", RANGE, |vm, a| {
        find(vm, &a, false)?.map(Value::Int).ok_or_else(|| vm.value_error("subsection not found"))
    });
    method(class, "rindex", RANGE, |vm, a| {
        find(vm, &a, true)?.map(Value::Int).ok_or_else(|| vm.value_error("subsection not found"))
    });
    method(class, "count", RANGE, |vm, a| {
        let part = needle(vm, &a[1])?;
        let Some((inner, _)) = range(vm, &a)? else { return Ok(Value::Int(0)) };
        if part.is_empty() {
            return Ok(Value::Int(inner.len() as i64 + 1));
        }
        let (mut count, mut rest) = (0, &inner[..]);
        while let Some(at) = position(rest, &part) {
            count += 1;
            rest = &rest[at + part.len()..];
        }
        Ok(Value::Int(count))
    });
    method(class, "startswith", RANGE, |vm, a| {
        affix(vm, &a, "startswith", |all, part| all.starts_with(part))
    });
    method(class, "endswith", RANGE, |vm, a| {
        affix(vm, &a, "endswith", |all, part| all.ends_with(part))
    });
}

/// Splits at a separator, from the left or the right, at most `limit` times.
fn split_at(bytes: &[u8], separator: &[u8], limit: usize, right: bool) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while parts.len() < limit {
        let found = if right { last_position(rest, separator) } else { position(rest, separator) };
        let Some(at) = found else { break };
        let (before, after) = (&rest[..at], &rest[at + separator.len()..]);
        parts.push(if right { after } else { before }.to_vec());
        rest = if right { before } else { after };
    }
    parts.push(rest.to_vec());
    if right {
        parts.reverse();
    }
    parts
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn trim(bytes: &[u8], left: bool, right: bool, test: impl Fn(u8) -> bool) -> &[u8] {
    let mut part = bytes;
    while left && part.first().is_some_and(|byte| test(*byte)) {
        part = &part[1..];
    }
    while right && part.last().is_some_and(|byte| test(*byte)) {
        part = &part[..part.len() - 1];
    }
    part
}

fn split_white(bytes: &[u8], limit: usize, right: bool) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = trim(bytes, !right, right, is_white);
    while !rest.is_empty() {
        let found = if right {
            rest.iter().rposition(|byte| is_white(*byte))
        } else {
            rest.iter().position(|byte| is_white(*byte))
        };
        let Some(at) = found.filter(|_| parts.len() < limit) else {
            parts.push(rest.to_vec());
            break;
        };
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        parts.push(if right { after } else { before }.to_vec());
        rest = if right {
            trim(before, false, true, is_white)
        } else {
            trim(after, true, false, is_white)
        };
    }
    if right {
        parts.reverse();
    }
    parts
}

fn split(vm: &Vm, a: &Bound, right: bool) -> PyResult {
    let bytes = content(vm, &a[0])?;
    let most = vm.index(&a[2])?;
    let limit = if most < 0 { usize::MAX } else { most as usize };
    let parts = if a[1].is_none() {
        split_white(&bytes, limit, right)
    } else {
        let separator = content(vm, &a[1])?;
        if separator.is_empty() {
            return Err(vm.value_error("empty separator"));
        }
        split_at(&bytes, &separator, limit, right)
    };
    Ok(Value::list(parts.into_iter().map(|part| like(&a[0], part)).collect()))
}

fn partition(vm: &Vm, a: &Bound, last: bool) -> PyResult {
    let (bytes, separator) = (content(vm, &a[0])?, content(vm, &a[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let found = if last { last_position(&bytes, &separator) } else { position(&bytes, &separator) };
    let parts = match found {
        Some(at) => {
            [bytes[..at].to_vec(), separator.clone(), bytes[at + separator.len()..].to_vec()]
        }
        None if last => [Vec::new(), Vec::new(), bytes],
        None => [bytes, Vec::new(), Vec::new()],
    };
    Ok(Value::tuple(parts.into_iter().map(|part| like(&a[0], part)).collect()))
}

fn install_split(class: &Class) {
    method(class, "split", "(self, sep=None, maxsplit=-1)", |vm, a| split(vm, &a, false));
    method(class, "rsplit", "(self, sep=None, maxsplit=-1)", |vm, a| split(vm, &a, true));
    method(class, "partition", "(self, sep, /)", |vm, a| partition(vm, &a, false));
    method(class, "rpartition", "(self, sep, /)", |vm, a| partition(vm, &a, true));
    method(class, "splitlines", "(self, keepends=False)", |vm, a| {
        let (bytes, keep) = (content(vm, &a[0])?, vm.truth(&a[1])?);
        let mut lines = Vec::new();
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let at =
                rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            let width =
                if rest[at..].starts_with(b"\r\n") { 2 } else { (at < rest.len()) as usize };
            lines.push(like(&a[0], rest[..if keep { at + width } else { at }].to_vec()));
            rest = &rest[at + width..];
        }
        Ok(Value::list(lines))
    });
}

fn strip(vm: &Vm, a: &Bound, left: bool, right: bool) -> PyResult {
    let bytes = content(vm, &a[0])?;
    let part = if a[1].is_none() {
        trim(&bytes, left, right, is_white)
    } else {
        let set = content(vm, &a[1])?;
        trim(&bytes, left, right, |byte| set.contains(&byte))
    };
    Ok(like(&a[0], part.to_vec()))
}

fn pad(vm: &Vm, a: &Bound, side: usize, name: &str) -> PyResult {
    let bytes = content(vm, &a[0])?;
    let width = vm.count(&a[1])?;
    vm.check_size(width)?;
    let fill = content(vm, &a[2]).ok().filter(|fill| fill.len() == 1).ok_or_else(|| {
        vm.type_error(format!(
            "{name}() argument 2 must be a byte string of length 1, not {}",
            vm.class_of(&a[2]).name()
        ))
    })?;
    let missing = width.saturating_sub(bytes.len());
    let left = match side {
        0 => 0,
        1 => missing / 2 + (missing & width & 1),
        _ => missing,
    };
    let mut out = vec![fill[0]; left];
    out.extend(&bytes);
    out.resize(bytes.len() + missing, fill[0]);
    Ok(like(&a[0], out))
}

fn replace(vm: &Vm, a: Bound) -> PyResult {
    let (bytes, old, new) = (content(vm, &a[0])?, content(vm, &a[1])?, content(vm, &a[2])?);
    let most = vm.index(&a[3])?;
    let mut left = if most < 0 { usize::MAX } else { most as usize };
    let mut out = Vec::new();
    if old.is_empty() {
        for byte in &bytes {
            if left > 0 {
                out.extend(&new);
                left -= 1;
            }
            out.push(*byte);
            vm.check_size(out.len())?;
        }
        if left > 0 {
            out.extend(&new);
        }
        return Ok(like(&a[0], out));
    }
    let mut rest = &bytes[..];
    while let Some(at) = position(rest, &old).filter(|_| left > 0) {
        out.extend(&rest[..at]);
        out.extend(&new);
        vm.check_size(out.len())?;
        rest = &rest[at + old.len()..];
        left -= 1;
    }
    out.extend(rest);
    Ok(like(&a[0], out))
}

fn install_shape(class: &Class) {
    method(class, "strip", "(self, bytes=None, /)", |vm, a| strip(vm, &a, true, true));
    method(class, "lstrip", "(self, bytes=None, /)", |vm, a| strip(vm, &a, true, false));
    method(class, "rstrip", "(self, bytes=None, /)", |vm, a| strip(vm, &a, false, true));
    method(class, "replace", "(self, old, new, count=-1, /)", replace);
    for (name, side) in [("ljust", 0), ("center", 1), ("rjust", 2)] {
        let run = crate::function::Native::method(
            name,
            "(self, width, fillchar=..., /)",
            move |vm, mut a| {
                let fill = a.take(2);
                let fill = if fill.is_unbound() {
                    Value::Bytes(std::rc::Rc::new(b" ".to_vec()))
                } else {
                    fill
                };
                pad(vm, &Bound::of(vec![a[0].clone(), a[1].clone(), fill]), side, name)
            },
        );
        class.dict.set(name, run.of(&class.name()).value());
    }
    method(class, "zfill", "(self, width, /)", |vm, a| {
        let bytes = content(vm, &a[0])?;
        let width = vm.count(&a[1])?;
        vm.check_size(width)?;
        let sign = bytes.first().is_some_and(|byte| matches!(byte, b'+' | b'-')) as usize;
        let mut out = bytes[..sign].to_vec();
        out.resize(sign + width.saturating_sub(bytes.len()), b'0');
        out.extend(&bytes[sign..]);
        Ok(like(&a[0], out))
    });
    method(class, "expandtabs", "(self, tabsize=8)", |vm, a| {
        let text: String = content(vm, &a[0])?.iter().map(|byte| *byte as char).collect();
        let text = vm.call_method(&text.into(), "expandtabs", vec![a[1].clone()])?;
        Ok(like(
            &a[0],
            text.as_str().map(|text| text.chars().map(|c| c as u8).collect()).unwrap_or_default(),
        ))
    });
    method(class, "removeprefix", "(self, prefix, /)", |vm, a| {
        let (bytes, part) = (content(vm, &a[0])?, content(vm, &a[1])?);
        Ok(like(&a[0], bytes.strip_prefix(&part[..]).unwrap_or(&bytes).to_vec()))
    });
    method(class, "removesuffix", "(self, suffix, /)", |vm, a| {
        let (bytes, part) = (content(vm, &a[0])?, content(vm, &a[1])?);
        Ok(like(&a[0], bytes.strip_suffix(&part[..]).unwrap_or(&bytes).to_vec()))
    });
    method(class, "translate", "(self, table, /, delete=b'')", |vm, a| {
        let gone = if a[2].as_str().is_some() { Vec::new() } else { content(vm, &a[2])? };
        let table = if a[1].is_none() { (0..=255).collect() } else { content(vm, &a[1])? };
        if table.len() != 256 {
            return Err(vm.value_error("translation table must be 256 characters long"));
        }
        let kept = content(vm, &a[0])?.into_iter().filter(|byte| !gone.contains(byte));
        Ok(like(&a[0], kept.map(|byte| table[byte as usize]).collect()))
    });
}

fn all(vm: &Vm, value: &Value, test: fn(&u8) -> bool) -> PyResult {
    let bytes = content(vm, value)?;
    Ok(Value::Bool(!bytes.is_empty() && bytes.iter().all(test)))
}

fn case(vm: &Vm, value: &Value, upper: bool) -> PyResult {
    let bytes = content(vm, value)?;
    let (some, none) =
        (bytes.iter().any(u8::is_ascii_uppercase), bytes.iter().any(u8::is_ascii_lowercase));
    let (good, bad) = if upper { (some, none) } else { (none, some) };
    Ok(Value::Bool(good && !bad))
}

fn titled(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let title = |byte: &u8| {
        let new = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        new
    };
    bytes.iter().map(title).collect()
}

fn install_tests(class: &Class) {
    simple(class, "isdigit", |vm, b| all(vm, b, u8::is_ascii_digit));
    simple(class, "isalpha", |vm, b| all(vm, b, u8::is_ascii_alphabetic));
    simple(class, "isalnum", |vm, b| all(vm, b, u8::is_ascii_alphanumeric));
    simple(class, "isspace", |vm, b| all(vm, b, |byte| is_white(*byte)));
    simple(class, "isascii", |vm, b| Ok(Value::Bool(content(vm, b)?.is_ascii())));
    simple(class, "isupper", |vm, b| case(vm, b, true));
    simple(class, "islower", |vm, b| case(vm, b, false));
    simple(class, "istitle", |vm, b| {
        let bytes = content(vm, b)?;
        Ok(Value::Bool(bytes.iter().any(u8::is_ascii_alphabetic) && titled(&bytes) == bytes))
    });
    simple(class, "upper", |vm, b| Ok(like(b, content(vm, b)?.to_ascii_uppercase())));
    simple(class, "lower", |vm, b| Ok(like(b, content(vm, b)?.to_ascii_lowercase())));
    simple(class, "title", |vm, b| Ok(like(b, titled(&content(vm, b)?))));
    simple(class, "capitalize", |vm, b| {
        let mut bytes = content(vm, b)?.to_ascii_lowercase();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
        Ok(like(b, bytes))
    });
    simple(class, "swapcase", |vm, b| {
        let swap = |byte: u8| {
            if byte.is_ascii_lowercase() {
                byte.to_ascii_uppercase()
            } else {
                byte.to_ascii_lowercase()
            }
        };
        Ok(like(b, content(vm, b)?.into_iter().map(swap).collect()))
    });
}
