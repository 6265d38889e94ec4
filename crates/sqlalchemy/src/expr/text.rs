//! `text()`: where `:name` stands, and how it is rendered.

/// One piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As is.
    Plain(&'a str),
    /// A bind name.
    Bind(&'a str),
}

/// Splits at binds: `(?<![:\w\x5c]):(\w+)(?!:)`; `\:` is a colon.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == ':' && !previous.is_some_and(|p| p == ':' || p == '\\' || is_word(p)) {
            let rest = &text[at + 1..];
            let length: usize = rest.chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
            if length > 0 && !rest[length..].starts_with(':') {
                out.push(Piece::Plain(&text[start..at]));
                out.push(Piece::Bind(&rest[..length]));
                start = at + 1 + length;
                previous = rest[..length].chars().last();
                while chars.next_if(|(i, _)| *i < start).is_some() {}
                continue;
            }
        }
        previous = Some(c);
    }
    out.push(Piece::Plain(&text[start..]));
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names, each once, in order.
pub fn bind_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in pieces(text) {
        if let Piece::Bind(name) = piece
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// `\:` becomes `:` in what is sent.
pub fn unescape(text: &str) -> String {
    text.replace("\\:", ":")
}
