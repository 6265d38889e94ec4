// The core flow in Firefox: a first migration, an edit that the preview sees, another migration, a
// step back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { place, start } from "./firefox.mjs";
import { site } from "./page.mjs";

const skip = place ? false : "Firefox is not installed; apt-get install firefox-esr brings it";
let firefox;
before(async () => {
  if (place) firefox = await start();
});
after(() => firefox?.close());

const has = (selector, text) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`;

async function run(line) {
  const count = await firefox.evaluate(`document.querySelectorAll(".log .command").length`);
  await firefox.type(line);
  await firefox.press("Enter");
  await firefox.until(
    `document.querySelectorAll(".log .command").length > ${count} && document.querySelector(".status.idle")`,
  );
}

test("a first migration, an edit, another one, and a step back", { skip }, async () => {
  await firefox.go(site);
  await firefox.until(
    `document.querySelector(".status.idle") && document.activeElement?.matches("input.command")`,
  );
  for (const line of [
    "cd server",
    "flask db init",
    "flask db migrate -m first",
    "flask db upgrade",
  ])
    await run(line);
  await firefox.evaluate(
    `[...document.querySelectorAll(".switch button")].find((one) => one.textContent === "Database").click()`,
  );
  await firefox.until(has(".tables .name", "employees"));
  await firefox.until(has(".standing", "in step"));
  await firefox.evaluate(
    `[...document.querySelectorAll(".tree .name")].find((one) => one.textContent === "models.py").click()`,
  );
  await firefox.until(`document.activeElement?.matches(".cm-content")`);
  await firefox.evaluate(`(() => {
    const { view } = document.querySelector(".cm-content").cmTile;
    const at = view.state.doc.toString().indexOf("    salary");
    view.dispatch({ changes: { from: at, insert: "    email = db.Column(db.String)\\n" } });
  })()`);
  await firefox.until(has(".standing", "models ahead: 1 change"));
  await firefox.evaluate(`document.querySelector("input.command").focus()`);
  for (const line of ["flask db migrate -m email", "flask db upgrade"]) await run(line);
  await firefox.until(has(".columns .name", "email"));
  await run("flask db downgrade");
  await firefox.until(has(".standing", "database behind: 1 revision"));
  assert.equal(
    await firefox.evaluate(
      `[...document.querySelectorAll(".columns .name")].map((one) => one.textContent).join()`,
    ),
    "id,name,salary",
  );
});
