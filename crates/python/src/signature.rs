//! Python signatures for functions written in Rust, and the binding of arguments with CPython's
//! errors.
use crate::collections::Dict;
use crate::error::{PyErr, PyResult};
use crate::function::Args;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::OnceCell;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    PositionalOnly,
    Plain,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

struct Parameter {
    name: Str,
    kind: Kind,
    default: Option<Value>,
}

/// A signature, parsed from its text when first used.
pub struct Signature {
    name: Str,
    text: &'static str,
    parameters: OnceCell<Vec<Parameter>>,
}

/// Arguments in the order of the parameters. `*args` is a tuple, `**kw` a dict; a default written
/// `...` is [`Value::Unbound`].
pub struct Bound(Vec<Value>);

impl Bound {
    /// Arguments already in place.
    pub(crate) fn of(values: Vec<Value>) -> Bound {
        Bound(values)
    }

    /// The argument at a place, moved out.
    pub fn take(&mut self, index: usize) -> Value {
        self.0.get_mut(index).map_or(Value::None, |slot| std::mem::replace(slot, Value::None))
    }

    /// The arguments of `*args` at a place.
    pub fn rest(&self, index: usize) -> Vec<Value> {
        self[index].as_tuple().map(|items| items.to_vec()).unwrap_or_default()
    }

    /// The arguments of `**kw` at a place, in order.
    pub fn keywords(&self, index: usize) -> Vec<(Str, Value)> {
        let Value::Dict(dict) = &self[index] else { return Vec::new() };
        dict.items()
            .into_iter()
            .filter_map(|(key, value)| key.as_str().cloned().map(|key| (key, value)))
            .collect()
    }
}

impl std::ops::Index<usize> for Bound {
    type Output = Value;
    fn index(&self, index: usize) -> &Value {
        self.0.get(index).unwrap_or(&Value::None)
    }
}

fn default_value(text: &str) -> Value {
    match text {
        "None" => Value::None,
        "True" => Value::Bool(true),
        "False" => Value::Bool(false),
        "..." => Value::Unbound,
        "()" => Value::tuple(Vec::new()),
        _ => match text.parse::<i64>() {
            Ok(number) => Value::Int(number),
            Err(_) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                text.parse().map_or(Value::None, Value::Float)
            }
            Err(_) => text.trim_matches(['\'', '"']).replace("\\n", "\n").into(),
        },
    }
}

fn parse(text: &str) -> Vec<Parameter> {
    let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut kind = Kind::Plain;
    let mut parts: Vec<String> = Vec::new();
    let mut quoted = false;
    for part in inner.split(',') {
        match parts.last_mut() {
            Some(last) if quoted => {
                last.push(',');
                last.push_str(part);
            }
            _ => parts.push(part.to_string()),
        }
        quoted ^= part.matches('\'').count() % 2 == 1;
    }
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        if part == "/" {
            parameters.iter_mut().for_each(|parameter| parameter.kind = Kind::PositionalOnly);
        } else if part == "*" {
            kind = Kind::KeywordOnly;
        } else if let Some(name) = part.strip_prefix("**") {
            parameters.push(Parameter {
                name: Str::intern(name),
                kind: Kind::VarKeyword,
                default: None,
            });
        } else if let Some(name) = part.strip_prefix('*') {
            parameters.push(Parameter {
                name: Str::intern(name),
                kind: Kind::VarPositional,
                default: None,
            });
            kind = Kind::KeywordOnly;
        } else {
            let (name, default) = part.split_once('=').map_or((part, None), |(name, default)| {
                (name, Some(default_value(default.trim())))
            });
            parameters.push(Parameter { name: Str::intern(name.trim()), kind, default });
        }
    }
    parameters
}

/// The usual call: positional arguments only, and a default for each that is not given.
fn quick(parameters: &[Parameter], mut args: Args) -> Result<Bound, Args> {
    let positional =
        |parameter: &Parameter| matches!(parameter.kind, Kind::PositionalOnly | Kind::Plain);
    let Some(rest) = parameters.get(args.pos.len()..) else { return Err(args) };
    if !args.kw.is_empty()
        || !parameters.iter().all(positional)
        || rest.iter().any(|one| one.default.is_none())
    {
        return Err(args);
    }
    args.pos.extend(rest.iter().filter_map(|parameter| parameter.default.clone()));
    Ok(Bound(args.pos))
}

impl Signature {
    /// A signature that is parsed when first needed.
    pub fn lazy(name: &str, text: &'static str) -> Signature {
        Signature { name: Str::intern(name), text, parameters: OnceCell::new() }
    }

