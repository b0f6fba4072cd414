"""A dialog that was closed goes, with all that was drawn of it."""

from __future__ import annotations

import gc
import weakref

from stories import FakeSession, ferry
from textual._styles_cache import StylesCache

from briefing.config import Config
from briefing.tui.app import BriefingApp


async def test_what_was_drawn_of_a_closed_screen_goes_with_it():
    app = BriefingApp(lambda: FakeSession(ferry()), Config())
    async with app.run_test(size=(120, 40)) as pilot:
        drawn = weakref.WeakSet()
        each = 0
        for _ in range(4):
            await pilot.press("question_mark")
            caches = [widget._styles_cache for widget in app.screen.walk_children(with_self=True)]
            each = len(caches)
            drawn.update(caches)
            del caches
            await pilot.press("escape")
        gc.unfreeze()
        gc.collect()
        # A message or a timer of the app may still name the last one.
        assert each > 3
        assert len(drawn) <= each
        assert not hasattr(StylesCache.get_inner_outer, "cache_parameters")
