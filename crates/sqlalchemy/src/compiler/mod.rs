//! `SQLiteCompiler`: statements and expressions as SQL text with their parameters and result
//! columns. In: a tree of `expr`. Out: `Compiled`. From `sqlalchemy/sql/compiler.py` and
//! `dialects/sqlite/base.py`.

mod dml;
mod element;
mod from;
mod lint;
mod literal;
mod names;
mod operators;
mod select;

use std::rc::Rc;

use crate::ddl::quote::as_default_dialect;
use crate::error::Error;
use crate::expr::{Bind, Expr, From, Literal, Statement};
use crate::types::{SqlType, Way};

pub use literal::render_literal;

/// How parameters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Style {
    /// `?`, for execution.
    #[default]
    Qmark,
    /// `:name`, for `str(statement)`.
    Named,
}

/// Turns a Python object into SQL text where only Python can; `None` if it cannot either.
pub type LiteralHook<'a> = &'a dyn Fn(&Literal, &SqlType) -> Result<Option<String>, Error>;

/// How to compile.
#[derive(Clone, Copy, Default)]
pub struct CompileOptions<'a> {
    /// Placeholders.
    pub style: Style,
    /// Values in the text instead of placeholders.
    pub literal_binds: bool,
    /// Lists for expanding parameters given at execution, by name.
    pub lists: Option<&'a [(String, Vec<Literal>)]>,
    /// For literals of Python types.
    pub literal: Option<LiteralHook<'a>>,
    /// Keys of the parameters of the first set given at execution: an INSERT without values has
    /// these columns.
    pub keys: Option<&'a [String]>,
    /// Expanding parameters stay `__[POSTCOMPILE_name]`, as in `str(statement)`: only execution
    /// knows how long a list is.
    pub unexpanded: bool,
}

/// A parameter in the order of its placeholder.
#[derive(Clone, Debug)]
pub struct Param {
    /// Name, also in `:name` style.
    pub name: Rc<str>,
    /// The value it was built with, if any.
    pub value: Option<Literal>,
    /// The values of an expanding parameter that stays unexpanded.
    pub list: Option<Vec<Literal>>,
    /// Its type, for conversion.
    pub ty: SqlType,
}

/// A column of the result.
#[derive(Clone, Debug)]
pub struct ResultColumn {
    /// Name in the result's keys.
    pub name: Rc<str>,
    /// Type, for conversion.
    pub ty: SqlType,
    /// The expression, for access by column.
    pub expr: Expr,
}

/// A compiled statement.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// Text.
    pub sql: String,
    /// Parameters in order.
    pub params: Vec<Param>,
    /// Columns of the result; empty when it is not known.
    pub columns: Vec<ResultColumn>,
}

/// Compiles a statement for SQLite.
///
/// # Errors
/// `CompileError`, join and correlation errors.
pub fn compile(statement: &Statement, options: CompileOptions<'_>) -> Result<Compiled, Error> {
    match options.style {
        Style::Qmark => compile_now(statement, options),
        Style::Named => as_default_dialect(|| compile_now(statement, options)),
    }
}

/// Warnings of the SELECTs inside: FROM elements that no condition connects.
///
/// # Errors
/// As `compile`.
pub fn lint(statement: &Statement) -> Result<Vec<String>, Error> {
    let mut compiler = Compiler::new(CompileOptions::default());
    compiler.lints = Some(Vec::new());
    if let Statement::Query(query) = statement {
        compiler.top_query(query)?;
    }
    Ok(compiler.lints.unwrap_or_default())
}

fn compile_now(statement: &Statement, options: CompileOptions<'_>) -> Result<Compiled, Error> {
    let mut compiler = Compiler::new(options);
    let sql = match statement {
        Statement::Query(query) => compiler.top_query(query)?,
        Statement::Insert(insert) => compiler.insert(insert)?,
        Statement::Update(update) => compiler.update(update)?,
        Statement::Delete(delete) => compiler.delete(delete)?,
        Statement::Expr(expr) => compiler.lone(expr)?,
    };
    Ok(compiler.finish(sql))
}

/// An expression alone, as `str(expression)`.
///
/// # Errors
/// `CompileError`.
pub fn compile_expr(expr: &Expr, options: CompileOptions<'_>) -> Result<Compiled, Error> {
    let run = || {
        let mut compiler = Compiler::new(options);
        let sql = compiler.element(expr)?;
        Ok(compiler.finish(sql))
    };
    if options.style == Style::Named { as_default_dialect(run) } else { run() }
}

