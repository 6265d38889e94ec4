//! The type of `a op b`, which decides how its value comes back. From
//! `sqltypes.py:_expression_adaptations`.

use crate::types::{Affinity, SqlType};

use super::op::Op;

/// Type of a binary expression.
pub fn binary_type(op: &Op, left: &SqlType, right: &SqlType) -> SqlType {
    if op.is_boolean() {
        return SqlType::plain("Boolean");
    }
    match op {
        Op::TrueDiv => division(left, right),
        Op::Concat => {
            if left.is_null() {
                right.clone()
            } else {
                left.clone()
            }
        }
        Op::Custom { .. } => left.clone(),
        Op::Add | Op::Sub | Op::Mul | Op::FloorDiv | Op::Mod => arithmetic(op, left, right),
        _ => left.clone(),
    }
}

fn division(left: &SqlType, right: &SqlType) -> SqlType {
    match (left.affinity(), right.affinity()) {
        (Affinity::Integer, Affinity::Integer) => SqlType::plain("Numeric"),
        (Affinity::Integer, Affinity::Numeric | Affinity::Float) => right.clone(),
        _ => left.clone(),
    }
}

fn arithmetic(op: &Op, left: &SqlType, right: &SqlType) -> SqlType {
    use Affinity as A;
    match (left.affinity(), right.affinity()) {
        (A::Null, _) => right.clone(),
        (A::Integer, A::Numeric | A::Float) => right.clone(),
        (A::Integer, A::Date | A::Interval) if *op != Op::Sub => right.clone(),
        (A::DateTime | A::Date | A::Time, A::DateTime | A::Date | A::Time) if *op == Op::Sub => {
            if left.affinity() == A::Date {
                SqlType::plain("Integer")
            } else {
                SqlType::plain("Interval")
            }
        }
        (A::Date, A::Interval) => SqlType::plain("DateTime"),
        (A::Date, A::Time) => SqlType::plain("DateTime"),
        (A::Interval, A::Date | A::DateTime | A::Time) => right.clone(),
        _ => left.clone(),
    }
}
