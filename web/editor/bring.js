// What people bring: files and folders dropped anywhere on the page, or chosen in a dialog.
// Out: a name, and paths with their bytes in turns; or a sentence on why nothing was read.
const most = { files: 10_000, bytes: 64 * 1024 * 1024 };
// Never read: they are large, and nothing in them belongs to a project. The engine leaves out the
// rest.
const passed = new Set([
  ".git",
  "node_modules",
  "venv",
  ".venv",
  "__pycache__",
  ".mypy_cache",
  ".pytest_cache",
]);

class Refused extends Error {}

function room(found, size) {
  found.bytes += size;
  if (found.list.length >= most.files * 2)
    throw new Refused(
      `More than ${most.files} files are too many. Take only app, models and migrations.`,
    );
  if (found.bytes > most.bytes)
    throw new Refused("This is more than 64 MB. Leave out what the migrations do not need.");
}

async function read(found, path, file) {
  room(found, file.size);
  found.list.push(path, new Uint8Array(await file.arrayBuffer()));
}

// A folder gives its entries in parts, until a part is empty.
async function walk(found, entry, above) {
  const path = above + entry.name;
  if (entry.isFile)
    return read(
      found,
      path,
      await new Promise((take, fail) => {
        entry.file(take, fail);
      }),
    );
  if (passed.has(entry.name)) return;
  const reader = entry.createReader();
  for (;;) {
    const part = await new Promise((take, fail) => {
      reader.readEntries(take, fail);
    });
    if (part.length === 0) return;
    for (const inner of part) await walk(found, inner, `${path}/`);
  }
}

async function gather(take, name, work) {
  const found = { list: [], bytes: 0 };
  try {
    await work(found);
    if (found.list.length > 0) take(name, found.list, "");
  } catch (error) {
    take(name, [], error instanceof Refused ? error.message : `${name} could not be read.`);
  }
}

// What was chosen in a dialog; the field is emptied, so that the same file can be chosen again.
function chosen(input, take) {
  if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
  const files = [...input.files].filter(
    (file) => !(file.webkitRelativePath || "").split("/").some((part) => passed.has(part)),
  );
  const [first] = files;
  const name = first?.webkitRelativePath?.split("/")[0] || first?.name || "files";
  gather(take, name, async (found) => {
    for (const file of files) await read(found, file.webkitRelativePath || file.name, file);
  });
  input.value = "";
}

// Listens for as long as the page lives.
export function bring(take) {
  const files = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (files(event)) event.preventDefault();
  });
  document.addEventListener(
    "drop",
    (event) => {
      if (!files(event)) return;
      event.preventDefault();
      const entries = [...event.dataTransfer.items]
        .map((item) => item.webkitGetAsEntry())
        .filter(Boolean);
      gather(take, entries[0]?.name ?? "files", async (found) => {
        for (const entry of entries) await walk(found, entry, "");
      });
    },
    true,
  );
  document.addEventListener("change", (event) => chosen(event.target, take));
  // What was chosen before anybody listened.
  for (const input of document.querySelectorAll("input.bring")) chosen(input, take);
}
