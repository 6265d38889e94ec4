//! Rewrites a script's function: what autogenerate wrote for a drop and an add goes, what a rename
//! leaves comes; every other line stays as the person left it. In: the script, the body as
//! generated, the body wanted. Out: the new script.
use python::outline::{Outline, function_body};

/// A statement of a generated body or of the script.
#[derive(Clone, Debug)]
struct Unit<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// How far it is indented.
    column: usize,
    block: Option<(&'a str, Vec<Unit<'a>>)>,
}

/// A place in the script, and what is to stand there.
#[derive(Clone, Debug)]
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// Puts what is wanted into the function `name` of `script`. Gives the new script.
///
/// # Errors
/// A sentence: the script is no Python, or a statement that has to go is no longer there.
pub(crate) fn patch(script: &str, name: &str, wanted: &Wanted) -> Result<String, String> {
    let texts = [&wanted.removed.0, &wanted.removed.1, &wanted.added.0, &wanted.added.1]
        .map(|text| function(text));
    let [old, new] = [body(&texts[0], "body")?, body(&texts[1], "body")?];
    let [known, come] = [body(&texts[2], "body")?, body(&texts[3], "body")?];
    let here = body(script, name)?;
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    remove(script, &old, &new, &here, &mut edits, &mut missing);
    if let Some(text) = missing.into_iter().find(|text| must_be_there(text)) {
        let line = text.lines().next().unwrap_or_default();
        return Err(format!("{name}() no longer has `{line}`; change the script by hand."));
    }
    let at = place(script, &here, &edits, wanted.last)
        .ok_or_else(|| format!("{name}() has no statement."))?;
    let indent =
        here.first().map_or("    ", |unit| &script[line_start(script, unit.start)..unit.start]);
    let (renames, mut lines) = (wanted.renames.clone(), added(&known, &come, &here));
    let place = if wanted.last { lines.len() } else { 0 };
    lines.splice(place..place, renames);
    let text: String = lines.iter().map(|text| indented(text, indent)).collect();
    edits.push(Edit { start: at, end: at, text });
    Ok(apply(script, edits))
}

/// What is to stand in a function.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// The body that autogenerate wrote, and the one it writes once the renames are done: what
    /// differs goes.
    pub removed: (String, String),
    /// The same in the form in which what is new is to stand.
    pub added: (String, String),
    /// The statements that rename.
    pub renames: Vec<String>,
    /// Whether these stand last.
    pub last: bool,
}

fn function(body: &str) -> String {
    format!("def body():\n    {body}\n    pass\n")
}

fn body<'a>(text: &'a str, name: &str) -> Result<Vec<Unit<'a>>, String> {
    let found = function_body(text, name)?;
    found
        .map(|outlines| units(text, &outlines))
        .ok_or_else(|| format!("The script has no function {name}()."))
}

fn units<'a>(text: &'a str, outlines: &[Outline]) -> Vec<Unit<'a>> {
    let one = |outline: &Outline| Unit {
        text: text.get(outline.start..outline.end).unwrap_or_default(),
        start: outline.start,
        end: outline.end,
        column: outline.start - line_start(text, outline.start),
        block: outline.block.as_ref().map(|(head, inner)| {
            (text.get(outline.start..*head).unwrap_or_default(), units(text, inner))
        }),
    };
    outlines.iter().map(one).collect()
}

/// The same for two spellings of one statement: blanks, quotes and trailing commas do not count.
fn plain(text: &str) -> String {
    let mut found = String::new();
    let mut quoted = None;
    for c in text.chars() {
        match quoted {
            Some(quote) if c == quote => quoted = None,
            Some(_) => {}
            None if c == '\'' || c == '"' => quoted = Some(c),
            None if c.is_whitespace() => continue,
            None if c == ')' && found.ends_with(',') => drop(found.pop()),
            None => {}
        }
        found.push(if c == '"' { '\'' } else { c });
    }
    found
}

/// What a statement is about: its call up to the first name, or to the second where the first is a
/// table's of several.
fn key(text: &str) -> String {
    let plain = plain(text);
    let names = if plain.starts_with("op.add_column") || plain.starts_with("op.drop_column") {
        4
    } else {
        2
    };
    let end = plain.match_indices('\'').nth(names - 1).map_or(plain.len(), |(at, _)| at + 1);
    plain[..end].to_string()
}

fn same(one: &Unit, other: &Unit) -> bool {
    plain(one.text) == plain(other.text)
}

fn same_head(one: &Unit, other: &Unit) -> bool {
    matches!(
        (&one.block, &other.block),
        (Some((one, _)), Some((other, _))) if plain(one) == plain(other)
    )
}

/// Statements that make or end what is renamed; the others a person may have taken away already.
fn must_be_there(text: &str) -> bool {
    let plain = plain(text);
    ["create_table(", "drop_table(", "add_column(", "drop_column("]
        .iter()
        .any(|call| plain.contains(call))
}

