//! Tables in order of dependency, from `sql/ddl.py:sort_tables_and_constraints` and
//! `util/topological.py`.

use crate::warnings::warn;

use super::constraint::Constraint;
use super::table::Table;

/// A table with the foreign keys that can stand in its CREATE TABLE; `None` for what must come at
/// the end.
pub struct Sorted {
    /// The tables, each with its foreign keys.
    pub tables: Vec<(Table, Vec<Constraint>)>,
    /// Foreign keys in a cycle or `use_alter`.
    pub remaining: Vec<Constraint>,
}

/// `sort_tables`: warns about cycles and goes on without their foreign keys.
pub fn sort_tables(tables: &[Table]) -> Vec<Table> {
    let sorted = sort_tables_and_constraints(tables, false, true).unwrap_or_else(|_| Sorted {
        tables: tables.iter().map(|t| (t.clone(), Vec::new())).collect(),
        remaining: Vec::new(),
    });
    sorted.tables.into_iter().map(|(t, _)| t).collect()
}

/// `sort_tables_and_constraints`. With `fixed`, no foreign key may be left out (databases without
/// ALTER).
///
/// # Errors
/// The tables of an unresolvable cycle.
pub fn sort_tables_and_constraints(
    tables: &[Table],
    fixed: bool,
    warn_cycles: bool,
) -> Result<Sorted, Vec<Table>> {
    let mut edges: Vec<(usize, usize)> = Vec::new();
    let mut extra: Vec<(usize, usize)> = Vec::new();
    let mut remaining: Vec<Constraint> = Vec::new();
    for (child, table) in tables.iter().enumerate() {
        for key in table.foreign_key_constraints() {
            if uses_alter(&key) {
                remaining.push(key);
            } else if let Some(parent) = parent_of(&key, tables).filter(|p| *p != child) {
                edges.push((parent, child));
            }
        }
        extra.extend(
            table
                .extra_dependencies
                .borrow()
                .iter()
                .filter_map(|t| index_of(t, tables))
                .map(|p| (p, child)),
        );
    }
    let all = |edges: &[(usize, usize)]| edges.iter().chain(&extra).copied().collect::<Vec<_>>();
    let order = match topological(&all(&edges), tables.len()) {
        Ok(order) => order,
        Err(cycle) => {
            if warn_cycles {
                warn_about(&cycle, tables);
            }
            if !fixed {
                drop_cycle_edges(&mut edges, &mut remaining, &cycle, tables);
            }
            topological(&all(&edges), tables.len())
                .map_err(|cycle| cycle.iter().map(|i| tables[*i].clone()).collect::<Vec<_>>())?
        }
    };
    let with_keys = |i: usize| {
        let keys = tables[i]
            .foreign_key_constraints()
            .into_iter()
            .filter(|k| !remaining.iter().any(|r| r.ptr_eq(k)));
        (tables[i].clone(), keys.collect())
    };
    Ok(Sorted { tables: order.into_iter().map(with_keys).collect(), remaining: remaining.clone() })
}

fn uses_alter(key: &Constraint) -> bool {
    key.foreign_key_part().is_some_and(|p| p.options.borrow().use_alter)
}

fn index_of(table: &Table, tables: &[Table]) -> Option<usize> {
    tables.iter().position(|t| t.ptr_eq(table))
}

fn parent_of(key: &Constraint, tables: &[Table]) -> Option<usize> {
    key.referred_table().ok().and_then(|t| index_of(&t, tables))
}

fn drop_cycle_edges(
    edges: &mut Vec<(usize, usize)>,
    remaining: &mut Vec<Constraint>,
    cycle: &[usize],
    tables: &[Table],
) {
    for child in cycle.iter().copied() {
        for key in tables[child].foreign_key_constraints() {
            if let Some(parent) = parent_of(&key, tables).filter(|p| *p != child) {
                edges.retain(|e| *e != (parent, child));
            }
            if !remaining.iter().any(|r| r.ptr_eq(&key)) {
                remaining.push(key);
            }
        }
    }
}

fn warn_about(cycle: &[usize], tables: &[Table]) {
    let mut names: Vec<String> = cycle.iter().map(|i| tables[*i].key()).collect();
    names.sort();
    warn(format!(
        "Cannot correctly sort tables; there are unresolvable cycles between tables \"{}\", which is usually caused by mutually dependent foreign key constraints.  Foreign key constraints involving these tables will not be considered; this warning may raise an error in a future release.",
        names.join(", ")
    ));
}

/// Levels of nodes whose parents are all out, each in the given order; `Err` holds the nodes of the
/// cycles.
pub(crate) fn topological(
    edges: &[(usize, usize)],
    count: usize,
) -> Result<Vec<usize>, Vec<usize>> {
    let mut todo: Vec<usize> = (0..count).collect();
    let mut out = Vec::with_capacity(count);
    while !todo.is_empty() {
        let free = |node: &usize| {
            !edges.iter().any(|(parent, child)| child == node && todo.contains(parent))
        };
        let (level, rest): (Vec<usize>, Vec<usize>) = todo.iter().partition(|n| free(n));
        if level.is_empty() {
            return Err(in_cycles(edges, &todo));
        }
        out.extend(level);
        todo = rest;
    }
    Ok(out)
}

/// Nodes that reach themselves.
fn in_cycles(edges: &[(usize, usize)], nodes: &[usize]) -> Vec<usize> {
    nodes.iter().copied().filter(|n| reaches(edges, *n)).collect()
}

fn reaches(edges: &[(usize, usize)], start: usize) -> bool {
    let mut seen = Vec::new();
    let mut stack = vec![start];
    while let Some(node) = stack.pop() {
        for (_, child) in edges.iter().filter(|(parent, _)| *parent == node) {
            if *child == start {
                return true;
            }
            if !seen.contains(child) {
                seen.push(*child);
                stack.push(*child);
            }
        }
    }
    false
}
