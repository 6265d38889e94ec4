//! Statements without blocks of their own, and imports.
use super::expression::binary_op;
use super::scope::place;
use super::{Compiler, Done, Mode};
use crate::code::{CodeKind, Op};
use crate::text::Str;
use crate::value::Value;
use ruff_python_ast::{self as ast, Expr, Stmt};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Done {
        self.deeper(place(stmt))?;
        self.at(place(stmt));
        self.any_stmt(stmt)?;
        self.begun |= match stmt {
            Stmt::ImportFrom(import) => import.module.as_deref() != Some("__future__"),
            Stmt::Expr(inner) => !inner.value.is_string_literal_expr(),
            _ => true,
        };
        self.depth -= 1;
        Ok(())
    }

    fn any_stmt(&mut self, stmt: &'a Stmt) -> Done {
        match stmt {
            Stmt::Expr(inner) => self.expr_stmt(inner),
            Stmt::Assign(inner) => self.assign(inner),
            Stmt::AugAssign(inner) => self.aug_assign(inner),
            Stmt::AnnAssign(inner) => self.ann_assign(inner),
            Stmt::Delete(inner) => inner.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::Return(inner) => self.return_stmt(inner),
            Stmt::Raise(inner) => self.raise(inner),
            Stmt::Assert(inner) => self.assert(inner),
            Stmt::Import(inner) => self.import(inner),
            Stmt::ImportFrom(inner) => self.import_from(inner),
            Stmt::FunctionDef(inner) => self.function_def(inner),
            Stmt::ClassDef(inner) => self.class_def(inner),
            Stmt::Pass(_) | Stmt::Global(_) => Ok(()),
            Stmt::Nonlocal(inner) => self.nonlocal(inner),
            Stmt::TypeAlias(_) => self.fail("invalid syntax", place(stmt)),
            Stmt::IpyEscapeCommand(_) => self.fail("invalid syntax", place(stmt)),
            _ => self.block_stmt(stmt),
        }
    }

    /// Each name must be bound by an enclosing function.
    fn nonlocal(&mut self, inner: &'a ast::StmtNonlocal) -> Done {
        let scope = self.scope();
        let bound = |name: &str| {
            let name = super::mangle(scope.class_name.as_deref(), name);
            [name.clone(), format!("free {name}")]
                .iter()
                .any(|name| scope.places.get(name) == Some(&super::Place::Free))
        };
        match inner.names.iter().find(|name| !bound(name)) {
            Some(name) => {
                self.fail(format!("no binding for nonlocal '{name}' found"), place(inner))
            }
            None => Ok(()),
        }
    }

    fn expr_stmt(&mut self, inner: &'a ast::StmtExpr) -> Done {
        let shell = self.mode == Mode::Interactive && self.units.len() == 1;
        if !shell && inner.value.is_literal_expr() {
            return Ok(());
        }
        self.expr(&inner.value)?;
        self.at(place(inner));
        self.emit(if shell { Op::Print } else { Op::Pop });
        Ok(())
    }

    fn assign(&mut self, inner: &'a ast::StmtAssign) -> Done {
        self.expr(&inner.value)?;
        for (index, target) in inner.targets.iter().enumerate() {
            if index + 1 < inner.targets.len() {
                self.emit(Op::Dup);
            }
            self.store(target)?;
        }
        Ok(())
    }

    fn aug_assign(&mut self, inner: &'a ast::StmtAugAssign) -> Done {
        let whole = place(inner);
        match &*inner.target {
            Expr::Name(name) => {
                self.load_name(&name.id);
                self.expr(&inner.value)?;
                self.at(whole);
                self.emit(Op::InPlace(binary_op(inner.op)));
                self.store_name(&name.id);
            }
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.emit(Op::Dup);
                let index = self.name(&attribute.attr);
                self.at(place(attribute));
                self.emit(Op::LoadAttr(index));
                self.expr(&inner.value)?;
                self.at(whole);
                self.emit(Op::InPlace(binary_op(inner.op)));
                self.emit(Op::Swap);
                self.emit(Op::StoreAttr(index));
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.subscript_index(&subscript.slice)?;
                self.emit(Op::DupTwo);
                self.at(place(subscript));
                self.emit(Op::Subscript);
                self.expr(&inner.value)?;
                self.at(whole);
                self.emit(Op::InPlace(binary_op(inner.op)));
                self.emit(Op::RotThree);
                self.emit(Op::StoreSubscript);
            }
            _ => return self.fail("illegal expression for augmented assignment", whole),
        }
        Ok(())
    }

    fn ann_assign(&mut self, inner: &'a ast::StmtAnnAssign) -> Done {
        if let Some(value) = &inner.value {
            self.expr(value)?;
            self.store(&inner.target)?;
        }
        let annotated = self.units.last().is_some_and(|unit| unit.code.kind != CodeKind::Function);
        match &*inner.target {
            Expr::Name(name) if inner.simple && annotated => {
                self.annotation(&inner.annotation)?;
                let index = self.plain_name("__annotations__");
                self.emit(Op::LoadName(index));
                let text =
                    Str::intern(&super::mangle(self.scope().class_name.as_deref(), &name.id));
                self.emit_const(Value::Str(text));
                self.emit(Op::StoreSubscript);
            }
            // Annotations of attributes and items are evaluated, and forgotten.
            Expr::Attribute(_) | Expr::Subscript(_) if annotated && !self.text_annotations => {
                self.annotation(&inner.annotation)?;
                self.emit(Op::Pop);
            }
            _ => {}
        }
        Ok(())
    }

    fn future(&self, inner: &'a ast::StmtImportFrom) -> Done {
        const KNOWN: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        let start = place(inner).0;
        match inner.names.iter().find(|alias| !KNOWN.contains(&&*alias.name)) {
            Some(alias) if &*alias.name == "braces" => self.fail("not a chance", (start, start)),
            Some(alias) => {
                self.fail(format!("future feature {} is not defined", alias.name), (start, start))
            }
            None => Ok(()),
        }
    }

    fn raise(&mut self, inner: &'a ast::StmtRaise) -> Done {
        let mut count = 0;
        for part in inner.exc.iter().chain(&inner.cause) {
            self.expr(part)?;
            count += 1;
        }
        self.at(place(inner));
        self.emit(Op::Raise(count));
        Ok(())
    }

    fn assert(&mut self, inner: &'a ast::StmtAssert) -> Done {
        let mut end = Vec::new();
        self.branch(&inner.test, true, &mut end)?;
        self.at(place(&*inner.test));
        self.emit(Op::AssertionError);
        if let Some(message) = &inner.msg {
            self.expr(message)?;
            self.at(place(&*inner.test));
            self.emit(Op::Call(1));
        }
        self.at(place(&*inner.test));
        self.emit(Op::Raise(1));
        self.land_all(end);
        Ok(())
    }

    fn import(&mut self, inner: &'a ast::StmtImport) -> Done {
        for alias in &inner.names {
            self.at(place(inner));
            self.emit_const(Value::Int(0));
            self.emit_none();
            let index = self.plain_name(&alias.name);
            let import = self.import_op(index);
            self.emit(import);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            match &alias.asname {
                Some(name) => {
                    for part in parts {
                        let index = self.plain_name(part);
                        self.emit(Op::ImportFrom(index));
                        self.emit(Op::Swap);
                        self.emit(Op::Pop);
                    }
                    self.store_name(name);
                }
                None => self.store_name(first),
            }
        }
        Ok(())
    }

    fn import_from(&mut self, inner: &'a ast::StmtImportFrom) -> Done {
        let module = inner.module.as_ref().map_or("", |module| module.as_str());
        if let Some(star) = inner.names.iter().find(|alias| &*alias.name == "*")
            && self.unit().code.kind != CodeKind::Module
        {
            return self.fail("import * only allowed at module level", place(star));
        }
        if module == "__future__" && inner.level == 0 {
            if self.begun || self.unit().code.kind != CodeKind::Module {
                return self.fail(
                    "from __future__ imports must occur at the beginning of the file",
                    place(inner),
                );
            }
            self.future(inner)?;
            self.text_annotations |= inner.names.iter().any(|alias| &*alias.name == "annotations");
        }
        self.emit_const(Value::Int(inner.level as i64));
        let names = inner.names.iter().map(|alias| Value::Str(Str::intern(&alias.name))).collect();
        self.emit_const(Value::tuple(names));
        let index = self.plain_name(module);
        let import = self.import_op(index);
        self.emit(import);
        if inner.names.iter().any(|alias| &*alias.name == "*") {
            self.emit(Op::ImportStar);
            return Ok(());
        }
        for alias in &inner.names {
            let index = self.plain_name(&alias.name);
            self.emit(Op::ImportFrom(index));
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(Op::Pop);
        Ok(())
    }
}
