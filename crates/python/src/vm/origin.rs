//! Where an installed module would lie: name in, path out, as `from module import name` and `repr(module)` say it.
use super::Vm;

/// The installation as the recordings know it.
const LIBRARY: &str = "/usr/local/lib/python3.11";

/// Modules compiled into the interpreter, which have no file.
const BUILTIN: &str = " builtins sys time itertools errno gc marshal _thread atexit posix ";

/// Extension modules of the standard library.
const COMPILED: &str = " math array binascii zlib select unicodedata cmath fcntl ";

/// Packages of the standard library.
const PACKAGES: &str = " json re collections logging sqlite3 importlib html urllib zoneinfo tomllib ";

/// Modules of the standard library that are one file.
const FILES: &str = " __future__ abc argparse ast base64 bisect calendar codecs configparser contextlib copy csv dataclasses datetime decimal difflib enum fnmatch fractions functools getpass glob hashlib heapq hmac inspect io keyword numbers operator os pathlib platform pprint random reprlib secrets shutil statistics string struct tempfile textwrap traceback types typing uuid warnings weakref ";

fn among(list: &str, name: &str) -> bool {
    list.contains(&format!(" {name} "))
}

impl Vm {
    /// The file an installed module of ours would have; `None` where the real one has none either.
    pub(super) fn origin(&self, name: &str) -> Option<String> {
        let top = name.split('.').next().unwrap_or(name);
        if among(BUILTIN, top) {
            return None;
        }
        if among(COMPILED, top) {
            return Some(format!("{LIBRARY}/lib-dynload/{top}.cpython-311-x86_64-linux-gnu.so"));
        }
        let path = name.replace('.', "/");
        if among(FILES, top) {
            return Some(format!("{LIBRARY}/{path}.py"));
        }
        if among(PACKAGES, top) {
            return Some(if name == top {
                format!("{LIBRARY}/{path}/__init__.py")
            } else {
                format!("{LIBRARY}/{path}.py")
            });
        }
        if !self.is_module_of_ours(name) {
            return None;
        }
        let prefix = format!("{name}.");
        let package = self.finders.borrow().keys().any(|known| known.starts_with(&prefix));
        Some(format!("{LIBRARY}/site-packages/{path}{}.py", if package { "/__init__" } else { "" }))
    }
}
