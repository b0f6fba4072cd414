"""What a brief says and in what order: from ``Brief`` to a ``Page``, short by default.

A quotation stands once; where a later line rests on words that were printed before, it gives their citation alone.
The short brief has a budget of words, shared out among its sections; what does not fit is counted, never dropped in
silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from briefing.brief import check_citations
from briefing.export import sections
from briefing.export.daylines import timeline
from briefing.export.introducing import introduced
from briefing.export.listing import closing, told_apart
from briefing.export.lone import single
from briefing.export.page import Block, Heading, Page, Paragraph, Plain, Source, Sources, Table, words_on
from briefing.export.printing import Printed
from briefing.export.relying import origins
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

WITHOUT_TABLES = {"several": 0.22, "differences": 0.13, "single": 0.17, "timeline": 0.08}
"""The shares of sections where no difference has a table."""

ALONE = "Also reported"
"""What only one outlet reports, where there is but one."""

FIRST_WORDS, FIRST_OUTLETS, WORDS_PER_OUTLET, MOST_WORDS = 1000, 5, 200, 2500
"""Two pages for five articles, more for more outlets, and an end to it."""


MOST_LISTED = 15
"""Sources up to which all are listed, beyond which those that are cited."""
FRONT = 15
"""Words of the front matter beside the title, and of the line on what could not be read."""
_TRIES, _NEAR_ENOUGH = 8, 25
"""Attempts to fill the pages, and the words that may be left over: another attempt costs most of what a brief does."""

LEAST_GIVEN, _SHORTER = 50, 0.8
"""Words given out below which a page is not worth another attempt, and the share that the next one has of the last."""

_Try = tuple[int, int]
"""Words given out to the sections, and those of the page that came of it."""


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


def _fitting(view: View, choice: Choice, level: int) -> _Made:
    """The story's blocks and sources: everything, or the longest of some attempts that keeps to the budget."""
    if choice.full:
        return _attempt(view, choice, None, level)
    whole = budget(view.story) - FRONT - len(view.story.title.split())
    made: dict[_Try, _Made] = {}
    moved = not _differs(view, choice, whole, level)

    def attempt(left: int, spare: int = 0) -> _Try:
        page = _attempt(view, choice, left, level, spare, moved=moved)
        tried = left, sum(map(words_on, page[0]))
        made[tried] = page
        return tried

    fits = _longest(attempt, whole)
    if fits is None:
        return _attempt(view, choice, 0, level, moved=moved)
    if whole - fits[1] > _NEAR_ENOUGH and any(length > whole for _, length in made):
        # What an earlier section has no line for may be one for what a single outlet reports.
        fuller = attempt(fits[0], whole - fits[1])
        fits = fuller if fits[1] < fuller[1] <= whole else fits
    return made[fits]


def _differs(view: View, choice: Choice, whole: int, level: int) -> bool:
    """Whether a page of so many words has the table of a difference to print."""
    blocks, _ = _story(view, choice, whole, level, 0)
    return any(isinstance(block, Table) for block in blocks)


