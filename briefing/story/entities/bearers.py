"""Whom a surname alone means, where several may bear it: so that nobody's deeds become a relative's.

Told by title and sex, by suffix, and by the order of mention: a surname that stands before the only bearer whom its
article names whole is somebody else's. Where nothing decides it stays with the one bearer whom the story names, or
apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.language.english.kin import kin_of
from briefing.language.english.namelists import nicknames, words
from briefing.language.english.person_names import Parts, given_names, surnames
from briefing.language.english.spelling import sound
from briefing.story.entities.mentions import Named
from briefing.story.entities.rolewords import clash, heads, is_relative, offices, sex_of, words_after, words_before

NEAR = 2
"""Sentences back in which the one person of a surname who was named whole is meant."""
MASTERY = 3
"""How many times as many articles must name one person for a surname alone to mean that one."""


@dataclass(slots=True)
class Person:
    """Somebody who is named whole, with the places and what is said of him or her there.

    ``suffixes`` are "jr" and the like, with "" where one form has none; ``first`` is where each article names him or
    her first, ``honoured`` is set where a "Mr." goes
    with the whole name, ``relative`` are the articles that bring the name in as somebody's wife, son or brother.
    """

    forms: set[Parts] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    mentions: list[Named] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    honoured: bool = False
    articles: Counter[int] = field(default_factory=Counter)
    first: dict[int, int] = field(default_factory=dict)
    relative: set[int] = field(default_factory=set)

    def add(self, item: Named) -> None:
        """Take in one place where the person is named whole."""
        before, after = words_before(item), words_after(item)
        self.mentions.append(item)
        self.articles[item.reading] += 1
        self.heads |= heads(before) | heads(after)
        self.offices |= offices(before) | offices(after)
        if sex := sex_of(before):
            self.sexes.add(sex)
            self.honoured |= sex_of(tuple(word for word in before if word not in words("kin"))) is not None
        start = self.first.get(item.reading, item.mention.start)
        self.first[item.reading] = min(start, item.mention.start)
        if any(is_relative(item, row[-1]) for row in self.forms):
            self.relative.add(item.reading)

    def only_in_headlines(self) -> bool:
        """Whether only headlines name whoever it is, by a word that is no given name: "Nab Lund" tells of Lund."""
        given = any(row[0] in given_names() or len(row[0]) == 1 for row in self.forms)
        return not given and all(item.headline for item in self.mentions)

    def sex(self) -> frozenset[str]:
        """What honorifics say, else the given name."""
        if self.sexes:
            return frozenset(self.sexes)
        told = {given_names().get(row[0], "") for row in self.forms}
        return frozenset(told - {""}) if len(told) == 1 else frozenset()


@dataclass(frozen=True, slots=True)
class Short:
    """A surname or given name alone, with what its place says of the bearer."""

    word: str
    suffix: str
    item: Named
    roles: tuple[str, ...]

    @classmethod
    def of(cls, word: str, suffix: str, item: Named) -> Short:
        """With the titles before the name and those of an apposition behind it."""
        return cls(word, suffix, item, (*words_before(item), *words_after(item)))

    def may_be(self, person: Person) -> bool:
        """Whether title, sex and suffix let the person be meant."""
        if self.suffix and self.suffix not in person.suffixes:
            return False
        sex, known = sex_of(self.roles), person.sex()
        if sex and known and sex not in known:
            return False
        held = offices(self.roles)
        return not (held and person.offices and not held & person.offices)

    def shows(self, person: Person) -> bool:
        """Whether the place itself says that it is this person: the same title, or the honorific of the same sex."""
        if self.suffix or heads(self.roles) & person.heads:
            return True
        return sex_of(self.roles) in (person.sex() or {""})


def resolve(people: Sequence[Person], short: Iterable[Short]) -> list[int | None]:
    """The index of the person whom each short form means, None where none or several fit."""
    return _Resolving(people, list(short)).run()


def _by_surname(people: Sequence[Person]) -> dict[str, list[int]]:
    """Who bears a surname, by its sound; who stands in headlines alone bears it only where nobody else does."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        for word in sorted({sound(word) for row in person.forms for word in surnames(row)}):
            found[word].append(index)
    for word, bearers in found.items():
        found[word] = [at for at in bearers if not people[at].only_in_headlines()] or bearers
    return found


