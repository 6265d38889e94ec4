//! How exception groups are laid out in tracebacks (Lib/traceback.py, `_ExceptionPrintContext`): a
//! box for each exception.
use crate::error::PyErr;
use crate::instance::Instance;
use crate::value::Value;
use std::rc::Rc;

/// More exceptions of a group are counted, not shown.
const WIDTH: usize = 15;
/// Groups in groups deeper than this are not shown.
const DEPTH: usize = 10;

/// Where in nested groups the text stands.
#[derive(Default)]
pub(crate) struct Boxes {
    depth: usize,
    need_close: bool,
    /// Whether names are left without suggestions.
    pub(crate) plain: bool,
}

impl Boxes {
    /// Without suggestions for names.
    pub(crate) fn plain() -> Boxes {
        Boxes { plain: true, ..Boxes::default() }
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Writes text in the box it belongs to.
    pub(crate) fn emit(&self, text: &str, out: &mut String) {
        self.emit_with(text, '|', out);
    }

    fn emit_with(&self, text: &str, margin: char, out: &mut String) {
        if self.depth == 0 {
            out.push_str(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            out.push_str(&format!("{}{margin} {line}", self.indent()));
        }
    }

    /// A group: its own traceback, then each of its exceptions.
    pub(crate) fn group(
        &mut self,
        members: &[Value],
        trace: &str,
        only: &str,
        out: &mut String,
        write: &mut dyn FnMut(&Rc<Instance>, &mut Boxes, &mut String),
    ) {
        if self.depth > DEPTH {
            return self.emit(&format!("... (max_group_depth is {DEPTH})\n"), out);
        }
        let outermost = self.depth == 0;
        self.depth += outermost as usize;
        if !trace.is_empty() {
            let margin = if outermost { '+' } else { '|' };
            self.emit_with("Exception Group Traceback (most recent call last):\n", margin, out);
            self.emit(trace, out);
        }
        self.emit(only, out);
        let shown = members.len().min(WIDTH + 1);
        self.need_close = false;
        for (at, member) in members.iter().take(shown).enumerate() {
            let last = at + 1 == shown;
            self.need_close |= last;
            let title = if at < WIDTH { (at + 1).to_string() } else { "...".into() };
            let corner = if at == 0 { "+-" } else { "  " };
            out.push_str(&format!(
                "{}{corner}+---------------- {title} ----------------\n",
                self.indent()
            ));
            self.depth += 1;
            match member {
                Value::Instance(inner) if at < WIDTH => write(inner, self, out),
                _ => {
                    let more = members.len() - WIDTH;
                    self.emit(
                        &format!("and {more} more exception{}\n", if more > 1 { "s" } else { "" }),
                        out,
                    );
                }
            }
            if last && std::mem::take(&mut self.need_close) {
                out.push_str(&format!("{}+------------------------------------\n", self.indent()));
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}

/// The exceptions in a group, where this is one.
pub(crate) fn members(error: &PyErr) -> Option<Vec<Value>> {
    let group = |class: &crate::class::Class| {
        &*class.name() == "BaseExceptionGroup" && &**class.module.borrow() == "builtins"
    };
    let found = error
        .0
        .dict_if_any()
        .filter(|_| error.0.class().mro().iter().any(group))?
        .get("_exceptions")?;
    found.as_tuple().map(|items| items.to_vec())
}
