"""Who wrote the article of a web page: from what it states for machines, else from what its readers see.

Microdata, ``rel=author``, vcards and classes such as "byline" are how publishing systems mark a name; a line that
begins with "By" says it too. A name that is the site's own, a role or a login is no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, cast

from briefing.corpus.cleaning.days import find_days
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.formats.linkeddata import LinkedData
from briefing.corpus.formats.markup import plain_text, xpath
from briefing.corpus.formats.pagenames import MOST_NAMES, Named
from briefing.corpus.formats.pageplace import Place, following, stands_beside
from briefing.corpus.words import ordered, pattern, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_NAME = 60
MAX_NAME_WORDS = 6
MAX_AUTHORS = 8
MAX_BYLINE = 200
MAX_LOOKED_AT = 400
"""Elements with a mark of authorship in one page; a page of comments has thousands."""

_PARTS = re.compile(
    r"\s*(?:[;|/·•\n]|,(?!\s?(?:Jr|Sr|PhD|MD|II|III)\b)|\s[–—-]\s|\s(?:and|und|et|y|e|en|og|och|ja|i|oraz|a|și|и|та|ve|dan|و|with|&|\+)\s)\s*"
)
_LOGIN = re.compile(r"[@_\d<>{}\[\]=]|https?:|www\.|\.(?:com|org|net|de|fr|co\.uk)\b")
_HANDLE = re.compile(r"\s{0,3}\(?(?<!\w)@\w{2,30}\)?")
_EMPLOYER = re.compile(
    r"\s(?:(?:special|exclusive(?:ly)?) )?(?:for|to|at|für|pour|para|per|voor)\s"
    r"(?=(?:the|die|den|das|le|la|el|il|de)\s|[A-Z]).*"
)
_EAST = re.compile(r"^[\u4e00-\u9fff]{1,5}\s?[:：]\s?")
_USER = re.compile(r"[^\W_][\w.-]{2,19}")
_LEADS_TO_AUTHOR = re.compile(
    r"author|autor|/(?:people|person|profile|profil|by|staff|team|users?|writer|contributor|journalist)s?/",
    re.IGNORECASE,
)
_LINES = frozenset(
    {"p", "div", "span", "li", "em", "i", "strong", "b", "small", "address", "h3", "h4", "h5", "a", "cite", "dt", "dd"}
)
MAX_NEAR = 60
MAX_PARTS = 4
"""Elements within a line that signs a text."""
_KINDS = ("class", "id", "data-testid", "data-component")
_NAMES = (
    ".//*[@itemprop='name' or @class='name' or contains(concat(' ', @class, ' '), ' fn ')"
    " or contains(@class, 'author-name') or contains(@class, 'author_name') or contains(@class, 'authorName')]"
)
_HINT = re.compile(r"uthor|autor|auteur|yline|vcard|riter|ournalist|eporter|ed-?by|edakteur")
_ELSEWHERE = frozenset({"aside", "nav", "footer"})
_NOT_THIS = re.compile(
    r"comment(?!ary|ator)|related|recommend|sidebar|widget|teaser|promo|card-list|more-?(?:from|stories)|popular|disqus|reply"
    r"|latest|trending|footer|newsletter|reviewer",
    re.IGNORECASE,
)
_is_not_this = Named(_NOT_THIS)
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:by-?line(?:s|-?name|-?author)?|author(?:s|-?name|-?link|-?byline|-?title)?|(?:article|post|entry|story|news)-?_*author"
    r"|autor(?:en|i)?|auteur|autore|writer|contributor-?name|posted-?by|submitted-?by|journalist(?:-?name)?|reporter|redakteur)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def read_byline(meta: dict[str, list[str]], linked: LinkedData, place: Place, site: Sequence[str | None]) -> str | None:
    """The authors, joined by commas; ``site`` are the names of the outlet, which are none."""
    own = frozenset(fold(name) for name in site if name)
    stated = _clean(linked.names("author") or linked.names("creator"), own)
    # Whoever writes a site of her own gives it her name: a person all the same, where the page says so.
    stated = stated or [name for name in _clean(linked.persons("author"), frozenset()) if " " in name]
    if stated:
        return ", ".join(stated)
    listed = _clean([value for key in ordered("author_meta") for value in meta.get(key, ())][:MAX_AUTHORS], own)
    seen = _visible(place, own)
    # What a page says to machines is often the login of whoever typed it in: a full name that readers see is better.
    if listed and not (seen and not any(" " in name for name in listed)):
        return ", ".join(listed)
    return ", ".join(seen) or None


def _visible(place: Place, own: frozenset[str]) -> list[str]:
    """The names of the plainest kind of mark that names somebody; an agency where nobody is named."""
    agencies: list[str] = []
    marked: dict[int, list[str]] = {}
    for element in islice(_marked(place.marked), MAX_LOOKED_AT):
        rank = _rank(element)
        if (
            rank is None
            or (marked.get(rank) and rank >= 2)
            or not stands_beside(element, place.around, _is_not_this, _ELSEWHERE)
        ):
            continue
        texts = _texts(element)
        agencies += _agencies(texts, own)
        marked.setdefault(rank, []).extend(_clean(texts, own, marked=True))
    for rank in sorted(marked):
        names = list(dict.fromkeys(marked[rank]))[:MAX_AUTHORS]
        if agencies and not any(" " in name for name in names):
            continue  # the town beside the agency
        if names:
            return names
    return _signed(place, own) or _linked(place, own) or list(dict.fromkeys(agencies))[:1]


def _agencies(texts: Sequence[str], own: frozenset[str]) -> list[str]:
    """The agencies that a mark names, unless the site is theirs."""
    parts = (part for text in texts for part in _PARTS.split(pattern("by", r"^\W{0,3}{}\s+").sub("", text)))
    known = (named_outlet(part) for part in parts)
    return [outlet.name for outlet in known if outlet and outlet.agency and fold(outlet.name) not in own]


def _linked(place: Place, own: frozenset[str]) -> list[str]:
    """The full names right below the headline that lead to their bearer's page."""
    if place.heading is None:
        return []
    links = (one for one in islice(following(place.heading), MAX_NEAR) if one.tag == "a")
    for link in links:
        leads = _LEADS_TO_AUTHOR.search(str(link.get("href")))
        if leads and stands_beside(link, place.around, _is_not_this, _ELSEWHERE):
            names = [name for name in _clean([plain_text(link)], own) if " " in name]
            if names:
                return names
    return []


