//! Parses and runs whatever text comes. Any exception is fine; a panic or an abort is a bug of the
//! evaluator.
#![no_main]
use libfuzzer_sys::fuzz_target;
use python::host::{FileError, PathKind, Stop};
use python::{Budget, Host, Vm, format_exception};
use std::cell::Cell;
use std::rc::Rc;

/// A world without files whose clock counts how often it was asked.
struct Nowhere {
    asked: Cell<i64>,
}

impl Host for Nowhere {
    fn stdout(&self, _: &str) {}
    fn stderr(&self, _: &str) {}
    fn now(&self) -> (i64, i32) {
        self.asked.set(self.asked.get() + 1);
        (1_700_000_000_000_000 + self.asked.get(), 0)
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
    fn kind(&self, _: &str) -> PathKind {
        PathKind::Missing
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, FileError> {
        Err(FileError::Missing)
    }
    fn write(&self, _: &str, _: &[u8]) -> Result<(), FileError> {
        Err(FileError::Denied)
    }
    fn remove(&self, _: &str) -> Result<(), FileError> {
        Err(FileError::Missing)
    }
    fn make_folder(&self, _: &str) -> Result<(), FileError> {
        Err(FileError::Denied)
    }
    fn list(&self, _: &str) -> Option<Vec<String>> {
        None
    }
    fn cwd(&self) -> String {
        "/".into()
    }
    fn env(&self) -> Vec<(String, String)> {
        Vec::new()
    }
    fn stop(&self) -> Option<Stop> {
        None
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let budget = Budget {
        steps: 100_000,
        depth: 120,
        native_depth: 60,
        size: 1 << 18,
        bits: 1 << 14,
        output: 1 << 16,
        ..Budget::default()
    };
    let vm = Vm::new(Rc::new(Nowhere { asked: Cell::new(0) }), budget);
    let globals = vm.module("__main__").dict.clone();
    if let Err(error) = vm.compile(text, "fuzz.py").and_then(|code| vm.exec(&code, &globals, None))
    {
        let _ = format_exception(&vm, &error);
    }
});
