//! int, bool and float.
use super::{method, simple};
use crate::error::PyResult;
use crate::function::Args;
use crate::number::{from_big, to_big, to_float};
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, Num, ToPrimitive};
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    let int = &vm.types.int;
    simple(int, "bit_length", |_, n| Ok(Value::Int(to_big(n).map_or(0, |big| big.bits()) as i64)));
    simple(int, "bit_count", |_, n| {
        Ok(Value::Int(to_big(n).map_or(0, |big| {
            big.magnitude().to_u64_digits().iter().map(|d| d.count_ones()).sum::<u32>()
        }) as i64))
    });
    simple(int, "conjugate", |_, n| Ok(n.clone()));
    simple(int, "__index__", |_, n| Ok(n.base().clone()));
    simple(int, "__int__", |_, n| Ok(n.base().clone()));
    simple(int, "__hash__", |vm, n| Ok(Value::Int(vm.hash(&n.base().clone())? as i64)));
    simple(int, "as_integer_ratio", |_, n| Ok(Value::tuple(vec![n.base().clone(), Value::Int(1)])));
    for (name, get) in [
        ("real", Value::getter("real", |_, n| Ok(n.base().clone()))),
        ("imag", Value::getter("imag", |_, _| Ok(Value::Int(0)))),
        ("numerator", Value::getter("numerator", |_, n| Ok(n.base().clone()))),
        ("denominator", Value::getter("denominator", |_, _| Ok(Value::Int(1)))),
    ] {
        int.dict.set(name, get);
    }
    method(int, "to_bytes", "(self, length=1, byteorder='big', *, signed=False)", to_bytes);
    let from_bytes = crate::function::Native::method(
        "from_bytes",
        "(cls, bytes, byteorder='big', *, signed=False)",
        from_bytes,
    );
    int.dict.set("from_bytes", Value::ClassMethod(Rc::new(from_bytes.value())));
    let float = &vm.types.float;
    simple(float, "is_integer", |_, n| {
        Ok(Value::Bool(to_float(n).is_some_and(|n| n.is_finite() && n == n.trunc())))
    });
    simple(float, "hex", |_, n| Ok(float_hex(to_float(n).unwrap_or(0.0)).into()));
    let hex = crate::function::Native::method("fromhex", "(cls, string, /)", |vm, a| {
        let number = a[1].as_str().and_then(|text| from_hex(text));
        let number =
            number.ok_or_else(|| vm.value_error("invalid hexadecimal floating-point string"))?;
        vm.call(&a[0], vec![Value::Float(number)])
    });
    let format = crate::function::Native::method("__getformat__", "(cls, typestr, /)", |vm, a| {
        match a[1].as_str().map(|text| text.to_string()).as_deref() {
            Some("double" | "float") => Ok("IEEE, little-endian".into()),
            _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        }
    });
    float.dict.set("__getformat__", Value::ClassMethod(Rc::new(format.value())));
    float.dict.set("fromhex", Value::ClassMethod(Rc::new(hex.value())));
    simple(float, "conjugate", |_, n| Ok(n.clone()));
    simple(float, "__float__", |_, n| Ok(n.base().clone()));
    simple(float, "__int__", |vm, n| float_to_int(vm, to_float(n).unwrap_or(0.0)));
    simple(float, "as_integer_ratio", |vm, n| {
        let mut denominator = BigInt::from(1);
        let mut number = to_float(n).unwrap_or(0.0);
        if number.is_infinite() {
            let text = "cannot convert Infinity to integer ratio";
            return Err(vm.error("OverflowError", text));
        }
        if number.is_nan() {
            return Err(vm.value_error("cannot convert NaN to integer ratio"));
        }
        while number.fract() != 0.0 {
            number *= 2.0;
            denominator *= 2;
        }
        Ok(Value::tuple(vec![float_to_int(vm, number)?, from_big(denominator)]))
    });
}

