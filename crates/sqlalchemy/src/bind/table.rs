//! `Table`, `table()`, aliases, subqueries and joins in Python.

use python::{Args, Bound, ClassBuilder, Native, PyResult, Value, Vm};

use crate::expr::{AliasKind, AliasOf, From, Literal};
use crate::schema::{
    BLANK_SCHEMA, Index, MetaData, Name, OptionValue, SchemaChoice, Table, Taker, attach,
    table_key, validate_option,
};

use super::column::text_or_none;
use super::errors::{OrRaise, argument, raise};
use super::expression::string;
use super::source::need_from;
use super::state::{class, entering, pass_warnings, remember};

/// Makes the classes.
pub(super) fn install(vm: &Vm) {
    let (root, item) = (class(vm, "ClauseElement"), class(vm, "SchemaItem"));
    let from = ClassBuilder::with_bases(vm, "sqlalchemy.sql.selectable", "FromClause", &[&root])
        .getter("c", |vm, this| Ok(super::collections::of_from(vm, &need_from(vm, this)?)))
        .getter("columns", |vm, this| Ok(super::collections::of_from(vm, &need_from(vm, this)?)))
        .getter("exported_columns", |vm, this| {
            Ok(super::collections::of_from(vm, &need_from(vm, this)?))
        })
        .getter("description", |vm, this| Ok(Value::from(need_from(vm, this)?.description())))
        .method("__hash__", "(self)", |_, a| Ok(Value::Int(a[0].address() as i64)))
        .build();
    remember(vm, "FromClause", &from);
    for (name, module) in [
        ("TableClause", "sqlalchemy.sql.selectable"),
        ("Join", "sqlalchemy.sql.selectable"),
        ("AliasedReturnsRows", "sqlalchemy.sql.selectable"),
    ] {
        remember(
            vm,
            name,
            &ClassBuilder::with_bases(vm, module, name, &[&from])
                .getter("name", |vm, this| Ok(from_name(&need_from(vm, this)?)))
                .getter("left", |vm, this| side(vm, this, true))
                .getter("right", |vm, this| side(vm, this, false))
                .getter("element", |vm, this| Ok(aliased(vm, &need_from(vm, this)?)))
                .build(),
        );
    }
    let alias = class(vm, "AliasedReturnsRows");
    for name in ["Alias", "Subquery", "CTE", "TableValuedAlias"] {
        remember(
            vm,
            name,
            &ClassBuilder::with_bases(vm, "sqlalchemy.sql.selectable", name, &[&alias]).build(),
        );
    }
    let clause = class(vm, "TableClause");
    let builder = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Table", &[&clause, &item]);
    let table = changing(table_class(builder)).build();
    remember(vm, "Table", &table);
}

fn from_name(from: &From) -> Value {
    match from {
        From::Alias(a) => Value::from(a.name.as_deref()),
        From::Join(_) => Value::None,
        other => Value::from(other.description()),
    }
}

fn side(vm: &Vm, this: &Value, left: bool) -> PyResult {
    Ok(match need_from(vm, this)? {
        From::Join(join) => from_value(vm, if left { &join.left } else { &join.right }),
        _ => Value::None,
    })
}

fn aliased(vm: &Vm, from: &From) -> Value {
    match from {
        From::Alias(a) => match &a.of {
            AliasOf::From(inner) => from_value(vm, inner),
            AliasOf::Query(_) | AliasOf::Function(_) => Value::None,
        },
        _ => Value::None,
    }
}

