// The database panel: a million rows, edits whose SQL is shown first, the console, CSV, and the
// tools' own tables.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { browse, open, openExample, output, ready, soon, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const table = (page, name) =>
  page.locator(".tables .table", { has: page.locator(`.name:text-is("${name}")`) });
const sql = (page) => page.locator("#sql").inputValue();

test("a cell is changed, a row comes and goes, by SQL that is shown first", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "One to many");
  await table(page, "books").click();
  await page.locator("#rows").focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter"])
    await page.keyboard.press(key);
  await soon(() => page.locator("#cell").inputValue(), "Solaris");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Solaris's end");
  await page.keyboard.press("Enter");
  await soon(() => sql(page), `UPDATE "books" SET "title" = 'Solaris''s end' WHERE "id" = 2;`);
  assert.equal(await page.locator("#rows", { hasText: "Solaris's end" }).count(), 0);
  await page.keyboard.press("Enter");
  await page.locator("#rows", { hasText: "Solaris's end" }).waitFor();
  await page.locator(".cell button", { hasText: "Add a row" }).click();
  await soon(
    () => sql(page),
    `INSERT INTO "books" ("title", "year", "author_id") VALUES ('', NULL, 0);`,
  );
  await page.locator("#sql").fill("INSERT INTO books (title, author_id) VALUES ('Eden', 2)");
  await page.keyboard.press("Control+Enter");
  await table(page, "books").locator(".count", { hasText: "4 rows" }).waitFor();
  await page.locator("#rows td", { hasText: "Eden" }).click();
  await page.locator(".cell button", { hasText: "Delete the row" }).click();
  await soon(() => sql(page), `DELETE FROM "books" WHERE "id" = 4;`);
  await page.keyboard.press("Enter");
  await table(page, "books").locator(".count", { hasText: "3 rows" }).waitFor();
  await toTerminal(page);
  await type(page, 'sqlite3 instance/app.db "select title from books where id = 2"');
  assert.match(await output(page), /Solaris's end/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the console shows results, plans and refusals", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page.locator("#sql").fill("select name from authors where id = 1");
  await page.locator("button", { hasText: "Explain" }).click();
  await soon(
    () => page.locator(".console .plan").textContent(),
    "QUERY PLAN\n`--SEARCH authors USING INTEGER PRIMARY KEY (rowid=?)\n",
  );
  await page.locator("#run-sql").click();
  await page.locator(".console .rows", { hasText: "Le Guin" }).waitFor();
  await page.locator("#sql").fill("select x from nowhere");
  await page.locator("#run-sql").click();
  await page.locator(".console .failure", { hasText: "no such table: nowhere" }).waitFor();
  await page
    .locator("#sql")
    .fill(
      "with recursive n(x) as (select 1 union all select x + 1 from n where x < 5000) select x, zeroblob(20) from n",
    );
  await page.locator("#run-sql").click();
  await page.locator(".console", { hasText: "The first 1000 of 5000 rows." }).waitFor();
  assert.equal(await page.locator(".console tbody tr").first().textContent(), "120 bytes");
  await context.close();
});

test("SQL that takes long is seen to run and stops at once", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "One to many");
  await page
    .locator("#sql")
    .fill("with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n");
  await page.keyboard.press("Control+Enter");
  await page.locator(".status.busy").waitFor();
  await page.locator("button.stop").click();
  await page.locator(".log .note", { hasText: "Stopped." }).waitFor();
  await ready(page);
  await page.locator("#sql").fill("select name from authors where id = 1");
  await page.keyboard.press("Control+Enter");
  await page.locator(".console .rows", { hasText: "Le Guin" }).waitFor();
  await soon(() => page.locator(".status").textContent(), "Ready");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a cell of several lines keeps them; a value too long for a field is not offered to be changed", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page
    .locator("#sql")
    .fill(
      "create table notes (id integer primary key, body text, data blob); insert into notes (body, data) values ('one' || char(10) || 'two', zeroblob(50000))",
    );
  await page.keyboard.press("Control+Enter");
  await table(page, "notes").click();
  await page.locator("#rows td", { hasText: "one" }).click();
  await soon(() => page.locator("#cell").inputValue(), "one\ntwo");
  await page.locator("#cell").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("three");
  await page.locator(".cell button", { hasText: "Change" }).click();
  await soon(() => sql(page), `UPDATE "notes" SET "body" = 'one\ntwo\nthree' WHERE "id" = 1;`);
  await page.locator("#rows td", { hasText: "50000 bytes" }).click();
  await page.locator(".cell", { hasText: "Too long for this field." }).waitFor();
  assert.equal(await page.locator("#cell").count(), 0);
  await context.close();
});

