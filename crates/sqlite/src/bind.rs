//! The Rust half of Python's `sqlite3`: a raw connection with `execute`, on which our `sqlite3` and
//! `sqlalchemy.engine` stand.

use crate::{
    Binding, Connection, Databases, End, Isolation, Observer, Rows, Seen, SqlValue, SqliteClass,
    SqliteError,
};
use python::{
    Bound, Class, ClassBuilder, FrozenModule, Home, Library, Module, Native, PyErr, PyResult,
    Value, Vm,
};
use std::cell::RefCell;
use std::rc::Rc;

/// Per process.
#[derive(Clone, Default)]
struct Core {
    /// The class of raw connections, once the module is imported.
    connection: RefCell<Option<Class>>,
    /// `sqlite3`'s exceptions, which that module hands over when it is imported.
    exceptions: RefCell<Vec<Value>>,
    databases: RefCell<Databases>,
    /// Who watches statements.
    observer: RefCell<Option<Rc<dyn Observer>>>,
}

fn core(vm: &Vm) -> Rc<Core> {
    vm.extension::<Core>()
}

/// Makes `sqlite3` importable.
pub fn install(vm: &Vm) {
    vm.add_native_module("_sqlite3", fill);
    vm.add_library(Library {
        home: Home::Standard,
        modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")),
    });
}

/// Gives the process its databases; without this it has an empty store of its own.
pub fn set_databases(vm: &Vm, databases: Databases) {
    core(vm).databases.replace(databases);
}

/// The databases of the process.
pub fn databases(vm: &Vm) -> Databases {
    core(vm).databases.borrow().clone()
}

/// Lets somebody see each statement of the process; costs nothing where nobody looks.
pub fn observe(vm: &Vm, observer: Rc<dyn Observer>) {
    core(vm).observer.replace(Some(observer));
}

fn fill(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let connection = raw_connection(vm);
    module.set("RawConnection", Value::Class(connection.clone()));
    core(vm).connection.replace(Some(connection));
    module.set(
        "open_database",
        Native::function("open_database", "(path, timeout=5.0)", open_database).value(),
    );
    let register = |vm: &Vm, a: Bound| {
        core(vm).exceptions.replace(vm.list_of(&a[0])?);
        Ok(Value::None)
    };
    module.set("_register", Native::function("_register", "(exceptions)", register).value());
    Ok(())
}

fn string(value: &Value) -> String {
    value.as_str().map(|text| text.to_string()).unwrap_or_default()
}

/// Makes the class.
fn raw_connection(vm: &Vm) -> Class {
    ClassBuilder::new(vm, "_sqlite3", "RawConnection")
        .method("execute", "(self, sql, parameters=())", |vm, a| {
            let (connection, sql, binding) = (raw(vm, &a[0])?, string(&a[1]), binding(vm, &a[2])?);
            let (sql, binding, named) = in_project(vm, sql, binding);
            let bindings = [binding];
            let rows = watched(vm, &connection, &sql, &bindings, false, || {
                connection.execute(&sql, &bindings[0]).map_err(|error| as_named(error, named))
            });
            rows.map(|r| rows_value(&r)).map_err(|e| raise(vm, &e))
        })
        .method("execute_many", "(self, sql, parameters)", |vm, a| {
            let bindings =
                vm.list_of(&a[2])?.iter().map(|p| binding(vm, p)).collect::<PyResult<Vec<_>>>()?;
            let (connection, sql) = (raw(vm, &a[0])?, string(&a[1]));
            let rows = watched(vm, &connection, &sql, &bindings, false, || {
                connection.execute_many(&sql, &bindings)
            });
            rows.map(|r| rows_value(&r)).map_err(|e| raise(vm, &e))
        })
        .method("execute_script", "(self, sql)", |vm, a| {
            let (connection, sql) = (raw(vm, &a[0])?, script_in_project(vm, string(&a[1])));
            unit(vm, watched(vm, &connection, &sql, &[], true, || connection.execute_script(&sql)))
        })
        .method("commit", "(self)", |vm, a| ended(vm, &a[0], End::Commit, Connection::commit))
        .method("rollback", "(self)", |vm, a| ended(vm, &a[0], End::Rollback, Connection::rollback))
        .method("close", "(self)", |vm, a| {
            ended(vm, &a[0], End::Close, |connection| {
                connection.close();
                Ok(())
            })
        })
        .getter("closed", |vm, this| Ok(Value::Bool(raw(vm, this)?.is_closed())))
        .getter("in_transaction", |vm, this| Ok(Value::Bool(raw(vm, this)?.in_transaction())))
        .getter("total_changes", |vm, this| {
            Ok(Value::Int(i64::try_from(raw(vm, this)?.total_changes()).unwrap_or(i64::MAX)))
        })
        .property(
            "isolation_level",
            |vm, this| {
                Ok(match raw(vm, this)?.isolation() {
                    Isolation::Autocommit => Value::None,
                    Isolation::Legacy(word) => Value::from(word),
                })
            },
            |vm, a| {
                let isolation = if a[1].is_none() {
                    Isolation::Autocommit
                } else {
                    Isolation::Legacy(string(&a[1]).to_uppercase())
                };
                unit(vm, raw(vm, &a[0])?.set_isolation(isolation))
            },
        )
        .build()
}

