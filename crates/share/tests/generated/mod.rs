//! Projects made by chance, the same ones each time: plain text, scripts, known files changed here
//! and there, bytes of all sorts.
use project::{Bundle, Change};

/// Marsaglia's xorshift: chance that is the same everywhere.
pub struct Chance(u64);

impl Chance {
    /// Chance number `seed`.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// A text of some words, zero bytes and letters of other scripts now and then.
    pub fn text(&mut self, most: usize) -> String {
        let words = [
            "id",
            "name = ",
            "\n",
            "    ",
            "db.Column(",
            "sa.Integer(), ",
            "'é'",
            "日本",
            "\0",
            "\u{1}",
            "\r\n",
            "# ",
            "None",
            "‹id›",
            "K0-README",
        ];
        (0..self.below(most)).map(|_| self.pick(&words)).collect()
    }

    fn bytes(&mut self) -> Vec<u8> {
        let zeros = self.below(5000);
        let mut out: Vec<u8> = (0..self.below(300)).map(|_| self.below(256) as u8).collect();
        out.resize(out.len() + zeros, 0);
        out.extend((0..self.below(300)).map(|_| self.below(256) as u8));
        out
    }

    fn path(&mut self) -> String {
        let folders =
            ["", "server/", "server/migrations/", "migrations/versions/", "ünder/", "a b/"];
        let names = [
            "env.py",
            "models.py",
            "alembic.ini",
            "README",
            "script.py.mako",
            "x.db",
            "7f_add_x.py",
            ".flaskenv",
            "noend",
        ];
        format!("{}{}{}", self.pick(&folders), ["", "", "2"][self.below(3)], self.pick(&names))
    }

    fn script(&mut self, down: &str) -> (String, String) {
        let id = format!("{:012x}", self.below(1 << 47));
        let shape = [
            include_str!("../../v1/shapes/0-flask.txt"),
            include_str!("../../v1/shapes/1-alembic.txt"),
        ][self.below(2)];
        let message =
            self.pick(&["Initial migration.", "add age", "", "é, ß and \"quotes\"", "a\nb"]);
        let revises = if down == "None" { String::new() } else { down.replace('\'', "") };
        let fill = [
            ("‹message›", message),
            ("‹id›", &id),
            ("‹revises›", &revises),
            ("‹date›", "2026-11-25 20:52:20.123456"),
            ("‹imports›", self.pick(&["", "import flask_sqlalchemy"])),
            ("‹down›", down),
            ("‹labels›", self.pick(&["None", "('one',)"])),
            ("‹depends›", "None"),
            ("‹upgrade›", "pass"),
            ("‹downgrade›", "pass\n    # mine"),
        ];
        let text =
            fill.iter().fold(shape.to_string(), |text, (place, with)| text.replace(place, with));
        (format!("migrations/versions/{id}_x.py"), text)
    }

    /// A bundle with a project of up to fifteen files.
    pub fn bundle(&mut self) -> Bundle {
        let mut bundle = Bundle {
            title: self.text(4),
            open: self.path(),
            line: self.below(99),
            lesson: self.text(2),
            ..Bundle::default()
        };
        (bundle.panes, bundle.step) = ("side=tables;files=180".into(), self.below(9));
        bundle.typed = (0..self.below(6)).map(|_| self.text(6)).collect();
        bundle.project.cwd = self.pick(&["", "server"]).into();
        bundle.project.env =
            (0..self.below(3)).map(|n| (format!("FLASK_{n}"), self.text(3))).collect();
        bundle.project.folders = (0..self.below(3)).map(|n| format!("empty{n}")).collect();
        let mut files = std::collections::BTreeMap::new();
        let mut down = "None".to_string();
        for _ in 0..self.below(15) {
            let (path, content) = match self.below(5) {
                0 => (self.path(), [&b"SQLite format 3\0"[..], &self.bytes()].concat()),
                1 => (self.path(), self.bytes()),
                2 => (self.path(), self.changed().into_bytes()),
                3 => (self.path(), self.text(60).into_bytes()),
                _ => {
                    let (path, text) = self.script(&down);
                    down = format!("'{}'", &path[20..32]);
                    (path, text.into_bytes())
                }
            };
            files.insert(path, content);
        }
        bundle.project.files = files
            .into_iter()
            .map(|(path, content)| Change { path, content: Some(content) })
            .collect();
        bundle
    }

    /// A file of `flask db init`, as it is or with a line changed.
    fn changed(&mut self) -> String {
        let known = [
            include_str!("../../v1/known/02-env.py"),
            include_str!("../../v1/known/01-alembic.ini"),
        ][self.below(2)];
        let at = self.below(known.lines().count());
        let change = self.text(5);
        let lines = known.split_inclusive('\n').enumerate();
        lines
            .map(|(number, line)| if number == at { change.clone() } else { line.to_string() })
            .collect()
    }
}
