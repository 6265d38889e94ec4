// The editor: CodeMirror 6 behind a few functions. In: a place in the page and texts. Out: the text
// at each change.
// web/src/editor.rs calls them.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import { coloured, fetchGrammar, recoloured } from "./grammar.js";
import { complain, help, learn, replace } from "./help.js";
import { pause } from "./pause.js";
import { theme } from "./theme.js";

// A file's colours come when its grammar is here, in whatever state the file is by then.
async function learnGrammar(editor, path, text) {
  if (!(await fetchGrammar(path, text))) return;
  for (const [name, state] of editor.states)
    editor.states.set(name, state.update({ effects: recoloured(name, path) }).state);
  for (const at of [0, 1]) {
    const effect = editor.path === null ? null : recoloured(editor.path, path)[at];
    if (effect) editor.view.dispatch({ effects: effect });
    await pause();
  }
}

// The line that a walk through a migration stands at.
const walk = StateEffect.define();
const walked = StateField.define({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    const effect = effects.find((one) => one.is(walk));
    return effect ? effect.value : marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// A text is told after it was painted, so that a key waits for nothing but the editor; and before
// anything else is done with it.
function tell(editor) {
  const { told } = editor;
  editor.told = null;
  if (told) editor.changed(told.path, told.doc.toString());
}

function tellSoon(editor, path, doc) {
  if (editor.silent) return;
  const first = editor.told === null;
  if (!first && editor.told.path !== path) tell(editor);
  editor.told = { path, doc };
  if (!first) return;
  // A page out of sight paints nothing: hence the second clock.
  requestAnimationFrame(() => {
    setTimeout(() => tell(editor));
  });
  setTimeout(() => tell(editor), 100);
}

// Cursor and selection are the browser's own: drawn ones blink by an animation, for which the
// browser draws frame after frame,
// and a key then waits for the next of them. Tab stays the browser's key, so that nobody is caught
// in here; Mod-] and Mod-[ indent.
// In groups, each of which takes a browser that has never seen them less time than a key may wait.
function groups(path, { still, table }, changed) {
  return [
    [
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap]),
      history(),
      EditorState.tabSize.of(4),
      EditorState.readOnly.of(still),
      indentUnit.of("    "),
      EditorView.lineWrapping,
      theme,
      EditorView.contentAttributes.of({ "aria-label": `Text of ${path}`, tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc);
      }),
    ],
    [lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), walked],
    coloured(path),
    [highlightSpecialChars(), indentOnInput(), bracketMatching(), closeBrackets()],
    [highlightSelectionMatches(), search({ top: true })],
    help(path, table),
  ];
}

const slots = Array.from({ length: 6 }, () => new Compartment());

function fresh(
  editor,
  path,
  text,
  all = groups(path, editor, (doc) => tellSoon(editor, path, doc)),
) {
  return EditorState.create({
    doc: text,
    extensions: slots.map((slot, at) => slot.of(all[at] ?? [])),
  });
}

// The first file, its groups one after the other; what was typed meanwhile stays. Without a path it
// comes later.
async function begin(editor, place, path, text) {
  editor.view = new EditorView({ parent: place });
  if (!path) return;
  const all = groups(path, editor, (doc) => tellSoon(editor, path, doc));
  await pause();
  editor.path = path;
  editor.view.setState(fresh(editor, path, text, all.slice(0, 1)));
  for (const [at, group] of all.entries()) {
    if (at === 0) continue;
    await pause();
    editor.view.dispatch({ effects: slots[at].reconfigure(group) });
  }
  learnGrammar(editor, path, text);
}

// Makes an editor in `place` with a file; each file keeps its own history and cursor while its tab
// lives. `table` shows a
// table's rows; where it is `still`, texts are only read.
export async function create(place, changed, table, still, path, text) {
  const editor = {
    view: null,
    changed,
    table,
    still,
    states: new Map(),
    path: null,
    told: null,
    silent: false,
  };
  await begin(editor, place, path, text);
  editor.view.dom.addEventListener("focusout", () => tell(editor));
  window.addEventListener("pagehide", () => tell(editor));
  return editor;
}

// Shows a file. A text that is not the one last seen replaces it, as one step of the file's
// history.
export function show(editor, path, text) {
  // What is shown is older than what was typed since: that comes first.
  if (editor.told?.path === path) return;
  if (editor.path !== path) {
    if (editor.path !== null) editor.states.set(editor.path, editor.view.state);
    editor.path = path;
    editor.view.setState(editor.states.get(path) ?? fresh(editor, path, text));
    learnGrammar(editor, path, text);
  }
  if (editor.view.state.doc.toString() === text) return;
  // The page knows this text: it need not be told.
  editor.silent = true;
  replace(editor.view, text);
  editor.silent = false;
}

// Forgets the files whose tabs were closed; the open ones stand in a list, one a line.
export function keep(editor, list) {
  const paths = list.split("\n");
  // What was typed into a project that is no longer there concerns no file of the next one.
  if (!paths.includes(editor.told?.path)) editor.told = null;
  for (const path of [...editor.states.keys()])
    if (!paths.includes(path)) editor.states.delete(path);
  if (editor.path !== null && !paths.includes(editor.path)) editor.path = null;
}

// Puts the keyboard into the editor.
export function focus(editor) {
  editor.view.focus();
}

// Puts the cursor on a line and shows it in the middle.
export function go(editor, number) {
  const { doc } = editor.view.state;
  const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
  editor.view.dispatch({
    selection: { anchor: line.from },
    effects: EditorView.scrollIntoView(line.from, { y: "center" }),
  });
}

// Marks a line of the file in front and shows it, the cursor staying where it is; line 0 marks
// none.
export function mark(editor, path, number) {
  const { doc } = editor.view.state;
  if (path !== editor.path || number < 1 || number > doc.lines) {
    const marked = editor.view.state.field(walked, false)?.size;
    if (marked) editor.view.dispatch({ effects: walk.of(Decoration.none) });
    return;
  }
  const { from } = doc.line(number);
  const line = Decoration.line({
    class: "cm-walked",
    attributes: { "aria-current": "step" },
  }).range(from);
  editor.view.dispatch({
    effects: [walk.of(Decoration.set([line])), EditorView.scrollIntoView(from, { y: "center" })],
  });
}

// What the editor may complete: one table a line, its columns behind it.
export function know(text) {
  learn(text);
}

// Says what is wrong in the file in front: a line each with the file's path, the line, `error` or
// `warning`, and what it is.
export function trouble(editor, list) {
  const all = list
    .split("\n")
    .map((one) => one.split("\t"))
    .filter(([path]) => path === editor.path);
  complain(
    editor.view,
    all.map(([, line, severity, message]) => ({ line: Number(line), severity, message })),
  );
}
