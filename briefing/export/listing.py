"""What the sections of a brief are built of: lists, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.export.page import Block, Bullets, Item, Paragraph, Plain
from briefing.export.phrases import counted


def bullets(items: Sequence[Item]) -> list[Block]:
    """One list of the items; nothing where there are none."""
    return [Bullets(tuple(items))] if items else []


def left_out(number: int, what: str, behind: str = "", *, more: bool = True) -> list[Block]:
    """How many of what are not printed, ``more`` of them where some are: words that stand without the heading too."""
    said = f"{counted(number, f'more {what}' if more else what)}{behind} {'is' if number == 1 else 'are'}"
    return [Paragraph((Plain(f"{said} not shown here."),))] if number else []
