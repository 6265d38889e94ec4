"""sqlalchemy.ext.compiler: refused by name; constructs compile in Rust here."""


def compiles(class_, *specs):
    raise NotImplementedError(
        "@compiles(%s): compiling constructs with functions of one's own is not supported here"
        % class_.__name__
    )


def deregister(class_):
    pass
