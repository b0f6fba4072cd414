"""Two names that the tagger took for one, parted: at a title, at "of", behind a land's possessive, at "and"."""

from __future__ import annotations

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.people import is_body
from briefing.analysis.names.strangers import Piece, is_place, is_somebody, next_lower, stranger
from briefing.analysis.names.tokens import NameToken, NameTokens
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType

_BEING = frozenset({"is", "are", "was"})
_FROM = word_list("parted.from")
_JUNIOR = frozenset({"jr", "sr"})
_PAPERS = word_list("agencies.papers") - {"news", "mail", "daily"}
_REPORTERS = word_list("cleaning.reporters")


def split(names: NameTokens, first: int, last: int, kind: EntityType) -> list[Piece]:
    """Parted at a title ("Bureau Director Jong Kyong Thaek") and after a land's possessive ("Russia's Gazprom")."""
    if kind is EntityType.ORG and (pieces := _bodies(names, first, last)):
        return pieces
    if kind is EntityType.OTHER and any(token.text in _BEING for token in names.tokens[first + 1 : last - 1]):
        return []  # a sentence in capitals: "Once Is Chance"
    for place in range(last - 2, first - 1, -1):
        pieces = _parted_at(names, first, place, last, kind)
        if pieces:
            return pieces
    if pieces := _parted_before(names, first, last, kind):
        return pieces
    if kind is not EntityType.PERSON:
        return [(first, last, kind)]
    return _behind_letters(names, first, last) or _people(names, first, last)


def _behind_letters(names: NameTokens, first: int, last: int) -> list[Piece]:
    """A land in letters parted from whoever is one of its people; of an office alone, nobody: "US Surgeon General"."""
    ends = (end for end in range(last - 1, first, -1) if names.plain(first, end).isupper())
    end = next((end for end in ends if _lands_in(names, first, end)), last)
    offices = words("titles") | words("title_parts")
    if end < last and all(token.lower in offices for token in names.tokens[end:last]):
        return _lands_in(names, first, end)
    whole = end < last - 2 and is_somebody(names, last - 2, last)  # "US Marine Ada Lund"
    return [*_lands_in(names, first, end), (last - 2, last, EntityType.PERSON)] if whole else []


def _people(names: NameTokens, first: int, last: int) -> list[Piece]:
    """Somebody without the words of an office before the name; parted behind a "Jr."."""
    for place in range(first + 1, last - 1):
        if names.tokens[place].lower in _JUNIOR and names.tokens[place].gap == ". ":
            return [(first, place + 1, EntityType.PERSON), *split(names, place + 1, last, EntityType.PERSON)]
    while first < last - 1 and _is_role_word(names.tokens[first]) and not is_body(names.tokens[last - 1].text):
        first += 1
    return [(first, last, EntityType.PERSON)]


def _bodies(names: NameTokens, first: int, last: int) -> list[Piece]:
    """A body and what stands beside it and is another name, or two short forms of bodies; nothing where it is one."""
    if _reports_on(names, first, last):
        return [(first, last - 1, EntityType.ORG), (last - 1, last, EntityType.ORG)]
    role = next((at for at in range(first + 1, last - 2) if names.tokens[at].text in words("role_nouns")), 0)
    if role and is_somebody(names, role + 1, last):
        return [(first, role, EntityType.ORG), (role + 1, last, EntityType.PERSON)]  # "Orsk star Ada Lund"
    if _are_acronyms(names, first, last):
        return [(at, at + 1, EntityType.ORG) for at in range(first, last)]
    rest = stranger(names, first, last)
    return [(first, rest[0], EntityType.ORG), rest] if rest else []


def _parted_before(names: NameTokens, first: int, last: int, kind: EntityType) -> list[Piece]:
    """The names on both sides of "of" and the like, where it only says where somebody is from or writes."""
    for place in range(first + 1, last - 1):
        word = names.tokens[place].text
        if word not in _FROM or not (
            _cuts(names, first, place, last, kind) or _is_apart(names, first, place, last, kind)
        ):
            continue
        if _writes_for(names, first, place, last):
            return [(first, place, EntityType.PERSON), (place + 2, last, kind)]
        kind = EntityType.PERSON if is_somebody(names, first, place) else kind
        return [(first, place, kind), *_place_behind(names, place + 1, last)]
    return []


