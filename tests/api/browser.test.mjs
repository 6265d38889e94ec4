// The npm package in a browser: imported by a page's module, and by a module worker, from a server
// that only hands out its files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const PACKAGE = new URL("../../web/api/pkg/", import.meta.url);
const APP = JSON.parse(
  readFileSync(new URL("README.md", PACKAGE), "utf8").match(/const models = (".*");/)[1],
);
const KINDS = { js: "text/javascript", wasm: "application/wasm" };

// What both do with the package: a text, because it goes into the worker's file as well.
const WORK = `async function work(api, app) {
  const project = api.open({ 'app.py': app }, { seconds: 60 });
  const exits = ['flask db init', 'flask db migrate -m users', 'flask db upgrade'].map((line) => project.run(line).exitCode);
  const database = new api.Database(project.files.read('instance/app.db'));
  database.run('INSERT INTO user (name) VALUES (?)', ['Ada']);
  const again = api.open(project.share('https://example.org/').split('#')[1]);
  return { exits, found: database.exec('SELECT id, name FROM user'), paths: again.files.list().length === project.files.list().length, state: project.advise().state };
}`;
const WORKER = `import * as api from './browser.js';
${WORK}
onmessage = async ({ data }) => postMessage(await work(api, data));
postMessage('ready');`;

let browser;
let server;
let origin;

before(async () => {
  server = createServer((request, response) => {
    const name = request.url.slice(1).split("?")[0];
    const made = {
      "": ["text/html", "<!doctype html><title>package</title>"],
      "worker.mjs": ["text/javascript", WORKER],
    }[name];
    try {
      response.setHeader("content-type", made?.[0] ?? KINDS[name.split(".").pop()] ?? "text/plain");
      response.end(made?.[1] ?? readFileSync(new URL(name, PACKAGE)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  origin = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({
    executablePath: process.env.BROWSER ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
});
after(async () => {
  await browser.close();
  server.close();
});

function compare({ exits, found, paths, state }) {
  assert.deepEqual(exits, [0, 0, 0]);
  assert.deepEqual(found, [{ columns: ["id", "name"], values: [[1, "Ada"]] }]);
  assert.ok(paths);
  assert.deepEqual(state, { models_ahead: 0, database_behind: 0, heads: 1 });
}

test("a module of a page imports it", async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  compare(
    await page.evaluate(
      async ([work, app]) => {
        const api = await import("./browser.js");
        // biome-ignore lint/security/noGlobalEval: the test's own function, which has crossed into the page as text.
        return globalThis.eval(`(${work})`)(api, app);
      },
      [WORK, APP],
    ),
  );
  await page.close();
});

test("a module worker imports it", async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  compare(
    await page.evaluate(
      (app) =>
        new Promise((done, fail) => {
          const worker = new Worker("./worker.mjs", { type: "module" });
          worker.onerror = (event) => fail(new Error(event.message));
          worker.onmessage = ({ data }) =>
            data === "ready" ? worker.postMessage(app) : done(data);
        }),
      APP,
    ),
  );
  await page.close();
});
