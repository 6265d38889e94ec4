// The first visit: examples, the command palette, help for the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, open, output, ready, soon, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

// Opens an example by its place in the menu; gives its title.
async function example(page, at) {
  await page.locator(".header button", { hasText: "Examples" }).click();
  const entry = page.locator(".overlay .example").nth(at);
  const title = await entry.locator(".name").textContent();
  await entry.click();
  await page.locator(".log .note", { hasText: `Example opened: ${title}.` }).waitFor();
  await ready(page);
  return title;
}

test("every example opens in a working state, and its first suggestion runs", async () => {
  const { page, context, troubles } = await open(browser);
  await page.locator(".header button", { hasText: "Examples" }).click();
  await page.locator(".overlay .example").first().waitFor();
  const count = await page.locator(".overlay .example").count();
  assert.equal(count, 10);
  await page.keyboard.press("Escape");
  const titles = [];
  for (let at = 0; at < count; at += 1) {
    titles.push(await example(page, at));
    assert.equal(await page.locator(".tab.front").count(), 1);
    const hint = await page.locator(".chip").first().textContent();
    await page.locator(".chip").first().click();
    await page.keyboard.press("Enter");
    await page
      .locator(".log .command", { hasText: hint.replace(/"".*/, "") })
      .last()
      .waitFor();
    await page.waitForFunction(() => document.querySelector(".status.idle"));
    assert.doesNotMatch(await output(page), /Traceback|exit code/, `${titles.at(-1)}: ${hint}`);
  }
  assert.equal(new Set(titles).size, 10);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the examples that have a database show its rows at once", async () => {
  const { page, context } = await open(browser);
  await example(page, 2);
  await page.locator(".tables .table", { hasText: "books" }).click();
  await page.locator(".rows", { hasText: "Solaris" }).waitFor();
  await context.close();
});

test("the palette finds and does by keyboard", async () => {
  const { page, context } = await open(browser);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await page.locator("html[data-theme=dark]").waitFor({ state: "attached" });
  await page.locator(".overlay").first().waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("open app");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.locator(".cm-content:focus").waitFor();
  assert.equal(await page.locator(".tab.front").textContent(), "app.py×");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await toTerminal(page);
  await type(page, "pwd");
  await context.close();
});

test("a question mark shows the keys, but not where one types", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await page.keyboard.type("?");
  await soon(() => page.locator("input.command").inputValue(), "?");
  await page.locator(".help").last().focus();
  await page.keyboard.press("?");
  await page.locator(".overlay kbd", { hasText: "Ctrl K" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".overlay").first().waitFor({ state: "detached" });
  await context.close();
});
