//! The page around this one, and the service worker behind it: three small scripts, called from
//! here.
use crate::app::Handle;
use crate::browser;
use crate::embed::{Form, understood};
use crate::outside::changes;
use crate::reduce::Action;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen(module = "/embed.js")]
extern "C" {
    fn listen(take: &JsValue);
    fn say(id: u32, event: &str, names: Array, values: Array);
    fn seen(call: &JsValue);
    fn grow(element: &JsValue);
}

#[wasm_bindgen(module = "/service.js")]
extern "C" {
    fn serve(address: &str, waiting: &JsValue);
    /// The build that waits takes over.
    pub fn update();
}

/// What was said so far.
#[derive(Default)]
pub struct Around {
    said: u32,
    served: bool,
    grows: bool,
}

/// Calls once when the page has come into sight, where it is a part of another one; at once where
/// it stands alone.
pub fn when_seen(form: Form, call: impl FnOnce() + 'static) {
    match form {
        Form::Alone => call(),
        _ => seen(&Closure::once_into_js(call)),
    }
}

impl Around {
    /// Listens to the page around.
    pub fn begin(act: &Callback<Action>) {
        let act = act.clone();
        let take = move |id: u32, what: String, words: Array, files: Array| {
            let word = |at: u32| words.get(at).as_string().unwrap_or_default();
            let told = understood(&what, [word(0), word(1), word(2), word(3)], changes(&files));
            act.emit(Action::Told(id, told));
        };
        listen(&Closure::<dyn Fn(u32, String, Array, Array)>::new(take).into_js_value());
    }

    /// Says what is new; once the engine works, everything is fetched for the time without a
    /// network.
    pub fn follow(&mut self, store: &Handle) {
        let embed = &store.0.embed;
        let new =
            embed.count.saturating_sub(std::mem::replace(&mut self.said, embed.count)) as usize;
        for said in embed.said.iter().skip(embed.said.len().saturating_sub(new)) {
            let names = said.parts.iter().map(|(name, _)| JsValue::from(*name)).collect();
            let values =
                said.parts.iter().map(|(_, value)| JsValue::from(value.as_str())).collect();
            say(said.id, said.event, names, values);
        }
        let idle = store.0.engine == crate::state::Engine::Idle;
        if idle
            && embed.form != Form::Alone
            && !std::mem::replace(&mut self.grows, true)
            && browser::asked("height").is_some()
        {
            browser::element("screen").iter().for_each(|screen| grow(screen));
        }
        if idle && embed.form == Form::Alone && !std::mem::replace(&mut self.served, true) {
            let store = store.clone();
            let waiting =
                Closure::<dyn Fn()>::new(move || store.dispatch(Action::Newer)).into_js_value();
            serve("sw.js", &waiting);
        }
    }
}
