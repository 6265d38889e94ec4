"""Config: what alembic.ini and the command line say. And the `alembic` command."""

import os
import re
import sys
import _stand_in_place
from configparser import ConfigParser

from alembic import util


class _PosixPath(str):
    """The file's name; messages show it as the path object that it is in the real tool."""

    def __repr__(self):
        return "PosixPath(%s)" % str.__repr__(self)


class MessagingOptions(dict):
    pass


class Config:
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
        self.config_file_name = None if file_ is None else str(file_)
        self.toml_file_name = None if toml_file is None else str(toml_file)
        self.config_ini_section = ini_section
        self.output_buffer = output_buffer
        self.stdout = stdout or sys.stdout
        self.cmd_opts = cmd_opts
        self.config_args = dict(config_args or {})
        self.attributes = dict(attributes or {})
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
            return tomllib.load(file).get("tool", {}).get("alembic", {})

    @property
    def messaging_opts(self):
        return {"quiet": bool(getattr(self.cmd_opts, "quiet", False))}

    def get_template_directory(self):
        return "<templates>/alembic"

    def print_stdout(self, text, *arg):
        output = str(text) % arg if arg else str(text)
        if not self.messaging_opts["quiet"]:
            self.stdout.write(output + "\n")

    def get_section(self, name, default=None):
        if not self.file_config.has_section(name):
            return default
        return dict(self.file_config.items(name))

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        self.file_config.remove_option(self.config_ini_section, name)

    def set_section_option(self, section, name, value):
        _stand_in_place.refuse(value, f"is used as the option {name}")
        if not self.file_config.has_section(section):
            self.file_config.add_section(section)
        self.file_config.set(section, name, value)

    def get_section_option(self, section, name, default=None):
        if not self.file_config.has_section(section):
            raise util.CommandError(
                "No config file %r found, or file has no '[%s]' section"
                % (self.config_file_name, section)
            )
        if self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        if self.file_config.has_option(self.config_ini_section, name):
            return self.file_config.get(self.config_ini_section, name)
        value = self.toml_alembic_config.get(name)
        if value is None:
            return default
        names = {"here": os.path.dirname(os.path.abspath(self.toml_file_name))}
        if isinstance(value, str):
            return value % names
        if isinstance(value, list):
            return [item % names if isinstance(item, str) else item for item in value]
        return value

    def get_alembic_boolean_option(self, name):
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
            found = {"space": " ", "newline": "\n", "os": os.pathsep, ":": ":", ";": ";"}[chosen]
        except KeyError as e:
            raise ValueError(
                f"'{chosen}' is not a valid value for {name}; expected 'space', 'newline', 'os', ':', ';'"
            ) from e
        if name == "version_path_separator":
            util.warn_deprecated(
                "The version_path_separator configuration parameter is deprecated; please use path_separator"
            )
        return found

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
        hooks = self.get_section("post_write_hooks", {}).get("hooks")
        if hooks:
            raise NotImplementedError("the playground does not run post_write_hooks")
        return []


def main(argv=None, prog=None, **kwargs):
    from alembic._cli import CommandLine

    CommandLine(prog=prog).main(argv=argv)


def __getattr__(name):
    # The command line needs argparse, which a migration does not.
    if name == "CommandLine":
        from alembic._cli import CommandLine

        return CommandLine
    raise AttributeError(f"module 'alembic.config' has no attribute '{name}'")
