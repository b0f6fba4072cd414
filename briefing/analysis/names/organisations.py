"""Organisations by their head nouns and by acronyms that the text explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.calendar import is_day_word
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import EntityType

_OF_A_KIND = ordered_list("organisations.of_a_kind")
"""Endings of adjectives that the list of plain words lacks: "Oceanic and Atmospheric"."""
_OF_KINDS = (*_OF_A_KIND, *ordered_list("organisations.of_kinds"))
"""The same with those of people by what they do: "Dockers and Sailors"."""
_LINKS = frozenset(["of", "for", "and", "the", "on", "to", "in", "&", "de", "du", "des", "la", "del", "di"])
_SMALL = word_list("organisations.small")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,4}[A-Z0-9]?s?|[A-Z]{2,8}")


def find_organisations(names: NameTokens) -> list[NameFound]:
    """Rows of capitalised words around a word for an organisation: "Ministry of Health", "Central Bank of Kenya"."""
    found: list[NameFound] = []
    place = 0
    while place < len(names.tokens):
        token = names.tokens[place]
        if not token.capital or token.sentence in names.headlines:
            place += 1
            continue
        last = _row_end(names, place)
        items = list(_organisation(names, place, last))
        found.extend(item for item in items if not look_up(names.plain(item.first, item.last)))
        place = last if items else _behind_link(names, place, last)
    return found


def _behind_link(names: NameTokens, first: int, last: int) -> int:
    """The word behind the first small one of a row that is no name as a whole: "Ada Roe of the Tarn School of Art"."""
    return next((at + 1 for at in range(first, last) if not names.tokens[at].capital), last)


def _row_end(names: NameTokens, place: int) -> int:
    """The end of a row of capitalised words and the small words between them; "and" joins only after "of" or "for"."""
    last = place + 1
    opened = False
    while names.joined(last - 1):
        token = names.tokens[last]
        if token.capital and token.lower not in words("titles") - {"general", "justice", "state", "police"}:
            last += 1
        elif token.text.islower() and names.tokens[last - 1].gap == "-" and opened:
            last += 1  # "Committee for the Re-opening"
        elif _pairs(names, last):
            last += 2
        elif token.text in ("of", "for", "&") or _institute_on(names, last) or (opened and token.text == "and"):
            ahead = _after_link(names, last)
            fits = ahead < len(names.tokens) and names.joined(ahead - 1) and names.tokens[ahead].capital
            if not fits:
                break
            opened = True
            last = ahead + 1
        else:
            break
    return last


def _pairs(names: NameTokens, place: int) -> bool:
    """Whether "and" joins two plain words of one name that ends in a body: "Law and Order Restoration Council"."""
    if names.tokens[place].text != "and" or place == 0 or place + 2 >= len(names.tokens):
        return False
    left, right = names.tokens[place - 1], names.tokens[place + 1]
    common = BITS["is_common"] | BITS["is_mostly_common"]
    heads = words("org_heads") | words("titles")
    for token in (left, right):
        known = load_gazetteer().of(token.text)
        plain = (known & common or (not known and token.lower.endswith(_OF_KINDS))) and not look_up(token.text)
        if not token.capital or not plain or token.lower in heads:
            return False
    last = names.run(place + 1)
    ends = any(token.lower in words("org_heads") for token in names.tokens[place + 2 : last])
    return ends and all(names.joined(at) for at in (place - 1, place))


def _institute_on(names: NameTokens, place: int) -> bool:
    """Whether "on" goes on with a name: "National Institute on Rivers"."""
    after = names.tokens[place + 1].lower if place + 1 < len(names.tokens) else ""
    on = names.tokens[place].text == "on" and not is_day_word(after)  # "the navy on Saturday"
    return on and names.tokens[place - 1].lower in words("org_heads")


def _after_link(names: NameTokens, place: int) -> int:
    """The word that a small word links to the name before; the end of the words where none does."""
    ahead = place + 1
    within = ahead < len(names.tokens) and names.joined(place)
    if within and names.tokens[place].text != "and" and names.tokens[ahead].text == "the":
        return ahead + 1
    parted = (
        within
        and names.tokens[place].text == "and"
        and (_is_given_name(names.tokens[ahead].text) or _is_body_alone(names, ahead))
    )
    return len(names.tokens) if parted else ahead


def _is_body_alone(names: NameTokens, place: int) -> bool:
    """Whether one word for a body of the state follows, a name of its own: "… of Deputies and Senate"."""
    alone = not (names.joined(place) and names.tokens[place + 1].capital)
    return alone and names.tokens[place].lower in ("senate", "congress", "parliament")


def _is_given_name(word: str) -> bool:
    """Whether somebody's name begins there, and the organisation's ended before: "… Security and Alex …"."""
    mask = load_gazetteer().of(word)
    common = mask & (BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_org"])
    return bool(mask & BITS["first"]) and not common and word.lower() not in words("org_heads")


def _organisation(names: NameTokens, first: int, last: int) -> Iterator[NameFound]:
    while first < last and (is_starter(names, first) and names.tokens[first].lower not in words("org_openers")):
        first += 1
    last = _before_title(names, first, last)
    row = [token.lower for token in names.tokens[first:last]]
    if len(row) < 2:
        return
    links = (at for at, word in enumerate(row) if word in _LINKS and not _pairs(names, first + at))
    stop = next(links, len(row))
    link = row[stop] if stop < len(row) else ""
    head = max((at for at, word in enumerate(row[:stop]) if word in words("org_heads") and at), default=None)
    if row[0] in words("org_openers") and link in ("of", "for"):
        yield NameFound(first, last, EntityType.ORG)
    elif head is not None and head == stop - 1:
        yield NameFound(first, last if link in ("of", "for", "on") else first + stop, EntityType.ORG)


def _before_title(names: NameTokens, first: int, last: int) -> int:
    """The end of a run of capitals without the words of an office that goes on in a title behind it."""
    if last >= len(names.tokens) or not names.joined(last - 1) or names.tokens[last].lower not in words("titles"):
        return last
    office = words("title_parts") - words("org_heads") | {"press"}
    while last > first and names.tokens[last - 1].lower in office:
        last -= 1
    return last


def find_acronyms(names: NameTokens, known: list[NameFound]) -> list[NameFound]:
    """Acronyms in brackets after the words whose first letters they are, with those words, and the other way round.

    Both are of one type: that of ``known`` names among the words, else an organisation. Schwartz and Hearst (2003),
    "A simple algorithm for identifying abbreviation definitions", by initials only.
    """
    found = []
    for place in range(len(names.tokens) - 1):
        if names.tokens[place].gap not in (" (", "("):
            continue
        inner = names.tokens[place + 1]
        if _ACRONYM.fullmatch(inner.text) and inner.gap.startswith(")"):
            first = expansion_start(names, place, inner.text)
            if first is not None:
                kind = _type_of(names, first, place + 1, known)
                found += [NameFound(first, place + 1, kind), NameFound(place + 1, place + 2, kind)]
        elif _ACRONYM.fullmatch(names.tokens[place].text) and (last := _explained_until(names, place)):
            found += [NameFound(place, place + 1, EntityType.ORG), NameFound(place + 1, last + 1, EntityType.ORG)]
    return found


def _explained_until(names: NameTokens, place: int) -> int | None:
    """The last of the words in the brackets behind an acronym, where these are what it is short for."""
    reach = range(place + 1, min(len(names.tokens), place + 10))
    last = next((at for at in reach if names.tokens[at].gap.startswith(")")), None)
    if last is None:
        return None
    return last if expansion_start(names, last, names.tokens[place].text) == place + 1 else None


def _type_of(names: NameTokens, first: int, last: int, known: list[NameFound]) -> EntityType:
    land = look_up(names.text[names.tokens[first].start : names.tokens[last - 1].end])
    if land is not None:
        return land.type
    return next((item.type for item in known if item.last == last and item.first == first), EntityType.ORG)


def expansion_start(names: NameTokens, last: int, acronym: str) -> int | None:
    """Where the words begin whose initials are ``acronym``, the last at ``last``; None if there are none."""
    letters = [letter for letter in acronym.rstrip("s") if letter.isalpha()] or list(acronym)
    place = last
    while letters and place >= 0:
        token = names.tokens[place]
        if place < last and not names.joined(place) and names.tokens[place].gap not in (", ", "/"):
            return None
        if token.capital and token.text[0].upper() == letters[-1].upper():
            letters.pop()
        elif token.text not in _SMALL:
            return None
        if letters:
            place -= 1
    return place if not letters else None
