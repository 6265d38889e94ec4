//! Output made comparable: what the recorder blanks out, and what is never compared, is taken out
//! of both sides.
use crate::recording::Exception;
use crate::scenario::pattern;
use regex::Regex;
use std::sync::LazyLock;

const TRACEBACK: &str = "Traceback (most recent call last):";

static PLACES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    vec![
        (pattern(r"/[\w./-]*/site-packages"), "<site-packages>"),
        (pattern(r"/usr(?:/local)?/lib/python3\.\d+"), "<python>"),
        (pattern(r"/usr(?:/local)?/bin/"), "<bin>/"),
        (pattern(r"0x[0-9a-f]{8,16}"), "0x<addr>"),
        (pattern(r"/tmp/tmp\w+\.txt"), "/tmp/<tmp>.txt"),
        (
            pattern(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO sqlalchemy"),
            "<time> INFO sqlalchemy",
        ),
        (pattern(r"\[(generated in|cached since|no key) [\d.e-]+s"), "[$1 <s>"),
        (pattern(r"\((transient|pending) \d+\)"), "($1 <id>)"),
        (pattern(r"(?m)^Python 3\.\d.* on \w+$"), "<python banner>"),
    ]
});
static LOG: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(INFO |ERROR|WARNI) \["));
static WARNING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\S+:\d+: (\w*Warning): (.*)$"));
static EXCEPTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)^([\w.]+)(?:: (.*))?$"));

/// Blanks out places, addresses, the banner and the frames of tracebacks.
pub fn normalise(text: &str) -> String {
    without_frames(&places(text))
}

/// Blanks out what the recorder blanks out.
pub fn places(text: &str) -> String {
    PLACES
        .iter()
        .fold(text.to_string(), |text, (from, to)| from.replace_all(&text, *to).into_owned())
}

/// Drops the indented lines that follow `Traceback (most recent call last):`.
fn without_frames(text: &str) -> String {
    let mut inside = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        let frame = inside && (line.starts_with(' ') || line.trim().is_empty());
        inside = frame || line.trim_end().ends_with(TRACEBACK);
        !frame
    });
    kept.collect()
}

/// The log lines of standard error.
pub fn log(stderr: &str) -> Vec<String> {
    stderr.split('\n').filter(|line| LOG.is_match(line)).map(String::from).collect()
}

/// The Python warnings of standard error.
pub fn warnings(stderr: &str) -> Vec<String> {
    WARNING.captures_iter(stderr).map(|found| format!("{}: {}", &found[1], &found[2])).collect()
}

/// Type and message of the last traceback.
pub fn exception(stderr: &str) -> Option<Exception> {
    let (_, tail) = stderr.rsplit_once(&format!("{TRACEBACK}\n"))?;
    let lines: Vec<&str> = tail.split('\n').collect();
    let at = lines.iter().position(|line| !line.is_empty() && !line.starts_with(' '));
    let text = at.map(|at| lines[at..].join("\n")).unwrap_or_default();
    let text = text.split("\n\n\nUsage:").next().unwrap_or_default().trim_end();
    let whole = || Exception { class: "?".into(), message: text.into() };
    let parted = EXCEPTION.captures(text).map(|found| Exception {
        class: found[1].into(),
        message: found.get(2).map(|m| m.as_str().into()).unwrap_or_default(),
    });
    Some(parted.unwrap_or_else(whole))
}
