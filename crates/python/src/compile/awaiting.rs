//! `await`, `async for`, `async with`, and comprehensions that wait.
use super::scope::place;
use super::{Compiler, Done, OpenBlock};
use crate::code::{CodeKind, Op};
use ruff_python_ast::helpers::any_over_expr;
use ruff_python_ast::{self as ast, Expr};

impl<'a> Compiler<'a> {
    pub(super) fn await_expr(&mut self, inner: &'a ast::ExprAwait) -> Done {
        let unit = self.unit();
        match unit.code.kind {
            _ if unit.code.coroutine => {}
            CodeKind::Function => {
                return self.fail("'await' outside async function", place(inner));
            }
            _ => return self.fail("'await' outside function", place(inner)),
        }
        self.expr(&inner.value)?;
        self.at(place(inner));
        self.emit(Op::GetAwaitable);
        self.wait();
        Ok(())
    }

    /// Waits for the awaitable on the stack; its result takes its place.
    pub(super) fn wait(&mut self) {
        self.emit_none();
        self.emit(Op::YieldFrom);
    }

    fn must_be_async(&mut self, what: &str, place: (u32, u32)) -> Done {
        match self.unit().code.coroutine {
            true => Ok(()),
            false => self.fail(format!("'{what}' outside async function"), place),
        }
    }

    pub(super) fn async_for(&mut self, inner: &'a ast::StmtFor) -> Done {
        self.must_be_async("async for", place(inner))?;
        self.expr(&inner.iter)?;
        self.at(place(&*inner.iter));
        self.emit(Op::GetAsyncIter);
        let start = self.here();
        let handler = self.async_next();
        self.open_loop(start, true);
        self.store(&inner.target)?;
        self.body(&inner.body)?;
        // The jump over the handler is the end of the loop; it stands behind the body.
        let over = self.async_end(start, handler);
        self.close_loop(start, vec![over], &inner.orelse)
    }

    /// Waits for the next element; gives the jump to where it ends.
    fn async_next(&mut self) -> usize {
        let handler = self.emit(Op::SetupTry(0));
        self.emit(Op::GetAsyncNext);
        self.wait();
        self.emit(Op::PopBlock);
        handler
    }

    /// The way back to the start, and the handler for the end of the elements; gives the jump out
    /// of it, where nothing of the loop lies on the stack.
    fn async_end(&mut self, start: u32, handler: usize) -> usize {
        self.emit(Op::Jump(start));
        self.land(handler);
        self.emit(Op::EndsAsyncFor);
        let other = self.emit(Op::JumpIfFalse(0));
        self.emit(Op::Pop);
        self.emit(Op::PopExcept);
        self.emit(Op::Pop);
        let over = self.emit(Op::Jump(0));
        self.land(other);
        self.emit(Op::Reraise);
        over
    }

    pub(super) fn async_with(&mut self, inner: &'a ast::StmtWith, index: usize) -> Done {
        self.must_be_async("async with", place(inner))?;
        let Some(item) = inner.items.get(index) else { return self.body(&inner.body) };
        self.expr(&item.context_expr)?;
        self.at(place(inner));
        self.emit(Op::AsyncWithEnter);
        self.wait();
        let handler = self.emit(Op::SetupAsyncWith(0));
        self.unit().open.push(OpenBlock::AsyncWith);
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => drop(self.emit(Op::Pop)),
        }
        self.async_with(inner, index + 1)?;
        self.unit().open.pop();
        self.at(place(inner));
        self.emit(Op::PopBlock);
        self.leave_async_with();
        let end = self.emit(Op::Jump(0));
        self.land(handler);
        self.at(place(inner));
        self.emit(Op::AsyncWithExcept);
        self.wait();
        self.leave_handled(end);
        Ok(())
    }

    /// Calls and awaits the `__aexit__` on the stack.
    pub(super) fn leave_async_with(&mut self) {
        self.emit(Op::AsyncWithExit);
        self.wait();
        self.emit(Op::Pop);
    }

    /// One `async for` of a comprehension.
    pub(super) fn async_comprehension_loop(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        level: usize,
    ) -> Done {
        let start = self.here();
        let handler = self.async_next();
        self.comprehension_round(expr, generators, level, start)?;
        let over = self.async_end(start, handler);
        self.land(over);
        Ok(())
    }
}

/// Whether making a comprehension waits: for elements, or for something in it.
pub(super) fn waits(expr: &Expr, generators: &[ast::Comprehension]) -> bool {
    let asynchronous = |inner: &Expr| match inner {
        Expr::Await(_) => true,
        Expr::ListComp(ast::ExprListComp { generators, .. })
        | Expr::SetComp(ast::ExprSetComp { generators, .. })
        | Expr::DictComp(ast::ExprDictComp { generators, .. }) => {
            generators.iter().any(|generator| generator.is_async)
        }
        _ => false,
    };
    let within = |part: &Expr| any_over_expr(part, &asynchronous);
    let elements = match expr {
        Expr::ListComp(inner) => within(&inner.elt),
        Expr::SetComp(inner) => within(&inner.elt),
        Expr::Generator(inner) => within(&inner.elt),
        Expr::DictComp(inner) => inner.key.as_deref().is_some_and(within) || within(&inner.value),
        _ => false,
    };
    elements
        || generators.iter().enumerate().any(|(at, generator)| {
            generator.is_async
                || generator.ifs.iter().any(within)
                || (at > 0 && within(&generator.iter))
        })
}
