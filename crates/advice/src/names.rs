//! How alike two names are: words in them, plural forms, abbreviations, words that mean the same.
use crate::thesaurus::{known, opposites, synonyms};

/// Words that say little of themselves: a name's grammar.
const GRAMMAR: [&str; 16] = [
    "id",
    "at",
    "on",
    "is",
    "has",
    "was",
    "date",
    "time",
    "datetime",
    "timestamp",
    "dt",
    "ts",
    "of",
    "the",
    "by",
    "fk",
];
/// Of these, the ones that say *when*.
const WHEN: [&str; 9] = ["at", "on", "date", "time", "datetime", "timestamp", "dt", "ts", "when"];
/// Plurals that no ending tells.
const IRREGULAR: [(&str, &str); 9] = [
    ("people", "person"),
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("mice", "mouse"),
    ("feet", "foot"),
    ("criteria", "criterion"),
    ("indices", "index"),
    ("matches", "match"),
];

/// The words of a name: `userName2` and `user_name_2` give `user`, `name`, `2`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let (mut words, mut word, mut lower) = (Vec::new(), String::new(), false);
    for c in name.chars() {
        let starts = c.is_uppercase() && lower
            || c.is_ascii_digit() && word.chars().all(char::is_alphabetic);
        if (!c.is_alphanumeric() || starts) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words.into_iter().map(|word| singular(&word)).collect()
}

fn singular(word: &str) -> String {
    let length = word.chars().count();
    if let Some((_, stem)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*stem).to_string();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|_| length > 4) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{}", &ending[..ending.len() - 2]);
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if length > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_string(),
        _ => word.to_string(),
    }
}

/// The thesaurus knows words in the plural too (`points`, `details`).
fn mean_the_same(a: &str, b: &str) -> bool {
    let forms = |word: &str| [word.to_string(), format!("{word}s")];
    forms(a).iter().any(|a| forms(b).iter().any(|b| synonyms(a, b)))
}

fn related(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if WHEN.contains(&a) && WHEN.contains(&b) {
        return 0.9;
    }
    if mean_the_same(a, b) {
        return 0.85;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() >= 3 && long.starts_with(short) || abbreviates(short, long) {
        return 0.8;
    }
    let alike = strsim::jaro_winkler(a, b);
    if alike > 0.88 && a.len() > 3 && b.len() > 3 { alike * 0.9 } else { 0.0 }
}

/// `mgr` for manager, `qty` for quantity: the first letter, then consonants in their order.
fn abbreviates(short: &str, long: &str) -> bool {
    let vowel = |c: char| "aeiou".contains(c);
    let mut rest = long.chars();
    let fits = short.len() >= 2
        && short.len() < long.len()
        && short.chars().all(|c| rest.any(|other| other == c));
    fits && short.chars().next() == long.chars().next() && !short.chars().skip(1).any(vowel)
}

fn weight(word: &str) -> f64 {
    if GRAMMAR.contains(&word) { 0.3 } else { 1.0 }
}

/// From 0 (nothing in common) to 1 (the same but for case, plural and separators).
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    let (left, right) = (words(a), words(b));
    if left.concat() == right.concat() && !left.is_empty() {
        return 1.0;
    }
    let best = |word: &String, others: &[String]| {
        others.iter().map(|other| related(word, other)).fold(0.0, f64::max)
    };
    let side = |these: &[String], those: &[String]| -> (f64, f64) {
        these.iter().fold((0.0, 0.0), |(sum, all), word| {
            (sum + weight(word) * best(word, those), all + weight(word))
        })
    };
    let ((one, all), (other, rest)) = (side(&left, &right), side(&right, &left));
    let overlap = (one + other) / (all + rest).max(0.1);
    let when = |word: &String| WHEN.contains(&word.as_str());
    // A bare `timestamp` is any moment: `posted_at`, `created_on`.
    if left.iter().all(when) && right.iter().any(when)
        || right.iter().all(when) && left.iter().any(when)
    {
        return overlap.max(0.6);
    }
    let mistyped = left.len() == 1
        && right.len() == 1
        && a.len() > 4
        && strsim::normalized_levenshtein(a, b) > 0.7;
    if mistyped { overlap.max(strsim::normalized_levenshtein(a, b)) } else { overlap }
}

/// What the one name has and the other has not.
fn own_words(a: &str, b: &str) -> (Vec<String>, Vec<String>) {
    let (left, right) = (words(a), words(b));
    let only = |these: &[String], those: &[String]| {
        these.iter().filter(|word| !those.contains(word)).cloned().collect()
    };
    (only(&left, &right), only(&right, &left))
}

/// Whether the names say opposite things: `start_date` and `end_date`.
pub(crate) fn opposed(a: &str, b: &str) -> bool {
    let (left, right) = own_words(a, b);
    left.iter().any(|one| right.iter().any(|other| opposites(one, other)))
}

/// Whether both names mean something, and nothing alike: `country` and `genre`.
pub(crate) fn strangers(a: &str, b: &str) -> bool {
    let meaning = |name: &str| {
        words(name).into_iter().filter(|word| !GRAMMAR.contains(&word.as_str())).collect()
    };
    let (left, right): (Vec<String>, Vec<String>) = (meaning(a), meaning(b));
    let all_known = |words: &[String]| {
        !words.is_empty() && words.iter().all(|word| known(word) || known(&format!("{word}s")))
    };
    all_known(&left)
        && all_known(&right)
        && !left.iter().any(|one| right.iter().any(|other| related(one, other) > 0.0))
}

/// Whether the names share a word, other than by its meaning.
pub(crate) fn share_a_word(a: &str, b: &str) -> bool {
    let (left, right) = (words(a), words(b));
    let alike = |one: &String, other: &String| {
        one == other
            || one.len() >= 3 && other.starts_with(one.as_str())
            || other.len() >= 3 && one.starts_with(other.as_str())
    };
    left.iter()
        .filter(|word| !GRAMMAR.contains(&word.as_str()))
        .any(|one| right.iter().any(|other| alike(one, other)))
}

/// Whether one name's words all stand in the other: `name` in `first_name`.
pub(crate) fn contains(inner: &str, outer: &str) -> bool {
    let (inner, outer) = (words(inner), words(outer));
    !inner.is_empty() && inner.len() < outer.len() && inner.iter().all(|word| outer.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{contains, likeness, opposed, strangers};

    #[test]
    fn plural_case_and_separators_do_not_count() {
        assert_eq!(likeness("department", "departments"), 1.0);
        assert_eq!(likeness("categoryId", "category_ids"), 1.0);
        assert_eq!(likeness("person", "people"), 1.0);
    }

    #[test]
    fn strangers_have_nothing_in_common() {
        assert!(likeness("age", "email") < 0.3);
        assert!(likeness("nickname", "phone") < 0.3);
        assert!(likeness("created_at", "deleted_at") < 0.4);
        assert!(
            strangers("country", "genre")
                && !strangers("country", "zorp")
                && !strangers("nation", "country")
        );
    }

    #[test]
    fn words_of_one_meaning_are_near() {
        assert!(likeness("address", "location") > 0.7);
        assert!(likeness("mgr_name", "manager_name") > 0.7);
        assert!(contains("name", "first_name"));
    }

    #[test]
    fn opposites_are_told() {
        assert!(opposed("start_date", "end_date") && !opposed("start_date", "begin_date"));
    }
}
