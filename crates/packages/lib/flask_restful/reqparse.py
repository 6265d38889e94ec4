"""flask_restful.reqparse: the arguments of a request."""

from copy import deepcopy


class Namespace(dict):
    """Arguments, as items and as attributes."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


class Argument:
    """One argument: its name, its type, where it is looked for."""

    def __init__(
        self,
        name,
        default=None,
        dest=None,
        required=False,
        ignore=False,
        type=str,
        location=("json", "values"),
        choices=(),
        action="store",
        help=None,
        operators=("=",),
        case_sensitive=True,
        store_missing=True,
        trim=False,
        nullable=True,
    ):
        given = {**locals()}
        del given["self"]
        vars(self).update(given)

    def source(self, request):
        """What the request has, as keys and values."""
        places = [self.location] if isinstance(self.location, str) else self.location
        found = {}
        for place in reversed(places):
            values = getattr(request, place, None)
            values = values() if callable(values) else values
            found.update(dict(values or {}))
        return found

    def parse(self, request):
        """The argument's value; ValueError where it is missing or wrong."""
        found = self.source(request)
        if self.name not in found:
            if self.required:
                raise ValueError(self.help or "Missing required parameter in the request")
            return self.default() if callable(self.default) else self.default
        value = found[self.name]
        if value is None:
            if not self.nullable:
                raise ValueError("Must not be null!")
            return None
        if self.trim and isinstance(value, str):
            value = value.strip()
        value = self.type(value)
        if self.choices and value not in self.choices:
            raise ValueError(f"{value} is not a valid choice")
        return [value] if self.action == "append" and not isinstance(value, list) else value


class RequestParser:
    """The arguments that a resource takes."""

    def __init__(
        self, argument_class=Argument, namespace_class=Namespace, trim=False, bundle_errors=False
    ):
        self.args, self.argument_class, self.namespace_class = [], argument_class, namespace_class
        self.trim, self.bundle_errors = trim, bundle_errors

    def add_argument(self, *args, **kwargs):
        """Adds an argument."""
        is_made = len(args) == 1 and isinstance(args[0], Argument)
        made = args[0] if is_made else self.argument_class(*args, **kwargs)
        made.trim = made.trim or self.trim
        self.args.append(made)
        return self

    def parse_args(self, req=None, strict=False, http_error_code=400):
        """The values of a request; the exception of a status code where one is wrong."""
        from flask import request
        from flask_restful import abort

        asked = request if req is None else req
        found, wrong = self.namespace_class(), {}
        for argument in self.args:
            try:
                value = argument.parse(asked)
            except (ValueError, TypeError) as error:
                wrong[argument.name] = argument.help or str(error)
                continue
            if value is not None or argument.store_missing:
                found[argument.dest or argument.name] = value
        if wrong:
            abort(http_error_code, message=wrong)
        return found

    def copy(self):
        """Another parser with the same arguments."""
        made = self.__class__(self.argument_class, self.namespace_class)
        made.args = deepcopy(self.args)
        return made

    def replace_argument(self, name, *args, **kwargs):
        """Puts another argument into the place of one."""
        self.remove_argument(name)
        return self.add_argument(name, *args, **kwargs)

    def remove_argument(self, name):
        """Takes an argument away."""
        self.args = [argument for argument in self.args if argument.name != name]
        return self
