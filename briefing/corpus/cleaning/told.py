"""What the lines of a file have told of its article, and the draft that follows from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from briefing.corpus.cleaning.datelines import Dateline
from briefing.corpus.cleaning.days import StatedDay, day_first_in, day_of_url, has_clock, parse_day
from briefing.corpus.cleaning.metadata import TWO_WAYS, Stamp, read_stamp
from briefing.corpus.cleaning.outlets import known_outlet_of_url, outlet_of_url
from briefing.corpus.draft import Block, Draft
from briefing.language.detection import language_of
from briefing.models import Cut, PublishedFrom

_YEAR_IN_URL = re.compile(r"/((?:19|20)\d\d)/")


@dataclass(slots=True)
class Told:
    """What the lines have told so far."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    stamps: list[tuple[Stamp, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    byline: str | None = None
    dateline: Dateline | None = None
    begun: bool = False
    site: str | None = None
    signed: str | None = None
    credits: list[str] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    archived: bool = False
    line: str = ""
    last: str = ""

    def cut(self, line: str, reason: str) -> None:
        """Leave a line out, and say why."""
        self.cuts.append(Cut(line, reason))


def resolve(page: Told, known: Draft) -> Draft:
    """The draft of what the lines told; what the format knows wins."""
    labels = page.labels
    urls = [known.url, *(labels.get(key) for key in ("url", "link", "permalink", "source"))]
    urls += [url for stamp, _ in page.stamps for url in stamp.urls]
    url = next((url for url in urls if url and url.startswith(("http://", "https://"))), None)
    published, origin = _published(page, known, url)
    dateline = page.dateline
    named = [
        labels[key] for key in ("outlet", "publisher", "publication", "newspaper", "site", "source") if key in labels
    ]
    outlets = [
        known.outlet,
        *(name for name in named if not name.startswith("http")),
        known_outlet_of_url(url),
        page.site,
        outlet_of_url(url),
        page.signed,
        dateline.agency if dateline else None,
    ]
    return replace(
        known,
        blocks=tuple(page.blocks),
        title=known.title or labels.get("title") or labels.get("headline") or page.title,
        outlet=next((outlet for outlet in outlets if outlet), None),
        published=published,
        published_from=origin,
        url=url,
        byline=known.byline or labels.get("author") or labels.get("authors") or labels.get("byline") or page.byline,
        dateline=known.dateline or (dateline.text if dateline else None),
        credits=tuple(dict.fromkeys([*known.credits, *page.credits])),
        cuts=(*known.cuts, *page.cuts),
    )


_DAY_LABELS = (
    "published",
    "published on",
    "published at",
    "date published",
    "publication date",
    "pubdate",
    "date",
    "posted",
    "posted on",
)


def _labelled(page: Told) -> date | None:
    """The day that a label of the page gives: the first that can be read."""
    days = (parse_day(page.labels[key]) for key in _DAY_LABELS if key in page.labels)
    return next(filter(None, days), None)


def _published(page: Told, known: Draft, url: str | None) -> tuple[date | None, PublishedFrom | None]:
    """The day of publication, and what states it: metadata, a machine's stamp, the address, a line, the dateline."""
    if known.published:
        return known.published, known.published_from or PublishedFrom.METADATA
    if day := _labelled(page):
        return day, PublishedFrom.METADATA
    # A line that says "updated" comes last: the article was published before.
    stamps = sorted(page.stamps, key=lambda pair: pair[0].updated)
    stated = [(stamped, line) for stamp, line in stamps for stamped in stamp.days]
    exact = (stamped.on() for stamped, line in stated if has_clock(line) or stamped.machine)
    if day := next(filter(None, exact), None):
        return day, PublishedFrom.METADATA
    in_url = day_of_url(url) if url else None
    if in_url:
        return in_url, PublishedFrom.ADDRESS
    year = _year_of(url)
    if day := next(filter(None, (stamped.on(year) for stamped, _ in stated)), None):
        return day, PublishedFrom.TEXT
    if day := _in_figures(page, known):
        return day, PublishedFrom.TEXT
    return _dateline_day(page.dateline.day if page.dateline else None, year)


def _in_figures(page: Told, known: Draft) -> date | None:
    """The day of a stamp whose figures can be read in two ways, as the language of the text writes them."""
    lines = [line for stamp, line in page.stamps if not stamp.days and TWO_WAYS.search(line)]
    first = day_first_in(language_of("\n".join(block.text for block in page.blocks), known.language)) if lines else None
    read = (read_stamp(line, day_first=first) for line in lines if first)
    return next((on for stamp in read if stamp for day in stamp.days if (on := day.on())), None)


def _dateline_day(day: StatedDay | None, year: int | None) -> tuple[date | None, PublishedFrom | None]:
    found = day.on(year) if day else None
    return found, PublishedFrom.DATELINE if found else None


def _year_of(url: str | None) -> int | None:
    match = _YEAR_IN_URL.search(url) if url else None
    return int(match[1]) if match else None
