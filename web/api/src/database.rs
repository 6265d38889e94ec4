//! A database object as sql.js has it.
use crate::{refusal, values};
use js_sys::{Array, Object, Uint8Array};
use sqlite::{Binding, SqlValue};
use wasm_bindgen::{JsCast, prelude::*};

/// A database in memory.
#[wasm_bindgen]
pub struct Database(Option<sqlite::Database>);

impl Database {
    fn inner(&self) -> Result<&sqlite::Database, JsValue> {
        self.0.as_ref().ok_or_else(|| refusal("Database closed"))
    }
}

#[wasm_bindgen]
impl Database {
    /// An empty database, or that of the bytes.
    ///
    /// # Errors
    /// `file is not a database`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Option<Uint8Array>) -> Result<Database, JsValue> {
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        sqlite::Database::open(&bytes)
            .map(|made| Database(Some(made)))
            .map_err(|reason| refusal(&reason))
    }

    /// Runs statements; gives `{columns, values}` of each that has rows.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn exec(&self, sql: &str, parameters: &JsValue) -> Result<Array, JsValue> {
        let found =
            self.inner()?.run(sql, &bound(parameters)?).map_err(|reason| refusal(&reason))?;
        let table = |one| {
            let (columns, rows) = playground::found(one);
            values::table(columns, rows)
        };
        Ok(found.into_iter().map(table).collect())
    }

    /// Rows that the last INSERT, UPDATE or DELETE changed.
    #[wasm_bindgen(js_name = getRowsModified)]
    pub fn rows_modified(&self) -> Result<f64, JsValue> {
        Ok(self.inner()?.changed() as f64)
    }

    /// The database as a file's bytes.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn export(&self) -> Result<Uint8Array, JsValue> {
        let bytes = self.inner()?.bytes().map_err(|reason| refusal(&reason))?;
        Ok(Uint8Array::from(bytes.as_slice()))
    }

    /// Lets go of it.
    pub fn close(&mut self) {
        self.0 = None;
    }
}

/// An array, or an object whose names bear `:`, `$` or `@` as the statement has them.
fn bound(parameters: &JsValue) -> Result<Binding, JsValue> {
    if parameters.is_null() || parameters.is_undefined() {
        return Ok(Binding::default());
    }
    if Array::is_array(parameters) {
        let list: Result<Vec<SqlValue>, JsValue> =
            Array::from(parameters).iter().map(|value| values::parameter(&value)).collect();
        return Ok(Binding::Positional(list?));
    }
    let object = parameters
        .dyn_ref::<Object>()
        .ok_or_else(|| refusal("parameters are an array or an object"))?;
    let one = |entry: JsValue| {
        let pair = Array::from(&entry);
        let name = pair.get(0).as_string().unwrap_or_default();
        let plain = name.trim_start_matches([':', '$', '@']).to_string();
        Ok((plain, values::parameter(&pair.get(1))?))
    };
    Object::entries(object).iter().map(one).collect::<Result<_, JsValue>>().map(Binding::Named)
}
