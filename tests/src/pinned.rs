//! The host of a played scenario: revision ids and the create date are those of the recorder.
use playground::{Clock, Host};
use sha2::{Digest, Sha256};
use std::cell::Cell;

/// The recorder's k-th revision id.
pub fn revision_id(k: u32) -> String {
    let digest = Sha256::digest(format!("rev-{k}"));
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Hands out the recorder's ids. An id counts as used only when it ends up in a script (see
/// [`Pinned::settle`]).
pub struct Pinned {
    clock: Clock,
    settled: Cell<u32>,
    next: Cell<u32>,
}

impl Pinned {
    /// A host that stands before the first id; `micros` is the time it tells.
    pub fn new(micros: i64) -> Pinned {
        let clock = Clock { micros, offset: 0 };
        Pinned { clock, settled: Cell::new(1), next: Cell::new(1) }
    }

    /// Before each command: ids asked for but never written are handed out again.
    pub fn start(&self) {
        self.next.set(self.settled.get());
    }

    /// After each step: passes over ids that a script now declares.
    pub fn settle(&self, written: impl Fn(&str) -> bool) {
        while written(&revision_id(self.settled.get())) {
            self.settled.set(self.settled.get() + 1);
        }
    }
}

impl Host for Pinned {
    fn now(&self) -> Clock {
        self.clock
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
    fn revision_id(&self, _used: &[String]) -> String {
        let k = self.next.get();
        self.next.set(k + 1);
        revision_id(k)
    }
    fn create_date(&self) -> Option<String> {
        Some("2024-01-02 03:04:05.678901".into())
    }
}
