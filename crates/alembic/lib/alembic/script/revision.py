"""Revision and RevisionMap over the graph in Rust."""

import re
from alembic import util
from alembic._native import Graph, _hand

_relative_destination = re.compile(r"(?:(.+?)@)?(\w+)?((?:\+|-)\d+)")


class RevisionError(Exception):
    pass


class RangeNotAncestorError(RevisionError):
    def __init__(self, lower, upper):
        self.lower, self.upper = lower, upper
        RevisionError.__init__(
            self,
            "Revision %s is not an ancestor of revision %s" % (lower or "base", upper or "base"),
        )


class MultipleHeads(RevisionError):
    def __init__(self, heads, argument):
        self.heads, self.argument = heads, argument
        RevisionError.__init__(
            self,
            "Multiple heads are present for given argument '%s'; %s" % (argument, ", ".join(heads)),
        )


class ResolutionError(RevisionError):
    def __init__(self, message, argument):
        RevisionError.__init__(self, message)
        self.argument = argument


class CycleDetected(RevisionError):
    pass


class DependencyCycleDetected(CycleDetected):
    pass


class LoopDetected(CycleDetected):
    pass


class DependencyLoopDetected(DependencyCycleDetected, LoopDetected):
    pass


def raise_error(kind, message, extra):
    if kind == "range":
        raise RangeNotAncestorError(*extra)
    if kind == "heads":
        raise MultipleHeads(*extra)
    if kind == "resolution":
        raise ResolutionError(message, extra)
    if kind == "cycle":
        raise (
            DependencyLoopDetected
            if message.startswith("Dependency self")
            else LoopDetected
            if message.startswith("Self")
            else DependencyCycleDetected
            if message.startswith("Dependency")
            else CycleDetected
        )(message)
    if kind == "missing":
        raise KeyError(extra)
    raise RevisionError(message)


def tuple_rev_as_scalar(rev):
    if not rev:
        return None
    return rev[0] if len(rev) == 1 else rev


class Revision:
    def __init__(self, revision, down_revision, dependencies=None, branch_labels=None):
        down, depends = util.to_tuple(down_revision, ()), util.to_tuple(dependencies, ())
        if revision in down:
            raise LoopDetected("Self-loop is detected in revisions (%s)" % revision)
        if revision in depends:
            raise DependencyLoopDetected(
                "Dependency self-loop is detected in revisions (%s)" % revision
            )
        self.verify_rev_id(revision)
        self.revision = revision
        self.down_revision, self.dependencies = (
            tuple_rev_as_scalar(down),
            tuple_rev_as_scalar(depends),
        )
        self._orig_branch_labels = util.to_tuple(branch_labels, ())
        self._own = {
            "down": down,
            "labels": set(self._orig_branch_labels),
            "next": (),
            "all_next": (),
            "normalized": down,
            "resolved": (),
        }

    @classmethod
    def verify_rev_id(cls, revision):
        illegal = set(revision) & {"@", "-", "+", ":"}
        if illegal:
            raise RevisionError(
                "Character(s) '%s' not allowed in revision identifier '%s'"
                % (", ".join(sorted(illegal)), revision)
            )

    @property
    def branch_labels(self):
        return self._own["labels"]

    @property
    def nextrev(self):
        return frozenset(self._own["next"])

    @property
    def _all_nextrev(self):
        return frozenset(self._own["all_next"])

    @property
    def _versioned_down_revisions(self):
        return util.to_tuple(self.down_revision, ())

    @property
    def _normalized_down_revisions(self):
        return tuple(self._own["normalized"])

    @property
    def _resolved_dependencies(self):
        return tuple(self._own["resolved"])

    @property
    def _all_down_revisions(self):
        return tuple(dict.fromkeys(self._versioned_down_revisions + self._resolved_dependencies))

    @property
    def is_head(self):
        return not self._own["next"]

    @property
    def _is_real_head(self):
        return not self._own["all_next"]

    @property
    def is_base(self):
        return None is self.down_revision

    @property
    def _is_real_base(self):
        return self.is_base and None is self.dependencies

    @property
    def is_branch_point(self):
        return len(self._own["next"]) > 1

    @property
    def _is_real_branch_point(self):
        return len(self._own["all_next"]) > 1

    @property
    def is_merge_point(self):
        return len(self._versioned_down_revisions) > 1

    def __repr__(self):
        optional = {"dependencies": self.dependencies, "branch_labels": self.branch_labels}
        shown = [f"{self.revision!r}, {self.down_revision!r}"]
        shown += (f"{name}={value!r}" for name, value in optional.items() if value)
        return f"{type(self).__name__}({', '.join(shown)})"


def _idents(value):
    return [
        _ident(item)
        for item in (value if isinstance(value, (list, tuple, set, frozenset)) else (value,))
    ]


