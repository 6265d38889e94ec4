//! A user's class of types: what it says is asked once, when the type is first used.

use std::any::Any;
use std::rc::Rc;

use python::{Class, Instance, PyResult, Str, Value, Vm};

use crate::error::Error;
use crate::expr::{Expr, ExprKind};
use crate::types::{CustomType, HOLE, SqlType, TypeClass, TypeData, Visit, Way};

use super::errors::from_python;
use super::temporal;
use super::types::{sql_type, type_of};

/// A user's class: what it says is asked once, when the type is first used.
pub(super) fn customize(
    vm: &Vm,
    value: &Value,
    instance: &Rc<Instance>,
    row: &'static TypeClass,
    own: &SqlType,
) -> PyResult<SqlType> {
    let class = instance.class();
    let mut data = own.data().clone();
    if temporal::is_own(row) {
        temporal::from_attributes(vm, &mut data, value)?;
    }
    if row.name == "TypeDecorator" && data.inner.is_none() {
        // A class whose __init__ does not call its base: the declared implementation without
        // arguments.
        let declared = vm.attr_opt(value, "impl")?.unwrap_or(Value::None);
        data.inner = type_of(vm, &declared)?;
    }
    let custom = PythonType {
        value: value.clone(),
        class_name: class.name().to_string(),
        module: class.module.borrow().to_string(),
        own_repr: own_repr(vm, value, &class, row.visit)?,
        col_spec: if row.visit == Visit::UserDefined {
            Some(call_text(vm, value, "get_col_spec"))
        } else {
            None
        },
        dialect_impl: if row.visit == Visit::Decorator {
            dialect_impl(vm, value, &class)
        } else {
            None
        },
        inward: None,
        outward: None,
    };
    let plain = SqlType::new(TypeData { custom: Some(Rc::new(custom.clone())), ..data.clone() });
    instance.set_native(plain.clone());
    let inward = around(vm, value, &class, &plain, "bind_expression")?;
    let outward = around(vm, value, &class, &plain, "column_expression")?;
    if inward.is_none() && outward.is_none() {
        return Ok(plain);
    }
    data.custom = Some(Rc::new(PythonType { inward, outward, ..custom }));
    let ty = SqlType::new(data);
    instance.set_native(ty.clone());
    Ok(ty)
}

/// What a user's method puts around a value or a column; nothing, where it has none or gives back what
/// it got.
fn around(
    vm: &Vm,
    value: &Value,
    class: &Class,
    ty: &SqlType,
    method: &str,
) -> PyResult<Option<Expr>> {
    if !matches!(class.lookup(&Str::intern(method)), Some(Value::Function(_))) {
        return Ok(None);
    }
    let hole = Expr::new(ExprKind::Raw(Rc::from(HOLE)), ty.clone());
    let made = vm.call_method(value, method, vec![super::element::wrap(vm, &hole)])?;
    if made.is_none() {
        return Ok(None);
    }
    let made = super::source::coerce(vm, &made)?;
    Ok((!made.ptr_eq(&hole)).then_some(made))
}

fn own_repr(vm: &Vm, value: &Value, class: &Class, visit: Visit) -> PyResult<Option<String>> {
    if let Some(Value::Function(_)) = class.lookup(&Str::intern("__repr__")) {
        return vm.repr(value).map(Some);
    }
    // A type whose __init__ the user wrote shows what that takes (TypeEngine.__repr__); a decorator
    // its implementation's.
    let own_init = matches!(class.lookup(&Str::intern("__init__")), Some(Value::Function(_)));
    if !own_init || visit == Visit::Decorator {
        return Ok(None);
    }
    let said = vm.call(&vm.handed("generic_repr")?, vec![value.clone()])?;
    vm.str(&said).map(|text| Some(text.to_string()))
}

fn call_text(vm: &Vm, value: &Value, method: &str) -> Result<String, Error> {
    let said = vm.call_method(value, method, Vec::new()).map_err(from_python)?;
    vm.str(&said).map(|s| s.to_string()).map_err(from_python)
}

fn dialect_impl(vm: &Vm, value: &Value, class: &Class) -> Option<Result<SqlType, Error>> {
    match class.lookup(&Str::intern("load_dialect_impl")) {
        Some(Value::Function(_)) => Some(load_impl(vm, value).map_err(from_python)),
        _ => None,
    }
}

fn load_impl(vm: &Vm, value: &Value) -> PyResult<SqlType> {
    let said = vm.call_method(value, "load_dialect_impl", vec![vm.handed("dialect")?])?;
    if said.is(value) {
        return Err(vm.type_error("load_dialect_impl() gave the type itself"));
    }
    sql_type(vm, &said)
}

/// A user's class, as asked when first used.
#[derive(Clone)]
pub(super) struct PythonType {
    pub value: Value,
    class_name: String,
    module: String,
    own_repr: Option<String>,
    col_spec: Option<Result<String, Error>>,
    dialect_impl: Option<Result<SqlType, Error>>,
    inward: Option<Expr>,
    outward: Option<Expr>,
}

impl CustomType for PythonType {
    fn class_name(&self) -> String {
        self.class_name.clone()
    }

    fn module(&self) -> String {
        self.module.clone()
    }

    fn own_repr(&self) -> Option<String> {
        self.own_repr.clone()
    }

    fn col_spec(&self) -> Result<String, Error> {
        self.col_spec.clone().unwrap_or_else(|| {
            Err(Error::Attribute(format!(
                "'{}' object has no attribute 'get_col_spec'",
                self.class_name
            )))
        })
    }

    fn dialect_impl(&self) -> Result<Option<SqlType>, Error> {
        self.dialect_impl.clone().transpose()
    }

    fn around(&self, way: Way) -> Option<Rc<dyn Any>> {
        let found = if way == Way::In { &self.inward } else { &self.outward };
        found.clone().map(|expr| Rc::new(expr) as Rc<dyn Any>)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The Python object of a user's type.
pub(super) fn custom_value(ty: &SqlType) -> Option<Value> {
    ty.data()
        .custom
        .as_ref()
        .and_then(|c| c.as_any().downcast_ref::<PythonType>())
        .map(|p| p.value.clone())
}
