//! The type classes of `sqlalchemy.dialects.sqlite`, `.postgresql` and `.mysql` which SQLAlchemy's
//! own do not cover. SQLite cannot write most of the other databases' types; each then says so by
//! name, as SQLAlchemy does.

use super::class::{
    Affinity as A, Default, Package, Param, TypeClass, Visit as V, flag, hidden, opt, required,
};
use super::generic::{ARRAY, ARRAY_ARGS};

const NONE: &[Param] = &[];
const LENGTH: &[Param] = &[opt("length")];
const LENGTH_ARGS: &[&str] = &["length"];
const STRING: &[Param] = &[opt("length"), opt("collation"), opt("collation_schema")];
const STRING_ARGS: &[&str] = &["length", "collation", "collation_schema"];
const JSON: &[Param] = &[flag("none_as_null", false)];
const JSON_ARGS: &[&str] = &["none_as_null"];
const STORAGE: &[Param] = &[
    hidden("storage_format"),
    hidden("regexp"),
    hidden("truncate_microseconds"),
    hidden("timezone"),
];
const DATE_STORAGE: &[Param] = &[hidden("storage_format"), hidden("regexp")];
const STORAGE_ARGS: &[&str] = &["storage_format", "regexp"];

const fn sqlite(
    name: &'static str,
    base: &'static str,
    affinity: A,
    visit: V,
    params: &'static [Param],
    positional: &'static [&'static str],
) -> TypeClass {
    TypeClass { name, package: Package::Sqlite, base, affinity, visit, params, positional }
}

/// `sqlalchemy.dialects.sqlite`.
pub static SQLITE: &[TypeClass] = &[
    sqlite("DATETIME", "DateTime", A::DateTime, V::Temporal("DATETIME"), STORAGE, STORAGE_ARGS),
    sqlite("DATE", "Date", A::Date, V::Temporal("DATE"), DATE_STORAGE, STORAGE_ARGS),
    sqlite("TIME", "Time", A::Time, V::Temporal("TIME"), STORAGE, STORAGE_ARGS),
    sqlite("JSON", "JSON", A::Json, V::Plain("JSON"), JSON, JSON_ARGS),
    sqlite("JSONB", "JSON", A::Json, V::Plain("JSONB"), JSON, JSON_ARGS),
];

const fn pg(
    name: &'static str,
    base: &'static str,
    affinity: A,
    visit: V,
    params: &'static [Param],
    positional: &'static [&'static str],
) -> TypeClass {
    TypeClass { name, package: Package::Postgresql, base, affinity, visit, params, positional }
}

const fn pg_plain(name: &'static str) -> TypeClass {
    pg(name, "TypeEngine", A::Other(name), V::Foreign(name), NONE, &[])
}

const fn pg_range(name: &'static str) -> TypeClass {
    pg(name, "TypeEngine", A::Other("AbstractRange"), V::Foreign(name), NONE, &[])
}

const PG_TIME: &[Param] = &[flag("timezone", false), opt("precision")];
const PG_TIME_ARGS: &[&str] = &["timezone", "precision"];
const PG_JSON: &[Param] =
    &[flag("none_as_null", false), Param { name: "astext_type", default: Default::TextType }];
const PG_JSON_ARGS: &[&str] = &["none_as_null", "astext_type"];
const PG_ENUM: &[Param] = &[
    opt("name"),
    hidden("quote"),
    flag("create_type", true),
    hidden("native_enum"),
    flag("create_constraint", false),
    opt("length"),
    opt("schema"),
    hidden("metadata"),
    hidden("inherit_schema"),
    hidden("validate_strings"),
    hidden("values_callable"),
    hidden("sort_key_function"),
    hidden("omit_aliases"),
];
const PG_DOMAIN: &[Param] = &[
    required("name"),
    required("data_type"),
    hidden("collation"),
    hidden("collation_schema"),
    hidden("default"),
    hidden("constraint_name"),
    hidden("not_null"),
    hidden("check"),
    hidden("create_type"),
    hidden("metadata"),
    hidden("schema"),
];

