//! The engine in a web worker: a message in, the `Session` asked, a message out. Says `Ready` first.
mod clock;
mod desk;
mod revisions;
mod tables;

use project::{Reply, Request};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    std::panic::set_hook(Box::new(|info| post(&Reply::Panicked { message: info.to_string() })));
    let mut desk = desk::Desk::default();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(request) = serde_wasm_bindgen::from_value::<Request>(event.data()) {
            post(&desk.answer(request));
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    post(&Reply::Ready);
}

/// The worker's own global object.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// SQLite's integers are wider than JavaScript's numbers, hence bigints.
fn post(reply: &Reply) {
    let serializer = Serializer::new().serialize_large_number_types_as_bigints(true);
    if let Ok(message) = reply.serialize(&serializer) {
        scope().post_message(&message).ok();
    }
}
