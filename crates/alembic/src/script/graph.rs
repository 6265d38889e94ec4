//! RevisionMap: revisions by id, their edges both ways, heads, bases, labels.
use super::RevisionError;
use crate::places::Source;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A revision as its script declares it, and what the map finds out.
#[derive(Clone, Debug, Default)]
pub struct Revision {
    /// `revision`.
    pub id: String,
    /// `down_revision`, empty for a base.
    pub down: Vec<String>,
    /// `depends_on` as written: ids, partial ids or labels.
    pub depends_on: Vec<String>,
    /// `branch_labels` as written.
    pub own_labels: Vec<String>,
    /// Labels of the whole branch this belongs to.
    pub labels: BTreeSet<String>,
    /// `depends_on` as ids.
    pub resolved: Vec<String>,
    /// The same without what ancestors depend on already.
    pub normalized: Vec<String>,
    /// Revisions that follow by `down_revision`.
    pub next: BTreeSet<String>,
    /// Revisions that follow by `down_revision` or `depends_on`.
    pub all_next: BTreeSet<String>,
    /// How messages name it (`parent -> id, doc`).
    pub shown: String,
    /// Its script was written by the command that runs.
    pub added: bool,
}

impl Revision {
    /// `down_revision` and dependencies.
    pub fn all_down(&self) -> Vec<String> {
        unique(self.down.iter().chain(&self.resolved))
    }

    /// `down_revision` and the dependencies that ancestors do not imply.
    pub fn normalized_down(&self) -> Vec<String> {
        unique(self.down.iter().chain(&self.normalized))
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert((*id).clone())).cloned().collect()
}

/// The graph of a script directory.
#[derive(Clone, Debug, Default)]
pub struct RevisionMap {
    /// Ids in the order the files were read.
    pub order: Vec<String>,
    pub(super) revisions: HashMap<String, Revision>,
    pub(super) labels: BTreeMap<String, String>,
    /// Ids nothing follows by `down_revision`.
    pub heads: Vec<String>,
    /// Ids nothing follows or depends on.
    pub real_heads: Vec<String>,
    /// Ids without `down_revision`.
    pub bases: Vec<String>,
    /// Warnings found while building: which one, and its text.
    pub warnings: Vec<(Source, String)>,
}

impl RevisionMap {
    /// Builds the map.
    ///
    /// # Errors
    /// Cycles, labels used twice, unknown dependencies, missing parents.
    pub fn new(revisions: Vec<Revision>) -> Result<RevisionMap, RevisionError> {
        let mut map = RevisionMap::default();
        map.build(revisions)?;
        Ok(map)
    }

    /// Fills an empty map; its warnings stand in it also after an error.
    ///
    /// # Errors
    /// As [`RevisionMap::new`].
    pub fn build(&mut self, revisions: Vec<Revision>) -> Result<(), RevisionError> {
        let map = self;
        for revision in revisions {
            map.check_loop(&revision)?;
            if map.revisions.contains_key(&revision.id) {
                let text = format!("Revision {} is present more than once", revision.id);
                map.warnings.push((Source::DuplicateRevision, text));
                let duplicate = revision.id.clone();
                map.heads.push(duplicate.clone());
                map.real_heads.push(duplicate);
            } else {
                map.order.push(revision.id.clone());
                map.heads.push(revision.id.clone());
                map.real_heads.push(revision.id.clone());
            }
            if revision.down.is_empty() {
                map.bases.push(revision.id.clone());
            }
            map.revisions.insert(revision.id.clone(), revision);
        }
        map.map_labels()?;
        map.resolve_dependencies()?;
        map.link()?;
        map.normalize();
        map.detect_cycles()?;
        map.spread_labels();
        Ok(())
    }

    fn check_loop(&self, revision: &Revision) -> Result<(), RevisionError> {
        if revision.down.contains(&revision.id) {
            return Err(RevisionError::Cycle(format!(
                "Self-loop is detected in revisions ({})",
                revision.id
            )));
        }
        if revision.depends_on.contains(&revision.id) {
            return Err(RevisionError::Cycle(format!(
                "Dependency self-loop is detected in revisions ({})",
                revision.id
            )));
        }
        verify_id(&revision.id)
    }

    /// The revision of an id.
    pub fn get(&self, id: &str) -> Option<&Revision> {
        self.revisions.get(id)
    }

    fn map_labels(&mut self) -> Result<(), RevisionError> {
        let mut labelled: Vec<&Revision> =
            self.revisions.values().filter(|revision| !revision.own_labels.is_empty()).collect();
        // One that was just written comes after those that were read.
        labelled.sort_by(|a, b| (a.added, &a.id).cmp(&(b.added, &b.id)));
        for revision in labelled {
            for label in &revision.own_labels {
                let taken = self
                    .labels
                    .get(label)
                    .cloned()
                    .or_else(|| self.revisions.contains_key(label).then(|| label.clone()));
                if let Some(other) = taken {
                    return Err(RevisionError::Plain(format!(
                        "Branch name '{label}' in revision {} already used by revision {other}",
                        revision.id
                    )));
                }
                self.labels.insert(label.clone(), revision.id.clone());
            }
        }
        Ok(())
    }

    fn resolve_dependencies(&mut self) -> Result<(), RevisionError> {
        let mut resolved = Vec::new();
        for (id, revision) in &self.revisions {
            let mut ids = Vec::new();
            for wanted in &revision.depends_on {
                let found = self
                    .revisions
                    .get(wanted)
                    .map(|revision| revision.id.clone())
                    .or_else(|| self.labels.get(wanted).cloned());
                ids.push(found.ok_or_else(|| RevisionError::Missing(wanted.clone()))?);
            }
            resolved.push((id.clone(), ids));
        }
        for (id, ids) in resolved {
            if let Some(revision) = self.revisions.get_mut(&id) {
                revision.resolved = ids;
            }
        }
        Ok(())
    }

