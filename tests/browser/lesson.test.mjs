// The lesson beside a project: done from its first step to its last by keyboard, kept, in links,
// and as a part of another page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, host, open, openExample, ready, site, text, toTerminal, type } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const steps = (page) => page.locator(".lesson .number").textContent();
const done = (page) => page.locator(".ways .done", { hasText: "Done." }).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement?.id);

// What the step offers to press, in its order.
function offered(page) {
  return page
    .locator(".lesson [id^=do-]")
    .evaluateAll((buttons) => buttons.map((button) => button.id));
}

// From wherever one is to the next thing to press: the key of the lesson, and Tab where that leads
// to the heading.
async function toButton(page, id) {
  await page.keyboard.press("Alt+l");
  if ((await focused(page)) === "lesson-step") await page.keyboard.press("Tab");
  for (let tries = 0; tries < 6 && (await focused(page)) !== id; tries += 1)
    await page.keyboard.press("Tab");
  assert.equal(await focused(page), id);
}

// Presses it; a line that was written is run, a file that was put is seen in the editor.
async function press(page, id) {
  const button = page.locator(`#${id}`);
  await page.waitForFunction((name) => !document.getElementById(name).disabled, id);
  await toButton(page, id);
  const line = await button.evaluate((element) =>
    element.matches(".line") ? element.textContent : null,
  );
  await page.keyboard.press("Enter");
  if (line === null) {
    await page.locator(".cm-content:focus").waitFor();
    await button.filter({ hasText: "✓ In" }).waitFor();
    return;
  }
  await page.locator("input.command:focus").waitFor();
  const typed = line.replace(/^(\$|>>>|sqlite>) /, "");
  assert.equal(await page.locator("input.command").inputValue(), typed);
  const count = await page.locator(".log .command").count();
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (before) => document.querySelectorAll(".log .command").length > before,
    count,
  );
  await ready(page);
}

test("the first visit's lesson is done by keyboard from its first step to its last", async () => {
  const { page, context, troubles } = await open(browser);
  for (let step = 1; step <= 9; step += 1) {
    await page.locator(".lesson .number", { hasText: `Step ${step} of 9` }).waitFor();
    assert.equal(
      await page.locator(".ways .done").textContent(),
      "",
      `step ${step} is not done before it began`,
    );
    for (const id of await offered(page)) await press(page, id);
    await done(page);
    assert.equal(await page.locator(".goals li:not(.holds)").count(), 0);
    await page.keyboard.press("Alt+l");
    for (let tries = 0; tries < 8 && (await focused(page)) !== "lesson-next"; tries += 1)
      await page.keyboard.press("Tab");
    if (step === 9) break;
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "lesson-step");
  }
  assert.match(await page.locator(".ways .done").textContent(), /That was the last step/);
  assert.ok(await page.locator("#lesson-next").isDisabled());
  assert.equal(
    await page.locator(".switch button", { hasText: "Lesson" }).textContent(),
    "Lesson ✓",
  );
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a text that was put into a file is taken back like any edit", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "Lesson 2: Alembic by hand");
  await page.locator(".lesson h2", { hasText: "Begin a script" }).waitFor();
  const put = page.locator(".lesson .put").first();
  await put.click();
  await put.filter({ hasText: "✓ In models.py" }).waitFor();
  assert.match(await text(page), /__tablename__ = 'scholars'/);
  await page.locator(".goals .holds", { hasText: "scholars" }).waitFor();
  await page.locator(".cm-content:focus").waitFor();
  await page.keyboard.press("Control+z");
  await put.filter({ hasText: "Put it into models.py" }).waitFor();
  assert.match(await text(page), /__tablename__ = 'students'/);
  await page.locator(".goals li:not(.holds)", { hasText: "scholars" }).first().waitFor();
  await page.locator(".switch button", { hasText: "History" }).click();
  await page.locator(".history", { hasText: "models.py" }).waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the step is kept, and travels in a link that stays short", async () => {
  const { page, context } = await open(browser);
  await page.locator("#lesson-next").click();
  await page.locator(".lesson .number", { hasText: "Step 2 of 9" }).waitFor();
  await page.locator(".project .kept", { hasText: /^saved$/ }).waitFor();
  await page.reload();
  await ready(page);
  await page.locator(".lesson .number", { hasText: "Step 2 of 9" }).waitFor();
  await page.locator(".header button", { hasText: "Share" }).click();
  await page.waitForFunction(() => document.querySelector(".address")?.value.includes("#v1."));
  const link = await page.locator(".address").inputValue();
  assert.ok(link.split("#")[1].length < 400, `${link.length} characters`);
  await context.close();
  const other = await browser.newContext();
  const opened = await other.newPage();
  await opened.goto(link);
  await ready(opened);
  await opened.locator(".lesson .number", { hasText: "Step 2 of 9" }).waitFor();
  await other.close();
});

