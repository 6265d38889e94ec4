// The walk through migrations: the last run, and what the next one would do, statement by
// statement.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { files, listen } from "./files.mjs";
import { browse, open, openExample, ready, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const side = (page, name) => page.locator(".switch button", { hasText: name }).click();
const sql = (page, text) => page.locator(".now > .sql", { hasText: text }).waitFor();
const walk = async (page, name) => page.locator(".controls button", { hasText: name }).click();
const place = (page, words) => page.locator(".controls .place", { hasText: words }).waitFor();
const there = async (page) =>
  Object.fromEntries(
    await page
      .locator(".moment .table")
      .evaluateAll((all) =>
        all.map((one) => [
          one.querySelector(".name").textContent,
          one.querySelector(".count").textContent,
        ]),
      ),
  );
const marked = (page) => page.locator(".cm-walked").textContent();
// The moment of a place has come when its tables are these.
const until = async (page, wanted) => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (JSON.stringify(await there(page)) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(await there(page), wanted);
};

test("a batch rebuild is walked through on a copy before it happens", async () => {
  const { page, context, troubles } = await open(browser, { before: listen });
  await openExample(page, "Batch rebuild");
  const before = await files(page);
  await side(page, "Revisions");
  await page.locator(".step", { hasText: "Step through" }).click();
  await page.locator(".notice.copy").waitFor();
  await place(page, "0 of 5");
  await until(page, { alembic_version: "1 row", tickets: "2 rows" });
  await walk(page, "→");
  await place(page, "1 of 5");
  await sql(page, "CREATE TABLE _alembic_tmp_tickets");
  assert.match(await marked(page), /with op\.batch_alter_table\('tickets'\)/);
  await until(page, {
    alembic_version: "1 row",
    tickets: "2 rows",
    _alembic_tmp_tickets: "0 rows",
  });
  await page.locator("#walk").press("ArrowRight");
  await sql(page, "INSERT INTO _alembic_tmp_tickets");
  await until(page, {
    alembic_version: "1 row",
    tickets: "2 rows",
    _alembic_tmp_tickets: "2 rows",
  });
  await page.locator(".moment .table", { hasText: "_alembic_tmp_tickets" }).click();
  await page.locator(".moment .rows td", { hasText: "Printer is on fire" }).waitFor();
  await walk(page, "→");
  await sql(page, "DROP TABLE tickets");
  await until(page, { alembic_version: "1 row", _alembic_tmp_tickets: "2 rows" });
  await walk(page, "→");
  await sql(page, "ALTER TABLE _alembic_tmp_tickets RENAME TO tickets");
  await until(page, { alembic_version: "1 row", tickets: "2 rows" });
  await walk(page, "←");
  await until(page, { alembic_version: "1 row", _alembic_tmp_tickets: "2 rows" });
  await page.locator(".slider").fill("5");
  await place(page, "5 of 5");
  await sql(page, "UPDATE alembic_version");
  await page.locator(".compare select").selectOption("0");
  await page.locator(".compare h3", { hasText: "Changed: table tickets" }).waitFor();
  assert.deepEqual(await files(page), before, "looking changes nothing");
  await page.locator(".step", { hasText: "Do it for real" }).click();
  await page.locator(".log", { hasText: "Running upgrade a1b2c3d4e5f6 -> b2c3d4e5f6a7" }).waitFor();
  await ready(page);
  await page.locator(".notice", { hasText: "The last run" }).waitFor();
  await place(page, "5 of 5");
  assert.notDeepEqual(await files(page), before);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the last run is shown; a failing statement is named; nothing run yet says so", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Batch rebuild");
  await side(page, "Trace");
  await toTerminal(page);
  await type(page, 'sqlite3 instance/app.db "INSERT INTO tickets (subject) VALUES (NULL)"');
  await type(page, "flask db upgrade");
  await page.locator(".walked .failing").waitFor();
  await page.locator(".walked .failing button").click();
  await walk(page, "←");
  await page.locator(".now .failure", { hasText: "NOT NULL constraint failed" }).waitFor();
  await toTerminal(page);
  await page.locator(".header button", { hasText: "↶" }).click();
  await page.locator(".walk .hint", { hasText: "No migration has run here yet" }).waitFor();
  await context.close();
});
