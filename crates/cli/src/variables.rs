//! Which variables of the person's shell a project sees: those that tools of this world read, and
//! those that were named.
use std::collections::BTreeMap;

/// Beginnings of names that belong to the tools.
const FAMILIES: [&str; 5] = ["FLASK_", "ALEMBIC_", "SQLALCHEMY_", "PLAYGROUND_", "LC_"];
/// Names that tools read and that give nothing away.
const HARMLESS: [&str; 11] = [
    "DATABASE_URL",
    "PYTHONPATH",
    "PYTHONWARNINGS",
    "COLUMNS",
    "LINES",
    "LANG",
    "LANGUAGE",
    "TERM",
    "TZ",
    "NO_COLOR",
    "HOME",
];

/// The variables a project sees. `given` are the values of `--env`: `NAME` takes the shell's value,
/// `NAME=value` sets one.
///
/// # Errors
/// A name without a value that the shell does not have.
pub fn variables(given: &[String]) -> Result<BTreeMap<String, String>, String> {
    chosen(
        std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }),
        given,
    )
}

fn chosen(
    shell: impl Iterator<Item = (String, String)>,
    given: &[String],
) -> Result<BTreeMap<String, String>, String> {
    let shell: BTreeMap<String, String> = shell.collect();
    let known = |name: &str| {
        HARMLESS.contains(&name) || FAMILIES.iter().any(|family| name.starts_with(family))
    };
    let mut seen: BTreeMap<String, String> = shell
        .iter()
        .filter(|(name, _)| known(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for word in given {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, value.to_string()),
            None => (
                word.as_str(),
                shell.get(word).cloned().ok_or_else(|| format!("--env {word}: it is not set."))?,
            ),
        };
        seen.insert(name.to_string(), value);
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_sees_named_variables_only() {
        let shell = [
            ("FLASK_APP", "app.py"),
            ("AWS_SECRET", "x"),
            ("DATABASE_URL", "sqlite:///a.db"),
            ("TOKEN", "t"),
        ];
        let shell = || shell.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        let names = |given: &[&str]| {
            let given: Vec<String> = given.iter().map(|word| word.to_string()).collect();
            chosen(shell(), &given).map(|seen| {
                seen.into_iter().map(|(name, value)| format!("{name}={value}")).collect()
            })
        };
        let usual = ["DATABASE_URL=sqlite:///a.db", "FLASK_APP=app.py"];
        assert_eq!(names(&[]), Ok(usual.map(String::from).to_vec()));
        let more: Result<Vec<String>, String> = names(&["TOKEN", "NEW=1=2"]);
        assert_eq!(
            more.map(|seen| seen[2..].to_vec()),
            Ok(vec!["NEW=1=2".to_string(), "TOKEN=t".into()])
        );
        assert!(names(&["NOBODY"]).is_err());
    }
}
