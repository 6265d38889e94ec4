"""Every example and both lessons leave as zips, and the real tools run them as they stand.

    ~/.cache/record-venv/bin/python tests/record/exports.py [path of the playground binary]

Each zip is unpacked into an empty folder; there the real `upgrade`, `downgrade base`, `upgrade` and
`check` run, and ours beside
them in a copy. Exit codes and the schema after each must be the same.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target/debug/playground")
TOOLS = Path(sys.executable).parent


def ours(folder, *words, text="", env=None):
    return subprocess.run(
        [BINARY, "--project", str(folder), *words],
        input=text,
        capture_output=True,
        text=True,
        env={"PATH": "", **(env or {})},
        check=False,
    )


def example(folder, source):
    """Brings an example to its beginning, as web/worker/src/examples.rs does; gives its
    variables."""
    steps = [line.partition(" ") for line in (source / "about.txt").read_text().splitlines()[2:]]
    env = dict(rest.split("=", 1) for word, _, rest in steps if word == "env")
    for path in source.rglob("*"):
        inside = path.relative_to(source)
        if path.is_file() and inside.parts[0] != "migrations" and inside.name != "about.txt":
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / inside)
    for word, _, rest in steps:
        if word == "run":
            done = (
                ours(folder, "sh", "-c", rest, env=env)
                if "&&" in rest
                else ours(folder, *split(rest), env=env)
            )
            assert done.returncode == 0, (source.name, rest, done.stderr)
        elif word == "sql":
            database, _, sql = rest.partition(" ")
            with sqlite3.connect(folder / database) as connection:
                connection.executescript(sql)
        elif word == "replace":
            path, _, change = rest.partition(" ")
            old, _, new = change.partition(" => ")
            text = (folder / path).read_text()
            assert old in text, (source.name, path, old)
            (folder / path).write_text(text.replace(old, new.replace("\\n", "\n")))
        elif word == "place":
            for path in (source / "migrations").rglob("*"):
                if path.is_file():
                    target = folder / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, target)
    return env


def split(line):
    import shlex

    return shlex.split(line)


def lesson(folder, name):
    """The final state of a lesson's scenario: the zip that the test of links leaves (see
    tests/tests/links.rs)."""
    source = ROOT / "target/exports" / f"{name}.zip"
    done = ours(folder, "--take", str(source))
    assert done.returncode == 0, done.stderr


def home(folder):
    """Where the tools work, and which."""
    for path in sorted(folder.rglob("alembic.ini"), key=lambda path: len(path.parts)):
        if (path.parent / "env.py").exists():
            return path.parent.parent, ["flask", "db"]
        return path.parent, ["alembic"]
    return next((path.parent for path in folder.rglob("app.py")), folder), ["flask", "db"]


def schema(folder):
    found = {}
    for path in sorted(folder.rglob("*.db")):
        with sqlite3.connect(path) as connection:
            found[str(path.relative_to(folder))] = connection.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
            ).fetchall()
    return found


def play(name, folder, env):
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        zipped = place / f"{name}.zip"
        done = ours(folder, "--zip", str(zipped), env=env)
        assert done.returncode == 0, (name, done.stderr)
        real, copy = place / "real", place / "ours"
        for target in (real, copy):
            with zipfile.ZipFile(zipped) as archive:
                archive.extractall(target)
        at, tool = home(real)
        inside = at.relative_to(real)
        lines = [
            [*tool, *words]
            for words in (
                ["upgrade", "heads"],
                ["downgrade", "base"],
                ["upgrade", "heads"],
                ["check"],
            )
        ]
        if not any(real.rglob("env.py")):
            lines.insert(
                0,
                ["flask", "db", "init"]
                if tool[0] == "flask"
                else ["alembic", "init", "migrations"],
            )
        for line in lines:
            theirs = subprocess.run(
                [str(TOOLS / line[0]), *line[1:]],
                cwd=at,
                capture_output=True,
                text=True,
                check=False,
                env={**os.environ, **env, "PATH": f"{TOOLS}:{os.environ['PATH']}"},
            )
            mine = ours(copy / inside, *line, env=env)
            assert theirs.returncode == mine.returncode, (
                name,
                line,
                theirs.stderr[-600:],
                mine.stderr[-600:],
            )
            assert schema(real) == schema(copy), (name, line)
            said = theirs.stderr.strip().splitlines()[-1:] or [""]
            print(
                f"{name}: {' '.join(line)}: exit {theirs.returncode}, {sum(map(len, schema(real).values()))} objects; {said[0][:70]}"
            )


def main():
    for source in sorted((ROOT / "web/examples").iterdir()):
        with tempfile.TemporaryDirectory() as place:
            env = example(Path(place), source)
            play(source.name, Path(place), env)
    for name, env in (("lesson1", {"FLASK_APP": "app.py"}), ("lesson2", {})):
        with tempfile.TemporaryDirectory() as place:
            lesson(Path(place), name)
            play(f"{name}, finished", Path(place), env)


main()
