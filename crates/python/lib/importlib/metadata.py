"""importlib.metadata: versions of the installed distributions."""

import re

# What `pip install flask-migrate` installs, in the versions that are stood in for.
_VERSIONS = {
    "alembic": "1.20.1",
    "blinker": "1.9.0",
    "click": "8.5.1",
    "flask": "3.1.3",
    "flask-migrate": "4.1.0",
    "flask-sqlalchemy": "3.1.1",
    "itsdangerous": "2.2.0",
    "jinja2": "3.1.6",
    "mako": "1.4.3",
    "markupsafe": "3.0.4",
    "sqlalchemy": "2.1.9",
    "typing-extensions": "4.16.0",
    "werkzeug": "3.1.9",
}


class PackageNotFoundError(ModuleNotFoundError):
    """A distribution that is not installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def version(distribution_name):
    """The version of a distribution, whose name may be written as it likes."""
    found = _VERSIONS.get(re.sub(r"[-_.]+", "-", distribution_name).lower())
    if found is None:
        raise PackageNotFoundError(distribution_name)
    return found
