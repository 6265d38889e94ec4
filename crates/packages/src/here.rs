//! The table of packages that are here (`here.txt`): one for pip, for `importlib.metadata` and for
//! whoever asks what is installed.
use python::{Module, Native, PyResult, Value, Vm};
use std::rc::Rc;
use std::sync::LazyLock;

/// A package whose behaviour is here.
#[derive(Debug)]
pub struct Distribution {
    /// The name that pip shows.
    pub name: &'static str,
    /// The version whose behaviour it is.
    pub version: &'static str,
    /// The module that is imported.
    pub module: &'static str,
    /// What it says of itself.
    pub summary: &'static str,
    /// What it needs, as its own metadata has it; extras are left out.
    pub requires: Vec<&'static str>,
}

static HERE: LazyLock<Vec<Distribution>> = LazyLock::new(|| {
    let lines = include_str!("here.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(read).collect()
});

/// In the table and nowhere else: it is installed only where a project names it.
pub const DOTENV: &str = "python-dotenv";

fn read(line: &'static str) -> Option<Distribution> {
    let mut parts = line.split('|').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    let (name, version, module, summary) = (part(), part(), part(), part());
    let requires = part().split(",,").filter(|text| !text.is_empty()).collect();
    (!module.is_empty()).then_some(Distribution { name, version, module, summary, requires })
}

/// The packages that are here, in the order of their names; python-dotenv only `with_dotenv`.
pub fn here(with_dotenv: bool) -> impl Iterator<Item = &'static Distribution> {
    HERE.iter().filter(move |found| with_dotenv || found.name != DOTENV)
}

/// Whether a process has python-dotenv.
#[derive(Clone, Default)]
struct WithDotenv(bool);

/// The module `_distributions`: `rows()` gives (name, version, module, summary, requirements) of
/// each package, for `importlib.metadata`.
pub(crate) fn install(vm: &Vm, with_dotenv: bool) {
    vm.set_extension(Rc::new(WithDotenv(with_dotenv)));
    vm.add_native_module("_distributions", fill);
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let rows = Native::function("rows", "()", |vm, _| {
        Ok(Value::list(here(vm.extension::<WithDotenv>().0).map(row).collect()))
    });
    module.set("rows", rows.value());
    Ok(())
}

fn row(found: &'static Distribution) -> Value {
    let requires = found.requires.iter().map(|text| Value::from(*text)).collect();
    let texts = [found.name, found.version, found.module, found.summary];
    let mut parts: Vec<Value> = texts.into_iter().map(Value::from).collect();
    parts.push(Value::list(requires));
    Value::tuple(parts)
}

#[cfg(test)]
mod tests {
    use super::here;

    #[test]
    fn packages_stand_in_the_order_of_their_names_each_with_a_version() {
        let names: Vec<String> = here(true).map(|found| found.name.to_ascii_lowercase()).collect();
        assert!(names.is_sorted(), "{names:?}");
        assert!(here(true).all(|found| found.version.contains('.')));
        assert_eq!(here(true).count(), here(false).count() + 1);
    }
}