def _place_behind(names: NameTokens, first: int, last: int) -> list[Piece]:
    """What stands behind "of" or "in" and is no part of the name before it, where it is a name itself."""
    land = look_up(names.plain(first, last))
    return [(first, last, land.type if land else EntityType.PLACE)] if names.tokens[first].capital else []


def _reports_on(names: NameTokens, first: int, last: int) -> bool:
    """Whether a medium and what its reporter reports on stand side by side: "CNN Pentagon correspondent"."""
    medium = last - first == 2 and names.tokens[first].text.isupper() and not names.tokens[first + 1].text.isupper()
    if not medium or next_lower(names, last) not in _REPORTERS:
        return False
    return sum(token.text == names.tokens[first].text for token in names.tokens) > 1


def _parted_at(names: NameTokens, first: int, place: int, last: int, kind: EntityType) -> list[Piece]:
    """The names on both sides of a title, of "and" between lands, of a comma between places, of a land's possessive."""
    token = names.tokens[place]
    if token.lower in words("titles") and _is_title(names, place, first, last, kind):
        left = _before_title(names, first, place)
        before = _lands_in(names, first, left) if kind is EntityType.PERSON else [(first, left, kind)]
        return [*(before if left > first else []), (place + 1, last, EntityType.PERSON)]
    if token.text == "and" and place > first:
        return _joined_by_and(names, first, place, last, kind)
    if token.gap in ("'s ", "’s "):
        return _owner_and_owned(names, first, place + 1, last, kind)
    if kind in (EntityType.ORG, EntityType.OTHER) and token.gap in (", ", ": "):
        return _at_sign(names, first, place, last, kind)
    return _places(names, first, place, last) if kind is EntityType.PLACE else []


def _at_sign(names: NameTokens, first: int, place: int, last: int, kind: EntityType) -> list[Piece]:
    """What a comma or a colon parts: "Tarn, Lund" of no body, "Tarn 5: Lund", "Ada Lund: Life of a Baker"."""
    colon, number = names.tokens[place].gap == ": ", names.tokens[place].text[-1].isdigit()
    if kind is EntityType.ORG:
        left = EntityType.PERSON if is_somebody(names, first, place + 1) else kind
        return [(first, place + 1, left), (place + 1, last, EntityType.OTHER)] if colon else []
    if colon and not number:
        return []  # a title
    return [*split(names, first, place + 1, kind), *split(names, place + 1, last, kind)]


def _joined_by_and(names: NameTokens, first: int, place: int, last: int, kind: EntityType) -> list[Piece]:
    """Two clubs or two lands with "and" between them."""
    if _are_clubs(names, first, place, last):
        return [(first, place, kind), (last - 1, last, kind)]
    lands = [*_lands_in(names, first, place), *_lands_in(names, place + 1, last)]
    return lands if len(lands) == 2 else []


def _places(names: NameTokens, first: int, place: int, last: int) -> list[Piece]:
    """Two places with a comma between them, or with a hyphen where the table knows both."""
    gap = names.tokens[place].gap
    if gap == "-" and _are_lands(names, first, place + 1, last):
        return [*split(names, first, place + 1, EntityType.PLACE), (place + 1, last, EntityType.PLACE)]
    if gap == ", " and not names.tokens[place + 1].text.endswith("."):
        return [(first, place + 1, EntityType.PLACE), (place + 1, last, EntityType.PLACE)]
    return []


def _owner_and_owned(names: NameTokens, first: int, middle: int, last: int, kind: EntityType) -> list[Piece]:
    """What stands on both sides of a possessive: a body and a place or somebody of its, a land and what it has."""
    if kind is EntityType.ORG and is_place(names.plain(middle, last)):
        return [(first, middle, kind), (middle, last, EntityType.PLACE)]
    if kind is EntityType.ORG and is_somebody(names, middle, last):
        return [(first, middle, kind), (middle, last, EntityType.PERSON)]
    if look_up(names.plain(first, middle)):
        return [(first, middle, EntityType.PLACE), *split(names, middle, last, kind)]
    return []


def _are_acronyms(names: NameTokens, first: int, last: int) -> bool:
    """Whether short forms of bodies stand side by side, each of which the text has elsewhere: "KLBA ZRV"."""
    row = names.tokens[first:last]
    apart = all(token.text.isupper() and 3 <= len(token.text) <= 5 for token in row)
    return len(row) == 2 and apart and all(names.inside[token.text] > 1 for token in row)


