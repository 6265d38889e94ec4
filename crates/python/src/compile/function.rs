//! Functions, lambdas, classes and comprehensions: code inside code.
use super::awaiting::waits;
use super::scope::{Place, ScopeKind, mangle, place};
use super::{Compiler, Done};
use crate::code::{CodeKind, Op};
use crate::text::Str;
use crate::value::Value;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;
use std::rc::Rc;

/// Flags of [`Op::MakeFunction`]: what lies on the stack below the code.
pub const DEFAULTS: u8 = 1;
/// A dict of keyword-only defaults.
pub const KWDEFAULTS: u8 = 2;
/// A dict of annotations.
pub const ANNOTATIONS: u8 = 4;
/// A tuple of cells.
pub const CLOSURE: u8 = 8;

impl<'a> Compiler<'a> {
    pub(super) fn must_be_in_function(&self, message: &str, place: (u32, u32)) -> Done {
        let inside = self.units.last().is_some_and(|unit| unit.code.kind == CodeKind::Function);
        if inside { Ok(()) } else { self.fail(message, place) }
    }

    pub(super) fn unsupported(&mut self, what: &str, place: (u32, u32)) -> Done {
        self.at(place);
        let index = self.constant(what.into());
        self.emit(Op::Unsupported(index));
        self.emit_none();
        Ok(())
    }

    pub(super) fn function_def(&mut self, def: &'a ast::StmtFunctionDef) -> Done {
        def.decorator_list.iter().try_for_each(|decorator| self.expr(&decorator.expression))?;
        let start: u32 = def.name.range().start().into();
        let head = (place(def).0.max(def.decorator_list.last().map_or(0, |d| place(d).1)), start);
        let flags = self.function_head(&def.parameters, def.returns.as_deref())?;
        let first = def.decorator_list.first().map_or(start, |decorator| place(decorator).0);
        self.open_function(def.range, &def.name, Some(&def.parameters), first)?;
        self.unit().code.coroutine = def.is_async;
        self.docstring(&def.body, super::Mode::Module);
        let doc = self.unit().code.doc.clone();
        self.body(&def.body)?;
        self.emit_none();
        self.emit(Op::Return);
        self.at(head);
        self.close_function(flags, doc);
        self.decorate(&def.decorator_list, place(def));
        self.store_name(&def.name);
        Ok(())
    }

    fn decorate(&mut self, decorators: &'a [ast::Decorator], whole: (u32, u32)) {
        for decorator in decorators.iter().rev() {
            self.at(place(&decorator.expression));
            self.emit(Op::Call(1));
        }
        self.at(whole);
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda) -> Done {
        let empty = lambda.parameters.as_deref();
        let flags = match empty {
            Some(parameters) => self.function_head(parameters, None)?,
            None => 0,
        };
        self.open_function(lambda.range, "<lambda>", empty, place(lambda).0)?;
        self.expr(&lambda.body)?;
        self.emit(Op::Return);
        self.close_function(flags, Value::None);
        Ok(())
    }

    /// Defaults and annotations, evaluated where the function is defined.
    fn function_head(
        &mut self,
        parameters: &'a ast::Parameters,
        returns: Option<&'a Expr>,
    ) -> Result<u8, super::CompileError> {
        let mut flags = 0;
        let defaults: Vec<&Expr> = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .filter_map(|p| p.default.as_deref())
            .collect();
        if !defaults.is_empty() {
            let count = defaults.len() as u32;
            defaults.into_iter().try_for_each(|default| self.expr(default))?;
            self.emit(Op::BuildTuple(count));
            flags |= DEFAULTS;
        }
        if parameters.kwonlyargs.iter().any(|p| p.default.is_some()) {
            self.emit(Op::BuildDict(0));
            for parameter in &parameters.kwonlyargs {
                if let Some(default) = &parameter.default {
                    let class = self.scope().class_name.clone();
                    self.emit_text(&mangle(class.as_deref(), &parameter.parameter.name));
                    self.expr(default)?;
                    self.emit(Op::DictAdd(1));
                }
            }
            flags |= KWDEFAULTS;
        }
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let keyword = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let annotated = plain
            .chain(parameters.vararg.as_deref())
            .chain(keyword)
            .chain(parameters.kwarg.as_deref());
        let annotated: Vec<(&str, &Expr)> = annotated
            .filter_map(|p| p.annotation.as_deref().map(|annotation| (p.name.as_str(), annotation)))
            .collect();
        if !annotated.is_empty() || returns.is_some() {
            self.emit(Op::BuildDict(0));
            for (name, annotation) in
                annotated.into_iter().chain(returns.map(|returns| ("return", returns)))
            {
                let class = self.scope().class_name.clone();
                self.emit_text(&mangle(class.as_deref(), name));
                self.annotation(annotation)?;
                self.emit(Op::DictAdd(1));
            }
            flags |= ANNOTATIONS;
        }
        Ok(flags)
    }

