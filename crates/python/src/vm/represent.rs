//! Texts of values: `repr`, `str`, `format`, and the echo of the shell.
use super::Vm;
use crate::error::PyResult;
use crate::function::Native;
use crate::generator::Kind;
use crate::number::float_repr;
use crate::text::Str;
use crate::value::{Value, ViewKind};

/// Quotes a string as `repr` does (Objects/unicodeobject.c:unicode_repr).
pub fn quote(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                out.push_str(&format!("\\x{:02x}", c as u32))
            }
            c if is_printable(c) => out.push(c),
            c if (c as u32) < 0x100 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c if (c as u32) < 0x10000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push_str(&format!("\\U{:08x}", c as u32)),
        }
    }
    out.push(quote);
    out
}

pub(crate) fn is_printable(character: char) -> bool {
    let code = character as u32;
    (0x20..0x7f).contains(&code)
        || !(character.is_control()
            || (0x80..0xa1).contains(&code)
            || code == 0xad
            || character.is_whitespace()
            || (0x200b..=0x200f).contains(&code)
            || (0x2028..=0x202e).contains(&code)
            || (0xe000..=0xf8ff).contains(&code)
            || code == 0xfeff)
}

/// Quotes bytes as `repr` does, without the `b`.
pub fn quote_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            byte if *byte as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7e => out.push(*byte as char),
            byte => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