def _signed(place: Place, own: frozenset[str]) -> list[str]:
    """The names of a short line beside the headline that begins with "By"."""
    labelled = False
    for element in islice(following(place.heading), MAX_NEAR) if place.heading is not None else ():
        if element.tag not in _LINES or len(element) > MAX_PARTS:
            continue
        start = (element.text or "").strip()
        if labelled and (names := _clean([plain_text(element)], own)):
            return names
        if not start:
            labelled = False
            continue
        labelled = not len(element) and pattern("by", r"{}\s?:?").fullmatch(start) is not None
        if pattern("by", r"\W{0,3}{}(?:\s|$)").match(start) and (names := _names_of_line(element, own)):
            return names
    return []


def _names_of_line(element: HtmlElement, own: frozenset[str]) -> list[str]:
    """The names behind "By": with a capital, or linked to an author's page."""
    text = plain_text(element)
    if len(text) > MAX_BYLINE or not pattern("by", r"\W{0,3}{}\s+\S").match(text):
        return []
    linked = any(_LEADS_TO_AUTHOR.search(str(link.get("href"))) for link in element.iter("a"))
    return _clean([text], own) if linked or text.split()[0][:1].isupper() else []


def _marked(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    for element in elements:
        get = element.get
        named = _hints(get("class")) or _hints(get("id")) or _hints(get("data-testid")) or _hints(get("data-component"))
        if named or get("itemprop") or get("rel"):
            yield element


@lru_cache(MOST_NAMES)
def _hints(name: str | None) -> bool:
    """Whether a look at an element that is called so is worth it: most share a few names."""
    return name is not None and _HINT.search(name.lower()) is not None


def _rank(element: HtmlElement) -> int | None:
    """How plainly an element is marked as the author's name, 0 the plainest; None for no such mark."""
    prop = str(element.get("itemprop") or "").split()
    if "author" in prop or "creator" in prop:
        return 0
    if "author" in str(element.get("rel") or "").split() and element.tag != "link":
        return 1
    named = " ".join(str(element.get(key) or "") for key in _KINDS)
    if _CLASSES.search(named) or _CLASSES.search(_CAMEL.sub("-", named)):
        return 2
    return 3 if "vcard" in named.split() else None


def _texts(element: HtmlElement) -> list[str]:
    """The names in a marked element: those marked within it, the text of its links, or all of it."""
    if element.tag == "meta":
        return [str(element.get("content") or "")]
    named = [
        str(inner.get("content") or "") if inner.tag == "meta" else plain_text(inner)
        for inner in cast(list["HtmlElement"], xpath(_NAMES)(element))
    ]
    if named := [name for name in named if name]:
        return named
    text = _apart(element)
    if len(text) > MAX_BYLINE:
        return []
    links = list(element.iter("a"))
    if named := [
        plain_text(link) for link in links if _LEADS_TO_AUTHOR.search(f"{link.get('href')} {link.get('rel')}")
    ]:
        return [name for name in named if name] or [text]
    if pattern("by", r"\W{0,3}{}\s").match(text) or not links:
        return [text]
    linked = [name for link in links if (name := plain_text(link))]
    return linked if len(" ".join(linked)) >= len(text) / 2 else [text]


def _apart(element: HtmlElement) -> str:
    """The element's text; where a name touches a role in an element of its own, on a line of its own."""
    parts = [
        part for piece in cast(Iterator[str], element.itertext()) if (part := " ".join(f"|{piece}|".split())[1:-1])
    ]
    text = ""
    for part in parts:
        text += "\n" if text[-1:].islower() and part[:1].isupper() else ""
        text += part
    return text.strip()


def _clean(values: Sequence[str], own: frozenset[str], *, marked: bool = False) -> list[str]:
    """The persons among what a page gives as authors, each once; a login counts where it is ``marked`` as one."""
    found = []
    for value in values:
        plain = unescape(value[:MAX_BYLINE])  # systems write names into JSON-LD as they stand in their HTML
        parts = _PARTS.split(_EMPLOYER.sub("", _HANDLE.sub("", _without_day(plain))))
        for part in parts:
            name = person(part, login=marked and len(parts) == 1)
            if name and not _is_own(fold(name), own) and not _is_outlet(name):
                found.append(name)
    return list(dict.fromkeys(found))[:MAX_AUTHORS]


def _is_own(name: str, own: frozenset[str]) -> bool:
    """Whether a name is the site's own, also with what kind of company it is."""
    return name in own or any(" " in site and name.startswith(f"{site} ") for site in own)


def _without_day(text: str) -> str:
    days = find_days(text)
    return text[: days[0].start] if days else text


def _is_outlet(name: str) -> bool:
    return named_outlet(name) is not None or outlet_by_form(name) is not None


def person(text: str, *, login: bool = False) -> str | None:
    """The name in a part of a byline, without "By" and without a role; None where it can be nobody's."""
    name = _EAST.sub("", " ".join(text.split()))
    for _ in range(2):
        name = pattern("by", r"^\W{0,3}{}(?:\s+|$)").sub("", name)
    split = name.strip(' .,:;|–—-()[]"“”').split()
    while split and _is_role(split[0]):
        del split[0]
    while split and split[-1].casefold() in words("stamp"):
        del split[-1]
    name = " ".join(split)
    if not name or len(name) > MAX_NAME or len(split) > MAX_NAME_WORDS or _LOGIN.search(name):
        return name if login and _USER.fullmatch(name) and name.casefold() not in words("no_author") else None
    if any(word.casefold().strip(".") in words("no_author") for word in split):
        return None
    if login and len(split) == 1:
        return name
    return name if _is_capitalised(split) else None


def _is_role(word: str) -> bool:
    return len(word) > 5 and pattern("role", r"(?:\S{0,30}[-/])?{}:?").fullmatch(word) is not None


def _is_capitalised(split: Sequence[str]) -> bool:
    """Whether all words but the particles of names begin with a capital, or are of a script without any."""
    letters = "".join(split)
    if not any(char.isupper() or not char.islower() for char in letters if char.isalpha()):
        return False
    return all(word.casefold() in words("byline") or not word[0].isalpha() or not word[0].islower() for word in split)
