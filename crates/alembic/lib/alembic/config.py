"""Config: what alembic.ini and the command line say. And the `alembic` command."""

import os
import re
import sys
import _stand_in_place
from configparser import ConfigParser

from alembic import util


# What `path_separator` may say, and the text that it stands for.
_SEPARATORS = dict(space=" ", newline="\n", os=os.pathsep) | {mark: mark for mark in ":;"}
_OLD_SEPARATOR = (
    "The version_path_separator configuration parameter is deprecated; please use path_separator"
)


class _PosixPath(str):
    """The file's name; messages show it as the path object that it is in the real tool."""

    def __repr__(self):
        return "PosixPath(%s)" % str.__repr__(self)


class MessagingOptions(dict):
    """How much is said: `quiet`."""


class Config:
    """A configuration file, or none; beside it what the command line says, and `attributes` for
    whoever calls commands from a program."""

    def __init__(
        self,
        file_=None,
        toml_file=None,
        ini_section="alembic",
        output_buffer=None,
        stdout=None,
        cmd_opts=None,
        config_args=None,
        attributes=None,
    ):
        self.config_file_name = file_ if file_ is None else str(file_)
        self.toml_file_name = toml_file if toml_file is None else str(toml_file)
        self.config_ini_section, self.config_args = ini_section, {**(config_args or {})}
        self.cmd_opts, self.attributes = cmd_opts, {**(attributes or {})}
        self.stdout, self.output_buffer = stdout or sys.stdout, output_buffer
        self._file_config = None

    @property
    def file_config(self):
        if self._file_config is None:
            here = (
                os.path.dirname(os.path.abspath(self.config_file_name))
                if self.config_file_name
                else ""
            )
            self.config_args["here"] = here
            parser = ConfigParser(self.config_args)
            if self.config_file_name:
                parser.read([_PosixPath(self.config_file_name)])
            else:
                parser.add_section(self.config_ini_section)
            self._file_config = parser
        return self._file_config

    @property
    def toml_alembic_config(self):
        if not self.toml_file_name or not os.path.exists(self.toml_file_name):
            return {}
        import tomllib

        with open(self.toml_file_name, "rb") as file:
            tools = tomllib.load(file).get("tool", {})
        return tools.get("alembic", {})

    @property
    def messaging_opts(self):
        return {"quiet": bool(getattr(self.cmd_opts, "quiet", False))}

    def get_template_directory(self):
        return "<templates>/alembic"

    def print_stdout(self, text, *arg):
        output = str(text) % arg if arg else str(text)
        if not self.messaging_opts["quiet"]:
            self.stdout.write(output + "\n")

    def _has(self, section, name=None):
        """Whether the file has a section, or an option in it."""
        parser = self.file_config
        return parser.has_section(section) if name is None else parser.has_option(section, name)

    def get_section(self, name, default=None):
        """A section's options by their names; `default` where there is no such section."""
        return dict(self.file_config.items(name)) if self._has(name) else default

    def get_section_option(self, section, name, default=None):
        """An option's text; `default` where it is not set, CommandError where its section is not."""
        if self._has(section, name):
            return self.file_config.get(section, name)
        if self._has(section):
            return default
        place = "No config file %r found, or file has no '[%s]' section"
        raise util.CommandError(place % (self.config_file_name, section))

    def set_section_option(self, section, name, value):
        """Sets an option for this run; the file stays as it is."""
        _stand_in_place.refuse(value, f"is used as the option {name}")
        parser = self.file_config
        if section not in parser:
            parser.add_section(section)
        parser.set(section, name, value)

    def get_main_option(self, name, default=None):
        """An option of the section `[alembic]`."""
        return self.get_section_option(section=self.config_ini_section, name=name, default=default)

    def set_main_option(self, name, value):
        """Sets an option of the section `[alembic]` for this run."""
        main = self.config_ini_section
        self.set_section_option(main, name, value)

    def remove_main_option(self, name):
        """Takes an option of the section `[alembic]` away for this run."""
        main = self.config_ini_section
        self.file_config.remove_option(main, name)

    def get_alembic_option(self, name, default=None):
        """An option of alembic.ini, else of pyproject.toml's `[tool.alembic]`, with `%(here)s`
        filled in."""
        if self._has(self.config_ini_section, name):
            return self.get_main_option(name)
        found = self.toml_alembic_config.get(name)
        if found is None:
            return default
        if isinstance(found, list):
            return [self._filled_in(item) for item in found]
        return self._filled_in(found)

    def _filled_in(self, value):
        if not isinstance(value, str):
            return value
        return value % {"here": os.path.dirname(os.path.abspath(self.toml_file_name))}

    def get_alembic_boolean_option(self, name):
        """An option as True or False."""
        value = self.get_alembic_option(name)
        return value if isinstance(value, bool) else str(value).lower() == "true"

    def _separator(self, *names):
        """The separator that the first of the options that is there names; None where there is none
        of them."""
        name = next((name for name in names if self.get_main_option(name) is not None), None)
        if name is None:
            return None
        chosen = self.get_main_option(name)
        try:
            separator = _SEPARATORS[chosen]
        except KeyError as unknown:
            expected = ", ".join(f"'{word}'" for word in _SEPARATORS)
            reason = f"'{chosen}' is not a valid value for {name}; expected {expected}"
            raise ValueError(reason) from unknown
        if name == "version_path_separator":
            util.warn_deprecated(_OLD_SEPARATOR)
        return separator

    def _path_list(self, name, separators, marks, words):
        """The paths of an option; without a separator they are split at any of `marks`, and `words`
        names those."""
        text = self.file_config.get(self.config_ini_section, name, fallback=None)
        if not text:
            found = self.get_alembic_option(name)
            return found if isinstance(found, list) else None
        separator = self._separator(*separators)
        if separator is not None:
            return [part.strip() for part in text.split(separator) if part]
        util.warn_deprecated(
            f"No path_separator found in configuration; falling back to legacy splitting on {words} for {name}.  "
            "Consider adding path_separator=os to Alembic config."
        )
        return re.split(marks, text)

    def get_version_locations_list(self):
        """`version_locations` as a list; the legacy key is read only where there is one."""
        keys = ("path_separator", "version_path_separator")
        return self._path_list("version_locations", keys, r", *|(?: +)", "spaces/commas")

    def get_prepend_sys_paths_list(self):
        """`prepend_sys_path` as a list."""
        return self._path_list(
            "prepend_sys_path", ("path_separator",), r", *|(?: +)|:", "spaces, commas, and colons"
        )

    def get_hooks_list(self):
        """What runs on each new script: one dictionary of options for each hook, by its name."""
        if not self.file_config.has_section("post_write_hooks"):
            told = self.toml_alembic_config.get("post_write_hooks", [])
            return [
                {("_hook_name" if key == "name" else key): value for key, value in one.items()}
                for one in told
            ]
        options = self.get_section("post_write_hooks", {})
        names = [name for name in re.split(r", *|(?: +)", options.get("hooks", "")) if name]
        return [_hook(name, options) for name in names]


def _hook(name, options):
    own = {
        key[len(name) + 1 :]: value for key, value in options.items() if key.startswith(f"{name}.")
    }
    return {**own, "_hook_name": name}


def main(argv=None, prog=None, **kwargs):
    """The program `alembic`."""
    from alembic import _cli

    _cli.CommandLine(prog).main(argv)


def __getattr__(name):
    # The command line needs argparse, which a migration does not.
    if name == "CommandLine":
        from alembic._cli import CommandLine

        return CommandLine
    raise AttributeError(f"module 'alembic.config' has no attribute '{name}'")
