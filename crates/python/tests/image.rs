//! Processes that begin with the image that others left: as if each were the first one.
#![allow(clippy::disallowed_methods, missing_docs)]
mod world;

use python::{Budget, Started, alive, waits};
use std::rc::Rc;

fn process() -> Started {
    Started::new(Rc::new(world::World::new("/", 20)), Budget::default(), 0, |_, _| {}, &[])
}

/// What a program of a process of its own prints.
fn run(program: &str) -> String {
    let world = Rc::new(world::World::new("/", 20));
    let vm = Started::new(world.clone(), Budget::default(), 0, |_, _| {}, &[]);
    run_in(&vm, program);
    drop(vm);
    world.stdout.take()
}

fn run_in(vm: &Started, program: &str) {
    let globals = vm.module("__main__").dict.clone();
    let code = vm.compile(program, "main.py").expect("compiles");
    if let Err(error) = vm.exec(&code, &globals, None) {
        panic!("{}", python::format_exception(vm, &error));
    }
}

/// Two processes: one whose imports are wanted, and one that makes the image of them.
fn warm(imports: &str) {
    run(imports);
    run(imports);
    assert!(waits());
}

#[test]
fn a_process_finds_nothing_of_the_one_before() {
    let look = "
import json, json.decoder, logging, collections, functools, enum
print(json.dumps.__name__, json.dumps.__defaults__, json.dumps.__doc__, vars(json.dumps))
decoder = json.JSONDecoder
print(decoder.__name__, decoder.__bases__, json.JSONDecodeError.__module__)
print(sorted(vars(json)), sorted(vars(logging.Logger))[:5], json.dumps([1, {'a': None}]))
print(logging.root.handlers, list(logging.Logger.manager.loggerDict), logging.getLevelName(20))
handlers = logging.Handler.__subclasses__()
print(collections.OrderedDict(a=1), enum.Enum.__subclasses__(), len(handlers))
";
    let change = "
import json, json.decoder, logging, collections, functools, enum
json.dumps.__name__ = 'x'; json.dumps.__defaults__ = (1,); json.dumps.__doc__ = 'x'; json.dumps.extra = 1
json.decoder.JSONDecoder.__name__ = 'x'; json.JSONDecodeError.__module__ = 'x'
class Other: pass
json.decoder.JSONDecoder.__bases__ = (Other,)
json.JSONDecoder.decode = 1; del json.loads; json.new = 1
del logging.Logger.setLevel; logging.Logger.debug = None
logging.basicConfig(); logging.getLogger('a.b'); logging.addLevelName(20, 'x')
collections.OrderedDict.__repr__ = lambda self: 'x'
class E(enum.Enum):
    A = 1
class H(logging.Handler): pass
import builtins; builtins.print = None; builtins.new = 1
import sys; sys.path.append('x'); sys.modules['json'] = None; sys.argv.append('x')
";
    warm(look);
    let first = run(look);
    for _ in 0..2 {
        run(change);
        assert!(waits());
        assert_eq!(run(look), first);
    }
    assert_eq!(run("import builtins; print(hasattr(builtins, 'new'))"), "False\n");
    assert_eq!(run("import sys; print('x' in sys.path, 'x' in sys.argv)"), "False False\n");
}

#[test]
fn a_process_has_the_modules_that_it_imports_and_no_others() {
    let list = "import sys\nprint(*[n for n in sys.modules if n != '__main__'])";
    let json = &format!("import json\n{list}");
    let fresh = [
        run(list),
        std::thread::spawn({
            let json = json.clone();
            move || run(&json)
        })
        .join()
        .expect("ends"),
    ];
    warm("import logging.config, json, dataclasses, collections.abc");
    assert_eq!(run(list), fresh[0]);
    assert_eq!(run(json), fresh[1]);
    assert_eq!(
        run(
            "import logging\nprint(hasattr(logging, 'config'))\nimport logging.config\nprint(hasattr(logging, 'config'))"
        ),
        "False\nTrue\n"
    );
}

#[test]
fn chance_and_environment_are_those_of_the_process() {
    let look = "import os, random\nprint(os.environ.get('NEW'), os.environ['HOME'])\nrandom.seed(1); print(random.random())";
    warm(look);
    let first = run(look);
    run("import os, random\nos.environ['NEW'] = '1'; os.environ['HOME'] = 'x'\nrandom.random()");
    assert_eq!(run(look), first);
}

#[test]
fn a_process_beside_one_that_waits_is_one_of_its_own() {
    warm("import json, logging");
    let shell = process();
    run_in(&shell, "import json\njson.mine = 1\nkept = [1]; kept.append(kept)");
    assert_eq!(run("import json\nprint(hasattr(json, 'mine'))"), "False\n");
    run_in(&shell, "assert json.mine == 1 and len(kept) == 2");
    drop(shell);
    assert_eq!(run("import json\nprint(hasattr(json, 'mine'))"), "False\n");
}

#[test]
fn nothing_of_a_process_stays() {
    let circles = "
import json, logging
class Node: all = []
a = []; a.append(a); Node.all.append(a); json.kept = Node; logging.root.kept = [Node]
def f(): return f
f.me = f
";
    warm(circles);
    run(circles);
    let before = alive::count();
    for _ in 0..3 {
        run(circles);
        assert_eq!(alive::count(), before);
    }
}

#[test]
fn a_run_that_was_stopped_leaves_nothing_either() {
    warm("import json");
    let world = Rc::new(world::World::new("/", 20));
    let budget = Budget { steps: 100_000, ..Budget::default() };
    let vm = Started::new(world, budget, 0, |_, _| {}, &[]);
    let code =
        vm.compile("import json\njson.x = 1\nwhile True: pass", "main.py").expect("compiles");
    let globals = vm.module("__main__").dict.clone();
    assert!(vm.exec(&code, &globals, None).is_err());
    drop(vm);
    assert!(waits());
    assert_eq!(run("import json\nprint(hasattr(json, 'x'))"), "False\n");
}
