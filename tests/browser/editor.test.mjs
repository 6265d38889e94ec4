// The editor: completion, help, diagnostics, marks, blanks; and the ways to and from the database.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browse,
  open,
  openExample,
  openFile,
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

// Puts the cursor at the end of the text and types there.
async function append(page, typed) {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(typed);
}

test("what is typed while the editor's parts still come stays, with colours and undo", async () => {
  const { page, context } = await open(browser, {
    before: (fresh) =>
      fresh.route(/editor-(chunk|python)/, async (route) => {
        await new Promise((go) => {
          setTimeout(go, 30);
        });
        await route.continue();
      }),
  });
  await page.locator(".cm-content[aria-label]").waitFor();
  await append(page, "# at once");
  await page.locator(".cm-line span", { hasText: "class" }).first().waitFor();
  await soon(() => text(page), /\n# at once$/);
  await page.locator(".cm-lineNumbers .cm-gutterElement", { hasText: /^1$/ }).waitFor();
  await page.keyboard.press("Control+z");
  await soon(() => text(page).then((seen) => seen.includes("# at once")), false);
  await context.close();
});

test("names behind op, batch_op, sa and db are completed", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "Batch rebuild");
  await append(page, "\nop.rename_t");
  await page.locator(".cm-tooltip-autocomplete", { hasText: "rename_table" }).waitFor();
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  await soon(() => text(page), /\nop\.rename_table$/);
  await page.keyboard.type("('tick");
  await page.locator(".cm-tooltip-autocomplete", { hasText: "tickets" }).waitFor();
  await page.keyboard.press("Escape");
  for (const [typed, name] of [
    ["\nbatch_op.drop_con", "drop_constraint"],
    ["\nsa.Numer", "Numeric"],
    ["\ndb.relat", "relationship"],
  ]) {
    await append(page, typed);
    await page.locator(".cm-tooltip-autocomplete", { hasText: name }).waitFor();
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

// Types at the end of the text and reads what is offered until it is what was expected.
async function offered(page, typed, expected) {
  await append(page, typed);
  await soon(
    async () => (await page.locator(".cm-completionLabel").allTextContents()).join(" "),
    expected,
  );
  await page.keyboard.press("Escape");
  await page.locator(".cm-tooltip-autocomplete").waitFor({ state: "detached" });
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
}

test("strings are completed by what they are to hold, calls by what they take", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "One to many");
  await openFile(page, "authors_and_books.py");
  await append(page, "\n");
  await offered(page, "op.drop_table('", "alembic_version authors books");
  await offered(page, "op.drop_column('books', '", "author_id id title year");
  await offered(page, "sa.ForeignKey('", /authors\.id authors\.name books\.author_id/);
  await offered(
    page,
    "with op.batch_alter_table('authors') as batch:\n    batch.drop_column('",
    "id name",
  );
  await offered(page, "batch.drop_c", /^drop_column drop_constraint/);
  await offered(page, "sa.Column('x', sa.String(), nul", "nullable=");
  await append(page, "print('boo");
  await page.waitForTimeout(400);
  assert.equal(await page.locator(".cm-tooltip-autocomplete").count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the sentence beside a completion is in sight; bare names that a file imports are known", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Lesson 2: Alembic by hand");
  await openFile(page, "models.py");
  await append(page, "\nx = Colu");
  const info = page.locator(".cm-completionInfo", { hasText: "A column of a table." });
  await info.waitFor();
  const cut = await info.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return !element.contains(document.elementFromPoint(left + 12, top + 12));
  });
  assert.equal(cut, false);
  await page.keyboard.press("Escape");
  await page
    .locator(".cm-line span", { hasText: /^Column$/ })
    .first()
    .hover();
  await page.locator(".cm-help", { hasText: "A column of a table." }).waitFor();
  await context.close();
});

