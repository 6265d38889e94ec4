//! CodeMirror 6 behind a few functions; its bundle is `web/editor`, fetched when the page stands.
use crate::browser;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(inline_js = "export function load(address) { return import(address); }
export function pause() { return new Promise((go) => { setTimeout(go); }); }")]
extern "C" {
    #[wasm_bindgen(catch)]
    /// Fetches a script; gives what it exports.
    pub async fn load(address: &str) -> Result<JsValue, JsValue>;
    /// Lets the browser do what waits, keys and painting first.
    pub async fn pause();
}

#[wasm_bindgen]
extern "C" {
    /// The way to the editor.
    type Way;
    #[wasm_bindgen(method, catch)]
    async fn open(this: &Way) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn bring(this: &Way, take: &JsValue);
    /// The editor's functions.
    #[derive(Clone)]
    type Module;
    #[wasm_bindgen(method)]
    async fn create(
        this: &Module,
        place: &Element,
        changed: &JsValue,
        table: &JsValue,
        still: bool,
        path: &str,
        text: &str,
    ) -> JsValue;
    #[wasm_bindgen(method)]
    fn show(this: &Module, editor: &JsValue, path: &str, text: &str);
    #[wasm_bindgen(method)]
    fn keep(this: &Module, editor: &JsValue, paths: &str);
    #[wasm_bindgen(method)]
    fn focus(this: &Module, editor: &JsValue);
    #[wasm_bindgen(method)]
    fn go(this: &Module, editor: &JsValue, line: u32);
    #[wasm_bindgen(method)]
    fn mark(this: &Module, editor: &JsValue, path: &str, line: u32);
    #[wasm_bindgen(method)]
    fn know(this: &Module, tables: &str);
    #[wasm_bindgen(method)]
    fn trouble(this: &Module, editor: &JsValue, list: &str);
}

/// An editor in the page.
pub struct Editor {
    module: Module,
    editor: JsValue,
    _changed: Closure<dyn Fn(String, String)>,
    _table: Closure<dyn Fn(String)>,
}

impl Editor {
    /// Makes the editor in its place; `changed` hears path and text at each change, `table` the
    /// table whose rows are to be shown, `take` a name and the files that were dropped or chosen
    /// (path and bytes in turns), or why there are none; where it is `still`, texts are only read.
    /// It begins with the file that `first` gives when the parts are there, and its text. None
    /// where it cannot be fetched.
    pub async fn create(
        changed: impl Fn(String, String) + 'static,
        table: impl Fn(String) + 'static,
        take: impl Fn(String, Array, String) + 'static,
        still: bool,
        first: impl FnOnce() -> Option<(String, String)>,
    ) -> Option<Editor> {
        let way: Way = load(&browser::versioned("editor.js")).await.ok()?.unchecked_into();
        // Listened to as long as the page lives, with an editor or without.
        way.bring(&Closure::<dyn Fn(String, Array, String)>::new(take).into_js_value());
        let module: Module = way.open().await.ok()?.unchecked_into();
        pause().await;
        let changed = Closure::<dyn Fn(String, String)>::new(changed);
        let table = Closure::<dyn Fn(String)>::new(table);
        let place = browser::element("code")?;
        let (path, text) = first().unwrap_or_default();
        let editor =
            module.create(&place, changed.as_ref(), table.as_ref(), still, &path, &text).await;
        pause().await;
        Some(Editor { module, editor, _changed: changed, _table: table })
    }

    /// Shows a file.
    pub fn show(&self, path: &str, text: &str) {
        self.module.show(&self.editor, path, text);
    }

    /// Forgets the files whose tabs were closed.
    pub fn keep(&self, paths: &[String]) {
        self.module.keep(&self.editor, &paths.join("\n"));
    }

    /// Tells it the tables it may complete: one a line, its columns behind it, with tabs between.
    pub fn know(&self, tables: &str) {
        self.module.know(tables);
    }

    /// Says what is wrong: one thing a line, with path, line, `error` or `warning`, and message,
    /// with tabs between.
    pub fn trouble(&self, list: &str) {
        self.module.trouble(&self.editor, list);
    }

    /// Puts the cursor on a line and shows it.
    pub fn go(&self, line: usize) {
        self.module.go(&self.editor, u32::try_from(line).unwrap_or_default());
    }

    /// Marks the line of a file that a walk stands at; line 0 marks none.
    pub fn mark(&self, path: &str, line: usize) {
        self.module.mark(&self.editor, path, u32::try_from(line).unwrap_or_default());
    }

    /// Puts the keyboard into it.
    pub fn focus(&self) {
        self.module.focus(&self.editor);
    }
}
