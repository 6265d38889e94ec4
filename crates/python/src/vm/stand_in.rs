//! Packages that are not here. A program may import one; what it gets stands in for it: a base
//! class, a decorator, an object. The crate `packages` says which modules, and makes the objects in
//! Python. Here: which module an import means, and the errors for stand-ins that would decide
//! something.
use super::Vm;
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::frozen::Home;
use crate::function::{Args, Native};
use crate::host::PathKind;
use crate::module::Module;
use crate::value::Value;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is known of packages by the names of their top modules.
pub trait Packages {
    /// The name that `pip install` knows, where something may stand in for the module and what is
    /// below it.
    fn package(&self, module: &str) -> Option<String>;
    /// Whether the project names the package.
    fn is_named(&self, module: &str) -> bool;
    /// Whether a class of it brings no columns: a mapped class may inherit what stands in for it.
    fn is_mixin(&self, module: &str, class: &str) -> bool;
}

/// The modules that may be stood in for, and the packages that were.
#[derive(Default)]
pub(crate) struct StandIns {
    packages: Option<Rc<dyn Packages>>,
    used: BTreeSet<String>,
}

impl StandIns {
    /// A process has used none.
    pub(super) fn forget_used(&mut self) {
        self.used.clear();
    }
}

/// What a refusal ends with.
const WAY_OUT: &str = "Put the package into the project's folder vendor/ (a folder or a pure-Python .whl), or write \
                       this line without it.";

impl Vm {
    /// Says what is known of packages: from now on something may stand in for them.
    pub fn set_packages(&self, packages: Rc<dyn Packages>) {
        self.stand_ins.borrow_mut().packages = Some(packages);
    }

    fn packages(&self) -> Option<Rc<dyn Packages>> {
        self.stand_ins.borrow().packages.clone()
    }

