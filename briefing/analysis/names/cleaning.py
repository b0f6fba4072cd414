"""What the tagger found, cut to the name alone and given our types."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.armaments import kind_at
from briefing.analysis.names.landnames import is_ambiguous
from briefing.analysis.names.parted import split
from briefing.analysis.names.people import is_body
from briefing.analysis.names.strangers import is_called_officer, is_somebody, next_lower
from briefing.analysis.names.tokens import LONGEST, NameToken, NameTokens
from briefing.language.english.kinds import kinds_of
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_LINKS = frozenset(["and", "of", "the", "for"]) | words("particles") - {"e", "y", "st", "san"}
_PARTICLES = words("leading_particles")
_KEPT_NOUNS = words("place_nouns") | {"dynasty", "family", "clan"}
_DESIGNATION = re.compile(r"[A-Z]{1,3}\d{2,4}[A-Z]?")
_LAND_WORDS = words("land_words")
HEADS = words("equipment_heads") | words("place_heads") | words("event_heads") | words("work_heads")
"""Nouns that are no name alone, whatever their first letter."""
MONEY = re.compile(r"(?:Dhs?|Rs|Rp|Tk|Ksh|Sh|NT|HK|US|AU?|CA?|NZ|S)\.?[$]?\d[\d.,]*(?:m|bn|k|mn)?\Z")
"""A sum with the letters of its currency: "Dh472", "US$5"."""
_OPENED = re.compile(r"[“\"(]\Z")
"""What parts a name from a nickname: "Adam “Elk” Lund"."""
_SORTS = word_list("cleaning.sorts")
"""What a thing is, in letters, behind its name: "Tarn e-mil SUV"."""
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_OFFICE = _ARTICLES | {"former", "deputy", "vice", "acting", "interim", "managing", "executive", "assistant"}
_OF_OFFICES = word_list("cleaning.of_offices")
_FIRM_ENDS = word_list("cleaning.firm_ends")
_EQUIPMENT_AFTER = words("equipment_heads") - {"system", "systems", "battery", "carrier", "capsule", "shell"}


def token_range(names: NameTokens, span: Span) -> tuple[int, int]:
    """The words that begin inside the span, as a half-open range."""
    return bisect_left(names.starts, span.start), bisect_left(names.starts, span.end)


def clean(names: NameTokens, span: Span, kind: EntityType) -> list[Named]:
    """The names in one of the tagger's spans: titles and articles off, two names in one parted."""
    first, last = token_range(names, span)
    if not first < last <= first + 2 * LONGEST:
        return []
    if names.tokens[last - 1].end > span.end and names.tokens[last - 1].start >= span.end:
        last -= 1
    first, last = _trim(names, first, last)
    if last - first > 2 and _are_officers(names, first, last):
        first, kind = first + 1, EntityType.PERSON
    last = next((at for at in range(first + 1, last) if _goes_on_in_words(names, at)), last)
    if kind in (EntityType.PERSON, EntityType.ORG):
        last = next((at + 1 for at in range(first, last - 1) if _OPENED.search(names.tokens[at].gap)), last)
        first = _with_particles(names, first)
    named = (_typed(names, *piece) for piece in split(names, first, last, kind))
    return [item for item in named if item is not None]


def _trim(names: NameTokens, first: int, last: int) -> tuple[int, int]:
    if last - first > 1 and names.tokens[first].gap == "-":
        first += names.tokens[first].lower == "ex"
        first += 2 * _is_participle(names, first, last)
    while first < last and (names.tokens[first].lower in _ARTICLES or _opens_wrongly(names, first, last)):
        first += 1
    while last > first and names.tokens[last - 1].lower in _LINKS:
        if (
            names.tokens[last - 1].lower in words("particles")
            and last < len(names.tokens)
            and names.joined(last - 1)
            and names.tokens[last].capital
        ):
            return first, last + 1
        last -= 1
    return first, last


def _is_council(names: NameTokens, first: int, kind: EntityType) -> bool:
    """Whether what is taken for somebody begins as a body's name does: "Council on Health"."""
    opened = names.tokens[first].lower in words("org_openers") and names.tokens[first + 1].text in ("of", "on", "for")
    return kind is EntityType.PERSON and opened


