//! ON clauses found from foreign keys, and which FROM a `select().join()` starts at. From
//! `selectable.py:Join`.

use crate::error::Error;
use crate::schema::Constraint;

use super::from::From;
use super::node::Expr;
use super::op::Op;

/// The condition between two sides, from the foreign keys of either.
///
/// # Errors
/// `NoForeignKeysError` if there is none, `AmbiguousForeignKeysError` if there are several
/// constraints.
pub fn condition(left: &From, right: &From) -> Result<Expr, Error> {
    let found = pairs(left, right);
    match found.as_slice() {
        [] => Err(no_keys(left, right)),
        [(_, pairs)] => Ok(all_equal(pairs)),
        _ => Err(Error::AmbiguousForeignKeys(format!(
            "Can't determine join between '{}' and '{}'; tables have more than one foreign key constraint relationship between them. Please specify the 'onclause' of this join explicitly.",
            left.description(),
            right.description()
        ))),
    }
}

fn no_keys(left: &From, right: &From) -> Error {
    let hint = if matches!(right, From::Join(_)) {
        " Perhaps you meant to convert the right side to a subquery using alias()?"
    } else {
        ""
    };
    Error::NoForeignKeys(format!(
        "Can't find any foreign key relationships between '{}' and '{}'.{hint}",
        left.description(),
        right.description()
    ))
}

fn all_equal(pairs: &[(Expr, Expr)]) -> Expr {
    let terms: Vec<Expr> = pairs.iter().map(|(a, b)| a.equals(b, false)).collect();
    Expr::connect(Op::And, terms)
}

/// Whether the two can be joined without an ON clause.
pub fn can_join(left: &From, right: &From) -> bool {
    !pairs(left, right).is_empty()
}

type Pairs = Vec<(Expr, Expr)>;

/// Column pairs per foreign key constraint, the right side's keys first, as
/// `_joincond_scan_left_right`.
fn pairs(left: &From, right: &From) -> Vec<(Constraint, Pairs)> {
    let mut out: Vec<(Constraint, Pairs)> = Vec::new();
    scan(right, left, false, &mut out);
    if !left.same(right) {
        scan(left, right, true, &mut out);
    }
    out
}

/// Keys of `holder` that point into `target`; pairs are (left, right).
fn scan(holder: &From, target: &From, holder_is_left: bool, out: &mut Vec<(Constraint, Pairs)>) {
    for part in holder.parts() {
        let Some(table) = part.table() else { continue };
        for constraint in table.foreign_key_constraints() {
            let found: Option<Pairs> = constraint
                .elements()
                .iter()
                .map(|key| {
                    let local = part.corresponding(&key.parent()?)?;
                    let remote = key.target_quietly()?;
                    let remote = target
                        .parts()
                        .iter()
                        .filter(|p| !matches!(p, From::Join(_)))
                        .find_map(|p| p.corresponding(&remote))?;
                    Some(if holder_is_left { (local, remote) } else { (remote, local) })
                })
                .collect();
            if let Some(found) = found.filter(|f| !f.is_empty()) {
                out.push((constraint, found));
            }
        }
    }
}

/// Which of several FROMs a join starts from: `find_left_clause_to_join_from`.
pub fn left_side(froms: &[From], right: &From, onclause: Option<&Expr>) -> Vec<usize> {
    let all: Vec<usize> = (0..froms.len()).collect();
    if froms.len() < 2 {
        return all;
    }
    let matching: Vec<usize> = match onclause {
        Some(on) => {
            let named = on.froms();
            let names =
                |i: &usize| froms[*i].parts().iter().any(|p| named.iter().any(|n| n.same(p)));
            all.iter().copied().filter(names).collect()
        }
        None => all.iter().copied().filter(|i| can_join(&froms[*i], right)).collect(),
    };
    if matching.is_empty() && onclause.is_some() { all } else { matching }
}
