//! Packages that are not here: where what stands in for one would decide something, it is refused
//! by name, with the line and a way out; what the playground says of such packages.
use playground::{Session, Settings};
use project::{Bundle, Change, Channel, Project};
use scenarios::Pinned;
use std::rc::Rc;

const WAY_OUT: &str = "Put the package into the project's folder vendor/";

fn session(files: &[(&str, &str)]) -> Session {
    let files =
        files.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect();
    Session::open(
        Project { files, ..Project::default() },
        Settings::default(),
        Rc::new(Pinned::new(0)),
    )
}

fn run(session: &mut Session, line: &str) -> (u8, String, String) {
    let outcome = session.run(line, Some(""));
    let said = |channel| {
        let events = outcome.transcript.iter().filter(|event| event.channel == channel);
        events.map(|event| event.pipe.as_str()).collect::<String>()
    };
    (outcome.exit, said(Channel::Stdout), said(Channel::Stderr))
}

/// Runs a script that must be refused for the reason, in its last line.
fn refused(script: &str, reason: &str) {
    let mut session = session(&[("models.py", script)]);
    let (exit, _, err) = run(&mut session, "python models.py");
    assert_eq!(exit, 1, "{script}\n{err}");
    let place = format!("in models.py, line {}.", script.trim_end().lines().count());
    let last =
        err.lines().rfind(|line| line.contains("playground.StandInError")).unwrap_or_default();
    assert!(
        last.contains(reason) && last.contains(&place) && last.contains(WAY_OUT),
        "{last}\nwanted: {reason} {place}"
    );
}

#[test]
fn a_stand_in_decides_nothing_about_a_schema() {
    let begin = "import sqlalchemy as sa\nfrom geoalchemy2 import EmailType, Things\nfrom sqlalchemy.orm import *\n";
    for (line, reason) in [
        (
            "sa.Column('mail', EmailType)",
            "geoalchemy2 stands in for the real package, and its EmailType is used as a column's type",
        ),
        ("sa.Column('mail', EmailType(120))", "EmailType is used as a column's type"),
        (
            "sa.Column('mail', sa.String(Things.LENGTH))",
            "Things.LENGTH is used as an argument of a column's type",
        ),
        (
            "sa.Column('mail', sa.String, server_default=Things.DEFAULT)",
            "Things.DEFAULT is used as server_default of Column",
        ),
        (
            "sa.Column('mail', sa.Enum(*[t.name for t in Things]))",
            "is used as an argument of a column's type",
        ),
        (
            "sa.Column('mail', sa.ForeignKey(Things.id))",
            "Things.id is used as what a foreign key refers to",
        ),
        ("sa.Column(f'{Things.NAME}_id', sa.Integer)", "Things.NAME is used as a column's type"),
        ("mapped_column(EmailType)", "EmailType is used as a column's type"),
        ("sa.Table(Things.NAME, sa.MetaData())", "Things.NAME is used as a part of a schema"),
        ("sa.CheckConstraint(Things.CHECK)", "Things.CHECK is used as a part of a schema"),
    ] {
        refused(&format!("{begin}{line}\n"), reason);
    }
}

#[test]
fn a_mapped_class_inherits_no_stand_in_that_may_bring_columns() {
    let begin = "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column\nfrom advanced_alchemy import base\n\
                 class Base(DeclarativeBase): pass\n";
    refused(
        &format!(
            "{begin}class User(base.UUIDPrimaryKey, Base): __tablename__ = 'users'; id: Mapped[int] = mapped_column(primary_key=True)\n"
        ),
        "its base.UUIDPrimaryKey is a base of the mapped class User",
    );
    refused(
        "from alchemical import Model\nclass Hero(Model, table=True): pass\n",
        "is a base of Hero, which is a table",
    );
    let good = format!(
        "{begin}from flask_login import UserMixin\nclass User(UserMixin, Base):\n    __tablename__ = 'users'\n    id: Mapped[int] = mapped_column(primary_key=True)\nprint(User.__table__.c.keys())\n"
    );
    let (exit, out, err) = run(&mut session(&[("models.py", &good)]), "python models.py");
    assert_eq!((exit, out.as_str()), (0, "['id']\n"), "{err}");
}

