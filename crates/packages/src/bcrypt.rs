//! `_bcrypt`: what `lib/bcrypt.py` cannot compute itself.
use python::{Module, Native, PyResult, Value, Vm};
use std::rc::Rc;

/// Twice as slow with each: a hash of more cannot be stopped while it works, and would take longer
/// than a line may.
const MOST: u32 = 15;

/// Makes the module importable.
pub fn install(vm: &Vm) {
    vm.add_native_module("_bcrypt", fill);
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let hash = Native::function("hash", "(password, cost, salt)", |vm, a| {
        let (Value::Bytes(password), Some(cost), Value::Bytes(salt)) =
            (&a[0], a[1].as_int(), &a[2])
        else {
            return Err(vm.type_error("hash(bytes, int, bytes)"));
        };
        let salt = <[u8; 16]>::try_from(&salt[..]).map_err(|_| vm.value_error("Invalid salt"))?;
        let cost = u32::try_from(cost).unwrap_or(u32::MAX);
        if cost > MOST {
            return Err(vm.value_error(format!("the playground hashes with {MOST} rounds at most")));
        }
        // The algorithm reads a zero behind the password, and 72 bytes at most.
        let mut ended = password.to_vec();
        ended.push(0);
        ended.truncate(72);
        let made = bcrypt::bcrypt(cost, salt, &ended);
        Ok(Value::Bytes(Rc::new(made[..23].to_vec())))
    });
    module.set("hash", hash.value());
    Ok(())
}
