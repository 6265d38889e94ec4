//! A migration script as what fills its template: message, id, parents, date, bodies. Everything
//! else is the template's, which both sides have. A script that was changed elsewhere than in these
//! places travels as text.
use crate::bytes::{Reader, Writer};

/// The templates of version 1, the places to fill between angle quotes. Appended to, never changed.
const SHAPES: &[&str] =
    &[include_str!("../v1/shapes/0-flask.txt"), include_str!("../v1/shapes/1-alembic.txt")];

/// What fills a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Script {
    pub shape: usize,
    pub message: String,
    pub id: String,
    pub down: String,
    pub date: String,
    pub imports: String,
    pub labels: String,
    pub depends: String,
    pub upgrade: String,
    pub downgrade: String,
}

impl Script {
    /// Reads a script; none where no template gives this very text.
    pub fn parse(text: &str) -> Option<Script> {
        (0..SHAPES.len())
            .find_map(|shape| fill(shape, text))
            .filter(|script| script.render().as_deref() == Some(text))
    }

    /// The text.
    pub fn render(&self) -> Option<String> {
        let mut out = String::new();
        let mut pieces = SHAPES.get(self.shape)?.split('‹');
        out.push_str(pieces.next()?);
        for piece in pieces {
            let (name, literal) = piece.split_once('›')?;
            match name {
                "revises" => out.push_str(&revises(&self.down)),
                name => out.push_str(self.place(name)?),
            }
            out.push_str(literal);
        }
        Some(out)
    }

    fn place(&self, name: &str) -> Option<&str> {
        Some(match name {
            "message" => &self.message,
            "id" => &self.id,
            "down" => &self.down,
            "date" => &self.date,
            "imports" => &self.imports,
            "labels" => &self.labels,
            "depends" => &self.depends,
            "upgrade" => &self.upgrade,
            "downgrade" => &self.downgrade,
            _ => return None,
        })
    }

    fn set(&mut self, name: &str, text: &str) {
        let place = match name {
            "message" => &mut self.message,
            "id" => &mut self.id,
            "down" => &mut self.down,
            "date" => &mut self.date,
            "imports" => &mut self.imports,
            "labels" => &mut self.labels,
            "depends" => &mut self.depends,
            "upgrade" => &mut self.upgrade,
            "downgrade" => &mut self.downgrade,
            _ => return,
        };
        *place = text.into();
    }
}

/// `Revises:` as `${down_revision | comma,n}` writes it.
fn revises(down: &str) -> String {
    if down == "None" {
        return String::new();
    }
    down.trim_matches(['(', ')']).trim_end_matches(',').replace('\'', "")
}

/// Finds each literal piece in turn; what lies between two of them fills the place.
fn fill(shape: usize, text: &str) -> Option<Script> {
    let mut script = Script { shape, ..Script::default() };
    let mut pieces = SHAPES[shape].split('‹');
    let mut rest = text.strip_prefix(pieces.next()?)?;
    for piece in pieces {
        let (name, literal) = piece.split_once('›')?;
        // The last literal is the end of the file.
        let end =
            if literal == "\n" { rest.strip_suffix('\n')?.len() } else { rest.find(literal)? };
        script.set(name, &rest[..end]);
        rest = &rest[end + literal.len()..];
    }
    Some(script)
}

/// The name that Alembic gives a script (`ScriptDirectory._rev_path`, file template
/// `%%(rev)s_%%(slug)s`).
pub(crate) fn file_name(script: &Script) -> String {
    let words = script.message.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let mut slug =
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_").to_lowercase();
    if slug.chars().count() > 40 {
        let cut: String = slug.chars().take(40).collect();
        slug = cut.rsplit_once('_').map_or(cut.clone(), |(before, _)| before.to_string()) + "_";
    }
    if slug.is_empty() { format!("{}.py", script.id) } else { format!("{}_{slug}.py", script.id) }
}

const OWN_NAME: u8 = 1;
const OWN_ID: u8 = 2;
const OWN_DATE: u8 = 4;
const OWN_DOWN: u8 = 8;
const MORE: u8 = 16;
const OTHER_SHAPE: u8 = 32;

/// What the scripts before this one were, by which it is shorter.
#[derive(Default)]
pub(crate) struct Before {
    ids: Vec<String>,
    micros: i64,
}

impl Before {
    /// Writes a script; `file` is its name in its folder.
    pub fn write(&mut self, out: &mut Writer, file: &str, script: &Script) {
        let id = hex(&script.id);
        let micros = micros(&script.date);
        let parent = self.parent(&script.down);
        let usual =
            script.imports.is_empty() && script.labels == "None" && script.depends == "None";
        let flags = [
            (file != file_name(script), OWN_NAME),
            (id.is_none(), OWN_ID),
            (micros.is_none(), OWN_DATE),
            (parent.is_none(), OWN_DOWN),
            (!usual, MORE),
            (script.shape != 0, OTHER_SHAPE),
        ];
        out.byte(b'A' + flags.iter().filter(|(is, _)| *is).map(|(_, flag)| flag).sum::<u8>());
        if script.shape != 0 {
            out.number(script.shape as u64);
        }
        match id {
            Some(bytes) => out.raw.extend(bytes),
            None => out.text(&script.id),
        }
        match micros {
            Some(micros) => out.raw_number(micros - std::mem::replace(&mut self.micros, micros)),
            None => out.text(&script.date),
        }
        match parent {
            Some(parent) => out.number(parent as u64),
            None => out.text(&script.down),
        }
        out.text(&script.message);
        if file != file_name(script) {
            out.text(file);
        }
        if !usual {
            [&script.imports, &script.labels, &script.depends]
                .into_iter()
                .for_each(|text| out.text(text));
        }
        out.text(&script.upgrade);
        out.text(&script.downgrade);
        self.ids.push(script.id.clone());
    }

