"""The contexts of decimal: how many digits, which rounding, which signals are errors."""

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = (
    "ROUND_DOWN",
    "ROUND_HALF_UP",
    "ROUND_HALF_EVEN",
    "ROUND_CEILING",
)
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = (
    "ROUND_FLOOR",
    "ROUND_UP",
    "ROUND_HALF_DOWN",
    "ROUND_05UP",
)
ROUNDINGS = (
    ROUND_DOWN,
    ROUND_HALF_UP,
    ROUND_HALF_EVEN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_UP,
    ROUND_HALF_DOWN,
    ROUND_05UP,
)
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


SIGNALS = (
    InvalidOperation,
    FloatOperation,
    DivisionByZero,
    Overflow,
    Subnormal,
    Underflow,
    Rounded,
    Inexact,
    Clamped,
)


def rounds_up(rounding, negative, quotient, rest, half):
    """Whether the digits left away make the last kept one larger; `half` compares them with one
    half: -1, 0, 1."""
    if not rest:
        return False
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or (half == 0 and quotient % 2 == 1)
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    return quotient % 5 == 0


class Context:
    __module__ = "decimal"

    def __init__(
        self,
        prec=None,
        rounding=None,
        Emin=None,
        Emax=None,
        capitals=None,
        clamp=None,
        flags=None,
        traps=None,
    ):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.traps = self._signals(
            (InvalidOperation, DivisionByZero, Overflow) if traps is None else traps
        )
        self.flags = self._signals(() if flags is None else flags)

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError(
                    "'%s' object cannot be interpreted as an integer" % type(value).__name__
                )
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in ROUNDINGS:
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
            )
        object.__setattr__(self, name, value)

    def _signals(self, given):
        if isinstance(given, dict):
            return {signal: bool(given.get(signal, False)) for signal in SIGNALS}
        return {signal: signal in given for signal in SIGNALS}

    def _raise(self, signal, reason, result):
        known = signal if signal in SIGNALS else InvalidOperation
        if signal is DivisionUndefined:
            known = InvalidOperation
        self.flags[known] = True
        if self.traps[known]:
            raise known([signal])
        return result

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        return Context(
            self.prec,
            self.rounding,
            self.Emin,
            self.Emax,
            self.capitals,
            self.clamp,
            dict(self.flags),
            dict(self.traps),
        )

    __copy__ = copy

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0"):
        from decimal import Decimal

        return Decimal(num)._fix(self)

    def create_decimal_from_float(self, f):
        from decimal import Decimal

        return Decimal.from_float(f)._fix(self)

    def quantize(self, a, b):
        return a.quantize(b, context=self)

    def __getattr__(self, name):
        method = _METHODS.get(name)
        if method is None:
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)

        def call(a, *others):
            from decimal import Decimal

            values = [
                value if isinstance(value, Decimal) else Decimal(value) for value in (a,) + others
            ]
            with localcontext(self):
                return getattr(values[0], method)(*values[1:])

        return call

    def __repr__(self):
        names = [signal.__name__ for signal in SIGNALS if self.flags[signal]]
        traps = [signal.__name__ for signal in SIGNALS if self.traps[signal]]
        return (
            "Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])"
            % (
                self.prec,
                self.rounding,
                self.Emin,
                self.Emax,
                self.capitals,
                self.clamp,
                ", ".join(names),
                ", ".join(traps),
            )
        )


_METHODS = {
    "add": "__add__",
    "subtract": "__sub__",
    "multiply": "__mul__",
    "divide": "__truediv__",
    "divide_int": "__floordiv__",
    "remainder": "__mod__",
    "power": "__pow__",
    "sqrt": "sqrt",
    "abs": "__abs__",
    "minus": "__neg__",
    "plus": "__pos__",
    "compare": "compare",
    "max": "max",
    "min": "min",
    "ln": "ln",
    "exp": "exp",
    "log10": "log10",
    "normalize": "normalize",
    "to_integral_value": "to_integral_value",
    "to_sci_string": "__str__",
    "is_nan": "is_nan",
    "is_zero": "is_zero",
}

DefaultContext = Context()
BasicContext = Context(
    9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow]
)
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = [DefaultContext.copy()]


def getcontext():
    return _current[-1]


def setcontext(context):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    _current[-1] = (
        context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context
    )


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._made = (ctx or getcontext()).copy()
        for name, value in kwargs.items():
            if name not in (
                "prec",
                "rounding",
                "Emin",
                "Emax",
                "capitals",
                "clamp",
                "flags",
                "traps",
            ):
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
            setattr(self._made, name, value)

    def __enter__(self):
        self._before = _current[-1]
        _current[-1] = self._made
        return self._made

    def __exit__(self, *error):
        _current[-1] = self._before
