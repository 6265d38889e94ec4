//! THIRD-PARTY.md names every package of others that is handed out, in the lock files' versions.
use std::process::Command;

#[test]
fn the_list_is_that_of_the_lock_files() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(["third-party", "--check"]).output();
    let output = output.expect("xtask runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
