"""Which names of a story are too doubtful for a list: few articles have them, and nothing says that they are names.

What such a name is stays with the story (facts and searches know it); only lists of who and what is named leave it
out. On stories of ECB+ that no rule was made on, lists had a fault in 19 of 100 lines with these, in 9 without them.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.models import EntityType, Role
from briefing.story.entities.mentions import Group

_SURE = 85
"""Percent from which the tagger's chance of one mention is enough."""
_SURE_OF_OTHERS = 95
"""The same for a name of no class that one article has: most of those are words of titles and slogans."""
_OFTEN = 3
"""Articles that name what is no slip."""
_PLACES_OF_CHANCES = {EntityType.PERSON: 0, EntityType.ORG: 1, EntityType.PLACE: 2, EntityType.OTHER: 4}
"""Where the chance of a type stands; what patterns alone find (events, works, weapons) is not doubted."""


def is_doubtful(group: Group, roles: Sequence[Role]) -> bool:
    """Whether a name is left out of lists; ``roles`` are what the articles call it beside the name."""
    place = _PLACES_OF_CHANCES.get(group.type)
    chances = [item.mention.chances for item in group.members if item.mention.chances]
    if place is None or not chances:
        return False
    best = max(one[place] for one in chances)
    articles = len({item.reading for item in group.members})
    if group.type is EntityType.OTHER:
        return best < (_SURE if articles > 1 else _SURE_OF_OTHERS)
    if articles >= _OFTEN or best >= _SURE or roles:
        return False
    return not any(_is_known(group.type, item.text) for item in group.members)


def _is_known(kind: EntityType, text: str) -> bool:
    """Whether tables know the words as a name of that type, or by the word that ends or begins them."""
    row, table = text.split(), load_gazetteer()
    length, mask = table.longest(row, 0)
    classes = mask if length == len(row) else table.of(text) if len(row) == 1 else 0
    last = row[-1].lower().strip(".")
    if kind is EntityType.ORG:
        head = len(row) > 1 and last in words("org_heads") | words("company_ends")
        return head or bool(classes & BITS["org"])
    if kind is EntityType.PLACE:
        head = len(row) > 1 and (last in words("place_heads") or look_up(row[-1]) is not None)
        return head or look_up(text) is not None or bool(classes & PLACES and not classes & BITS["is_common"])
    return len(row) > 1 and bool(table.of(row[0]) & BITS["first"])