def _longest(attempt: Callable[[int], _Try], whole: int) -> _Try | None:
    """The longest page of some attempts that keeps to ``whole`` words; None where none is short enough."""
    # What is listed of the sources grows with what is cited: between what fitted and what did not lies more that fits.
    left = whole
    best: _Try | None = None
    fits: _Try | None = None
    over: _Try | None = None
    for _ in range(_TRIES):
        tried = attempt(left)
        if tried[1] > whole:
            over = tried
        else:
            best = max(best or tried, tried, key=itemgetter(1))
            if fits and over is None and tried[1] == fits[1]:
                break  # all that can be said is said
            fits = tried
        if 0 <= whole - tried[1] <= _NEAR_ENOUGH or (fits and over and over[0] - fits[0] < _NEAR_ENOUGH):
            break
        left = _next(whole - _NEAR_ENOUGH // 2, fits, over)
    return best or _made_shorter(attempt, left, whole)


def _made_shorter(attempt: Callable[[int], _Try], left: int, whole: int) -> _Try | None:
    """A page that no attempt made short enough is made shorter, not left empty."""
    while left > LEAST_GIVEN:
        left = int(left * _SHORTER)
        tried = attempt(left)
        if tried[1] <= whole:
            return tried
    return None


def _next(wanted: int, fits: _Try | None, over: _Try | None) -> int:
    """The words to give out next for a page of ``wanted`` words, from what fitted and what did not, as far as tried."""
    if fits is None and over is not None:
        # Over a long stretch of words given out a page may stay the same.
        left, length = over
        return max(0, min(left + wanted - length, int(left * _SHORTER)))
    if fits is None or over is None:
        left, length = fits or (wanted, wanted)
        return max(0, left + wanted - length)
    # One line more or less may be a table: the middle is found sooner than what lies in proportion.
    return (fits[0] + over[0]) // 2


def _attempt(view: View, choice: Choice, left: int | None, level: int, spare: int = 0, *, moved: bool = False) -> _Made:
    blocks, printed = _story(view, choice, left, level, spare, moved=moved)
    own = {article.id: sections.source(view, article, printed) for article in view.story.articles}
    listed = tuple(own.values())
    if not choice.full and len(listed) > MOST_LISTED:
        listed = tuple(source for source in listed if source.cited)
    blocks += [Heading(level, "Sources"), Sources(level, listed)]
    if len(listed) < len(own):
        blocks.append(Paragraph((Plain(f"{len(own) - len(listed)} more sources, from which nothing is cited here."),)))
    return blocks, own


def _story(
    view: View, choice: Choice, left: int | None, level: int, spare: int, *, moved: bool = False
) -> tuple[list[Block], Printed]:
    """The sections of a story where ``left`` words are given out, to the last ``spare`` more, and what they print.

    ``moved``: no difference has a table, and most of the words for them go to what several and what single ones report.
    """
    blocks: list[Block] = [Paragraph((Plain(sections.about_sources(view.story)),))]
    if view.story.id in choice.news:
        blocks.append(Paragraph((Plain(f"New since the last visit: {choice.news[view.story.id]}."),)))
    printed, rest = Printed(), list[str]()
    chosen = _moved(_chosen(view, choice)) if moved else _chosen(view, choice)
    shares = sum(share for _, share, _ in chosen)
    bodies: dict[str, list[Block]] = {}
    # What one outlet alone reports can be of any length: it gets what is left.
    for heading, share, fill in sorted(chosen, key=lambda row: row[-1] is single):
        # What an earlier section did not use goes to those after it.
        more = spare if left is not None and fill is single else 0
        printed.start(None if left is None else int(left * share / shares) + more, left)
        bodies[heading] = fill(view, printed, level + 1)
        shares -= share
        left = None if left is None else left - printed.used
    for heading, _, _ in chosen:
        body, missing = told_apart(bodies[heading])
        rest += missing
        blocks += [Heading(level, _called(heading, view)), *body] if body else []
    return [*introduced(blocks, view.names_in), *closing(rest)], printed


def _chosen(view: View, choice: Choice) -> list[_Section]:
    """The sections asked for, notes only where there are any."""
    noted = any(view.marks.each())
    return [SECTIONS[name] for name in SECTIONS if name in choice.sections and (noted or name != "notes")]


def _moved(chosen: Sequence[_Section]) -> list[_Section]:
    """The sections, with a smaller share for the differences, which need a line or two."""
    shares = {id(SECTIONS[name]): share for name, share in WITHOUT_TABLES.items()}
    return [(heading, shares.get(id(row), share), fill) for row in chosen for heading, share, fill in (row,)]


def _called(heading: str, view: View) -> str:
    """The heading, or another one where there is nobody else who could report it."""
    return ALONE if view.has_one_source and heading == SECTIONS["single"][0] else heading


def _title(brief: Brief) -> str:
    return brief.stories[0].title if len(brief.stories) == 1 else f"Brief of {len(brief.stories)} stories"


def _front(brief: Brief) -> dict[str, object]:
    articles: Sequence[object] = [article for story in brief.stories for article in story.articles]
    front: dict[str, object] = {"title": _title(brief), "generator": brief.generator}
    if brief.query:
        front["query"] = brief.query
    return front | {"stories": len(brief.stories), "articles": len(articles)}