#[test]
fn a_stand_in_reaches_no_data_url_variable_or_file() {
    for (script, reason) in [
        (
            "import sqlalchemy as sa\nfrom environs import env\nsa.create_engine(env.str('URL'))",
            "environs stands in for the real package, and its env.str is used in the URL of a database",
        ),
        (
            "import sqlalchemy as sa\nfrom environs import env\nsa.create_engine(f\"sqlite:///{env.str('NAME')}\")",
            "env.str is used in the URL of a database",
        ),
        (
            "import os\nfrom mimesis import Person\nos.environ['NAME'] = Person().name()",
            "Person.name is used as the variable NAME",
        ),
        (
            "from mimesis import Person\nopen('x.txt', 'w').write(f'{Person().name()}')",
            "Person.name is written into a file",
        ),
        ("from pandas import DataFrame\nint(DataFrame().size)", "is used as a number"),
        (
            "from alembic.config import Config\nfrom dynaconf import BaseSettings\nConfig().set_main_option('sqlalchemy.url', BaseSettings().url)",
            "is used as the option sqlalchemy.url",
        ),
    ] {
        refused(&format!("{script}\n"), reason);
    }
}

#[test]
fn a_value_that_stands_in_is_not_stored() {
    let script = "import sqlalchemy as sa\nfrom mimesis import Person\nengine = sa.create_engine('sqlite://')\nm = sa.MetaData()\n\
                  t = sa.Table('t', m, sa.Column('name', sa.String, default=Person().name))\nm.create_all(engine)\n\
                  with engine.begin() as c: c.execute(t.insert().values(name=Person().name()))\n";
    refused(script, "is used as the value of a column");
    let script = script.replace("values(name=Person().name())", "values()");
    refused(&script, "is used as the value of a column");
}

#[test]
fn a_typo_and_a_guarded_import_fail_as_in_python() {
    let (exit, _, err) = run(&mut session(&[]), "python -c 'import falsk'");
    assert!(exit == 1 && err.ends_with("ModuleNotFoundError: No module named 'falsk'\n"), "{err}");
    let script = "import redis\ntry:\n    import redis.client\nexcept ImportError as error:\n    print(error, error.name)\n";
    let (exit, out, err) = run(&mut session(&[("a.py", script)]), "python a.py");
    assert_eq!((exit, out.as_str()), (0, "No module named 'redis.client' redis.client\n"), "{err}");
}

#[test]
fn the_session_tells_what_stood_in_and_printing_says_so() {
    let mut session =
        session(&[("a.py", "import flask_cors, redis.client\nprint(flask_cors.CORS)\n")]);
    let (exit, out, err) = run(&mut session, "python a.py");
    assert_eq!((exit, out.as_str()), (0, "<stand-in for flask_cors.CORS>\n"), "{err}");
    assert_eq!(session.stand_ins(), ["Flask-Cors", "redis"]);
}

#[test]
fn pip_tells_what_is_here_what_stands_in_and_what_is_unknown() {
    let mut session = session(&[
        ("requirements.txt", "Flask-Cors==4\nflask\n"),
        ("other.txt", "flask>=3\nnonesuch\n"),
    ]);
    let (exit, out, _) = run(&mut session, "pip freeze");
    assert!(
        exit == 0 && out.contains("Flask==3.1.3\n") && out.ends_with("# flask-cors stands in\n"),
        "{out}"
    );
    let (exit, out, _) = run(&mut session, "pip install -r requirements.txt");
    assert!(
        exit == 0
            && out.contains("flask-cors stands in here")
            && out.contains("already satisfied: Flask"),
        "{out}"
    );
    let (exit, _, err) = run(&mut session, "pip install -r other.txt");
    assert!(exit == 1 && err.starts_with("ERROR: nonesuch is not in the playground."), "{err}");
    let (exit, out, err) = run(&mut session, "pip show sqlalchemy nonesuch");
    assert_eq!((exit, err.as_str()), (0, "WARNING: Package(s) not found: nonesuch\n"), "{out}");
    assert_eq!(run(&mut session, "pip show nonesuch").0, 1);
    assert_eq!(run(&mut session, "poetry install").0, 0);
    assert_eq!(run(&mut session, "pipenv run python -V").1, "Python 3.11.7\n");
}

