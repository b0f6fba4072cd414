"""What a brief says and in what order: from ``Brief`` to a ``Page``, short by default.

A quotation stands once; where a later line rests on words that were printed before, it gives their citation alone.
The short brief has a budget of words, shared out among its sections; what does not fit is counted, never dropped in
silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.brief import check_citations, stated_in
from briefing.export import sections
from briefing.export.daylines import timeline
from briefing.export.differing import needs_table
from briefing.export.introducing import cited_in, introduced
from briefing.export.listing import MOST_LISTED, closing, told_apart
from briefing.export.lone import single
from briefing.export.page import Block, Heading, Page, Paragraph, Plain, Source, Sources, words_on
from briefing.export.printing import Printed
from briefing.export.relying import origins
from briefing.export.shortening import short_names, shortened
from briefing.export.touching import MANY
from briefing.export.view import View
from briefing.models import NO_MARKS, Brief, Marks, Story

_Section = tuple[str, float, Callable[[View, Printed, int], list[Block]]]
SECTIONS: dict[str, _Section] = {
    "lead": ("In short", 0.46, sections.lead),
    "several": ("Also reported by several", 0.2, sections.several),
    "differences": ("Where accounts differ", 0.22, sections.differences),
    "single": ("Found in one outlet", 0.12, single),
    "origins": ("Who relies on whom", 0.05, origins),
    "timeline": ("Timeline", 0.05, timeline),
    "notes": ("Your notes", 0.1, sections.notes),
}
"""Each section by the name that ``--sections`` takes: heading, share of the budget, what fills it."""

WITHOUT_TABLES = {"several": 0.32, "differences": 0.1, "single": 0.16, "timeline": 0.07}
"""The shares of sections where no difference has a table."""

ALONE = "Also reported"
"""What only one outlet reports, where there is but one."""

FIRST_WORDS, FIRST_OUTLETS, WORDS_PER_OUTLET, MOST_WORDS = 1000, 5, 200, 2500
"""Two pages for five articles, more for more outlets, and an end to it."""


FRONT = 11
"""Words of the front matter beside the title, and of the line on what could not be read."""
_TRIES, _NEAR_ENOUGH = 4, 25
"""Attempts to fill the pages, and the words that may be left over: another attempt costs most of what a brief does."""

LEAST_GIVEN, _SHORTER = 50, 0.9
"""Words given out below which a page is not worth another attempt, and the share that the next one has of the last."""

FOR_EACH, MOST_EACH = 27, 6
"""Words kept for what an outlet alone reports, and for how many outlets they are."""

END, _FIRST = 46, 0.8
"""Words of the last section's heading and note and of the line on what is left out; the share of the words to give out
that the first attempt does, since names behind short ones are not counted before they stand there.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked for: everything or two pages, and which sections in the order of ``SECTIONS``.

    ``marks`` are the notes and tags that are to be printed, by the id of their story: what goes out has none unless
    they are asked for. ``news`` says in a line what is new in a story.
    """

    full: bool = False
    sections: tuple[str, ...] = field(default=tuple(SECTIONS))
    marks: Mapping[str, Marks] = field(default_factory=dict)
    news: Mapping[str, str] = field(default_factory=dict)


def make_page(brief: Brief, choice: Choice | None = None) -> Page:
    """The page of a brief.

    Raises:
        CitationError: where a citation is not what its article says; nothing is exported then.
    """
    choice = choice or Choice()
    # The title stands once: as the page's own, or above each of several stories.
    single = len(brief.stories) == 1
    blocks: list[Block] = []
    sources: dict[str, Source] = {}
    for story in brief.stories:
        check_citations(story)
        numbers = {article.id: len(sources) + place for place, article in enumerate(story.articles, 1)}
        body, own = _fitting(View(story, numbers, choice.marks.get(story.id, NO_MARKS)), choice, 2 if single else 3)
        sources |= own
        blocks += body if single else [Heading(2, story.title), *body]
    return Page(_title(brief), _front(brief), tuple(blocks), sources, brief.skipped)


def budget(story: Story) -> int:
    """How many words the short brief of a story may have, its list of sources included."""
    outlets = len({article.outlet or article.id for article in story.articles})
    return min(MOST_WORDS, FIRST_WORDS + WORDS_PER_OUTLET * max(0, outlets - FIRST_OUTLETS))


_Made = tuple[list[Block], dict[str, Source]]
"""The blocks of a story, and its sources by the ids of their articles."""


@dataclass(frozen=True, slots=True)
class Room:
    """The words that an attempt gives out: to its sections, of which the last has what is left of the whole page."""

    sections: int
    page: int


def _fitting(view: View, choice: Choice, level: int) -> _Made:
    """The story's blocks and sources: everything, or the longest of some attempts that keeps to the budget."""
    if choice.full:
        return _attempt(view, choice, None, level)[0]
    whole = budget(view.story) - FRONT - len(view.story.title.split())
    made: dict[tuple[int, int, int], _Made] = {}
    room = Room(_first_given(view, choice, whole), whole)
    best, fullest, settled = room, (0, 0), False
    for _ in range(_TRIES):
        page, own, many = _attempt(view, choice, room, level)
        length = sum(map(words_on, page[0]))
        key = many, _outlets_told(page[0], view), length
        known = key in made
        made[key] = page
        if many < fullest[0]:
            # Lines of single outlets do not cost any of what three report.
            room, settled = Room(best.sections, best.page - max(0, fullest[1] - whole) - 1), True
            continue
        best, fullest = room, (many, length)
        lacking = _for_outlets(view, choice) - own if not settled else 0
        if _is_filled(whole - length, lacking, known=known):
            break
        room = _next(room, whole - length - _NEAR_ENOUGH * known, own, lacking, length)
    # What three report has its line before what one outlet alone does.
    fits = max((key for key in made if key[-1] <= whole), default=None)
    if fits is not None:
        return made[fits]
    # A page that is a few words too long has so many less to give to its last section.
    trimmed = _trimmed(view, choice, room, level, min(key[-1] for key in made) - whole)
    if trimmed is not None:
        return trimmed
    # Of hundreds of articles the list of sources may take more than there is: then less of the fullest page.
    return _made_shorter(view, choice, room if room.sections > LEAST_GIVEN else best, level)


