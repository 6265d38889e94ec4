//! The evaluator: a stack machine over [`crate::code::Code`], and the rules of Python's objects.
mod arguments;
mod assign;
mod attribute;
mod awaiting;
mod blocks;
mod build;
mod build_class;
mod call;
mod construct;
mod contains;
mod dispatch;
mod errors;
mod generate;
mod groups;
mod imports;
mod names;
mod operate;
mod order;
mod origin;
mod patterns;
mod protocol;
mod ready;
mod represent;
mod run;
mod source;
mod stack;
mod stand_in;
mod subscript;
mod unwind;

pub(crate) use awaiting::around;
pub use imports::Finder;
pub(crate) use operate::spelling;
pub(crate) use represent::is_printable;
pub use represent::{quote, quote_bytes};
pub use stand_in::Packages;

use crate::alive::Running;
use crate::class::Class;
use crate::collections::Dict;
use crate::error::PyErr;
use crate::frame::Frame;
use crate::frozen::Library;
use crate::host::{Budget, Host};
use crate::module::Module;
use crate::text::Str;
use crate::types::Types;
use crate::value::Value;
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// One Python process: modules, classes, running frames, budget.
pub struct Vm {
    /// The builtin classes.
    pub types: Types,
    /// The world outside.
    pub host: Rc<dyn Host>,
    /// How much a run may use.
    pub budget: Budget,
    /// `builtins.__dict__`.
    pub builtins: Rc<Dict>,
    /// `sys.modules`.
    pub modules: Rc<Dict>,
    /// `sys.path`.
    pub path: Value,
    /// Boxed, because entering and leaving a function must not move a whole frame.
    #[expect(clippy::vec_box)]
    pub(crate) frames: RefCell<Vec<Box<Frame>>>,
    /// Frames that have ended, for the next calls.
    #[expect(clippy::vec_box)]
    spare: RefCell<Vec<Box<Frame>>>,
    pub(crate) native_depth: Cell<usize>,
    pub(crate) fuel: Cell<u32>,
    pub(crate) steps: Cell<u64>,
    pub(crate) output: Cell<usize>,
    /// What was allocated before this process began.
    memory_before: Cell<usize>,
    /// The run is over its budget: nothing it wrote may catch that.
    pub(crate) stopped: Cell<bool>,
    /// The exception on its way is one that was handled here: this frame stands in its trace
    /// already.
    pub(crate) raised_again: Cell<bool>,
    pub(crate) finders: RefCell<HashMap<String, Finder>>,
    pub(crate) libraries: RefCell<Vec<Library>>,
    pub(crate) stand_ins: RefCell<stand_in::StandIns>,
    pub(crate) reprs: RefCell<Vec<usize>>,
    pub(crate) main_path: RefCell<String>,
    /// The most digits of an integer as decimal text; 0 for any number.
    pub(crate) int_digits: Cell<usize>,
    classes: RefCell<Vec<std::rc::Weak<crate::class::ClassData>>>,
    identities: RefCell<HashMap<(TypeId, usize), Value>>,
    extensions: RefCell<HashMap<TypeId, Extension>>,
    /// Modules that belong to the image, for the processes that import them.
    ready: RefCell<ready::Ready>,
    names: crate::types::Names,
    /// None while it waits. Dropped last.
    running: RefCell<Option<Running>>,
}

/// What a crate keeps per process, and how it is copied.
#[derive(Clone)]
struct Extension(Rc<dyn Any>, fn(&Rc<dyn Any>) -> Rc<dyn Any>);

impl Extension {
    fn new<T: Clone + 'static>(value: Rc<T>) -> Extension {
        Extension(value, |known| match known.downcast_ref::<T>() {
            Some(known) => Rc::new(known.clone()),
            None => known.clone(),
        })
    }

    /// One of its own, that holds the same.
    fn copy(&self) -> Extension {
        Extension(self.1(&self.0), self.1)
    }
}

/// Instructions between two looks at clock, memory and Ctrl-C.
const FUEL: u32 = 1 << 14;

impl Vm {
    /// A fresh process.
    pub fn new(host: Rc<dyn Host>, budget: Budget) -> Vm {
        let types = Types::new();
        let memory_before = host.memory();
        let vm = Vm {
            memory_before: Cell::new(memory_before),
            types,
            host,
            budget,
            builtins: Dict::new().shared(),
            modules: Dict::new().shared(),
            path: Value::list(Vec::new()),
            frames: RefCell::new(Vec::new()),
            spare: RefCell::new(Vec::new()),
            native_depth: Cell::new(0),
            fuel: Cell::new(FUEL),
            steps: Cell::new(0),
            output: Cell::new(0),
            stopped: Cell::new(false),
            raised_again: Cell::new(false),
            finders: RefCell::new(HashMap::new()),
            libraries: RefCell::new(Vec::new()),
            stand_ins: RefCell::default(),
            reprs: RefCell::new(Vec::new()),
            main_path: RefCell::new(String::new()),
            int_digits: Cell::new(4300),
            classes: RefCell::new(Vec::new()),
            identities: RefCell::new(HashMap::new()),
            extensions: RefCell::new(HashMap::new()),
            ready: RefCell::default(),
            names: crate::types::Names::new(),
            running: RefCell::new(Some(Running::begin())),
        };
        crate::builtins::install(&vm);
        crate::stdlib::install(&vm);
        stand_in::install(&vm);
        vm
    }

    /// It is a process from now on, with this world and this budget.
    pub(crate) fn begin(&mut self, host: Rc<dyn Host>, budget: Budget) {
        self.memory_before.set(host.memory());
        (self.host, self.budget) = (host, budget);
        self.rest(Some(Running::begin()));
    }

