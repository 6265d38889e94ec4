//! The table of packages that are not here (`known.txt`), and how a package's name gives those of
//! its modules.
use std::collections::HashMap;
use std::sync::LazyLock;

/// A package that projects use and that is not here.
#[derive(Debug)]
pub struct Known {
    /// The module that is imported.
    pub module: &'static str,
    /// The name that pip knows.
    pub package: &'static str,
    /// Classes that bring no columns, so that a mapped class may have them among its bases.
    pub mixins: Vec<&'static str>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let lines = include_str!("known.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(read).collect()
});

/// The rows by the modules, and the modules by the packages' names in their normal form: asked at
/// each import.
static BY_MODULE: LazyLock<HashMap<&'static str, &'static Known>> =
    LazyLock::new(|| KNOWN.iter().map(|known| (known.module, known)).collect());
static BY_PACKAGE: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<&'static str>> = HashMap::new();
    KNOWN
        .iter()
        .for_each(|known| found.entry(normal(known.package)).or_default().push(known.module));
    found
});

fn read(line: &'static str) -> Option<Known> {
    let mut words = line.split_whitespace();
    Some(Known { module: words.next()?, package: words.next()?, mixins: words.collect() })
}

/// The row of a module.
pub(crate) fn row(module: &str) -> Option<&'static Known> {
    BY_MODULE.get(module).copied()
}

/// Whether a package, in the normal form of its name, has a row.
pub fn is_known(package: &str) -> bool {
    BY_PACKAGE.contains_key(package)
}

/// A package's name in the form in which names are compared: small letters, hyphens.
pub fn normal(package: &str) -> String {
    package.to_ascii_lowercase().replace(['_', '.'], "-")
}

/// The modules that a package is imported by: those of the table, else what its name says.
pub fn modules_of(package: &str) -> Vec<String> {
    let wanted = normal(package);
    if let Some(modules) = BY_PACKAGE.get(&wanted) {
        return modules.iter().map(ToString::to_string).collect();
    }
    let bare = wanted
        .strip_prefix("python-")
        .or_else(|| wanted.strip_suffix("-python"))
        .unwrap_or(&wanted);
    let mut names = vec![wanted.replace('-', "_"), bare.replace('-', "_")];
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_gives_modules_and_names_are_compared_in_their_normal_form() {
        assert_eq!(modules_of("flask_login"), ["flask_login"]);
        assert_eq!(modules_of("Beautifulsoup4"), ["bs4"]);
        assert_eq!(modules_of("python-whatever"), ["python_whatever", "whatever"]);
        assert_eq!(modules_of("Some.Thing"), ["some_thing"]);
    }

    #[test]
    fn each_module_stands_in_the_table_once_and_in_order() {
        let names: Vec<String> = KNOWN.iter().map(|known| known.module.to_lowercase()).collect();
        assert!(names.windows(2).all(|pair| pair[0] <= pair[1]), "sorted");
        let mut modules: Vec<&str> = KNOWN.iter().map(|known| known.module).collect();
        modules.sort_unstable();
        let count = modules.len();
        modules.dedup();
        assert_eq!(modules.len(), count);
    }
}
