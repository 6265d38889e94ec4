//! Characters by name, for `\N{…}` in string literals: a table of the blocks programs use, instead
//! of all of Unicode.
//!
//! The parser takes this package in place of the registry's (see `[patch.crates-io]` in the
//! workspace).

/// Lines `hexadecimal number;NAME`, sorted by name.
const NAMES: &str = include_str!("names.txt");

/// The character of a name; none where the name is no character's, or of a block that is not here.
pub fn character(name: &str) -> Option<char> {
    let wanted = name.to_uppercase();
    let line = NAMES
        .lines()
        .find(|line| line.split_once(';').is_some_and(|(_, known)| known == wanted))?;
    let (number, _) = line.split_once(';')?;
    u32::from_str_radix(number, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn characters_are_found_by_name() {
        assert_eq!(character("LATIN SMALL LETTER A"), Some('a'));
        assert_eq!(character("greek small letter alpha"), Some('α'));
        assert_eq!(character("GRINNING FACE"), Some('😀'));
        assert_eq!(character("NO SUCH NAME"), None);
    }
}
