#!/usr/bin/env python3
"""Brings the sources of the public projects of projects.toml into ~/.cache/playground-projects.

    fetch.py            those that are not there yet, each from GitHub at its commit
    fetch.py MIRROR     from a folder of git repositories MIRROR/OWNER+NAME/repo instead

Nothing of them is committed. Pictures, styles, pages and whatever else no migration reads are left
out, and so are files over 2 MB.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.path.expanduser("~/.cache/playground-projects")
LARGEST = 2_000_000
LEFT_OUT = re.compile(
    r"(^|/)(node_modules|client|frontend|\.venv|venv|env/lib|\.git|__pycache__|static|dist|\.idea"
    r"|\.vscode)/|\.(png|jpe?g|gif|svg|ico|woff2?|ttf|eot|mp3|mp4|pdf|zip|gz|whl|map|pyc|webp"
    r"|ipynb|js|jsx|css|ts|tsx|html?)$"
)


def git(repository, *words, text=None):
    """What git prints."""
    done = subprocess.run(["git", "-C", repository, *words], input=text, capture_output=True)
    if done.returncode:
        raise SystemExit(f"git {' '.join(words)} in {repository}: {done.stderr.decode()}")
    return done.stdout


def repository(project, mirror, folder):
    """The git folder of a project: in the mirror, else fetched into `folder`."""
    if mirror:
        found = os.path.join(mirror, project["name"], "repo")
        inner = os.path.join(found, ".git")
        return inner if os.path.isdir(inner) else found
    git(folder, "init", "-q")
    url = f"https://github.com/{project['repository']}"
    git(folder, "fetch", "-q", "--depth", "1", url, project["commit"])
    return folder


def wanted(listing):
    """Hash and path of the files of a listing that a project is played with."""
    for line in filter(None, listing.decode("utf-8", "replace").split("\0")):
        about, path = line.split("\t", 1)
        mode, kind, name, size = about.split()
        plain = kind == "blob" and mode != "120000" and size.isdigit() and int(size) <= LARGEST
        if plain and not LEFT_OUT.search(path):
            yield name, path


def write(target, files, contents):
    """Writes what `git cat-file --batch` printed for the files."""
    at = 0
    for _, path in files:
        end = contents.index(b"\n", at)
        head, at = contents[at:end].split(), end + 1
        if head[1] == b"missing":
            continue
        size = int(head[2])
        place = os.path.join(target, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(contents[at : at + size])
        at += size + 1


def bring(project, mirror):
    """Puts the files of a project's commit into the cache."""
    target = os.path.join(CACHE, project["name"])
    mark = target + ".commit"
    if os.path.exists(mark):
        return
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        place = repository(project, mirror, folder)
        files = list(wanted(git(place, "ls-tree", "-r", "-l", "-z", project["commit"])))
        names = "".join(name + "\n" for name, _ in files).encode()
        write(target, files, git(place, "cat-file", "--batch", text=names))
    with open(mark, "w") as file:
        file.write(project["commit"])
    print(project["name"], len(files), "files", flush=True)


def main():
    """Brings all of them."""
    os.makedirs(CACHE, exist_ok=True)
    mirror = sys.argv[1] if len(sys.argv) > 1 else None
    with open(os.path.join(HERE, "projects.toml"), "rb") as file:
        projects = tomllib.load(file)["project"]
    for project in projects:
        bring(project, mirror)


if __name__ == "__main__":
    main()
