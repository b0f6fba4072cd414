"""What the sections of a brief are built of: lists, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.export.page import Block, Bullets, Item, Paragraph, Plain
from briefing.export.phrases import counted, joined

MOST_LISTED = 15
"""Sources up to which all are listed, beyond which those that are cited."""


def bullets(items: Sequence[Item]) -> list[Block]:
    """One list of the items; nothing where there are none."""
    return [Bullets(tuple(items))] if items else []


@dataclass(frozen=True, slots=True)
class LeftOut(Paragraph):
    """What a section leaves out: all of it is counted in one line behind the last section."""


def left_out(number: int, what: str, behind: str = "") -> list[Block]:
    """How many of what a section does not print; nothing where that is none."""
    return [LeftOut((Plain(f"{counted(number, what)}{behind}"),))] if number else []


def told_apart(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks of a section, and in words what it leaves out."""
    kept = [block for block in blocks if not isinstance(block, LeftOut)]
    counted_out = [block.line for block in blocks if isinstance(block, LeftOut)]
    return kept, [piece.text for line in counted_out for piece in line if isinstance(piece, Plain)]


def closing(rest: Sequence[str]) -> list[Block]:
    """One line on all that the sections leave out."""
    return [Paragraph((Plain(f"Not shown here: {joined(rest)}."),))] if rest else []
