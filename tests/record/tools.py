"""The real tools, loaded once; each command runs in a forked child of this process."""

import json
import os
import subprocess
import sys
import textwrap
import traceback

from pins import patch_ids, patch_order
from streams import Rec, Stdin, Tee

VENV = os.environ.get("RECORD_VENV", os.path.expanduser("~/.cache/record-venv"))
COLS = 80
REAL_STDOUT, REAL_STDERR = sys.stdout, sys.stderr
_loaded = False


def load_tools():
    """Imports everything once; children are forked from here."""
    global _loaded
    if _loaded:
        return
    devnull = os.open(os.devnull, os.O_RDONLY)
    os.dup2(devnull, 0)
    out, err = Tee("o"), Tee("e")
    sys.stdout, sys.stderr = out, err  # alembic binds sys.stdout as an argument default at import
    try:
        import alembic, alembic.config, alembic.command  # noqa
        import alembic.autogenerate, alembic.op, alembic.context  # noqa
        import alembic.util as au
        import alembic.util.messaging as msgmod
        import alembic.script.base as sb
        import sqlalchemy.dialects.sqlite.pysqlite, sqlalchemy.orm  # noqa
        import sqlalchemy.ext.declarative  # noqa
        import flask, flask.cli, flask_migrate, flask_migrate.cli, flask_sqlalchemy  # noqa
        import code, runpy, logging.config, mako.template  # noqa
    finally:
        sys.stdout, sys.stderr = REAL_STDOUT, REAL_STDERR

    def msg(msg, newline=True, flush=False, quiet=False):
        if quiet:
            return
        nl = "\n" if newline else ""
        lines = textwrap.wrap(msg, COLS, initial_indent="  ", subsequent_indent="  ")
        Rec.events.append(("o", msg + nl, "\n".join(lines) + nl))

    msgmod.msg = msg
    au.msg = msg
    patch_ids(au, sb)
    patch_order()
    _loaded = True


def run_forked(argv, cwd, env, stdin):
    """Runs the console script argv[0] in a forked child; gives exit code and events."""
    load_tools()
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            os.close(r)
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(env)
            Rec.events = []
            sys.stdout, sys.stderr = Tee("o"), Tee("e")
            sys.stdin = Stdin(stdin or "")
            script = os.path.join(VENV, "bin", argv[0])
            sys.argv = [script] + argv[1:]
            sys.path[0] = os.path.join(VENV, "bin")
            import runpy

            try:
                runpy.run_path(script, run_name="__main__")
                code = 0
            except SystemExit as e:
                if e.code is None:
                    code = 0
                elif isinstance(e.code, int):
                    code = e.code & 0xFF
                else:
                    print(e.code, file=sys.stderr)
                    code = 1
            except BaseException as e:
                code = 1
                tb = e.__traceback__
                while tb and tb.tb_frame.f_code.co_filename != script:
                    tb = tb.tb_next
                traceback.print_exception(type(e), e, tb)
            with os.fdopen(w, "wb") as f:
                f.write(json.dumps([code, Rec.events]).encode())
        except BaseException:
            traceback.print_exc(file=REAL_STDERR)
        finally:
            os._exit(0)
    os.close(w)
    with os.fdopen(r, "rb") as f:
        data = f.read()
    os.waitpid(pid, 0)
    code, events = json.loads(data)
    return code, events


def run_shell(cmd, cwd, env, stdin):
    """Runs any other command in /bin/sh; the order of the two streams is lost there."""
    done = subprocess.run(
        ["/bin/sh", "-c", cmd], cwd=cwd, env=env, input=(stdin or "").encode(), capture_output=True
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    return done.returncode & 0xFF, [("o", out, out), ("e", err, err)]
