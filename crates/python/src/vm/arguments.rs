//! Binding of arguments to the parameters of a function written in Python, with CPython's
//! TypeErrors.
use super::Vm;
use crate::code::Code;
use crate::collections::Dict;
use crate::error::{PyErr, PyResult};
use crate::frame::Frame;
use crate::function::{Args, Function};
use crate::signature::missing_text;
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    pub(super) fn bind_arguments(
        &self,
        function: &Function,
        args: Args,
        frame: &mut Frame,
    ) -> PyResult<()> {
        let code = &function.code;
        let given = args.pos.len();
        if given == code.args
            && args.kw.is_empty()
            && code.kwonly == 0
            && !code.var_args
            && !code.var_kw
        {
            for (slot, value) in args.pos.into_iter().enumerate() {
                frame.stack[slot] = value;
            }
            return Ok(());
        }
        let mut pos = args.pos;
        let rest = if given > code.args { pos.split_off(code.args) } else { Vec::new() };
        for (slot, value) in pos.into_iter().enumerate() {
            frame.stack[slot] = value;
        }
        let extra = code.args + code.kwonly;
        let keywords = code.var_kw.then(|| Dict::new().shared());
        self.bind_keywords(function, args.kw, keywords.as_ref(), frame)?;
        if !rest.is_empty() && !code.var_args {
            return Err(self.too_many(function, given, frame));
        }
        if code.var_args {
            frame.stack[extra] = Value::tuple(rest);
        }
        if let Some(dict) = keywords {
            frame.stack[extra + code.var_args as usize] = Value::Dict(dict);
        }
        self.fill_defaults(function, frame)
    }

    fn bind_keywords(
        &self,
        function: &Function,
        given: Vec<(Str, Value)>,
        extra: Option<&Rc<Dict>>,
        frame: &mut Frame,
    ) -> PyResult<()> {
        let code = &function.code;
        let mut misplaced = Vec::new();
        for (name, value) in given {
            let place =
                code.locals[..code.args + code.kwonly].iter().position(|known| *known == name);
            match (place, extra) {
                (Some(slot), _) if slot >= code.posonly => {
                    if !frame.stack[slot].is_unbound() {
                        return Err(self.type_error(format!(
                            "{}() got multiple values for argument '{name}'",
                            function.qualname.borrow()
                        )));
                    }
                    frame.stack[slot] = value;
                }
                (_, Some(dict)) => dict.set_str(&name, value),
                (Some(_), None) => misplaced.push(name),
                (None, None) => {
                    return Err(self.type_error(format!(
                        "{}() got an unexpected keyword argument '{name}'",
                        function.qualname.borrow()
                    )));
                }
            }
        }
        if !misplaced.is_empty() {
            let names: Vec<&str> = misplaced.iter().map(|name| name.as_str()).collect();
            let text = format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                function.qualname.borrow(),
                names.join(", ")
            );
            return Err(self.type_error(text));
        }
        Ok(())
    }

    fn too_many(&self, function: &Function, given: usize, frame: &Frame) -> PyErr {
        let code = &function.code;
        let defaults = function.defaults.borrow().len();
        let takes = match defaults {
            0 => format!("{}", code.args),
            _ => format!("from {} to {}", code.args - defaults, code.args),
        };
        let plural = if code.args == 1 && defaults == 0 { "" } else { "s" };
        let keyword_only = frame.stack[code.args..code.args + code.kwonly]
            .iter()
            .filter(|value| !value.is_unbound())
            .count();
        let given_text = match keyword_only {
            0 => format!("{given} {} given", if given == 1 { "was" } else { "were" }),
            count => {
                let (s, t) = (if given == 1 { "" } else { "s" }, if count == 1 { "" } else { "s" });
                format!(
                    "{given} positional argument{s} (and {count} keyword-only argument{t}) were given"
                )
            }
        };
        self.type_error(format!(
            "{}() takes {takes} positional argument{plural} but {given_text}",
            function.qualname.borrow()
        ))
    }

    fn fill_defaults(&self, function: &Function, frame: &mut Frame) -> PyResult<()> {
        let code: &Code = &function.code;
        let defaults = function.defaults.borrow();
        let first = code.args.saturating_sub(defaults.len());
        let mut missing = Vec::new();
        for slot in 0..code.args {
            if frame.stack[slot].is_unbound() {
                match slot.checked_sub(first).and_then(|at| defaults.get(at)) {
                    Some(value) => frame.stack[slot] = value.clone(),
                    None => missing.push(code.locals[slot].clone()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.type_error(missing_text(
                &function.qualname.borrow(),
                "positional",
                &missing,
            )));
        }
        let kwdefaults = function.kwdefaults.borrow();
        for slot in code.args..code.args + code.kwonly {
            if frame.stack[slot].is_unbound() {
                match kwdefaults.as_ref().and_then(|dict| dict.get_str(&code.locals[slot])) {
                    Some(value) => frame.stack[slot] = value,
                    None => missing.push(code.locals[slot].clone()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.type_error(missing_text(
                &function.qualname.borrow(),
                "keyword-only",
                &missing,
            )));
        }
        Ok(())
    }
}
