//! Statements with blocks: if, loops, try, with, match, and the ways out of them.
use super::scope::place;
use super::{Breaks, CompileError, Compiler, Done, OpenBlock};
use crate::code::Op;
use ruff_python_ast::{self as ast, BoolOp, Expr, Stmt};

impl<'a> Compiler<'a> {
    pub(super) fn block_stmt(&mut self, stmt: &'a Stmt) -> Done {
        match stmt {
            Stmt::If(inner) => self.if_stmt(inner),
            Stmt::While(inner) => self.while_stmt(inner),
            Stmt::For(inner) if inner.is_async => self.async_for(inner),
            Stmt::For(inner) => self.for_stmt(inner),
            Stmt::Try(inner) => self.try_stmt(inner),
            Stmt::With(inner) if inner.is_async => self.async_with(inner, 0),
            Stmt::With(inner) => self.with_stmt(inner, 0),
            Stmt::Match(inner) => self.match_stmt(inner),
            Stmt::Break(_) => self.leave_loop(place(stmt), true),
            Stmt::Continue(_) => self.leave_loop(place(stmt), false),
            _ => self.fail("invalid syntax", place(stmt)),
        }
    }

    /// Evaluates a condition and jumps where it is false; gives the jumps to land.
    pub(super) fn jump_unless(&mut self, test: &'a Expr) -> Result<Vec<usize>, CompileError> {
        let mut jumps = Vec::new();
        self.branch(test, false, &mut jumps)?;
        Ok(jumps)
    }

    /// Evaluates a condition and jumps where its truth is `when`; no operand is asked for its truth
    /// twice.
    pub(super) fn branch(&mut self, test: &'a Expr, when: bool, jumps: &mut Vec<usize>) -> Done {
        match test {
            Expr::UnaryOp(inner) if inner.op == ast::UnaryOp::Not => {
                self.branch(&inner.operand, !when, jumps)
            }
            Expr::BoolOp(inner) if !inner.values.is_empty() => {
                // `and` is decided by its first false operand, `or` by its first true one.
                let decides = inner.op == BoolOp::Or;
                let (last, first) =
                    (inner.values.len() - 1, &inner.values[..inner.values.len() - 1]);
                let mut over = Vec::new();
                for value in first {
                    self.branch(value, decides, if decides == when { jumps } else { &mut over })?;
                }
                self.branch(&inner.values[last], when, jumps)?;
                self.land_all(over);
                Ok(())
            }
            _ => {
                self.expr(test)?;
                jumps.push(self.emit(if when { Op::JumpIfTrue(0) } else { Op::JumpIfFalse(0) }));
                Ok(())
            }
        }
    }

    pub(super) fn land_all(&mut self, jumps: Vec<usize>) {
        jumps.into_iter().for_each(|jump| self.land(jump));
    }

    fn if_stmt(&mut self, inner: &'a ast::StmtIf) -> Done {
        let mut ends = Vec::new();
        let mut next = self.jump_unless(&inner.test)?;
        self.body(&inner.body)?;
        for clause in &inner.elif_else_clauses {
            ends.push(self.emit(Op::Jump(0)));
            self.land_all(next);
            next = match &clause.test {
                Some(test) => self.jump_unless(test)?,
                None => Vec::new(),
            };
            self.body(&clause.body)?;
        }
        self.land_all(next);
        ends.into_iter().for_each(|end| self.land(end));
        Ok(())
    }

    pub(super) fn open_loop(&mut self, start: u32, iterator: bool) {
        let depth = self.unit().open.len();
        self.unit().open.push(OpenBlock::Loop { start, iterator });
        self.unit().breaks.push(Breaks { depth, jumps: Vec::new() });
    }

