//! Values as the shell writes them: shell.c's `output_csv`, `output_quoted_string`,
//! `output_json_string` and their like.
use sqlite::SqlValue;

/// As the modes for people show it; NULL as asked.
pub fn text(value: &SqlValue, null: &str) -> String {
    match value {
        SqlValue::Null => null.to_string(),
        SqlValue::Int(number) => number.to_string(),
        SqlValue::Real(number) => real(*number, 15),
        SqlValue::Text(text) => text.split('\0').next().unwrap_or_default().to_string(),
        SqlValue::Blob(bytes) => {
            String::from_utf8_lossy(bytes.split(|byte| *byte == 0).next().unwrap_or_default())
                .into_owned()
        }
    }
}

/// A number as SQLite's `%!.<digits>g`: at least one digit after the point.
pub fn real(number: f64, digits: usize) -> String {
    if !number.is_finite() {
        return if number > 0.0 { "Inf" } else { "-Inf" }.into();
    }
    let scientific = format!("{:.*e}", digits - 1, number);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if exponent < -4 || exponent >= digits as i32 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", shortened(mantissa), exponent.abs());
    }
    shortened(&format!("{:.*}", (digits as i32 - 1 - exponent).max(0) as usize, number))
}

fn shortened(digits: &str) -> String {
    if !digits.contains('.') {
        return format!("{digits}.0");
    }
    let short = digits.trim_end_matches('0');
    if short.ends_with('.') { format!("{short}0") } else { short.to_string() }
}

/// As a literal of SQL; `escaped` writes lines' ends within texts as `char(10)`.
pub fn literal(value: &SqlValue, escaped: bool) -> String {
    match value {
        SqlValue::Null => "NULL".into(),
        SqlValue::Int(number) => number.to_string(),
        SqlValue::Real(number) if number.is_infinite() => {
            if *number > 0.0 { "1e999" } else { "-1e999" }.into()
        }
        SqlValue::Real(number) => real(*number, 20),
        SqlValue::Text(text) if escaped => on_one_line(text),
        SqlValue::Text(text) => quoted(text),
        SqlValue::Blob(bytes) => {
            format!("X'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn on_one_line(text: &str) -> String {
    let unused = |first: &str, second: &str| {
        if text.contains(first) { second.to_string() } else { first.to_string() }
    };
    let mut literal = quoted(text);
    for (end, number, stand_in) in
        [("\r", 13, unused("\\r", "\\015")), ("\n", 10, unused("\\n", "\\012"))]
    {
        if text.contains(end) {
            literal =
                format!("replace({},'{stand_in}',char({number}))", literal.replace(end, &stand_in));
        }
    }
    literal
}

/// A cell of CSV.
pub fn csv(cell: &str, separator: &str) -> String {
    let plain = |byte: u8| byte > b' ' && byte < 127 && byte != b'"' && byte != b'\'';
    if !cell.is_empty() && cell.bytes().all(plain) && !cell.contains(separator) {
        return cell.to_string();
    }
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A value of JSON.
pub fn json(value: &SqlValue) -> String {
    match value {
        SqlValue::Null => "null".into(),
        SqlValue::Text(text) => json_text(text),
        SqlValue::Blob(bytes) => json_text(&String::from_utf8_lossy(bytes)),
        other => literal(other, false),
    }
}

/// A text of JSON.
pub fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text within HTML.
pub fn html(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A text as C writes it.
pub fn c_string(text: &str) -> String {
    let mut out = String::from("\"");
    for byte in text.bytes() {
        match byte {
            b'\\' | b'"' => out.extend(['\\', byte as char]),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b' '..=b'~' => out.push(byte as char),
            other => out.push_str(&format!("\\{other:03o}")),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_fifteen_digits_and_a_point() {
        for (number, shown) in [
            (2.0, "2.0"),
            (0.1 + 0.2, "0.3"),
            (1e20, "1.0e+20"),
            (1e14, "100000000000000.0"),
            (-1.5e-7, "-1.5e-07"),
            (89_000.25, "89000.25"),
            (0.0, "0.0"),
        ] {
            assert_eq!(real(number, 15), shown);
        }
        assert_eq!(real(0.1, 20), "0.10000000000000000555");
    }

    #[test]
    fn a_dump_keeps_the_lines_of_a_text_on_one() {
        assert_eq!(
            literal(&SqlValue::Text("it's\nme".into()), true),
            "replace('it''s\\nme','\\n',char(10))"
        );
    }
}
