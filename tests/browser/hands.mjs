// The same doings by keyboard alone and by touch alone at 390 pixels, so that a lesson is written
// down once and done by both.
import assert from "node:assert/strict";
import { openFile, ready, rewrite, rows, tables, text, toTerminal, type } from "./page.mjs";

// The example is found in the palette.
async function openExample(page, title) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`example ${title.toLowerCase()}`);
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: `Example opened: ${title}` }).waitFor();
  await ready(page);
}

const shown = async (page, end) =>
  (await page.locator(".tree .name", { hasText: end }).first().textContent()).match(/^\w+\.py/)[0];

export const keyboard = {
  how: "by keyboard",
  options: {},
  toTerminal,
  type,
  openFile,
  rewrite,
  rows,
  tables,
  openExample,
  script: shown,
};

const to = (page, pane) => page.locator(".bar button", { hasText: pane }).tap();

// A phone's keyboard writes into the line; the button beside it runs it.
async function tapLine(page, line) {
  const count = await page.locator(".log .command").count();
  await page.locator("input.command").tap();
  await page.keyboard.insertText(line);
  await page.locator(".run").tap();
  await page.waitForFunction(
    (before) => document.querySelectorAll(".log .command").length > before,
    count,
  );
  await ready(page);
}

export const finger = {
  how: "by touch, 390 pixels wide",
  options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  toTerminal: (page) => to(page, "Terminal"),
  type: tapLine,
  async openFile(page, name) {
    await to(page, "Files");
    await page.locator(".tree .name", { hasText: name }).first().tap();
    await page.locator(".cm-content").waitFor();
  },
  // "Select all" of the menu that a long touch brings.
  async rewrite(page, written) {
    await page.locator(".cm-content").tap();
    await page.evaluate(() => document.execCommand("selectAll"));
    await page.keyboard.insertText(written);
  },
  async rows(page, table) {
    await to(page, "Database");
    await page.locator(".switch button", { hasText: "Database" }).tap();
    await page.locator(".tables .table", { has: page.locator(`.name:text-is("${table}")`) }).tap();
    return rows(page, table);
  },
  async tables(page) {
    await to(page, "Database");
    await page.locator(".switch button", { hasText: "Database" }).tap();
    return tables(page);
  },
  async openExample(page, title) {
    await page.locator(".header button", { hasText: "Examples" }).tap();
    await page.locator(".overlay .example", { hasText: title }).first().tap();
    await page.locator(".log .note", { hasText: `Example opened: ${title}` }).waitFor();
    await ready(page);
  },
  async script(page, end) {
    await to(page, "Files");
    return shown(page, end);
  },
};

// Changes a file's text and goes back to the terminal.
export async function edit(hand, page, name, change) {
  await hand.openFile(page, name);
  const old = await text(page);
  const next = change(old);
  assert.notEqual(next, old, `${name} has nothing to change`);
  await hand.rewrite(page, next);
  await hand.toTerminal(page);
}
