//! Links carry everything, old links open, and no damage does harm.
mod generated;
use generated::Chance;
use project::Bundle;
use share::link::{LARGEST, LinkError, decode, encode, is_link};

#[test]
fn a_thousand_projects_come_back_byte_for_byte() {
    for seed in 0..1000 {
        let bundle = Chance::new(seed).bundle();
        let link = encode(&bundle);
        let opened = decode(&link).expect("opens");
        assert_eq!(opened.damage, None, "{seed}");
        assert_eq!(opened.bundle, bundle, "{seed}");
        assert!(
            is_link(&link)
                && link[3..]
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        );
    }
}

#[test]
fn a_link_that_is_cut_gives_the_files_before_the_cut() {
    let bundle = Chance::new(9).bundle();
    let link = encode(&bundle);
    let mut most = 0;
    for end in 0..link.len() {
        let Ok(opened) = decode(&link[..end]) else { continue };
        assert!(opened.damage.is_some(), "{end}: a cut must be said");
        assert!(
            opened.bundle.project.files.iter().all(|file| bundle.project.files.contains(file)),
            "{end}: no half file"
        );
        most = most.max(opened.bundle.project.files.len());
    }
    assert!(
        most + 1 >= bundle.project.files.len() && most > 3,
        "{most} of {}",
        bundle.project.files.len()
    );
}

#[test]
fn a_changed_letter_is_noticed() {
    let bundle = Chance::new(12).bundle();
    let link = encode(&bundle);
    for at in 3..link.len() {
        let other = if &link[at..=at] == "A" { "B" } else { "A" };
        let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
        if let Ok(opened) = decode(&changed) {
            assert!(opened.damage.is_some() || opened.bundle == bundle, "letter {at}");
        }
    }
}

#[test]
fn white_space_and_the_sharp_do_no_harm() {
    let bundle = Chance::new(3).bundle();
    let link = encode(&bundle);
    let (first, second) = link.split_at(link.len() / 2);
    assert_eq!(decode(&format!("#{first}\n  {second}\n")).expect("opens").bundle, bundle);
}

#[test]
fn what_is_no_link_is_said() {
    assert_eq!(decode(""), Err(LinkError::Foreign));
    assert_eq!(decode("#v9.abc"), Err(LinkError::Foreign));
    assert_eq!(decode("#v1.abc"), Err(LinkError::Damaged));
    assert_eq!(decode("v1.!!!!"), Err(LinkError::Damaged));
    assert_eq!(decode(&format!("v1.{}", "A".repeat(600_000))), Err(LinkError::Long));
}

#[test]
fn a_bomb_stays_small() {
    let file = project::Change { path: "a.txt".into(), content: Some(vec![b' '; LARGEST + 1]) };
    let mut bundle = Bundle::default();
    bundle.project.files.push(file);
    assert_eq!(decode(&encode(&bundle)), Err(LinkError::Large));
    // A database of zeros needs a few bytes for any size; what it unpacks to is counted before it
    // is made.
    bundle.project.files[0].content = Some([&b"SQLite format 3\0"[..], &vec![0; LARGEST]].concat());
    let opened = decode(&encode(&bundle));
    assert!(opened.is_err() || opened.is_ok_and(|opened| opened.bundle.project.files.is_empty()));
}

const GOLDEN: &[(&str, &str)] = &[(include_str!("golden/v1.link"), include_str!("golden/v1.txt"))];

/// Links of released versions, as they were sent, with what is in them. None of these files is ever
/// changed.
#[test]
fn old_links_open_for_ever() {
    for (link, expected) in GOLDEN {
        let opened = decode(link).expect("opens");
        assert_eq!(opened.damage, None);
        assert_eq!(told(&opened.bundle), *expected);
    }
}

/// A bundle as text, a database by its length and the sum of its bytes.
fn told(bundle: &Bundle) -> String {
    let mut out = format!(
        "title {}\nopen {}:{}\npanes {}\nlesson {} {}\ncwd {}\n",
        bundle.title,
        bundle.open,
        bundle.line,
        bundle.panes,
        bundle.lesson,
        bundle.step,
        bundle.project.cwd
    );
    bundle.project.env.iter().for_each(|(name, value)| out += &format!("env {name}={value}\n"));
    bundle.typed.iter().for_each(|line| out += &format!("typed {line}\n"));
    for file in &bundle.project.files {
        let content = file.content.as_deref().unwrap_or_default();
        let shown = match std::str::from_utf8(content) {
            Ok(text) if !text.contains('\0') => text.to_string(),
            _ => format!(
                "{} bytes, sum {}\n",
                content.len(),
                content.iter().map(|byte| u64::from(*byte)).sum::<u64>()
            ),
        };
        out += &format!("=== {}\n{shown}", file.path);
    }
    out
}
