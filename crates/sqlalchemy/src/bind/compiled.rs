//! Compiling for Python: text, parameters and result columns as tuples.

use python::{Bound, Module, Native, PyResult, Value, Vm};

use crate::compiler::{CompileOptions, Compiled, Style, compile, compile_expr};
use crate::ddl;
use crate::expr::{Expr, Literal, Statement};
use crate::schema::{Column, Constraint, Index, Table};
use crate::types::SqlType;

use super::errors::{OrRaise, raise};
use super::expression::string;
use super::literal_text::literal_text;
use super::state::{entering, pass_warnings};

/// Adds the functions.
pub(super) fn fill(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add(
        "compile",
        "(statement, named=False, literal=False, lists=None, unexpanded=False)",
        compile_statement,
    );
    add("tables_of", "(thing)", |vm, a| {
        let found = match super::source::from_of(vm, &a[0])? {
            Some(from) => crate::expr::tables_of_from(&from),
            None => match super::source::element_of(vm, &a[0])? {
                Some(expr) => crate::expr::tables_of_expr(&expr),
                None => crate::expr::tables_of_statement(&*super::statement::statement(vm, &a[0])?),
            },
        };
        Ok(Value::list(found.iter().map(|t| super::table::wrap(vm, t)).collect()))
    });
    add("lint", "(statement)", |vm, a| {
        let texts =
            crate::compiler::lint(&*super::statement::statement(vm, &a[0])?).or_raise(vm)?;
        Ok(Value::list(texts.into_iter().map(Value::from).collect()))
    });
    add("compile_element", "(element, named=True, literal=False, unexpanded=False)", |vm, a| {
        let hook = |value: &Literal, ty: &SqlType| literal_text(vm, value, ty);
        let style = if vm.truth(&a[1])? { Style::Named } else { Style::Qmark };
        let options = CompileOptions {
            style,
            literal_binds: vm.truth(&a[2])?,
            literal: Some(&hook),
            unexpanded: vm.truth(&a[3])?,
            ..CompileOptions::default()
        };
        let expr = super::source::coerce(vm, &a[0])?;
        Ok(tuple(vm, &compile_expr(&expr, options).or_raise(vm)?))
    });
    fill_ddl(module);
}

/// Statements that make and drop things of a schema.
fn fill_ddl(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("create_table_sql", "(table, if_not_exists=False)", |vm, a| {
        let table = super::table::table(vm, &a[0])?;
        let exists = vm.truth(&a[1])?;
        entering(vm, || ddl::create_table(&table, exists)).map(Value::from).or_raise(vm)
    });
    add("drop_table_sql", "(table, if_exists=False)", |vm, a| {
        Ok(Value::from(ddl::drop_table(&super::table::table(vm, &a[0])?, vm.truth(&a[1])?)))
    });
    add("create_index_sql", "(index, if_not_exists=False)", |vm, a| {
        let Some(index) = a[0].payload::<Index>() else {
            return Err(vm.type_error("an Index is needed"));
        };
        ddl::create_index(&index, vm.truth(&a[1])?).map(Value::from).or_raise(vm)
    });
    add("drop_index_sql", "(index, if_exists=False)", |vm, a| {
        let Some(index) = a[0].payload::<Index>() else {
            return Err(vm.type_error("an Index is needed"));
        };
        ddl::drop_index(&index, vm.truth(&a[1])?).map(Value::from).or_raise(vm)
    });
    add("constraint_sql", "(constraint, kind)", |vm, a| {
        let Some(constraint) = a[0].payload::<Constraint>() else {
            return Err(vm.type_error("a Constraint is needed"));
        };
        let text = match string(&a[1]).as_str() {
            "drop" => ddl::drop_constraint(&constraint),
            "add" => ddl::add_constraint(&constraint),
            _ => ddl::constraint_text(&constraint).map(Option::unwrap_or_default),
        };
        text.map(Value::from).or_raise(vm)
    });
    add("column_sql", "(column)", |vm, a| {
        let Some(column) = a[0].payload::<Column>() else {
            return Err(vm.type_error("a Column is needed"));
        };
        ddl::column_specification(&column).map(Value::from).or_raise(vm)
    });
    add("create_plan", "(metadata, tables, existing)", |vm, a| plan(vm, &a, true));
    add("drop_plan", "(metadata, tables, existing)", |vm, a| plan(vm, &a, false));
    add("quote", "(name)", |_, a| Ok(Value::from(ddl::quote::quote(&string(&a[0])))));
    add("sort_tables", "(tables)", |vm, a| {
        let tables: Vec<Table> =
            vm.list_of(&a[0])?.iter().filter_map(|t| t.payload::<Table>()).collect();
        let sorted = crate::schema::sort_tables(&tables);
        pass_warnings(vm)?;
        Ok(Value::list(sorted.iter().map(|t| super::table::wrap(vm, t)).collect()))
    });
}

