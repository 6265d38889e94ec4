// Lesson 2 from start to end, by keyboard only and by touch only.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { edit as change, finger, keyboard } from "./hands.mjs";
import { browse, open, output } from "./page.mjs";

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

const bodies = (up, down) => (script) =>
  script
    .replace(/("""Upgrade schema\."""\n) {4}pass/, `$1    ${up}`)
    .replace(/("""Downgrade schema\."""\n) {4}pass/, `$1    ${down}`);

for (const hand of [keyboard, finger])
  test(`lesson 2 ${hand.how}`, async () => {
    const { toTerminal, type, rows, tables, script } = hand;
    const edit = (...how) => change(hand, ...how);
    const { page, context, troubles } = await open(browser, hand.options);
    await hand.openExample(page, "Lesson 2");
    await toTerminal(page);
    assert.equal((await rows(page, "students")).rows.length > 0, true);

    await toTerminal(page);
    await edit(page, "models.py", (models) => models.replace("'students'", "'scholars'"));
    await type(page, 'alembic revision -m "Renaming students to scholars"');
    await edit(
      page,
      await script(page, "renaming_students"),
      bodies("op.rename_table('students', 'scholars')", "op.rename_table('scholars', 'students')"),
    );
    await type(page, "alembic upgrade head");
    assert.ok((await tables(page)).scholars);
    await toTerminal(page);
    await type(page, "alembic history");
    assert.match(await output(page), /\(head\), Renaming students to scholars/);
    const second = (await output(page)).match(/^(\w{12}) -> \w{12} \(head\)/m)[1];
    await type(page, `alembic downgrade ${second}`);
    assert.ok((await tables(page)).students);
    await toTerminal(page);
    await type(page, "alembic current");
    assert.match(await output(page), new RegExp(second));
    const gone = await script(page, "renaming_students");
    await toTerminal(page);
    await type(page, `rm migrations/versions/${gone}`);

    await edit(page, "models.py", (models) =>
      models
        .replace("'scholars'", "'students'")
        .replace("birthday = Column", "birth_date = Column"),
    );
    await type(page, 'alembic revision -m "Rename birthday to birth_date"');
    await edit(
      page,
      await script(page, "rename_birthday"),
      bodies(
        "op.alter_column('students', 'birthday', new_column_name='birth_date')",
        "op.alter_column('students', 'birth_date', new_column_name='birthday')",
      ),
    );
    await type(page, "alembic upgrade head");
    assert.ok((await rows(page, "students")).columns.includes("birth_date"));
    await page.locator(".standing.in-step").waitFor();
    await toTerminal(page);
    await type(page, `alembic downgrade ${second}`);
    assert.ok((await rows(page, "students")).columns.includes("birthday"));
    await toTerminal(page);
    await type(page, "alembic downgrade base");
    assert.equal((await tables(page)).alembic_version, "no revision");
    await toTerminal(page);
    await type(page, "alembic history");
    assert.match(await output(page), /<base> -> \w{12}, Create DB/);
    assert.deepEqual(troubles, []);
    await context.close();
  });
