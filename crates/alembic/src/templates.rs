//! The files `init` writes, byte for byte those of the real tools.

/// A template: package, name, files in the order they are written.
type Template = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

macro_rules! template {
    ($package:literal, $name:literal, $($file:literal),*) => {
        ($package, $name, &[$(($file, include_str!(concat!("../templates/", $package, "/", $name, "/", $file)))),*])
    };
}

/// All templates, in the order in which the installed packages list them.
pub const TEMPLATES: &[Template] = &[
    template!(
        "alembic",
        "pyproject_async",
        "script.py.mako",
        "README",
        "env.py",
        "pyproject.toml.mako",
        "alembic.ini.mako"
    ),
    template!("alembic", "multidb", "script.py.mako", "README", "env.py", "alembic.ini.mako"),
    template!("alembic", "generic", "script.py.mako", "README", "env.py", "alembic.ini.mako"),
    template!(
        "alembic",
        "pyproject",
        "script.py.mako",
        "README",
        "env.py",
        "pyproject.toml.mako",
        "alembic.ini.mako"
    ),
    template!("alembic", "async", "script.py.mako", "README", "env.py", "alembic.ini.mako"),
    template!(
        "flask_migrate",
        "aioflask",
        "script.py.mako",
        "README",
        "env.py",
        "alembic.ini.mako"
    ),
    template!(
        "flask_migrate",
        "aioflask-multidb",
        "script.py.mako",
        "README",
        "env.py",
        "alembic.ini.mako"
    ),
    template!("flask_migrate", "flask", "script.py.mako", "README", "env.py", "alembic.ini.mako"),
    template!(
        "flask_migrate",
        "flask-multidb",
        "script.py.mako",
        "README",
        "env.py",
        "alembic.ini.mako"
    ),
];
