"""`:=` in conditions, comprehensions, calls; it binds in the enclosing function."""
if (n := 5) > 3:
    assert n == 5
values = iter([1, 2, 0])
got = []
while (v := next(values)):
    got.append(v)
assert got == [1, 2] and v == 0 and [y := 1, y + 1] == [1, 2] and (lambda: (z := 3) + z)() == 6


def f():
    if any((hit := x) > 1 for x in (1, 2, 3)):
        return hit


assert f() == 2 and [last := i for i in range(3)] == [0, 1, 2] and last == 2 and print(end="" if (q := 1) else "") is None and q == 1 and (a := (b := 2) + 1) == 3 and b == 2 and f"{(w := 7)}" == "7" and w == 7 and {(k := "key"): (k2 := 5)} == {"key": 5}
for bad in ("x := 1", "(a.b := 1)", "[i := 0 for i in range(3)]", "def f(x := 1): pass", "class C: [y := x for x in ()]"):
    try:
        compile(bad, "<t>", "exec")
    except SyntaxError:
        pass
    else:
        raise AssertionError(bad)
