//! The Inspector against the oracle's scenario `reflection`: every line it prints.

use sqlalchemy::reflection as r;
use sqlite::{Binding, Connection, Databases};

fn opened() -> Connection {
    let connection = Databases::default().connect_memory().unwrap();
    for statement in
        include_str!("data/reflection.sql").split(";\n").filter(|s| !s.trim().is_empty())
    {
        connection.execute(statement, &Binding::default()).unwrap();
    }
    connection
}

fn list(names: &[String]) -> String {
    format!("[{}]", names.iter().map(|n| python::quote(n)).collect::<Vec<_>>().join(", "))
}

fn optional(text: &Option<String>) -> String {
    text.as_deref().map_or("None".to_owned(), python::quote)
}

fn boolean(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

fn printed(c: &Connection) -> String {
    let mut out = format!(
        "tables {}\nviews {}\n",
        list(&r::get_table_names(c, None).unwrap()),
        list(&r::get_view_names(c, None).unwrap())
    );
    for t in r::get_table_names(c, None).unwrap() {
        let options = r::get_table_options(c, &t, None).unwrap();
        let mut shown = Vec::new();
        if options.without_rowid {
            shown.push("'sqlite_with_rowid': False");
        }
        if options.strict {
            shown.push("'sqlite_strict': True");
        }
        out.push_str(&format!("== {t} {{{}}}\n", shown.join(", ")));
        for col in r::get_columns(c, &t, None).unwrap() {
            let computed = col.computed.as_ref().map(|(s, p)| {
                format!(
                    ", 'computed': {{'sqltext': {}, 'persisted': {}}}",
                    python::quote(s),
                    boolean(*p)
                )
            });
            out.push_str(&format!(
                "  col {} {} {{'nullable': {}, 'default': {}, 'primary_key': {}{}}}\n",
                col.name,
                col.ty.repr(),
                boolean(col.nullable),
                optional(&col.default),
                col.primary_key,
                computed.unwrap_or_default()
            ));
        }
        keys(c, &t, &mut out);
    }
    out
}

/// Keys, constraints and indexes of a table.
fn keys(c: &Connection, t: &str, out: &mut String) {
    let pk = r::get_pk_constraint(c, t, None).unwrap();
    out.push_str(&if pk.columns.is_empty() {
        "  pk {'name': None, 'constrained_columns': []}\n".to_owned()
    } else {
        format!(
            "  pk {{'constrained_columns': {}, 'name': {}}}\n",
            list(&pk.columns),
            optional(&pk.name)
        )
    });
    for f in r::get_foreign_keys(c, t, None).unwrap() {
        let mut options = Vec::new();
        options.extend(f.ondelete.iter().map(|o| format!("'ondelete': {}", python::quote(o))));
        options.extend(f.onupdate.iter().map(|o| format!("'onupdate': {}", python::quote(o))));
        options.extend(f.deferrable.iter().map(|o| format!("'deferrable': {}", boolean(*o))));
        options.extend(f.initially.iter().map(|o| format!("'initially': {}", python::quote(o))));
        out.push_str(&format!(
            "  fk {{'name': {}, 'constrained_columns': {}, 'referred_schema': None, 'referred_table': {}, 'referred_columns': {}, 'options': {{{}}}}}\n",
            optional(&f.name), list(&f.constrained_columns), python::quote(&f.referred_table), list(&f.referred_columns), options.join(", ")
        ));
    }
    for u in r::get_unique_constraints(c, t, None).unwrap() {
        out.push_str(&format!(
            "  uq {{'name': {}, 'column_names': {}}}\n",
            optional(&u.name),
            list(&u.column_names)
        ));
    }
    for k in r::get_check_constraints(c, t, None).unwrap() {
        out.push_str(&format!(
            "  ck {{'sqltext': {}, 'name': {}}}\n",
            python::quote(&k.sqltext),
            optional(&k.name)
        ));
    }
    for i in r::get_indexes(c, t, None).unwrap() {
        let options = i
            .where_clause
            .as_ref()
            .map(|w| format!("'sqlite_where': {}", python::quote(w)))
            .unwrap_or_default();
        out.push_str(&format!(
            "  ix {} {{'column_names': {}, 'unique': {}, 'dialect_options': {{{options}}}}}\n",
            i.name,
            list(&i.column_names),
            i.unique
        ));
    }
}

#[test]
fn the_inspector_prints_what_the_recording_prints() {
    let found = printed(&opened());
    let expected = include_str!("data/reflection.txt");
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}
