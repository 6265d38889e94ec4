"""argparse: positionals, options, defaults, choices, subcommands."""
import argparse
p = argparse.ArgumentParser(prog="tool", description="A tool.")
p.add_argument("name")
p.add_argument("-n", "--number", type=int, default=3)
p.add_argument("--flag", action="store_true")
p.add_argument("--items", nargs="*", default=[])
p.add_argument("--level", choices=["low", "high"], default="low")
a = p.parse_args(["x", "-n", "5", "--flag", "--items", "a", "b"])
assert (a.name, a.number, a.flag, a.items, a.level) == ("x", 5, True, ["a", "b"], "low") and p.parse_args(["y"]).number == 3 and vars(p.parse_args(["z", "--number=7"]))["number"] == 7
known, rest = p.parse_known_args(["x", "--unknown"])
assert known.name == "x" and rest == ["--unknown"]
sub = argparse.ArgumentParser(prog="s")
commands = sub.add_subparsers(dest="command")
up = commands.add_parser("up")
up.add_argument("revision", nargs="?", default="head")
assert sub.parse_args(["up"]).revision == "head" and sub.parse_args(["up", "abc"]).command == "up"
assert argparse.Namespace(a=1) == argparse.Namespace(a=1) and repr(argparse.Namespace(a=1)) == "Namespace(a=1)"
import contextlib
import io
err = io.StringIO()
with contextlib.redirect_stderr(err):
    try:
        p.parse_args(["x", "--level", "mid"])
    except SystemExit as error:
        assert error.code == 2
assert "invalid choice: 'mid' (choose from 'low', 'high')" in err.getvalue()
