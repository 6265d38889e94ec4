//! Goals against facts.
use super::*;
use crate::Lesson;
use project::{Index, Tag};

fn table(name: &str, columns: &[(&str, &str, &str)], rows: i64) -> Table {
    let column = |(name, kind, notes): &(&str, &str, &str)| Column {
        name: (*name).into(),
        kind: (*kind).into(),
        notes: (*notes).into(),
        ..Column::default()
    };
    let indexes = vec![Index { name: "by_name".into(), ..Index::default() }];
    Table {
        name: name.into(),
        columns: columns.iter().map(column).collect(),
        rows,
        indexes,
        ..Table::default()
    }
}

fn revision(id: &str, message: &str, head: bool, current: bool) -> Revision {
    Revision { id: id.into(), message: message.into(), head, current, ..Revision::default() }
}

/// A project with a table of two rows, two scripts, the database at the older one.
fn with_facts(look: impl Fn(&Facts)) {
    let columns = [
        ("id", "INTEGER", "primary key, not null"),
        ("name", "VARCHAR", "not null"),
        ("age", "INTEGER", ""),
    ];
    let database = Database {
        path: "app.db".into(),
        tables: vec![table("people", &columns, 2)],
        versions: vec!["a1".into()],
        ..Database::default()
    };
    let revisions = [revision("b2", "add age", true, false), revision("a1", "people", false, true)];
    let files = BTreeMap::from([(
        "versions/a1_people.py".to_string(),
        b"def upgrade():\n    pass\n".to_vec(),
    )]);
    let ask = |_: &str, sql: &str| {
        let wanted = "SELECT EXISTS (SELECT 1 FROM \"people\" WHERE \"name\" = 'O''Neill' AND \"age\" IS NULL)";
        Some(i64::from(sql == wanted))
    };
    look(&Facts { databases: &[database], revisions: &revisions, files: &files, ask: &ask });
}

#[test]
fn goals_hold_or_say_how_it_is() {
    with_facts(|facts| {
        let cases = [
            ("table people", true, ""),
            ("table people: name, id, age", true, ""),
            ("table people: id, name", false, "It has id, name, age."),
            ("table person", false, ""),
            ("table person: id", false, "It is not there yet."),
            ("no table person", true, ""),
            ("no table people", false, "It is still there."),
            ("column people.name: varchar, not null", true, ""),
            ("column people.age: null", true, ""),
            ("column people.name: null", false, "It is VARCHAR, not null."),
            ("no column people.city", true, ""),
            ("index by_name", true, ""),
            ("no index by_age", true, ""),
            ("rows people: 2", true, ""),
            ("rows people: at least 3", false, "It has 2 rows."),
            ("row people: name = 'O''Neill', age = null", true, ""),
            ("row people: name = 'O''Neil'", false, "No row is like this."),
            ("row people: street = 'x'", false, "people has no column street."),
            ("revisions: 2", true, ""),
            ("revisions: 1", false, "There are 2."),
            ("heads: 1", true, ""),
            ("revision add age", true, ""),
            ("no revision add city", true, ""),
            ("at \"people\"", true, ""),
            ("at head", false, "It is at people."),
            ("at base", false, "It is at people."),
            ("file versions/*_people.py: def upgrade", true, ""),
            ("file versions/*_age.py", false, ""),
            ("file models.py: x", false, "It is not there yet."),
            ("no file models.py", true, ""),
        ];
        for (line, holds, now) in cases {
            assert_eq!(
                Goal::parse(line).expect(line).check(facts),
                (holds, now.to_string()),
                "{line}"
            );
        }
    });
}

#[test]
fn ids_and_files_are_those_of_the_project() {
    let text = "# T\n\n## One\n\n```console\n$ alembic downgrade {people}\n$ echo {nothing}\n```\n\n\
        ```py versions/*_people.py\ndef upgrade():\n    x()\n```\n\n```py versions/*_age.py\ndef upgrade():\n    x()\n```\n\n\
        ```goal\nat head\n```\n";
    with_facts(|facts| {
        let shown = Lesson::parse(text).show("lesson.md", 7, facts);
        let found = |tag: Tag| {
            let fitting = shown.pieces.iter().filter(move |piece| piece.tag == tag);
            fitting.map(|piece| (piece.aim.as_str(), piece.text.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(found(Tag::Type)[0], ("alembic downgrade a1", "$ alembic downgrade a1"));
        assert_eq!(found(Tag::Type)[1], ("echo {nothing}", "$ echo {nothing}"));
        assert_eq!(
            found(Tag::Put),
            [("versions/a1_people.py", "def upgrade():\n    x()\n"), ("", "")]
        );
        assert_eq!((shown.step, shown.steps, shown.is_done()), (0, 1, false));
        assert_eq!(shown.goals[0].text, "The database is at the newest script (head).");
    });
}

#[test]
fn an_empty_project_reaches_nothing_by_itself() {
    let facts =
        Facts { databases: &[], revisions: &[], files: &BTreeMap::new(), ask: &|_, _| None };
    for line in ["at head", "table a", "rows a: 0", "revisions: 1", "file a"] {
        assert!(!Goal::parse(line).expect(line).check(&facts).0, "{line}");
    }
    assert!(Goal::parse("at base").expect("reads").check(&facts).0);
}
