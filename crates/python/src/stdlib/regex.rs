//! `_re`: the search behind `re.py`, over fancy-regex. Patterns are rewritten where Python's syntax
//! differs.
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use fancy_regex::{Regex, RegexBuilder};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Steps of backtracking allowed to one search.
const BACKTRACKS: usize = 1_000_000;

/// A pattern for three ways of looking: anywhere, at the position, over the whole text; each
/// compiled when first used.
#[derive(Clone)]
struct Compiled(Rc<(String, [OnceCell<Regex>; 3])>);

impl Compiled {
    fn regex(&self, way: usize) -> Result<&Regex, Box<fancy_regex::Error>> {
        let (text, cells) = &*self.0;
        if let Some(done) = cells[way].get() {
            return Ok(done);
        }
        let pattern = match way {
            0 => text.clone(),
            1 => format!("\\G(?:{text})"),
            _ => format!("\\G(?:{text})\\z"),
        };
        let regex =
            RegexBuilder::new(&pattern).backtrack_limit(BACKTRACKS).build().map_err(Box::new)?;
        Ok(cells[way].get_or_init(|| regex))
    }
}

/// How many patterns are kept for the processes to come, and how long a kept one may be.
const KEPT: usize = 256;
const LONGEST: usize = 4_000;

thread_local! {
    /// What libraries compile when they are imported is the same in every process.
    static CACHE: RefCell<HashMap<(String, i64), Compiled>> = RefCell::default();
}

/// A pattern, compiled or from an earlier process.
fn compiled(pattern: &str, flags: i64) -> Compiled {
    let key = (pattern.to_string(), flags);
    CACHE.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(&key) {
            return known.clone();
        }
        let fresh = Compiled(Rc::new((translate(pattern, flags), Default::default())));
        if cache.len() < KEPT && pattern.len() < LONGEST {
            cache.insert(key, fresh.clone());
        }
        fresh
    })
}

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_re", fill);
}

fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let class = crate::define::ClassBuilder::new(vm, "_re", "Compiled").build();
    module.set(
        "compile",
        Native::function("compile", "(pattern, flags)", move |vm, a| {
            let flags = vm.index(&a[1])?;
            let pattern = compiled(&vm.str(&a[0])?, flags);
            Ok(match pattern.regex(0).map(names) {
                Ok(names) => Value::tuple(vec![vm.native_instance(&class, pattern), names]),
                Err(error) => error.to_string().into(),
            })
        })
        .value(),
    );
    module.set(
        "run",
        Native::function("run", "(compiled, text, start, end, way)", |vm, a| {
            let Some(pattern) = a[0].payload::<Compiled>() else { return Ok(Value::None) };
            let text = vm.str(&a[1])?;
            let (start, end) = (vm.count(&a[2])?, vm.count(&a[3])?);
            let (start, end) = (byte_of(&text, start), byte_of(&text, end));
            if start > end {
                return Ok(Value::None);
            }
            let way = vm.index(&a[4])?.clamp(0, 2) as usize;
            let failed = |error: Box<fancy_regex::Error>| vm.value_error(error.to_string());
            let regex = pattern.regex(way).map_err(failed)?;
            let found = regex
                .captures_from_pos(&text[..end], start)
                .map_err(|error| failed(Box::new(error)))?;
            Ok(found.map_or(Value::None, |found| {
                let span = |at: usize| {
                    found.get(at).map_or(Value::None, |part| {
                        Value::tuple(vec![char_of(&text, part.start()), char_of(&text, part.end())])
                    })
                };
                Value::tuple((0..found.len()).map(span).collect())
            }))
        })
        .value(),
    );
    Ok(())
}

fn names(regex: &Regex) -> Value {
    Value::list(regex.capture_names().map(|name| name.map_or(Value::None, Value::from)).collect())
}

fn byte_of(text: &Str, chars: usize) -> usize {
    if text.is_ascii() {
        chars.min(text.len())
    } else {
        text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
    }
}

