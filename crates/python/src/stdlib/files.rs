//! Files and paths: `open`, `os`, `os.path`, over the host's files.
use super::paths::fill_path;
use crate::define::ClassBuilder;
use crate::error::{PyErr, PyResult};
use crate::function::Native;
use crate::host::{FileError, PathKind};
use crate::module::Module;
use crate::signature::Bound;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// `os.path.join` of two parts.
pub fn join_path(base: &str, part: &str) -> String {
    if part.starts_with('/') || base.is_empty() {
        return part.to_string();
    }
    if base.ends_with('/') { format!("{base}{part}") } else { format!("{base}/{part}") }
}

/// `os.path.normpath`.
pub fn normal_path(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if absolute => {}
            other => parts.push(other),
        }
    }
    let joined = parts.join("/");
    match (absolute, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".into(),
        (false, false) => joined,
    }
}

/// An open file: what was read or is to be written, and where it stands.
#[derive(Clone)]
struct OpenFile(Rc<RefCell<FileState>>);

struct FileState {
    path: String,
    content: Vec<u8>,
    at: usize,
    write: bool,
    binary: bool,
    closed: bool,
}

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_os", fill_os);
    vm.add_native_module("os.path", fill_path);
    vm.add_native_module("posixpath", fill_path);
}

/// An OSError as CPython makes it.
pub(crate) fn os_error(vm: &Vm, error: FileError, path: &str) -> PyErr {
    let (class, number, text) = error.parts();
    vm.error_with(class, vec![Value::Int(number), text.into(), path.into()])
}

/// A path given as str, bytes or with `__fspath__`.
pub(super) fn path_text(vm: &Vm, value: &Value) -> PyResult<Str> {
    if let Some(text) = value.as_str() {
        return Ok(text.clone());
    }
    match vm.call_special(value, &vm.names().__fspath__, Vec::new())? {
        Some(path) => path_text(vm, &path),
        None => Err(vm.type_error(format!(
            "expected str, bytes or os.PathLike object, not {}",
            vm.class_of(value).name()
        ))),
    }
}

/// `open(path, mode)`.
pub(crate) fn open_file(vm: &Vm, path: &Value, mode: &Value) -> PyResult {
    let shown = path_text(vm, path)?;
    let absolute = normal_path(&vm.absolute(&shown));
    let mode = mode.as_str().cloned().unwrap_or_else(|| "r".into());
    check_mode(vm, &mode)?;
    let (read, append, exclusive) = (mode.contains('r'), mode.contains('a'), mode.contains('x'));
    let kind = vm.host.kind(&absolute);
    if kind == PathKind::Folder {
        return Err(os_error(vm, FileError::IsFolder, &shown));
    }
    if exclusive && kind == PathKind::File {
        return Err(os_error(vm, FileError::Exists, &shown));
    }
    let content = match if read || append { vm.host.read(&absolute) } else { Ok(Vec::new()) } {
        Ok(content) => content,
        Err(FileError::Missing) if append => Vec::new(),
        Err(error) => return Err(os_error(vm, error, &shown)),
    };
    let write = !read || mode.contains('+');
    if write && !read {
        vm.host.write(&absolute, &content).map_err(|error| os_error(vm, error, &shown))?;
    }
    let at = if append { content.len() } else { 0 };
    let state =
        FileState { path: absolute, content, at, write, binary: mode.contains('b'), closed: false };
    let class = file_class(vm);
    let file = vm.native_instance(&class, OpenFile(Rc::new(RefCell::new(state))));
    vm.set_attr(&file, &"name".into(), Value::Str(shown))?;
    vm.set_attr(&file, &"mode".into(), Value::Str(mode))?;
    Ok(file)
}

fn with<T>(vm: &Vm, value: &Value, run: impl FnOnce(&mut FileState) -> PyResult<T>) -> PyResult<T> {
    let file = value.payload::<OpenFile>().ok_or_else(|| vm.type_error("not an open file"))?;
    let mut state = file.0.borrow_mut();
    if state.closed {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    run(&mut state)
}

fn part(vm: &Vm, state: &FileState, bytes: &[u8]) -> PyResult {
    if state.binary {
        return Ok(Value::Bytes(Rc::new(bytes.to_vec())));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        vm.error(
            "UnicodeDecodeError",
            format!(
                "'utf-8' codec can't decode byte {:#04x} in position {at}: invalid start byte",
                bytes.get(at).copied().unwrap_or(0)
            ),
        )
    })?;
    Ok(text.replace("\r\n", "\n").into())
}

