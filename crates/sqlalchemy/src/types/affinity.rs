//! `_type_affinity`: by which class types are compared, casts chosen and autoincrement decided.

use super::class::{Affinity, Visit};
use super::spec::SqlType;

impl SqlType {
    /// The affinity; a decorator's is its implementation's (`Interval` keeps its own).
    pub fn affinity(&self) -> Affinity {
        match (self.class().visit, &self.data().inner) {
            (Visit::Decorator, Some(inner)) => inner.affinity(),
            _ => self.class().affinity,
        }
    }

    /// Whether the type is `NullType`.
    pub fn is_null(&self) -> bool {
        self.class().visit == Visit::Null
    }

    /// Whether the class or one of its bases bears this name, as `isinstance` asks.
    pub fn is_a(&self, name: &str) -> bool {
        let mut class = self.class();
        loop {
            if class.name == name {
                return true;
            }
            // A dialect's class may bear its base's name (postgresql.JSON is a JSON), hence the
            // generic table for bases.
            match super::class(super::Package::Sql, class.base) {
                Some(base) if !std::ptr::eq(base, class) => class = base,
                _ => return class.base == name,
            }
        }
    }
}
