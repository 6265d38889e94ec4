//! Which variable is local, captured, or global: CPython's symbol table (Python/symtable.c) in
//! small.
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};
use std::collections::{BTreeMap, HashMap};

/// What kind of block a scope is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ScopeKind {
    /// A module.
    Module,
    /// A class body.
    Class,
    /// A function or lambda.
    Function,
    /// A comprehension or generator expression.
    Comprehension,
}

/// Where a name lives, seen from a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A local variable.
    Local,
    /// A local variable that an inner function captures.
    Cell,
    /// A variable of an enclosing function.
    Free,
    /// A global, declared or found by elimination.
    Global,
}

/// A scope and what is known of its names.
#[derive(Debug)]
pub struct Scope {
    /// What it is.
    pub kind: ScopeKind,
    parent: Option<usize>,
    bound: BTreeMap<String, ()>,
    used: BTreeMap<String, ()>,
    globals: BTreeMap<String, ()>,
    nonlocals: BTreeMap<String, ()>,
    parameters: BTreeMap<String, ()>,
    /// Where each name lives.
    pub places: BTreeMap<String, Place>,
    /// Names bound, in order of first appearance.
    pub order: Vec<String>,
    /// Whether it contains `yield`.
    pub generator: bool,
    /// The class whose body (or method) this is in, for private names.
    pub class_name: Option<String>,
}

/// All scopes of a source, found by the range and kind of the node that opens them.
pub struct Scopes {
    /// The scopes; the first is the module's.
    pub all: Vec<Scope>,
    by_node: HashMap<(TextRange, ScopeKind), usize>,
    /// A mistake in `global` or `nonlocal`: text and place.
    pub error: Option<(String, TextRange)>,
}

/// `__name` inside a class becomes `_Class__name`.
pub fn mangle(class: Option<&str>, name: &str) -> String {
    match class.map(|class| class.trim_start_matches('_')) {
        Some(class)
            if !class.is_empty()
                && name.starts_with("__")
                && !name.ends_with("__")
                && !name.contains('.') =>
        {
            format!("_{class}{name}")
        }
        _ => name.to_string(),
    }
}

impl Scopes {
    /// The scope that a node opens.
    pub fn of(&self, range: TextRange, kind: ScopeKind) -> usize {
        self.by_node.get(&(range, kind)).copied().unwrap_or(0)
    }

    /// Analyses a module's statements.
    pub fn of_module(body: &[Stmt]) -> Scopes {
        let mut builder = Builder {
            scopes: Scopes { all: Vec::new(), by_node: HashMap::new(), error: None },
            current: 0,
            iterables: 0,
        };
        builder.open(None, ScopeKind::Module, None);
        builder.visit_body(body);
        builder.finish()
    }

    /// Analyses an expression on its own (`eval`).
    pub fn of_expression(expr: &Expr) -> Scopes {
        let mut builder = Builder {
            scopes: Scopes { all: Vec::new(), by_node: HashMap::new(), error: None },
            current: 0,
            iterables: 0,
        };
        builder.open(None, ScopeKind::Module, None);
        builder.visit_expr(expr);
        builder.finish()
    }
}

struct Builder {
    scopes: Scopes,
    current: usize,
    /// How many iterables of comprehensions are being read: `:=` must not stand there.
    iterables: usize,
}

impl Builder {
    fn open(&mut self, range: Option<TextRange>, kind: ScopeKind, class: Option<String>) -> usize {
        let outer = self.current;
        let parent = range.map(|_| outer);
        let class_name =
            class.or_else(|| parent.and_then(|at| self.scopes.all[at].class_name.clone()));
        let index = self.scopes.all.len();
        self.scopes.all.push(Scope {
            kind,
            parent,
            bound: BTreeMap::new(),
            used: BTreeMap::new(),
            globals: BTreeMap::new(),
            nonlocals: BTreeMap::new(),
            parameters: BTreeMap::new(),
            places: BTreeMap::new(),
            order: Vec::new(),
            generator: false,
            class_name,
        });
        if let Some(range) = range {
            self.scopes.by_node.insert((range, kind), index);
        }
        self.current = index;
        outer
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    fn bind(&mut self, name: &str) {
        let scope = self.scope();
        let name = mangle(scope.class_name.as_deref(), name);
        if scope.bound.insert(name.clone(), ()).is_none() {
            scope.order.push(name);
        }
    }

    /// What is wrong with a declaration of a name that is known already.
    fn misplaced(&mut self, mangled: &str, name: &str, what: &str) -> String {
        let scope = self.scope();
        if scope.parameters.contains_key(mangled) {
            return format!("name '{name}' is parameter and {what}");
        }
        let how =
            if scope.bound.contains_key(mangled) { "assigned to before" } else { "used prior to" };
        format!("name '{name}' is {how} {what} declaration")
    }

    fn touch(&mut self, name: &str) {
        let scope = self.scope();
        let name = mangle(scope.class_name.as_deref(), name);
        scope.used.insert(name, ());
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            self.bind(&parameter.parameter.name);
        }
        for parameter in &parameters.kwonlyargs {
            self.bind(&parameter.parameter.name);
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.bind(&parameter.name);
        }
        let bound = self.scope().bound.clone();
        self.scope().parameters = bound;
    }

