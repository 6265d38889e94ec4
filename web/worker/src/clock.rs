//! Time and chance as the browser tells them.
use playground::{Clock, Host};
use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

/// The browser as the engine's host.
pub struct Browser;

impl Host for Browser {
    fn now(&self) -> Clock {
        let now = js_sys::Date::new_0();
        Clock { micros: (now.get_time() * 1000.0) as i64, offset: -(now.get_timezone_offset() as i32) * 60 }
    }

    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        if let Ok(crypto) = scope.crypto() {
            crypto.get_random_values_with_u8_array(&mut bytes).ok();
        }
        bytes
    }
}
