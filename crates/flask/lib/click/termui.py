"""click.termui: text to the terminal, and questions."""

import sys


def echo(message=None, file=None, nl=True, err=False, color=None):
    stream = file or (sys.stderr if err else sys.stdout)
    stream.write(
        ("" if message is None else message if isinstance(message, str) else str(message))
        + ("\n" if nl else "")
    )


def style(text, *args, **kwargs):
    return str(text)


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message, file, nl, err)


def wrap_text(text, width, indent="", first=None):
    words, lines, line = text.split(), [], first if first is not None else indent
    empty = True
    for word in words:
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = indent, True
        line += word if empty else " " + word
        empty = False
    lines.append(line)
    return "\n".join(lines)


def confirm(text, default=False, abort=False, **kwargs):
    from click.exceptions import Abort

    answer = input(f"{text} [{'Y/n' if default else 'y/N'}]: ").strip().lower()
    value = default if not answer else answer in ("y", "yes")
    if abort and not value:
        raise Abort()
    return value


def prompt(text, default=None, type=None, **kwargs):
    from click.types import _type

    answer = input(f"{text}{f' [{default}]' if default is not None else ''}: ")
    return _type(type, default).convert(answer or default, None, None)
