"""The text format of a scenario (tests/README.md): text in, header, files and steps out."""

import os
import re

SCENARIOS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenarios")


class Bad(Exception):
    """A scenario that cannot be read or played."""


def parse(text):
    """Gives header, variables, initial files, and steps as (line, here document)."""
    head, files, cur = [], {}, None
    for line in text.split("\n"):
        m = re.match(r"^-- (\S+) --$", line)
        if m:
            cur = m.group(1)
            files[cur] = []
        elif cur is None:
            head.append(line)
        else:
            files[cur].append(line)
    files = {k: "\n".join(v).rstrip("\n") + "\n" if any(v) else "" for k, v in files.items()}
    meta, env, steps = {}, {}, []
    i = 0
    while i < len(head):
        line = head[i]
        i += 1
        if not line.strip() or line.startswith("#"):
            continue
        m = re.match(r"^(title|cwd|env|use): *(.*)$", line)
        if m:
            if m.group(1) == "use":
                with open(os.path.join(SCENARIOS, "base", m.group(2) + ".txt")) as f:
                    _, env1, files1, _ = parse(f.read())
                env = dict(env1, **env)
                files = dict(files1, **files)
            elif m.group(1) == "env":
                k, v = m.group(2).split("=", 1)
                env[k] = v
            else:
                meta[m.group(1)] = m.group(2)
            continue
        doc = None
        m = re.match(r"^(.*?) *<<(\w+)$", line)
        if m:
            line, end, body = m.group(1), m.group(2), []
            while i < len(head) and head[i] != end:
                body.append(head[i])
                i += 1
            if i >= len(head):
                raise Bad("here document %s not closed" % end)
            i += 1
            doc = "".join(b + "\n" for b in body)
        steps.append((line, doc))
    return meta, env, files, steps


def unquote(s):
    """Resolves \\n, \\t, \\\\ and \\" in the short form of `replace`."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), s)