def _are_lands(names: NameTokens, first: int, middle: int, last: int) -> bool:
    """Whether a hyphen joins what the table knows as places: "Middle East-Western Europe"."""
    table = load_gazetteer()
    rows = [[token.text for token in names.tokens[low:high]] for low, high in ((middle, last), (first, middle))]
    return all(
        table.of(row[0]) & PLACES if len(row) == 1 else look_up(" ".join(row)) or table.longest(row, 0)[0] == len(row)
        for row in rows
    )


def _are_clubs(names: NameTokens, first: int, place: int, last: int) -> bool:
    """Whether "and the" joins two lone plurals with capitals: "Lynxes and the Ospreys"."""
    if place - first != 1 or last - place != 3 or names.tokens[place + 1].text != "the":
        return False
    pair = names.tokens[first], names.tokens[last - 1]
    return all(token.capital and token.text.endswith("s") for token in pair)


def _writes_for(names: NameTokens, first: int, place: int, last: int) -> bool:
    """Whether "of" stands between somebody and a paper: "Ada Roe of the Tarn Times"."""
    heads = words("org_openers") | words("org_heads") | words("place_heads")
    paper = names.tokens[place].text == "of" and names.tokens[last - 1].lower in _PAPERS
    articled = names.tokens[place + 1].text == "the" and place + 2 < last
    return paper and articled and not any(token.lower in heads for token in names.tokens[first:place])


def _is_apart(names: NameTokens, first: int, place: int, last: int, kind: EntityType) -> bool:
    """Whether two names ran into one around a small word: both lone ones stand elsewhere, or "for" follows a place.

    "Ruvia for Ada", "Lund at Tarn Dairy", "Syndicate of Lund".
    """
    word, row = names.tokens[place].text, names.tokens[first:last]
    if word == "for":
        return kind is EntityType.PLACE and place - first == 1 and names.tokens[place + 1].capital
    lone = place - first == 1 and names.tokens[place + 1].capital and names.inside[row[0].text] > 1
    if not lone or load_gazetteer().of(row[0].text) & BITS["is_org"] or row[0].lower in words("org_openers"):
        return False
    if word == "at":
        return kind in (EntityType.PERSON, EntityType.ORG, EntityType.OTHER)
    somebody = load_gazetteer().of(row[-1].text) & (BITS["last"] | PLACES) == BITS["last"]
    of_one = word == "of" and last - place == 2 and names.inside[row[-1].text] > 1
    return of_one and (kind is EntityType.PERSON or (kind is EntityType.ORG and somebody))


def _cuts(names: NameTokens, first: int, place: int, last: int, kind: EntityType) -> bool:
    """Whether "of Cameroon" only says where somebody or a firm is from; "Bank of England" is one name."""
    if names.tokens[place].text == "for":
        return False
    if kind is EntityType.PERSON:
        return (
            names.tokens[place].text != "of" or place - first > 1 or look_up(names.plain(place + 1, last)) is not None
        )
    if kind is EntityType.OTHER and names.tokens[place].text in ("in", "at") and not names.tokens[place - 1].capital:
        return names.tokens[place + 1].capital
    heads = words("org_openers") | words("org_heads") | words("place_heads") | words("titles")
    if kind is EntityType.ORG and (is_somebody(names, first, place) or _writes_for(names, first, place, last)):
        return True
    plain = not any(token.lower in heads for token in names.tokens[first:place])
    return (
        kind in (EntityType.ORG, EntityType.OTHER)
        and plain
        and place - first > 1
        and look_up(names.plain(place + 1, last)) is not None
    )


def _is_title(names: NameTokens, place: int, first: int, last: int, kind: EntityType) -> bool:
    rest = names.tokens[place + 1 : last]
    heads = words("org_heads") | words("place_heads") | words("event_heads") | words("work_heads")
    if any(token.lower in heads or token.lower in ("of", "and", "for") for token in rest) or is_body(rest[-1].text):
        return False
    return kind is EntityType.PERSON or (place > first and len(rest) > 1 and all(token.capital for token in rest))


def _is_role_word(token: NameToken) -> bool:
    people = look_up(token.text)
    return token.lower in words("titles") | words("title_parts") or bool(people and people.kind == "people")


def _before_title(names: NameTokens, first: int, place: int) -> int:
    while place > first and names.tokens[place - 1].lower in words("title_parts") | words("titles"):
        place -= 1
    return place


def _lands_in(names: NameTokens, first: int, last: int) -> list[Piece]:
    known = look_up(names.plain(first, last))
    return [(first, last, known.type)] if known else []
