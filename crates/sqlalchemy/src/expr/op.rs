//! Operators: symbols, precedence and negation, from `sqlalchemy/sql/operators.py` and
//! `compiler.py:OPERATORS`.

use std::rc::Rc;

/// An operator between or around expressions.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Op {
    And,
    Or,
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Concat,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Is,
    IsNot,
    IsDistinct,
    IsNotDistinct,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    IContains,
    NotIContains,
    IStartsWith,
    NotIStartsWith,
    IEndsWith,
    NotIEndsWith,
    Like,
    NotLike,
    ILike,
    NotILike,
    In,
    NotIn,
    Between,
    NotBetween,
    Match,
    NotMatch,
    Regexp,
    NotRegexp,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    Neg,
    Inv,
    BitNot,
    IsTrue,
    IsFalse,
    Distinct,
    Exists,
    Any,
    All,
    Desc,
    Asc,
    NullsFirst,
    NullsLast,
    Collate,
    Comma,
    As,
    Filter,
    AsBool,
    JsonGet,
    JsonPath,
    /// `.op("…")`: text, precedence, whether it compares.
    Custom {
        text: Rc<str>,
        precedence: i32,
        comparison: bool,
    },
}

impl Op {
    /// The text between two operands, or before or after one.
    pub fn text(&self) -> String {
        let text = match self {
            Op::And => " AND ",
            Op::Or => " OR ",
            Op::Add => " + ",
            Op::Sub => " - ",
            Op::Mul => " * ",
            Op::TrueDiv | Op::FloorDiv => " / ",
            Op::Mod => " % ",
            Op::Concat => " || ",
            Op::Eq => " = ",
            Op::Ne => " != ",
            Op::Lt => " < ",
            Op::Le => " <= ",
            Op::Gt => " > ",
            Op::Ge => " >= ",
            Op::Is => " IS ",
            Op::IsNot => " IS NOT ",
            Op::IsDistinct => " IS DISTINCT FROM ",
            Op::IsNotDistinct => " IS NOT DISTINCT FROM ",
            Op::Contains
            | Op::StartsWith
            | Op::EndsWith
            | Op::IContains
            | Op::IStartsWith
            | Op::IEndsWith => " LIKE ",
            Op::NotContains
            | Op::NotStartsWith
            | Op::NotEndsWith
            | Op::NotIContains
            | Op::NotIStartsWith
            | Op::NotIEndsWith => " NOT LIKE ",
            Op::Like => " LIKE ",
            Op::NotLike => " NOT LIKE ",
            Op::ILike => " LIKE ",
            Op::NotILike => " NOT LIKE ",
            Op::In => " IN ",
            Op::NotIn => " NOT IN ",
            Op::Between => " BETWEEN ",
            Op::NotBetween => " NOT BETWEEN ",
            Op::Match => " MATCH ",
            Op::NotMatch => " NOT MATCH ",
            Op::Regexp => " REGEXP ",
            Op::NotRegexp => " NOT REGEXP ",
            Op::BitAnd => " & ",
            Op::BitOr => " | ",
            Op::BitXor => " ^ ",
            Op::ShiftLeft => " << ",
            Op::ShiftRight => " >> ",
            Op::Neg => "-",
            Op::Inv => "NOT ",
            Op::BitNot => "~",
            Op::IsTrue | Op::IsFalse | Op::AsBool => "",
            Op::Distinct => "DISTINCT ",
            Op::Exists => "EXISTS ",
            Op::Any => "ANY ",
            Op::All => "ALL ",
            Op::Desc => " DESC",
            Op::Asc => " ASC",
            Op::NullsFirst => " NULLS FIRST",
            Op::NullsLast => " NULLS LAST",
            Op::Collate => " COLLATE ",
            Op::Comma => ", ",
            Op::As => " AS ",
            Op::Filter => " FILTER ",
            Op::JsonGet | Op::JsonPath => " -> ",
            Op::Custom { text, .. } => return format!(" {text} "),
        };
        text.to_owned()
    }

