//! What a person writes for a revision: `head`, `base`, partial ids, `branch@head`, `+1`, `id-2`.
use super::RevisionError;
use super::graph::RevisionMap;

/// Where an identifier leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Before the first revision.
    Base,
    /// A revision, by full id.
    Revision(String),
}

impl Target {
    /// The id, where it is a revision.
    pub fn id(self) -> Option<String> {
        match self {
            Target::Base => None,
            Target::Revision(id) => Some(id),
        }
    }
}

/// An identifier split into ids and the branch they must be on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Ids, perhaps partial.
    pub ids: Vec<String>,
    /// The branch.
    pub branch: Option<String>,
}

/// `[branch@][symbol](+|-)n`.
pub(super) struct Relative {
    pub branch: Option<String>,
    pub symbol: Option<String>,
    pub text: String,
    pub steps: i64,
}

/// Splits a relative identifier; none where it is not relative
/// (alembic/script/revision.py:_relative_destination).
pub(super) fn relative(text: &str) -> Option<Relative> {
    let digits = text.len() - text.chars().rev().take_while(char::is_ascii_digit).count();
    let sign = text[..digits].chars().next_back().filter(|c| matches!(c, '+' | '-'))?;
    if digits == text.len() {
        return None;
    }
    let start = digits - sign.len_utf8();
    let (before, number) = text.split_at(start);
    let word = |part: &str| part.chars().all(|c| c.is_alphanumeric() || c == '_');
    let (branch, symbol) = match before.split_once('@') {
        Some((branch, symbol)) => (Some(branch.to_string()), symbol),
        None => (None, before),
    };
    if !word(symbol) {
        return None;
    }
    let symbol = (!symbol.is_empty()).then(|| symbol.to_string());
    Some(Relative { branch, symbol, text: number.to_string(), steps: number.parse().ok()? })
}

impl RevisionMap {
    /// Splits `branch@id` and replaces `head`, `heads`, `base`.
    ///
    /// # Errors
    /// MultipleHeads for `head`; resolution errors of the branch.
    pub fn resolve_number(&self, ident: &str) -> Result<Resolved, RevisionError> {
        let (branch, ident) = match ident.split_once('@') {
            Some((branch, rest)) => (Some(branch.to_string()), rest),
            None => (None, ident),
        };
        let ids = match (ident, &branch) {
            ("heads", Some(branch)) => self.filter_for_lineage(&self.heads, branch, false)?,
            ("heads", None) => self.real_heads.clone(),
            ("head", _) => self.current_head(branch.as_deref())?.into_iter().collect(),
            ("base" | "", _) => Vec::new(),
            (id, _) => vec![id.to_string()],
        };
        Ok(Resolved { ids, branch })
    }

    /// The only head (of a branch); none for an empty map.
    ///
    /// # Errors
    /// MultipleHeads.
    pub fn current_head(&self, branch: Option<&str>) -> Result<Option<String>, RevisionError> {
        let heads = match branch {
            Some(branch) => self.filter_for_lineage(&self.heads, branch, false)?,
            None => self.heads.clone(),
        };
        if heads.len() > 1 {
            let argument = branch.map_or("head".to_string(), |branch| format!("{branch}@head"));
            return Err(RevisionError::MultipleHeads(heads, argument));
        }
        Ok(heads.into_iter().next())
    }

    fn resolve_branch(&self, branch: &str) -> Result<Target, RevisionError> {
        if let Some(id) = self.labels.get(branch) {
            return Ok(Target::Revision(id.clone()));
        }
        self.for_ident(branch, None).map_err(|_| {
            RevisionError::Resolution(format!("No such branch: '{branch}'"), branch.to_string())
        })
    }

    /// The revision of an id, a label or the beginning of an id, which must be on the branch where
    /// one is given.
    ///
    /// # Errors
    /// Resolution errors.
    pub fn for_ident(&self, ident: &str, branch: Option<&str>) -> Result<Target, RevisionError> {
        let branch_revision = branch.map(|branch| self.resolve_branch(branch)).transpose()?;
        if ident.is_empty() {
            return Ok(Target::Base);
        }
        let known = if self.revisions.contains_key(ident) {
            Some(ident.to_string())
        } else {
            self.labels.get(ident).cloned()
        };
        let id = match known {
            Some(id) => id,
            None => self.by_prefix(ident, branch)?,
        };
        if let (Some(branch), Some(Target::Revision(other))) = (branch, branch_revision)
            && !self.shares_lineage(&id, &[other], false)?
        {
            return Err(RevisionError::Resolution(
                format!("Revision {id} is not a member of branch '{branch}'"),
                ident.to_string(),
            ));
        }
        Ok(Target::Revision(id))
    }