    /// Whether it is a process, or with none waits.
    pub(crate) fn rest(&self, running: Option<Running>) {
        let before = self.running.replace(running);
        drop(before);
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.borrow().is_some()
    }

    /// The one Python object that stands for a Rust handle, made on first use: keeps `is` true.
    /// `key` is the handle's address, `T` its type.
    pub fn identity<T: 'static>(&self, key: usize, make: impl FnOnce() -> Value) -> Value {
        let key = (TypeId::of::<T>(), key);
        if let Some(known) = self.identities.borrow().get(&key) {
            return known.clone();
        }
        let new = make();
        self.identities.borrow_mut().insert(key, new.clone());
        new
    }

    /// Says which Python object stands for a Rust handle from now on.
    pub fn set_identity<T: 'static>(&self, key: usize, value: Value) {
        self.identities.borrow_mut().insert((TypeId::of::<T>(), key), value);
    }

    /// What a crate keeps per process, made on first use.
    pub fn extension<T: Default + Clone + 'static>(&self) -> Rc<T> {
        let known = self.extensions.borrow().get(&TypeId::of::<T>()).map(|known| known.0.clone());
        if let Some(known) = known.and_then(|known| known.downcast::<T>().ok()) {
            return known;
        }
        let new = Rc::new(T::default());
        self.set_extension(new.clone());
        new
    }

    /// Gives what [`Vm::extension`] finds from now on: state that outlives this process.
    pub fn set_extension<T: Clone + 'static>(&self, value: Rc<T>) {
        self.extensions.borrow_mut().insert(TypeId::of::<T>(), Extension::new(value));
    }

    /// Remembers a class, so that its attributes can be let go at the end (classes and functions
    /// refer to each other).
    pub(crate) fn remember_class(&self, class: &Class) {
        self.classes.borrow_mut().push(Rc::downgrade(&class.0));
    }

    /// The module of a name, made where there is none yet; not looked up in files.
    pub fn module(&self, name: &str) -> Rc<Module> {
        let key = Str::intern(name);
        if let Some(Value::Module(module)) = self.modules.get_str(&key) {
            return module;
        }
        let module = Rc::new(Module::new(name));
        self.modules.set_str(&key, Value::Module(module.clone()));
        module
    }

    /// Counts work done outside instructions (iterators written in Rust); looks at the budget now
    /// and then.
    ///
    /// # Errors
    /// KeyboardInterrupt, TimeoutError, MemoryError: what ran out.
    pub fn tick(&self) -> Result<(), PyErr> {
        let left = self.fuel.get();
        if left > 0 {
            self.fuel.set(left - 1);
            return Ok(());
        }
        self.refuel()
    }

    /// Gives what runs next all steps and all output again: a new line of a shell.
    pub fn renew_budget(&self) {
        self.steps.set(0);
        self.output.set(0);
        self.stopped.set(false);
    }

    /// Counts work of Rust code as so many instructions (about ten nanoseconds each).
    ///
    /// # Errors
    /// As [`Vm::tick`].
    pub fn spend(&self, work: u64) -> Result<(), PyErr> {
        let left = u64::from(self.fuel.get());
        if work < left {
            self.fuel.set((left - work) as u32);
            return Ok(());
        }
        self.steps.set(self.steps.get().saturating_add(work - left));
        let questions = (work - left) / u64::from(FUEL);
        self.host.laboured(u32::try_from(questions).unwrap_or(u32::MAX));
        self.refuel()
    }

    /// Whether so many bytes more may be allocated.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_memory(&self, more: usize) -> Result<(), PyErr> {
        let all = self.host.memory().saturating_add(more);
        let own = all.saturating_sub(self.memory_before.get());
        if own > self.budget.memory || all > self.budget.all_memory {
            return Err(self.error("MemoryError", ""));
        }
        Ok(())
    }

    /// Writes to standard output, within the budget.
    ///
    /// # Errors
    /// An OSError where too much was printed.
    pub fn write_out(&self, text: &str) -> Result<(), PyErr> {
        self.count_output(text.len())?;
        self.host.stdout(text);
        Ok(())
    }

    /// Writes to standard error, within the budget.
    ///
    /// # Errors
    /// As [`Vm::write_out`].
    pub fn write_err(&self, text: &str) -> Result<(), PyErr> {
        self.count_output(text.len())?;
        self.host.stderr(text);
        Ok(())
    }

    /// How much was printed so far.
    pub(crate) fn output_size(&self) -> usize {
        self.output.get()
    }

    fn count_output(&self, bytes: usize) -> Result<(), PyErr> {
        let total = self.output.get() + bytes;
        self.output.set(total);
        if total > self.budget.output {
            return Err(self.error(
                "OSError",
                format!(
                    "the playground stops a run that prints more than {} MB",
                    self.budget.output >> 20
                ),
            ));
        }
        Ok(())
    }

    /// Sets where the main script is, for `__main__` and tracebacks.
    pub fn set_main_path(&self, path: &str) {
        *self.main_path.borrow_mut() = path.into();
    }

    pub(crate) fn names(&self) -> &crate::types::Names {
        &self.names
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        for (_, module) in self.modules.items() {
            if let Value::Module(module) = module {
                module.dict.clear();
            }
        }
        for class in self.classes.borrow().iter().filter_map(std::rc::Weak::upgrade) {
            let class = Class(class);
            class.dict.clear();
            class.forget();
        }
        for class in self.types.all().into_iter().chain(self.types.exceptions.values()) {
            class.forget();
        }
        self.builtins.clear();
        self.modules.clear();
    }
}
