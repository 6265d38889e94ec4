//! The order of the new table's columns: `insert_before`, `insert_after`, `partial_reordering`.
use std::collections::BTreeSet;

/// Which column comes before which.
pub(super) struct ColumnOrder {
    existing: Vec<String>,
    partial: Vec<Vec<String>>,
    added: Vec<(String, String)>,
}

impl ColumnOrder {
    pub(super) fn new(existing: Vec<String>, partial: &[Vec<String>]) -> ColumnOrder {
        ColumnOrder { existing, partial: partial.to_vec(), added: Vec::new() }
    }

    /// Says where an added column goes (ApplyBatchImpl._setup_dependencies_for_add_column).
    ///
    /// # Errors
    /// The neighbour that is not there.
    pub(super) fn place(
        &mut self,
        name: &str,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<(), String> {
        let (mut before, mut after) = (before, after);
        if self.partial.is_empty() {
            match (&before, &after) {
                (None, Some(neighbour)) => before = self.following(neighbour)?,
                (Some(neighbour), None) => after = self.preceding(neighbour)?,
                _ => {}
            }
        }
        if before.is_none()
            && after.is_none()
            && self.partial.is_empty()
            && let Some(last) = self.existing.last()
        {
            self.added.push((last.clone(), name.into()));
        }
        self.added.extend(before.map(|before| (name.to_string(), before)));
        self.added.extend(after.map(|after| (after, name.to_string())));
        Ok(())
    }

    fn following(&self, neighbour: &str) -> Result<Option<String>, String> {
        match self.existing.iter().position(|name| name == neighbour) {
            Some(at) => Ok(self.existing.get(at + 1).cloned()),
            // The last pair counts, as in a dict made of pairs.
            None => {
                let found = self.added.iter().rev().find(|(first, _)| first == neighbour);
                found.map(|(_, second)| Some(second.clone())).ok_or_else(|| neighbour.into())
            }
        }
    }

    fn preceding(&self, neighbour: &str) -> Result<Option<String>, String> {
        match self.existing.iter().position(|name| name == neighbour) {
            Some(at) => Ok(at.checked_sub(1).map(|at| self.existing[at].clone())),
            None => {
                let found = self.added.iter().rev().find(|(_, second)| second == neighbour);
                found.map(|(first, _)| Some(first.clone())).ok_or_else(|| neighbour.into())
            }
        }
    }

    /// A column that was dropped; false if it was not there before the batch.
    pub(super) fn forget(&mut self, name: &str) -> bool {
        let known = self.existing.iter().position(|existing| existing == name);
        known.map(|at| self.existing.remove(at)).is_some()
    }

    /// The columns in their order, none where nothing was said about it.
    ///
    /// # Errors
    /// The pairs, where they contradict one another.
    pub(super) fn sorted(
        &self,
        columns: &[String],
    ) -> Result<Option<Vec<String>>, Vec<(String, String)>> {
        if self.partial.is_empty() && self.added.is_empty() {
            return Ok(None);
        }
        topological(&self.pairs(columns), columns).map(Some)
    }

    /// A column's predecessor is looked up in the columns as they are now: after a drop and an add
    /// the new one may come second (the oddity that BEHAVIOUR.md lists first).
    fn pairs(&self, columns: &[String]) -> BTreeSet<(String, String)> {
        let mut pairs = BTreeSet::new();
        for run in &self.partial {
            pairs.extend(run.windows(2).map(|two| (two[0].clone(), two[1].clone())));
        }
        if self.partial.is_empty() {
            let successors = columns.iter().zip(self.existing.iter().skip(1));
            pairs.extend(successors.map(|(before, name)| (before.clone(), name.clone())));
        }
        pairs.extend(self.added.iter().cloned());
        pairs.retain(|(first, second)| first != second);
        pairs
    }
}

/// Rounds of those whose predecessors are all placed (sqlalchemy/util/topological.py:sort,
/// deterministic).
fn topological(
    pairs: &BTreeSet<(String, String)>,
    items: &[String],
) -> Result<Vec<String>, Vec<(String, String)>> {
    let (mut todo, mut sorted) = (items.to_vec(), Vec::new());
    while !todo.is_empty() {
        let free = |name: &String| {
            !pairs.iter().any(|(first, second)| second == name && todo.contains(first))
        };
        let (round, rest): (Vec<String>, Vec<String>) =
            todo.iter().cloned().partition(|name| free(name));
        if round.is_empty() {
            return Err(pairs.iter().cloned().collect());
        }
        sorted.extend(round);
        todo = rest;
    }
    Ok(sorted)
}
