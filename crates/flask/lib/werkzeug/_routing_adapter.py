"""werkzeug.routing.map and .exceptions: a map for one server, which finds rules and makes URLs."""

from difflib import SequenceMatcher
from urllib.parse import urlencode

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound


class RoutingException(Exception):
    """What ends the search for a rule."""


class RequestRedirect(HTTPException, RoutingException):
    """The URL is another one."""

    code = 308

    def __init__(self, new_url):
        HTTPException.__init__(self, new_url)
        self.new_url = new_url


class WebsocketMismatch(RoutingException):
    """A rule for the other protocol."""


class NoMatch(Exception):
    """No rule is for this path."""


class BuildError(RoutingException, LookupError):
    """No URL can be made of an endpoint and values."""

    def __init__(self, endpoint, values, method, adapter=None):
        Exception.__init__(self, endpoint, values, method)
        self.adapter, self.method, self.values, self.endpoint = adapter, method, values, endpoint

    @property
    def suggested(self):
        """The rule that is nearest to what was asked for."""
        rules = list(self.adapter.map.iter_rules()) if self.adapter is not None else []
        return max(rules, key=self._nearness, default=None)

    def _nearness(self, rule):
        names = SequenceMatcher(None, f"{rule.endpoint}", f"{self.endpoint}").ratio()
        has_all = rule.arguments >= {*(self.values or ())}
        answers = bool(rule.methods) and self.method in rule.methods
        return 0.98 * names + 0.01 * has_all + 0.01 * answers

    def __str__(self):
        said = [f"Could not build url for endpoint {self.endpoint!r}"]
        if self.method:
            said.append(f" ({self.method!r})")
        if self.values:
            said.append(f" with values {sorted(self.values)!r}")
        said.append(".")
        found = self.suggested
        if found is not None and self.endpoint == found.endpoint:
            said.append(self._about(found))
        elif found is not None:
            said.append(f" Did you mean {found.endpoint!r} instead?")
        return "".join(said)

    def _about(self, rule):
        if self.method and rule.methods is not None and self.method not in rule.methods:
            return f" Did you mean to use methods {sorted(rule.methods)!r}?"
        missing = rule.arguments.union(rule.defaults or ()) - set(self.values)
        return f" Did you forget to specify values {sorted(missing)!r}?" if missing else ""


class MapAdapter:
    """The rules of a map as one server sees them."""

    def __init__(
        self,
        map,
        server_name,
        script_name,
        subdomain,
        url_scheme,
        path_info,
        default_method,
        query_args=None,
    ):
        self.map, self.server_name, self.subdomain, self.url_scheme = (
            map,
            server_name,
            subdomain,
            url_scheme,
        )
        self.script_name = script_name if script_name.endswith("/") else script_name + "/"
        self.path_info, self.default_method, self.query_args = (
            (path_info or "").lstrip("/"),
            default_method,
            query_args,
        )

    def match(
        self, path_info=None, method=None, return_rule=False, query_args=None, websocket=None
    ):
        """The endpoint, or rule, for a path and the values in it; NotFound or MethodNotAllowed
        where there is none."""
        path = "/" + (self.path_info if path_info is None else path_info).lstrip("/")
        method = (method or self.default_method).upper()
        other = set()
        for rule in sorted(self.map.iter_rules(), key=_weight):
            values = None if rule.build_only else rule.match(path)
            if values is None:
                continue
            if rule.methods is not None and method not in rule.methods:
                other |= rule.methods
                continue
            return (rule if return_rule else rule.endpoint), values
        if other:
            raise MethodNotAllowed(valid_methods=list(other))
        raise NotFound()

    def allowed_methods(self, path_info=None):
        """The methods for a path."""
        path = "/" + (self.path_info if path_info is None else path_info).lstrip("/")
        rules = [rule for rule in self.map.iter_rules() if rule.match(path) is not None]
        return sorted(set().union(*(rule.methods or () for rule in rules)))

    def build(
        self,
        endpoint,
        values=None,
        method=None,
        force_external=False,
        append_unknown=True,
        url_scheme=None,
    ):
        """The URL of an endpoint with values; those that the rule has no place for follow the
        question mark."""
        values = {name: value for name, value in (values or {}).items() if value is not None}
        rules = [
            rule
            for rule in self.map._rules_by_endpoint.get(endpoint, ())
            if rule.suitable_for(values, method)
        ]
        if not rules:
            raise BuildError(endpoint, values, method, self)
        rule = max(
            rules,
            key=lambda rule: (
                not rule.alias,
                len(rule.arguments & set(values)),
                -len(rule.defaults or ()),
            ),
        )
        path, others = rule.build({**(rule.defaults or {}), **values})
        if others and append_unknown:
            path += "?" + urlencode([(name, values[name]) for name in others], doseq=True)
        path = self.script_name[:-1] + path
        return (
            f"{url_scheme or self.url_scheme}://{self.server_name}{path}"
            if force_external
            else path
        )


def _weight(rule):
    """Rules without variables come first, then those whose converters are narrow."""
    return [(1, converter.weight) for converter in rule._converters.values()] or [(0, 0)], -len(
        rule._parts
    )
