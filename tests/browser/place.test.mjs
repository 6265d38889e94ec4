// Nobody loses their place: the keyboard after dialogs, fields and tabs close, what is read in the
// terminal, what was typed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  browse,
  open,
  openExample,
  openFile,
  ready,
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

const focused = (page) =>
  page.evaluate(
    () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent,
  );

test("what lay over the page gives the keyboard back", async () => {
  const { page, context } = await open(browser);
  await page.locator(".switch button", { hasText: "Diagram" }).focus();
  for (const key of ["?", "Control+k"]) {
    await page.keyboard.press(key);
    await page.locator("#overlay").waitFor();
    await page.keyboard.press("Escape");
    await soon(() => focused(page), "Diagram");
  }
  for (const name of ["Examples", "Share"]) {
    await page.locator(".header button", { hasText: name }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#overlay").waitFor();
    await page.keyboard.press("Escape");
    await soon(() => focused(page), name);
  }
  await page.locator(".header button", { hasText: "Examples" }).click();
  await page.mouse.click(5, 5);
  await page.locator("#overlay").waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("go to the terminal");
  await page.keyboard.press("Enter");
  await soon(() => focused(page), "Command");
  await context.close();
});

test("a new file's field has the keyboard, and gives it back", async () => {
  const { page, context } = await open(browser);
  await page.locator("#new-file").focus();
  await page.keyboard.press("Enter");
  await soon(() => focused(page), "Path of the new file");
  await page.keyboard.press("Escape");
  await soon(() => focused(page), "New file");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("new file");
  await page.keyboard.press("Enter");
  await soon(() => focused(page), "Path of the new file");
  await page.keyboard.type("server/seed.py");
  await page.keyboard.press("Enter");
  await soon(() => focused(page), "Text of server/seed.py");
  assert.equal(await text(page), "");
  await page.locator("[aria-label='Close seed.py']").focus();
  await page.keyboard.press("Enter");
  await soon(() => focused(page), "Text of server/models.py");
  await context.close();
});

test("where a button vanishes or is switched off, what stands beside it has the keyboard", async () => {
  const { page, context } = await open(browser);
  await openExample(page, "One to many");
  await page.locator(".switch button", { hasText: "Revisions" }).click();
  for (const [name, next] of [
    ["Step back", /Step forward/],
    ["Step forward", /Step back/],
  ]) {
    await page.locator(".side .step", { hasText: name }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".side .step", { hasText: name }).waitFor({ state: "detached" });
    await soon(() => focused(page), next);
  }
  await page.locator(".header [aria-label='Undo']").focus();
  await page.keyboard.press("Enter");
  await page.locator(".log .note", { hasText: "Undone" }).waitFor();
  await ready(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest(".header") !== null), true);
  await context.close();
});

test("what is read in the terminal stays in sight", async () => {
  const { page, context } = await open(browser);
  await toTerminal(page);
  await type(page, `python -c "print(*range(100), sep='\\n')"`);
  const top = () => page.locator("#screen").evaluate((screen) => screen.scrollTop);
  await soon(async () => (await top()) > 100, true);
  await page.locator("#screen").evaluate((screen) => {
    screen.scrollTop = 50;
  });
  await page.locator(".switch button", { hasText: "Database" }).click();
  await page.locator(".log li", { hasText: /^5$/ }).click();
  await page.locator("input.command:focus").waitFor();
  assert.equal(await top(), 50);
  await type(page, "pwd");
  await soon(async () => (await top()) > 100, true);
  await context.close();
});

test("a phone shows the terminal's end, which came while another pane was shown", async () => {
  const { page, context } = await open(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.locator("input.command").fill(`python -c "print(*range(100), sep='\\n')"`);
  await page.keyboard.press("Enter");
  await page.locator(".bar button", { hasText: "Files" }).tap();
  await page.locator(".log li", { hasText: /^99$/ }).waitFor({ state: "attached" });
  await page.locator(".bar button", { hasText: "Terminal" }).tap();
  await soon(
    () =>
      page.locator(".log li", { hasText: /^99$/ }).evaluate((line) => {
        const { bottom } = line.getBoundingClientRect();
        return bottom > 0 && bottom < innerHeight;
      }),
    true,
  );
  await context.close();
});

test("what is typed into one project never ends in the next one", async () => {
  const { page, context } = await open(browser);
  await openFile(page, "models.py");
  await page.locator(".header button", { hasText: "Examples" }).click();
  await page.locator(".overlay .example", { hasText: "Many to many" }).waitFor();
  // The text is told a moment after it was painted; the project changes within that moment.
  await page.evaluate(() => {
    const { view } = document.querySelector(".cm-content").cmTile;
    globalThis.typing = setInterval(() => {
      if (document.querySelector(".project .name").textContent.startsWith("Many"))
        return clearInterval(globalThis.typing);
      view.dispatch({ changes: { from: 0, insert: "# mine\n" } });
    }, 5);
  });
  await page.locator(".overlay .example", { hasText: "Many to many" }).click();
  await page.locator(".log .note", { hasText: "Example opened: Many to many" }).waitFor();
  await openFile(page, "models.py");
  await soon(() => text(page), /class Student/);
  assert.doesNotMatch(await text(page), /# mine/);
  await toTerminal(page);
  await type(page, "cat models.py");
  assert.doesNotMatch(await page.locator(".log").textContent(), /# mine/);
  await context.close();
});
