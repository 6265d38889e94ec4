//! Strings taken apart: `split`, `rsplit`, `splitlines`, `partition` and their like.
use super::method;
use super::strings::{opt_text, text};
use crate::error::PyResult;
use crate::signature::Bound;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;

pub(super) fn separator(vm: &Vm, value: &Value) -> PyResult<Str> {
    let separator = text(vm, value)?;
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok(separator) }
}

/// A list of the parts; each costs a step, so that many of them are noticed.
fn values<'a>(vm: &Vm, parts: impl Iterator<Item = &'a str>) -> PyResult {
    let values = parts.map(|part| vm.tick().map(|()| Value::from(part)));
    Ok(Value::list(values.collect::<PyResult<_>>()?))
}

pub(super) fn install_split(vm: &Vm) {
    let class = &vm.types.str;
    method(class, "split", "(self, sep=None, maxsplit=-1)", |vm, a| split(vm, &a, false));
    method(class, "rsplit", "(self, sep=None, maxsplit=-1)", |vm, a| split(vm, &a, true));
    method(class, "splitlines", "(self, keepends=False)", |vm, a| {
        let (this, keep) = (text(vm, &a[0])?, vm.truth(&a[1])?);
        let mut lines = Vec::new();
        let mut rest = this.as_str();
        while !rest.is_empty() {
            let at = rest.find([
                '\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}',
                '\u{2029}',
            ]);
            vm.tick()?;
            let Some(at) = at else {
                lines.push(rest.into());
                break;
            };
            let end = at
                + if rest[at..].starts_with("\r\n") {
                    2
                } else {
                    rest[at..].chars().next().map_or(1, char::len_utf8)
                };
            lines.push(rest[..if keep { end } else { at }].into());
            rest = &rest[end..];
        }
        Ok(Value::list(lines))
    });
}

fn split(vm: &Vm, a: &Bound, right: bool) -> PyResult {
    let this = text(vm, &a[0])?;
    if !a[1].is_none() && a[1].as_str().is_none() {
        return Err(
            vm.type_error(format!("must be str or None, not {}", vm.class_of(&a[1]).name()))
        );
    }
    let most = vm.index(&a[2])?;
    let limit = if most < 0 { usize::MAX } else { most as usize };
    let Some(separator) = opt_text(vm, &a[1])? else { return split_white(vm, &this, limit, right) };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let limit = limit.saturating_add(1);
    if right {
        let parts = values(vm, this.rsplitn(limit, separator.as_str()))?;
        if let Value::List(parts) = &parts {
            parts.borrow_mut().reverse();
        }
        return Ok(parts);
    }
    values(vm, this.splitn(limit, separator.as_str()))
}

/// White space as `str.isspace` sees it: four separators of ASCII more than Unicode's property.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

fn split_white(vm: &Vm, text: &str, limit: usize, right: bool) -> PyResult {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest =
        if right { text.trim_end_matches(is_space) } else { text.trim_start_matches(is_space) };
    while !rest.is_empty() {
        vm.tick()?;
        let at = if parts.len() == limit {
            None
        } else if right {
            rest.rfind(is_space)
        } else {
            rest.find(is_space)
        };
        let Some(at) = at else {
            parts.push(rest);
            break;
        };
        let width = rest[at..].chars().next().map_or(1, char::len_utf8);
        let (before, after) = (&rest[..at], &rest[at + width..]);
        parts.push(if right { after } else { before });
        rest = if right {
            before.trim_end_matches(is_space)
        } else {
            after.trim_start_matches(is_space)
        };
    }
    if right {
        parts.reverse();
    }
    values(vm, parts.into_iter())
}
