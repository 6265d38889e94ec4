// Completion, help on hovering, and marks in the text. In: what the page knows of the project. Out:
// CodeMirror's extensions.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  tooltips,
  WidgetType,
} from "@codemirror/view";
import { anyName, callAround, columnsOf, namesAt, parameters, wordsOf } from "./names.js";
import { words } from "./words.js";

export { learn } from "./names.js";

// Text before the cursor that is looked at (characters).
const NEAR = 4_000;
const IMPORT = /^from (?:sqlalchemy|alembic)[\w.]* import (?:\(([^)]*)\)|(.*))$/gm;

// What is known of a bare name, where the file imports it.
function bare(name, text) {
  if (!words.sa[name] && !words.orm[name]) return null;
  const imported = [...text.matchAll(IMPORT)].some(([, many, few]) =>
    (many ?? few).split(/[\s,]+/).includes(name),
  );
  return imported ? (words.sa[name] ?? words.orm[name]) : null;
}

const option = ([label, [signature, info]]) => ({
  label,
  detail: signature.length > 40 ? "(…)" : signature,
  info: `${signature}\n${info}`,
  type: /^[A-Z]/.test(label) ? "class" : "function",
});

// Names behind `op.` and its like; bare names that the file imports; names to import.
function named(context) {
  const text = context.state.doc.toString();
  const word = context.matchBefore(/\b\w+\.\w*/);
  if (word) {
    const [prefix] = word.text.split(".");
    const known = wordsOf(prefix, text);
    return (
      known && {
        from: word.from + prefix.length + 1,
        options: Object.entries(known).map(option),
        validFor: /^\w*$/,
      }
    );
  }
  const part = context.matchBefore(/(?<![\w.'"])[A-Za-z_]\w*/);
  if (!part) return null;
  if (/String|Comment/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name))
    return null;
  const line = context.state.doc.lineAt(context.pos).text;
  const all = Object.entries({ ...words.orm, ...words.sa });
  const imported = /^from sqlalchemy[\w.]* import /.test(line)
    ? all
    : all.filter(([name]) => bare(name, text));
  // Only what begins so: nobody's own name becomes another one by Enter.
  const options = [...imported.map(option), ...given(context, part, text)].filter(({ label }) =>
    label.startsWith(part.text),
  );
  return options.length > 0 ? { from: part.from, options } : null;
}

// What a call takes by name.
function given(context, part, text) {
  const before = context.state.sliceDoc(Math.max(0, part.from - NEAR), part.from);
  if (!/[(,]\s*$/.test(before)) return [];
  const call = callAround(before);
  const known =
    call && (call.owner ? wordsOf(call.owner, text)?.[call.name] : bare(call.name, text));
  if (!known) return [];
  const said = call.parts.map((one) => one.match(/^\s*(\w+)\s*=/)?.[1]);
  return parameters(known[0])
    .all.filter((name) => !said.includes(name))
    .map((name) => ({ label: `${name}=`, type: "keyword" }));
}

const SQL = /\b(?:select|insert|update|delete|create|alter|drop|from|where|set)\b/i;

// Inside of quotes: names of tables and columns where one is meant, in SQL, and where somebody asks
// for them.
function quoted(context) {
  const word = context.matchBefore(/['"][\w.]*/);
  const text = context.state.doc.toString();
  if (!word) return inSql(context, text, context.state.doc.lineAt(context.pos).text);
  const options = namesAt(context.state.sliceDoc(Math.max(0, word.from - NEAR), word.from), text);
  if (options.length === 0 && !context.explicit) return null;
  return {
    from: word.from + 1,
    options: options.length > 0 ? options : anyName(text),
    validFor: /^[\w.]*$/,
  };
}

// A word of a statement; in Python the statement stands in quotes.
function inSql(context, text, line) {
  const word = context.matchBefore(/\w+/);
  const before = line.slice(0, context.pos - context.state.doc.lineAt(context.pos).from);
  const inside = /['"][^'"]*$/.test(before) && SQL.test(before);
  return word && inside ? { from: word.from, options: anyName(text), validFor: /^\w*$/ } : null;
}

// A file of SQL: tables and columns anywhere.
function statement(context) {
  const word = context.matchBefore(/\w+/);
  return word && { from: word.from, options: anyName(""), validFor: /^\w*$/ };
}

function paragraph(className, text) {
  const element = document.createElement("p");
  element.className = className;
  element.textContent = text;
  return element;
}

// Signature and sentence of `op.name` and its like; of a table in quotes, its columns and the way
// to its rows.
function helpAt(state, at, show) {
  const line = state.doc.lineAt(at);
  const text = state.doc.toString();
  for (const found of line.text.matchAll(/\b(\w+)\.(\w+)|['"](\w+)['"]|(?<![.\w])\w+/g)) {
    const [from, to] = [line.from + found.index, line.from + found.index + found[0].length];
    if (at < from || at > to) continue;
    const dom = document.createElement("div");
    dom.className = "cm-help";
    dom.setAttribute("role", "status");
    const [, prefix, name, table] = found;
    const known = name ? wordsOf(prefix, text)?.[name] : bare(found[0], text);
    if (known) {
      const [signature, sentence] = known;
      dom.append(paragraph("signature", `${found[0]}${signature}`), paragraph("", sentence));
    } else if (table && columnsOf(table)) {
      const button = document.createElement("button");
      button.textContent = "Show its rows";
      button.addEventListener("click", () => show(table));
      dom.append(paragraph("signature", table), paragraph("", columnsOf(table).join(", ")), button);
    } else continue;
    return { pos: from, end: to, above: true, create: () => ({ dom }) };
  }
  return null;
}

// The same for the keyboard: F1 shows it at the cursor, F1 once more leads to its button; Escape,
// or going on, takes it away.
const setAsked = StateEffect.define();
const askedHelp = StateField.define({
  create: () => null,
  update(shown, transaction) {
    const effect = transaction.effects.find((one) => one.is(setAsked));
    if (effect) return effect.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

const askHelp = (show) => [
  {
    key: "F1",
    preventDefault: true,
    run(view) {
      const button = view.state.field(askedHelp) && document.querySelector(".cm-help button");
      if (button) button.focus();
      else
        view.dispatch({
          effects: setAsked.of(helpAt(view.state, view.state.selection.main.head, show)),
        });
      return true;
    },
  },
  {
    key: "Escape",
    run(view) {
      if (!view.state.field(askedHelp)) return false;
      view.dispatch({ effects: setAsked.of(null) });
      return true;
    },
  },
];

// Lines that a command has changed, until the next one does.
const setChanged = StateEffect.define();
const changedLine = Decoration.line({ class: "cm-changed" });
const changedLines = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setChanged)) {
        now = Decoration.set(
          effect.value
            .filter((at) => at <= transaction.newDoc.length)
            .map((at) => changedLine.range(at)),
        );
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
  while (end < shorter - from && old[old.length - 1 - end] === text[text.length - 1 - end])
    end += 1;
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

// What is wrong with a line, behind it: nobody has to point at it to read it.
class Said extends WidgetType {
  constructor(message, severity) {
    super();
    Object.assign(this, { message, severity });
  }

  eq(other) {
    return other.message === this.message && other.severity === this.severity;
  }

  toDOM() {
    const element = document.createElement("span");
    element.className = `cm-said cm-said-${this.severity}`;
    element.textContent = this.message;
    return element;
  }
}

const setSaid = StateEffect.define();
const saidLines = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((one) => one.is(setSaid));
    return effect ? effect.value : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Says in the text what is wrong: lines with severity and message. An empty list takes back what
// was said.
export function complain(view, list) {
  const { doc } = view.state;
  const said = view.state.field(saidLines, false);
  if (!said || (list.length === 0 && said.size === 0)) return;
  const found = list
    .map(({ line, severity, message }) => {
      const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
      return { from: from + text.search(/\S|$/), to, severity, message };
    })
    .sort((one, other) => one.to - other.to);
  const widget = ({ to, message, severity }) =>
    Decoration.widget({ widget: new Said(message, severity), side: 1 }).range(to);
  view.dispatch(setDiagnostics(view.state, found), {
    effects: setSaid.of(Decoration.set(found.map(widget))),
  });
}

// Python is indented by blanks: a tab that is typed or pasted becomes four.
const blanks = [
  EditorView.clipboardInputFilter.of((text) => text.replaceAll("\t", "    ")),
  EditorView.inputHandler.of((view, from, to, text) => {
    if (!text.includes("\t")) return false;
    const insert = text.replaceAll("\t", "    ");
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.type",
    });
    return true;
  }),
];

// All of it, for a file; `show` shows a table's rows.
export function help(path, show) {
  const python = path.endsWith(".py") || path.endsWith(".mako");
  const source = python ? [named, quoted] : path.endsWith(".sql") ? [statement] : [];
  return [
    // A pane is painted for itself and would cut them off.
    tooltips({ parent: document.body }),
    autocompletion({ override: source, icons: false }),
    keymap.of(completionKeymap),
    lintGutter(),
    changedLines,
    saidLines,
    hoverTooltip((view, at) => helpAt(view.state, at, show)),
    askedHelp,
    keymap.of(askHelp(show)),
    python ? blanks : [],
  ];
}
