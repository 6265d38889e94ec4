// The grammar of SQL as SQLite speaks it.
import { sql, SQLite } from "@codemirror/lang-sql";

export const language = () => sql({ dialect: SQLite });
