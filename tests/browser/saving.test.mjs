// Work is kept: across reloads, in several projects, in one tab at a time, and not at all where the
// browser forbids it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browse,
  open,
  openFile,
  ready,
  rewrite,
  site,
  soon,
  text,
  toTerminal,
  type,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const kept = (page) =>
  page.locator(".project .kept", { hasText: /^saved$/ }).waitFor({ timeout: 15_000 });
const projects = async (page) => {
  await page.locator(".project").click();
  await page.locator("dialog .projects li").first().waitFor();
  return page.locator("dialog .projects li > .name").allTextContents();
};

test("a project goes on where it was left", async () => {
  const { page, context, troubles } = await open(browser);
  assert.equal(await page.locator(".project .kept").textContent(), "not changed yet");
  await toTerminal(page);
  await type(page, "cd server");
  await type(page, "flask db init");
  await openFile(page, "app.py");
  await rewrite(page, "# mine\n");
  await kept(page);
  await page.reload();
  await ready(page);
  await page.locator(".tree .name", { hasText: "env.py" }).waitFor();
  assert.equal(await text(page), "# mine\n");
  assert.match(await page.locator(".prompt").last().textContent(), /server \$/);
  await toTerminal(page);
  await page.keyboard.press("ArrowUp");
  await soon(() => page.locator("input.command").inputValue(), "flask db init");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a store that a killed browser still holds is asked for again", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, "touch mine.txt");
  await kept(page);
  await page.addInitScript(() => {
    const { open: real } = IDBFactory.prototype;
    let held = 3;
    IDBFactory.prototype.open = function open(...all) {
      if (held > 0) {
        held -= 1;
        throw new DOMException("Internal error opening backing store", "UnknownError");
      }
      return real.apply(this, all);
    };
  });
  await page.reload();
  await page.locator(".tree .name", { hasText: "mine.txt" }).waitFor();
  await ready(page);
  await type(page, "touch more.txt");
  await kept(page);
  await context.close();
});

test("what could not be saved is saved with the next change", async () => {
  const { page, context } = await open(browser);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    globalThis.full = true;
    IDBObjectStore.prototype.put = function full(...all) {
      if (globalThis.full) throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, all);
    };
  });
  await toTerminal(page);
  await type(page, "cd server && flask db init");
  await page
    .locator(".notice", { hasText: "could not be saved: the browser has no room left" })
    .waitFor();
  assert.equal(await page.locator(".project .kept").textContent(), "not saved");
  await page.evaluate(() => {
    globalThis.full = false;
  });
  await type(page, "touch more.txt");
  await kept(page);
  assert.equal(await page.locator(".notice").count(), 0);
  await page.reload();
  await ready(page);
  for (const name of ["env.py", "more.txt"])
    await page.locator(".tree .name", { hasText: name }).waitFor();
  await context.close();
});

test("examples and projects stand side by side; renamed, duplicated, deleted and had back", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, "touch one.txt");
  await kept(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Example: ");
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: "Example opened" }).waitFor();
  await ready(page);
  await toTerminal(page);
  await type(page, "touch two.txt");
  await kept(page);
  assert.equal((await projects(page)).length, 2);
  const row = page.locator("dialog .projects li", { hasText: "Lesson 1" }).last();
  await row.getByRole("button", { name: /^Rename/ }).click();
  await page.locator("dialog input.name").fill("My lesson");
  await page.locator("dialog input.name").press("Enter");
  await page
    .locator("dialog .projects li", { hasText: "My lesson" })
    .getByRole("button", { name: /^Duplicate/ })
    .click();
  const copy = page.locator("dialog .projects li", { hasText: "My lesson (copy)" });
  await copy.getByRole("button", { name: /^Delete/ }).click();
  await page.locator("dialog li.deleted").getByRole("button", { name: "Undo" }).click();
  await copy.waitFor();
  await copy.locator("button.name").click();
  await ready(page);
  await page.locator(".tree .name", { hasText: "one.txt" }).waitFor();
  assert.equal(await page.locator(".tree .name", { hasText: "two.txt" }).count(), 0);
  assert.equal(await page.locator(".project .name").textContent(), "My lesson (copy)");
  await context.close();
});

test("a second tab does not overwrite the first: it works on a copy or takes over", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, "touch first.txt");
  await kept(page);
  const second = await context.newPage();
  await second.goto(site);
  await ready(second);
  await second.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await toTerminal(second);
  await type(second, "touch lost.txt");
  await second.getByRole("button", { name: "Work on a copy" }).click();
  await second.locator(".notice").waitFor({ state: "detached" });
  await kept(second);
  const third = await context.newPage();
  await second.close();
  await third.goto(site);
  await ready(third);
  assert.equal(await third.locator(".project .name").textContent(), "Lesson 1 (copy)");
  await projects(third);
  await third
    .locator("dialog .projects li", { hasText: /Lesson 1[^(]*$/ })
    .locator("button.name")
    .last()
    .click();
  await third.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await third.getByRole("button", { name: "Take over" }).click();
  await third.locator(".notice").waitFor({ state: "detached" });
  await page.locator(".notice", { hasText: "open in another tab" }).waitFor();
  await ready(third);
  await third.locator(".tree .name", { hasText: "first.txt" }).waitFor();
  assert.equal(await third.locator(".tree .name", { hasText: "lost.txt" }).count(), 0);
  await context.close();
});

test("where nothing may be stored it works and says so", async () => {
  const forbid = (page) =>
    page.addInitScript(() => {
      Object.defineProperty(globalThis, "indexedDB", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      });
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      });
    });
  const { page, context, troubles } = await open(browser, { before: forbid });
  assert.equal(await page.locator(".project .kept").textContent(), "cannot be saved here");
  await toTerminal(page);
  await type(page, "touch a.txt");
  await page.locator(".notice", { hasText: "lets nobody save" }).getByRole("button").click();
  await page.locator("dialog .share .length").waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});
