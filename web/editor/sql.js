// The grammar of SQL as SQLite speaks it.
import { SQLite, sql } from "@codemirror/lang-sql";

export const language = () => sql({ dialect: SQLite });
