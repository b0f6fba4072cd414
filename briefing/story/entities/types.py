"""One type for a name over a whole story, where single articles were read in different ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.armaments import kind_of, leaning_of
from briefing.language.english.lands import is_people_of, look_up
from briefing.language.english.namelists import words
from briefing.language.english.person_names import surnames
from briefing.language.english.reporting import forms_for
from briefing.language.english.spelling import initials, is_acronym, parts
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType
from briefing.story.entities.firms import firms_of
from briefing.story.entities.localities import towns_of
from briefing.story.entities.mentions import Named
from briefing.story.entities.others import STORMS, explained
from briefing.story.entities.rolewords import name_parts, words_before
from briefing.story.entities.variants import named_by_places

_ORDER = tuple(EntityType)
Row = tuple[str, ...]
_EQUIPMENT = frozenset({EntityType.WEAPON, EntityType.OTHER})
_HEADS = words("equipment_heads") - {"system", "systems", "battery", "carrier", "shell", "shells"}
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_AGED = re.compile(r",? \(?\d{1,2}\b|, who\b")
_BESIDE = re.compile(r"[^\W\d_a-z]\w+ and $")
_BESIDE_AFTER = re.compile(r" and [^\W\d_a-z]")
_RIDGES = frozenset({"mountains", "mountain", "range", "hills", "desert", "valley", "plateau", "highlands"})
"""Words for stretches of land that a name of several words may have or lack."""
_LOCAL = words("town_bodies") | word_list("second_look.clubs")
_LONE_TYPES = frozenset({EntityType.PERSON, EntityType.OTHER})
_TOWN_SERVICES = word_list("types.town_services")
_SHORT = 3
"""Letters of a word that may be more than a plural: "gas"."""
_CHANCES = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)
"""What the first chances of a mention are of."""
_LIKELY, _CERTAIN = 40, 95
"""Percent from which a mean chance tells a body or a place, and from which it tells somebody."""
_TWICE = 2
"""How much likelier than no class a type must be."""
_NEAR = 60
"""Characters on either side of a name that speak of it."""


def story_types(named: Sequence[Named]) -> list[EntityType]:
    """The type of each mention: what most articles take the name for, then most mentions.

    A surname of somebody whom the same article names whole stays a person; a word that ends the name of a storm is the
    storm; an acronym has the type of the one name that it stands for. Whether equipment is a weapon, the words
    around all its mentions tell together, and "the Halden rover" in one article settles what Halden is in the others.
    """
    best = _votes(named)
    best |= _equipment(named) | _ridges(named, best) | _peoples(named, best)
    best |= {_row(named[short]): best[_row(named[whole])] for whole, short in explained(named)}
    best |= _plurals(best)
    best |= dict.fromkeys(firms_of(named, best, {word for word, _ in _surnames(named, best)}), EntityType.ORG)
    people = _surnames(named, best)
    best |= dict.fromkeys(towns_of(named, best, {word for word, _ in people}), EntityType.PLACE)
    best |= named_by_places(named, best, {word for word, _ in people})
    best |= dict.fromkeys(_policed(named, best) - {(word,) for word, _ in people}, EntityType.PLACE)
    expansions = _expansions(named, best)
    storms = {parts(item.text)[-1] for item in named if len(parts(item.text)) > 1 and parts(item.text)[0] in STORMS}
    inner = _inner_words(named, best)
    clubs = _clubs(named, best)
    types = [_type(item, best, people, expansions, storms) for item in named]
    types = [_type_inside(item, kind, people, inner) for item, kind in zip(named, types, strict=True)]
    surnames_of_all = {word for word, _ in people}
    given = _given_names(named, best)
    types = [_type_over_all(item, kind, clubs, surnames_of_all) for item, kind in zip(named, types, strict=True)]
    types = [_type_by_given(item, kind, given) for item, kind in zip(named, types, strict=True)]
    return _weighed(named, types)


def _weighed(named: Sequence[Named], types: Sequence[EntityType]) -> list[EntityType]:
    """The types without people of whom nothing says that they are somebody, and by chances where nothing else tells."""
    nobody = _without_evidence(named, types)
    types = [EntityType.OTHER if _row(item) in nobody else kind for item, kind in zip(named, types, strict=True)]
    likelier = _by_chances(named, types)
    return [likelier.get(_row(item), kind) for item, kind in zip(named, types, strict=True)]


def _by_chances(named: Sequence[Named], types: Sequence[EntityType]) -> dict[Row, EntityType]:
    """The names of no class that the tagger takes for somebody, a body or a place over all their mentions.

    Somebody needs a chance near to certainty, since ships and shows look alike.
    """
    chances: dict[Row, list[tuple[int, ...]]] = defaultdict(list)
    for item, kind in zip(named, types, strict=True):
        if kind is EntityType.OTHER and item.mention.chances:
            chances[_row(item)].append(item.mention.chances)
    longer = {word for item in named if len(_row(item)) > 1 for word in _row(item)}
    found = {row: _likeliest(told, alone=len(row) == 1 and row[0] in longer) for row, told in chances.items()}
    return {row: kind for row, kind in found.items() if kind is not None}


def _likeliest(told: Sequence[tuple[int, ...]], *, alone: bool) -> EntityType | None:
    """What the chances of all mentions tell a name for; one ``alone`` of the words of a longer name is nobody."""
    means = [sum(column) / len(told) for column in zip(*told, strict=True)]
    best = max(range(len(_CHANCES)), key=means.__getitem__)
    sure = means[best] >= (_LIKELY if best else _CERTAIN) and means[best] > _TWICE * means[-1]
    return _CHANCES[best] if sure and (best or not alone) else None


def _without_evidence(named: Sequence[Named], types: Sequence[EntityType]) -> set[Row]:
    """The lone words taken for somebody that no table has as a name, and of which nothing says that they are somebody.

    Whoever is named whole, says or is called something, has an age or a title is somebody: "Zarv said".
    """
    people = [item for item, kind in zip(named, types, strict=True) if kind is EntityType.PERSON]
    whole = {word for item in people if len(_row(item)) > 1 for word in _row(item)}
    alone = [item for item in people if len(_row(item)) == 1]
    known = BITS["first"] | BITS["last"] | BITS["syllable"]
    sure = {_row(item) for item in alone if load_gazetteer().of(item.text) & known or _is_somebody(item)}
    return {_row(item) for item in alone if _row(item)[0] not in whole} - sure


def _policed(named: Sequence[Named], best: Mapping[Row, EntityType]) -> set[Row]:
    """The lone words taken for somebody whose police or fire brigade the story names, and of which nothing says so."""
    bodies = {row[:1] for row, kind in best.items() if kind is EntityType.ORG and set(row[1:2]) & _TOWN_SERVICES}
    lone = [item for item in named if _row(item) in bodies and best[_row(item)] in _LONE_TYPES]
    return {_row(item) for item in lone} - {_row(item) for item in lone if _is_somebody(item)}


def _is_somebody(item: Named) -> bool:
    """Whether the words beside a name are those beside somebody's: a title, a verb of saying, an age."""
    before, after = _LAST_WORD.search(item.before.replace(", ", " ")), _NEXT_WORD.match(item.after)
    if _BESIDE.search(item.before) or _BESIDE_AFTER.match(item.after):
        return True  # "Lund and Zarv"
    if after and after[1] in forms_for("speaking") | word_list("types.minding"):
        return True
    if before and (before[1].lower() in words("titles") | words("kin") or before[1] in forms_for("speaking")):
        return True
    return bool(_AGED.match(item.after)) or bool(words_before(item))


