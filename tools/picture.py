"""Draw the picture of the reader that the README shows: ``tools/picture.py docs/reader.svg``."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from briefing.pipeline import Session
from briefing.tui.app import BriefingApp

ROOT = Path(__file__).resolve().parent.parent
SIZE = (132, 38)
KEYS = ("f", "j", "enter")


async def draw() -> str:
    """The reader on a sample story, a fact chosen, as SVG."""
    app = BriefingApp(lambda: Session([ROOT / "articles" / "moon"], keep=False))
    async with app.run_test(size=SIZE) as pilot:
        while app.reader.view is None or not app.reader.view.story.id or app.reader.loading:
            await pilot.pause(0.05)
        await pilot.press(*KEYS)
        await pilot.pause()
        return app.export_screenshot(title="briefing")


def main() -> None:
    """Write the picture to the path given."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"BRIEFING_{name}"] = folder
        Path(sys.argv[1]).write_text(asyncio.run(draw()), encoding="utf-8")


if __name__ == "__main__":
    main()
