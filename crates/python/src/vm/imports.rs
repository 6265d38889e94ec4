//! Imports: modules written in Rust, modules of ours in Python, and the project's files.
use super::Vm;
use crate::code::Code;
use crate::collections::Dict;
use crate::error::{PyErr, PyResult};
use crate::frozen::{FrozenModule, Home, Library};
use crate::host::PathKind;
use crate::module::Module;
use crate::text::Str;
use crate::value::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

thread_local! {
    /// The code of frozen modules, by name; every command is a process that imports them anew.
    static COMPILED: RefCell<HashMap<&'static str, Rc<Code>>> = RefCell::default();
}

/// How a module that is no file comes to be.
#[derive(Clone)]
pub enum Finder {
    /// Filled by Rust.
    Native(fn(&Vm, &Rc<Module>) -> PyResult<()>),
    /// Known to exist in the world, but not here: the message of the ImportError.
    Absent(&'static str),
}

impl Vm {
    /// Makes a module written in Rust importable.
    pub fn add_native_module(&self, name: &str, fill: fn(&Vm, &Rc<Module>) -> PyResult<()>) {
        self.finders.borrow_mut().insert(name.into(), Finder::Native(fill));
    }

    /// Makes the modules of a `lib` folder importable.
    pub fn add_library(&self, library: Library) {
        self.libraries.borrow_mut().push(library);
    }

    /// The frozen module of that name, and where the real one is installed.
    pub(super) fn frozen(&self, name: &str) -> Option<(&'static FrozenModule, Home)> {
        self.libraries.borrow().iter().find_map(|library| Some((library.find(name)?, library.home)))
    }

    /// Says why a module that exists in the world is not here.
    pub fn add_absent_module(&self, name: &str, why: &'static str) {
        self.finders.borrow_mut().insert(name.into(), Finder::Absent(why));
    }

    /// `importlib.import_module(name)`: the module of that very name.
    ///
    /// # Errors
    /// ModuleNotFoundError; whatever running it raises.
    pub fn import_module(&self, name: &str) -> PyResult {
        self.import_path(name, false)
    }

    /// The same; with `really` nothing stands in for a module that is not here.
    fn import_path(&self, name: &str, really: bool) -> PyResult {
        let mut done = String::new();
        let mut module = Value::None;
        for part in name.split('.') {
            let parent = done.clone();
            if !done.is_empty() {
                done.push('.');
            }
            done.push_str(part);
            let next = self.import_one(&done, name, really)?;
            if let Value::Module(parent_module) = &module {
                let _ = parent;
                if parent_module.dict.get_str(&Str::intern(part)).is_none()
                    || self.is_module_attr(parent_module, part)
                {
                    parent_module.set(part, next.clone());
                }
            }
            module = next;
        }
        self.imported(name);
        Ok(module)
    }

    fn is_module_attr(&self, module: &Module, name: &str) -> bool {
        matches!(module.dict.get(name), Some(Value::Module(_)))
    }

    fn import_one(&self, name: &str, wanted: &str, really: bool) -> PyResult {
        if really && self.is_not_asked_for(name) && !self.lies_in_project(name)? {
            return Err(self.module_not_found(&format!("No module named '{name}'"), name));
        }
        match self.stand_in_package(name) {
            Some(package) => self.import_or_stand_in(name, wanted, &package, really),
            None => self.import_real(name, wanted),
        }
    }

    /// A module that is here, or a file of the project.
    pub(super) fn import_real(&self, name: &str, wanted: &str) -> PyResult {
        let key = Str::intern(name);
        match self.modules.get_str(&key) {
            Some(Value::None) => {
                return Err(self.module_not_found(
                    &format!("import of {name} halted; None in sys.modules"),
                    name,
                ));
            }
            Some(module) => return Ok(module),
            None => {}
        }
        match self.frozen(name) {
            Some((_, Home::Packages)) if self.lies_in_project(name)? => {
                return self.import_file(name, wanted);
            }
            Some((frozen, Home::Packages)) => return self.run_frozen(frozen),
            Some((frozen, _)) => {
                return match self.import_ready(&key)? {
                    Some(module) => Ok(module),
                    None => self.making(name, || self.run_frozen(frozen)),
                };
            }
            None => {}
        }
        let finder = self.finders.borrow().get(name).cloned();
        match finder {
            Some(Finder::Native(fill)) => {
                if let Some(module) = self.import_ready(&key)? {
                    return Ok(module);
                }
                self.making(name, || {
                    let module = self.module(name);
                    fill(self, &module)?;
                    Ok(self.modules.get_str(&key).unwrap_or(Value::Module(module)))
                })
            }
            Some(Finder::Absent(why)) => self.import_file(name, wanted).map_err(|error| {
                // A file of the project may bear the name; only where there is none the module is
                // absent.
                let missing = error.is_a("ModuleNotFoundError")
                    && self
                        .str(&error.value())
                        .is_ok_and(|text| *text == *format!("No module named '{wanted}'"));
                let absent = || {
                    self.module_not_found(&format!("No module named '{name}' here: {why}"), name)
                };
                if missing { absent() } else { error }
            }),
            None => self.import_file(name, wanted),
        }
    }

