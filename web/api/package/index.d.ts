/**
 * Alembic, Flask-Migrate and SQLite in JavaScript. A project (files and databases) is a value; each line typed at its
 * terminal is a function call. Everything runs where it is called, without a server and without Python; a line that
 * runs long blocks, so a page had better call it from a worker.
 */

/** Contents by path, parts joined by `/`: text, or the bytes of a database or another file. */
export type FileSet = Record<string, string | Uint8Array>;

export interface OpenOptions {
  /** What the project (or the file whose bytes are given) is called. */
  name?: string;
  /** The terminal's width in characters; the tools wrap their words by it. 80. */
  columns?: number;
  /** Seconds a line may take before it is stopped; each statement of a database begins them anew. 10. */
  seconds?: number;
}

/**
 * Opens a project. Nothing of it runs yet.
 * @param source files by path; a share link or what stands after its `#`; or the bytes of a zip, a SQLite database
 *   or a SQL script.
 * @throws Error with a sentence on why nothing could be opened.
 */
export function open(source?: FileSet | string | Uint8Array | ArrayBuffer, options?: OpenOptions): Project;

/** A piece of output, not necessarily a whole line. */
export interface Piece {
  /** `echo` is what a terminal repeats of typed input. */
  channel: 'stdout' | 'stderr' | 'echo';
  /** The text as a pipe receives it. */
  text: string;
  /** The text as a terminal of the given width shows it. */
  terminal: string;
}

/** A file that a line wrote, or removed (`null`). */
export interface Change {
  path: string;
  content: Uint8Array | null;
}

/** What one line did. */
export interface Outcome {
  /** The exit code a shell would see, 0 to 255. */
  exitCode: number;
  /** All of standard output. */
  stdout: string;
  /** All of standard error; log lines go here. */
  stderr: string;
  /** Output in true order. */
  transcript: Piece[];
  /** Files and databases that are others now, by path. */
  changed: Change[];
  /** The prompt of a program that now waits for `project.input()`, such as `>>> `; null at the shell. */
  prompt: string | null;
  /** A file that the line asks an editor to open (`flask db edit`). */
  open: string | null;
}

/** An outcome with what migrations did; null where none ran. */
export interface TracedOutcome extends Outcome {
  trace: Trace | null;
}

/** A cell as a trace shows it: numbers are text. */
export type TraceCell = 'Null' | { Number: string } | { Text: string } | { Blob: string };

/** An object of the schema that is another one afterwards. */
export interface SchemaChange {
  kind: 'table' | 'index' | 'view' | 'trigger';
  name: string;
  /** The statement that made it, before; null where it was made now. */
  before: string | null;
  /** The same afterwards; null where it is gone. */
  after: string | null;
}

/** How many rows a table has; null where there is no such table. */
export interface RowCount {
  table: string;
  before: number | null;
  after: number | null;
}

export interface RowChange {
  /** Before; null where it was added. */
  before: TraceCell[] | null;
  /** After; null where it was removed. */
  after: TraceCell[] | null;
}

/** What became of a table's rows. */
export interface TableChange {
  table: string;
  columns_before: string[];
  columns: string[];
  rows: RowChange[];
  /** Rows added, changed and removed, also those that are not listed. */
  totals: [number, number, number];
  /** Whether rows are missing here. */
  cut: boolean;
}

export interface TraceStatement {
  sql: string;
  /** How often it ran in a row, with other parameters. */
  times: number;
  micros: number;
  error: string | null;
  schema: SchemaChange[];
  counts: RowCount[];
  rows: TableChange[];
}

/** One operation of a revision. */
export interface TraceStep {
  database: string;
  /** Empty for what belongs to no revision. */
  revision: string;
  direction: string;
  /** `op.add_column`, or in words what the tools do themselves. */
  name: string;
  /** The script and the line in it, from 1; empty and 0 where the tools did it themselves. */
  path: string;
  line: number;
  text: string;
  statements: TraceStatement[];
  micros: number;
  schema: SchemaChange[];
  counts: RowCount[];
  rows: TableChange[];
  error: string | null;
}

