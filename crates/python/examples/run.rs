//! Runs a Python file of the real file system, for comparison with CPython: `cargo run --example run FILE`.
use python::host::PathKind;
use python::{Budget, Host, Value, Vm, format_exception};
use std::rc::Rc;

struct Disk;

impl Host for Disk {
    fn stdout(&self, text: &str) {
        print!("{text}");
    }
    fn stderr(&self, text: &str) {
        eprint!("{text}");
    }
    fn now(&self) -> (i64, i32) {
        (
            std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |since| since.as_micros() as i64),
            0,
        )
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
    fn kind(&self, path: &str) -> PathKind {
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => PathKind::Folder,
            Ok(_) => PathKind::File,
            Err(_) => PathKind::Missing,
        }
    }
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), &'static str> {
        std::fs::write(path, bytes).map_err(|_| "FileNotFoundError")
    }
    fn remove(&self, path: &str) -> Result<(), &'static str> {
        std::fs::remove_file(path).map_err(|_| "FileNotFoundError")
    }
    fn make_folder(&self, path: &str) -> Result<(), &'static str> {
        std::fs::create_dir(path).map_err(|_| "FileExistsError")
    }
    fn list(&self, path: &str) -> Option<Vec<String>> {
        let mut names: Vec<String> =
            std::fs::read_dir(path).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        Some(names)
    }
    fn cwd(&self) -> String {
        std::env::current_dir().map_or_else(|_| "/".into(), |path| path.to_string_lossy().into_owned())
    }
    fn env(&self) -> Vec<(String, String)> {
        std::env::vars().collect()
    }
}

fn run(path: String) -> i32 {
    let vm = Vm::new(Rc::new(Disk), Budget::default());
    let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder).to_string();
    if let Value::List(list) = &vm.path {
        list.push(folder.into());
    }
    match vm.run_main(&path) {
        Ok(_) => 0,
        Err(error) if error.is_a("SystemExit") => python::exit_code(&vm, &error) as i32,
        Err(error) => {
            eprint!("{}", format_exception(&vm, &error));
            1
        }
    }
}

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(move || run(path));
    std::process::exit(thread.ok().and_then(|thread| thread.join().ok()).unwrap_or(101));
}