    /// Whether a module can be imported here without any file of the project.
    pub fn has_module(&self, name: &str) -> bool {
        matches!(name, "builtins" | "sys")
            || self.frozen(name).is_some()
            || self
                .finders
                .borrow()
                .get(name)
                .is_some_and(|finder| !matches!(finder, Finder::Absent(_)))
    }

    /// Whether a module is one of ours, not the project's.
    pub(super) fn is_module_of_ours(&self, name: &str) -> bool {
        matches!(name, "builtins" | "sys")
            || self.frozen(name).is_some()
            || self.finders.borrow().contains_key(name)
    }

    fn run_frozen(&self, frozen: &'static FrozenModule) -> PyResult {
        let module = self.module(frozen.name);
        let package = if frozen.is_package() {
            module.set("__path__", Value::list(Vec::new()));
            frozen.name
        } else {
            frozen.name.rsplit_once('.').map_or("", |(parent, _)| parent)
        };
        module.set("__package__", package.into());
        self.run_module(&module, frozen.name, self.compile_frozen(frozen))
    }

    /// A frozen module compiled: once for all processes of the thread, since its source never
    /// changes.
    pub(super) fn compile_frozen(&self, frozen: &'static FrozenModule) -> PyResult<Rc<Code>> {
        if let Some(code) = COMPILED.with_borrow(|known| known.get(frozen.name).cloned()) {
            return Ok(code);
        }
        let code = self.compile(frozen.source, &frozen.path())?;
        COMPILED.with_borrow_mut(|known| known.insert(frozen.name, code.clone()));
        Ok(code)
    }

    fn run_module(&self, module: &Rc<Module>, name: &str, code: PyResult<Rc<Code>>) -> PyResult {
        module.set("__spec_initializing__", Value::Bool(true));
        let done = code.and_then(|code| self.exec(&code, &module.dict, None));
        module.dict.remove_str(&"__spec_initializing__".into());
        match done {
            Ok(_) => Ok(self
                .modules
                .get_str(&Str::intern(name))
                .unwrap_or(Value::Module(module.clone()))),
            Err(error) => {
                self.modules.remove_str(&Str::intern(name));
                Err(error)
            }
        }
    }

    /// Folders to look in: the parent package's `__path__`, else `sys.path`.
    fn search_path(&self, name: &str) -> PyResult<Option<Vec<Value>>> {
        let Some((parent, _)) = name.rsplit_once('.') else {
            return Ok(Some(self.list_of(&self.sys_path())?));
        };
        let module = self.modules.get_str(&Str::intern(parent)).unwrap_or(Value::None);
        match self.attr_opt(&module, "__path__")? {
            Some(path) => Ok(Some(self.list_of(&path)?)),
            None => Ok(None),
        }
    }

    /// What `sys.path` is now: a program may put another list in its place.
    fn sys_path(&self) -> Value {
        let sys = self.modules.get("sys");
        let Some(Value::Module(sys)) = sys else { return self.path.clone() };
        sys.dict.get("path").unwrap_or_else(|| self.path.clone())
    }

    /// Whether a module is of a package that is here and that the project does not name: where an
    /// import may fail, a machine without it is as likely as one with it, and the program says what
    /// it does then.
    fn is_not_asked_for(&self, name: &str) -> bool {
        let of_packages = matches!(self.frozen(name), Some((frozen, Home::Packages)) if !frozen.name.starts_with('_'));
        of_packages && !self.is_named(name)
    }

    /// Whether the project has a file, or a package, of a module's name.
    fn lies_in_project(&self, name: &str) -> PyResult<bool> {
        let Some(folders) = self.search_path(name)? else { return Ok(false) };
        let last = name.rsplit('.').next().unwrap_or(name);
        let bases =
            folders.iter().filter_map(Value::as_str).map(|folder| self.base_in(folder, last));
        Ok(bases.into_iter().any(|base| self.source(&base).is_some()))
    }

    /// The path of a module in a folder of `sys.path`, without what it ends with.
    fn base_in(&self, folder: &str, last: &str) -> String {
        crate::stdlib::join_path(&self.import_folder(folder), last)
    }