def _ends_as_body(token: NameToken, kind: EntityType, size: int) -> bool:
    """Whether the last of several words says that what is taken for somebody or a place is a body."""
    if kind is EntityType.PLACE:
        return token.lower in (words("state_bodies") | word_list("cleaning.houses")) - words("place_heads")
    return kind is EntityType.PERSON and ((size == 2 and is_of_things(token)) or is_body(token.text))


def _is_participle(names: NameTokens, first: int, last: int) -> bool:
    """Whether a word of the language and a participle with a hyphen stand before a name: "State-run TV"."""
    common = load_gazetteer().of(names.tokens[first].text) & (BITS["is_common"] | BITS["is_org"] | BITS["is_place"])
    return last - first > 2 and bool(common) and names.tokens[first + 1].text in word_list("cleaning.participles")


def _goes_on_in_words(names: NameTokens, place: int) -> bool:
    """Whether a hyphen that stands for a dash leads to a word of the sentence: "Lund-that he knew"."""
    return names.tokens[place - 1].gap == "-" and names.tokens[place].text in word_list("cleaning.goes_on")


def _without_nouns(names: NameTokens, first: int, last: int) -> int:
    """The end without words in small letters after the name: "CBP custody", "Houston-area"."""
    ahead = next_lower(names, last)
    token = names.tokens[last - 1]
    if last - first > 1 and (token.lower in _SORTS or (token.text == "Web" and ahead)):  # "Tarn Web site"
        return last - 1
    end = last
    if _is_land_of_people(names, first, last):
        return first + 1
    while end > first and not names.tokens[end - 1].capital and not names.tokens[end - 1].text[0].isdigit():
        if names.tokens[end - 1].lower in _KEPT_NOUNS or not names.tokens[end - 1].text.isascii():
            return last
        end -= 1
    return end if end > first else last


def _is_land_of_people(names: NameTokens, first: int, last: int) -> bool:
    """Whether a people stands before words in small letters alone: "Ruvian island"."""
    people = look_up(names.tokens[first].text) if last - first > 1 else None
    return people is not None and people.kind == "people" and not any(t.capital for t in names.tokens[first + 1 : last])


def _with_particles(names: NameTokens, first: int) -> int:
    """The beginning of a name with the particles before it: "van den Berg"."""
    while first > 0 and names.joined(first - 1) and names.tokens[first - 1].lower in _PARTICLES:
        first -= 1
    return first


def _opens_wrongly(names: NameTokens, first: int, last: int) -> bool:
    """A word such as "After" at the head of a sentence before a name."""
    return last - first > 1 and names.opens[first] and names.tokens[first].lower in words("starters")


def _are_officers(names: NameTokens, first: int, last: int) -> bool:
    """Whether an office in the plural stands before the first of several people: "Ministers Ada Lund, Bo Roe and"."""
    office = names.tokens[first].lower
    listed = last < len(names.tokens) and (names.tokens[last - 1].gap == ", " or names.tokens[last].text == "and")
    return office.endswith("s") and office[:-1] in words("titles") and listed and is_somebody(names, first + 1, last)


def _typed(names: NameTokens, first: int, last: int, kind: EntityType) -> Named | None:
    if kind is not EntityType.PERSON or _ends_plainly(names, first, last):
        last = _without_nouns(names, first, last)
    first = _behind_adjectives(names, first, last)
    while kind is EntityType.ORG and last - first > 1 and _is_position(names.tokens[last - 1]):
        last -= 1
    if kind in (EntityType.PLACE, EntityType.ORG):
        first, last = _behind_land_word(names, first, last), _before_office(names, first, last)
    while last - first > 1 and _is_noun_before(names.tokens[first]) and names.tokens[first + 1].capital:
        first += 1
    if kind is EntityType.OTHER:
        first = _behind_phrase(names, first, last)
    if first >= last:
        return None
    span = Span(names.tokens[first].start, names.tokens[last - 1].end)
    surface = names.plain(first, last)
    known = look_up(surface)
    if known and not is_ambiguous(surface):
        return span, known.type
    told = _type_by_words(names, first, last, kind)
    if told is None and kind is EntityType.OTHER and is_called_officer(names, first, last):
        told = EntityType.PERSON
    elif told is None and kind is EntityType.OTHER:
        told = _kind_of_other(names, first, last, known.type if known else None)
    return span, told or kind


