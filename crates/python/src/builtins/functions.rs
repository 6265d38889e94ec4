//! The builtin functions.
use super::function;
use crate::code::{BinaryOp, CompareOp, UnaryOp};
use crate::collections::Dict;
use crate::error::PyResult;
use crate::function::Native;
use crate::iterate::Iter;
use crate::number::{from_big, to_big};
use crate::signature::Bound;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use num_integer::Integer;

pub(super) fn install(vm: &Vm) {
    let one = |name: &str, run: fn(&Vm, &Value) -> PyResult| {
        vm.builtins.set(name, Native::one(name, run).value())
    };
    one("len", |vm, value| match value {
        Value::Range(range) => Ok(Value::Int(range.length())),
        _ => Ok(Value::Int(vm.len(value)? as i64)),
    });
    one("repr", |vm, value| Ok(vm.repr(value)?.into()));
    one("ascii", |vm, value| Ok(super::ascii(&vm.repr(value)?).into()));
    one("hash", |vm, value| Ok(Value::Int(vm.hash(value)? as i64)));
    one("id", |_, value| {
        Ok(Value::Int(match value {
            Value::Int(number) => number.wrapping_mul(32).wrapping_add(0x9000),
            Value::Float(number) => (number.to_bits() >> 1) as i64,
            Value::Bool(flag) => 0x8000 + *flag as i64 * 32,
            Value::None => 0x8100,
            Value::Ellipsis => 0x8120,
            Value::NotImplemented => 0x8140,
            other => other.shown_address() as i64,
        }))
    });
    one("callable", |vm, value| Ok(Value::Bool(is_callable(vm, value))));
    one("abs", abs);
    one("chr", |vm, value| {
        let code = vm.index(value)?;
        let character = u32::try_from(code).ok().and_then(char::from_u32);
        character
            .map(|c| vm.character(c))
            .ok_or_else(|| vm.value_error("chr() arg not in range(0x110000)"))
    });
    one("ord", ord);
    for (name, radix, prefix) in [("hex", 16, "0x"), ("oct", 8, "0o"), ("bin", 2, "0b")] {
        let native = Native::function(name, "(number, /)", move |vm, a| {
            let big = to_big(&a[0]).map_or_else(|| vm.index(&a[0]).map(Into::into), Ok)?;
            let sign = if big.sign() == num_bigint::Sign::Minus { "-" } else { "" };
            Ok(format!("{sign}{prefix}{}", big.magnitude().to_str_radix(radix)).into())
        });
        vm.builtins.set(name, native.value());
    }
    install_objects(vm);
    install_iteration(vm);
    super::frames::install_frames(vm);
    function(vm, "print", "(*args, sep=' ', end='\\n', file=None, flush=False)", print);
    function(vm, "input", "(prompt='', /)", input);
    function(
        vm,
        "open",
        "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        |vm, a| crate::stdlib::open_file(vm, &a[0], &a[1]),
    );
    function(vm, "format", "(value, format_spec='', /)", |vm, a| {
        let Some(spec) = a[1].as_str() else {
            let kind = vm.class_of(&a[1]).name();
            return Err(vm.type_error(format!("format() argument 2 must be str, not {kind}")));
        };
        vm.format(&a[0], spec).map(Value::Str)
    });
    function(vm, "round", "(number, ndigits=None)", round);
    function(vm, "pow", "(base, exp, mod=None)", pow);
    function(vm, "divmod", "(a, b, /)", divmod_of_any);
    vm.builtins.set(
        "__build_class__",
        Native::raw("__build_class__", |vm, args| vm.build_class(args)).value(),
    );
}

/// `divmod(a, b)`: numbers by themselves, others by `__divmod__` and `__rdivmod__`.
fn divmod_of_any(vm: &Vm, a: Bound) -> PyResult {
    let plain = |value: &Value| {
        matches!(value, Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Float(_))
    };
    if plain(&a[0]) && plain(&a[1]) {
        return divmod(vm, &a[0], &a[1]);
    }
    if let Some(found) = vm.call_special(&a[0], &vm.names().__divmod__, vec![a[1].clone()])?
        && !matches!(found, Value::NotImplemented)
    {
        return Ok(found);
    }
    if let Some(found) = vm.call_special(&a[1], &vm.names().__rdivmod__, vec![a[0].clone()])?
        && !matches!(found, Value::NotImplemented)
    {
        return Ok(found);
    }
    let names = [vm.class_of(&a[0]).name(), vm.class_of(&a[1]).name()];
    let text =
        format!("unsupported operand type(s) for divmod(): '{}' and '{}'", names[0], names[1]);
    Err(vm.type_error(text))
}

