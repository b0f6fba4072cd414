"""What a web page states about its article for machines: JSON-LD, OpenGraph, meta elements, canonical link.

The vocabularies are schema.org's ``NewsArticle``, the Open Graph protocol, and the names that publishing systems write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

from briefing.corpus.cleaning.outlets import archived_address, outlet_by_form, outlet_of_url, split_title
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.cleaning.titles import is_site, plain_title, without_site
from briefing.corpus.draft import Draft
from briefing.corpus.formats.linkeddata import LinkedData, addresses_of, alike, read_linked_data
from briefing.corpus.formats.markup import plain_text, xpath
from briefing.corpus.formats.pageauthors import read_byline
from briefing.corpus.formats.pagedays import find_page_day
from briefing.corpus.formats.pageplace import find_place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TITLE = 400
MAX_INNER = 2000
MIN_WIDE = 4
"""Characters of a headline in a script without spaces."""
_HEADED = (
    "//*[self::h1 or self::h2 or self::h3]"
    "[@itemprop='headline' or contains(@class, 'title') or contains(@class, 'headline')]"
)
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
_COLLECTIONS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_TIERS = ("article:content_tier", "content_tier", "og:article:content_tier")

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
    site = next(iter(linked.names("publisher")), None) or linked.publisher or _site(meta) or _publisher(tree)
    title, title_site = _title(tree, meta, linked, (site, _site(meta), outlet_of_url(own), _domain(own)))
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
        closed=_is_closed(meta, linked),
        listing=not _COLLECTIONS.isdisjoint(linked.kinds),
        stated=bool(linked.article.get("headline")) or (_first(meta, "og:type") or "").lower() == "article",
        byline=read_byline(meta, linked, place, (site, title_site, _site(meta), outlet_of_url(own))),
    )


def _publisher(tree: HtmlElement) -> str | None:
    """The publisher that the page's microdata names."""
    found = next(iter(xpath("//*[@itemprop='publisher']//*[@itemprop='name']")(tree)), None)
    return (found.get("content") or plain_text(found)).strip()[:MAX_VALUE] or None if found is not None else None


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


def _title(tree: HtmlElement, meta: Meta, linked: LinkedData, names: tuple[str | None, ...]) -> tuple[str, str | None]:
    """The headline that readers see where it is the one that the page names, and a site's name at its end."""
    named = [
        linked.text("headline"),
        _first(meta, "og:title"),
        _first(meta, "twitter:title"),
        _inner(tree.find(".//title")),
    ]
    site, titles = _parted(named, names)
    sites = (*names, site)
    visible = [without_site(_seen(heading, titles), sites) for heading in islice(tree.iter("h1"), 5)]
    for heading in visible:
        if not _names_the_site(heading, sites) and any(_is_same(heading, title) for title in titles):
            return split_title(heading)[0], site
    chosen = next(iter([*titles, *visible]), "")
    if not chosen or _names_the_site(chosen, sites):
        headed = (_seen(heading, titles) for heading in cast(list["HtmlElement"], xpath(_HEADED)(tree))[:5])
        chosen = next((title for title in headed if title and not is_site(title, sites)), chosen)
    return chosen, site


def _parted(named: Iterable[str | None], names: tuple[str | None, ...]) -> tuple[str | None, list[str]]:
    """The name of the site at the end of a title, and the titles without it and the other names."""
    stated = [split_title(plain_title(title)[:MAX_TITLE]) for title in named if title and title.strip()]
    site = next((name for _, name in stated if name), None)
    return site, [without_site(title, (*names, site)) for title, _ in stated]


def _names_the_site(title: str, sites: tuple[str | None, ...]) -> bool:
    return is_site(title, sites) or outlet_by_form(title) is not None


def _seen(heading: HtmlElement, titles: list[str]) -> str:
    """A heading's words; where a label or the site's name stands in it as well, those that the page names."""
    spaced = plain_title(_inner(heading, " "))[:MAX_TITLE]
    if len(heading):
        folded = f" {fold(spaced)} "
        for title in titles:
            if len(title.split()) > 1 and f" {fold(title)} " in folded:
                return title
    return plain_title(_inner(heading))[:MAX_TITLE]


def _is_same(heading: str, title: str) -> bool:
    """Whether a heading is the headline that the page names, also one of a word or in a script without spaces."""
    first, second = fold(heading), fold(title)
    whole = first == second or (not first.isascii() and len(first) >= MIN_WIDE and first in second)
    return bool(first) and (whole or alike(heading, title))


def _url(tree: HtmlElement, meta: Meta) -> str | None:
    """The page's own address; a part of one is read beside the page's base or another one that it names."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    bases = [str(base.get("href")) for base in tree.iter("base") if _is_address(base.get("href"))][:1]
    stated = [*links, *meta.get("og:url", ()), tree.get("data-scrapbook-source")]
    for url in stated:
        if _is_address(url):
            return archived_address(str(url).strip()[:MAX_VALUE])
    for url in stated:
        if isinstance(url, str) and url.startswith("/") and (url.startswith("//") or bases):
            return urljoin(bases[0] if bases else "https:", url.strip())[:MAX_VALUE]
    return next((base for base in bases if len(urlsplit(base).path) > 1), None)


def _is_address(url: object) -> bool:
    return isinstance(url, str) and url.strip().startswith(("http://", "https://"))


def _site(meta: Meta) -> str | None:
    return next((value for key in _SITES for value in meta.get(key, ())[:1] if _is_name(value)), None)


def _outlet(url: str | None, site: str | None, title_site: str | None) -> str | None:
    """By the address where the table knows it, else by the name the site gives itself, else by the address alone."""
    by_address = outlet_of_url(url)
    named = site or title_site
    if by_address and ("." not in by_address or not named):
        return by_address
    return named or by_address


def _is_closed(meta: Meta, linked: LinkedData) -> bool:
    """Whether the page says that only payers may read it whole."""
    free = [linked.article.get("isAccessibleForFree"), linked.page.get("isAccessibleForFree")]
    free += meta.get("isaccessibleforfree", [])
    tiers = [value.lower() for key in _TIERS for value in meta.get(key, ())]
    return any(str(value).lower() == "false" for value in free) or "locked" in tiers


def _is_name(value: str) -> bool:
    return len(value) < 80 and not value.startswith(("http", "@"))


def _domain(url: str | None) -> str | None:
    """The name in an address: "kestrel" of https://www.kestrel.example/."""
    labels = [label for label in (urlsplit(url).hostname or "").split(".") if label != "www"] if url else []
    return ".".join(labels[-2:]) or None


def _inner(element: HtmlElement | None, between: str = "") -> str:
    """The element's text, as far as a headline may reach: a container of the whole page is not gathered.

    ``between`` stands at the edges of the elements within; a break of the line is a space.
    """
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded with lxml.html

    if element is None:
        return ""
    parts: list[str] = [element.text or ""]
    length = len(parts[0])
    for event, inner in iterwalk(element, events=("start", "end")):
        if length > MAX_INNER:
            break
        if inner is not element:
            text = (inner.text if event == "start" else inner.tail) or ""
            parts += [" " if inner.tag == "br" else between, text]
            length += len(text)
    return " ".join("".join(parts).split())
