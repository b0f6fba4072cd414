"""Lists made shorter: only rows with some words, of one source, new, starred, tagged, hedged, reported by all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from briefing.models import Hedge
from briefing.records import dataclass
from briefing.tui.lists.row import Lens, Row, heading, remark
from briefing.tui.text import said
from briefing.tui.view import Target

NEW, STARRED, TAGGED, HEDGED, ALL = "new", "starred", "tagged", "hedged", "all"
NAMES = {
    NEW: "New since the last visit",
    ALL: "Reported by every source",
    STARRED: "Starred",
    TAGGED: "Noted or tagged",
    HEDGED: "Hedged",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What the rows must be: ``kind`` is one of ``NAMES``, ``source`` the number of the only source that says so."""

    kind: str = ""
    source: int | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.words) or self.source is not None


def described(kept: Filter, lens: Lens) -> str:
    """What is left, in words: ``source 4 alone (UPI)``."""
    if kept.source is not None and kept.source < len(lens.view.readings):
        return f"only what source {kept.source + 1} alone says ({said(lens.view.name_of(_article(lens, kept.source)))})"
    return f"with “{said(kept.words)}”" if kept.words else NAMES.get(kept.kind, "").lower()


def narrowed(lens: Lens, kept: Filter, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are left, under those headings that still have any, counted anew."""
    if not kept:
        yield from rows
        return
    title: Row | None = None
    group: list[Row] = []
    some = False
    for row in (*rows, None):
        if row is not None and row.target is not None:
            group += [row] if fits(lens, kept, row.target, row.words) else []
        elif row is None or row.title:
            if group:
                some = True
                yield from [heading(title.title, len(group))] if title is not None else []
                yield from group
            title, group = row, []
    if not some:
        yield remark(f"Nothing here is left: {described(kept, lens)}.")


def fits(lens: Lens, kept: Filter, target: Target, text: str = "") -> bool:
    """Whether the row of that target is left; ``text`` is all that can be read in it."""
    if kept.words:
        return all(word in text.casefold() for word in kept.words.casefold().split())
    told = {item.article for item in target.evidence}
    if kept.source is not None:
        return told == {_article(lens, kept.source)}
    if not kept.kind:
        return True
    if kept.kind == ALL:
        return len(told) == len(lens.view.readings)
    if kept.kind == NEW:
        return _is_new(lens, target)
    return _is_marked(lens, kept.kind, target)


def _is_new(lens: Lens, target: Target) -> bool:
    news = lens.news
    if target.conflict is not None:
        return target.conflict in news.conflicts
    told = {item.article for item in target.evidence}
    return bool(told) and told <= news.articles


def _is_marked(lens: Lens, kind: str, target: Target) -> bool:
    fact = lens.view.facts.get(target.fact or "")
    if fact is None:
        return False
    if kind == STARRED:
        return lens.starred(fact)
    return bool(lens.noted(fact)) if kind == TAGGED else fact.hedge not in (Hedge.STATED, Hedge.ATTRIBUTED)


def _article(lens: Lens, number: int) -> str:
    return lens.view.article(number).id


def filter_head(lens: Lens, kept: Filter) -> Content | None:
    """The line above a list that is not whole."""
    text = described(kept, lens)
    return Content.styled(f"{text[:1].upper()}{text[1:]} — Esc shows all", "bold $strong") if kept else None
