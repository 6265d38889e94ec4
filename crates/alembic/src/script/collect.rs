//! Which revisions lie between two ends, for upgrades and downgrades.
use super::graph::RevisionMap;
use super::identifier::relative;
use super::{RevisionError, Target};
use std::collections::BTreeSet;

/// Options of [`RevisionMap::iterate`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Iterate {
    /// A missing lower end means all from the base.
    pub implicit_base: bool,
    /// The lower end counts too.
    pub inclusive: bool,
    /// Relative ends must exist.
    pub assert_relative_length: bool,
    /// Collect as for a downgrade.
    pub downgrade: bool,
}

type Collected = (BTreeSet<String>, Vec<String>);

fn no_migrations(text: &str, steps: i64) -> RevisionError {
    RevisionError::Plain(format!(
        "Relative revision {text} didn't produce {} migrations",
        steps.abs()
    ))
}

impl RevisionMap {
    /// Revisions from the upper end down to the lower, in the order they are taken back.
    ///
    /// # Errors
    /// What the ends cannot mean.
    pub fn iterate(
        &self,
        upper: &[String],
        lower: &[String],
        options: Iterate,
    ) -> Result<Vec<String>, RevisionError> {
        let (revisions, heads) = if options.downgrade {
            self.collect_downgrade(upper, lower, options)?
        } else {
            self.collect_upgrade(upper, lower, options)?
        };
        Ok(self.topological_sort(revisions, &heads))
    }

    fn ids(&self, idents: &[String]) -> Result<Vec<String>, RevisionError> {
        Ok(self.get_all(idents)?.into_iter().filter_map(Target::id).collect())
    }

    fn parse_downgrade(
        &self,
        current: &[String],
        target: Option<&str>,
        strict: bool,
    ) -> Result<(Option<String>, Target), RevisionError> {
        let Some(target) = target else { return Ok((None, Target::Base)) };
        let Some(parts) = relative(target) else {
            let (branch, symbol) = match target.rsplit_once('@') {
                Some((branch, symbol)) => {
                    (Some(branch.to_string()).filter(|branch| !branch.is_empty()), symbol)
                }
                None => (None, target),
            };
            return Ok((branch, self.get_one(symbol)?));
        };
        let too_far = || RevisionError::Plain("Walked too far".into());
        if parts.steps >= 0 {
            let Some(symbol) = &parts.symbol else {
                return Err(no_migrations(&parts.text, parts.steps));
            };
            let found = self.step_from(
                self.get_one(symbol)?,
                parts.steps,
                parts.branch.as_deref(),
                strict,
            )?;
            return Ok((parts.branch, found.ok_or_else(too_far)?));
        }
        let from_current = parts.symbol.is_none();
        let (branch, symbol) = match (&parts.symbol, &parts.branch) {
            (Some(symbol), branch) => (branch.clone(), symbol.clone()),
            (None, Some(branch)) => {
                (Some(branch.clone()), self.current_on_branch(current, branch)?)
            }
            (None, None) => {
                let first = current
                    .first()
                    .cloned()
                    .ok_or_else(|| no_migrations(&parts.text, parts.steps))?;
                (Some(first.clone()), first)
            }
        };
        let start = match &branch {
            Some(branch) => self.get_one(&format!("{branch}@{symbol}"))?,
            None => self.get_one(&symbol)?,
        };
        let found = self.step_from(start, parts.steps, None, strict)?;
        let missing =
            || if from_current { no_migrations(&parts.text, parts.steps) } else { too_far() };
        Ok((branch, found.ok_or_else(missing)?))
    }

    fn current_on_branch(&self, current: &[String], branch: &str) -> Result<String, RevisionError> {
        let mut on_branch = self.filter_for_lineage(current, branch, false)?;
        if on_branch.is_empty() {
            on_branch = self.filter_for_lineage(&self.all_current(current)?, branch, false)?;
        }
        match &on_branch[..] {
            [one] => Ok(one.clone()),
            // `assert len(symbol_list) == 1` (alembic/script/revision.py:_parse_downgrade_target).
            _ => Err(RevisionError::Assertion),
        }
    }

    fn parse_upgrade(
        &self,
        current: &[String],
        target: &[String],
        strict: bool,
    ) -> Result<Vec<Target>, RevisionError> {
        let parts = match target {
            [only] => relative(only),
            _ => None,
        };
        let Some(parts) = parts else { return self.get_all(target) };
        let (steps, text) = (parts.steps, &parts.text);
        let branch = parts.branch.as_deref();
        if steps > 0 {
            let start = match &parts.symbol {
                Some(symbol) => self.get_one(symbol)?,
                None => self.upgrade_start(current, branch)?,
            };
            let found = self.step_from(start, steps, branch, strict)?;
            return match (found, &parts.symbol) {
                (Some(found), _) => Ok(vec![found]),
                (None, None) => Err(no_migrations(text, steps)),
                (None, Some(_)) => Ok(vec![Target::Base]),
            };
        }
        let Some(symbol) = &parts.symbol else {
            return Err(no_migrations(&steps.to_string(), steps));
        };
        let start =
            self.get_one(&branch.map_or(symbol.clone(), |branch| format!("{branch}@{symbol}")))?;
        Ok(vec![self.step_from(start, steps, None, strict)?.unwrap_or(Target::Base)])
    }

