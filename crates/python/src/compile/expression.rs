//! Expressions.
use super::scope::place;
use super::{Compiler, Done};
use crate::code::{BinaryOp, CompareOp, Op, UnaryOp};
use crate::value::Value;
use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, Number, Operator};
use std::rc::Rc;

pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::Div,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

impl<'a> Compiler<'a> {
    /// Leaves the value of an expression on the stack.
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Done {
        self.deeper(place(expr))?;
        self.at(place(expr));
        self.any_expr(expr)?;
        self.depth -= 1;
        Ok(())
    }

    fn any_expr(&mut self, expr: &'a Expr) -> Done {
        match expr {
            Expr::BoolOp(inner) => self.bool_op(inner),
            Expr::Named(inner) => {
                self.expr(&inner.value)?;
                self.emit(Op::Dup);
                self.walrus_target(&inner.target)
            }
            Expr::BinOp(_) => self.binary_chain(expr),
            Expr::UnaryOp(inner) => self.unary(inner),
            Expr::Lambda(inner) => self.lambda(inner),
            Expr::If(inner) => {
                let otherwise = self.jump_unless(&inner.test)?;
                self.expr(&inner.body)?;
                let end = self.emit(Op::Jump(0));
                self.land_all(otherwise);
                self.expr(&inner.orelse)?;
                self.land(end);
                Ok(())
            }
            Expr::Dict(inner) => self.dict(inner),
            Expr::Set(inner) => self.items(&inner.elts, Op::BuildSet, Op::SetAdd(1), Op::SetUpdate),
            Expr::List(inner) => {
                self.items(&inner.elts, Op::BuildList, Op::ListAppend(1), Op::ListExtend)
            }
            Expr::Tuple(inner) => self.tuple(&inner.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr)
            }
            Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => self.suspending(expr),
            Expr::Compare(inner) => self.compare(inner),
            Expr::Call(inner) => self.call(inner),
            Expr::FString(inner) => self.fstring(inner),
            Expr::Attribute(inner) => {
                self.expr(&inner.value)?;
                self.at(place(expr));
                let index = self.name(&inner.attr);
                self.emit(Op::LoadAttr(index));
                Ok(())
            }
            Expr::Subscript(inner) => {
                self.expr(&inner.value)?;
                self.subscript_index(&inner.slice)?;
                self.at(place(expr));
                self.emit(Op::Subscript);
                Ok(())
            }
            Expr::Starred(_) => self.fail("can't use starred expression here", place(expr)),
            Expr::Slice(inner) => {
                for part in [&inner.lower, &inner.upper] {
                    match part {
                        Some(part) => self.expr(part)?,
                        None => self.emit_none(),
                    }
                }
                if let Some(step) = &inner.step {
                    self.expr(step)?;
                }
                self.at(place(expr));
                self.emit(Op::BuildSlice(inner.step.is_some()));
                Ok(())
            }
            Expr::TString(_) => self.unsupported("template string", place(expr)),
            Expr::IpyEscapeCommand(_) => self.fail("invalid syntax", place(expr)),
            _ => self.simple(expr),
        }
    }

    /// What gives the word to whoever asked.
    fn suspending(&mut self, expr: &'a Expr) -> Done {
        match expr {
            Expr::Yield(inner) => {
                self.must_be_in_function("'yield' outside function", place(expr))?;
                match &inner.value {
                    Some(value) => self.expr(value)?,
                    None => self.emit_none(),
                }
                self.at(place(expr));
                self.emit(Op::Yield);
                Ok(())
            }
            Expr::YieldFrom(inner) => {
                self.must_be_in_function("'yield' outside function", place(expr))?;
                if self.unit().code.coroutine {
                    return self.fail("'yield from' inside async function", place(expr));
                }
                self.expr(&inner.value)?;
                self.at(place(expr));
                self.emit(Op::GetIter);
                self.emit_none();
                self.emit(Op::YieldFrom);
                Ok(())
            }
            Expr::Await(inner) => self.await_expr(inner),
            _ => self.simple(expr),
        }
    }

    /// Names and literals.
    fn simple(&mut self, expr: &'a Expr) -> Done {
        match expr {
            Expr::Name(name) => self.load_name(&name.id),
            Expr::StringLiteral(inner) => {
                let text = inner.value.to_str();
                if text.len() < 24 { self.emit_text(text) } else { self.emit_const(text.into()) }
            }
            Expr::BytesLiteral(inner) => {
                self.emit_const(Value::Bytes(Rc::new(inner.value.bytes().collect())))
            }
            Expr::NumberLiteral(inner) => return self.number(&inner.value, place(expr)),
            Expr::BooleanLiteral(inner) => self.emit_const(Value::Bool(inner.value)),
            Expr::EllipsisLiteral(_) => self.emit_const(Value::Ellipsis),
            _ => self.emit_none(),
        }
        Ok(())
    }

    fn number(&mut self, number: &Number, place: (u32, u32)) -> Done {
        let value = match number {
            Number::Int(int) => match int.as_i64() {
                Some(small) => Value::Int(small),
                None => return self.big_number(&int.to_string(), place),
            },
            Number::Float(float) => Value::Float(*float),
            Number::Complex { imag, .. } => {
                self.imaginary(*imag);
                return Ok(());
            }
        };
        self.emit_const(value);
        Ok(())
    }

    /// `2j`: a value of a class that is written in Python.
    fn imaginary(&mut self, number: f64) {
        self.emit_const(Value::Int(0));
        self.emit_none();
        let module = self.plain_name("_complex");
        self.emit(Op::Import(module));
        let maker = self.plain_name("_imaginary");
        self.emit(Op::LoadAttr(maker));
        self.emit_const(Value::Float(number));
        self.emit(Op::Call(1));
    }

    fn big_number(&mut self, text: &str, place: (u32, u32)) -> Done {
        let plain = text.replace('_', "").to_lowercase();
        let (digits, radix) = match plain.get(..2) {
            Some("0x") => (&plain[2..], 16),
            Some("0o") => (&plain[2..], 8),
            Some("0b") => (&plain[2..], 2),
            _ => (&plain[..], 10),
        };
        if radix == 10 && digits.len() > 4300 {
            return self.fail(
                format!("Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", digits.len()),
                place,
            );
        }
        match BigInt::from_str_radix(digits, radix) {
            Ok(big) => {
                self.emit_const(crate::number::from_big(big));
                Ok(())
            }
            Err(_) => self.fail("invalid decimal literal", place),
        }
    }

    fn walrus_target(&mut self, target: &'a Expr) -> Done {
        match target {
            Expr::Name(name) => self.store_name(&name.id),
            _ => {
                return self
                    .fail("cannot use assignment expressions with this target", place(target));
            }
        }
        Ok(())
    }

    fn bool_op(&mut self, inner: &'a ast::ExprBoolOp) -> Done {
        let mut jumps = Vec::new();
        for (index, value) in inner.values.iter().enumerate() {
            self.expr(value)?;
            if index + 1 < inner.values.len() {
                let op = match inner.op {
                    BoolOp::And => Op::JumpIfFalseOrPop(0),
                    BoolOp::Or => Op::JumpIfTrueOrPop(0),
                };
                jumps.push(self.emit(op));
            }
        }
        jumps.into_iter().for_each(|jump| self.land(jump));
        Ok(())
    }

    fn unary(&mut self, inner: &'a ast::ExprUnaryOp) -> Done {
        self.expr(&inner.operand)?;
        let op = match inner.op {
            ast::UnaryOp::Invert => UnaryOp::Invert,
            ast::UnaryOp::Not => UnaryOp::Not,
            ast::UnaryOp::UAdd => UnaryOp::Pos,
            ast::UnaryOp::USub => UnaryOp::Neg,
        };
        self.at(place(inner));
        self.emit(Op::Unary(op));
        Ok(())
    }

    fn dict(&mut self, inner: &'a ast::ExprDict) -> Done {
        self.emit(Op::BuildDict(0));
        for item in &inner.items {
            match &item.key {
                Some(key) => {
                    self.expr(key)?;
                    self.expr(&item.value)?;
                    self.emit(Op::DictAdd(1));
                }
                None => {
                    self.expr(&item.value)?;
                    self.emit(Op::DictUpdate);
                }
            }
        }
        Ok(())
    }

    /// A list or set display.
    fn items(&mut self, items: &'a [Expr], build: fn(u32) -> Op, add: Op, extend: Op) -> Done {
        if !items.iter().any(Expr::is_starred_expr) && items.len() < 30 {
            items.iter().try_for_each(|item| self.expr(item))?;
            self.emit(build(items.len() as u32));
            return Ok(());
        }
        self.emit(build(0));
        for item in items {
            match item {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.emit(extend);
                }
                _ => {
                    self.expr(item)?;
                    self.emit(add);
                }
            }
        }
        Ok(())
    }

    fn tuple(&mut self, items: &'a [Expr]) -> Done {
        if !items.iter().any(Expr::is_starred_expr) && items.len() < 30 {
            items.iter().try_for_each(|item| self.expr(item))?;
            self.emit(Op::BuildTuple(items.len() as u32));
            return Ok(());
        }
        self.items(items, Op::BuildList, Op::ListAppend(1), Op::ListExtend)?;
        self.emit(Op::ListToTuple);
        Ok(())
    }

    fn compare(&mut self, inner: &'a ast::ExprCompare) -> Done {
        self.expr(&inner.left)?;
        let last = inner.ops.len() - 1;
        let mut jumps = Vec::new();
        for (index, (op, right)) in inner.ops.iter().zip(&inner.comparators).enumerate() {
            self.expr(right)?;
            self.at(place(inner));
            if index == last {
                self.compare_op(*op);
                break;
            }
            self.emit(Op::Dup);
            self.emit(Op::RotThree);
            self.compare_op(*op);
            jumps.push(self.emit(Op::JumpIfFalseOrPop(0)));
        }
        if !jumps.is_empty() {
            let end = self.emit(Op::Jump(0));
            jumps.into_iter().for_each(|jump| self.land(jump));
            self.emit(Op::Swap);
            self.emit(Op::Pop);
            self.land(end);
        }
        Ok(())
    }

    fn compare_op(&mut self, op: CmpOp) {
        self.emit(match op {
            CmpOp::Eq => Op::Compare(CompareOp::Eq),
            CmpOp::NotEq => Op::Compare(CompareOp::Ne),
            CmpOp::Lt => Op::Compare(CompareOp::Lt),
            CmpOp::LtE => Op::Compare(CompareOp::Le),
            CmpOp::Gt => Op::Compare(CompareOp::Gt),
            CmpOp::GtE => Op::Compare(CompareOp::Ge),
            CmpOp::Is => Op::Is(true),
            CmpOp::IsNot => Op::Is(false),
            CmpOp::In => Op::Contains(true),
            CmpOp::NotIn => Op::Contains(false),
        });
    }

    /// `a + b + c + …`: the left side of each operator is the one before, and costs no depth.
    fn binary_chain(&mut self, expr: &'a Expr) -> Done {
        let mut chain = Vec::new();
        let mut first = expr;
        while let Expr::BinOp(inner) = first {
            chain.push((first, inner));
            first = &inner.left;
        }
        self.expr(first)?;
        for (whole, inner) in chain.into_iter().rev() {
            self.expr(&inner.right)?;
            self.at(place(whole));
            self.emit(Op::Binary(binary_op(inner.op)));
        }
        Ok(())
    }

    fn call(&mut self, inner: &'a ast::ExprCall) -> Done {
        let arguments = &inner.arguments;
        let mut seen = std::collections::HashSet::new();
        for keyword in &arguments.keywords {
            let Some(name) = &keyword.arg else { continue };
            if !seen.insert(name.as_str()) {
                return self.fail(format!("keyword argument repeated: {name}"), place(keyword));
            }
        }
        let spread = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        if let (Expr::Attribute(method), false, true) =
            (&*inner.func, spread, arguments.keywords.is_empty())
        {
            self.expr(&method.value)?;
            self.at(place(&*inner.func));
            let index = self.name(&method.attr);
            self.emit(Op::LoadMethod(index));
            arguments.args.iter().try_for_each(|arg| self.expr(arg))?;
            self.at(place(inner));
            self.emit(Op::CallMethod(arguments.args.len() as u32));
            return Ok(());
        }
        self.expr(&inner.func)?;
        self.call_arguments(&arguments.args, &arguments.keywords, 0, place(inner))
    }

    /// Arguments and the call itself; the callable and `given` positional arguments are on the
    /// stack.
    pub(super) fn call_arguments(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [ast::Keyword],
        given: u32,
        place: (u32, u32),
    ) -> Done {
        let spread = args.iter().any(Expr::is_starred_expr)
            || keywords.iter().any(|keyword| keyword.arg.is_none());
        if spread {
            return self.spread_call(args, keywords, given, place);
        }
        args.iter().try_for_each(|arg| self.expr(arg))?;
        let count = given + args.len() as u32;
        if keywords.is_empty() {
            self.at(place);
            self.emit(Op::Call(count));
            return Ok(());
        }
        let mut names = Vec::new();
        for keyword in keywords {
            self.expr(&keyword.value)?;
            names.extend(
                keyword.arg.as_ref().map(|name| Value::Str(crate::text::Str::intern(name))),
            );
        }
        let names = self.constant(Value::tuple(names));
        self.at(place);
        self.emit(Op::CallKeywords(count + keywords.len() as u32, names));
        Ok(())
    }

    fn spread_call(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [ast::Keyword],
        given: u32,
        place: (u32, u32),
    ) -> Done {
        self.emit(Op::BuildList(given));
        for arg in args {
            match arg {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.at(place);
                    self.emit(if args.len() == 1 && given == 0 {
                        Op::SpreadOne
                    } else {
                        Op::ListExtend
                    });
                }
                _ => {
                    self.expr(arg)?;
                    self.emit(Op::ListAppend(1));
                }
            }
        }
        if !keywords.is_empty() {
            self.emit(Op::BuildDict(0));
            for keyword in keywords {
                match &keyword.arg {
                    Some(name) => {
                        self.emit(Op::BuildDict(0));
                        self.emit_text(name);
                        self.expr(&keyword.value)?;
                        self.emit(Op::DictAdd(1));
                    }
                    None => self.expr(&keyword.value)?,
                }
                self.at(place);
                self.emit(Op::DictMerge);
            }
        }
        self.at(place);
        self.emit(Op::CallSpread(!keywords.is_empty()));
        Ok(())
    }
}
