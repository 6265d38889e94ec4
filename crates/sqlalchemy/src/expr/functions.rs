//! Return types of the functions SQLAlchemy knows (`sql/functions.py`); all others have no type.

use crate::types::{Affinity, SqlType};

use super::node::Expr;

/// Type of `func.name(args)`.
pub fn return_type(name: &str, args: &[Expr]) -> SqlType {
    match name {
        "count" | "char_length" | "rank" | "dense_rank" | "length" if name != "length" => {
            SqlType::plain("Integer")
        }
        "row_number" | "ntile" => SqlType::null(),
        "percent_rank" | "cume_dist" => SqlType::plain("Numeric"),
        "now" | "current_timestamp" | "localtimestamp" | "sysdate" => SqlType::plain("DateTime"),
        "current_date" => SqlType::plain("Date"),
        "current_time" | "localtime" => SqlType::plain("Time"),
        "concat" => SqlType::plain("String"),
        "user" | "current_user" | "session_user" => SqlType::plain("String"),
        "max" | "min" | "sum" | "coalesce" | "pow" | "mode" | "percentile_cont"
        | "percentile_disc" => first_type(args),
        "aggregate_strings" => SqlType::plain("String"),
        _ => SqlType::null(),
    }
}

fn first_type(args: &[Expr]) -> SqlType {
    args.iter().map(Expr::ty).find(|t| t.affinity() != Affinity::Null).unwrap_or_else(SqlType::null)
}

/// Functions written without parentheses, and those SQLite spells otherwise.
pub fn spelled(name: &str, sqlite: bool) -> Option<&'static str> {
    Some(match name {
        "now" | "current_timestamp" => "CURRENT_TIMESTAMP",
        "current_date" => "CURRENT_DATE",
        "current_time" => "CURRENT_TIME",
        "current_user" => "CURRENT_USER",
        "session_user" => "SESSION_USER",
        "user" => "USER",
        "localtime" => "LOCALTIME",
        "localtimestamp" if sqlite => "DATETIME(CURRENT_TIMESTAMP, 'localtime')",
        "localtimestamp" => "LOCALTIMESTAMP",
        "sysdate" => "sysdate",
        _ => return None,
    })
}
