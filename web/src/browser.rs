//! The only file that names `window`: what the page needs of the browser beyond its own elements.
use crate::state::Setup;
use gloo::utils::{document, document_element, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlInputElement, ResizeObserver};

const NAMES: [&str; 3] = ["files", "side", "terminal"];

/// How the page was set up before.
pub fn setup() -> Setup {
    let mut setup = Setup::default();
    if let Ok(Some(storage)) = window().local_storage() {
        let recall = |name: &str| storage.get_item(name).ok().flatten();
        for (name, size) in NAMES.iter().zip(&mut setup.sizes) {
            *size = recall(name).and_then(|text| text.parse().ok()).unwrap_or(*size);
        }
        let hidden = recall("hidden").unwrap_or_default();
        for (name, hides) in NAMES.iter().zip(&mut setup.hidden) {
            *hides = hidden.contains(name);
        }
        setup.theme = recall("theme").unwrap_or(setup.theme);
    }
    setup
}

/// Shows the theme and remembers all; a browser that refuses only forgets.
pub fn keep_setup(setup: &Setup) {
    document_element().set_attribute("data-theme", &setup.theme).ok();
    if let Ok(Some(storage)) = window().local_storage() {
        for (name, size) in NAMES.iter().zip(setup.sizes) {
            storage.set_item(name, &size.to_string()).ok();
        }
        let hidden =
            NAMES.iter().zip(setup.hidden).filter(|(_, hides)| *hides).map(|(name, _)| *name);
        storage.set_item("hidden", &hidden.collect::<Vec<_>>().join(" ")).ok();
        storage.set_item("theme", &setup.theme).ok();
    }
}

/// Whether text is selected anywhere, so that Ctrl-C means *copy*; what is selected in a field the
/// page's selection leaves out.
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    let field = focused()
        .filter(|element| element.tag_name() == "INPUT")
        .map(JsCast::unchecked_into::<HtmlInputElement>);
    let ends = field.map(|field| {
        (field.selection_start().ok().flatten(), field.selection_end().ok().flatten())
    });
    selection.is_some_and(|selection| !selection.is_collapsed())
        || ends.is_some_and(|(start, end)| start != end)
}

/// What has the keyboard; none where nothing has it.
pub fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// What has the keyboard, and what is around it in its pane: the way back, should it vanish.
pub struct Keyboard {
    path: Rc<RefCell<Vec<Element>>>,
    _listener: gloo::events::EventListener,
}

impl Keyboard {
    /// Follows the keyboard from now on.
    pub fn watch() -> Keyboard {
        let path: Rc<RefCell<Vec<Element>>> = Rc::default();
        let seen = Rc::clone(&path);
        let around = |element: &Element| {
            element
                .parent_element()
                .filter(|one| !one.matches(".workbench, .page").unwrap_or_default())
        };
        let note = move |_: &web_sys::Event| {
            *seen.borrow_mut() = std::iter::successors(focused(), around).collect()
        };
        Keyboard { path, _listener: gloo::events::EventListener::new(&document(), "focusin", note) }
    }

    /// Where what had it is gone or switched off by now, the nearest thing that stood around it
    /// gets it.
    pub fn mend(&self) {
        if focused().is_some() {
            return;
        }
        let path = self.path.borrow().clone();
        let lost =
            path.first().is_some_and(|one| !one.is_connected() || one.has_attribute("disabled"));
        let inside = |one: &Element| {
            one.query_selector(REACHED).ok().flatten().filter(|_| one.is_connected())
        };
        if let Some(next) = path.iter().skip(1).filter(|_| lost).find_map(inside) {
            give_back(&next);
        }
    }
}

/// What can have the keyboard.
const REACHED: &str = "button:not(:disabled), input, select, textarea, [tabindex='0']";

/// Gives the keyboard back to an element; says whether it is still there.
pub fn give_back(element: &Element) -> bool {
    element.unchecked_ref::<web_sys::HtmlElement>().focus().ok();
    focused().is_some()
}

