//! Anonymous names: `id_1`, `count_1`, `anon_1`. Numbers count per base, in order of appearance.

use std::rc::Rc;

/// Names given so far.
#[derive(Default)]
pub(super) struct Names {
    given: Vec<(Rc<str>, u64, Rc<str>)>,
    counters: Vec<(Rc<str>, u32)>,
}

impl Names {
    /// The name of an anonymous element: the same for the same base and number.
    pub(super) fn anonymous(&mut self, base: &str, id: u64) -> Rc<str> {
        if let Some((_, _, name)) = self.given.iter().find(|(b, i, _)| &**b == base && *i == id) {
            return name.clone();
        }
        let count = match self.counters.iter_mut().find(|(b, _)| &**b == base) {
            Some((_, n)) => {
                *n += 1;
                *n
            }
            None => {
                self.counters.push((Rc::from(base), 1));
                1
            }
        };
        let name: Rc<str> = Rc::from(format!("{base}_{count}"));
        self.given.push((Rc::from(base), id, name.clone()));
        name
    }
}

impl super::Compiler<'_> {
    /// The name already given to a number, whatever its base.
    pub(super) fn names_given(&self, id: u64) -> Option<Rc<str>> {
        self.names.given.iter().find(|(_, i, _)| *i == id).map(|(_, _, n)| n.clone())
    }
}
