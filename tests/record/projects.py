#!/usr/bin/env python3
"""Plays public projects with the real tools and records what each command did.

    projects.py            those of tests/projects/projects.toml, into tests/projects/recorded
    projects.py NAME…      only these
    projects.py --find     tries every project of the cache and prints a list of those that run

The sources lie in ~/.cache/playground-projects (tests/projects/fetch.py fills it); the tools and
the packages that the projects import in ~/.cache/projects-venv (tests/projects/packages.txt).
"""

import json
import os
import shutil
import sys
import tomllib

if os.environ.get("PYTHONHASHSEED") != "0" and __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "0"
    os.execv(sys.executable, [sys.executable] + sys.argv)

os.environ.setdefault("RECORD_VENV", os.path.expanduser("~/.cache/projects-venv"))

import record  # noqa: E402
import state  # noqa: E402

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "projects")
CACHE = os.path.expanduser("~/.cache/playground-projects")

FLASK = [
    "$? flask db upgrade",
    "$? flask db current",
    "$? flask db check",
    '$? flask db migrate -m "try"',
    "$? flask db upgrade",
    "$? flask db downgrade",
    "$? flask db history",
    "$? flask db heads",
]
ALEMBIC = [
    "$? alembic upgrade head",
    "$? alembic current",
    "$? alembic check",
    '$? alembic revision --autogenerate -m "try"',
    "$? alembic upgrade head",
    "$? alembic downgrade -1",
    "$? alembic history",
    "$? alembic heads",
]
STEPS = {"flask": FLASK, "alembic": ALEMBIC}


class Project(record.Play):
    """A project being played: its files come from the cache instead of a scenario's text."""

    def __init__(self, entry):
        shutil.rmtree(record.ROOT, ignore_errors=True)
        shutil.copytree(os.path.join(CACHE, entry["name"]), record.ROOT, dirs_exist_ok=True)
        self.cwd = os.path.normpath(os.path.join(record.ROOT, entry.get("folder", ".")))
        self.env = {
            "PATH": os.path.join(record.VENV, "bin") + ":/usr/local/bin:/usr/bin:/bin",
            "HOME": "/home/student",
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": str(record.COLS),
            **{key: str(value) for key, value in entry.get("env", {}).items()},
        }
        self.without = entry.get("without", [])
        self.k = 1
        self.files, self.dbs = state.snapshot()

    def run(self, line, doc, st):
        """A command line, without the packages that the project's own environment would not have."""
        for module in self.without:
            sys.modules[module] = None
        try:
            return super().run(line, doc, st)
        finally:
            for module in self.without:
                del sys.modules[module]

    def play(self, steps):
        """Plays the steps; what is the project's own (texts, rows) is left out."""
        played = []
        for line in steps:
            seen = {"line": line}
            before = set(self.files)
            seen["exit"] = self.act(line, None, seen)
            self.look(seen)
            keep(seen, before)
            played.append(seen)
        return played


def keep(seen, before):
    """Keeps new files, and of databases the schema and the revision."""
    for key in ("terminal", "log", "scripts"):
        seen.pop(key, None)
    files = {path: text for path, text in seen.pop("files", {}).items() if path not in before}
    if files:
        seen["files"] = files
    if seen.get("db"):
        bare = {"tables": {}}
        seen["db"] = {
            path: {**db, **bare} if "tables" in db else db for path, db in seen["db"].items()
        }


def listed():
    """The projects of the list."""
    with open(os.path.join(HERE, "projects.toml"), "rb") as file:
        return tomllib.load(file)["project"]


def makes_app(path):
    """Whether a file (or a package) seems to have the application."""
    path = os.path.join(path, "__init__.py") if os.path.isdir(path) else path
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return any(word in text for word in ("Migrate", "create_app", "Flask(", "import app"))


def guesses(name):
    """Ways in which a project of the cache may be meant to run: folder, kind and variables."""
    root = os.path.join(CACHE, name)
    for place, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("node_modules", "venv", "env", ".venv"))
        folder = os.path.relpath(place, root)
        if "alembic.ini" in files and "env.py" not in files and folder.count("/") < 3:
            yield {"name": name, "folder": folder, "kind": "alembic"}
        if os.path.isfile(os.path.join(place, "migrations", "env.py")) and folder.count("/") < 2:
            if "alembic.ini" in files:
                continue
            apps = [f for f in sorted(files) if f.endswith(".py")]
            likely = (
                "app.py",
                "wsgi.py",
                "run.py",
                "main.py",
                "microblog.py",
                "manage.py",
                "config.py",
            )
            apps.sort(key=lambda f: (likely.index(f) if f in likely else 99, f))
            yield {"name": name, "folder": folder, "kind": "flask"}
            packages = [
                f for f in sorted(folders) if os.path.isfile(os.path.join(place, f, "__init__.py"))
            ]
            for app in [app for app in apps + packages if makes_app(os.path.join(place, app))][:5]:
                yield {"name": name, "folder": folder, "kind": "flask", "env": {"FLASK_APP": app}}


def asks_for_url(name):
    """Whether a file of the project reads DATABASE_URL."""
    for place, _, files in os.walk(os.path.join(CACHE, name)):
        for file in files:
            if file.endswith((".py", ".ini")):
                with open(os.path.join(place, file), encoding="utf-8", errors="replace") as found:
                    if "DATABASE_URL" in found.read():
                        return True
    return False


def find(names):
    """Prints an entry for each project whose first command runs, and for each that fails the last line."""
    for name in names:
        reason = "no migrations"
        for guess in guesses(name):
            for extra in (
                ({}, {"DATABASE_URL": "sqlite:///app.db"}) if asks_for_url(name) else ({},)
            ):
                entry = dict(guess, env={**guess.get("env", {}), **extra})
                try:
                    project = Project(entry)
                    seen = project.play(STEPS[entry["kind"]][:1])[0]
                except Exception as error:
                    reason = repr(error)
                    continue
                lines = (seen["stderr"] or seen["stdout"]).strip().split("\n")
                if seen["exit"] == 0 and project.dbs:
                    print("FOUND", json.dumps(entry), flush=True)
                    break
                reason = lines[-1][:150]
            else:
                continue
            break
        else:
            print("LEFT", name, reason, flush=True)


def main():
    """Records the projects that the arguments name."""
    names = sys.argv[1:]
    if names[:1] == ["--find"]:
        known = sorted(n[: -len(".commit")] for n in os.listdir(CACHE) if n.endswith(".commit"))
        return find(names[1:] or known)
    for entry in listed():
        if names and entry["name"] not in names:
            continue
        steps = Project(entry).play(STEPS[entry["kind"]])
        target = os.path.join(HERE, "recorded", entry["name"] + ".json")
        recording = {"scenario": entry["name"], "steps": steps}
        record.write(target, json.dumps(recording, indent=1, ensure_ascii=False) + "\n")
        print(entry["name"], [step["exit"] for step in steps], flush=True)


if __name__ == "__main__":
    main()
