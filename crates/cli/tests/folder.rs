//! The folder from outside: what is read and written of it, and that nothing leads out of it.
#![cfg(unix)]
mod shell;

use shell::{binary, done, mark, run, said, started, text};
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::time::{Duration, Instant};

fn place() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn links_do_not_lead_outside() {
    let (place, outside) = (place(), place());
    let folder = place.path();
    fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
    fs::write(outside.path().join("out.db"), "").expect("a file");
    symlink(outside.path(), folder.join("away")).expect("a link");
    symlink(outside.path().join("secret.txt"), folder.join("secret.txt")).expect("a link");
    symlink(outside.path().join("out.db"), folder.join("out.db")).expect("a link");
    symlink("../".repeat(20) + "etc", folder.join("etc")).expect("a link");
    for path in ["away/secret.txt", "secret.txt", "etc/passwd", "../secret.txt", "/etc/passwd"] {
        let output = run(folder, &["cat", path]);
        assert!(!output.status.success() && output.stdout.is_empty(), "{path}");
        let program = format!("open('{path}', 'w').write('gone')");
        let output = run(folder, &["python", "-c", &program]);
        assert!(text(&output.stderr).contains("Error: ["), "{path}: {}", text(&output.stderr));
    }
    for database in ["out.db", "away/out.db", "away/new.db"] {
        let output = run(folder, &["sqlite3", database, "create table t (a)"]);
        assert!(
            text(&output.stderr).contains("unable to open database"),
            "{database}: {}",
            text(&output.stderr)
        );
    }
    run(folder, &["python", "-c", "import shutil; shutil.rmtree('away')"]);
    run(folder, &["rm", "-r", "away", "etc"]);
    assert_eq!(fs::read_to_string(outside.path().join("secret.txt")).expect("is there"), "secret");
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 2);
}

#[test]
fn links_inside_are_followed_and_stay() {
    let place = place();
    let folder = place.path();
    fs::create_dir(folder.join("data")).expect("a folder");
    fs::write(folder.join("data/real.txt"), "old").expect("a file");
    symlink("data/real.txt", folder.join("name.txt")).expect("a link");
    symlink("data", folder.join("also")).expect("a link");
    said(folder, &["python", "-c", "open('name.txt', 'w').write('new')"]);
    assert!(folder.join("name.txt").is_symlink());
    assert_eq!(fs::read_to_string(folder.join("data/real.txt")).expect("is there"), "new");
    said(folder, &["sqlite3", "also/a.db", "create table t (a)"]);
    assert!(folder.join("data/a.db").is_file());
    said(folder, &["rm", "-r", "also"]);
    assert!(folder.join("data/a.db").is_file() && !folder.join("also").exists());
}

