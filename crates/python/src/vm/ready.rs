//! Modules of the image: made once, imported by each process that wants them. An import of one
//! puts it into `sys.modules` together with what it imported when it was made, in the same order.
use super::{Extension, Vm};
use crate::error::PyResult;
use crate::frozen::Home;
use crate::text::Str;
use crate::value::Value;
use std::any::TypeId;
use std::collections::HashMap;
use std::rc::Rc;

/// A module, and the names that were imported while it was made.
#[derive(Clone)]
struct Made {
    module: Value,
    imports: Rc<[Str]>,
}

/// The modules of the image.
#[derive(Default)]
pub(super) struct Ready {
    modules: HashMap<Str, Made>,
    /// While modules are made: those under way, each with the names it imported so far.
    under_way: Option<Vec<(Str, Vec<Str>)>>,
    imports: HashMap<Str, Vec<Str>>,
    mark: Option<Mark>,
}

/// What a process had when its image was made, beside its containers.
struct Mark {
    classes: usize,
    identities: HashMap<(TypeId, usize), Value>,
    extensions: HashMap<TypeId, Extension>,
}

/// What a module defines whose state is that of one process (the environment, chance, a clock):
/// called when a process imports it from the image.
const NEW_PROCESS: &str = "_new_process";

impl Vm {
    /// A name was imported.
    pub(super) fn imported(&self, name: &str) {
        if let Some((_, imports)) =
            self.ready.borrow_mut().under_way.as_mut().and_then(|all| all.last_mut())
        {
            imports.push(Str::intern(name));
        }
    }

    /// Runs what makes a module, and remembers what it imports where the image is made.
    pub(super) fn making(&self, name: &str, make: impl FnOnce() -> PyResult) -> PyResult {
        let begun = match &mut self.ready.borrow_mut().under_way {
            Some(under_way) => {
                under_way.push((Str::intern(name), Vec::new()));
                true
            }
            None => false,
        };
        if !begun {
            return make();
        }
        let made = make();
        let mut ready = self.ready.borrow_mut();
        if let Some((name, imports)) = ready.under_way.as_mut().and_then(Vec::pop) {
            ready.imports.insert(name, imports);
        }
        made
    }

    /// The module of the image with that name, in `sys.modules` from now on.
    pub(super) fn import_ready(&self, name: &Str) -> PyResult<Option<Value>> {
        let Some(made) = self.ready.borrow().modules.get(name).cloned() else { return Ok(None) };
        self.modules.set_str(name, made.module.clone());
        for name in made.imports.iter() {
            self.import_module(name)?;
        }
        if let Value::Module(module) = &made.module
            && let Some(begin) = module.dict.get(NEW_PROCESS)
        {
            self.call(&begin, Vec::new())?;
        }
        Ok(Some(self.modules.get_str(name).unwrap_or(made.module)))
    }

    /// The modules of our libraries that were imported and that the image has not, in the order
    /// of their imports.
    pub(crate) fn unready(&self) -> Vec<&'static str> {
        let ready = self.ready.borrow();
        let names = self.modules.keys().into_iter();
        let names = names.filter_map(|name| name.as_str().cloned());
        let new = names.filter(|name| !ready.modules.contains_key(name));
        new.filter_map(|name| match self.frozen(&name) {
            Some((_, Home::Packages)) | None => None,
            Some((frozen, _)) => Some(frozen.name),
        })
        .collect()
    }

    /// Whether the image has a module.
    pub(crate) fn is_ready(&self, name: &str) -> bool {
        self.ready.borrow().modules.contains_key(name)
    }

    /// Makes modules; no process has them before it imports them.
    ///
    /// # Errors
    /// What importing one raises.
    pub(crate) fn make_ready(&self, names: &[&'static str]) -> PyResult<()> {
        let before = self.modules.copy();
        self.ready.borrow_mut().under_way = Some(Vec::new());
        let done = names.iter().try_for_each(|name| self.import_module(name).map(drop));
        self.ready.borrow_mut().under_way = None;
        done?;
        for (name, module) in self.modules.items() {
            let Some(name) = name.as_str().filter(|name| before.get_str(name).is_none()) else {
                continue;
            };
            self.modules.remove_str(name);
            self.unbind(name, &module);
            let mut ready = self.ready.borrow_mut();
            let imports = ready.imports.remove(name).unwrap_or_default().into();
            ready.modules.entry(name.clone()).or_insert(Made { module, imports });
        }
        Ok(())
    }

    /// A package knows a module below it once that is imported.
    fn unbind(&self, name: &Str, module: &Value) {
        let Some((parent, last)) = name.rsplit_once('.') else { return };
        let parent = Str::intern(parent);
        let known = self.ready.borrow().modules.get(&parent).map(|made| made.module.clone());
        let known = known.or_else(|| self.modules.get_str(&parent));
        if let Some(Value::Module(parent)) = known
            && parent.dict.get(last).is_some_and(|bound| bound.is(module))
        {
            parent.dict.remove_str(&Str::intern(last));
        }
    }

    /// This is what the processes to come begin with.
    pub(crate) fn mark(&self) {
        let copies = self.extensions.borrow();
        let extensions = copies.iter().map(|(key, known)| (*key, known.copy())).collect();
        self.ready.borrow_mut().mark = Some(Mark {
            classes: self.classes.borrow().len(),
            identities: self.identities.borrow().clone(),
            extensions,
        });
        crate::image::keep();
    }

    /// Takes back what the process changed, but for what lies in containers that are its own.
    pub(crate) fn take_back(&self) {
        self.frames.borrow_mut().clear();
        self.reprs.borrow_mut().clear();
        self.native_depth.set(0);
        self.raised_again.set(false);
        self.renew_budget();
        self.fuel.set(super::FUEL);
        self.stand_ins.borrow_mut().forget_used();
        self.main_path.borrow_mut().clear();
        crate::image::take_back();
        if let Some(mark) = &self.ready.borrow().mark {
            self.identities.replace(mark.identities.clone());
            let extensions = mark.extensions.iter().map(|(key, known)| (*key, known.copy()));
            self.extensions.replace(extensions.collect());
            let own = self.classes.borrow_mut().split_off(mark.classes);
            for class in own.iter().filter_map(std::rc::Weak::upgrade).map(crate::Class) {
                class.dict.clear();
                class.forget();
            }
        }
    }

    /// Forgets the classes that are gone.
    pub(crate) fn forget_gone(&self) {
        let known = self.classes.borrow();
        let known = known.iter().filter_map(std::rc::Weak::upgrade).map(crate::Class);
        known.for_each(|class| class.forget_gone());
        self.types.all().into_iter().for_each(crate::Class::forget_gone);
        self.types.exceptions.values().for_each(crate::Class::forget_gone);
    }
}
