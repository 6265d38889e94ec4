// The terminal: searching the history, folded outputs, links to lines, and what long commands say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, open, openExample, openFile, rewrite, soon, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

test("Ctrl-R finds what was typed before", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  for (const line of ["echo first", "echo second", "pwd"]) await type(page, line);
  await page.keyboard.press("Control+r");
  await page.keyboard.type("echo");
  await soon(() => page.locator(".sought").textContent(), "echo second");
  await page.keyboard.press("Control+r");
  await soon(() => page.locator(".sought").textContent(), "echo first");
  await page.keyboard.press("Tab");
  await soon(() => page.locator("input.command").inputValue(), "echo first");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+r");
  await page.keyboard.type("seco");
  await page.keyboard.press("Enter");
  await page.locator(".log .command", { hasText: "echo second" }).nth(1).waitFor();
  await page.keyboard.press("Control+r");
  await page.keyboard.press("Control+c");
  await soon(() => page.locator(".entry .prompt").textContent(), "playground $ ");
  await context.close();
});

test("Ctrl-C leaves the block that was begun in a shell", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  for (const line of ["cd server", "flask shell", "for n in range(3):", "    print(n)"])
    await type(page, line);
  await soon(() => page.locator(".entry .prompt").textContent(), "... ");
  await page.keyboard.type("    prin");
  await page.keyboard.press("Control+c");
  await page.locator(".log", { hasText: "KeyboardInterrupt" }).waitFor();
  await soon(() => page.locator(".entry .prompt").textContent(), ">>> ");
  await type(page, "6 * 7");
  await page.locator(".log", { hasText: "42" }).waitFor();
  assert.equal(await page.locator(".log", { hasText: /^[012]$/ }).count(), 0);
  await context.close();
});

test("a line that comes leaves the others alone, so that a screen reader says only what is new", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, `python -c "print(*range(200), sep='\\n')"`);
  await page.evaluate(() => {
    globalThis.changed = [];
    const watch = new MutationObserver((all) =>
      all.forEach(({ type, target, addedNodes, removedNodes }) => {
        const grows =
          type === "childList" && removedNodes.length === 0 && target.matches(".log > ol");
        if (grows)
          addedNodes.forEach((line) => {
            line.isNew = true;
          });
        else if (
          !(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement).closest("li")
            ?.isNew
        )
          globalThis.changed.push(`${type} of ${target.textContent}`);
      }),
    );
    watch.observe(document.querySelector(".log"), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await type(page, "pwd");
  assert.equal(await page.locator(".log > ol > li").last().textContent(), "/playground");
  assert.deepEqual(await page.evaluate(() => globalThis.changed), []);
  await context.close();
});

test("a long output is folded and opens", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, `python -c "print(*range(300), sep='\\n')"`);
  assert.equal(await page.locator(".log summary").textContent(), "260 more lines");
  assert.equal(await page.locator(".log li", { hasText: /^150$/ }).isVisible(), false);
  await page.locator(".log summary").click();
  await soon(() => page.locator(".log li", { hasText: /^150$/ }).isVisible(), true);
  await context.close();
});

test("a file and its line in a traceback lead to the editor", async () => {
  const { page, context } = await open(browser);
  await openFile(page, "app.py");
  await rewrite(page, "\n\nx = nothing\n");
  await toTerminal(page);
  await type(page, "python server/app.py");
  await page.locator(".log .path", { hasText: "app.py" }).last().click();
  await page.locator(".cm-activeLine", { hasText: "x = nothing" }).waitFor();
  await context.close();
});

test("what takes longer says how far it is, and stops at once", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Empty");
  await openFile(page, "models.py");
  await rewrite(
    page,
    `from sqlalchemy import create_engine, text
c = create_engine('sqlite://').connect()
for n in range(1000):
    print('step', n)
    c.execute(text('select 1'))
    sum(range(20000))
`,
  );
  await toTerminal(page);
  await page.keyboard.type("python models.py");
  await page.keyboard.press("Enter");
  await page.locator(".status.busy", { hasText: /step \d+/ }).waitFor();
  const began = Date.now();
  await page.locator("button.stop").click();
  await page.locator(".status.idle").waitFor();
  assert.ok(Date.now() - began < 5_000);
  assert.match(await page.locator(".log").textContent(), /Stopped\./);
  await context.close();
});

test("a long copy of rows says how far it is", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "Batch rebuild");
  await toTerminal(page);
  const numbers =
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1500000)";
  await type(
    page,
    `sqlite3 instance/app.db "${numbers} INSERT INTO tickets (subject, priority) SELECT 'ticket ' || x, 1 FROM n"`,
  );
  await page.evaluate(() => {
    globalThis.said = [];
    new MutationObserver(() => said.push(document.querySelector(".status").textContent)).observe(
      document.querySelector(".header"),
      { subtree: true, childList: true, characterData: true },
    );
  });
  await type(page, "flask db upgrade");
  const said = (await page.evaluate(() => globalThis.said)).join("\n");
  assert.match(
    said,
    /revision 1 of 1: a1b2c3d4e5f6 -> b2c3d4e5f6a7, stricter tickets; [\d,]+ rows of tickets copied/,
  );
  await context.close();
});

test("lines typed faster than the page draws stay lines of their own", async () => {
  const { page, context } = await open(browser);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  await toTerminal(page);
  const lines = ["cd server", "flask db init", "flask db migrate -m first", "cd .."];
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await soon(
    async () =>
      (await page.locator(".log .command").allTextContents()).map((line) =>
        line.replace(/^\S+ \$ /, ""),
      ),
    lines,
  );
  await context.close();
});