def _plurals(best: Mapping[Row, EntityType]) -> dict[Row, EntityType]:
    """Plurals of names of the story that have no sure type, with the type of one of them: "Tarn Awards"."""
    unsure = {EntityType.OTHER, EntityType.EVENT}
    pairs = (((*row[:-1], row[-1].removesuffix("s")), row) for row in best if row[-1].endswith("s"))
    return {one: best[many] for one, many in pairs if best.get(one) in unsure and best[many] in unsure}


def _given_names(named: Sequence[Named], best: Mapping[Row, EntityType]) -> frozenset[str]:
    """The first words of the people who are named whole that the table has as given names and as no place."""
    rows = (name_parts(item.text)[0] for item in named if best[_row(item)] is EntityType.PERSON)
    table = load_gazetteer()
    words_of_all = {row[0] for row in rows if len(row) > 1}
    return frozenset(
        word for word in words_of_all if table.of(word.capitalize()) & BITS["first"] and not look_up(word.capitalize())
    )


def _type_by_given(item: Named, kind: EntityType, given: Collection[str]) -> EntityType:
    """A lone given name of somebody of the story is no place, nor is what minds: "Bea" beside "Bea Lund"."""
    row = parts(item.text)
    unsure = kind is EntityType.PLACE and not load_gazetteer().of(item.text) & PLACES
    minds = _NEXT_WORD.match(item.after)
    if unsure and len(row) == 1 and minds and minds[1] in word_list("types.minding") and look_up(item.text) is None:
        return EntityType.PERSON  # "Zarv remembers"
    return EntityType.PERSON if len(row) == 1 and unsure and row[0] in given else kind


