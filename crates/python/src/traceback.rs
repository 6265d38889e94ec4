//! Tracebacks as CPython 3.11 prints them (Lib/traceback.py), caret lines included.
use crate::code::{Code, Op};
use crate::error::PyErr;
use crate::exception::TraceEntry;
use crate::grouptrace::{Boxes, members};
use crate::instance::Instance;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

/// The whole text of an uncaught exception as the interpreter prints it: causes and contexts first,
/// a suggestion for names.
pub fn format_exception(vm: &Vm, error: &PyErr) -> String {
    let mut out = String::new();
    write_chain(vm, &error.0, &mut Boxes::default(), &mut out, &mut Vec::new());
    out
}

/// The same as `traceback` and `code.InteractiveConsole` print it: Python 3.11 suggests names only
/// where C prints.
pub fn format_plainly(vm: &Vm, error: &PyErr) -> String {
    let mut out = String::new();
    write_chain(vm, &error.0, &mut Boxes::plain(), &mut out, &mut Vec::new());
    out
}

fn write_chain(
    vm: &Vm,
    instance: &Rc<Instance>,
    boxes: &mut Boxes,
    out: &mut String,
    seen: &mut Vec<usize>,
) {
    let address = Rc::as_ptr(instance) as usize;
    if seen.contains(&address) || seen.len() > 50 {
        return;
    }
    seen.push(address);
    let Some(parts) = instance.exception() else { return };
    let cause = parts.cause.borrow().clone();
    let context = parts.context.borrow().clone();
    if let Some(cause) = cause {
        write_chain(vm, &cause, boxes, out, seen);
        boxes.emit(
            "\nThe above exception was the direct cause of the following exception:\n\n",
            out,
        );
    } else if let Some(context) = context.filter(|_| !parts.suppress.get()) {
        write_chain(vm, &context, boxes, out, seen);
        boxes
            .emit("\nDuring handling of the above exception, another exception occurred:\n\n", out);
    }
    let trace = parts.trace.borrow();
    let shown: Vec<&TraceEntry> = trace
        .iter()
        .rev()
        .filter(|entry| !entry.code.source.path.starts_with("<python>"))
        .collect();
    let mut places = String::new();
    write_entries(&shown, &mut places);
    let error = PyErr(instance.clone());
    let only = last_lines(vm, &error, !boxes.plain);
    if let Some(members) = members(&error) {
        let mut write = |inner: &Rc<Instance>, boxes: &mut Boxes, out: &mut String| {
            write_chain(vm, inner, boxes, out, seen)
        };
        return boxes.group(&members, &places, &only, out, &mut write);
    }
    if !trace.is_empty() || parts.raised.get() {
        boxes.emit("Traceback (most recent call last):\n", out);
        boxes.emit(&places, out);
    }
    boxes.emit(&only, out);
}

/// Entries, with runs of more than three equal ones shortened as CPython does.
fn write_entries(entries: &[&TraceEntry], out: &mut String) {
    let mut last: Option<(String, usize, String)> = None;
    let mut count = 0;
    for entry in entries {
        let line = entry.code.line(entry.at);
        let key = (entry.code.source.path.clone(), line, entry.code.name.to_string());
        if last.as_ref() == Some(&key) {
            count += 1;
        } else {
            write_repeats(count, out);
            last = Some(key);
            count = 1;
        }
        if count <= 3 {
            write_entry(entry, line, out);
        }
    }
    write_repeats(count, out);
}

fn write_repeats(count: usize, out: &mut String) {
    if count > 3 {
        let more = count - 3;
        out.push_str(&format!(
            "  [Previous line repeated {more} more time{}]\n",
            if more == 1 { "" } else { "s" }
        ));
    }
}

fn write_entry(entry: &TraceEntry, line: usize, out: &mut String) {
    let source = &entry.code.source;
    out.push_str(&format!("  File \"{}\", line {line}, in {}\n", source.path, entry.code.name));
    if source.path.starts_with('<') && !source.path.starts_with("<python>") {
        return;
    }
    let text = source.line_text(line);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return;
    }
    out.push_str(&format!("    {trimmed}\n"));
    if let Some(carets) = caret_line(&entry.code, entry.at, line, text) {
        out.push_str(&format!("    {carets}\n"));
    }
}

