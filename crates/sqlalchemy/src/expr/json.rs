//! Paths into JSON documents: `data["key"]["inner"]`.

use crate::types::SqlType;

use super::literal::Literal;
use super::node::Expr;

/// `data["key"]`, `data[0]`: the path SQLite's JSON functions take; the parameter bears the
/// column's name.
pub fn json_path(column: &str, keys: &[Literal]) -> Expr {
    let mut path = "$".to_owned();
    for key in keys {
        match key {
            Literal::Int(n) if *n < 0 => path.push_str(&format!("[#{n}]")),
            Literal::Int(n) => path.push_str(&format!("[{n}]")),
            Literal::Str(s) => path.push_str(&format!(".\"{s}\"")),
            other => path.push_str(&format!(".\"{}\"", other.repr())),
        }
    }
    Expr::bind(column, Some(Literal::str(&path)), SqlType::plain("String"))
}
