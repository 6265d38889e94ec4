//! Mako templates, as far as `script.py.mako` and `alembic.ini.mako` in the wild use them: text,
//! expressions with filters, control lines, code blocks. A template becomes Python source that the
//! evaluator runs.
use python::collections::Dict;
use python::{PyResult, Value, Vm};

/// The Python source a template stands for; `__w` collects the output.
struct Writer {
    source: String,
    module: String,
    depth: usize,
    /// Line ends of control lines are not output.
    line_start: bool,
}

/// Renders a template with the given names.
///
/// # Errors
/// SyntaxError of the template's Python; whatever its expressions raise.
pub fn render(vm: &Vm, text: &str, names: &Value) -> PyResult<String> {
    let source = to_python(text);
    let code = vm.compile(&source, "memory:template")?;
    let space = names.as_dict().map_or_else(Dict::new, |names| names.copy()).shared();
    space.set("context", names.clone());
    space.set("__out", Value::list(Vec::new()));
    let undefined = vm.handed("undefined")?;
    for name in code.global_names() {
        // A name the context lacks is false, and an error only when printed.
        if space.get_str(&name).is_none() && vm.builtins.get_str(&name).is_none() {
            space.set_str(&name, undefined.clone());
        }
    }
    vm.exec(&code, &space, None)?;
    let parts = space.get("__out").unwrap_or(Value::None);
    Ok(vm
        .list_of(&parts)?
        .iter()
        .filter_map(|part| part.as_str().map(|part| part.to_string()))
        .collect())
}

fn to_python(text: &str) -> String {
    let mut writer =
        Writer { source: String::new(), module: String::new(), depth: 0, line_start: true };
    let mut rest = text;
    while !rest.is_empty() {
        rest = writer.take(rest);
    }
    format!("__w = __out.append\n{}{}", writer.module, writer.source)
}

impl Writer {
    fn line(&mut self, code: &str) {
        self.source.push_str(&"    ".repeat(self.depth));
        self.source.push_str(code);
        self.source.push('\n');
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.line(&format!("__w({})", python::quote(text)));
        }
    }

    /// Takes the next piece of the template; gives what is left.
    fn take<'a>(&mut self, rest: &'a str) -> &'a str {
        if std::mem::take(&mut self.line_start) {
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            let trimmed = line.trim_start();
            if trimmed.starts_with("##") {
                self.line_start = true;
                return &rest[line.len()..];
            }
            if trimmed.starts_with('%') && !trimmed.starts_with("%%") {
                self.control(trimmed[1..].trim());
                self.line_start = true;
                return &rest[line.len()..];
            }
            if trimmed.starts_with("%%") {
                let at = line.len() - trimmed.len();
                self.text(&format!("{}{}", &line[..at], &trimmed[1..]));
                self.line_start = line.ends_with('\n');
                return &rest[line.len()..];
            }
        }
        if let Some(inner) = rest.strip_prefix("${") {
            let end = closing(inner);
            self.expression(&inner[..end]);
            return inner.get(end + 1..).unwrap_or("");
        }
        if let Some(inner) = rest.strip_prefix("<%!") {
            let end = inner.find("%>").unwrap_or(inner.len());
            self.module.push_str(&format!("{}\n", dedent(&inner[..end])));
            return inner.get(end + 2..).unwrap_or("");
        }
        if let Some(inner) = rest.strip_prefix("<%doc>") {
            let end = inner.find("</%doc>").unwrap_or(inner.len());
            return inner.get(end + 7..).unwrap_or("");
        }
        if let Some(inner) =
            rest.strip_prefix("<%").filter(|inner| inner.starts_with([' ', '\n', '\t']))
        {
            let end = inner.find("%>").unwrap_or(inner.len());
            for line in dedent(&inner[..end]).lines() {
                self.line(line);
            }
            return inner.get(end + 2..).unwrap_or("");
        }
        if let Some(after) = rest.strip_prefix("\\\n") {
            self.line_start = true;
            return after;
        }
        let special = ["${", "<%", "\n", "\\\n"]
            .iter()
            .filter_map(|mark| {
                rest.char_indices()
                    .skip(1)
                    .find(|(at, _)| rest[*at..].starts_with(mark))
                    .map(|(at, _)| at)
            })
            .min();
        let newline = rest.starts_with('\n');
        let end = if newline { 1 } else { special.unwrap_or(rest.len()) };
        self.text(&rest[..end]);
        self.line_start = newline;
        &rest[end..]
    }

    fn control(&mut self, code: &str) {
        let word = code.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if word.starts_with("end") {
            self.line("pass");
            self.depth = self.depth.saturating_sub(1);
            return;
        }
        if matches!(word, "else" | "elif" | "except" | "finally") {
            self.line("pass");
            self.depth = self.depth.saturating_sub(1);
        }
        self.line(code);
        self.depth += 1;
    }

    /// `${expression | filter, filter}`; `n` turns the conversion to text off.
    fn expression(&mut self, inner: &str) {
        let (code, filters) = split_filters(inner);
        let mut value = format!("({})", code.trim());
        let names: Vec<&str> =
            filters.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        if !names.contains(&"n") {
            value = format!("str{value}");
        }
        for name in names.iter().filter(|name| **name != "n") {
            value = match *name {
                "trim" => format!("({value}).strip()"),
                "str" => format!("str({value})"),
                other => format!("{other}({value})"),
            };
        }
        self.line(&format!("__w(str({value}))"));
    }
}

/// Where the brace that opened an expression closes.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    let mut quote: Option<char> = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return at,
            (None, '}') => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Splits an expression from its filters at the last `|` that is no operator: what follows must be
/// plain names.
fn split_filters(inner: &str) -> (&str, &str) {
    match inner.rsplit_once('|') {
        Some((code, filters))
            if filters.split(',').all(|name| {
                !name.trim().is_empty()
                    && name.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
            }) =>
        {
            (code, filters)
        }
        _ => (inner, ""),
    }
}

fn dedent(text: &str) -> String {
    let lines: Vec<&str> = text.trim_matches('\n').lines().collect();
    let cut = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    lines.iter().map(|line| line.get(cut..).unwrap_or("").trim_end()).collect::<Vec<_>>().join("\n")
}
