//! Which SQLite the playground is: 3.40 unless the project says otherwise.
use playground::{Session, Settings};
use project::Project;
use scenarios::Pinned;
use std::rc::Rc;

fn said(session: &mut Session, line: &str) -> (u8, String) {
    let outcome = session.run(line, None);
    (outcome.exit, outcome.transcript.iter().map(|event| event.pipe.as_str()).collect())
}

#[test]
fn what_only_newer_ones_accept_is_refused_until_asked_for() {
    let mut session =
        Session::open(Project::default(), Settings::default(), Rc::new(Pinned::new(0)));
    let alter = "sqlite3 app.db \"CREATE TABLE IF NOT EXISTS t (a); ALTER TABLE t ALTER COLUMN a SET NOT NULL\"";
    let (exit, text) = said(&mut session, alter);
    assert!(exit != 0 && text.contains("near \"ALTER\": syntax error"), "{text}");
    said(&mut session, "export PLAYGROUND_SQLITE=3.53");
    assert_eq!(said(&mut session, alter), (0, String::new()));
    let (_, schema) = said(&mut session, "sqlite3 app.db .schema");
    assert!(schema.contains("NOT NULL"), "{schema}");
    said(&mut session, "unset PLAYGROUND_SQLITE");
    assert!(said(&mut session, alter).0 != 0);
}
