"""f-strings: any expression, nested quotes and specifications, `=`, conversions."""
x, name = 5, "world"
assert f"{x}" == "5" and f"{x + 1}" == "6" and f"{x!r}" == "5" and f"{name!r:>10}" == "   'world'"
assert f"{'nested'}" == "nested" and f"{{x}}" == "{x}" and f"{{{x}}}" == "{5}" and f"" == ""
assert f"{x=}" == "x=5" and f"{x = }" == "x = 5" and f"{name=!s}" == "name=world" and f"{x=:03}" == "x=005" and f"{x+1=}" == "x+1=6"
assert f"{[i for i in range(3)]}" == "[0, 1, 2]" and f"{ {'a': 1}['a'] }" == "1" and f"{(lambda y: y * 2)(3)}" == "6"
assert f"{x:{x}}" == "    5" and f"{3.14159:.{x - 3}f}" == "3.14" and f"{name:{'>'}{10}}" == "     world"
assert f"{'a' if x > 3 else 'b'}" == "a" and f"{x:>{'1'}0}" == "         5"
assert f'{name.upper()} {len(name)} {name[0]}' == "WORLD 5 w" and f"{'a' 'b'}" == "ab"
assert f"""multi
{x}
line""" == "multi\n5\nline"
assert f"{x}" f"{x}" "x" == "55x" and f"{x:d}{x:b}" == "5101" and rf"\d{x}" == r"\d5"
assert f"{None} {True} {...}" == "None True Ellipsis" and f"{x,}" == "(5,)" and f"{*[1, 2], 3}" == "(1, 2, 3)"
assert f"{yielded}" == "1" if (yielded := 1) else False


class Custom:
    def __format__(self, spec):
        return f"spec[{spec}]"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


c = Custom()
assert f"{c}" == "spec[]" and f"{c:a b}" == "spec[a b]" and f"{c!s}" == "str" and f"{c!r}" == "repr" and f"{c=}" == "c=repr" and f"{c:%H:%M}" == "spec[%H:%M]"
assert f"{x!s:>3}" == "  5" and f"{'é'!a}" == "'\\xe9'" and f"{x:}" == "5"
try:
    f"{x:d}" + f"{name:d}"
except ValueError as error:
    assert str(error) == "Unknown format code 'd' for object of type 'str'"


def function():
    return [f"{i}:{j}" for i, j in zip("ab", (1, 2))]


assert function() == ["a:1", "b:2"]
