"""ScriptDirectory: the folder of migration scripts."""

import os
import re
import sys
from contextlib import contextmanager

from alembic import util
from alembic._native import create_date, load_script, render_template
from alembic.script import revision as revision_module
from alembic.script import write_hooks
from alembic.script._script import Script, _from_path, _only_py
from alembic.script._template import UNDEFINED, _dated, _Undefined
from alembic.script.revision import RevisionMap

_own_id = re.compile(r"^revision\b[^=\n]*=\s*['\"]([^'\"]+)", re.M)
_word = re.compile(r"\w+")
_default_file_template = "%(rev)s_%(slug)s"

_LABELS_LOST = (
    "Version %s specified branch_labels %s, however the migration file %s does not have them; have "
    "you upgraded your script.py.mako to include the 'branch_labels' section?"
)


class ScriptDirectory:
    def __init__(
        self,
        dir,
        file_template=_default_file_template,
        truncate_slug_length=40,
        version_locations=None,
        sourceless=False,
        output_encoding="utf-8",
        timezone=None,
        hooks=(),
        recursive_version_locations=False,
        messaging_opts=None,
    ):
        self.dir = str(dir)
        self.version_locations = [str(path) for path in version_locations or ()]
        self.file_template, self.truncate_slug_length = file_template, truncate_slug_length or 40
        self.output_encoding, self.timezone, self.hooks = output_encoding, timezone, hooks
        self.recursive_version_locations, self.messaging_opts = (
            recursive_version_locations,
            messaging_opts or {},
        )
        if sourceless:
            raise NotImplementedError("the playground does not have sourceless revisions")
        self.revision_map = RevisionMap(self._load_revisions)
        if not os.path.exists(self.dir):
            raise util.CommandError(
                f"Path doesn't exist: {dir}.  Please use the 'init' command to create a new scripts folder."
            )

    @classmethod
    def from_config(cls, config):
        location = config.get_alembic_option("script_location")
        if location is None:
            raise util.CommandError("No 'script_location' key found in configuration.")
        length = config.get_alembic_option("truncate_slug_length")
        prepend = config.get_prepend_sys_paths_list()
        if prepend:
            sys.path[:0] = prepend
        return cls(
            location,
            file_template=config.get_alembic_option("file_template", _default_file_template),
            truncate_slug_length=None if length is None else int(length),
            sourceless=config.get_alembic_boolean_option("sourceless"),
            output_encoding=config.get_alembic_option("output_encoding", "utf-8"),
            version_locations=config.get_version_locations_list(),
            timezone=config.get_alembic_option("timezone"),
            hooks=config.get_hooks_list(),
            recursive_version_locations=config.get_alembic_boolean_option(
                "recursive_version_locations"
            ),
            messaging_opts=config.messaging_opts,
        )

    @property
    def _version_locations(self):
        return [os.path.abspath(path) for path in self.version_locations] or [
            os.path.abspath(os.path.join(self.dir, "versions"))
        ]

    @property
    def versions(self):
        return self._singular_version_location

    @property
    def _singular_version_location(self):
        places = self._version_locations
        if len(places) > 1:
            raise util.CommandError("Multiple version_locations present")
        return places[0]

    def _files(self, folder):
        names = os.listdir(folder)
        for name in sorted(names):
            if os.path.isfile(os.path.join(folder, name)):
                yield folder, name
        if self.recursive_version_locations:
            for name in sorted(names):
                inner = os.path.join(folder, name)
                if os.path.isdir(inner) and not name.endswith("__pycache__"):
                    yield from self._files(inner)

    def _load_revisions(self):
        seen = set()
        for place in self._version_locations:
            if not os.path.exists(place):
                continue
            for folder, name in self._files(place):
                path = os.path.join(folder, name)
                if path in seen:
                    util.warn(
                        f"File {path} loaded twice! ignoring. Please ensure version_locations is unique.",
                        "file twice",
                    )
                    continue
                seen.add(path)
                script = _from_path(folder, name)
                if script is not None:
                    yield script

    def _ids_in_files(self):
        found = []
        for place in self._version_locations:
            for folder, name in self._files(place) if os.path.exists(place) else ():
                if _only_py.match(name):
                    with open(os.path.join(folder, name), errors="replace") as file:
                        found += _own_id.findall(file.read())
        return found

    @contextmanager
    def _catch_revision_errors(
        self, ancestor=None, multiple_heads=None, start=None, end=None, resolution=None
    ):
        try:
            yield
        except revision_module.RangeNotAncestorError as error:
            text = (
                ancestor
                or "Requested range %(start)s:%(end)s does not refer to ancestor/descendant revisions along the same branch"
            )
            raise util.CommandError(
                text
                % {
                    "start": error.lower if start is None else start,
                    "end": error.upper if end is None else end,
                }
            ) from error
        except revision_module.MultipleHeads as error:
            text = (
                multiple_heads
                or "Multiple head revisions are present for given argument '%(head_arg)s'; please specify a specific target revision, '<branchname>@%(head_arg)s' to narrow to a specific head, or 'heads' for all heads"
            )
            raise util.CommandError(
                text
                % {"head_arg": end or error.argument, "heads": util.format_as_comma(error.heads)}
            ) from error
        except revision_module.ResolutionError as error:
            raise util.CommandError(
                resolution or "Can't locate revision identified by '%s'" % error.argument
            ) from error
        except revision_module.RevisionError as error:
            raise util.CommandError(error.args[0]) from error

    def walk_revisions(self, base="base", head="heads"):
        with self._catch_revision_errors(start=base, end=head):
            yield from self.revision_map.iterate_revisions(
                head, base, inclusive=True, assert_relative_length=False
            )

    def get_revisions(self, id_):
        with self._catch_revision_errors():
            return self.revision_map.get_revisions(id_)

    def get_revision(self, id_):
        with self._catch_revision_errors():
            return self.revision_map.get_revision(id_)

    def get_all_current(self, id_):
        with self._catch_revision_errors():
            return sorted(
                self.revision_map._get_all_current(id_), key=lambda script: script.revision
            )

    def as_revision_number(self, id_):
        with self._catch_revision_errors():
            ids, branch = self.revision_map._resolve_revision_number(id_)
        return None if not ids else ids if id_ == "heads" else ids[0]

    def iterate_revisions(self, upper, lower, **kw):
        return self.revision_map.iterate_revisions(upper, lower, **kw)

    def get_current_head(self):
        with self._catch_revision_errors(
            multiple_heads="The script directory has multiple heads (due to branching).Please use get_heads(), or merge the branches using alembic merge."
        ):
            return self.revision_map.get_current_head()

    def get_heads(self, consider_depends_on=False):
        return list(
            self.revision_map._real_heads if consider_depends_on else self.revision_map.heads
        )

    def get_bases(self):
        return list(self.revision_map.bases)

    def get_base(self):
        bases = self.get_bases()
        if len(bases) > 1:
            raise util.CommandError(
                "The script directory has multiple bases. Please use get_bases()."
            )
        return bases[0] if bases else None

    def _upgrade_revs(self, destination, current_rev):
        from alembic.runtime.migration import RevisionStep

        with self._catch_revision_errors(
            ancestor="Destination %(end)s is not a valid upgrade target from current head(s)",
            end=destination,
        ):
            found = list(self.iterate_revisions(destination, current_rev, implicit_base=True))
            return [RevisionStep(self.revision_map, script, True) for script in reversed(found)]

    def _downgrade_revs(self, destination, current_rev):
        from alembic.runtime.migration import RevisionStep

        with self._catch_revision_errors(
            ancestor="Destination %(end)s is not a valid downgrade target from current head(s)",
            end=destination,
        ):
            if (
                isinstance(destination, str)
                and destination.startswith("-")
                and len(set(util.to_tuple(current_rev, ()))) > 1
            ):
                util.warn(
                    "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release.",
                    "ambiguous downgrade",
                )
            found = self.iterate_revisions(current_rev, destination, select_for_downgrade=True)
            return [RevisionStep(self.revision_map, script, False) for script in found]

    def _stamp_revs(self, revision, heads):
        from alembic.runtime.migration import StampStep

        with self._catch_revision_errors(
            multiple_heads="Multiple heads are present; please specify a single target revision"
        ):
            plan = self.revision_map._graph.stamp(
                list(util.to_tuple(revision, ()) or ()), list(heads)
            )
            return [
                StampStep(from_, to, up, move, self.revision_map) for from_, to, up, move in plan
            ]

    def run_env(self):
        util.load_python_file(self.dir, "env.py")

    @property
    def env_py_location(self):
        return os.path.join(self.dir, "env.py")

    def _write(self, text, dest):
        with util.status(f"Generating {os.path.abspath(dest)}", **self.messaging_opts):
            with open(dest, "w") as file:
                file.write(text)

    def _ensure_directory(self, path):
        if not os.path.exists(path):
            with util.status(f"Creating directory {path}", **self.messaging_opts):
                os.makedirs(path)

    def _template(self):
        path = os.path.join(self.dir, "script.py.mako")
        with open(path) as file:
            return file.read()

    def generate_revision(
        self,
        revid,
        message,
        head=None,
        splice=False,
        branch_labels=None,
        version_path=None,
        file_template=None,
        depends_on=None,
        **kw,
    ):
        head = "head" if head is None else head
        try:
            Script.verify_rev_id(revid)
        except revision_module.RevisionError as error:
            raise util.CommandError(error.args[0]) from error
        with self._catch_revision_errors(
            multiple_heads="Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge."
        ):
            heads = self.revision_map.get_revisions(head)
        if len(set(heads)) != len(heads):
            raise util.CommandError("Duplicate head revisions specified")
        date = create_date(self.timezone)
        folder = self._version_folder(version_path, heads)
        path = self._rev_path(folder, revid, message, date)
        self._ensure_directory(os.path.dirname(path))
        if not splice:
            for known in heads:
                if known is not None and not known.is_head:
                    raise util.CommandError(
                        "Revision %s is not a head revision; please specify --splice to create a new branch from this revision"
                        % known.revision
                    )
        resolved = None
        if depends_on:
            with self._catch_revision_errors():
                resolved = []
                for wanted in util.to_list(depends_on):
                    found = self.revision_map.get_revision(wanted)
                    resolved.append(wanted if wanted in found.branch_labels else found.revision)
        names = dict(
            kw,
            up_revision=str(revid),
            down_revision=revision_module.tuple_rev_as_scalar(
                tuple(known.revision if known is not None else None for known in heads)
            ),
            branch_labels=util.to_tuple(branch_labels),
            depends_on=revision_module.tuple_rev_as_scalar(resolved),
            create_date=date,
            comma=util.format_as_comma,
            message="empty message" if message is None else message,
        )
        with util.status(f"Generating {os.path.abspath(path)}", **self.messaging_opts):
            text = render_template(self._template(), names)
            with open(path, "w") as file:
                file.write(text)
        if self.hooks:
            write_hooks._run_hooks(path, self.hooks)
        try:
            script = _from_path(os.path.dirname(path), os.path.basename(path))
        except revision_module.RevisionError as error:
            raise util.CommandError(error.args[0]) from error
        if script is None:
            return None
        if branch_labels and not script.branch_labels:
            facts = script.revision, branch_labels, script.path
            raise util.CommandError(_LABELS_LOST % facts)
        self.revision_map.add_revision(script)
        return script

    def _version_folder(self, version_path, heads):
        places = self._version_locations
        if version_path is not None:
            folder = os.path.abspath(version_path)
        elif len(places) == 1:
            folder = places[0]
        else:
            known = [script for script in heads if script is not None]
            if not known:
                raise util.CommandError(
                    "Multiple version locations present, please specify --version-path"
                )
            folder = os.path.dirname(known[0].path)
        if folder not in places:
            raise util.CommandError(
                f"Path {version_path or folder} is not represented in current version locations"
            )
        if self.version_locations:
            self._ensure_directory(folder)
        return folder

    def _rev_path(self, folder, rev_id, message, date):
        slug = "_".join(_word.findall(message or "")).lower()
        if len(slug) > self.truncate_slug_length:
            slug = slug[: self.truncate_slug_length].rsplit("_", 1)[0] + "_"
        parts = {
            "rev": rev_id,
            "slug": slug,
            "epoch": date.epoch,
            "year": date.year,
            "month": date.month,
            "day": date.day,
            "hour": date.hour,
            "minute": date.minute,
            "second": date.second,
        }
        return os.path.join(folder, "%s.py" % (self.file_template % parts))