/// `sqlalchemy.dialects.postgresql`.
pub static POSTGRESQL: &[TypeClass] = &[
    pg("ARRAY", "ARRAY", A::Array, V::Foreign("ARRAY"), ARRAY, ARRAY_ARGS),
    pg(
        "BIT",
        "TypeEngine",
        A::Other("BIT"),
        V::Foreign("BIT"),
        &[opt("length"), flag("varying", false)],
        &["length", "varying"],
    ),
    pg("BYTEA", "LargeBinary", A::Binary, V::Foreign("BYTEA"), LENGTH, LENGTH_ARGS),
    pg_plain("CIDR"),
    pg("CITEXT", "TEXT", A::String, V::Foreign("CITEXT"), STRING, STRING_ARGS),
    pg_range("DATEMULTIRANGE"),
    pg_range("DATERANGE"),
    pg(
        "DOMAIN",
        "TypeEngine",
        A::Other("NamedType"),
        V::Foreign("DOMAIN"),
        PG_DOMAIN,
        &["name", "data_type"],
    ),
    pg("ENUM", "Enum", A::Other("NamedType"), V::Enum, PG_ENUM, &[]),
    pg(
        "HSTORE",
        "TypeEngine",
        A::Other("HSTORE"),
        V::Foreign("HSTORE"),
        &[Param { name: "text_type", default: Default::TextType }],
        &["text_type"],
    ),
    pg_plain("INET"),
    pg_range("INT4MULTIRANGE"),
    pg_range("INT4RANGE"),
    pg_range("INT8MULTIRANGE"),
    pg_range("INT8RANGE"),
    pg(
        "INTERVAL",
        "TypeEngine",
        A::Interval,
        V::Foreign("INTERVAL"),
        &[opt("precision"), opt("fields")],
        &["precision", "fields"],
    ),
    pg("JSON", "JSON", A::Json, V::Plain("JSON"), PG_JSON, PG_JSON_ARGS),
    pg("JSONB", "JSON", A::Json, V::Plain("JSONB"), PG_JSON, PG_JSON_ARGS),
    pg("JSONPATH", "TypeEngine", A::Other("JSONElementType"), V::Foreign("JSONPATH"), NONE, &[]),
    pg_plain("MACADDR"),
    pg_plain("MACADDR8"),
    pg_plain("MONEY"),
    pg_range("NUMMULTIRANGE"),
    pg_range("NUMRANGE"),
    pg_plain("OID"),
    pg_plain("REGCLASS"),
    pg_plain("REGCONFIG"),
    pg("TIME", "TIME", A::Time, V::Plain("TIME"), PG_TIME, PG_TIME_ARGS),
    pg("TIMESTAMP", "TIMESTAMP", A::DateTime, V::Plain("TIMESTAMP"), PG_TIME, PG_TIME_ARGS),
    pg_range("TSMULTIRANGE"),
    pg_plain("TSQUERY"),
    pg_range("TSRANGE"),
    pg_range("TSTZMULTIRANGE"),
    pg_range("TSTZRANGE"),
    pg_plain("TSVECTOR"),
];

const fn my(
    name: &'static str,
    base: &'static str,
    affinity: A,
    visit: V,
    params: &'static [Param],
    positional: &'static [&'static str],
) -> TypeClass {
    TypeClass { name, package: Package::Mysql, base, affinity, visit, params, positional }
}

const MY_INT: &[Param] = &[opt("display_width"), flag("unsigned", false), flag("zerofill", false)];
const MY_INT_ARGS: &[&str] = &["display_width"];
const MY_NUMERIC: &[Param] = &[
    flag("unsigned", false),
    flag("zerofill", false),
    opt("precision"),
    opt("scale"),
    opt("decimal_return_scale"),
    flag("asdecimal", true),
];
const MY_NUMERIC_ARGS: &[&str] = &["precision", "scale", "asdecimal"];
const MY_FLOAT: &[Param] = &[
    opt("precision"),
    opt("scale"),
    flag("asdecimal", false),
    flag("unsigned", false),
    flag("zerofill", false),
    opt("decimal_return_scale"),
];
const MY_STRING: &[Param] = &[
    opt("charset"),
    opt("collation"),
    flag("ascii", false),
    flag("binary", false),
    flag("unicode", false),
    flag("national", false),
    opt("length"),
    opt("collation_schema"),
];
const MY_FSP: &[Param] = &[flag("timezone", false), opt("fsp")];
const MY_FSP_ARGS: &[&str] = &["timezone", "fsp"];

