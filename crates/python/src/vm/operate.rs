//! Operators: builtin values first, then special methods of either side.
use super::Vm;
use super::subscript::as_size;
use crate::code::{BinaryOp, UnaryOp};
use crate::collections::{List, Set};
use crate::error::{PyErr, PyResult};
use crate::number::{arithmetic, from_big, to_big};
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

/// Symbol, method, reflected method and in-place method of an operator.
pub(crate) fn spelling(op: BinaryOp) -> (&'static str, &'static str, &'static str, &'static str) {
    match op {
        BinaryOp::Add => ("+", "__add__", "__radd__", "__iadd__"),
        BinaryOp::Sub => ("-", "__sub__", "__rsub__", "__isub__"),
        BinaryOp::Mul => ("*", "__mul__", "__rmul__", "__imul__"),
        BinaryOp::MatMul => ("@", "__matmul__", "__rmatmul__", "__imatmul__"),
        BinaryOp::Div => ("/", "__truediv__", "__rtruediv__", "__itruediv__"),
        BinaryOp::FloorDiv => ("//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"),
        BinaryOp::Mod => ("%", "__mod__", "__rmod__", "__imod__"),
        BinaryOp::Pow => ("** or pow()", "__pow__", "__rpow__", "__ipow__"),
        BinaryOp::LShift => ("<<", "__lshift__", "__rlshift__", "__ilshift__"),
        BinaryOp::RShift => (">>", "__rshift__", "__rrshift__", "__irshift__"),
        BinaryOp::Or => ("|", "__or__", "__ror__", "__ior__"),
        BinaryOp::Xor => ("^", "__xor__", "__rxor__", "__ixor__"),
        BinaryOp::And => ("&", "__and__", "__rand__", "__iand__"),
    }
}

/// Values of fewer bytes or items are made without a look at the memory: the instructions around
/// them look.
const SMALL: usize = 4096;

impl Vm {
    /// `left op right`.
    ///
    /// # Errors
    /// TypeError where neither side knows how; what special methods raise.
    pub fn binary(&self, op: BinaryOp, left: &Value, right: &Value) -> PyResult {
        if let (Value::Int(a), Value::Int(b)) = (left, right) {
            let quick = match op {
                BinaryOp::Add => a.checked_add(*b),
                BinaryOp::Sub => a.checked_sub(*b),
                _ => None,
            };
            if let Some(number) = quick {
                return Ok(Value::Int(number));
            }
        }
        let objects = matches!(left, Value::Instance(_) | Value::Class(_))
            || matches!(right, Value::Instance(_) | Value::Class(_));
        if objects && let Some(value) = self.binary_special(op, left, right)? {
            return Ok(value);
        }
        // `%` shows the object itself, not the builtin value underneath.
        let formats = op == BinaryOp::Mod && matches!(left.base(), Value::Str(_) | Value::Bytes(_));
        match self.binary_builtin(op, left.base(), if formats { right } else { right.base() }) {
            Some(result) => result,
            None => Err(self.unsupported_operands(op, left, right, false)),
        }
    }

    /// Special methods of instances and metaclasses; none where neither side has an answer.
    fn binary_special(&self, op: BinaryOp, left: &Value, right: &Value) -> PyResult<Option<Value>> {
        let (_, name, reflected, _) = spelling(op);
        let (name, reflected) = (Str::intern(name), Str::intern(reflected));
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let right_first = !left_class.is(&right_class)
            && right_class.is_subclass(&left_class)
            && right_class.lookup(&reflected).is_some();
        if right_first && let Some(value) = self.try_special(right, &reflected, left)? {
            return Ok(Some(value));
        }
        if let Some(value) = self.try_special(left, &name, right)? {
            return Ok(Some(value));
        }
        if !right_first && !left_class.is(&right_class) {
            return self.try_special(right, &reflected, left);
        }
        Ok(None)
    }

    /// Calls a special method written by a program or a crate; builtin ones are handled elsewhere.
    pub(super) fn try_special(
        &self,
        object: &Value,
        name: &Str,
        other: &Value,
    ) -> PyResult<Option<Value>> {
        if !matches!(object, Value::Instance(_) | Value::Class(_)) {
            return Ok(None);
        }
        let class = self.class_of(object);
        let Some(found) = class.lookup(name) else { return Ok(None) };
        if found.is_none() {
            return Ok(None);
        }
        if let Value::Native(native) = &found
            && native.owner.is_some()
            && !object.base().is(object)
        {
            return Ok(None);
        }
        let result = match &found {
            Value::Function(_) => self.call(&found, vec![object.clone(), other.clone()])?,
            _ => {
                let method = self.bind(&found, object, &class)?;
                self.call(&method, vec![other.clone()])?
            }
        };
        Ok(if matches!(result, Value::NotImplemented) { None } else { Some(result) })
    }

