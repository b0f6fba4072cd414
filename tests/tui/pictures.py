"""A screen as text that a person can read in a diff: every line, and below it which style its cells have.

A picture in SVG of each state, size and theme would be tens of megabytes. This says the same: ``a12 b3`` means twelve
cells in style a, then three in style b; the styles are told at the end.
"""

from __future__ import annotations

from driving import Drive
from rich.style import Style


def picture(pilot: Drive) -> tuple[str, str]:
    """The words on the screen, and the styles of its cells."""
    letters: dict[str, str] = {}
    words, styles = [], []
    for strip in pilot.app.screen._compositor.render_strips():
        words.append(strip.text.rstrip())
        runs: list[tuple[str, int]] = []
        for segment in strip:
            name = letters.setdefault(_said(segment.style), _letter(len(letters)))
            cells = segment.cell_length
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + cells)
            else:
                runs.append((name, cells))
        styles.append(" ".join(f"{name}{cells}" for name, cells in runs if cells))
    legend = [f"{letter}: {style}" for style, letter in letters.items()]
    return "\n".join(words), "\n".join((*styles, *legend))


async def still(pilot: Drive) -> tuple[str, str]:
    """The picture once nothing moves any more."""
    seen = picture(pilot)
    for _ in range(100):
        await pilot.pause()
        now = picture(pilot)
        if now == seen:
            return now
        seen = now
    raise AssertionError("the screen never came to rest")


def _letter(number: int) -> str:
    """``a`` … ``z``, ``aa`` …"""
    return (_letter(number // 26 - 1) if number > 25 else "") + chr(ord("a") + number % 26)


def _said(style: Style | None) -> str:
    """The colours and the weight; what a terminal does not show (links, Textual's own data) is left out."""
    return str((style or Style()).without_color + Style.from_color(style and style.color, style and style.bgcolor))
