//! The type classes of `sqlalchemy.types`: generic (`String`) and SQL standard (`VARCHAR`).

use super::class::{Affinity, Package, Param, TypeClass, Visit, flag, hidden, opt, required};

const STRING: &[Param] = &[opt("length"), opt("collation"), opt("collation_schema")];
const STRING_ARGS: &[&str] = &["length", "collation", "collation_schema"];
const LENGTH: &[Param] = &[opt("length")];
const LENGTH_ARGS: &[&str] = &["length"];
const TIMEZONE: &[Param] = &[flag("timezone", false)];
const TIMEZONE_ARGS: &[&str] = &["timezone"];
const NUMERIC: &[Param] =
    &[opt("precision"), opt("scale"), opt("decimal_return_scale"), flag("asdecimal", true)];
const NUMERIC_ARGS: &[&str] = &["precision", "scale", "decimal_return_scale", "asdecimal"];
const FLOAT: &[Param] = &[opt("precision"), flag("asdecimal", false), opt("decimal_return_scale")];
const FLOAT_ARGS: &[&str] = &["precision", "asdecimal", "decimal_return_scale"];
const BOOLEAN: &[Param] = &[
    flag("create_constraint", false),
    opt("name"),
    hidden("_create_events"),
    hidden("_adapted_from"),
];
const BOOLEAN_ARGS: &[&str] = &["create_constraint", "name", "_create_events", "_adapted_from"];
const JSON: &[Param] = &[flag("none_as_null", false)];
const JSON_ARGS: &[&str] = &["none_as_null"];
const UUID: &[Param] = &[flag("as_uuid", true), flag("native_uuid", true)];
const UUID_ARGS: &[&str] = &["as_uuid", "native_uuid"];
pub(super) const ARRAY: &[Param] = &[
    required("item_type"),
    flag("as_tuple", false),
    opt("dimensions"),
    flag("zero_indexes", false),
];
pub(super) const ARRAY_ARGS: &[&str] = &["item_type", "as_tuple", "dimensions", "zero_indexes"];
/// `Enum.repr_struct`: SchemaType's words first, then the additional ones.
const ENUM: &[Param] = &[
    opt("name"),
    flag("create_type", true),
    hidden("quote"),
    flag("native_enum", true),
    flag("create_constraint", false),
    opt("length"),
    opt("schema"),
    hidden("metadata"),
    hidden("inherit_schema"),
    hidden("validate_strings"),
    hidden("values_callable"),
    hidden("sort_key_function"),
    hidden("omit_aliases"),
    hidden("_disable_warnings"),
    hidden("_create_events"),
];
const INTERVAL: &[Param] = &[hidden("native"), hidden("second_precision"), hidden("day_precision")];
const INTERVAL_ARGS: &[&str] = &["native", "second_precision", "day_precision"];
const PICKLE: &[Param] =
    &[hidden("protocol"), hidden("pickler"), hidden("comparator"), hidden("impl")];
const PICKLE_ARGS: &[&str] = &["protocol", "pickler", "comparator", "impl"];

const fn row(
    name: &'static str,
    base: &'static str,
    affinity: Affinity,
    visit: Visit,
    params: &'static [Param],
    positional: &'static [&'static str],
) -> TypeClass {
    TypeClass { name, package: Package::Sql, base, affinity, visit, params, positional }
}

use Affinity as A;
use Visit as V;

