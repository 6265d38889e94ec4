"""ast: literal_eval; trees are not shown to programs here."""


def _literal(text):
    import _ast_literal

    return _ast_literal.read(text)


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    compile(text, "<unknown>", "eval")
    return _literal(text)


def __getattr__(name):
    if name in (
        "parse",
        "walk",
        "dump",
        "NodeVisitor",
        "NodeTransformer",
        "unparse",
        "Module",
        "Expr",
    ):
        raise NotImplementedError(f"ast.{name} is not supported here")
    raise AttributeError(f"module 'ast' has no attribute '{name}'")
