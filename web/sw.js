// The service worker: after the first load everything works without a network. In its cache lies
// one build, whole;
// another build gets another cache and waits until the page asks for it, so that parts of two are
// never mixed.
// `cargo xtask finish` writes the build's number and its files into this text.
const build = "BUILD";
const files = [
  /* FILES */
];
const name = `playground-${build}`;

async function fill() {
  const cache = await caches.open(name);
  for (const file of files) {
    const answer = await fetch(`${file}?${build}`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    await cache.put(file, answer);
  }
}

async function forget() {
  for (const other of await caches.keys())
    if (other.startsWith("playground-") && other !== name) await caches.delete(other);
  await clients.claim();
}

// The path below this worker's own folder; the page itself has many addresses there.
function wanted(request) {
  const { origin, pathname } = new URL(request.url);
  const folder = new URL("./", location.href);
  if (request.method !== "GET" || origin !== folder.origin || !pathname.startsWith(folder.pathname))
    return null;
  return decodeURIComponent(pathname.slice(folder.pathname.length)) || "index.html";
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("message", (event) => {
  if (event.data === "go") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const file = wanted(event.request);
  if (file === null || !files.includes(file)) return;
  event.respondWith(
    caches.open(name).then(async (cache) => (await cache.match(file)) ?? fetch(event.request)),
  );
});
