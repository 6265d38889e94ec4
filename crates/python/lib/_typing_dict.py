"""typing: the dictionaries that TypedDict stands for."""


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
