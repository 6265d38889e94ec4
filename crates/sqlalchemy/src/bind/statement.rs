//! Statements for our Python modules: `_sqla.select({...})` and its kin turn Python's parts into
//! trees.

use std::rc::Rc;

use python::{Bound, ClassBuilder, Module, Native, PyResult, Value, Vm};

use crate::expr::{
    AliasKind, AliasOf, Assignment, Compound, Correlate, Delete, Expr, From, Insert, JoinStep,
    LabelStyle, Literal, OnConflict, Query, Select, Source, Statement, Update, Values,
};
use crate::schema::Name;
use crate::types::SqlType;

use super::column::text_or_none;
use super::errors::OrRaise;
use super::expression::{exprs, query, string};
use super::operators::condition;
use super::source::{against, coerce, from_of, need_from};
use super::state::{class, remember};
use super::table::from_value;

/// Makes the handle classes.
pub(super) fn install(vm: &Vm) {
    remember(vm, "_Query", &ClassBuilder::new(vm, "_sqla", "_Query").build());
    remember(vm, "_Statement", &ClassBuilder::new(vm, "_sqla", "_Statement").build());
}

/// Adds the functions.
pub(super) fn fill(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("select", "(parts)", |vm, a| Ok(query_value(vm, select(vm, &a[0])?.query())));
    add("compound", "(keyword, parts, order_by, limit, offset)", compound);
    add("text_query", "(text, columns)", |vm, a| {
        Ok(query_value(vm, Query::Text(coerce(vm, &a[0])?, exprs(vm, &a[1])?)))
    });
    add("values_query", "(columns, rows)", |vm, a| {
        let rows = vm.list_of(&a[1])?.iter().map(|r| exprs(vm, r)).collect::<PyResult<Vec<_>>>()?;
        Ok(query_value(vm, Query::Values(Rc::new(Values { columns: exprs(vm, &a[0])?, rows }))))
    });
    add("dml_query", "(statement)", |vm, a| Ok(query_value(vm, Query::Dml(statement(vm, &a[0])?))));
    add("insert", "(parts)", |vm, a| {
        Ok(statement_value(vm, Statement::Insert(insert(vm, &a[0])?)))
    });
    add("update", "(parts)", |vm, a| {
        Ok(statement_value(vm, Statement::Update(update(vm, &a[0])?)))
    });
    add("delete", "(parts)", |vm, a| {
        Ok(statement_value(vm, Statement::Delete(delete(vm, &a[0])?)))
    });
    add("of_query", "(query)", |vm, a| {
        Ok(statement_value(vm, Statement::Query(query(vm, &a[0])?)))
    });
    add("of_element", "(element)", |vm, a| {
        Ok(statement_value(vm, Statement::Expr(coerce(vm, &a[0])?)))
    });
    add("query_columns", "(query)", |vm, a| {
        Ok(Value::list(
            query(vm, &a[0])?.columns().iter().map(|e| super::element::wrap(vm, e)).collect(),
        ))
    });
    add("table", "(name, schema, columns)", table_clause);
    add("alias", "(source, name)", |vm, a| {
        Ok(from_value(vm, &need_from(vm, &a[0])?.alias(text_or_none(&a[1]).as_deref())))
    });
    add("subquery", "(query, name)", |vm, a| {
        Ok(from_value(
            vm,
            &From::subquery(query(vm, &a[0])?, text_or_none(&a[1]).as_deref(), AliasKind::Plain),
        ))
    });
    add("cte", "(query, name, recursive)", |vm, a| {
        let kind = AliasKind::Cte { recursive: vm.truth(&a[2])? };
        Ok(from_value(vm, &From::subquery(query(vm, &a[0])?, text_or_none(&a[1]).as_deref(), kind)))
    });
    add("cte_query", "(cte, query=None)", cte_query);
    add("join", "(left, right, onclause, outer, full)", |vm, a| {
        let onclause = if a[2].is_none() { None } else { Some(condition(vm, &a[2])?) };
        let (left, right) = (need_from(vm, &a[0])?, need_from(vm, &a[1])?);
        Ok(from_value(
            vm,
            &left.join(&right, onclause, vm.truth(&a[3])?, vm.truth(&a[4])?).or_raise(vm)?,
        ))
    });
    add("join_onclause", "(join)", |vm, a| {
        Ok(match need_from(vm, &a[0])? {
            From::Join(join) => super::element::wrap(vm, &join.onclause),
            _ => Value::None,
        })
    });
    add("is_from", "(value)", |vm, a| Ok(Value::Bool(from_of(vm, &a[0])?.is_some())));
    add("corresponding", "(source, column)", |vm, a| {
        let column = super::column::column(vm, &a[1])?;
        Ok(need_from(vm, &a[0])?
            .corresponding(&column)
            .map_or(Value::None, |e| super::element::wrap(vm, &e)))
    });
}

