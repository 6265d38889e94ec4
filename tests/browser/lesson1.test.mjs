// Lesson 1 from start to end in the served page, by keyboard only and by touch only.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { edit as change, finger, keyboard } from "./hands.mjs";
import { browse, counts, open, output, soon } from "./page.mjs";

const recording = JSON.parse(
  readFileSync(new URL("../recorded/lesson1_flask_migrate.json", import.meta.url), "utf8"),
);
const models = recording.steps.map((step) => step.files?.["server/models.py"]).filter(Boolean);
const [withDepartment, renamedTable, renamedColumn] = models;

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

// Types the lines of an interactive program at its prompt.
async function shell({ type }, page, lines) {
  await type(page, "flask shell");
  await page.locator(".entry .prompt", { hasText: ">>>" }).waitFor();
  for (const line of lines) await type(page, line);
  await page.locator(".entry .prompt", { hasText: "$" }).waitFor();
}

// Replaces what stands in the two functions of a script.
const bodies = (up, down) => (script) =>
  script
    .replace(/(def upgrade\(\):\n)[\s\S]*?(?=\n\n\ndef downgrade)/, `$1    ${up}`)
    .replace(/(def downgrade\(\):\n)[\s\S]*$/, `$1    ${down}\n`);

for (const hand of [keyboard, finger])
  test(`lesson 1 ${hand.how}`, counts("lesson1_flask_migrate"), async () => {
    const { toTerminal, type, rows, tables, script } = hand;
    const edit = (...how) => change(hand, ...how);
    const { page, context, troubles } = await open(browser, hand.options);
    await toTerminal(page);
    for (const line of [
      "cd server",
      "export FLASK_APP=app.py",
      "export FLASK_RUN_PORT=5555",
      "flask db init",
    ])
      await type(page, line);
    assert.match(await output(page), /Please edit\s+configuration/);
    await type(page, 'flask db migrate -m "Initial migration."');
    assert.match(await output(page), /Detected added table 'employees'/);
    await type(page, "flask db upgrade head");
    assert.match(await output(page), /Running upgrade {2}-> \w{12}, Initial migration\./);
    await shell(hand, page, [
      "from models import db, Employee",
      'db.session.add( Employee(name = "Kai Uri", salary = 89000))',
      'db.session.add( Employee(name = "Alena Lee", salary = 125000))',
      "db.session.commit()",
      "Employee.query.all()",
      "exit()",
    ]);
    assert.match(
      await page.locator(".log").textContent(),
      /\[<Employee 1, Kai Uri, 89000>, <Employee 2, Alena Lee, 125000>\]/,
    );
    assert.deepEqual((await rows(page, "employees")).rows, [
      ["1", "Kai Uri", "89000"],
      ["2", "Alena Lee", "125000"],
    ]);

    await edit(page, "models.py", () => withDepartment);
    await type(page, "flask db migrate -m 'add Department'");
    await type(page, "flask db upgrade head");
    await shell(hand, page, [
      "from models import Department",
      'db.session.add( Department(name = "Payroll", address = "Building A, 4th Floor"))',
      'db.session.add( Department(name = "Human Resources", address = "Building C, 1st Floor"))',
      "db.session.commit()",
      "Department.query.all()",
      "exit()",
    ]);

    await edit(page, "models.py", () => renamedTable);
    await type(page, 'flask db migrate -m "rename department"');
    await edit(
      page,
      await script(page, "rename_department"),
      bodies(
        "op.rename_table('department', 'departments')",
        "op.rename_table('departments', 'department')",
      ),
    );
    await type(page, "flask db upgrade head");
    const departments = [
      ["1", "Payroll", "Building A, 4th Floor"],
      ["2", "Human Resources", "Building C, 1st Floor"],
    ];
    await soon(
      async () => Object.keys(await tables(page)).sort(),
      ["alembic_version", "departments", "employees"],
    );
    assert.deepEqual((await rows(page, "departments")).rows, departments);

    await toTerminal(page);
    await edit(page, "models.py", () => renamedColumn);
    await type(page, 'flask db migrate -m "rename address"');
    await edit(
      page,
      await script(page, "rename_address"),
      bodies(
        "op.alter_column('departments', 'address',  new_column_name='location')",
        "op.alter_column('departments', 'location',  new_column_name='address')",
      ),
    );
    await type(page, "flask db upgrade head");
    await soon(async () => (await rows(page, "departments")).columns, ["id", "name", "location"]);

    await toTerminal(page);
    const third = (await script(page, "rename_department")).split("_")[0];
    await toTerminal(page);
    await type(page, `flask db downgrade ${third}`);
    await soon(async () => (await rows(page, "departments")).columns, ["id", "name", "address"]);
    const after = await rows(page, "departments");
    assert.deepEqual(after.rows, departments);
    assert.match(after.sql, /address VARCHAR/);
    assert.equal((await tables(page)).alembic_version, third);
    assert.deepEqual(troubles, []);
    await context.close();
  });
