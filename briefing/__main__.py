"""``python -m briefing``."""

import sys
from pathlib import Path

# -m puts the current folder first on the search path. Where that is a folder of foreign files, no module comes from it.
if not sys.flags.safe_path and Path(sys.path[0] or ".").resolve() != Path(__file__).resolve().parent.parent:
    del sys.path[0]

from briefing.cli import main

sys.exit(main())
