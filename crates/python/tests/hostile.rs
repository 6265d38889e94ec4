//! Programs that would hang or exhaust the process: each ends with an error that says why, and the
//! same evaluator goes on.
#![allow(clippy::disallowed_methods, missing_docs)]
mod world;

use python::{Budget, Vm};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A browser gives WebAssembly a small stack; a thread's is larger, a main thread's as large as
/// this.
const STACK: usize = 8 << 20;

/// Runs a program; gives what it ended with. Afterwards the same process must still compute.
fn play(program: &str) -> (String, Duration) {
    let program = program.to_string();
    let run = move || {
        let world = Rc::new(world::World::new("/", 2));
        let vm = Vm::new(world.clone(), Budget { steps: 50_000_000, ..Budget::default() });
        let began = Instant::now();
        let globals = vm.module("__main__").dict.clone();
        let ended =
            vm.compile(&program, "hostile.py").and_then(|code| vm.exec(&code, &globals, None));
        let said = ended.err().map_or("ended well".into(), |error| {
            format!("{}: {}", error.class_name(), error.message(&vm))
        });
        let took = began.elapsed();
        let code =
            vm.compile("answer = sum(n for n in range(4)) * 7", "after.py").expect("compiles");
        vm.exec(&code, &globals, None).expect("the evaluator goes on");
        assert_eq!(globals.get("answer").and_then(|answer| answer.as_int()), Some(42));
        (said, took)
    };
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(run)
        .expect("a thread")
        .join()
        .expect("no panic")
}

#[track_caller]
fn ends(program: &str, said: &str) {
    let (ended, took) = play(program);
    assert!(ended.starts_with(said), "{program}\n{ended}");
    assert!(took < Duration::from_secs(6), "{program} took {took:?}");
}

#[test]
fn loops_end() {
    ends("while True: pass", "TimeoutError");
    ends("import itertools\nany(itertools.repeat(0))", "TimeoutError");
    ends("while 1:\n  try:\n    while 1: pass\n  except BaseException: pass", "TimeoutError");
    ends("def f():\n  try: f()\n  finally: f()\nf()", "");
    ends("import itertools\n''.join(itertools.repeat('a'))", "");
    ends("x = [1]\nfor n in x: x.append(n)", "");
    ends(
        "while True: print('x' * 1000)",
        "OSError: the playground stops a run that prints more than",
    );
}

#[test]
fn large_values_are_refused() {
    for program in [
        "'a' * 10 ** 10",
        "10 ** 10 ** 8",
        "[0] * 10 ** 10",
        "bytes(10 ** 12)",
        "1 << 10 ** 10",
        "bytearray(10 ** 12)",
        "f'{1:>{10 ** 10}}'",
        "'%1000000000d' % 1",
        "'{:1000000000}'.format(1)",
        "'a'.zfill(10 ** 10)",
        "('a' * 10 ** 7).replace('a', 'b' * 1000)",
        "','.join(['a' * 10 ** 6] * 10 ** 4)",
        "s = 'a'\nwhile 1: s += s",
        "x = [1]\nwhile 1: x += x",
        "x = 10 ** 10000\nwhile 1: x *= x",
    ] {
        ends(program, "MemoryError");
    }
    ends("int('9' * 10 ** 6)", "ValueError: Exceeds the limit (4300 digits)");
    ends("str(10 ** 100000)", "ValueError: Exceeds the limit (4300 digits)");
    ends("list(range(10 ** 30))", "");
    ends("import math\nmath.factorial(10 ** 7)", "");
    ends("import itertools\nlist(itertools.product(range(1000), repeat=10))", "");
    ends("pow(3, 1 << 400000, (1 << 400000) - 1)", "TimeoutError");
    ends("import math\nmath.lcm(*range(1, 100000))", "");
}

#[test]
fn recursion_ends() {
    for program in [
        "def f(): return f()\nf()",
        "f = lambda n: f(n + 1)\nf(0)",
        "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n  def __getattr__(self, name): return getattr(self, name + 'x')\nA().a",
        "class A:\n  def __eq__(self, other): return self == other\nA() == A()",
        "class A: pass\nA.__call__ = A()\nA()()",
        "class A:\n  def __init__(self): A()\nA()",
        "def f(x): return sorted([1], key=f)\nf(1)",
        "a = []\nfor i in range(100000): a = [a]\nrepr(a)",
        "a = []\nb = []\nfor i in range(100000): a = [a]; b = [b]\na == b",
        "a = ()\nfor i in range(100000): a = (a,)\nhash(a)",
        "import copy\na = []\nfor i in range(100000): a = [a]\ncopy.deepcopy(a)",
        "import json\njson.loads('[' * 100000)",
        "m = [1]\nfor i in range(100000): m = map(int, m)\nlist(m)",
        "class M(type):\n  def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()",
    ] {
        ends(program, "RecursionError");
    }
}