fn table_class(builder: ClassBuilder) -> ClassBuilder {
    builder
        .attr(
            "__new__",
            Value::StaticMethod(std::rc::Rc::new(Native::raw("__new__", new_table).value())),
        )
        .raw_method("__init__", |_, _| Ok(Value::None))
        .method("__repr__", "(self)", |vm, a| Ok(Value::from(table(vm, &a[0])?.repr())))
        .method("__str__", "(self)", |vm, a| Ok(Value::from(table(vm, &a[0])?.key())))
        .property(
            "name",
            |vm, this| Ok(Value::from(table(vm, this)?.name().as_str())),
            |vm, a| {
                *table(vm, &a[0])?.name.borrow_mut() = Name::new(&string(&a[1]));
                Ok(Value::None)
            },
        )
        .getter("key", |vm, this| Ok(Value::from(table(vm, this)?.key())))
        .getter("fullname", |vm, this| Ok(Value::from(table(vm, this)?.key())))
        .property(
            "schema",
            |vm, this| Ok(Value::from(table(vm, this)?.schema())),
            |vm, a| {
                *table(vm, &a[0])?.schema.borrow_mut() = text_or_none(&a[1]).map(|s| Name::new(&s));
                Ok(Value::None)
            },
        )
        .getter("metadata", |vm, this| Ok(super::metadata::wrap(vm, &table(vm, this)?.metadata())))
        .getter("primary_key", |vm, this| {
            Ok(super::constraint::wrap(vm, &table(vm, this)?.primary_key()))
        })
        .getter("_sorted_constraints", |vm, this| {
            let all = table(vm, this)?.sorted_constraints();
            Ok(Value::list(all.iter().map(|c| super::constraint::wrap(vm, c)).collect()))
        })
        .getter("_index_list", |vm, this| {
            Ok(Value::list(
                table(vm, this)?.indexes().iter().map(|i| super::index::wrap(vm, i)).collect(),
            ))
        })
        .getter("_foreign_key_list", |vm, this| {
            Ok(Value::list(
                table(vm, this)?
                    .foreign_keys()
                    .iter()
                    .map(|k| super::foreign::wrap(vm, k))
                    .collect(),
            ))
        })
        .property(
            "comment",
            |vm, this| Ok(Value::from(table(vm, this)?.comment.borrow().as_deref())),
            |vm, a| {
                *table(vm, &a[0])?.comment.borrow_mut() =
                    text_or_none(&a[1]).map(|s| s.as_str().into());
                Ok(Value::None)
            },
        )
        .getter("autoincrement_column", |vm, this| {
            let found = table(vm, this)?.autoincrement_column().or_raise(vm)?;
            Ok(found.map_or(Value::None, |c| super::column::wrap(vm, &c)))
        })
        .getter("_prefixes", |vm, this| {
            Ok(Value::list(
                table(vm, this)?
                    .prefixes
                    .borrow()
                    .iter()
                    .map(|p| Value::from(p.as_str()))
                    .collect(),
            ))
        })
        .getter("_option_items", |vm, this| {
            Ok(option_items(vm, &table(vm, this)?.options.borrow()))
        })
}

/// What changes a table that is there.
fn changing(builder: ClassBuilder) -> ClassBuilder {
    builder
        .method("append_column", "(self, column, replace_existing=False)", append_column)
        .method("append_constraint", "(self, constraint)", |vm, a| {
            append(vm, &table(vm, &a[0])?, &a[1])?;
            Ok(Value::None)
        })
        .method("add_is_dependent_on", "(self, table)", |vm, a| {
            let other = table(vm, &a[1])?;
            table(vm, &a[0])?.extra_dependencies.borrow_mut().push(other);
            Ok(Value::None)
        })
        .method("_extend", "(self, items)", |vm, a| {
            let this = table(vm, &a[0])?;
            for item in vm.list_of(&a[1])? {
                extend(vm, &this, &item)?;
            }
            pass_warnings(vm)?;
            Ok(Value::None)
        })
        .method(
            "to_metadata",
            "(self, metadata, schema='\u{1}retain', referred_schema_fn=None, name=None)",
            to_metadata,
        )
}

/// Dialect arguments as a list of pairs.
pub(super) fn option_items(vm: &Vm, options: &crate::schema::Options) -> Value {
    let pairs = options.iter().map(|(key, value)| {
        let value = match value {
            OptionValue::Literal(literal) => super::literal::value(literal),
            OptionValue::Expr(expr) => super::element::wrap(vm, expr),
        };
        Value::tuple(vec![Value::from(key), value])
    });
    Value::list(pairs.collect())
}

/// The handle, or a TypeError.
pub(super) fn table(vm: &Vm, value: &Value) -> PyResult<Table> {
    value.payload::<Table>().ok_or_else(|| vm.type_error("a Table is needed"))
}

fn append_column(vm: &Vm, args: Bound) -> PyResult {
    let this = table(vm, &args[0])?;
    let column = super::column::column(vm, &args[1])?;
    let replace = vm.truth(&args[2])?;
    let put = || if replace { this.put_column(&column, None) } else { this.append_column(&column) };
    entering(vm, put).map_err(|e| match e {
        crate::Error::DuplicateColumn(m) => raise(vm, crate::Error::DuplicateColumn(format!(
            "{m} Specify replace_existing=True to Table.append_column() or Table.insert_column() to replace an existing column."
        ))),
        other => raise(vm, other),
    })?;
    pass_warnings(vm)?;
    Ok(Value::None)
}

