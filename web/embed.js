// The page as a part of another one. In: messages of the page around it, `{ playground: 1, id, do,
// … }`.
// Out: answers and news, `{ playground: 1, id, event, … }`. docs/embed.md has the list.
const encoder = new TextEncoder();
// Where answers go: to whoever asked. News before the first question carry nothing of the project.
let home = null;

function flat(files) {
  return Object.entries(files ?? {}).flatMap(([path, content]) => [
    path,
    typeof content === "string" ? encoder.encode(content) : new Uint8Array(content),
  ]);
}

export function listen(take) {
  if (parent === window) return;
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || data?.playground !== 1 || typeof data.do !== "string") return;
    home = origin === "null" ? "*" : origin;
    const text = (value) => (typeof value === "string" ? value : "");
    const env = Object.entries(data.env ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join("\n");
    const words = [
      text(data.line ?? data.path ?? data.cwd ?? `${data.step ?? ""}`),
      text(data.text ?? data.open),
      env,
      text(data.title ?? data.lesson),
    ];
    take(Number(data.id) || 0, data.do, words, flat(data.files));
  });
}

// News without content go to any page around; answers only to the one that asked.
export function say(id, event, names, values) {
  if (parent === window) return;
  const message = { playground: 1, id, event };
  names.forEach((name, at) => {
    message[name] = values[at];
  });
  if (event === "ready" || event === "height") parent.postMessage(message, "*");
  else if (home !== null) parent.postMessage(message, home);
}

// Calls once when the frame has come into sight, or is used.
export function seen(call) {
  let done = false;
  const once = () => {
    if (!done) {
      done = true;
      watch.disconnect();
      call();
    }
  };
  const watch = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) once();
  });
  watch.observe(document.documentElement);
  for (const event of ["pointerdown", "keydown"])
    document.addEventListener(event, once, { once: true });
}

// Says how high the terminal's text is, whenever that changes.
export function grow(element) {
  const tell = () => say(0, "height", ["height"], [Math.ceil(element.scrollHeight + 130)]);
  new ResizeObserver(tell).observe(element.firstElementChild ?? element);
  new MutationObserver(tell).observe(element, { childList: true, subtree: true });
  tell();
}
