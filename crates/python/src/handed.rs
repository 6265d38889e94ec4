//! What the Python of a `lib` folder hands to the Rust beside it when it is imported: functions,
//! classes and values by name. Rust imports no module of ours; where it needs something of one it
//! was handed that.
use crate::error::PyResult;
use crate::function::Native;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::HashMap;

/// Per process.
#[derive(Clone, Default)]
struct Handed(RefCell<HashMap<Str, Value>>);

impl Vm {
    /// The function `_hand(**what)` for a native module: the modules above it call it at their end.
    pub fn hand() -> Value {
        let hand = |vm: &Vm, given: crate::Bound| {
            let handed = vm.extension::<Handed>();
            for (name, value) in vm.mapping_items(&given[0])?.unwrap_or_default() {
                if let Some(name) = name.as_str() {
                    handed.0.borrow_mut().insert(name.clone(), value);
                }
            }
            Ok(Value::None)
        };
        Native::function("_hand", "(**what)", hand).value()
    }

    /// What was handed over by this name.
    ///
    /// # Errors
    /// RuntimeError where the module that hands it over was not imported.
    pub fn handed(&self, name: &str) -> PyResult {
        let found = self.extension::<Handed>().0.borrow().get(name).cloned();
        found.ok_or_else(|| self.error("RuntimeError", format!("nobody handed over {name}")))
    }
}
