//! The worker as the page sees it: started, asked, ended when dropped.
use crate::browser;
use crate::state::Action;
use gloo::events::EventListener;
use project::{Reply, Request};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// A running worker.
pub struct Engine {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Engine {
    /// Starts a worker; what it says becomes actions.
    ///
    /// # Errors
    /// The browser has no workers, or may not start one here.
    pub fn start(act: &Callback<Action>) -> Result<Engine, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&browser::versioned("loader.js"), &options);
        let worker = worker.map_err(|error| format!("{error:?}"))?;
        let (heard, lost) = (act.clone(), act.clone());
        let hear = EventListener::new(&worker, "message", move |event| {
            heard.emit(understand(event.unchecked_ref()));
        });
        let fail = EventListener::new(&worker, "error", move |event| {
            lost.emit(Action::Lost(event.unchecked_ref::<ErrorEvent>().message()));
        });
        Ok(Engine { worker, _listeners: [hear, fail] })
    }

    /// Asks the worker.
    pub fn post(&self, request: &Request) {
        let serializer = Serializer::new().serialize_large_number_types_as_bigints(true);
        if let Ok(message) = request.serialize(&serializer) {
            self.worker.post_message(&message).ok();
        }
    }
}

/// A message that is none of ours counts as the worker's end.
fn understand(event: &MessageEvent) -> Action {
    let reply = serde_wasm_bindgen::from_value::<Reply>(event.data());
    reply.map_or_else(|error| Action::Lost(error.to_string()), Action::Heard)
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