test("hovering tells signature and purpose, and leads to a table's rows", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Data migration");
  await openFile(page, "models.py");
  await page.locator(".cm-line span", { hasText: "Column" }).first().hover();
  await page.locator(".cm-help", { hasText: "A column of a table." }).waitFor();
  await page.mouse.move(4, 4);
  await page.locator(".cm-help").waitFor({ state: "detached" });
  await page.locator(".cm-line span", { hasText: "'people'" }).first().hover();
  await page.locator(".cm-help button", { hasText: "Show its rows" }).click();
  await page.locator(".details h2", { hasText: "people" }).waitFor();
  await context.close();
});

test("F1 tells the same at the cursor, by keyboard alone", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Data migration");
  await openFile(page, "models.py");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("people");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  await page.locator(".cm-help button", { hasText: "Show its rows" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".cm-help").waitFor({ state: "detached" });
  await page.keyboard.press("F1");
  await page.locator(".cm-help button").waitFor();
  await page.keyboard.press("F1");
  await page.keyboard.press("Enter");
  await page.locator(".details h2", { hasText: "people" }).waitFor();
  await context.close();
});

test("what is wrong is said where it stands", async () => {
  const { page, context } = await open(browser);
  await openFile(page, "models.py");
  const models = await text(page);
  await rewrite(page, models.replace("db.Integer)", "db.Nonsense)"));
  await page.locator(".cm-lintRange-error").first().waitFor();
  assert.match(
    await page.locator(".cm-line", { has: page.locator(".cm-lintRange-error") }).textContent(),
    /Nonsense.*AttributeError: Nonsense/,
  );
  await rewrite(page, `${models}\nclass X(:\n`);
  await page.locator(".standing", { hasText: "SyntaxError" }).waitFor();
  assert.match(
    await page.locator(".cm-line", { has: page.locator(".cm-lintRange-error") }).textContent(),
    /class X/,
  );
  await rewrite(page, models);
  await page.locator(".standing.apart").waitFor();
  await page.locator(".cm-lintRange-error").first().waitFor({ state: "detached" });
  await context.close();
});

test("a file that nobody loads is looked at too", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page.locator(".standing.in-step").waitFor();
  await page.locator("#new-file").click();
  await page.keyboard.type("seed.py");
  await page.keyboard.press("Enter");
  await page.locator(".cm-content:focus").waitFor();
  await page.keyboard.insertText("import models\ndef seed(:\n    pass\n");
  await page.locator(".cm-line", { hasText: "def seed(:SyntaxError: invalid syntax" }).waitFor();
  assert.equal(await page.locator(".standing.in-step").count(), 1);
  await rewrite(page, "import models\n");
  await page.locator(".cm-said").waitFor({ state: "detached" });
  await context.close();
});

test("what will fail or be lost is said in the script, where it stands", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Batch rebuild");
  await page.locator("#sql").fill("INSERT INTO tickets (subject, priority) VALUES (NULL, 3)");
  await page.locator("#run-sql").click();
  await openFile(page, "stricter_tickets.py");
  await page.locator(".cm-said-error", { hasText: "Will fail: " }).waitFor();
  await context.close();
});

test("a file changed by a command shows which lines are new", async () => {
  const { page, context } = await open(browser);
  await openFile(page, "models.py");
  await toTerminal(page);
  await type(page, "echo '# a note' >> server/models.py");
  await page.locator(".cm-changed", { hasText: "# a note" }).waitFor();
  assert.equal(await page.locator(".cm-changed").count(), 1);
  await context.close();
});

test("tabs become four blanks, typed, pasted, and on demand", async () => {
  const { page, context } = await open(browser, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await openFile(page, "app.py");
  await rewrite(page, "if x:\n\ty = 1\n");
  assert.equal(await text(page), "if x:\n    y = 1\n");
  await page.evaluate(() => navigator.clipboard.writeText("\tz = 2\n"));
  await page.keyboard.press("Control+v");
  assert.doesNotMatch(await text(page), /\t/);
  await toTerminal(page);
  await type(page, "printf 'if x:\\n\\ty = 1\\n' > server/app.py");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tabs to four");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
  assert.doesNotMatch(await text(page), /\t/);
  await context.close();
});
