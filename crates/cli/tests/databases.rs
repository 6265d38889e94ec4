//! Databases are opened where they lie: nothing is written that no statement changed, and other
//! programs may have them too.
#![cfg(unix)]
mod shell;

use shell::{asked, binary, done, mark, python, run, said, started, text};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A Flask project whose database another program made, in one of the forms that SQLite knows.
fn project(pragmas: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let app = "from flask import Flask\nfrom flask_migrate import Migrate\nfrom flask_sqlalchemy import SQLAlchemy\n\
        app = Flask(__name__)\napp.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:////playground/app.db'\n\
        db = SQLAlchemy(app)\nMigrate(app, db)\nclass T(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    name = db.Column(db.String)\n";
    fs::write(place.path().join("app.py"), app).expect("an app");
    let made = python(
        place.path(),
        &format!(
            "c = sqlite3.connect('app.db')\nc.executescript('''{pragmas}; CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);\
             INSERT INTO t (name) VALUES ('one'), ('two')''')\nc.commit()"
        ),
    );
    assert!(made.status.success(), "{}", text(&made.stderr));
    place
}

const FORMS: [&str; 5] = [
    "SELECT 1",
    "PRAGMA journal_mode=WAL",
    "PRAGMA encoding='UTF-16le'",
    "PRAGMA encoding='UTF-16be'",
    "PRAGMA page_size=1024",
];

#[test]
fn what_only_reads_writes_nothing() {
    for form in FORMS {
        let place = project(form);
        let folder = place.path();
        said(folder, &["flask", "db", "init"]);
        let before = (mark(&folder.join("app.db")), mark(&folder.join("app.py")));
        for line in [
            &["ls"][..],
            &["echo", "hello"],
            &["flask", "db", "current"],
            &["flask", "db", "heads"],
            &["sqlite3", "app.db", ".tables"],
            &["sqlite3", "app.db", "select * from t"],
            &["advise"],
        ] {
            said(folder, line);
            assert_eq!(
                (mark(&folder.join("app.db")), mark(&folder.join("app.py"))),
                before,
                "{form}: {line:?}"
            );
        }
        assert_eq!(
            said(folder, &["sqlite3", "app.db", "select name from t"]),
            "one\ntwo\n",
            "{form}"
        );
    }
}

#[test]
fn what_writes_keeps_the_form() {
    for form in FORMS {
        let place = project(form);
        let folder = place.path();
        said(folder, &["flask", "db", "init"]);
        said(folder, &["sqlite3", "app.db", "insert into t (name) values ('three')"]);
        fs::write(
            folder.join("more.py"),
            "from app import app, db, T\nwith app.app_context():\n    db.session.add(T(name='vier'))\n    db.session.commit()\n",
        )
        .expect("a program");
        said(folder, &["python", "more.py"]);
        assert_eq!(
            asked(folder, "app.db", "select group_concat(name) from t"),
            "one,two,three,vier",
            "{form}"
        );
        assert_eq!(asked(folder, "app.db", "pragma integrity_check"), "ok");
        for pragma in ["journal_mode", "encoding", "page_size"] {
            let fresh = project(form);
            let of = |folder: &Path| asked(folder, "app.db", &format!("pragma {pragma}"));
            assert_eq!(of(folder), of(fresh.path()), "{form}: {pragma}");
        }
    }
}

