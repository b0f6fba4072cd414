"""Whom "the minister" or "the ministry" stands for: the names that carry the noun in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.appositions import apposed_name
from briefing.analysis.phrases import low_at, noun_phrase_right
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import word_class
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import EntityType, Mention, ParagraphKind

_SHORT = dict(pair.split("=") for pair in ordered_list("holders.short"))
"""Titles in short with their nouns."""
_SOLE = word_list("holders.sole")
"""Offices of which an article knows one: "the president" is the one whom it calls so, not the last of several."""
_REACH = 36
"""How many sentences back a title may look for its name."""
_INDEFINITE = word_list("holders.indefinite")
_MASTERY = 2
"""How many times as often as another holder one is named whom the office alone means."""


def noun_of(token: ClauseToken) -> str:
    """The noun of a title, "governor" for "Gov."."""
    return _SHORT.get(token.low, token.low) if token.capital else token.low


@dataclass(frozen=True, slots=True)
class _Holder:
    """A name with a noun: where the noun stands, the name's last word, whether a land goes with it, words before it."""

    at: int
    mention: Mention
    surname: str
    abroad: bool
    before: frozenset[str]


class Holders:
    """The names that carry nouns in an article, sentence by sentence."""

    def __init__(self, units: Sequence[ClauseUnit]) -> None:
        self._units = units
        self._last: dict[tuple[int, str], Mention | None] = {}
        self._carried: dict[str, list[_Holder]] = {}
        self._people: list[tuple[int, str]] | None = None

    def meant(self, unit: ClauseUnit, first: int, row: Sequence[ClauseToken], *, person: bool) -> Mention | None:
        """The name that the words ``row`` at ``first`` of ``unit`` stand for, of those that carried the noun before."""
        noun = noun_of(row[-1])
        if person and noun in _SOLE:
            sole, several = self._sole(row)
            if several:
                return sole
        mention = last_beside(unit.tokens[:first], noun, person)
        for back in range(unit.index - 1, max(-1, unit.index - _REACH), -1):
            if mention is not None:
                break
            if (back, noun) not in self._last:
                self._last[back, noun] = last_beside(self._units[back].tokens, noun, person)
            mention = self._last[back, noun]
        return mention

    def _sole(self, row: Sequence[ClauseToken]) -> tuple[Mention | None, bool]:
        """The holder of an office among those named before, and whether there are several.

        That is the one whose title names no land where the others' do, else the one who is named far more often.
        """
        more = {token.low for token in row[1:-1]} & words("title_parts")
        before = [one for one in self._of_noun(noun_of(row[-1])) if one.at < row[0].start and more <= one.before]
        found: dict[str, _Holder] = {}
        for one in before:
            found.setdefault(one.surname, one)
        if len(found) < 2:
            sole = next((one.mention for one in found.values()), None) if more else None
            return sole, bool(more)  # "the finance minister" is no other minister
        home = {one.surname for one in before if not one.abroad}
        if len(home) == 1:
            return found[home.pop()].mention, True
        clear = self._named_far_more(list(found), row[0].start)
        return (found[clear].mention if clear else None), True

    def _named_far_more(self, surnames: Sequence[str], before: int) -> str | None:
        """The one of two or more surnames that is named far more often than the next one."""
        named = Counter(surname for at, surname in self._all_people() if at < before)
        first, second = sorted(surnames, key=lambda surname: -named[surname])[:2]
        return first if named[first] >= _MASTERY * named[second] else None

    def _of_noun(self, noun: str) -> list[_Holder]:
        """Everybody in the text whose title ends in this noun."""
        if noun not in self._carried:
            self._carried[noun] = [one for unit in self._units for one in _holders(unit.tokens, noun)]
        return self._carried[noun]

    def _all_people(self) -> list[tuple[int, str]]:
        """Where each surname stands."""
        if self._people is None:
            self._people = [place for unit in self._units for place in _people(unit.tokens)]
        return self._people


def _people(tokens: Sequence[ClauseToken]) -> Iterator[tuple[int, str]]:
    """Each mention of a person once: where it stands, with its last word."""
    for at, token in enumerate(tokens):
        last = at + 1 == len(tokens) or tokens[at + 1].mention != token.mention
        if token.mention is not None and last and token.mention.type is EntityType.PERSON:
            yield token.start, token.low


def _holders(tokens: Sequence[ClauseToken], noun: str) -> Iterator[_Holder]:
    """Who carries the noun in a sentence."""
    for at, token in enumerate(tokens):
        mention = _beside(tokens, at, person=True) if noun_of(token) == noun else None
        if mention is None:
            continue
        before = tokens[max(0, at - 3) : at]
        behind = [one for one in tokens if one.start >= mention.end][:2]
        abroad = any(map(_of_land, before))
        for row in (behind, tokens[at + 1 : at + 3]):
            abroad |= len(row) > 1 and row[0].low in ("of", "from") and _of_land(row[1])
        surname = [one.low for one in tokens if one.mention == mention][-1]
        yield _Holder(token.start, mention, surname, abroad, frozenset(one.low for one in before))


