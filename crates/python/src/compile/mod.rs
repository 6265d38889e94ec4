//! From ruff's syntax tree to instructions. One file per kind of syntax.
mod awaiting;
mod control;
mod expression;
mod fstring;
mod function;
mod groups;
mod guarded;
pub(crate) use function::{ANNOTATIONS, CLOSURE, DEFAULTS, KWDEFAULTS};
mod pattern;
mod scope;
mod statement;
mod target;

use crate::code::{Code, CodeKind, Op, Source};
use crate::text::Str;
use crate::value::Value;
use ruff_python_ast::{Expr, Stmt};
pub(crate) use scope::mangle;
use scope::{Place, Scope, ScopeKind, Scopes};
use std::collections::HashMap;
use std::rc::Rc;

/// A mistake found while compiling: CPython's words and the place as byte offsets.
#[derive(Debug, Clone)]
pub struct CompileError {
    /// The message of the SyntaxError.
    pub message: String,
    /// Start and end in the source.
    pub place: (u32, u32),
}

type Done = Result<(), CompileError>;

/// How statements of a unit end: a module, or a line of the shell that echoes expressions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file, or `exec`.
    Module,
    /// Expression statements are printed.
    Interactive,
}

/// Breaks of an open loop that wait for its end.
struct Breaks {
    depth: usize,
    jumps: Vec<usize>,
}

/// A code under construction.
struct Unit<'a> {
    scope: usize,
    code: Code,
    open: Vec<OpenBlock<'a>>,
    breaks: Vec<Breaks>,
    place: (u32, u32),
    name_index: HashMap<String, u32>,
    local_index: HashMap<String, u32>,
    cell_index: HashMap<String, u32>,
    const_index: HashMap<Constant, u32>,
}

/// A constant that a code holds once.
#[derive(PartialEq, Eq, Hash)]
enum Constant {
    None,
    Bool(bool),
    Int(i64),
    Text(Str),
}

/// A block that `return`, `break` and `continue` must leave in order.
#[derive(Clone)]
enum OpenBlock<'a> {
    /// A loop: where `continue` goes; whether an iterator lies on the stack.
    Loop { start: u32, iterator: bool },
    /// The body of a `try` that has handlers only; whether one of them is for modules that are
    /// missing.
    Try(bool),
    /// The body of a `try … finally`, with the statements to run on the way out.
    Finally(&'a [Stmt]),
    /// An except handler that runs.
    Handler,
    /// A `finally` body that runs because of an exception, which lies on the stack.
    Unwinding,
    /// A `finally` body that runs on the way of a `return`, whose value lies on the stack.
    Returning,
    /// An `except*` handler, which nothing may jump out of.
    GroupHandler,
    /// An except handler with a name to unbind.
    NamedHandler(String),
    /// The body of a `with`; whether it suppresses what a missing module raises.
    With(bool),
    /// The body of an `async with`.
    AsyncWith,
}

/// The compiler: a stack of units, the innermost last.
struct Compiler<'a> {
    source: Rc<Source>,
    scopes: Scopes,
    units: Vec<Unit<'a>>,
    mode: Mode,
    /// Something else than a docstring and `from __future__` was seen.
    begun: bool,
    /// `from __future__ import annotations` was seen.
    text_annotations: bool,
    depth: usize,
}

/// Deeper nesting of expressions or blocks is refused, so that recursion stays within the wasm
/// stack.
const MAX_DEPTH: usize = 180;

/// Compiles the statements of a module.
///
/// # Errors
/// What CPython's compiler reports as SyntaxError beyond parsing.
pub fn module<'a>(source: &Rc<Source>, body: &'a [Stmt], mode: Mode) -> Result<Code, CompileError> {
    let scopes = Scopes::of_module(body);
    if let Some((message, range)) = &scopes.error {
        return Err(CompileError {
            message: message.clone(),
            place: (range.start().into(), range.end().into()),
        });
    }
    let mut compiler: Compiler<'a> = Compiler::new(source, scopes, mode);
    compiler.open_unit(0, "<module>", CodeKind::Module, 1);
    compiler.docstring(body, mode);
    compiler.body(body)?;
    compiler.emit_none();
    compiler.emit(Op::Return);
    Ok(compiler.close_unit())
}

