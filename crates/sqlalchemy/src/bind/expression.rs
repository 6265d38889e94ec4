//! Constructors of expressions for our Python modules: `_sqla.literal`, `_sqla.function`,
//! `_sqla.case` …

use std::rc::Rc;

use python::{Bound, Module, Native, PyResult, Value, Vm};

use crate::expr::{Bind, Expr, ExprKind, Literal, Op, Query, Window};
use crate::types::SqlType;

use super::element::{arg, wrap};
use super::literal::literal;
use super::operators::{self, condition, op_named};
use super::source::{against, coerce};
use super::types::type_of;

/// Adds the functions to the module.
pub(super) fn fill(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("coerce", "(value)", |vm, a| Ok(wrap(vm, &coerce(vm, &a[0])?)));
    add("condition", "(value)", |vm, a| Ok(wrap(vm, &condition(vm, &a[0])?)));
    add("is_element", "(value)", |vm, a| Ok(Value::Bool(super::element::is_element(vm, &a[0])?)));
    add("literal", "(value, type_=None)", make_literal);
    add(
        "bindparam",
        "(key, value=None, type_=None, has_value=False, expanding=False, unique=False)",
        bindparam,
    );
    add("text", "(text)", |vm, a| Ok(wrap(vm, &Expr::text(&string(&a[0])))));
    add("text_binds", "(element, values, types)", text_binds);
    add("text_bind_names", "(element)", text_bind_names);
    add("column", "(name, type_=None, literal=False)", |vm, a| {
        let ty = type_of(vm, &a[1])?.unwrap_or_else(SqlType::null);
        Ok(wrap(vm, &Expr::clause(&string(&a[0]), vm.truth(&a[2])?, ty)))
    });
    add("null", "()", |vm, _| Ok(wrap(vm, &Expr::null())));
    add("boolean", "(value)", |vm, a| Ok(wrap(vm, &Expr::boolean(vm.truth(&a[0])?))));
    add("binary", "(op, left, right, escape=None)", operators::binary);
    add(
        "custom_op",
        "(text, left, right, precedence=0, comparison=False, type_=None)",
        operators::custom,
    );
    add("in_values", "(left, values, negate)", in_values);
    add("in_query", "(left, query, negate)", in_query);
    add("between", "(value, low, high, negate)", |vm, a| {
        let value = coerce(vm, &a[0])?;
        let (low, high) = (against(vm, &value, &a[1])?, against(vm, &value, &a[2])?);
        Ok(wrap(vm, &value.between(&low, &high, vm.truth(&a[3])?)))
    });
    add("modified", "(op, element)", |vm, a| {
        Ok(wrap(vm, &arg(vm, &a[1])?.modified(operator(vm, &a[0])?)))
    });
    add("unary", "(op, element)", |vm, a| {
        Ok(wrap(vm, &Expr::unary(operator(vm, &a[0])?, &arg(vm, &a[1])?)))
    });
    add("connect", "(op, items)", connect);
    add("negatable", "(element, negation)", |vm, a| {
        Ok(wrap(vm, &coerce(vm, &a[0])?.negatable(coerce(vm, &a[1])?)))
    });
    add("label", "(element, name)", |vm, a| {
        Ok(wrap(vm, &coerce(vm, &a[0])?.label(a[1].as_str().map(|s| s.to_string()).as_deref())))
    });
    add("grouping", "(element)", |vm, a| {
        let inner = coerce(vm, &a[0])?;
        Ok(wrap(vm, &Expr::new(ExprKind::Grouping(inner.clone()), inner.ty())))
    });
    add_compound(module);
}

