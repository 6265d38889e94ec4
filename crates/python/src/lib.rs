//! Evaluates the Python that models, migrations and shells are written in. Knows no SQL.
//!
//! Text goes in through [`Vm::run_main`], [`Vm::import_module`] and [`Console`]; values, output
//! through the [`host::Host`], and exceptions come out. Crates add modules of their own with
//! [`Vm::add_native_module`].
pub mod alive;
pub mod builtins;
pub mod class;
pub mod code;
pub mod collections;
mod compile;
mod console;
mod define;
pub mod error;
pub mod exception;
mod format;
mod frame;
mod frozen;
pub mod function;
mod generator;
mod grouptrace;
mod handed;
pub mod host;
mod image;
pub mod instance;
pub mod iterate;
mod letgo;
pub mod module;
pub mod number;
pub mod outline;
pub mod signature;
mod started;
mod stdlib;
mod syntax;
pub mod text;
mod traceback;
mod types;
pub mod value;
mod vm;

pub use class::Class;
pub use console::{Console, Push, exit_code};
pub use define::ClassBuilder;
pub use error::{PyErr, PyResult};
pub use frozen::{FrozenModule, Home, Library};
pub use function::{Args, Native};
pub use host::{Budget, Host};
pub use instance::{Instance, Payload};
pub use module::Module;
pub use signature::Bound;
pub use started::{Started, waits};
pub use stdlib::{Place, join_path, normal_path};
pub use text::Str;
pub use traceback::{format_exception, format_plainly};
pub use value::Value;
pub use vm::{Finder, Packages, Vm, quote, quote_bytes};

/// A Python set of values.
///
/// # Errors
/// TypeError for an unhashable value.
pub fn builtin_set(vm: &Vm, values: Vec<Value>) -> PyResult {
    Ok(Value::Set(collections::Set::from_values(vm, values)?.shared()))
}
