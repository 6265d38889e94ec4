//! From text to code, and running it: files, `exec`, `eval`, lines of the shell.
use super::Vm;
use super::run::Exit;
use crate::code::{Code, Source};
use crate::collections::Dict;
use crate::compile::{self, CompileError, Mode};
use crate::error::{PyErr, PyResult};
use crate::frame::Frame;
use crate::frozen::Home;
use crate::text::Str;
use crate::value::{ClosureCell, Value};
use ruff_python_ast::PythonVersion;
use ruff_python_parser::{ParseError, ParseOptions};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

thread_local! {
    /// The code of the files that were run last, by their paths.
    static FILES: RefCell<HashMap<String, Rc<Code>>> = RefCell::default();
}

/// Bytes of text whose code is kept.
const KEPT_TEXT: usize = 4 << 20;

impl Vm {
    /// Compiles a module's text.
    ///
    /// # Errors
    /// SyntaxError and its kin.
    pub fn compile(&self, text: &str, path: &str) -> PyResult<Rc<Code>> {
        self.compile_mode(text, path, Mode::Module)
    }

    /// Compiles the text of a file. The code of one that did not change since the last process is
    /// there already.
    ///
    /// # Errors
    /// As [`Vm::compile`].
    pub(super) fn compile_file(&self, text: &str, path: &str) -> PyResult<Rc<Code>> {
        let known = FILES.with_borrow(|files| files.get(path).cloned());
        if let Some(code) = known.filter(|code| code.source.text == text) {
            return Ok(code);
        }
        let code = self.compile(text, path)?;
        FILES.with_borrow_mut(|files| {
            let kept: usize = files.values().map(|code| code.source.text.len()).sum();
            if kept + text.len() > KEPT_TEXT {
                files.clear();
            }
            files.insert(path.into(), code.clone());
        });
        Ok(code)
    }

    /// Compiles a module's text, or lines of the shell.
    ///
    /// # Errors
    /// As [`Vm::compile`].
    pub fn compile_mode(&self, text: &str, path: &str, mode: Mode) -> PyResult<Rc<Code>> {
        // As text files are read: every kind of line end is one.
        let plain = text.contains('\r').then(|| text.replace("\r\n", "\n").replace('\r', "\n"));
        let text = plain.as_deref().unwrap_or(text);
        let source = Rc::new(Source::new(path, text));
        crate::syntax::check_depth(text).map_err(|error| self.syntax_error(&source, &error))?;
        let options = ParseOptions::from(ruff_python_parser::Mode::Module)
            .with_target_version(PythonVersion::PY311);
        let parsed = ruff_python_parser::parse(text, options)
            .map_err(|error| self.parse_error(&source, &error))?;
        if let Some(newer) = parsed.unsupported_syntax_errors().first() {
            return Err(self.syntax_error(&source, &crate::syntax::newer(text, newer)));
        }
        let Some(parsed) = parsed.try_into_module() else {
            return Err(self.error("SystemError", "the parser gave no module"));
        };
        let code = compile::module(&source, parsed.suite(), mode)
            .map_err(|error| self.syntax_error(&source, &error))?;
        Ok(Rc::new(code))
    }

    /// Compiles an expression for `eval`.
    ///
    /// # Errors
    /// As [`Vm::compile`].
    pub fn compile_expression(&self, text: &str, path: &str) -> PyResult<Rc<Code>> {
        let text = text.trim_start_matches([' ', '\t']);
        let source = Rc::new(Source::new(path, text));
        crate::syntax::check_depth(text).map_err(|error| self.syntax_error(&source, &error))?;
        let parsed = ruff_python_parser::parse_expression(text)
            .map_err(|error| self.parse_error(&source, &error))?;
        let code = compile::expression(&source, parsed.expr())
            .map_err(|error| self.syntax_error(&source, &error))?;
        Ok(Rc::new(code))
    }

    fn parse_error(&self, source: &Rc<Source>, error: &ParseError) -> PyErr {
        let (class, error) = crate::syntax::describe(&source.text, error);
        self.syntax_error_of(class, source, &error)
    }

