//! The revision graph as it is drawn. In: revisions, heads first. Out: a lane for each, and the
//! lines between them as paths of SVG, one row of `ROW` pixels for each revision.
use project::Revision;

/// Height of a row, as in web/style.css.
const ROW: usize = 56;
/// Distance of two lanes.
const LANE: usize = 18;

/// A line on its way down: the row and lane it comes from, the lane it runs in, the revision it
/// goes to.
struct Line {
    row: usize,
    from: usize,
    lane: usize,
    to: String,
}

/// Gives every revision its lane and whether a database has it; gives the lines.
pub fn lay_out(revisions: &mut [Revision]) -> Vec<String> {
    let (mut waiting, mut open, mut paths) =
        (Vec::<Option<String>>::new(), Vec::<Line>::new(), Vec::new());
    for (row, revision) in revisions.iter_mut().enumerate() {
        let mine: Vec<usize> =
            (0..waiting.len()).filter(|at| waiting[*at].as_ref() == Some(&revision.id)).collect();
        let lane = mine.first().copied().unwrap_or_else(|| free(&mut waiting));
        mine.iter().for_each(|at| waiting[*at] = None);
        revision.lane = lane;
        for line in open.extract_if(.., |line| line.to == revision.id) {
            paths.push(path(&line, row, lane));
        }
        for (at, down) in revision.down.iter().enumerate() {
            let known = waiting.iter().position(|other| other.as_ref() == Some(down));
            let lane = known.unwrap_or_else(|| if at == 0 { lane } else { free(&mut waiting) });
            if waiting.len() <= lane {
                waiting.resize(lane + 1, None);
            }
            waiting[lane] = Some(down.clone());
            open.push(Line { row, from: revision.lane, lane, to: down.clone() });
        }
    }
    applied(revisions);
    paths
}

fn free(waiting: &mut Vec<Option<String>>) -> usize {
    waiting.iter().position(Option::is_none).unwrap_or_else(|| {
        waiting.push(None);
        waiting.len() - 1
    })
}

/// From a revision down into the line's lane, along it, and into the lane of the revision below.
fn path(line: &Line, row: usize, lane: usize) -> String {
    let x = |lane: usize| LANE * lane + LANE;
    let (top, bottom) = (line.row * ROW + ROW / 2, row * ROW + ROW / 2);
    let bend = |from: usize, to: usize, top: usize, bottom: usize| {
        let middle = usize::midpoint(top, bottom);
        format!("C{} {middle} {} {middle} {} {bottom}", x(from), x(to), x(to))
    };
    let start = format!("M{} {top}", x(line.from));
    if line.from == line.lane && line.lane == lane {
        return format!("{start}V{bottom}");
    }
    if row == line.row + 1 {
        return start + &bend(line.from, lane, top, bottom);
    }
    let (high, low) = (top + ROW, bottom - ROW);
    [
        start,
        bend(line.from, line.lane, top, high),
        format!("V{low}"),
        bend(line.lane, lane, low, bottom),
    ]
    .concat()
}

/// What lies below a revision where a database stands is applied.
fn applied(revisions: &mut [Revision]) {
    let mut wanted: Vec<String> = revisions
        .iter()
        .filter(|revision| revision.current)
        .map(|revision| revision.id.clone())
        .collect();
    while let Some(id) = wanted.pop() {
        if let Some(revision) =
            revisions.iter_mut().find(|revision| revision.id == id && !revision.applied)
        {
            revision.applied = true;
            wanted.extend(revision.down.iter().cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision(id: &str, down: &[&str], current: bool) -> Revision {
        let down = down.iter().map(|id| (*id).into()).collect();
        Revision { id: id.into(), down, current, ..Revision::default() }
    }

    #[test]
    fn branches_have_lanes_of_their_own_and_meet_again() {
        let mut all = [
            revision("m", &["a", "b"], false),
            revision("a", &["r"], true),
            revision("b", &["r"], false),
            revision("r", &[], false),
        ];
        let lines = lay_out(&mut all);
        assert_eq!(all.each_ref().map(|revision| revision.lane), [0, 0, 1, 0]);
        assert_eq!(all.each_ref().map(|revision| revision.applied), [false, true, false, true]);
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0], "M18 28V84");
    }

    #[test]
    fn two_heads_and_a_circle_are_drawn_too() {
        let mut heads =
            [revision("a", &["r"], false), revision("b", &["r"], false), revision("r", &[], false)];
        lay_out(&mut heads);
        assert_eq!(heads.each_ref().map(|revision| revision.lane), [0, 1, 0]);
        let mut circle = [revision("a", &["b"], true), revision("b", &["a"], false)];
        assert_eq!(lay_out(&mut circle).len(), 1);
        assert!(circle.iter().all(|revision| revision.applied));
    }
}
