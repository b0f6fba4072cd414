"""Organisations: acronyms with their expansions, short names with full ones, a ministry with its land."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.spelling import content, initials, is_acronym, parts
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.story.entities.mentions import Group, Named, Sets
from briefing.story.entities.others import explained

_OF_STATE = words("state_bodies")
"""Heads of bodies of which every land has its own: the land's name may be left out."""
_LONE_HEADS = frozenset(
    ["politburo", "parliament", "senate", "congress", "duma", "knesset", "cabinet", "treasury", "interpol"]
)
_TRADES = words("company_ends") | words("trade_words")
_COMPANY = _TRADES | {word.removesuffix("s") for word in _TRADES}
"""Words after which the name of a firm or club is known without them wherever it stands."""
_PUBLIC = words("town_bodies")
"""Words whose bodies are named after a city or a land, so that what stands before is that and not they."""
_OF_BODY = word_list("organisations.grown")
"""Words that a name of several words may have or lack: "Surrey Police Department", "Tarn Hospital Medical Center"."""
_BRACKETED = re.compile(r"\s?[(\[“\"]|, (?:or |known as )?(?:the )?")


_HEADS = words("org_heads") | word_list("numbered.units")
_OF_SOMEBODY = word_list("organisations.whose") | words("state_bodies")
"""Words that say whose a body is."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write an organisation: its words without the land, and the land where the name tells it."""

    row: tuple[str, ...]
    land: str
    acronym: bool


def link_organisations(named: Sequence[Named]) -> list[Group]:
    """Groups of the mentions of one organisation each."""
    forms = [_form(item) for item in named]
    sets = Sets(len(named))
    _join_equal(forms, named, sets)
    _join_bracketed(named, sets)
    _join_known(named, sets)
    _join_acronyms(named, forms, sets)
    _join_landless(named, forms, sets)
    _join_shortened(named, forms, sets)
    _join_contained(named, forms, sets)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(named)):
        members[sets.top(index)].append(index)
    return [_group([forms[at] for at in rows], [named[at] for at in rows]) for rows in members.values()]


def _group(forms: Sequence[_Form], items: Sequence[Named]) -> Group:
    longest = max(forms, key=lambda form: (not form.acronym, len(form.row), form.land, form.row))
    return Group(items[0].type, " ".join((longest.land, *longest.row)).strip(), tuple(items))


def _form(item: Named) -> _Form:
    text = item.text
    acronym = is_acronym(text)
    row = content(text)
    if len(row) == 1 and text.split()[0].isupper() and (plain := parts(text))[0] != row[0]:
        row = (plain[0], *row)  # "LA Times", where "la" might be a small word
    land = ""
    if not acronym:
        for size in (3, 2, 1):
            known = (
                look_up(" ".join(text.replace("’s", "").replace("'s", "").split()[:size])) if len(row) > size else None
            )
            if known and known.land and known.kind != "capital" and row[-1] in _OF_STATE and len(row) - size >= 1:
                land, row = known.land, content(" ".join(text.split()[size:]))
                break
        land = land or _owner(item)
    return _Form(row, land, acronym)


def _owner(item: Named) -> str:
    """The land right before the name: "Russia's Defence Ministry", "the Russian Defence Ministry"."""
    if parts(item.text)[-1] not in _OF_STATE and "ministry" not in parts(item.text):
        return ""
    tail = re.findall(r"[^\s]+", re.sub(r"['’]s\s*$", "", item.before.rstrip()))[-2:]
    if not item.before.endswith(" "):
        return ""
    for size in (2, 1):
        known = look_up(" ".join(tail[-size:])) if len(tail) >= size else None
        if known and known.kind != "capital":
            return known.land
    return ""


def _join_equal(forms: Sequence[_Form], named: Sequence[Named], sets: Sets) -> None:
    """One spelling, or the same words in another order: "Health Ministry" and "Ministry of Health"."""
    seen: dict[tuple[str, ...], int] = {}
    several = _several(forms, named)
    for index, form in enumerate(forms):
        plain = parts(named[index].text)
        row = plain if len(plain) == 1 and not form.acronym else tuple(sorted(form.row))
        where = named[index].article if not form.land and (row, form.acronym) in several else ""
        key = (where, form.land, *row)
        if index != seen.setdefault(key, index):
            sets.join(seen[key], index)


def _several(forms: Sequence[_Form], named: Sequence[Named]) -> set[tuple[tuple[str, ...], bool]]:
    """The names that may mean several: an acronym explained in two ways, a ministry of which two lands' are named."""
    meant: dict[tuple[tuple[str, ...], bool], set[str]] = defaultdict(set)
    for form in forms:
        if form.land and not form.acronym:
            meant[tuple(sorted(form.row)), False].add(form.land)
    for word, longer in _lone_words(forms).items():
        if _are_apart(longer):
            meant[(word,), False] |= {" ".join(row) for row in longer}
    for one, other in _bracketed(named):
        acronym, full = (one, other) if forms[one].acronym else (other, one)
        meant[forms[acronym].row, True].add(" ".join(sorted(forms[full].row)))
    return {key for key, values in meant.items() if len(values) > 1}


