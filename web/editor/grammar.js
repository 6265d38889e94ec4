// Colours by the end of a file's name. A grammar is fetched with the first file that needs it: the
// page stands sooner.
import { syntaxHighlighting } from "@codemirror/language";
import { Compartment } from "@codemirror/state";
import { pause } from "./pause.js";
import { colours } from "./theme.js";

// Mako templates of scripts are Python with a few lines more.
const grammars = [
  [
    /\.py(\.mako)?$/,
    () => import("@lezer/lr"),
    () => import("@lezer/python"),
    () => import("./python.js"),
  ],
  [/\.sql$/, () => import("./sql.js")],
  [/\.(ini|cfg|toml)$/, () => import("./ini.js")],
];
const known = new Map();
const understood = new Compartment();
const shining = new Compartment();

function parts(path) {
  return grammars.find(([end]) => end.test(path))?.slice(1) ?? [];
}

function grammar(path) {
  return parts(path).at(-1);
}

// A browser's first parse is its slowest: it is done in short turns before the editor needs it.
async function warm({ parser }, text) {
  const parse = parser.startParse(text);
  for (;;) {
    const until = performance.now() + 4;
    while (performance.now() < until) if (parse.advance()) return;
    await pause();
  }
}

// Brings the grammar of a file; `text` is what it will read first. True where it was not here
// before.
export async function fetchGrammar(path, text) {
  const load = grammar(path);
  if (!load || known.has(load)) return false;
  let module;
  for (const part of parts(path)) {
    module = await part();
    await pause();
  }
  const support = module.language();
  await warm(support.language ?? support, text.slice(0, 20_000));
  await pause();
  known.set(load, support);
  return true;
}

// What colours a file, as far as its grammar is here.
export function coloured(path) {
  const support = known.get(grammar(path));
  return [understood.of(support ?? []), shining.of(support ? syntaxHighlighting(colours) : [])];
}

// The changes after which another file of the same grammar is coloured, to be made in turns.
export function recoloured(path, like) {
  if (grammar(path) !== grammar(like)) return [];
  return [
    understood.reconfigure(known.get(grammar(like))),
    shining.reconfigure(syntaxHighlighting(colours)),
  ];
}