def _rivals(one: Person, other: Person) -> bool:
    """Whether the first is not named in so few articles that the second one is the story's bearer."""
    return MASTERY * len(one.articles) > len(other.articles)


class _Resolving:
    """The bearers of each surname of one story, and what is settled in each article."""

    def __init__(self, people: Sequence[Person], short: Sequence[Short]) -> None:
        self.people = people
        self.short = short
        self.by_surname = _by_surname(people)
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for index, person in enumerate(people):
            for word in sorted({word for row in person.forms for word in row if len(word) > 1}):
                self.by_word[word].append(index)
        self.settled: dict[tuple[str, int], int] = {}
        self.titled: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.opened = self._opened()

    def _opened(self) -> Mapping[tuple[str, int], Short]:
        """The first place in the text of each article where a surname stands alone."""
        found: dict[tuple[str, int], Short] = {}
        for one in self.short:
            if not one.item.headline and not one.suffix:
                found.setdefault((sound(one.word), one.item.reading), one)
        return found

    def _only_with_word(self, one: Short) -> int | None:
        """The only person of the article whose name holds a word that is nobody's surname, or what it is short for."""
        own = self.by_word.get(one.word) or {
            at
            for whole in sorted(nicknames().get(one.word, frozenset()))
            for at in self.by_word.get(whole, ())
            if any(row[0] == whole for row in self.people[at].forms)
        }
        inside = [at for at in own if self.people[at].articles[one.item.reading]]
        return inside[0] if len(inside) == 1 and one.may_be(self.people[inside[0]]) else None

    def run(self) -> list[int | None]:
        """Everybody in the order of the story."""
        found = []
        for one in self.short:
            place = one.word, one.item.reading
            index = self._settle(one)
            if index is None and not self.by_surname.get(sound(one.word)):
                index = self._only_with_word(one)
            if index is not None and sex_of(one.roles):
                self.titled[place].add(index)
            elif index is not None and not one.suffix:
                self.settled[place] = index
            found.append(index)
        return self._by_given_name(self._spread(found))

    def _by_given_name(self, found: Sequence[int | None]) -> list[int | None]:
        """A given name alone means the only one of the story who bears it, unless many people are called so.

        Nobody who is brought in as a relative, or with a title or sex of somebody else, is meant.
        """
        out = []
        for one, settled in zip(self.short, found, strict=True):
            index = settled
            own = self.by_word.get(one.word, ()) if index is None and sound(one.word) not in self.by_surname else ()
            if len(own) == 1 and one.word not in given_names() and one.may_be(self.people[own[0]]):
                first = any(row[0] == one.word for row in self.people[own[0]].forms)
                index = own[0] if first and not kin_of(one.item.before, one.item.after, one.word) else None
            out.append(index)
        return out

    def _settle(self, one: Short) -> int | None:
        """The person meant by a surname: of the article before the story."""
        bearers = self._plain(
            one, [at for at in self.by_surname.get(sound(one.word), []) if one.may_be(self.people[at])]
        )
        here = [at for at in bearers if self.people[at].articles[one.item.reading]]
        free = [at for at in here if one.shows(self.people[at]) or not self._barred(one, at)]
        if free:
            return self._pick(one, self._told_apart(one, free))
        others = self._elsewhere(one, [at for at in bearers if at not in here])
        if here:
            others = [at for at in others if self._rules(one, at, here)]
        return self._in_far_more(others)

    def _in_far_more(self, bearers: Sequence[int]) -> int | None:
        """The one who is named in far more articles than the next one, None where nobody is."""
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        ranked = sorted(bearers, key=lambda at: -len(self.people[at].articles))
        most, next_most = (len(self.people[at].articles) for at in ranked[:2])
        return ranked[0] if most >= MASTERY * next_most else None

    def _elsewhere(self, one: Short, bearers: Sequence[int]) -> list[int]:
        """Those of the bearers, all of other articles, whom nothing that this article says bars."""
        opened = self.opened.get((sound(one.word), one.item.reading), one)
        others = [at for at in bearers if not self.people[at].relative and opened.may_be(self.people[at])]
        own = heads(one.roles)
        return [at for at in self._told_apart(one, others) if not clash(own, frozenset(self.people[at].heads))]

    def _plain(self, one: Short, bearers: Sequence[int]) -> list[int]:
        """Those who go without "Jr." where some do and the place has none."""
        plain = [at for at in bearers if "" in self.people[at].suffixes]
        return plain if plain and not one.suffix else list(bearers)

    def _barred(self, one: Short, at: int) -> bool:
        """Whether the surname alone is somebody else's in this article, though it names this bearer alone whole.

        So it is where it stood there before the bearer was named, if that place or the story has another to mean, and
        where the bearer came in as a relative of another one.
        """
        person = self.people[at]
        opened = self.opened.get((sound(one.word), one.item.reading))
        before = opened is not None and opened.item.mention.start < person.first[one.item.reading]
        others = [other for other in self.by_surname[sound(one.word)] if other != at]
        if before and opened is not None and not opened.shows(person):
            rivals = [self.people[other] for other in others if opened.may_be(self.people[other])]
            elsewhere = any("" in rival.suffixes and not rival.relative and _rivals(rival, person) for rival in rivals)
            return bool(person.relative) or elsewhere or not opened.may_be(person) or bool(offices(opened.roles))
        return one.item.reading in person.relative and any(not self.people[other].relative for other in others)

    def _rules(self, one: Short, at: int, here: Sequence[int]) -> bool:
        """Whether the story's bearer goes before those whom this article names whole but does not mean."""
        person, opened = self.people[at], self.opened.get((sound(one.word), one.item.reading))
        if one.shows(person) or (opened is not None and opened.shows(person)):
            return True
        rivals = [self.people[other] for other in here]
        most = max(len(rival.articles) for rival in rivals)
        return all(rival.relative for rival in rivals) or len(person.articles) >= MASTERY * most

    def _told_apart(self, one: Short, fitting: Sequence[int]) -> list[int]:
        """Those with the title or sex of the place, where it has one and some of them too."""
        kept = list(fitting)
        if heads(one.roles):
            kept = [at for at in kept if self.people[at].heads & heads(one.roles)] or kept
        if sex_of(one.roles):
            kept = [at for at in kept if self.people[at].honoured] or kept
        return kept

    def _pick(self, one: Short, fitting: Sequence[int]) -> int | None:
        """One of several of the same article: whom the surname meant before, else the only one named just now."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        settled = self.settled.get((one.word, one.item.reading))
        if settled in fitting:
            return settled
        fitting = self._by_title(one, fitting)
        apart = [at for at in fitting if not self._whole_beside(one, at)]
        if len(apart) == 1:
            return apart[0]  # "Berg said Ada Berg was right" is said by the other one
        just_now = [at for at in fitting if self._is_named_before(one, at)]
        return just_now[0] if len(just_now) == 1 else None

    def _by_title(self, one: Short, fitting: Sequence[int]) -> Sequence[int]:
        """Whom the article calls "Mr. Berg" goes on being so called, and is not whom it means by "Berg" alone."""
        titled = self.titled[one.word, one.item.reading]
        meant = [at for at in fitting if (at in titled) is (sex_of(one.roles) is not None)]
        return meant if titled and (len(meant) == 1 or sex_of(one.roles) is None) and meant else fitting

    def _is_named_before(self, one: Short, at: int) -> bool:
        """Whether a person is named in the sentences right before a surname, or before it in its own."""
        for mention in self.people[at].mentions:
            near_by = mention.reading == one.item.reading and mention.mention.start < one.item.mention.start
            if near_by and one.item.sentence - mention.sentence <= NEAR:
                return True
        return False

    def _whole_beside(self, one: Short, at: int) -> bool:
        """Whether the sentence of a surname names this bearer whole behind it."""
        return any(
            mention.reading == one.item.reading
            and mention.sentence == one.item.sentence
            and mention.mention.start > one.item.mention.start
            for mention in self.people[at].mentions
        )

    def _spread(self, found: Sequence[int | None]) -> list[int | None]:
        """A word that means one person wherever it is settled means that one where no article says who."""
        meant: dict[str, set[int]] = defaultdict(set)
        for one, index in zip(self.short, found, strict=True):
            if index is not None:
                meant[one.word].add(index)
        out = []
        for one, index in zip(self.short, found, strict=True):
            sole = index is None and len(meant[one.word]) == 1 and sound(one.word) not in self.by_surname
            out.append(min(meant[one.word]) if sole else index)
        return out
