//! Ways out that the playground adds to a command that failed. In: what the command said on
//! standard error. Out: a sentence; the output itself stays as the real tools write it.

/// The way out of a failure, where one is known for certain.
pub fn way_out(said: &str) -> Option<String> {
    let last = said.lines().rfind(|line| line.contains("Error"))?;
    unknown_type(last).or_else(|| old_name(last)).or_else(|| bare_text(said, last))
}

/// A type of another database that SQLite cannot write.
fn unknown_type(last: &str) -> Option<String> {
    let (_, rest) = last.split_once("can't render element of type ")?;
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return None;
    }
    let (plain, written) = match name.as_str() {
        "HSTORE" | "ARRAY" | "JSONB" => ("sa.JSON()", "JSON"),
        "BYTEA" | "BIT" => ("sa.LargeBinary()", "BLOB"),
        "INTERVAL" => ("sa.Interval()", "DATETIME"),
        _ => ("sa.Text()", "TEXT"),
    };
    Some(format!(
        "SQLite has no {name}. Either the column says both, `{plain}.with_variant({name}(…), \"postgresql\")`, or one function beside the \
         models says how SQLite writes it: `@compiles({name}, \"sqlite\")` above `def _(type_, compiler, **kw): return \"{written}\"` \
         (from sqlalchemy.ext.compiler import compiles)."
    ))
}

/// `postgres://`, which SQLAlchemy gave up with 1.4.
fn old_name(last: &str) -> Option<String> {
    last.ends_with("Can't load plugin: sqlalchemy.dialects:postgres").then(|| {
        "SQLAlchemy knows the database as postgresql, no longer as postgres: write `postgresql://…`, or in the application \
         `url.replace(\"postgres://\", \"postgresql://\", 1)`."
            .to_string()
    })
}

/// `JSONB(astext_type=Text())` in a script, which Alembic writes without an import.
fn bare_text(said: &str, last: &str) -> Option<String> {
    let in_script = said.contains("/versions/") && said.contains("astext_type=Text()");
    (last == "NameError: name 'Text' is not defined" && in_script).then(|| {
        "Alembic writes `Text()` here without its import: write `astext_type=sa.Text()` in the script."
            .to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::way_out;

    #[test]
    fn a_type_of_postgresql_comes_with_two_ways_out() {
        let said = "sqlalchemy.exc.CompileError: (in table 'item', column 'data'): Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object at \
                    0x7f> can't render element of type JSONB (Background on this error at: https://sqlalche.me/e/21/l7de)\n";
        let hint = way_out(said).unwrap_or_default();
        assert!(hint.contains("sa.JSON().with_variant(JSONB(…), \"postgresql\")"), "{hint}");
        assert!(hint.contains("@compiles(JSONB, \"sqlite\")"), "{hint}");
    }

    #[test]
    fn what_nobody_can_help_with_has_none() {
        assert_eq!(way_out("NameError: name 'Text' is not defined\n"), None);
        assert_eq!(way_out("all is well\n"), None);
        let old =
            "sqlalchemy.exc.NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:postgres";
        assert!(way_out(old).is_some_and(|hint| hint.contains("postgresql://")));
    }
}
