"""What Textual would hold on to although its widget is long gone.

Textual 8.2.8 keeps the two colours of a line in a cache whose key holds, beside the colours, the widget's own cache
with every line that was drawn of it (its issue 6665): a thousand closed widgets stay, and each full collection of
Python's looks at all of their lines.
"""

from __future__ import annotations

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style


@lru_cache(1024)
def _inner_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base_background + background), Style(background=base_background)


def _of_colours(_: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
    return _inner_outer(base_background, background)


def let_go() -> None:
    """From here on that cache is keyed by the colours alone; a Textual that mended it is left as it is."""
    kept = getattr(StylesCache, "get_inner_outer", None)
    if hasattr(kept, "cache_parameters") and "get_inner_outer" in vars(StylesCache):
        StylesCache.get_inner_outer = _of_colours  # type: ignore[method-assign,assignment]
