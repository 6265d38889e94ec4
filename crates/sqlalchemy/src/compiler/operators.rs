//! Operators between two operands, with what SQLite spells in its own way.

use crate::error::Error;
use crate::expr::{Expr, Op};
use crate::types::{Affinity, compile_type};

use super::Compiler;

impl Compiler<'_> {
    pub(super) fn binary(
        &mut self,
        left: &Expr,
        op: &Op,
        right: &Expr,
        escape: Option<&str>,
        whole: &Expr,
    ) -> Result<String, Error> {
        match op {
            Op::TrueDiv => self.true_division(left, right),
            Op::FloorDiv => self.floor_division(left, right),
            Op::Mod => self.infix(left, " % ", right),
            Op::NotIn => Ok(format!("({})", self.infix(left, " NOT IN ", right)?)),
            Op::IsDistinct => self.infix(left, " IS NOT ", right),
            Op::IsNotDistinct => self.infix(left, " IS ", right),
            Op::ILike | Op::NotILike => self.case_blind(left, op, right, escape),
            Op::Contains
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
            | Op::NotIEndsWith => self.pattern(left, op, right, escape),
            Op::BitXor => {
                let (a, b) = (self.element(left)?, self.element(right)?);
                let (c, d) = (self.element(left)?, self.element(right)?);
                Ok(format!("(({a} | {b}) - ({c} & {d}))"))
            }
            Op::JsonGet | Op::JsonPath => self.json(left, right, whole),
            _ => {
                let text = self.infix(left, &op.text(), right)?;
                self.with_escape(text, escape)
            }
        }
    }

    fn infix(&mut self, left: &Expr, op: &str, right: &Expr) -> Result<String, Error> {
        let left = self.element(left)?;
        Ok(format!("{left}{op}{}", self.element(right)?))
    }

    fn with_escape(&mut self, text: String, escape: Option<&str>) -> Result<String, Error> {
        Ok(match escape {
            Some(escape) => format!("{text} ESCAPE {}", crate::ddl::quote::quote_literal(escape)),
            None => text,
        })
    }

    /// SQLite divides whole numbers into whole numbers; adding 0.0 makes the result a float.
    fn true_division(&mut self, left: &Expr, right: &Expr) -> Result<String, Error> {
        let left = self.element(left)?;
        let exact = matches!(right.ty().affinity(), Affinity::Numeric | Affinity::Float);
        let right = self.element(right)?;
        Ok(match crate::ddl::quote::is_default_dialect() {
            true if !exact => format!("{left} / CAST({right} AS NUMERIC)"),
            true => format!("{left} / {right}"),
            false => format!("{left} / ({right} + 0.0)"),
        })
    }

    fn floor_division(&mut self, left: &Expr, right: &Expr) -> Result<String, Error> {
        let whole = right.ty().affinity() == Affinity::Integer;
        let text = self.infix(left, " / ", right)?;
        Ok(if whole { text } else { format!("FLOOR({text})") })
    }

    fn case_blind(
        &mut self,
        left: &Expr,
        op: &Op,
        right: &Expr,
        escape: Option<&str>,
    ) -> Result<String, Error> {
        let left = self.element(left)?;
        let text = format!("lower({left}){}lower({})", op.text(), self.element(right)?);
        self.with_escape(text, escape)
    }

    fn pattern(
        &mut self,
        left: &Expr,
        op: &Op,
        right: &Expr,
        escape: Option<&str>,
    ) -> Result<String, Error> {
        use Op::*;
        let blind = matches!(
            op,
            IContains | NotIContains | IStartsWith | NotIStartsWith | IEndsWith | NotIEndsWith
        );
        let before = !matches!(op, StartsWith | NotStartsWith | IStartsWith | NotIStartsWith);
        let after = !matches!(op, EndsWith | NotEndsWith | IEndsWith | NotIEndsWith);
        let lower = |text: String| if blind { format!("lower({text})") } else { text };
        let left = lower(self.element(left)?);
        let right = lower(self.element(&right.self_group(Some(&Concat)))?);
        let (head, tail) =
            (if before { "'%' || " } else { "" }, if after { " || '%'" } else { "" });
        self.with_escape(format!("{left}{}{head}{right}{tail}", op.text()), escape)
    }

    fn json(&mut self, left: &Expr, right: &Expr, whole: &Expr) -> Result<String, Error> {
        let left = self.element(left)?;
        let right = self.element(right)?;
        if crate::ddl::quote::is_default_dialect() {
            return Ok(format!("{left}[{right}]"));
        }
        if whole.ty().affinity() == Affinity::Json {
            return Ok(format!("JSON_QUOTE(JSON_EXTRACT({left}, {right}))"));
        }
        Ok(format!("CAST(JSON_EXTRACT({left}, {right}) AS {})", compile_type(&whole.ty())?))
    }
}