def _lone_words(forms: Sequence[_Form]) -> Mapping[str, set[tuple[str, ...]]]:
    """The words that stand alone for a body, with the longer names of bodies that end so."""
    alone = {form.row[0] for form in forms if len(form.row) == 1 and not form.acronym}
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form in forms:
        if len(form.row) > 1 and form.row[-1] in alone and not form.acronym:
            found[form.row[-1]].add(form.row)
    return found


def _are_apart(rows: Iterable[tuple[str, ...]]) -> bool:
    """Whether two of the names share no word but the last: "Tarn Times" and "Ruvia Times"."""
    return any(not set(one[:-1]) & set(other[:-1]) for one, other in combinations(sorted(rows), 2))


def _join_bracketed(named: Sequence[Named], sets: Sets) -> None:
    """Join "World Health Organization (WHO)", "Tarn Rail Union, known as Taru": the text says it itself."""
    spelt = ((one, other) for one, other in explained(named) if not is_acronym(named[other].text))
    for one, other in (*_bracketed(named), *spelt):
        sets.join(one, other)


def _join_known(named: Sequence[Named], sets: Sets) -> None:
    """Join "VW" and "Volkswagen": short forms that are no initials and that everybody knows."""
    rows = {form: number for number, row in enumerate(ordered_list("organisations.known")) for form in row.split("=")}
    first: dict[int, int] = {}
    for index, item in enumerate(named):
        number = rows.get("_".join(item.text.lower().split()))
        if number is not None:
            sets.join(first.setdefault(number, index), index)


