#!/usr/bin/env python3
"""Plays scenarios with the real tools and records what they do. The format is described in
tests/README.md.

    record.py FILE…            play tests/scenarios/NAME.txt, write tests/recorded/NAME.json
    record.py --check FILE…    play again and compare with what is recorded
    record.py --out DIR FILE…  write elsewhere

/playground is wiped and used as the root: its name takes part in line wrapping. setup.sh installs
the tools.
"""

import argparse
import glob
import json
import os
import re
import shlex
import shutil
import sqlite3
import sys

if os.environ.get("PYTHONHASHSEED") != "0" and __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "0"
    os.execv(sys.executable, [sys.executable] + sys.argv)

from pins import rev_id_for
from scenario import Bad, parse, unquote
from state import ROOT, cell, is_script, last_exception, norm, snapshot
from tools import COLS, VENV, run_forked, run_shell

RECORDED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recorded")


def versions():
    """The versions everything is recorded with."""
    from importlib import metadata

    names = ("alembic", "flask-migrate", "flask-sqlalchemy", "sqlalchemy", "flask", "click", "mako")
    found = {name: metadata.version(name) for name in names}
    return dict(found, python=sys.version.split()[0], sqlite=sqlite3.sqlite_version)


def write(path, text, mode="w"):
    """Writes a file, and its folders."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, mode) as f:
        f.write(text)


class Play:
    """A scenario being played."""

    def __init__(self, path):
        with open(path) as f:
            meta, env, self.initial, self.steps = parse(f.read())
        shutil.rmtree(ROOT, ignore_errors=True)
        os.makedirs(ROOT, exist_ok=True)
        for rel, text in self.initial.items():
            write(os.path.join(ROOT, rel), text)
        self.title = meta.get("title", "")
        self.cwd = os.path.normpath(os.path.join(ROOT, meta.get("cwd", ".")))
        self.env = {
            "PATH": os.path.join(VENV, "bin") + ":/usr/local/bin:/usr/bin:/bin",
            "HOME": "/home/student",
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": str(COLS),
            **env,
        }
        self.k = 1
        self.files, self.dbs = snapshot()

    def run(self, line, doc, st):
        """A command line."""
        e = dict(self.env, ORACLE_K=str(self.k))
        argv = shlex.split(line)
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
        if argv[0] in ("flask", "alembic") and not re.search(r"[|;&><]", bare):
            exit_, events = run_forked(argv, self.cwd, e, doc)
        else:
            exit_, events = run_shell(line, self.cwd, e, doc)
        st["stdout"] = norm("".join(p for c, p, t in events if c == "o"))
        st["stderr"] = norm("".join(p for c, p, t in events if c == "e"))
        st["terminal"] = norm("".join(t for c, p, t in events))
        st["log"] = [l for l in st["stderr"].split("\n") if re.match(r"(INFO |ERROR|WARNI) \[", l)]
        found = re.finditer(r"^\S+:\d+: (\w*Warning): (.*)$", st["stderr"], re.M)
        warnings = [m.group(1) + ": " + m.group(2) for m in found]
        if warnings:
            st["warnings"] = warnings
        exception = last_exception(st["stderr"])
        if exception:
            st["exception"] = exception
        return exit_

    def replace(self, rest, doc):
        """Another text for one that is found exactly once."""
        if doc is not None:
            path = os.path.join(self.cwd, rest)
            old, new = re.split(r"^=====\n", doc, maxsplit=1, flags=re.M)
        else:
            m = re.match(r'^(\S+) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"$', rest)
            if not m:
                raise Bad("replace %s" % rest)
            path, old, new = (
                os.path.join(self.cwd, m.group(1)),
                unquote(m.group(2)),
                unquote(m.group(3)),
            )
        with open(path) as f:
            text = f.read()
        if text.count(old) != 1:
            raise Bad("%r found %d times in %s" % (old, text.count(old), path))
        write(path, text.replace(old, new))

    def sql(self, word, rest, doc, st):
        """SQL on a database; the first of the project where none is named."""
        m = re.match(r"sql\[(.+)\]$", word)
        known = sorted(self.dbs)
        path = (
            os.path.join(self.cwd, m.group(1))
            if m
            else os.path.join(ROOT, known[0])
            if known
            else os.path.join(self.cwd, "app.db")
        )
        os.makedirs(os.path.dirname(path), exist_ok=True)
        con = sqlite3.connect(path)
        try:
            if doc is not None:
                con.executescript(doc)
            else:
                c = con.execute(rest)
                st["rows"] = {
                    "columns": [d[0] for d in c.description or ()],
                    "rows": [[cell(v) for v in r] for r in c],
                }
            con.commit()
        except sqlite3.Error as e:
            st["rows"] = {"error": str(e)}
            return 1
        finally:
            con.close()
        return 0

    def act(self, line, doc, st):
        """Does a step; gives its exit code."""
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        kinds = {"$": "run", "$!": "run", "$?": "run", "cd": "cd", "export": "export"}
        st["kind"] = "sql" if re.match(r"sql(\[|$)", word) else kinds.get(word, "edit")
        if st["kind"] == "run":
            return self.run(rest, doc, st)
        if st["kind"] == "sql":
            return self.sql(word, rest, doc, st)
        if word == "cd":
            self.cwd = os.path.normpath(os.path.join(self.cwd, rest))
            os.makedirs(self.cwd, exist_ok=True)
        elif word == "export":
            name, value = rest.split("=", 1)
            self.env[name] = value
        elif word in ("edit", "append"):
            write(os.path.join(self.cwd, rest), doc, "w" if word == "edit" else "a")
        elif word == "replace":
            self.replace(rest, doc)
        elif word == "rm":
            for path in glob.glob(os.path.join(self.cwd, rest)) or [os.path.join(self.cwd, rest)]:
                os.remove(path)
        else:
            raise Bad("unknown step %r" % line)
        return 0

    def look(self, st):
        """Notes what changed since the step before; an id counts as used once a script declares
        it."""
        files, dbs = snapshot()
        changed = {p: files[p] for p in sorted(files) if self.files.get(p) != files[p]}
        changed.update({p: None for p in sorted(self.files) if p not in files})
        if changed:
            st["files"] = changed
        scripts = {p: t for p, t in files.items() if is_script(p)}
        if scripts != {p: t for p, t in self.files.items() if is_script(p)}:
            st["scripts"] = scripts
            while any(
                re.search(r"^revision\b.*= '%s'" % rev_id_for(self.k), t, re.M)
                for t in scripts.values()
            ):
                self.k += 1
        if dbs != self.dbs:
            st["db"] = dbs
        self.files, self.dbs = files, dbs

    def step(self, n, line, doc):
        """Plays one step; gives what was observed."""
        st = {"n": n, "line": line, "cwd": os.path.relpath(self.cwd, ROOT)}
        if doc is not None:
            st["input"] = doc
        exit_ = self.act(line, doc, st)
        want = {"$!": "fail", "$?": "any"}.get(line.split(" ")[0], "zero")
        st["exit"] = exit_
        st["ok"] = want == "any" or (exit_ == 0) == (want == "zero")
        self.look(st)
        return st


def play(path):
    """Plays a scenario file; gives its recording."""
    playing = Play(path)
    res = {
        "scenario": os.path.splitext(os.path.basename(path))[0],
        "title": playing.title,
        "root": ROOT,
        "versions": versions(),
        "initial_files": playing.initial,
    }
    res["steps"] = [playing.step(n, line, doc) for n, (line, doc) in enumerate(playing.steps, 1)]
    res["ok"] = all(s["ok"] for s in res["steps"])
    return res


def diff(a, b, path=""):
    """Where two recordings differ."""
    if type(a) != type(b):
        return ["%s: %r != %r" % (path, a, b)]
    if isinstance(a, dict):
        return [
            x
            for k in sorted(set(a) | set(b))
            for x in diff(a.get(k), b.get(k), path + "/" + str(k))
        ]
    if isinstance(a, list):
        r = ["%s: length %d != %d" % (path, len(a), len(b))] if len(a) != len(b) else []
        return r + [
            x for i, (p, q) in enumerate(zip(a, b)) for x in diff(p, q, "%s/%d" % (path, i))
        ]
    return [] if a == b else ["%s:\n   %.600r\n   %.600r" % (path, a, b)]


def bare(recording):
    """A recording without the frames of tracebacks, which nobody compares."""
    for step in recording["steps"]:
        for name in ("stdout", "stderr", "terminal"):
            if name in step:
                step[name] = re.sub(
                    r"(Traceback \(most recent call last\):\n)(?: .*\n)+", r"\1", step[name]
                )
    return recording


def beside(path):
    """Where the recording of a scenario lies: scenarios/limits/x.txt has recorded/limits/x.json."""
    inside = os.path.abspath(path).rpartition("/scenarios/")[2]
    return os.path.join(RECORDED, os.path.splitext(inside)[0] + ".json")


def main():
    """Reads the arguments, plays, writes or compares."""
    ap = argparse.ArgumentParser(
        description="Plays scenarios with the real tools and records what they do."
    )
    ap.add_argument("scenario", nargs="+")
    ap.add_argument("--out", help="the folder to write to")
    ap.add_argument(
        "--check", action="store_true", help="compare with what is recorded instead of writing"
    )
    a = ap.parse_args()
    bad = 0
    for path in a.scenario:
        try:
            res = play(path)
        except (Bad, OSError) as e:
            print("BAD  %s: %s" % (path, e))
            bad += 1
            continue
        target = os.path.join(a.out, res["scenario"] + ".json") if a.out else beside(path)
        if a.check:
            with open(target) as f:
                found = diff(bare(json.load(f)), bare(json.loads(json.dumps(res))))
            bad += bool(found)
            print(
                "%-5s %s %d steps"
                % ("DIFF" if found else "same", res["scenario"], len(res["steps"]))
            )
            print("".join("   %s\n" % x for x in found[:12]), end="")
        else:
            write(os.path.abspath(target), json.dumps(res, indent=1, ensure_ascii=False) + "\n")
            bad += not res["ok"]
            print(
                "%-5s %s %d steps"
                % ("ok" if res["ok"] else "FAIL", res["scenario"], len(res["steps"]))
            )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
