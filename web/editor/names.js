// Names of tables and columns, where a string is to hold one. In: what the page knows of the
// project, and the text before the
// cursor. Out: names with what they are.
import { words } from "./words.js";

// The project's tables, each with its columns.
let tables = new Map();

// One table a line: its name and its columns, with tabs between.
export function learn(text) {
  tables = new Map(
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [name, ...columns] = line.split("\t");
        return [name, columns];
      }),
  );
}

// The columns of a table, where there is one.
export function columnsOf(table) {
  return tables.get(table);
}

// Names that the text itself gives: tables and columns of models that no database has yet.
function written(text) {
  const found = { tables: [], columns: [] };
  for (const [, table, column] of text.matchAll(
    /__tablename__\s*=\s*['"](\w+)['"]|^\s*(\w+)\s*(?::[^=\n]+)?=\s*(?:db\.|sa\.)?(?:Column|mapped_column)\(/gm,
  )) {
    if (table) found.tables.push(table);
    else found.columns.push(column);
  }
  return found;
}

// Where a quote stands: the call around it, its arguments so far, and the keyword before it.
// Brackets of lists count as the argument
// they are in.
export function callAround(text) {
  let [depth, end] = [0, text.length];
  const parts = [];
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const sign = text[at];
    if (sign === "'" || sign === '"') {
      const start = text.lastIndexOf(sign, at - 1);
      if (start >= 0) at = start;
    } else if (")]}".includes(sign)) depth += 1;
    else if (sign === "," && depth === 0) {
      parts.unshift(text.slice(at + 1, end));
      end = at;
    } else if ("([{".includes(sign) && depth > 0) depth -= 1;
    else if (sign === "(") {
      parts.unshift(text.slice(at + 1, end));
      const [, owner = "", name] = text.slice(0, at).match(/(?:(\w+)\.)?(\w+)\s*$/) ?? [];
      return name
        ? { owner, name, parts, keyword: parts.at(-1).match(/^\s*(\w+)\s*=/)?.[1] }
        : null;
    } else if ("[{".includes(sign)) {
      parts.length = 0;
      end = at;
    }
  }
  return null;
}

// The parameters of a signature, in order; those behind a star are only given by name.
export function parameters(signature) {
  const [places, all] = [[], []];
  let named = false;
  for (const part of signature
    .slice(1, -1)
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)) {
    if (part.startsWith("*")) named ||= part === "*" || !part.startsWith("**");
    else {
      const name = part.match(/^\w+/)?.[0];
      if (!name) continue;
      all.push(name);
      if (!named) places.push(name);
    }
  }
  return { places, all };
}

// What the names behind an owner are: `batch_op` may be called otherwise.
export function wordsOf(owner, text) {
  if (words[owner]) return words[owner];
  return owner && new RegExp(`batch_alter_table\\([^\\n]*\\bas ${owner}\\b`).test(text)
    ? words.batch_op
    : null;
}

const plain = (argument) => argument?.match(/['"](\w+)['"]/)?.[1];

// The table whose columns an argument of an operation names.
function tableMeant(call, { places }, parameter, before) {
  const names = parameter === "remote_cols" ? ["referent_table"] : ["table_name", "source_table"];
  const given = call.parts.find((part, at) =>
    names.includes(part.match(/^\s*(\w+)\s*=/)?.[1] ?? places[at]),
  );
  return plain(given) ?? [...before.matchAll(/batch_alter_table\(\s*['"](\w+)['"]/g)].at(-1)?.[1];
}

const of = (names, detail) => names.map((label) => ({ label, detail, type: "property" }));
const everyTable = (text) => [
  ...of([...tables.keys()], "table"),
  ...of(
    written(text).tables.filter((name) => !tables.has(name)),
    "in this file",
  ),
];
const everyColumn = (text) => {
  const all = new Map(written(text).columns.map((name) => [name, "in this file"]));
  for (const [table, columns] of tables)
    for (const column of columns) all.set(column, `column of ${table}`);
  return [...all].map(([label, detail]) => ({ label, detail, type: "property" }));
};
const everyPair = () =>
  [...tables].flatMap(([table, columns]) =>
    of(
      columns.map((column) => `${table}.${column}`),
      "column",
    ),
  );

// Everything, for somebody who asks.
export function anyName(text) {
  return [...everyTable(text), ...everyColumn(text), ...everyPair()];
}

const ownColumns = new Set(["UniqueConstraint", "PrimaryKeyConstraint"]);

// The names that fit into a string that begins behind `before`; none where a string means something
// else.
export function namesAt(before, text) {
  if (/__tablename__\s*=\s*$/.test(before)) return everyTable(text);
  const call = callAround(before);
  if (!call) return [];
  const at = call.parts.length - 1;
  const known = wordsOf(call.owner, text)?.[call.name];
  if (call.keyword === "secondary") return everyTable(text);
  if (call.name === "ForeignKey") return at === 0 && !call.keyword ? everyPair() : [];
  if (call.name === "ForeignKeyConstraint") return [everyColumn(text), everyPair()][at] ?? [];
  if (call.name === "relationship")
    return at === 0
      ? of(
          [...text.matchAll(/^class (\w+)\(/gm)].map((found) => found[1]),
          "model",
        )
      : [];
  if (call.name === "Table" || call.name === "table") return at === 0 ? everyTable(text) : [];
  if (call.name === "column" || (ownColumns.has(call.name) && !call.keyword))
    return everyColumn(text);
  if (call.name === "Index" && at > 0) return everyColumn(text);
  if (!known || call.owner === "sa" || call.owner === "db") return [];
  const signature = parameters(known[0]);
  const parameter = call.keyword ?? signature.places[at];
  if (["table_name", "source_table", "referent_table", "old_table_name"].includes(parameter))
    return everyTable(text);
  if (!["column_name", "columns", "local_cols", "remote_cols"].includes(parameter)) return [];
  const table = tableMeant(call, signature, parameter, before);
  return tables.has(table) ? of(tables.get(table), `column of ${table}`) : everyColumn(text);
}
