//! Processes of one session: what one does to the libraries, the next does not see.
#![expect(clippy::disallowed_methods, reason = "an image belongs to a thread")]
use crate::{Clock, Host, Session, Settings};
use project::Project;
use std::rc::Rc;

/// A machine where no time goes by and nothing is by chance.
struct Still;

impl Host for Still {
    fn now(&self) -> Clock {
        Clock { micros: 1_764_000_000_000_000, offset: 0 }
    }
    fn random(&self) -> [u8; 16] {
        [0xab; 16]
    }
}

const APP: &str = r#"
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///app.db"
db = SQLAlchemy(app)
migrate = Migrate(app, db)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(128), index=True)
"#;

/// Puts something else into whatever the libraries have: attributes of modules and classes, parts
/// of functions, lists, dicts and sets.
const BREAK: &str = r#"
import sys, types
import alembic.command, alembic.op, click, flask.cli, flask_migrate, flask_sqlalchemy
import json, logging.config, os, random, sqlalchemy.orm

say = print


def broken(*args, **kwargs):
    raise SystemError("broken by another process")


def change(owner, name):
    try:
        setattr(owner, name, broken)
    except Exception:
        pass


def change_value(value):
    if isinstance(value, type):
        for name in list(vars(value)):
            change(value, name)
        value.__name__ = value.__qualname__ = "Broken"
    elif isinstance(value, types.FunctionType):
        value.__defaults__, value.__kwdefaults__ = (1, 2, 3), {"x": 1}
        value.__name__ = value.__doc__ = value.extra = "broken"
        value.__annotations__ = {"a": 1}
    elif isinstance(value, dict):
        value.clear()
        value["broken"] = broken
    elif isinstance(value, list):
        value.append("broken")
    elif isinstance(value, set):
        value.add("broken")


modules = [m for m in sys.modules.values() if isinstance(m, types.ModuleType)]
own = ("__main__", "builtins", "sys", "types")
modules = [m for m in modules if m.__name__ not in own]
say(len(modules) > 100)
for module in modules:
    for name, value in list(vars(module).items()):
        if not name.startswith("__"):
            try:
                change_value(value)
            except Exception:
                pass
for module in modules:
    for name in [name for name in vars(module) if not name.startswith("__")]:
        change(module, name)
"#;

/// All that a line printed.
fn said(session: &mut Session, line: &str) -> String {
    session.run(line, None).transcript.iter().map(|event| event.pipe.as_str()).collect()
}

/// What each line prints in one session, `python break.py` before each where `broken`.
fn play(lines: &[&str], broken: bool) -> Vec<String> {
    let mut session = Session::open(Project::default(), Settings::default(), Rc::new(Still));
    session.write("app.py", Some(APP.as_bytes()));
    session.write("break.py", Some(BREAK.as_bytes()));
    let play = |line: &&str| {
        if broken {
            assert_eq!(said(&mut session, "python break.py"), "True\n");
        }
        said(&mut session, line)
    };
    lines.iter().map(play).collect()
}

#[test]
fn a_process_that_breaks_every_library_leaves_the_next_one_whole() {
    let lines = [
        "flask db init",
        "flask db migrate -m one",
        "flask db upgrade",
        "flask db current",
        "flask db history --verbose",
        "flask db check",
        "flask routes",
        "python -c 'import json, logging, random; random.seed(1); print(json.dumps([random.random()]))'",
        "flask db downgrade",
        "flask db heads",
    ];
    let whole = std::thread::spawn(move || play(&lines, false)).join().expect("ends");
    let after = std::thread::spawn(move || {
        let said = play(&lines, true);
        assert!(python::waits(), "the image was given up");
        said
    });
    assert_eq!(after.join().expect("ends"), whole);
    assert!(whole[1].contains("Detected added table 'user'"), "{}", whole[1]);
    assert!(whole[8].contains("Running downgrade"), "{}", whole[8]);
}