def _of_land(token: ClauseToken) -> bool:
    """Whether the token belongs to a place, or names a land or a people of one; a party is none."""
    if token.mention is None:
        return False
    known = look_up(token.low.capitalize())
    return token.mention.type is EntityType.PLACE or (known is not None and bool(known.land))


def stands_for(
    units: Sequence[ClauseUnit], holders: Holders, unit: ClauseUnit, first: int, tokens: Sequence[ClauseToken]
) -> Mention | None:
    """The name that "the minister" or "the ministry" stands for: the last one that carried the noun.

    In a headline, where no name may have gone before, the first one that carries it afterwards.
    """
    headline = unit.kind is ParagraphKind.HEADING
    noun = noun_of(tokens[-1])
    person = noun in word_class("persons")
    if not person and noun not in word_class("bodies", "media"):
        return None
    if len(tokens) > 4 or not (headline or tokens[0].low in word_class("determiners")):
        return None
    if tokens[0].low in _INDEFINITE:
        return None
    mention = holders.meant(unit, first, tokens, person=person)
    if mention is not None or not headline:
        return mention
    return _named_with(units[unit.index + 1 : unit.index + 4], noun, person=person)


def so_described(units: Sequence[ClauseUnit], first: int, tokens: Sequence[ClauseToken]) -> Mention | None:
    """The person who was brought in by the same words: "the head of sales" behind "Ada Roe, head of sales at Holm"."""
    row = [token.low for token in tokens[1:]]
    joint = next((at for at, low in enumerate(row) if low in ("of", "for")), 0)
    if tokens[0].low != "the" or not joint or row[joint - 1] not in word_class("persons"):
        return None
    for back, unit in enumerate(reversed(units[-_REACH:])):
        words = [token.low for token in unit.tokens[: first if back == 0 else None]]
        places = [at for at in range(len(words) - len(row), -1, -1) if words[at : at + len(row)] == row]
        mentions = (_beside(unit.tokens, at + joint - 1, person=True) for at in places)
        if mention := next(filter(None, mentions), None):
            return mention
    return None


def _named_with(units: Sequence[ClauseUnit], noun: str, *, person: bool) -> Mention | None:
    """The first name that carries a noun."""
    for unit in units:
        places = (index for index, token in enumerate(unit.tokens) if noun_of(token) == noun)
        found = (_beside(unit.tokens, index, person=person) for index in places)
        if (mention := next(filter(None, found), None)) is not None:
            return mention
    return None


def last_beside(tokens: Sequence[ClauseToken], noun: str, person: bool) -> Mention | None:
    """The name that the last of these nouns with a name belongs to."""
    for index in range(len(tokens) - 1, -1, -1):
        mention = _beside(tokens, index, person=person) if noun_of(tokens[index]) == noun else None
        if mention is not None:
            return mention
    return None


def _beside(tokens: Sequence[ClauseToken], index: int, *, person: bool) -> Mention | None:
    """The name that the noun at ``index`` belongs to: within it, after it, or before it over a comma."""
    wanted = EntityType.PERSON if person else EntityType.ORG
    own = tokens[index].mention
    if own is not None and own.type is wanted:
        return own
    after = next((at for at in range(index + 1, len(tokens)) if tokens[at].mention != own or own is None), len(tokens))
    if low_at(tokens, after) == "." and tokens[index].low in _SHORT:
        after += 1
    mention = tokens[after].mention if after < len(tokens) else None
    if mention is not None and mention.type is wanted:
        return mention
    apposed = apposed_name(tokens, _phrase_last(tokens, index)) if person else None
    if apposed is not None:
        return tokens[apposed[0]].mention
    return _over_comma(tokens, index, wanted)


def _over_comma(tokens: Sequence[ClauseToken], index: int, wanted: EntityType) -> Mention | None:
    """The name that stands before the comma before ``index``: "Roe, the spokesman"."""
    for back in range(index - 1, max(-1, index - 8), -1):
        if tokens[back].low in (";", ".", ":") or tokens[back].quote >= 0:
            return None
        if tokens[back].low == "," and back:
            before = tokens[back - 1].mention
            return before if before is not None and before.type is wanted else None
    return None


def _phrase_last(tokens: Sequence[ClauseToken], index: int) -> int:
    """The end of the phrase around a noun: "mayor" in "the mayor of the capital" ends at "capital"."""
    if low_at(tokens, index + 1) not in ("of", "for", "at"):
        return index
    phrase = noun_phrase_right(tokens, index)
    return phrase[1] if phrase is not None else index
