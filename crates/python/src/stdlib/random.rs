//! `_random`: the Mersenne Twister, seeded as CPython seeds it.
use crate::define::ClassBuilder;
use crate::error::PyResult;
use crate::module::Module;
use crate::number::{from_big, to_big};
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::{BigInt, BigUint};
use std::cell::RefCell;
use std::rc::Rc;

const SIZE: usize = 624;
const MIDDLE: usize = 397;

/// The generator's words, and the next one's place.
#[derive(Clone)]
struct Twister(Rc<RefCell<(Vec<u32>, usize)>>);

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_random", fill);
}

fn from_number(seed: u32) -> Vec<u32> {
    let mut words = vec![seed; SIZE];
    for at in 1..SIZE {
        let before = words[at - 1];
        words[at] = 1812433253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(at as u32);
    }
    words
}

fn from_key(key: &[u32]) -> Vec<u32> {
    let mut words = from_number(19650218);
    let (mut i, mut j) = (1, 0);
    let mixed = |words: &[u32], i: usize, by: u32| {
        words[i] ^ (words[i - 1] ^ (words[i - 1] >> 30)).wrapping_mul(by)
    };
    for _ in 0..SIZE.max(key.len()) {
        words[i] = mixed(&words, i, 1664525).wrapping_add(key[j]).wrapping_add(j as u32);
        (i, j) = (i + 1, (j + 1) % key.len());
        if i >= SIZE {
            words[0] = words[SIZE - 1];
            i = 1;
        }
    }
    for _ in 0..SIZE - 1 {
        words[i] = mixed(&words, i, 1566083941).wrapping_sub(i as u32);
        i += 1;
        if i >= SIZE {
            words[0] = words[SIZE - 1];
            i = 1;
        }
    }
    words[0] = 0x80000000;
    words
}

impl Twister {
    fn word(&self) -> u32 {
        let mut state = self.0.borrow_mut();
        let (words, at) = &mut *state;
        if *at >= SIZE {
            for index in 0..SIZE {
                let joined = (words[index] & 0x80000000) | (words[(index + 1) % SIZE] & 0x7fffffff);
                let odd = if joined & 1 == 1 { 0x9908b0df } else { 0 };
                words[index] = words[(index + MIDDLE) % SIZE] ^ (joined >> 1) ^ odd;
            }
            *at = 0;
        }
        let mut word = words[*at];
        *at += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        word ^ (word >> 18)
    }
}

fn of(vm: &Vm, value: &Value) -> PyResult<Twister> {
    value.payload::<Twister>().ok_or_else(|| vm.type_error("not a generator of numbers"))
}

fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let class = ClassBuilder::new(vm, "_random", "Random")
        .method("__init__", "(self)", |_, a| {
            if let Some(instance) = a[0].as_instance() {
                instance.set_native(Twister(Rc::new(RefCell::new((from_number(0), SIZE)))));
            }
            Ok(Value::None)
        })
        .method("seed", "(self, number, /)", |vm, a| {
            let number = to_big(&a[1]).unwrap_or_default();
            let digits = number.magnitude().to_u32_digits();
            *of(vm, &a[0])?.0.borrow_mut() =
                (from_key(if digits.is_empty() { &[0] } else { &digits }), SIZE);
            Ok(Value::None)
        })
        .method("random", "(self)", |vm, a| {
            let twister = of(vm, &a[0])?;
            let (high, low) = (twister.word() >> 5, twister.word() >> 6);
            Ok(Value::Float((high as f64 * 67108864.0 + low as f64) / 9007199254740992.0))
        })
        .method("getrandbits", "(self, k, /)", |vm, a| {
            let bits = vm.count(&a[1])?;
            vm.check_size(bits / 8)?;
            let twister = of(vm, &a[0])?;
            let mut words: Vec<u32> = (0..bits.div_ceil(32)).map(|_| twister.word()).collect();
            if let (Some(last), true) = (words.last_mut(), !bits.is_multiple_of(32)) {
                *last >>= 32 - bits % 32;
            }
            Ok(from_big(BigInt::from(BigUint::new(words))))
        })
        .method("getstate", "(self)", |vm, a| {
            let twister = of(vm, &a[0])?;
            let state = twister.0.borrow();
            let words = state.0.iter().map(|word| Value::Int(*word as i64));
            Ok(Value::tuple(words.chain([Value::Int(state.1 as i64)]).collect()))
        })
        .method("setstate", "(self, state, /)", |vm, a| {
            let given = vm.list_of(&a[1])?;
            if given.len() != SIZE + 1 {
                return Err(vm.value_error("state vector is the wrong size"));
            }
            let words = given.iter().map(|word| vm.index(word)).collect::<PyResult<Vec<i64>>>()?;
            let at = (words[SIZE].max(0) as usize).min(SIZE);
            *of(vm, &a[0])?.0.borrow_mut() =
                (words[..SIZE].iter().map(|word| *word as u32).collect(), at);
            Ok(Value::None)
        })
        .build();
    module.set("Random", Value::Class(class));
    Ok(())
}