    fn defaults_and_annotations(&mut self, parameters: &ast::Parameters) {
        for parameter in
            parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs)
        {
            parameter.default.iter().for_each(|default| self.visit_expr(default));
            parameter
                .parameter
                .annotation
                .iter()
                .for_each(|annotation| self.visit_expr(annotation));
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            parameter.annotation.iter().for_each(|annotation| self.visit_expr(annotation));
        }
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) {
        def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
        self.defaults_and_annotations(&def.parameters);
        def.returns.iter().for_each(|returns| self.visit_expr(returns));
        self.bind(&def.name);
        let outer = self.open(Some(def.range), ScopeKind::Function, None);
        self.parameters(&def.parameters);
        self.visit_body(&def.body);
        self.current = outer;
    }

    fn class(&mut self, def: &ast::StmtClassDef) {
        def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
        if let Some(arguments) = &def.arguments {
            self.visit_arguments(arguments);
        }
        self.bind(&def.name);
        let outer = self.open(Some(def.range), ScopeKind::Class, Some(def.name.to_string()));
        self.visit_body(&def.body);
        self.current = outer;
    }

    fn comprehension(
        &mut self,
        range: TextRange,
        elements: &[&Expr],
        generators: &[ast::Comprehension],
    ) {
        generators.iter().take(1).for_each(|first| self.iterable(&first.iter));
        let outer = self.open(Some(range), ScopeKind::Comprehension, None);
        self.bind(".0");
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.iterable(&generator.iter);
            }
            self.visit_expr(&generator.target);
            generator.ifs.iter().for_each(|condition| self.visit_expr(condition));
        }
        elements.iter().for_each(|element| self.visit_expr(element));
        self.current = outer;
    }

    fn iterable(&mut self, expr: &Expr) {
        self.iterables += 1;
        self.visit_expr(expr);
        self.iterables -= 1;
    }

    /// `:=` binds in the function around the comprehension.
    fn walrus(&mut self, name: &str, range: TextRange) {
        let inner = self.current;
        if self.iterables > 0 {
            let text =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.scopes.error.get_or_insert((text.into(), range));
        }
        while self.scope().kind == ScopeKind::Comprehension {
            let Some(parent) = self.scope().parent else { break };
            if self.scope().bound.contains_key(name) {
                let text = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{name}'"
                );
                self.scopes.error.get_or_insert((text, range));
            }
            if self.scopes.all[parent].kind == ScopeKind::Class {
                let text =
                    "assignment expression within a comprehension cannot be used in a class body";
                self.scopes.error.get_or_insert((text.into(), range));
            }
            self.touch(name);
            self.current = parent;
        }
        self.bind(name);
        if self.current != inner && self.scope().kind == ScopeKind::Module {
            let mangled = name.to_string();
            self.scopes.all[inner].globals.insert(mangled, ());
        }
        self.current = inner;
    }

    fn finish(mut self) -> Scopes {
        for index in 0..self.scopes.all.len() {
            self.resolve(index);
        }
        self.scopes
    }

    fn resolve(&mut self, index: usize) {
        let scope = &self.scopes.all[index];
        let names: Vec<String> = scope
            .bound
            .keys()
            .chain(scope.used.keys())
            .chain(scope.nonlocals.keys())
            .chain(scope.globals.keys())
            .cloned()
            .collect();
        for name in names {
            self.resolve_name(index, &name);
        }
    }

    fn resolve_name(&mut self, index: usize, name: &str) -> Place {
        if let Some(place) = self.scopes.all[index].places.get(name) {
            return *place;
        }
        let scope = &self.scopes.all[index];
        let place = if scope.globals.contains_key(name) {
            Place::Global
        } else if scope.bound.contains_key(name) && !scope.nonlocals.contains_key(name) {
            if scope.kind == ScopeKind::Module { Place::Global } else { Place::Local }
        } else if self.capture(index, name) {
            Place::Free
        } else {
            Place::Global
        };
        self.scopes.all[index].places.insert(name.into(), place);
        place
    }

    /// Looks for the name in enclosing functions; marks it as a cell there and as free on the way.
    fn capture(&mut self, index: usize, name: &str) -> bool {
        let Some(parent) = self.scopes.all[index].parent else { return false };
        let scope = &self.scopes.all[parent];
        match scope.kind {
            ScopeKind::Module => false,
            ScopeKind::Class if name == "__class__" => {
                self.scopes.all[parent].places.insert(name.into(), Place::Cell);
                true
            }
            ScopeKind::Class => {
                let found = self.capture(parent, name);
                let own = self.scopes.all[parent].bound.contains_key(name)
                    || self.scopes.all[parent].globals.contains_key(name);
                if found && !own {
                    self.scopes.all[parent].places.insert(name.into(), Place::Free);
                } else if found {
                    self.scopes.all[parent]
                        .places
                        .entry(format!("free {name}"))
                        .or_insert(Place::Free);
                }
                found
            }
            ScopeKind::Function | ScopeKind::Comprehension => match self.resolve_name(parent, name)
            {
                Place::Local => {
                    self.scopes.all[parent].places.insert(name.into(), Place::Cell);
                    true
                }
                Place::Cell | Place::Free => true,
                Place::Global => false,
            },
        }
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Global(global) => {
                for name in &global.names {
                    let mangled = mangle(self.scope().class_name.as_deref(), name);
                    if self.scope().bound.contains_key(&mangled)
                        || self.scope().used.contains_key(&mangled)
                    {
                        let text = self.misplaced(&mangled, name, "global");
                        self.scopes.error.get_or_insert((text, global.range));
                    }
                    self.scope().globals.insert(mangled, ());
                }
            }
            Stmt::Nonlocal(nonlocal) => {
                for name in &nonlocal.names {
                    let mangled = mangle(self.scope().class_name.as_deref(), name);
                    if self.scope().kind == ScopeKind::Module {
                        self.scopes.error.get_or_insert((
                            "nonlocal declaration not allowed at module level".into(),
                            nonlocal.range,
                        ));
                    } else if self.scope().bound.contains_key(&mangled)
                        || self.scope().used.contains_key(&mangled)
                    {
                        let text = self.misplaced(&mangled, name, "nonlocal");
                        self.scopes.error.get_or_insert((text, nonlocal.range));
                    }
                    self.scope().nonlocals.insert(mangled, ());
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(name.split('.').next().unwrap_or(name));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in import.names.iter().filter(|alias| &*alias.name != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::AnnAssign(assign) if assign.simple => {
                visitor::walk_stmt(self, stmt);
                if let Expr::Name(name) = &*assign.target {
                    self.bind(&name.id);
                }
            }
            Stmt::AugAssign(assign) => {
                visitor::walk_stmt(self, stmt);
                if let Expr::Name(name) = &*assign.target {
                    self.bind(&name.id);
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                match name.ctx {
                    ExprContext::Load => self.touch(&name.id),
                    _ => self.bind(&name.id),
                }
                if &*name.id == "super"
                    && matches!(self.scope().kind, ScopeKind::Function | ScopeKind::Comprehension)
                {
                    self.scope().used.insert("__class__".into(), ());
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults_and_annotations(parameters);
                }
                let outer = self.open(Some(lambda.range), ScopeKind::Function, None);
                lambda.parameters.iter().for_each(|parameters| self.parameters(parameters));
                let iterables = std::mem::take(&mut self.iterables);
                self.visit_expr(&lambda.body);
                self.iterables = iterables;
                self.current = outer;
            }
            Expr::ListComp(comp) => self.comprehension(comp.range, &[&comp.elt], &comp.generators),
            Expr::SetComp(comp) => self.comprehension(comp.range, &[&comp.elt], &comp.generators),
            Expr::Generator(comp) => self.comprehension(comp.range, &[&comp.elt], &comp.generators),
            Expr::DictComp(comp) => {
                let elements: Vec<&Expr> =
                    comp.key.iter().map(|key| &**key).chain([&*comp.value]).collect();
                self.comprehension(comp.range, &elements, &comp.generators);
            }
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.walrus(&name.id, named.range);
                }
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scope().generator = true;
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(inner) = handler;
        inner.name.iter().for_each(|name| self.bind(name));
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(inner) => inner.name.iter().for_each(|name| self.bind(name)),
            Pattern::MatchStar(inner) => inner.name.iter().for_each(|name| self.bind(name)),
            Pattern::MatchMapping(inner) => inner.rest.iter().for_each(|name| self.bind(name)),
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }
}

/// The range of an expression or statement as byte offsets.
pub fn place(node: &impl Ranged) -> (u32, u32) {
    (node.range().start().into(), node.range().end().into())
}

impl Scope {
    /// Whether `global name` stands in this scope.
    pub fn is_declared_global(&self, name: &str) -> bool {
        self.globals.contains_key(name)
    }

    /// Whether `nonlocal name` stands in this scope.
    pub fn is_nonlocal(&self, name: &str) -> bool {
        self.nonlocals.contains_key(name)
    }
}
