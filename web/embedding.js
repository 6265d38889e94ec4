// The page of live examples: speaks with its frames as any page around can.
const terminal = document.getElementById("terminal");
const said = document.getElementById("said");
const lesson = document.getElementById("lesson");
const text = `# A lesson of the page around

## Say hello

\`\`\`console
$ echo hello > hello.txt
\`\`\`

\`\`\`goal
file hello.txt: hello
\`\`\`
`;

addEventListener("message", ({ source, data }) => {
  if (data?.playground !== 1) return;
  if (source === terminal.contentWindow && data.event === "height")
    terminal.height = Math.min(Math.max(data.height, 240), 900);
  if (source === lesson.contentWindow && data.event === "done")
    document.getElementById("done").textContent = `Done: ${data.heading}`;
  if (data.id > 0) said.textContent += `${JSON.stringify(data)}\n`;
});

document.getElementById("teach").addEventListener("click", () => {
  lesson.contentWindow.postMessage(
    { playground: 1, id: 3, do: "lesson", text, step: 1 },
    location.origin,
  );
});

document.getElementById("go").addEventListener("click", () => {
  const ask = (message) =>
    terminal.contentWindow.postMessage({ playground: 1, ...message }, location.origin);
  ask({ id: 1, do: "write", path: "hello.py", text: "print('Hello from the page around')\n" });
  ask({ id: 2, do: "run", line: "python hello.py" });
});