fn divmod(vm: &Vm, left: &Value, right: &Value) -> PyResult {
    if let (Some(x), Some(y)) = (to_big(left), to_big(right)) {
        if y.sign() == num_bigint::Sign::NoSign {
            return Err(vm.error("ZeroDivisionError", "integer division or modulo by zero"));
        }
        let (quotient, rest) = x.div_mod_floor(&y);
        return Ok(Value::tuple(vec![from_big(quotient), from_big(rest)]));
    }
    let zero = |error: crate::error::PyErr| match error.is_a("ZeroDivisionError") {
        true => vm.error("ZeroDivisionError", "float divmod()"),
        false => error,
    };
    let quotient = vm.binary(BinaryOp::FloorDiv, left, right).map_err(zero)?;
    Ok(Value::tuple(vec![quotient, vm.binary(BinaryOp::Mod, left, right)?]))
}

/// Whether a value can be called.
pub(crate) fn is_callable(vm: &Vm, value: &Value) -> bool {
    match value {
        Value::Function(_)
        | Value::Native(_)
        | Value::Method(_)
        | Value::Class(_)
        | Value::StaticMethod(_) => true,
        Value::Instance(_) => vm.class_of(value).lookup(&vm.names().__call__).is_some(),
        _ => false,
    }
}

fn abs(vm: &Vm, value: &Value) -> PyResult {
    if let Value::Instance(_) = value
        && let Some(result) = vm.call_special(value, &vm.names().__abs__, Vec::new())?
    {
        return Ok(result);
    }
    match value.base() {
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other => match to_big(other) {
            Some(big) if big.sign() == num_bigint::Sign::Minus => vm.unary(UnaryOp::Neg, other),
            Some(_) => vm.unary(UnaryOp::Pos, other),
            None => Err(vm.type_error(format!(
                "bad operand type for abs(): '{}'",
                vm.class_of(value).name()
            ))),
        },
    }
}

fn ord(vm: &Vm, value: &Value) -> PyResult {
    match value.base() {
        Value::Str(text) if text.chars_len() == 1 => {
            Ok(Value::Int(text.chars().next().map_or(0, |c| c as i64)))
        }
        Value::Str(text) => Err(vm.type_error(format!(
            "ord() expected a character, but string of length {} found",
            text.chars_len()
        ))),
        Value::Bytes(bytes) if bytes.len() == 1 => Ok(Value::Int(bytes[0] as i64)),
        Value::ByteArray(bytes) if bytes.borrow().len() == 1 => {
            Ok(Value::Int(bytes.borrow()[0] as i64))
        }
        _ => Err(vm.type_error(format!(
            "ord() expected string of length 1, but {} found",
            vm.class_of(value).name()
        ))),
    }
}

pub(super) fn attribute_name(vm: &Vm, value: &Value) -> PyResult<Str> {
    value.as_str().cloned().ok_or_else(|| {
        vm.type_error(format!("attribute name must be string, not '{}'", vm.class_of(value).name()))
    })
}

fn install_objects(vm: &Vm) {
    function(vm, "isinstance", "(obj, class_or_tuple, /)", |vm, a| {
        vm.is_instance(&a[0], &a[1]).map(Value::Bool)
    });
    function(vm, "issubclass", "(cls, class_or_tuple, /)", |vm, a| {
        vm.is_subclass(&a[0], &a[1]).map(Value::Bool)
    });
    function(vm, "getattr", "(object, name, default=..., /)", |vm, a| {
        let name = attribute_name(vm, &a[1])?;
        match vm.get_attr(&a[0], &name) {
            Err(error) if !a[2].is_unbound() && error.is_a("AttributeError") => Ok(a[2].clone()),
            found => found,
        }
    });
    function(vm, "hasattr", "(obj, name, /)", |vm, a| {
        Ok(Value::Bool(vm.attr_opt(&a[0], &attribute_name(vm, &a[1])?)?.is_some()))
    });
    function(vm, "setattr", "(obj, name, value, /)", |vm, a| {
        vm.set_attr(&a[0], &attribute_name(vm, &a[1])?, a[2].clone()).map(|()| Value::None)
    });
    function(vm, "delattr", "(obj, name, /)", |vm, a| {
        vm.delete_attr(&a[0], &attribute_name(vm, &a[1])?).map(|()| Value::None)
    });
    function(
        vm,
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        |vm, a| {
            let name = attribute_name(vm, &a[0])?;
            if vm.index(&a[4])? > 0 {
                let globals = a[1]
                    .as_dict()
                    .cloned()
                    .or_else(|| vm.caller_globals(0))
                    .unwrap_or_else(|| Dict::new().shared());
                return vm.import_statement(&name, &globals, &a[3], vm.index(&a[4])?, false);
            }
            let module = vm.import_module(&name)?;
            if vm.truth(&a[3])? {
                Ok(module)
            } else {
                vm.import_module(name.split('.').next().unwrap_or(&name))
            }
        },
    );
}

