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
from itertools import islice
from typing import TYPE_CHECKING, cast

from briefing.corpus.cleaning.days import (
    Moment,
    StatedDay,
    day_of_url,
    find_days,
    parse_day,
    parse_moment,
    same_day_elsewhere,
)
from briefing.corpus.cleaning.metadata import labels_of, read_stamp, says_published, says_updated
from briefing.corpus.cleaning.shapes import ends_sentence, is_prose
from briefing.corpus.formats.linkeddata import LinkedData, text_of
from briefing.corpus.formats.markup import plain_text, xpath
from briefing.corpus.formats.pagenames import Named
from briefing.corpus.formats.pageplace import Place, following, preceding, stands_beside
from briefing.corpus.words import ordered, pattern
from briefing.models import PublishedFrom

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BELOW = 350
"""Elements behind the headline among which its day is looked for."""
MAX_ABOVE = 60
MAX_STAMP_LINE = 120
MAX_PIECES = 6
MAX_OTHER_WORDS = 8
"""Words of a place, a section or a name that may stand beside a day."""
SAME_EVERYWHERE = 10
"""The hour in Greenwich at which all outlets, from Honolulu to Auckland, write the same day."""
MIN_SCORE = 2.5
FAIR_SCORE = 0.5
"""Enough where the page shows one such day alone."""

NOT, LOOSE, FIRM, OWN = range(4)
"""How much of its line a day is: none of it, a part, its beginning or end, all."""
FIRM_WORDS = 5
MAX_MARKED = 30
BESIDE = 4
NEXT = 12
"""Elements behind the headline that are beside it."""