fn to_bytes(vm: &Vm, a: crate::signature::Bound) -> PyResult {
    let big = to_big(&a[0]).unwrap_or_default();
    let length = usize::try_from(vm.index(&a[1])?)
        .map_err(|_| vm.value_error("length argument must be non-negative"))?;
    vm.check_size(length)?;
    if !a[2].as_str().is_some_and(|order| matches!(&**order, "little" | "big")) {
        return Err(vm.value_error("byteorder must be either 'little' or 'big'"));
    }
    let signed = vm.truth(&a[3])?;
    if big.sign() == Sign::Minus && !signed {
        return Err(vm.error("OverflowError", "can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { big.to_signed_bytes_be() } else { big.magnitude().to_bytes_be() };
    if big.sign() == Sign::NoSign {
        bytes = vec![0];
    }
    if bytes.len() > length && bytes != [0] {
        return Err(vm.error("OverflowError", "int too big to convert"));
    }
    let fill = if big.sign() == Sign::Minus { 0xff } else { 0 };
    let mut out = vec![fill; length.saturating_sub(bytes.len())];
    out.extend(bytes.into_iter().take(length));
    if a[2].as_str().is_some_and(|order| &**order == "little") {
        out.reverse();
    }
    Ok(Value::Bytes(Rc::new(out)))
}

fn from_bytes(vm: &Vm, a: crate::signature::Bound) -> PyResult {
    let mut bytes: Vec<u8> = match &a[1] {
        Value::Bytes(bytes) => bytes.to_vec(),
        other => vm
            .list_of(other)?
            .iter()
            .filter_map(|byte| byte.as_int().map(|byte| byte as u8))
            .collect(),
    };
    if a[2].as_str().is_some_and(|order| &**order == "little") {
        bytes.reverse();
    }
    Ok(from_big(if vm.truth(&a[3])? {
        BigInt::from_signed_bytes_be(&bytes)
    } else {
        BigInt::from_bytes_be(Sign::Plus, &bytes)
    }))
}

/// `int(float)`.
pub(crate) fn float_to_int(vm: &Vm, number: f64) -> PyResult {
    if number.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    BigInt::from_f64(number.trunc())
        .map(from_big)
        .ok_or_else(|| vm.error("OverflowError", "cannot convert float infinity to integer"))
}

pub(super) fn make_int(vm: &Vm, args: &Args) -> PyResult {
    let base = args.pos.get(1).cloned().or_else(|| {
        args.kw.iter().find(|(name, _)| &**name == "base").map(|(_, value)| value.clone())
    });
    let Some(value) = args.pos.first() else { return Ok(Value::Int(0)) };
    if base.is_none()
        && let Value::Instance(_) = value
    {
        let names = vm.names();
        for name in [&names.__int__, &names.__index__, &names.__trunc__] {
            let own = vm.class_of(value).lookup(name).is_some_and(|found| !matches!(&found, Value::Native(native) if native.owner.as_ref().is_some_and(|owner| &**owner == "int")));
            if own && let Some(number) = vm.call_special(value, name, Vec::new())? {
                return Ok(number);
            }
        }
    }
    match value.base() {
        Value::Float(number) if base.is_none() => float_to_int(vm, *number),
        other if base.is_none() && to_big(other).is_some() => {
            Ok(to_big(other).map_or(Value::None, from_big))
        }
        Value::Str(text) => {
            parse_int(vm, text, base.map(|base| vm.index(&base)).transpose()?.unwrap_or(10), value)
        }
        Value::Bytes(_) | Value::ByteArray(_) => {
            let text = String::from_utf8_lossy(&super::bytes_content(vm, value)?).into_owned();
            parse_int(vm, &text, base.map(|base| vm.index(&base)).transpose()?.unwrap_or(10), value)
        }
        _ if base.is_some() => {
            Err(vm.type_error("int() can't convert non-string with explicit base"))
        }
        _ => Err(vm.type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            vm.class_of(value).name()
        ))),
    }
}

fn parse_int(vm: &Vm, text: &str, base: i64, value: &Value) -> PyResult {
    let bad = || -> PyResult {
        Err(vm.value_error(format!(
            "invalid literal for int() with base {base}: {}",
            vm.repr(value)?
        )))
    };
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let lower = digits.to_lowercase();
    let (radix, digits) = match (base, lower.get(..2)) {
        (0 | 16, Some("0x")) => (16, &lower[2..]),
        (0 | 8, Some("0o")) => (8, &lower[2..]),
        (0 | 2, Some("0b")) => (2, &lower[2..]),
        (0, _) => (10, &lower[..]),
        (base, _) => (base as u32, &lower[..]),
    };
    let plain: String = digits
        .chars()
        .filter(|c| *c != '_')
        .map(|c| crate::number::decimal_digit(c).map_or(c, |d| char::from(b'0' + d as u8)))
        .collect();
    if base == 0
        && radix == 10
        && plain.len() > 1
        && plain.starts_with('0')
        && !plain.trim_matches('0').is_empty()
    {
        return bad();
    }
    if plain.is_empty()
        || digits.starts_with('_')
        || digits.ends_with('_')
        || digits.contains("__")
        || plain.starts_with(['+', '-'])
    {
        return bad();
    }
    let limit = vm.int_digits.get();
    if limit > 0 && !radix.is_power_of_two() && plain.len() > limit {
        return Err(vm.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit",
            plain.len()
        )));
    }
    match BigInt::from_str_radix(&plain, radix) {
        Ok(big) => Ok(from_big(if negative { -big } else { big })),
        Err(_) => bad(),
    }
}

