//! A project held open: lines run, files read and written, the way out.
use crate::{refusal, start, values};
use ::project::{Bundle, Parcel, Trace};
use js_sys::{Array, Uint8Array};
use playground::Session;
use trace::Recorder;
use wasm_bindgen::prelude::*;

/// A project held open.
#[wasm_bindgen]
pub struct Project {
    session: Session,
    bundle: Bundle,
    notes: Vec<String>,
}

impl Project {
    pub(crate) fn of(bundle: Bundle, notes: Vec<String>, columns: usize, seconds: u32) -> Project {
        let session = start(bundle.project.clone().into(), columns, seconds);
        Project { session, bundle, notes }
    }

    /// The bundle as the project stands now.
    fn now(&self) -> Bundle {
        Bundle { project: Parcel::from(self.session.project()), ..self.bundle.clone() }
    }
}

#[wasm_bindgen]
impl Project {
    /// What was left out or is not as it was, in sentences.
    #[wasm_bindgen(getter)]
    pub fn notes(&self) -> Array {
        self.notes.iter().map(JsValue::from).collect()
    }

    /// What it is called.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.bundle.title.clone()
    }

    /// The same.
    #[wasm_bindgen(setter)]
    pub fn set_title(&mut self, title: String) {
        self.bundle.title = title;
    }

    /// The terminal's folder, relative to the project's.
    #[wasm_bindgen(getter)]
    pub fn cwd(&self) -> String {
        self.session.project().cwd.clone()
    }

    /// Runs a line as a shell does.
    ///
    /// # Errors
    /// None of the line's: those are in the outcome.
    pub fn run(
        &mut self,
        line: &str,
        input: Option<String>,
        trace: bool,
    ) -> Result<JsValue, JsValue> {
        self.session.watch(None);
        let recorder = trace.then(|| Recorder::on(&mut self.session));
        let outcome = self.session.run(line, input.as_deref());
        let trace: Option<Option<Trace>> =
            recorder.map(|recorder| recorder.trace(self.session.computer()));
        values::outcome(outcome, trace)
    }

    /// Hands a line to the program that waits for one; none ends its input.
    ///
    /// # Errors
    /// None of the line's: those are in the outcome.
    pub fn input(&mut self, line: Option<String>) -> Result<JsValue, JsValue> {
        values::outcome(self.session.input(line.as_deref()), None)
    }

    /// Renames, losses, failures, and how far models, scripts and database are apart.
    ///
    /// # Errors
    /// A sentence, where the project's own code fails.
    pub fn advise(&self) -> Result<JsValue, JsValue> {
        values::object(&advice::advise(self.session.computer()).map_err(|reason| refusal(&reason))?)
    }

    /// Runs one statement on a database of the project.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn sql(&mut self, database: &str, sql: &str) -> Result<JsValue, JsValue> {
        let (columns, rows) = self.session.sql(database, sql).map_err(|reason| refusal(&reason))?;
        Ok(values::table(columns, rows))
    }

    /// Paths of all files.
    pub fn paths(&self) -> Array {
        self.session.project().files.keys().map(JsValue::from).collect()
    }

    /// A file's bytes; undefined where there is none.
    pub fn read(&self, path: &str) -> Option<Uint8Array> {
        self.session.project().files.get(path).map(|bytes| Uint8Array::from(bytes.as_slice()))
    }

    /// Writes a file, or removes it (null).
    ///
    /// # Errors
    /// A path that leads outside, or content that is neither text nor bytes.
    pub fn write(&mut self, path: &str, content: &JsValue) -> Result<(), JsValue> {
        values::inside(path)?;
        match values::bytes(content) {
            Some(bytes) => self.session.write(path, Some(&bytes)),
            None if content.is_null() => self.session.write(path, None),
            None => return Err(refusal(&format!("{path}: a file is a string or a Uint8Array"))),
        }
        Ok(())
    }

    /// The text after `#` that opens it as it stands.
    pub fn share(&self) -> String {
        share::link::encode(&self.now())
    }

    /// A zip that the real tools run.
    ///
    /// # Errors
    /// A project too large for one.
    pub fn export(&self) -> Result<Uint8Array, JsValue> {
        let zip = share::export::zip(&self.now()).map_err(|error| refusal(&error.to_string()))?;
        Ok(Uint8Array::from(zip.as_slice()))
    }
}
