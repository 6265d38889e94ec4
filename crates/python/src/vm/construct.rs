//! Making instances and classes.
use super::Vm;
use super::call::Called;
use crate::class::{Class, Layout};
use crate::error::PyResult;
use crate::exception::Exception;
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
            Some(Value::Native(native)) if native.name == self.names().__new__ => {
                self.new_object(class, &args)?
            }
            Some(found) => {
                let function = if let Value::StaticMethod(inner) = found {
                    (**inner).clone()
                } else {
                    found.clone()
                };
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
        let class =
            if self.class_of(&object).is(class) { class.clone() } else { self.class_of(&object) };
        let Some(init) = class.lookup(&self.names().__init__) else {
            return Ok(Called::Value(object));
        };
        if !matches!(object, Value::Instance(_)) && matches!(init, Value::Native(_)) {
            return Ok(Called::Value(object));
        }
        args.pos.insert(0, object.clone());
        let called = match &init {
            Value::Function(_) | Value::Native(_) => self.start_call(&init, args)?,
            // Such as a class, whose instances are made in turn.
            _ => self.deeper(|vm| vm.start_call(&init, args))?,
        };
        match called {
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
                // `__init__` fills what can be changed.
                let value = if !class.is(&base) && is_mutable(&base) {
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
    fn exception_keywords(
        &self,
        class: &Class,
        made: &Value,
        keywords: &[(Str, Value)],
    ) -> PyResult<()> {
        let own_init = |class: &Class| {
            let names = self.names();
            [&names.__init__, &names.__new__].iter().any(|name| {
                class.lookup(name).is_some_and(|found| !matches!(found, Value::Native(_)))
            })
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
        let mut names: Vec<String> = self
            .list_of(&names)?
            .iter()
            .filter_map(|name| name.as_str().map(|name| name.to_string()))
            .collect();
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
            self.types.all().iter().any(|known| known.is(class))
                && class.layout.get() == Layout::Builtin
        };
        class.mro().into_iter().find(builtin)
    }

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

fn is_mutable(class: &Class) -> bool {
    matches!(&**class.name.borrow(), "list" | "dict" | "set" | "bytearray")
}