/// An expression inside DDL: no table names, values as literals.
///
/// # Errors
/// `CompileError`.
pub fn compile_in_ddl(expr: &Expr) -> Result<String, Error> {
    let mut compiler =
        Compiler::new(CompileOptions { literal_binds: true, ..CompileOptions::default() });
    compiler.include_table = false;
    compiler.element(expr)
}

/// A server default: as in DDL, but with table names.
///
/// # Errors
/// `CompileError`.
pub fn compile_default(expr: &Expr, hook: Option<LiteralHook<'_>>) -> Result<String, Error> {
    let mut compiler = Compiler::new(CompileOptions {
        literal_binds: true,
        literal: hook,
        ..CompileOptions::default()
    });
    compiler.element(expr)
}

/// An enclosing SELECT's FROM elements, for correlation.
#[derive(Clone, Default)]
struct Enclosing {
    all: Vec<From>,
    nearest: Vec<From>,
}

/// The expression that a user's type puts around what goes in or comes out.
fn template(ty: &SqlType, way: Way) -> Option<Expr> {
    let around = ty.data().custom.as_ref()?.around(way)?;
    around.downcast_ref::<Expr>().cloned()
}

/// What ORDER BY may name: the columns and their names.
type LabelScope = Vec<(Expr, Rc<str>)>;

/// The state of one compilation.
pub(crate) struct Compiler<'a> {
    options: CompileOptions<'a>,
    include_table: bool,
    params: Vec<Param>,
    columns: Vec<ResultColumn>,
    names: names::Names,
    stack: Vec<Enclosing>,
    ctes: Vec<CteText>,
    bind_names: Vec<(Rc<str>, Option<u64>)>,
    label_scope: Vec<LabelScope>,
    in_compound: bool,
    lints: Option<Vec<String>>,
    holes: Vec<Hole>,
}

/// What stands where a user's `bind_expression()` or `column_expression()` has its argument.
enum Hole {
    /// A bound value.
    Bind(Bind, SqlType),
    /// One value of a list.
    Item(Rc<str>, Literal, SqlType),
    /// A selected column.
    Column(Expr),
}

struct CteText {
    alias: From,
    text: String,
    params: Vec<Param>,
    recursive: bool,
}

impl<'a> Compiler<'a> {
    fn new(options: CompileOptions<'a>) -> Self {
        Compiler {
            options,
            include_table: true,
            params: Vec::new(),
            columns: Vec::new(),
            names: names::Names::default(),
            stack: Vec::new(),
            ctes: Vec::new(),
            bind_names: Vec::new(),
            label_scope: Vec::new(),
            in_compound: false,
            lints: None,
            holes: Vec::new(),
        }
    }

    /// What a user's type puts around something, or that itself.
    fn wrapped(&mut self, ty: &SqlType, way: Way, hole: Hole) -> Result<String, Error> {
        match template(ty, way) {
            Some(template) => {
                self.holes.push(hole);
                let text = self.element(&template);
                self.holes.pop();
                text
            }
            None => self.fill(hole),
        }
    }

    /// The text of what stands in a hole.
    fn fill(&mut self, hole: Hole) -> Result<String, Error> {
        match hole {
            Hole::Bind(bind, ty) => self.bind_plain(&bind, &ty),
            Hole::Item(_, value, ty) if self.options.literal_binds => {
                render_literal(&value, &ty, self.options.literal)
            }
            Hole::Item(name, value, ty) => Ok(self.placeholder(name, Some(value), &ty)),
            Hole::Column(column) => self.element(&column),
        }
    }

    /// What stands in the hole of the template that is being written.
    fn in_hole(&mut self) -> Result<String, Error> {
        let Some(hole) = self.holes.pop() else { return Ok(String::new()) };
        let kept = match &hole {
            Hole::Bind(bind, ty) => Hole::Bind(bind.clone(), ty.clone()),
            Hole::Item(name, value, ty) => Hole::Item(name.clone(), value.clone(), ty.clone()),
            Hole::Column(column) => Hole::Column(column.clone()),
        };
        let text = self.fill(hole);
        self.holes.push(kept);
        text
    }

