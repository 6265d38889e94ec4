//! `os.path`: paths as texts, and what stands at them.
use super::files::{join_path, normal_path, os_error, path_text, place, setter};
use crate::error::PyResult;
use crate::host::{FileError, PathKind};
use crate::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn fill_path(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    module.set("sep", "/".into());
    module.set("pathsep", ":".into());
    let set = setter(module);
    set("expandvars", "(path)", |vm, a| {
        let text = path_text(vm, &a[0])?;
        let environ = vm.import_module("os").and_then(|module| vm.attr(&module, "environ"))?;
        expand(vm, &text, &environ).map(Value::from)
    });
    set("join", "(a, /, *p)", |vm, a| {
        let mut path = path_text(vm, &a[0])?.to_string();
        for part in a.rest(1) {
            path = join_path(&path, &path_text(vm, &part)?);
        }
        Ok(path.into())
    });
    set("normpath", "(path)", |vm, a| Ok(normal_path(&path_text(vm, &a[0])?).into()));
    for name in ["abspath", "realpath"] {
        set(name, "(path)", |vm, a| Ok(place(vm, &a[0])?.1.into()));
    }
    set("dirname", "(p)", |vm, a| Ok(split(&path_text(vm, &a[0])?).0.into()));
    set("basename", "(p)", |vm, a| Ok(split(&path_text(vm, &a[0])?).1.into()));
    set("split", "(p)", |vm, a| {
        let (head, tail) = split(&path_text(vm, &a[0])?);
        Ok(Value::tuple(vec![head.into(), tail.into()]))
    });
    set("splitext", "(p)", |vm, a| {
        let path = path_text(vm, &a[0])?;
        let name_at = path.rfind('/').map_or(0, |at| at + 1);
        let name = &path[name_at..];
        let dot = name.rfind('.').filter(|at| name[..*at].chars().any(|c| c != '.'));
        let at = dot.map_or(path.len(), |dot| name_at + dot);
        Ok(Value::tuple(vec![path[..at].into(), path[at..].into()]))
    });
    set("normcase", "(s)", |vm, a| path_text(vm, &a[0]).map(Value::Str));
    set("expanduser", "(path)", |vm, a| {
        Ok(path_text(vm, &a[0])?.replacen('~', "/home/student", 1).into())
    });
    fill_kinds(module);
    fill_several(module);
    Ok(())
}

/// What stands at a path.
fn fill_kinds(module: &Rc<Module>) {
    let set = setter(module);
    set("exists", "(path)", |vm, a| {
        Ok(Value::Bool(vm.host.kind(&place(vm, &a[0])?.1) != PathKind::Missing))
    });
    set("isfile", "(path)", |vm, a| {
        Ok(Value::Bool(vm.host.kind(&place(vm, &a[0])?.1) == PathKind::File))
    });
    set("isdir", "(s)", |vm, a| {
        Ok(Value::Bool(vm.host.kind(&place(vm, &a[0])?.1) == PathKind::Folder))
    });
    set("isabs", "(s)", |vm, a| Ok(Value::Bool(path_text(vm, &a[0])?.starts_with('/'))));
    set("lexists", "(path)", |vm, a| {
        Ok(Value::Bool(vm.host.kind(&place(vm, &a[0])?.1) != PathKind::Missing))
    });
    set("islink", "(path)", |vm, a| Ok(Value::Bool(vm.host.is_link(&place(vm, &a[0])?.1))));
    set("ismount", "(path)", |vm, a| Ok(Value::Bool(place(vm, &a[0])?.1 == "/")));
    set("getmtime", "(filename)", |vm, a| {
        let (shown, absolute) = place(vm, &a[0])?;
        match vm.host.kind(&absolute) {
            PathKind::Missing => Err(os_error(vm, FileError::Missing, &shown)),
            _ => Ok(Value::Float(vm.host.now().0 as f64 / 1e6)),
        }
    });
    set("getsize", "(filename)", |vm, a| {
        let (shown, absolute) = place(vm, &a[0])?;
        let size = match vm.host.kind(&absolute) {
            PathKind::Folder => Ok(4096),
            _ => vm.host.size(&absolute),
        };
        let size = size.map_err(|error| os_error(vm, error, &shown))?;
        Ok(Value::Int(i64::try_from(size).unwrap_or(i64::MAX)))
    });
}

/// What several paths share.
fn fill_several(module: &Rc<Module>) {
    let set = setter(module);
    set("samefile", "(f1, f2)", |vm, a| {
        Ok(Value::Bool(place(vm, &a[0])?.1 == place(vm, &a[1])?.1))
    });
    set("commonprefix", "(m)", |vm, a| {
        let paths = vm
            .list_of(&a[0])?
            .iter()
            .map(|path| path_text(vm, path))
            .collect::<PyResult<Vec<_>>>()?;
        let Some(first) = paths.first() else { return Ok("".into()) };
        let fits = |end: &usize| paths.iter().all(|path| path.starts_with(&first[..*end]));
        let ends = first.char_indices().map(|(at, _)| at).chain([first.len()]);
        Ok(first[..ends.filter(fits).max().unwrap_or(0)].into())
    });
    set("commonpath", "(paths)", |vm, a| {
        let paths = vm
            .list_of(&a[0])?
            .iter()
            .map(|path| path_text(vm, path))
            .collect::<PyResult<Vec<_>>>()?;
        let Some(first) = paths.first() else {
            return Err(vm.value_error("commonpath() arg is an empty sequence"));
        };
        let mut common: Vec<&str> = first.split('/').filter(|part| !part.is_empty()).collect();
        for path in &paths {
            let parts = path.split('/').filter(|part| !part.is_empty());
            let same = common.iter().zip(parts).take_while(|(x, y)| *x == y).count();
            common.truncate(same);
        }
        let root = if first.starts_with('/') { "/" } else { "" };
        Ok(format!("{root}{}", common.join("/")).into())
    });
    set("relpath", "(path, start='.')", |vm, a| {
        let (path, start) = (place(vm, &a[0])?.1, place(vm, &a[1])?.1);
        let (to, from): (Vec<&str>, Vec<&str>) =
            (path.split('/').collect(), start.split('/').collect());
        let common = to.iter().zip(&from).take_while(|(x, y)| x == y).count();
        let parts: Vec<&str> = from[common..]
            .iter()
            .filter(|part| !part.is_empty())
            .map(|_| "..")
            .chain(to[common..].iter().copied())
            .collect();
        Ok(if parts.is_empty() { ".".into() } else { parts.join("/").into() })
    });
}

fn split(path: &str) -> (String, String) {
    let at = path.rfind('/').map_or(0, |at| at + 1);
    let (head, tail) = path.split_at(at);
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head.to_string() } else { trimmed.to_string() }, tail.to_string())
}

/// `$name` and `${name}` by their values; unknown ones stay.
fn expand(vm: &Vm, text: &str, environ: &Value) -> PyResult<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (name, length) = match after.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            Some((name, _)) => (name, name.len() + 2),
            None => {
                let end = after
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .unwrap_or(after.len());
                (&after[..end], end)
            }
        };
        let value = vm.call_method(environ, "get", vec![name.into()])?;
        match value.as_str() {
            Some(value) => out.push_str(value),
            None => out.push_str(&rest[at..at + 1 + length]),
        }
        rest = &after[length..];
    }
    Ok(out + rest)
}
