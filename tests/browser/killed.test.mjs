// The browser is killed at a random moment, again and again: each time the project is there as some
// finished command left it,
// never older than the last one that was shown as done, never half. ROUNDS says how often (100 for
// the figure in the notes).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { openFile, output, ready, rewrite, site, toTerminal, type } from "./page.mjs";

const rounds = Number(process.env.ROUNDS ?? 5);
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--remote-debugging-port=0",
  "--window-size=1280,800",
];

// A row, a line and a number, all in one command: what is kept of one must be kept of the others.
const step = `import sqlite3
connection = sqlite3.connect('steps.db')
connection.execute('CREATE TABLE IF NOT EXISTS step (number INTEGER PRIMARY KEY, filler TEXT)')
connection.execute('INSERT INTO step (filler) VALUES (?)', ('x' * 3000,))
number = connection.execute('SELECT max(number) FROM step').fetchone()[0]
connection.commit()
open('number.txt', 'w').write(str(number))
print('done', number)
`;

async function start(profile) {
  const child = spawn(
    process.env.BROWSER ?? "/usr/bin/chromium",
    [...flags, `--user-data-dir=${profile}`, "about:blank"],
    { stdio: "ignore", detached: true },
  );
  let port = null;
  for (let tries = 0; tries < 200 && port === null; tries += 1) {
    await new Promise((go) => {
      setTimeout(go, 50);
    });
    try {
      port = Number(readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0]);
    } catch {
      /* not yet */
    }
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0].newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site);
  await ready(page);
  const kill = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      /* it has gone by itself */
    }
    rmSync(join(profile, "DevToolsActivePort"), { force: true });
  };
  return { page, kill };
}

async function ask(page, line) {
  await type(page, line);
  return (await output(page)).trim();
}

// What is there, after a look at all of it: the steps, how the migration stands, what was typed.
async function state(page) {
  await toTerminal(page);
  const number = Number(await ask(page, "cat number.txt"));
  assert.equal(
    await ask(page, "sqlite3 steps.db 'SELECT count(*) FROM step'"),
    String(number),
    "the row and the file are of one command",
  );
  const tables = await ask(
    page,
    "sqlite3 instance/app.db \"SELECT count(*) FROM sqlite_master WHERE name = 'employees'\"",
  );
  assert.equal(
    await ask(page, "sqlite3 instance/app.db 'SELECT count(*) FROM alembic_version'"),
    tables,
    "the table and the version are of one command",
  );
  return { number, notes: await ask(page, "cat notes.txt") };
}

test(`killed ${rounds} times at random moments, nothing that was shown is lost`, {
  timeout: 60_000 * (rounds + 2),
}, async (context) => {
  const profile = mkdtempSync(join(tmpdir(), "killed-"));
  let { page, kill } = await start(profile);
  context.after(() => {
    kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  await toTerminal(page);
  for (const line of [
    "cd server",
    "flask db init",
    "flask db migrate -m one",
    "flask db upgrade",
    "touch step.py notes.txt",
  ])
    await type(page, line);
  await openFile(page, "step.py");
  await rewrite(page, step);
  await toTerminal(page);
  await type(page, "python step.py");
  let [shown, typed] = [1, ""];
  for (let round = 0; round < rounds; round += 1) {
    const end = Date.now() + 200 + Math.random() * 2500;
    const work = (async () => {
      for (;;) {
        await toTerminal(page);
        const line = [
          "python step.py",
          "python step.py",
          "flask db downgrade base",
          "flask db upgrade",
        ][Math.floor(Math.random() * 4)];
        await type(page, line);
        const done = /done (\d+)/.exec(await output(page));
        if (done) shown = Number(done[1]);
        if (Math.random() < 0.3) {
          await openFile(page, "notes.txt");
          await page.keyboard.press("Control+End");
          for (const letter of "abc") {
            typed += letter;
            await page.keyboard.type(letter);
          }
        }
      }
    })().catch(() => {});
    await new Promise((go) => {
      setTimeout(go, end - Date.now());
    });
    kill();
    await work;
    ({ page, kill } = await start(profile));
    const { number, notes } = await state(page);
    assert.ok(
      number >= shown && number <= shown + 1,
      `round ${round}: ${number} are there, ${shown} were shown`,
    );
    assert.ok(typed.startsWith(notes), `round ${round}: ${notes}`);
    [shown, typed] = [number, notes];
  }
});
