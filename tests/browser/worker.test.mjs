// Lesson 1's recorded scenario through the worker of the served site, without the page.
// Only what is random differs: revision ids are put in place of the recorded ones, create dates are
// blanked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { browse, counts, site } from "./page.mjs";
import { wire } from "./wire.mjs";

const recording = JSON.parse(
  readFileSync(new URL("../recorded/lesson1_flask_migrate.json", import.meta.url), "utf8"),
);
const bytes = (text) => [...new TextEncoder().encode(text)];

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const { request, reply } = wire();

// Starts the worker in a page; `ask` gives the answer to one request, files as text.
async function worker(page) {
  await page.goto(site);
  const ready = await page.evaluate(async (address) => {
    const engine = new Worker(address, { type: "module" });
    const [waiting, come] = [[], []];
    engine.onmessage = ({ data }) =>
      waiting.length ? waiting.shift()([...data]) : come.push([...data]);
    const next = () =>
      come.length
        ? Promise.resolve(come.shift())
        : new Promise((resolve) => {
            waiting.push(resolve);
          });
    globalThis.next = next;
    globalThis.ask = (bytes) => {
      engine.postMessage(Uint8Array.from(bytes));
      return next();
    };
    return next();
  }, `${site}loader.js`);
  assert.ok(reply.unpack(Uint8Array.from(ready)).Ready, "the worker says Ready first");
  let id = 0;
  return async (ask) => {
    const bytes = [...request.pack({ id: ++id, ask })];
    let answer = reply.unpack(
      Uint8Array.from(await page.evaluate((bytes) => globalThis.ask(bytes), bytes)),
    );
    // What takes long says how far it is before it answers.
    while (answer.Progress)
      answer = reply.unpack(Uint8Array.from(await page.evaluate(() => globalThis.next())));
    const plain = (_key, value) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
    return JSON.parse(JSON.stringify(answer, plain));
  };
}

// The ids that were made, beside those that were recorded in their place.
class Ids {
  made = new Map();
  learn(step, files) {
    const scripts = (paths) =>
      paths
        .filter((path) => /versions\/\w{12}_/.test(path))
        .map((path) => path.match(/versions\/(\w{12})_/)[1]);
    const [recorded] = scripts(Object.keys(step.files ?? {}));
    const [made] = scripts(Object.keys(files));
    if (recorded && made && step.kind === "run") this.made.set(recorded, made);
  }
  ours(text) {
    return [...this.made].reduce(
      (text, [recorded, made]) => text?.replaceAll(recorded, made),
      text,
    );
  }
  theirs(text) {
    return [...this.made].reduce(
      (text, [recorded, made]) => text?.replaceAll(made, recorded),
      text,
    );
  }
}

const banner = (text) =>
  text.replace(/^Python 3.*$/m, "").replace(/Create Date: .*/, "Create Date:");

test(
  "lesson 1 through the worker says what the real tools said",
  counts("lesson1_flask_migrate"),
  async () => {
    const context = await browser.newContext();
    const ask = await worker(await context.newPage());
    const ids = new Ids();
    const files = Object.entries(recording.initial_files).map(([path, text]) => ({
      path,
      content: bytes(text),
    }));
    await ask({ Open: { project: { files, folders: [], cwd: "", env: [] }, columns: 80 } });
    for (const step of recording.steps) {
      if (step.kind === "edit") {
        for (const [path, text] of Object.entries(step.files))
          await ask({ Write: { path: ids.ours(path), content: bytes(ids.ours(text)) } });
        continue;
      }
      if (step.kind === "sql") continue;
      const line = ids.ours(step.line.replace(/^\$[!?]? /, ""));
      const answer = await ask({
        Run: { line, input: step.kind === "run" ? (step.input ?? "") : undefined },
      });
      const { outcome, view } = answer.Done;
      const changed = Object.fromEntries(
        outcome.changed.map((change) => [change.path, change.content]),
      );
      ids.learn(step, changed);
      assert.equal(outcome.exit, step.exit, step.line);
      if (step.kind !== "run") continue;
      const terminal = outcome.transcript.map((event) => event.terminal).join("");
      assert.equal(banner(ids.theirs(terminal)), banner(step.terminal), step.line);
      for (const [path, text] of Object.entries(step.files ?? {}))
        assert.equal(banner(ids.theirs(changed[ids.ours(path)])), banner(text), path);
      for (const [path, content] of Object.entries(step.db ?? {}))
        await compare(ask, ids, path, content, view);
    }
    await context.close();
  },
);

// The recorded content of a database, and what the worker shows of it.
async function compare(ask, ids, path, content, view) {
  const database = view.databases.find((database) => database.path === path);
  assert.deepEqual(
    database.versions.map((id) => ids.theirs(id)).sort(),
    content.alembic_version ?? [],
  );
  const sql = (rows) =>
    Object.fromEntries(rows.filter(([, , text]) => text).map(([, name, text]) => [name, text]));
  assert.deepEqual(
    sql(database.tables.map((table) => ["table", table.name, table.sql])),
    sql(
      content.sqlite_master
        .filter(([type]) => type === "table")
        .map(([type, name, , text]) => [type, name, text]),
    ),
  );
  for (const [table, { columns, rows }] of Object.entries(content.tables)) {
    const { page } = (await ask({ Rows: { database: path, table, offset: 0, limit: 100 } })).Rows;
    assert.deepEqual(page.columns, columns);
    const cell = (value) =>
      value === "Null" ? null : value.Number ? Number(value.Number) : Object.values(value)[0];
    assert.deepEqual(
      page.rows.map((row) => row.map(cell)),
      rows,
    );
  }
}
