//! `unicodedata`: what Unicode says about a character.
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("unicodedata", fill);
}

fn character(vm: &Vm, value: &Value) -> PyResult<char> {
    let text = vm.str(value)?;
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(vm.type_error("argument 1 must be a unicode character, not str")),
    }
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = |name: &str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value())
    };
    module.set("unidata_version", "14.0.0".into());
    set("normalize", "(form, unistr, /)", |vm, a| {
        let text = vm.str(&a[1])?;
        Ok(normalized(&vm.str(&a[0])?, &text)
            .ok_or_else(|| vm.value_error("invalid normalization form"))?
            .into())
    });
    set("is_normalized", "(form, unistr, /)", |vm, a| {
        let text = vm.str(&a[1])?;
        Ok(Value::Bool(
            normalized(&vm.str(&a[0])?, &text).is_some_and(|found| found == text.as_str()),
        ))
    });
    set("combining", "(chr, /)", |vm, a| {
        Ok(Value::Int(canonical_combining_class(character(vm, &a[0])?) as i64))
    });
    set("category", "(chr, /)", |vm, a| Ok(category(character(vm, &a[0])?).into()));
    set("decimal", "(chr, default=..., /)", |vm, a| digit(vm, &a, "not a decimal"));
    set("digit", "(chr, default=..., /)", |vm, a| digit(vm, &a, "not a digit"));
    Ok(())
}

fn normalized(form: &str, text: &str) -> Option<String> {
    Some(match form {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => return None,
    })
}

fn digit(vm: &Vm, a: &Bound, wrong: &str) -> PyResult {
    match character(vm, &a[0])?.to_digit(10) {
        Some(value) => Ok(Value::Int(value as i64)),
        None if a[1].is_unbound() => Err(vm.value_error(wrong)),
        None => Ok(a[1].clone()),
    }
}

/// The general category, as far as letters, digits, marks, spaces and ASCII go.
fn category(one: char) -> &'static str {
    match one {
        _ if one.is_lowercase() => "Ll",
        _ if one.is_uppercase() => "Lu",
        _ if canonical_combining_class(one) != 0 => "Mn",
        _ if one.is_alphabetic() => "Lo",
        _ if one.is_ascii_digit() => "Nd",
        _ if one.is_numeric() => "No",
        _ if one.is_control() => "Cc",
        _ if one.is_whitespace() => "Zs",
        '_' => "Pc",
        '-' => "Pd",
        '(' | '[' | '{' => "Ps",
        ')' | ']' | '}' => "Pe",
        '+' | '<' | '=' | '>' | '|' | '~' => "Sm",
        '$' => "Sc",
        '^' | '`' => "Sk",
        _ if one.is_ascii_punctuation() => "Po",
        _ => "So",
    }
}
