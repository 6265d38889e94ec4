"""flask.json: JSON as the application in context says, else as it comes."""
from flask import DefaultJSONProvider, _app_stack


def _provider():
    return _app_stack[-1].app.json if _app_stack else DefaultJSONProvider(None)


def dumps(obj, **kwargs):
    return _provider().dumps(obj, **kwargs)


def loads(s, **kwargs):
    return _provider().loads(s, **kwargs)


def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


def jsonify(*args, **kwargs):
    from flask import jsonify as refused
    return refused(*args, **kwargs)
