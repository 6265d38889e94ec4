"""Parameters that public functions of our libraries take and never look at.

    ignored.py          fails where one has neither a reason in reasons.txt nor a line in
                        open.txt, and where a line there is not so any more
    ignored.py --open   prints what open.txt would hold

Methods of the language's own protocols (`__exit__`, `__get__` …) and functions that only raise or do
nothing at all are left out: their signatures are given. reasons.txt says why one may be ignored for
good; open.txt lists what is still to be built or to be refused by name, and only gets shorter.
"""

import ast
import fnmatch
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent


def is_bare(body):
    """Only a docstring, `pass` or `raise`: nothing that could look at anything."""
    rest = [s for s in body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return all(isinstance(s, (ast.Pass, ast.Raise)) for s in rest)


def looked_at(body):
    """Names that a function reads; none where it asks for all its variables at once."""
    names = set()
    for node in (node for statement in body for node in ast.walk(statement)):
        if isinstance(node, ast.Name):
            names.add(node.id)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("locals", "vars"):
                return None
    return names


def parameters(function):
    args = function.args
    for arg in args.posonlyargs + args.args + args.kwonlyargs:
        yield arg.arg, arg.arg
    for star, arg in (("*", args.vararg), ("**", args.kwarg)):
        if arg is not None:
            yield star + arg.arg, arg.arg


def of_function(function, path):
    names = None if is_bare(function.body) else looked_at(function.body)
    if names is None:
        return
    for shown, name in parameters(function):
        own = name in ("self", "cls", "metacls", "mcs", "meta") or name.startswith("_")
        if not own and name not in names:
            yield path, shown


def of_body(body, path):
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from of_body(node.body, f"{path}.{node.name}")
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if not node.name.startswith("_") or node.name == "__init__":
                yield from of_function(node, f"{path}.{node.name}")
        elif isinstance(node, (ast.If, ast.Try)):
            yield from of_body(node.body, path)


def module_name(path, folder):
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def found():
    """(function, parameter) of every public function of every lib folder."""
    for folder in sorted(ROOT.glob("crates/*/lib")):
        for path in sorted(folder.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from of_body(tree.body, module_name(path, folder))


def reasons():
    """(pattern of functions, pattern of parameters) of the lines `FUNCTION PARAMETER: reason`."""
    for line in (HERE / "reasons.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            which, _, reason = line.partition(": ")
            if not reason.strip():
                sys.exit(f"reasons.txt: no reason: {line}")
            function, *names = which.split()
            yield line, function, names


def main():
    items = list(found())
    used, rest = set(), []
    for function, name in items:
        for line, pattern, names in reasons():
            if fnmatch.fnmatchcase(function, pattern) and name in names:
                used.add(line)
                break
        else:
            rest.append(f"{function} {name}")
    rest = sorted(set(rest))
    if "--open" in sys.argv:
        print("\n".join(rest))
        return 0
    known = set((HERE / "open.txt").read_text(encoding="utf-8").split("\n")) - {""}
    new = [item for item in rest if item not in known]
    gone = sorted(known - set(rest))
    stale = [line for line, _, _ in reasons() if line not in used]
    for item in new:
        print(f"ignored, with no reason beside it in tests/parameters/reasons.txt: {item}")
    for item in gone:
        print(f"looked at now; take it out of tests/parameters/open.txt: {item}")
    for line in stale:
        print(f"said of nothing; take it out of tests/parameters/reasons.txt: {line}")
    print(
        f"{len(items)} parameters are ignored, {len(items) - len(rest)} for a reason, {len(rest)} open"
    )
    return 1 if new or gone or stale else 0


if __name__ == "__main__":
    sys.exit(main())
