//! str.
use super::string_split::{install_split, is_space, separator};
use super::{method, simple};
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::signature::Bound;
use crate::text::Str;
use crate::value::{Slice, Value};
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn text(vm: &Vm, value: &Value) -> PyResult<Str> {
    value
        .as_str()
        .cloned()
        .ok_or_else(|| vm.type_error(format!("must be str, not {}", vm.class_of(value).name())))
}

pub(super) fn opt_text(vm: &Vm, value: &Value) -> PyResult<Option<Str>> {
    if value.is_none() { Ok(None) } else { text(vm, value).map(Some) }
}

pub(super) fn install(vm: &Vm) {
    let class = &vm.types.str;
    install_cases(vm);
    install_tests(vm);
    install_search(vm);
    install_split(vm);
    method(class, "join", "(self, iterable, /)", join);
    method(class, "replace", "(self, old, new, count=-1, /)", replace);
    method(class, "strip", "(self, chars=None, /)", |vm, a| strip(vm, &a, true, true));
    method(class, "lstrip", "(self, chars=None, /)", |vm, a| strip(vm, &a, true, false));
    method(class, "rstrip", "(self, chars=None, /)", |vm, a| strip(vm, &a, false, true));
    method(class, "center", "(self, width, fillchar=' ', /)", |vm, a| pad(vm, &a, 1));
    method(class, "ljust", "(self, width, fillchar=' ', /)", |vm, a| pad(vm, &a, 0));
    method(class, "rjust", "(self, width, fillchar=' ', /)", |vm, a| pad(vm, &a, 2));
    method(class, "zfill", "(self, width, /)", zfill);
    method(class, "expandtabs", "(self, tabsize=8)", expand_tabs);
    method(class, "encode", "(self, encoding='utf-8', errors='strict')", encode);
    method(class, "removeprefix", "(self, prefix, /)", |vm, a| {
        let (text, prefix) = (text(vm, &a[0])?, text(vm, &a[1])?);
        Ok(text.strip_prefix(prefix.as_str()).unwrap_or(&text).into())
    });
    method(class, "removesuffix", "(self, suffix, /)", |vm, a| {
        let (text, suffix) = (text(vm, &a[0])?, text(vm, &a[1])?);
        Ok(text.strip_suffix(suffix.as_str()).unwrap_or(&text).into())
    });
    class.dict.set(
        "format",
        Native::raw_method("format", |vm, mut args: Args| {
            let this = text(vm, &args.pos.remove(0))?;
            Ok(crate::format::str_format(vm, &this, &args)?.into())
        })
        .of("str")
        .value(),
    );
    method(class, "format_map", "(self, mapping, /)", |vm, a| {
        Ok(crate::format::format_map(vm, &text(vm, &a[0])?, &a[1])?.into())
    });
    method(class, "translate", "(self, table, /)", translate);
    let maketrans = Native::function("maketrans", "(x, y=None, z=None, /)", make_translation);
    class.dict.set("maketrans", Value::StaticMethod(Rc::new(maketrans.value())));
    method(class, "__contains__", "(self, key, /)", |vm, a| {
        vm.contains(a[0].base(), &a[1]).map(Value::Bool)
    });
    method(class, "__getitem__", "(self, key, /)", |vm, a| vm.get_item(a[0].base(), &a[1]));
    simple(class, "__len__", |vm, s| vm.len(s.base()).map(|n| Value::Int(n as i64)));
    simple(class, "__iter__", |vm, s| vm.iter(s.base()));
    simple(class, "__str__", |vm, s| text(vm, s).map(Value::Str));
    simple(class, "__repr__", |vm, s| Ok(vm.repr(s.base())?.into()));
    simple(class, "__hash__", |vm, s| Ok(Value::Int(vm.hash(s.base())? as i64)));
}

