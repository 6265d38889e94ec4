//! The terminal's input: a line with history, keys of a shell, and buttons that type frequent commands.
use crate::app::{Handle, use_store};
use crate::browser;
use crate::completion::complete;
use crate::state::{Action, Pane};
use crate::suggestions::suggestions;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a key does in the input.
enum Key {
    Submit,
    Interrupt,
    EndOfInput,
    Clear,
    Complete,
    History(isize),
}

fn key(event: &KeyboardEvent, draft: &str) -> Option<Key> {
    let control = event.ctrl_key() && !event.alt_key() && !event.meta_key();
    match event.key().as_str() {
        "Enter" => Some(Key::Submit),
        "Tab" if !draft.is_empty() && !event.shift_key() => Some(Key::Complete),
        "ArrowUp" => Some(Key::History(-1)),
        "ArrowDown" => Some(Key::History(1)),
        "c" if control && !browser::has_selection() => Some(Key::Interrupt),
        "d" if control && draft.is_empty() => Some(Key::EndOfInput),
        "l" if control => Some(Key::Clear),
        _ => None,
    }
}

/// Moves through the history; beyond its end stands an empty line.
fn recall(history: &[String], at: usize, step: isize) -> (usize, String) {
    let at = at.saturating_add_signed(step).min(history.len());
    (at, history.get(at).cloned().unwrap_or_default())
}

/// The input, once it is on the page.
type Field = Option<HtmlInputElement>;

/// Takes the keyboard when the state says so.
#[hook]
fn use_focus(field: &NodeRef, focus: (Pane, u32)) {
    let field = field.clone();
    use_effect_with(focus, move |focus| {
        if let (Pane::Terminal, Some(input)) = (focus.0, field.cast::<HtmlInputElement>()) {
            browser::focus(&input, input.value().chars().count());
        }
    });
}

/// What the input does with keys; `at` is the place in the history.
fn press(event: &KeyboardEvent, input: Field, at: &mut usize, store: &Handle) {
    let Some(input) = input else { return };
    let Some(key) = key(event, &input.value()) else { return };
    if let Key::Complete = key {
        // Where nothing can be added, Tab stays the browser's key and leaves the input.
        if let Some(line) = complete(&store.0, &input.value()) {
            event.prevent_default();
            input.set_value(&line);
        }
        return;
    }
    event.prevent_default();
    let action = match key {
        Key::Complete => return,
        Key::History(step) => {
            let history = &store.0.terminal.history;
            let line;
            (*at, line) = recall(history, (*at).min(history.len()), step);
            input.set_value(&line);
            return browser::focus(&input, line.chars().count());
        }
        Key::Clear => return store.dispatch(Action::Clear),
        Key::Submit => Action::Submit(input.value()),
        Key::Interrupt => Action::Interrupt,
        Key::EndOfInput => Action::EndOfInput,
    };
    *at = usize::MAX;
    input.set_value("");
    store.dispatch(action);
}

/// The input and its buttons.
#[component]
pub fn Prompt() -> Html {
    let store = use_store();
    let (field, at) = (use_node_ref(), use_mut_ref(|| usize::MAX));
    use_focus(&field, store.0.focus);
    let input = || {
        let field = field.clone();
        move || field.cast::<HtmlInputElement>()
    };
    let on_key = {
        let (store, input) = (store.clone(), input());
        Callback::from(move |event: KeyboardEvent| press(&event, input(), &mut at.borrow_mut(), &store))
    };
    let on_paste = {
        let (store, input) = (store.clone(), input());
        Callback::from(move |event: Event| paste(&event, input(), &store))
    };
    let on_run = {
        let (store, input) = (store.clone(), input());
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input() {
                store.dispatch(Action::Submit(input.value()));
                input.set_value("");
            }
        })
    };
    let input = input();
    let kind = Callback::from(move |text: &'static str| type_in(input(), text));
    html! {
        <div class="entry">
            <div class="chips" role="group" aria-label="Frequent commands">
                { for suggestions(&store.0).into_iter().map(|text| chip(text, &kind)) }
            </div>
            <div class="line">
                <span class="prompt">{ store.0.prompt() }</span>
                <input ref={field} class="command" type="text" aria-label="Command" autocomplete="off" autocapitalize="off"
                    autocorrect="off" spellcheck="false" enterkeyhint="go" onkeydown={on_key} onpaste={on_paste}/>
                <button class="run" onclick={on_run} aria-label="Run the command">{ "↵" }</button>
            </div>
        </div>
    }
}

/// Several lines run one after the other; what stands behind the last line's end stays to be edited.
fn paste(event: &Event, input: Field, store: &Handle) {
    let Some(event) = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(event) else { return };
    let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default().replace('\r', "");
    if let (Some(input), Some((lines, rest))) = (input, text.rsplit_once('\n')) {
        event.prevent_default();
        let draft = input.value();
        input.set_value(rest);
        store.dispatch(Action::Submit(draft + lines));
    }
}

/// Types a command; the cursor stands between its quotes, where it has some.
fn type_in(input: Field, text: &'static str) {
    if let Some(input) = input {
        input.set_value(text);
        browser::focus(&input, text.find("\"\"").map_or(text.len(), |at| at + 1));
    }
}

fn chip(text: &'static str, kind: &Callback<&'static str>) -> Html {
    let kind = kind.clone();
    let press = Callback::from(move |_: MouseEvent| kind.emit(text));
    html! { <button key={text} class="chip" onclick={press}>{ text }</button> }
}