/// An ATTACH whose file is a path of the project, as `open_database` has it.
fn in_project(vm: &Vm, sql: String, binding: Binding) -> (String, Binding, Option<String>) {
    let mut named = None;
    let place = |path: &str| {
        named = Some(path.to_owned());
        Ok(python::normal_path(&vm.absolute(path)))
    };
    match crate::attach::placed(&sql, &binding, place) {
        Some(Ok((sql, binding))) => (sql, binding, named),
        _ => (sql, binding, None),
    }
}

/// An error about a file, with the file's name as the program wrote it.
fn as_named(error: SqliteError, named: Option<String>) -> SqliteError {
    match (named, error.message.split_once("unable to open database: ")) {
        (Some(path), Some(_)) => {
            SqliteError { message: format!("unable to open database: {path}"), ..error }
        }
        _ => error,
    }
}

/// The same in a script.
fn script_in_project(vm: &Vm, sql: String) -> String {
    if !sql.to_ascii_lowercase().contains("attach") {
        return sql;
    }
    let statements = crate::statements::all(&sql).into_iter();
    statements.map(|one| in_project(vm, one.to_owned(), Binding::default()).0).collect()
}

/// Runs a statement under the eyes of who watches.
fn watched<T>(
    vm: &Vm,
    connection: &Connection,
    sql: &str,
    bindings: &[Binding],
    script: bool,
    run: impl FnOnce() -> Result<T, SqliteError>,
) -> Result<T, SqliteError> {
    let observer = core(vm).observer.borrow().clone();
    let Some(observer) = observer else {
        let done = run();
        vm.host.worked();
        return done;
    };
    observer.before(vm, connection, sql);
    let started = vm.host.now().0;
    let done = run();
    vm.host.worked();
    let micros = vm.host.now().0 - started;
    observer.after(
        vm,
        connection,
        &Seen { sql, bindings, script, error: done.as_ref().err(), micros },
    );
    done
}

/// Ends a transaction or a connection under the eyes of who watches.
fn ended(
    vm: &Vm,
    this: &Value,
    how: End,
    run: impl FnOnce(&Connection) -> Result<(), SqliteError>,
) -> PyResult {
    let connection = raw(vm, this)?;
    let done = run(&connection);
    let observer = core(vm).observer.borrow().clone();
    if let Some(observer) = observer.filter(|_| done.is_ok()) {
        observer.ended(&connection, how);
    }
    unit(vm, done)
}

fn open_database(vm: &Vm, a: Bound) -> PyResult {
    let real = || vm.type_error(format!("must be real number, not {}", vm.class_of(&a[1]).name()));
    let timeout = python::number::to_float(&a[1]).ok_or_else(real)?;
    open(vm, &string(&a[0]), timeout)
}

fn open(vm: &Vm, path: &str, timeout: f64) -> PyResult {
    let databases = core(vm).databases.borrow().clone();
    let opened = if path == ":memory:" || path.is_empty() {
        databases.connect_memory()
    } else {
        databases.connect(&python::normal_path(&vm.absolute(path)))
    };
    let opened = opened.and_then(|connection| connection.set_timeout(timeout).map(|()| connection));
    match opened {
        Ok(connection) => {
            let class = core(vm).connection.borrow().clone();
            let class = class.ok_or_else(|| vm.type_error("_sqlite3 is not imported"))?;
            Ok(vm.native_instance(&class, connection))
        }
        Err(error) => Err(raise(vm, &error)),
    }
}