def _bracketed(named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """The acronyms with the names beside them that explain them."""
    for place in range(len(named) - 1):
        one, other = named[place], named[place + 1]
        if one.reading != other.reading or one.sentence != other.sentence:
            continue
        between = other.before[one.mention.end - other.mention.start :] if other.mention.start > one.mention.end else ""
        if _BRACKETED.fullmatch(between) and is_acronym(one.text) != is_acronym(other.text) and _stands_for(one, other):
            yield place, place + 1


def _stands_for(one: Named, other: Named) -> bool:
    acronym, full = (one, other) if is_acronym(one.text) else (other, one)
    letters = "".join(parts(acronym.text))
    strong, every = initials(full.text)
    return letters in (strong, every) or (strong[:1] == letters[:1] and _spells(letters, "".join(parts(full.text))))


def _spells(letters: str, full: str) -> bool:
    """Whether the letters stand in the words in this order: "ASEAN", which takes two letters of one word."""
    rest = iter(full)
    return len(letters) > 2 and all(letter in rest for letter in letters)


def _join_acronyms(named: Sequence[Named], forms: Sequence[_Form], sets: Sets) -> None:
    """An acronym anywhere in the story and the one name whose initials it is."""
    by_initials: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        row = parts(named[index].text)
        if not form.acronym and len(row) > 1:
            for letters in sorted(set(initials(named[index].text))):
                by_initials[letters].append(index)
                if row[-1] == "police":  # "Tarn City Police" is TCPD too
                    by_initials[f"{letters}d"].append(index)
    for index, form in enumerate(forms):
        if form.acronym:
            _join_one(index, by_initials.get("".join(form.row), ()), named, sets)


def _join_one(index: int, fitting: Iterable[int], named: Sequence[Named], sets: Sets) -> None:
    """Join to the one set among ``fitting``: those of the same article go before the others."""
    every = list(fitting)
    sets.join_the_only(index, every, (one for one in every if named[one].reading == named[index].reading))


def _join_landless(named: Sequence[Named], forms: Sequence[_Form], sets: Sets) -> None:
    """Join "Defence Ministry" without a land to the one whose land the article, or else the story, names."""
    landed: _Index = defaultdict(list)
    landless: list[tuple[int, tuple[str, ...]]] = []
    for index, form in enumerate(forms):
        row = tuple(sorted(form.row))
        if form.land and not form.acronym:
            landed[row].append(index)
        elif not form.acronym:
            landless.append((index, row))
    for index, row in landless:
        lone = len(row) == 1 and row[0] not in _LONE_HEADS
        here = [at for at in landed[row] if named[at].reading == named[index].reading]
        _join_one(index, here if lone else landed[row], named, sets)


def _join_shortened(named: Sequence[Named], forms: Sequence[_Form], sets: Sets) -> None:
    """Join "Samsung" and "Samsung Electronics", "Security Council" and "UN Security Council", "the Commission".

    A firm that some article writes with its "Inc." is whole already. A first or last word alone is taken for a whole
    name of the same article only; once it is, the same word means the same in articles that never write it whole.
    """
    begins, ends = _by_beginning_and_end(forms)
    landed = {(named[at].reading, form.row) for at, form in enumerate(forms) if form.land}
    settled: dict[tuple[str, ...], set[int]] = defaultdict(set)
    whole = _whole_words(named, forms)
    alone = []
    for index, form in enumerate(forms):
        starting = begins.get(form.row, [])
        if form.row in whole:
            starting = _same_firm(starting, named, forms)
        owned = not form.land and (named[index].reading, form.row) in landed  # "the Navy" beside "the Indian Navy"
        longer = _longer(index, named, forms, starting, () if owned else ends.get(form.row, ()))
        if longer and _joins(index, longer, named, sets):
            settled[form.row].add(index)
        elif len(form.row) == 1 and not longer:
            alone.append(index)
    for index in alone:
        sets.join_the_only(index, settled.get(forms[index].row, ()))


def _join_contained(named: Sequence[Named], forms: Sequence[_Form], sets: Sets) -> None:
    """Join "Farm Board" to the one body whose longer name has its words: "Board of Farm and Forest".

    Words that say whose a body is tell two apart: the state's board is not the city's.
    """
    by_head: dict[str, list[int]] = defaultdict(list)
    several = [index for index, form in enumerate(forms) if len(form.row) > 1 and not form.acronym]
    for index in several:
        for head in {forms[index].row[0], forms[index].row[-1]} & _HEADS:
            by_head[head].append(index)
    for index in several:
        row = forms[index].row
        if row[-1] in _HEADS and _OF_SOMEBODY.isdisjoint(row[:-1]):
            sets.join_the_only(index, (at for at in by_head[row[-1]] if _contains(at, index, named, forms)))


def _contains(at: int, index: int, named: Sequence[Named], forms: Sequence[_Form]) -> bool:
    """Whether one body's name has all words of another's and more, turned about or with a number or in one article."""
    row, longer = forms[index].row, forms[at].row
    if not set(row) < set(longer):
        return False
    return row[0][0].isdigit() or longer[0] == row[-1] or named[at].reading == named[index].reading


def _same_firm(longer: Iterable[int], named: Sequence[Named], forms: Sequence[_Form]) -> list[int]:
    """Of the names that go on behind one word those that are the firm itself and no product or part of it.

    They only say what kind of firm it is ("Tarn Motors"), or end as firms do ("Tarn Vessels Inc.").
    """
    ends = words("company_ends")
    return [at for at in longer if _COMPANY.issuperset(forms[at].row[1:]) or parts(named[at].text)[-1] in ends]


def _joins(index: int, longer: Sequence[int], named: Sequence[Named], sets: Sets) -> bool:
    """Join a name to the one longer name that it is short for; whether it is now, or was, joined to any."""
    before = sets.top(index)
    _join_one(index, longer, named, sets)
    return sets.top(index) != before or any(sets.top(at) == before for at in longer)


def _whole_words(named: Sequence[Named], forms: Sequence[_Form]) -> set[tuple[str, ...]]:
    """The single words that some article writes with what makes a whole name of them ("Samsung Inc."), or all know."""
    return {
        form.row
        for form, item in zip(forms, named, strict=True)
        if len(form.row) == 1 and (len(parts(item.text)) > 1 or load_gazetteer().of(item.text) & BITS["org"])
    }


_Index = dict[tuple[str, ...], list[int]]
"""Words of names to the numbers of the names."""


def _by_beginning_and_end(forms: Sequence[_Form]) -> tuple[_Index, _Index]:
    """The names that begin with some words and go on, and those that end with some and have more before."""
    begins: _Index = defaultdict(list)
    ends: _Index = defaultdict(list)
    for index, form in enumerate(forms):
        for size in range(1, len(form.row)):
            begins[form.row[:size]].append(index)
            ends[form.row[size:]].append(index)
    return begins, ends


def _is_club(text: str) -> bool:
    """Whether a lone plural may be a club wherever it stands: "Vikings", but not "Airlines"."""
    return text[:1].isupper() and text.endswith("s") and text.lower() not in _TRADES | words("org_heads")


def _longer(
    index: int, named: Sequence[Named], forms: Sequence[_Form], begins: Sequence[int], ends: Sequence[int]
) -> list[int]:
    """The longer names that a form may be short for."""
    form = forms[index]
    found = []
    for at in begins:
        rest = forms[at].row[len(form.row) :]
        here = named[at].reading == named[index].reading and not form.acronym and not set(rest) & _PUBLIC
        grown = len(form.row) > 1 and all(word in _OF_BODY for word in rest)
        if not look_up(named[index].text) and (here or grown or all(word in _COMPANY for word in rest)):
            found.append(at)
    for at in ends:
        here = named[at].reading == named[index].reading or len(form.row) > 1 or form.row[0] in _LONE_HEADS
        here = here or _is_club(named[index].text)
        if here and not form.acronym and (not form.land or forms[at].land in ("", form.land)):
            found.append(at)
    return found