    /// Reads a script: its name in its folder and its text.
    pub fn read(&mut self, from: &mut Reader) -> Option<(String, String)> {
        let flags = from.byte()?.checked_sub(b'A')?;
        let is = |flag: u8| flags & flag != 0;
        let mut script =
            Script { labels: "None".into(), depends: "None".into(), ..Script::default() };
        script.shape = if is(OTHER_SHAPE) { from.size()? } else { 0 };
        script.id = if is(OWN_ID) { from.text()? } else { unhex(from.raw_bytes(6)?) };
        script.date = if is(OWN_DATE) { from.text()? } else { self.date(from.raw_number()?)? };
        script.down = if is(OWN_DOWN) { from.text()? } else { self.down(from.size()?)? };
        script.message = from.text()?;
        let own = if is(OWN_NAME) { Some(from.text()?) } else { None };
        if is(MORE) {
            (script.imports, script.labels, script.depends) =
                (from.text()?, from.text()?, from.text()?);
        }
        (script.upgrade, script.downgrade) = (from.text()?, from.text()?);
        self.ids.push(script.id.clone());
        Some((own.unwrap_or_else(|| file_name(&script)), script.render()?))
    }

    /// 0 where it has none, else how far back the parent lies.
    fn parent(&self, down: &str) -> Option<usize> {
        if down == "None" {
            return Some(0);
        }
        let name = down.strip_prefix('\'')?.strip_suffix('\'')?;
        self.ids.iter().rev().position(|id| id == name).map(|back| back + 1)
    }

    fn down(&self, back: usize) -> Option<String> {
        if back == 0 {
            return Some("None".into());
        }
        Some(format!("'{}'", self.ids.get(self.ids.len().checked_sub(back)?)?))
    }

    fn date(&mut self, step: i64) -> Option<String> {
        self.micros = self.micros.checked_add(step)?;
        date(self.micros)
    }
}

/// Twelve lower-case hexadecimal digits as six bytes.
fn hex(id: &str) -> Option<Vec<u8>> {
    let plain = id.len() == 12 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !plain {
        return None;
    }
    (0..12).step_by(2).map(|at| u8::from_str_radix(id.get(at..at + 2)?, 16).ok()).collect()
}

fn unhex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `2026-01-31 12:00:00.000000` as microseconds since 2000-01-01; none for what would not come back
/// the same.
fn micros(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let days = days(number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let seconds = (number(11, 13)? * 60 + number(14, 16)?) * 60 + number(17, 19)?;
    let micros = (days * 86_400 + seconds) * 1_000_000 + number(20, 26)?;
    (date(micros).as_deref() == Some(text)).then_some(micros)
}

fn date(micros: i64) -> Option<String> {
    let (day, rest) = (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000));
    let (year, month, day) = civil(day)?;
    let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{fraction:06}"))
}

/// Days between 2000-03-01 and that day of the Gregorian calendar; March begins the year, so that
/// February's end is the year's.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year - 2000 } else { year - 2001 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

fn civil(days: i64) -> Option<(i64, i64, i64)> {
    let guess = days.checked_mul(400)?.div_euclid(146_097);
    let start =
        |year: i64| year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let year = (guess - 1..=guess + 1).rev().find(|year| start(*year) <= days)?;
    let of_year = days - start(year);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let civil_month = if month < 10 { month + 3 } else { month - 9 };
    Some((year + 2000 + i64::from(civil_month <= 2), civil_month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_back() {
        for text in [
            "2026-11-25 20:52:20.123456",
            "2000-02-29 23:59:59.999999",
            "1999-01-01 00:00:00.000000",
            "2100-03-01 01:02:03.000004",
        ] {
            assert_eq!(micros(text).and_then(date).as_deref(), Some(text), "{text}");
        }
        for text in [
            "2026-11-25 20:52:20",
            "2026-02-30 00:00:00.000000",
            "soon",
            "2026-11-25T20:52:20.123456",
        ] {
            assert_eq!(micros(text), None, "{text}");
        }
    }

    #[test]
    fn names_are_alembics() {
        let named = |message: &str| {
            file_name(&Script { id: "a1".into(), message: message.into(), ..Script::default() })
        };
        assert_eq!(named("Initial migration."), "a1_initial_migration.py");
        assert_eq!(named(""), "a1.py");
        assert_eq!(
            named("one two three four five six seven eight nine ten"),
            "a1_one_two_three_four_five_six_seven_eight_.py"
        );
    }

    #[test]
    fn a_script_comes_back_with_its_parent() {
        let (mut before, mut out) = (Before::default(), Writer::default());
        let mut texts = Vec::new();
        for (shape, id, down) in [
            (0, "6069e0c94720", "None"),
            (1, "mine", "'6069e0c94720'"),
            (0, "a6d1d4ea8e5a", "('x', 'mine')"),
        ] {
            let mut script = Script {
                shape,
                id: id.into(),
                down: down.into(),
                message: "Say it".into(),
                ..Script::default()
            };
            (script.labels, script.depends) = ("None".into(), "('a',)".into());
            (script.upgrade, script.downgrade, script.date) =
                ("pass".into(), "pass\n    pass".into(), "2026-11-25 20:52:20.123456".into());
            let text = script.render().expect("fills");
            assert_eq!(Script::parse(&text), Some(script.clone()));
            before.write(&mut out, &format!("{id}_say_it.py"), &script);
            texts.push((format!("{id}_say_it.py"), text));
        }
        let (mut before, mut reader) = (Before::default(), Reader::new(&out.text, &out.raw));
        for expected in texts {
            assert_eq!(before.read(&mut reader), Some(expected));
        }
    }
}
