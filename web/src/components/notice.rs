//! A line across the page when work is not being kept, with the ways out.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::embed::Form;
use crate::reduce::Action;
use crate::shelf::{Standing, Wish};
use crate::state::{Engine, Overlay};
use yew::virtual_dom::ListenerKind;

/// The line, where there is something to say.
pub fn notice(store: &Handle) -> Option<El> {
    let line = |text: String| el("div", "notice").set("role", "alert").add(said("p", "", text));
    let export =
        || button("quiet", store, Action::Overlay(Overlay::Share)).text("Save as link or file");
    if let Engine::Halted(reason) = &store.0.engine {
        let words = [
            "The engine stopped while it opened this project: ",
            reason,
            " You can read, change and save its files.",
        ];
        let start = button("quiet", store, Action::StartEngine).text("Start the engine");
        return Some(line(words.concat()).add(start).add(export()));
    }
    match &store.0.shelf.standing {
        Standing::Elsewhere => Some(
            line("This project is open in another tab. What you do here is not saved.".into())
                .add(button("quiet", store, Action::Shelf(Wish::Part)).text("Work on a copy"))
                .add(button("quiet", store, Action::Shelf(Wish::TakeOver)).text("Take over")),
        ),
        Standing::Failed(reason) => {
            Some(line(["This could not be saved: ", reason, "."].concat()).add(export()))
        }
        Standing::Denied if store.0.shelf.turn > 0 && store.0.embed.form == Form::Alone => Some(
            line("The browser lets nobody save anything here. Take your work with you.".into())
                .add(export()),
        ),
        _ if store.0.newer => {
            let reload = said("button", "quiet", "Reload")
                .on(ListenerKind::onclick, |_| crate::around::update());
            Some(
                line("A new version of the playground is there. Your work stays.".into())
                    .add(reload),
            )
        }
        _ => None,
    }
}