    /// Whether the project names the package of a module.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.packages()
            .is_some_and(|packages| packages.is_named(name.split('.').next().unwrap_or(name)))
    }

    /// Whether the class of that path is a mixin without columns; the first name and the last one
    /// count.
    fn is_mixin(&self, path: &str) -> bool {
        let (first, last) =
            (path.split('.').next().unwrap_or(path), path.rsplit('.').next().unwrap_or(path));
        self.packages().is_some_and(|packages| packages.is_mixin(first, last))
    }

    /// Refuses stand-ins among the arguments of a class that says what they would decide there.
    pub(super) fn refuse_arguments(&self, class: &Class, args: &Args) -> PyResult<()> {
        if self.stand_ins.borrow().used.is_empty()
            || !class.has(&self.names().__refuses_stand_ins__)
        {
            return Ok(());
        }
        let role = class.lookup(&self.names().__refuses_stand_ins__).unwrap_or(Value::None);
        let role = role.as_str().map(ToString::to_string).unwrap_or_default();
        for value in &args.pos {
            self.refuse_stand_in(value, &role)?;
        }
        // A default of Python's side decides nothing until a row is written: then its value is
        // refused.
        let later = ["default", "onupdate", "insert_default", "default_factory", "info", "doc"];
        for (name, value) in args.kw.iter().filter(|(name, _)| !later.contains(&&**name)) {
            self.refuse_stand_in(value, &format!("is used as {name} of {}", class.name()))?;
        }
        Ok(())
    }

    /// The packages that something stood in for since the process began.
    pub fn stood_in(&self) -> Vec<String> {
        self.stand_ins.borrow().used.iter().cloned().collect()
    }

    /// The package of a module that may be stood in for.
    pub(super) fn stand_in_package(&self, name: &str) -> Option<String> {
        let packages = self.packages()?;
        let mut ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        ends.find_map(|end| packages.package(&name[..end]))
    }

    /// The module itself where it is here; else what stands in for it, unless `really` it is
    /// wanted.
    pub(super) fn import_or_stand_in(
        &self,
        name: &str,
        wanted: &str,
        package: &str,
        really: bool,
    ) -> PyResult {
        if let Some(module) =
            self.modules.get(name).filter(|module| !really || !self.stands_in(module))
        {
            if !module.is_none() {
                return Ok(module);
            }
        } else if let Some(error) = self.modules.get(name).map(|_| self.not_here(wanted)) {
            return Err(error);
        }
        let missing = match self.import_real(name, wanted) {
            // An installed package comes before a folder without `__init__.py`, such as the one
            // where Flask-Session keeps its files; one that holds modules is the project's own.
            Ok(module) if !really && self.is_folder_of_data(&module) => {
                self.modules.remove_str(&crate::text::Str::intern(name));
                self.not_here(name)
            }
            Err(error) if !really && self.is_missing(&error, name) => error,
            result => return result,
        };
        let make = self.import_module("_stand_in").and_then(|module| self.attr(&module, "module"));
        let Ok(make) = make else { return Err(missing) };
        self.stand_ins.borrow_mut().used.insert(package.into());
        self.call(&make, vec![name.into(), package.into()])
    }

    /// What stands in for a name that a module of a package has and that is not here: the package
    /// itself is here in part. None for any other module.
    pub(super) fn name_that_stands_in(
        &self,
        module: &str,
        path: &str,
        really: bool,
    ) -> PyResult<Option<Value>> {
        let is_here = matches!(self.frozen(module), Some((_, Home::Packages)));
        let Some(package) = self.stand_in_package(module).filter(|_| is_here && !really) else {
            return Ok(None);
        };
        let thing = self.attr(&self.import_module("_stand_in")?, "_thing")?;
        self.stand_ins.borrow_mut().used.insert(package.clone());
        self.call(&thing, vec![package.into(), path.into()]).map(Some)
    }

    /// Whether a module is only folders, none of which holds a module or a folder.
    fn is_folder_of_data(&self, module: &Value) -> bool {
        let Value::Module(module) = module else { return false };
        if module.dict.get("__file__").is_some() || self.frozen(&module.name.borrow()).is_some() {
            return false;
        }
        let Some(folders) = module.dict.get("__path__").and_then(|path| self.list_of(&path).ok())
        else {
            return false;
        };
        let holds_modules = |folder: &Value| {
            let folder = folder.as_str().map(ToString::to_string).unwrap_or_default();
            let names = self.host.list(&folder).unwrap_or_default();
            let is_module = |name: &String| {
                name.ends_with(".py")
                    || self.place_kind(&format!("{folder}/{name}")) == PathKind::Folder
            };
            names.iter().any(is_module)
        };
        !folders.is_empty() && !folders.iter().any(holds_modules)
    }

    fn not_here(&self, name: &str) -> PyErr {
        self.module_not_found(&format!("No module named '{name}'"), name)
    }

    /// Whether an import failed because this very module is missing.
    pub(super) fn is_missing(&self, error: &PyErr, name: &str) -> bool {
        let missing = || {
            error
                .0
                .dict()
                .get("name")
                .is_some_and(|found| found.as_str().is_some_and(|found| **found == *name))
        };
        error.is_a("ModuleNotFoundError") && missing()
    }

    /// Whether a value stands in for something of a package that is not here, or is made of what
    /// does.
    pub fn stands_in(&self, value: &Value) -> bool {
        let name = &self.names().__stand_in__;
        match value {
            Value::Instance(instance) => instance.class.borrow().has(name),
            Value::Class(class) => class.has(name),
            Value::Module(module) => module.dict.get_str(name).is_some(),
            Value::Str(text) => text.contains("<stand-in for "),
            _ => false,
        }
    }

    /// The error for a stand-in that would decide something; `role` goes on after its name: `is
    /// used as a column's type`.
    pub fn stand_in_error(&self, value: &Value, role: &str) -> PyErr {
        let say = || -> PyResult<String> {
            let module = self.import_module("_stand_in")?;
            let text =
                self.call(&self.attr(&module, "refusal")?, vec![value.clone(), role.into()])?;
            Ok(text.as_str().map(ToString::to_string).unwrap_or_default())
        };
        let text =
            say().unwrap_or_else(|_| format!("a stand-in for a package that is not here {role}"));
        let place = self
            .project_place()
            .map(|(file, line)| format!(" in {file}, line {line}"))
            .unwrap_or_default();
        let text = format!("{text}{place}. {WAY_OUT}");
        let class =
            self.import_module("_stand_in").and_then(|module| self.attr(&module, "StandInError"));
        match class {
            Ok(Value::Class(class)) => self.error_of(&class, vec![text.into()]),
            _ => self.error("RuntimeError", text),
        }
    }

    /// Refuses a stand-in where it would decide something.
    ///
    /// # Errors
    /// StandInError, which names it, its place, and a way out.
    pub fn refuse_stand_in(&self, value: &Value, role: &str) -> PyResult<()> {
        if self.stands_in(value) { Err(self.stand_in_error(value, role)) } else { Ok(()) }
    }

    /// File and line of the project that runs, the innermost; the file as seen from the working
    /// folder.
    pub fn project_place(&self) -> Option<(String, usize)> {
        let frames = self.frames.borrow();
        let frame = frames.iter().rev().find(|frame| !frame.code.source.path.starts_with('<'))?;
        let path = &frame.code.source.path;
        let below = path.strip_prefix(&format!("{}/", self.host.cwd()));
        Some((below.unwrap_or(path).into(), frame.line()))
    }
}

/// Adds `_stand_in_place`, by which modules of ours in Python ask and refuse.
pub(crate) fn install(vm: &Vm) {
    vm.add_native_module("_stand_in_place", fill);
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set =
        |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
            module.set(name, Native::function(name, signature, run).value());
        };
    set("module", "(name)", |vm, a| Ok(Value::Module(vm.module(&vm.str(&a[0])?))));
    set("error", "(value, role)", |vm, a| Ok(vm.stand_in_error(&a[0], &vm.str(&a[1])?).value()));
    set("refuse", "(value, role)", |vm, a| {
        vm.refuse_stand_in(&a[0], &vm.str(&a[1])?).map(|()| Value::None)
    });
    set("stands_in", "(value)", |vm, a| Ok(Value::Bool(vm.stands_in(&a[0]))));
    set("is_named", "(module)", |vm, a| Ok(Value::Bool(vm.is_named(&vm.str(&a[0])?))));
    set("is_mixin", "(path)", |vm, a| Ok(Value::Bool(vm.is_mixin(&vm.str(&a[0])?))));
    Ok(())
}
