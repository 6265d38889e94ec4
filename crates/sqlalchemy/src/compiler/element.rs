//! Single expressions: columns, text, functions, CASE, CAST, labels, subqueries.

use std::rc::Rc;

use crate::ddl::quote::{is_default_dialect, quote, quote_name};
use crate::error::Error;
use crate::expr::functions::spelled;
use crate::expr::text::{Piece, pieces, unescape};
use crate::expr::{Bind, ColumnClause, Expr, ExprKind, From, Function, Op, Proxy, Window};
use crate::schema::Column;
use crate::types::{HOLE, SqlType, compile_type};

use super::{Compiler, Style};

impl Compiler<'_> {
    pub(super) fn element(&mut self, expr: &Expr) -> Result<String, Error> {
        match expr.kind() {
            ExprKind::Column(column) => Ok(self.schema_column(column)),
            ExprKind::Proxy(proxy) => self.proxy(proxy),
            ExprKind::ColumnClause(clause) => Ok(self.clause(clause)),
            ExprKind::Text(text, binds) => self.text(text, binds),
            ExprKind::Bind(bind) => self.bind(bind, &expr.ty()),
            ExprKind::Raw(text) if **text == *HOLE => self.in_hole(),
            ExprKind::Null => Ok("NULL".to_owned()),
            ExprKind::True => Ok(if self.named() { "true" } else { "1" }.to_owned()),
            ExprKind::False => Ok(if self.named() { "false" } else { "0" }.to_owned()),
            ExprKind::Binary { left, op, right, escape } => {
                self.binary(left, op, right, escape.as_deref(), expr)
            }
            ExprKind::Unary { op, element } => self.unary(op, element),
            ExprKind::Modified { element, op } => {
                Ok(format!("{}{}", self.ordered(element)?, op.text()))
            }
            ExprKind::List { op, items, .. } => self.joined(items, &op.text()),
            ExprKind::Tuple(items) => Ok(format!("({})", self.joined(items, ", ")?)),
            ExprKind::Function(function) => self.function(function),
            ExprKind::Over(element, window) => self.over(element, window),
            ExprKind::Filter(function, criterion) => Ok(format!(
                "{} FILTER (WHERE {})",
                self.element(function)?,
                self.element(criterion)?
            )),
            ExprKind::WithinGroup(function, order) => Ok(format!(
                "{} WITHIN GROUP (ORDER BY {})",
                self.element(function)?,
                self.joined(order, ", ")?
            )),
            ExprKind::Case { value, whens, otherwise } => {
                self.case(value.as_ref(), whens, otherwise.as_ref())
            }
            ExprKind::Cast(inner) => {
                Ok(format!("CAST({} AS {})", self.element(inner)?, compile_type(&expr.ty())?))
            }
            ExprKind::TypeCoerce(inner) => self.element(inner),
            ExprKind::Extract(field, inner) => self.extract(field, inner),
            ExprKind::Label { element, .. } => self.element(element),
            ExprKind::Grouping(inner) => Ok(format!("({})", self.element(inner)?)),
            ExprKind::Collate(inner, collation) => {
                Ok(format!("{} COLLATE {}", self.element(inner)?, quote(collation)))
            }
            ExprKind::Scalar(query) => Ok(format!("({})", self.nested(query)?)),
            ExprKind::Exists(query) => Ok(format!("EXISTS ({})", self.nested(query)?)),
            ExprKind::LabelReference(name) => self.label_reference(name),
            ExprKind::Raw(text) => Ok(text.to_string()),
            ExprKind::Default => Ok("NULL".to_owned()),
        }
    }

    /// `str(statement)`: the default dialect, which knows TRUE and FALSE.
    fn named(&self) -> bool {
        self.options.style == Style::Named
    }

    pub(super) fn joined(&mut self, items: &[Expr], separator: &str) -> Result<String, Error> {
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            out.push(self.element(item)?);
        }
        out.retain(|text| !text.is_empty());
        Ok(out.join(separator))
    }

    fn schema_column(&mut self, column: &Column) -> String {
        let name = quote_name(&column.full_name());
        match column.table().filter(|_| self.include_table) {
            Some(table) => format!("{}.{name}", super::from::table_name(&table)),
            None => name,
        }
    }

    fn clause(&mut self, clause: &ColumnClause) -> String {
        if clause.literal {
            return clause.name.to_string();
        }
        let name = quote(&clause.name);
        match clause.table.as_ref().filter(|_| self.include_table) {
            Some(From::Clause(table)) => match &table.schema {
                Some(schema) => {
                    format!("{}.{}.{name}", quote_name(schema), quote_name(&table.name))
                }
                None => format!("{}.{name}", quote_name(&table.name)),
            },
            Some(other) => format!("{}.{name}", other.description()),
            None => name,
        }
    }

    fn proxy(&mut self, proxy: &Proxy) -> Result<String, Error> {
        // A CTE first met through one of its columns must still be written.
        let name = self.expand_markers(&proxy.name);
        let name = quote(&name);
        if !self.include_table {
            return Ok(name);
        }
        let owner = self.source_name(&proxy.source)?;
        Ok(format!("{owner}.{name}"))
    }

    fn text(&mut self, text: &str, binds: &[Bind]) -> Result<String, Error> {
        if self.options.literal_binds
            && binds.iter().all(|b| b.value.is_none())
            && !binds.is_empty()
            && self.options.style == Style::Named
        {
            return Ok(unescape(text));
        }
        let mut out = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => out.push_str(&unescape(plain)),
                Piece::Bind(name) => match binds.iter().find(|b| &*b.key == name) {
                    Some(bind) => {
                        let ty =
                            bind.value.as_ref().map_or_else(SqlType::null, |v| v.natural_type());
                        out.push_str(&self.bind(bind, &ty)?);
                    }
                    None => out.push_str(&format!(":{name}")),
                },
            }
        }
        Ok(out)
    }

    fn function(&mut self, function: &Function) -> Result<String, Error> {
        let last = function.path.last().map(|p| p.to_lowercase()).unwrap_or_default();
        let known = function.path.len() == 1;
        let own_spelling = known && !(last == "now" && is_default_dialect());
        if let Some(word) = spelled(&last, true).filter(|_| own_spelling) {
            // Written without parentheses, whatever was given.
            return Ok(word.to_owned());
        }
        let args = self.joined(&function.args, ", ")?;
        let args = if known && last == "count" && args.is_empty() { "*".to_owned() } else { args };
        let name = match last.as_str() {
            "char_length" if known => "length".to_owned(),
            "aggregate_strings" if known => "group_concat".to_owned(),
            "coalesce" | "random" if known => last,
            _ => function.path.iter().map(|p| function_name(p)).collect::<Vec<_>>().join("."),
        };
        Ok(format!("{name}({args})"))
    }

    fn over(&mut self, element: &Expr, window: &Window) -> Result<String, Error> {
        let mut parts = Vec::new();
        let function = self.element(element)?;
        if !window.partition_by.is_empty() {
            parts.push(format!("PARTITION BY {}", self.joined(&window.partition_by, ", ")?));
        }
        if !window.order_by.is_empty() {
            parts.push(format!("ORDER BY {}", self.joined(&window.order_by, ", ")?));
        }
        if let Some((unit, low, high)) = window.frame {
            parts.push(format!(
                "{unit} BETWEEN {} AND {}",
                bound(low, "PRECEDING"),
                bound(high, "FOLLOWING")
            ));
        }
        Ok(format!("{function} OVER ({})", parts.join(" ")))
    }

    fn case(
        &mut self,
        value: Option<&Expr>,
        whens: &[(Expr, Expr)],
        otherwise: Option<&Expr>,
    ) -> Result<String, Error> {
        let mut out = "CASE ".to_owned();
        if let Some(value) = value {
            out.push_str(&self.element(value)?);
            out.push(' ');
        }
        for (condition, result) in whens {
            out.push_str(&format!(
                "WHEN {} THEN {} ",
                self.element(condition)?,
                self.element(result)?
            ));
        }
        if let Some(otherwise) = otherwise {
            out.push_str(&format!("ELSE {} ", self.element(otherwise)?));
        }
        out.push_str("END");
        Ok(out)
    }

    fn extract(&mut self, field: &str, inner: &Expr) -> Result<String, Error> {
        if self.named() {
            return Ok(format!("EXTRACT({field} FROM {})", self.element(inner)?));
        }
        let format = match field {
            "month" => "%m",
            "day" => "%d",
            "year" => "%Y",
            "second" => "%S",
            "hour" => "%H",
            "doy" => "%j",
            "minute" => "%M",
            "epoch" => "%s",
            "dow" => "%w",
            "week" => "%W",
            other => {
                return Err(Error::Compile(format!("{other} is not a valid extract argument.")));
            }
        };
        Ok(format!("CAST(STRFTIME('{format}', {}) AS INTEGER)", self.element(inner)?))
    }

    /// An element of ORDER BY or GROUP BY: a label of the columns clause is written by its name.
    pub(super) fn ordered(&mut self, expr: &Expr) -> Result<String, Error> {
        if self.in_compound
            && let Some(name) = self.compound_name(expr)
        {
            return Ok(quote(&name));
        }
        if let ExprKind::Label { .. } = expr.kind() {
            let scope = self
                .label_scope
                .last()
                .and_then(|s| s.iter().find(|(e, _)| same_label(e, expr)).map(|(_, n)| n.clone()));
            if let Some(name) = scope {
                return Ok(quote(&name));
            }
        }
        self.element(expr)
    }

    /// After UNION only names of the result can be ordered by.
    fn compound_name(&self, expr: &Expr) -> Option<Rc<str>> {
        let scope = self.label_scope.last()?;
        scope
            .iter()
            .find(|(e, _)| crate::expr::labels::same_column(e, expr))
            .map(|(_, n)| n.clone())
    }

    fn label_reference(&mut self, name: &Rc<str>) -> Result<String, Error> {
        let named = |(expr, label): &(Expr, Rc<str>)| {
            label == name || crate::expr::column_name(expr).as_ref() == Some(name)
        };
        let selected = self
            .label_scope
            .last()
            .and_then(|s| s.iter().find(|c| named(c)).map(|(e, _)| e.clone()));
        let from_any =
            || self.stack.last().and_then(|s| s.nearest.iter().find_map(|from| from.column(name)));
        match selected.or_else(|| if self.in_compound { None } else { from_any() }) {
            Some(_) if self.in_compound => Ok(quote(name)),
            Some(expr) if matches!(expr.kind(), ExprKind::Label { .. }) => Ok(quote(name)),
            Some(expr) => self.element(&expr),
            None => Err(Error::Compile(format!(
                "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression {0} should be explicitly declared as text({0})",
                python::quote(name)
            ))),
        }
    }

    pub(super) fn lone(&mut self, expr: &Expr) -> Result<String, Error> {
        match expr.kind() {
            ExprKind::Text(..) => self.element(expr),
            // `connection.execute(func.now())` selects it.
            _ => self.top_query(&crate::expr::Select::new(vec![expr.clone()]).query()),
        }
    }

    pub(super) fn unary(&mut self, op: &Op, element: &Expr) -> Result<String, Error> {
        let text = self.element(element)?;
        Ok(match op {
            Op::IsTrue if self.named() => text,
            Op::IsFalse if self.named() => format!("NOT {text}"),
            Op::IsTrue => format!("{text} = 1"),
            Op::IsFalse => format!("{text} = 0"),
            _ => format!("{}{text}", op.text()),
        })
    }
}

fn same_label(a: &Expr, b: &Expr) -> bool {
    match (a.kind(), b.kind()) {
        (ExprKind::Label { id: x, .. }, ExprKind::Label { id: y, .. }) if x == y => true,
        // Another label of the same name for the same column.
        (
            ExprKind::Label { name: Some(x), element: of, .. },
            ExprKind::Label { name: Some(y), element: other, .. },
        ) => x == y && (of.ptr_eq(other) || crate::expr::labels::same_column(of, other)),
        _ => false,
    }
}

fn function_name(name: &str) -> String {
    let legal =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    if legal { name.to_owned() } else { crate::ddl::quote::quote_identifier(name) }
}

fn bound(edge: Option<i64>, unlimited: &str) -> String {
    match edge {
        None => format!("UNBOUNDED {unlimited}"),
        Some(0) => "CURRENT ROW".to_owned(),
        Some(n) if n < 0 => format!("{} PRECEDING", -n),
        Some(n) => format!("{n} FOLLOWING"),
    }
}
