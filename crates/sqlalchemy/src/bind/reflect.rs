//! Reflection for Python: what the Inspector's methods return, and `Table(autoload_with=…)`.

use python::{Bound, Module, Native, PyResult, Str, Value, Vm};

use crate::expr::Expr;
use crate::reflection as r;
use crate::schema::Table;
use sqlite::Connection;

use super::column::text_or_none;
use super::errors::{OrRaise, from_python};
use super::expression::string;
use super::state::{entering, pass_warnings};

/// Adds the functions; each takes a connection, a table name and a schema.
pub(super) fn fill(module: &Module) {
    let add = |name: &'static str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value());
    };
    add("reflect_names", "(connection, kind, schema=None)", |vm, a| {
        let (c, schema) = (connection(vm, &a[0])?, text_or_none(&a[2]));
        let names = match string(&a[1]).as_str() {
            "view" => r::get_view_names(&c, schema.as_deref()),
            "schema" => r::get_schema_names(&c),
            _ => r::get_table_names(&c, schema.as_deref()),
        };
        Ok(Value::list(names.or_raise(vm)?.into_iter().map(Value::from).collect()))
    });
    add("reflect_has_table", "(connection, table, schema=None)", |vm, a| {
        Ok(Value::Bool(
            r::has_table(&connection(vm, &a[0])?, &string(&a[1]), text_or_none(&a[2]).as_deref())
                .or_raise(vm)?,
        ))
    });
    add("reflect_columns", "(connection, table, schema=None)", columns);
    add("reflect_pk", "(connection, table, schema=None)", pk);
    add("reflect_fks", "(connection, table, schema=None)", fks);
    add("reflect_uniques", "(connection, table, schema=None)", uniques);
    add("reflect_checks", "(connection, table, schema=None)", checks);
    add("reflect_indexes", "(connection, table, schema=None)", indexes);
    add("reflect_options", "(connection, table, schema=None)", |vm, a| {
        let options = r::get_table_options(
            &connection(vm, &a[0])?,
            &string(&a[1]),
            text_or_none(&a[2]).as_deref(),
        )
        .or_raise(vm)?;
        let mut out = Vec::new();
        if options.without_rowid {
            out.push(("sqlite_with_rowid", Value::Bool(false)));
        }
        if options.strict {
            out.push(("sqlite_strict", Value::Bool(true)));
        }
        Ok(Value::dict(out))
    });
    add("reflect_view", "(connection, view, schema=None)", |vm, a| {
        Ok(Value::from(
            r::get_view_definition(
                &connection(vm, &a[0])?,
                &string(&a[1]),
                text_or_none(&a[2]).as_deref(),
            )
            .or_raise(vm)?,
        ))
    });
    add("reflect_into", "(connection, table, include_columns=None, resolve_fks=True)", |vm, a| {
        let table = super::table::table(vm, &a[1])?;
        let kw = [("include_columns".into(), a[2].clone()), ("resolve_fks".into(), a[3].clone())];
        autoload(vm, &table, &a[0], &kw)?;
        Ok(Value::None)
    });
    add(
        "reflect_metadata",
        "(connection, metadata, views, only, url, schema, resolve_fks)",
        |vm, a| {
            let only = if a[3].is_none() {
                None
            } else {
                Some(vm.list_of(&a[3])?.iter().map(string).collect::<Vec<_>>())
            };
            let (c, metadata) = (connection(vm, &a[0])?, super::metadata::metadata(vm, &a[1])?);
            let wanted = r::ReflectAll {
                schema: text_or_none(&a[5]),
                views: vm.truth(&a[2])?,
                only: only.as_deref(),
                skip_referred: !vm.truth(&a[6])?,
                url: &string(&a[4]),
            };
            entering(vm, || r::reflect_metadata(&c, &metadata, &wanted)).or_raise(vm)?;
            pass_warnings(vm)?;
            Ok(Value::None)
        },
    );
}

fn connection(vm: &Vm, value: &Value) -> PyResult<Connection> {
    connection_of(vm, value)?.ok_or_else(|| vm.type_error("a connection is needed"))
}

type Asked = (Connection, String, Option<String>);

fn asked(vm: &Vm, a: &Bound) -> PyResult<Asked> {
    Ok((connection(vm, &a[0])?, string(&a[1]), text_or_none(&a[2])))
}

fn strings(items: &[String]) -> Value {
    Value::list(items.iter().map(|s| Value::from(s.as_str())).collect())
}

fn columns(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_columns(&c, &table, schema.as_deref()).or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(Value::list(found.iter().map(|column| column_dict(vm, column)).collect()))
}

fn column_dict(vm: &Vm, column: &r::ReflectedColumn) -> Value {
    let mut items = vec![
        ("name", Value::from(column.name.as_str())),
        ("type", super::types::wrap(vm, &column.ty)),
        ("nullable", Value::Bool(column.nullable)),
        ("default", Value::from(column.default.as_deref())),
        ("primary_key", Value::Int(column.primary_key)),
    ];
    if let Some((sqltext, persisted)) = &column.computed {
        items.push((
            "computed",
            Value::dict([
                ("sqltext", Value::from(sqltext.as_str())),
                ("persisted", Value::Bool(*persisted)),
            ]),
        ));
    }
    Value::dict(items)
}

