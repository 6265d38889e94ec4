"""CPython's own tests against a playground: `python3 tests/python/cpython.py PLAYGROUND [MODULE…]`.

The tests come from an installed CPython 3.11 (CPYTHON, else a pyenv's) and are copied into a folder
that is thrown away, beside the stand-ins of `support`. Prints a line a module, `passed of run`; with
`--against` fails where fewer pass than `expected.txt` says, with `--write` writes that file,
with `--failures FILE` keeps what the failing tests said.
"""

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "expected.txt")
COPIED = ("*.py", "*.txt", "decimaltestdata", "configdata", "typinganndata")
COPIED += ("test_json", "test_dataclasses", "test_inspect")
# Modules of CPython's inside, or of what is not here, that tests import and seldom use.
INSIDE = ("_string", "_py_abc", "sysconfig", "pydoc", "_testcapi", "_testinternalcapi", "dbm")
ABSENT = '''
import unittest


class _Absent:
    def __call__(self, *args, **kwargs):
        raise unittest.SkipTest("not here")

    def __getattr__(self, name):
        return _Absent()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Absent()
'''
DRIVER = '''
import sys, unittest, traceback

class Told(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        print("RUN", test.id(), flush=True)
    def addSuccess(self, test): print("OK", test.id(), flush=True)
    def addSkip(self, test, reason): print("SKIP", test.id(), flush=True)
    def addExpectedFailure(self, test, err): print("OK", test.id(), flush=True)
    def addUnexpectedSuccess(self, test): print("BAD", test.id(), flush=True)
    def addError(self, test, err):
        print("BAD", test.id())
        print("".join(traceback.format_exception(*err))[-3000:], flush=True)
    addFailure = addError
    def addSubTest(self, test, subtest, err):
        if err is not None: self.addError(test, err)

def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite): yield from each(test)
        else: yield test

names = sys.argv[2:]
suite = unittest.defaultTestLoader.loadTestsFromNames(names)
if sys.argv[1] == "list":
    for test in each(suite): print(test.id())
else:
    suite.run(Told())
    print("END")
'''


def cpython():
    found = sorted(glob.glob("/root/.pyenv/versions/3.11.*/lib/python3.11/test"))
    return os.environ.get("CPYTHON") or (found[-1] if found else sys.exit("no CPython 3.11"))


def make_project(folder):
    tests = os.path.join(folder, "test")
    os.mkdir(tests)
    for pattern in COPIED:
        for path in glob.glob(os.path.join(cpython(), pattern)):
            target = os.path.join(tests, os.path.basename(path))
            (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, target)
    shutil.copytree(os.path.join(HERE, "support"), os.path.join(tests, "support"))
    for name in INSIDE:
        with open(os.path.join(folder, f"{name}.py"), "w") as file:
            file.write(ABSENT)
    with open(os.path.join(folder, "driver.py"), "w") as file:
        file.write(DRIVER)


class Judge:
    """Runs the tests of a module in as few processes as their time allows."""

    def __init__(self, playground, folder):
        self.words = [playground, "--project", folder, "python", "driver.py"]
        self.said = []

    def call(self, *words):
        try:
            done = subprocess.run(
                [*self.words, *words], capture_output=True, text=True, timeout=60, errors="replace"
            )
        except subprocess.TimeoutExpired as e:
            return (e.stdout or b"").decode(errors="replace") + "\nHANG\n"
        return done.stdout + "\n" + done.stderr

    def module(self, name):
        """What became of each test of a module: its id and OK, SKIP or BAD."""
        listed = self.call("list", f"test.{name}")
        ids = [line for line in listed.splitlines() if re.fullmatch(r"test\.\S+\.\S+\.\S+", line)]
        if not ids:
            self.said.append(f"##### {name} cannot be loaded\n{listed}")
            return {name: "BAD"}
        return self.several(ids, f"test.{name}")

    def several(self, ids, whole):
        output = self.call("run", whole)
        outcome = outcomes(output)
        left = [test for test in ids if test not in outcome]
        if output.rstrip().endswith("END") and "TimeoutError" not in output:
            self.said.append(output)
            return {test: outcome.get(test, "BAD") for test in ids}
        if len(ids) == 1:
            self.said.append(output)
            return {ids[0]: outcome.get(ids[0], "BAD")}
        found = {}
        done = {} if "TimeoutError" in output else outcome
        if done and left:
            self.said.append(output)
            found = {test: done[test] for test in ids if test in done}
            ids = left
        for group in groups(ids):
            found |= self.several(group, common(group) if len(group) > 1 else group[0])
        return found


def groups(ids):
    """Parts of a list of tests: by class, else one by one."""
    classes = {}
    for test in ids:
        classes.setdefault(test.rpartition(".")[0], []).append(test)
    return list(classes.values()) if len(classes) > 1 else [[test] for test in ids]


def common(ids):
    return ids[0].rpartition(".")[0]


def outcomes(output):
    """The last word of each test; what is bad stays bad."""
    found = {}
    for word, test in re.findall(r"^(OK|SKIP|BAD) (\S+)$", output, re.MULTILINE):
        if found.get(test) != "BAD":
            found[test] = word
    return found


def expected():
    with open(EXPECTED) as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {name: (int(passed), int(run)) for name, passed, _, run in lines}


def judged(args, folder):
    """Passed and run of each module, told as they come."""
    make_project(folder)
    judge, table = Judge(args.playground, folder), {}
    for name in args.modules or expected():
        found = judge.module(name).values()
        table[name] = sum(one == "OK" for one in found), sum(one != "SKIP" for one in found)
        print(f"{name} {table[name][0]} of {table[name][1]}", flush=True)
        if args.failures:
            with open(args.failures, "w") as file:
                file.write("\n".join(judge.said))
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("playground")
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--against", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--failures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = judged(args, folder)
    passed, run = (sum(counts) for counts in zip(*table.values()))
    print(f"{passed} of {run} tests pass")
    if args.write:
        lines = [f"{name} {passed} of {run}\n" for name, (passed, run) in table.items()]
        with open(EXPECTED, "w") as file:
            file.writelines(lines)
    if args.against:
        known = expected()
        fewer = [name for name, (passed, _) in table.items() if passed < known[name][0]]
        sys.exit(f"fewer pass: {', '.join(fewer)}" if fewer else 0)


if __name__ == "__main__":
    main()
