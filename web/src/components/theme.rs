//! Light, dark, or as the system has it.
use crate::browser;
use yew::prelude::*;

const NAMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// The theme chosen before.
pub fn saved() -> String {
    browser::recall("theme").unwrap_or_else(|| "system".into())
}

/// Shows a theme.
pub fn apply(theme: &str) {
    browser::set_theme(theme);
}

/// The choice of a theme.
#[component]
pub fn ThemeChoice() -> Html {
    let chosen = use_state(saved);
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = browser::target::<web_sys::HtmlSelectElement>(&event) {
                apply(&select.value());
                browser::remember("theme", &select.value());
                chosen.set(select.value());
            }
        })
    };
    let option = |(value, label): &(&'static str, &'static str)| {
        html! {
            <option value={*value} selected={*chosen == *value}>{ label }</option>
        }
    };
    html! {
        <label class="choice">
            <span class="hidden">{ "Theme" }</span>
            <select onchange={choose}>{ for NAMES.iter().map(option) }</select>
        </label>
    }
}
