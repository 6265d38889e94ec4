//! The only file that names `window`: what the page needs of the browser beyond its own elements.
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlInputElement, ResizeObserver};

/// Remembers a value; a browser that refuses only forgets.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(name, value).ok();
    }
}

/// What was remembered.
pub fn recall(name: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// `light`, `dark` or `system`.
pub fn set_theme(theme: &str) {
    document_element().set_attribute("data-theme", theme).ok();
}

/// Whether text is selected anywhere, so that Ctrl-C means *copy*.
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Shows the end of a scrolling element.
pub fn scroll_to_end(element: &Element) {
    element.set_scroll_top(element.scroll_height());
}

/// Puts the keyboard into an input, the cursor at a place in its text.
pub fn focus(input: &HtmlInputElement, at: usize) {
    let at = u32::try_from(at).unwrap_or_default();
    input.focus().ok();
    input.set_selection_range(at, at).ok();
}

/// How many characters fit beside each other into an element, its font as wide as that of `sample`.
pub fn columns(element: &Element, sample: &Element) -> Option<usize> {
    let length = sample.text_content().map_or(0, |text| text.chars().count());
    let (width, wide) = (f64::from(element.client_width()), sample.get_bounding_client_rect().width());
    (length > 0 && wide > 0.0 && width > 0.0).then(|| ((width - PADDING) / (wide / length as f64)) as usize)
}

/// Room on both sides of the terminal's lines, as in style.css.
const PADDING: f64 = 52.0;

/// Watches an element's size until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls back when the element changes its size.
    pub fn size(element: &Element, call: impl FnMut() + 'static) -> Option<Watch> {
        let call = Closure::<dyn FnMut()>::new(call);
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Watch { observer, _call: call })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The build this page belongs to: added to addresses, so that no part of another build is used.
pub fn versioned(address: &str) -> String {
    let meta = document().query_selector("meta[name=build]").ok().flatten();
    let build = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{address}?{build}")
}

/// The width and height of the page.
pub fn size() -> (i32, i32) {
    let element = document_element();
    (element.client_width(), element.client_height())
}

/// The element an event came from.
pub fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target().and_then(|target| target.dyn_into().ok())
}
