//! The operators of builtin classes as methods: what `super().__add__(other)` and `int.__lt__`
//! find.
use super::{method, simple};
use crate::class::Class;
use crate::code::{BinaryOp, CompareOp, UnaryOp};
use crate::error::PyResult;
use crate::function::Native;
use crate::value::Value;
use crate::vm::{Vm, spelling};

const NUMBERS: [BinaryOp; 7] = [
    BinaryOp::Add,
    BinaryOp::Sub,
    BinaryOp::Mul,
    BinaryOp::Div,
    BinaryOp::FloorDiv,
    BinaryOp::Mod,
    BinaryOp::Pow,
];
const BITS: [BinaryOp; 5] =
    [BinaryOp::LShift, BinaryOp::RShift, BinaryOp::Or, BinaryOp::Xor, BinaryOp::And];
const SETS: [BinaryOp; 4] = [BinaryOp::Or, BinaryOp::And, BinaryOp::Sub, BinaryOp::Xor];
const ORDER: [CompareOp; 4] = [CompareOp::Lt, CompareOp::Le, CompareOp::Gt, CompareOp::Ge];
const EQUALITY: [CompareOp; 2] = [CompareOp::Eq, CompareOp::Ne];

pub(super) fn install(vm: &Vm) {
    let types = &vm.types;
    both_ways(&types.int, &NUMBERS);
    both_ways(&types.int, &BITS);
    both_ways(&types.float, &NUMBERS);
    for class in [&types.str, &types.bytes, &types.bytearray] {
        forward(class, &[BinaryOp::Add]);
        both_ways(class, &[BinaryOp::Mul, BinaryOp::Mod]);
    }
    for class in [&types.list, &types.tuple] {
        forward(class, &[BinaryOp::Add]);
        both_ways(class, &[BinaryOp::Mul]);
    }
    both_ways(&types.dict, &[BinaryOp::Or]);
    for class in [&types.set, &types.frozenset, &types.dict_keys, &types.dict_items] {
        both_ways(class, &SETS);
    }
    in_place(&types.list, &[BinaryOp::Add, BinaryOp::Mul]);
    in_place(&types.bytearray, &[BinaryOp::Add, BinaryOp::Mul]);
    in_place(&types.dict, &[BinaryOp::Or]);
    in_place(&types.set, &SETS);
    install_comparisons(vm);
    install_unary(vm);
}

fn install_comparisons(vm: &Vm) {
    let types = &vm.types;
    let ordered = [
        &types.int,
        &types.float,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.list,
        &types.tuple,
    ];
    let sets = [&types.set, &types.frozenset, &types.dict_keys, &types.dict_items];
    for class in ordered.into_iter().chain(sets) {
        compare(class, &ORDER);
        compare(class, &EQUALITY);
    }
    for class in [&types.dict, &types.mappingproxy, &types.range, &types.slice] {
        compare(class, &EQUALITY);
    }
}

/// `left op right` for the class itself; an `int` leaves a `float` to the `float`.
fn operate(vm: &Vm, op: BinaryOp, own: &Value, left: &Value, right: &Value) -> PyResult {
    let mixed = matches!(own, Value::Int(_) | Value::Big(_) | Value::Bool(_))
        && (matches!(left, Value::Float(_)) || matches!(right, Value::Float(_)));
    if mixed {
        return Ok(Value::NotImplemented);
    }
    vm.binary_builtin(op, left, right).unwrap_or(Ok(Value::NotImplemented))
}

fn add(class: &Class, name: &'static str, run: impl Fn(&Vm, &Value, &Value) -> PyResult + 'static) {
    let native = Native::method(name, "(self, value, /)", move |vm, a| run(vm, &a[0], &a[1]));
    class.dict.set(name, native.of(&class.name()).value());
}

fn forward(class: &Class, ops: &[BinaryOp]) {
    for op in ops.iter().copied() {
        add(class, spelling(op).1, move |vm, a, b| operate(vm, op, a.base(), a.base(), b.base()));
    }
}

fn both_ways(class: &Class, ops: &[BinaryOp]) {
    forward(class, ops);
    for op in ops.iter().copied() {
        add(class, spelling(op).2, move |vm, a, b| operate(vm, op, a.base(), b.base(), a.base()));
    }
}

fn in_place(class: &Class, ops: &[BinaryOp]) {
    for op in ops.iter().copied() {
        add(class, spelling(op).3, move |vm, a, b| {
            vm.in_place(op, a.base(), b)?;
            Ok(a.clone())
        });
    }
}

fn compare(class: &Class, ops: &[CompareOp]) {
    for op in ops.iter().copied() {
        add(class, op.name(), move |vm, a, b| {
            // Only a float knows how it compares with the other kind of number.
            let foreign =
                matches!(b.base(), Value::Float(_)) && !matches!(a.base(), Value::Float(_));
            let result = if foreign { None } else { vm.compare_builtin(op, a.base(), b.base())? };
            Ok(result.map_or(Value::NotImplemented, Value::Bool))
        });
    }
}

fn install_unary(vm: &Vm) {
    for class in [&vm.types.int, &vm.types.float] {
        simple(class, "__neg__", |vm, n| vm.unary(UnaryOp::Neg, n.base()));
        simple(class, "__pos__", |vm, n| vm.unary(UnaryOp::Pos, n.base()));
        simple(class, "__bool__", |vm, n| vm.truth(n.base()).map(Value::Bool));
        simple(class, "__repr__", |vm, n| Ok(vm.repr(n.base())?.into()));
        for (name, function) in [("__abs__", "abs"), ("__floor__", "floor"), ("__ceil__", "ceil")] {
            let native = Native::method(name, "(self, /)", move |vm, a| {
                let module =
                    vm.import_module(if function == "abs" { "builtins" } else { "math" })?;
                vm.call_method(&module, function, vec![a[0].base().clone()])
            });
            class.dict.set(name, native.of(&class.name()).value());
        }
        simple(class, "__trunc__", |vm, n| {
            vm.call(&Value::Class(vm.types.int.clone()), vec![n.base().clone()])
        });
        method(class, "__round__", "(self, ndigits=None, /)", |vm, a| {
            vm.call_method(
                &vm.import_module("builtins")?,
                "round",
                vec![a[0].base().clone(), a[1].clone()],
            )
        });
        method(class, "__divmod__", "(self, value, /)", |vm, a| {
            divmod(vm, a[0].base(), a[1].base())
        });
        method(class, "__rdivmod__", "(self, value, /)", |vm, a| {
            divmod(vm, a[1].base(), a[0].base())
        });
    }
    simple(&vm.types.int, "__float__", |vm, n| {
        vm.call(&Value::Class(vm.types.float.clone()), vec![n.base().clone()])
    });
    simple(&vm.types.int, "__invert__", |vm, n| vm.unary(UnaryOp::Invert, n.base()));
    simple(&vm.types.float, "__hash__", |vm, n| Ok(Value::Int(vm.hash(n.base())? as i64)));
}

fn divmod(vm: &Vm, left: &Value, right: &Value) -> PyResult {
    let number = |value: &Value| {
        crate::number::to_float(value).is_some() || crate::number::to_big(value).is_some()
    };
    if !number(left) || !number(right) {
        return Ok(Value::NotImplemented);
    }
    vm.call_method(&vm.import_module("builtins")?, "divmod", vec![left.clone(), right.clone()])
}
