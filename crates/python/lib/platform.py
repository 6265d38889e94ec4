"""platform: where this runs, as the recordings have it."""

import sys


def system():
    return "Linux"


def machine():
    return "x86_64"


def node():
    return "playground"


def release():
    return ""


def version():
    return ""


def processor():
    return ""


def python_version():
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "CPython"


def platform(aliased=False, terse=False):
    return "Linux-x86_64"


def architecture(executable=sys.executable):
    return ("64bit", "ELF")
