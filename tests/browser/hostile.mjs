// The programs of tests/hostile/python.txt in the served page: for each the time until the page is
// idle and answers, the longest time it could not draw, and what the browser holds. One that
// makes the page unusable is counted, and the page opened anew. NUMBERS="3 17" plays only those.
import { readFileSync } from "node:fs";
import { browse, open, openFile, rewrite, toTerminal } from "./page.mjs";

const SECONDS = 3;
const lines = readFileSync(new URL("../hostile/python.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));
const wanted = (process.env.NUMBERS ?? "").split(" ").filter(Boolean).map(Number);

const browser = await browse();
let opened;

// A page with an empty main.py in front.
async function fresh() {
  await opened?.context.close().catch(() => {});
  opened = await open(browser);
  const { page } = opened;
  await toTerminal(page);
  await page.keyboard.insertText("echo '# hostile' > main.py");
  await page.keyboard.press("Enter");
  await page.locator(".tree .name", { hasText: "main.py" }).first().waitFor();
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries())
        globalThis.longest = Math.max(globalThis.longest, task.duration);
    }).observe({ entryTypes: ["longtask"] });
  });
}

const program = (line) => line.replaceAll("⏎", "\n");

async function play(line) {
  const { page } = opened;
  await openFile(page, "main.py");
  await rewrite(page, program(line));
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    globalThis.longest = 0;
  });
  const began = Date.now();
  await toTerminal(page);
  await page.keyboard.insertText("python main.py");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(20);
  await page.locator(".status.idle").waitFor({ timeout: 30_000 });
  const took = (Date.now() - began) / 1000;
  await page.keyboard.insertText("echo still here");
  await page.keyboard.press("Enter");
  await page.locator(".log", { hasText: "still here" }).waitFor({ timeout: 10_000 });
  await page.locator(".status.idle").waitFor({ timeout: 10_000 });
  const drawn = await page.evaluate(() => globalThis.longest / 1000);
  await page.keyboard.insertText("clear");
  await page.keyboard.press("Enter");
  return { took, drawn };
}

let [slow, broken] = [0, 0];
await fresh();
for (const [number, line] of lines.entries()) {
  if (wanted.length > 0 && !wanted.includes(number)) continue;
  try {
    const { took, drawn } = await play(line);
    const troubles = opened.troubles.splice(0).join(" | ").slice(0, 120);
    if (took > SECONDS || drawn > 1 || troubles) slow += 1;
    if (wanted.length > 0 || took > SECONDS || drawn > 1 || troubles)
      console.log(
        `${number}: ${took.toFixed(1)} s, ${drawn.toFixed(1)} s undrawn | ${line.slice(0, 80)} ${troubles}`,
      );
  } catch (error) {
    broken += 1;
    console.log(`${number}: BROKEN | ${line.slice(0, 80)} | ${error.message.split("\n")[0]}`);
    await fresh();
  }
}
console.log(
  `hostile: ${lines.length} programs, ${slow} over ${SECONDS} s or undrawn for 1 s, ${broken} broken`,
);
await browser.close();
process.exitCode = slow + broken > 0 ? 1 : 0;