/// Every class of `sqlalchemy.types` a program can name.
pub static CLASSES: &[TypeClass] = &[
    row("NullType", "TypeEngine", A::Null, V::Null, &[], &[]),
    row("String", "TypeEngine", A::String, V::Text("VARCHAR"), STRING, STRING_ARGS),
    row("Unicode", "String", A::String, V::Text("VARCHAR"), STRING, STRING_ARGS),
    row("Text", "String", A::String, V::Text("TEXT"), STRING, STRING_ARGS),
    row("UnicodeText", "Text", A::String, V::Text("TEXT"), STRING, STRING_ARGS),
    row("Integer", "TypeEngine", A::Integer, V::Plain("INTEGER"), &[], &[]),
    row("SmallInteger", "Integer", A::Integer, V::Plain("SMALLINT"), &[], &[]),
    row("BigInteger", "Integer", A::Integer, V::Plain("BIGINT"), &[], &[]),
    row("Numeric", "TypeEngine", A::Numeric, V::Decimal("NUMERIC"), NUMERIC, NUMERIC_ARGS),
    row("Float", "TypeEngine", A::Float, V::Plain("FLOAT"), FLOAT, FLOAT_ARGS),
    row("Double", "Float", A::Float, V::Plain("DOUBLE"), FLOAT, FLOAT_ARGS),
    row("Boolean", "TypeEngine", A::Boolean, V::Plain("BOOLEAN"), BOOLEAN, BOOLEAN_ARGS),
    row("MatchType", "Boolean", A::Boolean, V::Plain("BOOLEAN"), BOOLEAN, BOOLEAN_ARGS),
    row("Date", "TypeEngine", A::Date, V::Plain("DATE"), &[], &[]),
    row("DateTime", "TypeEngine", A::DateTime, V::Plain("DATETIME"), TIMEZONE, TIMEZONE_ARGS),
    row("Time", "TypeEngine", A::Time, V::Plain("TIME"), TIMEZONE, TIMEZONE_ARGS),
    row("Interval", "TypeDecorator", A::Interval, V::Plain("DATETIME"), INTERVAL, INTERVAL_ARGS),
    row("LargeBinary", "TypeEngine", A::Binary, V::Plain("BLOB"), LENGTH, LENGTH_ARGS),
    row("PickleType", "TypeDecorator", A::Binary, V::Decorator, PICKLE, PICKLE_ARGS),
    row("Enum", "String", A::String, V::Enum, ENUM, &[]),
    row("JSON", "TypeEngine", A::Json, V::Plain("JSON"), JSON, JSON_ARGS),
    row("Uuid", "TypeEngine", A::Uuid, V::Plain("CHAR(32)"), UUID, UUID_ARGS),
    row("ARRAY", "TypeEngine", A::Array, V::Foreign("ARRAY"), ARRAY, ARRAY_ARGS),
    row("TypeDecorator", "TypeEngine", A::Null, V::Decorator, &[], &[]),
    row("UserDefinedType", "TypeEngine", A::Other("UserDefinedType"), V::UserDefined, &[], &[]),
    row("TupleType", "TypeEngine", A::Tuple, V::Foreign("TupleType"), &[], &[]),
    row("INTEGER", "Integer", A::Integer, V::Plain("INTEGER"), &[], &[]),
    row("SMALLINT", "SmallInteger", A::Integer, V::Plain("SMALLINT"), &[], &[]),
    row("BIGINT", "BigInteger", A::Integer, V::Plain("BIGINT"), &[], &[]),
    row("FLOAT", "Float", A::Float, V::Plain("FLOAT"), FLOAT, FLOAT_ARGS),
    row("REAL", "Float", A::Float, V::Plain("REAL"), FLOAT, FLOAT_ARGS),
    row("DOUBLE", "Double", A::Float, V::Plain("DOUBLE"), FLOAT, FLOAT_ARGS),
    row("DOUBLE_PRECISION", "Double", A::Float, V::Plain("DOUBLE PRECISION"), FLOAT, FLOAT_ARGS),
    row("NUMERIC", "Numeric", A::Numeric, V::Decimal("NUMERIC"), NUMERIC, NUMERIC_ARGS),
    row("DECIMAL", "Numeric", A::Numeric, V::Decimal("DECIMAL"), NUMERIC, NUMERIC_ARGS),
    row("BOOLEAN", "Boolean", A::Boolean, V::Plain("BOOLEAN"), BOOLEAN, BOOLEAN_ARGS),
    row("DATE", "Date", A::Date, V::Plain("DATE"), &[], &[]),
    row("DATETIME", "DateTime", A::DateTime, V::Plain("DATETIME"), TIMEZONE, TIMEZONE_ARGS),
    row("TIMESTAMP", "DateTime", A::DateTime, V::Plain("TIMESTAMP"), TIMEZONE, TIMEZONE_ARGS),
    row("TIME", "Time", A::Time, V::Plain("TIME"), TIMEZONE, TIMEZONE_ARGS),
    row("CHAR", "String", A::String, V::Text("CHAR"), STRING, STRING_ARGS),
    row("NCHAR", "Unicode", A::String, V::Text("NCHAR"), STRING, STRING_ARGS),
    row("VARCHAR", "String", A::String, V::Text("VARCHAR"), STRING, STRING_ARGS),
    row("NVARCHAR", "Unicode", A::String, V::Text("NVARCHAR"), STRING, STRING_ARGS),
    row("TEXT", "Text", A::String, V::Text("TEXT"), STRING, STRING_ARGS),
    row("CLOB", "Text", A::String, V::Plain("CLOB"), STRING, STRING_ARGS),
    row("BLOB", "LargeBinary", A::Binary, V::Plain("BLOB"), LENGTH, LENGTH_ARGS),
    row("BINARY", "TypeEngine", A::Binary, V::Sized("BINARY"), LENGTH, LENGTH_ARGS),
    row("VARBINARY", "TypeEngine", A::Binary, V::Sized("VARBINARY"), LENGTH, LENGTH_ARGS),
    row("UUID", "Uuid", A::Uuid, V::Plain("UUID"), &[flag("as_uuid", true)], &["as_uuid"]),
];
