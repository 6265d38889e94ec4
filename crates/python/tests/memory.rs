//! What a process leaves behind: nothing, whatever it made.
#![allow(clippy::disallowed_methods, missing_docs)]
mod world;

use python::{Budget, Vm, alive};
use std::rc::Rc;

fn process() -> Vm {
    Vm::new(Rc::new(world::World::new("/", 20)), Budget::default())
}

fn run(vm: &Vm, program: &str) {
    let globals = vm.module("__main__").dict.clone();
    let code = vm.compile(program, "main.py").expect("compiles");
    vm.exec(&code, &globals, None).expect("runs");
}

/// Circles of references through each kind of container.
const CIRCLES: &str = "
a = []; a.append(a); del a
d = {}; d['d'] = d; del d
class Node:
    kinds = []
n = Node(); n.me = n; n.other = [n]; Node.kinds.append(n); del n
def outer():
    def inner(): return inner
    return inner
outer()
def waits():
    me = yield
    yield me
g = waits(); next(g); g.send(g); del g
class Key:
    pass
k = Key(); k.all = {k}; k.frozen = frozenset([k]); del k
class Late(list): pass
l = Late(); l.append(l); l.me = l; del l
try:
    raise ValueError
except ValueError as error:
    kept = error; error.me = error
def f(x=[]): x.append(f)
f()
import collections, functools, logging, dataclasses, enum, json, re
q = collections.deque(); q.append(q); del q
p = functools.partial(print); p.me = p
";

#[test]
fn the_last_process_leaves_nothing() {
    for _ in 0..2 {
        let vm = process();
        run(&vm, CIRCLES);
        assert!(alive::count() > 500);
        drop(vm);
        assert_eq!(alive::count(), 0);
    }
}

#[test]
fn a_process_that_waits_keeps_what_is_its_own() {
    let waiting = process();
    run(&waiting, "kept = {'a': [1, 2]}; kept['me'] = kept");
    let other = process();
    run(&other, CIRCLES);
    drop(other);
    run(&waiting, "assert kept['me']['a'] == [1, 2]");
    drop(waiting);
    assert_eq!(alive::count(), 0);
}