fn pk(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_pk_constraint(&c, &table, schema.as_deref()).or_raise(vm)?;
    if found.columns.is_empty() {
        return Ok(Value::dict([
            ("name", Value::None),
            ("constrained_columns", Value::list(Vec::new())),
        ]));
    }
    Ok(Value::dict([
        ("constrained_columns", strings(&found.columns)),
        ("name", Value::from(found.name.as_deref())),
    ]))
}

fn fks(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_foreign_keys(&c, &table, schema.as_deref()).or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(Value::list(
        found
            .iter()
            .map(|key| {
                let mut options = Vec::new();
                options.extend(key.ondelete.iter().map(|o| ("ondelete", Value::from(o.as_str()))));
                options.extend(key.onupdate.iter().map(|o| ("onupdate", Value::from(o.as_str()))));
                options.extend(key.deferrable.iter().map(|o| ("deferrable", Value::Bool(*o))));
                options
                    .extend(key.initially.iter().map(|o| ("initially", Value::from(o.as_str()))));
                Value::dict([
                    ("name", Value::from(key.name.as_deref())),
                    ("constrained_columns", strings(&key.constrained_columns)),
                    ("referred_schema", Value::from(key.referred_schema.as_deref())),
                    ("referred_table", Value::from(key.referred_table.as_str())),
                    ("referred_columns", strings(&key.referred_columns)),
                    ("options", Value::dict(options)),
                ])
            })
            .collect(),
    ))
}

fn uniques(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_unique_constraints(&c, &table, schema.as_deref()).or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(Value::list(
        found
            .iter()
            .map(|u| {
                Value::dict([
                    ("name", Value::from(u.name.as_deref())),
                    ("column_names", strings(&u.column_names)),
                ])
            })
            .collect(),
    ))
}

fn checks(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_check_constraints(&c, &table, schema.as_deref()).or_raise(vm)?;
    Ok(Value::list(
        found
            .iter()
            .map(|k| {
                Value::dict([
                    ("sqltext", Value::from(k.sqltext.as_str())),
                    ("name", Value::from(k.name.as_deref())),
                ])
            })
            .collect(),
    ))
}

fn indexes(vm: &Vm, a: Bound) -> PyResult {
    let (c, table, schema) = asked(vm, &a)?;
    let found = r::get_indexes(&c, &table, schema.as_deref()).or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(Value::list(
        found
            .iter()
            .map(|i| {
                let options = i
                    .where_clause
                    .as_ref()
                    .map(|w| ("sqlite_where", super::element::wrap(vm, &Expr::text(w))));
                Value::dict([
                    ("name", Value::from(i.name.as_str())),
                    ("column_names", strings(&i.column_names)),
                    ("unique", Value::Int(i.unique)),
                    ("dialect_options", Value::dict(options)),
                ])
            })
            .collect(),
    ))
}

/// The connection behind `Connection`, `Session`, `Engine`, `sqlite3.Connection`.
pub(super) fn connection_of(vm: &Vm, value: &Value) -> PyResult<Option<Connection>> {
    if let Some(connection) = value.payload::<Connection>() {
        return Ok(Some(connection));
    }
    if value.is_none() {
        return Ok(None);
    }
    match vm.attr_opt(value, "_sqla_raw")? {
        Some(inner) if !inner.is(value) => connection_of(vm, &inner),
        _ => Ok(None),
    }
}

/// `Table(..., autoload_with=…)`: the source may be an engine, a connection or an Inspector.
pub(super) fn autoload(
    vm: &Vm,
    table: &Table,
    source: &Value,
    kw: &[(Str, Value)],
) -> PyResult<()> {
    let get = |wanted: &str| {
        kw.iter().find(|(k, _)| &**k == wanted).map(|(_, v)| v.clone()).unwrap_or(Value::None)
    };
    let include = get("include_columns");
    let include_columns = if include.is_none() {
        None
    } else {
        Some(vm.list_of(&include)?.iter().map(string).collect())
    };
    let skip_referred = matches!(get("resolve_fks"), Value::Bool(false));
    let wrapped = super::table::wrap(vm, table);
    vm.call(
        &vm.handed("ask_autoload")?,
        vec![source.clone(), wrapped, Value::Bool(!skip_referred)],
    )?;
    let c = connection(vm, source)?;
    let dispatch = vm.handed("column_reflect")?;
    let hook = |table: &Table, column: &mut r::ReflectedColumn| -> Result<(), crate::Error> {
        reflected(vm, &dispatch, table, column).map_err(from_python)
    };
    let listened = vm.truth(&vm.handed("column_reflect_listeners")?)?;
    let options = r::ReflectOptions {
        include_columns,
        exclude_columns: Vec::new(),
        skip_referred,
        hook: listened.then_some(&hook as r::ColumnHook<'_>),
    };
    entering(vm, || r::reflect_table(&c, table, &options)).or_raise(vm)?;
    pass_warnings(vm)
}

/// Listeners of `column_reflect` may change name, type and default.
fn reflected(
    vm: &Vm,
    dispatch: &Value,
    table: &Table,
    column: &mut r::ReflectedColumn,
) -> PyResult<()> {
    let info = column_dict(vm, column);
    vm.call(dispatch, vec![super::table::wrap(vm, table), info.clone()])?;
    let get = |name: &str| info.as_dict().and_then(|d| d.get(name)).unwrap_or(Value::None);
    if let Some(ty) = super::types::type_of(vm, &get("type"))? {
        column.ty = ty;
    }
    column.nullable = vm.truth(&get("nullable"))?;
    column.default = text_or_none(&get("default"));
    Ok(())
}
