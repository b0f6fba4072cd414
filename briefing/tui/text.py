"""Foreign words made fit for a list or a label."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len, set_cell_size

from briefing.models import Article, PublishedFrom
from briefing.tui.wrap import harmless

_SINGLE = str.maketrans("“”", "‘’")


def said(text: str) -> str:
    """The text on one line, without anything that a terminal may take for a command."""
    return harmless(" ".join(text.split()))


def short(text: str, length: int) -> str:
    """The text on one line, cut with an ellipsis where it is longer than ``length`` characters."""
    text = said(text)
    return text if len(text) <= length else text[: max(0, length - 1)].rstrip() + "…"


def quoted(text: str) -> str:
    """The words on one line between double marks, what is in such marks itself between single ones."""
    return f"“{said(text).translate(_SINGLE)}”"


def clipped(text: str, cells: int) -> str:
    """The text on one line of at most so many cells, cut between words where that leaves half of it or more."""
    text = said(text)
    if cell_len(text) <= cells:
        return text
    room = set_cell_size(text, max(0, cells - 1)).rstrip()
    words = room.rpartition(" ")[0].rstrip() if text[len(room) : len(room) + 1] not in ("", " ") else room
    return (words if cell_len(words) * 2 >= cells else room) + "…" if cells > 0 else ""


def day_of(article: Article) -> str:
    """The article's day, with how it is known where the article itself doesn't say."""
    if article.published is None:
        return "no date"
    inferred = " inferred" if article.published_from in (PublishedFrom.STORY, PublishedFrom.FILE) else ""
    return long_day(article.published) + inferred


def long_day(day: date) -> str:
    """``28 Jul 2023``, the same in every locale."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day} {months[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 source``, ``5 sources``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
