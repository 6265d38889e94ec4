// Browsers, in a page's module or a module worker: the engine is fetched from beside this file.
import init from "./engine.js";

await init();

export * from "./api.js";