    fn unsupported_operands(
        &self,
        op: BinaryOp,
        left: &Value,
        right: &Value,
        in_place: bool,
    ) -> PyErr {
        let symbol = spelling(op).0;
        let symbol = match (in_place, op) {
            (true, BinaryOp::Pow) => "**=".to_string(),
            (true, _) => format!("{symbol}="),
            (false, _) => symbol.to_string(),
        };
        let (a, b) = (self.type_name(left), self.type_name(right));
        let sequence = |value: &Value| {
            matches!(
                value.base(),
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
            )
        };
        match (op, left.base()) {
            (BinaryOp::Add, Value::Str(_)) => {
                self.type_error(format!("can only concatenate str (not \"{}\") to str", b))
            }
            (BinaryOp::Add, Value::List(_)) if !in_place => {
                self.type_error(format!("can only concatenate list (not \"{}\") to list", b))
            }
            (BinaryOp::Add, Value::Tuple(_)) => {
                self.type_error(format!("can only concatenate tuple (not \"{}\") to tuple", b))
            }
            (BinaryOp::Add, Value::Bytes(_)) => {
                self.type_error(format!("can't concat {} to bytes", b))
            }
            (BinaryOp::Mul, _) if sequence(left) => {
                self.type_error(format!("can't multiply sequence by non-int of type '{}'", b))
            }
            (BinaryOp::Mul, _) if sequence(right) => {
                self.type_error(format!("can't multiply sequence by non-int of type '{}'", a))
            }
            _ => self.type_error(format!(
                "unsupported operand type(s) for {symbol}: '{}' and '{}'",
                a, b
            )),
        }
    }

    pub(crate) fn binary_builtin(
        &self,
        op: BinaryOp,
        left: &Value,
        right: &Value,
    ) -> Option<PyResult> {
        if let Some(result) = arithmetic(self, op, left, right) {
            return Some(result);
        }
        match (op, left, right) {
            (BinaryOp::Add, Value::Str(a), Value::Str(b)) => {
                Some(self.check_size(a.len() + b.len()).map(|()| {
                    let mut text = String::with_capacity(a.len() + b.len());
                    text.push_str(a);
                    text.push_str(b);
                    text.into()
                }))
            }
            (BinaryOp::Add, Value::List(a), Value::List(b)) => {
                Some(Ok(Value::list(a.borrow().iter().chain(b.borrow().iter()).cloned().collect())))
            }
            (BinaryOp::Add, Value::Tuple(a), Value::Tuple(b)) => {
                Some(Ok(Value::tuple(a.iter().chain(b.iter()).cloned().collect())))
            }
            (
                BinaryOp::Add,
                Value::Bytes(_) | Value::ByteArray(_),
                Value::Bytes(_) | Value::ByteArray(_),
            ) => Some(self.join_bytes(left, right)),
            (BinaryOp::Mod, Value::Str(format), _) => {
                Some(crate::format::percent(self, format, right).map(Value::from))
            }
            (BinaryOp::Mod, Value::ByteArray(format), _) => {
                let made = crate::format::bytes_percent(self, &format.borrow(), right);
                Some(made.map(|bytes| Value::ByteArray(Rc::new(bytes.into()))))
            }
            (BinaryOp::Mod, Value::Bytes(format), _) => {
                let made = crate::format::bytes_percent(self, format, right);
                Some(made.map(|bytes| Value::Bytes(Rc::new(bytes))))
            }
            (BinaryOp::Mul, _, _) => self.repeat(left, right).or_else(|| self.repeat(right, left)),
            (BinaryOp::Or, Value::Dict(a), Value::Dict(b)) => {
                let new = a.copy();
                Some(new.update(self, b).map(|()| Value::Dict(new.shared())))
            }
            (BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor, _, _) => {
                self.set_operation(op, left, right).or_else(|| self.union_type(op, left, right))
            }
            _ => None,
        }
    }

    fn join_bytes(&self, left: &Value, right: &Value) -> PyResult {
        let mut all = crate::builtins::bytes_content(self, left)?;
        all.extend(crate::builtins::bytes_content(self, right)?);
        self.check_size(all.len())?;
        Ok(crate::builtins::bytes_like(left, all))
    }

