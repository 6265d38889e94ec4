//! Files that everybody has: what `flask db init` and `alembic init` write, and the examples'
//! beginnings, frozen for version 1. One of them travels as its number, one that was edited as its
//! number and the lines that changed.
use crate::bytes::{Reader, Writer};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Number of the file, a dash, its usual name; then its text. Appended to, never changed: links
/// name them by position.
const KNOWN: &[(&str, &str)] = &[
    ("00-README", include_str!("../v1/known/00-README")),
    ("01-alembic.ini", include_str!("../v1/known/01-alembic.ini")),
    ("02-env.py", include_str!("../v1/known/02-env.py")),
    ("03-script.py.mako", include_str!("../v1/known/03-script.py.mako")),
    ("04-README", include_str!("../v1/known/04-README")),
    ("05-env.py", include_str!("../v1/known/05-env.py")),
    ("06-script.py.mako", include_str!("../v1/known/06-script.py.mako")),
    ("07-README", include_str!("../v1/known/07-README")),
    ("08-env.py", include_str!("../v1/known/08-env.py")),
    ("09-README", include_str!("../v1/known/09-README")),
    ("10-env.py", include_str!("../v1/known/10-env.py")),
    ("11-alembic.ini", include_str!("../v1/known/11-alembic.ini")),
    ("12-README", include_str!("../v1/known/12-README")),
    ("13-env.py", include_str!("../v1/known/13-env.py")),
    ("14-script.py.mako", include_str!("../v1/known/14-script.py.mako")),
    ("15-alembic.ini", include_str!("../v1/known/15-alembic.ini")),
    ("16-README", include_str!("../v1/known/16-README")),
    ("17-env.py", include_str!("../v1/known/17-env.py")),
    ("18-script.py.mako", include_str!("../v1/known/18-script.py.mako")),
    ("19-alembic.ini", include_str!("../v1/known/19-alembic.ini")),
    ("20-README", include_str!("../v1/known/20-README")),
    ("21-env.py", include_str!("../v1/known/21-env.py")),
    ("22-alembic.ini", include_str!("../v1/known/22-alembic.ini")),
    ("23-pyproject.toml", include_str!("../v1/known/23-pyproject.toml")),
    ("24-README", include_str!("../v1/known/24-README")),
    ("25-README", include_str!("../v1/known/25-README")),
    ("26-models.py", include_str!("../v1/known/26-models.py")),
    ("27-app.py", include_str!("../v1/known/27-app.py")),
    ("28-models.py", include_str!("../v1/known/28-models.py")),
    ("29-models.py", include_str!("../v1/known/29-models.py")),
    ("30-models.py", include_str!("../v1/known/30-models.py")),
    ("31-models.py", include_str!("../v1/known/31-models.py")),
    ("32-app.py", include_str!("../v1/known/32-app.py")),
    ("33-models.py", include_str!("../v1/known/33-models.py")),
    ("34-models.py", include_str!("../v1/known/34-models.py")),
    ("35-seed.py", include_str!("../v1/known/35-seed.py")),
    ("36-models.py", include_str!("../v1/known/36-models.py")),
    ("37-models.py", include_str!("../v1/known/37-models.py")),
    ("38-models.py", include_str!("../v1/known/38-models.py")),
];

/// The usual name of a known file.
fn name(known: &'static str) -> &'static str {
    known.split_once('-').map_or(known, |(_, name)| name)
}

/// The known file that is this text, byte for byte.
pub(crate) fn same(text: &str) -> Option<usize> {
    KNOWN.iter().position(|(_, known)| *known == text)
}

/// The text of a known file.
pub(crate) fn text(index: usize) -> Option<&'static str> {
    Some(KNOWN.get(index)?.1)
}

/// The known file that this one was made from: of the same name, and at least half of its lines
/// still there.
pub(crate) fn nearest(file: &str, text: &str) -> Option<(usize, Vec<DiffOp>)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() > 1000 {
        return None;
    }
    let tried = KNOWN.iter().enumerate().filter(|(_, (known, _))| name(known) == file).filter_map(
        |(index, (_, known))| {
            let old: Vec<&str> = known.split_inclusive('\n').collect();
            let ops = capture_diff_slices(Algorithm::Myers, &old, &lines);
            let kept: usize = ops
                .iter()
                .filter(|op| matches!(op, DiffOp::Equal { .. }))
                .map(|op| op.old_range().len())
                .sum();
            (kept * 2 >= old.len()).then_some((kept, index, ops))
        },
    );
    tried
        .max_by_key(|(kept, index, _)| (*kept, usize::MAX - index))
        .map(|(_, index, ops)| (index, ops))
}

/// Writes what changed: for each place how many lines to keep, how many to drop, and the text that
/// comes in; then 0, 0.
pub(crate) fn write_edits(out: &mut Writer, ops: &[DiffOp], text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut at = 0;
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        out.number((op.old_range().start - at) as u64);
        out.number(op.old_range().len() as u64 + 1);
        out.text(&lines[op.new_range()].concat());
        at = op.old_range().end;
    }
    out.number(0);
    out.number(0);
}

/// The way back.
pub(crate) fn read_edits(from: &mut Reader, index: usize) -> Option<String> {
    let lines: Vec<&str> = text(index)?.split_inclusive('\n').collect();
    let (mut out, mut at) = (String::new(), 0usize);
    loop {
        let kept = from.size()?;
        let gone = from.size()?;
        out.push_str(&lines.get(at..at.checked_add(kept)?)?.concat());
        at += kept;
        if gone == 0 {
            return (kept == 0).then(|| out + &lines[at..].concat());
        }
        at = at.checked_add(gone - 1).filter(|at| *at <= lines.len())?;
        out.push_str(&from.text()?);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_file_comes_back() {
        let (known, original) = KNOWN[1];
        let middle = original.lines().nth(5).expect("it has lines");
        for edited in [
            original.replacen(middle, "# mine\n# and mine", 1),
            format!("first\n{original}last"),
            original.into(),
        ] {
            let (index, ops) = nearest(name(known), &edited).expect("it is like it");
            let mut out = Writer::default();
            write_edits(&mut out, &ops, &edited);
            assert_eq!(
                read_edits(&mut Reader::new(&out.text, b""), index).as_deref(),
                Some(&*edited)
            );
        }
    }

    #[test]
    fn lines_that_are_not_there_are_refused() {
        for bytes in [&b"\x7f\x7fx\0"[..], b"\0\x7fx\0\0\0", b"\x01\0"] {
            assert_eq!(read_edits(&mut Reader::new(bytes, b""), 0), None);
        }
    }
}