def _trimmed(view: View, choice: Choice, room: Room, level: int, over: int) -> _Made | None:
    """A page of few articles that has so many words less for its last section as it is ``over``; None if that fails."""
    whole = budget(view.story) - FRONT - len(view.story.title.split())
    for less in (over, over + _NEAR_ENOUGH) if len(view.articles) <= MOST_LISTED else ():
        page, *_ = _attempt(view, choice, Room(room.sections, room.page - less), level)
        if sum(map(words_on, page[0])) <= whole:
            return page
    return None


def _is_filled(left: int, lacking: int, *, known: bool) -> bool:
    """Whether a page of which so many words are ``left`` needs no further attempt, or would be made once more."""
    return (known and left >= 0) or (0 <= left <= _NEAR_ENOUGH and lacking <= _NEAR_ENOUGH)


def _first_given(view: View, choice: Choice, whole: int) -> int:
    """The words to give out first: what the list of sources and the last section do not need, less than is there."""
    listed = [sections.source(view, article, Printed()) for article in view.story.articles[:MOST_LISTED]]
    left = whole - sum(words_on(Sources(2, (one,))) for one in listed) - END
    return max(LEAST_GIVEN, int(left * _FIRST))


def _outlets_told(blocks: Sequence[Block], view: View) -> int:
    """How many outlets have a line of their own on a page, up to a few."""
    names = view.once("names of outlets", lambda: frozenset(map(view.name, view.articles)))
    return min(MOST_EACH, sum(isinstance(block, Heading) and block.text in names for block in blocks))


def _for_outlets(view: View, choice: Choice) -> int:
    """The words that are kept for what each of a few outlets alone reports."""
    if "single" not in choice.sections or view.has_one_source:
        return 0
    return FOR_EACH * min(MOST_EACH, len({key for key, _, _ in view.lone}))


