//! `_bcrypt`: what `lib/bcrypt.py` cannot compute itself.
use python::{Module, Native, PyResult, Value, Vm};
use std::rc::Rc;

/// Twice as slow with each: a hash of more cannot be stopped while it works, and would take longer than a line may.
const MOST: u32 = 15;

/// Makes the module importable.
pub fn install(vm: &Vm) {
    vm.add_native_module("_bcrypt", fill);
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let hash = Native::function("hash", "(password, cost, salt)", |vm, a| {
        let (Value::Bytes(password), Some(cost), Value::Bytes(salt)) = (&a[0], a[1].as_int(), &a[2]) else {
            return Err(vm.type_error("hash(bytes, int, bytes)"));
        };
        let salt = <[u8; 16]>::try_from(&salt[..]).map_err(|_| vm.value_error("Invalid salt"))?;
        let cost = u32::try_from(cost).unwrap_or(u32::MAX);
        if cost > MOST {
            return Err(vm.value_error(format!("the playground hashes with {MOST} rounds at most")));
        }
        let made =
            bcrypt::hash_with_salt(&password[..], cost, salt).map_err(|error| vm.value_error(error.to_string()))?;
        Ok(Value::from(made.format_for_version(bcrypt::Version::TwoB).as_str()))
    });
    module.set("hash", hash.value());
    Ok(())
}
