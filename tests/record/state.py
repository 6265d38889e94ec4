"""What can be observed of a project: files, databases, and texts with the machine's own places
blanked out."""

import datetime
import os
import re
import sqlite3

from tools import VENV

ROOT = "/playground"
HERE = os.path.dirname(os.path.abspath(__file__))


def norm(s):
    """Blanks out what differs from machine to machine and from run to run."""
    s = s.replace(os.path.join(VENV, "lib/python3.11/site-packages"), "<site-packages>")
    s = re.sub(re.escape(HERE) + r"/\w+\.py", "<oracle>", s)
    s = s.replace(os.path.join(VENV, "bin") + "/", "<bin>/")
    s = s.replace(os.path.dirname(os.path.realpath(os.__file__)), "<python>")
    s = re.sub(r"0x[0-9a-f]{8,16}", "0x<addr>", s)
    s = re.sub(r"/tmp/tmp\w+\.txt", "/tmp/<tmp>.txt", s)
    s = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO sqlalchemy", "<time> INFO sqlalchemy", s)
    s = re.sub(r"\[(generated in|cached since|no key) [\d.e-]+s", r"[\1 <s>", s)
    s = re.sub(r"\((transient|pending) \d+\)", r"(\1 <id>)", s)
    return s


def is_db(p):
    """Whether a file begins as a SQLite database does."""
    try:
        with open(p, "rb") as f:
            return f.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def snapshot():
    """All text files, and all databases dumped."""
    files, dbs = {}, {}
    for d, ds, fs in os.walk(ROOT):
        ds[:] = sorted(x for x in ds if x != "__pycache__")
        for f in sorted(fs):
            p = os.path.join(d, f)
            rel = os.path.relpath(p, ROOT)
            if f.endswith((".pyc", "-journal", "-wal", "-shm")):
                continue
            if f.endswith((".db", ".sqlite", ".sqlite3")) or is_db(p):
                dbs[rel] = p
            else:
                with open(p, "rb") as fh:
                    files[rel] = fh.read().decode("utf-8", "replace")
    return files, {rel: dump_db(p) for rel, p in dbs.items()}


def cell(v):
    """A cell as JSON can hold it; a date and time of today becomes <now>."""
    if isinstance(v, str) and re.match(r"\d\d\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$", v):
        try:
            d = datetime.datetime.fromisoformat(v)
            if abs((datetime.datetime.utcnow() - d).total_seconds()) < 86400:
                return "<now>"
        except ValueError:
            pass
    return "x'%s'" % v.hex() if isinstance(v, bytes) else v


def dump_db(p):
    """Schema, revisions and rows of a database."""
    con = sqlite3.connect("file:%s?mode=ro" % p, uri=True)
    try:
        m = [
            list(r)
            for r in con.execute(
                "select type, name, tbl_name, sql from sqlite_master order by rowid"
            )
        ]
        res = {"sqlite_master": m, "alembic_version": None, "tables": {}}
        for t, name, _, _ in m:
            if t != "table" or name.startswith("sqlite_"):
                continue
            q = '"%s"' % name.replace('"', '""')
            c = con.execute("select * from %s" % q)
            rows = [[cell(v) for v in r] for r in c]
            if name == "alembic_version":
                res["alembic_version"] = sorted(
                    r[0] for r in rows
                )  # the order of rows is arbitrary with many heads
            else:
                res["tables"][name] = {"columns": [d[0] for d in c.description], "rows": rows}
        try:
            res["foreign_key_check"] = [list(r) for r in con.execute("pragma foreign_key_check")]
        except sqlite3.Error as e:
            res["foreign_key_check"] = "error: %s" % e
        return res
    except sqlite3.Error as e:
        return {"error": str(e)}
    finally:
        con.close()


def last_exception(stderr):
    """Type and message of the last traceback."""
    if "Traceback (most recent call last)" not in stderr:
        return None
    tail = stderr.rsplit("Traceback (most recent call last):\n", 1)[1].split("\n")
    out = []
    for i, l in enumerate(tail):
        if l and not l.startswith(" "):
            out = tail[i:]
            break
    text = "\n".join(out).split("\n\n\nUsage:")[0].rstrip()
    m = re.match(r"([\w.]+)(?:: (.*))?$", text, re.S)
    return (
        {"type": m.group(1), "message": m.group(2) or ""} if m else {"type": "?", "message": text}
    )


def is_script(rel):
    """Whether a file is a version script."""
    return rel.endswith(".py") and "/versions" in "/" + rel and not rel.endswith("env.py")
