//! `_hashlib` and `_binary`: digests of bytes, and bytes as base 64 text; `hashlib.py` and others
//! are built on them.
use crate::builtins::bytes_content;
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use scrypt::Params;
use sha2::Digest;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_hashlib", fill);
}

fn digest(name: &str, content: &[u8]) -> Option<Vec<u8>> {
    Some(match name {
        "md5" => md5::Md5::digest(content).to_vec(),
        "sha1" => sha1::Sha1::digest(content).to_vec(),
        "sha224" => sha2::Sha224::digest(content).to_vec(),
        "sha256" => sha2::Sha256::digest(content).to_vec(),
        "sha384" => sha2::Sha384::digest(content).to_vec(),
        "sha512" => sha2::Sha512::digest(content).to_vec(),
        _ => return None,
    })
}

/// HMAC, as RFC 2104 says it.
fn hmac(name: &str, key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let block = if matches!(name, "sha384" | "sha512") { 128 } else { 64 };
    let mut padded = if key.len() > block { digest(name, key)? } else { key.to_vec() };
    padded.resize(block, 0);
    let mut inner: Vec<u8> = padded.iter().map(|byte| byte ^ 0x36).collect();
    inner.extend_from_slice(message);
    let mut outer: Vec<u8> = padded.iter().map(|byte| byte ^ 0x5c).collect();
    outer.extend(digest(name, &inner)?);
    digest(name, &outer)
}

fn given(bytes: Option<Vec<u8>>) -> Value {
    bytes.map_or(Value::None, |bytes| Value::Bytes(Rc::new(bytes)))
}

/// What scrypt costs: `n` rows of `r` pairs of blocks, `p` times. It cannot be stopped while it
/// works, so that rows fit into 64 MB and all of it is at most sixteen times of what Werkzeug asks
/// for.
fn cost(n: u32, r: u32, p: u32) -> Option<Params> {
    let rows = u64::from(n) * u64::from(r);
    let fits = n > 1
        && n.is_power_of_two()
        && rows * 128 <= 64 << 20
        && rows.checked_mul(u64::from(p))? <= 1 << 22;
    fits.then(|| Params::new(n.trailing_zeros() as u8, r, p).ok())?
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set =
        |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
            module.set(name, Native::function(name, signature, run).value())
        };

    set("digest", "(name, content)", |vm, a| {
        let content = bytes_content(vm, &a[1])?;
        vm.spend(content.len() as u64 / 4)?;
        Ok(given(digest(&vm.str(&a[0])?, &content)))
    });
    set("hmac", "(name, key, message)", |vm, a| {
        let (key, message) = (bytes_content(vm, &a[1])?, bytes_content(vm, &a[2])?);
        vm.spend((key.len() + message.len()) as u64 / 4)?;
        Ok(given(hmac(&vm.str(&a[0])?, &key, &message)))
    });
    set("scrypt", "(password, salt, n, r, p, size)", |vm, a| {
        let (password, salt) = (bytes_content(vm, &a[0])?, bytes_content(vm, &a[1])?);
        let number = |at: usize| {
            Ok::<u32, crate::error::PyErr>(u32::try_from(vm.index(&a[at])?).unwrap_or(0))
        };
        let Some(cost) = cost(number(2)?, number(3)?, number(4)?) else {
            return Err(vm.value_error(
                "n, r and p of scrypt are wrong, or need more than 64 MB or some seconds",
            ));
        };
        let mut made = vec![0; vm.index(&a[5])?.clamp(1, 1 << 20) as usize];
        scrypt::scrypt(&password, &salt, &cost, &mut made)
            .map_err(|error| vm.value_error(error.to_string()))?;
        Ok(Value::Bytes(Rc::new(made)))
    });
    set("pbkdf2", "(name, password, salt, rounds, size)", |vm, a| {
        let (name, password, salt) =
            (vm.str(&a[0])?, bytes_content(vm, &a[1])?, bytes_content(vm, &a[2])?);
        let (rounds, size) = (vm.index(&a[3])?.max(1), vm.index(&a[4])?.clamp(1, 1 << 20) as usize);
        let (mut made, mut block) = (Vec::new(), 1u32);
        while made.len() < size {
            let Some(mut last) =
                hmac(&name, &password, &[&salt[..], &block.to_be_bytes()].concat())
            else {
                return Ok(Value::None);
            };
            let mut sum = last.clone();
            for _ in 1..rounds {
                vm.spend(50)?;
                last = hmac(&name, &password, &last).unwrap_or_default();
                sum.iter_mut().zip(&last).for_each(|(byte, other)| *byte ^= other);
            }
            made.extend(sum);
            block += 1;
        }
        made.truncate(size);
        Ok(Value::Bytes(Rc::new(made)))
    });
    Ok(())
}
