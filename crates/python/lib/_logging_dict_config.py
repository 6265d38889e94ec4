"""logging.config.dictConfig: loggers, handlers, formatters and filters from a dict."""

import logging
from importlib import import_module


def _resolve(name):
    """What a dotted name names: a module, or an attribute in it."""
    parts = name.split(".")
    found = import_module(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            import_module(path)
            found = getattr(found, part)
    return found


class DictConfigurator:
    """Carries out a configuration."""

    def __init__(self, config):
        self.config = config

    def convert(self, value):
        """A value with `ext://` and `cfg://` resolved, in lists and dicts too."""
        if isinstance(value, dict):
            return {key: self.convert(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.convert(item) for item in value)
        if not isinstance(value, str):
            return value
        if value.startswith("ext://"):
            return _resolve(value[6:])
        if value.startswith("cfg://"):
            found = self.config
            for part in value[6:].replace("[", ".").replace("]", "").split("."):
                found = found[int(part)] if isinstance(found, (list, tuple)) else found[part]
            return found
        return value

    def custom(self, item):
        """What the factory under `()` makes."""
        factory = item.pop("()")
        factory = factory if callable(factory) else _resolve(factory)
        extra = item.pop(".", None)
        made = factory(
            **{key: self.convert(value) for key, value in item.items() if key.isidentifier()}
        )
        for name, value in (extra or {}).items():
            setattr(made, name, value)
        return made

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.get("incremental", False):
            self.change()
            return
        for handler in logging.root.handlers[:]:
            logging.root.removeHandler(handler)
        self.formatters = self.make("formatter", config.get("formatters", {}), self.formatter)
        self.filters = self.make("filter", config.get("filters", {}), self.filter)
        self.handlers = {}
        waiting = dict(sorted(config.get("handlers", {}).items()))
        while waiting:
            ready = [
                name for name in waiting if not set(self.targets(waiting[name])) & set(waiting)
            ] or list(waiting)
            self.handlers.update(
                self.make("handler", {name: waiting.pop(name) for name in ready}, self.handler)
            )
        self.loggers()

    @staticmethod
    def targets(item):
        return [item["target"]] if isinstance(item.get("target"), str) else []

    @staticmethod
    def make(kind, items, one):
        made = {}
        for name, item in items.items():
            try:
                made[name] = one(dict(item))
            except Exception as e:
                raise ValueError(f"Unable to configure {kind} {name!r}") from e
        return made

    def change(self):
        """`incremental`: levels alone."""
        for name, item in self.config.get("loggers", {}).items():
            self.level(logging.getLogger(name), item)
        if "root" in self.config:
            self.level(logging.root, self.config["root"])

    @staticmethod
    def level(target, item):
        if item.get("level") is not None:
            target.setLevel(item["level"])

    def formatter(self, item):
        if "()" in item:
            return self.custom(item)
        cls = _resolve(item["class"]) if item.get("class") else logging.Formatter
        return cls(item.get("format"), item.get("datefmt"), item.get("style", "%"))

    def filter(self, item):
        return self.custom(item) if "()" in item else logging.Filter(item.get("name", ""))

    def handler(self, item):
        formatter, level, filters = (
            item.pop("formatter", None),
            item.pop("level", None),
            item.pop("filters", None),
        )
        extra = item.pop(".", None)
        if "()" in item:
            made = self.custom(item)
        else:
            cls = _resolve(item.pop("class"))
            if isinstance(item.get("target"), str) and item["target"] in self.handlers:
                item["target"] = self.handlers[item["target"]]
            made = cls(
                **{key: self.convert(value) for key, value in item.items() if key.isidentifier()}
            )
        if formatter:
            made.setFormatter(self.formatters[formatter])
        if level is not None:
            made.setLevel(level)
        for name in filters or ():
            made.addFilter(self.filters[name])
        for name, value in (extra or {}).items():
            setattr(made, name, value)
        return made

    def loggers(self):
        named = self.config.get("loggers", {})
        existing = [
            logger for name, logger in sorted(logging._loggers.items()) if name not in named
        ]
        for logger in existing:
            child = any(logger.name.startswith(name + ".") for name in named)
            if not child:
                logger.disabled = bool(self.config.get("disable_existing_loggers", True))
            else:
                logger.level, logger.handlers, logger.propagate = logging.NOTSET, [], True
        for name, item in named.items():
            try:
                logger = logging.getLogger(name)
                logger.disabled = False
                self.logger(logger, item)
                if item.get("propagate") is not None:
                    logger.propagate = item["propagate"]
            except Exception as e:
                raise ValueError(f"Unable to configure logger {name!r}") from e
        if "root" in self.config:
            try:
                self.logger(logging.root, self.config["root"])
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def logger(self, logger, item):
        self.level(logger, item)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in item.get("handlers") or ():
            if name not in self.handlers:
                raise ValueError(f"Unable to add handler {name!r}")
            logger.addHandler(self.handlers[name])
        for name in item.get("filters") or ():
            logger.addFilter(self.filters[name])


def dictConfig(config):
    """Configures logging by a dict."""
    DictConfigurator(config).configure()
