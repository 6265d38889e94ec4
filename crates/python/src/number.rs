//! Integers without bound and floats: arithmetic, hashing, text, as CPython does it.
use crate::code::BinaryOp;
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};
use std::rc::Rc;

const MODULUS: u64 = (1 << 61) - 1;

/// The smallest value that holds a big integer.
pub fn from_big(big: BigInt) -> Value {
    big.to_i64().map_or_else(|| Value::Big(Rc::new(big)), Value::Int)
}

/// The integer behind an int, bool or instance of a subclass of int.
pub fn to_big(value: &Value) -> Option<BigInt> {
    match value.base() {
        Value::Big(big) => Some((**big).clone()),
        other => other.as_int().map(BigInt::from),
    }
}

/// The float behind a float, int or bool.
pub fn to_float(value: &Value) -> Option<f64> {
    match value.base() {
        Value::Float(number) => Some(*number),
        Value::Big(big) => big.to_f64(),
        other => other.as_int().map(|number| number as f64),
    }
}

/// CPython's hash of a small integer.
pub fn hash_int(number: i64) -> u64 {
    let rest = (number.unsigned_abs() % MODULUS) as i64;
    let hash = if number < 0 { -rest } else { rest };
    (if hash == -1 { -2 } else { hash }) as u64
}

/// CPython's hash of a big integer.
pub fn hash_big(big: &BigInt) -> u64 {
    let rest = (big.abs() % BigInt::from(MODULUS)).to_i64().unwrap_or(0);
    let hash = if big.is_negative() { -rest } else { rest };
    (if hash == -1 { -2 } else { hash }) as u64
}

/// CPython's hash of a float: equal to that of an equal integer.
pub fn hash_float(number: f64) -> u64 {
    if number.is_nan() {
        return 0;
    }
    if number.is_infinite() {
        return if number > 0.0 { 314159 } else { -314159i64 as u64 };
    }
    if number == number.trunc()
        && let Some(big) = BigInt::from_f64(number)
    {
        return hash_big(&big);
    }
    let (mut mantissa, mut exponent) = frexp(number.abs());
    let mut hash: u64 = 0;
    while mantissa != 0.0 {
        hash = ((hash << 28) & MODULUS) | hash >> (61 - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        let part = mantissa as u64;
        mantissa -= part as f64;
        hash += part;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let shift = if exponent >= 0 { exponent % 61 } else { 61 - 1 - ((-1 - exponent) % 61) } as u32;
    hash = ((hash << shift) & MODULUS) | hash.checked_shr(61 - shift).unwrap_or(0);
    let signed = if number < 0.0 { -(hash as i64) } else { hash as i64 };
    (if signed == -1 { -2 } else { signed }) as u64
}

pub(crate) fn frexp(number: f64) -> (f64, i32) {
    if number == 0.0 {
        return (0.0, 0);
    }
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    if exponent == 0 {
        let (mantissa, exponent) = frexp(number * 18446744073709551616.0);
        return (mantissa, exponent - 64);
    }
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exponent - 1022)
}

/// `repr(float)`.
pub fn float_repr(number: f64) -> String {
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.into();
    }
    if number == 0.0 {
        return if number.is_sign_negative() { "-0.0" } else { "0.0" }.into();
    }
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{number}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// Arithmetic on two numbers; none where one is no number.
pub(crate) fn arithmetic(vm: &Vm, op: BinaryOp, left: &Value, right: &Value) -> Option<PyResult> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(small(vm, op, *a, *b)),
        (Value::Float(a), Value::Float(b)) => float(vm, op, *a, *b),
        (Value::Float(_), _) | (_, Value::Float(_)) => {
            let huge = |value: &Value| {
                matches!(value.base(),
                    Value::Big(big) if big.to_f64().is_none_or(f64::is_infinite))
            };
            if (huge(left) || huge(right)) && to_float(left).is_some() && to_float(right).is_some()
            {
                return Some(Err(vm.error("OverflowError", "int too large to convert to float")));
            }
            float(vm, op, to_float(left)?, to_float(right)?)
        }
        (Value::Bool(a), Value::Bool(b))
            if matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor) =>
        {
            Some(Ok(Value::Bool(match op {
                BinaryOp::And => a & b,
                BinaryOp::Or => a | b,
                _ => a ^ b,
            })))
        }
        _ => match (left.as_int(), right.as_int()) {
            (Some(a), Some(b)) => Some(small(vm, op, a, b)),
            _ => Some(big(vm, op, &to_big(left)?, &to_big(right)?)),
        },
    }
}

fn zero_division(vm: &Vm, text: &str) -> PyResult {
    Err(vm.error("ZeroDivisionError", text))
}

