//! The engine for JavaScript. In: files, bytes, links, typed lines. Out: plain objects, as
//! `package/index.d.ts` describes them.
mod clock;
mod database;
mod project;
mod values;

use ::project::{Bundle, Change, Parcel};
use clock::Outside;
use playground::{Session, Settings, door};
use share::link;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

pub use database::Database;
pub use project::Project;

/// Opens a session of this width, whose lines may take this long.
fn start(project: ::project::Project, columns: usize, seconds: u32) -> Session {
    let settings = Settings { columns, seconds: seconds.into(), ..Settings::default() };
    let mut session = Session::open(project, settings, Rc::new(Outside));
    advice::install(&mut session);
    session
}

/// An exception with a sentence.
fn refusal(reason: &str) -> JsValue {
    js_sys::Error::new(reason).into()
}

/// Opens a link: its whole text, or what stands after `#`.
///
/// # Errors
/// A sentence on why nothing could be read.
#[wasm_bindgen(js_name = openLink)]
pub fn open_link(text: &str, columns: usize, seconds: u32) -> Result<Project, JsValue> {
    let fragment = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
    let opened = link::decode(fragment).map_err(|error| refusal(&error.to_string()))?;
    Ok(Project::of(opened.bundle, opened.damage.into_iter().collect(), columns, seconds))
}

/// Opens a zip, a database or a SQL script; `name` is what it is called.
///
/// # Errors
/// A sentence on why nothing came in.
#[wasm_bindgen(js_name = openBytes)]
pub fn open_bytes(
    name: &str,
    bytes: Vec<u8>,
    columns: usize,
    seconds: u32,
) -> Result<Project, JsValue> {
    let files = vec![Change { path: name.into(), content: Some(bytes) }];
    let imported = door::take(name, files, |project| start(project, columns, seconds))
        .map_err(|reason| refusal(&reason))?;
    Ok(Project::of(imported.bundle, imported.notes, columns, seconds))
}

/// Opens files by path.
///
/// # Errors
/// A path that leads outside, or content that is neither text nor bytes.
#[wasm_bindgen(js_name = openFiles)]
pub fn open_files(
    name: &str,
    files: &JsValue,
    columns: usize,
    seconds: u32,
) -> Result<Project, JsValue> {
    let files = values::files(files)?;
    files.iter().try_for_each(|file| values::inside(&file.path))?;
    let parcel = Parcel { files, ..Parcel::default() };
    Ok(Project::of(
        Bundle { title: name.into(), project: parcel, ..Bundle::default() },
        Vec::new(),
        columns,
        seconds,
    ))
}
