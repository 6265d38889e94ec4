//! The terminal's pane: the log, the buttons that type, the input.
use super::log::Log;
use super::prompt::Prompt;
use super::shared::Shared;
use crate::app::{Handle, use_store};
use crate::browser;
use crate::state::{Action, Pane};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Text as wide as its number of characters; measures the font.
const SAMPLE: &str = "00000000000000000000";

/// Tells the engine how wide the terminal is, as a real one does.
#[hook]
fn use_columns(pane: &NodeRef, sample: &NodeRef, store: &Handle) {
    let (pane, sample, dispatcher) = (pane.clone(), sample.clone(), store.dispatcher());
    use_effect_with((), move |()| {
        let watched = pane.cast::<Element>();
        let measure = move || {
            if let (Some(pane), Some(sample)) = (pane.cast::<Element>(), sample.cast::<Element>())
                && let Some(columns) = browser::columns(&pane, &sample)
            {
                dispatcher.dispatch(Action::Columns(columns.clamp(40, 120)));
            }
        };
        let watch = watched.and_then(|pane| browser::Watch::size(&pane, measure));
        move || drop(watch)
    });
}

/// The pane.
#[component]
pub fn TerminalPane() -> Html {
    let store = use_store();
    let (pane, sample) = (use_node_ref(), use_node_ref());
    use_columns(&pane, &sample, &store);
    {
        let pane = pane.clone();
        use_effect_with((Shared(Rc::clone(&store.0.terminal.lines)), store.0.pane), move |_| {
            pane.cast::<Element>().iter().for_each(browser::scroll_to_end);
        });
    }
    // A click anywhere in the terminal is meant for its input, unless it ends a selection.
    let click = {
        let dispatcher = store.dispatcher();
        Callback::from(move |_: MouseEvent| {
            if !browser::has_selection() {
                dispatcher.dispatch(Action::Focus(Pane::Terminal));
            }
        })
    };
    let open = {
        let dispatcher = store.dispatcher();
        Callback::from(move |path| dispatcher.dispatch(Action::Follow(path)))
    };
    html! {
        <section class="pane terminal" aria-label="Terminal">
            <div class="title"><h2>{ "Terminal" }</h2><span class="sample" aria-hidden="true" ref={sample}>{ SAMPLE }</span></div>
            <div class="scroll screen" ref={pane} tabindex="0" aria-label="Output" role="region" onclick={click}>
                <Log lines={Shared(Rc::clone(&store.0.terminal.lines))} {open}/>
            </div>
            <Prompt/>
        </section>
    }
}