    /// The file of a module, and whether it is a package.
    fn source(&self, base: &str) -> Option<(String, bool)> {
        let files = [(format!("{base}/__init__.py"), true), (format!("{base}.py"), false)];
        files.into_iter().find(|(path, _)| self.place_kind(path) == PathKind::File)
    }

    fn import_file(&self, name: &str, wanted: &str) -> PyResult {
        let Some(path) = self.search_path(name)? else {
            let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
            return Err(self.module_not_found(
                &format!("No module named '{wanted}'; '{parent}' is not a package"),
                wanted,
            ));
        };
        let last = name.rsplit('.').next().unwrap_or(name);
        let mut portions = Vec::new();
        for folder in path.iter().filter_map(Value::as_str) {
            let base = self.base_in(folder, last);
            if let Some((file, is_package)) = self.source(&base) {
                return self.load_file(name, &file, is_package.then_some(base.as_str()));
            }
            if self.place_kind(&base) == PathKind::Folder {
                portions.push(Value::from(base.as_str()));
            }
        }
        if portions.is_empty() {
            return Err(self.module_not_found(&format!("No module named '{name}'"), name));
        }
        // Folders without an `__init__.py` are a package together, where no entry has a module of
        // the name.
        let module = self.module(name);
        module.set("__path__", Value::list(portions));
        module.set("__package__", name.into());
        Ok(Value::Module(module))
    }

    /// An entry of `sys.path` as `__file__` shows it: absolute, its `..` kept.
    fn import_folder(&self, folder: &str) -> String {
        let folder = if folder == "." { "" } else { folder.trim_end_matches('/') };
        match folder {
            "" => self.host.cwd(),
            _ => crate::stdlib::join_path(&self.host.cwd(), folder),
        }
    }

    pub(super) fn place_kind(&self, path: &str) -> PathKind {
        self.host.kind(&crate::stdlib::normal_path(path))
    }

    fn load_file(&self, name: &str, path: &str, folder: Option<&str>) -> PyResult {
        let module = self.module(name);
        module.set("__file__", path.into());
        let package = match folder {
            Some(folder) => {
                module.set("__path__", Value::list(vec![folder.into()]));
                name
            }
            None => name.rsplit_once('.').map_or("", |(parent, _)| parent),
        };
        module.set("__package__", package.into());
        let text = self.read_source(path)?;
        self.run_module(&module, name, self.compile_file(&text, path))
    }

