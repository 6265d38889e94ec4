//! `_bits`: floats as the bits of IEEE 754, and the traces of exceptions; for modules written in
//! Python.
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_bits", fill);
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = |name: &str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value())
    };
    set("of_float", "(number, size, /)", |vm, a| {
        let (number, size) = (number_of(&a[0]), vm.index(&a[1])?);
        match size {
            8 => Ok(crate::number::from_big(BigInt::from(number.to_bits()))),
            4 if number.is_finite() && !(number as f32).is_finite() => {
                Err(vm.error("OverflowError", "float too large to pack with f format"))
            }
            4 => Ok(Value::Int((number as f32).to_bits() as i64)),
            _ => half_bits(number)
                .map(|bits| Value::Int(bits as i64))
                .ok_or_else(|| vm.error("OverflowError", "float too large to pack with e format")),
        }
    });
    set("to_float", "(bits, size, /)", |vm, a| {
        let bits = match &a[0] {
            Value::Big(big) => big.to_u64().unwrap_or(0),
            other => vm.index(other)? as u64,
        };
        Ok(Value::Float(match vm.index(&a[1])? {
            8 => f64::from_bits(bits),
            4 => f32::from_bits(bits as u32) as f64,
            _ => half_value(bits as u16),
        }))
    });
    set("copy_trace", "(to, source, /)", |_, a| {
        let parts = |value: &Value| value.as_instance().cloned();
        if let (Some(to), Some(source)) = (parts(&a[0]), parts(&a[1]))
            && let (Some(to), Some(source)) = (to.exception(), source.exception())
        {
            let copy = source.trace.borrow().clone();
            to.trace.replace(copy);
        }
        Ok(Value::None)
    });
    Ok(())
}

fn number_of(value: &Value) -> f64 {
    match value {
        Value::Float(number) => *number,
        other => other.as_int().unwrap_or(0) as f64,
    }
}

/// The sixteen bits of a half-precision float, rounded to even; none where it is too large.
fn half_bits(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let size = number.abs();
    // Below 2^-14 numbers lie as close together as there.
    let exponent = if size == 0.0 { -14 } else { (size.log2().floor() as i32).max(-14) };
    let units = (size / 2f64.powi(exponent - 10)).round_ties_even() as u32;
    let bits = units + ((exponent + 14) as u32) * 1024;
    (bits < 0x7c00).then_some(sign | bits as u16)
}

fn half_value(bits: u16) -> f64 {
    let (exponent, fraction) = ((bits >> 10 & 31) as i32, (bits & 1023) as f64);
    let size = match exponent {
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        0 => fraction * 2f64.powi(-24),
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    };
    if bits & 0x8000 != 0 { -size } else { size }
}