fn add_compound(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("cast", "(element, type_, plain=False)", |vm, a| {
        let ty = super::types::sql_type(vm, &a[1])?;
        let inner = typed(vm, &a[0], &ty)?;
        let kind =
            if vm.truth(&a[2])? { ExprKind::TypeCoerce(inner) } else { ExprKind::Cast(inner) };
        Ok(wrap(vm, &Expr::new(kind, ty)))
    });
    add("case", "(whens, value, otherwise, has_else)", case);
    add("function", "(path, args, type_=None)", function);
    add("over", "(element, partition_by, order_by, frame)", over);
    add("filter", "(element, criterion)", |vm, a| {
        let inner = coerce(vm, &a[0])?;
        let ty = inner.ty();
        Ok(wrap(vm, &Expr::new(ExprKind::Filter(inner, condition(vm, &a[1])?), ty)))
    });
    add("within_group", "(element, order_by)", |vm, a| {
        let inner = coerce(vm, &a[0])?;
        let ty = inner.ty();
        Ok(wrap(vm, &Expr::new(ExprKind::WithinGroup(inner, exprs(vm, &a[1])?), ty)))
    });
    add("extract", "(field, element)", |vm, a| {
        let kind = ExprKind::Extract(Rc::from(string(&a[0])), coerce(vm, &a[1])?);
        Ok(wrap(vm, &Expr::new(kind, SqlType::plain("Integer"))))
    });
    add("collate", "(element, name)", |vm, a| {
        let inner = coerce(vm, &a[0])?;
        let ty = inner.ty();
        let inner = inner.self_group(Some(&Op::Collate));
        Ok(wrap(vm, &Expr::new(ExprKind::Collate(inner, Rc::from(string(&a[1]))), ty)))
    });
    add("tuple_", "(items)", |vm, a| {
        Ok(wrap(vm, &Expr::new(ExprKind::Tuple(exprs(vm, &a[0])?), SqlType::null())))
    });
    add("scalar", "(query)", |vm, a| Ok(wrap(vm, &super::source::scalar(query(vm, &a[0])?))));
    add("exists", "(query)", |vm, a| {
        Ok(wrap(vm, &Expr::new(ExprKind::Exists(query(vm, &a[0])?), SqlType::plain("Boolean"))))
    });
    add("label_reference", "(name)", |vm, a| {
        Ok(wrap(vm, &Expr::new(ExprKind::LabelReference(Rc::from(string(&a[0]))), SqlType::null())))
    });
    add("raw", "(text, type_=None)", |vm, a| {
        let ty = type_of(vm, &a[1])?.unwrap_or_else(SqlType::null);
        Ok(wrap(vm, &Expr::new(ExprKind::Raw(Rc::from(string(&a[0]))), ty)))
    });
    add("same", "(a, b)", |vm, a| {
        Ok(Value::Bool(crate::expr::labels::same_column(&coerce(vm, &a[0])?, &coerce(vm, &a[1])?)))
    });
    add("adapt", "(element, pairs)", adapt);
    add("columns_in", "(element)", |vm, a| {
        let mut found = Vec::new();
        columns_in(&coerce(vm, &a[0])?, &mut found);
        Ok(Value::list(found.iter().map(|e| wrap(vm, e)).collect()))
    });
    add("equal_pairs", "(element)", |vm, a| {
        let mut pairs = Vec::new();
        equalities(&coerce(vm, &a[0])?, &mut pairs);
        Ok(Value::list(
            pairs.iter().map(|(l, r)| Value::tuple(vec![wrap(vm, l), wrap(vm, r)])).collect(),
        ))
    });
    add("json_as", "(element, type_)", |vm, a| {
        let expr = coerce(vm, &a[0])?;
        Ok(wrap(vm, &expr.with_type(super::types::sql_type(vm, &a[1])?)))
    });
}

pub(super) fn string(value: &Value) -> String {
    value.as_str().map(|s| s.to_string()).unwrap_or_default()
}

pub(super) fn query(vm: &Vm, value: &Value) -> PyResult<Query> {
    value.payload::<Query>().ok_or_else(|| vm.type_error("a query is needed"))
}

/// A Python list of expressions.
pub(super) fn exprs(vm: &Vm, value: &Value) -> PyResult<Vec<Expr>> {
    if value.is_none() {
        return Ok(Vec::new());
    }
    vm.list_of(value)?.iter().map(|v| coerce(vm, v)).collect()
}

fn operator(vm: &Vm, value: &Value) -> PyResult<Op> {
    let name = string(value);
    op_named(&name).ok_or_else(|| vm.value_error(format!("no operator {name}")))
}

fn typed(vm: &Vm, value: &Value, ty: &SqlType) -> PyResult<Expr> {
    match super::source::element_of(vm, value)? {
        Some(expr) => Ok(expr),
        None if value.is_none() => Ok(Expr::null()),
        None => Ok(Expr::bind("param", Some(literal(vm, value)?), ty.clone())),
    }
}

fn make_literal(vm: &Vm, args: Bound) -> PyResult {
    let value = literal(vm, &args[0])?;
    let ty = type_of(vm, &args[1])?.unwrap_or_else(|| natural(vm, &args[0], &value));
    Ok(wrap(vm, &Expr::bind("param", Some(value), ty)))
}

/// The SQL type of a Python value, objects included.
pub(super) fn natural(vm: &Vm, value: &Value, literal: &Literal) -> SqlType {
    let ty = literal.natural_type();
    if !ty.is_null() || value.is_none() {
        return ty;
    }
    match &*vm.class_of(value).name() {
        "datetime" => SqlType::plain("DateTime"),
        "date" => SqlType::plain("Date"),
        "time" => SqlType::plain("Time"),
        "timedelta" => SqlType::plain("Interval"),
        "Decimal" => SqlType::plain("Numeric"),
        "UUID" => SqlType::plain("Uuid"),
        _ => SqlType::null(),
    }
}

