//! `alembic._native.Graph`: the revision map for Python.
use crate::script::{
    Direction, Iterate, Revision, RevisionError, RevisionMap, Step, Target, VersionChange,
};
use python::{Bound, ClassBuilder, Module, PyErr, PyResult, Str, Value, Vm};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

type Handle = Rc<RefCell<RevisionMap>>;

/// Raises the exception of alembic.script.revision that an error stands for.
fn raise(vm: &Vm, error: RevisionError) -> PyErr {
    let (kind, extra) = match &error {
        RevisionError::Plain(_) => ("plain", Value::None),
        RevisionError::RangeNotAncestor(lower, upper) => {
            ("range", Value::tuple(vec![lower.as_str().into(), upper.as_str().into()]))
        }
        RevisionError::MultipleHeads(heads, argument) => {
            ("heads", Value::tuple(vec![list(heads), argument.as_str().into()]))
        }
        RevisionError::Resolution(_, argument) => ("resolution", argument.as_str().into()),
        RevisionError::Cycle(_) => ("cycle", Value::None),
        RevisionError::Missing(id) => ("missing", id.as_str().into()),
        RevisionError::Assertion => return vm.error_with("AssertionError", Vec::new()),
    };
    let raised = vm
        .handed("raise_revision_error")
        .and_then(|raise| vm.call(&raise, vec![kind.into(), error.message().into(), extra]));
    match raised {
        Err(error) => error,
        Ok(_) => vm.error("RuntimeError", error.message()),
    }
}

fn list(ids: &[String]) -> Value {
    Value::list(ids.iter().map(|id| id.as_str().into()).collect())
}

fn strings(vm: &Vm, value: &Value) -> PyResult<Vec<String>> {
    if let Some(one) = value.as_str() {
        return Ok(vec![one.to_string()]);
    }
    let items = if value.is_none() { Vec::new() } else { vm.list_of(value)? };
    items
        .iter()
        .map(|item| {
            if item.is_none() {
                Ok(String::new())
            } else {
                vm.str(item).map(|text| text.to_string())
            }
        })
        .collect()
}

fn graph(vm: &Vm, value: &Value) -> PyResult<Handle> {
    value.payload::<Handle>().ok_or_else(|| vm.type_error("expected a revision graph"))
}

fn row(vm: &Vm, value: &Value) -> PyResult<Revision> {
    let parts = vm.list_of(value)?;
    let part = |index: usize| parts.get(index).cloned().unwrap_or(Value::None);
    Ok(Revision {
        id: vm.str(&part(0))?.to_string(),
        down: strings(vm, &part(1))?,
        depends_on: strings(vm, &part(2))?,
        own_labels: strings(vm, &part(3))?,
        shown: vm.str(&part(4))?.to_string(),
        ..Revision::default()
    })
}

fn targets(found: Vec<Target>) -> Value {
    Value::list(
        found.into_iter().map(|target| target.id().map_or(Value::None, Value::from)).collect(),
    )
}

fn details(vm: &Vm, a: Bound) -> PyResult {
    let graph = graph(vm, &a[0])?;
    let graph = graph.borrow();
    let id = vm.str(&a[1])?;
    let Some(revision) = graph.get(&id) else { return Err(vm.key_error(&a[1])) };
    let set = |ids: &BTreeSet<String>| -> Value {
        Value::tuple(ids.iter().map(|id| id.as_str().into()).collect())
    };
    let tuple = |ids: &[String]| -> Value {
        Value::tuple(ids.iter().map(|id| id.as_str().into()).collect())
    };
    let labels = python::builtin_set(
        vm,
        revision.labels.iter().map(|label| label.as_str().into()).collect(),
    )?;
    Ok(Value::dict::<Str>([
        ("down".into(), tuple(&revision.down)),
        ("labels".into(), labels),
        ("next".into(), set(&revision.next)),
        ("all_next".into(), set(&revision.all_next)),
        ("normalized".into(), tuple(&revision.normalized_down())),
        ("resolved".into(), tuple(&revision.resolved)),
    ]))
}

fn changes(found: Vec<VersionChange>) -> Value {
    let triple = |change: VersionChange| {
        let (kind, first, second): (&str, String, Value) = match change {
            VersionChange::Insert(id) => ("insert", id, Value::None),
            VersionChange::Delete(id) => ("delete", id, Value::None),
            VersionChange::Update(from, to) => ("update", from, to.into()),
        };
        Value::tuple(vec![kind.into(), first.into(), second])
    };
    Value::list(found.into_iter().map(triple).collect())
}

fn direction(up: bool) -> Direction {
    if up { Direction::Up } else { Direction::Down }
}

fn stamp(vm: &Vm, a: Bound) -> PyResult {
    let steps = graph(vm, &a[0])?
        .borrow()
        .stamp_steps(&strings(vm, &a[1])?, &strings(vm, &a[2])?)
        .map_err(|error| raise(vm, error))?;
    let row = |step: Step| match step {
        Step::Stamp { from, to, direction, branch_move } => Value::tuple(vec![
            list(&from),
            list(&to),
            Value::Bool(direction == Direction::Up),
            Value::Bool(branch_move),
        ]),
        Step::Revision { id, .. } => {
            Value::tuple(vec![list(&[]), list(&[id]), Value::Bool(true), Value::Bool(true)])
        }
    };
    Ok(Value::list(steps.into_iter().map(row).collect()))
}

fn heads_set(vm: &Vm, value: &Value) -> PyResult<BTreeSet<String>> {
    Ok(strings(vm, value)?.into_iter().collect())
}

