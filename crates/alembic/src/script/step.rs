//! What a step does to the rows of the version table (alembic/runtime/migration.py:RevisionStep,
//! StampStep, HeadMaintainer).
use super::graph::RevisionMap;
use super::{RevisionError, Target};
use std::collections::BTreeSet;

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `upgrade()`.
    Up,
    /// `downgrade()`.
    Down,
}

/// A change of one row of the version table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionChange {
    /// A new row.
    Insert(String),
    /// A row less.
    Delete(String),
    /// A row moved.
    Update(String, String),
}

/// A step along the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Runs a revision's script.
    Revision {
        /// The revision.
        id: String,
        /// Which function.
        direction: Direction,
    },
    /// Changes the version table only.
    Stamp {
        /// Rows before.
        from: Vec<String>,
        /// Rows after.
        to: Vec<String>,
        /// Upwards or downwards.
        direction: Direction,
        /// Whether it moves to another branch.
        branch_move: bool,
    },
}

impl RevisionMap {
    /// The changes of the version rows that a step makes; `heads` are the rows before.
    ///
    /// # Errors
    /// Resolution errors of rows that are not in the map.
    pub fn version_changes(
        &self,
        step: &Step,
        heads: &BTreeSet<String>,
    ) -> Result<Vec<VersionChange>, RevisionError> {
        match step {
            Step::Revision { id, direction: Direction::Up } => self.upgrade_changes(id, heads),
            Step::Revision { id, direction: Direction::Down } => self.downgrade_changes(id, heads),
            Step::Stamp { from, to, direction, branch_move } => {
                Ok(stamp_changes(from, to, *direction, *branch_move, heads))
            }
        }
    }

    fn implied_by(&self, heads: BTreeSet<String>) -> Result<BTreeSet<String>, RevisionError> {
        let idents: Vec<String> = heads.into_iter().collect();
        let ids: Vec<String> = self.get_all(&idents)?.into_iter().filter_map(Target::id).collect();
        Ok(self.ancestors(&ids, true).into_iter().collect())
    }

    fn upgrade_changes(
        &self,
        id: &str,
        heads: &BTreeSet<String>,
    ) -> Result<Vec<VersionChange>, RevisionError> {
        let downs = self.revisions[id].normalized_down();
        let held: Vec<String> =
            downs.iter().filter(|down| heads.contains(*down)).cloned().collect();
        if held.is_empty() {
            return Ok(vec![VersionChange::Insert(id.into())]);
        }
        if downs.len() > 1 && held.len() > 1 {
            let others: BTreeSet<String> =
                heads.iter().filter(|head| !downs.contains(head)).cloned().collect();
            let implied =
                if others.is_empty() { BTreeSet::new() } else { self.implied_by(others)? };
            let from: Vec<String> =
                downs.into_iter().filter(|down| !implied.contains(down)).collect();
            return Ok(merged(&from, id));
        }
        let from = if downs.len() == 1 { downs[0].clone() } else { held[0].clone() };
        Ok(vec![VersionChange::Update(from, id.into())])
    }

    fn unmerge_to(&self, id: &str, heads: &BTreeSet<String>) -> Result<Vec<String>, RevisionError> {
        let downs = self.revisions[id].normalized_down();
        let others: BTreeSet<String> = heads.iter().filter(|head| *head != id).cloned().collect();
        let implied = if others.is_empty() {
            downs
                .iter()
                .flat_map(|down| {
                    self.ancestors(std::slice::from_ref(down), true)
                        .into_iter()
                        .filter(move |found| found != down)
                })
                .collect()
        } else {
            self.implied_by(others)?
        };
        Ok(downs.into_iter().filter(|down| !implied.contains(down)).collect())
    }