def _clubs(named: Sequence[Named], best: dict[Row, EntityType]) -> frozenset[str]:
    """Plurals that end the name of a body of the story and of nothing else: "Vikings" of "Orsk Vikings"."""
    ends: dict[str, set[EntityType]] = defaultdict(set)
    for row in map(_row, named):
        if len(row) > 1 and row[-1].endswith("s") and len(row[-1]) > _SHORT:
            ends[row[-1]].add(best[row])
    return frozenset(word for word, kinds in ends.items() if kinds == {EntityType.ORG})


def _type_over_all(item: Named, kind: EntityType, clubs: frozenset[str], people: Collection[str]) -> EntityType:
    """A lone word by the whole names of the other articles: a club by its plural, somebody by the surname."""
    row = parts(item.text)
    if (
        len(row) == 2
        and kind in (EntityType.ORG, EntityType.OTHER)
        and row[1] in people
        and _may_be_somebody(item.text)
    ):
        return EntityType.PERSON
    if len(row) != 1 or kind in (EntityType.ORG, EntityType.WEAPON, EntityType.EVENT) or look_up(item.text):
        return kind
    if row[0] in clubs and row[0] not in people:
        return EntityType.ORG
    unknown = not load_gazetteer().of(item.text) & (PLACES | BITS["is_common"] | BITS["is_mostly_common"])
    unsure = kind in (EntityType.PLACE, EntityType.OTHER)
    return EntityType.PERSON if unsure and unknown and row[0] in people else kind


def _may_be_somebody(text: str) -> bool:
    """Whether a word before a surname of the story can be a given name or a nickname: "Mo Lund", not "Team Lund"."""
    given, _, surname = text.partition(" ")
    table = load_gazetteer()
    other = PLACES | BITS["org"] | BITS["group"] | BITS["is_org"] | BITS["is_common"] | BITS["is_title"]
    plain = given.istitle() and given.isalpha() and not table.of(given) & other and look_up(given) is None
    return plain and surname.istitle() and not table.of(surname) & (BITS["org"] | BITS["is_org"])


def _equipment(named: Sequence[Named]) -> dict[Row, EntityType]:
    """The types of the names that articles take for weapons and for others, and of those that stand by their noun."""
    types: dict[Row, set[EntityType]] = defaultdict(set)
    beside: dict[Row, EntityType] = {}
    for item in named:
        row = parts(item.text)
        types[row].add(item.type)
        if item.type in _EQUIPMENT and _stands_beside_head(item):
            beside.setdefault(row, item.type)
    found = {row: kind for row, kind in beside.items() if types[row] <= _EQUIPMENT | {EntityType.PERSON}}
    mixed = {row for row, kinds in types.items() if kinds >= _EQUIPMENT}
    scores: Counter[Row] = Counter()
    for item in named if mixed else ():
        if _row(item) in mixed:
            scores[_row(item)] += leaning_of(f"{item.before[-_NEAR:]} {item.after[:_NEAR]}")
    return found | {row: kind_of(scores[row]) for row in mixed if scores[row]}


def _stands_beside_head(item: Named) -> bool:
    """Whether the words say what the name is: "the Halden rover", "the rover Halden"."""
    beside = (_LAST_WORD.search(item.before), _NEXT_WORD.match(item.after))
    return any(match is not None and match[1] in _HEADS for match in beside)


def _ridges(named: Sequence[Named], best: dict[Row, EntityType]) -> dict[Row, EntityType]:
    """Names of several words that the story also has with "mountains" or the like after them."""
    places = [row for row, kind in best.items() if kind is EntityType.PLACE and len(row) > 1]
    whole = {row[:-1] for row in places if row[-1] in _RIDGES and len(row) > 2}
    named_so = {row[:-1] for row in places if row[-1] in words("land_words") and len(row) == 2}
    rows = {row for row in map(_row, named) if row in whole and best[row] is not EntityType.PERSON}
    return dict.fromkeys(rows | {row for row in map(_row, named) if row in named_so}, EntityType.PLACE)


