"""The reader on two stories made by hand, as a program; ``test_type_ahead.py`` types at it before it stands."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import FakeSession, ferry, market

from briefing.config import Config
from briefing.models import Skipped
from briefing.tui.app import BriefingApp


def main() -> int:
    """Show them until the reader quits."""
    session = FakeSession(ferry(), market(), skipped=[Skipped("spoilt.txt", "not text")])
    app = BriefingApp(lambda: session, Config())
    app.run()
    return app.return_code if app.return_code is not None else 1


if __name__ == "__main__":
    sys.exit(main())
