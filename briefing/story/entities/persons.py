"""People: spellings of whole names made one, then surnames and given names linked to them.

A short form is looked for in its own article first, because an article names somebody whole before it uses the surname
alone; only then in the rest of the story (``bearers``). Where several people fit and nothing tells them apart it stays
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefing.language.english.nicknamed import nickname_of
from briefing.language.english.person_names import Parts, holds, same_person, surnames
from briefing.language.english.spelling import parts, sound
from briefing.models import EntityType
from briefing.story.entities.bearers import Person, Short, resolve
from briefing.story.entities.mentions import Group, Named, Sets
from briefing.story.entities.rolewords import is_relative, name_parts, offices

Form = tuple[Parts, str]
BLOCK = 150
"""So many names with one surname are compared with each other at most; beyond, only equal ones are one."""


def link_persons(named: Sequence[Named]) -> list[Group]:
    """Groups of the mentions of one person each."""
    whole: dict[Form, list[Named]] = defaultdict(list)
    short: list[Short] = []
    for item in named:
        row, suffix = name_parts(item.text)
        if len(row) > 1:
            whole[row, suffix].append(item)
        elif row:
            short.append(Short.of(row[0], suffix, item))
    people = _people(whole)
    return _groups(people, list(zip(short, resolve(people, short), strict=True)))


def _people(whole: dict[Form, list[Named]]) -> list[Person]:
    forms = sorted(whole)
    sets = Sets(len(forms))
    articles = [frozenset(item.reading for item in whole[form]) for form in forms]
    _join_spellings(whole, forms, articles, sets)
    _join_shortened(forms, sets, articles)
    called = [_called(form, whole[form]) for form in forms]
    numbers: dict[Parts, list[int]] = defaultdict(list)
    for index, (row, _) in enumerate(forms):
        numbers[row].append(index)
    for index, other in ((at, other) for at, rows in enumerate(called) for row in rows for other in numbers[row]):
        sets.join(index, other)
    people: dict[int, Person] = defaultdict(Person)
    for index, form in enumerate(forms):
        person = people[sets.top(index)]
        person.forms |= {form[0], *called[index]}
        person.suffixes.add(form[1])
        for item in whole[form]:
            person.add(item)
    return [people[top] for top in sorted(people)]


def _join_spellings(
    whole: Mapping[Form, Sequence[Named]], forms: Sequence[Form], articles: Sequence[frozenset[int]], sets: Sets
) -> None:
    """Join the forms that spell one name, fathers and sons apart."""
    pairs = []
    for one, other in _pairs(forms):
        if same_person(forms[one][0], forms[other][0], together=bool(articles[one] & articles[other])):
            pairs.append((one, other))
    sons = _sons(whole, forms, pairs)
    for one, other in pairs:
        suffixes = {forms[one][1], forms[other][1]}
        if len(suffixes) == 1 or ("" in suffixes and not {one, other} & sons):
            sets.join(one, other)


def _called(form: Form, items: Iterable[Named]) -> set[Parts]:
    """The name with the nickname that stands inside it in the place of the given names: "Elk Lund"."""
    nicknames = {nickname_of(item.text) for item in items} - {""}
    return {(*parts(nickname), form[0][-1]) for nickname in nicknames}


def _sons(whole: Mapping[Form, Sequence[Named]], forms: Sequence[Form], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """The forms with "Jr." or "III" beside which some article has the same name for somebody else.

    An article that names one person brings in the whole form first and leaves the "Jr." out later, so two are meant
    where the name without it comes first, or where one is called the other's relative.
    """
    found: set[int] = set()
    for one, other in ((one, other) for one, other in pairs if forms[one][1] != forms[other][1]):
        son, plain = (one, other) if forms[one][1] else (other, one)
        if forms[plain][1] or _come_second(whole[forms[son]], whole[forms[plain]], forms[son][0][-1]):
            found.update((one, other))
    named = {(forms[at][0][0], forms[at][0][-1]) for at in found if forms[at][1]}
    return {at for at, (row, suffix) in enumerate(forms) if suffix and (row[0], row[-1]) in named}


def _come_second(sons: Sequence[Named], plain: Sequence[Named], surname: str) -> bool:
    """Whether an article has the form with the suffix after the one without, or for a relative."""
    first: dict[int, int] = {}
    for item in plain:
        if not item.headline:
            first[item.reading] = min(item.mention.start, first.get(item.reading, item.mention.start))
    begun: dict[int, int] = {}
    for item in sons:
        begun[item.reading] = min(item.mention.start, begun.get(item.reading, item.mention.start))
    return any(
        item.reading in first and (first[item.reading] < begun[item.reading] or is_relative(item, surname))
        for item in sons
    )


def _pairs(forms: Sequence[Form]) -> Iterable[tuple[int, int]]:
    """Pairs of forms worth comparing: those with one surname by sound, one spelling run together or the same words."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (row, _) in enumerate(forms):
        keys = {
            ("last", sound(row[-1])),
            ("joined", "".join(row)),
            ("sorted", " ".join(sorted(row))),
            ("given", " ".join(row[:-1]) + row[-1][0]),
        }
        for key in keys:
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        for place, one in enumerate(block[:BLOCK]):
            for other in block[place + 1 : BLOCK]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _join_shortened(forms: Sequence[Form], sets: Sets, articles: Sequence[frozenset[int]]) -> None:
    """Join "Kim Jong" and "al-Sisi" to the one longer name that begins or ends so."""
    ends = _by_ends(forms)
    for index, (row, _) in enumerate(forms):
        near = chain.from_iterable(ends[word][:BLOCK] for word in {row[0], row[-1]})
        longer = [other for other in near if holds(forms[other][0], row)]
        sets.join_the_only(index, longer, (one for one in longer if not articles[one].isdisjoint(articles[index])))


