//! Patterns of `match`. Each takes its subject from the stack and jumps away where it does not
//! match.
use super::scope::place;
use super::{Compiler, Done};
use crate::code::{CompareOp, Op};
use crate::text::Str;
use crate::value::Value;
use ruff_python_ast::{self as ast, Pattern, Singleton};

/// Jumps taken on failure, with the count of values then left on the stack above the subject of
/// `match`.
type Fails = Vec<(usize, u32)>;

impl<'a> Compiler<'a> {
    pub(super) fn pattern(&mut self, pattern: &'a Pattern, fails: &mut Fails) -> Done {
        self.pattern_at(pattern, fails, 0)
    }

    /// `below` counts the values that lie between this pattern's subject and the subject of
    /// `match`.
    fn pattern_at(&mut self, pattern: &'a Pattern, fails: &mut Fails, below: u32) -> Done {
        self.at(place(pattern));
        match pattern {
            Pattern::MatchValue(inner) => {
                self.literal_pattern(&inner.value)?;
                self.emit(Op::Compare(CompareOp::Eq));
                self.fail_unless(fails, below);
            }
            Pattern::MatchSingleton(inner) => {
                self.emit_const(match inner.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                });
                self.emit(Op::Is(true));
                self.fail_unless(fails, below);
            }
            Pattern::MatchAs(inner) => {
                if let Some(pattern) = &inner.pattern {
                    self.emit(Op::Dup);
                    self.pattern_at(pattern, fails, below + 1)?;
                }
                match &inner.name {
                    Some(name) => self.store_name(name),
                    None => drop(self.emit(Op::Pop)),
                }
            }
            Pattern::MatchOr(inner) => self.or_pattern(inner, fails, below)?,
            Pattern::MatchSequence(inner) => self.sequence_pattern(inner, fails, below)?,
            Pattern::MatchMapping(inner) => self.mapping_pattern(inner, fails, below)?,
            Pattern::MatchClass(inner) => self.class_pattern(inner, fails, below)?,
            Pattern::MatchStar(_) => {
                return self.fail("can't use starred name here", place(pattern));
            }
        }
        Ok(())
    }

    fn fail_unless(&mut self, fails: &mut Fails, below: u32) {
        let jump = self.emit(Op::JumpIfFalse(0));
        fails.push((jump, below));
    }

    fn or_pattern(
        &mut self,
        inner: &'a ast::PatternMatchOr,
        fails: &mut Fails,
        below: u32,
    ) -> Done {
        let mut matched = Vec::new();
        self.must_be_reached(&inner.patterns.iter().collect::<Vec<_>>())?;
        let sets: Vec<Vec<&str>> = inner.patterns.iter().map(sorted_names).collect();
        if sets.iter().any(|names| names != &sets[0]) {
            return self.fail("alternative patterns bind different names", place(inner));
        }
        for (index, pattern) in inner.patterns.iter().enumerate() {
            if index + 1 == inner.patterns.len() {
                self.pattern_at(pattern, fails, below)?;
                break;
            }
            self.emit(Op::Dup);
            let mut inner_fails = Vec::new();
            self.pattern_at(pattern, &mut inner_fails, 0)?;
            self.emit(Op::Pop);
            matched.push(self.emit(Op::Jump(0)));
            let deepest = inner_fails.iter().map(|(_, extra)| *extra).max().unwrap_or(0);
            for level in (0..=deepest).rev() {
                for (jump, _) in inner_fails.iter().filter(|(_, extra)| *extra == level) {
                    self.land(*jump);
                }
                if level > 0 {
                    self.emit(Op::Pop);
                }
            }
        }
        matched.into_iter().for_each(|jump| self.land(jump));
        Ok(())
    }

    /// What always matches may only come last.
    pub(super) fn must_be_reached(&mut self, patterns: &[&'a Pattern]) -> Done {
        let before_last = &patterns[..patterns.len().saturating_sub(1)];
        let Some(pattern) = before_last.iter().find(|pattern| pattern.is_irrefutable()) else {
            return Ok(());
        };
        match capture(pattern) {
            Some(name) => self.fail(
                format!("name capture '{name}' makes remaining patterns unreachable"),
                place(*pattern),
            ),
            None => self.fail("wildcard makes remaining patterns unreachable", place(*pattern)),
        }
    }

    /// A pattern binds a name once.
    pub(super) fn binds_once(&mut self, pattern: &'a Pattern) -> Done {
        let names = sorted_names(pattern);
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => self.fail(
                format!("multiple assignments to name '{}' in pattern", pair[0]),
                place(pattern),
            ),
            None => Ok(()),
        }
    }

    fn sequence_pattern(
        &mut self,
        inner: &'a ast::PatternMatchSequence,
        fails: &mut Fails,
        below: u32,
    ) -> Done {
        if inner.patterns.iter().filter(|pattern| pattern.is_match_star()).count() > 1 {
            return self.fail("multiple starred names in sequence pattern", place(inner));
        }
        let star = inner.patterns.iter().position(Pattern::is_match_star);
        self.emit(Op::MatchSequence);
        self.fail_unless(fails, below + 1);
        self.emit(Op::Dup);
        self.emit(Op::Length);
        let least = inner.patterns.len() - star.is_some() as usize;
        self.emit_const(Value::Int(least as i64));
        self.emit(Op::Compare(if star.is_some() { CompareOp::Ge } else { CompareOp::Eq }));
        self.fail_unless(fails, below + 1);
        match star {
            Some(at) => {
                self.emit(Op::UnpackStar(at as u32, (inner.patterns.len() - at - 1) as u32))
            }
            None => self.emit(Op::Unpack(inner.patterns.len() as u32)),
        };
        for (index, pattern) in inner.patterns.iter().enumerate() {
            let rest = (inner.patterns.len() - index - 1) as u32;
            match pattern {
                Pattern::MatchStar(star) => match &star.name {
                    Some(name) => self.store_name(name),
                    None => drop(self.emit(Op::Pop)),
                },
                _ => self.pattern_at(pattern, fails, below + rest)?,
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        inner: &'a ast::PatternMatchMapping,
        fails: &mut Fails,
        below: u32,
    ) -> Done {
        self.emit(Op::MatchMapping);
        self.fail_unless(fails, below + 1);
        inner.keys.iter().try_for_each(|key| self.expr(key))?;
        self.emit(Op::BuildTuple(inner.keys.len() as u32));
        // subject, keys -> subject, keys, values or None, whether all are there
        self.emit(Op::MatchKeys);
        self.fail_unless(fails, below + 3);
        self.emit(Op::Unpack(inner.patterns.len() as u32));
        for (index, pattern) in inner.patterns.iter().enumerate() {
            let rest = (inner.patterns.len() - index - 1) as u32;
            self.pattern_at(pattern, fails, below + 2 + rest)?;
        }
        match &inner.rest {
            Some(name) => {
                self.emit(Op::CopyDictWithout);
                self.store_name(name);
            }
            None => {
                self.emit(Op::Pop);
                self.emit(Op::Pop);
            }
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        inner: &'a ast::PatternMatchClass,
        fails: &mut Fails,
        below: u32,
    ) -> Done {
        self.expr(&inner.cls)?;
        let keywords = &inner.arguments.keywords;
        let names = keywords.iter().map(|keyword| Value::Str(Str::intern(&keyword.attr))).collect();
        self.emit_const(Value::tuple(names));
        self.at(place(inner));
        // subject, class, names -> values or None, whether it matches
        self.emit(Op::MatchClass(inner.arguments.patterns.len() as u32));
        self.fail_unless(fails, below + 1);
        let patterns: Vec<&'a Pattern> = inner
            .arguments
            .patterns
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.pattern))
            .collect();
        self.emit(Op::Unpack(patterns.len() as u32));
        for (index, pattern) in patterns.iter().enumerate() {
            let rest = (patterns.len() - index - 1) as u32;
            self.pattern_at(pattern, fails, below + rest)?;
        }
        Ok(())
    }
}