fn read(vm: &Vm, a: Bound) -> PyResult {
    let size = if a[1].is_none() { -1 } else { vm.index(&a[1])? };
    with(vm, &a[0], |state| {
        let end = if size < 0 {
            state.content.len()
        } else {
            (state.at + size as usize).min(state.content.len())
        };
        let bytes = state.content.get(state.at..end).unwrap_or_default().to_vec();
        state.at = end;
        part(vm, state, &bytes)
    })
}

fn read_line(vm: &Vm, file: &Value) -> PyResult<Option<Value>> {
    with(vm, file, |state| {
        let rest = state.content.get(state.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(None);
        }
        let length = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let bytes = rest[..length].to_vec();
        state.at += length;
        part(vm, state, &bytes).map(Some)
    })
}

fn write(vm: &Vm, a: Bound) -> PyResult {
    vm.refuse_stand_in(&a[1], "is written into a file")?;
    with(vm, &a[0], |state| {
        if !state.write {
            return Err(vm.error("OSError", "not writable"));
        }
        let bytes = match (a[1].as_str(), &a[1]) {
            (Some(text), _) if !state.binary => text.as_bytes().to_vec(),
            (_, Value::Bytes(bytes)) if state.binary => bytes.to_vec(),
            _ => {
                return Err(vm.type_error(format!(
                    "write() argument must be str, not {}",
                    vm.class_of(&a[1]).name()
                )));
            }
        };
        let end = state.at + bytes.len();
        vm.check_size(end)?;
        if state.content.len() < end {
            state.content.resize(end, 0);
        }
        state.content[state.at..end].copy_from_slice(&bytes);
        state.at = end;
        vm.host
            .write(&state.path, &state.content)
            .map_err(|error| os_error(vm, error, &state.path))?;
        Ok(a[1]
            .as_str()
            .map_or(Value::Int(bytes.len() as i64), |text| Value::Int(text.chars_len() as i64)))
    })
}

/// What was written has to be where others see it.
fn settle(vm: &Vm, state: &FileState) -> PyResult {
    if state.write {
        vm.host.settle(&state.path).map_err(|error| os_error(vm, error, &state.path))?;
    }
    Ok(Value::None)
}

fn file_class(vm: &Vm) -> crate::class::Class {
    ClassBuilder::new(vm, "_io", "TextIOWrapper")
        .method("read", "(self, size=-1, /)", read)
        .method("readline", "(self, size=-1, /)", |vm, a| {
            Ok(read_line(vm, &a[0])?.unwrap_or_else(|| "".into()))
        })
        .method("readlines", "(self, hint=-1, /)", |vm, a| {
            let mut lines = Vec::new();
            while let Some(line) = read_line(vm, &a[0])? {
                lines.push(line);
            }
            Ok(Value::list(lines))
        })
        .method("write", "(self, text, /)", write)
        .method("writelines", "(self, lines, /)", |vm, a| {
            for line in vm.list_of(&a[1])? {
                vm.call_method(&a[0], "write", vec![line])?;
            }
            Ok(Value::None)
        })
        .method("seek", "(self, cookie, whence=0, /)", |vm, a| {
            let offset = vm.index(&a[1])?;
            let whence = vm.index(&a[2])?;
            with(vm, &a[0], |state| {
                let base = if whence == 2 {
                    state.content.len()
                } else if whence == 1 {
                    state.at
                } else {
                    0
                };
                state.at = (base as i64 + offset).max(0) as usize;
                Ok(Value::Int(state.at as i64))
            })
        })
        .method("tell", "(self)", |vm, a| with(vm, &a[0], |state| Ok(Value::Int(state.at as i64))))
        .method("flush", "(self)", |vm, a| with(vm, &a[0], |state| settle(vm, state)))
        .method("close", "(self)", |vm, a| {
            let Some(file) = a[0].payload::<OpenFile>() else { return Ok(Value::None) };
            let mut state = file.0.borrow_mut();
            if std::mem::replace(&mut state.closed, true) {
                Ok(Value::None)
            } else {
                settle(vm, &state)
            }
        })
        .getter("closed", |_, file| {
            Ok(Value::Bool(file.payload::<OpenFile>().is_some_and(|file| file.0.borrow().closed)))
        })
        .method("__enter__", "(self)", |_, a| Ok(a[0].clone()))
        .method("__exit__", "(self, *args)", |vm, a| vm.call_method(&a[0], "close", Vec::new()))
        .method("__iter__", "(self)", |_, a| Ok(a[0].clone()))
        .method("__next__", "(self)", |vm, a| {
            read_line(vm, &a[0])?.ok_or_else(|| vm.error("StopIteration", ""))
        })
        .build()
}

type Run = fn(&Vm, Bound) -> PyResult;

