// Projects leave as links and files, and come in again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { browse, open, output, ready, soon, text, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const golden = readFileSync(
  new URL("../../crates/share/tests/golden/v1.link", import.meta.url),
  "utf8",
).trim();

async function link(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("dialog .address").waitFor();
  const address = await page.locator("dialog .address").inputValue();
  assert.match(
    await page.locator("dialog .length").textContent(),
    new RegExp(`^${address.length} characters$`),
  );
  await page.keyboard.press("Escape");
  return address;
}

test("a link brings files, database, folder and lines typed, and leaves saved work alone", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  for (const line of ["cd server", "flask db init", "flask db migrate -m one", "flask db upgrade"])
    await type(page, line);
  const address = await link(page);
  assert.ok(address.length < 1200, `${address.length} characters`);
  await context.close();

  const other = await open(browser);
  await toTerminal(other.page);
  await type(other.page, "touch mine.txt");
  await other.page.locator(".project .kept", { hasText: /^saved$/ }).waitFor();
  await other.page.goto("about:blank");
  await other.page.goto(address);
  await ready(other.page);
  assert.equal(await other.page.locator(".project .kept").textContent(), "not changed yet");
  await toTerminal(other.page);
  await type(other.page, "flask db current");
  assert.match(await output(other.page), /\(head\)/);
  await other.page.keyboard.press("ArrowUp");
  await other.page.keyboard.press("ArrowUp");
  await soon(() => other.page.locator("input.command").inputValue(), "flask db upgrade");
  assert.equal(new URL(other.page.url()).hash, "");
  await other.page.locator(".project").click();
  await other.page.locator("dialog .projects li", { hasText: "Lesson 1" }).nth(1).waitFor();
  assert.deepEqual(other.troubles, []);
  await other.context.close();
});

test("an old link opens, a cut one says what was rescued, a foreign one changes nothing", async () => {
  const { page, context } = await open(browser);
  const go = (fragment) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  await go(golden);
  await page.locator(".project .name", { hasText: "Lesson" }).waitFor();
  await page.locator(".tree .name", { hasText: "rename_address" }).waitFor();
  await ready(page);
  await go(golden.slice(0, 700));
  await page.locator("dialog .brought", { hasText: "could be rescued" }).waitFor();
  await page.keyboard.press("Escape");
  await ready(page);
  const before = await page.locator(".tree .name").allTextContents();
  await go("v9.abcdef");
  await page.locator("dialog .brought", { hasText: "not one of ours" }).waitFor();
  assert.deepEqual(await page.locator(".tree .name").allTextContents(), before);
  await context.close();
});

test("a zip, a dump and offline SQL are saved; the zip comes back", async () => {
  const { page, context } = await open(browser, { acceptDownloads: true });
  await toTerminal(page);
  for (const line of ["cd server", "flask db init", "flask db migrate -m one", "flask db upgrade"])
    await type(page, line);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const save = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("dialog .files button", { hasText: name }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const zip = await save("Project as zip");
  assert.equal(zip.subarray(0, 2).toString(), "PK");
  assert.match((await save("SQL dump")).toString(), /CREATE TABLE employees/);
  assert.match((await save("upgrade --sql")).toString(), /CREATE TABLE alembic_version/);
  assert.match((await save("What the terminal shows")).toString(), /flask db migrate -m one/);
  assert.equal((await save("Database server")).subarray(0, 15).toString(), "SQLite format 3");
  await page.keyboard.press("Escape");
  await page.locator(".project").click();
  await page
    .locator("#bring-file")
    .setInputFiles({ name: "mine.zip", mimeType: "application/zip", buffer: zip });
  await page.locator(".log li", { hasText: "Lesson 1 is open." }).waitFor();
  await page.locator(".log li", { hasText: "`flask db upgrade` runs." }).waitFor();
  await ready(page);
  await toTerminal(page);
  await type(page, "flask db current");
  assert.match(await output(page), /\(head\)/);
  await context.close();
});

test("what people drop is opened, or refused in a sentence", async () => {
  const { page, context } = await open(browser);
  const bring = async (name, buffer) => {
    await page.locator(".project").click();
    await page.locator("#bring-file").setInputFiles({ name, mimeType: "", buffer });
  };
  await bring("bad.db", Buffer.from("SQLite format 3\0 and then nothing"));
  await page.locator("dialog .brought", { hasText: "bad.db is damaged" }).waitFor();
  await page.keyboard.press("Escape");
  await soon(() => page.locator(".project .name").textContent(), "Lesson 1");
  await bring(
    "shop.sql",
    Buffer.from(
      "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO item VALUES (1, 'tea');\n",
    ),
  );
  await page.locator("dialog .brought", { hasText: "was run into shop.db" }).waitFor();
  await page.keyboard.press("Escape");
  await ready(page);
  await page.locator(".details .rows td", { hasText: "tea" }).waitFor();
  assert.match(await text(page), /CREATE TABLE item/);
  await context.close();
});

test("what people choose before the editor is there is not lost", async () => {
  let go;
  const held = new Promise((release) => {
    go = release;
  });
  const before = (page) =>
    page.route("**/editor-editor-*.js", async (route) => {
      await held;
      await route.continue();
    });
  const { page, context } = await open(browser, { before });
  await page.locator(".project").click();
  await page
    .locator("#bring-file")
    .setInputFiles({ name: "bad.db", mimeType: "", buffer: Buffer.from("SQLite format 3\0 then") });
  await page.locator("dialog .brought", { hasText: "bad.db is damaged" }).waitFor();
  go();
  await page.locator(".cm-content").waitFor();
  await context.close();
});