def _ident(item):
    if item is None:
        return ""
    if isinstance(item, Revision):
        return item.revision
    # Alembic looks an empty name up as the beginning of an id, and asserts that it is none.
    assert item != ""
    return item


class RevisionMap:
    def __init__(self, generator):
        self._generator = generator
        self._built = None

    @property
    def _graph(self):
        if self._built is None:
            self._objects = {}
            rows = []
            for revision in self._generator():
                self._objects[revision.revision] = revision
                rows.append(self._row(revision))
            self._built = Graph(rows)
            self._refresh()
        return self._built

    def _row(self, revision):
        shown = (
            "%s -> %s"
            % (", ".join(revision._versioned_down_revisions) or "<base>", revision.revision)
            if type(revision) is Revision
            else str(revision)
        )
        return (
            revision.revision,
            revision._versioned_down_revisions,
            util.to_tuple(revision.dependencies, ()),
            revision._orig_branch_labels,
            shown if type(revision) is not Revision else repr(revision),
        )

    def _refresh(self):
        for id_, revision in self._objects.items():
            revision._own = self._built.details(id_)

    def _wrap(self, ids):
        return tuple(None if id_ is None else self._objects[id_] for id_ in ids)

    @property
    def _revision_map(self):
        self._graph
        return dict(self._objects)

    @property
    def heads(self):
        return tuple(self._graph.heads())

    @property
    def bases(self):
        return tuple(self._graph.bases())

    @property
    def _real_heads(self):
        return tuple(self._graph.real_heads())

    @property
    def _real_bases(self):
        return tuple(id_ for id_ in self.bases if self._objects[id_]._is_real_base)

    def add_revision(self, revision, _replace=False):
        graph = self._graph
        if not _replace and revision.revision in self._objects:
            util.warn(
                f"Revision {revision.revision} is present more than once", "duplicate new revision"
            )
        self._objects[revision.revision] = revision
        graph.add(self._row(revision))
        self._refresh()

    def get_current_head(self, branch_label=None):
        return self._graph.current_head(branch_label)

    def get_revisions(self, id_):
        if isinstance(id_, (list, tuple)) and not id_:
            # Nothing is asked for, so nothing is read yet.
            return ()
        return self._wrap(self._graph.get_many(_idents(id_)))

    def get_revision(self, id_):
        return self._wrap(
            [
                self._graph.get_one(
                    _idents(id_)[0] if not isinstance(id_, (list, tuple)) else ",".join(id_)
                )
            ]
        )[0]

    def _resolve_revision_number(self, id_):
        ids, branch = self._graph.resolve("" if id_ is None else id_)
        return tuple(ids), branch

    def iterate_revisions(
        self,
        upper,
        lower,
        implicit_base=False,
        inclusive=False,
        assert_relative_length=True,
        select_for_downgrade=False,
    ):
        lower = [] if lower in (None, ()) else _idents(lower)
        # Errors come with the first revision that is asked for.
        yield from self._iterate(
            upper, lower, implicit_base, inclusive, assert_relative_length, select_for_downgrade
        )

    def _iterate(
        self, upper, lower, implicit_base, inclusive, assert_relative_length, select_for_downgrade
    ):
        if select_for_downgrade and lower:
            # Said before any script is read.
            found = _relative_destination.match(lower[0])
            if (
                found
                and found.group(2) is None
                and (int(found.group(3)) >= 0 or (not found.group(1) and not upper))
            ):
                raise RevisionError(
                    "Relative revision %s didn't produce %d migrations"
                    % (found.group(3), abs(int(found.group(3))))
                )
        ids = self._graph.iterate(
            [] if upper in (None, ()) else _idents(upper),
            lower,
            implicit_base,
            inclusive,
            assert_relative_length,
            select_for_downgrade,
        )
        return iter(self._wrap(ids))

    def filter_for_lineage(self, targets, check_against, include_dependencies=False):
        targets = list(targets)
        kept = self._graph.filter_for_lineage(
            _idents(targets), _idents(check_against)[0], include_dependencies
        )
        return tuple(item for item in targets if _idents(item)[0] in kept)

    def _get_ancestor_nodes(self, targets, map_=None, check=False, include_dependencies=True):
        return iter(self._wrap(self._graph.ancestors(_idents(targets), include_dependencies)))

    def _get_descendant_nodes(
        self,
        targets,
        map_=None,
        check=False,
        omit_immediate_dependencies=False,
        include_dependencies=True,
    ):
        return iter(self._wrap(self._graph.descendants(_idents(targets), include_dependencies)))

    def _get_all_current(self, id_):
        return set(self._wrap(self._graph.all_current(_idents(id_))))

    def _topological_sort(self, revisions, heads):
        return self._graph.sort(_idents(revisions), _idents(heads))


_hand(raise_revision_error=raise_error)