fn bindparam(vm: &Vm, args: Bound) -> PyResult {
    let has_value = vm.truth(&args[3])?;
    let expanding = vm.truth(&args[4])?;
    let unique = vm.truth(&args[5])?;
    let list = match (expanding, has_value) {
        (true, true) => Some(
            vm.list_of(&args[1])?.iter().map(|v| literal(vm, v)).collect::<PyResult<Vec<_>>>()?,
        ),
        _ => None,
    };
    let value = if has_value && !expanding { Some(literal(vm, &args[1])?) } else { None };
    let ty = match (type_of(vm, &args[2])?, &value) {
        (Some(ty), _) => ty,
        (None, Some(given)) => natural(vm, &args[1], given),
        (None, None) => SqlType::null(),
    };
    let bind = Bind {
        key: Rc::from(string(&args[0])),
        id: unique.then(crate::expr::next_id),
        value,
        list,
        expanding,
        rows: None,
        literal_execute: false,
    };
    Ok(wrap(vm, &Expr::new(ExprKind::Bind(bind), ty)))
}

/// `text().bindparams(...)`: values and types by name.
fn text_binds(vm: &Vm, args: Bound) -> PyResult {
    let expr = coerce(vm, &args[0])?;
    let ExprKind::Text(text, binds) = expr.kind() else {
        return Err(vm.type_error("text() is needed"));
    };
    let mut binds = binds.clone();
    for (name, value) in vm.mapping_items(&args[1])?.unwrap_or_default() {
        let name = string(&name);
        let Some(bind) = binds.iter_mut().find(|b| *b.key == *name) else {
            let text = format!(
                "This text() construct doesn't define a bound parameter named {}",
                python::quote(&name)
            );
            return Err(super::errors::argument(vm, text));
        };
        match value.payload::<Expr>().as_ref().map(Expr::kind) {
            Some(ExprKind::Bind(given)) => {
                bind.value = given.value.clone();
                bind.list = given.list.clone();
                bind.expanding = given.expanding;
            }
            _ => bind.value = Some(literal(vm, &value)?),
        }
    }
    Ok(wrap(vm, &Expr::new(ExprKind::Text(text.clone(), binds), expr.ty())))
}

fn text_bind_names(vm: &Vm, args: Bound) -> PyResult {
    let expr = coerce(vm, &args[0])?;
    let ExprKind::Text(_, binds) = expr.kind() else { return Ok(Value::list(Vec::new())) };
    Ok(Value::list(binds.iter().map(|b| Value::from(&*b.key)).collect()))
}

fn in_values(vm: &Vm, args: Bound) -> PyResult {
    let left = coerce(vm, &args[0])?;
    let values = vm.list_of(&args[1])?;
    let mut elements = Vec::new();
    for value in &values {
        elements.push(super::source::element_of(vm, value)?);
    }
    let negate = vm.truth(&args[2])?;
    if elements.iter().any(Option::is_some) {
        // A list with expressions is written out, not bound as a whole.
        let op = if negate { Op::NotIn } else { Op::In };
        let items = values.iter().map(|v| against(vm, &left, v)).collect::<PyResult<Vec<_>>>()?;
        let list = Expr::new(ExprKind::Tuple(items), SqlType::null());
        return Ok(wrap(vm, &left.binary_typed(op, &list, SqlType::plain("Boolean"))));
    }
    if let ExprKind::Tuple(parts) = left.kind() {
        return in_tuples(vm, &left, parts, &values, negate);
    }
    let literals = values.iter().map(|v| literal(vm, v)).collect::<PyResult<Vec<_>>>()?;
    Ok(wrap(vm, &left.in_list(literals, negate)))
}

/// `tuple_(a, b).in_([(1, 2)])`.
fn in_tuples(vm: &Vm, left: &Expr, parts: &[Expr], values: &[Value], negate: bool) -> PyResult {
    let mut rows = Vec::new();
    for value in values {
        let row = vm.list_of(value)?;
        rows.push(
            parts
                .iter()
                .zip(&row)
                .map(|(part, v)| against(vm, part, v))
                .collect::<PyResult<Vec<_>>>()?,
        );
    }
    let literals = values.iter().map(|v| literal(vm, v)).collect::<PyResult<Vec<_>>>()?;
    Ok(wrap(vm, &left.in_rows(literals, rows, negate)))
}

fn in_query(vm: &Vm, args: Bound) -> PyResult {
    let left = coerce(vm, &args[0])?;
    let right = match args[1].payload::<Query>() {
        Some(query) => super::source::scalar(query),
        None => coerce(vm, &args[1])?,
    };
    let op = if vm.truth(&args[2])? { Op::NotIn } else { Op::In };
    Ok(wrap(vm, &left.binary_typed(op, &right, SqlType::plain("Boolean"))))
}

