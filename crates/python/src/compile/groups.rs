//! `try … except*`: each handler takes its part of a group; what is left or raised goes on after
//! the last.
use super::scope::place;
use super::{CompileError, Compiler, Done, OpenBlock};
use crate::code::Op;
use ruff_python_ast as ast;

impl<'a> Compiler<'a> {
    /// The handlers share a state on the stack, in the exception's place (`vm/groups.rs`).
    pub(super) fn try_star(&mut self, inner: &'a ast::StmtTry) -> Done {
        let handler = self.emit(Op::SetupTry(0));
        self.unit().open.push(OpenBlock::Try(super::guarded::handles_missing(&inner.handlers)));
        self.body(&inner.body)?;
        self.unit().open.pop();
        self.emit(Op::PopBlock);
        self.body(&inner.orelse)?;
        let end = self.emit(Op::Jump(0));
        self.land(handler);
        self.emit(Op::GroupBegin);
        for handler in &inner.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.star_handler(handler)?;
        }
        self.emit(Op::GroupEnd);
        let done = self.emit(Op::JumpIfFalse(0));
        self.emit(Op::GroupRaise);
        self.land(done);
        self.emit(Op::PopExcept);
        self.land(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ast::ExceptHandlerExceptHandler) -> Done {
        let Some(class) = &handler.type_ else {
            return self.fail("expected one or more exception types", place(handler));
        };
        self.expr(class)?;
        self.at(place(&**class));
        self.emit(Op::GroupMatch);
        let next = self.emit(Op::JumpIfFalse(0));
        match &handler.name {
            Some(name) => self.store_name(name),
            None => drop(self.emit(Op::Pop)),
        }
        let raised = self.emit(Op::SetupTry(0));
        self.unit().open.push(OpenBlock::GroupHandler);
        self.body(&handler.body)?;
        self.unit().open.pop();
        self.emit(Op::PopBlock);
        let over = self.emit(Op::Jump(0));
        self.land(raised);
        self.emit(Op::GroupCaught);
        self.emit(Op::PopExcept);
        self.land(over);
        if let Some(name) = &handler.name {
            self.emit_none();
            self.store_name(name);
            self.delete_name(name);
        }
        self.land(next);
        Ok(())
    }

    /// Nothing may jump out of such a handler: the other handlers have to run.
    pub(super) fn stays_in_groups(
        &mut self,
        depth: usize,
        place: (u32, u32),
    ) -> Result<(), CompileError> {
        match self.unit().open[depth..].iter().any(|block| matches!(block, OpenBlock::GroupHandler))
        {
            true => self
                .fail("'break', 'continue' and 'return' cannot appear in an except* block", place),
            false => Ok(()),
        }
    }
}