#[test]
fn what_lies_in_vendor_is_imported() {
    let mut session = session(&[
        ("vendor/cowsay/__init__.py", "def cow(text):\n    return 'moo ' + text\n"),
        ("a.py", "import cowsay\nprint(cowsay.cow('x'))\n"),
    ]);
    let (exit, out, err) = run(&mut session, "python a.py");
    assert_eq!((exit, out.as_str()), (0, "moo x\n"), "{err}");
    assert_eq!(
        run(&mut session, "pip install cowsay").1,
        "Requirement already satisfied: cowsay in /playground/vendor\n"
    );
}

/// A zip with the files of a package, as a wheel is one.
fn wheel() -> Vec<u8> {
    let file = |path: &str, text: &str| Change {
        path: path.into(),
        content: Some(text.as_bytes().to_vec()),
    };
    let mut bundle = Bundle::default();
    bundle.project.files = vec![
        file("cowsay/__init__.py", "from .deep.words import cow\n"),
        file("cowsay/deep/words.py", "def cow(text):\n    return 'moo ' + text\n"),
        file("cowsay-1.0.dist-info/METADATA", "Name: cowsay\n"),
    ];
    share::export::zip(&bundle).expect("a zip")
}

fn with_wheel(path: &str) -> Session {
    let script = b"import cowsay\nprint(cowsay.cow('x'))\n".to_vec();
    let files = [(path.to_string(), wheel()), ("a.py".into(), script)].into();
    Session::open(
        Project { files, ..Project::default() },
        Settings::default(),
        Rc::new(Pinned::new(0)),
    )
}

#[test]
fn a_wheel_is_unpacked_into_vendor_by_pip_or_where_it_lies_there() {
    let mut session = with_wheel("cowsay-1.0-py3-none-any.whl");
    let (exit, out, err) = run(&mut session, "pip install ./cowsay-1.0-py3-none-any.whl");
    assert_eq!((exit, out.as_str()), (0, "Successfully installed cowsay into vendor/\n"), "{err}");
    assert!(session.project().files.contains_key("vendor/cowsay/deep/words.py"));
    assert_eq!(run(&mut session, "python a.py").1, "moo x\n");
    let mut session = with_wheel("vendor/cowsay-1.0-py3-none-any.whl");
    assert_eq!(run(&mut session, "python a.py").1, "moo x\n");
}

#[test]
fn a_wheel_that_cannot_run_here_is_refused() {
    let mut session = with_wheel("cowsay-1.0-cp311-cp311-linux_x86_64.whl");
    let (exit, _, err) = run(&mut session, "pip install cowsay-1.0-cp311-cp311-linux_x86_64.whl");
    assert!(exit == 1 && err.contains("only wheels of pure Python"), "{err}");
    let (exit, _, err) = run(&mut session, "pip install nowhere-1.0-py3-none-any.whl");
    assert!(exit == 1 && err.contains("no such file"), "{err}");
}

#[test]
fn the_example_of_a_missing_env_file_is_taken_where_nothing_runs_without_it() {
    let env = "import os\nfrom alembic import context\nfrom sqlalchemy import create_engine\n\n\
               with create_engine(os.environ['DATABASE_URL']).connect() as connection:\n    context.configure(connection=connection)\n    \
               with context.begin_transaction():\n        context.run_migrations()\n";
    let files = [
        ("alembic.ini", "[alembic]\nscript_location = migrations\n"),
        ("migrations/env.py", env),
        (
            "migrations/versions/1_a.py",
            "revision = '1'\ndown_revision = None\ndef upgrade(): pass\n",
        ),
        (".env.example", "DATABASE_URL=\"sqlite:///shop.db\"\nDEBUG=1\nEMPTY=\n"),
    ];
    let found = playground::prospect(&mut session(&files), "", "alembic");
    assert_eq!(found.runs, "`alembic upgrade head` runs.");
    let wanted = [("DATABASE_URL", "sqlite:///shop.db"), ("DEBUG", "1")];
    assert_eq!(found.env, wanted.map(|(name, value)| (name.to_string(), value.to_string())));
    let note = "There is no .env: the terminal has the variables of .env.example: DATABASE_URL, DEBUG. `export NAME=value` sets another one.";
    assert!(found.notes.iter().any(|said| said == note), "{:?}", found.notes);
    let with = [files[0], files[1], files[2], files[3], (".env", "DEBUG=1\n")];
    let found = playground::prospect(&mut session(&with), "", "alembic");
    assert!(found.runs.is_empty() && found.env.is_empty());
    assert!(found.notes[0].contains("`export DATABASE_URL=sqlite:///app.db`"), "{:?}", found.notes);
}
