//! Time and chance as the machine tells them.
use cap::Cap;
use chrono::{Local, Utc};
use playground::{Clock, Host};
use std::alloc::System;

/// The machine as the engine's host.
pub struct Machine;

/// All memory is counted, so that a run that asks for too much gets a MemoryError.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

impl Host for Machine {
    fn memory(&self) -> usize {
        MEMORY.allocated()
    }

    fn now(&self) -> Clock {
        Clock {
            micros: Utc::now().timestamp_micros(),
            offset: Local::now().offset().local_minus_utc(),
        }
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

/// A write beyond a limit of file sizes is an error, as in Python, and does not end the process.
#[cfg(unix)]
pub fn bear_size_limits() {
    let heard = std::sync::Arc::default();
    // Where no handler can be set, the process ends at the limit; files are whole even so.
    drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, heard));
}

/// Other systems have no such signal.
#[cfg(not(unix))]
pub fn bear_size_limits() {}