/// A column, constraint or index joins the table.
pub(super) fn append(vm: &Vm, table: &Table, item: &Value) -> PyResult<()> {
    if let Some(column) = item.payload::<crate::schema::Column>() {
        return entering(vm, || table.append_column(&column)).or_raise(vm);
    }
    if let Some(constraint) = item.payload::<crate::schema::Constraint>() {
        return entering(vm, || table.append_constraint(&constraint)).or_raise(vm);
    }
    if let Some(index) = item.payload::<Index>() {
        return entering(vm, || table.append_index(&index)).or_raise(vm);
    }
    let inner = vm.attr_opt(item, "__sqla_column__")?;
    match inner {
        Some(inner) => append(vm, table, &inner),
        None => {
            let text = format!(
                "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
                vm.repr(item)?
            );
            Err(argument(vm, text))
        }
    }
}

/// The same where columns take the place of those already there (`extend_existing`, overrides of
/// reflection).
fn extend(vm: &Vm, table: &Table, item: &Value) -> PyResult<()> {
    match item.payload::<crate::schema::Column>() {
        Some(column) => entering(vm, || table.put_column(&column, None)).or_raise(vm),
        None => append(vm, table, item),
    }
}

/// `Table(name, metadata, *items, **options)`: a new table, or the one of this name.
fn new_table(vm: &Vm, args: Args) -> PyResult {
    let [cls, name, metadata, items @ ..] = args.pos.as_slice() else {
        return Err(vm.type_error(
            "Table() takes at least two positional-only arguments 'name', and 'metadata'",
        ));
    };
    let Some(metadata) = metadata.payload::<MetaData>() else {
        return Err(argument(
            vm,
            format!("expected a MetaData object, got {}", vm.repr(metadata)?),
        ));
    };
    let kw = |wanted: &str| {
        args.kw.iter().find(|(k, _)| &**k == wanted).map(|(_, v)| v.clone()).unwrap_or(Value::None)
    };
    let given = text_or_none(&kw("schema")).or_else(|| metadata.schema());
    let schema = given.clone().filter(|schema| schema != BLANK_SCHEMA);
    let key = table_key(&string(name), schema.as_deref());
    let (keep, extend_existing) =
        (vm.truth(&kw("keep_existing"))?, vm.truth(&kw("extend_existing"))?);
    if keep && extend_existing {
        return Err(argument(vm, "keep_existing and extend_existing are mutually exclusive."));
    }
    if let Some(existing) = metadata.table(&key) {
        return reuse(vm, &existing, items, &args.kw, keep, extend_existing);
    }
    if vm.truth(&kw("must_exist"))? {
        return Err(raise(vm, crate::Error::InvalidRequest(format!("Table '{key}' not defined"))));
    }
    let quote = if kw("quote").is_none() { None } else { Some(vm.truth(&kw("quote"))?) };
    let made =
        Table::new(Name::quoted(&string(name), quote), &metadata, given.as_deref().map(Name::new))
            .or_raise(vm)?;
    let value = match cls {
        Value::Class(cls) => vm.native_instance(cls, made.clone()),
        _ => vm.native_instance(&class(vm, "Table"), made.clone()),
    };
    vm.set_identity::<Table>(made.address(), value.clone());
    let filled = fill(vm, &made, &value, items, &args.kw);
    if let Err(error) = filled {
        metadata.remove(&made);
        return Err(error);
    }
    pass_warnings(vm)?;
    Ok(value)
}

fn reuse(
    vm: &Vm,
    existing: &Table,
    items: &[Value],
    kw: &[(python::Str, Value)],
    keep: bool,
    extend_existing: bool,
) -> PyResult {
    let value = wrap(vm, existing);
    let bare = kw
        .iter()
        .all(|(k, v)| matches!(&**k, "schema" | "must_exist" | "keep_existing") || v.is_none());
    if !(keep || extend_existing || items.is_empty() && bare) {
        return Err(raise(
            vm,
            crate::Error::InvalidRequest(format!(
                "Table '{}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object.",
                existing.key()
            )),
        ));
    }
    if extend_existing {
        set_options(vm, existing, &value, kw)?;
        for item in items {
            extend(vm, existing, item)?;
        }
        pass_warnings(vm)?;
    }
    Ok(value)
}

fn fill(
    vm: &Vm,
    made: &Table,
    value: &Value,
    items: &[Value],
    kw: &[(python::Str, Value)],
) -> PyResult<()> {
    set_options(vm, made, value, kw)?;
    let autoload = kw.iter().find(|(k, v)| &**k == "autoload_with" && !v.is_none());
    if let Some((_, source)) = autoload {
        super::reflect::autoload(vm, made, source, kw)?;
        return items.iter().try_for_each(|item| extend(vm, made, item));
    }
    items.iter().try_for_each(|item| append(vm, made, item))
}