fn char_of(text: &Str, byte: usize) -> Value {
    Value::Int(if text.is_ascii() { byte } else { text[..byte].chars().count() } as i64)
}

/// Python's syntax in fancy-regex's: `\Z`, `$` before a last newline, braces and brackets that mean
/// themselves.
fn translate(pattern: &str, flags: i64) -> String {
    let on = [(2, 'i'), (8, 'm'), (16, 's'), (64, 'x')];
    let letters: String =
        on.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, letter)| *letter).collect();
    let mut out = if letters.is_empty() { String::new() } else { format!("(?{letters})") };
    let chars: Vec<char> = pattern.chars().collect();
    let (mut at, mut class) = (0, None);
    while at < chars.len() {
        let step = match (chars[at], class) {
            ('\\', inside) => match ascii_class(chars.get(at + 1), inside.is_some())
                .filter(|_| flags & 256 != 0)
            {
                Some(text) => push(&mut out, text) + 1,
                None => escape(&chars[at..], &mut out),
            },
            (']', Some(from)) if at > from => {
                class = None;
                push(&mut out, "]")
            }
            (c @ (']' | '[' | '&' | '~'), Some(_)) => push(&mut out, &format!("\\{c}")),
            ('[', None) => {
                let negated = chars.get(at + 1) == Some(&'^');
                class = Some(at + 1 + usize::from(negated));
                push(&mut out, if negated { "[^" } else { "[" }) + usize::from(negated)
            }
            ('{', None) if !is_repeat(&chars[at..]) => push(&mut out, "\\{"),
            ('}', None) if !out_ends_repeat(&chars[..at]) => push(&mut out, "\\}"),
            ('$', None) if flags & 8 == 0 => push(&mut out, "(?=\\n?\\z)"),
            (c, _) => push(&mut out, c.encode_utf8(&mut [0; 4])),
        };
        at += step;
    }
    // A comment at the end of a verbose pattern must not swallow what is put behind it.
    if flags & 64 != 0 || pattern.contains("(?x") {
        out.push('\n');
    }
    out
}

/// What `\w` and the like mean with `re.ASCII`.
fn ascii_class(letter: Option<&char>, inside: bool) -> Option<&'static str> {
    Some(match (letter?, inside) {
        ('w', true) => "a-zA-Z0-9_",
        ('d', true) => "0-9",
        ('s', true) => " \\t\\n\\r\\f\\x0b",
        ('w', false) => "[a-zA-Z0-9_]",
        ('d', false) => "[0-9]",
        ('s', false) => "[ \\t\\n\\r\\f\\x0b]",
        ('W', _) => "[^a-zA-Z0-9_]",
        ('D', _) => "[^0-9]",
        ('S', _) => "[^ \\t\\n\\r\\f\\x0b]",
        _ => return None,
    })
}

fn push(out: &mut String, text: &str) -> usize {
    out.push_str(text);
    1
}

fn escape(rest: &[char], out: &mut String) -> usize {
    match rest.get(1) {
        Some('Z') => out.push_str("\\z"),
        Some(c) if c.is_ascii() && !c.is_ascii_alphanumeric() => {
            out.push_str(&format!("\\x{{{:x}}}", *c as u32))
        }
        Some(c) if !c.is_ascii() => out.push(*c),
        Some(c) => out.extend(['\\', *c]),
        None => out.push('\\'),
    }
    2
}

fn is_repeat(rest: &[char]) -> bool {
    let inner: String = rest.iter().skip(1).take_while(|c| **c != '}').collect();
    let closed = rest.len() > inner.chars().count() + 1;
    closed
        && inner.chars().any(|c| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || c == ',')
        && inner.matches(',').count() < 2
}

fn out_ends_repeat(before: &[char]) -> bool {
    before.iter().rposition(|c| *c == '{').is_some_and(|at| {
        let mut part = before[at..].to_vec();
        part.push('}');
        is_repeat(&part)
    })
}
