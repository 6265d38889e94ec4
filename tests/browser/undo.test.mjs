// Undo and redo: commands and edits, files and databases, byte for byte.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { files, listen } from "./files.mjs";
import {
  browse,
  counts,
  open,
  openExample,
  openFile,
  output,
  ready,
  rewrite,
  soon,
  tables,
  text,
  toTerminal,
  type,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const travel = async (page, name) => {
  await page.locator(".header button", { hasText: name === "Undo" ? "↶" : "↷" }).click();
  await ready(page);
};
const side = (page, name) => page.locator(".switch button", { hasText: name }).click();
const past = (page) => page.locator(".past .what").allTextContents();

async function edit(page, name, change) {
  await openFile(page, name);
  await rewrite(page, change(await text(page)));
  await toTerminal(page);
}

test(
  "a migration that failed is taken back, files and database byte for byte",
  counts("lesson1_unedited"),
  async () => {
    const { page, context, troubles } = await open(browser, { before: listen });
    await toTerminal(page);
    for (const line of ["cd server", "export FLASK_APP=app.py", "flask db init"])
      await type(page, line);
    await edit(
      page,
      "models.py",
      (models) => `${models}
class Department(db.Model):
    __tablename__ = 'departments'

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)
    address = db.Column(db.String)
`,
    );
    for (const line of ["flask db migrate -m one", "flask db upgrade head"]) await type(page, line);
    await type(
      page,
      "sqlite3 instance/app.db \"INSERT INTO departments (name) VALUES ('Payroll')\"",
    );
    await edit(page, "models.py", (models) =>
      models.replace(
        "address = db.Column(db.String)",
        "location = db.Column(db.String, nullable=False)",
      ),
    );
    await type(page, "flask db migrate -m two");
    const before = await files(page);
    await type(page, "flask db upgrade head");
    assert.match(await output(page), /NOT NULL constraint failed/);
    const failed = await files(page);
    assert.notDeepEqual(failed, before);
    assert.ok((await tables(page))._alembic_tmp_departments);
    await travel(page, "Undo");
    assert.match(await output(page), /Undone: flask db upgrade head/);
    assert.deepEqual(await files(page), before);
    await page
      .locator(".tables .table", { hasText: "_alembic_tmp_" })
      .waitFor({ state: "detached" });
    await travel(page, "Redo");
    assert.deepEqual(await files(page), failed);
    await page.locator(".tables .table", { hasText: "_alembic_tmp_" }).waitFor();
    await side(page, "History");
    const list = await past(page);
    assert.deepEqual(list.slice(0, 3), [
      "flask db upgrade head",
      "flask db migrate -m two",
      "Edited server/models.py",
    ]);
    assert.ok(list.includes("cd server") && list.includes("flask db init"));
    await page.locator(".past button", { hasText: "flask db init" }).click();
    await ready(page);
    assert.ok(!Object.keys(await files(page)).some((path) => path.includes("migrations")));
    assert.match(await page.locator(".entry .prompt").textContent(), /server \$/);
    assert.deepEqual(troubles, []);
    await context.close();
  },
);

test("an edit is one step; the keys work outside of the editor and stay the editor's inside", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await openFile(page, "models.py");
  const old = await text(page);
  await page.keyboard.insertText("# a\n# b\n");
  await page.keyboard.press("Control+z");
  await soon(() => text(page), old);
  await page.keyboard.insertText("# c\n");
  await toTerminal(page);
  await page.keyboard.press("Control+z");
  await page.locator(".log .note", { hasText: "Undone: Edited models.py" }).waitFor();
  await page.waitForFunction(
    (old) => document.querySelector(".cm-content").cmTile.view.state.doc.toString() === old,
    old,
  );
  await page.keyboard.press("Control+y");
  await page.locator(".log .note", { hasText: "Done again: Edited models.py" }).waitFor();
  await page.waitForFunction(() =>
    document.querySelector(".cm-content").cmTile.view.state.doc.toString().startsWith("# c\n"),
  );
  await context.close();
});

test("a program that waits ends when something is undone", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await toTerminal(page);
  await type(page, "touch a.txt");
  await type(page, "flask shell");
  await page.locator(".entry .prompt", { hasText: ">>>" }).waitFor();
  await travel(page, "Undo");
  await page.locator(".entry .prompt", { hasText: "playground $" }).waitFor();
  await toTerminal(page);
  await type(page, "ls");
  assert.doesNotMatch(await output(page), /a\.txt/);
  await context.close();
});
