// As a part of another page: forms, messages, small frames, sandboxed frames; and without a
// network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, host, open, ready, site, toTerminal, type } from "./page.mjs";

let browser;
let around;
let html = "";
before(async () => {
  [browser, around] = [await browse(), await host(() => html)];
});
after(async () => {
  await browser.close();
  around.close();
});

async function embed(query, attributes = "", size = { width: 1280, height: 800 }) {
  html = `<!doctype html><title>around</title><iframe id=f title=frame src="${site}${query}" ${attributes} width=${size.width - 40} height=${size.height - 60}></iframe>
    <script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));
    window.ask = (message) => new Promise((answer) => {
      const listen = ({ data }) => { if (data.id === message.id) { removeEventListener("message", listen); answer(data); } };
      addEventListener("message", listen); f.contentWindow.postMessage({ playground: 1, ...message }, "*"); });</script>`;
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  await page.goto(around.address);
  return { page, context, frame: page.frameLocator("#f") };
}

const idle = (frame) => frame.locator(".status.idle").waitFor({ timeout: 30_000 });

test("the page around sets files, runs lines and reads what came of it", async () => {
  const { page, context, frame } = await embed("?embed");
  await idle(frame);
  const ask = (message) => page.evaluate((asked) => window.ask(asked), message);
  await ask({
    id: 1,
    do: "open",
    files: { "a.py": "print(6 * 7)\n", "b/c.txt": "x" },
    open: "a.py",
    title: "Mine",
  });
  await idle(frame);
  const ran = await ask({ id: 2, do: "run", line: "python a.py" });
  assert.deepEqual([ran.event, ran.exit, ran.output], ["ran", "0", "42\n"]);
  await ask({ id: 3, do: "write", path: "a.py", text: "print('new')\n" });
  assert.equal(
    (await ask({ id: 4, do: "run", line: 'python -c "raise SystemExit(3)"' })).exit,
    "3",
  );
  assert.equal((await ask({ id: 5, do: "read", path: "a.py" })).text, "print('new')\n");
  assert.equal((await ask({ id: 6, do: "files" })).paths, "a.py\nb/c.txt\n");
  assert.equal((await ask({ id: 7, do: "dance" })).event, "error");
  assert.ok((await page.evaluate(() => window.heard)).some((data) => data.event === "ready"));
  await context.close();
});

test("a frame out of sight fetches no engine before it is seen", async () => {
  html = `<!doctype html><title>around</title><div style="height:3000px"></div><iframe id=f title=frame src="${site}?embed" width=600 height=400></iframe>`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(around.address);
  await page.frameLocator("#f").locator(".status.starting").waitFor();
  await page.waitForTimeout(500);
  assert.equal(fetched.filter((url) => url.includes("worker")).length, 0);
  await page.evaluate(() => scrollTo(0, 3000));
  await idle(page.frameLocator("#f"));
  await context.close();
});

test("forms: terminal alone, editor and terminal, only to be read, in 320 by 240", async () => {
  const seen = (frame) =>
    frame
      .locator(".pane:visible")
      .evaluateAll((panes) => panes.map((pane) => pane.classList[1]).sort());
  for (const [query, panes] of [
    ["?embed=terminal", ["terminal"]],
    ["?embed=editor", ["editor", "terminal"]],
  ]) {
    const { context, frame } = await embed(query, "", { width: 360, height: 300 });
    await idle(frame);
    assert.deepEqual(await seen(frame), panes, query);
    await context.close();
  }
  const { context, frame } = await embed("?embed=read");
  await idle(frame);
  assert.equal(await frame.locator("input.command:visible").count(), 0);
  assert.equal(await frame.locator(".cm-content").getAttribute("contenteditable"), "true");
  await frame.locator(".cm-content").press("x");
  assert.doesNotMatch(await frame.locator(".cm-content").textContent(), /^x/);
  await context.close();
});

test("a sandboxed frame without storage works", async () => {
  const { context, frame } = await embed("?embed", 'sandbox="allow-scripts"');
  await idle(frame);
  await frame.locator("input.command").fill("python -c 'print(2 ** 10)'");
  await frame.locator("input.command").press("Enter");
  await frame.locator(".log .output", { hasText: "1024" }).waitFor();
  await context.close();
});

test("after the first load everything works without a network", async () => {
  const { page, context, troubles } = await open(browser, { serviceWorkers: "allow" });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await toTerminal(page);
  await type(page, "cd server && flask db init");
  await page.locator(".tree .name", { hasText: "env.py" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Example: ");
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: "Example opened" }).waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});
