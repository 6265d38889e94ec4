//! The engine in a web worker: a message in, the `Session` asked, a message out. Says `Ready`
//! first.
#[path = "../../api/src/clock.rs"]
mod clock;
mod desk;
mod diagram;
mod examples;
mod graph;
mod lessons;
mod marks;
mod notices;
mod parcels;
mod preview;
mod progress;
mod schema;
mod tables;
mod walk;
mod warm;

use js_sys::{Array, Uint8Array};
use project::{Reply, Request, pack, unpack};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    std::panic::set_hook(Box::new(|info| post(&Reply::Panicked { message: info.to_string() })));
    let mut desk = desk::Desk::new(post);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = event
            .data()
            .dyn_ref::<Uint8Array>()
            .and_then(|bytes| unpack::<Request>(&bytes.to_vec()));
        if let Some(request) = request {
            let first = warm::heard(&request.ask);
            post(&desk.answer(request));
            if first {
                warm::begin(desk::plain);
            }
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    post(&Reply::Ready { examples: examples::list() });
}

/// The worker's own global object.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// The message's bytes are handed over, not copied.
fn post(reply: &Reply) {
    let bytes = Uint8Array::from(&pack(reply)[..]);
    scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer())).ok();
}
