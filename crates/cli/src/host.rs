//! Time and chance as the machine tells them.
use chrono::{Local, Utc};
use playground::{Clock, Host};

/// The machine as the engine's host.
pub struct Machine;

impl Host for Machine {
    fn now(&self) -> Clock {
        Clock { micros: Utc::now().timestamp_micros(), offset: Local::now().offset().local_minus_utc() }
    }

    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        // Without chance the time is better than nothing: an id need only be new.
        if getrandom::fill(&mut bytes).is_err() {
            bytes[8..].copy_from_slice(&Utc::now().timestamp_micros().to_le_bytes());
        }
        bytes
    }

    /// As Alembic does: the last twelve digits of a random uuid.
    fn revision_id(&self, used: &[String]) -> String {
        loop {
            let id: String = self.random()[10..].iter().map(|byte| format!("{byte:02x}")).collect();
            if !used.contains(&id) {
                return id;
            }
        }
    }
}