const fn my_int(name: &'static str, base: &'static str, visit: V) -> TypeClass {
    my(name, base, A::Integer, visit, MY_INT, MY_INT_ARGS)
}

const fn my_text(name: &'static str, visit: V, positional: &'static [&'static str]) -> TypeClass {
    my(name, "Text", A::String, visit, MY_STRING, positional)
}

const fn my_blob(name: &'static str) -> TypeClass {
    my(name, "TypeEngine", A::Binary, V::Foreign(name), LENGTH, LENGTH_ARGS)
}

/// `sqlalchemy.dialects.mysql`.
pub static MYSQL: &[TypeClass] = &[
    my_int("INTEGER", "INTEGER", V::Plain("INTEGER")),
    my_int("BIGINT", "BIGINT", V::Plain("BIGINT")),
    my_int("SMALLINT", "SMALLINT", V::Plain("SMALLINT")),
    my_int("TINYINT", "Integer", V::Foreign("TINYINT")),
    my_int("MEDIUMINT", "Integer", V::Foreign("MEDIUMINT")),
    my("BIT", "TypeEngine", A::Other("BIT"), V::Foreign("BIT"), LENGTH, LENGTH_ARGS),
    my("NUMERIC", "NUMERIC", A::Numeric, V::Decimal("NUMERIC"), MY_NUMERIC, MY_NUMERIC_ARGS),
    my("DECIMAL", "DECIMAL", A::Numeric, V::Decimal("DECIMAL"), MY_NUMERIC, MY_NUMERIC_ARGS),
    my("DOUBLE", "DOUBLE", A::Float, V::Plain("DOUBLE"), MY_FLOAT, MY_NUMERIC_ARGS),
    my("REAL", "REAL", A::Float, V::Plain("REAL"), MY_FLOAT, MY_NUMERIC_ARGS),
    my("FLOAT", "FLOAT", A::Float, V::Plain("FLOAT"), MY_FLOAT, MY_NUMERIC_ARGS),
    my("DATETIME", "DATETIME", A::DateTime, V::Plain("DATETIME"), MY_FSP, MY_FSP_ARGS),
    my("TIMESTAMP", "TIMESTAMP", A::DateTime, V::Plain("TIMESTAMP"), MY_FSP, MY_FSP_ARGS),
    my("TIME", "TIME", A::Time, V::Plain("TIME"), MY_FSP, MY_FSP_ARGS),
    my(
        "YEAR",
        "TypeEngine",
        A::Other("YEAR"),
        V::Foreign("YEAR"),
        &[opt("display_width")],
        &["display_width"],
    ),
    my("VARCHAR", "VARCHAR", A::String, V::Text("VARCHAR"), MY_STRING, LENGTH_ARGS),
    my("CHAR", "CHAR", A::String, V::Text("CHAR"), MY_STRING, LENGTH_ARGS),
    my("NVARCHAR", "NVARCHAR", A::String, V::Text("NVARCHAR"), MY_STRING, LENGTH_ARGS),
    my("NCHAR", "NCHAR", A::String, V::Text("NCHAR"), MY_STRING, LENGTH_ARGS),
    my("TEXT", "TEXT", A::String, V::Text("TEXT"), MY_STRING, LENGTH_ARGS),
    my_text("TINYTEXT", V::Foreign("TINYTEXT"), &[]),
    my_text("MEDIUMTEXT", V::Foreign("MEDIUMTEXT"), &[]),
    my_text("LONGTEXT", V::Foreign("LONGTEXT"), &[]),
    my_blob("TINYBLOB"),
    my_blob("MEDIUMBLOB"),
    my_blob("LONGBLOB"),
    my("ENUM", "Enum", A::Other("ENUM"), V::Foreign("ENUM"), PG_ENUM, &[]),
    my(
        "SET",
        "String",
        A::String,
        V::Foreign("SET"),
        &[hidden("retrieve_as_bitwise"), hidden("charset"), hidden("collation")],
        &[],
    ),
    my("JSON", "JSON", A::Json, V::Plain("JSON"), JSON, JSON_ARGS),
    my("INET4", "TypeEngine", A::Other("INET4"), V::Foreign("INET4"), NONE, &[]),
    my("INET6", "TypeEngine", A::Other("INET6"), V::Foreign("INET6"), NONE, &[]),
];
