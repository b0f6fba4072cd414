"""The day of a web page's article: what it states for machines, its address, and what it shows beside the headline.

Machines are often told the hour in Greenwich, which may be the day after the outlet's own; then the day in the address
or on the page is the outlet's. Days of other stories, of comments, of mastheads and of changes are no days of the
article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import (
    Moment,
    day_of_url,
    parse_day,
    parse_moment,
    same_day_elsewhere,
)
from briefing.corpus.cleaning.metadata import says_published, says_updated
from briefing.corpus.cleaning.shapes import is_prose
from briefing.corpus.formats.daylines import (
    FIRM,
    MAX_STAMP_LINE,
    OWN,
    may_date,
    moment_in,
    opening_day,
    short_text,
)
from briefing.corpus.formats.linkeddata import LinkedData, text_of
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.formats.pageboxes import is_elsewhere, is_of_article, is_of_comments
from briefing.corpus.formats.pagenames import MOST_NAMES
from briefing.corpus.formats.pageplace import Place, following, preceding
from briefing.corpus.words import ordered, pattern
from briefing.models import PublishedFrom

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BELOW = 350
"""Elements behind the headline among which its day is looked for."""
MAX_ABOVE = 60
SAME_EVERYWHERE = 10
"""The hour in Greenwich at which all outlets, from Honolulu to Auckland, write the same day."""
MIN_SCORE = 2.5
SURE_SCORE = 4.4
"""Enough against what the page tells machines."""
SEEN_SCORE = 1.5
FAIR_SCORE = 0.5
ALONE_SCORE = -2
"""Enough where the page shows one such day alone."""

MAX_MARKED = 30
BESIDE = 4
APART = 5
"""What a day loses that stands above the element of the article, in the head of its site: it is that of the visit."""
NEXT = 12
NEAR = 40
MAX_OPENINGS = 3
"""Elements behind the headline that are beside it."""

_DATED_CLASS = re.compile(r"ublish|[dD]ate|datum")
_DATED_PROPERTY = re.compile(r"date|created")
_MICRODATA = re.compile(r"dc:date|datePublished|dc:created")
_BOX = frozenset({"td", "dd", "th", "dt"})
_DATED = re.compile(
    r"date|datum|time|stamp|publi|posted|byline|meta|fecha|data\b|dato\b|info|dateline|created", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"publi(?:sh|c|e|k)|(?:entry|post|article|news)[-_]?(?:single-)?(?:date|timedata)|pubdate|dateposted|created",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|revis|aktuali", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day, the instant where it is known, and what stated it."""

    moment: Moment
    origin: PublishedFrom


@dataclass(frozen=True, slots=True)
class _Seen:
    """A day that the page shows, and how well it stands for the article's own."""

    moment: Moment
    score: float
    changed: bool


def find_page_day(tree: HtmlElement, meta: dict[str, list[str]], linked: LinkedData, place: Place) -> PageDay | None:
    """The article's day, by the surest statement of it."""
    url = place.url
    stated = _stated(meta, linked)
    addressed = day_of_url(url) if url else None
    if stated:
        return _as_the_outlet_counts(stated, addressed, place)
    if addressed:
        return PageDay(Moment(addressed), PublishedFrom.ADDRESS)
    late = _late(meta, linked)
    if late:
        return PageDay(late, PublishedFrom.METADATA)
    shown = _best(place)
    if shown:
        return PageDay(shown.moment, PublishedFrom.PAGE)
    found = _last_resort(tree, {moment.day for value in linked.foreign if (moment := parse_moment(value))})
    return PageDay(Moment(found), PublishedFrom.TEXT) if found else None


def _last_resort(tree: HtmlElement, foreign: set[date]) -> date | None:
    """What htmldate finds in the text, unless the page shows that day as another one than the article's.

    ``foreign`` are days of other articles that the page names.
    """
    import htmldate  # noqa: PLC0415 - loaded by trafilatura anyhow

    # Never the source: a text that is an address alone is fetched by htmldate.
    day = parse_day(htmldate.find_date(tree, original_date=True, extensive_search=False) or "")
    return None if day is None or day in foreign or day in _others(tree) else day


def _others(tree: HtmlElement) -> set[date]:
    """The days that stand in menus, mastheads, comments and beside other stories."""
    found = set()
    for element in tree.iter("span", "div", "time", "li", "p", "td", "a"):
        if len(element) <= 1 and any(char.isdigit() for char in element.text or "") and is_elsewhere(element):
            moment = moment_in(element, None)[0]
            if moment:
                found.add(moment.day)
    return found


def _stated(meta: dict[str, list[str]], linked: LinkedData) -> Moment | None:
    values = [linked.text("datePublished"), *(value for key in ordered("day_meta") for value in meta.get(key, ())[:1])]
    return next((moment for value in values if value and (moment := parse_moment(value))), None)


