//! `cargo xtask soak [MINUTES]`: one tab used for long.
use crate::run::{Failed, program};
use crate::{server, setup, site};

/// Commands and edits at random in the served page (`tests/browser/soak.mjs`).
pub fn run(rest: &[String]) -> Result<(), Failed> {
    let minutes = match rest.first() {
        None => 10.0,
        Some(word) => {
            word.parse::<f64>().map_err(|_| Failed(format!("minutes as a number, not {word}")))?
        }
    };
    setup::for_browser_tests()?;
    site::build_if_old()?;
    let served = server::start(&site::dist(), 0)?;
    let browser = setup::browser().ok_or_else(|| Failed("no Chromium".into()))?;
    let mut soak = program("node");
    soak.arg("tests/browser/soak.mjs").env("BROWSER", browser);
    soak.env("SITE", format!("http://127.0.0.1:{}/", served.port))
        .env("MINUTES", minutes.to_string());
    match soak.status()?.success() {
        true => Ok(()),
        false => Err(Failed("memory grew, or the page met an error".into())),
    }
}
