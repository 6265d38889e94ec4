//! The one door by which time and chance come in.

/// A moment: microseconds since 1970-01-01 UTC, and the local zone's offset from UTC in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Microseconds since the epoch, UTC.
    pub micros: i64,
    /// Local time minus UTC, in seconds.
    pub offset: i32,
}

/// What the engine may ask of the world outside.
pub trait Host {
    /// The time now.
    fn now(&self) -> Clock;
    /// Sixteen random bytes (uuid4, revision ids).
    fn random(&self) -> [u8; 16];
    /// The id for the next generated revision (twelve hexadecimal digits); `used` are the ids that exist.
    fn revision_id(&self, used: &[String]) -> String;
    /// The create date of a new script, where it is pinned (`YYYY-MM-DD HH:MM:SS.ffffff`), or none for now.
    fn create_date(&self) -> Option<String> {
        None
    }
}

/// A host for tests and recordings: the oracle's pinned ids and date.
pub struct Fixed {
    /// The ids to hand out, in order (the oracle's `sha256("rev-%d" % k)[:12]`).
    pub ids: Vec<String>,
    /// The time told.
    pub clock: Clock,
}

impl Host for Fixed {
    fn now(&self) -> Clock {
        self.clock
    }
    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
    fn revision_id(&self, used: &[String]) -> String {
        let free = self.ids.iter().find(|id| !used.contains(id));
        free.cloned().unwrap_or_else(|| "ffffffffffff".into())
    }
    fn create_date(&self) -> Option<String> {
        Some("2024-01-02 03:04:05.678901".into())
    }
}
