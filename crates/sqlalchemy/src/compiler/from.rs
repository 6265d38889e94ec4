//! FROM elements: names, aliases, joins, subqueries, CTEs.

use std::rc::Rc;

use crate::ddl::quote::{quote, quote_name};
use crate::error::Error;
use crate::expr::{Alias, AliasKind, AliasOf, From, Join, Query};
use crate::schema::Table;

use super::{Compiler, CteText};

/// `schema.table`, quoted.
pub(crate) fn table_name(table: &Table) -> String {
    crate::ddl::format_table(table)
}

impl Compiler<'_> {
    /// The element as it stands after FROM.
    pub(super) fn source_text(&mut self, from: &From) -> Result<String, Error> {
        match from {
            From::Table(table) => Ok(table_name(table)),
            From::Clause(clause) => Ok(match &clause.schema {
                Some(schema) => format!("{}.{}", quote_name(schema), quote_name(&clause.name)),
                None => quote_name(&clause.name),
            }),
            From::Join(join) => self.join(join),
            From::Alias(alias) => self.alias(from, alias),
            From::Text(expr) => self.element(expr),
        }
    }

    /// The name columns of the element are qualified with.
    pub(super) fn source_name(&mut self, from: &From) -> Result<String, Error> {
        match from {
            From::Alias(alias) => {
                let name = self.alias_name(alias);
                if matches!(alias.kind, AliasKind::Cte { .. }) {
                    self.write_cte(from, alias)?;
                }
                Ok(quote(&name))
            }
            other => self.source_text(other),
        }
    }

    fn join(&mut self, join: &Rc<Join>) -> Result<String, Error> {
        let left = self.source_text(&join.left)?;
        let word = match (join.full, join.outer) {
            (true, _) => " FULL OUTER JOIN ",
            (false, true) => " LEFT OUTER JOIN ",
            (false, false) => " JOIN ",
        };
        let right = self.source_text(&join.right)?;
        let right = if matches!(join.right, From::Join(_)) { format!("({right})") } else { right };
        Ok(format!("{left}{word}{right} ON {}", self.element(&join.onclause)?))
    }

    pub(super) fn alias_name(&mut self, alias: &Alias) -> Rc<str> {
        if let Some(name) = &alias.name {
            return name.clone();
        }
        let base = match &alias.of {
            AliasOf::From(From::Table(t)) => t.name().to_string(),
            AliasOf::From(From::Clause(c)) => c.name.to_string(),
            AliasOf::From(From::Alias(inner)) => match &inner.name {
                Some(name) => name.to_string(),
                None => "anon".to_owned(),
            },
            AliasOf::From(From::Join(_) | From::Text(_))
            | AliasOf::Query(_)
            | AliasOf::Function(_) => "anon".to_owned(),
        };
        self.names.anonymous(&base, alias.id)
    }

    /// Labels of the ORM's style over anonymous aliases carry a marker for the alias's name.
    pub(super) fn expand_markers(&mut self, name: &str) -> String {
        let mut out = String::new();
        let mut parts = name.split('\u{1}');
        while let Some(plain) = parts.next() {
            out.push_str(plain);
            if let Some(id) = parts.next().and_then(|id| id.parse::<u64>().ok()) {
                out.push_str(&self.name_of_id(id));
            }
        }
        out
    }

    fn name_of_id(&mut self, id: u64) -> String {
        match self.names_given(id) {
            Some(name) => name.to_string(),
            None => self.names.anonymous("anon", id).to_string(),
        }
    }

    fn alias(&mut self, from: &From, alias: &Rc<Alias>) -> Result<String, Error> {
        let name = self.alias_name(alias);
        match (&alias.of, alias.kind) {
            (_, AliasKind::Cte { .. }) => {
                self.write_cte(from, alias)?;
                Ok(quote(&name))
            }
            (AliasOf::From(inner), AliasKind::Plain) => {
                Ok(format!("{} AS {}", self.source_text(inner)?, quote(&name)))
            }
            (AliasOf::Query(query), AliasKind::Plain) => {
                let query = query.borrow().clone();
                Ok(format!("({}) AS {}", self.sub_from(&query)?, quote(&name)))
            }
            (AliasOf::Function(function), AliasKind::Plain) => {
                Ok(format!("{} AS {}", self.element(function)?, quote(&name)))
            }
        }
    }

    /// A query in FROM: it does not correlate with the query around it.
    pub(super) fn sub_from(&mut self, query: &Query) -> Result<String, Error> {
        let columns = std::mem::take(&mut self.columns);
        let stack = std::mem::take(&mut self.stack);
        let text = self.query(query, true);
        self.stack = stack;
        self.columns = columns;
        text
    }

    fn write_cte(&mut self, from: &From, alias: &Rc<Alias>) -> Result<(), Error> {
        let AliasKind::Cte { recursive } = alias.kind else { return Ok(()) };
        if self.ctes.iter().any(|c| c.alias.same(from)) {
            return Ok(());
        }
        let AliasOf::Query(query) = &alias.of else { return Ok(()) };
        let query = query.borrow().clone();
        let name = self.alias_name(alias);
        // Reserved before compiling the inside, which may name itself; other CTEs met inside come
        // first.
        let at = self.ctes.len();
        self.ctes.push(CteText {
            alias: from.clone(),
            text: String::new(),
            params: Vec::new(),
            recursive,
        });
        let outer = std::mem::take(&mut self.params);
        let inner = self.sub_from(&query);
        let params = std::mem::replace(&mut self.params, outer);
        let inner = inner?;
        let mut head = quote(&name);
        if recursive {
            let columns: Vec<String> =
                query.exported().iter().map(|(_, name, _)| quote(name)).collect();
            head = format!("{head}({})", columns.join(", "));
        }
        let mut entry = self.ctes.remove(at);
        entry.text = format!("{head} AS \n({inner})");
        entry.params = params;
        self.ctes.push(entry);
        Ok(())
    }
}
