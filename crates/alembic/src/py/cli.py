"""The `alembic` command line: options of each command, help, errors of use."""
import sys

from alembic import command



class Options:
    pass


class Opt:
    def __init__(self, names, dest, flag=False, default=None, repeat=False):
        self.names, self.dest, self.flag, self.default, self.repeat = names, dest, flag, default, repeat


SQL = Opt(["--sql"], "sql", flag=True, default=False)
TAG = Opt(["--tag"], "tag")
MESSAGE = Opt(["-m", "--message"], "message")
VERBOSE = Opt(["-v", "--verbose"], "verbose", flag=True, default=False)
LABEL = Opt(["--branch-label"], "branch_label")
REV_ID = Opt(["--rev-id"], "rev_id")
SPLICE = Opt(["--splice"], "splice", flag=True, default=False)
PACKAGE = Opt(["--package"], "package", flag=True, default=False)
COMMANDS = {
    "branches": (["verbose"], [], [VERBOSE]),
    "check": ([], [], []),
    "current": (["check_heads", "verbose"], [], [VERBOSE, Opt(["-c", "--check-heads"], "check_heads", flag=True, default=False)]),
    "downgrade": (["sql", "tag"], ["revision"], [SQL, TAG]),
    "edit": ([], ["rev"], []),
    "ensure_version": (["sql"], [], [SQL]),
    "heads": (["verbose", "resolve_dependencies"], [], [VERBOSE, Opt(["--resolve-dependencies"], "resolve_dependencies", flag=True, default=False)]),
    "history": (["rev_range", "verbose", "indicate_current"], [], [Opt(["-r", "--rev-range"], "rev_range"), VERBOSE, Opt(["-i", "--indicate-current"], "indicate_current", flag=True, default=False)]),
    "init": (["template", "package"], ["directory"], [Opt(["-t", "--template"], "template", default="generic"), PACKAGE]),
    "list_templates": ([], [], []),
    "merge": (["message", "branch_label", "rev_id", "splice"], ["revisions+"], [MESSAGE, LABEL, REV_ID, SPLICE]),
    "revision": (["message", "autogenerate", "sql", "head", "splice", "branch_label", "version_path", "rev_id", "depends_on"], [],
                 [MESSAGE, Opt(["--autogenerate"], "autogenerate", flag=True, default=False), SQL, Opt(["--head"], "head", default="head"), SPLICE, LABEL,
                  Opt(["--version-path"], "version_path"), REV_ID, Opt(["--depends-on"], "depends_on", repeat=True)]),
    "show": ([], ["rev"], []),
    "stamp": (["sql", "tag", "purge"], ["revision+"], [SQL, TAG, Opt(["--purge"], "purge", flag=True, default=False)]),
    "upgrade": (["sql", "tag"], ["revision"], [SQL, TAG]),
}
GLOBAL = [Opt(["--version"], "version", flag=True, default=False), Opt(["-c", "--config"], "config"), Opt(["-n", "--name"], "name", default="alembic"),
          Opt(["-x"], "x", repeat=True), Opt(["--raiseerr"], "raiseerr", flag=True, default=False), Opt(["-q", "--quiet"], "quiet", flag=True, default=False),
          Opt(["-h", "--help"], "help", flag=True, default=False)]
USAGE = """usage: alembic [-h] [--version] [-c CONFIG] [-n NAME] [-x X] [--raiseerr] [-q]
               {branches,check,current,downgrade,edit,ensure_version,heads,history,init,list_templates,merge,revision,show,stamp,upgrade}
               ..."""


def usage(name):
    if name is None:
        return USAGE
    keywords, positional, options = COMMANDS[name]
    parts = ["[-h]"] + ["[" + opt.names[0] + ("" if opt.flag else " " + opt.dest.upper()) + "]" for opt in options]
    for place in positional:
        plain = place.rstrip("+")
        parts.append(f"{plain} [{plain} ...]" if place.endswith("+") else plain)
    head = f"usage: alembic {name} "
    lines, line = [], head
    for part in parts:
        if len(line) + len(part) > 78:
            lines.append(line.rstrip())
            line = " " * len(head)
        line += part + " "
    return "\n".join(lines + [line.rstrip()])


def fail(name, text):
    prog = "alembic" if name is None else f"alembic {name}"
    sys.stderr.write(f"{usage(name)}\n{prog}: error: {text}\n")
    sys.exit(2)


def parse(args):
    options = Options()
    for opt in GLOBAL:
        setattr(options, opt.dest, opt.default)
    rest = take(options, GLOBAL, args, None)
    if options.version:
        sys.stdout.write("alembic 1.20.1\n")
        sys.exit(0)
    if not rest:
        if options.help:
            sys.stdout.write(USAGE + "\n")
            sys.exit(0)
        fail(None, "too few arguments")
    name = rest[0]
    if name not in COMMANDS:
        choices = ", ".join(repr(known) for known in COMMANDS)
        fail(None, f"argument {{{','.join(COMMANDS)}}}: invalid choice: {name!r} (choose from {choices})")
    keywords, positional, own = COMMANDS[name]
    options.help = False
    own = own + [Opt(["-h", "--help"], "help", flag=True, default=False)]
    for opt in own:
        setattr(options, opt.dest, opt.default)
    given = take(options, own, rest[1:], name)
    if options.help:
        sys.stdout.write(usage(name) + "\n")
        sys.exit(0)
    place(options, positional, given, name)
    options.cmd = (getattr(command, name), [known.rstrip("+") for known in positional], keywords)
    return options


def place(options, positional, given, name):
    given = list(given)
    missing = []
    for known in positional:
        plain = known.rstrip("+")
        if not given:
            missing.append(plain)
        elif known.endswith("+"):
            setattr(options, plain, given)
            given = []
        else:
            setattr(options, plain, given.pop(0))
    if missing:
        fail(name, "the following arguments are required: " + ", ".join(missing))
    if given:
        fail(None, "unrecognized arguments: " + " ".join(given))


def find(table, arg):
    if arg in table:
        return table[arg]
    if arg.startswith("--"):
        close = [known for known in table if known.startswith(arg)]
        if len(close) == 1:
            return table[close[0]]
    return None


def take(options, known, args, name):
    """Takes options from the arguments; with no command name yet, stops at the first word."""
    table = {spelling: opt for opt in known for spelling in opt.names}
    rest = []
    args = list(args)
    while args:
        arg = args.pop(0)
        number = arg.startswith("-") and arg[1:].isdigit()
        if not arg.startswith("-") or arg == "-" or number:
            rest.append(arg)
            if name is None:
                return rest + args
            continue
        spelling, has, value = arg.partition("=")
        opt = find(table, spelling)
        if opt is None and not arg.startswith("--") and len(arg) > 2 and arg[:2] in table:
            opt, spelling = table[arg[:2]], arg[:2]
            if opt.flag:
                args.insert(0, "-" + arg[2:])
            else:
                has, value = "=", arg[2:].lstrip("=")
        if opt is None:
            fail(None, f"unrecognized arguments: {arg}")
        if opt.flag:
            setattr(options, opt.dest, True)
            continue
        if not has:
            if not args or args[0].startswith("-") and not args[0][1:].isdigit():
                fail(name, f"argument {'/'.join(opt.names)}: expected one argument")
            value = args.pop(0)
        if opt.repeat:
            setattr(options, opt.dest, (getattr(options, opt.dest) or []) + [value])
        else:
            setattr(options, opt.dest, value)
    return rest