def _is_position(token: NameToken) -> bool:
    """Whether capitals are short for what somebody plays or is: "QB" of "Tarn Elks QB"."""
    return token.text.isupper() and token.lower in words("titles") & words("not_names")


def _behind_phrase(names: NameTokens, first: int, last: int) -> int:
    """The beginning without a common noun in small letters and what joins it to a name: "loss to the Elks"."""
    common = names.tokens[first].text.islower() and load_gazetteer().of(names.tokens[first].text) & BITS["is_common"]
    at = first + 1
    while common and at < last and names.tokens[at].text.islower():
        at += 1
    return at if common and first + 1 < at < last else first


def _behind_land_word(names: NameTokens, first: int, last: int) -> int:
    """The beginning without what a land is, in small letters: "province of Lund"."""
    for at in range(first, last - 2):
        said = names.tokens[at].text in _LAND_WORDS and names.tokens[at + 1].text == "of"
        if said and names.tokens[at + 2].capital:
            return at + 2
    return first


def _before_office(names: NameTokens, first: int, last: int) -> int:
    """The end without words of an office that goes on behind: "Lund County" of "Lund County District Attorney"."""
    ahead = names.tokens[last] if last < len(names.tokens) and names.joined(last - 1) else None
    if ahead is None or not ahead.capital or ahead.lower not in words("titles"):
        return last
    end = last
    while end - first > 1 and names.tokens[end - 1].lower in _OF_OFFICES:
        end -= 1
    return end


def _ends_plainly(names: NameTokens, first: int, last: int) -> bool:
    """Whether a common word in small letters ends the tagger's name of a person: "Emmy nod"."""
    token = names.tokens[last - 1]
    plain = token.text.islower() and token.text.isascii() and token.text.isalpha()
    if last - first > 2 and plain and names.tokens[last - 2].text.islower() and names.tokens[last - 2].gap == "-":
        return names.tokens[last - 3].gap == " "  # "Tarn mobile-phone"
    apart = last - first > 1 and names.tokens[last - 2].gap == " " and len(token.text) > 2  # not "Jong-un", "Kepler b"
    return apart and plain and token.lower not in words("particles") | words("leading_particles")


def _behind_adjectives(names: NameTokens, first: int, last: int) -> int:
    """The beginning without an adjective of two words: "double-digit Emmys"."""
    at = first
    while at < last and names.tokens[at].text.islower() and names.tokens[at].text.isascii() and names.joined(at):
        at += 1
    hyphened = at - first > 1 and names.tokens[first].gap == "-" and len(names.tokens[first].text) > 1
    return at if hyphened and at < last and names.tokens[at].capital and names.tokens[at - 1].gap == " " else first


def _type_by_words(names: NameTokens, first: int, last: int, kind: EntityType) -> EntityType | None:
    """The type that the last word of a name, or the words beside it, tell against the tagger's; None without any."""
    end = names.tokens[last - 1].lower
    if end in ("dynasty", "family", "clan"):
        return EntityType.GROUP
    if last - first > 1 and kind is not EntityType.GROUP and end in _FIRM_ENDS:
        return EntityType.ORG
    if kind is EntityType.ORG and names.tokens[_head(names, first, last)].lower in word_list("cleaning.prizes"):
        return EntityType.OTHER
    if last - first > 1 and (
        _ends_as_body(names.tokens[last - 1], kind, last - first) or _is_council(names, first, kind)
    ):
        return EntityType.ORG
    placed = _is_area(names, first, last) or _is_town_of(names, first)
    if placed and kind in (EntityType.PERSON, EntityType.OTHER):
        return EntityType.PLACE
    if kind is EntityType.ORG and (_holds_office(names, first, last) or _is_introduced(names, first, last)):
        return EntityType.PERSON
    return None


def _head(names: NameTokens, first: int, last: int) -> int:
    """The word before "for", else the last one: "Award" of "Tarn Award for Best Play"."""
    return next((at - 1 for at in range(first + 1, last) if names.tokens[at].text == "for"), last - 1)


def is_of_things(token: NameToken) -> bool:
    """Whether a name ends in what firms are called, or in a plural of things that is no surname: "Tarn Clinics"."""
    if token.lower in _FIRM_ENDS:
        return True
    classes = load_gazetteer().of(token.text)
    single = load_gazetteer().of(token.lower.removesuffix("s"))
    plural = token.text.endswith("s") and not token.text.endswith("ss") and len(token.text) > 3
    common = (classes | single) & (BITS["is_common"] | BITS["is_mostly_common"])
    return plural and bool(common) and not classes & (BITS["last"] | BITS["first"])


