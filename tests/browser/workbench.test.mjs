// The workbench without any migration: keyboard, history, panes, themes, and that it asks nobody
// else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import {
  browse,
  open,
  openFile,
  output,
  ready,
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

test("the page starts with lesson 1's files and no trouble", async () => {
  const { page, context, troubles } = await open(browser);
  assert.deepEqual(await page.locator(".tree .name").allTextContents(), ["app.py", "models.py"]);
  await page.locator(".cm-content").waitFor();
  assert.match(await text(page), /class Employee\(db\.Model\)/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the site works below any path and asks no other origin", async () => {
  const { page, context, troubles } = await open(browser);
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name),
  );
  assert.ok(
    addresses.length > 4 && addresses.every((address) => address.startsWith(site)),
    addresses.join("\n"),
  );
  const html = readFileSync(new URL("../../dist/index.html", import.meta.url), "utf8");
  assert.doesNotMatch(html, /(?:href|src)="\//);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("arrows walk through what was typed, Ctrl-L clears", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, "pwd");
  await type(page, "nonsense");
  assert.match(await output(page), /nonsense: (command )?not found/);
  const value = () => page.locator("input.command").inputValue();
  await page.keyboard.press("ArrowUp");
  await soon(() => value(), "nonsense");
  await page.keyboard.press("ArrowUp");
  await soon(() => value(), "pwd");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await soon(() => value(), "");
  await page.keyboard.press("Control+l");
  await soon(() => page.locator(".log .command").count(), 0);
  await context.close();
});

test("several pasted lines run one after the other, a here document is gathered", async () => {
  const { page, context } = await open(browser, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await toTerminal(page);
  await page.evaluate(() => navigator.clipboard.writeText("one\ntwo <<EOF\ninside\nEOF\nthree"));
  await page.keyboard.press("Control+v");
  await ready(page);
  const lines = await page.locator(".log .command").allTextContents();
  assert.deepEqual(lines, ["playground $ one", "playground $ two <<EOF", "> inside", "> EOF"]);
  assert.equal(await page.locator("input.command").inputValue(), "three");
  await context.close();
});

test("Tab completes in the terminal, and leaves it where nothing is to complete", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await page.keyboard.type("fl");
  await page.keyboard.press("Tab");
  await page.keyboard.type("db upg");
  await page.keyboard.press("Tab");
  await soon(() => page.locator("input.command").inputValue(), "flask db upgrade ");
  await page.keyboard.type("nope");
  await page.keyboard.press("Tab");
  await page.locator("input.command:focus").first().waitFor({ state: "detached" });
  await context.close();
});

test("Tab says what could follow, completes before the cursor and after &&, and leaves the second time", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  const value = () => page.locator("input.command").inputValue();
  await page.keyboard.type("cd ser");
  await page.keyboard.press("Tab");
  await soon(value, "cd server/");
  await page.keyboard.type(" && fl");
  await page.keyboard.press("Tab");
  await soon(value, "cd server/ && flask ");
  await page.keyboard.type("db m");
  await page.keyboard.press("Tab");
  await soon(() => page.locator(".offer").textContent(), /merge +migrate/);
  assert.equal(await page.locator("input.command:focus").count(), 1);
  await page.keyboard.type("i");
  await soon(() => page.locator(".offer").count(), 0);
  await page.keyboard.press("Tab");
  await soon(value, "cd server/ && flask db migrate ");
  await page.locator("input.command").fill("fl db upgrade");
  await page.locator("input.command").evaluate((input) => input.setSelectionRange(2, 2));
  await page.keyboard.press("Tab");
  await soon(value, "flask db upgrade");
  await soon(() => page.locator("input.command").evaluate((input) => input.selectionStart), 5);
  await page.locator("input.command").fill("flask db m");
  await page.keyboard.press("Tab");
  await page.locator(".offer").waitFor();
  await page.keyboard.press("Tab");
  await page.locator("input.command:focus").first().waitFor({ state: "detached" });
  await context.close();
});