def _peoples(named: Sequence[Named], best: dict[Row, EntityType]) -> dict[Row, EntityType]:
    """Bodies and names without a class that are formed of a place of the story: "Ruvian" beside "Ruvia".

    So is what is taken for somebody and stands before a title: "Ruvian President Ada Roe".
    """
    places = frozenset(item.text for item in named if best[_row(item)] is EntityType.PLACE)
    unsure = {item.text for item in named if best[_row(item)] in (EntityType.ORG, EntityType.OTHER)}
    unsure |= {item.text for item in named if best[_row(item)] is EntityType.PERSON and _before_title(item)}
    return {parts(text): EntityType.GROUP for text in unsure if is_people_of(text, places)}


def _before_title(item: Named) -> bool:
    """Whether an office with a capital follows the name at once."""
    match = _NEXT_WORD.match(item.after)
    return match is not None and match[1][0].isupper() and match[1].lower() in words("titles")


def _row(item: Named) -> Row:
    return parts(item.text)


def _type_inside(
    item: Named, kind: EntityType, people: set[tuple[str, int]], inner: dict[tuple[str, int], set[EntityType]]
) -> EntityType:
    """A lone word that is a part of one longer name of its article, and nobody's surname, is of its type: "Webb"."""
    row = parts(item.text)
    if len(row) != 1 or kind not in (EntityType.PERSON, EntityType.OTHER) or (row[0], item.reading) in people:
        return kind
    fitting = inner.get((row[0], item.reading), set())
    return next(iter(fitting)) if len(fitting) == 1 else kind


def _inner_words(named: Sequence[Named], best: dict[Row, EntityType]) -> dict[tuple[str, int], set[EntityType]]:
    """The words of longer names of equipment and events, and the first and last of organisations, by article."""
    found: dict[tuple[str, int], set[EntityType]] = defaultdict(set)
    for item in named:
        row = parts(item.text)
        kind = best[row]
        if len(row) < 2 or kind not in (EntityType.WEAPON, EntityType.EVENT, EntityType.ORG):
            continue
        ends = (row[-1],) if row[-1] in _LOCAL else (row[0], row[-1])  # Tarn is no "Tarn Rovers"
        for word in row if kind is not EntityType.ORG else ends:
            if len(word) > 3:
                found[word, item.reading].add(kind)
    return found


def _type(
    item: Named,
    best: dict[Row, EntityType],
    people: set[tuple[str, int]],
    expansions: dict[str, EntityType],
    storms: set[str],
) -> EntityType:
    row = parts(item.text)
    if len(row) == 1 and item.type is EntityType.PERSON and (row[0], item.reading) in people:
        return item.type
    if len(row) == 1 and row[0] in storms and not any(word == row[0] for word, _ in people):
        return EntityType.EVENT
    if is_acronym(item.text) and len(row) == 1 and row[0] in expansions:
        return expansions[row[0]]
    return best.get(row, item.type)


def _votes(named: Sequence[Named]) -> dict[Row, EntityType]:
    articles: dict[Row, dict[EntityType, set[int]]] = defaultdict(lambda: defaultdict(set))
    counts: Counter[tuple[Row, EntityType]] = Counter()
    for item in named:
        row = parts(item.text)
        articles[row][item.type].add(item.reading)
        counts[row, item.type] += 1
    return {
        row: min(types, key=lambda kind: (-len(types[kind]), -counts[row, kind], _ORDER.index(kind)))
        for row, types in articles.items()
    }


def _surnames(named: Sequence[Named], best: Mapping[Row, EntityType]) -> set[tuple[str, int]]:
    """The surnames of those who are named whole, with the article; what most articles take otherwise is nobody."""
    found = set()
    for item in named:
        person = item.type is EntityType.PERSON and best[_row(item)] is EntityType.PERSON
        row = name_parts(item.text)[0] if person else ()
        if len(row) > 1:
            found |= {(word, item.reading) for word in surnames(row)}
    return found


def _expansions(named: Sequence[Named], best: dict[Row, EntityType]) -> dict[str, EntityType]:
    """Acronyms with the type of the longer names whose first letters they are, where these have one type only."""
    types: dict[str, set[EntityType]] = defaultdict(set)
    for item in named:
        row = parts(item.text)
        if len(row) > 2 and item.type is not EntityType.PERSON:
            types[initials(item.text)[0]].add(best[row])
    return {letters: next(iter(kinds)) for letters, kinds in types.items() if len(kinds) == 1 and len(letters) > 2}
