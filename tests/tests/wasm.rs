//! The scenarios of passing.txt again, as WebAssembly in a worker of headless Chromium.
#![cfg(target_arch = "wasm32")]
use include_dir::{Dir, include_dir};
use scenarios::{Player, Recording, Scenario, StepVerdict, day, judge};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

static SCENARIOS: Dir = include_dir!("$CARGO_MANIFEST_DIR/scenarios");
static RECORDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/recorded");
const PASSING: &str = include_str!("../passing.txt");

fn text(folder: &'static Dir, path: &str) -> Option<&'static str> {
    folder.get_file(path).and_then(|file| file.contents_utf8())
}

/// The scenario's first step that is not as recorded.
fn first_failure(name: &str) -> Option<String> {
    let base = |name: &str| text(&SCENARIOS, &format!("base/{name}.txt")).map(String::from);
    let scenario = text(&SCENARIOS, &format!("{name}.txt")).expect("passing.txt names a scenario");
    let scenario = Scenario::parse(scenario, &base).expect("it parses");
    let recording = text(&RECORDED, &format!("{name}.json")).expect("it has a recording");
    let recording: Recording = serde_json::from_str(recording).expect("which is JSON");
    let micros = (js_sys::Date::now() * 1000.0) as i64;
    let mut player = Player::open(&scenario, micros, &day(micros));
    let mut failure = None;
    let mut report = |step: StepVerdict| {
        let difference =
            step.differences.first().map(|first| format!("{name} step {}: {first}", step.number));
        failure = failure.take().or(difference);
    };
    judge(&scenario, &recording, &mut player, &mut report);
    failure
}

#[wasm_bindgen_test]
fn the_passing_scenarios_pass_in_the_browser() {
    let names =
        PASSING.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = names.filter_map(first_failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