/// Where the cursor stands in the input an event came from; the end of a text that counts
/// characters otherwise than bytes.
pub fn caret(event: &web_sys::Event, text: &str) -> usize {
    let input = event.target().map(|target| target.unchecked_into::<HtmlInputElement>());
    let at = input.and_then(|input| input.selection_end().ok().flatten());
    at.and_then(|at| usize::try_from(at).ok())
        .filter(|_| text.is_ascii())
        .unwrap_or(text.len())
        .min(text.len())
}

/// The element of this id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Shows the end of a scrolling element; says whether it is in sight.
pub fn scroll_to_end(id: &str) -> bool {
    let Some(element) = element(id).filter(|element| element.client_height() > 0) else {
        return false;
    };
    element.set_scroll_top(element.scroll_height());
    true
}

/// Puts the keyboard into an input, the cursor at a place in its text.
pub fn focus(id: &str, at: usize) {
    let Some(input) = element(id) else { return };
    let input: HtmlInputElement = input.unchecked_into();
    let at = u32::try_from(at).unwrap_or_default();
    input.focus().ok();
    input.set_selection_range(at, at).ok();
}

/// Room on both sides of the terminal's lines, as in style.css.
const PADDING: i32 = 52;

/// How many characters fit beside each other into the terminal.
fn columns() -> Option<usize> {
    let (pane, sample) = (element("screen")?, element("sample")?);
    let length = i32::try_from(sample.text_content()?.len()).ok()?;
    let (width, wide) = (pane.client_width() - PADDING, sample.scroll_width());
    let fit = if wide > 0 && width > 0 { width * length / wide } else { return None };
    usize::try_from(fit.clamp(40, 120)).ok()
}

/// Watches an element's size until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls back with the terminal's width in characters when it changes its size.
    pub fn terminal(call: impl Fn(usize) + 'static) -> Option<Watch> {
        let call = Closure::<dyn FnMut()>::new(move || columns().into_iter().for_each(&call));
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element("screen")?);
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
    [folder, "/", address, "?", &build].concat()
}

/// The address of a script that only imports another one.
///
/// # Errors
/// The browser makes no such addresses.
pub fn imported(address: &str) -> Result<String, wasm_bindgen::JsValue> {
    let parts = js_sys::Array::of1(&["import(\"", address, "\")"].concat().into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}

/// The width and height of the page.
pub fn size() -> (i32, i32) {
    let element = document_element();
    (element.client_width(), element.client_height())
}

/// What stands in the field of this id.
pub fn field(id: &str) -> String {
    element(id).map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// What stands in the input an event came from.
pub fn value(event: &web_sys::Event) -> String {
    // Fields, areas and choices all have it under this name.
    let input = event.target().map(|target| target.unchecked_into::<HtmlInputElement>());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Empties the field that an event came from, before the next drawing does.
pub fn empty(event: &web_sys::Event) {
    if let Some(target) = event.target() {
        target.unchecked_into::<HtmlInputElement>().set_value("");
    }
}

/// The page, for what listens to all of it.
pub fn page() -> web_sys::Document {
    document()
}

/// Whether an event came from inside an element.
pub fn is_inside(event: &web_sys::Event, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether an event came from such an element itself.
pub fn is(event: &web_sys::Event, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(selector).unwrap_or_default())
}

/// Puts the keyboard on the next button of a list, or on the one before; says whether there is one.
pub fn step(event: &web_sys::Event, down: bool) -> bool {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let mut entry = button.and_then(|button| button.closest("li").ok().flatten());
    while let Some(here) = entry {
        entry = if down { here.next_element_sibling() } else { here.previous_element_sibling() };
        let found = entry.as_ref().and_then(|entry| entry.query_selector("button").ok().flatten());
        if let Some(found) = found {
            return give_back(&found);
        }
    }
    false
}

/// Shows a dialog over the page; the browser keeps the keyboard inside.
pub fn show_modal(id: &str) {
    if let Some(dialog) = element(id) {
        dialog.unchecked_into::<web_sys::HtmlDialogElement>().show_modal().ok();
    }
}

/// Puts the keyboard on an element.
pub fn focus_on(id: &str) {
    if let Some(element) = element(id) {
        element.unchecked_into::<web_sys::HtmlElement>().focus().ok();
    }
}

/// How far an element is scrolled, and the height that is in sight.
pub fn scrolled(id: &str) -> Option<(usize, usize)> {
    let element = element(id)?;
    Some((
        usize::try_from(element.scroll_top()).ok()?,
        usize::try_from(element.client_height()).ok()?,
    ))
}

/// Lets the person save bytes as a file.
pub fn save(name: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let address = web_sys::Blob::new_with_u8_array_sequence(&parts)
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    let link = document()
        .create_element("a")
        .map(|link| link.unchecked_into::<web_sys::HtmlAnchorElement>());
    if let (Ok(address), Ok(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        web_sys::Url::revoke_object_url(&address).ok();
    }
}

/// The text after `#` of the page's address, where it is a link's.
pub fn link() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    hash.starts_with("#v").then_some(hash)
}

/// The page's address without what follows `#`.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// The address no longer names the link that was opened: what is shown is a project of its own now.
pub fn forget_link() {
    if link().is_some()
        && let Ok(history) = window().history()
    {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address())).ok();
    }
}

/// How the page was asked to be a part of another one: what stands behind `embed=` in its address.
pub fn embedded() -> Option<String> {
    asked("embed")
}

/// What the address says for a word behind `?`; the empty text where it only stands there.
pub fn asked(word: &str) -> Option<String> {
    let search = window().location().search().unwrap_or_default();
    let mut pairs = search
        .trim_start_matches('?')
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(name, _)| *name == word).map(|(_, value)| value.to_string())
}

