// The first migration at 390 pixels by touch: no keyboard but for what is written into the files.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, open, ready, text } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const to = (page, pane) => page.locator(".bar button", { hasText: pane }).tap();

// Taps the button that types a command, and runs it.
async function command(page, line, message) {
  await page.locator(".chip", { hasText: line }).first().tap();
  if (message) await page.locator("input.command").fill(line.replace('""', `"${message}"`));
  const count = await page.locator(".log .command").count();
  await page.locator(".run").tap();
  await page.waitForFunction(
    (count) => document.querySelectorAll(".log .command").length > count,
    count,
  );
  await ready(page);
}

test("migrate, change a model, migrate again, and step back, by touch", async () => {
  const { page, context, troubles } = await open(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await command(page, "cd server");
  await command(page, "flask db init");
  await command(page, 'flask db migrate -m ""', "first");
  await command(page, "flask db upgrade");
  await to(page, "Editor");
  await page.locator(".cm-content").tap();
  const models = await text(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(
    models.replace("    salary", "    email = db.Column(db.String)\n    salary"),
  );
  await page.locator(".standing", { hasText: "models ahead: 1 change" }).tap();
  await page.locator(".operations", { hasText: "'employees.email'" }).waitFor();
  await to(page, "Terminal");
  await command(page, 'flask db migrate -m ""', "email");
  await command(page, "flask db upgrade");
  await to(page, "Database");
  await page.locator(".switch button", { hasText: "Database" }).tap();
  await page.locator(".columns", { hasText: "email" }).waitFor();
  await page.locator(".switch button", { hasText: "Revisions" }).tap();
  await page.locator(".step", { hasText: "Step back" }).tap();
  await page.locator(".revision:has(.here)", { hasText: "first" }).waitFor();
  await page.locator(".switch button", { hasText: "Diagram" }).tap();
  await page.locator(".plot", { hasText: "employees" }).tap();
  await page.locator(".details h2", { hasText: "employees" }).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  assert.deepEqual(troubles, []);
  await context.close();
});