    fn precedence(&self) -> i32 {
        match self {
            Op::JsonGet | Op::JsonPath | Op::Any | Op::All => 15,
            Op::Mul | Op::TrueDiv | Op::FloorDiv | Op::Mod | Op::Neg | Op::BitNot => 8,
            Op::Add
            | Op::Sub
            | Op::BitAnd
            | Op::BitOr
            | Op::BitXor
            | Op::ShiftLeft
            | Op::ShiftRight => 7,
            Op::Filter => 6,
            Op::Concat
            | Op::Match
            | Op::NotMatch
            | Op::Regexp
            | Op::NotRegexp
            | Op::ILike
            | Op::NotILike
            | Op::Like
            | Op::NotLike
            | Op::In
            | Op::NotIn
            | Op::Is
            | Op::IsNot
            | Op::Eq
            | Op::Ne
            | Op::IsDistinct
            | Op::IsNotDistinct
            | Op::Gt
            | Op::Lt
            | Op::Ge
            | Op::Le
            | Op::Between
            | Op::NotBetween
            | Op::Distinct
            | Op::Inv
            | Op::IsTrue
            | Op::IsFalse => 5,
            Op::Collate => 4,
            Op::And | Op::Desc | Op::Asc => 3,
            Op::Or => 2,
            Op::Exists => 0,
            Op::Comma | Op::As => -1,
            Op::AsBool => -10,
            Op::NullsFirst
            | Op::NullsLast
            | Op::Contains
            | Op::NotContains
            | Op::StartsWith
            | Op::NotStartsWith
            | Op::EndsWith
            | Op::NotEndsWith
            | Op::IContains
            | Op::NotIContains
            | Op::IStartsWith
            | Op::NotIStartsWith
            | Op::IEndsWith
            | Op::NotIEndsWith => -100,
            Op::Custom { precedence, .. } => *precedence,
        }
    }

    fn is_natural_self_precedent(&self) -> bool {
        matches!(
            self,
            Op::Add | Op::Mul | Op::Concat | Op::And | Op::Or | Op::JsonGet | Op::JsonPath
        )
    }

    /// `is_precedent`: whether an operand with this operator needs parentheses inside `against`.
    pub fn is_precedent(&self, against: Option<&Op>) -> bool {
        let Some(against) = against else { return true };
        if self == against && self.is_natural_self_precedent() {
            return false;
        }
        let unranked = against.precedence() == -100;
        let limit = if unranked { 100 } else { against.precedence() };
        self.precedence() <= limit
    }

    /// What `~` makes of it.
    pub fn negated(&self) -> Option<Op> {
        Some(match self {
            Op::Eq => Op::Ne,
            Op::Ne => Op::Eq,
            Op::Lt => Op::Ge,
            Op::Ge => Op::Lt,
            Op::Gt => Op::Le,
            Op::Le => Op::Gt,
            Op::Contains => Op::NotContains,
            Op::NotContains => Op::Contains,
            Op::StartsWith => Op::NotStartsWith,
            Op::NotStartsWith => Op::StartsWith,
            Op::EndsWith => Op::NotEndsWith,
            Op::NotEndsWith => Op::EndsWith,
            Op::IContains => Op::NotIContains,
            Op::NotIContains => Op::IContains,
            Op::IStartsWith => Op::NotIStartsWith,
            Op::NotIStartsWith => Op::IStartsWith,
            Op::IEndsWith => Op::NotIEndsWith,
            Op::NotIEndsWith => Op::IEndsWith,
            Op::Is => Op::IsNot,
            Op::IsNot => Op::Is,
            Op::IsDistinct => Op::IsNotDistinct,
            Op::IsNotDistinct => Op::IsDistinct,
            Op::Like => Op::NotLike,
            Op::NotLike => Op::Like,
            Op::ILike => Op::NotILike,
            Op::NotILike => Op::ILike,
            Op::In => Op::NotIn,
            Op::NotIn => Op::In,
            Op::Between => Op::NotBetween,
            Op::NotBetween => Op::Between,
            Op::Match => Op::NotMatch,
            Op::NotMatch => Op::Match,
            Op::Regexp => Op::NotRegexp,
            Op::NotRegexp => Op::Regexp,
            Op::IsTrue => Op::IsFalse,
            Op::IsFalse => Op::IsTrue,
            _ => return None,
        })
    }

    /// Whether the result is a truth value.
    pub fn is_boolean(&self) -> bool {
        match self {
            Op::And | Op::Or | Op::Inv | Op::IsTrue | Op::IsFalse | Op::Exists => true,
            Op::Custom { comparison, .. } => *comparison,
            other => other.negated().is_some(),
        }
    }

    /// `5 < x` is `x > 5`.
    pub fn mirrored(&self) -> Op {
        match self {
            Op::Lt => Op::Gt,
            Op::Gt => Op::Lt,
            Op::Le => Op::Ge,
            Op::Ge => Op::Le,
            other => other.clone(),
        }
    }
}
