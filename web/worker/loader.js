// Starts the worker. The build's number behind this file's own address goes on to what it fetches.
const build = new URL(import.meta.url).search;
const { default: start } = await import(`./worker.js${build}`);
await start({ module_or_path: new URL(`./worker_bg.wasm${build}`, import.meta.url) });