/// The line of `^` and `~` under the part that failed; none where that is the whole line and has no
/// anchor.
pub(crate) fn caret_line(code: &Code, at: usize, line: usize, text: &str) -> Option<String> {
    let source = &code.source;
    let (start, end) = *code.places.get(at)?;
    let line_start = source.line_start(start);
    let first = (start - line_start) as usize;
    let same_line = source.line(end.max(start)) == line;
    let last = if same_line { (end - line_start) as usize } else { text.trim_end().len() };
    let part = text.get(first..last)?;
    let indent = text.len() - text.trim_start().len();
    let blanks = text.get(indent..first)?.chars().count();
    let anchored = match code.ops.get(at) {
        Some(Op::Binary(_)) if same_line => binary_marks(part),
        Some(Op::Subscript) if same_line => subscript_marks(part),
        _ => None,
    };
    if anchored.is_none() && part.trim() == text.trim() {
        return None;
    }
    let marks = anchored.unwrap_or_else(|| "^".repeat(part.chars().count()));
    Some(format!("{}{marks}", " ".repeat(blanks)))
}

fn marks(part: &str, at: usize, length: usize) -> String {
    let before = part.get(..at).map_or(0, |text| text.chars().count());
    let after = part.get(at + length..).map_or(0, |text| text.chars().count());
    format!("{}{}{}", "~".repeat(before), "^".repeat(length), "~".repeat(after))
}

fn binary_marks(part: &str) -> Option<String> {
    use ruff_python_ast::Expr;
    use ruff_text_size::Ranged;
    let parsed = ruff_python_parser::parse_expression(part).ok()?;
    let Expr::BinOp(operation) = parsed.expr() else { return None };
    let from = usize::from(operation.left.range().end());
    let between = part.get(from..usize::from(operation.right.range().start()))?;
    let offset = between.find(|c: char| !c.is_whitespace() && c != ')')?;
    let symbol = between.get(offset..)?;
    let length =
        if symbol.get(1..2).is_some_and(|second| symbol.starts_with(second) || second == "=")
            && !symbol.starts_with('(')
        {
            2
        } else {
            1
        };
    let length =
        if matches!(symbol.get(..2), Some("**" | "//" | "<<" | ">>")) { 2 } else { length.min(1) };
    Some(marks(part, from + offset, length))
}

fn subscript_marks(part: &str) -> Option<String> {
    use ruff_python_ast::Expr;
    use ruff_text_size::Ranged;
    let parsed = ruff_python_parser::parse_expression(part).ok()?;
    let Expr::Subscript(subscript) = parsed.expr() else { return None };
    let from = usize::from(subscript.value.range().end());
    let open = from + part.get(from..)?.find('[')?;
    Some(marks(part, open, part.len() - open))
}

/// The last lines: class and message; for a SyntaxError the place too.
pub fn exception_only(vm: &Vm, error: &PyErr) -> String {
    last_lines(vm, error, false)
}

fn last_lines(vm: &Vm, error: &PyErr, suggests: bool) -> String {
    let value = error.value();
    let class = error.0.class();
    let name = class.full_name();
    let name = name.strip_prefix("__main__.").map_or(name.clone(), String::from);
    if error.is_a("SyntaxError") && error.0.dict().get("lineno").is_some() {
        return syntax_error_text(vm, error, &name);
    }
    let text = vm
        .str(&value)
        .map_or_else(|_| "<exception str() failed>".to_string(), |text| text.to_string());
    let text = if suggests { format!("{text}{}", suggestion(vm, error)) } else { text };
    let mut out = if text.is_empty() { format!("{name}\n") } else { format!("{name}: {text}\n") };
    if let Some(parts) = error.0.exception() {
        for note in parts.notes.borrow().iter() {
            out.push_str(&format!(
                "{}\n",
                vm.str(note).map(|text| text.to_string()).unwrap_or_default()
            ));
        }
    }
    out
}