    /// Goes back to the start; where the loop is exhausted (`end`) runs `orelse`, which `break`
    /// jumps over.
    pub(super) fn close_loop(
        &mut self,
        start: u32,
        end: Vec<usize>,
        orelse: &'a [ast::Stmt],
    ) -> Done {
        self.emit(Op::Jump(start));
        self.unit().open.pop();
        let breaks = self.unit().breaks.pop().map(|breaks| breaks.jumps).unwrap_or_default();
        self.land_all(end);
        self.body(orelse)?;
        breaks.into_iter().for_each(|jump| self.land(jump));
        Ok(())
    }

    fn while_stmt(&mut self, inner: &'a ast::StmtWhile) -> Done {
        let start = self.here();
        let end = self.jump_unless(&inner.test)?;
        self.open_loop(start, false);
        self.body(&inner.body)?;
        self.close_loop(start, end, &inner.orelse)
    }

    fn for_stmt(&mut self, inner: &'a ast::StmtFor) -> Done {
        self.expr(&inner.iter)?;
        self.at(place(inner));
        self.emit(Op::GetIter);
        let start = self.here();
        let end = self.emit(Op::ForIter(0));
        self.open_loop(start, true);
        self.store(&inner.target)?;
        self.body(&inner.body)?;
        self.close_loop(start, vec![end], &inner.orelse)
    }

    fn leave_loop(&mut self, place: (u32, u32), breaks: bool) -> Done {
        let Some(depth) = self.unit().breaks.last().map(|breaks| breaks.depth) else {
            let message =
                if breaks { "'break' outside loop" } else { "'continue' not properly in loop" };
            return self.fail(message, place);
        };
        self.stays_in_groups(depth, place)?;
        self.unwind_to(depth + 1, false)?;
        let OpenBlock::Loop { start, iterator } = self.unit().open[depth].clone() else {
            return Ok(());
        };
        if !breaks {
            self.emit(Op::Jump(start));
            return Ok(());
        }
        if iterator {
            self.emit(Op::Pop);
        }
        let jump = self.emit(Op::Jump(0));
        if let Some(open) = self.unit().breaks.last_mut() {
            open.jumps.push(jump);
        }
        Ok(())
    }

    pub(super) fn return_stmt(&mut self, inner: &'a ast::StmtReturn) -> Done {
        self.must_be_in_function("'return' outside function", place(inner))?;
        self.stays_in_groups(0, inner.value.as_deref().map_or_else(|| place(inner), place))?;
        let code = &self.unit().code;
        if inner.value.is_some() && code.coroutine && code.generator {
            return self.fail("'return' with value in async generator", place(inner));
        }
        match &inner.value {
            Some(value) => self.expr(value)?,
            None => self.emit_none(),
        }
        self.at(place(inner));
        self.unwind_to(0, true)?;
        self.at(place(inner));
        self.emit(Op::Return);
        Ok(())
    }

    /// Leaves open blocks down to a depth: runs `finally` bodies, closes handlers and `with`s.
    /// `value` says that a return value lies on top of the stack.
    fn unwind_to(&mut self, depth: usize, value: bool) -> Done {
        let saved = self.unit().open.clone();
        while self.unit().open.len() > depth {
            let Some(block) = self.unit().open.pop() else { break };
            match block {
                OpenBlock::Loop { iterator: true, .. } => self.drop_below(value),
                OpenBlock::Loop { .. } => {}
                OpenBlock::Try(_) | OpenBlock::GroupHandler => drop(self.emit(Op::PopBlock)),
                OpenBlock::Finally(body) => {
                    self.emit(Op::PopBlock);
                    let hidden = self.hide_loops();
                    if value {
                        self.unit().open.push(OpenBlock::Returning);
                    }
                    self.body(body)?;
                    if value {
                        self.unit().open.pop();
                    }
                    self.unit().breaks.extend(hidden);
                }
                OpenBlock::Returning => self.drop_below(value),
                OpenBlock::Unwinding => {
                    self.emit(Op::PopExcept);
                    self.drop_below(value);
                }
                OpenBlock::Handler => drop(self.emit(Op::PopExcept)),
                OpenBlock::NamedHandler(name) => {
                    self.emit(Op::PopBlock);
                    self.emit(Op::PopExcept);
                    self.emit_none();
                    self.store_name(&name);
                    self.delete_name(&name);
                }
                OpenBlock::With(_) => {
                    self.emit(Op::PopBlock);
                    if value {
                        self.emit(Op::Swap);
                    }
                    self.emit(Op::WithExit);
                }
                OpenBlock::AsyncWith => {
                    self.emit(Op::PopBlock);
                    if value {
                        self.emit(Op::Swap);
                    }
                    self.leave_async_with();
                }
            }
        }
        self.unit().open = saved;
        Ok(())
    }