    fn syntax_error(&self, source: &Rc<Source>, error: &CompileError) -> PyErr {
        self.syntax_error_of("SyntaxError", source, error)
    }

    /// A SyntaxError with file, line and column, as `args` and attributes.
    fn syntax_error_of(&self, class: &str, source: &Rc<Source>, error: &CompileError) -> PyErr {
        let line = source.line(error.place.0);
        let text = source.line_text(line);
        let column = |offset: u32| {
            let start = source.line_start(error.place.0) as usize;
            source.text.get(start..offset as usize).map_or(0, |part| part.chars().count()) + 1
        };
        let offset = column(error.place.0);
        let end_line = source.line(error.place.1.max(error.place.0));
        let end = if end_line == line { column(error.place.1) } else { text.chars().count() + 1 };
        let details = vec![
            source.path.as_str().into(),
            Value::Int(line as i64),
            Value::Int(offset as i64),
            format!("{text}\n").into(),
            Value::Int(end_line as i64),
            Value::Int(end as i64),
        ];
        let made = self
            .error_with(class, vec![error.message.as_str().into(), Value::tuple(details.clone())]);
        let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
        let dict = made.0.dict();
        dict.set("msg", error.message.as_str().into());
        names.iter().zip(details).for_each(|(name, value)| dict.set(name, value));
        dict.set("print_file_and_line", Value::None);
        made
    }

    /// Runs module code with the given globals, and a namespace where it is not the globals.
    ///
    /// # Errors
    /// Whatever it raises.
    pub fn exec(&self, code: &Rc<Code>, globals: &Rc<Dict>, namespace: Option<Value>) -> PyResult {
        self.exec_closure(code, globals, namespace, &[])
    }

    /// The same of a code with free variables, whose cells are given.
    pub(crate) fn exec_closure(
        &self,
        code: &Rc<Code>,
        globals: &Rc<Dict>,
        namespace: Option<Value>,
        cells: &[Rc<ClosureCell>],
    ) -> PyResult {
        let mut frame = Box::new(Frame::new(code.clone(), globals.clone(), cells));
        frame.namespace = Some(namespace.unwrap_or_else(|| Value::Dict(globals.clone())));
        if globals.get_str(&self.names().__builtins__).is_none() {
            globals.set_str(
                &self.names().__builtins__,
                self.modules.get("builtins").unwrap_or(Value::None),
            );
        }
        match self.run(frame)? {
            Exit::Returned(value) => Ok(value),
            Exit::Yielded(value, _) => Ok(value),
        }
    }

    /// Runs a file as `__main__`, as `python FILE` does.
    ///
    /// # Errors
    /// Whatever it raises, SystemExit included.
    pub fn run_main(&self, path: &str) -> PyResult {
        let module = self.module("__main__");
        self.set_main_path(path);
        // Since Python 3.9 the script's own name is absolute, in `__file__` and in tracebacks.
        let absolute = self.absolute(path);
        module.set("__file__", absolute.as_str().into());
        let text = self.read_source(&absolute)?;
        let code = self.compile_file(&text, &absolute)?;
        self.exec(&code, &module.dict, None)
    }

    /// Runs a module of the standard library as `__main__`, as `python -m NAME` does; `None` where
    /// it is no program. `begin` is told its file first.
    ///
    /// # Errors
    /// Whatever it raises, SystemExit included.
    pub fn run_library_main(&self, name: &str, begin: &dyn Fn(&str)) -> Option<PyResult> {
        let of_standard = |name: &str| match self.frozen(name)? {
            (frozen, Home::Standard) => Some(frozen),
            _ => None,
        };
        let program = match of_standard(name)? {
            package if package.is_package() => of_standard(&format!("{name}.__main__"))?,
            module if module.source.contains("__name__ == \"__main__\"") => module,
            _ => return None,
        };
        begin(&program.path());
        let package = program.name.rsplit_once('.').map_or("", |(package, _)| package);
        let main = self.module("__main__");
        main.set("__package__", package.into());
        let ran = |code: PyResult<Rc<Code>>| self.exec(&code?, &main.dict, None);
        Some(match package {
            "" => ran(self.compile_frozen(program)),
            package => self.import_module(package).and_then(|_| ran(self.compile_frozen(program))),
        })
    }