def _fullest(forms: Iterable[Parts]) -> Parts:
    """The form of most words, the first of several."""
    return min(forms, key=lambda row: (-len(row), row))


def _groups(people: Sequence[Person], resolved: Sequence[tuple[Short, int | None]]) -> list[Group]:
    members = [list(person.mentions) for person in people]
    for one, index in resolved:
        if index is not None:
            members[index].append(one.item)
    groups = [
        Group(EntityType.PERSON, " ".join(_fullest(person.forms)), tuple(sorted(items, key=lambda item: item.number)))
        for person, items in zip(people, members, strict=True)
    ]
    return [*groups, *_nameless(people, [one for one, index in resolved if index is None])]


def _nameless(people: Sequence[Person], apart: Sequence[Short]) -> Iterator[Group]:
    """Those who are never named whole: one for each surname over the story, but not across an office.

    A surname that somebody bears who is named whole stays with its article, unless an office goes with it.
    """
    known: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for word in {sound(word) for row in person.forms for word in surnames(row)}:
            known[word].append(person)
    held = _held(apart)
    found: dict[str, list[Named]] = defaultdict(list)
    for one in apart:
        own = offices(one.roles) or held.get((one.word, one.item.article), frozenset())
        over = held.get((one.word, ""), frozenset())
        key = _key_of(one, known.get(sound(one.word), []), own, over)
        found[f"{key} {one.suffix}".strip()].append(one.item)
    for key, items in sorted(found.items()):
        yield Group(EntityType.PERSON, key, tuple(items))


def _by_ends(forms: Sequence[Form]) -> dict[str, list[int]]:
    """The forms by their first and last words."""
    ends: dict[str, list[int]] = defaultdict(list)
    for index, (row, _) in enumerate(forms):
        for word in {row[0], row[-1]}:
            ends[word].append(index)
    return ends


def _key_of(one: Short, bearers: Sequence[Person], own: frozenset[str], over: frozenset[str]) -> str:
    """What is the same for all who are one: the surname, with it the article or the office where that may differ.

    ``own`` is the office in the article, ``over`` are those over the story.
    """
    office = own or (over if len(over) == 1 else frozenset())
    if bearers and (not office or any(office & person.offices for person in bearers)):
        return f"{one.word}@{one.item.article}"
    return f"{one.word}@{' '.join(sorted(office))}" if office and (bearers or len(over) > 1) else one.word


def _held(apart: Sequence[Short]) -> Mapping[tuple[str, str], frozenset[str]]:
    """The offices that go with each surname, in each article and (under "") in the story."""
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for one in apart:
        for place in (one.item.article, ""):
            found[one.word, place] |= offices(one.roles)
    return found