pub(super) fn setter(module: &Module) -> impl Fn(&str, &'static str, Run) + '_ {
    |name, signature, run| module.set(name, Native::function(name, signature, run).value())
}

pub(super) fn place(vm: &Vm, value: &Value) -> PyResult<(Str, String)> {
    let shown = path_text(vm, value)?;
    let absolute = normal_path(&vm.absolute(&shown));
    Ok((shown, absolute))
}

/// A dict of the environment's variables.
fn environment(vm: &Vm) -> Value {
    let variables = vm.host.env().into_iter();
    Value::dict(variables.map(|(name, value)| (name, Value::from(value))))
}

fn fill_os(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let path = vm.import_module("os.path")?;
    module.set("path", path);
    for (name, value) in [
        ("sep", "/"),
        ("linesep", "\n"),
        ("pathsep", ":"),
        ("name", "posix"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
    ] {
        module.set(name, value.into());
    }
    module.set("altsep", Value::None);
    module.set("_environ", environment(vm));
    module.set(
        "error",
        vm.types.exceptions.get("OSError").cloned().map_or(Value::None, Value::Class),
    );
    let set = setter(module);
    set("_environment", "()", |vm, _| Ok(environment(vm)));
    set("getcwd", "()", |vm, _| Ok(vm.host.cwd().into()));
    set("_set_env", "(name, value)", |vm, a| {
        vm.host.set_env(&vm.str(&a[0])?, a[1].as_str().map(|text| text.as_str()));
        Ok(Value::None)
    });
    set("fspath", "(path)", |vm, a| path_text(vm, &a[0]).map(Value::Str));
    set("getpid", "()", |_, _| Ok(Value::Int(4242)));
    set("urandom", "(size, /)", |vm, a| {
        let size = vm.count(&a[0])?;
        vm.check_size(size)?;
        let bytes = std::iter::repeat_with(|| vm.host.random()).flatten().take(size).collect();
        Ok(Value::Bytes(Rc::new(bytes)))
    });
    set("listdir", "(path='.')", |vm, a| {
        let (shown, absolute) = place(vm, &a[0])?;
        let names = vm.host.list(&absolute).ok_or_else(|| {
            os_error(
                vm,
                match vm.host.kind(&absolute) {
                    PathKind::File => FileError::NotFolder,
                    PathKind::Folder => FileError::Denied,
                    PathKind::Missing => FileError::Missing,
                },
                &shown,
            )
        })?;
        Ok(Value::list(names.into_iter().map(Value::from).collect()))
    });
    set("mkdir", "(path, mode=511)", |vm, a| {
        let (shown, absolute) = place(vm, &a[0])?;
        vm.host
            .make_folder(&absolute)
            .map(|()| Value::None)
            .map_err(|error| os_error(vm, error, &shown))
    });
    set("makedirs", "(name, mode=511, exist_ok=False)", make_folders);
    for name in ["remove", "unlink", "rmdir"] {
        set(name, "(path)", |vm, a| {
            let (shown, absolute) = place(vm, &a[0])?;
            vm.host
                .remove(&absolute)
                .map(|()| Value::None)
                .map_err(|error| os_error(vm, error, &shown))
        });
    }
    for name in ["rename", "replace"] {
        set(name, "(src, dst)", |vm, a| {
            let ((shown, from), (_, to)) = (place(vm, &a[0])?, place(vm, &a[1])?);
            vm.host
                .rename(&from, &to)
                .map(|()| Value::None)
                .map_err(|error| os_error(vm, error, &shown))
        });
    }
    Ok(())
}

fn make_folders(vm: &Vm, a: Bound) -> PyResult {
    let (shown, absolute) = place(vm, &a[0])?;
    if vm.host.kind(&absolute) != PathKind::Missing {
        let fine = vm.truth(&a[2])? && vm.host.kind(&absolute) == PathKind::Folder;
        return if fine { Ok(Value::None) } else { Err(os_error(vm, FileError::Exists, &shown)) };
    }
    let mut done = String::new();
    for part in absolute.split('/').filter(|part| !part.is_empty()) {
        done = format!("{done}/{part}");
        if vm.host.kind(&done) == PathKind::Missing {
            vm.host.make_folder(&done).map_err(|error| os_error(vm, error, &shown))?;
        }
    }
    Ok(Value::None)
}

/// Letters that `open()` knows, and one way to open.
fn check_mode(vm: &Vm, mode: &str) -> PyResult<()> {
    let twice = mode.chars().any(|c| mode.matches(c).count() > 1);
    if twice || mode.contains(|c: char| !"rwaxbt+".contains(c)) {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if mode.contains('b') && mode.contains('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    match mode.chars().filter(|c| "rwax".contains(*c)).count() {
        1 => Ok(()),
        0 => Err(vm.value_error(
            "Must have exactly one of create/read/write/append mode and at most one plus",
        )),
        _ => Err(vm.value_error("must have exactly one of create/read/write/append mode")),
    }
}
