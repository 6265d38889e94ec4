//! Tables as the rename detector sees them: columns with type, place, keys; from the models or read
//! from the database.
use sqlalchemy::schema::{ConstraintKind, ServerDefault, Table};
use sqlalchemy::types::{SqlType, compile_type};

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ColumnShape {
    pub name: String,
    /// Its type as SQLite writes it.
    pub ty: String,
    /// The kind of values: text, whole numbers, …
    pub family: String,
    pub nullable: bool,
    pub primary: bool,
    pub unique: bool,
    pub indexed: bool,
    pub default: bool,
    /// Table and column it refers to.
    pub target: Option<(String, String)>,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct TableShape {
    pub name: String,
    pub columns: Vec<ColumnShape>,
}

impl TableShape {
    pub(crate) fn column(&self, name: &str) -> Option<&ColumnShape> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub(crate) fn of(table: &Table) -> TableShape {
        let alone = |unique: bool, name: &str| {
            let constraint = table.sorted_constraints().iter().any(|constraint| {
                unique
                    && matches!(&*constraint.kind.borrow(), ConstraintKind::Unique)
                    && matches!(&constraint.columns()[..],
                        [only] if only.name().as_deref() == Some(name))
            });
            constraint
                || table.indexes().iter().any(|index| {
                    index.unique.get() == unique
                        && matches!(&index.columns()[..],
                        [only] if only.name().as_deref() == Some(name))
                })
        };
        let columns = table.columns().into_iter().map(|column| {
            let name = column.name().unwrap_or_default();
            let ty = column.sql_type();
            ColumnShape {
                ty: compile_type(&ty).unwrap_or_default(),
                family: family(&ty),
                nullable: column.nullable.get(),
                primary: column.primary_key.get(),
                unique: alone(true, &name),
                indexed: alone(false, &name),
                default: matches!(
                    &*column.server_default.borrow(),
                    Some(ServerDefault::Clause { .. })
                ),
                target: column.foreign_keys.borrow().first().map(|key| {
                    let target = key.target();
                    (target.table, target.column.unwrap_or_default())
                }),
                name,
            }
        });
        TableShape { name: table.name().as_str().to_string(), columns: columns.collect() }
    }
}

/// Types that hold the same values on SQLite count as one family.
fn family(ty: &SqlType) -> String {
    let affinity = ty.for_sqlite().map(|ty| format!("{:?}", ty.affinity())).unwrap_or_default();
    match affinity.as_str() {
        "Numeric" | "Float" => "Number".into(),
        "DateTime" | "Date" | "Time" => "Date".into(),
        _ => affinity,
    }
}
