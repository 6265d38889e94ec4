//! A scenario's verdict: which of its steps were as recorded.
use crate::compare::{Difference, differences};
use crate::play::Player;
use crate::recording::{Observed, Recording};
use crate::scenario::Scenario;

/// What became of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepVerdict {
    /// Its number, from 1.
    pub number: usize,
    /// Its line.
    pub line: String,
    /// What is not as recorded; none where the step passed.
    pub differences: Vec<Difference>,
}

/// What became of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Its steps as far as they were played.
    pub steps: Vec<StepVerdict>,
    /// How many the recording has.
    pub total: usize,
    /// Why it could not be played to the end.
    pub broken: Option<String>,
}

impl Verdict {
    /// How many steps were as recorded.
    pub fn passed(&self) -> usize {
        self.steps.iter().filter(|step| step.differences.is_empty()).count()
    }

    /// Whether all of them were.
    pub fn ok(&self) -> bool {
        self.broken.is_none() && self.passed() == self.total
    }
}

/// Plays the scenario to its end and compares each step; `report` hears of each as it is done,
/// so that a panic loses nothing.
pub fn judge(
    scenario: &Scenario,
    recording: &Recording,
    player: &mut Player,
    report: &mut dyn FnMut(StepVerdict),
) {
    for (at, step) in scenario.steps.iter().enumerate() {
        let differences = match (player.step(step), recording.steps.get(at)) {
            (Ok(played), Some(recorded)) => compare(recorded, &played),
            (Ok(_), None) => vec![note("recording", "no such step")],
            (Err(error), _) => vec![note("step", &error.0)],
        };
        report(StepVerdict { number: at + 1, line: step.line.clone(), differences });
    }
}

/// A recording of another scenario must not pass.
fn compare(recorded: &Observed, played: &Observed) -> Vec<Difference> {
    if recorded.line != played.line {
        return vec![Difference {
            aspect: "line".into(),
            recorded: recorded.line.clone(),
            played: played.line.clone(),
        }];
    }
    differences(recorded, played)
}

fn note(aspect: &str, text: &str) -> Difference {
    Difference { aspect: aspect.into(), recorded: String::new(), played: format!("{text}\n") }
}
