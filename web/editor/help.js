// Completion, help on hovering, and marks in the text. In: what the page knows of the project. Out: CodeMirror's extensions.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { diagnosticCount, lintGutter, setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap, tooltips } from "@codemirror/view";
import { words } from "./words.js";

// The project's tables, each with its columns.
let tables = new Map();

// One table a line: its name and its columns, with tabs between.
export function learn(text) {
  tables = new Map(text.split("\n").filter(Boolean).map((line) => {
    const [name, ...columns] = line.split("\t");
    return [name, columns];
  }));
}

// Names that the text itself gives: tables and columns of models that no database has yet.
function written(text) {
  const names = [...text.matchAll(/__tablename__\s*=\s*['"](\w+)['"]|^\s*(\w+)\s*(?::[^=\n]+)?=\s*(?:db\.|sa\.)?(?:Column|mapped_column)\(/gm)];
  return names.map(([, table, column]) => table ?? column);
}

function named(context) {
  const word = context.matchBefore(/\b(op|batch_op|sa|db)\.\w*/);
  if (!word) return null;
  const [prefix] = word.text.split(".");
  const options = Object.entries(words[prefix]).map(([label, [signature, info]]) => ({
    label, detail: signature.length > 40 ? "(…)" : signature, info: `${signature}\n${info}`,
    type: /^[A-Z]/.test(label) ? "class" : "function",
  }));
  return { from: word.from + prefix.length + 1, options, validFor: /^\w*$/ };
}

// Inside of quotes: tables, columns, and table.column.
function quoted(context) {
  const word = context.matchBefore(/['"][\w.]*/);
  if (!word || (word.text.length < 2 && !context.explicit)) return null;
  const all = new Map();
  for (const [table, columns] of tables) {
    all.set(table, "table");
    for (const column of columns) {
      all.set(column, `column of ${table}`);
      all.set(`${table}.${column}`, "column");
    }
  }
  for (const name of written(context.state.doc.toString())) if (!all.has(name)) all.set(name, "in this file");
  const options = [...all].map(([label, detail]) => ({ label, detail, type: "property" }));
  return { from: word.from + 1, options, validFor: /^[\w.]*$/ };
}

function paragraph(className, text) {
  const element = document.createElement("p");
  element.className = className;
  element.textContent = text;
  return element;
}

// Signature and sentence of `op.name` and its like; of a table in quotes, its columns and the way to its rows.
const hover = (show) => hoverTooltip((view, at) => {
  const line = view.state.doc.lineAt(at);
  for (const found of line.text.matchAll(/\b(op|batch_op|sa|db)\.(\w+)|['"](\w+)['"]/g)) {
    const [from, to] = [line.from + found.index, line.from + found.index + found[0].length];
    if (at < from || at > to) continue;
    const dom = document.createElement("div");
    dom.className = "cm-help";
    const [, prefix, name, table] = found;
    if (prefix && words[prefix][name]) {
      const [signature, sentence] = words[prefix][name];
      dom.append(paragraph("signature", `${prefix}.${name}${signature}`), paragraph("", sentence));
    } else if (table && tables.has(table)) {
      const button = document.createElement("button");
      button.textContent = "Show its rows";
      button.addEventListener("click", () => show(table));
      dom.append(paragraph("signature", table), paragraph("", tables.get(table).join(", ")), button);
    } else continue;
    return { pos: from, end: to, above: true, create: () => ({ dom }) };
  }
  return null;
});

// Lines that a command has changed, until the next one does.
const setChanged = StateEffect.define();
const changedLine = Decoration.line({ class: "cm-changed" });
const changedLines = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setChanged)) {
        now = Decoration.set(effect.value.filter((at) => at <= transaction.newDoc.length).map((at) => changedLine.range(at)));
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The smallest change that makes one text of the other: what begins and ends alike stays.
export function difference(old, text) {
  let from = 0;
  const shorter = Math.min(old.length, text.length);
  while (from < shorter && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < shorter - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from, to: old.length - end, insert: text.slice(from, text.length - end) };
}

// Puts a command's text in place of the old one and marks its new lines.
export function replace(view, text) {
  const old = view.state.doc.toString();
  const change = difference(old, text);
  const known = new Set(old.split("\n"));
  const marks = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const inside = at + line.length >= change.from && at <= change.from + change.insert.length;
    if (inside && !known.has(line)) marks.push(at);
    at += line.length + 1;
  }
  view.dispatch({ changes: change, effects: setChanged.of(marks) });
}

// Says in the text where Python stopped; without a message nothing is wrong any more.
export function complain(view, line, message) {
  if (!message && diagnosticCount(view.state) === 0) return;
  const { doc } = view.state;
  const found = [];
  if (message) {
    const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    found.push({ from: from + text.search(/\S|$/), to, severity: "error", message });
  }
  view.dispatch(setDiagnostics(view.state, found));
}

// Python is indented by blanks: a tab that is typed or pasted becomes four.
const blanks = [
  EditorView.clipboardInputFilter.of((text) => text.replaceAll("\t", "    ")),
  EditorView.inputHandler.of((view, from, to, text) => {
    if (!text.includes("\t")) return false;
    const insert = text.replaceAll("\t", "    ");
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.type" });
    return true;
  }),
];

// All of it, for a file; `show` shows a table's rows.
export function help(path, show) {
  const python = path.endsWith(".py") || path.endsWith(".mako");
  const source = python ? [named, quoted] : [quoted];
  return [
    // A pane is painted for itself and would cut them off.
    tooltips({ parent: document.body }),
    autocompletion({ override: source, icons: false }), keymap.of(completionKeymap), lintGutter(), changedLines,
    hover(show), python ? blanks : [],
  ];
}