fn raw(vm: &Vm, value: &Value) -> PyResult<Connection> {
    value.payload::<Connection>().ok_or_else(|| vm.type_error("a connection is needed"))
}

/// `(names or None, rows, rowcount, lastrowid)`.
fn rows_value(rows: &Rows) -> Value {
    let names = if rows.names.is_empty() {
        Value::None
    } else {
        Value::list(rows.names.iter().map(|n| Value::from(n.as_str())).collect())
    };
    let all =
        rows.rows.iter().map(|row| Value::tuple(row.iter().map(value_of).collect())).collect();
    Value::tuple(vec![
        names,
        Value::list(all),
        Value::Int(rows.rowcount),
        Value::Int(rows.lastrowid),
    ])
}

fn value_of(value: &SqlValue) -> Value {
    match value {
        SqlValue::Null => Value::None,
        SqlValue::Int(n) => Value::Int(*n),
        SqlValue::Real(x) => Value::Float(*x),
        SqlValue::Text(s) => Value::from(s.as_str()),
        SqlValue::Blob(b) => Value::Bytes(std::rc::Rc::new(b.clone())),
    }
}

fn binding(vm: &Vm, parameters: &Value) -> PyResult<Binding> {
    if let Some(pairs) = vm.mapping_items(parameters)?.filter(|_| parameters.as_dict().is_some()) {
        let named = pairs
            .iter()
            .enumerate()
            .map(|(i, (k, v))| Ok((string(k), sql_value(vm, v, i + 1)?)))
            .collect::<PyResult<Vec<_>>>()?;
        return Ok(Binding::Named(named));
    }
    let values = vm.list_of(parameters)?;
    let bound = values
        .iter()
        .enumerate()
        .map(|(i, v)| sql_value(vm, v, i + 1))
        .collect::<PyResult<Vec<_>>>()?;
    Ok(Binding::Positional(bound))
}

/// What the module can bind; dates through its default adapters.
fn sql_value(vm: &Vm, value: &Value, position: usize) -> PyResult<SqlValue> {
    Ok(match value.base() {
        Value::None => SqlValue::Null,
        Value::Bool(b) => SqlValue::Int(i64::from(*b)),
        Value::Int(n) => SqlValue::Int(*n),
        Value::Float(x) if x.is_nan() => SqlValue::Null,
        Value::Float(x) => SqlValue::Real(*x),
        Value::Str(s) => SqlValue::Text(s.to_string()),
        Value::Bytes(b) => SqlValue::Blob(b.to_vec()),
        Value::ByteArray(b) => SqlValue::Blob(b.borrow().clone()),
        Value::Big(_) => {
            return Err(
                vm.error("OverflowError", "Python int too large to convert to SQLite INTEGER")
            );
        }
        other => return adapted(vm, other, position),
    })
}

fn adapted(vm: &Vm, value: &Value, position: usize) -> PyResult<SqlValue> {
    let name = vm.class_of(value).name().to_string();
    let text = match name.as_str() {
        "date" => vm.call_method(value, "isoformat", Vec::new())?,
        "datetime" => vm.call_method(value, "isoformat", vec![Value::from(" ")])?,
        _ => {
            let error = SqliteError::new(
                SqliteClass::Programming,
                format!("Error binding parameter {position}: type '{name}' is not supported"),
            );
            return Err(raise(vm, &error));
        }
    };
    Ok(SqlValue::Text(string(&text)))
}

fn unit(vm: &Vm, done: Result<(), SqliteError>) -> PyResult {
    done.map(|()| Value::None).map_err(|e| raise(vm, &e))
}

/// The exception of Python's `sqlite3` module.
fn raise(vm: &Vm, error: &SqliteError) -> PyErr {
    let made = || -> PyResult<PyErr> {
        let known = core(vm);
        let classes = known.exceptions.borrow();
        let named = |value: &&Value| {
            matches!(value,
                Value::Class(class) if *class.name() == *error.class.name())
        };
        let Some(class) = classes.iter().find(named) else {
            return Ok(vm.error("RuntimeError", error.to_string()));
        };
        let value = vm.call(class, vec![Value::from(error.message.as_str())])?;
        vm.to_exception(&value)
    };
    made().unwrap_or_else(|e| e)
}
