"""argparse: words from files, conflicts, intermixed words, registries, and what is refused."""
import argparse
import contextlib
import io
import os


def says(call, *args, **options):
    try:
        call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def parsed(parser, *words):
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            return vars(parser.parse_args(words))
        except SystemExit as ended:
            return ended.code, errors.getvalue().splitlines()[-1]


def parser(**options):
    return argparse.ArgumentParser(prog="P", **options)


with open("words_of_a_case.txt", "w") as file:
    file.write("hello\n")
read = parser(fromfile_prefix_chars="@")
read.add_argument("x")
assert parsed(read, "@words_of_a_case.txt") == {"x": "hello"}
os.remove("words_of_a_case.txt")
code, last = parsed(read, "@words_of_a_case.txt")
assert code == 2 and last.startswith("P: error: [Errno 2] No such file or directory"), last

later = parser(conflict_handler="resolve")
later.add_argument("-x")
later.add_argument("-x", dest="z")
assert parsed(later, "-x", "1") == {"z": "1"}
assert says(parser().add_argument, "-h") == "ArgumentError: argument -h: conflicting option string: -h"

mixed = parser()
mixed.add_argument("-q")
mixed.add_argument("words", nargs="*")
assert vars(mixed.parse_intermixed_args(["a", "-q", "1", "b"])) == {"q": "1", "words": ["a", "b"]}

known = parser()
known.register("type", "hex", lambda text: int(text, 16))
known.add_argument("--n", type="hex")
assert parsed(known, "--n", "ff") == {"n": 255}
assert says(parser().add_argument, "--x", type=5) == "ValueError: 5 is not callable"
assert says(parser().add_argument, "--x", nargs="z") == "ValueError: invalid nargs value"
assert says(parser().add_argument, "--x", action="nope") == 'ValueError: unknown action "nope"'
assert says(parser().add_argument, "--x", nargs=2, metavar=("a",)) == "ValueError: length of metavar tuple does not match nargs"
assert says(parser().add_argument, "--x", action="append", const=3) == "ValueError: nargs must be '?' to supply const"
assert "append actions must be != 0" in says(parser().add_argument, "--x", action="append", nargs=0)

above = parser(add_help=False)
above.add_argument_group("group above").add_argument("--in-group")
assert "\ngroup above:\n  --in-group IN_GROUP\n" in parser(parents=[above]).format_help()

typed = parser(formatter_class=argparse.MetavarTypeHelpFormatter)
typed.add_argument("--x", type=int)
assert typed.format_usage() == "usage: P [-h] [--x int]\n"
quiet = parser(argument_default=argparse.SUPPRESS)
quiet.add_argument("--a")
assert parsed(quiet) == {}
strict = parser(exit_on_error=False)
strict.add_argument("--i", type=int)
assert says(strict.parse_args, ["--i", "x"]) == "ArgumentError: argument --i: invalid int value: 'x'"
assert repr(argparse.Namespace(a=1, **{"c d": 2})) == "Namespace(a=1, **{'c d': 2})"
assert repr(argparse.FileType("w", 1, "utf8")) == "FileType('w', 1, encoding='utf8')"
