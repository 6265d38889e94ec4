// A newer build: it is announced, waits until it is taken, and parts of two builds are never mixed.
// A server of the test's own hands on the site as one build, then as another one whose files have
// other names where names have hashes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { browse, ready, site, toTerminal, type } from "./page.mjs";

let browser;
let server;
let origin;
let build = "one";

// The other build: names, numbers and the version string differ, and every answer says of which
// build it is.
const renamed = (path) => (build === "one" ? path : path.replace(/(web|style)-two-/, "$1-"));
function changed(path, text) {
  if (build === "one") return text;
  const names = text.replace(/(?<!snippets\/)\b(web|style)-(?=[0-9a-f]{8})/g, "$1-two-");
  if (path === "sw.js") return names.replace(/const build = "\w+"/, 'const build = "two"');
  // The page's policy names its starting script by a hash, and that script names files.
  const script = names.match(/<script(?![^>]*src=)[^>]*>([\s\S]*?)<\/script>/)[1];
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = names.replace(/'sha256-[^']+'/, `'sha256-${hash}'`);
  return policy
    .replace(/name="build" content="\w+"/, 'name="build" content="two"')
    .replace("<title>", "<title>Two: ");
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, origin).pathname.slice(1)) || "index.html";
  const found = await fetch(site + renamed(path));
  response.statusCode = found.status;
  response.setHeader(
    "content-type",
    found.headers.get("content-type") ?? "application/octet-stream",
  );
  response.setHeader("x-build", build);
  const whole = ["sw.js", "index.html"].includes(path);
  response.end(whole ? changed(path, await found.text()) : Buffer.from(await found.arrayBuffer()));
}

before(async () => {
  browser = await browse();
  server = createServer((request, response) => {
    answer(request, response).catch(() => {
      response.statusCode = 502;
      response.end();
    });
  });
  await new Promise((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  origin = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await browser.close();
  server.close();
});

// The builds that the page's parts came from since it was asked last.
function listen(page) {
  let seen = [];
  page.on("response", (response) => {
    if (response.url().startsWith(origin))
      seen.push([response.url().slice(origin.length), response.headers()["x-build"]]);
  });
  return () => {
    const now = seen;
    seen = [];
    return now;
  };
}

const builds = (seen) => [...new Set(seen.map(([, name]) => name))];
const served = (page, path) =>
  page.evaluate((name) => fetch(name).then((found) => found.headers.get("x-build")), path);
const title = (page) => page.title();

test("a newer build is announced, taken when the person says so, and never mixed with the older one", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  const since = listen(page);
  await page.goto(origin);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  assert.deepEqual(builds(since()), ["one"]);

  build = "two";
  await page.reload();
  await ready(page);
  const notice = page.locator(".notice", { hasText: "A new version of the playground is there." });
  await notice.waitFor();
  // The other build has been fetched whole, and still nothing of it is used.
  await toTerminal(page);
  await type(page, "cd server && flask db init");
  await page.locator(".tree .name", { hasText: "env.py" }).waitFor();
  await page.locator(".project .kept", { hasText: /^saved$/ }).waitFor();
  assert.doesNotMatch(await title(page), /^Two/);
  const own = (seen) => seen.filter(([path]) => !path.startsWith("sw.js"));
  const old = own(since());
  assert.ok(old.length > 3, "the page was answered");
  assert.deepEqual(builds(old), ["one"]);
  assert.equal(await served(page, "worker.js"), "one");
  assert.equal(await served(page, "keeper.js"), "one");
  since();

  await notice.locator("button", { hasText: "Reload" }).click();
  await page.waitForFunction(() => document.title.startsWith("Two"));
  await ready(page);
  assert.equal(await page.locator("meta[name=build]").getAttribute("content"), "two");
  await page.locator(".tree .name", { hasText: "env.py" }).waitFor();
  const fresh = own(since());
  const from = fresh.findIndex(([path]) => path === "" || path.startsWith("index.html"));
  assert.ok(from >= 0, "the page was loaded anew");
  assert.deepEqual(builds(fresh.slice(from)), ["two"]);
  assert.ok(fresh.slice(from).some(([path]) => path.startsWith("web-two-")));
  for (const path of ["worker.js", "worker_bg.wasm", "editor.js", "keeper.js", "index.html"])
    assert.equal(await served(page, path), "two", path);
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["playground-two"]);
  assert.equal(await notice.count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("without a network the page is the whole build that was there last", async () => {
  build = "one";
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  build = "two";
  await page.reload();
  await page.locator(".notice", { hasText: "A new version" }).waitFor();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  assert.doesNotMatch(await title(page), /^Two/);
  assert.equal(await served(page, "worker.js"), "one");
  await context.close();
});