fn install_iteration(vm: &Vm) {
    function(vm, "iter", "(object, sentinel=..., /)", |vm, a| {
        if a[1].is_unbound() {
            vm.iter(&a[0])
        } else {
            Ok(Iter::Callable(a[0].clone(), a[1].clone()).value())
        }
    });
    function(vm, "next", "(iterator, default=..., /)", |vm, a| {
        let usable = matches!(a[0], Value::Iter(_) | Value::Generator(_) | Value::Instance(_));
        if !usable {
            return Err(
                vm.type_error(format!("'{}' object is not an iterator", vm.class_of(&a[0]).name()))
            );
        }
        match vm.next_or_value(&a[0])? {
            Ok(value) => Ok(value),
            Err(value) if a[1].is_unbound() => Err(vm.stop_iteration(value)),
            Err(_) => Ok(a[1].clone()),
        }
    });
    function(vm, "all", "(iterable, /)", |vm, a| quantify(vm, &a[0], false));
    function(vm, "any", "(iterable, /)", |vm, a| quantify(vm, &a[0], true));
    function(vm, "sum", "(iterable, /, start=0)", |vm, a| {
        if a[1].as_str().is_some() {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        let iter = vm.iter(&a[0])?;
        let mut total = a[1].clone();
        while let Some(value) = vm.next(&iter)? {
            total = vm.binary(BinaryOp::Add, &total, &value)?;
        }
        Ok(total)
    });
    function(vm, "sorted", "(*args, key=None, reverse=False)", |vm, a| {
        let given = a.rest(0);
        let [iterable] = &given[..] else {
            return Err(vm.type_error(format!("sorted expected 1 argument, got {}", given.len())));
        };
        Ok(Value::list(vm.sort(vm.list_of(iterable)?, &a[1], vm.truth(&a[2])?)?))
    });
    function(vm, "min", "(*args, key=None, default=...)", |vm, a| {
        extreme(vm, &a, CompareOp::Lt, "min")
    });
    function(vm, "max", "(*args, key=None, default=...)", |vm, a| {
        extreme(vm, &a, CompareOp::Gt, "max")
    });
}

fn quantify(vm: &Vm, iterable: &Value, wanted: bool) -> PyResult {
    let iter = vm.iter(iterable)?;
    while let Some(value) = vm.next(&iter)? {
        if vm.truth(&value)? == wanted {
            return Ok(Value::Bool(wanted));
        }
    }
    Ok(Value::Bool(!wanted))
}

fn extreme(vm: &Vm, a: &Bound, op: CompareOp, name: &str) -> PyResult {
    let args = a.rest(0);
    if args.len() > 1 && !a[2].is_unbound() {
        return Err(vm.type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        )));
    }
    let items = match &args[..] {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => vm.list_of(one)?,
        many => many.to_vec(),
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let key = if a[1].is_none() { item.clone() } else { vm.call(&a[1], vec![item.clone()])? };
        let better = match &best {
            None => true,
            Some((known, _)) => {
                let result = vm.compare(op, &key, known)?;
                vm.truth(&result)?
            }
        };
        if better {
            best = Some((key, item));
        }
    }
    match best {
        Some((_, item)) => Ok(item),
        None if a[2].is_unbound() => {
            Err(vm.value_error(format!("{name}() arg is an empty sequence")))
        }
        None => Ok(a[2].clone()),
    }
}

