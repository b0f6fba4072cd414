"""The rows of the search: results, earlier searches, and ways out where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual
from textual.widgets.option_list import Option

from briefing.models import Span
from briefing.models.naming import called
from briefing.tui.catalog import Card, Catalog
from briefing.tui.dialogs import first_key
from briefing.tui.hanging import Hanging, Rows
from briefing.tui.messages import IndexGrows
from briefing.tui.question import PARTS, Question
from briefing.tui.text import clipped, count, long_day, said
from briefing.tui.widgets.chips import Chip
from briefing.tui.wrap import harmless

if TYPE_CHECKING:
    from briefing.index import Hit, SearchResult
    from briefing.store import SavedSearch

LONGEST = 200
"""Cells of a title or of words typed before."""
SNIPPETS = 2
_OPEN = {"outlet": "any outlet", "day": "any day", "name": "any name", "kind": "any kind", "sort": "by relevance"}
_SHORT = {"outlet": "outlet", "day": "day", "name": "name", "kind": "kind", "sort": "relevance"}
_NAMES = {"outlet": "outlet", "day": "day", "name": "name", "kind": "kind", "sort": "sorted"}
CHIPS = (*PARTS, "sort")
_BLANK = re.compile(r"\s")
_GOES_ON = tuple(",;:-–—")
HINTS = (
    'words, all of them · "a phrase" · one OR other · NOT this · missile* for every ending · '
    "title:word · outlet:name · date:[20230701 TO 20230731] · tag:word · note:word"
)


def keys_for(question: Question, *, past: bool) -> list[str]:
    """The keys that are of use now, the most useful first: narrow terminals show no others."""
    if question.blank:
        return ["search_forget", "search_chips", "search_recall"] if past else ["search_chips"]
    wanted = ["search_save", "search_chips", "search_lines", "search_recall"]
    return ["search_clear", *wanted] if question.limited else wanted


def chips_of(question: Question, keymap: Mapping[str, str]) -> list[Chip]:
    """The limits of a question and its order, each with its key."""
    chips = []
    for part in CHIPS:
        key = first_key(f"search_{part}", keymap)
        value = question.value(part) if part != "sort" else "newest first" if question.by_day else None
        chips.append(Chip(part, key, _NAMES[part], _OPEN[part], _SHORT[part], value))
    return chips


def hit_row(hit: Hit) -> Option:
    """An article: its outlet, day and title, and the best places in it; three lines and more, but for few."""
    day = long_day(hit.published) if hit.published else "no date"
    number = count(len(hit.places), "place").replace(" ", "\xa0")
    places = f"  {number}" if len(hit.places) > 1 else ""
    head = Content.assemble(
        (clipped(called(hit.outlet, hit.path, hit.title), LONGEST), "bold"),
        (f"  {day}  ", "$muted"),
        (clipped(hit.title, LONGEST), "bold"),
        (places, "$muted"),
    )
    rows: list[Visual] = [Hanging(Content(""), head)]
    for snippet in hit.snippets[:SNIPPETS]:
        marked = tuple(Span(place.start - snippet.start, place.end - snippet.start) for place in snippet.hits)
        rows.append(Hanging(Content("  "), _marked(snippet.text, marked)))
    return Option(Rows(rows))


def earlier_row(question: Question, star: str) -> Option:
    """A search from before with its filters; ``star`` is the sign of a saved one, or blank."""
    return Option(Hanging(Content.styled(f"{star} ", "bold $strong"), described(question)))


def described(question: Question) -> Content:
    """The words of a question, its filters in brackets, its order where it is not the usual one."""
    limits = [f"[{question.value(part)}]" for part in PARTS if question.value(part) is not None]
    if question.by_day:
        limits.append("newest first")
    words = clipped(question.words, LONGEST)
    return Content.assemble((words, "bold"), ("  " if words and limits else ""), ("  ".join(limits), "$muted"))


def found_words(result: SearchResult, order: str) -> str:
    """How many articles were found and are shown, in which order places stand, and what is to be said of it."""
    shown, number = len(result.hits), count(result.total, "article")
    if result.more:  # the note says how many, and in which order
        note = said(result.note)
        return f"{note[:1].upper()}{note[1:]} · {shown} shown" + (f", {order}" if order else "")
    more = f", the first {shown} shown" if result.total > shown else ""
    more += f", {order}" if order else ""
    return number + more + (f" · {said(result.note)}" if result.note else "")


def loosened(
    question: Question, catalog: Catalog | None, matching: frozenset[str] | None
) -> list[tuple[Question, str, int]]:
    """As the search lists them: each question without one limit, or without any, what that leaves out, what it finds.

    ``matching`` are the articles that the words find, None where nobody lists them.
    """
    if catalog is None or matching is None:
        return []
    looser = [question.without(part) for part in question.parts]
    found = [(one, left_out(question, one), len(catalog.left(one, matching))) for one in looser]
    if len(found) > 1 and not any(number for _, _, number in found):
        found.append((Question(question.words, question.by_day), "any filter", len(matching)))
    return [entry for entry in found if entry[2]]


def left_out(question: Question, looser: Question) -> str:
    """Which limit of a question another one does without, in brackets; "any filter" where it has none."""
    gone = [part for part in question.parts if part not in looser.parts]
    return f"[{question.value(gone[0])}]" if len(gone) == 1 else "any filter"


def with_hits(catalog: Catalog, hits: Sequence[Hit]) -> Catalog:
    """The catalog of what is opened with the outlets and days of results that are not."""
    return catalog.beside({hit.article_id: Card(hit.outlet or "", hit.published) for hit in hits})


def counted_in(catalog: Catalog, all_words: bool) -> str:
    """What the numbers beside the values of a filter are of, where there is more than what is opened."""
    whatever = ", whatever words they have" if all_words else ""
    return f"counted in the {count(len(catalog.cards), 'article')} that are opened and the results shown{whatever}"


def growing(growth: IndexGrows | None) -> str:
    """How far the index is, before it can be asked."""
    if growth is None:
        return "The articles are still being read; the search starts by itself when they are."
    what = said(growth.note).capitalize() if growth.note else "The index is being built"
    return f"{what}: {growth.done:,} of {count(growth.total, 'article')}; the search starts by itself."


def saved_search(words: str, limits: str) -> SavedSearch:
    """As the store will have it the next time."""
    from briefing.store import SavedSearch  # noqa: PLC0415  # not before the first picture

    return SavedSearch(words, saved=True, limits=limits)


def loose_row(left_out: str, number: int) -> Option:
    """What to leave out, and how many articles there are then."""
    return Option(Hanging(Content("  "), Content.assemble(f"Without {left_out}: ", (count(number, "article"), "bold"))))


def hint_row(text: str) -> Option:
    """Words that can't be chosen."""
    return Option(Hanging(Content("  "), Content.styled(text, "$muted")), disabled=True)


def _marked(text: str, hits: tuple[Span, ...]) -> Content:
    """The snippet with its hits marked; line breaks stand as spaces so that every offset stays."""
    content = Content(harmless(_BLANK.sub(" ", text)))
    for hit in hits:
        content = content.stylize("bold underline $strong", hit.start, hit.end)
    before = "… " if text[:1].islower() else ""
    after = " …" if text[-1:].isalnum() or text[-1:] in _GOES_ON else ""
    return Content.assemble((before, "$muted"), content, (after, "$muted"))
