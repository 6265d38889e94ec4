// Accessibility: axe finds nothing, in both themes, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { browse, open, openExample, rewrite, toTerminal, type } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags }),
    rules,
  );
  return found.violations.map(
    (rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

for (const [width, height] of [
  [1280, 800],
  [390, 844],
]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, context } = await open(browser, {
        viewport: { width, height },
        colorScheme,
        bypassCSP: true,
      });
      const found = new Set(await violations(page));
      await toTerminal(page);
      for (const line of [
        "cd server",
        "flask db init",
        "flask db migrate -m first",
        "flask db upgrade",
        "flask db upgrade nope",
      ])
        await type(page, line);
      for (const one of await violations(page)) found.add(one);
      for (const pane of width < 800 ? ["Files", "Editor", "Database"] : []) {
        await page.locator(".bar button", { hasText: pane }).click();
        for (const one of await violations(page)) found.add(one);
      }
      for (const side of ["Lesson", "Changes", "Database", "Diagram", "Revisions"]) {
        await page.locator(".switch button", { hasText: side }).click();
        if (side === "Revisions") await page.locator(".revision button").first().click();
        for (const one of await violations(page)) found.add(one);
      }
      for (const [keys, typed] of [
        ["Control+k", "open"],
        ["?", ""],
      ]) {
        await page.locator(".standing").focus();
        await page.keyboard.press(keys);
        await page.keyboard.type(typed);
        for (const one of await violations(page)) found.add(one);
        await page.keyboard.press("Escape");
      }
      await openExample(page, "One to many");
      if (width < 800) await page.locator(".bar button", { hasText: "Database" }).click();
      await page.locator(".switch button", { hasText: "Database" }).click();
      await page.locator(".tables .table", { hasText: "books" }).click();
      await page.locator("#rows td", { hasText: "Solaris" }).click();
      await page.locator("#sql").fill("select * from authors");
      await page.locator("#run-sql").click();
      await page.locator(".console .rows").waitFor();
      for (const one of await violations(page)) found.add(one);
      if (width < 800) await page.locator(".bar button", { hasText: "Editor" }).click();
      await page.locator(".cm-content").focus();
      await rewrite(page, "class Broken(nothing):\n    pass\n");
      await page.locator(".standing.broken").click();
      for (const one of await violations(page)) found.add(one);
      await page.locator(".header button", { hasText: "Examples" }).click();
      for (const one of await violations(page)) found.add(one);
      assert.deepEqual([...found], []);
      await context.close();
    });
  }
}
