// Lesson 1 with the buttons alone: only models and rows are typed, every command comes from a
// button.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browse,
  counts,
  open,
  openExample,
  openFile,
  ready,
  rewrite,
  rows,
  text,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const show = (page, side) => page.locator(".switch button", { hasText: side }).click();
const standing = (page, words) =>
  page.locator(".standing", { hasText: words }).waitFor({ timeout: 20_000 });
const log = (page, words) => page.locator(".log", { hasText: words }).waitFor();
const step = async (page, name) => {
  await page.locator(".side .step", { hasText: name }).first().click();
  await ready(page);
};

// A chip types its command; Enter runs it, as the button *Run the command* does on a phone.
async function chip(page, command) {
  await page.locator(".chip", { hasText: command }).first().click();
  await page.keyboard.press("Enter");
  await page.locator(".log .command", { hasText: command }).last().waitFor();
  await ready(page);
}

async function edit(page, change) {
  await openFile(page, "models.py");
  const old = await text(page);
  const next = change(old);
  assert.notEqual(next, old);
  await rewrite(page, next);
}

// The console's SQL is typed; it is run by its button.
async function sql(page, text) {
  await show(page, "Database");
  await page.locator(".console textarea").fill(text);
  await page.locator("#run-sql").click();
  await ready(page);
}

const DEPARTMENT = `

class Department(db.Model):
    __tablename__ = 'department'

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)
    address = db.Column(db.String)
`;

test(
  "lesson 1: both renames keep every row, and each step can be taken back",
  counts("lesson1_flask_migrate"),
  async () => {
    const { page, context, troubles } = await open(browser);
    await openExample(page, "Lesson 1: Flask-Migrate");
    await chip(page, "cd server");
    await chip(page, "flask db init");
    await edit(page, (models) => models + DEPARTMENT);
    await standing(page, "models ahead");
    await show(page, "Changes");
    await step(page, "Write the script");
    await page.keyboard.type("first");
    await page.keyboard.press("Enter");
    await standing(page, "database behind: 1 revision");
    await step(page, "Upgrade first");
    await page.keyboard.press("Enter");
    await standing(page, "in step");
    await sql(
      page,
      "INSERT INTO department (name, address) VALUES ('Payroll', 'Building A'), ('Human Resources', 'Building C')",
    );

    await edit(page, (models) => models.replace("'department'", "'departments'"));
    await show(page, "Changes");
    await page
      .locator(".notice.rename", { hasText: "department was probably renamed to departments" })
      .waitFor();
    await step(page, "Rename instead");
    await log(page, "renames now: department to departments");
    await standing(page, "database behind: 1 revision");
    await step(page, "Upgrade first");
    await page.keyboard.press("Enter");
    await standing(page, "in step");
    await show(page, "Database");
    assert.deepEqual(
      (await rows(page, "departments")).rows.map((row) => row[1]),
      ["Payroll", "Human Resources"],
    );

    await edit(page, (models) =>
      models.replace(
        "address = db.Column(db.String)",
        "location = db.Column(db.String, nullable=False)",
      ),
    );
    await show(page, "Changes");
    await page
      .locator(".notice.rename", {
        hasText: "departments.address was probably renamed to location",
      })
      .waitFor();
    await step(page, "Rename instead");
    await log(page, "renames now: departments.address to location");
    await show(page, "Revisions");
    await step(page, "Up and down again");
    await log(page, "downgrade undoes upgrade");
    await step(page, "Step forward");
    await standing(page, "in step");
    await show(page, "Database");
    const found = await rows(page, "departments");
    assert.deepEqual(found.columns, ["id", "name", "location"]);
    assert.deepEqual(
      found.rows.map((row) => row[2]),
      ["Building A", "Building C"],
    );

    await page.locator(".header button", { hasText: "↶" }).click();
    await ready(page);
    await standing(page, "database behind: 1 revision");
    assert.deepEqual((await rows(page, "departments")).columns, ["id", "name", "address"]);
    assert.deepEqual(troubles, []);
    await context.close();
  },
);

test("a failure that is predicted is mended by its button; the terminal says where to look", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Batch rebuild");
  await sql(page, "INSERT INTO tickets (subject, priority) VALUES (NULL, 3)");
  await show(page, "Changes");
  await page.locator(".notice.failing", { hasText: "NOT NULL constraint failed" }).waitFor();
  await step(page, "Fix it");
  await log(page, "is changed from line");
  await page.locator(".notice.failing").waitFor({ state: "detached" });
  await show(page, "Revisions");
  await page.locator(".revision button", { hasText: "stricter" }).click();
  await step(page, "Elsewhere");
  await log(page, "MySQL: commits at each DDL statement");
  await context.close();
});

test("after a script is written one line of ours says that there is something to look at", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await edit(page, (models) => models.replace("'books'", "'volumes'"));
  await standing(page, "models ahead");
  await show(page, "Changes");
  await step(page, "Write the script");
  await page.keyboard.type("volumes");
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: "Look at the Changes panel." }).waitFor();
  await context.close();
});
