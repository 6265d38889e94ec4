//! CodeMirror 6 behind a few functions; its bundle is `web/editor`, fetched when the page stands.
use crate::browser;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(inline_js = "export function load(address) { return import(address); }")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn load(address: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The bundle's functions.
    #[derive(Clone)]
    type Module;
    #[wasm_bindgen(method)]
    fn create(this: &Module, place: &Element, changed: &JsValue) -> JsValue;
    #[wasm_bindgen(method)]
    fn show(this: &Module, editor: &JsValue, path: &str, text: &str);
    #[wasm_bindgen(method)]
    fn keep(this: &Module, editor: &JsValue, paths: &str);
    #[wasm_bindgen(method)]
    fn focus(this: &Module, editor: &JsValue);
    #[wasm_bindgen(method)]
    fn go(this: &Module, editor: &JsValue, line: u32);
}

/// An editor in the page.
pub struct Editor {
    module: Module,
    editor: JsValue,
    _changed: Closure<dyn Fn(String, String)>,
}

impl Editor {
    /// Makes the editor in its place; `changed` hears path and text at each change. None where it cannot be fetched.
    pub async fn create(changed: impl Fn(String, String) + 'static) -> Option<Editor> {
        let module: Module = load(&browser::versioned("editor.js")).await.ok()?.unchecked_into();
        let changed = Closure::<dyn Fn(String, String)>::new(changed);
        let editor = module.create(&browser::element("code")?, changed.as_ref());
        Some(Editor { module, editor, _changed: changed })
    }

    /// Shows a file.
    pub fn show(&self, path: &str, text: &str) {
        self.module.show(&self.editor, path, text);
    }

    /// Forgets the files whose tabs were closed.
    pub fn keep(&self, paths: &[String]) {
        self.module.keep(&self.editor, &paths.join("\n"));
    }

    /// Puts the cursor on a line and shows it.
    pub fn go(&self, line: usize) {
        self.module.go(&self.editor, u32::try_from(line).unwrap_or_default());
    }

    /// Puts the keyboard into it.
    pub fn focus(&self) {
        self.module.focus(&self.editor);
    }
}
