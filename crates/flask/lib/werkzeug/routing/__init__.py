"""werkzeug.routing: the rules of an application's URLs, and URLs made of them."""

from werkzeug._routing_converters import (
    DEFAULT_CONVERTERS,
    AnyConverter,
    BaseConverter,
    FloatConverter,
    IntegerConverter,
    NumberConverter,
    PathConverter,
    UnicodeConverter,
    UUIDConverter,
    ValidationError,
    converter_arguments,
)
from werkzeug._routing_adapter import (
    BuildError,
    MapAdapter,
    NoMatch,
    RequestRedirect,
    RoutingException,
    WebsocketMismatch,
)
import re

_NAME = "[A-Za-z_][A-Za-z_0-9]*"
_CONVERTER = rf"(?P<converter>{_NAME})(?:\((?P<arguments>.*?)\))?"
_PART = re.compile(f"<(?:{_CONVERTER}:)?(?P<name>{_NAME})>")


class RuleFactory:
    """Gives rules for a map."""

    def get_rules(self, map):
        raise NotImplementedError()


class Rule(RuleFactory):
    """A pattern of URLs and the endpoint they lead to."""

    def __init__(
        self,
        string,
        defaults=None,
        subdomain=None,
        methods=None,
        build_only=False,
        endpoint=None,
        strict_slashes=None,
        merge_slashes=None,
        redirect_to=None,
        alias=False,
        host=None,
        websocket=False,
    ):
        if not string.startswith("/"):
            raise ValueError(f"URL rule '{string}' must start with a slash.")
        self.rule, self.endpoint = string, endpoint
        self.is_leaf = not string.endswith("/")
        self.map = None
        self.strict_slashes, self.merge_slashes = strict_slashes, merge_slashes
        self.subdomain, self.host, self.defaults = subdomain, host, defaults
        self.build_only, self.alias, self.websocket, self.redirect_to = (
            build_only,
            alias,
            websocket,
            redirect_to,
        )
        self.methods = None
        if methods is not None:
            if isinstance(methods, str):
                raise TypeError("'methods' should be a list of strings.")
            self.methods = {method.upper() for method in methods}
            if "GET" in self.methods:
                self.methods.add("HEAD")
        self.arguments = set(map(str, defaults)) if defaults else set()
        self._converters, self._parts = {}, []

    def empty(self):
        """The same rule, bound to no map."""
        names = (
            "defaults",
            "subdomain",
            "methods",
            "build_only",
            "endpoint",
            "strict_slashes",
            "redirect_to",
            "alias",
            "host",
        )
        given = {name: getattr(self, name) for name in names}
        return type(self)(
            self.rule, **dict(given, defaults=dict(self.defaults) if self.defaults else None)
        )

    def get_rules(self, map):
        yield self

    def bind(self, map, rebind=False):
        """Makes the rule part of a map, whose converters it takes."""
        bound, self.map = self.map, map
        if bound is not None and not rebind:
            self.map = bound
            raise RuntimeError(f"url rule {self!r} already bound to map {bound!r}")
        inherited = {"subdomain": map.default_subdomain, "merge_slashes": map.merge_slashes}
        inherited["strict_slashes"] = map.strict_slashes
        for name, value in inherited.items():
            if getattr(self, name) is None:
                setattr(self, name, value)
        self._read()

    def get_converter(self, variable_name, converter_name, args, kwargs):
        """What reads a variable's text."""
        kind = self.map.converters.get(converter_name)
        if kind is None:
            raise LookupError(f"the converter {converter_name!r} does not exist")
        return kind(self.map, *args, **kwargs)

    def _read(self):
        at, pattern = 0, ""
        for found in _PART.finditer(self.rule):
            pattern += self._plain(self.rule[at : found.start()])
            name = found["name"]
            args, kwargs = converter_arguments(found["arguments"])
            if name in self._converters:
                raise ValueError(f"variable name {name!r} used twice.")
            converter = self.get_converter(name, found["converter"] or "default", args, kwargs)
            self._converters[name] = converter
            self._parts.append((True, name))
            self.arguments.add(name)
            pattern += f"(?P<{name}>{converter.regex})"
            at = found.end()
        pattern += self._plain(self.rule[at:])
        self._pattern = re.compile(f"^{pattern[:-1] + '/?' if not self.is_leaf else pattern}$")

    def _plain(self, text):
        if "<" in text or ">" in text:
            raise ValueError(f"malformed url rule: {self.rule!r}")
        if text:
            self._parts.append((False, text))
        return re.escape(text)

    def match(self, path):
        """The values of the variables in a path; None where the rule is for others."""
        found = self._pattern.match(path)
        if found is None:
            return None
        try:
            values = {
                name: self._converters[name].to_python(value)
                for name, value in found.groupdict().items()
            }
        except ValidationError:
            return None
        return {**values, **(self.defaults or {})}

    def suitable_for(self, values, method=None):
        """Whether a URL can be made of these values."""
        if method is not None and self.methods is not None and method not in self.methods:
            return False
        defaults = self.defaults or {}
        if any(name not in defaults and name not in values for name in self.arguments):
            return False
        return all(name not in values or values[name] == value for name, value in defaults.items())

    def build(self, values):
        """The path for some values, and the names that it does not use."""
        path = "".join(
            self._converters[part].to_url(values[part]) if variable else part
            for variable, part in self._parts
        )
        return path, [name for name in values if name not in self.arguments]

    def _shown(self):
        return "".join(f"<{part}>" if variable else part for variable, part in self._parts)

    def __eq__(self, other):
        return (
            isinstance(other, type(self))
            and self.rule == other.rule
            and self.endpoint == other.endpoint
        )

    __hash__ = None

    def __str__(self):
        return self.rule

    def __repr__(self):
        if self.map is None:
            return f"<{type(self).__name__} (unbound)>"
        methods = f" ({', '.join(self.methods)})" if self.methods is not None else ""
        return f"<{type(self).__name__} {self._shown()!r}{methods} -> {self.endpoint}>"


