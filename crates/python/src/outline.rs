//! Where the statements of a function stand in a text, for tools that rewrite scripts and leave the
//! rest as it is.
use crate::syntax::check_depth;
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{ArgOrKeyword, Expr, ExprCall, Stmt, StmtWith};
use ruff_text_size::{Ranged, TextRange};

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

/// A call: what is called, its arguments as they are written, each with its place in the text, and
/// where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is called: `op.add_column`.
    pub name: String,
    /// The arguments in order, with where each begins; `name=value` is one.
    pub arguments: Vec<(usize, String)>,
    /// The place of the closing bracket.
    pub end: usize,
}

/// The call of a statement whose bracket opens first at or after `from`. The head of a block (`with
/// …:`) is a statement too. None where the text is no Python, or nothing is called there.
pub fn call(text: &str, from: usize) -> Option<Call> {
    check_depth(text).ok()?;
    let whole =
        if text.trim_end().ends_with(':') { format!("{text} pass") } else { text.to_owned() };
    let module = ruff_python_parser::parse_module(&whole).ok()?;
    let mut calls = Calls(Vec::new());
    module.syntax().body.iter().for_each(|statement| calls.visit_stmt(statement));
    let open = |call: &&ExprCall| call.arguments.start().to_usize();
    let found = calls.0.into_iter().filter(|call| open(call) >= from).min_by_key(open)?;
    let written = |range: TextRange| {
        text.get(range.start().to_usize()..range.end().to_usize()).map(String::from)
    };
    let argument =
        |argument: ArgOrKeyword| Some((argument.start().to_usize(), written(argument.range())?));
    Some(Call {
        name: written(found.func.range())?,
        arguments: found.arguments.iter_source_order().filter_map(argument).collect(),
        end: found.arguments.end().to_usize() - 1,
    })
}

/// The calls of a text.
struct Calls<'a>(Vec<&'a ExprCall>);

impl<'a> Visitor<'a> for Calls<'a> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Call(call) = expression {
            self.0.push(call);
        }
        walk_expr(self, expression);
    }
}

/// The modules that a text imports by their full names, wherever in it, each with its line;
/// relative imports are left out.
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
            Stmt::Import(import) => {
                self.0.extend(import.names.iter().map(|alias| (alias.name.to_string(), at)))
            }
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
    let first =
        with.body.first().map_or(with.end().to_usize(), |statement| statement.start().to_usize());
    let last_item = with.items.last().map_or(with.start().to_usize(), |item| item.end().to_usize());
    let colon = text
        .get(last_item..first)
        .and_then(|between| between.find(':'))
        .map_or(first, |at| last_item + at + 1);
    (colon, outlines(text, &with.body))
}

#[cfg(test)]
mod tests {
    use super::{call, function_body, imports};

    #[test]
    fn a_call_is_taken_apart() {
        let text = "batch_op.add_column(sa.Column('a, b', sa.Numeric(10, 2)), x=[1, 2])";
        let found = call(text, 0).expect("a call");
        assert_eq!(found.name, "batch_op.add_column");
        let arguments: Vec<&str> = found.arguments.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(arguments, ["sa.Column('a, b', sa.Numeric(10, 2))", "x=[1, 2]"]);
        assert_eq!(&text[found.end..], ")");
        assert_eq!(call(text, 21).expect("the inner one").name, "sa.Column");
        let head =
            call("with op.batch_alter_table('t', schema=None) as batch_op:", 0).expect("a head");
        assert_eq!((head.name.as_str(), head.arguments.len()), ("op.batch_alter_table", 2));
        let quoted = call("f('''a, (b''', # no, )\n  \"it's\")", 0).expect("a call");
        assert_eq!(quoted.arguments[1].1, "\"it's\"");
        assert_eq!(call("x = 1", 0), None);
    }

    #[test]
    fn imports_are_found_wherever_they_stand() {
        let text = "import os, a.b as c\nfrom . import x\ntry:\n    from d.e import f\nexcept ImportError:\n    pass\ndef g():\n    import h\n";
        let found = imports(text).unwrap();
        let expected = [("os", 1), ("a.b", 1), ("d.e", 4), ("h", 8)]
            .map(|(name, line)| (name.to_string(), line));
        assert_eq!(found, expected);
        assert_eq!(imports("x = 1\nimport\n").unwrap_err().1, 2);
    }

    #[test]
    fn statements_and_blocks_have_places() {
        let text =
            "import x\n\ndef upgrade():\n    a()\n    with b() as c:  # why\n        c.d()\n";
        let found = function_body(text, "upgrade").unwrap().unwrap();
        assert_eq!(&text[found[0].start..found[0].end], "a()");
        let (head, inner) = found[1].block.as_ref().unwrap();
        assert_eq!(&text[found[1].start..*head], "with b() as c:");
        assert_eq!(&text[inner[0].start..inner[0].end], "c.d()");
        assert_eq!(function_body(text, "downgrade"), Ok(None));
        assert!(function_body("def", "upgrade").is_err());
    }
}
