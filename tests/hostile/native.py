#!/usr/bin/env python3
"""Plays the hostile programs with the native binary.

    native.py PLAYGROUND [NUMBER…]     all of python.txt, or those lines of it

Prints those that take over 3 s or 600 MB, end otherwise than with 0 or 1, or panic; ends with 1
where there is one.
"""

import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS, MEGABYTES, PATIENCE = 3, 600, 30


def program(line):
    """The text of a program; ⏎ stands between its lines."""
    return line.replace("⏎", "\n")


def play(playground, text):
    """Runs a program in a folder of its own: seconds, megabytes, exit code, what it said."""
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "main.py"), "w") as file:
        file.write(text)
    with open(os.path.join(folder, "said"), "w+b") as said:
        began = time.time()
        words = [playground, "--project", folder, "python", "main.py"]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=said)
        ended = 0
        while not ended:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if time.time() - began > PATIENCE:
                process.kill()
            time.sleep(0.01)
        took = time.time() - began
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    subprocess.run(["rm", "-rf", folder])  # rmtree calls itself once a folder: some are deep
    return took, used.ru_maxrss // 1024, os.waitstatus_to_exitcode(status), text


def main(playground, *numbers):
    """Plays the programs and prints those that misbehave."""
    with open(os.path.join(HERE, "python.txt"), encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if not line.startswith("#")]
    wrong = 0
    for number, line in enumerate(lines):
        if numbers and str(number) not in numbers:
            continue
        took, megabytes, code, said = play(os.path.abspath(playground), program(line))
        bad = code not in (0, 1) or "panicked" in said
        if numbers or bad or took > SECONDS or megabytes > MEGABYTES:
            wrong += not numbers
            last = said.strip().split("\n")[-1][:100]
            print(f"{number:3} {took:5.1f} s {megabytes:5} MB exit {code} | {line[:90]} | {last}")
    print(f"hostile: {len(lines)} programs, {wrong} over {SECONDS} s, {MEGABYTES} MB or broken")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
