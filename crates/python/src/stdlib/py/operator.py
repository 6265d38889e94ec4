# Operators as functions, as CPython's operator module names them.
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def pow(a, b): return a ** b
def matmul(a, b): return a @ b
def and_(a, b): return a & b
def or_(a, b): return a | b
def xor(a, b): return a ^ b
def lshift(a, b): return a << b
def rshift(a, b): return a >> b
def neg(a): return -a
def pos(a): return +a
def inv(a): return ~a
invert = inv
def not_(a): return not a
def truth(a): return bool(a)
def is_(a, b): return a is b
def is_not(a, b): return a is not b
def eq(a, b): return a == b
def ne(a, b): return a != b
def lt(a, b): return a < b
def le(a, b): return a <= b
def gt(a, b): return a > b
def ge(a, b): return a >= b
def contains(a, b): return b in a
def concat(a, b): return a + b
def index(a): return a.__index__()
def getitem(a, b): return a[b]
def setitem(a, b, c): a[b] = c
def delitem(a, b): del a[b]


def iadd(a, b):
    a += b
    return a


def _follow(value, path):
    for name in path.split('.'):
        value = getattr(value, name)
    return value


class attrgetter:
    def __init__(self, *names):
        self._names = names

    def __call__(self, value):
        found = tuple(_follow(value, name) for name in self._names)
        return found[0] if len(found) == 1 else found


class itemgetter:
    def __init__(self, *keys):
        self._keys = keys

    def __call__(self, value):
        found = tuple(value[key] for key in self._keys)
        return found[0] if len(found) == 1 else found


class methodcaller:
    def __init__(self, name, *args, **kwargs):
        self._call = (name, args, kwargs)

    def __call__(self, value):
        name, args, kwargs = self._call
        return getattr(value, name)(*args, **kwargs)
