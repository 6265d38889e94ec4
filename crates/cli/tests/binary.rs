//! The binary from outside: lesson 1's first steps on a folder on disk.
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Tests that do what lesson 1 does count from the day its scenario stands in passing.txt.
fn counts() -> bool {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/passing.txt");
    let listed = fs::read_to_string(list)
        .is_ok_and(|list| list.lines().any(|line| line == "lesson1_flask_migrate"));
    if !listed {
        println!("waits: lesson1_flask_migrate is not in tests/passing.txt yet");
    }
    listed
}

/// A folder with the files that lesson 1 starts with.
fn project() -> tempfile::TempDir {
    let start = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/examples/lesson1/server");
    let place = tempfile::tempdir().expect("a folder");
    for name in ["app.py", "models.py"] {
        fs::copy(start.join(name), place.path().join(name)).expect("the start project");
    }
    place
}

/// Runs the binary over a folder with some standard input.
fn run(folder: &Path, words: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_playground"));
    command.arg("--project").arg(folder).args(words).env("FLASK_APP", "app.py");
    let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().expect("the binary starts");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_command_writes_into_the_folder_and_tells_its_exit_code() {
    if !counts() {
        return;
    }
    let place = project();
    let made = run(place.path(), &["flask", "db", "init"], "");
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("Generating /playground/migrations/env.py ...  done"));
    assert!(place.path().join("migrations/env.py").is_file());
    assert!(place.path().join("migrations/versions").is_dir());
    let again = run(place.path(), &["flask", "db", "upgrade", "nope"], "");
    assert_ne!(again.status.code(), Some(0));
}

#[test]
fn words_with_blanks_stay_one_word_and_log_lines_go_to_standard_error() {
    if !counts() {
        return;
    }
    let place = project();
    run(place.path(), &["flask", "db", "init"], "");
    let made = run(place.path(), &["flask", "db", "migrate", "-m", "Initial migration."], "");
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(
        text(&made.stderr).contains("INFO  [alembic.runtime.migration] Context impl SQLiteImpl.")
    );
    assert!(!text(&made.stdout).contains("INFO"));
    let scripts =
        fs::read_dir(place.path().join("migrations/versions")).expect("scripts").flatten();
    let names: Vec<String> =
        scripts.map(|entry| text(entry.file_name().as_encoded_bytes())).collect();
    assert!(names.iter().any(|name| name.ends_with("_initial_migration.py")), "{names:?}");
}

#[test]
fn standard_input_reaches_the_program_and_rows_reach_the_disk() {
    if !counts() {
        return;
    }
    let place = project();
    run(place.path(), &["flask", "db", "init"], "");
    run(place.path(), &["flask", "db", "migrate"], "");
    run(place.path(), &["flask", "db", "upgrade"], "");
    let lines = "from models import db, Employee\ndb.session.add(Employee(name='Kai'))\ndb.session.commit()\n";
    let shell = run(place.path(), &["flask", "shell"], lines);
    assert!(shell.status.success(), "{}", text(&shell.stderr));
    let asked = run(place.path(), &["sqlite3", "instance/app.db"], "SELECT name FROM employees;\n");
    assert_eq!(text(&asked.stdout), "Kai\n");
}

#[test]
fn without_a_command_lines_are_read_and_here_documents_with_them() {
    if !counts() {
        return;
    }
    let place = project();
    let lines = "flask db init\nflask db migrate\nflask db upgrade\nflask shell <<EOF\nprint(6 * 7)\nEOF\nflask db current\n";
    let done = run(place.path(), &[], lines);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(text(&done.stdout).contains("42"));
    assert!(text(&done.stdout).contains("(head)"));
}