/// Marks for removal what is in `old` and not in `new`.
fn remove<'a>(
    script: &str,
    old: &[Unit<'a>],
    new: &[Unit],
    here: &[Unit],
    edits: &mut Vec<Edit>,
    missing: &mut Vec<&'a str>,
) {
    for unit in old.iter().filter(|unit| !new.iter().any(|kept| same(unit, kept))) {
        let Some((_, inner)) = &unit.block else {
            let exact = here.iter().find(|candidate| same(unit, candidate));
            let found = exact.or_else(|| {
                here.iter().find(|candidate| {
                    candidate.block.is_none() && key(unit.text) == key(candidate.text)
                })
            });
            match found {
                Some(found) => edits.push(whole_lines(script, found.start, found.end)),
                None => missing.push(unit.text),
            }
            continue;
        };
        let counterpart =
            new.iter().find(|kept| same_head(unit, kept)).and_then(|kept| kept.block.as_ref());
        let kept: &[Unit] = counterpart.map_or(&[], |(_, inner)| inner);
        let Some(block) = here.iter().find(|candidate| same_head(unit, candidate)) else {
            missing.extend(inner.iter().map(|unit| unit.text));
            continue;
        };
        let Some((_, statements)) = &block.block else { continue };
        let mut own = Vec::new();
        remove(script, inner, kept, statements, &mut own, missing);
        let come: Vec<&Unit> =
            kept.iter().filter(|unit| !inner.iter().any(|old| same(old, unit))).collect();
        if own.len() == statements.len() && come.is_empty() {
            edits.push(whole_lines(script, block.start, block.end));
            continue;
        }
        if let (Some(last), false) = (statements.last(), come.is_empty()) {
            let indent = &script[line_start(script, last.start)..last.start];
            let end = line_end(script, last.end);
            own.push(Edit {
                start: end,
                end,
                text: come.iter().map(|unit| indented(&unit.dedented(), indent)).collect(),
            });
        }
        edits.append(&mut own);
    }
}

/// The statements of `new` that are not in `old`, but for those that go into a block of the script.
fn added(old: &[Unit], new: &[Unit], here: &[Unit]) -> Vec<String> {
    let fresh = |unit: &&Unit| !old.iter().any(|known| same(known, unit));
    let inside = |unit: &&Unit| {
        unit.block.is_some()
            && old.iter().any(|known| same_head(known, unit))
            && here.iter().any(|known| same_head(known, unit))
    };
    new.iter().filter(fresh).filter(|unit| !inside(unit)).map(Unit::dedented).collect()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Where new statements go: before the first statement that is touched, or with `last` behind the
/// last one.
fn place(script: &str, here: &[Unit], edits: &[Edit], last: bool) -> Option<usize> {
    let touched = |unit: &&Unit| {
        let Edit { start, end, .. } = whole_lines(script, unit.start, unit.end);
        edits.iter().any(|edit| {
            edit.start < end && edit.end > start || edit.start == edit.end && edit.start == end
        })
    };
    let mut found =
        here.iter().filter(touched).map(|unit| whole_lines(script, unit.start, unit.end));
    let place = if last {
        found.next_back().map(|edit| edit.end)
    } else {
        found.next().map(|edit| edit.start)
    };
    place.or(here.first().map(|unit| line_start(script, unit.start)))
}

/// The lines of a statement, and the blank line that autogenerate leaves after a block.
fn whole_lines(text: &str, start: usize, end: usize) -> Edit {
    let (start, mut end) = (line_start(text, start), line_end(text, end));
    let next = line_end(text, end);
    if text[start..end].trim_start().starts_with("with ") && text[end..next].trim().is_empty() {
        end = next;
    }
    Edit { start, end, text: String::new() }
}

/// A statement that stood at the left margin, with the indentation of its new place; an empty line
/// follows a block.
fn indented(text: &str, indent: &str) -> String {
    let line =
        |line: &str| if line.is_empty() { "\n".to_string() } else { format!("{indent}{line}\n") };
    let found: String = text.lines().map(line).collect();
    if text.starts_with("with ") { found + "\n" } else { found }
}

impl Unit<'_> {
    /// Its text as if it stood at the left margin.
    fn dedented(&self) -> String {
        let cut = |line: &str| {
            line.get(self.column.min(line.len() - line.trim_start().len())..)
                .unwrap_or(line)
                .to_string()
        };
        let lines: Vec<String> = self
            .text
            .lines()
            .enumerate()
            .map(|(at, line)| if at == 0 { line.to_string() } else { cut(line) })
            .collect();
        lines.join("\n")
    }
}

fn apply(script: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let (mut found, mut at) = (String::new(), 0);
    for edit in edits {
        found += script.get(at..edit.start).unwrap_or_default();
        found += &edit.text;
        at = at.max(edit.end);
    }
    found + script.get(at..).unwrap_or_default()
}
