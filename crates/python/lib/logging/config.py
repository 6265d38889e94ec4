"""fileConfig and dictConfig."""

import logging
import sys

from _logging_dict_config import DictConfigurator, dictConfig


def _split(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    import configparser

    if isinstance(fname, configparser.RawConfigParser):
        cp = fname
    else:
        cp = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            cp.read_file(fname)
        else:
            import os

            if not os.path.exists(fname):
                raise FileNotFoundError(f"{fname} doesn't exist")
            cp.read(fname)
    formatters = {}
    for name in _split(cp["formatters"]["keys"]):
        section = cp["formatter_" + name]
        formatters[name] = logging.Formatter(
            section.get("format", raw=True, fallback=None),
            section.get("datefmt", raw=True, fallback=None),
            section.get("style", raw=True, fallback="%"),
        )
    logging.root.handlers.clear()
    handlers = {}
    for name in _split(cp["handlers"]["keys"]):
        section = cp["handler_" + name]
        space = dict(vars(logging))
        space["sys"] = sys
        if section["class"].startswith("handlers."):
            from logging import handlers as known

            space["handlers"] = known
        cls = eval(section["class"], space)
        handler = cls(
            *eval(section.get("args", "()"), space), **eval(section.get("kwargs", "{}"), space)
        )
        handler.name = name
        if section.get("level"):
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        handlers[name] = handler
    _install(cp, handlers, disable_existing_loggers)


def _install(cp, handlers, disable_existing):
    names = _split(cp["loggers"]["keys"])
    section = cp["logger_root"]
    if section.get("level"):
        logging.root.setLevel(section["level"])
    for name in _split(section.get("handlers", "")):
        logging.root.addHandler(handlers[name])
    configured = []
    for name in names:
        if name == "root":
            continue
        section = cp["logger_" + name]
        logger = logging.getLogger(section["qualname"])
        configured.append(logger.name)
        if section.get("level"):
            logger.setLevel(section["level"])
        logger.handlers.clear()
        logger.propagate = int(section.get("propagate", "1"))
        logger.disabled = False
        for handler in _split(section.get("handlers", "")):
            logger.addHandler(handlers[handler])
    for name, logger in list(logging._loggers.items()):
        if name not in configured:
            child = any(name.startswith(known + ".") for known in configured)
            logger.disabled = bool(disable_existing) and not child
            if child:
                logger.level = logging.NOTSET
                logger.handlers = []
                logger.propagate = True
