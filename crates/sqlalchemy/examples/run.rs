//! Runs a Python file of this machine with the modules of this crate: `cargo run --example run -- file.py`.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // A tool for the terminal: it reads files and prints.
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use python::host::{Host, PathKind};
use python::{Budget, Vm};

struct Machine;

impl Host for Machine {
    fn stdout(&self, text: &str) {
        print!("{text}");
    }
    fn stderr(&self, text: &str) {
        eprint!("{text}");
    }
    fn now(&self) -> (i64, i32) {
        (1_704_164_645_678_901, 0)
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
    fn kind(&self, path: &str) -> PathKind {
        let path = Path::new(path);
        if path.is_file() {
            PathKind::File
        } else if path.is_dir() {
            PathKind::Folder
        } else {
            PathKind::Missing
        }
    }
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }
    fn write(&self, _path: &str, _bytes: &[u8]) -> Result<(), &'static str> {
        Err("PermissionError")
    }
    fn remove(&self, _path: &str) -> Result<(), &'static str> {
        Err("PermissionError")
    }
    fn make_folder(&self, _path: &str) -> Result<(), &'static str> {
        Err("PermissionError")
    }
    fn list(&self, path: &str) -> Option<Vec<String>> {
        let names = std::fs::read_dir(path).ok()?.filter_map(|e| e.ok()?.file_name().into_string().ok());
        Some(names.collect())
    }
    fn cwd(&self) -> String {
        "/playground".to_owned()
    }
    fn env(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// With `SQLA_SRC` the Python sources come from that folder instead of the build: a change needs no compiling.
fn overlay(vm: &Vm) {
    let Ok(root) = std::env::var("SQLA_SRC") else { return };
    let list = std::fs::read_to_string(format!("{root}/bind/modules.rs")).unwrap_or_default();
    for line in list.lines().filter(|l| l.contains("include_str!")) {
        let quoted: Vec<&str> = line.split('"').collect();
        if let [_, name, _, file, ..] = quoted.as_slice() {
            let text = std::fs::read_to_string(format!("{root}/bind/{file}")).unwrap_or_default();
            vm.add_source_module(name, Box::leak(text.into_boxed_str()));
        }
    }
}

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("a file is needed");
        return ExitCode::FAILURE;
    };
    let vm = Vm::new(Rc::new(Machine), Budget::default());
    sqlalchemy::install(&vm);
    overlay(&vm);
    let path = std::fs::canonicalize(&file).map_or(file, |p| p.to_string_lossy().into_owned());
    match vm.run_main(&path) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprint!("{}", python::format_exception(&vm, &error));
            ExitCode::FAILURE
        }
    }
}
