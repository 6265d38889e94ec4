//! Compiled code: instructions of a small stack machine, with the place in the source of each.
//!
//! A stack machine instead of a walk over the tree: generators must suspend, and calls between
//! Python functions must not use the wasm stack.
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

/// A source file: path as tracebacks show it, text, and where its lines start.
pub struct Source {
    /// Path as given to the compiler.
    pub path: String,
    /// The text.
    pub text: String,
    /// Byte offsets of line starts.
    pub lines: Vec<u32>,
}

impl Source {
    /// A source file.
    pub fn new(path: &str, text: &str) -> Source {
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Source { path: path.into(), text: text.into(), lines }
    }

    /// The line of a byte offset, counted from 1.
    pub fn line(&self, offset: u32) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The text of a line counted from 1, without its end.
    pub fn line_text(&self, line: usize) -> &str {
        let start =
            self.lines.get(line.wrapping_sub(1)).map_or(self.text.len(), |start| *start as usize);
        let rest = self.text.get(start..).unwrap_or("");
        rest.split('\n').next().unwrap_or("").trim_end_matches('\r')
    }

    /// Byte offset at which the line of an offset starts.
    pub fn line_start(&self, offset: u32) -> u32 {
        self.lines.get(self.line(offset).wrapping_sub(1)).copied().unwrap_or(0)
    }
}

/// What kind of block a code is the body of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeKind {
    /// A module, or a line of the shell.
    Module,
    /// A class body.
    Class,
    /// A function, lambda or comprehension.
    Function,
}

/// Arithmetic and bit operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `@`
    MatMul,
    /// `/`
    Div,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `&`
    And,
}

/// Comparison operators that call `__lt__` and the like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompareOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// Prefix operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `-x`
    Neg,
    /// `+x`
    Pos,
    /// `~x`
    Invert,
    /// `not x`
    Not,
}

/// An instruction. Numbers are indexes into the code's tables, counts, or instruction indexes
/// (jumps).
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Op {
    Const(u32),
    Pop,
    Dup,
    DupTwo,
    Swap,
    RotThree,
    RotFour,
    LoadLocal(u32),
    StoreLocal(u32),
    DeleteLocal(u32),
    LoadCell(u32),
    StoreCell(u32),
    DeleteCell(u32),
    PushCell(u32),
    LoadClassCell(u32),
    LoadGlobal(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),
    LoadAttr(u32),
    StoreAttr(u32),
    DeleteAttr(u32),
    LoadMethod(u32),
    Binary(BinaryOp),
    InPlace(BinaryOp),
    Unary(UnaryOp),
    Compare(CompareOp),
    Is(bool),
    Contains(bool),
    Subscript,
    StoreSubscript,
    DeleteSubscript,
    BuildSlice(bool),
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    BuildDict(u32),
    BuildString(u32),
    ListAppend(u32),
    SetAdd(u32),
    DictAdd(u32),
    ListExtend,
    SpreadOne,
    SetUpdate,
    DictUpdate,
    DictMerge,
    ListToTuple,
    Jump(u32),
    JumpIfFalse(u32),
    JumpIfTrue(u32),
    JumpIfFalseOrPop(u32),
    JumpIfTrueOrPop(u32),
    GetIter,
    ForIter(u32),
    Call(u32),
    CallMethod(u32),
    CallKeywords(u32, u32),
    CallSpread(bool),
    MakeFunction(u8),
    LoadBuildClass,
    Return,
    Yield,
    YieldFrom,
    Raise(u8),
    Reraise,
    SetupTry(u32),
    PopBlock,
    PopExcept,
    MatchException,
    WithEnter(u32),
    WithExit,
    WithExcept,
    Import(u32),
    /// The same below a handler for what a missing module raises: a package that is not here must
    /// be missing.
    ImportIfThere(u32),
    ImportFrom(u32),
    ImportStar,
    Unpack(u32),
    UnpackStar(u32, u32),
    Format(u8, bool),
    Print,
    SetupAnnotations,
    AssertionError,
    GroupBegin,
    GroupMatch,
    GroupCaught,
    GroupEnd,
    GroupRaise,
    MatchSequence,
    MatchMapping,
    MatchKeys,
    MatchClass(u32),
    Length,
    CopyDictWithout,
    GetAwaitable,
    GetAsyncIter,
    GetAsyncNext,
    EndsAsyncFor,
    AsyncWithEnter,
    SetupAsyncWith(u32),
    AsyncWithExit,
    AsyncWithExcept,
    Unsupported(u32),
}

/// Compiled code of a module, class body, function, lambda or comprehension.
pub struct Code {
    /// Name as tracebacks show it (`<module>`, `f`, `<listcomp>`).
    pub name: Str,
    /// `__qualname__`.
    pub qualname: Str,
    /// Where it was read.
    pub source: Rc<Source>,
    /// What it is the body of.
    pub kind: CodeKind,
    /// The instructions.
    pub ops: Vec<Op>,
    /// For each instruction the range of the source it stands for, as byte offsets.
    pub places: Vec<(u32, u32)>,
    /// Constants.
    pub consts: Vec<Value>,
    /// Names of attributes, globals and modules.
    pub names: Vec<Str>,
    /// Names of local variables, parameters first.
    pub locals: Vec<Str>,
    /// Names of cells: own ones captured by inner functions, then those of enclosing functions.
    pub cells: Vec<Str>,
    /// How many of the cells are own ones.
    pub own_cells: usize,
    /// Parameters that live in cells: local index, cell index.
    pub cell_params: Vec<(u32, u32)>,
    /// Count of positional parameters, positional-only ones included.
    pub args: usize,
    /// Count of positional-only parameters.
    pub posonly: usize,
    /// Count of keyword-only parameters.
    pub kwonly: usize,
    /// Whether there is `*args`.
    pub var_args: bool,
    /// Whether there is `**kwargs`.
    pub var_kw: bool,
    /// Whether calling it makes a generator.
    pub generator: bool,
    /// Whether it was declared with `async`.
    pub coroutine: bool,
    /// The docstring.
    pub doc: Value,
    /// First line of the definition.
    pub first_line: usize,
}

impl Code {
    /// Whether a call with this many positional arguments needs no binding: they are the first
    /// local variables.
    pub fn is_plain(&self, given: usize) -> bool {
        let only_positional = self.kwonly == 0 && !self.var_args && !self.var_kw;
        given == self.args
            && only_positional
            && !self.generator
            && !self.coroutine
            && self.cell_params.is_empty()
    }

    /// The line of an instruction.
    pub fn line(&self, at: usize) -> usize {
        self.places.get(at).map_or(self.first_line, |place| self.source.line(place.0))
    }

    /// Names that it, or a function in it, looks up in the globals.
    pub fn global_names(&self) -> Vec<Str> {
        let own = self.ops.iter().filter_map(|op| match op {
            Op::LoadGlobal(index) | Op::LoadName(index) => self.names.get(*index as usize).cloned(),
            _ => None,
        });
        let inner = self.consts.iter().filter_map(|value| match value {
            Value::Code(code) => Some(code.global_names()),
            _ => None,
        });
        own.chain(inner.flatten()).collect()
    }
}
