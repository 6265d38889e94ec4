//! `sqlalchemy.engine.url` for Python.
use python::{Bound, Module, Native, PyResult, Value, Vm};

use super::errors::raise;
use super::expression::string;
use crate::url::make_url;

/// Adds the function.
pub(super) fn fill(module: &Module) {
    module.set("parse_url", Native::function("parse_url", "(text)", parse_url).value());
}

/// `_sqla.parse_url(text)`: the parts of a URL in the order of `URL`'s fields.
fn parse_url(vm: &Vm, args: Bound) -> PyResult {
    let url = make_url(&string(&args[0])).map_err(|e| raise(vm, e))?;
    let pair = |(k, v): &(String, String)| {
        Value::tuple(vec![Value::from(k.as_str()), Value::from(v.as_str())])
    };
    let query = Value::tuple(url.query.iter().map(pair).collect());
    Ok(Value::tuple(vec![
        Value::from(url.drivername.as_str()),
        Value::from(url.username.as_deref()),
        Value::from(url.password.as_deref()),
        Value::from(url.host.as_deref()),
        url.port.map_or(Value::None, |p| Value::Int(i64::from(p))),
        Value::from(url.database.as_deref()),
        query,
    ]))
}