    /// Drops what lies on the stack, or below the value that lies there.
    fn drop_below(&mut self, value: bool) {
        if value {
            self.emit(Op::Swap);
        }
        self.emit(Op::Pop);
    }

    /// Loops that are already left while a `finally` body is written inline.
    fn hide_loops(&mut self) -> Vec<Breaks> {
        let depth = self.unit().open.len();
        let keep = self.unit().breaks.iter().position(|breaks| breaks.depth >= depth);
        match keep {
            Some(at) => self.unit().breaks.split_off(at),
            None => Vec::new(),
        }
    }

    fn try_stmt(&mut self, inner: &'a ast::StmtTry) -> Done {
        if inner.finalbody.is_empty() && inner.is_star {
            return self.try_star(inner);
        }
        if inner.finalbody.is_empty() {
            return self.try_except(inner);
        }
        let handler = self.emit(Op::SetupTry(0));
        self.unit().open.push(OpenBlock::Finally(&inner.finalbody));
        if inner.handlers.is_empty() {
            self.body(&inner.body)?;
            self.body(&inner.orelse)?;
        } else {
            match inner.is_star {
                true => self.try_star(inner)?,
                false => self.try_except(inner)?,
            }
        }
        self.unit().open.pop();
        self.emit(Op::PopBlock);
        self.body(&inner.finalbody)?;
        let end = self.emit(Op::Jump(0));
        self.land(handler);
        self.unit().open.push(OpenBlock::Unwinding);
        self.body(&inner.finalbody)?;
        self.unit().open.pop();
        self.emit(Op::Reraise);
        self.land(end);
        Ok(())
    }

