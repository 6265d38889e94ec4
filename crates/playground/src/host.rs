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
    /// Bytes that are allocated, where the program counts them; 0 where it does not.
    fn memory(&self) -> usize {
        0
    }
    /// The time now.
    fn now(&self) -> Clock;
    /// Sixteen random bytes (uuid4, revision ids).
    fn random(&self) -> [u8; 16];
    /// The id for the next generated revision (twelve hexadecimal digits); `used` are the ids that
    /// exist. As Alembic does: the last twelve digits of a random uuid.
    fn revision_id(&self, used: &[String]) -> String {
        let digits = self.random()[10..].iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
        // One that is taken gives way to the next: chance may be the same again.
        let mut ids = (digits..).map(|id| format!("{:012x}", id & 0xffff_ffff_ffff));
        ids.find(|id| !used.contains(id)).unwrap_or_default()
    }
    /// The create date of a new script, where it is pinned (`YYYY-MM-DD HH:MM:SS.ffffff`), or none
    /// for now.
    fn create_date(&self) -> Option<String> {
        None
    }
}