/// A log that another program left, or still writes, is read through and not lost.
#[test]
fn changes_in_a_log_are_seen() {
    let place = project("PRAGMA journal_mode=WAL");
    let folder = place.path();
    let mut holder = std::process::Command::new("python3");
    let program = "import sqlite3, sys\nc = sqlite3.connect('app.db')\nc.execute(\"INSERT INTO t (name) VALUES ('log')\")\n\
        c.commit()\nprint('ready', flush=True)\nsys.stdin.read()\n";
    let mut holder = started(holder.current_dir(folder).args(["-c", program]));
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(holder.stdout.as_mut().expect("its output")),
        &mut String::new(),
    )
    .expect("it is ready");
    assert!(
        fs::metadata(folder.join("app.db-wal")).is_ok_and(|found| found.len() > 0),
        "it waits in the log"
    );
    assert_eq!(said(folder, &["sqlite3", "app.db", "select count(*) from t"]), "3\n");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let zip = elsewhere.path().join("leaves.zip");
    said(folder, &["--zip", &zip.to_string_lossy()]);
    let other = tempfile::tempdir().expect("a folder");
    said(other.path(), &["--take", &zip.to_string_lossy()]);
    assert_eq!(said(other.path(), &["sqlite3", "app.db", "select count(*) from t"]), "3\n");
    assert!(!other.path().join("app.db-wal").exists(), "the log is in the database");
    said(folder, &["sqlite3", "app.db", "insert into t (name) values ('ours')"]);
    holder.kill().expect("it is ended");
    holder.wait().expect("it ended");
    assert_eq!(said(folder, &["sqlite3", "app.db", "select count(*) from t"]), "4\n");
    assert_eq!(asked(folder, "app.db", "select count(*) from t"), "4");
}

/// What is no database says so in the real tools' words, and stays as it is; what does not ask for
/// it does not fail.
#[test]
fn what_cannot_be_opened_is_named_and_stays() {
    let many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 900) \
        INSERT INTO t (name) SELECT hex(randomblob(100)) FROM n";
    let place = project("SELECT 1");
    said(place.path(), &["sqlite3", "app.db", many]);
    let whole = fs::read(place.path().join("app.db")).expect("a database");
    let encrypted: Vec<u8> = whole.iter().map(|byte| byte ^ 0x5a).collect();
    let magic = [b"SQLite format 3\0".as_slice(), &[7; 4080]].concat();
    let text_file = b"just a text, however long it may be".to_vec();
    let folder = place.path();
    said(folder, &["flask", "db", "init"]);
    let mut reasons = Vec::new();
    for bytes in
        [whole[..whole.len() / 2].to_vec(), whole[..3000].to_vec(), encrypted, text_file, magic]
    {
        for name in ["app.db", "other.bin"] {
            fs::write(folder.join(name), &bytes).expect("something else");
        }
        let before = [mark(&folder.join("app.db")), mark(&folder.join("other.bin"))];
        let real = text(
            &python(folder, "sqlite3.connect('app.db').execute('select * from t').fetchall()")
                .stderr,
        );
        let reason = real.trim_end().rsplit(": ").next().expect("a reason");
        reasons.push(reason.to_string());
        said(folder, &["echo", "hello"]);
        said(folder, &["ls"]);
        for line in [&["flask", "db", "current"][..], &["sqlite3", "app.db", "select * from t"]] {
            let output = run(folder, line);
            assert_ne!(output.status.code(), Some(0), "{line:?}");
            assert!(
                text(&output.stderr).contains(reason),
                "{line:?}: {} is not {real}",
                text(&output.stderr)
            );
        }
        assert_eq!(
            [mark(&folder.join("app.db")), mark(&folder.join("other.bin"))],
            before,
            "{reason}"
        );
    }
    assert!(reasons.iter().any(|reason| reason == "file is not a database"), "{reasons:?}");
    assert!(
        reasons.iter().any(|reason| reason == "database disk image is malformed"),
        "{reasons:?}"
    );
}