    /// Where `+n` starts: the current revision, or the one of the branch.
    fn upgrade_start(
        &self,
        current: &[String],
        branch: Option<&str>,
    ) -> Result<Target, RevisionError> {
        let mut starts = current.to_vec();
        if let Some(branch) = branch {
            let current = self.ids(current)?;
            starts = self.filter_for_lineage(&current, branch, false)?;
            if starts.is_empty() {
                let active =
                    self.filter_for_lineage(&self.ancestors(&current, true), branch, false)?;
                let below: BTreeSet<String> =
                    active.iter().flat_map(|id| self.revisions[id].normalized_down()).collect();
                starts = active.into_iter().filter(|id| !below.contains(id)).collect();
            }
        }
        match &starts[..] {
            [] => Ok(Target::Base),
            [one] => self.get_one(one),
            _ => Err(RevisionError::Plain(
                "Ambiguous upgrade from multiple current revisions".into(),
            )),
        }
    }

    fn collect_downgrade(
        &self,
        upper: &[String],
        lower: &[String],
        options: Iterate,
    ) -> Result<Collected, RevisionError> {
        let (branch, target) = self.parse_downgrade(
            upper,
            lower.first().map(String::as_str),
            options.assert_relative_length,
        )?;
        let mut roots: Vec<String> = match &target {
            Target::Base => self
                .order
                .iter()
                .filter(|id| self.revisions[*id].down.is_empty())
                .cloned()
                .collect(),
            Target::Revision(id) if options.inclusive => vec![id.clone()],
            Target::Revision(id) => self.revisions[id].next.iter().cloned().collect(),
        };
        if let (Some(branch), true) = (&branch, roots.len() > 1) {
            let Target::Revision(tip) = self.for_ident(branch, None)? else {
                return Err(RevisionError::Plain("No such branch".into()));
            };
            let line: BTreeSet<String> = self.ancestors(&[tip], false).into_iter().collect();
            roots.retain(|id| line.contains(id));
            if roots.is_empty() {
                return Err(RevisionError::Plain(
                    "Not a valid downgrade target from current heads".into(),
                ));
            }
        }
        let heads = self.ids(upper)?;
        let active: BTreeSet<String> = self.ancestors(&heads, true).into_iter().collect();
        let mut found: BTreeSet<String> =
            self.descendants(&roots, true).into_iter().filter(|id| active.contains(id)).collect();
        if options.implicit_base {
            let below: BTreeSet<String> = self.ancestors(&roots, true).into_iter().collect();
            found.extend(active.into_iter().filter(|id| !below.contains(id)));
        }
        match target {
            Target::Revision(id) if found.is_empty() && !heads.contains(&id) => {
                Err(RevisionError::RangeNotAncestor("Nothing to drop".into(), upper.join(", ")))
            }
            _ => Ok((found, heads)),
        }
    }

    fn collect_upgrade(
        &self,
        upper: &[String],
        lower: &[String],
        options: Iterate,
    ) -> Result<Collected, RevisionError> {
        let parsed = self.parse_upgrade(lower, upper, options.assert_relative_length)?;
        // `is_revision(rev)` asserts: a walk that left the history gives none.
        let found: Option<Vec<String>> = parsed.into_iter().map(Target::id).collect();
        let mut targets = found.ok_or(RevisionError::Assertion)?;
        if let Some((branch, _)) = lower.first().and_then(|lower| lower.split_once('@')) {
            let label = match self.get_one(branch)? {
                Target::Revision(id) if id == branch => {
                    self.revisions[&id].labels.iter().next().cloned().unwrap_or_default()
                }
                _ => branch.to_string(),
            };
            targets.retain(|id| self.revisions[id].labels.contains(&label));
        }
        self.check_overlap(&targets, |from| self.ancestors(from, true))?;
        let required: BTreeSet<String> =
            self.ancestors(&targets, true).into_iter().chain(targets.iter().cloned()).collect();
        let (mut current, mut lower) = (self.ids(lower)?, lower.to_vec());
        if !options.implicit_base && current.iter().any(|id| !required.contains(id)) {
            return Err(RevisionError::RangeNotAncestor(lower.join(", "), upper.join(", ")));
        }
        // A relative end that leads before the first revision counts from the upper end instead.
        if self.get_all(&lower)?.first() == Some(&Target::Base)
            && let [only] = &lower[..]
        {
            let (_, found) =
                self.parse_downgrade(upper, Some(only), options.assert_relative_length)?;
            current = found.id().into_iter().collect();
            lower = current.clone();
        }
        self.check_overlap(&current, |from| self.ancestors(from, true))?;
        let have: BTreeSet<String> = self.ancestors(&current, true).into_iter().collect();
        let mut needs: BTreeSet<String> = required.difference(&have).cloned().collect();
        if options.inclusive {
            needs.extend(self.ids(&lower)?);
        }
        if !current.is_empty() && !options.implicit_base {
            let after: BTreeSet<String> = self.descendants(&current, false).into_iter().collect();
            needs.retain(|id| after.contains(id));
        }
        Ok((needs, targets))
    }
}