fn install_cases(vm: &Vm) {
    let class = &vm.types.str;
    simple(class, "upper", |vm, s| Ok(text(vm, s)?.to_uppercase().into()));
    simple(class, "lower", |vm, s| Ok(text(vm, s)?.to_lowercase().into()));
    simple(class, "casefold", |vm, s| Ok(text(vm, s)?.to_lowercase().replace('ß', "ss").into()));
    simple(class, "swapcase", |vm, s| {
        let swap = |c: char| {
            if c.is_uppercase() {
                c.to_lowercase().collect::<String>()
            } else {
                c.to_uppercase().collect()
            }
        };
        Ok(text(vm, s)?.chars().map(swap).collect::<String>().into())
    });
    simple(class, "capitalize", |vm, s| {
        let text = text(vm, s)?;
        let mut characters = text.chars();
        let first: String = characters.next().map(title_case).unwrap_or_default();
        Ok(format!("{first}{}", characters.as_str().to_lowercase()).into())
    });
    simple(class, "title", |vm, s| {
        let mut inside = false;
        let text = text(vm, s)?;
        let titled: String = text
            .chars()
            .flat_map(|c| {
                let part: Vec<char> = if !c.is_alphabetic() {
                    vec![c]
                } else if inside {
                    c.to_lowercase().collect()
                } else {
                    title_case(c).chars().collect()
                };
                inside = c.is_alphabetic();
                part
            })
            .collect();
        Ok(titled.into())
    });
}

/// The first letter of a title: of digraphs and ligatures only the first part is large.
fn title_case(c: char) -> String {
    match c {
        'Ǆ' | 'ǅ' | 'ǆ' => "ǅ".into(),
        'Ǉ' | 'ǈ' | 'ǉ' => "ǈ".into(),
        'Ǌ' | 'ǋ' | 'ǌ' => "ǋ".into(),
        'Ǳ' | 'ǲ' | 'ǳ' => "ǲ".into(),
        _ => {
            let mut upper = c.to_uppercase();
            let first = upper.next().unwrap_or(c);
            std::iter::once(first).chain(upper.flat_map(char::to_lowercase)).collect()
        }
    }
}

fn all(vm: &Vm, value: &Value, test: fn(char) -> bool) -> PyResult {
    let text = text(vm, value)?;
    Ok(Value::Bool(!text.is_empty() && text.chars().all(test)))
}

fn install_tests(vm: &Vm) {
    let class = &vm.types.str;
    simple(class, "isdigit", |vm, s| {
        all(vm, s, |c| {
            crate::number::decimal_digit(c).is_some()
                || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨' | '⑴'..='⑼' | '⒈'..='⒐' | '❶'..='❾')
        })
    });
    simple(class, "isdecimal", |vm, s| all(vm, s, |c| crate::number::decimal_digit(c).is_some()));
    simple(class, "isnumeric", |vm, s| all(vm, s, char::is_numeric));
    simple(class, "isalpha", |vm, s| all(vm, s, char::is_alphabetic));
    simple(class, "isalnum", |vm, s| all(vm, s, char::is_alphanumeric));
    simple(class, "isspace", |vm, s| all(vm, s, is_space));
    simple(class, "isascii", |vm, s| Ok(Value::Bool(text(vm, s)?.is_ascii())));
    simple(class, "isprintable", |vm, s| {
        Ok(Value::Bool(text(vm, s)?.chars().all(crate::vm::is_printable)))
    });
    simple(class, "isupper", |vm, s| {
        let text = text(vm, s)?;
        Ok(Value::Bool(
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase),
        ))
    });
    simple(class, "islower", |vm, s| {
        let text = text(vm, s)?;
        Ok(Value::Bool(
            text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase),
        ))
    });
    simple(class, "istitle", |vm, s| {
        let text = text(vm, s)?;
        let (mut inside, mut any, mut good) = (false, false, true);
        for c in text.chars() {
            if c.is_uppercase() {
                good &= !inside;
            } else if c.is_lowercase() {
                good &= inside;
            }
            inside = c.is_alphabetic();
            any |= inside;
        }
        Ok(Value::Bool(any && good))
    });
    simple(class, "isidentifier", |vm, s| {
        let text = text(vm, s)?;
        let start = text.chars().next().is_some_and(|c| c == '_' || c.is_alphabetic());
        Ok(Value::Bool(start && text.chars().all(|c| c == '_' || c.is_alphanumeric())))
    });
}

