//! The format mini-language; `%` formatting and `str.format` stand on it.
mod fields;
mod percent;

use crate::error::PyResult;
use crate::function::Args;
use crate::number::{to_big, to_float};
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) use fields::{format_map, str_format};
pub(crate) use percent::{bytes_percent, percent};

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Default, Clone, Debug)]
pub(crate) struct Spec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    no_negative_zero: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

fn parse(vm: &Vm, text: &str, value: &Value) -> PyResult<Spec> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut spec = Spec::default();
    let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '^' | '='));
    if is_align(characters.get(1)) {
        (spec.fill, spec.align, at) = (characters.first().copied(), characters.get(1).copied(), 2);
    } else if is_align(characters.first()) {
        (spec.align, at) = (characters.first().copied(), 1);
    }
    let take = |at: &mut usize, set: &[char]| -> Option<char> {
        let found = characters.get(*at).copied().filter(|c| set.contains(c));
        *at += found.is_some() as usize;
        found
    };
    spec.sign = take(&mut at, &['+', '-', ' ']);
    spec.no_negative_zero = take(&mut at, &['z']).is_some();
    spec.alternate = take(&mut at, &['#']).is_some();
    spec.zero = take(&mut at, &['0']).is_some();
    let digits = |at: &mut usize| -> Option<usize> {
        let start = *at;
        while characters.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        characters[start..*at].iter().collect::<String>().parse().ok()
    };
    spec.width = digits(&mut at).unwrap_or(0);
    spec.grouping = take(&mut at, &[',', '_']);
    if let (Some(first), Some(second)) =
        (spec.grouping, characters.get(at).filter(|c| matches!(c, ',' | '_')))
    {
        let same = first == *second;
        return Err(vm.value_error(if same {
            format!("Cannot specify '{first}' with '{first}'.")
        } else {
            "Cannot specify both ',' and '_'.".into()
        }));
    }
    if take(&mut at, &['.']).is_some() {
        spec.precision = Some(
            digits(&mut at).ok_or_else(|| vm.value_error("Format specifier missing precision"))?,
        );
    }
    spec.kind = characters.get(at).copied();
    at += spec.kind.is_some() as usize;
    if at < characters.len() {
        return Err(vm.value_error(format!(
            "Invalid format specifier '{text}' for object of type '{}'",
            vm.class_of(value).name()
        )));
    }
    vm.check_size(spec.width.max(spec.precision.unwrap_or(0)))?;
    check(vm, &spec, value.base())?;
    Ok(spec)
}

/// What CPython refuses of a specification that can be read (Python/formatter_unicode.c).
fn check(vm: &Vm, spec: &Spec, value: &Value) -> PyResult<()> {
    let kind = spec.kind.unwrap_or(if matches!(value, Value::Str(_)) { 's' } else { 'd' });
    if let Some(separator) = spec.grouping {
        let fits = matches!(kind, 'd' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')
            || (separator == '_' && matches!(kind, 'b' | 'o' | 'x' | 'X'));
        if !fits {
            return Err(vm.value_error(format!("Cannot specify '{separator}' with '{kind}'.")));
        }
    }
    if let (Value::Str(_), None | Some('s')) = (value, spec.kind) {
        let refused = match spec {
            Spec { sign: Some(' '), .. } => "Space not allowed in string format specifier",
            Spec { sign: Some(_), .. } => "Sign not allowed in string format specifier",
            Spec { no_negative_zero: true, .. } => {
                "Negative zero coercion (z) not allowed in string format specifier"
            }
            Spec { alternate: true, .. } => {
                "Alternate form (#) not allowed in string format specifier"
            }
            _ => return Ok(()),
        };
        return Err(vm.value_error(refused));
    }
    if kind == 'c' && spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    Ok(())
}

/// `format(value, spec)` for builtin values and a spec that is not empty.
pub(crate) fn format(vm: &Vm, value: &Value, text: &Str) -> PyResult<Str> {
    let base = value.base();
    let spec = match base {
        Value::Str(_) | Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Float(_) => {
            parse(vm, text, value)?
        }
        _ => {
            return Err(vm.type_error(format!(
                "unsupported format string passed to {}.__format__",
                vm.class_of(value).name()
            )));
        }
    };
    let unknown = |kind: char| {
        vm.value_error(format!(
            "Unknown format code '{kind}' for object of type '{}'",
            vm.class_of(value).name()
        ))
    };
    let body = match base {
        Value::Str(content) => match spec.kind {
            None | Some('s') => {
                if spec.align == Some('=') {
                    return Err(
                        vm.value_error("'=' alignment not allowed in string format specifier")
                    );
                }
                let cut: String = spec.precision.map_or_else(
                    || content.to_string(),
                    |most| content.chars().take(most).collect(),
                );
                return Ok(pad(&cut, &spec, '<').into());
            }
            Some(kind) => return Err(unknown(kind)),
        },
        Value::Float(number) => {
            format_float(*number, &spec).ok_or_else(|| unknown(spec.kind.unwrap_or('?')))?
        }
        _ => match spec.kind {
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                format_float(to_float(base).unwrap_or(0.0), &spec).unwrap_or_default()
            }
            _ => format_int(vm, base, &spec)?.ok_or_else(|| unknown(spec.kind.unwrap_or('?')))?,
        },
    };
    Ok(pad_number(&body, &spec).into())
}