#[test]
fn folders_of_other_tools_are_not_written() {
    let place = place();
    let folder = place.path();
    for name in [".git", ".venv", "venv", "env", "node_modules", "__pycache__", "app/.git"] {
        fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    fs::write(folder.join("env/pyvenv.cfg"), "").expect("a file");
    symlink(".git", folder.join("innocent")).expect("a link");
    for path in
        [".git", ".venv", "venv", "env", "node_modules", "__pycache__", "app/.git", "innocent"]
    {
        for program in [
            format!("open('{path}/config', 'w').write('x')"),
            format!("import os; os.makedirs('{path}/hooks')"),
            format!("import sqlite3; sqlite3.connect('{path}/a.db').execute('create table t (a)')"),
            format!("import os; open('x', 'w').write('x'); os.rename('x', '{path}/config')"),
        ] {
            let output = run(folder, &["python", "-c", &program]);
            let said = text(&output.stderr);
            assert!(!output.status.success(), "{program}");
            assert!(
                said.contains("Error") && (path == "innocent" || !said.contains("panicked")),
                "{program}: {said}"
            );
        }
        let real = if path == "innocent" { ".git" } else { path };
        let left = usize::from(path == "env");
        assert_eq!(fs::read_dir(folder.join(real)).expect("a folder").count(), left, "{path}");
    }
    let output = run(folder, &["mkdir", "sub"]);
    assert!(output.status.success());
    let output = run(folder, &["mkdir", "sub/.git"]);
    assert!(
        text(&output.stderr)
            .contains("sub/.git is not part of the project. Nothing is written there.")
    );
    // Somebody's own folder may be called so.
    fs::remove_file(folder.join("env/pyvenv.cfg")).expect("was there");
    said(folder, &["python", "-c", "open('env/a.txt', 'w').write('x')"]);
}

#[test]
fn a_project_sees_named_variables_only() {
    let place = place();
    let seen = |options: &[&str]| {
        let words = [options, &["python", "-c", "import os; print(sorted(os.environ))"]].concat();
        let mut command = binary(place.path(), &words);
        let output = done(
            command.env("AWS_SECRET_KEY", "x").env("FLASK_APP", "a").env("DATABASE_URL", "b"),
            "",
        );
        text(&output.stdout)
    };
    let usual = seen(&[]);
    assert!(
        usual.contains("'FLASK_APP'") && usual.contains("'DATABASE_URL'") && !usual.contains("AWS"),
        "{usual}"
    );
    assert!(seen(&["--env", "AWS_SECRET_KEY"]).contains("'AWS_SECRET_KEY'"));
    assert!(seen(&["--env", "OTHER=1"]).contains("'OTHER'"));
}

#[test]
fn what_cannot_be_read_stops_nothing_else() {
    let place = place();
    let folder = place.path();
    fs::write(folder.join(OsStr::from_bytes(b"bad\xff.txt")), "x").expect("a file");
    fs::write(folder.join("closed.txt"), "x").expect("a file");
    fs::set_permissions(folder.join("closed.txt"), fs::Permissions::from_mode(0o000))
        .expect("closed");
    symlink("loop", folder.join("loop")).expect("a link");
    let listed = run(folder, &["ls"]);
    assert!(listed.status.success());
    assert_eq!(text(&listed.stdout), "closed.txt\nloop\n");
    assert_eq!(text(&listed.stderr).matches("is left out: its name is not UTF-8").count(), 1);
    // Root reads everything.
    if fs::read(folder.join("closed.txt")).is_err() {
        let output = run(folder, &["python", "-c", "open('closed.txt')"]);
        assert!(
            text(&output.stderr)
                .contains("PermissionError: [Errno 13] Permission denied: 'closed.txt'")
        );
    }
}

#[test]
fn modes_and_names_of_files_are_kept() {
    let place = place();
    let folder = place.path();
    for (name, mode) in [("a.sh", 0o755), ("b.txt", 0o600), ("c.txt", 0o664)] {
        fs::write(folder.join(name), "old").expect("a file");
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(mode)).expect("its mode");
    }
    fs::hard_link(folder.join("c.txt"), folder.join("same.txt")).expect("a second name");
    let program = "for name in ('a.sh', 'b.txt', 'c.txt', 'new.txt'): open(name, 'w').write('new')\nimport os; os.mkdir('new')";
    let mut command = std::process::Command::new("sh");
    let line = "umask 027; exec \"$0\" --project \"$1\" python -c \"$2\"";
    let output = done(
        command.args(["-c", line, env!("CARGO_BIN_EXE_playground")]).arg(folder).arg(program),
        "",
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mode = |name: &str| fs::metadata(folder.join(name)).expect("is there").mode() & 0o777;
    assert_eq!(
        ["a.sh", "b.txt", "c.txt", "new.txt", "new"].map(mode),
        [0o755, 0o600, 0o664, 0o640, 0o750]
    );
    assert_eq!(fs::read_to_string(folder.join("same.txt")).expect("is there"), "new");
    assert_eq!(fs::metadata(folder.join("c.txt")).expect("is there").nlink(), 2);
}

#[test]
fn what_a_killed_command_left_is_cleaned_away() {
    let place = place();
    let folder = place.path();
    fs::write(folder.join(".playground-x1"), "half").expect("a file");
    assert_eq!(said(folder, &["ls", "-a"]), ".\n..\n");
    assert!(!folder.join(".playground-x1").exists());
    // One that is being written is held.
    let held = fs::File::create(folder.join(".playground-x2")).expect("a file");
    held.lock().expect("a lock");
    assert_eq!(said(folder, &["ls", "-a"]), ".\n..\n");
    assert!(folder.join(".playground-x2").exists());
}

/// Lines from standard input: each sees what others did in between, and writes only what it changed
/// itself.
#[test]
fn each_line_reads_files_anew() {
    let place = place();
    let folder = place.path();
    fs::write(folder.join("a.txt"), "one\n").expect("a file");
    let mut child = started(&mut binary(folder, &[]));
    let (mut input, mut output) =
        (child.stdin.take().expect("input"), BufReader::new(child.stdout.take().expect("output")));
    let mut line = |typed: &str| {
        writeln!(input, "{typed}").expect("it reads");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("it answers");
        answer
    };
    assert_eq!(line("cat a.txt"), "one\n");
    fs::write(folder.join("a.txt"), "two\n").expect("somebody else writes");
    let before = mark(&folder.join("a.txt"));
    assert_eq!(line("echo hello"), "hello\n");
    assert_eq!(mark(&folder.join("a.txt")), before);
    assert_eq!(line("cat a.txt"), "two\n");
    drop(input);
    child.wait().expect("it ends");
}

/// A large file is not read by who does not ask for it.
#[test]
fn a_large_file_costs_nothing() {
    let place = place();
    let large = fs::File::create(place.path().join("large.bin")).expect("a file");
    large.set_len(3 << 30).expect("three gigabytes of nothing");
    let began = Instant::now();
    assert_eq!(said(place.path(), &["ls"]), "large.bin\n");
    let size =
        said(place.path(), &["python", "-c", "import os; print(os.path.getsize('large.bin'))"]);
    assert_eq!(size, "3221225472\n");
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    for line in ["echo more >> large.bin", "echo more | tee -a large.bin"] {
        let output = done(&mut binary(place.path(), &[]), &format!("{line}\n"));
        assert!(
            !output.status.success() && text(&output.stderr).contains("large.bin: File too large"),
            "{line}"
        );
        assert_eq!(fs::metadata(place.path().join("large.bin")).expect("is there").len(), 3 << 30);
    }
    let output = run(place.path(), &["python", "-c", "open('large.bin', 'rb').read()"]);
    assert!(
        text(&output.stderr).contains("OSError: [Errno 27] File too large: 'large.bin'"),
        "{}",
        text(&output.stderr)
    );
}

/// What was printed is out although the command does not come to its end.
#[test]
fn output_comes_as_it_is_printed() {
    let place = place();
    let program = "print('first')\nimport sys\nprint('second', file=sys.stderr)\nwhile True: pass";
    let mut child = started(&mut binary(place.path(), &["python", "-c", program]));
    drop(child.stdin.take());
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("output")).read_line(&mut line).expect("a line");
    assert_eq!(line, "first\n");
    child.kill().expect("it is ended");
    let output = child.wait_with_output().expect("it ended");
    assert!(text(&output.stderr).starts_with("second") || output.stderr.is_empty());
}
