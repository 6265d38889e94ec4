// A class's session in one tab: commands and edits at random (seeded), for MINUTES. Every so often
// it prints what the browser's processes hold and how many elements the page has; it fails where
// memory after the first quarter grows by more than a tenth. `cargo xtask soak MINUTES` runs it.
import { readdirSync, readFileSync } from "node:fs";
import { browse, open, openExample, openFile, rewrite, text, toTerminal } from "./page.mjs";

const minutes = Number(process.env.MINUTES ?? 10);
const seed = Number(process.env.SEED ?? 1);
const MOST_GROWTH = 1.1;

const COMMANDS = [
  "flask db upgrade",
  "flask db downgrade",
  "flask db current",
  "flask db history",
  'flask db migrate -m "soak"',
  "flask db check",
  "flask db stamp head",
  "sqlite3 app.db .tables",
  "cat migrations/env.py",
  "advise",
  "ls",
  'python -c "print([x for x in range(2000)])"',
  "flask routes",
];

// Numbers below 1 from a seed (mulberry32).
function chance(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// Megabytes that are only theirs, of the browser's processes which show pages.
function held() {
  const megabytes = (process) => {
    try {
      const words = readFileSync(`/proc/${process}/cmdline`, "utf8");
      if (!words.includes("--type=renderer")) return 0;
      const rollup = readFileSync(`/proc/${process}/smaps_rollup`, "utf8");
      return Number(rollup.match(/Private_Dirty:\s+(\d+)/)?.[1] ?? 0) / 1024;
    } catch {
      return 0; // It has ended meanwhile.
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, name) => sum + megabytes(name), 0);
}

const browser = await browse();
const { page, troubles } = await open(browser);
await openExample(page, "One to many");
const next = chance(seed);
const pick = (list) => list[Math.floor(next() * list.length)];

// A line typed as a person does; it has ended when the page is idle.
async function command(line) {
  await toTerminal(page);
  await page.keyboard.insertText(line);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(30);
  await page.locator(".status.idle").waitFor({ timeout: 60_000 });
}

let columns = 0;
const original = await (async () => {
  await openFile(page, "models.py");
  return text(page);
})();

// A column more or none; the preview follows.
async function edit() {
  await openFile(page, "models.py");
  columns = next() < 0.2 ? 0 : columns + 1;
  const added = Array.from(
    { length: columns % 6 },
    (_, at) => `\n    extra_${at} = db.Column(db.Integer)\n`,
  );

  await rewrite(page, original.trimEnd() + added.join("\n"));
  await page.waitForTimeout(500);
}

const [began, samples] = [Date.now(), []];
let [commands, edits] = [0, 0];
const elements = () => page.evaluate(() => document.querySelectorAll("*").length);
const share = () => (Date.now() - began) / (minutes * 60_000);
for (let step = 0; share() < 1; step += 1) {
  if (next() < 0.3) {
    await edit();
    edits += 1;
  } else {
    await command(pick(COMMANDS));
    commands += 1;
  }
  if (step % 20 === 0) {
    const sample = { share: share(), megabytes: Math.round(held()), elements: await elements() };
    samples.push(sample);
    console.log(
      `soak: ${commands} commands, ${edits} edits: ${sample.megabytes} MB, ${sample.elements} elements`,
    );
  }
}
const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const part = (from, to) =>
  samples.filter((at) => at.share >= from && at.share < to).map((at) => at.megabytes);
const [early, late] = [middle(part(0.25, 0.5)), middle(part(0.75, 1.1))];
console.log(
  `soak: seed ${seed}, ${minutes} minutes, ${commands} commands, ${edits} edits: ${early} MB in the second quarter, ${late} MB in the last; troubles: ${troubles.length}`,
);
troubles.slice(0, 5).forEach((trouble) => {
  console.log(`soak: ${trouble}`);
});
await browser.close();
process.exitCode = late > early * MOST_GROWTH || troubles.length > 0 ? 1 : 0;
