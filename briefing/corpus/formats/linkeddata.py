"""JSON-LD of a web page (schema.org): the object that is this page's article, with what it refers to.

Pages carry objects for other articles too, break the syntax in a few common ways, and name persons by reference.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from briefing.corpus.cleaning.shapes import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_OBJECTS = 2000
"""Objects that are looked at in one page."""
MAX_SCRIPT = 2_000_000
MIN_OVERLAP = 0.5
MAX_VALUE = 400

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story|NewsItem)$")
_WRAPPING = re.compile(
    r"^\s{0,200}(?://|/\*)?\s{0,20}(?:<!\[CDATA\[|<!--)\s{0,20}(?:\*/)?|(?://|/\*)?[ \t]{0,20}(?:\]\]>|"
    r"-->)\s{0,20}(?:\*/)?\s{0,20};?\s{0,200}$"
)
_COMMENT = re.compile(r"/\*[^*]{0,2000}\*/|^[ \t]{0,100}//[^\n]{0,2000}$", re.MULTILINE)
# A mark that neither opens nor closes a value: text stands on both of its sides.
_STRAY = re.compile(r'(?<![\\{\[:,\s])"(?!\s{0,20}[:,}\]])|(?<=\s)"(?=\w[^":{}\[\]]{0,200}"\s{1,3}[^\s,:}\]])')
_TRAILING = re.compile(r",(?=\s*[}\]])")
_INNER = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "itemListElement",
    "item",
    "hasPart",
    "liveBlogUpdate",
    "author",
    "publisher",
)

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the scripts of a page say.

    ``article`` is this page's object and ``page`` the page itself, empty where none is; ``publisher`` the name of an
    organisation beside them, ``by_id`` the objects that others refer to, ``kinds`` the types of all, ``foreign`` when
    other articles were published.
    """

    article: Object = field(default_factory=dict)
    publisher: str | None = None
    by_id: dict[str, Object] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    page: Object = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()

    def text(self, key: str) -> str | None:
        """A plain value of the article."""
        value = self.article.get(key)
        return text_of(value[0] if isinstance(value, list) and len(value) == 1 and key != "headline" else value)

    def names(self, key: str) -> tuple[str, ...]:
        """The names of the persons or organisations that the article gives for ``key``, references followed."""
        return tuple(dict.fromkeys(self._names(self.article.get(key), 0)))

    def persons(self, key: str) -> tuple[str, ...]:
        """The names of those alone whom the article gives for ``key`` as persons."""
        value = self.article.get(key)
        found = [
            self.by_id.get(str(item.get("@id")), item) if "name" not in item else item
            for item in (value if isinstance(value, list) else [value])[:20]
            if isinstance(item, dict)
        ]
        return tuple(name for item in found if "Person" in types_of(item) for name in self._names(item, 0))

    def _names(self, value: object, depth: int) -> Iterator[str]:
        if depth > 4:
            return
        if isinstance(value, list):
            for item in value[:20]:
                yield from self._names(item, depth + 1)
        elif isinstance(value, dict):
            if "name" not in value and isinstance(value.get("@id"), str):
                value = self.by_id.get(value["@id"], {})
            parts = [text_of(value.get(key)) for key in ("givenName", "familyName")]
            spelled = " ".join(part for part in parts if part)
            yield from self._names(value.get("name") or value.get("@list") or spelled, depth + 1)
        elif (text := text_of(value)) and not text.startswith(("http://", "https://")):
            yield text


def read_linked_data(tree: HtmlElement, url: str | None, titles: tuple[str, ...]) -> LinkedData:
    """What the page's scripts say; ``url`` and ``titles`` tell which of several articles is meant."""
    articles: list[Object] = []
    organisation: str | None = None
    by_id: dict[str, Object] = {}
    kinds: set[str] = set()
    page: Object = {}
    foreign: set[str] = set()
    for item, listed in _page_objects(tree):
        names = types_of(item)
        kinds.update(names)
        _note_longest(by_id, item)
        if _is_article(item, names):
            foreign.add(text_of(item.get("datePublished")) or "")
            articles += [item] if not listed or _is_own(item, url, titles) else []
        elif "datePublished" in item and any(name.endswith("Page") for name in names):
            page = page or item
        elif _is_publisher(names):
            organisation = organisation or text_of(item.get("name"))
    chosen = _chosen(articles, url, titles)
    foreign -= {text_of(chosen.get("datePublished")) or "", ""}
    return LinkedData(chosen, organisation, by_id, frozenset(kinds), page, frozenset(foreign))


def _is_publisher(names: Iterable[str]) -> bool:
    return any(name.endswith("Organization") or name == "WebSite" for name in names)


