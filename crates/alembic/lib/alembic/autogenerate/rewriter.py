"""alembic.autogenerate.rewriter: functions that rewrite what autogenerate found, operation by
operation."""

from alembic import util
from alembic.operations import ops


class Rewriter:
    """To be handed to `configure()` as `process_revision_directives`."""

    _chained = ()

    def __init__(self):
        self._functions = {}

    def chain(self, other):
        new = self.__class__.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        new._chained = self._chained + (other,)
        return new

    def rewrites(self, operator):
        def decorate(function):
            if operator in self._functions:
                raise ValueError("%r already has a function" % (operator,))
            self._functions[operator] = function
            return function

        return decorate

    def _rewrite(self, context, revision, directive):
        for cls in type(directive).__mro__:
            if cls in self._functions:
                break
        else:
            return [directive]
        if self in getattr(directive, "_mutations", ()):
            return [directive]
        made = util.to_list(self._functions[cls](context, revision, directive), [])
        for each in made:
            each._mutations = frozenset(getattr(each, "_mutations", ())) | {self}
        return made

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        self._traverse_list(context, revision, directives)

    def _traverse_list(self, context, revision, directives):
        found = []
        for directive in directives:
            found.extend(self._traverse_for(context, revision, directive))
        directives[:] = found

    def _traverse_for(self, context, revision, directive):
        made = self._rewrite(context, revision, directive)
        for each in made:
            if isinstance(each, ops.MigrationScript):
                each.upgrade_ops = [
                    self._single(context, revision, part, "UpgradeOps")
                    for part in each.upgrade_ops_list
                ]
                each.downgrade_ops = [
                    self._single(context, revision, part, "DowngradeOps")
                    for part in each.downgrade_ops_list
                ]
            elif isinstance(each, (ops.OpContainer, ops.ModifyTableOps)):
                self._traverse_list(context, revision, each.ops)
        return made

    def _single(self, context, revision, part, kind):
        made = self._traverse_for(context, revision, part)
        if len(made) != 1:
            raise ValueError("Can only return single object for %s traverse" % kind)
        return made[0]