    fn downgrade_changes(
        &self,
        id: &str,
        heads: &BTreeSet<String>,
    ) -> Result<Vec<VersionChange>, RevisionError> {
        let downs = self.revisions[id].normalized_down();
        let to = self.unmerge_to(id, heads)?;
        if heads.contains(id) && (downs.is_empty() || to.is_empty()) {
            return Ok(vec![VersionChange::Delete(id.into())]);
        }
        if heads.contains(id) && downs.len() > 1 {
            let Some((last, rest)) = to.split_last() else { return Ok(Vec::new()) };
            let inserts = rest.iter().cloned().map(VersionChange::Insert);
            return Ok(inserts.chain([VersionChange::Update(id.into(), last.clone())]).collect());
        }
        let down = downs.first().cloned().unwrap_or_default();
        Ok(vec![VersionChange::Update(id.into(), down)])
    }

    /// The steps of `stamp` from the given rows to a destination.
    ///
    /// # Errors
    /// Resolution errors, MultipleHeads.
    pub fn stamp_steps(
        &self,
        destinations: &[String],
        heads: &[String],
    ) -> Result<Vec<Step>, RevisionError> {
        let rows: Vec<String> = self.get_all(heads)?.into_iter().filter_map(Target::id).collect();
        let destinations =
            if destinations.is_empty() { vec!["base".to_string()] } else { destinations.to_vec() };
        let mut held: Vec<String> = Vec::new();
        for destination in destinations.iter().filter(|destination| !destination.is_empty()) {
            for row in self.filter_for_lineage(&rows, destination, true)? {
                if !held.contains(&row) {
                    held.push(row);
                }
            }
        }
        let mut targets = self.get_all(&destinations)?;
        if targets.is_empty() {
            targets.push(Target::Base);
        }
        Ok(targets.into_iter().flat_map(|target| self.stamp_to(target, &held)).collect())
    }

    fn stamp_to(&self, target: Target, held: &[String]) -> Vec<Step> {
        let stamp = |from: Vec<String>, to: Vec<String>, direction, branch_move| Step::Stamp {
            from,
            to,
            direction,
            branch_move,
        };
        let Target::Revision(id) = target else {
            return held
                .iter()
                .map(|row| stamp(vec![row.clone()], Vec::new(), Direction::Down, true))
                .collect();
        };
        if held.contains(&id) {
            return Vec::new();
        }
        let touches = |ids: Vec<String>| ids.iter().any(|id| held.contains(id));
        if touches(self.descendants(std::slice::from_ref(&id), true)) {
            vec![stamp(held.to_vec(), vec![id], Direction::Down, false)]
        } else if touches(self.ancestors(std::slice::from_ref(&id), true)) {
            vec![stamp(held.to_vec(), vec![id], Direction::Up, false)]
        } else {
            vec![stamp(Vec::new(), vec![id], Direction::Up, true)]
        }
    }
}

fn merged(from: &[String], to: &str) -> Vec<VersionChange> {
    let Some((last, rest)) = from.split_last() else {
        return vec![VersionChange::Insert(to.into())];
    };
    let deletes = rest.iter().cloned().map(VersionChange::Delete);
    deletes.chain([VersionChange::Update(last.clone(), to.into())]).collect()
}

fn stamp_changes(
    from: &[String],
    to: &[String],
    direction: Direction,
    branch_move: bool,
    heads: &BTreeSet<String>,
) -> Vec<VersionChange> {
    let new_rows = to.iter().any(|id| !heads.contains(id));
    match direction {
        Direction::Down if branch_move => {
            from.first().cloned().map(VersionChange::Delete).into_iter().collect()
        }
        Direction::Up if (branch_move || from.iter().any(|id| !heads.contains(id))) && new_rows => {
            to.first().cloned().map(VersionChange::Insert).into_iter().collect()
        }
        _ if from.len() > 1 => merged(from, to.first().map_or("", String::as_str)),
        _ => match (from.first(), to.split_last()) {
            (Some(from), Some((last, rest))) => rest
                .iter()
                .cloned()
                .map(VersionChange::Insert)
                .chain([VersionChange::Update(from.clone(), last.clone())])
                .collect(),
            _ => Vec::new(),
        },
    }
}