    fn try_except(&mut self, inner: &'a ast::StmtTry) -> Done {
        let handler = self.emit(Op::SetupTry(0));
        self.unit().open.push(OpenBlock::Try(super::guarded::handles_missing(&inner.handlers)));
        self.body(&inner.body)?;
        self.unit().open.pop();
        self.emit(Op::PopBlock);
        self.body(&inner.orelse)?;
        let mut ends = vec![self.emit(Op::Jump(0))];
        self.land(handler);
        for (at, handler) in inner.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && at + 1 < inner.handlers.len() {
                return self.fail("default 'except:' must be last", place(handler));
            }
            ends.push(self.except(handler)?);
        }
        self.emit(Op::Reraise);
        ends.into_iter().for_each(|end| self.land(end));
        Ok(())
    }

    /// One except clause; gives the jump to the end of the statement.
    fn except(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
    ) -> Result<usize, CompileError> {
        let mut next = None;
        if let Some(class) = &handler.type_ {
            self.at(place(handler));
            self.emit(Op::Dup);
            self.expr(class)?;
            self.at(place(&**class));
            self.emit(Op::MatchException);
            next = Some(self.emit(Op::JumpIfFalse(0)));
        }
        let end = match &handler.name {
            Some(name) => self.named_except(name, &handler.body)?,
            None => {
                self.emit(Op::Pop);
                self.unit().open.push(OpenBlock::Handler);
                self.body(&handler.body)?;
                self.unit().open.pop();
                self.emit(Op::PopExcept);
                self.emit(Op::Jump(0))
            }
        };
        if let Some(next) = next {
            self.land(next);
        }
        Ok(end)
    }

    fn named_except(&mut self, name: &'a str, body: &'a [Stmt]) -> Result<usize, CompileError> {
        self.store_name(name);
        let cleanup = self.emit(Op::SetupTry(0));
        self.unit().open.push(OpenBlock::NamedHandler(name.into()));
        self.body(body)?;
        self.unit().open.pop();
        self.emit(Op::PopBlock);
        self.emit(Op::PopExcept);
        self.emit_none();
        self.store_name(name);
        self.delete_name(name);
        let end = self.emit(Op::Jump(0));
        self.land(cleanup);
        self.emit_none();
        self.store_name(name);
        self.delete_name(name);
        self.emit(Op::Reraise);
        Ok(end)
    }

    fn with_stmt(&mut self, inner: &'a ast::StmtWith, index: usize) -> Done {
        let Some(item) = inner.items.get(index) else { return self.body(&inner.body) };
        let whole = place(inner);
        self.expr(&item.context_expr)?;
        self.at(whole);
        let handler = self.emit(Op::WithEnter(0));
        self.unit()
            .open
            .push(OpenBlock::With(super::guarded::suppresses_missing(&item.context_expr)));
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => drop(self.emit(Op::Pop)),
        }
        self.with_stmt(inner, index + 1)?;
        self.unit().open.pop();
        self.at(whole);
        self.emit(Op::PopBlock);
        self.emit(Op::WithExit);
        let end = self.emit(Op::Jump(0));
        self.land(handler);
        self.at(whole);
        self.emit(Op::WithExcept);
        self.leave_handled(end);
        Ok(())
    }

    /// What an exit answered to an exception: raised again, or put away; then `end` goes on here.
    pub(super) fn leave_handled(&mut self, end: usize) {
        let suppressed = self.emit(Op::JumpIfTrue(0));
        self.emit(Op::Reraise);
        self.land(suppressed);
        self.emit(Op::Pop);
        self.emit(Op::PopExcept);
        self.emit(Op::Pop);
        self.land(end);
    }

    fn match_stmt(&mut self, inner: &'a ast::StmtMatch) -> Done {
        self.expr(&inner.subject)?;
        let mut ends = Vec::new();
        let last = inner.cases.last().map(|case| &case.pattern);
        let unguarded =
            inner.cases.iter().filter(|case| case.guard.is_none()).map(|case| &case.pattern);
        let others =
            unguarded.filter(|pattern| !last.is_some_and(|last| std::ptr::eq(last, *pattern)));
        self.must_be_reached(&others.chain(last).collect::<Vec<_>>())?;
        for case in &inner.cases {
            self.binds_once(&case.pattern)?;
            self.at(place(&case.pattern));
            let mut fails = Vec::new();
            self.emit(Op::Dup);
            self.pattern(&case.pattern, &mut fails)?;
            if let Some(guard) = &case.guard {
                fails.extend(self.jump_unless(guard)?.into_iter().map(|jump| (jump, 0)));
            }
            self.emit(Op::Pop);
            self.body(&case.body)?;
            ends.push(self.emit(Op::Jump(0)));
            self.land_failures(fails);
        }
        self.emit(Op::Pop);
        ends.into_iter().for_each(|end| self.land(end));
        Ok(())
    }

    /// Lands failed patterns, each of which leaves some values to drop.
    fn land_failures(&mut self, fails: Vec<(usize, u32)>) {
        let deepest = fails.iter().map(|(_, extra)| *extra).max().unwrap_or(0);
        let over = self.emit(Op::Jump(0));
        for level in (0..=deepest).rev() {
            for (jump, _) in fails.iter().filter(|(_, extra)| *extra == level) {
                self.land(*jump);
            }
            if level > 0 {
                self.emit(Op::Pop);
            }
        }
        self.land(over);
    }

    /// `-1` and `1 + 2j` in patterns are expressions; so are dotted names.
    pub(super) fn literal_pattern(&mut self, value: &'a Expr) -> Done {
        self.expr(value)
    }
}