def _late(meta: dict[str, list[str]], linked: LinkedData) -> Moment | None:
    """What stands in where nothing says when the article was published."""
    values = [text_of(linked.page.get("datePublished")), linked.text("dateCreated"), linked.text("uploadDate")]
    return next((moment for value in values if value and (moment := parse_moment(value))), None)


def _as_the_outlet_counts(stated: Moment, addressed: date | None, place: Place) -> PageDay:
    """The machine's stamp, on the day of the outlet's own calendar where address or page show another one."""
    utc = stated.in_utc and (stated.at is None or stated.at.hour != SAME_EVERYWHERE)
    if addressed == stated.day:
        return PageDay(stated, PublishedFrom.METADATA)
    if utc and addressed and same_day_elsewhere(stated, addressed):
        return PageDay(Moment(addressed, stated.at), PublishedFrom.ADDRESS)
    found = _shown(place, stated)
    if utc and (day := _elsewhere(found, stated)):
        return PageDay(Moment(day, stated.at), PublishedFrom.PAGE)
    other = _other_than_stated(found, stated)
    return PageDay(other, PublishedFrom.PAGE) if other else PageDay(stated, PublishedFrom.METADATA)


def _elsewhere(found: list[_Seen], stated: Moment) -> date | None:
    """The day that the page shows where it is that of the stated instant in some place on earth."""
    shown = [seen for seen in found if not seen.changed and seen.score >= MIN_SCORE]
    shown = [seen for seen in shown if seen.moment.at is None or _told(seen.moment) != _told(stated)]
    best = max(shown, key=lambda seen: seen.score, default=None)
    if best and stated.day not in {seen.moment.day for seen in shown} and same_day_elsewhere(stated, best.moment.day):
        return best.moment.day
    return None


def _other_than_stated(found: list[_Seen], stated: Moment) -> Moment | None:
    """The one day that readers plainly see, where machines are told another one that is nowhere on the page.

    Systems stamp an article anew when it is edited, moved or put back on the front page.
    """
    if any(seen.moment.day == stated.day and seen.score >= SEEN_SCORE for seen in found):
        return None
    sure = [seen for seen in found if not seen.changed and seen.score >= SURE_SCORE]
    return sure[0].moment if len({seen.moment.day for seen in sure}) == 1 else None


def _told(moment: Moment) -> tuple[date, datetime | None]:
    return moment.day, moment.at


def _best(place: Place) -> _Seen | None:
    """The day shown that stands best for the article's own, those of a change last."""
    found = _shown(place)
    shown = [seen for seen in found if seen.score >= MIN_SCORE]
    fair = [seen for seen in found if seen.score >= FAIR_SCORE]
    if not shown and len({seen.moment.day for seen in fair}) == 1:
        shown = fair
    first = [seen for seen in shown if not seen.changed] or shown or list(_opening(place)) or _alone(found)
    return max(first, key=lambda seen: seen.score, default=None)


def _alone(found: list[_Seen]) -> list[_Seen]:
    """The day of the page's only stamps, wherever they stand: under the text, as a rule."""
    stamps = [seen for seen in found if seen.score >= ALONE_SCORE]
    return stamps if len({seen.moment.day for seen in stamps}) == 1 else []


def _opening(place: Place) -> Iterator[_Seen]:
    """The day with which the text begins."""
    near = islice(following(place.heading), MAX_BELOW) if place.heading is not None else ()
    texts = (plain_text(element) for element in near if element.tag == "p")
    for text in islice((text for text in texts if is_prose(text)), MAX_OPENINGS):
        if moment := opening_day(text, place.language):
            yield _Seen(moment, MIN_SCORE, False)


def _shown(place: Place, stated: Moment | None = None) -> list[_Seen]:
    """Days near the headline, and those that are marked as the article's wherever they stand.

    Where the page says to its readers that it is of the day ``stated`` no further ones are looked for; a machine's
    stamp in UTC, told twice, says no more than once.
    """
    found: list[_Seen] = []
    for seen in _all_shown(place):
        found.append(seen)
        told = stated is not None and seen.moment.day == stated.day and not seen.changed and seen.score >= MIN_SCORE
        if stated and told and (seen.moment.at is None or not stated.in_utc):
            break
    return found


def _all_shown(place: Place) -> Iterator[_Seen]:
    sole = list(_sole(place))
    yield from sole
    if sole:
        return
    heading, plain = place.heading, False
    below = _walk(islice(following(heading), MAX_BELOW), place, below=True) if heading is not None else ()
    above = _walk(islice(preceding(heading), MAX_ABOVE), place, below=False) if heading is not None else ()
    for seen in chain(below, above):
        plain = plain or (seen.score >= MIN_SCORE and not seen.changed)
        yield seen
    if not plain:
        marked = islice(filter(_is_marked, place.marked), MAX_MARKED)
        yield from _walk(marked, place, below=True, marked=True)


