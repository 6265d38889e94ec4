//! Python's operators on expressions. From `sql/operators.py:ColumnOperators` and
//! `default_comparator.py`.

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::expr::{Expr, ExprKind, Literal, Op, json_path};
use crate::types::{Affinity, SqlType};

use super::element::wrap;
use super::errors::argument;
use super::literal::literal;
use super::source::{against, coerce, element_of};

/// Adds the dunder methods to a class.
pub(super) fn add(builder: ClassBuilder) -> ClassBuilder {
    let builder = builder
        .method("__eq__", "(self, other)", |vm, a| equality(vm, &a, false))
        .method("__ne__", "(self, other)", |vm, a| equality(vm, &a, true))
        .method("__lt__", "(self, other)", |vm, a| comparison(vm, &a, Op::Lt))
        .method("__le__", "(self, other)", |vm, a| comparison(vm, &a, Op::Le))
        .method("__gt__", "(self, other)", |vm, a| comparison(vm, &a, Op::Gt))
        .method("__ge__", "(self, other)", |vm, a| comparison(vm, &a, Op::Ge))
        .method("__and__", "(self, other)", |vm, a| connect(vm, &a, Op::And, false))
        .method("__or__", "(self, other)", |vm, a| connect(vm, &a, Op::Or, false))
        .method("__rand__", "(self, other)", |vm, a| connect(vm, &a, Op::And, true))
        .method("__ror__", "(self, other)", |vm, a| connect(vm, &a, Op::Or, true))
        .method("__invert__", "(self)", |vm, a| Ok(wrap(vm, &coerce(vm, &a[0])?.negate())))
        .method("__neg__", "(self)", |vm, a| {
            Ok(wrap(vm, &Expr::unary(Op::Neg, &coerce(vm, &a[0])?)))
        })
        .method("__getitem__", "(self, index)", get_item);
    arithmetic(builder)
}

fn arithmetic(builder: ClassBuilder) -> ClassBuilder {
    builder
        .method("__add__", "(self, other)", |vm, a| math(vm, &a, Op::Add, false))
        .method("__radd__", "(self, other)", |vm, a| math(vm, &a, Op::Add, true))
        .method("__sub__", "(self, other)", |vm, a| math(vm, &a, Op::Sub, false))
        .method("__rsub__", "(self, other)", |vm, a| math(vm, &a, Op::Sub, true))
        .method("__mul__", "(self, other)", |vm, a| math(vm, &a, Op::Mul, false))
        .method("__rmul__", "(self, other)", |vm, a| math(vm, &a, Op::Mul, true))
        .method("__truediv__", "(self, other)", |vm, a| math(vm, &a, Op::TrueDiv, false))
        .method("__rtruediv__", "(self, other)", |vm, a| math(vm, &a, Op::TrueDiv, true))
        .method("__floordiv__", "(self, other)", |vm, a| math(vm, &a, Op::FloorDiv, false))
        .method("__rfloordiv__", "(self, other)", |vm, a| math(vm, &a, Op::FloorDiv, true))
        .method("__mod__", "(self, other)", |vm, a| math(vm, &a, Op::Mod, false))
        .method("__rmod__", "(self, other)", |vm, a| math(vm, &a, Op::Mod, true))
        .method("__lshift__", "(self, other)", |vm, a| math(vm, &a, Op::ShiftLeft, false))
        .method("__rshift__", "(self, other)", |vm, a| math(vm, &a, Op::ShiftRight, false))
}

fn equality(vm: &Vm, args: &Bound, negate: bool) -> PyResult {
    let left = coerce(vm, &args[0])?;
    let right = match &args[1] {
        // `column == True` is compared with the constant, not with a bound value.
        Value::Bool(b) => Expr::boolean(*b),
        other => against(vm, &left, other)?,
    };
    Ok(wrap(vm, &left.equals(&right, negate)))
}

fn comparison(vm: &Vm, args: &Bound, op: Op) -> PyResult {
    let left = coerce(vm, &args[0])?;
    if args[1].is_none() {
        return Err(argument(
            vm,
            "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with None/True/False",
        ));
    }
    let right = against(vm, &left, &args[1])?;
    Ok(wrap(vm, &left.binary(op, &right)))
}

fn connect(vm: &Vm, args: &Bound, op: Op, reversed: bool) -> PyResult {
    let own = coerce(vm, &args[0])?;
    let numeric = own.ty().affinity() == Affinity::Integer;
    let other = if numeric { against(vm, &own, &args[1])? } else { condition(vm, &args[1])? };
    let (left, right) = if reversed { (other, own) } else { (own, other) };
    if numeric {
        let op = if op == Op::And { Op::BitAnd } else { Op::BitOr };
        return Ok(wrap(vm, &left.binary(op, &right)));
    }
    Ok(wrap(vm, &Expr::connect(op, vec![left, right])))
}

/// An operand of AND, OR, WHERE: True and False are constants, None is NULL.
pub(super) fn condition(vm: &Vm, value: &Value) -> PyResult<Expr> {
    match (element_of(vm, value)?, value) {
        (Some(expr), _) => Ok(expr),
        (None, Value::Bool(b)) => Ok(Expr::boolean(*b)),
        (None, Value::None) => Ok(Expr::null()),
        (None, other) => {
            let text = match other.as_str() {
                Some(sql) => {
                    format!(
                        "Textual SQL expression {0} should be explicitly declared as text({0})",
                        python::quote(sql)
                    )
                }
                None => format!(
                    "SQL expression for WHERE/HAVING role expected, got {}.",
                    vm.repr(other)?
                ),
            };
            Err(argument(vm, text))
        }
    }
}

