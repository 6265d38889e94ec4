// What index.d.ts describes, around the engine. In: files, bytes, links, lines. Out: plain objects.
import { Database as Engine, openBytes, openFiles, openLink } from "./engine.js";

const COLUMNS = 80;
const SECONDS = 10;
const SQLITE = "SQLite format 3\0";

function bytesOf(source) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : null;
}

function nameOf(bytes) {
  const begins = new TextDecoder().decode(bytes.subarray(0, SQLITE.length));
  return begins === SQLITE ? "app.db" : begins.startsWith("PK") ? "project.zip" : "script.sql";
}

export function open(source = {}, { name, columns = COLUMNS, seconds = SECONDS } = {}) {
  if (typeof source === "string") return new Project(openLink(source, columns, seconds));
  const bytes = bytesOf(source);
  if (bytes) return new Project(openBytes(name ?? nameOf(bytes), bytes, columns, seconds));
  return new Project(openFiles(name ?? "", source, columns, seconds));
}

class Files {
  #engine;

  constructor(engine) {
    this.#engine = engine;
  }

  list() {
    return this.#engine.paths();
  }

  has(path) {
    return this.#engine.paths().includes(path);
  }

  read(path) {
    return this.#engine.read(path);
  }

  text(path) {
    const bytes = this.#engine.read(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  write(path, content) {
    this.#engine.write(path, bytesOf(content) ?? content);
  }

  remove(path) {
    this.#engine.write(path, null);
  }

  *[Symbol.iterator]() {
    for (const path of this.list()) yield [path, this.read(path)];
  }
}

export class Project {
  #engine;

  constructor(engine) {
    this.#engine = engine;
    this.files = new Files(engine);
  }

  get title() {
    return this.#engine.title;
  }

  set title(title) {
    this.#engine.title = title;
  }

  get notes() {
    return this.#engine.notes;
  }

  get cwd() {
    return this.#engine.cwd;
  }

  run(line, input, { trace = false } = {}) {
    return this.#engine.run(line, input ?? undefined, trace);
  }

  input(line) {
    return this.#engine.input(line ?? undefined);
  }

  advise() {
    return this.#engine.advise();
  }

  sql(database, sql) {
    return this.#engine.sql(database, sql);
  }

  share(page = "") {
    return `${page}#${this.#engine.share()}`;
  }

  export() {
    return this.#engine.export();
  }

  close() {
    this.#engine.free();
  }
}

export class Database {
  #engine;

  constructor(bytes) {
    this.#engine = new Engine(
      bytes == null ? undefined : (bytesOf(bytes) ?? Uint8Array.from(bytes)),
    );
  }

  exec(sql, params) {
    return this.#engine.exec(sql, params ?? null);
  }

  run(sql, params) {
    this.#engine.exec(sql, params ?? null);
    return this;
  }

  getRowsModified() {
    return this.#engine.getRowsModified();
  }

  export() {
    return this.#engine.export();
  }

  close() {
    this.#engine.close();
  }
}