/// The address of the same page alone.
pub fn alone() -> String {
    let href = window().location().href().unwrap_or_default();
    let (page, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let page = page.split('?').next().unwrap_or_default();
    if fragment.is_empty() { page.into() } else { [page, "#", fragment].concat() }
}

/// Listens for another link being put into the address.
pub fn on_link(call: impl Fn(String) + 'static) -> gloo::events::EventListener {
    gloo::events::EventListener::new(&window(), "hashchange", move |_| {
        link().into_iter().for_each(&call)
    })
}

/// Puts text on the clipboard; where that is forbidden, the text of the element is selected, to be
/// copied by hand.
pub fn copy(text: &str, element_id: &str) {
    drop(window().navigator().clipboard().write_text(text));
    if let Some(input) = element(element_id) {
        input.unchecked_into::<HtmlInputElement>().select();
    }
}

/// A button says that it has copied, until the pointer or the keyboard leaves it.
pub fn say_copied(event: &web_sys::Event, label: &str) {
    let Some(button) =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    button.set_text_content(Some("Copied"));
    let (back, label) = (button.clone(), label.to_string());
    let restore = Closure::once_into_js(move || back.set_text_content(Some(&label)));
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(restore.unchecked_ref(), 2_000)
        .ok();
}

/// Marks a cell of the rows, and brings it into sight.
pub fn mark_cell(cell: Option<(usize, usize)>) {
    if let Ok(Some(old)) = document().query_selector("#rows td.chosen") {
        old.class_list().remove_1("chosen").ok();
    }
    let Some((row, column)) = cell else { return };
    let selector = [
        "#rows tbody tr:nth-child(",
        &(row + 1).to_string(),
        ") td:nth-child(",
        &(column + 1).to_string(),
        ")",
    ];
    if let Ok(Some(new)) = document().query_selector(&selector.concat()) {
        new.class_list().add_1("chosen").ok();
        bring(&new);
    }
}

/// Brings an element into sight.
pub fn reveal(id: &str) {
    element(id).iter().for_each(bring);
}

fn bring(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Asks a yes-or-no question.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or_default()
}
