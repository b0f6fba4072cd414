"""Events and works: wars, storms, anniversaries, summits, games; treaties, laws, books and films."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.titled import find_titles
from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

_STORMS = word_list("happenings.storms")
_BATTLES = {"battle": EntityType.EVENT, "siege": EntityType.EVENT, "treaty": EntityType.WORK, "peace": EntityType.EVENT,
            "feast": EntityType.EVENT}  # fmt: skip
_JUBILEE = re.compile(r"\b(?:anniversary|jubilee)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?<![^\W_])(?:\d{1,3}(?:st|nd|rd|th)|(?![a-z-]{0,20}month)[a-z]{0,12}(?:-[a-z]{0,8})?(?:th|first|second|third)"
    r"|golden|silver|diamond|platinum)[ -]\Z",
    re.IGNORECASE,
)
_PANDEMIC = re.compile(
    r"\b(?:covid(?:-19)?|corona(?:virus)?|ebola|zika|mpox|cholera|sars)[ -](?:pandemic|epidemic|outbreak)\b",
    re.IGNORECASE,
)
_DISEASE = re.compile(r"\b(?:COVID-19|Covid-19|COVID|Covid)\b")
_GROUP_SUMMIT = re.compile(
    r"\b(?:G-?7|G-?8|G-?20|COP-?\d{2})\s(?:[Ss]ummit|[Cc]limate (?:summit|conference|talks))\b|\bCOP-?\d{2}\b"
)
_NUMBERED = re.compile(r"\bWorld War (?:I{1,3}|One|Two|[12])\b|\b(?:First|Second) World War\b|\bCold War\b")
_BY_YEAR = words("yearly_events")
"""Events that are told apart by their year."""
_CONNECTORS = word_list("happenings.connectors")


def find_patterns(text: str) -> list[tuple[Span, EntityType]]:
    """Events and works that are told by their words alone, as spans of the text."""
    found = [(span, EntityType.EVENT) for span in _anniversaries(text)]
    for pattern, kind in (
        (_PANDEMIC, EntityType.EVENT),
        (_GROUP_SUMMIT, EntityType.EVENT),
        (_NUMBERED, EntityType.EVENT),
        (_DISEASE, EntityType.OTHER),
    ):
        found.extend((Span(*match.span()), kind) for match in pattern.finditer(text))
    found.extend((span, EntityType.WORK) for span in find_titles(text))
    return found


def _anniversaries(text: str) -> Iterator[Span]:
    """Find "70th anniversary", "tenth anniversary", "golden jubilee"."""
    for match in _JUBILEE.finditer(text):
        ordinal = _ORDINAL.search(text[max(0, match.start() - 25) : match.start()])
        if ordinal:
            yield Span(match.start() - len(ordinal[0]), match.end())


def find_events(names: NameTokens) -> list[NameFound]:
    """Rows of capitalised words that end or begin with a word for an event or a work."""
    found = []
    for place, token in enumerate(names.tokens):
        if not token.capital or token.sentence in names.headlines:
            continue
        item = None
        if token.lower in _STORMS:
            item = _opened(names, place)
        elif token.lower in _BATTLES and _follows(names, place, "of"):
            item = _of(names, place, _BATTLES[token.lower])
        elif place and names.tokens[place - 1].gap == "-":
            continue  # "Tarn Journal-Constitution" is a paper
        elif token.lower in words("event_heads") or token.lower in words("work_heads"):
            item = _headed(names, place)
        if item:
            found.append(item)
    return found


def _follows(names: NameTokens, place: int, word: str) -> bool:
    return names.joined(place) and names.tokens[place + 1].text == word


def _opened(names: NameTokens, place: int) -> NameFound | None:
    """Find "Hurricane Ida", "Operation Desert Storm"."""
    last = names.run(place)
    inside = place > 0 and names.joined(place - 1) and names.tokens[place - 1].capital and not names.opens[place - 1]
    if inside and names.tokens[place - 1].lower not in ("super", "tropical", "the"):
        return None
    if last == place + 1 or names.tokens[place + 1].lower in words("titles"):
        return None
    return NameFound(place, min(last, place + 4), EntityType.EVENT)


def _of(names: NameTokens, place: int, kind: EntityType) -> NameFound | None:
    """Find "Battle of the Bulge", "Treaty of Versailles"."""
    at = place + 2
    if at < len(names.tokens) and names.tokens[at].text == "the":
        at += 1
    if at >= len(names.tokens) or not names.tokens[at].capital or not all(names.joined(i) for i in range(place, at)):
        return None
    return NameFound(place, names.run(at), kind)


def _headed(names: NameTokens, place: int) -> NameFound | None:
    """Find "Korean War", "World Health Summit", "Clean Air Act"; a run that goes on is another name."""
    if names.joined(place) and names.tokens[place + 1].capital and names.tokens[place + 1].text.isalpha():
        return None
    token = names.tokens[place]
    if _is_brigade(names, place) or (token.lower == "law" and place and names.tokens[place - 1].text == "of"):
        return None
    first = _first_of_name(names, place)
    if first == place or place - first > 6 or _is_known_body(names, first, place):
        return None
    if all(before.lower in words("titles") for before in names.tokens[first:place]):
        return None  # "Advocate Bill Lund"
    event = token.lower in words("event_heads")
    if event and place - first == 1 and _may_be_somebody(names, first):
        return None
    last = place + 1
    if event and _follows(names, place, "of") and names.joined(last) and names.tokens[last + 1].capital:
        last = names.run(last + 1)
    return NameFound(first, last, EntityType.EVENT if event else EntityType.WORK)


def _is_known_body(names: NameTokens, first: int, place: int) -> bool:
    """Whether the table has the name for a body's, whatever its last word: the magazine "Vanity Fair"."""
    row = [token.text for token in names.tokens[first : place + 1] if not token.text.isdigit()]
    return bool(load_gazetteer().longest(row, 0)[1] & BITS["org"])


