//! Faults while a command writes: files are the old or the new ones, databases are whole, and what
//! failed is named.
#![cfg(unix)]
mod shell;

use shell::{asked, binary, done, run, said, started, text};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// Runs the binary under a limit of file sizes, in blocks of 512 bytes: as if the disk were full.
fn limited(folder: &Path, blocks: usize, words: &[&str]) -> Output {
    let line = format!("ulimit -f {blocks}; exec \"$0\" --project \"$@\"");
    done(
        Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_playground")])
            .arg(folder)
            .args(words),
        "",
    )
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_is_an_error_and_harms_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();
    fs::write(folder.join("a.txt"), "old").expect("a file");
    fs::write(folder.join("linked.txt"), "old").expect("a file");
    fs::hard_link(folder.join("linked.txt"), folder.join("second.txt")).expect("a second name");
    for name in ["a.txt", "linked.txt"] {
        let program = format!(
            "with open('{name}', 'w') as file:\n    file.write('n' * 100000)\nprint('done')"
        );
        let output = limited(folder, 8, &["python", "-c", &program]);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
        assert!(
            text(&output.stderr).contains("OSError: [Errno 27] File too large"),
            "{}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty(), "done is not said");
        assert_eq!(fs::read_to_string(folder.join(name)).expect("is there"), "old");
    }
    // What is not closed is written at the end, all that can be, and the exit code says what could
    // not.
    let program =
        "a, b = open('a.txt', 'w'), open('b.txt', 'w')\na.write('n' * 100000)\nb.write('small')";
    let output = limited(folder, 8, &["python", "-c", program]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("playground: a.txt: File too large"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(fs::read_to_string(folder.join("b.txt")).expect("is there"), "small");
    assert_eq!(names(folder), ["a.txt", "b.txt", "linked.txt", "second.txt"]);
    said(folder, &["sqlite3", "app.db", "create table t (a); insert into t values ('kept')"]);
    let output =
        limited(folder, 64, &["sqlite3", "app.db", "insert into t values (zeroblob(1000000))"]);
    assert!(!output.status.success(), "{}", text(&output.stderr));
    assert_eq!(asked(folder, "app.db", "select group_concat(a) from t"), "kept");
    assert_eq!(asked(folder, "app.db", "pragma integrity_check"), "ok");
}

/// On a real small file system, where one can be made.
#[test]
fn a_file_system_without_space_is_an_error() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();
    let mount =
        Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "none"]).arg(folder).output();
    if !mount.is_ok_and(|output| output.status.success()) {
        println!("left out: only root mounts");
        return;
    }
    fs::write(folder.join("a.txt"), "old").expect("a file");
    let output = run(
        folder,
        &["python", "-c", "with open('a.txt', 'w') as file: file.write('n' * 1000000)"],
    );
    let now = fs::read_to_string(folder.join("a.txt"));
    let left = names(folder);
    drop(Command::new("umount").arg(folder).output());
    assert!(
        text(&output.stderr).contains("OSError: [Errno 28] No space left on device"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!((now.expect("is there").as_str(), left), ("old", vec!["a.txt".to_string()]));
}

#[test]
fn a_command_killed_while_it_writes_leaves_old_or_new() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();
    said(folder, &["sqlite3", "app.db", "create table t (a); insert into t values (0)"]);
    let (old, new) = ("old\n".repeat(50_000), "new\n".repeat(60_000));
    let program = "import sqlite3\nnew, old = 'new\\n' * 60000, 'old\\n' * 50000\nfor i in range(1000):\n    for text in (new, old):\n        \
        with open('a.txt', 'w') as file: file.write(text)\n    c = sqlite3.connect('app.db')\n    \
        c.executemany('insert into t values (?)', [(i,)] * 500)\n    c.execute('delete from t where a < ?', (i,))\n    c.commit()\n    c.close()\n";
    fs::write(folder.join("write.py"), program).expect("a program");
    for round in 0..20 {
        fs::write(folder.join("a.txt"), &old).expect("a file");
        let mut child = started(&mut binary(folder, &["python", "write.py"]));
        drop(child.stdin.take());
        std::thread::sleep(Duration::from_millis(60 + 17 * round));
        child.kill().expect("it is ended");
        child.wait().expect("it ended");
        let now = fs::read_to_string(folder.join("a.txt")).expect("is there");
        assert!(now == old || now == new, "round {round}: {} bytes", now.len());
        assert_eq!(asked(folder, "app.db", "pragma integrity_check"), "ok", "round {round}");
        assert_eq!(
            asked(folder, "app.db", "select count(*) % 500 < 2 from t"),
            "1",
            "round {round}"
        );
    }
    said(folder, &["ls"]);
    assert!(
        !names(folder).iter().any(|name| name.starts_with(".playground-")),
        "{:?}",
        names(folder)
    );
}

#[test]
fn a_folder_that_is_only_read_is_named() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();
    said(folder, &["sqlite3", "app.db", "create table t (a); insert into t values (7)"]);
    fs::write(folder.join("a.txt"), "old").expect("a file");
    let mount = |words: &[&str]| {
        Command::new("mount").args(words).arg(folder).output().is_ok_and(|o| o.status.success())
    };
    let bound = Command::new("mount")
        .arg("--bind")
        .args([folder, folder])
        .output()
        .is_ok_and(|o| o.status.success());
    if !bound || !mount(&["-o", "remount,ro,bind"]) {
        println!("left out: only root mounts");
        return;
    }
    let read =
        [run(folder, &["cat", "a.txt"]), run(folder, &["sqlite3", "app.db", "select a from t"])];
    let programs = [
        "open('new.txt', 'w')",
        "open('a.txt', 'w')",
        "import os; os.mkdir('x')",
        "import os; os.remove('a.txt')",
    ];
    let wrote = programs.map(|program| run(folder, &["python", "-c", program]));
    let insert = run(folder, &["sqlite3", "app.db", "insert into t values (8)"]);
    drop(Command::new("umount").arg(folder).output());
    assert_eq!(read.map(|output| text(&output.stdout)), ["old", "7\n"]);
    for output in wrote {
        assert!(
            text(&output.stderr).contains("OSError: [Errno 30] Read-only file system"),
            "{}",
            text(&output.stderr)
        );
    }
    assert!(
        text(&insert.stderr).contains("attempt to write a readonly database"),
        "{}",
        text(&insert.stderr)
    );
}
