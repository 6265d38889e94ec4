// The page under test: opened in Debian's Chromium, used by keyboard. SITE and BROWSER come from
// `cargo xtask test`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

export const site = process.env.SITE ?? "http://127.0.0.1:8080/";
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Tests that play a scenario count from the day it stands in passing.txt; until then they run as
// "todo", their failures shown.
export function counts(scenario) {
  const listed = readFileSync(new URL("../passing.txt", import.meta.url), "utf8")
    .split("\n")
    .includes(scenario);
  return listed ? {} : { todo: `${scenario} is not in tests/passing.txt yet` };
}

// Starts a browser with nothing remembered.
export function browse() {
  return chromium.launch({
    executablePath: process.env.BROWSER ?? "/usr/bin/chromium",
    args: flags,
  });
}

// Opens the page and waits until the engine is ready. What goes wrong on the way is kept in
// `troubles`.
export async function open(browser, { before, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: "block",
    ...options,
  });
  const page = await context.newPage();
  await before?.(page);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith("data:"))
      troubles.push(request.url());
  });
  await page.goto(site);
  await ready(page);
  return { page, context, troubles };
}

// What the page shows after a key is read until it is what was expected, a pattern or a value:
// drawing takes a moment.
export async function soon(read, expected) {
  const judge = (value) =>
    expected instanceof RegExp ? assert.match(value, expected) : assert.deepEqual(value, expected);
  for (
    const end = Date.now() + 5_000;
    Date.now() < end;
    await new Promise((go) => {
      setTimeout(go, 30);
    })
  ) {
    try {
      return judge(await read());
    } catch (error) {
      if (error.code !== "ERR_ASSERTION") throw error;
    }
  }
  judge(await read());
}

// A page around the page, from another origin: `html` gives its text whenever it is fetched.
export async function host(html) {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(html());
  });
  await new Promise((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

// Waits until nothing runs.
export function ready(page, timeout = 30_000) {
  return page.locator(".status.idle").waitFor({ timeout });
}

// The terminal's input has the keyboard: types a line and waits until it has run.
export async function type(page, line) {
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
  await page.locator(".log .command", { hasText: line.trim() }).last().waitFor();
  await ready(page);
}

// Puts the keyboard into the terminal's input. The key goes there and back again, so it is pressed
// anew only where it led elsewhere.
export async function toTerminal(page) {
  const inside = () => document.activeElement?.matches("input.command");
  for (let tries = 0; tries < 3; tries += 1) {
    if (await page.evaluate(inside)) return;
    await page.keyboard.press("Control+`");
    await page.waitForFunction(inside, null, { timeout: 3_000 }).catch(() => {});
  }
  if (!(await page.evaluate(inside))) throw new Error("Ctrl-` does not lead to the terminal");
}

// Opens a file by keyboard: Tab to its button in the tree, Enter.
export async function openFile(page, name) {
  const button = page.locator(".tree .name", { hasText: name }).first();
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator(".cm-content:focus").waitFor();
}

// The text in the editor.
export function text(page) {
  return page
    .locator(".cm-content")
    .evaluate((content) => content.cmTile.view.state.doc.toString());
}

// Replaces the whole text of the file in front by pasting, as a person does who copies it from the
// lesson.
export async function rewrite(page, text) {
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

// What the terminal shows since the last command.
export async function output(page) {
  return page.locator(".log ol").evaluate((log) => {
    const lines = [...log.children];
    const from = lines.findLastIndex((line) => line.classList.contains("command"));
    return lines
      .slice(from + 1)
      .map((line) => line.textContent)
      .join("\n");
  });
}

// Brings the database panel to the front by keyboard, where something else is there.
async function showDatabase(page) {
  const choice = page.locator(".switch button", { hasText: "Database" });
  if ((await choice.getAttribute("aria-pressed")) === "true") return;
  await choice.focus();
  await page.keyboard.press("Enter");
}

// The tables that the database panel lists, with what stands beside their names.
export async function tables(page) {
  await showDatabase(page);
  const entries = await page.locator(".tables .table").all();
  return Object.fromEntries(
    await Promise.all(
      entries.map(async (entry) => [
        await entry.locator(".name").textContent(),
        await entry.locator(".count, .versions").textContent(),
      ]),
    ),
  );
}

// Chooses a table by keyboard; gives its column names and its rows' cells.
export async function rows(page, table) {
  await showDatabase(page);
  await page.locator(".tables .table", { has: page.locator(`.name:text-is("${table}")`) }).focus();
  await page.keyboard.press("Enter");
  const shown = page.locator(".details", { has: page.locator(`h2:text-is("${table}")`) });
  await shown.locator(".rows").waitFor();
  return {
    columns: await shown.locator(".rows th").allTextContents(),
    rows: await shown
      .locator(".rows tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))),
    sql: await shown.locator(".sql").textContent(),
  };
}

// Opens an example by its title.
export async function openExample(page, title) {
  await page.locator(".header button", { hasText: "Examples" }).click();
  await page.locator(".overlay .example", { hasText: title }).first().click();
  await page.locator(".log .note", { hasText: `Example opened: ${title}.` }).waitFor();
  await ready(page);
}
