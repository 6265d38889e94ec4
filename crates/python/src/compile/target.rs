//! Names and other targets: loading, storing, deleting.
use super::scope::{Place, ScopeKind, mangle, place};
use super::{Compiler, Done};
use crate::code::{CodeKind, Op};
use ruff_python_ast::Expr;

impl<'a> Compiler<'a> {
    fn place_of(&self, name: &str) -> (String, Place) {
        let scope = self.scope();
        let name = mangle(scope.class_name.as_deref(), name);
        let place = scope.places.get(&name).copied().unwrap_or(Place::Global);
        (name, place)
    }

    fn in_namespace(&self) -> bool {
        self.units.last().is_some_and(|unit| unit.code.kind != CodeKind::Function)
    }

    pub(super) fn load_name(&mut self, name: &str) {
        let (name, place) = self.place_of(name);
        let free = self.scope().kind == ScopeKind::Class
            && self.scope().places.contains_key(&format!("free {name}"));
        match place {
            Place::Cell | Place::Free if self.in_namespace() && name != "__class__" => {
                let index = self.cell(&name);
                self.emit(Op::LoadClassCell(index));
            }
            Place::Cell | Place::Free => {
                let index = self.cell(&name);
                self.emit(Op::LoadCell(index));
            }
            Place::Local if free => {
                let index = self.cell(&name);
                self.emit(Op::LoadClassCell(index));
            }
            Place::Local if !self.in_namespace() => {
                let index = self.local(&name);
                self.emit(Op::LoadLocal(index));
            }
            Place::Global if !self.in_namespace() || self.declared_global(&name) => {
                let index = self.plain_name(&name);
                self.emit(Op::LoadGlobal(index));
            }
            _ => {
                let index = self.plain_name(&name);
                self.emit(Op::LoadName(index));
            }
        }
    }

    fn declared_global(&self, name: &str) -> bool {
        let scope = self.scope();
        scope.kind == ScopeKind::Class && scope.is_declared_global(name)
    }

    pub(super) fn cell(&mut self, name: &str) -> u32 {
        let known = self.unit().cell_index.get(name).copied();
        known.unwrap_or(0)
    }

    pub(super) fn store_name(&mut self, name: &str) {
        let (name, place) = self.place_of(name);
        match place {
            Place::Cell | Place::Free
                if !(self.in_namespace()
                    && place == Place::Free
                    && self.scope().kind == ScopeKind::Class
                    && !self.scope().is_nonlocal(&name)) =>
            {
                let index = self.cell(&name);
                self.emit(Op::StoreCell(index));
            }
            Place::Local if !self.in_namespace() => {
                let index = self.local(&name);
                self.emit(Op::StoreLocal(index));
            }
            Place::Global if !self.in_namespace() || self.declared_global(&name) => {
                let index = self.plain_name(&name);
                self.emit(Op::StoreGlobal(index));
            }
            _ => {
                let index = self.plain_name(&name);
                self.emit(Op::StoreName(index));
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        let (name, place) = self.place_of(name);
        match place {
            Place::Cell | Place::Free => {
                let index = self.cell(&name);
                self.emit(Op::DeleteCell(index));
            }
            Place::Local if !self.in_namespace() => {
                let index = self.local(&name);
                self.emit(Op::DeleteLocal(index));
            }
            Place::Global if !self.in_namespace() || self.declared_global(&name) => {
                let index = self.plain_name(&name);
                self.emit(Op::DeleteGlobal(index));
            }
            _ => {
                let index = self.plain_name(&name);
                self.emit(Op::DeleteName(index));
            }
        }
    }

    /// Stores the value on top of the stack into a target.
    pub(super) fn store(&mut self, target: &'a Expr) -> Done {
        self.at(place(target));
        match target {
            Expr::Name(name) if &*name.id == "__debug__" => {
                return self.fail("cannot assign to __debug__", place(target));
            }
            Expr::Name(name) => self.store_name(&name.id),
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.at(place(target));
                let index = self.name(&attribute.attr);
                self.emit(Op::StoreAttr(index));
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.subscript_index(&subscript.slice)?;
                self.at(place(target));
                self.emit(Op::StoreSubscript);
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts, place(target))?,
            Expr::List(list) => self.unpack(&list.elts, place(target))?,
            Expr::Starred(_) => {
                return self
                    .fail("starred assignment target must be in a list or tuple", place(target));
            }
            _ => return self.fail("cannot assign to expression", place(target)),
        }
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], whole: (u32, u32)) -> Done {
        if targets.iter().filter(|target| target.is_starred_expr()).count() > 1 {
            return self.fail("multiple starred expressions in assignment", whole);
        }
        let star = targets.iter().position(Expr::is_starred_expr);
        match star {
            Some(before) => {
                self.emit(Op::UnpackStar(before as u32, (targets.len() - before - 1) as u32))
            }
            None => self.emit(Op::Unpack(targets.len() as u32)),
        };
        for target in targets {
            match target {
                Expr::Starred(starred) => self.store(&starred.value)?,
                _ => self.store(target)?,
            }
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Done {
        self.at(place(target));
        match target {
            Expr::Name(name) => self.delete_name(&name.id),
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                let index = self.name(&attribute.attr);
                self.at(place(target));
                self.emit(Op::DeleteAttr(index));
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.subscript_index(&subscript.slice)?;
                self.at(place(target));
                self.emit(Op::DeleteSubscript);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|target| self.delete(target))?,
            Expr::List(list) => list.elts.iter().try_for_each(|target| self.delete(target))?,
            _ => return self.fail("cannot delete expression", place(target)),
        }
        Ok(())
    }

    /// An index or slice of a subscript.
    pub(super) fn subscript_index(&mut self, slice: &'a Expr) -> Done {
        self.expr(slice)
    }
}
