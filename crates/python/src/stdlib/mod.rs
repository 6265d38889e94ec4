//! The standard library: modules in Rust, and small Python sources of our own under `py/`.
mod files;
mod regex;
mod sys;
mod tracebacks;
mod warn;

use crate::vm::Vm;

pub(crate) use files::open_file;
pub use files::{join_path, normal_path};
pub(crate) use tracebacks::traceback_of;
pub use warn::Place;

/// Modules written in Python: name and source.
const SOURCES: &[(&str, &str)] = &[
    ("__future__", include_str!("py/future.py")),
    ("_version", include_str!("py/version.py")),
    ("abc", include_str!("py/abc.py")),
    ("argparse", include_str!("py/argparse.py")),
    ("_argparse_actions", include_str!("py/argparse_actions.py")),
    ("_argparse_help", include_str!("py/argparse_help.py")),
    ("_argparse_match", include_str!("py/argparse_match.py")),
    ("difflib", include_str!("py/difflib.py")),
    ("textwrap", include_str!("py/textwrap.py")),
    ("collections", include_str!("py/collections.py")),
    ("collections.abc", include_str!("py/collections_abc.py")),
    ("configparser", include_str!("py/configparser.py")),
    ("contextlib", include_str!("py/contextlib.py")),
    ("_strptime", include_str!("py/strptime.py")),
    ("_datetime_calendar", include_str!("py/datetime_calendar.py")),
    ("_datetime_delta", include_str!("py/datetime_delta.py")),
    ("_datetime_text", include_str!("py/datetime_text.py")),
    ("datetime", include_str!("py/datetime.py")),
    ("enum", include_str!("py/enum.py")),
    ("functools", include_str!("py/functools.py")),
    ("json", include_str!("py/json.py")),
    ("json.decoder", include_str!("py/json_decoder.py")),
    ("json.encoder", include_str!("py/json_encoder.py")),
    ("logging", include_str!("py/logging.py")),
    ("logging.config", include_str!("py/logging_config.py")),
    ("operator", include_str!("py/operator.py")),
    ("re", include_str!("py/re.py")),
    ("types", include_str!("py/types.py")),
    ("typing", include_str!("py/typing.py")),
    ("typing_extensions", include_str!("py/typing_extensions.py")),
];

/// Makes the standard library importable.
pub(crate) fn install(vm: &Vm) {
    for (name, source) in SOURCES {
        vm.add_source_module(name, source);
    }
    sys::install(vm);
    files::install(vm);
    regex::install(vm);
    warn::install(vm);
    tracebacks::install(vm);
}
