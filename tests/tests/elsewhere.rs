//! Projects that name a database which is not here: they do on SQLite, by PostgreSQL's or MySQL's
//! URL, what the real tools did with SQLite's.
use playground::Session;
use project::Channel;
use scenarios::{Player, Recording, Scenario, judge};
use std::fs;
use std::path::Path;

const SQLITE: &str = "sqlite:////playground/shop.db";

fn player(name: &str, changes: &[(&str, &str)]) -> (Scenario, Player) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text =
        fs::read_to_string(folder.join(format!("scenarios/{name}.txt"))).expect("a scenario");
    for (old, new) in changes {
        assert!(text.contains(old), "{name}: {old}");
        text = text.replace(old, new);
    }
    let base =
        |name: &str| fs::read_to_string(folder.join(format!("scenarios/base/{name}.txt"))).ok();
    let scenario = Scenario::parse(&text, &base).expect("a scenario");
    let player = Player::open(&scenario, 1_764_000_000_000_000, "2025-11-24");
    (scenario, player)
}

/// Plays a scenario with some of its text changed, and compares with the recording of the text as
/// it was. Gives the session at its end.
fn same(name: &str, changes: &[(&str, &str)]) -> Player {
    let (scenario, mut player) = player(name, changes);
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("recorded/{name}.json"));
    let recording: Recording =
        serde_json::from_slice(&fs::read(recorded).expect("a recording")).expect("JSON");
    let mut wrong = Vec::new();
    judge(&scenario, &recording, &mut player, &mut |step| {
        // What is typed and edited is other than it was on purpose.
        let edits = ["edit ", "replace "].iter().any(|word| step.line.starts_with(word));
        let differs = step.differences.iter().filter(|difference| difference.aspect != "line");
        let differs = differs.filter(|_| !edits);
        wrong.extend(differs.map(|difference| {
            format!("{}: {}\n{}", step.line, difference.aspect, difference.played)
        }));
    });
    assert!(wrong.is_empty(), "{name} {changes:?}\n{}", wrong.join("\n"));
    player
}

fn played(session: &Session) -> Vec<(String, String)> {
    session.played()
}

#[test]
fn an_application_on_heroku_plays_on_a_file() {
    for url in [
        "postgres://user:se%40cret@ec2-1.compute.amazonaws.com:5432/shop",
        "postgresql+psycopg2://user@localhost/shop?sslmode=require",
        "mysql+pymysql://root:pw@db:3306/shop?charset=utf8mb4",
        "mssql+pyodbc://sa:pw@host/shop?driver=ODBC+Driver+17+for+SQL+Server",
    ] {
        let mut player = same("elsewhere_heroku", &[(SQLITE, url)]);
        let names = played(player.session());
        assert_eq!(names.len(), 1, "{names:?}");
        assert_eq!(names[0].1, "shop.db");
    }
}

#[test]
fn a_placeholder_in_alembic_ini_is_overwritten() {
    let options = "OPTIONS = {\"connect_args\": {\"sslmode\": \"require\"}, \"isolation_level\": \"READ COMMITTED\", \
                   \"client_encoding\": \"utf8\", \"executemany_mode\": \"values_plus_batch\"}";
    let url = "postgresql+psycopg2://app:pw@localhost:5432/shop";
    let mut player = same("elsewhere_alembic", &[(SQLITE, url), ("OPTIONS = {}", options)]);
    assert_eq!(played(player.session()), [("PostgreSQL".to_string(), "shop.db".to_string())]);
    // docker-compose: the parts of the URL in variables of their own.
    let parts = "import os\n\nfrom sqlalchemy.engine import URL\n\nDATABASE_URL = URL.create(\n    \"postgresql+psycopg2\",\n    \
                 username=os.getenv(\"POSTGRES_USER\", \"app\"),\n    password=os.getenv(\"POSTGRES_PASSWORD\", \"p@ss/word\"),\n    \
                 host=os.getenv(\"POSTGRES_HOST\", \"db\"),\n    port=int(os.getenv(\"POSTGRES_PORT\", \"5432\")),\n    \
                 database=os.getenv(\"POSTGRES_DB\", \"shop\"),\n).render_as_string(hide_password=False)";
    let env = ("settings.DATABASE_URL)\"", "settings.DATABASE_URL.replace('%', '%%'))\"");
    same(
        "elsewhere_alembic",
        &[("import os\n\nDATABASE_URL = os.environ[\"DATABASE_URL\"]", parts), env],
    );
}

#[test]
fn asynchronous_drivers_play_too() {
    let sqlite = "sqlite+aiosqlite:///./test.db";
    let url = "postgresql+asyncpg://app:pw@localhost/test";
    same("async_fastapi", &[(sqlite, url)]);
    let (_, mut player) = player("async_fastapi", &[]);
    let script = "python -c \"from sqlalchemy.ext.asyncio import create_async_engine as c; print(c('postgresql://h/d').driver, c('mysql+aiomysql://h/d').name)\nc('postgresql+psycopg2://h/d')\"";
    let outcome = player.session().run(script, Some(""));
    let text: String = outcome
        .transcript
        .iter()
        .filter(|event| event.channel != Channel::Echo)
        .map(|event| event.pipe.as_str())
        .collect();
    assert!(text.starts_with("aiosqlite sqlite\n"), "{text}");
    assert!(text.contains("The loaded 'psycopg2' is not async."), "{text}");
}

#[test]
fn the_url_stays_as_it_was_given_and_wrong_options_are_refused() {
    let (_, mut player) = player("elsewhere_alembic", &[]);
    let script = "python -c \"from sqlalchemy import create_engine\ne = create_engine('postgresql+psycopg2://u:p%40x@h:5432/d?sslmode=require')\nprint(e.url, e.url.drivername, e.url.password, e.dialect.name, e.url.render_as_string(hide_password=False))\ncreate_engine('postgresql+psycopg2://h/d', foo=1)\"";
    let outcome = player.session().run(script, Some(""));
    let text: String = outcome.transcript.iter().map(|event| event.pipe.as_str()).collect();
    assert!(text.contains("postgresql+psycopg2://u:***@h:5432/d?sslmode=require postgresql+psycopg2 p@x sqlite postgresql+psycopg2://u:p%40x@h:5432/d?sslmode=require"), "{text}");
    assert!(text.contains("Invalid argument(s) 'foo' sent to create_engine(), using configuration PGDialect_psycopg2/QueuePool/Engine."), "{text}");
}