fn syntax_error_text(vm: &Vm, error: &PyErr, name: &str) -> String {
    let get = |key: &str| error.0.dict().get(key).unwrap_or(Value::None);
    let text_of = |value: &Value| vm.str(value).map(|text| text.to_string()).unwrap_or_default();
    let mut out =
        format!("  File \"{}\", line {}\n", text_of(&get("filename")), text_of(&get("lineno")));
    let line = text_of(&get("text"));
    let line = line.trim_end_matches('\n');
    let stripped = line.trim_start_matches([' ', '\t', '\u{c}']);
    if !stripped.is_empty() {
        out.push_str(&format!("    {}\n", stripped.trim_end_matches(['\n', '\r'])));
        let indent = (line.chars().count() - stripped.chars().count()) as i64;
        let offset = get("offset").as_int().unwrap_or(1);
        let same = get("end_lineno").as_int() == get("lineno").as_int();
        let end = if same {
            get("end_offset").as_int().unwrap_or(offset + 1)
        } else {
            line.chars().count() as i64 + 1
        };
        let start = offset - 1 - indent;
        if start >= 0 {
            let count = (end - offset).max(1) as usize;
            out.push_str(&format!("    {}{}\n", " ".repeat(start as usize), "^".repeat(count)));
        }
    }
    out.push_str(&format!("{name}: {}\n", text_of(&get("msg"))));
    out
}

/// `. Did you mean: 'name'?`, as traceback.py computes it.
fn suggestion(vm: &Vm, error: &PyErr) -> String {
    let Some(wrong) = error.0.dict_if_any().and_then(|dict| dict.get("name")) else {
        return String::new();
    };
    let Some(wrong) = wrong.as_str() else { return String::new() };
    let candidates = if error.is_a("NameError") {
        names_in_reach(vm, error)
    } else if error.is_a("AttributeError") {
        error
            .0
            .dict()
            .get("obj")
            .map(|object| crate::builtins::dir(vm, &object))
            .unwrap_or_default()
    } else {
        return String::new();
    };
    match closest(wrong, &candidates) {
        Some(best) => format!(". Did you mean: '{best}'?"),
        None => String::new(),
    }
}

fn names_in_reach(vm: &Vm, error: &PyErr) -> Vec<String> {
    let locals = error.0.exception().and_then(|parts| parts.trace.borrow().first().cloned());
    let mut names: Vec<String> = Vec::new();
    if let Some(entry) = locals {
        names
            .extend(entry.code.locals.iter().chain(&entry.code.cells).map(|name| name.to_string()));
        names.extend(
            entry.code.names.iter().filter(|name| vm.is_global(name)).map(|name| name.to_string()),
        );
    }
    names.extend(vm.known_globals());
    names.extend(
        vm.builtins.keys().iter().filter_map(|key| key.as_str().map(|name| name.to_string())),
    );
    names
}

fn closest(wrong: &str, candidates: &[String]) -> Option<String> {
    let mut best: Option<(usize, &String)> = None;
    for candidate in candidates.iter().filter(|candidate| *candidate != wrong) {
        let most = (candidate.len() + wrong.len() + 3) * 2 / 6;
        let limit = best.map_or(most, |(distance, _)| most.min(distance.saturating_sub(1)));
        let distance = edit_distance(wrong, candidate, limit);
        if distance <= limit && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name.clone())
}

/// CPython's weighted edit distance: 2 for a change, 1 for a change of case.
fn edit_distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) * 2 > limit || a.len() > 40 || b.len() > 40 {
        return limit + 1;
    }
    let cost = |x: char, y: char| {
        if x == y {
            0
        } else if x.eq_ignore_ascii_case(&y) {
            1
        } else {
            2
        }
    };
    let mut row: Vec<usize> = (0..=b.len()).map(|at| at * 2).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * 2;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + cost(*x, *y)).min(row[j] + 2).min(row[j + 1] + 2);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
