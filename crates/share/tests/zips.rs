//! Zips carry everything; what comes from outside is sorted out or refused in one sentence.
mod generated;
use generated::Chance;
use project::{Bundle, Change};
use share::import::{FILES, ImportError, Imported, project};
use share::{archive, export};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        out.start_file(*path, SimpleFileOptions::DEFAULT).expect("starts");
        out.write_all(content).expect("writes");
    }
    out.finish().expect("ends").into_inner()
}

fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    project("my project.zip", archive::read(bytes)?.files)
}

fn paths(bundle: &Bundle) -> Vec<&str> {
    bundle.project.files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn a_thousand_projects_come_back_byte_for_byte() {
    for seed in 0..1000 {
        let bundle = Chance::new(seed).bundle();
        let packed = export::zip(&bundle).expect("packs");
        assert_eq!(import(&packed).expect("opens").bundle, bundle, "{seed}");
    }
}

#[test]
fn what_is_added_for_outside_does_not_come_back() {
    let mut bundle = Chance::new(4).bundle();
    bundle.project.files.retain(|file| file.path != "README");
    let packed = export::zip(&bundle).expect("packs");
    let files = archive::read(&packed).expect("opens").files;
    let has = |name: &str| files.iter().any(|file| file.path == name);
    assert!(has("requirements.txt") && has("PLAYGROUND.md") && has(".playground.json"));
    assert!(!paths(&import(&packed).expect("opens").bundle).contains(&"requirements.txt"));
    // One of the person's own is neither replaced nor lost.
    bundle
        .project
        .files
        .push(Change { path: "requirements.txt".into(), content: Some(b"mine\n".to_vec()) });
    let back = import(&export::zip(&bundle).expect("packs")).expect("opens");
    assert!(
        back.bundle
            .project
            .files
            .iter()
            .any(|file| file.path == "requirements.txt"
                && file.content.as_deref() == Some(b"mine\n"))
    );
}

#[test]
fn a_real_project_is_found_in_its_zip() {
    let app: &[u8] = b"from flask import Flask\napp = Flask(__name__)\n";
    let bytes = zip(&[
        ("blog-main/README.md", b"# Blog"),
        ("blog-main/.git/config", b"x"),
        ("blog-main/microblog.py", b"from app import create_app\n"),
        ("blog-main/app/__init__.py", app),
        ("blog-main/app/models.py", b"from app import db\nclass User(db.Model):\n    pass\n"),
        ("blog-main/app/__pycache__/models.cpython-311.pyc", b"\x00"),
        ("blog-main/migrations/env.py", b"from alembic import context\n"),
        ("blog-main/migrations/script.py.mako", b"x"),
        ("blog-main/.flaskenv", b"FLASK_APP=microblog.py\n"),
        ("blog-main/latin.txt", b"\xe9"),
    ]);
    let imported = import(&bytes).expect("opens");
    assert_eq!(imported.bundle.title, "my project");
    assert_eq!(imported.bundle.open, "app/models.py");
    assert_eq!(imported.bundle.project.cwd, "");
    assert_eq!(
        imported.bundle.project.env,
        [("FLASK_APP".to_string(), "microblog.py".to_string())]
    );
    let expected = [
        ".flaskenv",
        "README.md",
        "app/__init__.py",
        "app/models.py",
        "latin.txt",
        "microblog.py",
        "migrations/env.py",
        "migrations/script.py.mako",
    ];
    assert_eq!(paths(&imported.bundle), expected);
    let notes = imported.notes.join("\n");
    for part in [
        "Left out: 2 files (.git, __pycache__).",
        "Migrations: migrations.",
        "App: app/__init__.py.",
        "Models: app/models.py.",
        "latin.txt is not UTF-8",
    ] {
        assert!(notes.contains(part), "{part} in\n{notes}");
    }
}

#[test]
fn plain_alembic_and_deep_apps_are_found() {
    let plain = import(&zip(&[
        ("db/alembic.ini", b"[alembic]"),
        ("db/migrations/env.py", b""),
        ("db/migrations/versions/a.py", b""),
        ("x.py", b""),
    ]))
    .expect("opens");
    assert_eq!((plain.bundle.project.cwd.as_str(), plain.bundle.project.env.len()), ("db", 0));
    let deep = import(&zip(&[
        (
            "server/shop/__init__.py",
            b"from flask import Flask\ndef create_app():\n    return Flask(__name__)\n",
        ),
        ("notes.txt", b""),
    ]))
    .expect("opens");
    assert_eq!(deep.bundle.project.cwd, "server");
    assert_eq!(deep.bundle.project.env, [("FLASK_APP".to_string(), "shop".to_string())]);
    assert!(deep.notes[0].starts_with("There is no migrations folder yet"), "{:?}", deep.notes);
}

#[test]
fn strange_paths_become_plain_ones() {
    let imported =
        import(&zip(&[("p//app.py", b""), ("p/./b.py", b""), ("p/", b"")])).expect("opens");
    assert_eq!(paths(&imported.bundle), ["app.py", "b.py"]);
}

#[test]
fn tricks_are_refused() {
    for path in ["../evil.py", "a/../../evil.py", "/etc/passwd", "C:/evil.py", "a\\..\\evil.py"] {
        assert_eq!(
            project("x", vec![Change { path: path.into(), content: Some(vec![]) }]),
            Err(ImportError::Outside(path.into())),
            "{path}"
        );
    }
    assert_eq!(import(b"PK\x03\x04 not really"), Err(ImportError::NoZip));
    assert_eq!(import(b""), Err(ImportError::NoZip));
    assert_eq!(import(&zip(&[])), Err(ImportError::Empty));
    let many: Vec<String> = (0..=FILES).map(|number| format!("f{number}.py")).collect();
    let entries: Vec<(&str, &[u8])> = many.iter().map(|path| (path.as_str(), &b""[..])).collect();
    assert_eq!(import(&zip(&entries)), Err(ImportError::Many(FILES + 1)));
}

#[test]
fn a_bomb_is_refused_before_it_is_large() {
    let zeros = vec![0; 1024 * 1024];
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("bomb.db", SimpleFileOptions::DEFAULT).expect("starts");
    (0..65).for_each(|_| out.write_all(&zeros).expect("writes"));
    let bytes = out.finish().expect("ends").into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(import(&bytes), Err(ImportError::Large));
}

#[test]
fn a_zip_that_is_cut_or_changed_harms_nobody() {
    let packed = export::zip(&Chance::new(7).bundle()).expect("packs");
    for end in (0..packed.len()).step_by(7) {
        assert!(import(&packed[..end]).is_err(), "{end}");
    }
    for at in (0..packed.len()).step_by(3) {
        let mut changed = packed.clone();
        changed[at] ^= 0x55;
        drop(import(&changed));
    }
}
