//! Databases that come with a log, or as UTF-16.
use super::*;
use crate::{Clock, Host, Settings};
use std::rc::Rc;

struct Still;

impl Host for Still {
    fn now(&self) -> Clock {
        Clock { micros: 0, offset: 0 }
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}

fn start(project: Project) -> Session {
    Session::open(project, Settings::default(), Rc::new(Still))
}

fn made(sql: &str) -> Vec<u8> {
    let mut session = start(Project::default());
    session.sql("app.db", sql).expect("runs");
    session.project().files["app.db"].clone()
}

fn file(path: &str, content: &[u8]) -> Change {
    Change { path: path.into(), content: Some(content.into()) }
}

/// A log as SQLite writes it: all pages of `new` in one transaction, for `old`.
fn log(new: &[u8]) -> Vec<u8> {
    let sum = |bytes: &[u8], from: (u32, u32)| {
        bytes.chunks(8).fold(from, |(a, b), pair| {
            let read = |at: usize| {
                u32::from_be_bytes([pair[at], pair[at + 1], pair[at + 2], pair[at + 3]])
            };
            let a = a.wrapping_add(read(0)).wrapping_add(b);
            (a, b.wrapping_add(read(4)).wrapping_add(a))
        })
    };
    let words =
        |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let mut out = words(&[0x377f_0683, 3_007_000, 4096, 0, 5, 6]);
    let mut now = sum(&out, (0, 0));
    out.extend(words(&[now.0, now.1]));
    let pages: Vec<&[u8]> = new.chunks(4096).collect();
    for (at, page) in pages.iter().enumerate() {
        let last = at + 1 == pages.len();
        let head = words(&[at as u32 + 1, if last { pages.len() as u32 } else { 0 }]);
        now = sum(page, sum(&head, now));
        out.extend([head, words(&[5, 6, now.0, now.1]), page.to_vec()].concat());
    }
    out
}

fn rows(imported: &Imported) -> Result<String, String> {
    let session = start(imported.bundle.project.clone().into());
    session.read("app.db", "SELECT group_concat(a) FROM t").map(|found| format!("{:?}", found.1))
}

#[test]
fn a_log_that_came_along_is_added_to_its_database() {
    let (old, new) = (
        made("CREATE TABLE t (a); INSERT INTO t VALUES ('old')"),
        made("CREATE TABLE t (a); INSERT INTO t VALUES ('old'), ('new')"),
    );
    let mut old_in_mode = old.clone();
    old_in_mode[18..20].fill(2);
    let whole = log(&new);
    // Half a transaction counts nothing, and neither does one that is damaged.
    let mut damaged = whole.clone();
    damaged[5000] ^= 1;
    for (log, seen) in [
        (whole.clone(), "old,new"),
        (whole[..whole.len() - 10].to_vec(), "old"),
        (damaged, "old"),
        (Vec::new(), "old"),
    ] {
        let files = vec![
            file("app.db", &old_in_mode),
            file("app.db-wal", &log),
            file("app.db-shm", b"x"),
            file("models.py", b""),
        ];
        let imported = take("project", files, start).expect("opens");
        assert!(rows(&imported).expect("is read").contains(&format!("\"{seen}\"")), "{seen}");
        let paths: Vec<&str> =
            imported.bundle.project.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["app.db", "models.py"]);
        assert_eq!(
            imported
                .notes
                .iter()
                .any(|note| note == "The changes in app.db-wal were added to app.db."),
            seen == "old,new"
        );
    }
    let imported =
        take("project", vec![file("app.db", &old_in_mode), file("models.py", b"")], start)
            .expect("opens");
    assert!(rows(&imported).expect("is read").contains("\"old\""));
    assert!(
        imported.notes.iter().any(|note| note.contains("app.db-wal, which did not come with it")),
        "{:?}",
        imported.notes
    );
}

#[test]
fn a_database_of_utf_16_is_opened_or_named() {
    let bytes =
        made("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a); INSERT INTO t VALUES ('ä')");
    let imported = take("app.db", vec![file("app.db", &bytes)], start).expect("opens");
    assert!(rows(&imported).expect("is read").contains("\"ä\""));
    let refused = readable(&imported.bundle.project.files, true).expect_err("a browser cannot");
    assert!(
        refused.contains("stores its text as UTF-16") && refused.contains(".dump | sqlite3"),
        "{refused}"
    );
}
