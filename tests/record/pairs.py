"""Records tests/pairs/pairs.txt: what tests/pairs/pairs.py prints with the real tools for 5,000 pairs of models."""
import contextlib
import sys
from pathlib import Path

import pins

here = Path(__file__).parent.parent / "pairs"
sys.path.insert(0, str(here))
import pairs  # noqa: E402

pins.patch_order()
sys.argv = ["pairs.py", "0", "5000"]
with open(here / "pairs.txt", "w") as out, contextlib.redirect_stdout(out):
    pairs.main()
