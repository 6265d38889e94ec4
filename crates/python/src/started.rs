//! The processes of a thread, one after the other: each begins with the image that the ones
//! before it left.
use crate::alive::{Running, processes};
use crate::error::PyErr;
use crate::host::{Budget, FileError, Host, PathKind};
use crate::image;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

thread_local! {
    /// The evaluator that waits for the next process, and the kind of process it is for.
    static IDLE: Cell<Option<(u64, Vm)>> = const { Cell::new(None) };
    /// Modules of our libraries that a process imported and that are not in the image yet.
    static WANTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// A process; when it is dropped, what it changed is taken back and the evaluator waits for the
/// next one.
pub struct Started {
    /// None once it is dropped.
    vm: Option<Vm>,
    kind: u64,
    imaged: bool,
}

impl Deref for Started {
    type Target = Vm;
    fn deref(&self) -> &Vm {
        // Only `drop` takes it.
        match &self.vm {
            Some(vm) => vm,
            None => unreachable!("a process is used after its end"),
        }
    }
}

impl Started {
    /// Starts a process. `install` makes libraries importable, and does so once for all processes
    /// of a `kind`: what differs between two of them is set on what this gives. The image gets
    /// the modules that are `wanted` and those that the process before imported.
    pub fn new(
        host: Rc<dyn Host>,
        budget: Budget,
        kind: u64,
        install: fn(&Vm, u64),
        wanted: &[&'static str],
    ) -> Started {
        let waiting = match IDLE.take() {
            Some((known, vm)) if known == kind => again(vm, &host, &budget, wanted),
            Some((_, vm)) => {
                give_up(vm);
                None
            }
            None => None,
        };
        if let Some(vm) = waiting {
            return Started { vm: Some(vm), kind, imaged: true };
        }
        let fresh = || {
            let vm = Vm::new(host.clone(), budget.clone());
            install(&vm, kind);
            vm
        };
        let mut vm = fresh();
        let imaged = processes() == 1;
        if imaged {
            if add(&vm, wanted).is_err() {
                give_up(vm);
                vm = fresh();
            }
            vm.mark();
        }
        Started { vm: Some(vm), kind, imaged }
    }
}

/// Adds modules to the image that is being made.
fn add(vm: &Vm, wanted: &[&'static str]) -> Result<(), PyErr> {
    vm.make_ready(wanted)?;
    vm.renew_budget();
    Ok(())
}

/// Whether an evaluator waits on this thread: the next process begins with its image.
pub fn waits() -> bool {
    let waiting = IDLE.take();
    let waits = waiting.is_some();
    IDLE.set(waiting);
    waits
}

/// Lets a waiting evaluator be a process; none where what the image lacks cannot be imported.
fn again(mut vm: Vm, host: &Rc<dyn Host>, budget: &Budget, wanted: &[&'static str]) -> Option<Vm> {
    vm.begin(host.clone(), budget.clone());
    if processes() > 1 {
        return Some(vm);
    }
    let mut lacking: Vec<_> = wanted.iter().copied().filter(|name| !vm.is_ready(name)).collect();
    lacking.extend(WANTED.take());
    if lacking.is_empty() {
        return Some(vm);
    }
    if add(&vm, &lacking).is_err() || image::is_spoiled() {
        give_up(vm);
        return None;
    }
    vm.mark();
    Some(vm)
}

/// There is no image any more.
fn give_up(vm: Vm) {
    image::forget();
    if !vm.is_running() {
        vm.rest(Some(Running::begin()));
    }
    drop(vm);
}

impl Drop for Started {
    fn drop(&mut self) {
        let Some(mut vm) = self.vm.take() else { return };
        if !self.imaged {
            return;
        }
        if std::thread::panicking() {
            return give_up(vm);
        }
        let wanted = vm.unready();
        vm.take_back();
        vm.rest(None);
        // Letting go of the last values may have changed something once more.
        image::take_back();
        vm.forget_gone();
        if image::is_spoiled() {
            return give_up(vm);
        }
        vm.host = Rc::new(Nowhere);
        WANTED.set(wanted);
        IDLE.set(Some((self.kind, vm)));
    }
}

/// The world of an evaluator that waits: nothing runs in it.
struct Nowhere;

impl Host for Nowhere {
    fn stdout(&self, _: &str) {}
    fn stderr(&self, _: &str) {}
    fn now(&self) -> (i64, i32) {
        (0, 0)
    }
    fn random(&self) -> [u8; 16] {
        [0; 16]
    }
    fn kind(&self, _: &str) -> PathKind {
        PathKind::Missing
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, FileError> {
        Err(FileError::Missing)
    }
    fn write(&self, _: &str, _: &[u8]) -> Result<(), FileError> {
        Err(FileError::ReadOnly)
    }
    fn remove(&self, _: &str) -> Result<(), FileError> {
        Err(FileError::Missing)
    }
    fn make_folder(&self, _: &str) -> Result<(), FileError> {
        Err(FileError::ReadOnly)
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
}