fn connect(vm: &Vm, args: Bound) -> PyResult {
    let items =
        vm.list_of(&args[1])?.iter().map(|v| condition(vm, v)).collect::<PyResult<Vec<_>>>()?;
    Ok(wrap(vm, &Expr::connect(operator(vm, &args[0])?, items)))
}

fn case(vm: &Vm, args: Bound) -> PyResult {
    let value = if args[1].is_none() { None } else { Some(coerce(vm, &args[1])?) };
    let mut whens = Vec::new();
    for pair in vm.list_of(&args[0])? {
        let pair = vm.list_of(&pair)?;
        let [when, then] = pair.as_slice() else {
            return Err(vm.value_error("case() takes pairs of condition and result"));
        };
        let when = match &value {
            Some(value) => match super::source::element_of(vm, when)? {
                Some(expr) => expr,
                None => Expr::bind("param", Some(literal(vm, when)?), value.ty()),
            },
            None => condition(vm, when)?.self_group(None),
        };
        whens.push((when, coerce(vm, then)?));
    }
    let otherwise = if vm.truth(&args[3])? { Some(coerce(vm, &args[2])?) } else { None };
    let typed = whens
        .iter()
        .map(|(_, r)| r.ty())
        .chain(otherwise.iter().map(Expr::ty))
        .find(|t| !t.is_null());
    let kind = ExprKind::Case { value, whens, otherwise };
    Ok(wrap(vm, &Expr::new(kind, typed.unwrap_or_else(SqlType::null))))
}

fn function(vm: &Vm, args: Bound) -> PyResult {
    let path = vm.list_of(&args[0])?.iter().map(|p| Rc::from(string(p))).collect::<Vec<Rc<str>>>();
    let name = path.last().cloned().unwrap_or_else(|| Rc::from("function"));
    let mut operands = Vec::new();
    for value in vm.list_of(&args[1])? {
        operands.push(match super::source::element_of(vm, &value)? {
            Some(expr) => expr,
            None if value.is_none() => Expr::null(),
            None => {
                super::source::refuse_from(vm, &value, "SQL expression element")?;
                let given = literal(vm, &value)?;
                let ty = natural(vm, &value, &given);
                Expr::bind(&name, Some(given), ty)
            }
        });
    }
    Ok(wrap(vm, &Expr::function_path(path, operands, type_of(vm, &args[2])?)))
}

fn over(vm: &Vm, args: Bound) -> PyResult {
    let inner = coerce(vm, &args[0])?;
    let frame = match vm.list_of(&args[3]).unwrap_or_default().as_slice() {
        [unit, low, high] => {
            let unit = match string(unit).as_str() {
                "rows" => "ROWS",
                "groups" => "GROUPS",
                _ => "RANGE",
            };
            Some((unit, low.as_int(), high.as_int()))
        }
        _ => None,
    };
    let window =
        Window { partition_by: exprs(vm, &args[1])?, order_by: exprs(vm, &args[2])?, frame };
    let ty = inner.ty();
    Ok(wrap(vm, &Expr::new(ExprKind::Over(inner, window), ty)))
}

/// Pairs of columns an ON clause sets equal.
fn equalities(expr: &Expr, out: &mut Vec<(Expr, Expr)>) {
    match expr.kind() {
        ExprKind::Binary { left, op: Op::Eq, right, .. } => {
            if let (ExprKind::Column(_), ExprKind::Column(_)) = (left.kind(), right.kind()) {
                out.push((left.clone(), right.clone()));
            }
        }
        ExprKind::List { items, op: Op::And, .. } => {
            items.iter().for_each(|item| equalities(item, out))
        }
        ExprKind::Grouping(inner) => equalities(inner, out),
        _ => {}
    }
}

/// The same expression with some columns replaced: `pairs` of what to find and what to put.
/// The columns an expression names, in order.
fn columns_in(expr: &Expr, found: &mut Vec<Expr>) {
    if matches!(expr.kind(), ExprKind::Column(_) | ExprKind::Proxy(_)) {
        found.push(expr.clone());
    }
    for child in expr.children() {
        columns_in(child, found);
    }
}

fn adapt(vm: &Vm, args: Bound) -> PyResult {
    let expr = coerce(vm, &args[0])?;
    let mut pairs = Vec::new();
    for pair in vm.list_of(&args[1])? {
        let pair = vm.list_of(&pair)?;
        if let [from, to] = pair.as_slice() {
            pairs.push((coerce(vm, from)?, coerce(vm, to)?));
        }
    }
    let adapted = expr.map_leaves(&|leaf| {
        matches!(leaf.kind(), ExprKind::Column(_) | ExprKind::Proxy(_) | ExprKind::ColumnClause(_))
            .then(|| {
                pairs
                    .iter()
                    .find(|(from, _)| crate::expr::labels::same_column(from, leaf))
                    .map(|(_, to)| to.clone())
            })
            .flatten()
    });
    Ok(wrap(vm, &adapted))
}
