"""Runs tests/cases with the real Python: `python3.11 record.py` writes what tracebacks/*.py print, `--check` compares.

Every case must pass there too. Paths in recordings are without their folder, so that they hold
anywhere.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

CASES = pathlib.Path(__file__).parent.resolve() / "cases"
ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80"}


def run(path):
    return subprocess.run(
        [sys.executable, path], cwd=path.parent, env=ENVIRONMENT, capture_output=True, text=True
    )


def recording(path):
    done = run(path)
    text = f"exit {done.returncode}\n{done.stdout}--- stderr\n{done.stderr}"
    return text.replace(f"{path.parent}/", "")


def check(path):
    if path.parent.name != "tracebacks":
        done = run(path)
        return None if done.returncode == 0 else f"{path.name}: {done.stderr}"
    recorded = path.with_suffix(".out")
    text = recording(path)
    if "--check" not in sys.argv:
        recorded.write_text(text)
        return None
    same = recorded.exists() and recorded.read_text() == text
    return None if same else f"{path.name}: recorded otherwise; python3 says\n{text}"


def main():
    paths = sorted(CASES.glob("*.py")) + sorted(CASES.glob("tracebacks/*.py"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [message for message in pool.map(check, paths) if message]
    print("\n".join(wrong) or f"{len(paths)} files, all well with {sys.version.split()[0]}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
