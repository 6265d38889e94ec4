"""What `cargo xtask bench` times with CPython and with the playground: `programs.py ROW`; without ROW it names the rows."""
import sys
import time


def loops():
    total = 0
    for i in range(300000):
        if i % 3 == 0:
            total += i
        elif i & 1:
            total -= 1
    while total > 10:
        total //= 2
    return total


def calls():
    def add(a, b=1, *, c=0):
        return a + b + c

    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    total = 0
    for i in range(60000):
        total = add(total, 2)
        total = add(total, c=1)
    return total + fib(19)


def methods():
    class Counter:
        def __init__(self):
            self.count = 0

        def step(self, by):
            self.count += by
            return self

        @property
        def double(self):
            return self.count * 2

    c = Counter()
    for i in range(60000):
        c.step(1).step(2)
        c.double
    return c.count


def dicts():
    d = {}
    for i in range(100000):
        d[i % 1000] = d.get(i % 1000, 0) + 1
    names = {f"key{i}": i for i in range(2000)}
    total = 0
    for _ in range(20):
        for key, value in names.items():
            if key in names:
                total += names[key] + value
    return total


def strings():
    parts = []
    for i in range(30000):
        parts.append(f"item {i}: {i * 2:>6}")
    text = "\n".join(parts)
    words = text.replace("item", "thing").upper().split()
    count = 0
    for word in words:
        if word.startswith("THING") and word.strip(":").isalpha():
            count += len(word)
    return count


def lists():
    values = [(i * 7919) % 10007 for i in range(40000)]
    ordered = sorted(values, key=lambda v: -v)
    pairs = [(a, b) for a, b in zip(ordered, values) if a > b]
    squares = [v * v for v in values if v % 2]
    return len(pairs) + sum(squares[::3]) + max(values) + len(set(values))


def classes():
    made = []
    for i in range(2000):
        class Model:
            kind = "model"
            number = i

            def __init__(self, **values):
                self.__dict__.update(values)

            def __repr__(self):
                return f"<Model {self.number}>"

        made.append(Model(a=1, b=2))
    return len(made)


def exceptions():
    caught = 0
    for i in range(30000):
        try:
            if i % 2:
                raise ValueError(i)
            {}["missing"]
        except (ValueError, KeyError) as error:
            caught += len(error.args)
        finally:
            caught += 1
    return caught


def generators():
    def numbers(n):
        for i in range(n):
            yield i

    def evens(source):
        for value in source:
            if value % 2 == 0:
                yield value

    return sum(evens(numbers(120000))) + sum(x * x for x in range(60000))


def models_module():
    lines = ["class Column:", "    def __init__(self, kind, *rest, **options):", "        self.kind, self.rest, self.options = kind, rest, options", "class Base:", "    registry = {}",
             "    def __init_subclass__(cls):", "        Base.registry[cls.__name__] = cls"]
    for n in range(1000):
        lines += [f"class Model{n}(Base):", f"    __tablename__ = 'model_{n}'", "    id = Column(int, primary_key=True)"]
        lines += [f"    field_{f}: int = Column(str, nullable={f % 2 == 0}, default='x')" for f in range(6)]
        lines += ["    def __repr__(self):", "        return f'<{type(self).__name__} {self.id}>'"]
    text = "\n".join(lines)
    names = {"__name__": "models"}
    exec(compile(text, "models.py", "exec"), names)
    return len(names["Base"].registry)


ROWS = (
    loops, calls, methods, dicts, strings, lists, classes, exceptions, generators, models_module
)


def measure(program):
    best = None
    for _ in range(3):
        began = time.perf_counter()
        result = program()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
        if took > 0.3:
            break
    print(program.__name__, round(best * 1000, 2), result)


for row in ROWS:
    if len(sys.argv) < 2:
        print(row.__name__)
    elif row.__name__ == sys.argv[1]:
        measure(row)
