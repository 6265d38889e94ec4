"""typing: the dictionaries that TypedDict stands for, and what needs no functools."""


def reduce(join, values):
    """All values joined, from the first one on."""
    made, *rest = values
    for value in rest:
        made = join(made, value)
    return made


class _TypedDict(dict):
    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __init_subclass__(cls, total=True, **options):
        super().__init_subclass__(**options)
        names = cls.__dict__.get("__annotations__", {})
        required = {name for name in names if total}
        cls.__total__ = total
        cls.__required_keys__ = getattr(cls, "__required_keys__", frozenset()) | required
        cls.__optional_keys__ = getattr(cls, "__optional_keys__", frozenset()) | (
            set(names) - required
        )
