"""Kill the program again and again, in the middle of everything that it writes, and look what is left.

    python tools/hammer.py [--count 100] [--seed 1] [PART ...]

Each part (``hammer_PART.py``, which also runs alone) kills a process of its own with SIGKILL at random moments, so many
times, and then checks what the next start finds. What was acknowledged must be there; nothing may be half; and what the
next start says must be nothing or one true sentence, which is printed here to be read. Of two parts nobody is killed:
``start`` ends the app in order while it starts, ``keys`` presses two hundred random keys for each count.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Sequence

PARTS = ("marks", "index", "search", "export", "import", "start", "keys")


def main(arguments: Sequence[str]) -> int:
    """Hammer every part and print a line for each; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="kills for each part (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="where the random moments begin (default: %(default)s)")
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"only these: {', '.join(PARTS)}, archive")
    options = parser.parse_args(arguments)
    wrong = 0
    for part in options.parts or PARTS:
        started = time.monotonic()
        outcome = importlib.import_module(f"hammer_{part}").hammer(options.count, options.seed)
        wrong += len(outcome.wrong)
        seconds = time.monotonic() - started
        print(f"{part}: {outcome.kills} kills in {seconds:.0f} s, {len(outcome.wrong)} things wrong", flush=True)
        for sentence in outcome.said:
            print(f"  said: {sentence}", flush=True)
        for fault in outcome.wrong:
            print(f"  wrong: {fault}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
