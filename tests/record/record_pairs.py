"""Records tests/pairs/*.txt: what pairs.py prints with the real tools for 5,000 pairs of models,
reflection.py for 10,000 models."""

import contextlib
import sys
from pathlib import Path

import pins

here = Path(__file__).parent.parent / "pairs"
sys.path.insert(1, str(here))
import pairs  # noqa: E402
import reflection  # noqa: E402

pins.patch_order()
for module, name, count in ((pairs, "pairs", 5000), (reflection, "reflection", 10000)):
    if len(sys.argv) > 1 and sys.argv[1] != name:
        continue
    keep, sys.argv = sys.argv, [name + ".py", "0", str(count)]
    with open(here / (name + ".txt"), "w") as out, contextlib.redirect_stdout(out):
        module.main()
    sys.argv = keep
