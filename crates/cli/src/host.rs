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
}
