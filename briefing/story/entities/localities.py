"""Towns told by what all articles of a story say happens there: "in Tarn", "Mill Street, Tarn", "Tarn, Ohio"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.language.english.bearings import is_bearing
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import forms_for
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType
from briefing.story.entities.mentions import Named

Row = tuple[str, ...]
_UNSURE = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.OTHER})
_REGION = BITS["country"] | BITS["region"] | BITS["division"]
_NO_TOWN = BITS["org"] | BITS["group"] | BITS["is_org"] | BITS["is_common"] | BITS["is_mostly_common"]
_TWO_BEFORE = re.compile(r"(?:([^\W\d_]+)['’s]*,? )?([^\W\d_]+)(,?) $")
_NEXT = re.compile(r"(, )?([^\W\d_]+)( [^\W\d_]+)?")
_SURE = 2
"""What the words around one mention weigh that make it a town by themselves."""
_SHARE = 4
"""A town is told as one in at least each fourth of its mentions."""


def towns_of(named: Sequence[Named], best: Mapping[Row, EntityType], surnames: Collection[str]) -> set[Row]:
    """The names of one or two words, of unsure types, that the story has as towns."""
    places: dict[Row, list[Named]] = defaultdict(list)
    for item in named:
        row = parts(item.text)
        if best[row] in _UNSURE and item.text.istitle() and _may_be_town(item.text.split(), surnames):
            places[row].append(item)
    found = set()
    for row, items in places.items():
        told = [weight for item in items if (weight := _told(item, best[row]))]
        if sum(told) >= _SURE and _SHARE * len(told) >= len(items) and not any(map(_speaks, items)):
            found.add(row)
    return found


def _may_be_town(row: Sequence[str], surnames: Collection[str]) -> bool:
    if not 1 <= len(row) <= 2 or not all(word.isalpha() for word in row):
        return False
    plain = not any(load_gazetteer().of(word) & _NO_TOWN for word in row)
    return plain and row[-1].lower() not in surnames and row[-1].lower() not in words("org_heads")


def _told(item: Named, kind: EntityType) -> int:
    """How surely the words around a mention make it a town; 0 where they do not."""
    before, after = _TWO_BEFORE.search(item.before), _NEXT.match(item.after.removeprefix(" "))
    if after and after[1] and after[2][0].isupper() and is_region(after[2], after[3] or ""):
        return _SURE
    if before and before[3] and before[2].lower() in word_list("surroundings.streets"):
        return _SURE
    if before and before[2] == "of" and is_bearing((before[1] or "").lower(), before[2]):
        return _SURE  # "14 miles north-northeast of Tarn"
    if kind is EntityType.OTHER or before is None or before[3] or item.after[:1] in ("'", "’"):
        return 0  # what has no class may be a work: "a part in Tarn"
    goes_on = item.after.startswith(" ") and after is not None and after[2][0].isupper()
    led = before[2] in word_list("localities.inside") or (
        before[2] == "to" and (before[1] or "") in word_list("localities.going")
    )
    return int(led and not goes_on and (before[1] or "").lower() not in word_list("localities.holding"))


def is_region(word: str, more: str) -> bool:
    """Whether a word, alone or with the next one, is a land or a part of one."""
    table = load_gazetteer()
    length, known = table.longest([word, more.strip()], 0)
    return bool(look_up(word) or table.of(word) & _REGION or (length and known & _REGION))


def _speaks(item: Named) -> bool:
    """Whether a word of saying follows: a paper has readers, and is read in."""
    after = _NEXT.match(item.after.removeprefix(" "))
    return after is not None and not after[1] and after[2] in forms_for("speaking")