fn small(vm: &Vm, op: BinaryOp, a: i64, b: i64) -> PyResult {
    let quick = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::Or => Some(a | b),
        BinaryOp::Xor => Some(a ^ b),
        BinaryOp::And => Some(a & b),
        BinaryOp::RShift if b >= 0 => Some(a >> b.min(63)),
        BinaryOp::FloorDiv if b != 0 && b != -1 => Some(Integer::div_floor(&a, &b)),
        BinaryOp::Mod if b != 0 && b != -1 => Some(a.mod_floor(&b)),
        BinaryOp::Pow if (0..64).contains(&b) => a.checked_pow(b as u32),
        _ => None,
    };
    match quick {
        Some(number) => Ok(Value::Int(number)),
        None => big(vm, op, &BigInt::from(a), &BigInt::from(b)),
    }
}

/// What an operation on large integers costs, counted as instructions.
pub(crate) fn spend_on(vm: &Vm, op: BinaryOp, a: &BigInt, b: &BigInt) -> PyResult<()> {
    let (x, y) = ((a.bits() / 64) as f64, (b.bits() / 64) as f64);
    let cost = match op {
        // Karatsuba's and better for large ones, by the book for small ones.
        BinaryOp::Mul => x.max(y) * x.min(y).powf(0.585) / 4.0,
        BinaryOp::Div | BinaryOp::FloorDiv | BinaryOp::Mod => (x - y + 1.0).max(0.0) * y / 8.0,
        BinaryOp::Pow => {
            let result = a.bits() as f64 / 64.0 * b.to_f64().unwrap_or(f64::INFINITY).min(1e9);
            result.powf(1.585) / 4.0
        }
        _ => x.max(y) / 16.0,
    };
    if cost > 64.0 { vm.spend(cost as u64) } else { Ok(()) }
}

/// The greatest common divisor: Euclid's way, so that it can be stopped.
pub(crate) fn gcd(vm: &Vm, a: &BigInt, b: &BigInt) -> PyResult<BigInt> {
    let (mut a, mut b) = (a.abs(), b.abs());
    while !b.is_zero() {
        if let (Some(x), Some(y)) = (a.to_u64(), b.to_u64()) {
            return Ok(x.gcd(&y).into());
        }
        vm.spend(b.bits() / 64 + 1)?;
        spend_on(vm, BinaryOp::Mod, &a, &b)?;
        let rest = &a % &b;
        a = std::mem::replace(&mut b, rest);
    }
    Ok(a)
}

fn big(vm: &Vm, op: BinaryOp, a: &BigInt, b: &BigInt) -> PyResult {
    if op != BinaryOp::Pow {
        spend_on(vm, op, a, b)?;
    }
    let limit =
        |bits: u64| if bits > vm.budget.bits { Err(vm.error("MemoryError", "")) } else { Ok(()) };
    Ok(from_big(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => {
            limit(a.bits() + b.bits())?;
            a * b
        }
        BinaryOp::FloorDiv if b.is_zero() => {
            return zero_division(vm, "integer division or modulo by zero");
        }
        BinaryOp::Mod if b.is_zero() => return zero_division(vm, "integer modulo by zero"),
        BinaryOp::Div if b.is_zero() => return zero_division(vm, "division by zero"),
        BinaryOp::FloorDiv => a.div_floor(b),
        BinaryOp::Mod => a.mod_floor(b),
        BinaryOp::Div => return true_division(vm, a, b),
        BinaryOp::Pow => return power(vm, a, b),
        BinaryOp::LShift | BinaryOp::RShift if b.is_negative() => {
            return Err(vm.value_error("negative shift count"));
        }
        BinaryOp::LShift => {
            let by = b.to_u64().unwrap_or(u64::MAX);
            if !a.is_zero() {
                limit(a.bits().saturating_add(by))?;
            }
            if a.is_zero() { BigInt::zero() } else { a << by }
        }
        BinaryOp::RShift => a >> b.to_u64().unwrap_or(u64::MAX).min(a.bits() + 1),
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::And => a & b,
        BinaryOp::MatMul => {
            return Err(vm.type_error("unsupported operand type(s) for @: 'int' and 'int'"));
        }
    }))
}

fn true_division(vm: &Vm, a: &BigInt, b: &BigInt) -> PyResult {
    if let (Some(x), Some(y)) = (a.to_i64(), b.to_i64())
        && x.unsigned_abs() < 1 << 53
        && y.unsigned_abs() < 1 << 53
    {
        return Ok(Value::Float(x as f64 / y as f64));
    }
    // Scale so that the integer quotient has more bits than a float holds; the rest only breaks
    // ties.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    let (x, y) =
        if shift >= 0 { (a << shift as u64, b.clone()) } else { (a.clone(), b << (-shift) as u64) };
    let (quotient, rest) = x.abs().div_rem(&y.abs());
    let sticky = if rest.is_zero() { quotient } else { quotient | BigInt::from(1) };
    let number = sticky.to_f64().unwrap_or(f64::INFINITY) * (-(shift as f64)).exp2();
    if number.is_infinite() {
        return Err(vm.error("OverflowError", "integer division result too large for a float"));
    }
    Ok(Value::Float(if a.is_negative() != b.is_negative() { -number } else { number }))
}

