"""Capitalised words inside sentences that neither the tagger nor a pattern took: names, of a type that is a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.cleaning import HEADS, MONEY, is_of_things, token_range
from briefing.analysis.names.strangers import is_called_officer
from briefing.analysis.names.tokens import LONGEST, NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import forms_for
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_SPEAKS = re.compile(rf"(?:{'|'.join(sorted(forms_for('speaking')))})\Z")
_FIRMS = words("firm_nouns")
_FIRM_WORDS = words("firm_words")
_SHORTEST = 3
"""Letters of words that capitals alone may write for a body all the same: "WHO"."""
_ADDRESS = frozenset({"/", "@", "#", "_", "=", "&", "\\"})
"""Signs before the words of an address."""
_COMMON = BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_title"] | BITS["is_date"] | BITS["is_starter"]


def find_leftovers(names: NameTokens, mentions: Sequence[Named], taken: Sequence[bool]) -> list[Named]:
    """The mentions with those made of free rows of capitalised words; ``taken`` tells the words of names and dates.

    Free words right after a short name go on with it.
    """
    ends = {token_range(names, span)[1]: (span, kind) for span, kind in mentions}
    found = dict.fromkeys(mentions)
    place = 0
    while place < len(names.tokens):
        last = place + 1
        if names.tokens[place].capital and not taken[place] and names.tokens[place].sentence not in names.headlines:
            while (
                last < len(names.tokens) and names.joined(last - 1) and names.tokens[last].capital and not taken[last]
            ):
                last += 1
            whole = _grown(names, ends.get(place), place, last)
            if whole:
                del found[ends[place]]
                found[whole] = None
            else:
                found.update(dict.fromkeys(_names_in(names, place, last, taken)))
        place = last
    return sorted(found, key=lambda item: item[0])


@cache
def _plain() -> frozenset[str]:
    """Words that neither begin nor end a name; "Inc." does, though it is none by itself."""
    return words("titles") | words("title_parts") | (words("not_names") - words("company_ends")) | words("starters")


def _grown(names: NameTokens, before: Named | None, first: int, last: int) -> Named | None:
    """The name that ends right before a row of free words, with one or two of them: "Halvorsen" and "Maritime"."""
    if before is None or not names.joined(first - 1) or last - first > 2 or look_up(before[0].of(names.text)):
        return None
    table = load_gazetteer()
    plain = _plain()
    if before[1] not in (EntityType.PERSON, EntityType.ORG, EntityType.OTHER, EntityType.PLACE):
        return None
    firm = names.tokens[last - 1].lower in words("company_ends") | words("org_heads") | _FIRM_WORDS
    for token in names.tokens[first:last]:
        if token.lower in plain or not token.text.isalpha() or (table.of(token.text) & _COMMON and not firm):
            return None
    return Span(before[0].start, names.tokens[last - 1].end), EntityType.ORG if firm else before[1]


def _names_in(names: NameTokens, first: int, last: int, taken: Sequence[bool]) -> Iterator[Named]:
    plain = _plain()
    while first < last and (names.tokens[first].lower in plain or is_starter(names, first)):
        first += 1
    while last > first and names.tokens[last - 1].lower in plain:
        last -= 1
    if not 0 < last - first <= LONGEST or _is_part_of_more(names, first, last, taken):
        return
    row = names.tokens[first:last]
    if any(token.lower in plain or not token.text[0].isalpha() or MONEY.match(token.text) for token in row):
        return
    known = look_up(names.plain(first, last))
    kind = known.type if known is not None else None
    if kind is None:
        kind = _guess(names, first, last) if last - first > 1 else _guess_one(names, first)
    if kind is not None:
        yield Span(names.tokens[first].start, names.tokens[last - 1].end), kind


def _is_part_of_more(names: NameTokens, first: int, last: int, taken: Sequence[bool]) -> bool:
    """Whether words are a party behind a name ("D-Ohio"), of an address, of a joined word, or go on in more."""
    token = names.tokens[first]
    if token.gap == "-" and token.text in ("D", "R", "I"):
        return True
    if first and names.tokens[first - 1].gap == "-" and names.tokens[first - 1].text.islower():
        return True
    if names.text[max(0, token.start - 1) : token.start] in _ADDRESS:
        return True
    if last >= len(names.tokens) or not names.joined(last - 1):
        return False
    return taken[last] or names.tokens[last].text[0].isdigit()


def _before(names: NameTokens, first: int) -> str:
    return names.tokens[first - 1].lower if first and names.joined(first - 1) else ""


def _speaks(names: NameTokens, first: int, last: int) -> bool:
    """Whether a word of saying stands beside the name, or an age after it."""
    after = names.tokens[last] if last < len(names.tokens) else None
    told = after and after.sentence == names.tokens[last - 1].sentence
    aged = bool(told and after and names.tokens[last - 1].gap == ", " and re.fullmatch(r"\d\d", after.text))
    return aged or bool(_SPEAKS.match(_before(names, first))) or bool(told and after and _SPEAKS.match(after.lower))


def _guess(names: NameTokens, first: int, last: int) -> EntityType | None:
    """The type of a row of words by its first and last word and its neighbours; None where all are common words."""
    table = load_gazetteer()
    masks = [table.of(token.text) for token in names.tokens[first:last]]
    if all(mask & _COMMON and not mask & (BITS["first"] | BITS["last"]) for mask in masks):
        return None
    if is_called_officer(names, first, last):
        return EntityType.PERSON
    lowest = names.tokens[last - 1].lower
    if _before(names, first) in _FIRMS or lowest in words("company_ends") or is_of_things(names.tokens[last - 1]):
        return EntityType.ORG
    if lowest in words("place_heads"):
        return EntityType.PLACE
    if last - first <= 3 and (masks[0] & BITS["first"] or _speaks(names, first, last)):
        return EntityType.PERSON
    return EntityType.OTHER


def _guess_acronym(names: NameTokens, place: int) -> EntityType | None:
    """Capitals alone name a body where it acts or owns; elsewhere they may be anything."""
    token = names.tokens[place]
    if not 1 < len(token.text) < 7 or token.gap[:1] == "-":
        return None
    if names.joined(place) and names.tokens[place + 1].text in words("league_nouns"):
        return EntityType.ORG
    if len(token.text) > _SHORTEST and load_gazetteer().of(token.lower) & BITS["is_common"]:
        return None  # shouted
    acts = _before(names, place) == "the" or names.opens[place] or _speaks(names, place, place + 1)
    return EntityType.ORG if acts or token.gap in ("'s ", "’s ") else EntityType.OTHER


def _guess_one(names: NameTokens, place: int) -> EntityType | None:
    """A lone word counts only inside a sentence and where no small letters are known of it."""
    token = names.tokens[place]
    if token.text.isupper() and token.text.isalpha():
        return _guess_acronym(names, place)
    if len(token.text) < 2 or (names.opens[place] and not names.inside[token.text]):
        return None
    mask = load_gazetteer().of(token.text)
    if token.lower in words("org_heads") and _before(names, place) in ("", "the"):
        return EntityType.ORG if token.lower in ("treasury", "senate", "congress", "parliament", "politburo") else None
    if token.lower in HEADS or mask & _COMMON or token.lower in names.lowered or token.gap[:1] == "-":
        return None
    if mask & BITS["city"] and _before(names, place) in ("in", "at", "from", "near"):
        return EntityType.PLACE
    if _speaks(names, place, place + 1):
        return EntityType.PERSON
    return EntityType.ORG if _before(names, place) in _FIRMS else EntityType.OTHER
