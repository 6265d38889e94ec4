// Takes the pictures of docs/screenshots from the served page: SITE=http://127.0.0.1:8080/ node docs/screenshots.mjs
import { fileURLToPath } from "node:url";
import { browse, open, openFile, toTerminal, type } from "../tests/browser/page.mjs";

const place = (name) => fileURLToPath(new URL(`screenshots/${name}.png`, import.meta.url));
const lines = [
  "cd server", "flask db init", 'flask db migrate -m "Initial migration."', "flask db upgrade",
  "flask shell", "from models import db, Employee", 'db.session.add(Employee(name="Kai Uri", salary=89000))',
  'db.session.add(Employee(name="Alena Lee", salary=125000))', "db.session.commit()", "Employee.query.all()", "exit()",
];

const browser = await browse();
for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries({ workbench: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } })) {
    const { page, context } = await open(browser, { viewport, colorScheme });
    const shot = (name) => page.screenshot({ path: place(`${name}-${colorScheme}`) });
    await shot(`${size}-start`);
    await toTerminal(page);
    for (const line of lines) await type(page, line);
    await shot(size);
    if (size === "workbench") {
      await openFile(page, "initial_migration");
      await page.locator(".switch button", { hasText: "Revisions" }).click();
      await shot("revisions");
    } else {
      for (const pane of ["Files", "Editor", "Database"]) {
        await page.locator(".bar button", { hasText: pane }).click();
        await shot(`phone-${pane.toLowerCase()}`);
      }
    }
    await context.close();
  }
}
await browser.close();
