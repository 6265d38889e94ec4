//! `math`: functions of floats and integers.
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::number::{from_big, to_big, to_float};
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::BigInt;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("math", fill);
}

/// A float from whatever has a value as one.
pub(super) fn float(vm: &Vm, value: &Value) -> PyResult<f64> {
    if let Value::Big(big) = value.base()
        && big.to_f64().is_none_or(f64::is_infinite)
    {
        return Err(vm.error("OverflowError", "int too large to convert to float"));
    }
    if let Some(number) = to_float(value) {
        return Ok(number);
    }
    for name in [&vm.names().__float__, &vm.names().__index__] {
        if let Some(found) = vm.call_special(value, name, Vec::new())? {
            return to_float(&found).ok_or_else(|| not_real(vm, &found));
        }
    }
    Err(not_real(vm, value))
}

fn not_real(vm: &Vm, value: &Value) -> crate::error::PyErr {
    vm.type_error(format!("must be real number, not {}", vm.class_of(value).name()))
}

fn integer(vm: &Vm, value: &Value) -> PyResult<BigInt> {
    if let Some(big) = to_big(value) {
        return Ok(big);
    }
    match vm.call_special(value, &vm.names().__index__, Vec::new())? {
        Some(found) => integer(vm, &found),
        None => {
            let name = vm.class_of(value).name();
            Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

type OneFn = fn(f64) -> f64;

const FUNCTIONS: &[(&str, OneFn)] = &[
    ("sqrt", f64::sqrt),
    ("exp", f64::exp),
    ("exp2", f64::exp2),
    ("expm1", f64::exp_m1),
    ("log1p", f64::ln_1p),
    ("erf", libm::erf),
    ("erfc", libm::erfc),
    ("gamma", libm::tgamma),
    ("lgamma", libm::lgamma),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("tan", f64::tan),
    ("asin", f64::asin),
    ("acos", f64::acos),
    ("atan", f64::atan),
    ("sinh", f64::sinh),
    ("cosh", f64::cosh),
    ("tanh", f64::tanh),
    ("asinh", f64::asinh),
    ("acosh", f64::acosh),
    ("atanh", f64::atanh),
    ("fabs", f64::abs),
    ("cbrt", f64::cbrt),
    ("degrees", f64::to_degrees),
    ("radians", f64::to_radians),
];

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    module.set("pi", Value::Float(std::f64::consts::PI));
    module.set("e", Value::Float(std::f64::consts::E));
    module.set("tau", Value::Float(std::f64::consts::TAU));
    module.set("inf", Value::Float(f64::INFINITY));
    module.set("nan", Value::Float(f64::NAN));
    for (name, run) in FUNCTIONS {
        module.set(
            name,
            Native::function(name, "(x, /)", |vm, a| checked(vm, float(vm, &a[0])?, *run)).value(),
        );
    }
    floats(module);
    roundings(module);
    neighbours(module);
    integers(module);
    sums(module);
    Ok(())
}

/// A result that is no number where the argument was one is an error of the domain; one too large
/// is an overflow.
fn checked(vm: &Vm, x: f64, run: OneFn) -> PyResult {
    let result = run(x);
    if result.is_nan() && !x.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && x.is_finite() {
        let pole = x.abs() <= 1.0;
        return Err(if pole {
            vm.value_error("math domain error")
        } else {
            vm.error("OverflowError", "math range error")
        });
    }
    Ok(Value::Float(result))
}

/// A function of the module.
type Run = fn(&Vm, Bound) -> PyResult;

fn setter(module: &Module) -> impl Fn(&str, &'static str, Run) + '_ {
    |name, signature, run| module.set(name, Native::function(name, signature, run).value())
}

fn floats(module: &Module) {
    let set = setter(module);
    set("log", "(x, base=..., /)", |vm, a| {
        let top = logarithm(vm, &a[0], f64::ln)?;
        if a[1].is_unbound() {
            return Ok(Value::Float(top));
        }
        let bottom = logarithm(vm, &a[1], f64::ln)?;
        if bottom == 0.0 {
            return Err(vm.error("ZeroDivisionError", "float division by zero"));
        }
        Ok(Value::Float(top / bottom))
    });
    set("log2", "(x, /)", |vm, a| Ok(Value::Float(logarithm(vm, &a[0], f64::log2)?)));
    set("log10", "(x, /)", |vm, a| Ok(Value::Float(logarithm(vm, &a[0], f64::log10)?)));
    set("pow", "(x, y, /)", |vm, a| {
        let (x, y) = (float(vm, &a[0])?, float(vm, &a[1])?);
        let result = x.powf(y);
        if (result.is_nan() && !x.is_nan() && !y.is_nan()) || (x == 0.0 && y < 0.0 && y.is_finite())
        {
            return Err(vm.value_error("math domain error"));
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() {
            return Err(vm.error("OverflowError", "math range error"));
        }
        Ok(Value::Float(result))
    });
    set("atan2", "(y, x, /)", |vm, a| Ok(Value::Float(float(vm, &a[0])?.atan2(float(vm, &a[1])?))));
    set("copysign", "(x, y, /)", |vm, a| {
        Ok(Value::Float(float(vm, &a[0])?.copysign(float(vm, &a[1])?)))
    });
    set("fmod", "(x, y, /)", |vm, a| {
        let (x, y) = (float(vm, &a[0])?, float(vm, &a[1])?);
        let result = x % y;
        if result.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(vm.value_error("math domain error"));
        }
        Ok(Value::Float(result))
    });
    set("isnan", "(x, /)", |vm, a| Ok(Value::Bool(float(vm, &a[0])?.is_nan())));
    set("isinf", "(x, /)", |vm, a| Ok(Value::Bool(float(vm, &a[0])?.is_infinite())));
    set("isfinite", "(x, /)", |vm, a| Ok(Value::Bool(float(vm, &a[0])?.is_finite())));
    set("modf", "(x, /)", |vm, a| {
        let x = float(vm, &a[0])?;
        let fraction = if x.is_infinite() { 0.0 } else { x.fract() };
        Ok(Value::tuple(vec![Value::Float(fraction.copysign(x)), Value::Float(x.trunc())]))
    });
    set("frexp", "(x, /)", |vm, a| {
        let x = float(vm, &a[0])?;
        if x == 0.0 || !x.is_finite() {
            return Ok(Value::tuple(vec![Value::Float(x), Value::Int(0)]));
        }
        let (mantissa, exponent) = crate::number::frexp(x.abs());
        Ok(Value::tuple(vec![Value::Float(mantissa.copysign(x)), Value::Int(exponent as i64)]))
    });
    set("ldexp", "(x, i, /)", ldexp);
    set("isclose", "(a, b, *, rel_tol=0.000000001, abs_tol=0.0)", |vm, a| {
        let (x, y) = (float(vm, &a[0])?, float(vm, &a[1])?);
        let (relative, absolute) = (float(vm, &a[2])?, float(vm, &a[3])?);
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        if x == y {
            return Ok(Value::Bool(true));
        }
        let apart = (x - y).abs();
        let close =
            apart <= (relative * y).abs() || apart <= (relative * x).abs() || apart <= absolute;
        Ok(Value::Bool(x.is_finite() && y.is_finite() && close))
    });
}

/// A logarithm, of integers of any size too.
fn logarithm(vm: &Vm, value: &Value, run: OneFn) -> PyResult<f64> {
    if let Value::Big(big) = value.base()
        && big.is_positive()
    {
        let shift = big.bits().saturating_sub(1000);
        let head = (&**big >> shift).to_f64().unwrap_or(f64::INFINITY);
        return Ok(run(head) + shift as f64 * run(2.0));
    }
    let x = float(vm, value)?;
    if x <= 0.0 { Err(vm.value_error("math domain error")) } else { Ok(run(x)) }
}

fn roundings(module: &Module) {
    let set = setter(module);
    set("floor", "(x, /)", |vm, a| rounded(vm, &a[0], "__floor__", f64::floor));
    set("ceil", "(x, /)", |vm, a| rounded(vm, &a[0], "__ceil__", f64::ceil));
    set("trunc", "(x, /)", |vm, a| match a[0].base() {
        Value::Int(_) | Value::Bool(_) | Value::Big(_) | Value::Float(_) => {
            rounded(vm, &a[0], "__trunc__", f64::trunc)
        }
        _ => match vm.class_of(&a[0]).lookup(&vm.names().__trunc__) {
            Some(method) => vm.call(&method, vec![a[0].clone()]),
            None => Err(vm.type_error(format!(
                "type {} doesn't define __trunc__ method",
                vm.class_of(&a[0]).name()
            ))),
        },
    });
}

/// `x` times two to the power of `i`.
fn ldexp(vm: &Vm, a: Bound) -> PyResult {
    let (x, power) = (float(vm, &a[0])?, integer(vm, &a[1])?);
    let power = power.to_i64().unwrap_or(if power < BigInt::from(0) { -2200 } else { 2200 });
    let power = power.clamp(-2200, 2200) as i32;
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let result = x * 2f64.powi(power / 2) * 2f64.powi(power - power / 2);
    if result.is_infinite() && x.is_finite() {
        return Err(vm.error("OverflowError", "math range error"));
    }
    Ok(Value::Float(result))
}

fn rounded(vm: &Vm, value: &Value, special: &str, run: OneFn) -> PyResult {
    if matches!(value, Value::Instance(_))
        && let Some(method) = vm.class_of(value).lookup(&crate::text::Str::intern(special))
        && !matches!(method, Value::Native(_))
    {
        return vm.call(&method, vec![value.clone()]);
    }
    match value.base() {
        Value::Int(_) | Value::Big(_) => return Ok(value.base().clone()),
        Value::Bool(flag) => return Ok(Value::Int(*flag as i64)),
        Value::Float(_) => {}
        _ => {
            if let Some(method) = vm.class_of(value).lookup(&crate::text::Str::intern(special)) {
                return vm.call(&method, vec![value.clone()]);
            }
        }
    }
    let number = run(float(vm, value)?);
    match BigInt::from_f64(number) {
        Some(big) => Ok(from_big(big)),
        None if number.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        None => Err(vm.error("OverflowError", "cannot convert float infinity to integer")),
    }
}

fn neighbours(module: &Module) {
    let set = setter(module);
    set("ulp", "(x, /)", |vm, a| {
        let x = float(vm, &a[0])?.abs();
        let next = if x.is_finite() { x.next_up() } else { return Ok(Value::Float(x)) };
        Ok(Value::Float(if next.is_infinite() { x - x.next_down() } else { next - x }))
    });
    set("nextafter", "(x, y, /)", |vm, a| {
        let (x, y) = (float(vm, &a[0])?, float(vm, &a[1])?);
        Ok(Value::Float(match x.partial_cmp(&y) {
            None => x + y,
            Some(std::cmp::Ordering::Equal) => y,
            Some(std::cmp::Ordering::Less) => x.next_up(),
            Some(std::cmp::Ordering::Greater) => x.next_down(),
        }))
    });
    set("remainder", "(x, y, /)", |vm, a| {
        let (x, y) = (float(vm, &a[0])?, float(vm, &a[1])?);
        if x.is_nan() || y.is_nan() {
            return Ok(Value::Float(x + y));
        }
        if x.is_infinite() || y == 0.0 {
            return Err(vm.value_error("math domain error"));
        }
        if y.is_infinite() {
            return Ok(Value::Float(x));
        }
        let (large, unit) = (x.abs(), y.abs());
        let low = large % unit;
        let high = unit - low;
        let rest = match low.partial_cmp(&high) {
            Some(std::cmp::Ordering::Less) => low,
            Some(std::cmp::Ordering::Greater) => -high,
            _ => low - 2.0 * ((0.5 * (large - low)) % unit),
        };
        Ok(Value::Float(1f64.copysign(x) * rest))
    });
}

fn integers(module: &Module) {
    let set = setter(module);
    set("gcd", "(*integers)", |vm, a| {
        folded(vm, &a.rest(0), BigInt::zero(), |x, y| crate::number::gcd(vm, x, y))
    });
    set("lcm", "(*integers)", |vm, a| {
        folded(vm, &a.rest(0), BigInt::one(), |x, y| {
            let shared = crate::number::gcd(vm, x, y)?;
            Ok(if shared.is_zero() { shared } else { x / shared * y })
        })
    });
    set("isqrt", "(n, /)", |vm, a| {
        let number = integer(vm, &a[0])?;
        if number.is_negative() {
            return Err(vm.value_error("isqrt() argument must be nonnegative"));
        }
        // Newton's steps divide by the book.
        vm.spend((number.bits() / 64).saturating_pow(2) / 8)?;
        Ok(from_big(number.sqrt()))
    });
    set("factorial", "(x, /)", |vm, a| {
        if let Value::Float(_) = a[0].base() {
            return Err(vm.type_error("'float' object cannot be interpreted as an integer"));
        }
        let number = integer(vm, &a[0])?;
        if number.is_negative() {
            return Err(vm.value_error("factorial() not defined for negative values"));
        }
        product(vm, BigInt::one(), number.to_u64().unwrap_or(u64::MAX))
    });
    set("comb", "(n, k, /)", |vm, a| {
        let (n, k) = (integer(vm, &a[0])?, integer(vm, &a[1])?);
        not_negative(vm, &n, &k)?;
        let fewer = if k > &n - &k { &n - &k } else { k };
        let Some(fewer) = fewer.to_u64().filter(|_| !fewer.is_negative()) else {
            return Ok(Value::Int(0));
        };
        let mut result = BigInt::one();
        for step in 0..fewer {
            within(vm, &result)?;
            result = result * (&n - step) / (step + 1);
        }
        Ok(from_big(result))
    });
    set("perm", "(n, k=None, /)", |vm, a| {
        let n = integer(vm, &a[0])?;
        let k = if a[1].is_none() { n.clone() } else { integer(vm, &a[1])? };
        not_negative(vm, &n, &k)?;
        if k > n {
            return Ok(Value::Int(0));
        }
        let (Some(n), Some(k)) = (n.to_u64(), k.to_u64()) else {
            return Err(vm.error("OverflowError", "too large"));
        };
        product(vm, BigInt::from(n - k + 1), n)
    });
}

fn not_negative(vm: &Vm, n: &BigInt, k: &BigInt) -> PyResult<()> {
    match (n.is_negative(), k.is_negative()) {
        (true, _) => Err(vm.value_error("n must be a non-negative integer")),
        (_, true) => Err(vm.value_error("k must be a non-negative integer")),
        _ => Ok(()),
    }
}

fn within(vm: &Vm, number: &BigInt) -> PyResult<()> {
    vm.spend(1 + number.bits() / 512)?;
    if number.bits() > vm.budget.bits { Err(vm.error("MemoryError", "")) } else { Ok(()) }
}

/// The product of all integers from one to another.
fn product(vm: &Vm, from: BigInt, to: u64) -> PyResult {
    let mut result = BigInt::one();
    let mut next = from.to_u64().unwrap_or(u64::MAX);
    while next <= to {
        within(vm, &result)?;
        result *= next;
        next += 1;
    }
    Ok(from_big(result))
}

fn folded(
    vm: &Vm,
    values: &[Value],
    start: BigInt,
    run: impl Fn(&BigInt, &BigInt) -> PyResult<BigInt>,
) -> PyResult {
    let mut result = start;
    for value in values {
        within(vm, &result)?;
        result = run(&result, &integer(vm, value)?)?;
    }
    Ok(from_big(result.abs()))
}

fn sums(module: &Module) {
    let set = setter(module);
    set("fsum", "(seq, /)", |vm, a| {
        let mut partials: Vec<f64> = Vec::new();
        for value in vm.list_of(&a[0])? {
            add_exactly(&mut partials, float(vm, &value)?);
        }
        Ok(Value::Float(partials.iter().rev().sum()))
    });
    set("prod", "(iterable, /, *, start=1)", |vm, a| {
        let mut result = a[1].clone();
        for value in vm.list_of(&a[0])? {
            result = vm.binary(crate::code::BinaryOp::Mul, &result, &value)?;
        }
        Ok(result)
    });
    set("hypot", "(*coordinates)", |vm, a| {
        let parts =
            a.rest(0).iter().map(|value| float(vm, value)).collect::<PyResult<Vec<f64>>>()?;
        Ok(Value::Float(length(&parts)))
    });
    set("dist", "(p, q, /)", |vm, a| {
        let (p, q) = (vm.list_of(&a[0])?, vm.list_of(&a[1])?);
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let apart = |(x, y): (&Value, &Value)| Ok(float(vm, x)? - float(vm, y)?);
        Ok(Value::Float(length(&p.iter().zip(&q).map(apart).collect::<PyResult<Vec<f64>>>()?)))
    });
}

fn length(parts: &[f64]) -> f64 {
    match parts {
        [x, y] => x.hypot(*y),
        _ => parts.iter().fold(0.0, |sum: f64, part| sum.hypot(*part)),
    }
}

/// Shewchuk's sum: partial sums that do not overlap.
fn add_exactly(partials: &mut Vec<f64>, value: f64) {
    let (mut x, mut kept) = (value, 0);
    for index in 0..partials.len() {
        let mut y = partials[index];
        if x.abs() < y.abs() {
            std::mem::swap(&mut x, &mut y);
        }
        let high = x + y;
        let low = y - (high - x);
        if low != 0.0 {
            partials[kept] = low;
            kept += 1;
        }
        x = high;
    }
    partials.truncate(kept);
    partials.push(x);
}