_MARKED = (
    "//time | //*[@itemprop or @property or @class]"
    "[contains(@itemprop, 'datePublished') or @property[contains(., 'date') or contains(., 'created')]"
    ""
    "[../@content]"
    " or contains(@class, 'ublish') or contains(@class, 'date') or contains(@class, 'datum') or contains(@class,"
    " 'Date')]"
)
_MICRODATA = (
    "//*[@itemprop or @pubdate or @property][contains(@itemprop, 'datePublished') or @pubdate"
    " or contains(@property, 'dc:date') or contains(@property, 'datePublished') or contains(@property, 'dc:created')]"
    "[not(self::meta)]"
)
_COMMENTS = re.compile(r"comment(?!ary)|disqus|related|recommend", re.IGNORECASE)
_ELSEWHERE = frozenset({"aside", "nav", "footer", "select", "form", "script", "style", "noscript"})
_NOT_THIS = re.compile(
    r"related|recommend|comment(?!ary)|disqus|(?<!right-)(?<!left-)(?<!has-)(?<!with-)(?<!no-)(?<!two-)sidebar(?!-(?:left|right|none)|s-?(?:left|right))|\brail\b|widget|infobox|info-box|top-?bar|masthead|header-?date|top-?date|site-?header|navigation|nav-?bar|nav-?(?:menu|list|main|item)|(?:main|site|top|sub|primary|global)-?_*nav|menu(?!ot)"
    r"|today|current-?date|weather|(?:^|[\s_-])clock|(?<!asset-)(?<!entry-)(?<!post-)(?<!article-)footer|teaser|promo|popular|trending|latest|archive-?list|calendar-|upcoming|ticker|more-?(?:from|stories|news)"
    r"|most-?(?:read|viewed)|read-?next|further|newsletter|kommentar|listing(?![_-]meta)|carousel|slider",
    re.IGNORECASE,
)
_is_of_comments = Named(_COMMENTS)
_is_not_this = Named(_NOT_THIS)
_BOX = frozenset({"td", "dd", "th", "dt"})
_DATED = re.compile(
    r"date|datum|time|stamp|publi|posted|byline|meta|fecha|data\b|dato\b|info|dateline|created", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"publi(?:sh|c|e|k)|(?:entry|post|article|news)[-_]?(?:single-)?(?:date|timedata)|pubdate|dateposted|created",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|revis|aktuali", re.IGNORECASE)
_CLOCK_NEXT = re.compile(r"[\s,|–-]{0,4}(?:um |at |à |kl\.? |klo )?\d{1,2}[:.h]\d\d")
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[|·•]")


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
        return _as_the_outlet_counts(tree, stated, addressed, place)
    if addressed:
        return PageDay(Moment(addressed), PublishedFrom.ADDRESS)
    late = _late(meta, linked)
    if late:
        return PageDay(late, PublishedFrom.METADATA)
    shown = _best(tree, place)
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
        if len(element) <= 1 and any(char.isdigit() for char in element.text or "") and _is_elsewhere(element):
            moment = _moment_in(element, None)[0]
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


def _as_the_outlet_counts(tree: HtmlElement, stated: Moment, addressed: date | None, place: Place) -> PageDay:
    """The machine's stamp, on the day of the outlet's own calendar where address or page show another one."""
    everywhere = stated.at is not None and stated.at.hour == SAME_EVERYWHERE
    if not stated.in_utc or everywhere or addressed == stated.day:
        return PageDay(stated, PublishedFrom.METADATA)
    if addressed and same_day_elsewhere(stated, addressed):
        return PageDay(Moment(addressed, stated.at), PublishedFrom.ADDRESS)
    shown = [seen for seen in _shown(tree, place) if not seen.changed and seen.score >= MIN_SCORE]
    shown = [seen for seen in shown if seen.moment.at is None or _told(seen.moment) != _told(stated)]
    best = max(shown, key=lambda seen: seen.score, default=None)
    if best and stated.day not in {seen.moment.day for seen in shown} and same_day_elsewhere(stated, best.moment.day):
        return PageDay(Moment(best.moment.day, stated.at), PublishedFrom.PAGE)
    return PageDay(stated, PublishedFrom.METADATA)


def _told(moment: Moment) -> tuple[date, datetime | None]:
    return moment.day, moment.at


def _best(tree: HtmlElement, place: Place) -> _Seen | None:
    """The day shown that stands best for the article's own, those of a change last."""
    found = _shown(tree, place)
    shown = [seen for seen in found if seen.score >= MIN_SCORE]
    fair = [seen for seen in found if seen.score >= FAIR_SCORE]
    if not shown and len({seen.moment.day for seen in fair}) == 1:
        shown = fair
    first = [seen for seen in shown if not seen.changed] or shown
    return max(first, key=lambda seen: seen.score, default=None)


def _shown(tree: HtmlElement, place: Place) -> list[_Seen]:
    """Days near the headline, and those that are marked as the article's wherever they stand."""
    heading = place.heading
    found: list[_Seen] = list(_sole(tree))
    if found:
        return found
    if heading is not None:
        found += _walk(islice(following(heading), MAX_BELOW), place, below=True)
        found += _walk(islice(preceding(heading), MAX_ABOVE), place, below=False)
    if not any(seen.score >= MIN_SCORE and not seen.changed for seen in found):
        marked = cast(list["HtmlElement"], xpath(_MARKED)(tree))
        found += _walk(marked[:MAX_MARKED], place, below=True, marked=True)
    return found


def _sole(tree: HtmlElement) -> Iterator[_Seen]:
    """The day that microdata or RDFa give as that of publication, where all of the page give the same one."""
    stated: dict[date, Moment] = {}
    for element in cast(list["HtmlElement"], xpath(_MICRODATA)(tree))[:MAX_MARKED]:
        value = element.get("datetime") or element.get("content") or element.get("title") or _short(element)
        if (moment := parse_moment(value)) and not any(map(_is_of_comments, element.iterancestors())):
            stated.setdefault(moment.day, moment)
    if len(stated) == 1:
        yield _Seen(next(iter(stated.values())), MIN_SCORE + 4, False)


def _walk(elements: Iterable[HtmlElement], place: Place, *, below: bool, marked: bool = False) -> Iterator[_Seen]:
    prose = 0
    heading, language, around = place.heading, place.language, place.around
    inside = set(heading.iterancestors("article", "main")) if heading is not None else set()
    for number, element in enumerate(elements):
        if not isinstance(element.tag, str) or not (element.tag == "p" or _may_date(element)):
            continue
        if element.tag == "p" and below and not marked:
            prose += is_prose(plain_text(element))
        moment, line, own = _moment_in(element, language)
        if moment is None or not _is_of_article(element, around):
            continue
        near = below or not inside or any(above in inside for above in element.iterancestors())
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
        score -= number / 150 + 3 * (not near) + 1.0 * (not below and number >= BESIDE) + 1.5 * (prose > 1)
        changed = _is_changed(element, line, marks)
        yield _Seen(moment, score, changed)


def _may_date(element: HtmlElement) -> bool:
    """Whether the element holds a figure, or says a day in an attribute: a cheap look before its text is read."""
    if element.tag in {"time", "abbr", "meta"} or _DIGIT.search(element.text or ""):
        return True
    near = any(_DIGIT.search(f"{child.text or ''}{child.tail or ''}") for child in element[:MAX_PIECES])
    return near or "content" in element.attrib


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


def _is_of_article(element: HtmlElement, around: frozenset[HtmlElement]) -> bool:
    if not stands_beside(element, around, _is_not_this, _ELSEWHERE):
        return False
    link = next(element.iterancestors("a"), None)
    return link is None or plain_text(link) == plain_text(element)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(map(_is_not_this, (element, *element.iterancestors())))


def _moment_in(element: HtmlElement, language: str | None) -> tuple[Moment | None, str, int]:
    """The day that fills an element, its line, and whether it holds nothing else."""
    stated = element.get("datetime") or (
        element.get("content") if element.get("itemprop") or element.get("property") else None
    )
    if element.tag not in {"time", "meta", "abbr"} and len(element) > 6:
        return None, "", NOT
    line = _short(element)
    if (stated or element.tag in {"time", "abbr"}) and (stated or line):
        moment = parse_moment(stated or element.get("title") or line) or parse_moment(line)
        if moment:
            return _as_written(moment, line, language), line, OWN
    if not line:
        return None, "", NOT
    return _moment_of_line(line, language)


def _as_written(moment: Moment, line: str, language: str | None) -> Moment:
    """A machine's instant on the day that its own words give."""
    written = {found for day in find_days(line, language, day_first=_day_first(language)) if (found := day.on())}
    if len(written) != 1 or moment.day in written:
        return moment
    day = written.pop()
    return Moment(day, moment.at) if same_day_elsewhere(moment, day) else moment


def _short(element: HtmlElement) -> str:
    """The element's text where it is no longer than a stamp: a container of the whole page is not gathered."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(parts[-1].strip())
        if length > MAX_STAMP_LINE:
            return ""
    return " ".join(" ".join(parts).split())


_NO_MOMENT: tuple[Moment | None, str, int] = (None, "", NOT)


def _moment_of_line(line: str, language: str | None) -> tuple[Moment | None, str, int]:
    if not any(char.isdigit() for char in line):
        return _NO_MOMENT
    if stamp := read_stamp(line, language, day_first=_day_first(language)):
        on = next((on for stated in stamp.days if (on := stated.on())), None)
        return (Moment(on), line, OWN) if on else _NO_MOMENT
    days = [day for day in find_days(line, language, day_first=_day_first(language)) if day.year]
    return _moment_among(line, days) if days and not ends_sentence(line) else _NO_MOMENT


def _moment_among(line: str, days: list[StatedDay]) -> tuple[Moment | None, str, int]:
    """The day of a line that says other things too, where these are few: the first that is not one of a change."""
    labels = labels_of(line, days)
    chosen = next((n for n, label in enumerate(labels) if not says_updated(label)), 0)
    day = days[chosen]
    others = len((line[: day.start] + " " + line[day.end :]).split())
    on = day.on()
    if on is None or others > MAX_OTHER_WORDS + 4 * bool(_BREAK.search(line)):
        return _NO_MOMENT
    label = labels[chosen] if labels[chosen].strip() else line
    firm = _stands_at_edge(line, day, others)
    return Moment(on), label if says_updated(label) else line, FIRM if firm else LOOSE


def _stands_at_edge(line: str, day: StatedDay, others: int) -> bool:
    """Whether a day stands at an end of its line beside ``others`` that are few, or first with its hour."""
    first = day.start < 3
    if others <= FIRM_WORDS and (first or day.end > len(line) - 3):
        return True
    return first and _CLOCK_NEXT.match(line, day.end) is not None


def _day_first(language: str | None) -> bool | None:
    """How numbers of day and month are written: the day first wherever the language isn't English."""
    return True if language and language[:2].lower() not in {"en", "fil", "tl"} else None