fn set_options(vm: &Vm, made: &Table, value: &Value, kw: &[(python::Str, Value)]) -> PyResult<()> {
    let dict = value.as_instance().map(|i| i.dict().clone());
    if let Some(dict) = &dict
        && dict.get("info").is_none()
    {
        dict.set("info", Value::dict::<&str>([]));
    }
    for (key, given) in kw {
        match &**key {
            "schema" | "quote" | "quote_schema" | "keep_existing" | "extend_existing"
            | "must_exist" | "autoload_with" | "autoload_replace" | "resolve_fks"
            | "include_columns" | "implicit_returning" | "_extend_on" => {}
            "comment" => {
                *made.comment.borrow_mut() = text_or_none(given).map(|s| s.as_str().into())
            }
            "info" => {
                *made.info.borrow_mut() = Some(super::literal::any(given));
                if let (Some(dict), false) = (&dict, given.is_none()) {
                    dict.set("info", given.clone());
                }
            }
            "listeners" => {
                vm.call(&vm.handed("listen_all")?, vec![value.clone(), given.clone()])?;
            }
            "prefixes" => {
                *made.prefixes.borrow_mut() = vm
                    .list_of(given)?
                    .iter()
                    .map(|p| vm.str(p).map(|s| s.to_string()))
                    .collect::<PyResult<_>>()?;
            }
            "autoload" => {
                return Err(vm.type_error(
                    "Additional arguments should be named <dialectname>_<argument>, got 'autoload'",
                ));
            }
            option => {
                validate_option(Taker::Table, option).or_raise(vm)?;
                made.options.borrow_mut().set(option, option_value(vm, given)?);
            }
        }
    }
    Ok(())
}

/// The value of a dialect argument.
pub(super) fn option_value(vm: &Vm, value: &Value) -> PyResult<OptionValue> {
    Ok(match super::source::element_of(vm, value)? {
        Some(expr) => OptionValue::Expr(expr),
        None => OptionValue::Literal(match super::literal::literal(vm, value)? {
            Literal::None => Literal::None,
            other => other,
        }),
    })
}

fn to_metadata(vm: &Vm, args: Bound) -> PyResult {
    let this = table(vm, &args[0])?;
    let metadata = super::metadata::metadata(vm, &args[1])?;
    let given = args[2].as_str().map(|s| s.to_string());
    let choice = match given.as_deref() {
        Some("\u{1}retain") => SchemaChoice::Retain,
        Some(schema) => SchemaChoice::Named(schema),
        None if args[2].is_none() => SchemaChoice::Default,
        None => SchemaChoice::Retain,
    };
    let name = args[4].as_str().map(|s| s.to_string());
    let copy =
        entering(vm, || this.to_metadata(&metadata, choice, name.as_deref())).or_raise(vm)?;
    pass_warnings(vm)?;
    Ok(wrap(vm, &copy))
}

/// The Python object of a table.
pub(super) fn wrap(vm: &Vm, table: &Table) -> Value {
    vm.identity::<Table>(table.address(), || {
        let value = vm.native_instance(&class(vm, "Table"), table.clone());
        if let Some(instance) = value.as_instance() {
            instance.dict().set(
                "info",
                table
                    .info
                    .borrow()
                    .as_ref()
                    .map_or_else(|| Value::dict::<&str>([]), super::literal::from_any),
            );
        }
        value
    })
}

/// The Python object of any FROM element.
pub(super) fn from_value(vm: &Vm, from: &From) -> Value {
    let name = match from {
        From::Table(table) => return wrap(vm, table),
        From::Clause(_) => "TableClause",
        From::Join(_) => "Join",
        From::Text(e) => return super::element::wrap(vm, e),
        From::Alias(a) => match (&a.of, a.kind) {
            (_, AliasKind::Cte { .. }) => "CTE",
            (AliasOf::Query(_), AliasKind::Plain) => "Subquery",
            (AliasOf::Function(_), AliasKind::Plain) => "TableValuedAlias",
            (AliasOf::From(_), AliasKind::Plain) => "Alias",
        },
    };
    vm.identity::<From>(from.address(), || vm.native_instance(&class(vm, name), from.clone()))
}

/// Waiting constraints of a column that joins later are tried by the schema; this is for objects
/// made from Python.
pub(super) fn autoattach_index(vm: &Vm, index: &Index) -> PyResult<()> {
    entering(vm, || attach::try_autoattach_index(index)).or_raise(vm)
}