/// The part of a string between optional start and end, and the index in characters where it
/// begins.
fn range(vm: &Vm, text: &Str, start: &Value, stop: &Value) -> PyResult<(Str, usize)> {
    if start.is_none() && stop.is_none() {
        return Ok((text.clone(), 0));
    }
    let span = vm.span(
        &Slice { start: start.clone(), stop: stop.clone(), step: Value::None },
        text.chars_len(),
    )?;
    let from = span.start.max(0) as usize;
    Ok((text.substring(from, from + span.count), from))
}

fn find(vm: &Vm, a: &Bound, last: bool) -> PyResult<Option<usize>> {
    let (this, part) = (text(vm, &a[0])?, text(vm, &a[1])?);
    if vm.starts_after(&a[2], this.chars_len())? {
        return Ok(None);
    }
    let (inner, from) = range(vm, &this, &a[2], &a[3])?;
    let found = if last { inner.rfind(part.as_str()) } else { inner.find(part.as_str()) };
    Ok(found.map(|at| from + inner[..at].chars().count()))
}

fn affix(vm: &Vm, a: &Bound, test: fn(&str, &str) -> bool, name: &str) -> PyResult {
    let (inner, _) = range(vm, &text(vm, &a[0])?, &a[2], &a[3])?;
    let options = match a[1].as_tuple() {
        Some(items) => items.to_vec(),
        None if a[1].as_str().is_some() => vec![a[1].clone()],
        None => {
            return Err(vm.type_error(format!(
                "{name} first arg must be str or a tuple of str, not {}",
                vm.class_of(&a[1]).name()
            )));
        }
    };
    if let Some(other) = options.iter().find(|option| option.as_str().is_none()) {
        return Err(vm.type_error(format!(
            "tuple for {name} must only contain str, not {}",
            vm.class_of(other).name()
        )));
    }
    if vm.starts_after(&a[2], text(vm, &a[0])?.chars_len())? {
        return Ok(Value::Bool(false));
    }
    Ok(Value::Bool(options.iter().filter_map(Value::as_str).any(|option| test(&inner, option))))
}

fn install_search(vm: &Vm) {
    let class = &vm.types.str;
    const RANGE: &str = "(self, sub, start=None, end=None, /)";
    method(class, "find", RANGE, |vm, a| {
        Ok(Value::Int(find(vm, &a, false)?.map_or(-1, |at| at as i64)))
    });
    method(class, "rfind", RANGE, |vm, a| {
        Ok(Value::Int(find(vm, &a, true)?.map_or(-1, |at| at as i64)))
    });
    method(class, "index", RANGE, |vm, a| {
        find(vm, &a, false)?
            .map(|at| Value::Int(at as i64))
            .ok_or_else(|| vm.value_error("substring not found"))
    });
    method(class, "rindex", RANGE, |vm, a| {
        find(vm, &a, true)?
            .map(|at| Value::Int(at as i64))
            .ok_or_else(|| vm.value_error("substring not found"))
    });
    method(class, "count", RANGE, |vm, a| {
        let (inner, _) = range(vm, &text(vm, &a[0])?, &a[2], &a[3])?;
        let part = text(vm, &a[1])?;
        if vm.starts_after(&a[2], text(vm, &a[0])?.chars_len())? {
            return Ok(Value::Int(0));
        }
        Ok(Value::Int(if part.is_empty() {
            inner.chars_len() + 1
        } else {
            inner.matches(part.as_str()).count()
        } as i64))
    });
    method(class, "startswith", RANGE, |vm, a| {
        affix(vm, &a, |text, part| text.starts_with(part), "startswith")
    });
    method(class, "endswith", RANGE, |vm, a| {
        affix(vm, &a, |text, part| text.ends_with(part), "endswith")
    });
    method(class, "partition", "(self, sep, /)", |vm, a| {
        let (this, separator) = (text(vm, &a[0])?, separator(vm, &a[1])?);
        Ok(match this.split_once(separator.as_str()) {
            Some((before, after)) => {
                Value::tuple(vec![before.into(), Value::Str(separator.clone()), after.into()])
            }
            None => Value::tuple(vec![Value::Str(this.clone()), "".into(), "".into()]),
        })
    });
    method(class, "rpartition", "(self, sep, /)", |vm, a| {
        let (this, separator) = (text(vm, &a[0])?, separator(vm, &a[1])?);
        Ok(match this.rsplit_once(separator.as_str()) {
            Some((before, after)) => {
                Value::tuple(vec![before.into(), Value::Str(separator.clone()), after.into()])
            }
            None => Value::tuple(vec!["".into(), "".into(), Value::Str(this.clone())]),
        })
    });
}

