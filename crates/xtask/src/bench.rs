//! `bench` and `fuzz`: what they will measure is decided, the measuring comes with the engine.
use crate::run::Failed;

const PLAN: &str = "\
bench measures, once the engine runs:
  one upgrade or downgrade step of lesson 1          at most 20 ms
  35 revisions on 100 rows                           at most 50 ms
  autogenerate on a 200-table models file            reported
  keystroke to paint while the engine works          16 ms median, 50 ms at the 95th percentile
  worker start to first answer                       reported
Nothing is measured yet.";

const FUZZ: &str = "\
fuzz throws, once the engine runs, random scripts, models, command lines and database files at Session
and looks for panics. Nothing is thrown yet.";

/// Says what is measured.
pub fn run() -> Result<(), Failed> {
    println!("{PLAN}");
    Ok(())
}

/// Says what is thrown.
pub fn fuzz() -> Result<(), Failed> {
    println!("{FUZZ}");
    Ok(())
}
