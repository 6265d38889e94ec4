//! `repr` of a type: the arguments that differ from their defaults, as `util.generic_repr` writes
//! them.

use super::class::{Default, Visit};
use super::spec::{Arg, SqlType};

impl SqlType {
    /// `String(length=50)`; a variant's are left out, a decorator shows its implementation's
    /// arguments under its own name.
    pub fn repr(&self) -> String {
        if let Some(own) = self.data().custom.as_ref().and_then(|c| c.own_repr()) {
            return own;
        }
        format!("{}({})", self.class_name(), self.repr_args())
    }

    fn repr_args(&self) -> String {
        if let (Visit::Decorator, Some(inner)) = (self.class().visit, &self.data().inner) {
            return inner.repr_args();
        }
        let params = self.class().params.iter().enumerate();
        let required = params.clone().filter(|(_, p)| p.default == Default::Required);
        let mut out: Vec<String> = required.map(|(i, _)| repr_arg(&self.arg_at(i))).collect();
        out.extend(self.data().members.values.iter().map(|v| python::quote(v)));
        out.extend(params.filter_map(|(i, p)| self.keyword(i, p.name, p.default)));
        out.join(", ")
    }

    fn keyword(&self, i: usize, name: &str, default: Default) -> Option<String> {
        let value = self.arg_at(i);
        let shown = match (default, &value) {
            (Default::Required | Default::Hidden, _) | (Default::None, Arg::None) => false,
            (Default::Bool(d), Arg::Bool(b)) => d != *b,
            // `Enum` compares the length with its members' longest, and never writes its schema
            // twice.
            (_, Arg::Int(n)) if name == "length" && self.class().visit == Visit::Enum => {
                *n != self.default_length()
            }
            _ => true,
        };
        shown.then(|| format!("{name}={}", repr_arg(&value)))
    }

    fn default_length(&self) -> i64 {
        let longest =
            self.data().members.values.iter().map(|v| v.chars().count()).max().unwrap_or(0);
        i64::try_from(longest).unwrap_or(i64::MAX)
    }
}

fn repr_arg(arg: &Arg) -> String {
    match arg {
        Arg::None => "None".to_owned(),
        Arg::Bool(true) => "True".to_owned(),
        Arg::Bool(false) => "False".to_owned(),
        Arg::Int(n) => n.to_string(),
        Arg::Str(s) => python::quote(s),
        Arg::Type(t) => t.repr(),
        Arg::Opaque(repr, _) => repr.to_string(),
    }
}