    /// Puts the CTEs in front, their parameters first.
    fn finish(self, sql: String) -> Compiled {
        if self.ctes.is_empty() {
            return Compiled { sql, params: self.params, columns: self.columns };
        }
        let recursive = self.ctes.iter().any(|c| c.recursive);
        let mut params = Vec::new();
        let mut texts = Vec::new();
        for cte in self.ctes {
            texts.push(cte.text);
            params.extend(cte.params);
        }
        params.extend(self.params);
        let preamble = if recursive { "WITH RECURSIVE" } else { "WITH" };
        Compiled {
            sql: format!("{preamble} {}\n {sql}", texts.join(", \n")),
            params,
            columns: self.columns,
        }
    }

    /// A placeholder, or the value itself.
    fn bind(&mut self, bind: &Bind, ty: &SqlType) -> Result<String, Error> {
        if bind.expanding {
            return self.expanding(bind, ty);
        }
        self.wrapped(ty, Way::In, Hole::Bind(bind.clone(), ty.clone()))
    }

    fn bind_plain(&mut self, bind: &Bind, ty: &SqlType) -> Result<String, Error> {
        if self.options.literal_binds || bind.literal_execute {
            return match &bind.value {
                Some(value) => render_literal(value, ty, self.options.literal),
                // `insert(table)` without values keeps its placeholders; DDL has nowhere to put
                // one.
                None if self.include_table => {
                    let name = self.bind_name(bind);
                    Ok(self.placeholder(name, None, ty))
                }
                None => Err(Error::Compile(format!(
                    "Bind parameter '{}' without a renderable value not allowed here.",
                    bind.key
                ))),
            };
        }
        let name = self.bind_name(bind);
        Ok(self.placeholder(name, bind.value.clone(), ty))
    }

    fn bind_name(&mut self, bind: &Bind) -> Rc<str> {
        match bind.id {
            Some(id) => self.names.anonymous(&bind.key, id),
            None => bind.key.clone(),
        }
    }

    fn placeholder(&mut self, name: Rc<str>, value: Option<Literal>, ty: &SqlType) -> String {
        let known = self.bind_names.iter().any(|(n, _)| *n == name);
        if !known {
            self.bind_names.push((name.clone(), None));
        }
        match self.options.style {
            Style::Qmark => {
                self.params.push(Param { name, value, list: None, ty: ty.clone() });
                "?".to_owned()
            }
            Style::Named => {
                let text = format!(":{name}");
                if !known {
                    self.params.push(Param { name, value, list: None, ty: ty.clone() });
                }
                text
            }
        }
    }

    /// SQLite wants a VALUES list of tuples.
    fn expanded_rows(&mut self, rows: &[Vec<Expr>]) -> Result<String, Error> {
        if rows.is_empty() {
            return Ok("(SELECT 1, 1 FROM (SELECT 1, 1) WHERE 1!=1)".to_owned());
        }
        let mut texts = Vec::new();
        for row in rows {
            texts.push(format!("({})", self.joined(row, ", ")?));
        }
        let head = if self.options.style == Style::Named { "" } else { "VALUES " };
        Ok(format!("({head}{})", texts.join(", ")))
    }

    fn expanding(&mut self, bind: &Bind, ty: &SqlType) -> Result<String, Error> {
        let name = self.bind_name(bind);
        let given = self
            .options
            .lists
            .and_then(|l| l.iter().find(|(n, _)| **n == *name))
            .map(|(_, v)| v.clone());
        let values = given.or_else(|| bind.list.clone());
        let shown = self.options.unexpanded || self.options.style == Style::Named;
        let Some(values) = values.filter(|_| !shown || self.options.literal_binds) else {
            let list = bind.list.clone();
            self.params.push(Param { name: name.clone(), value: None, list, ty: ty.clone() });
            return Ok(format!("(__[POSTCOMPILE_{name}])"));
        };
        if let Some(rows) = bind.rows.as_deref() {
            return self.expanded_rows(rows);
        }
        if values.is_empty() {
            return Ok("(SELECT 1 FROM (SELECT 1) WHERE 1!=1)".to_owned());
        }
        let mut out = Vec::with_capacity(values.len());
        for (i, value) in values.into_iter().enumerate() {
            let item = Hole::Item(Rc::from(format!("{name}_{}", i + 1)), value, ty.clone());
            out.push(self.wrapped(ty, Way::In, item)?);
        }
        Ok(format!("({})", out.join(", ")))
    }
}