    pub(super) fn load_global(&self, frame: &Frame, index: u32) -> PyResult {
        let name = &frame.code.names[index as usize];
        if let Some(value) = frame.globals.get_str(name) {
            return Ok(value);
        }
        match self.builtins.get_str(name) {
            Some(value) => Ok(value),
            None => self.late_builtin(name)?.ok_or_else(|| self.name_error(frame, name)),
        }
    }

    /// Builtins written in Python are loaded when a program first names them.
    fn late_builtin(&self, name: &str) -> PyResult<Option<Value>> {
        match name {
            "complex" => self.complex_class().map(Some),
            "ExceptionGroup" | "BaseExceptionGroup" => self.group_class(name).map(Some),
            "memoryview" => self.builtin_from("_memoryview", name).map(Some),
            "help" | "exit" | "quit" | "license" | "credits" | "copyright" => {
                self.builtin_from("_sitebuiltins", name).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn builtin_from(&self, module: &str, name: &str) -> PyResult {
        let value = self.import_module(module).and_then(|module| self.attr(&module, name))?;
        self.builtins.set(name, value.clone());
        Ok(value)
    }

    /// `complex`.
    pub(crate) fn complex_class(&self) -> PyResult {
        let class =
            self.import_module("_complex").and_then(|module| self.attr(&module, "complex"))?;
        self.builtins.set("complex", class.clone());
        Ok(class)
    }

    pub(super) fn load_name(&self, frame: &Frame, index: u32) -> PyResult {
        let name = &frame.code.names[index as usize];
        match &frame.namespace {
            Some(Value::Dict(dict)) => {
                if let Some(value) = dict.get_str(name) {
                    return Ok(value);
                }
            }
            Some(other) => match self.get_item(other, &Value::Str(name.clone())) {
                Ok(value) => return Ok(value),
                Err(error) if error.is_a("KeyError") => {}
                Err(error) => return Err(error),
            },
            None => {}
        }
        self.load_global(frame, index)
    }

    pub(super) fn load_class_cell(&self, frame: &Frame, index: u32) -> PyResult {
        let name = &frame.code.cells[index as usize];
        if let Some(namespace) = &frame.namespace {
            let key = Value::Str(name.clone());
            if self.contains(namespace, &key)? {
                return self.get_item(namespace, &key);
            }
        }
        let value = frame.cells[index as usize].borrow().clone();
        if value.is_unbound() { Err(self.unbound_cell(frame, index)) } else { Ok(value) }
    }

    pub(super) fn store_name(&self, frame: &mut Box<Frame>, index: u32) -> PyResult<()> {
        let value = frame.pop();
        let name = frame.code.names[index as usize].clone();
        self.store_in_namespace(frame, &name, value)
    }

    pub(super) fn store_in_namespace(
        &self,
        frame: &Frame,
        name: &Str,
        value: Value,
    ) -> PyResult<()> {
        match &frame.namespace {
            Some(Value::Dict(dict)) => dict.set_str(name, value),
            Some(other) => self.set_item(other, &Value::Str(name.clone()), value)?,
            None => frame.globals.set_str(name, value),
        }
        Ok(())
    }

    pub(super) fn delete_name(&self, frame: &mut Box<Frame>, index: u32) -> PyResult<()> {
        let name = frame.code.names[index as usize].clone();
        let gone = match &frame.namespace {
            Some(Value::Dict(dict)) => dict.remove_str(&name).is_some(),
            Some(other) => self.delete_item(other, &Value::Str(name.clone())).is_ok(),
            None => frame.globals.remove_str(&name).is_some(),
        };
        if gone { Ok(()) } else { Err(self.name_error(frame, &name)) }
    }
}