fn math(vm: &Vm, args: &Bound, op: Op, reversed: bool) -> PyResult {
    let own = coerce(vm, &args[0])?;
    let other = against(vm, &own, &args[1])?;
    let (left, right) = if reversed { (other, own) } else { (own, other) };
    // Strings are joined, not added.
    let text = |e: &Expr| e.ty().affinity() == Affinity::String;
    // Whether `+` joins is for the type of the left side to say, a NullType takes that of the
    // right.
    let joins = text(&left) || left.ty().is_null() && text(&right);
    let op = if op == Op::Add && joins { Op::Concat } else { op };
    Ok(wrap(vm, &left.binary(op, &right)))
}

/// `data["key"]`, `data["key"]["inner"]`, `data[("a", 0)]`.
fn get_item(vm: &Vm, args: Bound) -> PyResult {
    let left = coerce(vm, &args[0])?;
    if left.ty().affinity() != Affinity::Json {
        return Err(vm.error(
            "NotImplementedError",
            "Operator 'getitem' is not supported on this expression",
        ));
    }
    let keys: Vec<Literal> = match &args[1] {
        Value::Tuple(items) => items.iter().map(|i| literal(vm, i)).collect::<PyResult<_>>()?,
        other => vec![literal(vm, other)?],
    };
    let op = if keys.len() > 1 { Op::JsonPath } else { Op::JsonGet };
    let name = crate::expr::column_name(&left);
    let path = json_path(name.as_deref().unwrap_or("param"), &keys);
    let kind = ExprKind::Binary { left: left.self_group(Some(&op)), op, right: path, escape: None };
    Ok(wrap(vm, &Expr::new(kind, left.ty())))
}

/// An operator by the name Python code of ours uses.
pub(super) fn op_named(name: &str) -> Option<Op> {
    Some(match name {
        "like" => Op::Like,
        "not_like" => Op::NotLike,
        "ilike" => Op::ILike,
        "not_ilike" => Op::NotILike,
        "contains" => Op::Contains,
        "startswith" => Op::StartsWith,
        "endswith" => Op::EndsWith,
        "icontains" => Op::IContains,
        "istartswith" => Op::IStartsWith,
        "iendswith" => Op::IEndsWith,
        "is" => Op::Is,
        "is_not" => Op::IsNot,
        "is_distinct" => Op::IsDistinct,
        "is_not_distinct" => Op::IsNotDistinct,
        "match" => Op::Match,
        "regexp" => Op::Regexp,
        "concat" => Op::Concat,
        "bit_and" => Op::BitAnd,
        "bit_or" => Op::BitOr,
        "bit_xor" => Op::BitXor,
        "shift_left" => Op::ShiftLeft,
        "shift_right" => Op::ShiftRight,
        "bit_not" => Op::BitNot,
        "desc" => Op::Desc,
        "asc" => Op::Asc,
        "nulls_first" => Op::NullsFirst,
        "nulls_last" => Op::NullsLast,
        "distinct" => Op::Distinct,
        "any" => Op::Any,
        "all" => Op::All,
        "and" => Op::And,
        "or" => Op::Or,
        "eq" => Op::Eq,
        "ne" => Op::Ne,
        "add" => Op::Add,
        "sub" => Op::Sub,
        _ => return None,
    })
}

/// `_sqla.binary(op, left, right, escape)`.
pub(super) fn binary(vm: &Vm, args: Bound) -> PyResult {
    let name = args[0].as_str().map(|s| s.to_string()).unwrap_or_default();
    let Some(op) = op_named(&name) else {
        return Err(vm.value_error(format!("no operator {name}")));
    };
    let left = coerce(vm, &args[1])?;
    let right = match (&args[2], &op) {
        (Value::Bool(b), Op::Is | Op::IsNot) => Expr::boolean(*b),
        (other, _) => against(vm, &left, other)?,
    };
    let escape = args[3].as_str().map(|s| s.to_string());
    Ok(wrap(
        vm,
        &match op {
            Op::Like
            | Op::NotLike
            | Op::ILike
            | Op::NotILike
            | Op::Contains
            | Op::StartsWith
            | Op::EndsWith
            | Op::IContains
            | Op::IStartsWith
            | Op::IEndsWith => left.like(op, &right, escape.as_deref()),
            op => left.binary(op, &right),
        },
    ))
}

/// `_sqla.custom_op(text, left, right, precedence, comparison, type)`.
pub(super) fn custom(vm: &Vm, args: Bound) -> PyResult {
    let text = args[0].as_str().map(|s| s.to_string()).unwrap_or_default();
    let left = coerce(vm, &args[1])?;
    let right = against(vm, &left, &args[2])?;
    let comparison = vm.truth(&args[4])?;
    let precedence = i32::try_from(args[3].as_int().unwrap_or(0)).unwrap_or(0);
    let op = Op::Custom { text: text.as_str().into(), precedence, comparison };
    let ty = match super::types::type_of(vm, &args[5])? {
        Some(ty) => ty,
        None if comparison => SqlType::plain("Boolean"),
        None => left.ty(),
    };
    Ok(wrap(vm, &left.binary_typed(op, &right, ty)))
}