/// Steps of `create_all` / `drop_all`: (table, sql, is_table).
fn plan(vm: &Vm, args: &Bound, create: bool) -> PyResult {
    let metadata = super::metadata::metadata(vm, &args[0])?;
    let only: Option<Vec<Table>> = if args[1].is_none() {
        None
    } else {
        Some(vm.list_of(&args[1])?.iter().filter_map(|t| t.payload::<Table>()).collect())
    };
    let existing: Vec<String> = vm.list_of(&args[2])?.iter().map(string).collect();
    let exists = |table: &Table| Ok(existing.contains(&table.key()));
    let steps = entering(vm, || {
        if create {
            ddl::plan::create_all(&metadata, only.as_deref(), &exists)
        } else {
            ddl::plan::drop_all(&metadata, only.as_deref(), &exists)
        }
    });
    let steps = steps.or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(Value::list(
        steps
            .into_iter()
            .map(|s| {
                Value::tuple(vec![
                    super::table::wrap(vm, &s.table),
                    Value::from(s.sql),
                    Value::Bool(s.is_table),
                ])
            })
            .collect(),
    ))
}

fn compile_statement(vm: &Vm, args: Bound) -> PyResult {
    let statement = super::statement::statement(vm, &args[0])?;
    let hook = |value: &Literal, ty: &SqlType| literal_text(vm, value, ty);
    let mut lists = Vec::new();
    for (name, values) in vm.mapping_items(&args[3])?.unwrap_or_default() {
        let values = vm
            .list_of(&values)?
            .iter()
            .map(|v| super::literal::literal(vm, v))
            .collect::<PyResult<Vec<_>>>()?;
        lists.push((string(&name), values));
    }
    let options = CompileOptions {
        // SQLite's own INSERT … ON CONFLICT is shown as SQLite takes it (Insert.stringify_dialect).
        style: if vm.truth(&args[1])? && !is_upsert(&statement) {
            Style::Named
        } else {
            Style::Qmark
        },
        literal_binds: vm.truth(&args[2])?,
        lists: Some(&lists),
        literal: Some(&hook),
        keys: None,
        unexpanded: vm.truth(&args[4])?,
    };
    Ok(tuple(vm, &compile(&statement, options).or_raise(vm)?))
}

fn is_upsert(statement: &Statement) -> bool {
    matches!(statement, Statement::Insert(insert) if insert.on_conflict.is_some())
}

/// `(sql, [(name, has_value, value, type)], [(name, type, element)])`.
fn tuple(vm: &Vm, compiled: &Compiled) -> Value {
    let params = compiled.params.iter().map(|p| {
        let list = p
            .list
            .as_ref()
            .map(|list| Value::list(list.iter().map(super::literal::value).collect()));
        let known = p.value.is_some() || list.is_some();
        let value =
            list.or_else(|| p.value.as_ref().map(super::literal::value)).unwrap_or(Value::None);
        Value::tuple(vec![
            Value::from(&*p.name),
            Value::Bool(known),
            value,
            super::types::wrap(vm, &p.ty),
        ])
    });
    let columns = compiled.columns.iter().map(|c| {
        Value::tuple(vec![
            Value::from(&*c.name),
            super::types::wrap(vm, &c.ty),
            super::element::wrap(vm, &c.expr),
        ])
    });
    Value::tuple(vec![
        Value::from(compiled.sql.as_str()),
        Value::list(params.collect()),
        Value::list(columns.collect()),
    ])
}

/// Any executable object as text with literal values.
pub(super) fn literal_sql(vm: &Vm, statement: &Value) -> PyResult<String> {
    if let Some(text) = statement.as_str() {
        return Ok(text.to_string());
    }
    if let Some(method) = vm.attr_opt(statement, "_ddl_sql")? {
        let text = vm.call(&method, Vec::new())?;
        return vm.str(&text).map(|s| s.to_string());
    }
    let handle = match vm.attr_opt(statement, "_sqla_statement")? {
        Some(method) => vm.call(&method, Vec::new())?,
        None => statement.clone(),
    };
    let hook = |value: &Literal, ty: &SqlType| literal_text(vm, value, ty);
    let options =
        CompileOptions { literal_binds: true, literal: Some(&hook), ..CompileOptions::default() };
    if let Some(expr) = super::source::element_of(vm, &handle)? {
        return compile_expr(&unbound_text(&expr), options)
            .map(|c| c.sql)
            .map_err(|e| raise(vm, e));
    }
    let made = super::statement::statement(vm, &handle)?;
    compile(&made, options).map(|c| c.sql).map_err(|e| raise(vm, e))
}

/// `text()` with names that were never bound is written as it stands.
fn unbound_text(expr: &Expr) -> Expr {
    expr.clone()
}
