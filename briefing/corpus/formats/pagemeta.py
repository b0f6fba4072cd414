"""What a web page states about its article for machines: JSON-LD, OpenGraph, meta elements, ``<time>``, canonical link.

The vocabularies are schema.org's ``NewsArticle``, the Open Graph protocol, and the names that publishing systems write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from briefing.corpus.cleaning.days import day_of_url, parse_day
from briefing.corpus.cleaning.metadata import read_stamp
from briefing.corpus.cleaning.outlets import outlet_of_url, split_title
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.draft import Draft
from briefing.corpus.words import ordered
from briefing.models import PublishedFrom

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_OBJECTS = 500
"""JSON-LD objects that are looked at in one page."""
MAX_TITLE = 400
MAX_INNER = 2000
MIN_OVERLAP = 0.5

MAX_ELEMENTS = 250
MAX_ABOVE = 40
"""Elements behind and before the headline among which its day is looked for."""
MAX_STAMP_LINE = 120

_UPDATED = re.compile("updated|modified|revised", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_SITES = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher",
    "twitter:app:name:iphone",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")


def read_page(tree: HtmlElement) -> Draft:
    """Title, outlet, day, URL, language and byline as the page states them; the blocks are left empty."""
    meta = _meta(tree)
    article, publisher = _linked_data(tree)
    url = _url(tree, meta, article)
    site = _text(_name(article.get("publisher")) or publisher) or _site(meta)
    title, title_site = _title(tree, meta, article)
    day = _day(tree, meta, article, url)
    language = _text(article.get("inLanguage")) or tree.get("lang") or meta.get("og:locale")
    return Draft(
        (),
        title=title,
        outlet=_outlet(url, site, title_site),
        published=day,
        published_from=PublishedFrom.METADATA if day else None,
        url=url,
        language=language[:2].lower() if language and re.match(r"[A-Za-z]{2}(?:$|[-_])", language) else None,
        byline=_text(_name(article.get("author")))
        or next((meta[key] for key in _AUTHORS if _is_name(meta.get(key))), None),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if key and value and value.strip():
            found.setdefault(key.strip().lower(), value.strip()[:2000])
    return found


def _linked_data(tree: HtmlElement) -> tuple[dict[str, Any], str | None]:
    """The first object that is an article, and the name of a publisher that another object gives."""
    organisation: str | None = None
    articles: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            loaded = json.loads(script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(loaded):
            types = item.get("@type")
            names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
            if any(_ARTICLE.search(name) for name in names) and ("headline" in item or "datePublished" in item):
                articles.append(item)
            elif any(name.endswith("Organization") or name == "WebSite" for name in names):
                organisation = organisation or _text(item.get("name"))
    return (articles[0] if articles else {}), organisation


def _objects(loaded: object) -> Iterator[dict[str, Any]]:
    waiting = [loaded]
    seen = 0
    while waiting and seen < MAX_OBJECTS:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), list | dict)
            )


def _title(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> tuple[str, str | None]:
    """The headline that readers see where it is the one that the page names, and a site's name at its end."""
    named = [
        _text(article.get("headline")),
        meta.get("og:title"),
        meta.get("twitter:title"),
        _inner(tree.find(".//title")),
    ]
    stated = [split_title(" ".join(title.split())[:MAX_TITLE]) for title in named if title and title.strip()]
    site = next((name for _, name in stated if name), None)
    visible = [" ".join(_inner(heading).split())[:MAX_TITLE] for heading in islice(tree.iter("h1"), 5)]
    for heading in visible:
        if any(_alike(heading, title) for title, _ in stated):
            return split_title(heading)[0], site
    return (stated[0][0] if stated else next(iter(visible), "")), site


def _alike(title: str, other: str) -> bool:
    words, others = set(fold(title).split()), set(fold(other).split())
    return len(words) >= 2 and len(words & others) >= MIN_OVERLAP * max(len(words), len(others))


def _day(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], url: str | None) -> date | None:
    stated: list[object] = [article.get("datePublished"), *(meta.get(key) for key in ordered("day_meta"))]
    stated += [element.get("datetime") or _inner(element) for element in tree.iter("time") if _is_published(element)]
    stated.append(article.get("dateCreated"))
    day = next((day for value in stated if isinstance(value, str) and (day := parse_day(value))), None)
    return day or (day_of_url(url) if url else None)


def _is_published(element: HtmlElement) -> bool:
    kind = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return element.get("pubdate") is not None or "publi" in kind


def day_for_people(tree: HtmlElement) -> date | None:
    """The first day near the headline that fills a ``<time>`` or another element, those that say "updated" last."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return None
    near = [
        *heading.xpath("following::*[position() <= $most]", most=MAX_ELEMENTS),
        *heading.xpath("preceding::*")[-MAX_ABOVE:],
    ]
    found = [(stated, _UPDATED.search(line) is not None) for element in near for stated, line in _day_in(element)]
    return next((day for day, updated in found if not updated), found[0][0] if found else None)


def _day_in(element: HtmlElement) -> Iterator[tuple[date, str]]:
    line = " ".join(_inner(element).split())
    if element.tag == "time" and (day := parse_day(element.get("datetime") or line)):
        yield day, f"{line} {element.get('class') or ''}"
    elif line and len(line) < MAX_STAMP_LINE and (stamp := read_stamp(line)):
        yield from ((day, line) for stated in stamp.days if (day := stated.on()))


def _url(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    found = [*links, meta.get("og:url"), page.get("@id") if isinstance(page, dict) else page, article.get("url")]
    for url in found:
        if isinstance(url, str) and url.strip().startswith(("http://", "https://")):
            return url.strip()[:2000]
    return None


def _site(meta: dict[str, str]) -> str | None:
    return next((meta[key] for key in _SITES if _is_name(meta.get(key))), None)


def _outlet(url: str | None, site: str | None, title_site: str | None) -> str | None:
    """By the address where the table knows it, else by the name the site gives itself, else by the address alone."""
    by_address = outlet_of_url(url)
    named = site or title_site
    if by_address and ("." not in by_address or not named):
        return by_address
    return named or by_address


def _name(value: object) -> str | None:
    """The name of a person or an organisation in JSON-LD, several joined by commas."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for item in value[:10] if (name := _name(item))) or None
    return _text(value)


def _text(value: object) -> str | None:
    return value.strip()[:MAX_TITLE] or None if isinstance(value, str) else None


def _is_name(value: str | None) -> bool:
    return bool(value) and len(value or "") < 80 and not (value or "").startswith(("http", "@"))


def _inner(element: HtmlElement | None) -> str:
    """The element's text, as far as a headline or a day may reach: a container of the whole page is not gathered."""
    parts: list[str] = []
    length = 0
    for part in element.itertext() if element is not None else ():
        parts.append(str(part))
        length += len(parts[-1])
        if length > MAX_INNER:
            break
    return "".join(parts)