test("a lesson of the project is shown by itself, follows its text, and says what is wrong in it", async () => {
  const { page, context, troubles } = await open(browser);
  await openExample(page, "Empty");
  assert.equal(await page.locator(".switch button", { hasText: "Lesson" }).count(), 0);
  await toTerminal(page);
  await page.evaluate(() => {
    const list = new DataTransfer();
    list.items.add(
      new File(
        [
          "# Mine\n\n## One\n\n<b>not bold</b> [x](javascript:alert(1))\n\n```console\n$ touch a.txt\n```\n\n```goal\nfile a.txt\nfiel b.txt\n```\n",
        ],
        "lesson.md",
      ),
    );
    list.items.add(new File(["x = 1\n"], "models.py"));
    const input = document.createElement("input");
    input.type = "file";
    input.files = list.files;
    document.body.append(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.remove();
  });
  await page.locator(".lesson h2", { hasText: "One" }).waitFor();
  await page
    .locator(".lesson .notice", { hasText: "Line 13: `fiel b.txt` is no goal. Write table" })
    .waitFor();
  assert.equal(await page.locator(".lesson .reading a, .lesson .reading b").count(), 0);
  assert.match(await page.locator(".lesson .reading").textContent(), /<b>not bold<\/b>/);
  await page.keyboard.press("Escape");
  await toTerminal(page);
  await type(page, "touch a.txt");
  await done(page);
  await page.locator(".tree .name", { hasText: "lesson.md" }).click();
  await page.locator(".cm-content:focus").waitFor();
  assert.match(await text(page), /fiel/);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n## Two\n");
  await page.locator(".lesson .number", { hasText: "Step 1 of 2" }).waitFor();
  assert.match(await steps(page), /of 2/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("as a part of another page: a step beside editor and terminal; the page around gives lessons and hears what is done", async () => {
  const html = `<!doctype html><title>around</title><iframe id=f title=frame src="${site}?embed=lesson" width=1000 height=600></iframe>
    <script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>`;
  const around = await host(() => html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(around.address);
  const frame = page.frameLocator("#f");
  await frame.locator(".status.idle").waitFor({ timeout: 30_000 });
  await frame.locator(".lesson h2", { hasText: "Set up the migrations" }).waitFor();
  const panes = () =>
    frame
      .locator(".pane:visible")
      .evaluateAll((all) => all.map((pane) => pane.classList[1]).sort());
  assert.deepEqual(await panes(), ["editor", "side", "terminal"]);
  const lesson =
    "# Ours\n\n## Before\n\n## Touch\n\n```console\n$ touch a.txt\n```\n\n```goal\nfile a.txt\n```\n";
  await page.evaluate(
    (given) =>
      document
        .getElementById("f")
        .contentWindow.postMessage(
          { playground: 1, id: 5, do: "lesson", text: given, step: 2 },
          "*",
        ),
    lesson,
  );
  await frame.locator(".lesson h2", { hasText: "Touch" }).waitFor();
  await frame.locator(".lesson .line", { hasText: "touch a.txt" }).click();
  await frame.locator("input.command").press("Enter");
  await page.waitForFunction(() => window.heard.some((data) => data.event === "done"));
  const [news] = (await page.evaluate(() => window.heard)).filter((data) => data.event === "done");
  assert.deepEqual([news.id, news.step, news.of, news.heading], [0, "2", "2", "Touch"]);
  await page.locator("#f").evaluate((element) => {
    element.width = 340;
    element.height = 300;
  });
  for (const [name, pane] of [
    ["Editor", "editor"],
    ["Terminal", "terminal"],
    ["Lesson", "side"],
  ]) {
    await frame.locator(".bar button:visible", { hasText: name }).click();
    assert.deepEqual(await panes(), [pane]);
  }
  await context.close();
  around.close();
});
