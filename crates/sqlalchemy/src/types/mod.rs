//! Column types: a class (a row of a table of classes), its arguments, variants per dialect, and,
//! for a user's own class, what Python supplies. In: arguments as the constructor gets them. Out:
//! `repr`, SQLite's DDL, the affinity.

mod affinity;
mod class;
mod compile;
mod custom;
mod dialects;
mod generic;
mod repr;
mod spec;
mod told;

pub use class::{Affinity, Default, Package, Param, TypeClass, Visit};
pub use compile::compile_type;
pub use custom::{CustomType, HOLE, Way};
pub use spec::{Arg, EnumSpec, SqlType, TypeData};
pub(crate) use told::forget_all;
pub use told::{Said, forget_one, tell};

/// All classes of one package, in the order they are declared.
pub fn classes(package: Package) -> &'static [TypeClass] {
    match package {
        Package::Sql => generic::CLASSES,
        Package::Sqlite => dialects::SQLITE,
        Package::Postgresql => dialects::POSTGRESQL,
        Package::Mysql => dialects::MYSQL,
    }
}

/// A class by package and Python name.
pub fn class(package: Package, name: &str) -> Option<&'static TypeClass> {
    classes(package).iter().find(|c| c.name == name)
}
