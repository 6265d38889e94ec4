// Takes the pictures of docs/screenshots from the served page: SITE=http://127.0.0.1:8080/ node docs/screenshots.mjs [FOLDER]
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  browse,
  open,
  openExample,
  rewrite,
  text,
  toTerminal,
  type,
} from "../tests/browser/page.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("screenshots", import.meta.url));
mkdirSync(folder, { recursive: true });
const shell = [
  "cd server",
  "flask db init",
  'flask db migrate -m "Initial migration."',
  "flask db upgrade",
  "flask shell",
  "from models import db, Employee",
  'db.session.add(Employee(name="Kai Uri", salary=89000))',
  'db.session.add(Employee(name="Alena Lee", salary=125000))',
  "db.session.commit()",
  "Employee.query.all()",
  "exit()",
];

// Shows a pane, on a phone by its bar.
async function pane(page, narrow, name) {
  if (narrow) await page.locator(".bar button", { hasText: name }).click();
}
async function side(page, narrow, name) {
  await pane(page, narrow, "Database");
  await page.locator(".switch button", { hasText: name }).click();
}

// Every screen, each brought about as a person would.
const screens = {
  async start(page) {
    await page.locator(".standing.apart").waitFor();
  },
  async terminal(page) {
    await toTerminal(page);
    for (const line of shell) await type(page, line);
  },
  async lesson(page, narrow) {
    if (narrow) await pane(page, narrow, "Lesson");
    else await page.locator(".switch button", { hasText: "Lesson" }).click();
    for (let step = 2; step <= 4; step += 1) {
      await page.locator("#lesson-next").click();
      await page.locator(".lesson .number", { hasText: `Step ${step} of` }).waitFor();
    }
    await page.locator(".lesson .holds").first().waitFor();
  },
  async changes(page, narrow) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("open models");
    await page.keyboard.press("Enter");
    await page.locator(".cm-content:focus").waitFor();
    await rewrite(
      page,
      (await text(page))
        .replace("'employees'", "'staff'")
        .replace(
          "    salary = db.Column(db.Integer)",
          "    salary = db.Column(db.Integer)\n    email = db.Column(db.String, unique=True)",
        ),
    );
    await side(page, narrow, "Changes");
    await page.locator(".operations").waitFor();
  },
  async broken(page, narrow) {
    await pane(page, narrow, "Editor");
    await page.locator(".cm-content").focus();
    await rewrite(page, (await text(page)).replace("unique=True", "uniqe=Tru"));
    await page.locator(".standing.broken").waitFor();
    await page.waitForTimeout(300);
  },
  async database(page, narrow) {
    await openExample(page, "One to many");
    await side(page, narrow, "Database");
    await page.locator(".tables .table", { hasText: "books" }).click();
    await page.locator("#rows td", { hasText: "Solaris" }).click();
  },
  async console(page) {
    await page
      .locator("#sql")
      .fill(
        "SELECT name, title\nFROM authors JOIN books ON books.author_id = authors.id\nORDER BY title",
      );
    await page.locator("#run-sql").click();
    await page.locator(".console .rows").waitFor();
    await page.locator(".console .rows").scrollIntoViewIfNeeded();
  },
  async diagram(page, narrow) {
    await openExample(page, "Many to many");
    await toTerminal(page);
    await type(page, 'sqlite3 instance/app.db "alter table students add column age integer"');
    await side(page, narrow, "Diagram");
    await page.locator(".plot .new").first().waitFor();
  },
  async revisions(page, narrow) {
    await openExample(page, "Branches and merge");
    await toTerminal(page);
    await type(page, 'flask db merge heads -m "join summary and published"');
    await type(page, "flask db upgrade");
    await type(page, 'flask db revision -m "next"');
    await side(page, narrow, "Revisions");
    await page.locator(".revision button", { hasText: "published" }).first().click();
  },
  async files(page, narrow) {
    await pane(page, narrow, "Files");
  },
  async editor(page, narrow) {
    await openExample(page, "Data migration");
    await pane(page, narrow, "Editor");
  },
  async palette(page) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("show");
  },
  async examples(page) {
    await page.keyboard.press("Escape");
    await page.locator(".header button", { hasText: "Examples" }).click();
  },
  async keys(page) {
    await page.keyboard.press("Escape");
    await page.locator(".help").last().focus();
    await page.keyboard.press("?");
  },
  async trace(page, narrow) {
    await page.keyboard.press("Escape");
    await openExample(page, "Batch rebuild");
    await toTerminal(page);
    await type(page, "flask db upgrade");
    await side(page, narrow, "Trace");
    await page.locator(".walk .controls").waitFor();
    await page.locator('button[aria-label="To the beginning"]').click();
    for (let step = 0; step < 3; step += 1)
      await page.locator("button[aria-label=Forward]").click();
  },
  async history(page, narrow) {
    await side(page, narrow, "History");
  },
  async share(page) {
    await page.locator(".header button", { hasText: "Share" }).click();
    await page.locator("dialog", { hasText: "characters" }).waitFor();
  },
  async projects(page) {
    await page.keyboard.press("Escape");
    await page.locator(".header .project").click();
    await page.locator("dialog .projects li").first().waitFor();
  },
};

const browser = await browse();
for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries({
    workbench: { width: 1280, height: 800 },
    phone: { width: 390, height: 844 },
  })) {
    const { page, context } = await open(browser, { viewport, colorScheme });
    for (const [name, bring] of Object.entries(screens)) {
      await bring(page, size === "phone");
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${size}-${name}-${colorScheme}.png` });
    }
    await context.close();
  }
}
await browser.close();