#[test]
fn two_commands_at_once_lose_nothing() {
    let place = project("SELECT 1");
    let folder = place.path();
    fs::write(
        folder.join("add.py"),
        "import sqlite3, sys\nfor i in range(10):\n    c = sqlite3.connect('app.db')\n    c.execute('INSERT INTO t (name) VALUES (?)', (sys.argv[1],))\n    c.commit()\n    c.close()\n",
    )
    .expect("a program");
    let ours =
        ["a", "b", "c"].map(|name| started(&mut binary(folder, &["python", "add.py", name])));
    let other = python(
        folder,
        "for i in range(10):\n    c = sqlite3.connect('app.db')\n    c.execute(\"INSERT INTO t (name) VALUES ('real')\")\n    c.commit()\n    c.close()",
    );
    assert!(other.status.success(), "{}", text(&other.stderr));
    for child in ours {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    assert_eq!(asked(folder, "app.db", "select count(*) from t"), "42");
    assert_eq!(asked(folder, "app.db", "pragma integrity_check"), "ok");
}

/// Python's module waits five seconds for a lock, or as long as it is told; the shell does not
/// wait.
#[test]
fn a_locked_database_is_waited_for_as_the_real_tools_do() {
    let place = project("SELECT 1");
    let folder = place.path();
    let program = "import sqlite3, sys\nc = sqlite3.connect('app.db', isolation_level=None)\nc.execute('BEGIN EXCLUSIVE')\n\
        print('ready', flush=True)\nsys.stdin.read()\n";
    let mut holder =
        started(std::process::Command::new("python3").current_dir(folder).args(["-c", program]));
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(holder.stdout.as_mut().expect("its output")),
        &mut String::new(),
    )
    .expect("it is ready");
    let began = Instant::now();
    let shell = run(folder, &["sqlite3", "app.db", "insert into t (name) values ('x')"]);
    assert!(began.elapsed() < Duration::from_secs(4), "the shell waited {:?}", began.elapsed());
    assert!(text(&shell.stderr).contains("database is locked"), "{}", text(&shell.stderr));
    for (timeout, least, most) in [("", 5, 9), (", timeout=1", 1, 4)] {
        let insert =
            format!("import sqlite3; sqlite3.connect('app.db'{timeout}).execute('DELETE FROM t')");
        let began = Instant::now();
        let output = run(folder, &["python", "-c", &insert]);
        let took = began.elapsed();
        assert!(text(&output.stderr).ends_with("sqlite3.OperationalError: database is locked\n"));
        assert!(
            took >= Duration::from_secs(least) && took < Duration::from_secs(most),
            "{timeout}: {took:?}"
        );
    }
    drop(holder.stdin.take());
    holder.wait().expect("it ended");
    assert_eq!(asked(folder, "app.db", "select count(*) from t"), "2");
}

#[test]
fn a_trace_and_advice_still_know_the_rows() {
    let place = project("PRAGMA journal_mode=WAL");
    let folder = place.path();
    said(folder, &["flask", "db", "init"]);
    said(folder, &["flask", "db", "stamp", "head"]);
    let app = fs::read_to_string(folder.join("app.py")).expect("the app");
    fs::write(folder.join("app.py"), app.replace("    name = db.Column(db.String)\n", ""))
        .expect("a model less");
    said(folder, &["flask", "db", "migrate"]);
    assert!(said(folder, &["advise"]).contains("t.name"), "{}", said(folder, &["advise"]));
    let traced = done(&mut binary(folder, &["--trace", "-", "flask", "db", "upgrade"]), "");
    let traced = text(&traced.stdout);
    assert!(traced.contains("DROP TABLE t") && traced.contains("\"exact\": true"), "{traced}");
    assert_eq!(asked(folder, "app.db", "select count(*) from pragma_table_info('t')"), "1");
}

/// A database larger than the memory there is: nobody reads it whole.
#[test]
fn a_large_database_is_not_read_whole() {
    let place = project("SELECT 1");
    let folder = place.path();
    said(folder, &["flask", "db", "init"]);
    let grown = python(
        folder,
        "c = sqlite3.connect('app.db')\nc.execute('CREATE TABLE big (a)')\nfor i in range(3): c.execute('INSERT INTO big VALUES (zeroblob(150000000))')\nc.commit()",
    );
    assert!(grown.status.success(), "{}", text(&grown.stderr));
    let before = mark_without_bytes(&folder.join("app.db"));
    let line = "ulimit -v 300000; exec \"$0\" --project \"$@\"";
    for words in
        [&["flask", "db", "current"][..], &["sqlite3", "app.db", "select count(*) from t"], &["ls"]]
    {
        let mut command = std::process::Command::new("sh");
        let output = done(
            command.args(["-c", line, env!("CARGO_BIN_EXE_playground")]).arg(folder).args(words),
            "",
        );
        assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    }
    assert_eq!(mark_without_bytes(&folder.join("app.db")), before);
}

fn mark_without_bytes(path: &Path) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(path).expect("it is there");
    (found.ino(), found.mtime(), found.mtime_nsec())
}