    /// The signature as written.
    pub fn text(&self) -> &'static str {
        self.text
    }

    fn parameters(&self) -> &[Parameter] {
        self.parameters.get_or_init(|| parse(self.text))
    }

    /// Binds arguments.
    ///
    /// # Errors
    /// TypeError with CPython's words.
    pub fn bind(&self, vm: &Vm, args: Args, owner: Option<&Str>, method: bool) -> PyResult<Bound> {
        let parameters = self.parameters();
        let args = match quick(parameters, args) {
            Ok(bound) => return Ok(bound),
            Err(args) => args,
        };
        let builtin =
            owner.is_some_and(|owner| vm.types.all().iter().any(|class| class.name() == *owner));
        if (builtin || !method)
            && let Some(text) = self.positional_error(parameters, &args, owner, method)
        {
            return Err(vm.type_error(text));
        }
        let mut bound = vec![Value::Unbound; parameters.len()];
        let mut filled = vec![false; parameters.len()];
        self.bind_positional(vm, parameters, args.pos, &mut bound, &mut filled)?;
        self.bind_keywords(vm, parameters, args.kw, &mut bound, &mut filled)?;
        self.fill_defaults(vm, parameters, &mut bound, &filled)?;
        Ok(Bound(bound))
    }

    /// CPython's words for builtin functions that take positional arguments only.
    fn positional_error(
        &self,
        parameters: &[Parameter],
        args: &Args,
        owner: Option<&Str>,
        method: bool,
    ) -> Option<String> {
        if parameters.is_empty()
            || parameters.iter().any(|parameter| parameter.kind != Kind::PositionalOnly)
        {
            return None;
        }
        let full =
            owner.map_or_else(|| self.name.to_string(), |owner| format!("{owner}.{}", self.name));
        if !args.kw.is_empty() {
            return Some(format!("{full}() takes no keyword arguments"));
        }
        let own = method as usize;
        let most = parameters.len() - own;
        let least =
            parameters.iter().skip(own).filter(|parameter| parameter.default.is_none()).count();
        let given = args.pos.len().saturating_sub(own);
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match given {
            _ if (least..=most).contains(&given) => None,
            _ if most == 0 => Some(format!("{full}() takes no arguments ({given} given)")),
            _ if most == 1 && least == 1 => {
                Some(format!("{full}() takes exactly one argument ({given} given)"))
            }
            _ if most == least => Some(format!(
                "{} expected {least} argument{}, got {given}",
                self.name,
                plural(least)
            )),
            _ if given < least => Some(format!(
                "{} expected at least {least} argument{}, got {given}",
                self.name,
                plural(least)
            )),
            _ => Some(format!(
                "{} expected at most {most} argument{}, got {given}",
                self.name,
                plural(most)
            )),
        }
    }

    fn bind_positional(
        &self,
        vm: &Vm,
        parameters: &[Parameter],
        given: Vec<Value>,
        bound: &mut [Value],
        filled: &mut [bool],
    ) -> PyResult<()> {
        let count = given.len();
        let mut rest = given.into_iter();
        for (index, parameter) in parameters.iter().enumerate() {
            match parameter.kind {
                Kind::PositionalOnly | Kind::Plain => {
                    let Some(value) = rest.next() else { continue };
                    bound[index] = value;
                    filled[index] = true;
                }
                Kind::VarPositional => {
                    bound[index] = Value::tuple(rest.by_ref().collect());
                    filled[index] = true;
                }
                Kind::KeywordOnly | Kind::VarKeyword => {}
            }
        }
        match rest.next() {
            None => Ok(()),
            Some(_) => Err(self.too_many(vm, parameters, count)),
        }
    }

    fn too_many(&self, vm: &Vm, parameters: &[Parameter], given: usize) -> PyErr {
        let plain: Vec<_> = parameters
            .iter()
            .filter(|p| matches!(p.kind, Kind::Plain | Kind::PositionalOnly))
            .collect();
        let needed = plain.iter().filter(|p| p.default.is_none()).count();
        let takes = if needed == plain.len() {
            format!("{needed}")
        } else {
            format!("from {needed} to {}", plain.len())
        };
        let plural = if plain.len() == 1 && needed == 1 { "" } else { "s" };
        let were = if given == 1 { "was" } else { "were" };
        vm.type_error(format!(
            "{}() takes {takes} positional argument{plural} but {given} {were} given",
            self.name
        ))
    }

    fn bind_keywords(
        &self,
        vm: &Vm,
        parameters: &[Parameter],
        given: Vec<(Str, Value)>,
        bound: &mut [Value],
        filled: &mut [bool],
    ) -> PyResult<()> {
        let extra = parameters.iter().position(|p| p.kind == Kind::VarKeyword);
        let dict = extra.map(|_| Dict::new().shared());
        for (name, value) in given {
            let place = parameters
                .iter()
                .position(|p| p.name == name && matches!(p.kind, Kind::Plain | Kind::KeywordOnly));
            match (place, &dict) {
                (Some(index), _) if filled[index] => {
                    return Err(vm.type_error(format!(
                        "{}() got multiple values for argument '{name}'",
                        self.name
                    )));
                }
                (Some(index), _) => {
                    bound[index] = value;
                    filled[index] = true;
                }
                (None, Some(dict)) => dict.set_str(&name, value),
                (None, None) => {
                    return Err(vm.type_error(format!(
                        "{}() got an unexpected keyword argument '{name}'",
                        self.name
                    )));
                }
            }
        }
        if let (Some(index), Some(dict)) = (extra, dict) {
            bound[index] = Value::Dict(dict);
            filled[index] = true;
        }
        Ok(())
    }

    fn fill_defaults(
        &self,
        vm: &Vm,
        parameters: &[Parameter],
        bound: &mut [Value],
        filled: &[bool],
    ) -> PyResult<()> {
        let mut missing = Vec::new();
        let mut missing_keyword = Vec::new();
        for (index, parameter) in parameters.iter().enumerate().filter(|(index, _)| !filled[*index])
        {
            match (&parameter.default, parameter.kind) {
                (Some(value), _) => bound[index] = value.clone(),
                (None, Kind::KeywordOnly) => missing_keyword.push(parameter.name.clone()),
                (None, _) => missing.push(parameter.name.clone()),
            }
        }
        if !missing.is_empty() {
            return Err(vm.type_error(missing_text(&self.name, "positional", &missing)));
        }
        if !missing_keyword.is_empty() {
            return Err(vm.type_error(missing_text(&self.name, "keyword-only", &missing_keyword)));
        }
        Ok(())
    }
}

/// `f() missing 2 required positional arguments: 'a' and 'b'`, as Python/ceval.c:missing_arguments
/// words it.
pub fn missing_text(function: &str, kind: &str, names: &[Str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let list = match &quoted[..] {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("{function}() missing {} required {kind} argument{plural}: {list}", names.len())
}
