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


def prompt(
    text,
    default=None,
    hide_input=False,
    confirmation_prompt=False,
    type=None,
    value_proc=None,
    prompt_suffix=": ",
    show_default=True,
    err=False,
    show_choices=True,
):
    """Asks until there is a value of the type; a confirmed one is asked for twice."""
    from click.exceptions import UsageError
    from click.types import Choice, _type

    kind = _type(type, default)
    if show_choices and isinstance(kind, Choice):
        text += " (" + ", ".join(map(str, kind.choices)) + ")"
    if default is not None and show_default and not hide_input:
        text += f" [{default}]"
    ask = _hidden if hide_input else input
    while True:
        value = _asked(ask, text + prompt_suffix, default)
        try:
            found = value_proc(value) if value_proc else kind.convert(value, None, None)
        except UsageError as error:
            echo(f"Error: {error.message}", err=err)
            continue
        if not confirmation_prompt:
            return found
        again = "Repeat for confirmation" if confirmation_prompt is True else confirmation_prompt
        if _asked(ask, again + prompt_suffix, None) == value:
            return found
        echo("Error: The two entered values do not match.", err=err)


def _asked(ask, text, default):
    from click.exceptions import Abort

    while True:
        try:
            value = ask(text)
        except (EOFError, KeyboardInterrupt):
            raise Abort() from None
        if value or default is not None:
            return value or default


def _hidden(text):
    import getpass

    return getpass.getpass(text)


def ask_for(option):
    """The value that a person types for an option."""
    if option.is_flag:
        return confirm(option.prompt, bool(option.default))
    return prompt(
        option.prompt,
        option.default,
        type=option.type,
        hide_input=option.hide_input,
        confirmation_prompt=option.twice,
    )
