//! Time and chance as the browser, a worker or Node tells them; the page's worker takes this file
//! too.
use cap::Cap;
use playground::{Clock, Host};
use std::alloc::System;
use wasm_bindgen::{JsCast, JsValue};

/// Whatever runs the package, as the engine's host.
pub struct Outside;

/// All memory is counted, so that a run that asks for too much gets a MemoryError.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

impl Host for Outside {
    fn memory(&self) -> usize {
        MEMORY.allocated()
    }

    fn now(&self) -> Clock {
        let now = js_sys::Date::new_0();
        Clock {
            micros: (now.get_time() * 1000.0) as i64,
            offset: -(now.get_timezone_offset() as i32) * 60,
        }
    }

    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let crypto = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("crypto"))
            .unwrap_or_default();
        if crypto.is_object() {
            crypto
                .unchecked_into::<web_sys::Crypto>()
                .get_random_values_with_u8_array(&mut bytes)
                .ok();
        }
        bytes
    }
}
