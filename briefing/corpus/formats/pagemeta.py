"""What a web page states about its article for machines: JSON-LD, OpenGraph, meta elements, canonical link.

The vocabularies are schema.org's ``NewsArticle``, the Open Graph protocol, and the names that publishing systems write.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.outlets import archived_address, outlet_of_url, split_title
from briefing.corpus.cleaning.titles import plain_title
from briefing.corpus.draft import Draft
from briefing.corpus.formats.linkeddata import LinkedData, addresses_of, alike, read_linked_data
from briefing.corpus.formats.pageauthors import read_byline
from briefing.corpus.formats.pagedays import find_page_day
from briefing.corpus.formats.pageplace import find_place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TITLE = 400
MAX_INNER = 2000
MAX_VALUE = 2000
MAX_VALUES = 20
"""Values that one name of a meta element may have."""

_SITES = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher",
    "twitter:app:name:iphone",
)

Meta = dict[str, list[str]]


def read_page(tree: HtmlElement, url: str | None = None) -> Draft:
    """Title, outlet, day, URL, language and byline as the page states them; the blocks are left empty.

    ``url`` is an address known from elsewhere, which wins over the page's own.
    """
    meta = _meta(tree)
    own = url or _url(tree, meta)
    titles = _headlines(tree, meta)
    linked = read_linked_data(tree, own, titles)
    own = own or next((address for address in addresses_of(linked.article) if address.startswith("http")), None)
    title, title_site = _title(tree, meta, linked)
    site = next(iter(linked.names("publisher")), None) or linked.publisher or _site(meta)
    language = linked.text("inLanguage") or tree.get("lang") or _first(meta, "og:locale")
    language = language[:2].lower() if language and re.match(r"[A-Za-z]{2}(?:$|[-_])", language) else None
    place = find_place(tree, own, titles, language)
    day = find_page_day(tree, meta, linked, place)
    return Draft(
        (),
        title=title,
        outlet=_outlet(own, site, title_site),
        published=day.moment.day if day else None,
        published_at=day.moment.at if day else None,
        published_from=day.origin if day else None,
        url=own,
        language=language,
        closed=str(linked.article.get("isAccessibleForFree")).lower() == "false",
        byline=read_byline(tree, meta, linked, place, (site, title_site, _site(meta), outlet_of_url(own))),
    )


def _meta(tree: HtmlElement) -> Meta:
    found: Meta = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if key and value and value.strip():
            values = found.setdefault(key.strip().lower(), [])
            if len(values) < MAX_VALUES:
                values.append(value.strip()[:MAX_VALUE])
    return found


def _first(meta: Meta, key: str) -> str | None:
    return next(iter(meta.get(key, ())), None)


def _headlines(tree: HtmlElement, meta: Meta) -> tuple[str, ...]:
    """The page's own headlines without the site's name: what tells its JSON-LD from that of other stories."""
    found = [_first(meta, "og:title"), _inner(tree.find(".//title")), *map(_inner, islice(tree.iter("h1"), 3))]
    return tuple(split_title(plain_title(title))[0] for title in found if title and title.strip())


def _title(tree: HtmlElement, meta: Meta, linked: LinkedData) -> tuple[str, str | None]:
    """The headline that readers see where it is the one that the page names, and a site's name at its end."""
    named = [
        linked.text("headline"),
        _first(meta, "og:title"),
        _first(meta, "twitter:title"),
        _inner(tree.find(".//title")),
    ]
    stated = [split_title(plain_title(title)[:MAX_TITLE]) for title in named if title and title.strip()]
    site = next((name for _, name in stated if name), None)
    visible = [plain_title(_inner(heading))[:MAX_TITLE] for heading in islice(tree.iter("h1"), 5)]
    for heading in visible:
        if any(alike(heading, title) for title, _ in stated):
            return split_title(heading)[0], site
    return (stated[0][0] if stated else next(iter(visible), "")), site


def _url(tree: HtmlElement, meta: Meta) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for url in [*links, *meta.get("og:url", ())]:
        if isinstance(url, str) and url.strip().startswith(("http://", "https://")):
            return archived_address(url.strip()[:MAX_VALUE])
    return None


def _site(meta: Meta) -> str | None:
    return next((value for key in _SITES for value in meta.get(key, ())[:1] if _is_name(value)), None)


def _outlet(url: str | None, site: str | None, title_site: str | None) -> str | None:
    """By the address where the table knows it, else by the name the site gives itself, else by the address alone."""
    by_address = outlet_of_url(url)
    named = site or title_site
    if by_address and ("." not in by_address or not named):
        return by_address
    return named or by_address


def _is_name(value: str) -> bool:
    return len(value) < 80 and not value.startswith(("http", "@"))


def _inner(element: HtmlElement | None) -> str:
    """The element's text, as far as a headline may reach: a container of the whole page is not gathered."""
    parts: list[str] = []
    length = 0
    for part in element.itertext() if element is not None else ():
        parts.append(str(part))
        length += len(parts[-1])
        if length > MAX_INNER:
            break
    return " ".join("".join(parts).split())