/// Compiles one expression, whose value is returned.
///
/// # Errors
/// As [`module`].
pub fn expression<'a>(source: &Rc<Source>, expr: &'a Expr) -> Result<Code, CompileError> {
    let mut compiler: Compiler<'a> =
        Compiler::new(source, Scopes::of_expression(expr), Mode::Module);
    compiler.open_unit(0, "<module>", CodeKind::Module, 1);
    compiler.expr(expr)?;
    compiler.emit(Op::Return);
    Ok(compiler.close_unit())
}

impl<'a> Compiler<'a> {
    fn new(source: &Rc<Source>, scopes: Scopes, mode: Mode) -> Compiler<'a> {
        Compiler {
            source: source.clone(),
            scopes,
            units: Vec::new(),
            mode,
            begun: false,
            text_annotations: false,
            depth: 0,
        }
    }

    fn open_unit(&mut self, scope: usize, name: &str, kind: CodeKind, first_line: usize) {
        let qualname = self.qualname(name);
        let places = &self.scopes.all[scope];
        let own: Vec<Str> = places
            .places
            .iter()
            .filter(|(_, place)| **place == Place::Cell)
            .map(|(name, _)| Str::intern(name))
            .collect();
        let free = places
            .places
            .iter()
            .filter(|(_, place)| **place == Place::Free)
            .map(|(name, _)| Str::intern(name.trim_start_matches("free ")));
        let cells: Vec<Str> = own.iter().cloned().chain(free).collect();
        let cell_index = cells
            .iter()
            .enumerate()
            .map(|(index, name)| (name.to_string(), index as u32))
            .collect();
        let code = Code {
            name: Str::intern(name),
            qualname: Str::intern(&qualname),
            source: self.source.clone(),
            kind,
            ops: Vec::new(),
            places: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            locals: Vec::new(),
            own_cells: own.len(),
            cells,
            cell_params: Vec::new(),
            args: 0,
            posonly: 0,
            kwonly: 0,
            var_args: false,
            var_kw: false,
            generator: false,
            coroutine: false,
            doc: Value::None,
            first_line,
        };
        self.units.push(Unit {
            scope,
            code,
            open: Vec::new(),
            breaks: Vec::new(),
            place: (0, 0),
            name_index: HashMap::new(),
            local_index: HashMap::new(),
            cell_index,
            const_index: HashMap::new(),
        });
    }

    fn close_unit(&mut self) -> Code {
        match self.units.pop() {
            Some(mut unit) => {
                thread_jumps(&mut unit.code.ops);
                unit.code
            }
            None => unreachable!("a unit was opened"),
        }
    }

    /// `outer.<locals>.name`, or the plain name for globals.
    fn qualname(&self, name: &str) -> String {
        let Some(outer) = self.units.last() else { return name.into() };
        let scope = &self.scopes.all[outer.scope];
        if scope.places.get(name) == Some(&Place::Global) && scope.kind != ScopeKind::Module {
            return name.into();
        }
        match outer.code.kind {
            CodeKind::Module => name.into(),
            CodeKind::Class => format!("{}.{name}", outer.code.qualname),
            CodeKind::Function => format!("{}.<locals>.{name}", outer.code.qualname),
        }
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        match self.units.last_mut() {
            Some(unit) => unit,
            None => unreachable!("a unit was opened"),
        }
    }

    fn scope(&self) -> &Scope {
        let index = self.units.last().map_or(0, |unit| unit.scope);
        &self.scopes.all[index]
    }

    fn at(&mut self, place: (u32, u32)) {
        self.unit().place = place;
    }

    fn emit(&mut self, op: Op) -> usize {
        let unit = self.unit();
        unit.code.ops.push(op);
        unit.code.places.push(unit.place);
        unit.code.ops.len() - 1
    }

    fn here(&mut self) -> u32 {
        self.unit().code.ops.len() as u32
    }

    /// Lets a forward jump land here.
    fn land(&mut self, jump: usize) {
        let here = self.here();
        let op = &mut self.unit().code.ops[jump];
        *op = match *op {
            Op::Jump(_) => Op::Jump(here),
            Op::JumpIfFalse(_) => Op::JumpIfFalse(here),
            Op::JumpIfTrue(_) => Op::JumpIfTrue(here),
            Op::JumpIfFalseOrPop(_) => Op::JumpIfFalseOrPop(here),
            Op::JumpIfTrueOrPop(_) => Op::JumpIfTrueOrPop(here),
            Op::ForIter(_) => Op::ForIter(here),
            Op::SetupTry(_) => Op::SetupTry(here),
            Op::WithEnter(_) => Op::WithEnter(here),
            Op::SetupAsyncWith(_) => Op::SetupAsyncWith(here),
            other => other,
        };
    }

    fn constant(&mut self, value: Value) -> u32 {
        let unit = self.unit();
        let next = unit.code.consts.len() as u32;
        let key = match &value {
            Value::None => Constant::None,
            Value::Bool(flag) => Constant::Bool(*flag),
            Value::Int(number) => Constant::Int(*number),
            Value::Str(text) => Constant::Text(text.clone()),
            _ => {
                unit.code.consts.push(value);
                return next;
            }
        };
        let index = *unit.const_index.entry(key).or_insert(next);
        if index == next {
            unit.code.consts.push(value);
        }
        index
    }

    fn emit_const(&mut self, value: Value) {
        let index = self.constant(value);
        self.emit(Op::Const(index));
    }

    fn emit_none(&mut self) {
        self.emit_const(Value::None);
    }

    fn emit_text(&mut self, text: &str) {
        self.emit_const(Value::Str(Str::intern(text)));
    }

    fn name(&mut self, name: &str) -> u32 {
        let class = self.scope().class_name.clone();
        self.plain_name(&mangle(class.as_deref(), name))
    }

    fn plain_name(&mut self, name: &str) -> u32 {
        let unit = self.unit();
        if let Some(index) = unit.name_index.get(name) {
            return *index;
        }
        let index = unit.code.names.len() as u32;
        unit.code.names.push(Str::intern(name));
        unit.name_index.insert(name.into(), index);
        index
    }

    fn local(&mut self, name: &str) -> u32 {
        let unit = self.unit();
        if let Some(index) = unit.local_index.get(name) {
            return *index;
        }
        let index = unit.code.locals.len() as u32;
        unit.code.locals.push(Str::intern(name));
        unit.local_index.insert(name.into(), index);
        index
    }

    fn fail<T>(&self, message: impl Into<String>, place: (u32, u32)) -> Result<T, CompileError> {
        Err(CompileError { message: message.into(), place })
    }

    fn deeper(&mut self, place: (u32, u32)) -> Done {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail("too many nested expressions or blocks", place);
        }
        Ok(())
    }
}

/// A jump to another test of the same value goes where that one leads: no object is asked for its
/// truth twice.
fn thread_jumps(ops: &mut [Op]) {
    for at in (0..ops.len()).rev() {
        let next = |to: u32| ops.get(to as usize).copied();
        ops[at] = match ops[at] {
            Op::JumpIfTrueOrPop(to) => match next(to) {
                Some(Op::JumpIfTrueOrPop(on)) => Op::JumpIfTrueOrPop(on),
                Some(Op::JumpIfTrue(on)) => Op::JumpIfTrue(on),
                Some(Op::JumpIfFalseOrPop(_) | Op::JumpIfFalse(_)) => Op::JumpIfTrue(to + 1),
                _ => continue,
            },
            Op::JumpIfFalseOrPop(to) => match next(to) {
                Some(Op::JumpIfFalseOrPop(on)) => Op::JumpIfFalseOrPop(on),
                Some(Op::JumpIfFalse(on)) => Op::JumpIfFalse(on),
                Some(Op::JumpIfTrueOrPop(_) | Op::JumpIfTrue(_)) => Op::JumpIfFalse(to + 1),
                _ => continue,
            },
            _ => continue,
        };
    }
}
