// The engine can die, hang or be stopped without losing anything.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, open, openFile, output, ready, rewrite, text, toTerminal, type } from "./page.mjs";
import { wire } from "./wire.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

// A worker that opens a project and then does what `run` says with a command.
const impostor = (run) => `
  const { request, reply } = (${wire})();
  const say = (answer) => postMessage(reply.pack(answer));
  const view = { databases: [], revisions: [], lines: [], home: "", tool: "", stand_ins: [], played: [] };
  onmessage = ({ data }) => {
    const { id, ask } = request.unpack(data);
    if (ask.Open) return say({ Opened: { id, view } });
    if (ask.Run) ${run};
  };
  say({ Ready: { examples: [] } });`;

// The first worker is the impostor, every later one the real one.
function first(run) {
  return async (page) => {
    let served = false;
    await page.route("**/loader.js*", (route) => {
      if (served) return route.continue();
      served = true;
      return route.fulfill({ contentType: "text/javascript", body: impostor(run) });
    });
  };
}

const edited = "x = 1\n";

async function editAndRun(page, line) {
  await openFile(page, "app.py");
  await rewrite(page, edited);
  await toTerminal(page);
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
}

test("a dead engine is replaced, and the edit is still there", async () => {
  const { page, context } = await open(browser, {
    before: first('throw new Error("unreachable")'),
  });
  await editAndRun(page, "flask db init");
  await page.locator(".log .note", { hasText: "The engine stopped" }).waitFor();
  await ready(page);
  assert.equal((await text(page)).trim(), edited.trim());
  await type(page, "cat server/app.py");
  assert.match(await output(page), /x = 1/);
  await context.close();
});

test("Ctrl-C ends what hangs, and the edit is still there", async () => {
  const { page, context } = await open(browser, { before: first("for (;;) {}") });
  await editAndRun(page, "flask db init");
  await page.locator(".status.busy").waitFor();
  await page.keyboard.press("Control+c");
  await ready(page);
  assert.match(await page.locator(".log").textContent(), /Stopped\./);
  assert.equal((await text(page)).trim(), edited.trim());
  await type(page, "cat server/app.py");
  assert.match(await output(page), /x = 1/);
  await context.close();
});

test("the button Stop does the same", async () => {
  const { page, context } = await open(browser, { before: first("for (;;) {}") });
  await editAndRun(page, "flask db init");
  await page.locator("button.stop").click();
  await ready(page);
  assert.match(await page.locator(".log").textContent(), /Stopped\./);
  await context.close();
});