    fn by_prefix(&self, ident: &str, branch: Option<&str>) -> Result<String, RevisionError> {
        let names = self.order.iter().chain(self.labels.keys());
        let mut found: Vec<String> = names
            .filter(|name| name.chars().count() > 3 && name.starts_with(ident))
            .cloned()
            .collect();
        if let Some(branch) = branch {
            found = self.filter_for_lineage(&found, branch, false)?;
        }
        match &found[..] {
            [] => {
                let hint = if ident.chars().count() < 4 {
                    "; please ensure at least four characters are present for partial revision identifier matches"
                } else {
                    ""
                };
                Err(RevisionError::Resolution(
                    format!("No such revision or branch '{ident}'{hint}"),
                    ident.to_string(),
                ))
            }
            [one] => Ok(self.labels.get(one).cloned().unwrap_or_else(|| one.clone())),
            many => {
                let shown: Vec<String> = many.iter().take(3).map(|id| format!("'{id}'")).collect();
                Err(RevisionError::Resolution(
                    format!("Multiple revisions start with '{ident}': {}...", shown.join(", ")),
                    ident.to_string(),
                ))
            }
        }
    }

    /// The one revision an identifier means.
    ///
    /// # Errors
    /// MultipleHeads, resolution errors.
    pub fn get_one(&self, ident: &str) -> Result<Target, RevisionError> {
        let resolved = self.resolve_number(ident)?;
        if resolved.ids.len() > 1 {
            return Err(RevisionError::MultipleHeads(resolved.ids, ident.to_string()));
        }
        let id = resolved.ids.first().cloned().unwrap_or_default();
        self.for_ident(&id, resolved.branch.as_deref())
    }

    /// All revisions an identifier means; `-n` counts back from the heads.
    ///
    /// # Errors
    /// Resolution errors.
    pub fn get_many(&self, ident: &str) -> Result<Vec<Target>, RevisionError> {
        let resolved = self.resolve_number(ident)?;
        if let [only] = &resolved.ids[..]
            && let Ok(steps) = only.parse::<i64>()
            && steps < 0
        {
            let heads = self.get_many("heads")?.into_iter().filter_map(Target::id);
            let branch = resolved.branch;
            let heads = heads.filter(|id| {
                branch.as_ref().is_none_or(|branch| self.revisions[id].labels.contains(branch))
            });
            return heads
                .map(|head| {
                    Ok(self
                        .step_from(Target::Revision(head), steps, None, true)?
                        .unwrap_or(Target::Base))
                })
                .collect();
        }
        resolved.ids.iter().map(|id| self.for_ident(id, resolved.branch.as_deref())).collect()
    }

    /// All revisions several identifiers mean.
    ///
    /// # Errors
    /// Resolution errors.
    pub fn get_all(&self, idents: &[String]) -> Result<Vec<Target>, RevisionError> {
        let mut all = Vec::new();
        for ident in idents {
            all.extend(self.get_many(ident)?);
        }
        Ok(all)
    }

    /// Walks a number of steps up or down; none where the way ends before and that counts.
    pub(super) fn step_from(
        &self,
        start: Target,
        steps: i64,
        branch: Option<&str>,
        no_overwalk: bool,
    ) -> Result<Option<Target>, RevisionError> {
        let mut at = start;
        let mut beyond = false;
        for _ in 0..steps.unsigned_abs() {
            let children: Vec<Target> = match (&at, steps > 0) {
                (_, false) if beyond => Vec::new(),
                (Target::Base, true) => self.bases.iter().cloned().map(Target::Revision).collect(),
                (Target::Revision(id), true) => {
                    self.revisions[id].next.iter().cloned().map(Target::Revision).collect()
                }
                (Target::Base, false) => self.heads.iter().cloned().map(Target::Revision).collect(),
                (Target::Revision(id), false) => {
                    self.revisions[id].down.iter().cloned().map(Target::Revision).collect()
                }
            };
            let children = match (branch, steps > 0) {
                (Some(branch), true) => {
                    let ids: Vec<String> = children.into_iter().filter_map(Target::id).collect();
                    self.filter_for_lineage(&ids, branch, false)?
                        .into_iter()
                        .map(Target::Revision)
                        .collect()
                }
                _ => children,
            };
            match &children[..] {
                [] if steps < 0 && !beyond => {
                    beyond = true;
                    at = Target::Base;
                }
                [] => return Ok(if no_overwalk { None } else { Some(at) }),
                [one] => at = one.clone(),
                _ => return Err(RevisionError::Plain("Ambiguous walk".into())),
            }
        }
        Ok(Some(at))
    }
}