#[test]
fn deep_values_are_let_go() {
    for make in [
        "a = [a]",
        "a = (a,)",
        "a = {'a': a}",
        "a = (lambda a: lambda: a)(a)",
        "a = map(int, a)",
        "a = slice(a)",
    ] {
        ends(&format!("a = ()\nfor i in range(200000): {make}"), "ended well");
    }
    ends(
        "class N: pass\nn = None\nfor i in range(200000):\n  m = N(); m.n = n; n = m",
        "ended well",
    );
    ends(
        "e = None\nfor i in range(200000):\n  x = ValueError(); x.__context__ = e; e = x",
        "ended well",
    );
}

#[test]
fn deep_syntax_is_refused() {
    for text in [
        "(".repeat(100_000) + &")".repeat(100_000),
        "[".repeat(100_000),
        "-".repeat(100_000) + "1",
        "not ".repeat(100_000) + "1",
        "a".to_string() + &".a".repeat(100_000),
        "a".to_string() + &"()".repeat(100_000),
        "1".to_string() + &" + 1".repeat(100_000),
        "2".to_string() + &"**2".repeat(50_000),
        "lambda: ".repeat(20_000) + "1",
        "1 if 1 else ".repeat(20_000) + "1",
    ] {
        ends(&text, "SyntaxError");
    }
}

#[test]
fn regular_expressions_end() {
    ends("import re\nre.match('(a+)+$', 'a' * 40 + 'b')", "");
    ends("import re\nre.match(r'(.*)*\\1x', 'a' * 30)", "");
    ends("import re\nre.compile('(' * 5000 + ')' * 5000)", "");
}

#[test]
fn native_loops_have_a_budget() {
    for (program, said) in [
        ("import itertools\nlist(itertools.product(repeat=2**62))", "ended well"),
        ("float('inf').as_integer_ratio()", "OverflowError: cannot convert Infinity"),
        ("float('nan').as_integer_ratio()", "ValueError: cannot convert NaN"),
        ("assert len(f'{1.5:.70000f}') == 70002", "ended well"),
        ("assert len('%.70000e' % 1.5) == 70006 and format(1.5, '.70000g') == '1.5'", "ended well"),
        ("class A: pass\nA.__init__ = A\nA()", "RecursionError"),
        (
            "exec('f(' + ','.join(f'a{i}=1' for i in range(100000)) + ')', {'f': dict})",
            "ended well",
        ),
        ("exec('def f(' + ','.join(f'a{i}' for i in range(30000)) + '): pass')", "ended well"),
        ("exec('\\n'.join(f'a{i}={i}' for i in range(100000)))", "ended well"),
        ("eval('+'.join(['1'] * 800))", "ended well"),
        ("eval('+'.join(['1'] * 1000000))", "SyntaxError: too many nested expressions"),
        ("eval('a' + '()' * 1000000)", "SyntaxError: too many nested expressions"),
        ("eval('a' + '.a' * 1000000)", "SyntaxError: too many nested expressions"),
        ("eval('[' + '-1.5+2j,' * 20000 + ']')", "ended well"),
        ("('a' * 20000 + '\\n').expandtabs(); ('\\t' * 10 ** 6).expandtabs(1000)", "MemoryError"),
        ("('a' * 10 ** 6).translate({97: 'b' * 1000})", "MemoryError"),
        ("s = 'a' * 6 * 10 ** 7\nwhile 1: s.upper()", "TimeoutError"),
        ("import hashlib\nb = bytes(10 ** 6)\nwhile 1: hashlib.sha256(b)", "TimeoutError"),
        ("import re\nre.findall('b?', 'a' * 10 ** 7)", "TimeoutError"),
    ] {
        ends(program, said);
    }
}

#[test]
fn code_with_free_variables_needs_its_cells() {
    let closure = "def f():\n  x = 1\n  def g(): global seen; seen = x\n  return g\ng = f()\n";
    for (call, said) in [
        ("exec(g.__code__)", "TypeError: code object passed to exec() may not contain free"),
        ("eval(g.__code__)", "TypeError: code object passed to eval() may not contain free"),
        ("exec(g.__code__, closure=())", "TypeError: code object requires a closure of exactly"),
        ("exec('1', closure=())", "TypeError: closure argument can only be used when source is"),
        ("exec(f.__code__, closure=())", "TypeError: cannot use a closure with this code object"),
        ("exec(g.__code__, closure=g.__closure__); assert seen == 1", "ended well"),
    ] {
        ends(&format!("{closure}{call}"), said);
    }
}