fn print(vm: &Vm, a: Bound) -> PyResult {
    let text = |value: &Value, default: &str, name: &str| -> PyResult<Str> {
        if value.is_none() {
            return Ok(default.into());
        }
        let kind = || vm.class_of(value).name();
        value.as_str().cloned().ok_or_else(|| {
            vm.type_error(format!("{name} must be None or a string, not {}", kind()))
        })
    };
    let parts: Vec<Str> = a.rest(0).iter().map(|value| vm.str(value)).collect::<PyResult<_>>()?;
    let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
    let line = format!("{}{}", parts.join(&text(&a[1], " ", "sep")?), text(&a[2], "\n", "end")?);
    let file = if a[3].is_none() {
        vm.import_module("sys").and_then(|sys| vm.attr(&sys, "stdout"))?
    } else {
        a[3].clone()
    };
    vm.call_method(&file, "write", vec![line.into()])?;
    Ok(Value::None)
}

fn input(vm: &Vm, a: Bound) -> PyResult {
    vm.write_out(&vm.str(&a[0])?)?;
    match vm.host.read_line() {
        Some(line) => Ok(line.trim_end_matches(['\n', '\r']).into()),
        None => Err(vm.error("EOFError", "EOF when reading a line")),
    }
}

fn round(vm: &Vm, a: Bound) -> PyResult {
    if let Value::Instance(_) = &a[0] {
        let args = if a[1].is_none() { Vec::new() } else { vec![a[1].clone()] };
        if let Some(result) = vm.call_special(&a[0], &vm.names().__round__, args)? {
            return Ok(result);
        }
    }
    let digits = if a[1].is_none() { None } else { Some(vm.index(&a[1])?) };
    match (a[0].base(), digits) {
        (Value::Float(number), None) => super::float_to_int(vm, round_half_even(*number)),
        (Value::Float(number), Some(digits)) if (0..=22).contains(&digits) => {
            Ok(Value::Float(format!("{:.*}", digits as usize, number).parse().unwrap_or(*number)))
        }
        (Value::Float(number), Some(digits)) if digits < 0 => {
            let scale = 10f64.powi((-digits).min(308) as i32);
            Ok(Value::Float(round_half_even(number / scale) * scale))
        }
        (Value::Float(number), Some(_)) => Ok(Value::Float(*number)),
        (other, digits) => match (to_big(other), digits) {
            (Some(big), Some(digits)) if digits < 0 => {
                let scale = num_bigint::BigInt::from(10).pow((-digits).min(5000) as u32);
                let (quotient, rest) = big.div_mod_floor(&scale);
                let twice = &rest * 2;
                let up = twice > scale || (twice == scale && quotient.is_odd());
                Ok(from_big((quotient + up as i32) * scale))
            }
            (Some(big), _) => Ok(from_big(big)),
            _ => Err(vm.type_error(format!(
                "type {} doesn't define __round__ method",
                vm.class_of(&a[0]).name()
            ))),
        },
    }
}

fn round_half_even(number: f64) -> f64 {
    number.round_ties_even()
}

fn pow(vm: &Vm, a: Bound) -> PyResult {
    if a[2].is_none() {
        return vm.binary(BinaryOp::Pow, &a[0], &a[1]);
    }
    if let Value::Instance(_) = &a[0]
        && let Some(found) = vm.class_of(&a[0]).lookup(&"__pow__".into())
        && !matches!(found, Value::Native(_))
    {
        let result = vm.call_special(&a[0], &"__pow__".into(), vec![a[1].clone(), a[2].clone()])?;
        if let Some(result) = result.filter(|result| !matches!(result, Value::NotImplemented)) {
            return Ok(result);
        }
    }
    let (Some(base), Some(exponent), Some(modulus)) = (to_big(&a[0]), to_big(&a[1]), to_big(&a[2]))
    else {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    };
    if modulus.sign() == num_bigint::Sign::NoSign {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let words = modulus.bits() / 64 + 1;
    vm.spend(exponent.bits().saturating_mul(words.saturating_pow(2)) / 4)?;
    if exponent.sign() == num_bigint::Sign::Minus {
        return match base.modinv(&modulus) {
            Some(inverse) => Ok(from_big(inverse.modpow(&-exponent, &modulus))),
            None => Err(vm.value_error("base is not invertible for the given modulus")),
        };
    }
    Ok(from_big(base.modpow(&exponent, &modulus).mod_floor(&modulus)))
}
