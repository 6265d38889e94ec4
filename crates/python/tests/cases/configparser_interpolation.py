"""configparser: sections, defaults, interpolation, types, fallbacks, writing, errors."""
import configparser
import io

text = """
[DEFAULT]
root = /srv
level = 3

[alembic]
script_location = %(root)s/migrations
url: sqlite:///%(here)s/app.db
multi =
    one
    two
flag = yes
; comment
# another
[empty]
"""
config = configparser.ConfigParser({"here": "/home"})
config.read_string(text)
assert config.sections() == ["alembic", "empty"]
assert config.get("alembic", "script_location") == "/srv/migrations"
assert config["alembic"]["url"] == "sqlite:////home/app.db"
assert config["alembic"]["multi"].split() == ["one", "two"]
assert config.getboolean("alembic", "flag") is True
assert config.getint("empty", "level") == 3
assert config.get("alembic", "missing", fallback="f") == "f"
assert config["alembic"].get("missing") is None
assert config.get("alembic", "script_location", raw=True) == "%(root)s/migrations"
assert config.has_section("alembic")
assert config.has_option("empty", "root")
assert not config.has_section("DEFAULT")
config.add_section("new")
config.set("new", "Key", "value")
assert config["new"]["key"] == "value"
assert "new" in config
config.remove_option("new", "key")
config.remove_section("empty")
out = io.StringIO()
config.write(out)
assert out.getvalue().startswith("[DEFAULT]\nhere = /home\nroot = /srv\nlevel = 3\n\n[alembic]\nscript_location = %(root)s/migrations\n")
for call, kind in (
    (lambda: config.get("nope", "x"), configparser.NoSectionError),
    (lambda: config.get("alembic", "nope"), configparser.NoOptionError),
    (lambda: config.add_section("alembic"), configparser.DuplicateSectionError),
    (lambda: config.set("alembic", "x", "50%"), ValueError),
    (lambda: configparser.ConfigParser().read_string("x = 1"), configparser.MissingSectionHeaderError),
    (lambda: configparser.ConfigParser().read_string("[a]\nx = 1\nx = 2"), configparser.DuplicateOptionError),
):
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError(kind)
