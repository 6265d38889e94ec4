//! Classes: name, bases, method resolution order, attributes. Native and Python classes are the
//! same thing.
use crate::collections::Dict;
use crate::text::Str;
use crate::types::Names;
use crate::value::Value;
use hashbrown::HashTable;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

/// What the instances of a class are underneath; inherited by subclasses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Attributes only.
    Object,
    /// A builtin value (`int`, `str`, `list`, `dict`, `tuple` …) beside the attributes.
    Builtin,
    /// An exception: `args`, cause, context, traceback.
    Exception,
    /// A class of classes.
    Type,
    /// A payload of a native class.
    Native,
}

/// The parts of a class.
pub struct ClassData {
    /// `__name__`.
    pub name: RefCell<Str>,
    /// `__qualname__`.
    pub qualname: RefCell<Str>,
    /// `__module__`, which reprs and tracebacks show unless it is `builtins`.
    pub module: RefCell<Str>,
    /// `__bases__`.
    pub bases: RefCell<Vec<Class>>,
    /// The method resolution order after the class itself.
    pub ancestors: RefCell<Vec<Class>>,
    /// The class's own attributes.
    pub dict: Rc<Dict>,
    /// The class of the class, where it is not `type`.
    pub metaclass: OnceCell<Class>,
    /// What instances are underneath.
    pub layout: Cell<Layout>,
    /// Whether programs may not subclass it (`bool`, `NoneType`, `function` …).
    pub sealed: Cell<bool>,
    /// Whether instances have no `__dict__` (`__slots__`), and which names they may have then.
    pub slots: RefCell<Option<Vec<Str>>>,
    /// What was looked up along the order before, valid until the class or one above it changes.
    found: RefCell<Found>,
    /// Which attribute hooks there are, once that was found out; valid as long.
    hooks: Cell<Option<Hooks>>,
    /// When it was made.
    pub(crate) born: crate::image::Born,
    /// Direct subclasses, for `__subclasses__()`.
    pub subclasses: RefCell<Vec<Weak<ClassData>>>,
}

/// Which attribute hooks a class has that programs wrote: each access asks, so the answer is kept.
#[derive(Clone, Copy, Default)]
pub(crate) struct Hooks {
    /// `__getattribute__` written in Python.
    pub getattribute: bool,
    /// `__getattr__`.
    pub getattr: bool,
    /// `__setattr__` written in Python.
    pub setattr: bool,
    /// Whether not every name may be set.
    pub slots: bool,
}

/// Looked-up attributes by name.
type Found = HashTable<(Str, Option<Value>)>;

/// A class, shared by reference.
#[derive(Clone)]
pub struct Class(pub Rc<ClassData>);

impl std::ops::Deref for Class {
    type Target = ClassData;
    fn deref(&self) -> &ClassData {
        &self.0
    }
}

impl Class {
    /// A class with the given bases; their linearization must be given by [`linearize`].
    pub fn new(
        name: &str,
        module: &str,
        bases: Vec<Class>,
        ancestors: Vec<Class>,
        layout: Layout,
    ) -> Class {
        let class = Class(Rc::new(ClassData {
            name: RefCell::new(name.into()),
            qualname: RefCell::new(name.into()),
            module: RefCell::new(module.into()),
            bases: RefCell::new(bases),
            ancestors: RefCell::new(ancestors),
            dict: Dict::new().shared(),
            metaclass: OnceCell::new(),
            layout: Cell::new(layout),
            sealed: Cell::new(false),
            slots: RefCell::new(None),
            found: RefCell::default(),
            hooks: Cell::default(),
            born: crate::image::Born::default(),
            subclasses: RefCell::new(Vec::new()),
        }));
        class.dict.belong_to(&class);
        for base in class.bases.borrow().iter() {
            base.subclasses.borrow_mut().push(Rc::downgrade(&class.0));
        }
        class
    }

    /// Where it lives.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// Whether both are the same class.
    pub fn is(&self, other: &Class) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// `issubclass(self, other)`, real inheritance only.
    pub fn is_subclass(&self, other: &Class) -> bool {
        self.is(other) || self.ancestors.borrow().iter().any(|class| class.is(other))
    }

    /// `__mro__`.
    pub fn mro(&self) -> Vec<Class> {
        std::iter::once(self.clone()).chain(self.ancestors.borrow().iter().cloned()).collect()
    }

    /// The attribute as found along the method resolution order, not bound to anything.
    pub fn lookup(&self, name: &Str) -> Option<Value> {
        self.with_found(name, Option::clone)
    }

    /// Whether there is such an attribute.
    pub(crate) fn has(&self, name: &Str) -> bool {
        self.with_found(name, Option::is_some)
    }

