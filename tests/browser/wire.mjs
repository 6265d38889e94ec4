// Messages of page and worker as bytes (postcard), by shapes that repeat crates/project/src. As
// plain text it also
// goes into a worker of a test's own, hence one function that needs nothing around it.
export function wire() {
  const varint = (out, value) => {
    for (value = BigInt(value); value > 127n; value >>= 7n) out.push(Number(value & 127n) | 128);
    out.push(Number(value));
  };
  const unvarint = (input) => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = input.bytes[input.at++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(value);
    }
  };
  const number = { write: varint, read: unvarint };
  const byte = { write: (out, value) => out.push(value), read: (input) => input.bytes[input.at++] };
  const signed = {
    write: (out, value) => varint(out, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n)),
    read: (input) => {
      const raw = BigInt(unvarint(input));
      return Number((raw >> 1n) ^ -(raw & 1n));
    },
  };
  const bool = {
    write: (out, value) => out.push(value ? 1 : 0),
    read: (input) => input.bytes[input.at++] === 1,
  };
  const bytes = {
    write: (out, value) => {
      varint(out, value.length);
      for (const byte of value) out.push(byte);
    },
    read: (input) => {
      const length = unvarint(input);
      input.at += length;
      return input.bytes.slice(input.at - length, input.at);
    },
  };
  const text = {
    write: (out, value) => bytes.write(out, new TextEncoder().encode(value)),
    read: (input) => new TextDecoder().decode(bytes.read(input)),
  };
  const option = (of) => ({
    write: (out, value) => {
      if (value == null) out.push(0);
      else {
        out.push(1);
        of.write(out, value);
      }
    },
    read: (input) => (input.bytes[input.at++] === 1 ? of.read(input) : null),
  });
  const list = (of) => ({
    write: (out, value) => {
      varint(out, value.length);
      for (const item of value) of.write(out, item);
    },
    read: (input) => Array.from({ length: unvarint(input) }, () => of.read(input)),
  });
  const record = (fields) => ({
    write: (out, value) => {
      for (const [name, of] of Object.entries(fields)) of.write(out, value[name]);
    },
    read: (input) =>
      Object.fromEntries(Object.entries(fields).map(([name, of]) => [name, of.read(input)])),
  });
  const pair = (one, two) => ({
    write: (out, [a, b]) => {
      one.write(out, a);
      two.write(out, b);
    },
    read: (input) => [one.read(input), two.read(input)],
  });
  const nothing = { write: () => {}, read: () => null };
  const choice = (variants) => ({
    write: (out, value) => {
      const name = typeof value === "string" ? value : Object.keys(value)[0];
      varint(out, Object.keys(variants).indexOf(name));
      variants[name].write(out, value[name]);
    },
    read: (input) => {
      const [name, of] = Object.entries(variants)[unvarint(input)];
      return of === nothing ? name : { [name]: of.read(input) };
    },
  });

  const file = record({ path: text, content: option(bytes) });
  const parcel = record({
    files: list(file),
    folders: list(text),
    cwd: text,
    env: list(pair(text, text)),
  });
  const spot = record({ path: text, line: number });
  const column = record({
    name: text,
    kind: text,
    notes: text,
    refers: option(pair(text, text)),
    changed: bool,
  });
  const table = record({
    name: text,
    kind: text,
    sql: text,
    columns: list(column),
    indexes: list(record({ name: text, sql: text })),
    rows: signed,
    model: option(spot),
    script: option(spot),
    changed: bool,
  });
  const database = record({
    path: text,
    tables: list(table),
    versions: list(text),
    error: option(text),
  });
  const revision = record({
    id: text,
    down: list(text),
    message: text,
    path: text,
    head: bool,
    current: bool,
    applied: bool,
    lane: number,
  });
  const view = record({
    databases: list(database),
    revisions: list(revision),
    lines: list(text),
    home: text,
    tool: text,
    stand_ins: list(text),
    played: list(pair(text, text)),
  });
  const event = record({
    channel: choice({ Stdout: nothing, Stderr: nothing, Echo: nothing }),
    pipe: text,
    terminal: text,
  });
  const outcome = record({
    exit: byte,
    transcript: list(event),
    changed: list(file),
    prompt: option(text),
    open: option(text),
  });
  const cell = choice({ Null: nothing, Number: text, Text: text, Blob: text });
  const page = record({
    database: text,
    table: text,
    offset: number,
    columns: list(text),
    rows: list(list(cell)),
    keys: list(text),
    error: option(text),
  });
  const done = record({
    id: number,
    outcome,
    cwd: text,
    env: list(pair(text, text)),
    folders: list(text),
    view,
  });
  const request = record({
    id: number,
    ask: choice({
      Open: record({ project: parcel, columns: number }),
      Run: record({ line: text, input: option(text) }),
      Input: record({ line: option(text) }),
      Write: file,
      Rows: record({ database: text, table: text, offset: number, limit: number }),
    }),
  });
  const reply = choice({
    Ready: record({ examples: list(record({ name: text, title: text, about: text })) }),
    Opened: record({ id: number, view }),
    Done: done,
    Rows: record({ id: number, page }),
    Panicked: record({ message: text }),
    Progress: record({ text }),
  });
  const coder = (of) => ({
    pack: (value) => {
      const out = [];
      of.write(out, value);
      return Uint8Array.from(out);
    },
    unpack: (bytes) => of.read({ bytes, at: 0 }),
  });
  return { request: coder(request), reply: coder(reply) };
}