/** What a line did to databases, operation by operation. */
export interface Trace {
  line: string;
  database: string;
  steps: TraceStep[];
  /** Whether the trace ends at the very database that the line left. */
  exact: boolean;
  /** What it leaves out, in sentences. */
  notes: string[];
}

/** A table or column that was probably renamed: a drop and an add would lose its rows. */
export interface Rename {
  kind: 'table' | 'column';
  table: string;
  from: string;
  to: string;
  /** How sure, from 0 to 1. */
  score: number;
  preselected: boolean;
  reasons: string[];
  rows: number;
}

/** Something that a pending revision destroys. */
export interface Loss {
  code: string;
  revision: string | null;
  line: number | null;
  what: string;
  table: string;
  column: string | null;
  rows: number;
  sample: string[];
}

/** Where a pending revision fails. */
export interface Failure {
  code: string;
  revision: string | null;
  line: number | null;
  message: string;
  fixable: boolean;
}

/** What `advise` finds. */
export interface Advice {
  renames: Rename[];
  losses: Loss[];
  failures: Failure[];
  state: {
    /** Operations that `migrate` would write. */
    models_ahead: number;
    /** Revisions that the database lacks. */
    database_behind: number;
    /** Heads of the revision graph. */
    heads: number;
  };
}

/** The files of a project; iterating gives `[path, bytes]`. */
export interface Files extends Iterable<[string, Uint8Array]> {
  /** All paths, in order. */
  list(): string[];
  has(path: string): boolean;
  /** A file's bytes; undefined where there is none. */
  read(path: string): Uint8Array | undefined;
  /** A file as text. */
  text(path: string): string | undefined;
  write(path: string, content: string | Uint8Array | ArrayBuffer): void;
  remove(path: string): void;
}

/** A project held open; `open()` makes one. */
export interface Project {
  title: string;
  /** What was left out of what was opened, or is not as it was, in sentences. */
  readonly notes: string[];
  readonly files: Files;
  /** The terminal's folder, relative to the project's. */
  readonly cwd: string;
  /**
   * Runs a line as a shell does: `flask db upgrade`, `alembic history`, `python app.py`, `ls`.
   * @param input its standard input; without it a program that asks waits, and `prompt` is set.
   */
  run(line: string, input: string | null | undefined, options: { trace: true }): TracedOutcome;
  run(line: string, input?: string | null, options?: { trace?: false }): Outcome;
  /** Hands a line to the program that waits for one; null ends its input. */
  input(line: string | null): Outcome;
  /** Looks ahead, on copies: renames that look like drops, what would be lost, what would fail. */
  advise(): Advice;
  /** Runs one statement on a database of the project. @throws Error with SQLite's message. */
  sql(database: string, sql: string): QueryExecResult;
  /** A link that opens the project as it stands; `page` is put before its `#`. */
  share(page?: string): string;
  /** A zip that runs outside with the real tools. */
  export(): Uint8Array;
  /** Frees the memory at once; garbage collection does it else. */
  close(): void;
}

export type SqlValue = number | string | Uint8Array | null;
export type BindParams = (SqlValue | boolean | bigint)[] | Record<string, SqlValue | boolean | bigint> | null;

/** Columns and rows of a statement. */
export interface QueryExecResult {
  columns: string[];
  values: SqlValue[][];
}

/** A database in memory, with the part of sql.js's `Database` that most programs use. */
export class Database {
  /** Empty, or that of the bytes. @throws Error `file is not a database`. */
  constructor(bytes?: ArrayLike<number> | ArrayBuffer | null);
  /** Runs statements; one result for each that has rows. @throws Error with SQLite's message. */
  exec(sql: string, params?: BindParams): QueryExecResult[];
  /** The same for its effects. */
  run(sql: string, params?: BindParams): Database;
  /** Rows that the last INSERT, UPDATE or DELETE changed. */
  getRowsModified(): number;
  /** The database as the bytes of a file. */
  export(): Uint8Array;
  close(): void;
}