    fn link(&mut self) -> Result<(), RevisionError> {
        for id in self.order.clone() {
            let revision = self.revisions[&id].clone();
            for down in revision.all_down() {
                let Some(parent) = self.revisions.get_mut(&down) else {
                    let text = format!(
                        "Revision {down} referenced from {} is not present",
                        revision.shown
                    );
                    self.warnings.push((Source::MissingParent, text));
                    return Err(RevisionError::Missing(down));
                };
                parent.all_next.insert(id.clone());
                if revision.down.contains(&down) {
                    parent.next.insert(id.clone());
                    remove_first(&mut self.heads, &down);
                }
                remove_first(&mut self.real_heads, &down);
            }
        }
        Ok(())
    }

    fn normalize(&mut self) {
        let mut found = Vec::new();
        for id in &self.order {
            let revision = &self.revisions[id];
            if revision.resolved.is_empty() {
                continue;
            }
            let ancestors = self.ancestors(std::slice::from_ref(id), false);
            let implied: BTreeSet<&String> = ancestors
                .iter()
                .filter(|other| *other != id)
                .flat_map(|other| &self.revisions[other].resolved)
                .collect();
            found.push((
                id.clone(),
                revision.resolved.iter().filter(|dep| !implied.contains(dep)).cloned().collect(),
            ));
        }
        for (id, normalized) in found {
            if let Some(revision) = self.revisions.get_mut(&id) {
                revision.normalized = normalized;
            }
        }
    }

    fn detect_cycles(&self) -> Result<(), RevisionError> {
        if self.order.is_empty() {
            return Ok(());
        }
        let real_bases: Vec<String> = self
            .bases
            .iter()
            .filter(|id| self.revisions[*id].depends_on.is_empty())
            .cloned()
            .collect();
        self.check_reach(
            "Cycle",
            &self.heads,
            &self.bases,
            |r| r.down.clone(),
            |r| r.next.iter().cloned().collect(),
        )?;
        self.check_reach(
            "Dependency cycle",
            &self.real_heads,
            &real_bases,
            Revision::all_down,
            |r| r.all_next.iter().cloned().collect(),
        )
    }

    /// Every revision must be on a way from a base to a head.
    fn check_reach(
        &self,
        what: &str,
        heads: &[String],
        bases: &[String],
        down: impl Fn(&Revision) -> Vec<String>,
        up: impl Fn(&Revision) -> Vec<String>,
    ) -> Result<(), RevisionError> {
        let fail = |ids: Vec<String>| {
            Err(RevisionError::Cycle(format!(
                "{what} is detected in revisions ({})",
                ids.join(", ")
            )))
        };
        if heads.is_empty() || bases.is_empty() {
            return fail(self.order.clone());
        }
        let below: BTreeSet<String> = self.walk(heads, down).into_iter().collect();
        let above: BTreeSet<String> = self.walk(bases, up).into_iter().collect();
        let mut lost: Vec<String> = self
            .order
            .iter()
            .filter(|id| !below.contains(*id) || !above.contains(*id))
            .cloned()
            .collect();
        lost.sort();
        if lost.is_empty() { Ok(()) } else { fail(lost) }
    }

    /// A label holds for all descendants, and for ancestors down to the next branch or merge point.
    fn spread_labels(&mut self) {
        for id in self.order.clone() {
            let own: Vec<String> = self.revisions[&id].own_labels.clone();
            if own.is_empty() {
                continue;
            }
            let mut members = self.descendants(std::slice::from_ref(&id), false);
            let mut parent = members.last().cloned();
            while let Some(at) = parent {
                let revision = &self.revisions[&at];
                if revision.all_next.len() > 1 || revision.down.len() > 1 {
                    break;
                }
                members.push(at.clone());
                parent = revision.down.first().cloned();
            }
            for member in members {
                if let Some(revision) = self.revisions.get_mut(&member) {
                    revision.labels.extend(own.iter().cloned());
                }
            }
        }
    }

    /// Takes in a script that was just written.
    ///
    /// # Errors
    /// As [`RevisionMap::new`].
    pub fn add(&mut self, revision: Revision) -> Result<(), RevisionError> {
        let mut all: Vec<Revision> =
            self.order.iter().map(|id| self.revisions[id].clone()).collect();
        for known in &mut all {
            known.next.clear();
            known.all_next.clear();
            known.labels.clear();
        }
        all.push(Revision { added: true, ..revision });
        *self = RevisionMap::new(all)?;
        Ok(())
    }
}

fn remove_first(ids: &mut Vec<String>, id: &str) {
    if let Some(at) = ids.iter().position(|known| known == id) {
        ids.remove(at);
    }
}

/// Refuses characters that have a meaning in identifiers.
///
/// # Errors
/// The message of alembic/script/revision.py:Revision.verify_rev_id.
pub fn verify_id(id: &str) -> Result<(), RevisionError> {
    let illegal: BTreeSet<char> =
        id.chars().filter(|c| matches!(c, '@' | '-' | '+' | ':')).collect();
    if illegal.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = illegal.iter().map(char::to_string).collect();
    Err(RevisionError::Plain(format!(
        "Character(s) '{}' not allowed in revision identifier '{id}'",
        list.join(", ")
    )))
}
