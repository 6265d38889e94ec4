//! Imports that a program expects to fail: `try: import x` with a handler for it, or `with
//! suppress(ImportError)`. A package that is not here must be missing there, although elsewhere
//! something stands in for it.
use super::{Compiler, OpenBlock};
use crate::code::Op;
use ruff_python_ast::{ExceptHandler, Expr};

/// What catches the exception that a missing module raises.
const CATCHES: [&str; 4] = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"];

/// Whether one of the handlers is for missing modules.
pub(super) fn handles_missing(handlers: &[ExceptHandler]) -> bool {
    handlers
        .iter()
        .any(|ExceptHandler::ExceptHandler(handler)| handler.type_.as_deref().is_none_or(catches))
}

/// Whether a `with` is `suppress(ImportError)` or `contextlib.suppress(…)`.
pub(super) fn suppresses_missing(manager: &Expr) -> bool {
    let Expr::Call(call) = manager else { return false };
    last_name(&call.func) == Some("suppress") && call.arguments.args.iter().any(catches)
}

fn catches(class: &Expr) -> bool {
    match class {
        Expr::Tuple(classes) => classes.iter().any(catches),
        class => last_name(class).is_some_and(|name| CATCHES.contains(&name)),
    }
}

fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(&name.id),
        Expr::Attribute(attribute) => Some(&attribute.attr),
        _ => None,
    }
}

impl Compiler<'_> {
    /// The instruction for an import at this place.
    pub(super) fn import_op(&mut self, module: u32) -> Op {
        let expected =
            |block: &OpenBlock| matches!(block, OpenBlock::Try(true) | OpenBlock::With(true));
        match self.unit().open.iter().any(expected) {
            true => Op::ImportIfThere(module),
            false => Op::Import(module),
        }
    }
}
