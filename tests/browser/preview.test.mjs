// What a migration would write, shown while the models are edited.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browse,
  open,
  openExample,
  openFile,
  ready,
  rewrite,
  soon,
  text,
  toTerminal,
  type,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const standing = (page, words) =>
  page.locator(".standing", { hasText: words }).waitFor({ timeout: 10_000 });
// Replaces the text in the editor, wherever the keyboard was.
async function edit(page, text) {
  await page.locator(".cm-content").focus();
  await rewrite(page, text);
}
const show = (page, side) => page.locator(".switch button", { hasText: side }).click();

test("the state follows models, scripts and database", async () => {
  const { page, context, troubles } = await open(browser);
  await standing(page, "models ahead: 1 change");
  await toTerminal(page);
  for (const line of ["cd server", "flask db init", "flask db migrate -m first"])
    await type(page, line);
  await standing(page, "database behind: 1 revision");
  await type(page, "flask db upgrade");
  await standing(page, "in step");
  await openFile(page, "models.py");
  const models = await text(page);
  await edit(page, models.replace("salary = db.Column(db.Integer)", "pay = db.Column(db.Integer)"));
  await standing(page, "models ahead: 2 changes");
  await show(page, "Changes");
  await page.locator(".operations", { hasText: "'employees.pay'" }).waitFor();
  assert.match(
    await page.locator(".changes .sql").first().textContent(),
    /def upgrade\(\):[\s\S]*pay/,
  );
  await page.locator(".changes .step", { hasText: "Write the script" }).click();
  await soon(() => page.locator("input.command").inputValue(), 'flask db migrate -m ""');
  await edit(page, models);
  await standing(page, "in step");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a rename is told from a drop before anything happens", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  for (const line of [
    "cd server",
    "flask db init",
    "flask db migrate -m first",
    "flask db upgrade",
  ])
    await type(page, line);
  await type(
    page,
    `sqlite3 instance/app.db "insert into employees (name, salary) values ('a', 1), ('b', 2)"`,
  );
  await openFile(page, "models.py");
  await edit(page, (await text(page)).replace("'employees'", "'staff'"));
  await show(page, "Changes");
  await page
    .locator(".notice.rename", { hasText: "employees was probably renamed to staff" })
    .waitFor();
  assert.match(await page.locator(".notice.rename").textContent(), /2 rows/);
  // The button types the command; the rows come through the upgrade.
  await page.locator(".notice.rename .step", { hasText: "Rename instead" }).click();
  await page.locator(".log", { hasText: "renames now: employees to staff" }).waitFor();
  await ready(page);
  await toTerminal(page);
  await type(page, "flask db upgrade");
  await type(page, `sqlite3 instance/app.db "select 'rows:' || count(*) from staff"`);
  await page.locator(".log", { hasText: "rows:2" }).waitFor();
  await standing(page, "in step");
  await context.close();
});

test("half-typed models say what is wrong, and nothing else breaks", async () => {
  const { page, context, troubles } = await open(browser);
  await standing(page, "models ahead");
  await openFile(page, "models.py");
  const models = await text(page);
  await edit(page, models.replace("db.Integer)", "db.Intege)"));
  await standing(page, "AttributeError");
  await show(page, "Changes");
  await page.locator(".notice.failing", { hasText: "Intege" }).waitFor();
  await page.locator(".notice.failing .path", { hasText: "models.py, line" }).click();
  await edit(page, "while True:\n    pass\n");
  await standing(page, "no end");
  await edit(page, models);
  await standing(page, "models ahead: 1 change");
  await ready(page);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("two heads are said", async () => {
  const { page, context } = await open(browser);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("branches and merge");
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: "Example opened" }).waitFor();
  await standing(page, "two heads");
  await context.close();
});

// The time is reported, not judged: a machine that builds beside it is slow. 150 ms in the middle
// is the aim on an idle one.
test("the preview follows each of eight changes; how soon is reported", async (t) => {
  const { page, context } = await open(browser);
  await openExample(page, "Naming conventions");
  await standing(page, "in step");
  await openFile(page, "models.py");
  const times = await page.evaluate(async () => {
    const { view } = document.querySelector(".cm-content").cmTile;
    const line = "\n    extra = db.Column(db.Integer)";
    const at = view.state.doc.toString().indexOf("primary_key=True)") + "primary_key=True)".length;
    const change = (there) =>
      there ? { from: at, to: at + line.length } : { from: at, insert: line };
    const times = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const seen = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          resolve();
        });
        watch.observe(document.querySelector(".state"), {
          subtree: true,
          childList: true,
          characterData: true,
        });
      });
      const began = performance.now();
      view.dispatch({ changes: change(turn % 2 === 1) });
      await seen;
      times.push(performance.now() - began);
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
    }
    return times.map(Math.round).sort((a, b) => a - b);
  });
  t.diagnostic(`preview, milliseconds after a change: ${times.join(", ")}`);
  assert.ok(times[4] <= 2_000, `milliseconds: ${times.join(", ")}`);
  await context.close();
});
