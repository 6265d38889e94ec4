//! The database layer: Python 3.11's transactions, its errors, SQLite 3.40's refusals, databases as
//! bytes.

use sqlite::{Binding, Compatibility, Connection, Databases, SqlValue, SqliteClass};

fn run(c: &Connection, sql: &str) -> Vec<Vec<SqlValue>> {
    c.execute(sql, &Binding::default()).unwrap().rows
}

fn complaint(c: &Connection, sql: &str) -> (SqliteClass, String) {
    let e = c.execute(sql, &Binding::default()).unwrap_err();
    (e.class, e.message)
}

#[test]
fn ddl_is_not_rolled_back_before_the_first_dml() {
    let databases = Databases::default();
    let c = databases.connect("/app.db").unwrap();
    run(&c, "CREATE TABLE a (x)");
    assert!(!c.in_transaction());
    run(&c, "INSERT INTO a VALUES (1)");
    assert!(c.in_transaction());
    run(&c, "CREATE TABLE b (x)");
    c.rollback().unwrap();
    assert_eq!(run(&c, "SELECT name FROM sqlite_master"), vec![vec![SqlValue::Text("a".into())]]);
    assert_eq!(run(&c, "SELECT count(*) FROM a"), vec![vec![SqlValue::Int(0)]]);
}

#[test]
fn connections_share_a_database_and_its_locks() {
    let databases = Databases::default();
    let (one, two) = (databases.connect("/app.db").unwrap(), databases.connect("/app.db").unwrap());
    run(&one, "CREATE TABLE a (x)");
    run(&one, "INSERT INTO a VALUES (1)");
    assert_eq!(
        complaint(&two, "INSERT INTO a VALUES (2)"),
        (SqliteClass::Operational, "database is locked".to_owned())
    );
    one.commit().unwrap();
    assert_eq!(run(&two, "SELECT x FROM a"), vec![vec![SqlValue::Int(1)]]);
}

#[test]
fn a_database_travels_as_bytes() {
    let databases = Databases::default();
    let c = databases.connect("/app.db").unwrap();
    assert_eq!(databases.bytes("/app.db").unwrap(), Some(Vec::new()));
    run(&c, "CREATE TABLE a (x)");
    run(&c, "INSERT INTO a VALUES (7)");
    c.commit().unwrap();
    let bytes = databases.bytes("/app.db").unwrap().unwrap();
    assert_eq!(&bytes[..15], b"SQLite format 3");
    let other = Databases::default();
    other.load("/copy.db", &bytes).unwrap();
    let d = other.connect("/copy.db").unwrap();
    assert_eq!(run(&d, "SELECT x FROM a"), vec![vec![SqlValue::Int(7)]]);
    assert_eq!(other.bytes("/nothing.db").unwrap(), None);
}

#[test]
fn errors_are_those_of_the_module() {
    let c = Databases::default().connect_memory().unwrap();
    run(&c, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL UNIQUE, CHECK (a > 0))");
    let text = |sql: &str| complaint(&c, sql);
    assert_eq!(
        text("INSERT INTO t VALUES (1, NULL)"),
        (SqliteClass::Integrity, "NOT NULL constraint failed: t.b".into())
    );
    assert_eq!(
        text("INSERT INTO t VALUES (-1, 'x')"),
        (SqliteClass::Integrity, "CHECK constraint failed: a > 0".into())
    );
    assert_eq!(
        text("INSERT INTO t VALUES ('zz', 'x')"),
        (SqliteClass::Integrity, "datatype mismatch".into())
    );
    assert_eq!(text("selec"), (SqliteClass::Operational, "near \"selec\": syntax error".into()));
    assert_eq!(
        text("SELECT nope FROM t"),
        (SqliteClass::Operational, "no such column: nope".into())
    );
    assert_eq!(
        text("SELECT * FROM none"),
        (SqliteClass::Operational, "no such table: none".into())
    );
    assert_eq!(
        text("SELECT 1; SELECT 2"),
        (SqliteClass::Programming, "You can only execute one statement at a time.".into())
    );
    assert_eq!(
        text("SELECT ?"),
        (
            SqliteClass::Programming,
            "Incorrect number of bindings supplied. The current statement uses 1, and there are 0 supplied.".into()
        )
    );
    // A file of the project can be attached, but what SQLite would have to work out could be a file
    // of the machine.
    let computed = text("ATTACH 'oth' || 'er.db' AS o");
    assert_eq!(computed, (SqliteClass::Database, "not authorized".into()));
    run(&c, "ATTACH 'other.db' AS o");
    run(&c, "CREATE TABLE o.t (a INTEGER)");
    assert!(!std::path::Path::new("other.db").exists());
    assert_eq!(run(&c, "SELECT \"nope\""), vec![vec![SqlValue::Text("nope".into())]]);
}

#[test]
fn a_newer_sqlite_is_held_back() {
    let c = Databases::default().connect_memory().unwrap();
    run(&c, "CREATE TABLE t (a INTEGER)");
    for (sql, near) in [
        ("ALTER TABLE t ALTER COLUMN a SET NOT NULL", "ALTER"),
        ("alter table t alter a drop not null", "alter"),
        ("ALTER TABLE \"t\" ADD CONSTRAINT c CHECK (a > 1)", "CONSTRAINT"),
        ("ALTER TABLE main.t DROP CONSTRAINT c", "CONSTRAINT"),
        ("ALTER TABLE t ADD CHECK (a > 1)", "CHECK"),
    ] {
        assert_eq!(
            complaint(&c, sql),
            (SqliteClass::Operational, format!("near \"{near}\": syntax error"))
        );
    }
    run(&c, "ALTER TABLE t ADD COLUMN b INTEGER");
    c.set_compatibility(Compatibility::Bundled);
    run(&c, "ALTER TABLE t ALTER COLUMN b SET NOT NULL");
}

#[test]
fn a_runaway_statement_is_interrupted() {
    let databases = Databases::default();
    databases.budget().refill(100_000);
    let c = databases.connect_memory().unwrap();
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    assert_eq!(complaint(&c, endless), (SqliteClass::Operational, "interrupted".into()));
}
