//! The worker as the page sees it: started, asked, ended when dropped.
use crate::browser;
use crate::reduce::Action;
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use project::{Reply, Request, pack, unpack};
use wasm_bindgen::JsCast;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// What a worker said, or why it died.
pub type Heard = Result<Reply, String>;

/// A running worker.
pub struct Engine {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Engine {
    /// Starts a worker; `heard` makes actions of what it says.
    ///
    /// # Errors
    /// The browser has no workers, or may not start one here.
    pub fn start(act: &Callback<Action>, heard: fn(Heard) -> Action) -> Result<Engine, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = browser::versioned("loader.js");
        // A frame with `sandbox` may start only workers whose text it made itself.
        let worker = Worker::new_with_options(&address, &options)
            .or_else(|_| Worker::new(&browser::imported(&address)?));
        let worker = worker.map_err(|error| {
            error.as_string().unwrap_or_else(|| "the browser starts no worker".into())
        })?;
        let listen = |kind: &'static str, understand: fn(&Event) -> Heard| {
            let act = act.clone();
            EventListener::new(&worker, kind, move |event| act.emit(heard(understand(event))))
        };
        let _listeners = [listen("message", understand), listen("error", fail)];
        Ok(Engine { worker, _listeners })
    }

    /// Asks the worker. The message's bytes are handed over, not copied.
    pub fn post(&self, request: &Request) {
        let bytes = Uint8Array::from(&pack(request)[..]);
        self.worker.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer())).ok();
    }
}

/// A message that is none of ours counts as the worker's end.
fn understand(event: &Event) -> Heard {
    let data = event.unchecked_ref::<MessageEvent>().data();
    let reply = data.dyn_ref::<Uint8Array>().and_then(|bytes| unpack::<Reply>(&bytes.to_vec()));
    reply.ok_or_else(|| "it speaks another language".into())
}

/// A worker whose program cannot be fetched says nothing about it.
fn fail(event: &Event) -> Heard {
    let message = event
        .dyn_ref::<ErrorEvent>()
        .map(ErrorEvent::message)
        .filter(|message| !message.is_empty());
    Err(message.unwrap_or_else(|| "its program could not be loaded.".into()))
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
