// The revision graph: where things stand, and buttons that type the command they are.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, open, openExample, ready, soon, toTerminal } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const show = (page) => page.locator(".switch button", { hasText: "Revisions" }).click();
const step = (page, name) => page.locator(".step", { hasText: name }).click();
const last = (page) => page.locator(".log .command").last().textContent();
const here = (page) => page.locator(".revision:has(.here) .message").textContent();

test("steps go back and forward, and say their command", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "One to many");
  await show(page);
  assert.equal(await here(page), "authors and books");
  await step(page, "Step back");
  await page.locator(".log", { hasText: "Running downgrade" }).waitFor();
  await ready(page);
  assert.equal(await last(page), "playground $ flask db downgrade");
  assert.equal(await page.locator(".revision .here").count(), 0);
  await step(page, "Step forward");
  await page.locator(".revision .here").waitFor();
  assert.equal(await last(page), "playground $ flask db upgrade +1");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("branches have lanes; a merge is typed and joins them; any revision can be gone to", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Branches and merge");
  await show(page);
  const lanes = async () =>
    new Set(
      await page
        .locator(".lanes circle")
        .evaluateAll((dots) => dots.map((dot) => dot.getAttribute("cx"))),
    );
  assert.equal((await lanes()).size, 2);
  assert.equal(await page.locator(".revision .badge", { hasText: "head" }).count(), 2);
  await step(page, "Merge");
  assert.equal(await page.locator("input.command").inputValue(), 'flask db merge heads -m ""');
  await page.keyboard.type("together");
  await page.keyboard.press("Enter");
  await page.locator(".revision .message", { hasText: "together" }).waitFor();
  assert.equal(await page.locator(".revision .badge", { hasText: "head" }).count(), 1);
  await page.locator(".revision button", { hasText: "published" }).click();
  await step(page, "Forward to here");
  await page.locator(".revision:has(.here)", { hasText: "published" }).waitFor();
  await page.locator(".revision button", { hasText: "articles" }).click();
  await step(page, "Back to here");
  await page.locator(".revision:has(.here)", { hasText: "articles" }).waitFor();
  await step(page, "Only mark it");
  assert.match(await page.locator("input.command").inputValue(), /^flask db stamp \w+$/);
  await step(page, "Open the script");
  await page.locator(".tab.front", { hasText: "articles.py" }).waitFor();
  await context.close();
});

test("arrow keys lead through the revisions and the tables", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Branches and merge");
  await show(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.locator(".revision button").first().focus();
  const [first, second] = await page.locator(".revision button").allTextContents();
  await page.keyboard.press("ArrowDown");
  await soon(focused, second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await soon(focused, first);
  await page.locator(".switch button", { hasText: "Database" }).click();
  await page.locator(".tables button").first().focus();
  await page.keyboard.press("ArrowDown");
  await soon(focused, /alembic_version/);
  await context.close();
});

test("a step from another folder goes where the project is", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  for (const line of ["cd server", "flask db init", "flask db migrate -m first", "cd .."]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await show(page);
  await page.locator(".revision", { hasText: "first" }).waitFor();
  await step(page, "Step forward");
  await page.locator(".revision .here").waitFor();
  assert.equal(await last(page), "playground $ cd /playground/server && flask db upgrade +1");
  await context.close();
});
