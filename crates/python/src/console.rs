//! The interactive shell as CPython's `code.InteractiveConsole`: lines in, prompts and output out.
use crate::collections::Dict;
use crate::compile::Mode;
use crate::error::{PyErr, PyResult};
use crate::traceback::{format_exception, format_plainly};
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// What the shell wants after a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Push {
    /// A new statement: prompt `>>> `.
    Ready,
    /// More lines of this one: prompt `... `.
    More,
    /// The shell ended with this exit code.
    Exit(u8),
}

/// An interactive shell.
pub struct Console {
    /// The namespace.
    pub globals: Rc<Dict>,
    buffer: RefCell<Vec<String>>,
    filename: String,
}

impl Console {
    /// A shell over a namespace; `filename` is what tracebacks show (`<console>`).
    pub fn new(globals: Rc<Dict>, filename: &str) -> Console {
        Console { globals, buffer: RefCell::new(Vec::new()), filename: filename.into() }
    }

    /// The prompt for the next line.
    pub fn prompt(&self) -> &'static str {
        if self.buffer.borrow().is_empty() { ">>> " } else { "... " }
    }

    /// Takes one line without its end, runs what is complete. Errors are printed and do not end the
    /// shell.
    pub fn push(&self, vm: &Vm, line: &str) -> Push {
        self.buffer.borrow_mut().push(line.into());
        let text = self.buffer.borrow().join("\n");
        if !is_complete(&text) {
            return Push::More;
        }
        self.buffer.borrow_mut().clear();
        match self.run(vm, &text) {
            Ok(()) => Push::Ready,
            Err(error) => self.report(vm, &error),
        }
    }

    /// Ctrl-C: what was begun is forgotten.
    pub fn interrupt(&self) {
        self.buffer.borrow_mut().clear();
    }

    fn run(&self, vm: &Vm, text: &str) -> PyResult<()> {
        let code = vm.compile_mode(text, &self.filename, Mode::Interactive)?;
        vm.exec(&code, &self.globals, None).map(drop)
    }

    fn report(&self, vm: &Vm, error: &PyErr) -> Push {
        if error.is_a("SystemExit") {
            return Push::Exit(exit_code(vm, error));
        }
        // What the line printed does not count: its end is always told.
        vm.renew_budget();
        // `<stdin>` is the interpreter itself, `<console>` is `code.InteractiveConsole`.
        let text = if self.filename == "<stdin>" {
            format_exception(vm, error)
        } else {
            format_plainly(vm, error)
        };
        let _ = vm.write_err(&text);
        Push::Ready
    }
}

/// The exit code of a SystemExit; prints its message where it is one.
pub fn exit_code(vm: &Vm, error: &PyErr) -> u8 {
    let code = error.0.exception().and_then(|parts| parts.args.borrow().first().cloned());
    match code {
        None | Some(crate::Value::None) => 0,
        Some(value) => match value.as_int() {
            Some(number) => (number & 0xff) as u8,
            None => {
                let text = vm.str(&value).map(|text| text.to_string()).unwrap_or_default();
                let _ = vm.write_err(&format!("{text}\n"));
                1
            }
        },
    }
}

/// Whether text is a whole statement, or wrong already; CPython's codeop in small.
fn is_complete(text: &str) -> bool {
    if text.trim().is_empty() {
        return true;
    }
    let last = text.rsplit('\n').next().unwrap_or("");
    let block = text.lines().any(|line| line.starts_with([' ', '\t']))
        || text.lines().next().is_some_and(opens_block);
    if crate::syntax::is_unfinished(text) {
        return false;
    }
    match ruff_python_parser::parse_module(text) {
        Ok(_) if block && text.contains('\n') => last.trim().is_empty(),
        Ok(_) => {
            !block
                || !text.lines().next().is_some_and(|line| {
                    line.trim_end().ends_with(':') || line.trim_start().starts_with('@')
                }) && !opens_block(text)
        }
        Err(_) => !(block && !last.trim().is_empty() && is_prefix(text)),
    }
}

fn opens_block(line: &str) -> bool {
    let first =
        line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '@').next().unwrap_or("");
    line.trim_start().starts_with('@')
        || matches!(
            first,
            "if" | "for" | "while" | "def" | "class" | "try" | "with" | "async" | "match"
        ) && line.contains(':')
}

/// Whether more lines could still make it right: the error is at its very end.
fn is_prefix(text: &str) -> bool {
    let padded = format!("{text}\n    pass");
    let deeper =
        text.rsplit('\n').next().map_or(0, |line| line.len() - line.trim_start().len()) + 4;
    let nested = format!("{text}\n{}pass", " ".repeat(deeper));
    let finish = |text: &str| {
        ruff_python_parser::parse_module(text).is_ok()
            || ruff_python_parser::parse_module(&format!("{text}\nexcept: pass")).is_ok()
    };
    finish(&padded) || finish(&nested) || finish(text)
}
