//! How alike two names are: words in them, plural forms, words that mean the same.

/// Words that people use for one another; a rename within a row keeps the meaning.
const SYNONYMS: &[&[&str]] = &[
    &["name", "title", "label", "caption", "heading", "headline"],
    &[
        "desc",
        "description",
        "summary",
        "about",
        "bio",
        "info",
        "details",
        "detail",
        "note",
        "notes",
        "remark",
        "comment",
    ],
    &["body", "content", "contents", "text", "message", "msg"],
    &["mail", "email", "e"],
    &["tel", "phone", "telephone", "mobile", "cell"],
    &["address", "location", "place", "street", "addr", "loc"],
    &["town", "city"],
    &["zip", "postcode", "postal", "zipcode"],
    &["price", "cost", "amount", "fee", "value", "total", "sum"],
    &["qty", "quantity", "count", "number", "num", "amount", "no"],
    &[
        "created",
        "creation",
        "added",
        "registered",
        "joined",
        "date",
        "timestamp",
        "time",
        "posted",
        "published",
        "on",
        "at",
    ],
    &["updated", "modified", "changed", "edited"],
    &[
        "user", "account", "member", "person", "people", "owner", "author", "writer", "creator", "employee",
        "customer", "client", "staff", "worker", "buyer", "patron", "borrower",
    ],
    &["pass", "password", "pwd", "passwd", "hash"],
    &["birthday", "birthdate", "dob", "birth", "born"],
    &["surname", "lastname", "last", "family"],
    &["forename", "firstname", "first", "given"],
    &["active", "enabled", "is", "available"],
    &["admin", "administrator", "superuser"],
    &["image", "picture", "photo", "img", "pic", "avatar", "thumbnail"],
    &["url", "link", "uri", "website", "homepage", "site"],
    &["category", "kind", "type", "genre", "group", "class", "section"],
    &["status", "state", "stage"],
    &["score", "rating", "grade", "mark", "points"],
    &["salary", "wage", "pay", "income"],
    &["position", "role", "job", "rank", "order"],
    &["post", "article", "entry", "story", "blog"],
    &["tag", "label", "keyword", "topic"],
    &["dept", "department", "division", "team", "unit"],
    &["company", "organization", "organisation", "org", "firm", "business", "employer"],
    &["product", "item", "article", "good", "goods"],
    &["course", "class", "subject", "lesson", "module"],
    &["student", "pupil", "learner", "scholar"],
    &["teacher", "instructor", "tutor", "lecturer", "professor"],
    &["start", "begin", "began", "from", "starts"],
    &["end", "finish", "until", "to", "ends", "due"],
    &["isbn", "code", "sku", "ref", "reference", "key", "identifier"],
    &["year", "yr", "released", "release"],
    &["length", "duration", "minutes"],
    &["color", "colour"],
    &["sex", "gender"],
    &["book", "title"],
    &["movie", "film"],
    &["doctor", "physician", "medic"],
    &["visit", "appointment", "booking", "reservation"],
    &["order", "purchase", "invoice", "sale"],
    &["log", "history", "audit", "event"],
];

/// The words of a name: `userName2` and `user_name_2` give `user`, `name`, `2`.
pub(super) fn words(name: &str) -> Vec<String> {
    let (mut words, mut word, mut lower) = (Vec::new(), String::new(), false);
    for c in name.chars() {
        let starts = c.is_uppercase() && lower || c.is_ascii_digit() && word.chars().all(char::is_alphabetic);
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

fn related(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if SYNONYMS.iter().any(|row| row.contains(&a) && row.contains(&b)) {
        return 0.85;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() >= 3 && long.starts_with(short) {
        return 0.8;
    }
    let alike = strsim::jaro_winkler(a, b);
    if alike > 0.86 && a.len() > 3 && b.len() > 3 { alike * 0.9 } else { 0.0 }
}

/// From 0 (nothing in common) to 1 (the same but for case, plural and separators).
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let (left, right) = (words(a), words(b));
    if left.concat() == right.concat() && !left.is_empty() {
        return 1.0;
    }
    let best = |word: &String, others: &[String]| others.iter().map(|other| related(word, other)).fold(0.0, f64::max);
    let sum = left.iter().map(|word| best(word, &right)).sum::<f64>()
        + right.iter().map(|word| best(word, &left)).sum::<f64>();
    let overlap = sum / (left.len() + right.len()).max(1) as f64;
    let spelled = strsim::normalized_levenshtein(&left.join("_"), &right.join("_"));
    overlap.max(if spelled > 0.7 { spelled } else { 0.0 })
}

/// Whether one name's words all stand in the other: `name` in `first_name`.
pub(super) fn contains(inner: &str, outer: &str) -> bool {
    let (inner, outer) = (words(inner), words(outer));
    !inner.is_empty() && inner.len() < outer.len() && inner.iter().all(|word| outer.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{contains, likeness};

    #[test]
    fn plural_case_and_separators_do_not_count() {
        assert_eq!(likeness("department", "departments"), 1.0);
        assert_eq!(likeness("categoryId", "category_ids"), 1.0);
    }

    #[test]
    fn strangers_have_nothing_in_common() {
        assert!(likeness("age", "email") < 0.3);
        assert!(likeness("nickname", "phone") < 0.3);
    }

    #[test]
    fn words_of_one_meaning_are_near() {
        assert!(likeness("address", "location") > 0.7);
        assert!(contains("name", "first_name"));
    }
}
