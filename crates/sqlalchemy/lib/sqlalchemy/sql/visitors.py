"""sqlalchemy.sql.visitors: only what programs use of it."""


class Visitable:
    pass


class ClauseVisitor:
    def traverse(self, obj):
        raise NotImplementedError("ClauseVisitor.traverse() is not supported here")


def traverse(obj, opts, visitors):
    raise NotImplementedError("visitors.traverse() is not supported here")
