//! How many tests passed and failed, read from what their runners print.
use std::ops::Add;

/// Passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
}

impl Add for Counts {
    type Output = Counts;
    fn add(self, other: Counts) -> Counts {
        Counts { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// One check that held or did not.
pub fn one(held: bool) -> Counts {
    Counts { passed: usize::from(held), failed: usize::from(!held) }
}

/// `test result: ok. 17 passed; 0 failed; …`, as cargo and wasm-bindgen's runner print it.
pub fn cargo(output: &str) -> Counts {
    let lines = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    lines
        .map(|line| Counts { passed: before(line, " passed"), failed: before(line, " failed") })
        .fold(Counts::default(), Add::add)
}

/// `# pass 3` and `# fail 0`, as node's test runner prints them.
pub fn node(output: &str) -> Counts {
    let number = |name: &str| {
        let found = output.lines().rev().find_map(|line| line.trim().strip_prefix(name));
        found.and_then(|text| text.trim().parse().ok()).unwrap_or_default()
    };
    Counts { passed: number("# pass"), failed: number("# fail") + number("# cancelled") }
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> usize {
    let head = line.split(word).next().unwrap_or_default();
    head.rsplit([' ', '.', ';']).next().and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_lines_are_added_up() {
        let output = "running 2 tests\ntest result: ok. 17 passed; 0 failed; 0 ignored\n\
                      test result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        assert_eq!(cargo(output), Counts { passed: 20, failed: 2 });
    }

    #[test]
    fn nodes_last_lines_count() {
        assert_eq!(
            node("# tests 4\n# pass 3\n# fail 1\n# cancelled 0\n"),
            Counts { passed: 3, failed: 1 }
        );
    }
}
