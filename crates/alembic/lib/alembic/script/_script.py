"""A migration script, and the file it is read from."""

import os
import re

from alembic import util
from alembic._native import load_script
from alembic.script.revision import Revision

_only_py = re.compile(r"(?!\.\#|__init__)(.*\.py)$")
_legacy = re.compile(r"([a-f0-9]+)\.py$")


class Script(Revision):
    def __init__(self, module, rev_id, path):
        self.module, self.path = module, str(path)
        self._db_current_indicator = None
        Revision.__init__(
            self,
            rev_id,
            module.down_revision,
            branch_labels=util.to_tuple(getattr(module, "branch_labels", None), ()),
            dependencies=util.to_tuple(getattr(module, "depends_on", None), ()),
        )

    @property
    def longdoc(self):
        return (self.module.__doc__ or "").strip()

    @property
    def doc(self):
        return self.longdoc.split("\n\n")[0]

    @property
    def log_entry(self):
        flags = "".join(
            text
            for on, text in (
                (self.is_head, " (head)"),
                (self.is_branch_point, " (branchpoint)"),
                (self.is_merge_point, " (mergepoint)"),
                (self._db_current_indicator, " (current)"),
            )
            if on
        )
        lines = [
            f"Rev: {self.revision}{flags}",
            f"{'Merges' if self.is_merge_point else 'Parent'}: {self._format_down_revision()}",
        ]
        if self.dependencies:
            lines.append("Also depends on: " + util.format_as_comma(self.dependencies))
        if self.is_branch_point:
            lines.append("Branches into: " + util.format_as_comma(sorted(self.nextrev)))
        if self.branch_labels:
            lines.append("Branch names: " + util.format_as_comma(sorted(self.branch_labels)))
        lines += ["Path: " + self.path, ""] + ["    " + line for line in self.longdoc.splitlines()]
        return "\n".join(lines) + "\n"

    def _format_down_revision(self):
        return (
            util.format_as_comma(self._versioned_down_revisions) if self.down_revision else "<base>"
        )

    def __str__(self):
        flags = "".join(
            text
            for on, text in (
                (self.is_head, " (head)"),
                (self.is_branch_point, " (branchpoint)"),
                (self.is_merge_point, " (mergepoint)"),
            )
            if on
        )
        return f"{self._format_down_revision()} -> {self.revision}{flags}, {self.doc}"

    def cmd_format(
        self,
        verbose,
        include_branches=False,
        include_doc=False,
        include_parents=False,
        tree_indicators=True,
    ):
        if verbose:
            return self.log_entry
        text = self.revision
        if include_parents:
            depends = f" ({util.format_as_comma(self.dependencies)})" if self.dependencies else ""
            text = f"{self._format_down_revision()}{depends} -> {text}"
        if include_branches and self.branch_labels:
            text += f" ({util.format_as_comma(sorted(self.branch_labels))})"
        if self._is_real_head:
            text += " (head)"
        elif self.is_head:
            text += " (effective head)"
        if self._db_current_indicator:
            text += " (current)"
        if tree_indicators and self.is_branch_point:
            text += " (branchpoint)"
        if tree_indicators and self.is_merge_point:
            text += " (mergepoint)"
        return f"{text}, {self.doc}" if include_doc else text


def _from_path(folder, filename):
    if not _only_py.match(filename):
        return None
    path = os.path.join(folder, filename)
    module = load_script(path)
    if hasattr(module, "revision"):
        rev_id = module.revision
    else:
        legacy = _legacy.match(filename)
        if not legacy:
            raise util.CommandError(
                f"Could not determine revision id from filename {filename}. Be sure the 'revision' variable is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."
            )
        rev_id = legacy.group(1)
    return Script(module, rev_id, path)