class _Changed(RuleFactory):
    """Rules of other factories, each changed in one attribute."""

    def __init__(self, value, rules):
        setattr(self, self._given, value)
        self.rules = rules

    def get_rules(self, map):
        """The changed copies."""
        for factory in self.rules:
            for given in factory.get_rules(map):
                copy = given.empty()
                self._change(copy)
                yield copy


class Submount(_Changed):
    """Rules below a path."""

    _given = "path"

    def __init__(self, path, rules):
        super().__init__(path.rstrip("/"), rules)

    def _change(self, rule):
        rule.rule = self.path + rule.rule


class EndpointPrefix(_Changed):
    """Rules whose endpoints begin alike."""

    _given = "prefix"

    def __init__(self, prefix, rules):
        super().__init__(prefix, rules)

    def _change(self, rule):
        rule.endpoint = self.prefix + rule.endpoint


class Subdomain(_Changed):
    """Rules of a subdomain."""

    _given = "subdomain"

    def __init__(self, subdomain, rules):
        super().__init__(subdomain, rules)

    def _change(self, rule):
        rule.subdomain = self.subdomain


def _by_variables(rule):
    return bool(rule.alias), -len(rule.arguments), -len(rule.defaults or ())


class Map:
    """All rules of an application, in the order in which they were added."""

    default_converters = DEFAULT_CONVERTERS

    def __init__(
        self,
        rules=None,
        default_subdomain="",
        strict_slashes=True,
        merge_slashes=True,
        redirect_defaults=True,
        converters=None,
        sort_parameters=False,
        sort_key=None,
        host_matching=False,
    ):
        self._rules, self._rules_by_endpoint = [], {}
        self.default_subdomain, self.strict_slashes = default_subdomain, strict_slashes
        self.redirect_defaults, self.merge_slashes, self.host_matching = (
            redirect_defaults,
            merge_slashes,
            host_matching,
        )
        self.converters = {**self.default_converters, **(converters or {})}
        self.sort_parameters, self.sort_key = sort_parameters, sort_key
        for rule in rules or ():
            self.add(rule)

    def add(self, rulefactory):
        """Binds a rule, or what a factory gives."""
        for rule in rulefactory.get_rules(self):
            rule.bind(self)
            self._rules.append(rule)
            self._rules_by_endpoint.setdefault(rule.endpoint, []).append(rule)

    def is_endpoint_expecting(self, endpoint, *arguments):
        """Whether a rule of the endpoint has all of these variables."""
        return any(
            set(arguments) <= rule.arguments for rule in self._rules_by_endpoint.get(endpoint, ())
        )

    def iter_rules(self, endpoint=None):
        """The rules by their endpoints, of one endpoint those with most variables first."""
        known = self._rules_by_endpoint
        groups = known.values() if endpoint is None else (known[endpoint],)
        return (rule for rules in groups for rule in sorted(rules, key=_by_variables))

    def bind(
        self,
        server_name,
        script_name=None,
        subdomain=None,
        url_scheme="http",
        default_method="GET",
        path_info=None,
        query_args=None,
    ):
        """The map for one server."""
        return MapAdapter(
            self,
            server_name.lower(),
            script_name or "/",
            subdomain,
            url_scheme,
            path_info,
            default_method,
            query_args,
        )

    def update(self):
        """Rules need no order: they are tried from the heaviest on."""

    def __repr__(self):
        return f"{type(self).__name__}([{', '.join(map(repr, self.iter_rules()))}])"