fn pad(text: &str, spec: &Spec, default: char) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    let (left, right) = match spec.align.unwrap_or(default) {
        '<' => (0, missing),
        '^' => (missing / 2, missing - missing / 2),
        _ => (missing, 0),
    };
    let run = |count: usize| fill.to_string().repeat(count);
    format!("{}{text}{}", run(left), run(right))
}

/// Sign and digits padded; `=` and `0` put the fill between sign and digits.
fn pad_number(text: &str, spec: &Spec) -> String {
    let align = spec.align.unwrap_or(if spec.zero { '=' } else { '>' });
    if align != '=' {
        return pad(text, &Spec { align: Some(align), ..spec.clone() }, '>');
    }
    let split = text.find(|c: char| !matches!(c, '+' | '-' | ' ')).unwrap_or(0);
    let prefix =
        matches!(text.get(split..split + 2), Some("0x" | "0X" | "0o" | "0b")) && spec.alternate;
    let (sign, digits) = text.split_at(split + if prefix { 2 } else { 0 });
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    if let (Some(separator), '0') = (spec.grouping, fill) {
        let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        let size = if matches!(spec.kind, Some('x' | 'X' | 'o' | 'b')) { 4 } else { 3 };
        let mut plain = whole.replace(separator, "");
        while sign.len() + group(&plain, separator, size).len() + rest.len() < spec.width {
            plain.insert(0, '0');
        }
        return format!("{sign}{}{rest}", group(&plain, separator, size));
    }
    let missing = spec.width.saturating_sub(text.chars().count());
    format!("{sign}{}{digits}", fill.to_string().repeat(missing))
}

fn group(digits: &str, separator: char, size: usize) -> String {
    let characters: Vec<char> = digits.chars().collect();
    let mut out = String::new();
    for (at, character) in characters.iter().enumerate() {
        if at > 0 && (characters.len() - at).is_multiple_of(size) {
            out.push(separator);
        }
        out.push(*character);
    }
    out
}

fn sign_of(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    }
}

fn format_int(vm: &Vm, value: &Value, spec: &Spec) -> PyResult<Option<String>> {
    let big = to_big(value).unwrap_or_default();
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    let (digits, prefix, size) = match spec.kind {
        None | Some('d' | 'n') => (big.magnitude().to_string(), "", 3),
        Some('x') => (big.magnitude().to_str_radix(16), "0x", 4),
        Some('X') => (big.magnitude().to_str_radix(16).to_uppercase(), "0X", 4),
        Some('o') => (big.magnitude().to_str_radix(8), "0o", 4),
        Some('b') => (big.magnitude().to_str_radix(2), "0b", 4),
        Some('c') => {
            let character = value
                .as_int()
                .and_then(|number| u32::try_from(number).ok())
                .and_then(char::from_u32);
            return character
                .map(|c| Some(c.to_string()))
                .ok_or_else(|| vm.error("OverflowError", "%c arg not in range(0x110000)"));
        }
        Some(_) => return Ok(None),
    };
    let digits = spec.grouping.map_or(digits.clone(), |separator| group(&digits, separator, size));
    let negative = big.sign() == num_bigint::Sign::Minus;
    Ok(Some(format!(
        "{}{}{digits}",
        sign_of(negative, spec),
        if spec.alternate { prefix } else { "" }
    )))
}