fn power(vm: &Vm, a: &BigInt, b: &BigInt) -> PyResult {
    if b.is_negative() {
        let (x, y) = (a.to_f64().unwrap_or(f64::INFINITY), b.to_f64().unwrap_or(f64::NEG_INFINITY));
        if x == 0.0 {
            return zero_division(vm, "0.0 cannot be raised to a negative power");
        }
        return Ok(Value::Float(x.powf(y)));
    }
    let trivial = a.bits() <= 1;
    let exponent = b.to_u64().unwrap_or(u64::MAX);
    if !trivial && a.bits().saturating_mul(exponent) > vm.budget.bits {
        return Err(vm.error("MemoryError", ""));
    }
    let exponent = match trivial {
        true if b.is_zero() => 0,
        true => 2 - u64::from(b.is_odd()),
        false => exponent,
    };
    spend_on(vm, BinaryOp::Pow, a, &BigInt::from(exponent))?;
    Ok(from_big(a.pow(exponent as u32)))
}

fn float(vm: &Vm, op: BinaryOp, a: f64, b: f64) -> Option<PyResult> {
    Some(Ok(Value::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b == 0.0 => return Some(zero_division(vm, "float division by zero")),
        BinaryOp::FloorDiv if b == 0.0 => {
            return Some(zero_division(vm, "float floor division by zero"));
        }
        BinaryOp::Mod if b == 0.0 => return Some(zero_division(vm, "float modulo")),
        BinaryOp::Div => a / b,
        BinaryOp::FloorDiv => divmod(a, b).0,
        BinaryOp::Mod => divmod(a, b).1,
        BinaryOp::Pow => return Some(float_power(vm, a, b)),
        _ => return None,
    })))
}

fn float_power(vm: &Vm, a: f64, b: f64) -> PyResult {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return zero_division(vm, "0.0 cannot be raised to a negative power");
    }
    if a < 0.0 && a.is_finite() && b.fract() != 0.0 && b.is_finite() {
        let base = vm.call(&vm.complex_class()?, vec![Value::Float(a)])?;
        return vm.binary(BinaryOp::Pow, &base, &Value::Float(b));
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(vm.error_with(
            "OverflowError",
            vec![Value::Int(34), "Numerical result out of range".into()],
        ));
    }
    Ok(Value::Float(result))
}

/// Floor division and remainder of floats (Objects/floatobject.c:_float_div_mod).
pub(crate) fn divmod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 {
        if (b < 0.0) != (remainder < 0.0) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = 0f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(a / b)
    };
    (floor, remainder)
}

/// Compares two numbers exactly; none where one is no number, `Some(None)` where one is NaN.
pub(crate) fn compare(left: &Value, right: &Value) -> Option<Option<std::cmp::Ordering>> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(Some(a.cmp(b))),
        (Value::Float(a), Value::Float(b)) => Some(a.partial_cmp(b)),
        (Value::Float(a), other) => {
            compare_mixed(other, *a).map(|order| order.map(std::cmp::Ordering::reverse))
        }
        (other, Value::Float(b)) => compare_mixed(other, *b),
        _ => Some(Some(to_big(left)?.cmp(&to_big(right)?))),
    }
}

fn compare_mixed(left: &Value, right: f64) -> Option<Option<std::cmp::Ordering>> {
    if let Value::Float(a) = left.base() {
        return Some(a.partial_cmp(&right));
    }
    let big = to_big(left)?;
    if right.is_nan() {
        return Some(None);
    }
    if right.is_infinite() {
        return Some(Some(if right > 0.0 {
            std::cmp::Ordering::Less
        } else {
            std::cmp::Ordering::Greater
        }));
    }
    let whole = BigInt::from_f64(right.floor())?;
    Some(Some(match big.cmp(&whole) {
        std::cmp::Ordering::Equal if right.fract() != 0.0 => std::cmp::Ordering::Less,
        order => order,
    }))
}

/// Where the ten digits of each script begin.
const ZEROS: [u32; 38] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0,
];

/// The value of a decimal digit of any script.
pub(crate) fn decimal_digit(character: char) -> Option<u32> {
    let code = character as u32;
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    (code - zero < 10).then_some(code - zero)
}
