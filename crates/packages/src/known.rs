//! The table of packages that are not here (`known.txt`), and how a package's name gives those of its modules.
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

fn read(line: &'static str) -> Option<Known> {
    let mut words = line.split_whitespace();
    Some(Known { module: words.next()?, package: words.next()?, mixins: words.collect() })
}

/// The table.
pub fn known() -> &'static [Known] {
    &KNOWN
}

/// A package's name in the form in which names are compared: small letters, hyphens.
pub fn normal(package: &str) -> String {
    package.to_ascii_lowercase().replace(['_', '.'], "-")
}

/// The modules that a package is imported by: those of the table, else what its name says.
pub fn modules_of(package: &str) -> Vec<String> {
    let wanted = normal(package);
    let known: Vec<String> =
        KNOWN.iter().filter(|known| normal(known.package) == wanted).map(|known| known.module.into()).collect();
    if !known.is_empty() {
        return known;
    }
    let bare = wanted.strip_prefix("python-").or_else(|| wanted.strip_suffix("-python")).unwrap_or(&wanted);
    let mut names = vec![wanted.replace('-', "_"), bare.replace('-', "_")];
    names.dedup();
    names
}

/// The package that stands in where a module is imported; `named` are the packages that the project asks for.
pub fn package_of(module: &str, named: &[String]) -> Option<String> {
    let first = module.split('.').next().unwrap_or(module);
    let known = KNOWN.iter().find(|known| known.module == first).map(|known| known.package.to_string());
    let standard = || crate::STANDARD.contains(&first).then(|| format!("Python's {first}"));
    let asked = || named.iter().find(|package| modules_of(package).iter().any(|known| known == first)).cloned();
    known.or_else(standard).or_else(asked)
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
        let names: Vec<String> = known().iter().map(|known| known.module.to_lowercase()).collect();
        assert!(names.windows(2).all(|pair| pair[0] <= pair[1]), "sorted");
        let mut modules: Vec<&str> = known().iter().map(|known| known.module).collect();
        modules.sort_unstable();
        let count = modules.len();
        modules.dedup();
        assert_eq!(modules.len(), count);
    }
}