fn join(vm: &Vm, a: Bound) -> PyResult {
    let separator = text(vm, &a[0])?;
    if !vm.is_iterable(&a[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.list_of(&a[1])?;
    let mut out = String::new();
    for (index, item) in items.iter().enumerate() {
        let Some(part) = item.as_str() else {
            return Err(vm.type_error(format!(
                "sequence item {index}: expected str instance, {} found",
                vm.class_of(item).name()
            )));
        };
        if index > 0 {
            out.push_str(&separator);
        }
        out.push_str(part);
        vm.check_size(out.len())?;
    }
    Ok(out.into())
}

fn replace(vm: &Vm, a: Bound) -> PyResult {
    let part = |at: usize| {
        let kind = || vm.class_of(&a[at]).name();
        a[at].as_str().cloned().ok_or_else(|| {
            vm.type_error(format!("replace() argument {at} must be str, not {}", kind()))
        })
    };
    let (this, old, new) = (text(vm, &a[0])?, part(1)?, part(2)?);
    let count = vm.index(&a[3])?;
    let times =
        if old.is_empty() { this.chars_len() + 1 } else { this.matches(old.as_str()).count() };
    vm.check_size(this.len() + times.saturating_mul(new.len()))?;
    Ok(if count < 0 {
        this.replace(old.as_str(), &new)
    } else {
        this.replacen(old.as_str(), &new, count as usize)
    }
    .into())
}

fn strip(vm: &Vm, a: &Bound, left: bool, right: bool) -> PyResult {
    let this = text(vm, &a[0])?;
    let set = opt_text(vm, &a[1])?;
    let drop = |c: char| set.as_ref().map_or(is_space(c), |set| set.contains(c));
    let mut part = this.as_str();
    if left {
        part = part.trim_start_matches(drop);
    }
    if right {
        part = part.trim_end_matches(drop);
    }
    Ok(if part.len() == this.len() { Value::Str(this) } else { part.into() })
}

fn pad(vm: &Vm, a: &Bound, side: usize) -> PyResult {
    let this = text(vm, &a[0])?;
    let width = vm.count(&a[1])?;
    vm.check_size(width)?;
    let fill = text(vm, &a[2])?;
    if fill.chars_len() != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    let missing = width.saturating_sub(this.chars_len());
    let left = match side {
        0 => 0,
        1 => missing / 2 + (missing & width & 1),
        _ => missing,
    };
    Ok(format!("{}{this}{}", fill.repeat(left), fill.repeat(missing - left)).into())
}

fn zfill(vm: &Vm, a: Bound) -> PyResult {
    let this = text(vm, &a[0])?;
    let width = vm.count(&a[1])?;
    vm.check_size(width)?;
    let split = this.starts_with(['+', '-']) as usize;
    let (sign, digits) = this.split_at(split);
    Ok(format!("{sign}{}{digits}", "0".repeat(width.saturating_sub(this.chars_len()))).into())
}

fn expand_tabs(vm: &Vm, a: Bound) -> PyResult {
    let size = vm.index(&a[1])?.clamp(0, 1000) as usize;
    let (mut out, mut column) = (String::new(), 0);
    for c in text(vm, &a[0])?.chars() {
        match c {
            '\t' => {
                let count = if size == 0 { 0 } else { size - column % size };
                out.push_str(&" ".repeat(count));
                column += count;
                vm.check_size(out.len())?;
            }
            c => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(out.into())
}

fn encode(vm: &Vm, a: Bound) -> PyResult {
    let bytes =
        super::encodings::encode(vm, &text(vm, &a[0])?, &text(vm, &a[1])?, &text(vm, &a[2])?)?;
    Ok(Value::Bytes(Rc::new(bytes)))
}

fn translate(vm: &Vm, a: Bound) -> PyResult {
    let mut out = String::new();
    for c in text(vm, &a[0])?.chars() {
        vm.tick()?;
        vm.check_size(out.len())?;
        match vm.get_item(&a[1], &Value::Int(c as i64)) {
            Ok(Value::None) => {}
            Ok(Value::Int(code)) => out.extend(u32::try_from(code).ok().and_then(char::from_u32)),
            Ok(other) => out.push_str(&vm.str(&other)?),
            Err(error) if error.is_a("LookupError") => out.push(c),
            Err(error) => return Err(error),
        }
    }
    Ok(out.into())
}

fn make_translation(vm: &Vm, a: Bound) -> PyResult {
    let dict = crate::collections::Dict::new();
    let code = |value: &Value| {
        value
            .as_str()
            .and_then(|text| text.chars().next())
            .map_or(value.clone(), |c| Value::Int(c as i64))
    };
    if a[1].is_none() {
        for (key, value) in vm.mapping_items(&a[0])?.unwrap_or_default() {
            dict.set_item(vm, code(&key), value)?;
        }
        return Ok(Value::Dict(dict.shared()));
    }
    let (from, to) = (text(vm, &a[0])?, text(vm, &a[1])?);
    if from.chars_len() != to.chars_len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (x, y) in from.chars().zip(to.chars()) {
        dict.set_item(vm, Value::Int(x as i64), Value::Int(y as i64))?;
    }
    for c in opt_text(vm, &a[2])?.iter().flat_map(|text| text.chars()) {
        dict.set_item(vm, Value::Int(c as i64), Value::None)?;
    }
    Ok(Value::Dict(dict.shared()))
}

/// `str(value)` or `str(bytes, encoding)`.
pub(super) fn make(vm: &Vm, args: &Args) -> PyResult {
    let Some(value) = args
        .pos
        .first()
        .or_else(|| args.kw.iter().find(|(name, _)| &**name == "object").map(|(_, value)| value))
    else {
        return Ok("".into());
    };
    if args.pos.len() > 1
        || args.kw.iter().any(|(name, _)| matches!(&**name, "encoding" | "errors"))
    {
        if !matches!(value.base(), Value::Bytes(_) | Value::ByteArray(_)) {
            let kind = vm.class_of(value).name();
            let text = match value.as_str() {
                Some(_) => "decoding str is not supported".into(),
                None => format!("decoding to str: need a bytes-like object, {kind} found"),
            };
            return Err(vm.type_error(text));
        }
        let kw = args.kw.iter().filter(|(name, _)| &**name != "object").cloned().collect();
        return vm.call_method(
            value,
            "decode",
            Args { pos: args.pos.iter().skip(1).cloned().collect(), kw },
        );
    }
    vm.str(value).map(Value::Str)
}
