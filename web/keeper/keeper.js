// Projects kept in the browser. In: what is to be kept, what is wished. Out: calls of `take(kind,
// id, words, files)`.
// One transaction writes a project's record and its changed files: whatever ends the tab, there is
// the state before or the one after.
import { openDB } from "idb";
import { free, lock } from "./lock.js";

// A deleted project is gone for good after so many milliseconds.
const keptDeleted = 3_600_000;

// How often the store is asked for again.
const patience = 10;

let store = null;
let take = () => {};
// Runs out when nothing was written for a moment.
let rest = 0;

// A record is a plain object; what an older page did not write has its default.
const fields = ["title", "open", "panes", "cwd", "typed", "env", "folders", "lesson", "step"];
const words = (record) => fields.map((name) => record[name] ?? "");
const within = (id) => IDBKeyRange.bound([id], [id, []]);

// A browser that was just killed may still hold the store: then it says that it does not know why
// it cannot open it, for a moment.
async function openStore() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openDB("migration-playground", 1, {
        upgrade(fresh) {
          fresh.createObjectStore("projects", { keyPath: "id" });
          fresh.createObjectStore("files");
        },
      });
    } catch (error) {
      if (tries === patience || !["UnknownError", "AbortError"].includes(error?.name)) throw error;
      await new Promise((go) => {
        setTimeout(go, 200);
      });
    }
  }
}

// Begins: tells which projects there are, and which to go on with; none where a link is to be
// opened.
export async function begin(listener, linked) {
  take = listener;
  try {
    store = await openStore();
    for (const { id, deleted, when } of await store.getAll("projects"))
      if (deleted && Date.now() - when > keptDeleted) await remove(id);
    const [newest] = await list();
    const fell = newest && marked(newest.id);
    watch();
    if (linked || !newest) take("begun", 0, [], []);
    else if (fell) take("fell", 0, [newest.title], []);
    else await open(newest.id, "found");
  } catch {
    store = null;
    take("denied", 0, [], []);
  }
}

// What the page opens is marked until it is open, so that a page that ended over it does not do so
// again by itself:
// one that was closed meanwhile takes the mark away, one that hung or crashed does not.
const mark = "opening";
const crash = "crashed";
let opens = 0;

function marked(id) {
  const found = [mark, crash].some((name) => localStorage.getItem(name) === String(id));
  for (const name of [mark, crash]) localStorage.removeItem(name);
  return found;
}

export function opening(id) {
  if (id > 0) opens = id;
  try {
    if (id > 0) localStorage.setItem(mark, String(id));
    else localStorage.removeItem(mark);
  } catch {
    /* A browser without storage keeps no project either. */
  }
}

function watch() {
  addEventListener("pagehide", () => localStorage.removeItem(mark));
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      localStorage.setItem(crash, String(opens));
  });
}

async function list() {
  const all = (await store.getAll("projects")).sort((one, other) => other.when - one.when);
  const shown = (record) => [
    String(record.id),
    record.title,
    new Date(record.when).toLocaleString(),
    `${Math.ceil(record.size / 1024)} KB`,
    record.deleted ? "deleted" : "",
  ];
  take("list", 0, all.flatMap(shown), []);
  return all.filter((record) => !record.deleted);
}

// A project and its files, as one moment saw them.
async function read(id) {
  const reading = store.transaction(["projects", "files"]);
  const files = reading.objectStore("files");
  const [record, keys, values] = await Promise.all([
    reading.objectStore("projects").get(id),
    files.getAllKeys(within(id)),
    files.getAll(within(id)),
  ]);
  if (!record) throw new Error("this project is not there any more");
  return [record, keys.flatMap(([, path], at) => [path, values[at]])];
}

async function open(id, kind) {
  const [record, files] = await read(id);
  take(kind, id, words(record), files);
  await hold(id, false);
}

async function hold(id, steal) {
  if (!(await lock(`project-${id}`, steal, () => take("elsewhere", 0, [], []))))
    take("elsewhere", 0, [], []);
}

async function remove(id) {
  const writing = store.transaction(["projects", "files"], "readwrite");
  writing.objectStore("files").delete(within(id));
  writing.objectStore("projects").delete(id);
  await writing.done;
}

// Writes; first removes all files there were, where `anew`. Files are paths and bytes in turns,
// null for one that is gone.
// Says whether it did: a part of a project is not written where the rest of it is gone.
async function write(record, files, anew) {
  const writing = store.transaction(["projects", "files"], "readwrite");
  const contents = writing.objectStore("files");
  if (!anew && (await writing.objectStore("projects").count(record.id)) === 0) return false;
  if (anew) contents.delete(within(record.id));
  for (let at = 0; at < files.length; at += 2) {
    const key = [record.id, files[at]];
    if (files[at + 1] === null) contents.delete(key);
    else contents.put(files[at + 1], key);
  }
  writing.objectStore("projects").put(record);
  await writing.done;
  return true;
}

// A store that does not answer is an error like any other.
function within10s(promise) {
  let timer = 0;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error("the browser's storage does not answer")), 10_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Keeps the open project; `token` comes back when it is on disk.
export async function keep(token, id, size, texts, files, anew) {
  try {
    const record = { id, size, when: Date.now(), deleted: false };
    fields.forEach((name, at) => {
      record[name] = texts[at];
    });
    if (!(await within10s(write(record, files, anew)))) return take("gone", 0, [String(token)], []);
    take("kept", id, [String(token)], []);
    clearTimeout(rest);
    rest = setTimeout(() => take("settled", 0, [], []), 300);
    if (anew) await hold(id, false);
  } catch (error) {
    take(
      "failed",
      0,
      [
        String(token),
        error?.name === "QuotaExceededError"
          ? "the browser has no room left"
          : String(error?.message ?? error),
      ],
      [],
    );
  }
}

const wishes = {
  list: () => {},
  rename: async (id, title) => {
    const [record] = await read(id);
    await write({ ...record, title }, [], false);
  },
  duplicate: async (id) => {
    const [record, files] = await read(id);
    const copy = 1 + Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
    const title = `${record.title} (copy)`;
    await write({ ...record, id: copy, when: Date.now(), title }, files, true);
  },
  delete: async (id) => {
    if (!(await free(`project-${id}`))) throw new Error("another tab has this project open");
    const [record] = await read(id);
    await write({ ...record, deleted: true, when: Date.now() }, [], false);
  },
  restore: async (id) => {
    const [record] = await read(id);
    await write({ ...record, deleted: false, when: Date.now() }, [], false);
  },
};

// Does what is wished with kept projects.
export async function wish(what, id, text) {
  if (store === null) return;
  try {
    if (what === "take over") await hold(id, true);
    if (what === "open" || what === "take over") return await open(id, "opened");
    await wishes[what](id, text);
    await list();
  } catch (error) {
    take("undone", 0, [String(error?.message ?? error)], []);
  }
}
