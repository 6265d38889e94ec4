"""click.utils: names of files and folders, and what a terminal of its own would do."""

import os
import re
import sys

from click.termui import echo

_COLORS = re.compile("\x1b\\[[;?0-9]*[a-zA-Z]")


def unstyle(text):
    """A text without its colours."""
    return _COLORS.sub("", text)


def format_filename(filename, shorten=False):
    """A file's name as it is shown."""
    name = os.fspath(filename)
    return os.path.basename(name) if shorten else name


def open_file(filename, mode="r", encoding=None):
    """A file, or standard input or output for `-`."""
    if filename == "-":
        return sys.stdin if "r" in mode else sys.stdout
    return open(filename, mode, encoding=encoding)


def get_app_dir(app_name, force_posix=False):
    """The folder for an application's settings."""
    name = "-".join(app_name.lower().split())
    home = os.path.expanduser("~")
    return os.path.join(home, f".{name}") if force_posix else os.path.join(home, ".config", name)


def echo_via_pager(text_or_generator, color=None):
    """A text, page by page; here at once."""
    text = text_or_generator() if callable(text_or_generator) else text_or_generator
    echo(text if isinstance(text, str) else "".join(map(str, text)), color=color)


def pause(info="Press any key to continue...", err=False):
    """Waits for a key where somebody could press one: here nobody can."""


def clear():
    """Clears the screen, where there is one."""


class _Bar:
    """What a loop shows of its progress: its label, once."""

    def __init__(self, items, label):
        self.items, self.label = items, label

    def __enter__(self):
        if self.label:
            echo(self.label)
        return self

    def __exit__(self, *error):
        return False

    def __iter__(self):
        return iter(self.items)

    def update(self, n_steps):
        """The progress of what is no loop."""


def progressbar(iterable=None, length=None, label=None):
    """A loop that shows its progress; the way it is shown makes no difference here."""
    return _Bar(range(length or 0) if iterable is None else iterable, label)
