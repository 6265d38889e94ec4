// The project's files as page and worker tell each other: kept from outside, so that a test can
// compare bytes.
import { createHash } from "node:crypto";
import { wire } from "./wire.mjs";

const { request, reply } = wire();

// Listens to every worker of the page; to be given to `open` as `before`.
export function listen(page) {
  return page.addInitScript(() => {
    globalThis.said = [];
    globalThis.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        globalThis.workers = (globalThis.workers ?? 0) + 1;
        const number = globalThis.workers;
        this.note = (way, data) => globalThis.said.push([number, way, [...data]]);
        this.addEventListener("message", ({ data }) => this.note("heard", data));
      }
      postMessage(data, ...rest) {
        this.note("asked", data);
        super.postMessage(data, ...rest);
      }
    };
  });
}

function read(coder, bytes) {
  try {
    return coder.unpack(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

// The files now: path to digest, as the worker that has the project was told and has told.
export async function files(page) {
  const all = new Map();
  const put = ({ path, content }) =>
    content ? all.set(path, createHash("sha256").update(content).digest("hex")) : all.delete(path);
  let mine = 0;
  for (const [worker, way, bytes] of await page.evaluate(() => globalThis.said)) {
    const message = way === "asked" ? read(request, bytes)?.ask : read(reply, bytes);
    if (message?.Open) {
      mine = worker;
      all.clear();
      message.Open.project.files.forEach(put);
    }
    if (worker !== mine) continue;
    if (message?.Write) put(message.Write);
    message?.Done?.outcome.changed.forEach(put);
  }
  return Object.fromEntries([...all].sort());
}