def _may_be_somebody(names: NameTokens, first: int) -> bool:
    """Whether a given name before the word for an event makes a person of both, between commas: ", Bea Flood, said"."""
    classes = load_gazetteer().of(names.tokens[first].text)
    given = classes & BITS["first"] and not classes & (PLACES | BITS["is_common"])
    return bool(given) and first > 0 and names.tokens[first - 1].gap == ", "


def _first_of_name(names: NameTokens, place: int) -> int:
    """Where the name begins whose head stands at ``place``, without figures and words that only stand before it."""
    first = place
    while first > 0 and place - first < 8 and names.joined(first - 1) and _belongs(names, first - 1):
        first -= 1
    by_year = names.tokens[place].lower in _BY_YEAR
    while first < place and names.tokens[first].text.isdigit() and (not by_year or _in_range(names, first)):
        first += 1
    while first < place and (is_starter(names, first) or names.tokens[first].lower in _CONNECTORS):
        first += 1
    return first


def _is_brigade(names: NameTokens, place: int) -> bool:
    """Whether "Fire" is that of "Fire and Rescue", who put fires out."""
    at = place + 2 if place + 1 < len(names.tokens) and names.tokens[place + 1].text == "and" else place + 1
    beside = names.tokens[place].gap in (" ", " & ") and at < len(names.tokens)
    return names.tokens[place].lower == "fire" and beside and names.tokens[at].text in ("Rescue", "Department")


def _in_range(names: NameTokens, place: int) -> bool:
    """Whether a year is the end of a range, "1950-1953", and so no part of the name after it."""
    return place > 0 and names.tokens[place - 1].gap in ("-", "–") and names.tokens[place - 1].text.isdigit()


def _belongs(names: NameTokens, place: int) -> bool:
    token = names.tokens[place]
    if token.capital or re.fullmatch(r"(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th)", token.text):
        return True
    return token.text in ("of", "for", "on", "and") and place > 0 and names.tokens[place - 1].capital
