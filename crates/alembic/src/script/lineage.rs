//! Walks along the edges: ancestors, descendants, members of a branch.
use super::graph::{Revision, RevisionMap};
use super::{RevisionError, Target};
use std::collections::BTreeSet;

impl RevisionMap {
    /// All revisions reached over the given edges, the start included, depth first.
    pub(super) fn walk(
        &self,
        from: &[String],
        edges: impl Fn(&Revision) -> Vec<String>,
    ) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for start in from {
            let mut todo = vec![start.clone()];
            while let Some(id) = todo.pop() {
                if !seen.insert(id.clone()) {
                    continue;
                }
                if let Some(revision) = self.revisions.get(&id) {
                    todo.extend(edges(revision));
                    found.push(id);
                }
            }
        }
        found
    }

    /// The given revisions and all before them.
    pub fn ancestors(&self, of: &[String], dependencies: bool) -> Vec<String> {
        self.walk(
            of,
            |revision| {
                if dependencies { revision.normalized_down() } else { revision.down.clone() }
            },
        )
    }

    /// The given revisions and all after them.
    pub fn descendants(&self, of: &[String], dependencies: bool) -> Vec<String> {
        self.walk(of, |revision| {
            if dependencies {
                revision.all_next.iter().cloned().collect()
            } else {
                revision.next.iter().cloned().collect()
            }
        })
    }

    /// Refuses targets of which one is reached from another.
    pub(super) fn check_overlap(
        &self,
        targets: &[String],
        reach: impl Fn(&[String]) -> Vec<String>,
    ) -> Result<(), RevisionError> {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for target in targets {
            let reached: BTreeSet<String> = reach(std::slice::from_ref(target))
                .into_iter()
                .filter(|id| !seen.contains(id) || targets.contains(id))
                .collect();
            let overlaps: Vec<String> = targets
                .iter()
                .filter(|other| *other != target && reached.contains(*other))
                .cloned()
                .collect();
            if !overlaps.is_empty() {
                return Err(RevisionError::Plain(format!(
                    "Requested revision {target} overlaps with other requested revisions {}",
                    overlaps.join(", ")
                )));
            }
            seen.extend(reached);
        }
        Ok(())
    }

    /// Whether a revision is before, after or the same as one of the others.
    pub(super) fn shares_lineage(
        &self,
        target: &str,
        against: &[String],
        dependencies: bool,
    ) -> Result<bool, RevisionError> {
        if against.is_empty() {
            return Ok(true);
        }
        let target = vec![self.one(target)?];
        let mut related: BTreeSet<String> =
            self.descendants(&target, dependencies).into_iter().collect();
        related.extend(self.ancestors(&target, dependencies));
        for other in against {
            if let Target::Revision(id) = self.for_ident(other, None)?
                && related.contains(&id)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn one(&self, ident: &str) -> Result<String, RevisionError> {
        match self.for_ident(ident, None)? {
            Target::Revision(id) => Ok(id),
            Target::Base => Ok(String::new()),
        }
    }

    /// Those of the targets that are on the branch an identifier names.
    ///
    /// # Errors
    /// Resolution errors of the identifier.
    pub fn filter_for_lineage(
        &self,
        targets: &[String],
        check_against: &str,
        dependencies: bool,
    ) -> Result<Vec<String>, RevisionError> {
        let resolved = self.resolve_number(check_against)?;
        let shares: Vec<String> = resolved.branch.into_iter().chain(resolved.ids).collect();
        let mut kept = Vec::new();
        for target in targets {
            if self.shares_lineage(target, &shares, dependencies)? {
                kept.push(target.clone());
            }
        }
        Ok(kept)
    }

    /// Current revisions with what they imply, as heads of their branches; sorted by id.
    ///
    /// # Errors
    /// Resolution errors.
    pub fn all_current(&self, ids: &[String]) -> Result<Vec<String>, RevisionError> {
        let top: Vec<String> = self.get_all(ids)?.into_iter().filter_map(Target::id).collect();
        let mut all: BTreeSet<String> = top.iter().cloned().collect();
        all.extend(self.ancestors(&top, true));
        let heads: Vec<String> = all
            .iter()
            .filter(|id| {
                !self
                    .descendants(&[(*id).clone()], false)
                    .iter()
                    .any(|other| other != *id && all.contains(other))
            })
            .cloned()
            .collect();
        Ok(heads)
    }
}
