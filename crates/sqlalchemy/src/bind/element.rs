//! `ClauseElement`, `ColumnElement` and the classes of single expressions, with Python's operators.

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::compiler::{CompileOptions, Style, compile_expr};
use crate::expr::{Expr, ExprKind, Op, column_name};

use super::errors::OrRaise;
use super::operators;
use super::source::{coerce, element_of};
use super::state::{class, remember};

/// Python class names of expressions; all derive from `ColumnElement`.
pub(super) const KINDS: &[&str] = &[
    "TextClause",
    "BindParameter",
    "Null",
    "True_",
    "False_",
    "BinaryExpression",
    "UnaryExpression",
    "ClauseList",
    "BooleanClauseList",
    "Tuple",
    "Function",
    "Over",
    "FunctionFilter",
    "WithinGroup",
    "Case",
    "Cast",
    "TypeCoerce",
    "Extract",
    "Label",
    "Grouping",
    "CollationClause",
    "ScalarSelect",
    "Exists",
    "_textual_label_reference",
];

/// Makes the classes.
pub(super) fn install(vm: &Vm) {
    let root = ClassBuilder::new(vm, "sqlalchemy.sql.elements", "ClauseElement").build();
    remember(vm, "ClauseElement", &root);
    let element = operators::add(ClassBuilder::with_bases(
        vm,
        "sqlalchemy.sql.elements",
        "ColumnElement",
        &[&root],
    ))
    .method("__bool__", "(self)", truth)
    .method("__getattr__", "(self, name)", missing)
    .method("__hash__", "(self)", |vm, a| Ok(Value::Int(identity(vm, &a[0])?)))
    .method("__str__", "(self)", |vm, a| text_of(vm, &a[0]))
    .getter("type", |vm, this| Ok(super::types::wrap(vm, &coerce(vm, this)?.ty())))
    .getter("_kind", |vm, this| Ok(Value::from(coerce(vm, this)?.class_name())))
    .getter("_froms", |vm, this| {
        let froms = coerce(vm, this)?.froms();
        Ok(Value::list(froms.iter().map(|f| super::table::from_value(vm, f)).collect()))
    })
    .getter("_columns", |vm, this| {
        let columns = coerce(vm, this)?.columns();
        Ok(Value::list(columns.iter().map(|c| super::column::wrap(vm, c)).collect()))
    })
    .build();
    remember(vm, "ColumnElement", &element);
    let clause =
        named(ClassBuilder::with_bases(vm, "sqlalchemy.sql.elements", "ColumnClause", &[&element]))
            .build();
    remember(vm, "ColumnClause", &clause);
    // A column of a subquery is no table's column: neither class comes before the other in a
    // comparison.
    let proxy =
        named(ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Column", &[&clause])).build();
    remember(vm, "ProxyColumn", &proxy);
    for name in KINDS {
        let mut builder =
            ClassBuilder::with_bases(vm, "sqlalchemy.sql.elements", name, &[&element]);
        if matches!(*name, "Label" | "BindParameter" | "Function" | "TextClause") {
            builder = named(builder);
        }
        remember(vm, name, &builder.build());
    }
}

/// Attributes of what has a name or parts.
fn named(builder: ClassBuilder) -> ClassBuilder {
    builder
        .getter("name", |vm, this| Ok(name_of(&coerce(vm, this)?)))
        .getter("key", |vm, this| {
            let expr = coerce(vm, this)?;
            Ok(match expr.kind() {
                ExprKind::Proxy(p) => Value::from(&*p.key),
                _ => name_of(&expr),
            })
        })
        .getter("table", |vm, this| Ok(table_of(vm, &coerce(vm, this)?)))
        .getter("element", |vm, this| {
            Ok(match coerce(vm, this)?.kind() {
                ExprKind::Label { element, .. } => wrap(vm, element),
                _ => Value::None,
            })
        })
        .getter("text", |vm, this| {
            Ok(match coerce(vm, this)?.kind() {
                ExprKind::Text(text, _) => Value::from(&**text),
                _ => Value::None,
            })
        })
        .getter("value", |vm, this| {
            Ok(match coerce(vm, this)?.kind() {
                ExprKind::Bind(bind) => {
                    bind.value.as_ref().map_or(Value::None, super::literal::value)
                }
                _ => Value::None,
            })
        })
}

fn name_of(expr: &Expr) -> Value {
    match expr.kind() {
        ExprKind::Bind(bind) => Value::from(&*bind.key),
        ExprKind::Function(f) => f.path.last().map_or(Value::None, |p| Value::from(&**p)),
        _ => column_name(expr).map_or(Value::None, |n| Value::from(&*n)),
    }
}

fn table_of(vm: &Vm, expr: &Expr) -> Value {
    match expr.kind() {
        ExprKind::Proxy(p) => super::table::from_value(vm, &p.source),
        ExprKind::ColumnClause(c) => {
            c.table.as_ref().map_or(Value::None, |f| super::table::from_value(vm, f))
        }
        _ => Value::None,
    }
}

/// `bool(a == b)` asks whether both are the same; every other expression has no truth value.
fn truth(vm: &Vm, args: Bound) -> PyResult {
    let expr = coerce(vm, &args[0])?;
    match expr.kind() {
        ExprKind::Binary { left, op: Op::Eq, right, .. } => Ok(Value::Bool(same(left, right))),
        ExprKind::Binary { left, op: Op::Ne, right, .. } => Ok(Value::Bool(!same(left, right))),
        ExprKind::True => Ok(Value::Bool(true)),
        ExprKind::False => Ok(Value::Bool(false)),
        _ => Err(vm.type_error("Boolean value of this clause is not defined")),
    }
}

fn same(a: &Expr, b: &Expr) -> bool {
    crate::expr::labels::same_column(a, b)
}

fn identity(vm: &Vm, this: &Value) -> PyResult<i64> {
    let expr = coerce(vm, this)?;
    Ok(match expr.kind() {
        ExprKind::Column(column) => column.address() as i64,
        _ => this.address() as i64,
    })
}

/// `str(expression)`.
pub(super) fn text_of(vm: &Vm, this: &Value) -> PyResult {
    let expr = coerce(vm, this)?;
    let options = CompileOptions { style: Style::Named, ..CompileOptions::default() };
    Ok(Value::from(compile_expr(&expr, options).or_raise(vm)?.sql))
}

/// The Python object of an expression.
pub(super) fn wrap(vm: &Vm, expr: &Expr) -> Value {
    if let ExprKind::Column(column) = expr.kind() {
        return super::column::wrap(vm, column);
    }
    let name =
        if matches!(expr.kind(), ExprKind::Proxy(_)) { "ProxyColumn" } else { expr.class_name() };
    vm.native_instance(&class(vm, name), expr.clone())
}

/// An argument that must be an expression or a plain value.
pub(super) fn arg(vm: &Vm, value: &Value) -> PyResult<Expr> {
    coerce(vm, value)
}

/// Whether an object is an SQL expression.
pub(super) fn is_element(vm: &Vm, value: &Value) -> PyResult<bool> {
    Ok(element_of(vm, value)?.is_some())
}

/// Attributes that neither an element nor the comparator of its type has; private names are asked
/// for often, and cheaply.
fn missing(vm: &Vm, args: Bound) -> PyResult {
    let name = super::expression::string(&args[1]);
    let class = match coerce(vm, &args[0])?.kind() {
        crate::expr::ExprKind::Function(f) => f
            .path
            .last()
            .filter(|n| crate::expr::is_known_function(n))
            .map_or("Function".to_owned(), |n| n.to_string()),
        _ => vm.class_of(&args[0]).name().to_string(),
    };
    if name.starts_with('_') || class == "TextClause" {
        return Err(
            vm.error("AttributeError", format!("'{class}' object has no attribute '{name}'"))
        );
    }
    let cause =
        vm.error("AttributeError", format!("'Comparator' object has no attribute '{name}'"));
    let text =
        format!("Neither '{class}' object nor 'Comparator' object has an attribute '{name}'");
    Err(vm.error("AttributeError", text).caused_by(&cause))
}
