// The npm package as a stranger uses it: packed, installed in an empty folder, its README's example
// run; and beside sql.js.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const PACKAGE = new URL("../../web/api/pkg/", import.meta.url).pathname;
const APP = readFileSync(join(PACKAGE, "README.md"), "utf8").match(/const models = (".*");/)[1];
let folder;
let api;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: PACKAGE }),
  );
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  execFileSync(
    "npm",
    ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)],
    { cwd: folder },
  );
  api = await import(pathToFileURL(join(folder, "node_modules/migration-playground/node.js")));
});

after(() => rmSync(folder, { recursive: true, force: true }));

function migrated() {
  const project = api.open({ "app.py": JSON.parse(APP) }, { name: "shop", seconds: 60 });
  for (const line of ["flask db init", "flask db migrate -m users", "flask db upgrade"]) {
    assert.equal(project.run(line).exitCode, 0, line);
  }
  return project;
}

test("the README's example runs", () => {
  const [, example] = readFileSync(join(PACKAGE, "README.md"), "utf8").match(
    /```js\n([\s\S]*?)```/,
  );
  assert.equal(example.trim().split("\n").filter(Boolean).length, 10);
  writeFileSync(join(folder, "example.js"), example);
  const said = execFileSync("node", ["example.js"], { cwd: folder, encoding: "utf8" });
  assert.match(said, /Creating directory/);
  assert.match(said, /^0 \[.*'op.create_table'/ms);
  assert.match(said, /\[\{"columns":\["id","name"\],"values":\[\[1,"Ada"\]\]\}\]/);
  assert.match(said, /models_ahead: 0, database_behind: 0, heads: 1/);
});

test("outcomes say what a line did", () => {
  const project = migrated();
  const missing = project.run("cat nothing.txt");
  assert.equal(missing.exitCode, 1);
  assert.equal(missing.stdout, "");
  assert.match(missing.stderr, /nothing\.txt: No such file/);
  assert.equal(missing.prompt, null);
  const down = project.run("flask db downgrade", null, { trace: true });
  assert.deepEqual(
    down.changed.map((change) => change.path),
    ["instance/app.db"],
  );
  assert.ok(down.changed[0].content instanceof Uint8Array);
  assert.equal(
    down.trace.steps.find((step) => step.name === "op.drop_table").direction,
    "downgrade",
  );
  assert.equal(project.run("ls", null, { trace: true }).trace, null);
  assert.equal("trace" in project.run("ls"), false);
});

test("programs that ask are answered", () => {
  const project = api.open({});
  assert.equal(project.run("python").prompt, ">>> ");
  assert.equal(project.input("6 * 7").stdout, "42\n");
  assert.equal(project.input(null).prompt, null);
  assert.equal(project.run('python -c "print(input())"', "given").stdout, "given\n");
});

test("files are read, written and removed", () => {
  const project = api.open({ "a/b.txt": "text", "c.bin": new Uint8Array([0, 255]) });
  assert.deepEqual(project.files.list(), ["a/b.txt", "c.bin"]);
  assert.equal(project.files.text("a/b.txt"), "text");
  assert.deepEqual([...project.files.read("c.bin")], [0, 255]);
  project.files.write("new.txt", "written");
  assert.equal(project.run("cat new.txt").stdout, "written");
  project.files.remove("new.txt");
  assert.equal(project.files.read("new.txt"), undefined);
  assert.throws(() => project.files.write("../out.txt", "x"), /no path of a file/);
  assert.throws(() => api.open({ "/etc/passwd": "x" }), /no path of a file/);
  assert.throws(() => project.files.write("x", 5), /a file is a string or a Uint8Array/);
});

test("advice knows a rename", () => {
  const project = migrated();
  project.files.write(
    "app.py",
    project.files.text("app.py").replace("name = db", "full_name = db"),
  );
  const { renames, state } = project.advise();
  assert.deepEqual(
    renames.map(({ from, to }) => [from, to]),
    [["name", "full_name"]],
  );
  assert.equal(state.heads, 1);
});

test("projects go out and come back by link and by zip", () => {
  const project = migrated();
  for (const back of [
    api.open(project.share("https://example.org/"), { seconds: 60 }),
    api.open(project.export(), { seconds: 60 }),
  ]) {
    assert.equal(back.files.text("app.py"), project.files.text("app.py"));
    assert.match(back.run("flask db current").stdout, /\(head\)/);
  }
  assert.throws(() => api.open("#v1.AAAA"), /damaged/);
  assert.throws(() => api.open(new Uint8Array([80, 75, 1, 2])), /not a zip/);
});

test("databases go to sql.js and come from it", async () => {
  const sqljs = createRequire(import.meta.url)("sql.js");
  const SQL = await sqljs();
  const ours = new api.Database();
  ours.run(
    "CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB); INSERT INTO t VALUES (1, 1.5, 'x', x'00ff'), (2, NULL, '', NULL)",
  );
  assert.equal(ours.getRowsModified(), 2);
  const theirs = new SQL.Database(ours.export());
  const query = "SELECT * FROM t ORDER BY i; SELECT 1 WHERE 0; SELECT count(*) AS n FROM t";
  assert.deepEqual(theirs.exec(query), ours.exec(query));
  theirs.run("INSERT INTO t VALUES (?, ?, ?, ?)", [3, 2.5, "theirs", new Uint8Array([7])]);
  const again = new api.Database(theirs.export());
  for (const params of [[3], { ":i": 3 }]) {
    const select = Array.isArray(params)
      ? "SELECT s, b FROM t WHERE i = ?"
      : "SELECT s, b FROM t WHERE i = :i";
    assert.deepEqual(again.exec(select, params), theirs.exec(select, params));
  }
  assert.throws(() => again.exec("SELECT * FROM missing"), /no such table: missing/);
  assert.throws(() => new api.Database(new Uint8Array(2000).fill(1)), /file is not a database/);
  const project = api.open(theirs.export(), { name: "theirs.db" });
  assert.deepEqual(project.sql("theirs.db", "SELECT count(*) AS n FROM t"), {
    columns: ["n"],
    values: [[3]],
  });
  again.close();
  assert.throws(() => again.exec("SELECT 1"), /Database closed/);
});
