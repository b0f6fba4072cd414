"""Types of names told by the other names of their text: peoples by their land, people by the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.lands import is_people_of, look_up, may_be_people, state_behind
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_LISTING = re.compile(r", (?:and )?| and ")
_UNSURE = frozenset({EntityType.ORG, EntityType.OTHER, EntityType.PERSON})
_SUFFIXES = word_list("merging.suffixes")
_OF_A_LAND = word_list("neighbours.of_a_land")
"""What only a land has, or a firm, but no person: "Ruvia's president"."""
_OPENERS = words("place_openers")
_GOVERNING = word_list("neighbours.governing")
_OF_A_LAND_BEHIND = word_list("neighbours.of_a_land_behind")
"""Words before "minister" in the same place."""
_LONGEST_ACRONYM = 6
_OWNED = frozenset({"'s ", "’s "})


def settle_types(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with adjectives of the text's places as groups, and what stands among people as a person.

    Somebody of whom the text speaks by one word ("Lund said") is a person where it is named whole ("Ada Lund"), and
    what has a president, is where a man comes from or is a state in short is a place. Capitals alone are a body.
    """
    found = _whole_people(names, _given_names(names, _lands(names, found)))
    found = _paired(names, [(span, _people_of_ruler(names, span, kind)) for span, kind in found])
    places = frozenset(span.of(names.text) for span, kind in found if kind is EntityType.PLACE)
    return _listed_people(names, [(span, _of_people(names, span, kind, places)) for span, kind in found])