impl Vm {
    /// An integer in decimal digits, as many as `sys.set_int_max_str_digits()` allows.
    fn decimal(&self, big: &num_bigint::BigInt) -> PyResult<String> {
        let limit = self.int_digits.get();
        let refused = || {
            self.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ))
        };
        // Ten bits are three digits and a little.
        if limit > 0 && big.bits() > (limit as u64) * 10 / 3 + 4 {
            return Err(refused());
        }
        let text = big.to_string();
        let digits = text.trim_start_matches('-').len();
        if limit > 0 && digits > limit { Err(refused()) } else { Ok(text) }
    }

    /// `repr(value)`.
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr(&self, value: &Value) -> PyResult<String> {
        Ok(match value {
            Value::None | Value::Unbound => "None".into(),
            Value::Ellipsis => "Ellipsis".into(),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Bool(flag) => if *flag { "True" } else { "False" }.into(),
            Value::Int(number) => number.to_string(),
            Value::Big(big) => {
                return self.decimal(big);
            }
            Value::Float(number) => float_repr(*number),
            Value::Str(text) => quote(text),
            Value::Bytes(bytes) => format!("b{}", quote_bytes(bytes)),
            Value::ByteArray(bytes) => format!("bytearray(b{})", quote_bytes(&bytes.borrow())),
            Value::Tuple(_)
            | Value::List(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::View(_) => return self.repr_container(value),
            Value::Range(range) if range.step == 1 => {
                format!("range({}, {})", range.start, range.stop)
            }
            Value::Range(range) => {
                format!("range({}, {}, {})", range.start, range.stop, range.step)
            }
            Value::Slice(slice) => {
                format!(
                    "slice({}, {}, {})",
                    self.repr(&slice.start)?,
                    self.repr(&slice.stop)?,
                    self.repr(&slice.step)?
                )
            }
            Value::Instance(_) => return self.repr_object(value),
            Value::Class(class) => {
                if let Some(meta) = class.metaclass.get()
                    && let Some(found @ Value::Function(_)) = meta.lookup(&self.names().__repr__)
                {
                    let text = self.call(&found, vec![value.clone()])?;
                    return Ok(text.as_str().map(|text| text.to_string()).unwrap_or_default());
                }
                format!("<class '{}'>", class.full_name())
            }
            _ => self.repr_internal(value)?,
        })
    }

    fn repr_internal(&self, value: &Value) -> PyResult<String> {
        let address = value.shown_address();
        Ok(match value {
            Value::Function(function) => {
                format!("<function {} at {address:#014x}>", function.qualname.borrow())
            }
            Value::Native(native) => native_repr(native),
            Value::Method(method) => match &method.function {
                Value::Native(native) => format!(
                    "<built-in method {} of {} object at {:#014x}>",
                    native.name,
                    self.class_of(&method.receiver).name(),
                    method.receiver.shown_address()
                ),
                Value::Function(function) => {
                    format!(
                        "<bound method {} of {}>",
                        function.qualname.borrow(),
                        self.repr(&method.receiver)?
                    )
                }
                other => format!(
                    "<bound method {} of {}>",
                    self.repr(other)?,
                    self.repr(&method.receiver)?
                ),
            },
            Value::Module(module) => {
                let file = module.dict.get_str(&self.names().__file__);
                match file.as_ref().and_then(Value::as_str) {
                    Some(file) => {
                        format!("<module '{}' from {}>", module.name.borrow(), quote(file))
                    }
                    None if self.is_module_of_ours(&module.name.borrow()) => {
                        let name = module.name.borrow();
                        match self.origin(&name) {
                            Some(file) => format!("<module '{name}' from {}>", quote(&file)),
                            None => format!("<module '{name}' (built-in)>"),
                        }
                    }
                    None => format!("<module '{}'>", module.name.borrow()),
                }
            }
            Value::Generator(generator) => {
                let class = self.class_of(value).name();
                match &generator.kind {
                    Kind::Step(_) | Kind::Through(_) => {
                        format!("<{class} object at {address:#014x}>")
                    }
                    _ => format!("<{class} object {} at {address:#014x}>", generator.qualname),
                }
            }
            Value::Code(code) => format!(
                "<code object {} at {address:#014x}, file \"{}\", line {}>",
                code.name, code.source.path, code.first_line
            ),
            Value::Super(parts) => {
                format!(
                    "<super: <class '{}'>, <{} object>>",
                    parts.0.name(),
                    self.class_of(&parts.1).name()
                )
            }
            other => format!("<{} object at {address:#014x}>", self.class_of(other).full_name()),
        })
    }

    fn repr_object(&self, value: &Value) -> PyResult<String> {
        let class = self.class_of(value);
        match class.lookup(&self.names().__repr__) {
            Some(Value::Native(native))
                if native.owner.as_ref().is_some_and(|owner| &**owner == "object")
                    && !value.base().is(value) =>
            {
                self.repr(&value.base().clone())
            }
            Some(found) => {
                let method = self.bind(&found, value, &class)?;
                let text = self.call(&method, Vec::new())?;
                match text.as_str() {
                    Some(text) => Ok(text.to_string()),
                    None => Err(self.type_error(format!(
                        "__repr__ returned non-string (type {})",
                        self.class_of(&text).name()
                    ))),
                }
            }
            None => Ok(self.default_repr(value)),
        }
    }

    /// `object.__repr__`.
    pub(crate) fn default_repr(&self, value: &Value) -> String {
        format!("<{} object at {:#014x}>", self.class_of(value).full_name(), value.shown_address())
    }

    fn repr_container(&self, value: &Value) -> PyResult<String> {
        let address = value.address();
        if self.reprs.borrow().contains(&address) {
            return Ok(match value {
                Value::List(_) => "[...]".into(),
                Value::Dict(_) => "{...}".into(),
                Value::Tuple(_) => "(...)".into(),
                _ => "set(...)".into(),
            });
        }
        if self.reprs.borrow().len() > self.budget.native_depth {
            return Err(self.error(
                "RecursionError",
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        self.reprs.borrow_mut().push(address);
        let text = self.repr_items(value);
        self.reprs.borrow_mut().pop();
        let text = text?;
        self.check_size(text.len())?;
        Ok(text)
    }

    fn repr_items(&self, value: &Value) -> PyResult<String> {
        let list = |items: &[Value]| -> PyResult<String> {
            Ok(items.iter().map(|item| self.repr(item)).collect::<PyResult<Vec<_>>>()?.join(", "))
        };
        Ok(match value {
            Value::Tuple(items) if items.len() == 1 => format!("({},)", self.repr(&items[0])?),
            Value::Tuple(items) => format!("({})", list(items)?),
            Value::List(items) => format!("[{}]", list(&items.to_vec())?),
            Value::Set(set) if set.is_empty() => "set()".into(),
            Value::FrozenSet(set) if set.is_empty() => "frozenset()".into(),
            Value::Set(set) => format!("{{{}}}", list(&set.to_vec())?),
            Value::FrozenSet(set) => format!("frozenset({{{}}})", list(&set.to_vec())?),
            Value::Dict(dict) => self.repr_pairs(dict)?,
            Value::View(view) if view.proxy => {
                format!("mappingproxy({})", self.repr_pairs(&view.dict)?)
            }
            Value::View(view) => match view.kind {
                ViewKind::Keys => format!("dict_keys([{}])", list(&view.dict.keys())?),
                ViewKind::Values => format!("dict_values([{}])", list(&view.dict.values())?),
                ViewKind::Items => {
                    let items: Vec<Value> = view
                        .dict
                        .items()
                        .into_iter()
                        .map(|(key, value)| Value::tuple(vec![key, value]))
                        .collect();
                    format!("dict_items([{}])", list(&items)?)
                }
            },
            _ => String::new(),
        })
    }

    fn repr_pairs(&self, dict: &crate::collections::Dict) -> PyResult<String> {
        let mut parts = Vec::new();
        for (key, value) in dict.items() {
            parts.push(format!("{}: {}", self.repr(&key)?, self.repr(&value)?));
        }
        Ok(format!("{{{}}}", parts.join(", ")))
    }

    /// `str(value)`.
    ///
    /// # Errors
    /// What `__str__` or `__repr__` raises.
    pub fn str(&self, value: &Value) -> PyResult<Str> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            Value::Instance(_) => {
                let class = self.class_of(value);
                match class.lookup(&self.names().__str__) {
                    Some(Value::Native(native))
                        if native.owner.as_ref().is_some_and(|owner| &**owner == "object") =>
                    {
                        self.str_of_base(value)
                    }
                    Some(found) => {
                        let method = self.bind(&found, value, &class)?;
                        let text = self.call(&method, Vec::new())?;
                        match text.as_str() {
                            Some(text) => Ok(text.clone()),
                            None => Err(self.type_error(format!(
                                "__str__ returned non-string (type {})",
                                self.class_of(&text).name()
                            ))),
                        }
                    }
                    None => self.str_of_base(value),
                }
            }
            other => Ok(self.repr(other)?.into()),
        }
    }

    fn str_of_base(&self, value: &Value) -> PyResult<Str> {
        if let Value::Str(text) = value.base()
            && !value.base().is(value)
        {
            return Ok(text.clone());
        }
        Ok(self.repr(value)?.into())
    }

    /// `format(value, spec)`.
    ///
    /// # Errors
    /// ValueError for a bad spec; what `__format__` raises.
    pub fn format(&self, value: &Value, spec: &Str) -> PyResult<Str> {
        if let Value::Instance(_) | Value::Class(_) = value
            && let Some(found) = self.class_of(value).lookup(&self.names().__format__)
            && !matches!(&found, Value::Native(native) if native.owner.is_some())
        {
            let method = self.bind(&found, value, &self.class_of(value))?;
            let text = self.call(&method, vec![Value::Str(spec.clone())])?;
            return text.as_str().cloned().ok_or_else(|| {
                self.type_error(format!(
                    "__format__ must return a str, not {}",
                    self.class_of(&text).name()
                ))
            });
        }
        if spec.is_empty() {
            return self.str(value);
        }
        crate::format::format(self, value, spec)
    }

    /// What the shell does with the value of an expression.
    pub(super) fn display(&self, value: &Value) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        let text = self.repr(value)?;
        self.builtins.set("_", value.clone());
        self.write_out(&format!("{text}\n"))
    }
}

fn native_repr(native: &Native) -> String {
    match &native.owner {
        Some(owner) if native.binds => format!("<method '{}' of '{owner}' objects>", native.name),
        _ => format!("<built-in function {}>", native.name),
    }
}
