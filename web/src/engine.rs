//! The worker as the page sees it: started, asked, ended when dropped.
use crate::browser;
use crate::state::Action;
use project::{Reply, Request};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// A running worker.
pub struct Engine {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
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
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match serde_wasm_bindgen::from_value::<Reply>(event.data()) {
                Ok(reply) => heard.emit(Action::Heard(reply)),
                Err(error) => heard.emit(Action::Lost(error.to_string())),
            }
        });
        let fail =
            Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| lost.emit(Action::Lost(event.message())));
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Engine { worker, _hear: hear, _fail: fail })
    }

    /// Asks the worker.
    pub fn post(&self, request: &Request) {
        let serializer = Serializer::new().serialize_large_number_types_as_bigints(true);
        if let Ok(message) = request.serialize(&serializer) {
            self.worker.post_message(&message).ok();
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
