//! Values between JavaScript and the engine.
use crate::refusal;
use ::project::{Change, Channel, Outcome, SqlValue, Trace};
use js_sys::{Array, Object, Uint8Array};
use serde::Serialize;
use sqlite::SqlValue as Cell;
use wasm_bindgen::{JsCast, JsValue};

/// What one line did, by the names JavaScript uses.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Done {
    exit_code: u8,
    stdout: String,
    stderr: String,
    transcript: Vec<Piece>,
    changed: Vec<Change>,
    prompt: Option<String>,
    open: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<Option<Trace>>,
}

#[derive(Serialize)]
struct Piece {
    channel: &'static str,
    text: String,
    terminal: String,
}

/// An outcome; `trace` where it was asked for.
pub fn outcome(outcome: Outcome, trace: Option<Option<Trace>>) -> Result<JsValue, JsValue> {
    let (stdout, stderr) = (outcome.text(Channel::Stdout), outcome.text(Channel::Stderr));
    let piece = |event: ::project::Event| {
        let channel = match event.channel {
            Channel::Stdout => "stdout",
            Channel::Stderr => "stderr",
            Channel::Echo => "echo",
        };
        Piece { channel, text: event.pipe, terminal: event.terminal }
    };
    object(&Done {
        exit_code: outcome.exit,
        stdout,
        stderr,
        transcript: outcome.transcript.into_iter().map(piece).collect(),
        changed: outcome.changed,
        prompt: outcome.prompt,
        open: outcome.open,
        trace,
    })
}

/// A plain object: maps become objects, what is not there is null.
pub fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new();
    let serializer = serializer.serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|error| refusal(&error.to_string()))
}

/// Text or bytes; none where it is neither.
pub fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    match value.as_string() {
        Some(text) => Some(text.into_bytes()),
        None => value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec),
    }
}

/// Refuses a path that is none of a file in the project.
pub fn inside(path: &str) -> Result<(), JsValue> {
    match path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        true => Err(refusal(&format!("{path:?} is no path of a file in the project"))),
        false => Ok(()),
    }
}

/// Files by path.
pub fn files(value: &JsValue) -> Result<Vec<Change>, JsValue> {
    let object = value
        .dyn_ref::<Object>()
        .ok_or_else(|| refusal("files are an object: contents by path"))?;
    let entries = Object::entries(object);
    let file = |entry: JsValue| {
        let pair = Array::from(&entry);
        let path = pair.get(0).as_string().unwrap_or_default();
        let wrong = || refusal(&format!("{path}: a file is a string or a Uint8Array"));
        bytes(&pair.get(1))
            .map(|content| Change { path: path.clone(), content: Some(content) })
            .ok_or_else(wrong)
    };
    entries.iter().map(file).collect()
}

/// A cell as sql.js gives it.
pub fn cell(value: SqlValue) -> JsValue {
    match value {
        SqlValue::Null => JsValue::NULL,
        SqlValue::Integer(number) => JsValue::from_f64(number as f64),
        SqlValue::Real(number) => JsValue::from_f64(number),
        SqlValue::Text(text) => JsValue::from_str(&text),
        SqlValue::Blob(bytes) => Uint8Array::from(bytes.as_slice()).into(),
    }
}

/// A parameter as sql.js takes it.
pub fn parameter(value: &JsValue) -> Result<Cell, JsValue> {
    if value.is_null() || value.is_undefined() {
        return Ok(Cell::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Cell::Int(flag.into()));
    }
    if let Some(number) = value.as_f64() {
        let whole = number.fract() == 0.0 && number.abs() < 9e15;
        return Ok(if whole { Cell::Int(number as i64) } else { Cell::Real(number) });
    }
    if let Ok(big) = i64::try_from(value.clone()) {
        return Ok(Cell::Int(big));
    }
    match (value.as_string(), bytes(value)) {
        (Some(text), _) => Ok(Cell::Text(text)),
        (None, Some(bytes)) => Ok(Cell::Blob(bytes)),
        (None, None) => {
            Err(refusal("a parameter is a number, a string, a Uint8Array, a boolean or null"))
        }
    }
}

/// Column names and rows, as sql.js gives them.
pub fn table(columns: Vec<String>, rows: Vec<Vec<SqlValue>>) -> JsValue {
    let names: Array = columns.into_iter().map(JsValue::from).collect();
    let row = |row: Vec<SqlValue>| row.into_iter().map(cell).collect::<Array>();
    let values: Array = rows.into_iter().map(row).collect();
    let out = Object::new();
    for (key, value) in [("columns", names), ("values", values)] {
        js_sys::Reflect::set(&out, &JsValue::from_str(key), &value).ok();
    }
    out.into()
}
