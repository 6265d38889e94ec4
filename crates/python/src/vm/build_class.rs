//! The `class` statement: bases, metaclass, namespace, layout, slots, what runs when it is done.
use super::Vm;
use crate::class::{Class, Layout, linearize};
use crate::collections::Dict;
use crate::error::PyResult;
use crate::frame::Frame;
use crate::function::Args;
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// `class Name(bases, keywords): body`, as `builtins.__build_class__` does it.
    pub(crate) fn build_class(&self, args: Args) -> PyResult {
        let mut pos = args.pos.into_iter();
        let (Some(Value::Function(body)), Some(name)) = (pos.next(), pos.next()) else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let given: Vec<Value> = pos.collect();
        let bases = self.resolve_bases(&given)?;
        let mut keywords = args.kw;
        let meta = keywords
            .iter()
            .position(|(key, _)| &**key == "metaclass")
            .map(|at| keywords.remove(at).1);
        // `class A(object_of_B())` calls B: the type of the first base is the metaclass, whatever
        // it is.
        let meta = meta.or_else(|| {
            bases
                .first()
                .filter(|base| matches!(base, Value::Instance(_)))
                .map(|b| Value::Class(self.class_of(b)))
        });
        let meta = self.metaclass_for(meta, &bases)?;
        let name_text = name.as_str().cloned().unwrap_or_else(|| "?".into());
        let namespace = self.prepare(&meta, &name, &bases, &keywords)?;
        if bases.len() != given.len() || bases.iter().zip(&given).any(|(a, b)| !a.is(b)) {
            self.set_item(&namespace, &"__orig_bases__".into(), Value::tuple(given))?;
        }
        let mut frame =
            Box::new(Frame::new(body.code.clone(), body.globals.clone(), &body.closure));
        frame.namespace = Some(namespace.clone());
        let cell = match self.run(frame)? {
            super::run::Exit::Returned(cell) => cell,
            super::run::Exit::Yielded(..) => Value::None,
        };
        if matches!(cell, Value::Cell(_)) {
            let name = Value::Str(self.names().__classcell__.clone());
            self.set_item(&namespace, &name, cell.clone())?;
        }
        let call = Args { pos: vec![name, Value::tuple(bases), namespace], kw: keywords };
        let class = match &meta {
            Value::Class(meta) if meta.is(&self.types.type_) => {
                self.make_class(None, &name_text, call)?
            }
            meta => self.call(meta, call)?,
        };
        if let Value::Cell(cell) = cell {
            cell.replace(class.clone());
        }
        Ok(class)
    }

    fn resolve_bases(&self, given: &[Value]) -> PyResult<Vec<Value>> {
        let mut bases = Vec::new();
        for base in given {
            if matches!(base, Value::Class(_)) {
                bases.push(base.clone());
                continue;
            }
            match self.call_special(
                base,
                &self.names().__mro_entries__,
                vec![Value::tuple(given.to_vec())],
            )? {
                Some(entries) => bases.extend(self.list_of(&entries)?),
                None => bases.push(base.clone()),
            }
        }
        Ok(bases)
    }

    pub(crate) fn metaclass_for(&self, given: Option<Value>, bases: &[Value]) -> PyResult {
        let mut winner = match given {
            Some(Value::Class(class)) => class,
            Some(callable) => return Ok(callable),
            None => self.types.type_.clone(),
        };
        for base in bases {
            let Value::Class(base) = base else { continue };
            let meta = base.metaclass.get().unwrap_or(&self.types.type_);
            if meta.is_subclass(&winner)
                || (winner.has(&self.names().__stand_in__) && !meta.is(&self.types.type_))
            {
                winner = meta.clone();
            } else if !winner.is_subclass(meta) && !meta.has(&self.names().__stand_in__) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
        }
        Ok(Value::Class(winner))
    }

    fn prepare(
        &self,
        meta: &Value,
        name: &Value,
        bases: &[Value],
        keywords: &[(Str, Value)],
    ) -> PyResult {
        let plain = || Value::Dict(Dict::new().shared());
        let Value::Class(class) = meta else { return Ok(plain()) };
        if class.is(&self.types.type_) || class.lookup(&self.names().__prepare__).is_none() {
            return Ok(plain());
        }
        let prepare = self.get_attr(meta, &self.names().__prepare__)?;
        self.call(
            &prepare,
            Args { pos: vec![name.clone(), Value::tuple(bases.to_vec())], kw: keywords.to_vec() },
        )
    }

    /// `type(name, bases, namespace, **keywords)`; `meta` is the metaclass where it is not `type`.
    pub(crate) fn make_class(&self, meta: Option<&Class>, name: &Str, args: Args) -> PyResult {
        let bases = args.pos.get(1).cloned().unwrap_or(Value::None);
        let bases: Vec<Value> = self.list_of(&bases)?;
        let namespace = args.pos.get(2).cloned().unwrap_or(Value::None);
        let mut parents = Vec::new();
        for base in &bases {
            match base {
                Value::Class(class) if class.sealed.get() => {
                    return Err(self.type_error(format!(
                        "type '{}' is not an acceptable base type",
                        class.name()
                    )));
                }
                Value::Class(class) => parents.push(class.clone()),
                _ => return Err(self.type_error(self.bad_base_text(base))),
            }
        }
        if parents.is_empty() {
            parents.push(self.types.object.clone());
        }
        for (at, parent) in parents.iter().enumerate() {
            self.spend(at as u64)?;
            if parents[..at].iter().any(|other| other.is(parent)) {
                return Err(self.type_error(format!("duplicate base class {}", parent.name())));
            }
        }
        let above: usize = parents.iter().map(|class| class.ancestors.borrow().len()).sum();
        self.spend((above * parents.len()) as u64 * 4)?;
        let Some(ancestors) = linearize(&parents) else {
            let names: Vec<String> = parents.iter().map(|class| class.name().to_string()).collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        let layout = self.layout_of(&parents)?;
        let class = Class::new(name, "builtins", parents, ancestors, layout);
        let meta = match meta {
            Some(meta) => meta.clone(),
            None => match self.metaclass_for(None, &bases)? {
                Value::Class(meta) => meta,
                _ => self.types.type_.clone(),
            },
        };
        if !meta.is(&self.types.type_) {
            let _ = class.metaclass.set(meta);
        }
        self.fill_class(&class, &namespace)?;
        self.remember_class(&class);
        self.finish_class(&class, args.kw)?;
        Ok(Value::Class(class))
    }

    fn bad_base_text(&self, base: &Value) -> String {
        match base {
            Value::Function(_) => "function() argument 'code' must be code, not str".into(),
            Value::Module(_) => "module() takes at most 2 arguments (3 given)".into(),
            _ => format!("bases must be types, not '{}'", self.class_of(base).name()),
        }
    }

    fn layout_of(&self, parents: &[Class]) -> PyResult<Layout> {
        let mut layout = Layout::Object;
        let mut builtin: Option<Class> = None;
        for parent in parents {
            let own = parent.layout.get();
            if own == Layout::Builtin {
                let base = self.builtin_base(parent);
                match (&builtin, &base) {
                    (Some(a), Some(b)) if !a.is_subclass(b) && !b.is_subclass(a) => {
                        return Err(
                            self.type_error("multiple bases have instance lay-out conflict")
                        );
                    }
                    _ => builtin = base,
                }
            }
            if layout == Layout::Object || own == Layout::Native && layout != Layout::Builtin {
                layout = if own == Layout::Object { layout } else { own };
            }
        }
        Ok(layout)
    }

    fn fill_class(&self, class: &Class, namespace: &Value) -> PyResult<()> {
        let items = match namespace.as_dict() {
            Some(dict) => dict.items(),
            None => self.mapping_items(namespace)?.unwrap_or_default(),
        };
        for (key, value) in items {
            match key.as_str() {
                Some(key) => class.dict.set_str(key, value),
                None => class.dict.set_item(self, key, value)?,
            }
        }
        let names = self.names();
        for method in [&names.__init_subclass__, &names.__class_getitem__] {
            if let Some(function @ Value::Function(_)) = class.dict.get_str(method) {
                class.dict.set_str(method, Value::ClassMethod(Rc::new(function)));
            }
        }
        if let Some(function @ Value::Function(_)) = class.dict.get_str(&names.__new__) {
            class.dict.set_str(&names.__new__, Value::StaticMethod(Rc::new(function)));
        }
        if class.dict.get_str(&names.__eq__).is_some()
            && class.dict.get_str(&names.__hash__).is_none()
        {
            class.dict.set_str(&names.__hash__, Value::None);
        }
        // `super()` works in what runs while the class is being made (`__set_name__`, …).
        if let Some(Value::Cell(cell)) = class.dict.remove_str(&names.__classcell__) {
            cell.replace(Value::Class(class.clone()));
        }
        if let Some(Value::Str(qualname)) = class.dict.remove_str(&names.__qualname__) {
            *class.qualname.borrow_mut() = qualname;
        }
        match class.dict.get_str(&names.__module__) {
            Some(Value::Str(module)) => *class.module.borrow_mut() = module,
            _ => {
                let module = self.current_module();
                class.dict.set_str(&names.__module__, Value::Str(module.clone()));
                *class.module.borrow_mut() = module;
            }
        }
        self.read_slots(class)
    }

    fn read_slots(&self, class: &Class) -> PyResult<()> {
        let Some(slots) = class.dict.get_str(&self.names().__slots__) else { return Ok(()) };
        let slots = match &slots {
            Value::Str(one) => vec![one.clone()],
            many => self.list_of(many)?.iter().filter_map(|name| name.as_str().cloned()).collect(),
        };
        for name in &slots {
            if class.dict.get_str(name).is_some() {
                return Err(self
                    .value_error(format!("'{name}' in __slots__ conflicts with class variable")));
            }
        }
        let class_name = class.name();
        let slots: Vec<Str> = slots
            .into_iter()
            .map(|name| Str::intern(&crate::compile::mangle(Some(&class_name), &name)))
            .collect();
        let inherits_dict = class
            .bases
            .borrow()
            .iter()
            .any(|base| !base.is(&self.types.object) && base.slots.borrow().is_none());
        if !inherits_dict && !slots.iter().any(|name| &**name == "__dict__") {
            let inherited = class
                .bases
                .borrow()
                .iter()
                .filter_map(|base| base.slots.borrow().clone())
                .flatten()
                .collect::<Vec<_>>();
            *class.slots.borrow_mut() = Some(slots.into_iter().chain(inherited).collect());
            class.changed();
        }
        Ok(())
    }

    /// `__set_name__` of the attributes, then `__init_subclass__` of the parent.
    fn finish_class(&self, class: &Class, keywords: Vec<(Str, Value)>) -> PyResult<()> {
        for (name, value) in class.dict.items() {
            if let Value::Instance(_) = &value
                && self.class_of(&value).lookup(&self.names().__set_name__).is_some()
            {
                let given = vec![Value::Class(class.clone()), name.clone()];
                self.call_special(&value, &self.names().__set_name__, given).map_err(|cause| {
                    let kind = self.class_of(&value).name();
                    let attribute = name.as_str().map(|name| name.to_string()).unwrap_or_default();
                    let text = format!(
                        "Error calling __set_name__ on '{kind}' instance '{attribute}' in '{}'",
                        class.name()
                    );
                    self.error("RuntimeError", text).caused_by(&cause)
                })?;
            }
        }
        let found = class.lookup_after(class, &self.names().__init_subclass__);
        match found {
            Some(Value::ClassMethod(function)) => {
                let method = Value::method(Value::Class(class.clone()), (*function).clone());
                self.call(&method, Args { pos: Vec::new(), kw: keywords })?;
            }
            _ if !keywords.is_empty() => {
                return Err(self.type_error(format!(
                    "{}.__init_subclass__() takes no keyword arguments",
                    class.name()
                )));
            }
            _ => {}
        }
        Ok(())
    }
}