    /// Whether a value of so many bytes or items may be made.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn check_size(&self, size: usize) -> PyResult<()> {
        match size {
            0..SMALL => Ok(()),
            _ if size > self.budget.size => Err(self.error("MemoryError", "")),
            _ => self.check_memory(size),
        }
    }

    fn repeat(&self, sequence: &Value, count: &Value) -> Option<PyResult> {
        let length = match sequence {
            Value::Str(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::ByteArray(bytes) => bytes.borrow().len(),
            Value::List(list) => list.len() * 16,
            Value::Tuple(items) => items.len() * 16,
            _ => return None,
        };
        let times = match count {
            Value::Big(_) => {
                return Some(Err(
                    self.error("OverflowError", "cannot fit 'int' into an index-sized integer")
                ));
            }
            other => match other.as_int() {
                Some(count) => as_size(count),
                None if matches!(other, Value::Instance(_)) => {
                    self.class_of(other).lookup(&self.names().__index__)?;
                    match self.index(other) {
                        Ok(count) => as_size(count),
                        Err(error) => return Some(Err(error)),
                    }
                }
                None => return None,
            },
        };
        if let Err(error) = self.check_size(length.saturating_mul(times)) {
            return Some(Err(error));
        }
        let repeated = |items: &[Value]| {
            items.iter().cycle().take(items.len() * times).cloned().collect::<Vec<_>>()
        };
        Some(Ok(match sequence {
            Value::Str(text) => text.repeat(times).into(),
            Value::Bytes(bytes) => Value::Bytes(Rc::new(bytes.repeat(times))),
            Value::ByteArray(bytes) => {
                Value::ByteArray(Rc::new(bytes.borrow().repeat(times).into()))
            }
            Value::List(list) => Value::list(repeated(&list.borrow())),
            Value::Tuple(items) => Value::tuple(repeated(items)),
            _ => return None,
        }))
    }

    pub(crate) fn set_items(value: &Value) -> Option<Vec<Value>> {
        match value {
            Value::Set(set) | Value::FrozenSet(set) => Some(set.to_vec()),
            Value::View(view) if view.proxy => None,
            Value::View(view) if view.kind == crate::value::ViewKind::Keys => {
                Some(view.dict.keys())
            }
            Value::View(view) if view.kind == crate::value::ViewKind::Items => {
                Some(view.dict.items().into_iter().map(|(k, v)| Value::tuple(vec![k, v])).collect())
            }
            _ => None,
        }
    }

    fn set_operation(&self, op: BinaryOp, left: &Value, right: &Value) -> Option<PyResult> {
        let (a, b) = (Self::set_items(left)?, Self::set_items(right)?);
        let frozen = matches!(left, Value::FrozenSet(_));
        let result = self.combine_sets(op, a, b);
        Some(result.map(|set| {
            if frozen { Value::FrozenSet(set.shared()) } else { Value::Set(set.shared()) }
        }))
    }

    /// Union, intersection, difference or symmetric difference.
    pub(crate) fn combine_sets(&self, op: BinaryOp, a: Vec<Value>, b: Vec<Value>) -> PyResult<Set> {
        let right = Set::from_values(self, b.iter().cloned())?;
        if op == BinaryOp::Or {
            let union = Set::from_values(self, a)?.copy();
            for value in b {
                union.add(self, value)?;
            }
            return Ok(union);
        }
        let result = Set::new();
        let left = Set::from_values(self, a.iter().cloned())?;
        let (walk, other) = if op == BinaryOp::And && left.len() > right.len() {
            (b.clone(), &left)
        } else {
            (a, &right)
        };
        for value in walk {
            if other.contains(self, &value)? == (op == BinaryOp::And) {
                result.add(self, value)?;
            }
        }
        if op == BinaryOp::Xor {
            for value in b {
                if !left.contains(self, &value)? {
                    result.add(self, value)?;
                }
            }
        }
        Ok(result)
    }

    /// `int | None` in annotations.
    fn union_type(&self, op: BinaryOp, left: &Value, right: &Value) -> Option<PyResult> {
        let is_type = |value: &Value| {
            matches!(value, Value::Class(_) | Value::None)
                || self.class_of(value).dict.get("__union_member__").is_some()
        };
        let both_none = left.is_none() && right.is_none();
        if op != BinaryOp::Or || both_none || !is_type(left) || !is_type(right) {
            return None;
        }
        let make = self.import_module("typing").and_then(|typing| self.attr(&typing, "_union"));
        Some(make.and_then(|make| self.call(&make, vec![left.clone(), right.clone()])))
    }

    /// `left op= right`: the value the target gets.
    pub(crate) fn in_place(&self, op: BinaryOp, left: &Value, right: &Value) -> PyResult {
        if matches!(
            (left, right),
            (Value::Int(_), Value::Int(_)) | (Value::Float(_), Value::Float(_))
        ) {
            return self.binary(op, left, right);
        }
        if let Some(value) = self.try_special(left, &Str::intern(spelling(op).3), right)? {
            return Ok(value);
        }
        match (op, left.base(), right.base()) {
            (BinaryOp::Add, Value::List(list), _) => {
                self.extend_list(list, right)?;
                return Ok(left.clone());
            }
            (BinaryOp::Mul, Value::List(list), _) => {
                if let Some(repeated) = self.repeat(left.base(), right.base()) {
                    let items = self.list_of(&repeated?)?;
                    let old = std::mem::replace(&mut *list.borrow_mut(), items);
                    drop(old);
                    return Ok(left.clone());
                }
            }
            (BinaryOp::Add, Value::ByteArray(bytes), Value::Bytes(_) | Value::ByteArray(_)) => {
                let more = crate::builtins::bytes_content(self, right)?;
                self.check_size(bytes.borrow().len() + more.len())?;
                bytes.borrow_mut().extend(more);
                return Ok(left.clone());
            }
            (BinaryOp::Mul, Value::ByteArray(bytes), _) => {
                if let Some(Value::ByteArray(repeated)) =
                    self.repeat(left.base(), right.base()).transpose()?
                {
                    bytes.replace(repeated.take());
                    return Ok(left.clone());
                }
            }
            (BinaryOp::Or, Value::Dict(dict), _) => {
                self.dict_update(dict, right)?;
                return Ok(left.clone());
            }
            (
                BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor,
                Value::Set(set),
                Value::Set(_) | Value::FrozenSet(_) | Value::View(_),
            ) => {
                let other = Self::set_items(right.base()).unwrap_or_default();
                self.update_set(op, set, other)?;
                return Ok(left.clone());
            }
            _ => {}
        }
        match self.binary(op, left, right) {
            Err(error)
                if error.is_a("TypeError")
                    && !matches!(left, Value::Instance(_))
                    && !matches!(right, Value::Instance(_)) =>
            {
                Err(self.unsupported_operands(op, left, right, true))
            }
            result => result,
        }
    }

    /// Changes a set in place.
    pub(crate) fn update_set(&self, op: BinaryOp, set: &Set, other: Vec<Value>) -> PyResult<()> {
        match op {
            BinaryOp::Or => {
                for value in other {
                    set.add(self, value)?;
                }
            }
            BinaryOp::Sub => {
                for value in other {
                    set.remove(self, &value)?;
                }
            }
            _ => {
                let result = self.combine_sets(op, set.to_vec(), other)?;
                set.clear();
                for value in result.to_vec() {
                    set.add(self, value)?;
                }
            }
        }
        Ok(())
    }

    /// `list.extend`.
    pub(crate) fn extend_list(&self, list: &List, values: &Value) -> PyResult<()> {
        let items = self.list_of(values)?;
        self.check_size((list.len() + items.len()) * 16)?;
        list.borrow_mut().extend(items);
        Ok(())
    }

    /// `-x`, `+x`, `~x`.
    ///
    /// # Errors
    /// TypeError where the value knows none; what special methods raise.
    pub fn unary(&self, op: UnaryOp, value: &Value) -> PyResult {
        let names = self.names();
        let (symbol, name) = match op {
            UnaryOp::Neg => ("unary -", &names.__neg__),
            UnaryOp::Pos => ("unary +", &names.__pos__),
            UnaryOp::Invert | UnaryOp::Not => ("unary ~", &names.__invert__),
        };
        if let Value::Instance(_) = value
            && let Some(found) = self.class_of(value).lookup(name)
            && (!matches!(&found, Value::Native(native) if native.owner.is_some())
                || value.base().is(value))
        {
            let method = self.bind(&found, value, &self.class_of(value))?;
            return self.call(&method, Vec::new());
        }
        match (op, value.base()) {
            (UnaryOp::Neg, Value::Float(number)) => Ok(Value::Float(-number)),
            (UnaryOp::Pos, Value::Float(number)) => Ok(Value::Float(*number)),
            (UnaryOp::Neg, base) if to_big(base).is_some() => {
                Ok(to_big(base).map_or(Value::None, |big| from_big(-big)))
            }
            (UnaryOp::Pos, base) if to_big(base).is_some() => {
                Ok(to_big(base).map_or(Value::None, from_big))
            }
            (UnaryOp::Invert, base) if to_big(base).is_some() => {
                Ok(to_big(base).map_or(Value::None, |big| from_big(-big - 1)))
            }
            _ => Err(self.type_error(format!(
                "bad operand type for {symbol}: '{}'",
                self.class_of(value).name()
            ))),
        }
    }
}
