//! What comparing and rendering are told: options of `context.configure`, filters, and the log.
use python::{PyResult, Value, Vm};
use sqlalchemy::schema::MetaData;
use sqlite::Connection;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// The state of one autogenerate run.
pub struct AutogenContext<'a> {
    /// The process.
    pub vm: &'a Vm,
    /// The database, where there is one.
    pub connection: Option<Connection>,
    /// `target_metadata`, one or several.
    pub metadata: Vec<MetaData>,
    /// The options of `context.configure` as a dict.
    pub opts: Value,
    /// The Python AutogenContext, for users' functions.
    pub object: Value,
    /// Import lines that rendered types need.
    pub imports: RefCell<BTreeSet<String>>,
    /// Whether rendering is inside a batch block.
    pub in_batch: Cell<bool>,
}

impl AutogenContext<'_> {
    /// An option of `context.configure`, None where it is not set.
    pub fn option(&self, name: &str) -> Value {
        self.opts.as_dict().and_then(|dict| dict.get(name)).unwrap_or(Value::None)
    }

    /// A string option.
    pub fn text(&self, name: &str) -> Option<String> {
        self.option(name).as_str().map(|text| text.to_string())
    }

    /// Logs a line of level INFO.
    ///
    /// # Errors
    /// What logging raises.
    pub fn info(&self, logger: &str, text: &str) -> PyResult<()> {
        let logging = self.vm.import_module("logging")?;
        let logger = self.vm.call_method(&logging, "getLogger", vec![logger.into()])?;
        self.vm.call_method(&logger, "info", vec!["%s".into(), text.into()]).map(drop)
    }

    /// Whether `include_name` lets a name of the database through.
    ///
    /// # Errors
    /// What the user's function raises.
    pub fn name_passes(
        &self,
        name: Option<&str>,
        kind: &str,
        table: Option<&str>,
        schema: Option<&str>,
    ) -> PyResult<bool> {
        let function = self.option("include_name");
        if function.is_none() {
            return Ok(true);
        }
        let optional = |text: Option<&str>| text.map_or(Value::None, Value::from);
        let mut parents = Vec::new();
        if kind != "schema" {
            parents.push(("schema_name", optional(schema)));
        }
        if let Some(table) = table {
            parents.push(("table_name", table.into()));
            parents.push((
                "schema_qualified_table_name",
                schema.map_or(table.to_string(), |schema| format!("{schema}.{table}")).into(),
            ));
        } else if kind == "table" {
            let qualified = schema.map_or(name.unwrap_or_default().to_string(), |schema| {
                format!("{schema}.{}", name.unwrap_or_default())
            });
            parents.push(("schema_qualified_table_name", qualified.into()));
        }
        let answer =
            self.vm.call(&function, vec![optional(name), kind.into(), Value::dict(parents)])?;
        self.vm.truth(&answer)
    }

    /// Whether `include_object` lets an object through.
    ///
    /// # Errors
    /// What the user's function raises.
    pub fn object_passes(
        &self,
        object: Value,
        name: Option<&str>,
        kind: &str,
        reflected: bool,
        other: Value,
    ) -> PyResult<bool> {
        let function = self.option("include_object");
        if function.is_none() {
            return Ok(true);
        }
        let name = name.map_or(Value::None, Value::from);
        let answer = self
            .vm
            .call(&function, vec![object, name, kind.into(), Value::Bool(reflected), other])?;
        self.vm.truth(&answer)
    }
}

/// Who says what tables and columns come and go.
pub(super) const TABLES: &str = "alembic.autogenerate.compare.tables";

/// The text of an expression with literal values and no table names.
pub(super) fn expression_text(
    context: &AutogenContext<'_>,
    expr: &sqlalchemy::expr::Expr,
) -> PyResult<String> {
    sqlalchemy::compiler::compile_in_ddl(expr)
        .map_err(|error| sqlalchemy::bind::raise(context.vm, error))
}