def _lands(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with those as places that are taken for people and are lands by what they own, or by who is from them.

    Nobody's surname is one: "Berg's ambassador" may be the man whom Berg sent.
    """
    people = [span for span, kind in found if kind is EntityType.PERSON]
    surnames = {span.of(names.text).split()[-1] for span in people if _is_whole(names, span)}
    told = (span for span in people if _owns_a_state(names, span) or _is_home(names, span) or _is_governed(names, span))
    lands = {span.of(names.text) for span in told} - surnames
    return [
        (span, EntityType.PLACE if _is_land(names, span, lands) else _body(names, span, kind)) for span, kind in found
    ]


def _is_land(names: NameTokens, span: Span, lands: Collection[str]) -> bool:
    """Whether a name is one of the lands, or a state in short behind a town: "Lund, Colo."."""
    before = names.text[max(0, span.start - 2) : span.start]
    return span.of(names.text) in lands or state_behind(span.of(names.text), before) is not None


def _body(names: NameTokens, span: Span, kind: EntityType) -> EntityType:
    """An organisation for capitals that are taken for somebody, where no name in small letters is the same.

    They stand alone or begin the name: "KELBA", "KELBA Weather".
    """
    word = span.of(names.text).split()[0]
    if kind is not EntityType.PERSON or not (word.isupper() and word.isalpha() and 2 < len(word) <= _LONGEST_ACRONYM):
        return kind
    first, last = token_range(names, span)
    shouted = (
        (last - first > 1 and names.tokens[last - 1].text.isupper())
        or names.tokens[first].sentence in names.headlines
        or any(token.text == word.capitalize() for token in names.tokens)
    )
    return kind if shouted else EntityType.ORG


def _given_names(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with those as people that are taken for places and are the given names of people of the text."""
    given = {
        names.tokens[token_range(names, span)[0]].text
        for span, kind in found
        if kind is EntityType.PERSON and _is_whole(names, span)
    }
    known = {word for word in given if look_up(word) or load_gazetteer().of(word) & PLACES}
    return [
        (span, EntityType.PERSON if kind is EntityType.PLACE and span.of(names.text) in given - known else kind)
        for span, kind in found
    ]


def _is_whole(names: NameTokens, span: Span) -> bool:
    first, last = token_range(names, span)
    return last - first > 1


def _owns_a_state(names: NameTokens, span: Span) -> bool:
    """Whether a lone word has what a land has: "Ruvia's president", "Ruvia's foreign minister"."""
    first, last = token_range(names, span)
    if last - first != 1 or last >= len(names.tokens) or names.tokens[first].gap not in _OWNED:
        return False
    owned = names.tokens[last].text
    ahead = names.tokens[last + 1].text if last + 1 < len(names.tokens) else ""
    return owned in _OF_A_LAND or (owned in _OF_A_LAND_BEHIND and ahead == "minister")


def _is_home(names: NameTokens, span: Span) -> bool:
    """Whether somebody is from a lone word: "a nurse from Lund,"."""
    first, last = token_range(names, span)
    if last - first != 1 or first < 3 or names.tokens[first - 1].text != "from" or names.tokens[first].gap == " ":
        return False
    people, article = names.tokens[first - 2], names.tokens[first - 3]
    return people.lower in words("titles") and not people.capital and article.lower in ("a", "an", "the")


def _is_governed(names: NameTokens, span: Span) -> bool:
    """Whether a lone word is what a government is of, or who is named whole: "the government of Lund"."""
    first, last = token_range(names, span)
    if last - first != 1 or first < 2 or names.tokens[first - 1].text != "of" or not names.joined(first - 1):
        return False
    if load_gazetteer().of(names.tokens[first].text) & (BITS["first"] | BITS["last"]):
        return False
    before, earlier = names.tokens[first - 2], names.tokens[first - 3] if first > 2 else None
    whole = before.capital and earlier is not None and earlier.capital and names.joined(first - 3)
    given = whole and earlier is not None and bool(load_gazetteer().of(earlier.text) & BITS["first"])
    return names.joined(first - 2) and (before.text in _GOVERNING or given)


def _whole_people(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with whole ones as people that end in a word by which the text calls somebody, "III" apart."""
    people = [span for span, kind in found if kind is EntityType.PERSON]
    alone = {span.of(names.text) for span in people if not _is_whole(names, span)}
    surnames = alone | {_row(names, span)[-1] for span in people}
    return [(span, EntityType.PERSON if _is_one(names, span, kind, alone, surnames) else kind) for span, kind in found]


def _is_one(names: NameTokens, span: Span, kind: EntityType, alone: Collection[str], surnames: Collection[str]) -> bool:
    """Whether a name is "Lund III" of a surname, or a given name with a word that stands for somebody alone.

    What is taken for a body must begin with a given name of the table and end in no word for one.
    """
    if kind not in (EntityType.OTHER, EntityType.ORG, EntityType.PLACE):
        return False
    _, last = token_range(names, span)
    row = _row(names, span)
    if kind is EntityType.PLACE:  # "Milan Lund", who is Dr. Lund below
        return len(row) == 2 and row[-1] in alone and _may_begin(row) and not _ends_as_place(names, last)
    if names.tokens[last - 1].lower in _SUFFIXES:
        return row[-1] in surnames
    sure = load_gazetteer().of(row[0]) & BITS["first"] and row[-1].lower() not in words("org_heads")
    given = _may_be_given(row[0]) if kind is EntityType.OTHER else bool(sure)
    return len(row) == 2 and row[-1] in alone and given


def _may_begin(row: Sequence[str]) -> bool:
    """Whether the first of two words can be a given name or initials, and the two are no place that is known."""
    table = load_gazetteer()
    known = table.longest(list(row), 0)[0] == len(row) or look_up(" ".join(row)) or row[0].lower() in _OPENERS
    return not known and (bool(table.of(row[0]) & (BITS["first"] | BITS["city"])) or "." in row[0])


def _row(names: NameTokens, span: Span) -> list[str]:
    """The words of a name without its "Jr." or "III"."""
    row = [token.text for token in names.tokens[slice(*token_range(names, span))]]
    return row[:-1] if len(row) > 1 and row[-1].lower() in _SUFFIXES else row


def _may_be_given(word: str) -> bool:
    """Whether a word can be a given name: one of the table, or one with a capital that is no word of the language."""
    classes = load_gazetteer().of(word)
    common = classes & (BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_title"] | BITS["is_org"])
    return word.istitle() and word.isalpha() and (bool(classes & BITS["first"]) or not common)


def _people_of_ruler(names: NameTokens, span: Span, kind: EntityType) -> EntityType:
    """A group for what is taken for somebody and stands before a ruler's office: "Ruvian emir Bo Lund"."""
    first, last = token_range(names, span)
    if kind is not EntityType.PERSON or last - first != 1 or last + 1 >= len(names.tokens) or not names.joined(first):
        return kind
    office, ahead = names.tokens[last], names.tokens[last + 1]
    rules = office.lower in _OF_A_LAND and office.lower in words("titles")
    named = ahead.capital and names.joined(last)
    return EntityType.GROUP if rules and named and may_be_people(span.of(names.text)) else kind


def _paired(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """Two lone words that act together are two places where one is: "Ruvia and Norland have said"."""
    out = list(found)
    for at, ((one, kind), (two, other)) in enumerate(pairwise(found)):
        joined = names.text[one.end : two.start] == " and " and not (_is_whole(names, one) or _is_whole(names, two))
        ahead = names.text[two.end : two.end + 6]
        if joined and kind is other is EntityType.PERSON and ahead.startswith((" have ", " agree")):
            out[at : at + 2] = _two_lands(names, one, two)
        if not joined or kind is other or not ahead.startswith((" have ", " are ", " agree")):
            continue
        for place, span, own, beside in ((at, one, kind, other), (at + 1, two, other, kind)):
            if beside is EntityType.PLACE and own in _UNSURE and not load_gazetteer().of(span.of(names.text)):
                out[place] = (span, EntityType.PLACE)
    return out


def _two_lands(names: NameTokens, one: Span, two: Span) -> list[Named]:
    """Two lone words that act together as places, unless one may be somebody's: a text names people whole first."""
    words = (one.of(names.text), two.of(names.text))
    shared = any(
        token.text in words and names.joined(at - 1) and names.tokens[at - 1].capital
        for at, token in enumerate(names.tokens)
        if at
    )
    known = any(load_gazetteer().of(word) for word in words)
    kind = EntityType.PERSON if shared or known else EntityType.PLACE
    return [(one, kind), (two, kind)]


def _of_people(names: NameTokens, span: Span, kind: EntityType, places: frozenset[str]) -> EntityType:
    if kind not in _UNSURE or not is_people_of(span.of(names.text), places):
        return kind
    _, last = token_range(names, span)
    following = names.tokens[last] if last < len(names.tokens) and names.joined(last - 1) else None
    adjective = following is not None and (not following.capital or following.lower in words("titles"))
    return EntityType.GROUP if kind is not EntityType.PERSON or adjective else kind


def _listed_people(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """Two or three words of no class in a row of people are one of them: "Ada Roe, Ben Ott and Cy Lund".

    So are two that are taken for a place between people on both sides.
    """
    out = list(found)
    for at, (span, kind) in enumerate(out):
        first, last = token_range(names, span)
        if kind not in (EntityType.OTHER, EntityType.PLACE) or not 2 <= last - first <= 3:
            continue
        beside = {_listed(names, out, at, -1), _listed(names, out, at, 1)}
        known = kind is EntityType.PLACE and (look_up(names.plain(first, last)) or _ends_as_place(names, last))
        others = {EntityType.PERSON, None} if kind is EntityType.OTHER else {EntityType.PERSON}
        if EntityType.PERSON in beside and beside <= others and not known:
            out[at] = (span, EntityType.PERSON)
    return out


def _ends_as_place(names: NameTokens, last: int) -> bool:
    return names.tokens[last - 1].lower in words("place_heads")


def _listed(names: NameTokens, found: Sequence[Named], at: int, step: int) -> EntityType | None:
    """The type of the next name of the same list, None where the list has none on that side."""
    other = at + step
    if not 0 <= other < len(found):
        return None
    low, high = sorted((found[at][0], found[other][0]))
    return found[other][1] if _LISTING.fullmatch(names.text, low.end, high.start) else None