def _sole(place: Place) -> Iterator[_Seen]:
    """The day that microdata or RDFa give as that of publication, where all of the page give the same one."""
    stated: dict[date, Moment] = {}
    for element in islice(filter(_is_microdata, place.marked), MAX_MARKED):
        value = element.get("datetime") or element.get("content") or element.get("title") or short_text(element)
        if (moment := parse_moment(value)) and not any(map(is_of_comments, element.iterancestors())):
            stated.setdefault(moment.day, moment)
    if len(stated) == 1:
        yield _Seen(next(iter(stated.values())), MIN_SCORE + 4, False)


def _is_marked(element: HtmlElement) -> bool:
    """Whether an element is called a day, by itself or for machines."""
    if element.tag == "time" or ((kind := element.get("class")) and _is_dated_class(kind)):
        return True
    if (name := element.get("itemprop")) and "datePublished" in name:
        return True
    name = element.get("property")
    return bool(name and _DATED_PROPERTY.search(name) and element.get("content") is not None)


@lru_cache(MOST_NAMES)
def _is_dated_class(kind: str) -> bool:
    return _DATED_CLASS.search(kind) is not None


def _is_microdata(element: HtmlElement) -> bool:
    """Whether microdata or RDFa call an element the day of publication."""
    if element.tag == "meta":
        return False
    if (name := element.get("itemprop")) and "datePublished" in name:
        return True
    if element.get("pubdate") is not None:
        return True
    return bool((name := element.get("property")) and _MICRODATA.search(name))


def _walk(elements: Iterable[HtmlElement], place: Place, *, below: bool, marked: bool = False) -> Iterator[_Seen]:
    prose = 0
    passed: list[HtmlElement] = []
    heading, language, around = place.heading, place.language, place.around
    inside = set(heading.iterancestors("article", "main")) if heading is not None else set()
    for number, element in enumerate(elements):
        if element.tag == "p" and below and not marked:
            passed.append(element)
        if not may_date(element):
            continue
        moment, line, own = moment_in(element, language)
        if moment is None or not is_of_article(element, around, near=not marked and number < NEAR):
            continue
        prose += sum(is_prose(plain_text(paragraph)) for paragraph in passed)  # read where it counts alone
        passed.clear()
        outer = list(element.iterancestors()) if inside else []
        near = not inside or not inside.isdisjoint(outer) or (below and not any(one.tag == "header" for one in outer))
        marks = _marks(element)
        score = (
            2.0 * (own == OWN)
            + 1.0 * (own == FIRM)
            + 2 * (element.tag == "time")
            + 2 * (_DATED.search(marks) is not None)
        )
        score += 3 * (_PUBLISHED.search(marks) is not None or element.get("pubdate") is not None)
        score += 3 * says_published(line)
        score += 1.5 * (pattern("dated", r"\b{}\b").search(line) is not None) + 2 * (
            heading is not None and below and not prose and not marked
        )
        score += 0.6 * (number < NEXT and not marked)
        score -= 1.5 * (
            element.tag in _BOX and not _DATED.search(marks) and not pattern("dated", r"\b{}\b").search(line)
        )
        score -= number / 150 + APART * (not near) + 1.0 * (not below and number >= BESIDE) + 1.5 * (prose > 1)
        changed = _is_changed(element, line, marks)
        yield _Seen(moment, score, changed)


def _marks(element: HtmlElement) -> str:
    parent = element.getparent()
    parts = [str(element.get(key) or "") for key in ("class", "itemprop", "id", "property", "data-testid")]
    return " ".join([*parts, str(parent.get("class") or "") if parent is not None else ""])


def _is_changed(element: HtmlElement, line: str, marks: str) -> bool:
    """Whether the day is that of a change: its own words, its marks, or the label before it say so."""
    if says_published(line) or (_PUBLISHED.search(marks) and not says_updated(line)):
        return False
    if says_updated(line) or _CHANGED.search(marks):
        return True
    label = _label(element)
    return says_updated(label) and not says_published(label)


def _label(element: HtmlElement) -> str:
    """The short text that stands before an element, in its parent or the parent's own."""
    for _ in range(3):
        previous = element.getprevious()
        text = (previous.tail or "").strip() or plain_text(previous) if previous is not None else ""
        parent = element.getparent()
        if previous is None and parent is not None:
            text = (parent.text or "").strip()
        if text:
            return text[-40:] if len(text) <= MAX_STAMP_LINE else ""
        if parent is None:
            return ""
        element = parent
    return ""
