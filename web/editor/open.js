// The way to the editor: its parts one after the other, with pauses between them, so that no part
// keeps the page from answering.
// Out: the functions of editor.js, and at once `bring`: what is dropped must not wait for the
// editor. Bundled by `cargo xtask build` into dist/editor.js;
// web/src/editor.rs calls it.
export { bring } from "./bring.js";

import { pause } from "./pause.js";

const parts = [
  () => import("@codemirror/state"),
  () => import("@codemirror/view"),
  () => import("@lezer/highlight"),
  () => import("@codemirror/language"),
  () => import("@codemirror/commands"),
  () => import("@codemirror/autocomplete"),
  () => import("@codemirror/search"),
  () => import("@codemirror/lint"),
  () => import("./theme.js"),
  () => import("./help.js"),
];

// Fetched side by side, evaluated in turns. The build writes the names into the page.
function fetchAll() {
  for (const name of document.querySelector("meta[name=editor]")?.content.split(" ") ?? []) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = name;
    document.head.append(link);
  }
}

export async function open() {
  fetchAll();
  for (const part of parts) {
    await part();
    await pause();
  }
  return import("./editor.js");
}
