//! Where Alembic's own warnings come from: they name a file and line of the installed package, and
//! so do ours.
use python::{Place, PyResult, Vm};

const PACKAGE: &str = "/usr/local/lib/python3.11/site-packages/alembic";

/// A warning of Alembic's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `_grab_table_elements`: an unnamed CHECK is left out of a rebuild.
    OmittedCheck,
    /// `_name_type_bound_constraints`: a convention lacks a name.
    NamelessCheck,
    /// `_drop_constraint`: a directive without a name was rendered.
    UnnamedDrop,
    /// `_skip_functional_indexes`: an index over expressions cannot be compared.
    ExpressionIndex,
    /// `SQLiteImpl.add_constraint`: a type's CHECK cannot be added.
    SkippedConstraint,
    /// `_warn_computed_not_supported`: a generated column differs.
    Computed,
    /// `DefaultImpl.alter_column`: `autoincrement` without MySQL.
    Autoincrement,
    /// `RevisionMap._revision_map`: an id stands in two files.
    DuplicateRevision,
    /// `RevisionMap._revision_map`: a parent is missing.
    MissingParent,
    /// `RevisionMap.add_revision`: a new script has an id that exists.
    DuplicateNewRevision,
    /// `RevisionMap._collect_downgrade_revisions`: `-1` from several heads.
    AmbiguousDowngrade,
    /// `ScriptDirectory._load_revisions`: a file was found twice.
    FileTwice,
}

impl Source {
    fn place(self) -> (&'static str, usize, &'static str) {
        let call = "util.warn(";
        match self {
            Source::OmittedCheck => ("operations/batch.py", 298, call),
            Source::NamelessCheck => ("util/sqla_compat.py", 450, "warn("),
            Source::UnnamedDrop => ("autogenerate/render.py", 488, call),
            Source::ExpressionIndex => ("ddl/impl.py", 859, call),
            Source::SkippedConstraint => ("ddl/sqlite.py", 84, call),
            Source::Computed => (
                "autogenerate/compare/server_defaults.py",
                108,
                "util.warn(\"Computed default on %s.%s cannot be modified\" % (tname, cname))",
            ),
            Source::Autoincrement => ("operations/toimpl.py", 57, "operations.impl.alter_column("),
            Source::DuplicateRevision => ("script/revision.py", 208, call),
            Source::MissingParent => ("script/revision.py", 236, call),
            Source::DuplicateNewRevision => ("script/revision.py", 430, call),
            Source::AmbiguousDowngrade => ("script/revision.py", 1168, call),
            Source::FileTwice => ("script/base.py", 142, call),
        }
    }

    /// The warning by the name Python code of ours has for it.
    pub(crate) fn named(name: &str) -> Option<Source> {
        Some(match name {
            "duplicate revision" => Source::DuplicateRevision,
            "missing parent" => Source::MissingParent,
            "duplicate new revision" => Source::DuplicateNewRevision,
            "ambiguous downgrade" => Source::AmbiguousDowngrade,
            "file twice" => Source::FileTwice,
            _ => return None,
        })
    }

    /// Warns, once a process for each text.
    ///
    /// # Errors
    /// The UserWarning itself where a filter says `error`.
    pub(crate) fn warn(self, vm: &Vm, text: &str) -> PyResult<()> {
        let Some(class) = vm.types.exceptions.get("UserWarning").cloned() else { return Ok(()) };
        let (file, line, code) = self.place();
        vm.warn_from(
            &class,
            text,
            &Place { path: format!("{PACKAGE}/{file}"), line, code: Some(code) },
        )
    }
}
