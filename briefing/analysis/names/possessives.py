"""Names that hold a possessive: shops, clubs and firms that are called after somebody ("Holt's Club", "a Brenner's").

They are told from what somebody owns by two things: the word before the possessive stands nowhere in the text without
it, and what stands around it can't stand around a person's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import forms_for, word_class
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_OWNED = ("'s", "’s")
_LONGEST = 3
"""Words behind the possessive of a firm: "Brim's Investor Services"."""
_ANY = (
    BITS["is_common"]
    | BITS["is_mostly_common"]
    | BITS["is_org"]
    | BITS["is_product"]
    | BITS["is_relational"]
    | BITS["is_title"]
)
_NO_OWNER = PLACES | BITS["is_org"] | BITS["is_title"] | BITS["is_common"]
_MARK = 2
"""Characters of the possessive."""
_MAY_OWN = (EntityType.PERSON, EntityType.OTHER, EntityType.ORG)


def with_possessives(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names in order, with those that go on behind a possessive or end with it as organisations."""
    people = _parts_of_people(names, found)
    bare = {token.text for token in names.tokens if not token.gap.startswith(_OWNED)}
    elsewhere = people | bare
    called = {
        token.text
        for at, token in enumerate(names.tokens)
        if token.text not in elsewhere and _ends_a_name(names, at) and look_up(token.text) is None
    }
    out: list[Named] = []
    for span, kind in found:
        first, last = token_range(names, span)
        if out and span.start < out[-1][0].end:
            continue
        owner = last - first == 1 and kind in _MAY_OWN and names.tokens[first].gap.startswith(_OWNED)
        word = names.tokens[first].text
        end = _end_of_owned(names, last) if owner and word not in elsewhere else 0
        if end:
            out.append((Span(span.start, end), EntityType.ORG))
        elif owner and word in called:
            out.append((Span(span.start, span.end + _MARK), EntityType.ORG))
        else:
            out.append((span, kind))
    return out


def _parts_of_people(names: NameTokens, found: Iterable[Named]) -> set[str]:
    """The words of the people who are named whole, and lands: both own things."""
    rows = (token_range(names, span) for span, kind in found if kind is EntityType.PERSON)
    return {token.text for first, last in rows if last - first > 1 for token in names.tokens[first:last]}


def _end_of_owned(names: NameTokens, place: int) -> int:
    """Where a name ends that goes on with common nouns, the last for a body ("Holt's Club in"); 0 where none does.

    In a headline every noun has a capital, and what goes on behind the noun is another's name.
    """
    if place >= len(names.tokens):
        return 0
    owned, owner = names.tokens[place], names.tokens[place - 1]
    if owned.sentence != owner.sentence or owned.sentence in names.headlines or not owned.capital:
        return 0
    table = load_gazetteer()
    if look_up(owner.text) or table.of(owner.text) & _NO_OWNER or owner.gap not in ("'s ", "’s "):
        return 0
    end = names.run(place)
    last = names.tokens[end - 1]
    body = table.of(last.text) & BITS["is_org"] and last.lower not in words("state_bodies") - {"service"}
    plain = all(table.of(token.text) & _ANY or token is last for token in names.tokens[place:end])
    return last.end if end - place <= _LONGEST and body and plain else 0


def _ends_a_name(names: NameTokens, place: int) -> bool:
    """Whether a word with a possessive owns nothing: "a Brenner's on the corner", "Brenner's said"."""
    token = names.tokens[place]
    if not token.capital or not token.gap.startswith(_OWNED) or names.joined(place):
        return False
    if place and names.tokens[place - 1].capital and names.joined(place - 1):
        return False
    following = names.tokens[place + 1] if place + 1 < len(names.tokens) else None
    parted = token.gap[_MARK : _MARK + 1] not in ("", " ")
    ahead = following.text if following and following.sentence == token.sentence and not parted else ""
    if ahead in forms_for("speaking"):
        return True
    article = place > 0 and names.joined(place - 1) and names.tokens[place - 1].lower in ("a", "the")
    return article and (not ahead or ahead in word_class("prepositions"))
