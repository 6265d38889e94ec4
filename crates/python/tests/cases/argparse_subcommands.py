"""argparse: subcommands, types, choices, nargs, defaults, mutually exclusive groups, errors that exit."""
import argparse
import contextlib
import io

parser = argparse.ArgumentParser(prog="tool", description="Does things.")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--name", required=False, default="none", metavar="N")
commands = parser.add_subparsers(dest="command", required=True)
add = commands.add_parser("add", help="adds")
add.add_argument("numbers", nargs="+", type=int)
add.add_argument("--mode", choices=["fast", "slow"], default="slow")
show = commands.add_parser("show")
group = show.add_mutually_exclusive_group()
group.add_argument("--all", action="store_true")
group.add_argument("--one", type=float)
show.add_argument("rest", nargs="*")
show.set_defaults(handler="show it")

args = parser.parse_args(["-vv", "--name=x", "add", "1", "2", "--mode", "fast"])
assert (args.verbose, args.name, args.command, args.numbers, args.mode) == (2, "x", "add", [1, 2], "fast")
args = parser.parse_args(["show", "--one", "2.5", "a", "b"])
assert (args.one, args.rest, args.handler, args.all) == (2.5, ["a", "b"], "show it", False)
assert vars(parser.parse_args(["show"]))["rest"] == []
known, extra = parser.parse_known_args(["show", "--unknown", "5"])
assert extra == ["--unknown"]
assert known.rest == ["5"]


def fails(*line):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            parser.parse_args(line)
        except SystemExit as error:
            assert error.code == 2
            return err.getvalue().strip().splitlines()[-1]
    raise AssertionError(line)


assert fails("add", "x") == "tool add: error: argument numbers: invalid int value: 'x'"
assert fails("add", "1", "--mode", "no") == "tool add: error: argument --mode: invalid choice: 'no' (choose from 'fast', 'slow')"
assert fails("show", "--all", "--one", "1") == "tool show: error: argument --one: not allowed with argument --all"
assert fails() == "tool: error: the following arguments are required: command"
assert fails("nope") == "tool: error: argument command: invalid choice: 'nope' (choose from 'add', 'show')"
