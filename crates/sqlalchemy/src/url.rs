//! `make_url`: `sqlite:///app.db`, `sqlite:////absolute`, `sqlite://`. From
//! `sqlalchemy/engine/url.py`.

use std::sync::LazyLock;

use fancy_regex::Regex;

use crate::error::Error;

/// A database URL taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Url {
    /// `sqlite`, `sqlite+pysqlite`, `postgresql+psycopg2` …
    pub drivername: String,
    /// User.
    pub username: Option<String>,
    /// Password.
    pub password: Option<String>,
    /// Host.
    pub host: Option<String>,
    /// Port.
    pub port: Option<u16>,
    /// Database; for SQLite a path.
    pub database: Option<String>,
    /// Query arguments in order.
    pub query: Vec<(String, String)>,
}

/// The pattern of `_parse_url`.
const PATTERN: &str = r"(?x)^(?P<name>[\w\+]+)://
    (?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?
    (?:(?:\[(?P<ipv6host>[^/\?]+)\]|(?P<ipv4host>[^/:\?]+))?(?::(?P<port>[^/\?]*))?)?
    (?:/(?P<database>[^\?]*))?(?:\?(?P<query>.*))?$";

static COMPILED: LazyLock<Result<Regex, Box<fancy_regex::Error>>> =
    LazyLock::new(|| Regex::new(PATTERN).map_err(Box::new));

/// Parses a URL.
///
/// # Errors
/// `ArgumentError: Could not parse SQLAlchemy URL from given URL string`, as SQLAlchemy.
pub fn make_url(text: &str) -> Result<Url, Error> {
    let bad = || Error::Argument("Could not parse SQLAlchemy URL from given URL string".to_owned());
    let captures = match &*COMPILED {
        Ok(pattern) => pattern.captures(text).ok().flatten().ok_or_else(bad)?,
        Err(_) => return Err(bad()),
    };
    let group = |name: &str| captures.name(name).map(|m| m.as_str().to_owned());
    let port = match group("port").filter(|p| !p.is_empty()) {
        Some(port) => Some(port.parse().map_err(|_| {
            Error::Value(format!("invalid literal for int() with base 10: '{port}'"))
        })?),
        None => None,
    };
    Ok(Url {
        drivername: group("name").unwrap_or_default(),
        username: group("username").map(|u| unquote(&u)),
        password: group("password").map(|p| unquote(&p)),
        host: group("ipv4host").or_else(|| group("ipv6host")),
        port,
        database: group("database").map(|database| unquote(&database)),
        query: group("query").map(|q| parse_query(&q)).unwrap_or_default(),
    })
}

fn parse_query(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (unquote(&key.replace('+', " ")), unquote(&value.replace('+', " ")))
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn unquote(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = bytes
            .get(i + 1..i + 3)
            .and_then(|h| std::str::from_utf8(h).ok())
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        match (bytes[i], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                i += 3;
            }
            (byte, _) => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn quote(text: &str, safe: &str) -> String {
    let keep =
        |b: u8| b.is_ascii_alphanumeric() || b"_.-~".contains(&b) || safe.as_bytes().contains(&b);
    text.bytes()
        .map(|b| if keep(b) { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

impl Url {
    /// The dialect's name: `sqlite` of `sqlite+pysqlite`.
    pub fn dialect(&self) -> &str {
        self.drivername.split('+').next().unwrap_or("")
    }

    /// The driver's name: `pysqlite` if none is given for SQLite.
    pub fn driver(&self) -> &str {
        match self.drivername.split_once('+') {
            Some((_, driver)) => driver,
            None if self.dialect() == "sqlite" => "pysqlite",
            None => "",
        }
    }

    /// `render_as_string(hide_password)`; `str(url)` hides.
    pub fn render(&self, hide_password: bool) -> String {
        let mut out = format!("{}://", self.drivername);
        if let Some(user) = &self.username {
            out.push_str(&quote(user, " +"));
            if let Some(password) = &self.password {
                out.push(':');
                out.push_str(&if hide_password { "***".to_owned() } else { quote(password, " +") });
            }
            out.push('@');
        }
        if let Some(host) = &self.host {
            out.push_str(&if host.contains(':') { format!("[{host}]") } else { host.clone() });
        }
        if let Some(port) = self.port {
            out.push_str(&format!(":{port}"));
        }
        if let Some(database) = &self.database {
            out.push_str(&format!("/{}", quote(database, " +/")));
        }
        if !self.query.is_empty() {
            let mut pairs: Vec<String> = self
                .query
                .iter()
                .map(|(k, v)| format!("{}={}", quote(k, ""), quote(v, "")))
                .collect();
            pairs.sort();
            out.push_str(&format!("?{}", pairs.join("&")));
        }
        out
    }

    /// Whether the database lives in memory only: no name, `:memory:`, or `mode=memory`.
    pub fn is_memory(&self) -> bool {
        let name = self.database.as_deref().unwrap_or("");
        name.is_empty()
            || name == ":memory:"
            || self.query.iter().any(|(k, v)| k == "mode" && v == "memory")
    }
}