fn query_value(vm: &Vm, query: Query) -> Value {
    vm.native_instance(&class(vm, "_Query"), query)
}

fn statement_value(vm: &Vm, statement: Statement) -> Value {
    vm.native_instance(&class(vm, "_Statement"), Rc::new(statement))
}

/// The handle of a statement.
pub(super) fn statement(vm: &Vm, value: &Value) -> PyResult<Rc<Statement>> {
    if let Some(query) = value.payload::<Query>() {
        return Ok(Rc::new(Statement::Query(query)));
    }
    if let Some(made) = value.payload::<Rc<Statement>>() {
        return Ok(made);
    }
    match super::source::element_of(vm, value)? {
        Some(expr) => Ok(Rc::new(Statement::Expr(expr))),
        None => Err(vm.type_error("a statement is needed")),
    }
}

/// A part of a dictionary of parts; None if it is not there.
fn part(vm: &Vm, parts: &Value, name: &str) -> PyResult {
    match parts.as_dict() {
        Some(dict) => Ok(dict.get(name).unwrap_or(Value::None)),
        None => Err(vm.type_error("a dict is needed")),
    }
}

fn conditions(vm: &Vm, value: &Value) -> PyResult<Vec<Expr>> {
    if value.is_none() {
        return Ok(Vec::new());
    }
    vm.list_of(value)?.iter().map(|v| condition(vm, v)).collect()
}

fn froms(vm: &Vm, value: &Value) -> PyResult<Vec<From>> {
    if value.is_none() {
        return Ok(Vec::new());
    }
    vm.list_of(value)?.iter().map(|v| need_from(vm, v)).collect()
}

fn optional(vm: &Vm, value: &Value) -> PyResult<Option<Expr>> {
    if value.is_none() {
        return Ok(None);
    }
    match super::source::element_of(vm, value)? {
        Some(expr) => Ok(Some(expr)),
        None => Ok(Some(Expr::bind(
            "param",
            Some(super::literal::literal(vm, value)?),
            SqlType::plain("Integer"),
        ))),
    }
}

fn select(vm: &Vm, parts: &Value) -> PyResult<Select> {
    let get = |name: &str| part(vm, parts, name);
    let mut joins = Vec::new();
    for step in vm.list_of(&get("joins")?).unwrap_or_default() {
        joins.push(join_step(vm, &step)?);
    }
    Ok(Select {
        columns: exprs(vm, &get("columns")?)?,
        froms: froms(vm, &get("froms")?)?,
        joins,
        wheres: conditions(vm, &get("wheres")?)?,
        group_by: exprs(vm, &get("group_by")?)?,
        having: conditions(vm, &get("having")?)?,
        order_by: exprs(vm, &get("order_by")?)?,
        limit: optional(vm, &get("limit")?)?,
        offset: optional(vm, &get("offset")?)?,
        distinct: vm.truth(&get("distinct")?)?,
        prefixes: exprs(vm, &get("prefixes")?)?,
        suffixes: exprs(vm, &get("suffixes")?)?,
        correlate: correlate(vm, &get("correlate")?, &get("correlate_except")?)?,
        labels: match string(&get("labels")?).as_str() {
            "table" => LabelStyle::TablePlusColumn,
            "none" => LabelStyle::None,
            _ => LabelStyle::Disambiguate,
        },
        ctes: froms(vm, &get("ctes")?)?,
    })
}

