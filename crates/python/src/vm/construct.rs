//! Making instances and classes.
use super::Vm;
use super::call::Called;
use crate::class::{Class, Layout, linearize};
use crate::collections::Dict;
use crate::error::PyResult;
use crate::exception::Exception;
use crate::frame::Frame;
use crate::function::Args;
use crate::instance::{Instance, Payload};
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// `Class(*args, **kw)`.
    pub(super) fn construct(&self, class: &Class, args: Args) -> PyResult<Called> {
        self.refuse_arguments(class, &args)?;
        if let Some(meta) = class.metaclass.get()
            && let Some(found) = meta.lookup(&self.names().__call__)
            && !matches!(found, Value::Native(_))
        {
            let method = self.bind(&found, &Value::Class(class.clone()), meta)?;
            return self.start_call(&method, args);
        }
        self.construct_plainly(class, args)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub(super) fn construct_plainly(&self, class: &Class, args: Args) -> PyResult<Called> {
        // `type(x)` asks; it makes nothing, so no metaclass's `__init__` runs.
        if class.is(&self.types.type_)
            && let ([value], true) = (args.pos.as_slice(), args.kw.is_empty())
        {
            return Ok(Called::Value(Value::Class(self.class_of(value))));
        }
        let new = class.lookup(&self.names().__new__);
        let object = match &new {
            Some(Value::Native(native)) if native.name == self.names().__new__ => self.new_object(class, &args)?,
            Some(found) => {
                let function = if let Value::StaticMethod(inner) = found { (**inner).clone() } else { found.clone() };
                let mut with_class = args.clone();
                with_class.pos.insert(0, Value::Class(class.clone()));
                self.call(&function, with_class)?
            }
            None => self.new_object(class, &args)?,
        };
        if !self.class_of(&object).is_subclass(class) {
            return Ok(Called::Value(object));
        }
        self.init(class, object, args)
    }

    fn init(&self, class: &Class, object: Value, mut args: Args) -> PyResult<Called> {
        let class = if self.class_of(&object).is(class) { class.clone() } else { self.class_of(&object) };
        let Some(init) = class.lookup(&self.names().__init__) else { return Ok(Called::Value(object)) };
        if !matches!(object, Value::Instance(_)) && matches!(init, Value::Native(_)) {
            return Ok(Called::Value(object));
        }
        args.pos.insert(0, object.clone());
        match self.start_call(&init, args)? {
            Called::Frame(mut frame) => {
                frame.result = Some(object);
                Ok(Called::Frame(frame))
            }
            Called::Value(Value::None) => Ok(Called::Value(object)),
            Called::Value(other) => Err(self.init_returned(&other)),
        }
    }

    /// What `object.__new__` and the `__new__` of builtin classes make.
    ///
    /// # Errors
    /// TypeError where the class cannot be instantiated or the arguments do not fit.
    pub fn new_object(&self, class: &Class, args: &Args) -> PyResult {
        match class.layout.get() {
            Layout::Builtin => {
                let Some(base) = self.builtin_base(class) else {
                    return Err(self.type_error("cannot create instance"));
                };
                let own_new = !class.is(&base)
                    && class.lookup(&self.names().__init__).is_some_and(|init| matches!(init, Value::Function(_)));
                let value = if own_new && is_mutable(&base) {
                    crate::builtins::make(self, &base, &Args::default())?
                } else {
                    crate::builtins::make(self, &base, args)?
                };
                if class.is(&base) {
                    return Ok(value);
                }
                Ok(self.instance_of(class, Payload::Base(value.base().clone())))
            }
            Layout::Exception => {
                let parts = Exception::new(args.pos.clone());
                let class = self.os_error_class(class, &args.pos).unwrap_or_else(|| class.clone());
                let made = self.instance_of(&class, Payload::Exception(parts));
                self.exception_keywords(&class, &made, &args.kw)?;
                Ok(made)
            }
            // A metaclass makes a class of itself: `Meta(name, bases, namespace)`.
            Layout::Type if !class.is(&self.types.type_) && args.pos.len() == 3 => {
                let name = args.pos[0].as_str().cloned().unwrap_or_else(|| "?".into());
                self.make_class(Some(class), &name, args.clone())
            }
            Layout::Type => crate::builtins::make(self, &self.types.type_, args),
            Layout::Object | Layout::Native => self.new_plain(class, args),
        }
    }

    /// `name=`, `obj=` and `path=` of the exceptions that take them.
    fn exception_keywords(&self, class: &Class, made: &Value, keywords: &[(Str, Value)]) -> PyResult<()> {
        let own_init = |class: &Class| {
            let names = self.names();
            [&names.__init__, &names.__new__]
                .iter()
                .any(|name| class.lookup(name).is_some_and(|found| !matches!(found, Value::Native(_))))
        };
        let known: &[&str] = match made.as_instance() {
            Some(_) if self.is_kind(class, "ImportError") => &["name", "path"],
            Some(_) if self.is_kind(class, "AttributeError") => &["name", "obj"],
            Some(_) if self.is_kind(class, "NameError") => &["name"],
            _ => &[],
        };
        let wrong = keywords.iter().find(|(name, _)| !known.contains(&&**name));
        if wrong.is_some() && !own_init(class) {
            return Err(self.type_error(format!("{}() takes no keyword arguments", class.name())));
        }
        let Some(instance) = made.as_instance().filter(|_| wrong.is_none()) else { return Ok(()) };
        keywords.iter().for_each(|(name, value)| instance.dict().set_str(name, value.clone()));
        Ok(())
    }

    fn is_kind(&self, class: &Class, name: &str) -> bool {
        self.types.exceptions.get(name).is_some_and(|known| class.is_subclass(known))
    }

    /// `OSError(errno, text)` is of the subclass that stands for the number.
    fn os_error_class(&self, class: &Class, args: &[Value]) -> Option<Class> {
        let os_error = self.types.exceptions.get("OSError")?;
        if !class.is(os_error) || args.len() < 2 {
            return None;
        }
        let name = match args[0].as_int()? {
            1 | 13 => "PermissionError",
            2 => "FileNotFoundError",
            3 => "ProcessLookupError",
            4 => "InterruptedError",
            10 => "ChildProcessError",
            11 | 114 | 115 => "BlockingIOError",
            17 => "FileExistsError",
            20 => "NotADirectoryError",
            21 => "IsADirectoryError",
            32 | 108 => "BrokenPipeError",
            103 => "ConnectionAbortedError",
            104 => "ConnectionResetError",
            110 => "TimeoutError",
            111 => "ConnectionRefusedError",
            _ => return None,
        };
        self.types.exceptions.get(name).cloned()
    }

    fn new_plain(&self, class: &Class, args: &Args) -> PyResult {
        if class.sealed.get() {
            return crate::builtins::make(self, class, args);
        }
        if class.is(&self.types.object) && (!args.pos.is_empty() || !args.kw.is_empty()) {
            return Err(self.type_error("object() takes no arguments"));
        }
        let made_here = self.types.all().iter().any(|builtin| builtin.is(class));
        if made_here && !class.is(&self.types.object) {
            return crate::builtins::make(self, class, args);
        }
        self.refuse_abstract(class)?;
        Ok(Value::Instance(Rc::new(Instance::bare(class.clone()))))
    }

    fn refuse_abstract(&self, class: &Class) -> PyResult<()> {
        let Some(names) = class.dict.get("__abstractmethods__") else { return Ok(()) };
        let mut names: Vec<String> =
            self.list_of(&names)?.iter().filter_map(|name| name.as_str().map(|name| name.to_string())).collect();
        if names.is_empty() {
            return Ok(());
        }
        names.sort();
        let s = if names.len() == 1 { "" } else { "s" };
        Err(self.type_error(format!(
            "Can't instantiate abstract class {} with abstract method{s} {}",
            class.name(),
            names.join(", ")
        )))
    }

    /// An instance with a payload.
    pub fn instance_of(&self, class: &Class, payload: Payload) -> Value {
        Value::Instance(Rc::new(Instance::new(class.clone(), payload)))
    }

    /// An instance of a native class around a Rust handle.
    pub fn native_instance<T: Clone + 'static>(&self, class: &Class, payload: T) -> Value {
        let instance = Instance::bare(class.clone());
        instance.set_native(payload);
        Value::Instance(Rc::new(instance))
    }

    /// The builtin class an instance's value is of.
    pub(crate) fn builtin_base(&self, class: &Class) -> Option<Class> {
        let builtin = |class: &Class| {
            self.types.all().iter().any(|known| known.is(class)) && class.layout.get() == Layout::Builtin
        };
        class.mro().into_iter().find(builtin)
    }

    /// `class Name(bases, keywords): body`, as `builtins.__build_class__` does it.
    pub(crate) fn build_class(&self, args: Args) -> PyResult {
        let mut pos = args.pos.into_iter();
        let (Some(Value::Function(body)), Some(name)) = (pos.next(), pos.next()) else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let given: Vec<Value> = pos.collect();
        let bases = self.resolve_bases(&given)?;
        let mut keywords = args.kw;
        let meta = keywords.iter().position(|(key, _)| &**key == "metaclass").map(|at| keywords.remove(at).1);
        // `class A(object_of_B())` calls B: the type of the first base is the metaclass, whatever it is.
        let meta = meta.or_else(|| {
            bases.first().filter(|base| matches!(base, Value::Instance(_))).map(|b| Value::Class(self.class_of(b)))
        });
        let meta = self.metaclass_for(meta, &bases)?;
        let name_text = name.as_str().cloned().unwrap_or_else(|| "?".into());
        let namespace = self.prepare(&meta, &name, &bases, &keywords)?;
        if bases.len() != given.len() || bases.iter().zip(&given).any(|(a, b)| !a.is(b)) {
            self.set_item(&namespace, &"__orig_bases__".into(), Value::tuple(given))?;
        }
        let mut frame = Box::new(Frame::new(body.code.clone(), body.globals.clone(), &body.closure));
        frame.namespace = Some(namespace.clone());
        let cell = match self.run(frame)? {
            super::run::Exit::Returned(cell) => cell,
            super::run::Exit::Yielded(..) => Value::None,
        };
        let call = Args { pos: vec![name, Value::tuple(bases), namespace], kw: keywords };
        let class = match &meta {
            Value::Class(meta) if meta.is(&self.types.type_) => self.make_class(None, &name_text, call)?,
            meta => self.call(meta, call)?,
        };
        if let Value::Cell(cell) = cell {
            *cell.borrow_mut() = class.clone();
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
            match self.call_special(base, &self.names().__mro_entries__, vec![Value::tuple(given.to_vec())])? {
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
            if meta.is_subclass(&winner) || (winner.has(&self.names().__stand_in__) && !meta.is(&self.types.type_)) {
                winner = meta.clone();
            } else if !winner.is_subclass(meta) && !meta.has(&self.names().__stand_in__) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
        }
        Ok(Value::Class(winner))
    }

    fn prepare(&self, meta: &Value, name: &Value, bases: &[Value], keywords: &[(Str, Value)]) -> PyResult {
        let plain = || Value::Dict(Rc::new(Dict::new()));
        let Value::Class(class) = meta else { return Ok(plain()) };
        if class.is(&self.types.type_) || class.lookup(&self.names().__prepare__).is_none() {
            return Ok(plain());
        }
        let prepare = self.get_attr(meta, &self.names().__prepare__)?;
        self.call(&prepare, Args { pos: vec![name.clone(), Value::tuple(bases.to_vec())], kw: keywords.to_vec() })
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
                    return Err(self.type_error(format!("type '{}' is not an acceptable base type", class.name())));
                }
                Value::Class(class) => parents.push(class.clone()),
                _ => return Err(self.type_error(self.bad_base_text(base))),
            }
        }
        if parents.is_empty() {
            parents.push(self.types.object.clone());
        }
        for (at, parent) in parents.iter().enumerate() {
            if parents[..at].iter().any(|other| other.is(parent)) {
                return Err(self.type_error(format!("duplicate base class {}", parent.name())));
            }
        }
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
                        return Err(self.type_error("multiple bases have instance lay-out conflict"));
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
        if class.dict.get_str(&names.__eq__).is_some() && class.dict.get_str(&names.__hash__).is_none() {
            class.dict.set_str(&names.__hash__, Value::None);
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
                return Err(self.value_error(format!("'{name}' in __slots__ conflicts with class variable")));
            }
        }
        let class_name = class.name();
        let slots: Vec<Str> =
            slots.into_iter().map(|name| Str::intern(&crate::compile::mangle(Some(&class_name), &name))).collect();
        let inherits_dict =
            class.bases.borrow().iter().any(|base| !base.is(&self.types.object) && base.slots.borrow().is_none());
        if !inherits_dict && !slots.iter().any(|name| &**name == "__dict__") {
            let inherited = class
                .bases
                .borrow()
                .iter()
                .filter_map(|base| base.slots.borrow().clone())
                .flatten()
                .collect::<Vec<_>>();
            *class.slots.borrow_mut() = Some(slots.into_iter().chain(inherited).collect());
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
                    let text =
                        format!("Error calling __set_name__ on '{kind}' instance '{attribute}' in '{}'", class.name());
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
                return Err(self.type_error(format!("{}.__init_subclass__() takes no keyword arguments", class.name())));
            }
            _ => {}
        }
        Ok(())
    }
}

fn is_mutable(class: &Class) -> bool {
    matches!(&**class.name.borrow(), "list" | "dict" | "set" | "bytearray")
}

impl Vm {
    /// `Class(…)` from Rust, `__call__` of a metaclass left aside.
    pub(crate) fn construct_now(&self, class: &Class, args: Args) -> PyResult {
        match self.construct_plainly(class, args)? {
            Called::Value(value) => Ok(value),
            Called::Frame(mut frame) => {
                let object = frame.result.take();
                self.run(frame)?;
                Ok(object.unwrap_or(Value::None))
            }
        }
    }
}
