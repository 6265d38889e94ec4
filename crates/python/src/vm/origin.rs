//! Where an installed module would lie: name in, path out, as `from module import name` and
//! `repr(module)` say it.
use super::Vm;
use crate::frozen::Home;

/// The installation as the recordings know it.
const LIBRARY: &str = "/usr/local/lib/python3.11";

/// Modules compiled into the interpreter, which have no file.
const BUILTIN: &str = " builtins sys time itertools errno gc marshal _thread atexit posix ";

/// Extension modules of the standard library.
const COMPILED: &str = " math array binascii zlib select unicodedata cmath fcntl ";

/// Modules of the standard library that are one file in the real one and Rust here.
const FILES: &str = " traceback warnings ";

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
        if among(FILES, top) {
            return Some(format!("{LIBRARY}/{top}.py"));
        }
        match self.frozen(name)? {
            (frozen, Home::Standard) => Some(format!("{LIBRARY}/{}", frozen.file)),
            (frozen, Home::SitePackages | Home::Packages) => {
                Some(format!("{LIBRARY}/site-packages/{}", frozen.file))
            }
        }
    }
}
