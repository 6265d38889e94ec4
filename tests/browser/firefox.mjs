// Firefox as Debian has it, driven by WebDriver BiDi: Playwright's own driver needs a Firefox that
// it has built itself.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { ws: WebSocket } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");
export const place = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path));

// Names that BiDi gives to keys.
const keys = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Control: "\uE009" };

// Starts the browser with nothing remembered; gives what a test needs of a page.
export async function start() {
  const profile = mkdtempSync(join(tmpdir(), "playground-firefox-"));
  const process = spawn(
    place,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const address = await new Promise((resolve, reject) => {
    let said = "";
    process.stderr.on("data", (text) => {
      said += text;
      const found = said.match(/WebDriver BiDi listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    process.on("exit", () => reject(new Error(`Firefox ends: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  const waiting = new Map();
  socket.on("message", (text) => {
    const { id, result, error, message } = JSON.parse(text);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(`${error}: ${message}`));
    else resolve?.(result);
  });
  let last = 0;
  const call = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await call("session.new", { capabilities: {} });
  const {
    contexts: [{ context }],
  } = await call("browsingContext.getTree", {});
  const evaluate = async (expression) => {
    const found = await call("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if (found.type === "exception") throw new Error(found.exceptionDetails.text);
    return found.result.value;
  };
  const press = (values) => {
    const actions = values.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    return call("input.performActions", {
      context,
      actions: [{ type: "key", id: "keyboard", actions }],
    });
  };
  return {
    evaluate,
    go: (url) => call("browsingContext.navigate", { context, url, wait: "complete" }),
    type: (text) => press([...text]),
    press: (name) => press([keys[name] ?? name]),
    // Waits until an expression is true.
    async until(expression, patience = 30_000) {
      for (const end = Date.now() + patience; Date.now() < end; ) {
        if (await evaluate(`Boolean(${expression})`)) return;
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
      throw new Error(`never true: ${expression}`);
    },
    async close() {
      socket.close();
      const ended = new Promise((resolve) => {
        process.removeAllListeners("exit");
        process.on("exit", resolve);
      });
      process.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