fn format_float(number: f64, spec: &Spec) -> Option<String> {
    let absolute = number.abs();
    let upper = matches!(spec.kind, Some('E' | 'F' | 'G'));
    let mut body = if !number.is_finite() {
        if number.is_nan() { "nan".to_string() } else { "inf".into() }
    } else {
        match spec.kind {
            Some('f' | 'F') => fixed(absolute, spec.precision.unwrap_or(6), spec.alternate),
            Some('%') => fixed(absolute * 100.0, spec.precision.unwrap_or(6), spec.alternate),
            Some('e' | 'E') => exponential(absolute, spec.precision.unwrap_or(6), spec.alternate),
            Some('g' | 'G') => general(absolute, spec.precision.unwrap_or(6), spec.alternate),
            None | Some('n') => match spec.precision {
                None => crate::number::float_repr(absolute),
                Some(precision) => {
                    let text = general(absolute, precision.max(1), spec.alternate);
                    let whole = !text.contains(['.', 'e', 'n', 'i']);
                    // A digit after the point must fit too.
                    match whole && absolute != 0.0 && text.len() >= precision.max(1) {
                        true => trimmed_exponential(absolute, precision.max(1) - 1),
                        false if whole => format!("{text}.0"),
                        false => text,
                    }
                }
            },
            Some(_) => return None,
        }
    };
    let shows_zero = !body.contains(|c: char| ('1'..='9').contains(&c) || c == 'i');
    let keeps_sign = !spec.no_negative_zero || !shows_zero;
    let negative = number.is_sign_negative() && !number.is_nan() && keeps_sign;
    if let Some(separator) = spec.grouping {
        let at = body.find(['.', 'e']).unwrap_or(body.len());
        body = format!("{}{}", group(&body[..at], separator, 3), &body[at..]);
    }
    if upper {
        body = body.to_uppercase();
    }
    if spec.kind == Some('%') {
        body.push('%');
    }
    Some(format!("{}{body}", sign_of(negative, spec)))
}

/// No float has more digits than that: what is asked beyond are zeros.
const DIGITS: usize = 1100;

fn fixed(number: f64, precision: usize, point: bool) -> String {
    let most = precision.min(DIGITS);
    let text = format!("{number:.most$}{}", "0".repeat(precision - most));
    if precision == 0 && point { format!("{text}.") } else { text }
}

fn exponential(number: f64, precision: usize, point: bool) -> String {
    let most = precision.min(DIGITS);
    let text = format!("{number:.most$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let dot = if precision == 0 && point { "." } else { "" };
    let zeros = "0".repeat(precision - most);
    format!("{digits}{zeros}{dot}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// As short as may be, with an exponent: `1e+00`.
fn trimmed_exponential(number: f64, precision: usize) -> String {
    let text = exponential(number, precision, false);
    let (digits, rest) = text.split_once('e').unwrap_or((&text, "+00"));
    let digits = if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    };
    format!("{digits}e{rest}")
}

fn general(number: f64, precision: usize, keep_zeros: bool) -> String {
    let precision = precision.max(1);
    let scientific = format!("{number:.*e}", (precision - 1).min(DIGITS));
    let exponent: i32 =
        scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let strip = |text: String| {
        if keep_zeros || !text.contains('.') {
            text
        } else {
            text.trim_end_matches('0').trim_end_matches('.').to_string()
        }
    };
    if exponent < -4 || i64::from(exponent) >= precision as i64 {
        let text = exponential(number, precision - 1, false);
        let (digits, rest) = text.split_once('e').unwrap_or((&text, "+00"));
        return format!("{}e{rest}", strip(digits.to_string()));
    }
    let places = (precision as i64 - 1 - i64::from(exponent)).max(0) as usize;
    strip(fixed(number, places, false))
}
