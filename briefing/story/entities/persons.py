"""People: spellings of whole names made one, then surnames and given names linked to them.

A short form is looked for in its own article first, because an article names somebody whole before it uses the surname
alone; only then in the rest of the story. Where several people fit and nothing tells them apart it stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.language.english.person_names import Parts, holds, same_person, surnames
from briefing.language.english.spelling import sound
from briefing.models import EntityType
from briefing.story.entities.mentions import Group, Named, Sets
from briefing.story.entities.rolewords import clash, heads, name_parts, sex_of, words_before

Form = tuple[Parts, str]
BLOCK = 150
"""So many names with one surname are compared with each other at most; beyond, only equal ones are one."""
NEAR = 2
"""Sentences back in which the one person of a surname who was named whole is meant."""
MASTERY = 3
"""How many times as many articles must name one person for a surname alone to mean that one."""


@dataclass(slots=True)
class _Person:
    """Somebody who is named whole, with the places and what is said of him or her there."""

    forms: set[Parts] = field(default_factory=set)
    mentions: list[Named] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    articles: Counter[int] = field(default_factory=Counter)


def link_persons(named: Sequence[Named]) -> list[Group]:
    """Groups of the mentions of one person each."""
    whole: dict[Form, list[Named]] = defaultdict(list)
    short: list[tuple[str, Named]] = []
    for item in named:
        row, suffix = name_parts(item.text)
        if len(row) > 1:
            whole[row, suffix].append(item)
        elif row:
            short.append((row[0], item))
    people = _people(whole)
    return _groups(people, _resolve(people, short))


def _people(whole: dict[Form, list[Named]]) -> list[_Person]:
    forms = sorted(whole)
    sets = Sets(len(forms))
    articles = [frozenset(item.reading for item in whole[form]) for form in forms]
    for one, other in _pairs(forms):
        together = bool(articles[one] & articles[other])
        if forms[one][1] != forms[other][1] and (together or (forms[one][1] and forms[other][1])):
            continue
        if same_person(forms[one][0], forms[other][0], together=together):
            sets.join(one, other)
    _join_shortened(forms, sets, articles)
    people: dict[int, _Person] = defaultdict(_Person)
    for index, form in enumerate(forms):
        person = people[sets.top(index)]
        person.forms.add(form[0])
        for item in whole[form]:
            _note(person, item)
    return [people[top] for top in sorted(people)]


def _note(person: _Person, item: Named) -> None:
    roles = words_before(item)
    person.mentions.append(item)
    person.articles[item.reading] += 1
    person.heads |= heads(roles)
    if sex := sex_of(roles):
        person.sexes.add(sex)


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
    ends: dict[str, list[int]] = defaultdict(list)
    for index, (row, _) in enumerate(forms):
        for word in {row[0], row[-1]}:
            ends[word].append(index)
    for index, (row, _) in enumerate(forms):
        longer = [other for word in {row[0], row[-1]} for other in ends[word][:BLOCK] if holds(forms[other][0], row)]
        tops = {sets.top(other) for other in longer}
        if len(tops) > 1:
            near_by = {sets.top(other) for other in longer if articles[other] & articles[index]}
            tops = near_by if len(near_by) == 1 else set()
        if tops:
            sets.join(index, tops.pop())


def _resolve(people: Sequence[_Person], short: Iterable[tuple[str, Named]]) -> list[tuple[str, Named, int | None]]:
    """Each short form with the index of its person; None where none or several fit."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        for word in sorted({sound(word) for row in person.forms for word in surnames(row)}):
            by_surname[word].append(index)
        for word in sorted({word for row in person.forms for word in row if len(word) > 2}):
            by_word[word].append(index)
    settled: dict[tuple[str, int], int] = {}
    out: list[tuple[str, Named, int | None]] = []
    for word, item in short:
        found = _settle(people, item, by_surname.get(sound(word), []), settled.get((word, item.reading)))
        if found is None and not by_surname.get(sound(word)):
            inside = [index for index in by_word.get(word, []) if people[index].articles[item.reading]]
            found = inside[0] if len(inside) == 1 else None
        if found is not None:
            settled[word, item.reading] = found
        out.append((word, item, found))
    return _spread_given_names(people, out)


def _settle(people: Sequence[_Person], item: Named, fitting: Sequence[int], settled: int | None) -> int | None:
    """The person meant by a surname: of the article before the story, told apart by title, sex and nearness."""
    roles = words_before(item)
    inside = [index for index in fitting if people[index].articles[item.reading]]
    if inside:
        return _pick(people, item, _fitting_roles(people, inside, roles), settled)
    fitting = [index for index in _fitting_roles(people, fitting, roles)
               if not clash(heads(roles), frozenset(people[index].heads))]  # fmt: skip
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ranked = sorted(fitting, key=lambda index: -len(people[index].articles))
    first, second = (len(people[index].articles) for index in ranked[:2])
    return ranked[0] if first >= MASTERY * second else None


def _fitting_roles(people: Sequence[_Person], fitting: Sequence[int], roles: tuple[str, ...]) -> list[int]:
    sex = sex_of(roles)
    kept = [index for index in fitting if not sex or not people[index].sexes or sex in people[index].sexes]
    if len(kept) > 1 and heads(roles):
        same = [index for index in kept if people[index].heads & heads(roles)]
        kept = same or kept
    if len(kept) > 1 and sex:
        kept = [index for index in kept if people[index].sexes] or kept
    return kept


def _pick(people: Sequence[_Person], item: Named, fitting: Sequence[int], settled: int | None) -> int | None:
    """One of several of the same article: the one whom the surname meant before, else the only one named just now."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if settled in fitting:
        return settled
    just_now = set()
    for index in fitting:
        for mention in people[index].mentions:
            near_by = mention.reading == item.reading and mention.mention.start < item.mention.start
            if near_by and item.sentence - mention.sentence <= NEAR:
                just_now.add(index)
    return just_now.pop() if len(just_now) == 1 else None


def _spread_given_names(
    people: Sequence[_Person], found: Sequence[tuple[str, Named, int | None]]
) -> list[tuple[str, Named, int | None]]:
    """A word that means one person wherever it is settled means that one in the articles that never say who."""
    meant: dict[str, set[int]] = defaultdict(set)
    for word, _, index in found:
        if index is not None:
            meant[word].add(index)
    by_surname = {word for person in people for row in person.forms for word in surnames(row)}
    out = []
    for word, item, index in found:
        sole = index is None and len(meant[word]) == 1 and word not in by_surname
        out.append((word, item, min(meant[word]) if sole else index))
    return out


def _fullest(forms: Iterable[Parts]) -> Parts:
    """The form of most words, the first of several."""
    return min(forms, key=lambda row: (-len(row), row))


def _groups(people: Sequence[_Person], resolved: Iterable[tuple[str, Named, int | None]]) -> list[Group]:
    members = [list(person.mentions) for person in people]
    alone: dict[str, list[Named]] = defaultdict(list)
    known = {sound(word) for person in people for row in person.forms for word in surnames(row)}
    for word, item, index in resolved:
        if index is not None:
            members[index].append(item)
        else:
            alone[f"{word}@{item.article}" if sound(word) in known else word].append(item)
    groups = [
        Group(EntityType.PERSON, " ".join(_fullest(person.forms)), tuple(items))
        for person, items in zip(people, members, strict=True)
    ]
    return groups + [Group(EntityType.PERSON, key, tuple(items)) for key, items in sorted(alone.items())]