    /// Looks an attribute up and looks at it where it is kept.
    pub(crate) fn with_found<T>(&self, name: &Str, see: impl FnOnce(&Option<Value>) -> T) -> T {
        let hash = name.py_hash();
        let mut found = self.found.borrow_mut();
        if let Some((_, value)) = found.find(hash, |(known, _)| known == name) {
            return see(value);
        }
        let value = match self.dict.get_str(name) {
            Some(value) => Some(value),
            None => self.ancestors.borrow().iter().find_map(|class| class.dict.get_str(name)),
        };
        let seen = see(&value);
        found.insert_unique(hash, (name.clone(), value), |(name, _)| name.py_hash());
        seen
    }

    /// The hooks of attribute access.
    pub(crate) fn hooks(&self, names: &Names) -> Hooks {
        if let Some(known) = self.hooks.get() {
            return known;
        }
        let written = |name| matches!(self.lookup(name), Some(Value::Function(_)));
        let hooks = Hooks {
            getattribute: written(&names.__getattribute__),
            getattr: self.lookup(&names.__getattr__).is_some(),
            setattr: written(&names.__setattr__),
            slots: self.slots.borrow().is_some() || self.ancestors.borrow().is_empty(),
        };
        self.hooks.set(Some(hooks));
        hooks
    }

    /// Gives the class other bases; whether there is an order for it and all its subclasses.
    pub(crate) fn inherit(&self, bases: Vec<Class>) -> bool {
        let Some(ancestors) = linearize(&bases) else { return false };
        self.changing();
        for base in self.bases.borrow().iter() {
            base.subclasses.borrow_mut().retain(|known| known.as_ptr() != Rc::as_ptr(&self.0));
        }
        bases.iter().for_each(|base| base.subclasses.borrow_mut().push(Rc::downgrade(&self.0)));
        self.bases.replace(bases);
        self.ancestors.replace(ancestors);
        self.dict.note();
        let below: Vec<Class> =
            self.subclasses.borrow().iter().filter_map(Weak::upgrade).map(Class).collect();
        below.into_iter().all(|class| {
            let bases = class.bases.borrow().clone();
            class.inherit(bases)
        })
    }

    /// It is about to be called otherwise, or to inherit from others. What belongs to the image
    /// remembers how it was.
    pub(crate) fn changing(&self) {
        if !self.born.is_kept() {
            return;
        }
        let class = self.clone();
        let texts = [&self.name, &self.qualname, &self.module].map(|text| text.borrow().clone());
        let (bases, ancestors) = (self.bases.borrow().clone(), self.ancestors.borrow().clone());
        crate::image::undo(move || {
            let [name, qualname, module] = texts;
            class.name.replace(name);
            class.qualname.replace(qualname);
            class.module.replace(module);
            class.bases.replace(bases);
            class.ancestors.replace(ancestors);
            class.dict.note();
        });
    }

    /// Forgets the subclasses that are gone.
    pub(crate) fn forget_gone(&self) {
        self.subclasses.borrow_mut().retain(|class| class.strong_count() > 0);
    }

    /// An attribute is another one now, for the class and for all below it.
    pub(crate) fn changed(&self) {
        let mut below = vec![self.clone()];
        while let Some(class) = below.pop() {
            class.forget();
            class.hooks.set(None);
            below.extend(class.subclasses.borrow().iter().filter_map(Weak::upgrade).map(Class));
        }
    }

    /// Lets go of what was looked up.
    pub(crate) fn forget(&self) {
        self.found.take();
    }

    /// The attribute and the class that holds it.
    pub fn lookup_where(&self, name: &Str) -> Option<(Class, Value)> {
        self.mro()
            .into_iter()
            .find_map(|class| class.dict.get_str(name).map(|value| (class, value)))
    }

    /// The attribute as found after `start` in this class's order: what `super()` sees.
    pub fn lookup_after(&self, start: &Class, name: &Str) -> Option<Value> {
        let mro = self.mro();
        let place = mro.iter().position(|class| class.is(start))?;
        mro[place + 1..].iter().find_map(|class| class.dict.get_str(name))
    }

    /// The name as error texts show it: with the module unless it is `builtins`.
    pub fn full_name(&self) -> String {
        match &**self.module.borrow() {
            "builtins" => self.qualname.borrow().to_string(),
            module => format!("{module}.{}", self.qualname.borrow()),
        }
    }

    /// `__name__`.
    pub fn name(&self) -> Str {
        self.name.borrow().clone()
    }
}

/// C3 linearization of the bases: the order after the class itself, or none where it is
/// inconsistent.
pub fn linearize(bases: &[Class]) -> Option<Vec<Class>> {
    let mut rows: Vec<Vec<Class>> = bases.iter().map(Class::mro).collect();
    rows.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return Some(order);
        }
        let in_a_tail =
            |class: &Class| rows.iter().any(|row| row[1..].iter().any(|other| other.is(class)));
        let next = rows.iter().map(|row| row[0].clone()).find(|class| !in_a_tail(class))?;
        rows.iter_mut().filter(|row| row[0].is(&next)).for_each(|row| {
            row.remove(0);
        });
        order.push(next);
    }
}