def _next(room: Room, left: int, own: int, lacking: int, length: int) -> Room:
    """The room to give out next, after a page of a ``length`` that had so many words ``left``, or as many too many.

    ``own`` are the words that single outlets had, ``lacking`` those that they were to have and had not.
    """
    if lacking > _NEAR_ENOUGH:
        return Room(max(LEAST_GIVEN, room.sections - lacking), room.page)
    if left >= 0:
        return Room(room.sections + left, room.page)
    # The last section has what is left: it gives way first.
    given = room.sections if own > -left else room.sections + left
    if given < LEAST_GIVEN:
        # Most of the page is its list of sources, of which a shorter one cites fewer.
        given = max(LEAST_GIVEN, room.sections * (length + left) // length)
    return Room(given, room.page + left - 1)


def _made_shorter(view: View, choice: Choice, room: Room, level: int) -> _Made:
    """A page that no attempt made short enough is made shorter, not left empty; the shortest if need be."""
    whole = budget(view.story) - FRONT - len(view.story.title.split())
    left = room.sections
    while left > LEAST_GIVEN:
        left = int(left * _SHORTER)
        page, *_ = _attempt(view, choice, Room(left, room.page * left // max(1, room.sections)), level)
        if sum(map(words_on, page[0])) <= whole:
            return page
    return _attempt(view, choice, Room(0, 0), level)[0]


def _attempt(view: View, choice: Choice, room: Room | None, level: int) -> tuple[_Made, int, int]:
    """The blocks and sources of a story, the words that the last section had, and what is told of what many report."""
    blocks, printed = _story(view, choice, room, level)
    own, listed = _listed(view, choice, printed)
    blocks += [Heading(level, "Sources"), Sources(level, listed)]
    if len(listed) < len(own):
        blocks.append(Paragraph((Plain(f"{len(own) - len(listed)} more sources, from which nothing is cited here."),)))
    many = [fact for fact in view.several if view.perhaps_reporting(fact) >= MANY]
    return (blocks, own), printed.whole, sum(not printed.is_new(stated_in(fact)) for fact in many)


def _listed(view: View, choice: Choice, printed: Printed) -> tuple[dict[str, Source], tuple[Source, ...]]:
    """The sources by the ids of their articles, and those that the page lists."""
    own = {article.id: sections.source(view, article, printed) for article in view.story.articles}
    listed = tuple(own.values())
    if not choice.full and len(listed) > MOST_LISTED:
        listed = tuple(source for source in listed if source.cited)
    return own, listed


def _story(view: View, choice: Choice, room: Room | None, level: int) -> tuple[list[Block], Printed]:
    """The sections of a story with what they print, as long as the ``room`` lasts; None for no limit."""
    blocks: list[Block] = [Paragraph((Plain(sections.about_sources(view.story, view.numbers)),))]
    if view.story.id in choice.news:
        blocks.append(Paragraph((Plain(f"New since the last visit: {choice.news[view.story.id]}."),)))
    printed = Printed()
    chosen = _chosen(view, choice)
    left = room.sections if room else None
    shares = sum(share for _, share, _ in chosen)
    bodies: dict[str, list[Block]] = {}
    # What one outlet alone reports can be of any length: it gets what is left of the page.
    for heading, share, fill in sorted(chosen, key=lambda row: row[-1] is single):
        if room and fill is single:
            spent = _spent([*blocks, *_joined(chosen, bodies, view, level)[0]], view, choice, printed)
            printed.start(max(0, room.page - spent), max(0, room.page - spent))
        else:
            # What an earlier section did not use goes to those after it.
            printed.start(None if left is None else int(left * share / shares), left)
        bodies[heading] = fill(view, printed, level + 1)
        shares -= share
        left = None if left is None else left - printed.used
    body, rest = _joined(chosen, bodies, view, level)
    plain = _made_plain([*blocks, *body], view)
    printed.cite(cited_in(plain))
    return [*plain, *closing(rest)], printed


def _joined(
    chosen: Sequence[_Section], bodies: Mapping[str, list[Block]], view: View, level: int
) -> tuple[list[Block], list[str]]:
    """The sections that are made, each under its heading, and what they leave out."""
    blocks: list[Block] = []
    rest: list[str] = []
    for heading, _, _ in chosen:
        body, missing = told_apart(bodies.get(heading, ()))
        rest += missing
        blocks += [Heading(level, _called(heading, view)), *body] if body else []
    return blocks, rest


def _spent(blocks: Sequence[Block], view: View, choice: Choice, printed: Printed) -> int:
    """The words of a page of these blocks, its list of sources and its end included."""
    _, listed = _listed(view, choice, printed)
    return sum(map(words_on, [*_made_plain(blocks, view), Sources(2, listed)])) + END


def _made_plain(blocks: Sequence[Block], view: View) -> list[Block]:
    """The blocks with the full names behind short ones, and bodies by their letters once these are known."""
    names = view.once("letters of bodies", lambda: short_names(view.story))
    return shortened(introduced(blocks, view.names_in), names)


def _chosen(view: View, choice: Choice) -> list[_Section]:
    """The sections asked for, notes only where there are any; a smaller share for differences that need no table."""
    noted = any(view.marks.each())
    shares = {} if choice.full or needs_table(view) else WITHOUT_TABLES
    names = [name for name in SECTIONS if name in choice.sections and (noted or name != "notes")]
    return [(heading, shares.get(name, share), fill) for name in names for heading, share, fill in (SECTIONS[name],)]


def _called(heading: str, view: View) -> str:
    """The heading, or another one where there is nobody else who could report it."""
    return ALONE if view.has_one_source and heading == SECTIONS["single"][0] else heading


def _title(brief: Brief) -> str:
    if not brief.stories:
        return f"Nothing found for {brief.query}" if brief.query else "Nothing found"
    return brief.stories[0].title if len(brief.stories) == 1 else f"Brief of {len(brief.stories)} stories"


def _front(brief: Brief) -> dict[str, object]:
    articles: Sequence[object] = [article for story in brief.stories for article in story.articles]
    front: dict[str, object] = {"title": _title(brief), "generator": brief.generator}
    if brief.query:
        front["query"] = brief.query
    return front | {"stories": len(brief.stories), "articles": len(articles)}