#[test]
fn a_shells_commands_work_on_the_folder() {
    let place = project();
    let done = run(place.path(), &["python", "-c", "print(6 * 7)"], "");
    assert_eq!(
        (text(&done.stdout).as_str(), done.status.code()),
        ("42\n", Some(0)),
        "{}",
        text(&done.stderr)
    );
    let made =
        run(place.path(), &["sqlite3", "x.db"], "create table t (a);\ninsert into t values (7);\n");
    assert!(made.status.success(), "{}", text(&made.stderr));
    let read = run(place.path(), &["sqlite3", "x.db", "select a from t"], "");
    assert_eq!(text(&read.stdout), "7\n");
    assert_eq!(run(place.path(), &["nonsense"], "").status.code(), Some(127));
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let done = run(Path::new("/no/such/folder"), &["ls"], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("/no/such/folder"));
}

/// Programs that would run for ever or use everything up end soon, with an error that says what
/// happened, and the next command works.
#[test]
fn a_hostile_program_ends_soon_and_says_why() {
    let hostile = [
        ("while True: pass", "TimeoutError: the playground stops a run"),
        ("'a' * 10 ** 10", "MemoryError"),
        ("10 ** 10 ** 8", "MemoryError"),
        ("[0] * 10 ** 10", "MemoryError"),
        ("def f(): return f()\nf()", "RecursionError: maximum recursion depth exceeded"),
        ("class A:\n    def __repr__(self): return repr(self)\nrepr(A())", "RecursionError"),
        ("def g():\n    while 1: yield 1\nlist(g())", "Error"),
        (
            "while True: print('x' * 1000)",
            "OSError: the playground stops a run that prints more than",
        ),
        ("import re\nprint(re.match('(a+)+$', 'a' * 40 + 'b'))", ""),
        (
            "int('9' * 10 ** 6)",
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion",
        ),
        (
            "while 1:\n    try:\n        while 1: pass\n    except BaseException: pass",
            "TimeoutError",
        ),
        ("a = []\nfor i in range(300000): a = [a]\nb = ()\nfor i in range(300000): b = (b,)", ""),
    ];
    for (program, said) in hostile {
        let place = tempfile::tempdir().expect("a folder");
        fs::write(place.path().join("hostile.py"), program).expect("a program");
        let began = std::time::Instant::now();
        let output = run(place.path(), &["python", "hostile.py"], "");
        let code = output.status.code().expect("no signal ends it");
        assert!(code == 0 || code == 1, "{program}: {code}");
        assert!(began.elapsed().as_secs() < 6, "{program} took {:?}", began.elapsed());
        assert!(text(&output.stderr).contains(said), "{program}: {}", text(&output.stderr));
    }
    let place = tempfile::tempdir().expect("a folder");
    fs::write(place.path().join("nested.py"), "(".repeat(100_000) + &")".repeat(100_000))
        .expect("a program");
    let output = run(place.path(), &[], "python nested.py\npython -c 'print(6 * 7)'\n");
    assert!(
        text(&output.stderr).contains("SyntaxError: too many nested parentheses"),
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stdout).contains("42"), "{}", text(&output.stdout));
}

#[test]
fn a_folder_leaves_as_link_and_zip_and_comes_back_elsewhere() {
    let place = project();
    let linked = run(place.path(), &["--link"], "");
    let link = text(&linked.stdout);
    assert!(link.starts_with("v1.") && link.len() < 400, "{link}");
    let zip = place.path().join("../leaves.zip");
    assert!(run(place.path(), &["--zip", &zip.to_string_lossy()], "").status.success());
    for what in [link.trim(), &*zip.to_string_lossy()] {
        let other = tempfile::tempdir().expect("a folder");
        let taken = run(other.path(), &["--take", what], "");
        assert!(taken.status.success(), "{}", text(&taken.stderr));
        for name in ["app.py", "models.py"] {
            assert_eq!(
                fs::read(other.path().join(name)).expect("came in"),
                fs::read(place.path().join(name)).expect("is there")
            );
        }
        assert!(
            !run(other.path(), &["--take", what], "").status.success(),
            "what is there is not overwritten"
        );
    }
    fs::remove_file(zip).expect("was written");
    let refused = run(place.path(), &["--take", "v1.nothing"], "");
    assert!(
        !refused.status.success() && text(&refused.stderr).contains("damaged"),
        "{}",
        text(&refused.stderr)
    );
}