pub(super) fn make_bool(vm: &Vm, args: &Args) -> PyResult {
    match args.pos.first() {
        Some(value) => Ok(Value::Bool(vm.truth(value)?)),
        None => Ok(Value::Bool(false)),
    }
}

pub(super) fn make_float(vm: &Vm, args: &Args) -> PyResult {
    let Some(value) = args.pos.first() else { return Ok(Value::Float(0.0)) };
    if let Value::Instance(_) = value
        && vm.class_of(value).lookup(&vm.names().__float__).is_some_and(|found| !matches!(&found, Value::Native(native) if native.owner.as_ref().is_some_and(|owner| &**owner == "float")))
        && let Some(number) = vm.call_special(value, &vm.names().__float__, Vec::new())?
    {
        return Ok(number);
    }
    if let Value::Instance(_) = value
        && value.base().is(value)
        && vm.class_of(value).has(&vm.names().__index__)
    {
        return Ok(Value::Float(vm.index(value)? as f64));
    }
    match value.base() {
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {
            let text = match value.base() {
                Value::Str(text) => text.to_string(),
                bytes => String::from_utf8_lossy(&super::bytes_content(vm, bytes)?).into_owned(),
            };
            match parse_float(&text) {
                Some(number) => Ok(Value::Float(number)),
                None => Err(vm.value_error(format!(
                    "could not convert string to float: {}",
                    vm.repr(value)?
                ))),
            }
        }
        Value::Big(big) => match big.to_f64().filter(|number| number.is_finite()) {
            Some(number) => Ok(Value::Float(number)),
            None => Err(vm.error("OverflowError", "int too large to convert to float")),
        },
        other => match to_float(other) {
            Some(number) => Ok(Value::Float(number)),
            None => Err(vm.type_error(format!(
                "float() argument must be a string or a real number, not '{}'",
                vm.class_of(value).name()
            ))),
        },
    }
}

/// A float as text: digits of any script, underscores between digits only.
fn parse_float(text: &str) -> Option<f64> {
    let digits: Vec<char> = text
        .trim()
        .chars()
        .map(|c| crate::number::decimal_digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        .collect();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| digits.get(at)).is_some_and(char::is_ascii_digit);
    let lonely = |(at, c): (usize, &char)| {
        *c == '_' && !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)))
    };
    if digits.iter().enumerate().any(lonely) {
        return None;
    }
    let plain = digits.into_iter().filter(|c| *c != '_').collect::<String>().to_lowercase();
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    match unsigned {
        "inf" | "infinity" => {
            Some(if plain.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY })
        }
        "nan" => Some(f64::NAN),
        _ if unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') => plain.parse().ok(),
        _ => None,
    }
}

/// `float.hex`: sign, one digit, thirteen hexadecimal digits, exponent of two.
fn float_hex(number: f64) -> String {
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if !number.is_finite() {
        return crate::number::float_repr(number);
    }
    let bits = number.to_bits();
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    match (exponent, mantissa) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{mantissa:013x}p-1022"),
        _ => format!("{sign}0x1.{mantissa:013x}p{:+}", exponent - 1023),
    }
}

/// `float.fromhex`.
fn from_hex(text: &str) -> Option<f64> {
    let plain = text.trim().to_lowercase();
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    if let "inf" | "infinity" | "nan" = digits {
        return parse_float(&plain);
    }
    let digits = digits.strip_prefix("0x").unwrap_or(digits);
    let (mantissa, exponent) = digits.split_once('p').unwrap_or((digits, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let number = BigInt::parse_bytes(all.as_bytes(), 16)?.to_f64()?;
    let value = number * 2f64.powi(exponent.clamp(-4000, 4000) - 4 * fraction.len() as i32);
    Some(if negative { -value } else { value })
}