    /// Reads a source file as UTF-8.
    ///
    /// # Errors
    /// SyntaxError where it is not UTF-8; an OSError where it cannot be read.
    pub fn read_source(&self, path: &str) -> PyResult<String> {
        let found = self.host.read(&crate::stdlib::normal_path(path));
        let bytes = found.map_err(|error| crate::stdlib::os_error(self, error, path))?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.replace("\r\n", "\n")),
            Err(error) => {
                let byte = bytes.get(error.valid_up_to()).copied().unwrap_or(0);
                let line =
                    bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
                Err(self.error("SyntaxError", format!("(unicode error) 'utf-8' codec can't decode byte {byte:#04x} in position {}: invalid start byte ({path}, line {line})", error.valid_up_to())))
            }
        }
    }

    /// Runs a file as a module object of its own, not listed in `sys.modules` (Alembic's scripts
    /// and env.py).
    ///
    /// # Errors
    /// Whatever running it raises.
    pub fn load_path(&self, name: &str, path: &str) -> PyResult<Rc<Module>> {
        let path = &self.absolute(path);
        let module = Rc::new(Module::new(name));
        module.set("__file__", path.as_str().into());
        module.set("__package__", "".into());
        let text = self.read_source(path)?;
        let code = self.compile_file(&text, path)?;
        self.exec(&code, &module.dict, None)?;
        Ok(module)
    }

    /// A path as the process sees it, made absolute.
    pub fn absolute(&self, path: &str) -> String {
        if path.starts_with('/') {
            path.to_string()
        } else {
            crate::stdlib::normal_path(&crate::stdlib::join_path(&self.host.cwd(), path))
        }
    }

    /// A ModuleNotFoundError with its `name`.
    pub fn module_not_found(&self, text: &str, name: &str) -> PyErr {
        let error = self.error("ModuleNotFoundError", text);
        error.0.dict().set("name", name.into());
        error.0.dict().set("path", Value::None);
        error
    }

    /// The `import` and `from … import` statements up to the binding of names.
    pub(crate) fn import_statement(
        &self,
        name: &Str,
        globals: &Rc<Dict>,
        names: &Value,
        level: i64,
        really: bool,
    ) -> PyResult {
        let full =
            if level > 0 { self.relative_name(name, globals, level)? } else { name.to_string() };
        let module = self.import_path(&full, really)?;
        let Some(wanted) = names.as_tuple() else {
            let first = full.split('.').next().unwrap_or(&full);
            return Ok(if full.contains('.') && !wants_leaf(names) {
                self.modules.get_str(&Str::intern(first)).unwrap_or(module)
            } else {
                module
            });
        };
        for item in wanted.iter().filter_map(Value::as_str).filter(|item| item.as_str() != "*") {
            self.import_submodule(&module, &full, item, really)?;
        }
        Ok(module)
    }

    /// `from package import name`: the name may be a module that is not loaded yet.
    fn import_submodule(
        &self,
        module: &Value,
        full: &str,
        name: &Str,
        really: bool,
    ) -> PyResult<()> {
        let Value::Module(parent) = module else { return Ok(()) };
        if self.stands_in(module) {
            return Ok(());
        }
        match self.get_attr(module, name) {
            Ok(_) => return Ok(()),
            Err(error) if !error.is_a("AttributeError") => return Err(error),
            Err(_) => {}
        }
        let child = format!("{full}.{name}");
        if parent.dict.get_str(&self.names().__path__).is_some() {
            match self.import_path(&child, really) {
                Ok(found) if !self.stands_in(&found) => return Ok(()),
                Ok(_) => {}
                Err(error) if self.is_missing(&error, &child) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(thing) = self.name_that_stands_in(full, &child, really)? {
            parent.set(name, thing);
        }
        Ok(())
    }

    fn relative_name(&self, name: &str, globals: &Rc<Dict>, level: i64) -> PyResult<String> {
        let package = globals
            .get_str(&self.names().__package__)
            .and_then(|package| package.as_str().cloned());
        let package = package.filter(|package| !package.is_empty());
        let Some(package) = package else {
            return Err(
                self.error("ImportError", "attempted relative import with no known parent package")
            );
        };
        let parts: Vec<&str> = package.split('.').collect();
        let keep = parts.len() as i64 - (level - 1);
        if keep < 1 {
            return Err(
                self.error("ImportError", "attempted relative import beyond top-level package")
            );
        }
        let base = parts[..keep as usize].join(".");
        Ok(if name.is_empty() { base } else { format!("{base}.{name}") })
    }

    pub(super) fn import_from(&self, module: &Value, name: &Str) -> PyResult {
        match self.get_attr(module, name) {
            Ok(value) => return Ok(value),
            Err(error) if !error.is_a("AttributeError") => return Err(error),
            Err(_) => {}
        }
        let Value::Module(parent) = module else {
            return Err(self.error("ImportError", format!("cannot import name '{name}'")));
        };
        let full = parent.name.borrow().clone();
        if let Some(found) = self.modules.get_str(&format!("{full}.{name}").into()) {
            return Ok(found);
        }
        let place =
            parent.dict.get_str(&self.names().__file__).and_then(|file| file.as_str().cloned());
        let place = place.map(|file| file.to_string()).or_else(|| self.origin(&full));
        let shown = place.unwrap_or_else(|| "unknown location".into());
        let circular = parent.dict.get("__spec_initializing__").is_some();
        let text = match circular {
            true => format!(
                "cannot import name '{name}' from partially initialized module '{full}' (most likely due to a circular import) ({shown})"
            ),
            false => format!("cannot import name '{name}' from '{full}' ({shown})"),
        };
        let error = self.error("ImportError", text);
        error.0.dict().set("name", Value::Str(full));
        error.0.dict().set("name_from", Value::Str(name.clone()));
        error.0.dict().set("obj", module.clone());
        Err(error)
    }

    /// The names `from module import *` takes.
    pub(super) fn star_names(&self, module: &Value) -> PyResult<Vec<(Str, Value)>> {
        let Value::Module(inner) = module else { return Ok(Vec::new()) };
        if let Some(all) = inner.dict.get_str(&self.names().__all__) {
            let names = self.list_of(&all)?;
            return names
                .iter()
                .filter_map(Value::as_str)
                .map(|name| Ok((name.clone(), self.get_attr(module, name)?)))
                .collect();
        }
        let items = inner.dict.items().into_iter();
        Ok(items
            .filter_map(|(name, value)| {
                name.as_str()
                    .filter(|name| !name.starts_with('_'))
                    .map(|name| (name.clone(), value))
            })
            .collect())
    }
}

fn wants_leaf(names: &Value) -> bool {
    !names.is_none()
}
