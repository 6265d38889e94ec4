//! Where the statements of a function stand in a text, for tools that rewrite scripts and leave the rest as it is.
use crate::syntax::check_depth;
use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_ast::{Stmt, StmtWith};
use ruff_text_size::Ranged;

/// A statement: its place in bytes, and for a `with` block its head and what stands inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The end of `with …:` and the statements of the block.
    pub block: Option<(usize, Vec<Outline>)>,
}

/// The statements of the function `name` at the module's top, none where there is no such function.
///
/// # Errors
/// What the parser says of a text that is no Python.
pub fn function_body(text: &str, name: &str) -> Result<Option<Vec<Outline>>, String> {
    check_depth(text).map_err(|error| error.message)?;
    let module = ruff_python_parser::parse_module(text).map_err(|error| error.to_string())?;
    let mut functions = module.syntax().body.iter().filter_map(Stmt::as_function_def_stmt);
    let function = functions.find(|function| function.name.as_str() == name);
    Ok(function.map(|function| outlines(text, &function.body)))
}

/// The modules that a text imports by their full names, wherever in it, each with its line; relative imports are left out.
///
/// # Errors
/// What the parser says of a text that is no Python, and its line.
pub fn imports(text: &str) -> Result<Vec<(String, usize)>, (String, usize)> {
    check_depth(text).map_err(|error| (error.message, 1))?;
    let line = |at: usize| 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
    let module = ruff_python_parser::parse_module(text)
        .map_err(|error| (error.error.to_string(), line(error.start().to_usize())))?;
    let mut seen = Imports(Vec::new());
    module.syntax().body.iter().for_each(|statement| seen.visit_stmt(statement));
    Ok(seen.0.into_iter().map(|(name, at)| (name, line(at))).collect())
}

/// Names and where their statements begin.
struct Imports(Vec<(String, usize)>);

impl<'a> Visitor<'a> for Imports {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let at = statement.start().to_usize();
        match statement {
            Stmt::Import(import) => self.0.extend(import.names.iter().map(|alias| (alias.name.to_string(), at))),
            Stmt::ImportFrom(import) if import.level == 0 => {
                self.0.extend(import.module.iter().map(|name| (name.to_string(), at)))
            }
            _ => walk_stmt(self, statement),
        }
    }
}

fn outlines(text: &str, body: &[Stmt]) -> Vec<Outline> {
    let one = |statement: &Stmt| Outline {
        start: statement.start().to_usize(),
        end: statement.end().to_usize(),
        block: statement.as_with_stmt().map(|with| block(text, with)),
    };
    body.iter().map(one).collect()
}

fn block(text: &str, with: &StmtWith) -> (usize, Vec<Outline>) {
    let first = with.body.first().map_or(with.end().to_usize(), |statement| statement.start().to_usize());
    let last_item = with.items.last().map_or(with.start().to_usize(), |item| item.end().to_usize());
    let colon = text.get(last_item..first).and_then(|between| between.find(':')).map_or(first, |at| last_item + at + 1);
    (colon, outlines(text, &with.body))
}

#[cfg(test)]
mod tests {
    use super::{function_body, imports};

    #[test]
    fn imports_are_found_wherever_they_stand() {
        let text = "import os, a.b as c\nfrom . import x\ntry:\n    from d.e import f\nexcept ImportError:\n    pass\ndef g():\n    import h\n";
        let found = imports(text).unwrap();
        let expected = [("os", 1), ("a.b", 1), ("d.e", 4), ("h", 8)].map(|(name, line)| (name.to_string(), line));
        assert_eq!(found, expected);
        assert_eq!(imports("x = 1\nimport\n").unwrap_err().1, 2);
    }

    #[test]
    fn statements_and_blocks_have_places() {
        let text = "import x\n\ndef upgrade():\n    a()\n    with b() as c:  # why\n        c.d()\n";
        let found = function_body(text, "upgrade").unwrap().unwrap();
        assert_eq!(&text[found[0].start..found[0].end], "a()");
        let (head, inner) = found[1].block.as_ref().unwrap();
        assert_eq!(&text[found[1].start..*head], "with b() as c:");
        assert_eq!(&text[inner[0].start..inner[0].end], "c.d()");
        assert_eq!(function_body(text, "downgrade"), Ok(None));
        assert!(function_body("def", "upgrade").is_err());
    }
}