def _note_longest(by_id: dict[str, Object], item: Object) -> None:
    """Keep an object under its id; one of several places may only point to another, and says less."""
    identity = item.get("@id")
    if isinstance(identity, str) and len(item) > len(by_id.get(identity, ())):
        by_id[identity] = item


def _is_article(item: Object, names: Iterable[str]) -> bool:
    return ("headline" in item or "datePublished" in item) and any(_ARTICLE.search(name) for name in names)


def types_of(item: Object) -> list[str]:
    """The names of an object's types."""
    types = item.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def text_of(value: object) -> str | None:
    """A value's text on one line, or None."""
    if isinstance(value, dict) and isinstance(value.get("@value"), str):
        value = value["@value"]
    return " ".join(value.split())[:MAX_VALUE] or None if isinstance(value, str) else None


def addresses_of(item: Object) -> list[str]:
    """The addresses that an object says are its own."""
    page = item.get("mainEntityOfPage")
    found = [page.get("@id") or page.get("url") if isinstance(page, dict) else page, item.get("url"), item.get("@id")]
    return [value.strip() for value in found if isinstance(value, str)]


def alike(title: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    words, others = set(fold(title).split()), set(fold(other).split())
    return len(words) >= 2 and len(words & others) >= MIN_OVERLAP * max(len(words), len(others))


def _chosen(articles: list[Object], url: str | None, titles: tuple[str, ...]) -> Object:
    """The object of this page: by its address, by its headline, else the only one that says nothing against it."""
    own = _plain(url) if url else None
    for item in articles:
        if own and any(_plain(address) == own for address in addresses_of(item)):
            return item
    for item in articles:
        headline = text_of(item.get("headline")) or text_of(item.get("name"))
        if headline and any(alike(headline, title) for title in titles):
            return item
    foreign = own and articles and _is_foreign(articles[0], own)
    return articles[0] if articles and not (foreign and titles) and (len(articles) == 1 or not titles) else {}


def _is_own(item: Object, url: str | None, titles: tuple[str, ...]) -> bool:
    """Whether an object says that it is this page's, by address or headline."""
    return bool(_chosen([item, item], url, titles))


def _is_foreign(item: Object, own: str) -> bool:
    """Whether an object names an address, and it is another page of the web."""
    pages = [_plain(address) for address in addresses_of(item) if address.startswith("http")]
    return bool(pages) and own not in pages and "headline" in item


def _plain(url: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", url).split("#")[0].split("?")[0].rstrip("/").lower()


def _page_objects(tree: HtmlElement) -> Iterator[tuple[Object, bool]]:
    """The objects of a page, and whether each is an entry of a list."""
    values = (found for script in _scripts(tree) for found in _within(_loaded(script[:MAX_SCRIPT])))
    for item, listed in islice(values, MAX_OBJECTS):
        if isinstance(item, dict):
            yield item, listed


def _scripts(tree: HtmlElement) -> Iterator[str]:
    """The texts of the page's scripts of linked data."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            yield script.text


def _within(values: Iterable[object]) -> Iterator[tuple[object, bool]]:
    """The values and what is in them, those above first, and whether each is an entry of a list."""
    waiting = deque((value, False) for value in values)
    while waiting:
        item, listed = waiting.popleft()
        yield item, listed
        if isinstance(item, list):
            waiting.extend((one, listed) for one in item)
        elif isinstance(item, dict):
            waiting.extend((item[key], listed or key == "itemListElement") for key in _INNER if _holds_more(item, key))


def _holds_more(item: Object, key: str) -> bool:
    return isinstance(item.get(key), list | dict)


def _mended(source: str) -> str:
    """A script without comments, and with the marks within a value escaped that would end it."""
    plain = _TRAILING.sub("", _COMMENT.sub("", source))
    return "\n".join(_STRAY.sub("'", line) for line in plain.split("\n"))


def _loaded(source: str) -> Iterator[object]:
    """The values of a script: as it is, without its wrapping, without trailing commas, several behind one another."""
    plain = _WRAPPING.sub("", _WRAPPING.sub("", source)).strip().rstrip(";")
    if "&quot;" in plain and '"' not in plain:
        plain = unescape(plain)
    for mend in (str, lambda text: _TRAILING.sub("", text), _mended):
        try:
            yield json.loads(mend(plain), strict=False)
        except (ValueError, RecursionError):
            continue
        return
    decoder = json.JSONDecoder(strict=False)
    text, position = _TRAILING.sub("", plain), 0
    while (start := text.find("{", position)) >= 0 and position < len(text):
        try:
            value, position = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        yield value