test("a million rows scroll from the first to the last", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Empty");
  await toTerminal(page);
  await type(
    page,
    `sqlite3 instance/app.db "create table numbers (n integer primary key, square integer)"`,
  );
  await type(
    page,
    `sqlite3 instance/app.db "with recursive c(n) as (select 1 union all select n + 1 from c where n < 1000000) insert into numbers select n, n * n from c"`,
  );
  await table(page, "numbers").locator(".count", { hasText: "1000000 rows" }).waitFor();
  const scroll = (share) =>
    page.locator("#rows").evaluate((list, share) => {
      list.scrollTop = list.scrollHeight * share;
    }, share);
  const seen = () =>
    page.locator("#rows").evaluate((list) => {
      const frame = list.getBoundingClientRect();
      const inside = [...list.querySelectorAll("tbody tr")].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom + 1;
      });
      return inside.map((row) => Number(row.cells[0].textContent));
    });
  assert.equal((await seen())[0] <= 2, true);
  await scroll(1);
  await page.locator("#rows td", { hasText: /^1000000$/ }).waitFor();
  assert.equal((await seen()).at(-1), 1_000_000);
  await scroll(0.5);
  await page.waitForFunction(() => {
    const first = Number(document.querySelector("#rows tbody td")?.textContent);
    return first > 499_000 && first < 501_000;
  });
  const middle = await seen();
  assert.ok(middle.length > 5 && Math.abs(middle[0] - 500_000) < 500, String(middle));
  assert.ok((await page.locator("#rows tbody tr").count()) <= 200);
  await scroll(0);
  await page.locator("#rows td", { hasText: /^1$/ }).first().waitFor();
  await context.close();
});

test("a table is saved as CSV", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page.locator("#sql").fill(`insert into authors (name) values ('He said "no", twice')`);
  await page.locator("#run-sql").click();
  await table(page, "authors").click();
  const coming = page.waitForEvent("download");
  await page.locator(".head button", { hasText: "CSV" }).click();
  const file = await coming;
  assert.equal(file.suggestedFilename(), "authors.csv");
  assert.match(
    readFileSync(await file.path(), "utf8"),
    /^id,name\r\n1,Ursula K\. Le Guin\r\n[\s\S]*"He said ""no"", twice"\r\n$/,
  );
  await context.close();
});

test("the tools' own tables are marked and explained; models and scripts are one click away", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page.locator("#sql").fill("create table _alembic_tmp_books (id integer)");
  await page.locator("#run-sql").click();
  await table(page, "_alembic_tmp_books").click();
  await soon(() => page.locator(".why").textContent(), /failed half-way/);
  await table(page, "alembic_version").click();
  await soon(() => page.locator(".why").textContent(), /names the revision/);
  await table(page, "books").click();
  await page.locator(".head button", { hasText: "Model" }).click();
  await page.locator(".cm-activeLine", { hasText: "class Book(db.Model)" }).waitFor();
  await page.locator(".head button", { hasText: "Script" }).click();
  await page.locator(".tab.front", { hasText: "authors_and_books.py" }).waitFor();
  await ready(page);
  await context.close();
});

test("the diagram is walked by arrow keys, has a form in words, and marks what the last step changed", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "Many to many");
  await page.locator(".switch button", { hasText: "Diagram" }).click();
  await page.locator(".plot").nth(2).waitFor();
  assert.equal(await page.locator(".links path").count(), 2);
  await page.locator(".plot", { hasText: "enrolments" }).focus();
  await page.keyboard.press("ArrowUp");
  await soon(() => page.locator(".plot:focus .name").textContent(), /students|courses/);
  assert.match(
    await page.locator(".words").textContent(),
    /enrolments\.student_id refers to students\.id/,
  );
  await toTerminal(page);
  await type(page, `sqlite3 instance/app.db "alter table students add column age integer"`);
  await page.locator(".plot .column.new", { hasText: "age" }).waitFor();
  await page.locator(".plot", { hasText: "courses" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".details h2", { hasText: "courses" }).waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});
