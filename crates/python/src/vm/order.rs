//! Comparison, equality and sorting.
use super::Vm;
use crate::code::CompareOp;
use crate::error::PyResult;
use crate::text::Str;
use crate::value::Value;
use std::cmp::Ordering;

impl CompareOp {
    pub(crate) fn name(self) -> &'static str {
        match self {
            CompareOp::Lt => "__lt__",
            CompareOp::Le => "__le__",
            CompareOp::Eq => "__eq__",
            CompareOp::Ne => "__ne__",
            CompareOp::Gt => "__gt__",
            CompareOp::Ge => "__ge__",
        }
    }

    fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            same => same,
        }
    }

    fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }

    fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }
}

impl Vm {
    /// `left op right`: usually a bool, but special methods may give anything.
    ///
    /// # Errors
    /// TypeError where the sides have no order; what special methods raise.
    pub fn compare(&self, op: CompareOp, left: &Value, right: &Value) -> PyResult {
        if let (Value::Int(a), Value::Int(b)) = (left, right) {
            return Ok(Value::Bool(op.holds(a.cmp(b))));
        }
        if let Some(value) = self.compare_special(op, left, right)? {
            return Ok(value);
        }
        match self.compare_builtin(op, left.base(), right.base())? {
            Some(result) => Ok(Value::Bool(result)),
            None => match op {
                CompareOp::Eq => Ok(Value::Bool(left.is(right))),
                CompareOp::Ne => Ok(Value::Bool(!left.is(right))),
                _ => Err(self.type_error(format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    op.symbol(),
                    self.type_name(left),
                    self.type_name(right)
                ))),
            },
        }
    }

    fn compare_special(
        &self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<Value>> {
        let object = |value: &Value| {
            matches!(value, Value::Instance(_))
                || matches!(value, Value::Class(class) if class.metaclass.get().is_some())
        };
        if !object(left) && !object(right) {
            return Ok(None);
        }
        let (name, swapped) = (Str::intern(op.name()), Str::intern(op.swapped().name()));
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let right_first =
            !left_class.is(&right_class) && right_class.is_subclass(&left_class) && object(right);
        if right_first && let Some(value) = self.try_compare(op.swapped(), right, &swapped, left)? {
            return Ok(Some(value));
        }
        if object(left)
            && let Some(value) = self.try_compare(op, left, &name, right)?
        {
            return Ok(Some(value));
        }
        if !right_first && object(right) {
            return self.try_compare(op.swapped(), right, &swapped, left);
        }
        Ok(None)
    }

    fn try_compare(
        &self,
        op: CompareOp,
        object: &Value,
        name: &Str,
        other: &Value,
    ) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        let found = class.lookup(name);
        let own = found.as_ref().is_some_and(|found| !matches!(found, Value::Native(native) if native.owner.as_ref().is_some_and(|owner| &**owner == "object")));
        if own {
            return self.try_special(object, name, other);
        }
        // `!=` falls back on the inverse of `==`.
        if op == CompareOp::Ne
            && let Some(value) =
                self.try_compare(CompareOp::Eq, object, &self.names().__eq__.clone(), other)?
        {
            return Ok(Some(Value::Bool(!self.truth(&value)?)));
        }
        Ok(None)
    }

    /// Comparing long texts takes as many steps as they have words of the machine.
    fn pay_for_comparison(&self, bytes: usize) -> PyResult<()> {
        if bytes < 1 << 12 { Ok(()) } else { self.spend(bytes as u64 / 64) }
    }

    pub(crate) fn compare_builtin(
        &self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<bool>> {
        if let Some(order) = crate::number::compare(left, right) {
            return Ok(Some(order.map_or(op == CompareOp::Ne, |order| op.holds(order))));
        }
        Ok(match (left, right) {
            (Value::Str(a), Value::Str(b)) => {
                self.pay_for_comparison(a.len().min(b.len()))?;
                Some(op.holds(a.as_str().cmp(b.as_str())))
            }
            (Value::Bytes(a), Value::Bytes(b)) => Some(op.holds(a.cmp(b))),
            (Value::ByteArray(a), Value::ByteArray(b)) => {
                Some(op.holds(a.borrow().cmp(&b.borrow())))
            }
            (Value::ByteArray(a), Value::Bytes(b)) => Some(op.holds((*a.borrow()).cmp(&**b))),
            (Value::Bytes(a), Value::ByteArray(b)) => Some(op.holds((**a).cmp(&*b.borrow()))),
            (Value::Tuple(a), Value::Tuple(b)) => Some(self.compare_items(op, a, b)?),
            (Value::List(a), Value::List(b)) => {
                Some(self.compare_items(op, &a.to_vec(), &b.to_vec())?)
            }
            (Value::Dict(a), Value::Dict(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                Some(self.deeper(|vm| vm.dicts_equal(a, b))? == (op == CompareOp::Eq))
            }
            (Value::Set(a) | Value::FrozenSet(a), Value::Set(b) | Value::FrozenSet(b)) => {
                Some(self.compare_sets(op, a.to_vec(), b.to_vec())?)
            }
            (Value::View(a), Value::View(b)) if a.proxy && b.proxy => {
                Some(self.deeper(|vm| vm.dicts_equal(&a.dict, &b.dict))? == (op == CompareOp::Eq))
            }

            (Value::View(_), _) | (_, Value::View(_)) => {
                match (Self::set_items(left), Self::set_items(right)) {
                    (Some(a), Some(b)) => Some(self.compare_sets(op, a, b)?),
                    _ => None,
                }
            }
            (Value::Range(a), Value::Range(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = a.len() == b.len()
                    && (a.is_empty() || a.start == b.start && (a.len() == 1 || a.step == b.step));
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Slice(a), Value::Slice(b)) => {
                let parts = |slice: &crate::value::Slice| {
                    vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()]
                };
                Some(self.compare_items(op, &parts(a), &parts(b))?)
            }
            (Value::Method(a), Value::Method(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                Some(
                    (a.receiver.is(&b.receiver) && a.function.is(&b.function))
                        == (op == CompareOp::Eq),
                )
            }
            _ => None,
        })
    }

    fn compare_items(&self, op: CompareOp, a: &[Value], b: &[Value]) -> PyResult<bool> {
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && a.len() != b.len() {
            return Ok(op == CompareOp::Ne);
        }
        self.deeper_compare()?;
        for (x, y) in a.iter().zip(b) {
            if !x.is(y) && !self.equal(x, y)? {
                self.native_depth.set(self.native_depth.get() - 1);
                return match op {
                    CompareOp::Eq => Ok(false),
                    CompareOp::Ne => Ok(true),
                    _ => {
                        let result = self.compare(op, x, y)?;
                        self.truth(&result)
                    }
                };
            }
        }
        self.native_depth.set(self.native_depth.get() - 1);
        Ok(op.holds(a.len().cmp(&b.len())))
    }

    fn deeper_compare(&self) -> PyResult<()> {
        let depth = self.native_depth.get();
        if depth > self.budget.native_depth {
            return Err(
                self.error("RecursionError", "maximum recursion depth exceeded in comparison")
            );
        }
        self.native_depth.set(depth + 1);
        Ok(())
    }

    fn dicts_equal(
        &self,
        a: &crate::collections::Dict,
        b: &crate::collections::Dict,
    ) -> PyResult<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (key, value) in a.items() {
            match b.get_item(self, &key)? {
                Some(other) if other.is(&value) || self.equal(&value, &other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    fn compare_sets(&self, op: CompareOp, a: Vec<Value>, b: Vec<Value>) -> PyResult<bool> {
        let (left, right) = (
            crate::collections::Set::from_values(self, a)?,
            crate::collections::Set::from_values(self, b)?,
        );
        let within =
            |small: &crate::collections::Set, large: &crate::collections::Set| -> PyResult<bool> {
                for value in small.to_vec() {
                    if !large.contains(self, &value)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            };
        Ok(match op {
            CompareOp::Eq => left.len() == right.len() && within(&left, &right)?,
            CompareOp::Ne => left.len() != right.len() || !within(&left, &right)?,
            CompareOp::Lt => left.len() < right.len() && within(&left, &right)?,
            CompareOp::Le => within(&left, &right)?,
            CompareOp::Gt => left.len() > right.len() && within(&right, &left)?,
            CompareOp::Ge => within(&right, &left)?,
        })
    }

    /// `left == right` as a bool.
    ///
    /// # Errors
    /// What `__eq__` raises.
    pub fn equal(&self, left: &Value, right: &Value) -> PyResult<bool> {
        if let Some(result) = crate::collections::equal_plain(left, right)
            && !matches!(left, Value::Float(_))
        {
            return Ok(result || left.is(right));
        }
        let result = self.compare(CompareOp::Eq, left, right)?;
        self.truth(&result)
    }

    /// Sorts as `list.sort` does: stable, by `<` alone.
    ///
    /// # Errors
    /// What comparing or the key function raises.
    pub fn sort(&self, items: Vec<Value>, key: &Value, reverse: bool) -> PyResult<Vec<Value>> {
        let mut keyed = Vec::with_capacity(items.len());
        for item in items {
            let by = if key.is_none() { item.clone() } else { self.call(key, vec![item.clone()])? };
            keyed.push((by, item));
        }
        if reverse {
            keyed.reverse();
        }
        let mut sorted = self.merge_sort(keyed)?;
        if reverse {
            sorted.reverse();
        }
        Ok(sorted.into_iter().map(|(_, item)| item).collect())
    }

    fn less(&self, a: &Value, b: &Value) -> PyResult<bool> {
        match (a, b) {
            (Value::Str(a), Value::Str(b)) => {
                self.pay_for_comparison(a.len().min(b.len()))?;
                Ok(a.as_str() < b.as_str())
            }
            _ => {
                let result = self.compare(CompareOp::Lt, a, b)?;
                self.truth(&result)
            }
        }
    }

    fn merge_sort(&self, mut items: Vec<(Value, Value)>) -> PyResult<Vec<(Value, Value)>> {
        if items.len() < 2 {
            return Ok(items);
        }
        self.tick()?;
        let right = items.split_off(items.len() / 2);
        let (left, right) = (self.merge_sort(items)?, self.merge_sort(right)?);
        let mut merged = Vec::with_capacity(left.len() + right.len());
        let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            let take_right = self.less(&b.0, &a.0)?;
            merged.extend(if take_right { right.next() } else { left.next() });
        }
        merged.extend(left);
        merged.extend(right);
        Ok(merged)
    }
}
