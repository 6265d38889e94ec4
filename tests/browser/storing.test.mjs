// A thousand projects made by chance go through the browser's storage, byte for byte: the keeper
// alone, without the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, site } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

test("a thousand projects come back from storage byte for byte", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${site}embed.html`);
  const wrong = await page.evaluate(async (address) => {
    const keeper = await import(address);
    let seed = 12345;
    const chance = (most) => {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      return (seed >>> 0) % most;
    };
    const names = [
      "app.py",
      "a/b.py",
      "ünder/é.txt",
      "x.db",
      "0",
      "a/0",
      "migrations/versions/1_x.py",
      " ",
    ];
    const text = () =>
      Array.from(
        { length: chance(20) },
        () => ["é", "\0", "\n", "日本", "x = 1", "="][chance(6)],
      ).join("");
    const told = new Map();
    await keeper.begin((kind, id, words, files) => told.get(kind)?.([id, words, files]), true);
    const next = (kind) =>
      new Promise((take, refuse) => {
        told.set(kind, take);
        told.set("failed", refuse);
      });
    const wrong = [];
    for (let id = 1; id <= 1000; id += 1) {
      const files = names
        .filter(() => chance(2))
        .flatMap((name) => [name, Uint8Array.from({ length: chance(3000) }, () => chance(256))]);
      const words = [text(), text(), text(), text(), text(), text(), text()];
      const kept = next("kept");
      keeper.keep(id, id, 0, words, files, true);
      await kept;
      // A second change takes one file away and writes another.
      const gone = files[0];
      const changed = next("kept");
      const bytes = Uint8Array.from([id & 255, 0, 1]);
      keeper.keep(
        id,
        id,
        0,
        words,
        gone === undefined ? ["new", bytes] : [gone, null, "new", bytes],
        false,
      );
      await changed;
      const expected = new Map([["new", bytes]]);
      for (let at = 2; at < files.length; at += 2) expected.set(files[at], files[at + 1]);
      const opened = next("opened");
      keeper.wish("open", id, "");
      const [, back, found] = await opened;
      const same = (one, other) =>
        one.length === other.length && one.every((byte, at) => byte === other[at]);
      const whole =
        found.length === expected.size * 2 &&
        found.every((value, at) => at % 2 === 1 || same(found[at + 1], expected.get(value) ?? []));
      if (!whole || words.some((word, at) => word !== back[at])) wrong.push(id);
    }
    return wrong;
  }, `${site}keeper.js`);
  assert.deepEqual(wrong, []);
  await context.close();
});
