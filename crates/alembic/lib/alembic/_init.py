"""What `init` writes: a template's files, the folder of scripts, settings."""

import os

from alembic import util
from alembic._native import render_template, template_files, template_names
from alembic.script import ScriptDirectory

_TOML_EXISTS = "File {} already exists and already has a [tool.alembic] section, skipping"
_EDIT = "Please edit configuration/connection/logging settings in {} before proceeding."
_EDIT_BOTH = (
    "Please edit configuration settings in {} and configuration/connection/logging settings in {} "
    "before proceeding."
)
_SITE_PACKAGES = "/usr/local/lib/python3.11/site-packages"


def templates(config):
    """Each template's name and the first line of its README."""
    kind = _kind(config)
    for name in template_names(kind):
        readme = dict(template_files(kind, name))["README"]
        yield name, readme.partition("\n")[0].rstrip()


def _kind(config):
    return config.get_template_directory().rpartition("/")[2]


def _template(config, name):
    """The names and texts of a template's files: one of ours, or a folder of the project."""
    place = config.get_template_directory()
    if place.startswith("<templates>"):
        folder = os.path.join(_SITE_PACKAGES, _kind(config), "templates", name)
        found = template_files(_kind(config), name)
    else:
        folder = os.path.join(place, name)
        found = list(_files_of(folder)) if os.path.exists(folder) else None
    if found is None:
        raise util.CommandError(f"No such template {folder}")
    return found


def _files_of(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path) as source:
                yield name, source.read()


class Initialization:
    """One `init`: writes step by step, and knows which settings there are to edit."""

    def __init__(self, config, directory):
        self.config, self.directory = config, directory
        self.full = os.path.abspath(directory)
        self.versions = os.path.join(self.full, "versions")
        self.quiet = config.messaging_opts
        self.config_file = self.toml_file = None

    def write(self, template, package):
        """Everything: folders, files, packages, and what is to be done next."""
        files = _template(self.config, template)
        if not os.path.exists(self.directory):
            self._make_folder(self.full)
        self._make_folder(self.versions)
        self.script = ScriptDirectory(self.directory, messaging_opts=self.quiet)
        special = {"alembic.ini.mako": self._ini, "pyproject.toml.mako": self._toml}
        for name, text in files:
            if name in special:
                special[name](text)
            else:
                self.script._write(text, os.path.join(self.directory, name))
        for folder in (self.full, self.versions) if package else ():
            self._make_package(folder)
        self._say_what_next()

    def _make_folder(self, path):
        with util.status(f"Creating directory {path}", **self.quiet):
            os.makedirs(path)

    def _make_package(self, folder):
        path = os.path.join(folder, "__init__.py")
        with util.status(f"Adding {path}", **self.quiet):
            open(path, "w").close()

    def _rendered(self, text, settings_file):
        location = _location(self.directory, settings_file)
        return render_template(text, {"script_location": location})

    def _ini(self, text):
        self.config_file = path = os.path.abspath(self.config.config_file_name)
        if os.path.exists(path):
            util.msg(f"File {path} already exists, skipping", **self.quiet)
        else:
            self.script._write(self._rendered(text, path), path)

    def _toml(self, text):
        self.toml_file = path = os.path.abspath(self.config.toml_file_name or "pyproject.toml")
        rendered = self._rendered(text, path)
        if not os.path.exists(path):
            self.script._write(rendered, path)
            return
        with open(path) as file:
            if "[tool.alembic]" in file.read():
                util.msg(_TOML_EXISTS.format(path))
                return
        with util.status(f"Appending to existing {path}", **self.quiet):
            with open(path, "a") as file:
                file.write(f"\n\n{rendered}")

    def _say_what_next(self):
        if self.toml_file:
            text = _EDIT_BOTH.format(self.toml_file, self.config_file)
        else:
            text = _EDIT.format(self.config_file)
        util.msg(text, **self.quiet)


def _location(directory, settings_file):
    """The folder of scripts as a settings file names it, from its own place."""
    if os.path.isabs(directory):
        return directory
    path = os.path.relpath(os.path.abspath(directory), os.path.dirname(settings_file))
    return "%(here)s" if path == "." else f"%(here)s/{path}"