/// The name that a pattern which always matches captures.
fn capture(pattern: &Pattern) -> Option<&str> {
    match pattern {
        Pattern::MatchAs(inner) => inner.name.as_deref(),
        Pattern::MatchOr(inner) => inner.patterns.last().and_then(capture),
        _ => None,
    }
}

/// The names a pattern binds.
fn sorted_names(pattern: &Pattern) -> Vec<&str> {
    let mut names = Vec::new();
    collect_names(pattern, &mut names);
    names.sort_unstable();
    names
}

fn collect_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a str>) {
    let mut all =
        |patterns: &'a [Pattern]| patterns.iter().for_each(|pattern| collect_names(pattern, names));
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchSequence(inner) => all(&inner.patterns),
        Pattern::MatchMapping(inner) => {
            all(&inner.patterns);
            names.extend(inner.rest.as_deref());
        }
        Pattern::MatchClass(inner) => {
            all(&inner.arguments.patterns);
            inner
                .arguments
                .keywords
                .iter()
                .for_each(|keyword| collect_names(&keyword.pattern, names));
        }
        Pattern::MatchStar(inner) => names.extend(inner.name.as_deref()),
        Pattern::MatchAs(inner) => {
            inner.pattern.iter().for_each(|pattern| collect_names(pattern, names));
            names.extend(inner.name.as_deref());
        }
        // Each alternative binds the same names.
        Pattern::MatchOr(inner) => all(&inner.patterns[..inner.patterns.len().min(1)]),
    }
}
