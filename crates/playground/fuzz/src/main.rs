//! Brings whatever bytes come: as a link, a zip, a database or a SQL script, as DOOR says. A
//! refusal is fine; a panic, an abort, three seconds or 512 MB are a bug. What comes in as a link
//! or a zip must come back the same once more.
#![no_main]
use libfuzzer_sys::fuzz_target;
use playground::{Clock, Host, Session, Settings, door};
use project::{Change, Project};
use std::rc::Rc;
use std::sync::LazyLock;

static DOOR: LazyLock<String> =
    LazyLock::new(|| std::env::var("DOOR").unwrap_or_else(|_| "link".into()));

/// A world whose clock is the machine's, so that what is too long is stopped.
struct Machine;

impl Host for Machine {
    fn now(&self) -> Clock {
        let since =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Clock { micros: i64::try_from(since.as_micros()).unwrap_or_default(), offset: 0 }
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}

fn start(project: Project) -> Session {
    Session::open(
        project,
        Settings { seconds: 1, steps: 3_000_000, ..Settings::default() },
        Rc::new(Machine),
    )
}

fn take(name: &str, bytes: &[u8]) {
    let files = vec![Change { path: name.into(), content: Some(bytes.to_vec()) }];
    let Ok(imported) = door::take(name, files, start) else { return };
    if name.ends_with(".zip") {
        let packed = share::export::zip(&imported.bundle).expect("what came in goes out");
        let again = share::archive::read(&packed)
            .and_then(|files| share::import::project(name, files.files));
        assert_eq!(
            again.expect("and comes in again").bundle.project.files,
            imported.bundle.project.files
        );
    }
}

fuzz_target!(|data: &[u8]| {
    match DOOR.as_str() {
        "zip" => take("fuzz.zip", data),
        "database" => take("fuzz.db", data),
        "sql" => take("fuzz.sql", data),
        _ => {
            let text = String::from_utf8_lossy(data);
            if let Ok(opened) = share::link::decode(&text) {
                let again = share::link::decode(&share::link::encode(&opened.bundle))
                    .expect("what was opened can be sent");
                assert_eq!(again.damage, None);
                assert_eq!(again.bundle, opened.bundle);
            }
        }
    }
});
