//! Texts as lessons.
use super::*;

const TEXT: &str = "# A *short* lesson\n\nBefore all.\n\n## One `step`\n\nSay **hello** [there](https://example.org).\n\n\
    ```console\n$ flask db init\n  Creating directory ...  done\n>>> 1 + 1\n```\n\n```py server/models.py\nx = 1\n```\n\n\
    ```goal\nrevisions: 1\n\ntabel employees\n```\n\n````hint\nTry this:\n```console\n$ ls\n```\n````\n\n## Two\n\n- a\n- b\n";

fn tags(step: &Step) -> Vec<Tag> {
    step.pieces.iter().map(|piece| piece.tag).collect()
}

fn found(step: &Step, tag: Tag) -> Vec<(&str, &str)> {
    let fitting = step.pieces.iter().filter(|piece| piece.tag == tag);
    fitting.map(|piece| (piece.text.as_str(), piece.aim.as_str())).collect()
}

#[test]
fn headings_make_steps_and_what_stands_before_belongs_to_the_first() {
    let lesson = Lesson::parse(TEXT);
    assert_eq!(lesson.title, "A short lesson");
    let headings: Vec<&str> = lesson.steps.iter().map(|step| step.heading.as_str()).collect();
    assert_eq!(headings, ["One step", "Two"]);
    assert_eq!(
        lesson.steps[0].pieces[..3],
        [piece(Tag::Paragraph, ""), piece(Tag::Text, "Before all."), piece(Tag::End, "")]
    );
    assert_eq!(tags(&lesson.steps[1])[..4], [Tag::Bullets, Tag::Item, Tag::Text, Tag::End]);
}

#[test]
fn blocks_are_lines_to_type_files_and_goals() {
    let step = &Lesson::parse(TEXT).steps[0];
    let typed = [("$ flask db init", "flask db init"), (">>> 1 + 1", "1 + 1"), ("$ ls", "ls")];
    assert_eq!(found(step, Tag::Type), typed);
    assert_eq!(found(step, Tag::Put), [("x = 1\n", "server/models.py")]);
    assert_eq!(found(step, Tag::Pre)[0], ("  Creating directory ...  done", ""));
    assert_eq!(step.goals, [Goal::parse("revisions: 1").expect("a goal")]);
}

#[test]
fn an_unknown_goal_is_said_with_its_line() {
    let lesson = Lesson::parse(TEXT);
    let line = TEXT.lines().position(|line| line.starts_with("tabel")).expect("is there") + 1;
    assert_eq!(lesson.troubles.len(), 1);
    assert!(
        lesson.troubles[0].starts_with(&format!("Line {line}: `tabel employees` is no goal.")),
        "{:?}",
        lesson.troubles
    );
}

#[test]
fn what_a_lesson_cannot_have_stays_text() {
    let text = "## A\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://a.b/c.png) <b>bold</b>\n";
    let step = &Lesson::parse(text).steps[0];
    assert!(found(step, Tag::Link).is_empty());
    assert!(found(step, Tag::Text).contains(&("<b>", "")));
    assert!(found(step, Tag::Text).iter().any(|(text, _)| text.contains("<script>")));
}

#[test]
fn what_opens_is_closed_however_deep_it_is() {
    let deep = format!("## A\n\n{}x\n", "> ".repeat(500));
    let step = &Lesson::parse(&deep).steps[0];
    let opened =
        step.pieces.iter().filter(|piece| !matches!(piece.tag, Tag::End | Tag::Text)).count();
    assert!(opened <= DEEPEST);
    assert_eq!(opened, step.pieces.iter().filter(|piece| piece.tag == Tag::End).count());
}

/// Pieces of Markdown in any order, as a person who is still writing has them.
#[test]
fn half_written_texts_are_read_too() {
    let parts = [
        "# T",
        "## S",
        "### x",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "*",
        "**",
        "`",
        "```",
        "````hint",
        "```goal",
        "```console",
        "```py a.py",
        "```py */b part",
        "$ ls",
        ">>> 1",
        "table t: a",
        "row t: a = 'x",
        "rows t: -1",
        "[a](https://b",
        "![",
        "<b>",
        "<!--",
        "&amp;",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "é",
        "\u{0}",
        "|a|b|",
        "---",
        "[^1]",
        "\\",
    ];
    let mut seed = 1u32;
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..seed % 40 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(parts[(seed >> 8) as usize % parts.len()]);
            text.push_str(if seed >> 30 == 0 { "\n" } else { "" });
        }
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        for step in Lesson::parse(&text).steps {
            let closed = step.pieces.iter().filter(|piece| piece.tag == Tag::End).count();
            let plain =
                |tag: Tag| matches!(tag, Tag::End | Tag::Text | Tag::Pre | Tag::Type | Tag::Put);
            assert_eq!(
                closed,
                step.pieces.iter().filter(|piece| !plain(piece.tag)).count(),
                "{text:?}"
            );
        }
    }
}

#[test]
fn paths_that_lead_outside_and_lessons_without_steps_are_said() {
    assert!(
        Lesson::parse("## A\n\n```py ../x.py\n1\n```\n").troubles[0]
            .contains("leads out of the project")
    );
    assert!(Lesson::parse("# Only a title\n").troubles[0].contains("has no step"));
    assert!(Lesson::parse(&"x".repeat(LONGEST + 1)).troubles[0].contains("256 KB"));
}
