"""With `from __future__ import annotations`, annotations are text and nothing in them runs."""
from __future__ import annotations

from typing import get_type_hints


class Model:
    id: int
    parent: Model | None
    missing: NotDefinedAnywhere[1 / 0]
    items: list[Model] = []

    def link(self, other: Model, *rest: str, key: lambda: 0 = 1) -> dict[str, Model]: ...


assert Model.__annotations__ == {"id": "int", "parent": "Model | None", "missing": "NotDefinedAnywhere[1 / 0]", "items": "list[Model]"}
assert Model.link.__annotations__ == {"other": "Model", "rest": "str", "key": "lambda: 0", "return": "dict[str, Model]"}
variable: undefined_type = 3
assert __annotations__ == {"variable": "undefined_type"}


class Simple:
    x: int
    y: Simple | None = None


assert get_type_hints(Simple) == {"x": int, "y": Simple | None}
