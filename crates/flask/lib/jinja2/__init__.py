"""jinja2: the environment that applications set up while they load; templates are not rendered
here."""

import os

from jinja2._filters import FILTERS as _FILTERS, TESTS as _TESTS
from jinja2.exceptions import (
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.runtime import (
    ChainableUndefined,
    DebugUndefined,
    StrictUndefined,
    Undefined,
    make_logging_undefined,
)


def _refuse(*args, **kwargs):
    raise RuntimeError(
        "The playground renders no templates with jinja2. Alembic's own templates (script.py.mako) are rendered."
    )


class BaseLoader:
    """Where templates come from."""

    has_source_access, load = True, _refuse

    def list_templates(self):
        """The names of all templates."""
        raise TypeError("this loader cannot iterate over all templates")

    def get_source(self, environment, template):
        """A template's text, its file, and whether it is still the same."""
        raise TemplateNotFound(template)


class FileSystemLoader(BaseLoader):
    """Templates in folders."""

    def __init__(self, searchpath, encoding="utf-8", followlinks=False):
        one = isinstance(searchpath, (str, os.PathLike))
        self.searchpath = [os.fspath(path) for path in ([searchpath] if one else searchpath)]
        self.encoding, self.followlinks = encoding, followlinks

    def get_source(self, environment, template):
        for folder in self.searchpath:
            path = os.path.join(folder, template)
            if os.path.isfile(path):
                with open(path, encoding=self.encoding) as file:
                    return file.read(), path, lambda: True
        raise TemplateNotFound(template)

    def list_templates(self):
        """The paths of all files below the folders."""
        walks = ((place, *step) for place in self.searchpath for step in os.walk(place))
        paths = ((place, os.path.join(at, name)) for place, at, _, names in walks for name in names)
        return sorted({os.path.relpath(path, place) for place, path in paths})


class DictLoader(BaseLoader):
    """Templates in a dict."""

    def __init__(self, mapping):
        self.mapping = mapping

    def list_templates(self):
        """Their names."""
        return sorted(self.mapping)

    def get_source(self, environment, template):
        """A template's text."""
        if template in self.mapping:
            return self.mapping[template], None, lambda: True
        raise TemplateNotFound(template)


class PackageLoader(BaseLoader):
    """Templates in a package."""

    def __init__(self, package_name, package_path="templates", encoding="utf-8"):
        vars(self).update(encoding=encoding, package_path=package_path, package_name=package_name)


class FunctionLoader(BaseLoader):
    """Templates that a function gives."""

    def __init__(self, load_func):
        self.load_func = load_func


class ChoiceLoader(BaseLoader):
    """Templates of the first loader that has them."""

    def __init__(self, loaders):
        self.loaders = loaders

    def list_templates(self):
        return sorted({name for loader in self.loaders for name in loader.list_templates()})


class PrefixLoader(BaseLoader):
    """Templates of loaders by the beginning of their names."""

    def __init__(self, mapping, delimiter="/"):
        self.mapping, self.delimiter = mapping, delimiter


class ModuleLoader(BaseLoader):
    """Templates that were compiled before."""

    def __init__(self, path):
        self.path = path


class Environment:
    """Settings, filters, tests and globals of templates."""

    def __init__(
        self,
        block_start_string="{%",
        block_end_string="%}",
        variable_start_string="{{",
        variable_end_string="}}",
        comment_start_string="{#",
        comment_end_string="#}",
        line_statement_prefix=None,
        line_comment_prefix=None,
        trim_blocks=False,
        lstrip_blocks=False,
        newline_sequence="\n",
        keep_trailing_newline=False,
        extensions=(),
        optimized=True,
        undefined=Undefined,
        finalize=None,
        autoescape=False,
        loader=None,
        cache_size=400,
        auto_reload=True,
        bytecode_cache=None,
        enable_async=False,
    ):
        self.__dict__.update(
            {
                name: value
                for name, value in locals().items()
                if name not in ("self", "extensions", "cache_size")
            }
        )
        self.filters, self.tests = {**_FILTERS}, {**_TESTS}
        absent = dict.fromkeys(("cycler", "joiner", "lipsum", "namespace"), _refuse)
        self.globals = {**absent, "dict": dict, "range": range}
        self.policies = {"json.dumps_function": None, "json.dumps_kwargs": {"sort_keys": True}}
        self.cache = {}
        self.extensions = {}
        for extension in extensions:
            self.add_extension(extension)

    def add_extension(self, extension):
        """Notes an extension by its name."""
        name = (
            extension
            if isinstance(extension, str)
            else f"{extension.__module__}.{extension.__qualname__}"
        )
        self.extensions[name] = extension

    def extend(self, **attributes):
        for name, value in attributes.items():
            if not hasattr(self, name):
                setattr(self, name, value)

    def list_templates(self, extensions=None, filter_func=None):
        return self.loader.list_templates()

    get_template = select_template = get_or_select_template = from_string = compile = (
        compile_expression
    ) = parse = overlay = _refuse


class Template:
    """A template; it needs an engine to be rendered."""

    __init__ = _refuse


def select_autoescape(
    enabled_extensions=("html", "htm", "xml"),
    disabled_extensions=(),
    default_for_string=True,
    default=False,
):
    """A function that says by a template's name whether values are escaped."""
    on = tuple(f".{name.lstrip('.').lower()}" for name in enabled_extensions)
    off = tuple(f".{name.lstrip('.').lower()}" for name in disabled_extensions)

    def autoescape(template_name):
        if template_name is None:
            return default_for_string
        name = template_name.lower()
        return True if name.endswith(on) else False if name.endswith(off) else default

    return autoescape


def _marker(name):
    def decorate(f):
        setattr(f, name, True)
        return f

    return decorate


pass_context, pass_eval_context, pass_environment = (
    _marker("jinja_pass_context"),
    _marker("jinja_pass_eval"),
    _marker("jinja_pass_env"),
)


def is_undefined(obj):
    return isinstance(obj, Undefined)


def clear_caches():
    """There is nothing to clear."""