/// Adds the class to the module.
pub(super) fn fill(vm: &Vm, module: &Rc<Module>) {
    let class = ClassBuilder::new(vm, "alembic._native", "Graph")
        .method("__init__", "(self, rows)", |vm, a| {
            let rows: PyResult<Vec<Revision>> =
                vm.list_of(&a[1])?.iter().map(|value| row(vm, value)).collect();
            let mut map = RevisionMap::default();
            let built = map.build(rows?);
            // What was noticed before an error is said before it.
            map.warnings.iter().try_for_each(|(source, text)| source.warn(vm, text))?;
            built.map_err(|error| raise(vm, error))?;
            if let Some(instance) = a[0].as_instance() {
                instance.set_native::<Handle>(Rc::new(RefCell::new(map)));
            }
            Ok(Value::None)
        })
        .method("add", "(self, row)", |vm, a| {
            let new = row(vm, &a[1])?;
            graph(vm, &a[0])?
                .borrow_mut()
                .add(new)
                .map_err(|error| raise(vm, error))
                .map(|()| Value::None)
        })
        .method("heads", "(self)", |vm, a| Ok(list(&graph(vm, &a[0])?.borrow().heads)))
        .method("real_heads", "(self)", |vm, a| Ok(list(&graph(vm, &a[0])?.borrow().real_heads)))
        .method("bases", "(self)", |vm, a| Ok(list(&graph(vm, &a[0])?.borrow().bases)))
        .method("details", "(self, id)", details);
    module.set("Graph", Value::Class(moves(lookups(class)).build()));
}

/// Revisions by names, ranges and lineage.
fn lookups(class: ClassBuilder) -> ClassBuilder {
    class
        .method("current_head", "(self, branch)", |vm, a| {
            let branch = a[1].as_str().cloned();
            let head = graph(vm, &a[0])?
                .borrow()
                .current_head(branch.as_deref())
                .map_err(|error| raise(vm, error))?;
            Ok(head.map_or(Value::None, Value::from))
        })
        .method("get_many", "(self, idents)", |vm, a| {
            graph(vm, &a[0])?
                .borrow()
                .get_all(&strings(vm, &a[1])?)
                .map(targets)
                .map_err(|error| raise(vm, error))
        })
        .method("get_one", "(self, ident)", |vm, a| {
            let found = graph(vm, &a[0])?
                .borrow()
                .get_one(&vm.str(&a[1])?)
                .map_err(|error| raise(vm, error))?;
            Ok(found.id().map_or(Value::None, Value::from))
        })
        .method("resolve", "(self, ident)", |vm, a| {
            let found = graph(vm, &a[0])?
                .borrow()
                .resolve_number(&vm.str(&a[1])?)
                .map_err(|error| raise(vm, error))?;
            Ok(Value::tuple(vec![list(&found.ids), found.branch.map_or(Value::None, Value::from)]))
        })
        .method(
            "iterate",
            "(self, upper, lower, implicit_base, inclusive, strict, downgrade)",
            |vm, a| {
                let options = Iterate {
                    implicit_base: vm.truth(&a[3])?,
                    inclusive: vm.truth(&a[4])?,
                    assert_relative_length: vm.truth(&a[5])?,
                    downgrade: vm.truth(&a[6])?,
                };
                let ids = graph(vm, &a[0])?
                    .borrow()
                    .iterate(&strings(vm, &a[1])?, &strings(vm, &a[2])?, options)
                    .map_err(|error| raise(vm, error))?;
                Ok(list(&ids))
            },
        )
        .method("filter_for_lineage", "(self, targets, against, dependencies)", |vm, a| {
            let kept = graph(vm, &a[0])?
                .borrow()
                .filter_for_lineage(&strings(vm, &a[1])?, &vm.str(&a[2])?, vm.truth(&a[3])?)
                .map_err(|error| raise(vm, error))?;
            Ok(list(&kept))
        })
        .method("ancestors", "(self, ids, dependencies)", |vm, a| {
            Ok(list(&graph(vm, &a[0])?.borrow().ancestors(&strings(vm, &a[1])?, vm.truth(&a[2])?)))
        })
        .method("descendants", "(self, ids, dependencies)", |vm, a| {
            Ok(list(
                &graph(vm, &a[0])?.borrow().descendants(&strings(vm, &a[1])?, vm.truth(&a[2])?),
            ))
        })
        .method("all_current", "(self, ids)", |vm, a| {
            let ids = graph(vm, &a[0])?
                .borrow()
                .all_current(&strings(vm, &a[1])?)
                .map_err(|error| raise(vm, error))?;
            Ok(list(&ids))
        })
}

/// What steps do to the heads.
fn moves(class: ClassBuilder) -> ClassBuilder {
    class
        .method("sort", "(self, revisions, heads)", |vm, a| {
            let revisions = heads_set(vm, &a[1])?;
            Ok(list(&graph(vm, &a[0])?.borrow().sorted(revisions, &strings(vm, &a[2])?)))
        })
        .method("stamp", "(self, destinations, heads)", stamp)
        .method("step_changes", "(self, id, up, heads)", |vm, a| {
            let step = Step::Revision {
                id: vm.str(&a[1])?.to_string(),
                direction: direction(vm.truth(&a[2])?),
            };
            let found = graph(vm, &a[0])?.borrow().version_changes(&step, &heads_set(vm, &a[3])?);
            found.map(changes).map_err(|error| raise(vm, error))
        })
        .method("stamp_changes", "(self, from_, to, up, branch_move, heads)", |vm, a| {
            let step = Step::Stamp {
                from: strings(vm, &a[1])?,
                to: strings(vm, &a[2])?,
                direction: direction(vm.truth(&a[3])?),
                branch_move: vm.truth(&a[4])?,
            };
            let found = graph(vm, &a[0])?.borrow().version_changes(&step, &heads_set(vm, &a[5])?);
            found.map(changes).map_err(|error| raise(vm, error))
        })
}