fn join_step(vm: &Vm, step: &Value) -> PyResult<JoinStep> {
    let step = vm.list_of(step)?;
    let [left, right, onclause, outer, full] = step.as_slice() else {
        return Err(vm.type_error("a join step has five parts"));
    };
    Ok(JoinStep {
        left: if left.is_none() { None } else { Some(need_from(vm, left)?) },
        right: need_from(vm, right)?,
        onclause: if onclause.is_none() { None } else { Some(condition(vm, onclause)?) },
        outer: vm.truth(outer)?,
        full: vm.truth(full)?,
    })
}

fn correlate(vm: &Vm, only: &Value, except: &Value) -> PyResult<Correlate> {
    Ok(match (only, except) {
        (Value::None, Value::None) => Correlate::Auto,
        (Value::None, except) => Correlate::Except(froms(vm, except)?),
        (only, _) => Correlate::Only(froms(vm, only)?),
    })
}

fn compound(vm: &Vm, args: Bound) -> PyResult {
    let keyword = match string(&args[0]).as_str() {
        "union_all" => "UNION ALL",
        "intersect" => "INTERSECT",
        "except" => "EXCEPT",
        "intersect_all" => "INTERSECT ALL",
        "except_all" => "EXCEPT ALL",
        _ => "UNION",
    };
    let parts = vm.list_of(&args[1])?.iter().map(|p| query(vm, p)).collect::<PyResult<Vec<_>>>()?;
    let compound = Compound {
        keyword,
        parts,
        order_by: exprs(vm, &args[2])?,
        limit: optional(vm, &args[3])?,
        offset: optional(vm, &args[4])?,
    };
    Ok(query_value(vm, Query::Compound(Rc::new(compound))))
}

fn table_clause(vm: &Vm, args: Bound) -> PyResult {
    let mut columns = Vec::new();
    for pair in vm.list_of(&args[2])? {
        let pair = vm.list_of(&pair)?;
        if let [name, ty] = pair.as_slice() {
            columns.push((
                Rc::from(string(name)),
                super::types::type_of(vm, ty)?.unwrap_or_else(SqlType::null),
            ));
        }
    }
    let from = From::clause(
        super::classes::name(&args[0]),
        text_or_none(&args[1]).map(|s| Name::new(&s)),
        columns,
    );
    Ok(from_value(vm, &from))
}

/// The query inside a CTE; with a second argument it takes that one's place (recursive unions
/// restate it).
fn cte_query(vm: &Vm, args: Bound) -> PyResult {
    let From::Alias(alias) = need_from(vm, &args[0])? else {
        return Err(vm.type_error("a CTE is needed"));
    };
    let AliasOf::Query(inside) = &alias.of else {
        return Err(vm.type_error("a CTE of a query is needed"));
    };
    if !args[1].is_none() {
        *inside.borrow_mut() = query(vm, &args[1])?;
    }
    let inside = inside.borrow().clone();
    Ok(query_value(vm, inside))
}

/// `[(key, value), …]`: columns by key; values bound with the column's type.
fn assignments(vm: &Vm, table: &From, pairs: &Value, suffix: &str) -> PyResult<Vec<Assignment>> {
    let columns = table.columns();
    let mut out = Vec::new();
    for pair in vm.list_of(pairs)? {
        let pair = vm.list_of(&pair)?;
        let [key, value] = pair.as_slice() else {
            return Err(vm.type_error("a pair of column and value is needed"));
        };
        out.push(assignment(vm, &columns, key, value, suffix)?);
    }
    Ok(out)
}

fn assignment(
    vm: &Vm,
    columns: &[(Rc<str>, Expr)],
    key: &Value,
    value: &Value,
    suffix: &str,
) -> PyResult<Assignment> {
    let key = match key.as_str() {
        Some(text) => Rc::from(&**text),
        None => match super::source::column_of(vm, key)? {
            Some(column) => column.key(),
            None => crate::expr::column_name(&coerce(vm, key)?).unwrap_or_else(|| Rc::from("")),
        },
    };
    let column = columns.iter().find(|(k, _)| *k == key).map(|(_, e)| e.clone());
    let ty = column.as_ref().map_or_else(SqlType::null, Expr::ty);
    let value = match (super::source::element_of(vm, value)?, &column) {
        (Some(_), Some(column)) => against(vm, column, value)?,
        (Some(expr), None) => expr,
        (None, _) => {
            let literal = super::literal::literal(vm, value)?;
            let ty =
                if ty.is_null() { super::expression::natural(vm, value, &literal) } else { ty };
            Expr::bindparam(&format!("{key}{suffix}"), Some(literal), ty)
        }
    };
    Ok(Assignment { key, column, value })
}

