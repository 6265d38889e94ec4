//! The order of revisions: depth first, one branch to its end before the next.
use super::graph::RevisionMap;
use std::collections::BTreeSet;

impl RevisionMap {
    fn ancestor_set(&self, id: &str) -> BTreeSet<String> {
        self.ancestors(&[id.to_string()], true).into_iter().collect()
    }

    /// Sorts revisions from the heads down (alembic/script/revision.py:_topological_sort).
    pub(super) fn topological_sort(
        &self,
        revisions: BTreeSet<String>,
        heads: &[String],
    ) -> Vec<String> {
        let mut todo = revisions;
        let place = |id: &String| self.order.iter().position(|known| known == id);
        let wanted: BTreeSet<String> =
            heads.iter().filter(|id| todo.contains(*id)).cloned().collect();
        let mut tips: Vec<String> = wanted.into_iter().collect();
        tips.sort_by_key(place);
        let mut below: Vec<BTreeSet<String>> =
            tips.iter().map(|id| self.ancestor_set(id)).collect();
        let mut output = Vec::new();
        let mut at = 0;
        while !tips.is_empty() {
            let candidate = tips[at].clone();
            if let Some(other) =
                (0..below.len()).find(|index| *index != at && below[*index].contains(&candidate))
            {
                at = other;
                continue;
            }
            if todo.remove(&candidate) {
                output.push(candidate.clone());
            }
            let revision = &self.revisions[&candidate];
            let next: Vec<String> = revision
                .normalized_down()
                .into_iter()
                .filter(|id| todo.contains(id) && !tips.contains(id))
                .collect();
            let Some((first, rest)) = next.split_first() else {
                tips.remove(at);
                below.remove(at);
                at = at.saturating_sub(1);
                continue;
            };
            tips[at] = first.clone();
            if revision.normalized.is_empty() && revision.down.len() == 1 {
                below[at].remove(&candidate);
                continue;
            }
            below[at] = self.ancestor_set(first);
            tips.extend(rest.iter().cloned());
            below.extend(rest.iter().map(|id| self.ancestor_set(id)));
        }
        output
    }
}

impl RevisionMap {
    /// The order of some revisions from the given heads down.
    pub fn sorted(&self, revisions: BTreeSet<String>, heads: &[String]) -> Vec<String> {
        self.topological_sort(revisions, heads)
    }
}