test("Ctrl-C copies what is selected in the line, and clears it otherwise", async () => {
  const { page, context } = await open(browser, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await toTerminal(page);
  await page.keyboard.type("echo copied");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Control+c");
  await soon(() => page.evaluate(() => navigator.clipboard.readText()), "echo copied");
  assert.equal(await page.locator("input.command").inputValue(), "echo copied");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+c");
  await soon(() => page.locator("input.command").inputValue(), "");
  await context.close();
});

test("Tab leaves the editor, Ctrl-` goes between editor and terminal", async () => {
  const { page, context } = await open(browser);
  await openFile(page, "app.py");
  await page.keyboard.press("Tab");
  await page.locator(".cm-content:focus").first().waitFor({ state: "detached" });
  await toTerminal(page);
  await page.keyboard.press("Control+`");
  await soon(() => page.locator(".cm-content:focus").count(), 1);
  await context.close();
});

test("panes are resized by keyboard and keep their size", async () => {
  const { page, context } = await open(browser);
  const width = () => page.locator(".files").evaluate((pane) => pane.getBoundingClientRect().width);
  const old = await width();
  await page.locator("[aria-label='Width of the files']").focus();
  await page.keyboard.press("ArrowRight");
  await soon(() => width(), old + 24);
  await page.reload();
  await ready(page);
  assert.equal(await width(), old + 24);
  await context.close();
});

test("panes are hidden and shown by Enter on their line or from the palette, and that is kept", async () => {
  const { page, context } = await open(browser);
  const visible = () =>
    page
      .locator(".pane:visible")
      .evaluateAll((panes) => panes.map((pane) => pane.classList[1]).sort());
  await page.locator("[aria-label='Width of the files']").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("hide the right");
  await page.keyboard.press("Enter");
  await soon(visible, ["editor", "terminal"]);
  await page.reload();
  await ready(page);
  await soon(visible, ["editor", "terminal"]);
  await page.locator(".standing").click();
  await page.locator("[aria-label='Width of the files']").dblclick({ force: true });
  await soon(visible, ["editor", "files", "side", "terminal"]);
  await context.close();
});

test("a theme is kept", async () => {
  const { page, context } = await open(browser);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator("select").selectOption("dark");
  const dark = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  await ready(page);
  assert.equal(await ground(), dark);
  await context.close();
});

test("forced colours keep what is chosen in sight, reduced motion keeps still", async () => {
  const { page, context } = await open(browser, {
    forcedColors: "active",
    reducedMotion: "reduce",
  });
  // Asked until it is so: the palette draws its list again when the preview's suggestions arrive,
  // and another element is chosen then.
  const outlined = (selector) =>
    page.waitForFunction(
      (chosen) => {
        const one = document.querySelector(chosen);
        return one && getComputedStyle(one).outlineStyle === "solid";
      },
      selector,
      { timeout: 10_000 },
    );
  for (const selector of [".tab.front", ".switch [aria-pressed=true]", ".file:has([aria-current])"])
    await outlined(selector);
  await page.keyboard.press("Control+k");
  await outlined(".entries [aria-selected=true]");
  await page.keyboard.press("Escape");
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
  await context.close();
});

test("a phone shows one pane at a time", async () => {
  const { page, context } = await open(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const visible = () =>
    page
      .locator(".pane:visible")
      .evaluateAll((panes) => panes.map((pane) => pane.getAttribute("aria-label")));
  await soon(visible, ["Terminal"]);
  for (const [label, pane] of [
    ["Files", "Files"],
    ["Editor", "Editor"],
    ["Database", "Database and revisions"],
  ]) {
    await page.locator(".bar button", { hasText: label }).tap();
    await soon(visible, [pane]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  await context.close();
});

test("a finger runs what a button typed", async () => {
  const { page, context } = await open(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.locator(".chip", { hasText: "cd server" }).tap();
  await page.locator(".run").tap();
  await page.locator(".log .command", { hasText: "cd server" }).waitFor();
  await context.close();
});

test("what people write is never taken for HTML", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator(".log img").count(), 0);
  assert.match(await page.locator(".log").textContent(), /<img src=x/);
  await context.close();
});