fn insert(vm: &Vm, parts: &Value) -> PyResult<Insert> {
    let get = |name: &str| part(vm, parts, name);
    let table = need_from(vm, &get("table")?)?;
    let (rows, from_select) = (get("rows")?, get("select")?);
    let source = if !from_select.is_none() {
        let names = vm.list_of(&get("names")?)?.iter().map(|n| Rc::from(string(n))).collect();
        Source::Select(names, query(vm, &from_select)?)
    } else if !rows.is_none() {
        let rows = vm.list_of(&rows)?;
        let many = rows
            .iter()
            .enumerate()
            .map(|(i, r)| assignments(vm, &table, r, &format!("_m{i}")))
            .collect::<PyResult<Vec<_>>>()?;
        Source::Rows(many)
    } else {
        Source::Row(assignments(vm, &table, &get("values")?, "")?)
    };
    Ok(Insert {
        returning: exprs(vm, &get("returning")?)?,
        on_conflict: on_conflict(vm, &table, &get("conflict")?)?,
        prefixes: exprs(vm, &get("prefixes")?)?,
        ctes: froms(vm, &get("ctes")?)?,
        source,
        table,
    })
}

fn on_conflict(vm: &Vm, table: &From, parts: &Value) -> PyResult<Option<OnConflict>> {
    if parts.is_none() {
        return Ok(None);
    }
    let get = |name: &str| part(vm, parts, name);
    let target = vm
        .list_of(&get("target")?)?
        .iter()
        .map(|t| match t.as_str() {
            Some(name) => Ok(table.column(name).unwrap_or_else(|| Expr::named(name))),
            None => coerce(vm, t),
        })
        .collect::<PyResult<Vec<_>>>()?;
    let target_where = match get("target_where")? {
        Value::None => None,
        given => Some(condition(vm, &given)?),
    };
    let update = match get("set")? {
        Value::None => None,
        pairs => {
            let bound = assignments(vm, table, &pairs, "")?.into_iter().map(anonymous).collect();
            let condition = match get("where")? {
                Value::None => None,
                given => Some(condition(vm, &given)?),
            };
            Some((bound, condition))
        }
    };
    Ok(Some(OnConflict { target, target_where, update }))
}

/// Values of DO UPDATE SET must not share the names of the row's own.
fn anonymous(mut assignment: Assignment) -> Assignment {
    if let crate::expr::ExprKind::Bind(bind) = assignment.value.kind() {
        let value: Option<Literal> = bind.value.clone();
        assignment.value = Expr::bind("param", value, assignment.value.ty());
    }
    assignment
}

fn update(vm: &Vm, parts: &Value) -> PyResult<Update> {
    let get = |name: &str| part(vm, parts, name);
    let table = need_from(vm, &get("table")?)?;
    Ok(Update {
        values: assignments(vm, &table, &get("values")?, "")?,
        wheres: conditions(vm, &get("wheres")?)?,
        returning: exprs(vm, &get("returning")?)?,
        prefixes: exprs(vm, &get("prefixes")?)?,
        ctes: froms(vm, &get("ctes")?)?,
        table,
    })
}

fn delete(vm: &Vm, parts: &Value) -> PyResult<Delete> {
    let get = |name: &str| part(vm, parts, name);
    Ok(Delete {
        table: need_from(vm, &get("table")?)?,
        wheres: conditions(vm, &get("wheres")?)?,
        returning: exprs(vm, &get("returning")?)?,
        prefixes: exprs(vm, &get("prefixes")?)?,
        ctes: froms(vm, &get("ctes")?)?,
    })
}