def _is_noun_before(token: NameToken) -> bool:
    """Whether a word in small letters says what is named after it and is no part of the name: "asteroid Tarn"."""
    plain = token.text.islower() and token.text.isascii() and token.text.isalpha() and len(token.text) > 3
    return plain and token.gap == " " and token.lower not in words("particles") | words("leading_particles")


def _holds_office(names: NameTokens, first: int, last: int) -> bool:
    """Whether an office follows that only a person holds: "…, minister of transport", "…, the chair of"."""
    row = names.tokens[first:last]
    bodies = words("org_heads") | words("company_ends") | words("org_openers") | words("place_heads")
    if not 2 <= len(row) <= 4 or names.tokens[last - 1].gap != ", ":
        return False
    if any(not token.capital or token.text.isupper() or token.lower in bodies for token in row):
        return False
    at = last
    while at < last + 3 and at < len(names.tokens) and names.tokens[at].text in _BEFORE_OFFICE:
        at += 1
    office = at + 1 < len(names.tokens) and names.tokens[at].text in words("titles")
    return office and names.joined(at) and names.tokens[at + 1].text in ("of", "for")


def _is_introduced(names: NameTokens, first: int, last: int) -> bool:
    """Whether two words that no table has stand between commas behind what one is: "an official, Zar Gul, said"."""
    before = names.tokens[first - 1] if first and last - first == 2 else None
    if before is None or before.gap != ", " or names.tokens[last - 1].gap != ", ":
        return False
    row = names.tokens[first:last]
    unknown = not any(load_gazetteer().of(token.text) & ~(BITS["first"] | BITS["last"]) for token in row)
    return unknown and all(token.text.istitle() for token in row) and "person" in kinds_of(before.lower)


def _is_area(names: NameTokens, first: int, last: int) -> bool:
    """Whether the words behind say what is named: "Tarn province", "Tarn national park", "the Tarn area"."""
    ahead = next_lower(names, last)
    park = ahead == "national" and next_lower(names, last + 1) in words("place_heads")
    around = ahead in word_list("cleaning.around") and first > 0 and names.tokens[first - 1].text == "the"
    return park or around or ahead in _LAND_WORDS


def _is_town_of(names: NameTokens, first: int) -> bool:
    """Whether the words before are "the province of", "the town of"."""
    if first < 2 or names.tokens[first - 1].text != "of" or not (names.joined(first - 1) and names.joined(first - 2)):
        return False
    return names.tokens[first - 2].text in _LAND_WORDS | {"city", "town", "village", "port", "suburb", "capital"}


def _kind_of_other(names: NameTokens, first: int, last: int, land: EntityType | None) -> EntityType:
    """What a name without a class is, by its last word or the word after it."""
    if land is not None:
        return land
    surface = names.plain(first, last)
    head = surface.rsplit(maxsplit=1)[-1].lower()
    shouted = surface.isupper() and surface.isalpha() and len(surface) > 2
    known_body = load_gazetteer().longest(surface.split(), 0)[1] & BITS["org"]  # the magazine "Vanity Fair"
    if known_body or (shouted and next_lower(names, last) in words("league_nouns")):
        return EntityType.ORG
    if head in words("event_heads"):
        return EntityType.EVENT
    if head in words("work_heads"):
        return EntityType.ORG if _is_paper(names, first, last) else EntityType.WORK
    following = names.tokens[last].lower if last < len(names.tokens) and names.joined(last - 1) else ""
    if following in _EQUIPMENT_AFTER:
        return kind_at(names, first, last)
    designated = _DESIGNATION.fullmatch(head.upper()) and not surface.startswith("Flight ")
    if designated and any(token.lower in _EQUIPMENT_AFTER for token in names.tokens):
        return kind_at(names, first, last)
    return EntityType.OTHER


def _is_paper(names: NameTokens, first: int, last: int) -> bool:
    """Whether a name is a paper's for all the last word of it: "Tarn Journal-Constitution"."""
    before = names.tokens[last - 2] if last - first > 1 else None
    return before is not None and before.gap == "-" and before.lower in words("org_heads")