    /// An annotation's value, or its text after `from __future__ import annotations`.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Done {
        if !self.text_annotations {
            return self.expr(annotation);
        }
        let (start, end) = place(annotation);
        let text = self.source.text.get(start as usize..end as usize).unwrap_or("").to_string();
        self.emit_const(text.into());
        Ok(())
    }

    fn open_function(
        &mut self,
        range: ruff_text_size::TextRange,
        name: &str,
        parameters: Option<&ast::Parameters>,
        first: u32,
    ) -> Done {
        let scope = self.scopes.of(range, ScopeKind::Function);
        let line = self.source.line(first);
        self.open_unit(scope, name, CodeKind::Function, line);
        self.unit().code.generator = self.scopes.all[scope].generator;
        if let Some(parameters) = parameters {
            self.parameters(parameters)?;
        }
        Ok(())
    }

    fn parameters(&mut self, parameters: &ast::Parameters) -> Done {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let names: Vec<&ast::Parameter> = plain
            .chain(parameters.kwonlyargs.iter().map(|p| &p.parameter))
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref())
            .collect();
        let class = self.scope().class_name.clone();
        let mut seen = std::collections::HashSet::new();
        for parameter in names {
            let name = mangle(class.as_deref(), &parameter.name);
            if !seen.insert(parameter.name.as_str()) {
                let message =
                    format!("duplicate argument '{}' in function definition", parameter.name);
                return self.fail(message, place(&parameter.name));
            }
            if &*parameter.name == "__debug__" {
                return self.fail("cannot assign to __debug__", place(&parameter.name));
            }
            let local = self.local(&name);
            if self.scope().places.get(&name) == Some(&Place::Cell) {
                let cell = self.cell(&name);
                self.unit().code.cell_params.push((local, cell));
            }
        }
        let code = &mut self.unit().code;
        code.posonly = parameters.posonlyargs.len();
        code.args = code.posonly + parameters.args.len();
        code.kwonly = parameters.kwonlyargs.len();
        code.var_args = parameters.vararg.is_some();
        code.var_kw = parameters.kwarg.is_some();
        Ok(())
    }

    /// Ends the innermost unit and makes a function of it in the one around.
    fn close_function(&mut self, mut flags: u8, doc: Value) {
        let place = self.unit().place;
        let mut code = self.close_unit();
        code.doc = doc;
        self.at(place);
        let free: Vec<Str> = code.cells[code.own_cells..].to_vec();
        if !free.is_empty() {
            for name in &free {
                let cell = self.cell(name);
                self.emit(Op::PushCell(cell));
            }
            self.emit(Op::BuildTuple(free.len() as u32));
            flags |= CLOSURE;
        }
        let index = self.constant(Value::Code(Rc::new(code)));
        self.emit(Op::Const(index));
        self.emit(Op::MakeFunction(flags));
    }

    pub(super) fn class_def(&mut self, def: &'a ast::StmtClassDef) -> Done {
        def.decorator_list.iter().try_for_each(|decorator| self.expr(&decorator.expression))?;
        let head = place(def);
        self.at(head);
        self.emit(Op::LoadBuildClass);
        let scope = self.scopes.of(def.range, ScopeKind::Class);
        let line = self.source.line(def.name.range().start().into());
        self.open_unit(scope, &def.name, CodeKind::Class, line);
        self.class_body(def)?;
        self.at(head);
        self.close_function(0, Value::None);
        self.emit_text(&def.name);
        let (args, keywords): (&[Expr], &[ast::Keyword]) = match &def.arguments {
            Some(arguments) => (&arguments.args, &arguments.keywords),
            None => (&[], &[]),
        };
        self.call_arguments(args, keywords, 2, head)?;
        self.decorate(&def.decorator_list, head);
        self.store_name(&def.name);
        Ok(())
    }

    fn class_body(&mut self, def: &'a ast::StmtClassDef) -> Done {
        let qualname = self.unit().code.qualname.clone();
        self.at(place(def));
        let index = self.plain_name("__name__");
        self.emit(Op::LoadName(index));
        self.store_name("__module__");
        self.emit_text(&qualname);
        self.store_name("__qualname__");
        if let Some(doc) = docstring_of(&def.body) {
            self.emit_const(doc.into());
            self.store_name("__doc__");
        }
        if def.body.iter().any(has_annotation) {
            self.emit(Op::SetupAnnotations);
        }
        self.body(&def.body)?;
        if self.scope().places.get("__class__") == Some(&Place::Cell) {
            let cell = self.cell("__class__");
            self.emit(Op::PushCell(cell));
        } else {
            self.emit_none();
        }
        self.emit(Op::Return);
        Ok(())
    }

    /// Remembers the docstring of a module or function.
    pub(super) fn docstring(&mut self, body: &'a [Stmt], mode: super::Mode) {
        if mode == super::Mode::Interactive {
            return;
        }
        let module = self.unit().code.kind == CodeKind::Module;
        if module && body.iter().any(has_annotation) {
            self.emit(Op::SetupAnnotations);
        }
        let Some(doc) = docstring_of(body) else { return };
        self.unit().code.doc = doc.into();
        if module {
            self.emit_const(doc.into());
            self.store_name("__doc__");
        }
    }

    pub(super) fn comprehension(&mut self, expr: &'a Expr) -> Done {
        let (name, generators): (&str, &'a [ast::Comprehension]) = match expr {
            Expr::ListComp(inner) => ("<listcomp>", &inner.generators),
            Expr::SetComp(inner) => ("<setcomp>", &inner.generators),
            Expr::DictComp(inner) => ("<dictcomp>", &inner.generators),
            Expr::Generator(inner) => ("<genexpr>", &inner.generators),
            _ => return Ok(()),
        };
        let (waits, lazy) = (waits(expr, generators), matches!(expr, Expr::Generator(_)));
        if waits && !lazy && !self.unit().code.coroutine {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return self.fail(message, place(expr));
        }
        let scope = self.scopes.of(expr.range(), ScopeKind::Comprehension);
        let line = self.source.line(place(expr).0);
        self.open_unit(scope, name, CodeKind::Function, line);
        self.at(place(expr));
        self.local(".0");
        self.unit().code.args = 1;
        self.unit().code.posonly = 1;
        match expr {
            Expr::ListComp(_) => drop(self.emit(Op::BuildList(0))),
            Expr::SetComp(_) => drop(self.emit(Op::BuildSet(0))),
            Expr::DictComp(_) => drop(self.emit(Op::BuildDict(0))),
            _ => self.unit().code.generator = true,
        }
        self.unit().code.coroutine = waits;
        self.comprehension_loop(expr, generators, 0)?;
        if lazy {
            self.emit_none();
        }
        self.emit(Op::Return);
        self.at(place(expr));
        self.close_function(0, Value::None);
        self.comprehension_iterable(generators.first())?;
        self.at(place(expr));
        self.emit(Op::Call(1));
        if waits && !lazy {
            self.emit(Op::GetAwaitable);
            self.wait();
        }
        Ok(())
    }

    /// What the first `for` goes through, which belongs to the code around.
    fn comprehension_iterable(&mut self, first: Option<&'a ast::Comprehension>) -> Done {
        if let Some(first) = first {
            self.expr(&first.iter)?;
        }
        let asynchronous = first.is_some_and(|first| first.is_async);
        self.emit(if asynchronous { Op::GetAsyncIter } else { Op::GetIter });
        Ok(())
    }

    fn comprehension_loop(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        level: usize,
    ) -> Done {
        let Some(generator) = generators.get(level) else {
            return self.comprehension_element(expr, generators.len() as u32);
        };
        match level {
            0 => drop(self.emit(Op::LoadLocal(0))),
            _ => self.comprehension_iterable(Some(generator))?,
        }
        if generator.is_async {
            return self.async_comprehension_loop(expr, generators, level);
        }
        let start = self.here();
        let end = self.emit(Op::ForIter(0));
        self.comprehension_round(expr, generators, level, start)?;
        self.emit(Op::Jump(start));
        self.land(end);
        Ok(())
    }

    /// What is done for each element.
    pub(super) fn comprehension_round(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        level: usize,
        start: u32,
    ) -> Done {
        let generator = &generators[level];
        self.store(&generator.target)?;
        for condition in &generator.ifs {
            let mut over = Vec::new();
            self.branch(condition, true, &mut over)?;
            self.emit(Op::Jump(start));
            self.land_all(over);
        }
        self.comprehension_loop(expr, generators, level + 1)
    }

    fn comprehension_element(&mut self, expr: &'a Expr, depth: u32) -> Done {
        match expr {
            Expr::ListComp(inner) => {
                self.expr(&inner.elt)?;
                self.emit(Op::ListAppend(depth + 1));
            }
            Expr::SetComp(inner) => {
                self.expr(&inner.elt)?;
                self.emit(Op::SetAdd(depth + 1));
            }
            Expr::DictComp(inner) => {
                if let Some(key) = &inner.key {
                    self.expr(key)?;
                }
                self.expr(&inner.value)?;
                self.emit(Op::DictAdd(depth + 1));
            }
            Expr::Generator(inner) => {
                self.expr(&inner.elt)?;
                self.emit(Op::Yield);
                self.emit(Op::Pop);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The docstring of a body.
pub(super) fn docstring_of(body: &[Stmt]) -> Option<&str> {
    match body.first() {
        Some(Stmt::Expr(first)) => match &*first.value {
            Expr::StringLiteral(literal) => Some(literal.value.to_str()),
            _ => None,
        },
        _ => None,
    }
}

fn has_annotation(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::AnnAssign(_) => true,
        Stmt::If(inner) => {
            inner.body.iter().any(has_annotation)
                || inner
                    .elif_else_clauses
                    .iter()
                    .any(|clause| clause.body.iter().any(has_annotation))
        }
        Stmt::For(inner) => inner.body.iter().any(has_annotation),
        Stmt::Try(inner) => inner.body.iter().any(has_annotation),
        Stmt::With(inner) => inner.body.iter().any(has_annotation),
        _ => false,
    }
}
