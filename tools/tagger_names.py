"""Make names of persons, organisations, places and events from lists, for sentences to learn from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from briefing.analysis.model.gazetteer import BITS, Gazetteer

LISTS = Path(__file__).parent / "lists"


class Names:
    """Draws names; the same state of ``draw`` gives the same ones."""

    def __init__(self, table: Gazetteer, draw: Random) -> None:
        self._draw = draw
        self._fills = _read_fills()
        self._names = _names_by_class(table)

    def person(self) -> str:
        """A person's full name, from the many ways in which the world makes them."""
        draw, fill = self._draw, self.fill
        first = fill("common_first") if draw.random() < 0.4 else draw.choice(self._names["first"])
        last = self.surname()
        kind = draw.random()
        if kind < 0.40:
            return f"{first} {last}"
        if kind < 0.62:
            return self._east_asian()
        if kind < 0.72:
            link = draw.choice(("al-", "al-", "Al-", "", "", "Abu ", "bin ", "el-", "Al "))
            return f"{fill('arabic_first')} {link}{draw.choice(self._names['own_last'])}"
        if kind < 0.82:
            return f"{fill('russian_first')} {draw.choice(self._names['own_last'])}"
        return draw.choice(
            (
                f"{first} {draw.choice('ABCDEFGHJKLMNPRSTW')}. {last}",
                f"{first} {fill('particle')} {last}",
                f"{first} {last} {draw.choice(self._names['last'])}",
                f"{first}-{fill('common_first')} {last}",
                f"{first} {last}-{draw.choice(self._names['last'])}",
                f"{draw.choice('ABCDEFGHJKLMNPRSTW')}. {draw.choice('ABCDEFGHJKLMNPRSTW')}. {last}",
                f"{first} {last} Jr.",
                f"{first} {fill('common_first')} {last}",
            )
        )

    def first(self) -> str:
        """A first name alone."""
        fills = self._fills
        return self._draw.choice(fills["common_first"] + fills["arabic_first"] + fills["russian_first"])

    def arm(self) -> str:
        """A missile, aircraft or vehicle without a number."""
        return self._draw.choice(self._fills["arm"][:20])

    def unit(self) -> str:
        """A part of an army."""
        if self._draw.random() < 0.4:
            return f"{self.fill('number')} {self.fill('unit')}"
        return f"{self._draw.choice((self.city, self.surname))()} {self.fill('unit')}"

    def surname(self) -> str:
        """A family name alone."""
        chance = self._draw.random()
        if chance < 0.12:
            return self._draw.choice(self._names["common"]).capitalize()
        return self._draw.choice(self._names["own_last"] if chance < 0.5 else self._names["last"])

    def organisation(self) -> str:
        """An organisation, known or made."""
        draw, fill = self._draw, self.fill
        if draw.random() < 0.45:
            return draw.choice(self._names["org"])
        patterns: tuple[Callable[[], str], ...] = (
            self.ministry,
            lambda: f"{self.group()} {fill('topic')} {fill('body')}",
            lambda: f"National {fill('topic')} {fill('body')}",
            lambda: f"{fill('topic')} {fill('body')}",
            lambda: f"International {fill('topic')} {fill('body')}",
            lambda: f"{fill('body')} for {fill('topic')}",
            lambda: f"{self.city()} {fill('topic')} {fill('body')}",
            lambda: f"{self.city()} {fill('city_office')}",
            self.university,
            lambda: f"{self.group()} {fill('body_of_state')}",
            self.party,
            self.company,
            self.acronym,
        )
        return draw.choice(patterns)()

    def ministry(self) -> str:
        """A ministry or department."""
        form = self._draw.random()
        if form < 0.4:
            return f"{self._draw.choice(('Ministry', 'Ministry', 'Department'))} of {self.fill('field')}"
        if form < 0.8:
            return f"{self.fill('MINWORD')} {self._draw.choice(('Ministry', 'Ministry', 'Department'))}"
        return f"{self.group()} {self.fill('MINWORD')} Ministry"

    def company(self) -> str:
        """A company."""
        form = self._draw.random()
        if form < 0.3:
            return self._draw.choice(self._names["org"])
        if form < 0.65:
            return f"{self.surname()} {self.fill('firm')}"
        if form < 0.8:
            return f"{self.city()} {self.fill('firm')}"
        return f"{self.surname()} & {self.surname()}" if form < 0.87 else f"{self._word()} {self.fill('firm')}"

    def media(self) -> str:
        """A newspaper, agency or station."""
        form = self._draw.random()
        if form < 0.5:
            return self._draw.choice(self._fills["known_media"])
        if form < 0.75:
            return f"{self.city()} {self.fill('paper')}"
        return f"{self.group()} {self.fill('paper')}" if form < 0.87 else f"The {self.fill('paper')}"

    def party(self) -> str:
        """A party."""
        form = self._draw.random()
        if form < 0.5:
            return self.fill("partyword")
        return (
            f"{self.group()} {self.fill('partyword')}"
            if form < 0.75
            else f"{self.fill('partyword')} of {self.country()}"
        )

    def university(self) -> str:
        """A university or institute."""
        return self._draw.choice(
            (
                f"University of {self.city()}",
                f"{self.city()} University",
                f"{self.surname()} Institute",
                f"{self.surname()} University",
                f"{self.city()} Institute of Technology",
            )
        )

    def acronym(self) -> str:
        """Three or four capitals."""
        return "".join(self._draw.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(self._draw.choice((3, 3, 3, 4, 2))))

    def event(self) -> str:
        """A war, a storm, a treaty, a feast, a contest."""
        draw = self._draw
        return draw.choice(
            (
                lambda: f"{self.group()} {self.fill('eventword')}",
                lambda: f"{self.city()} {self.fill('eventword')}",
                lambda: self.fill("day_event"),
                lambda: f"{self.fill('storm')} {self.fill('common_first')}",
                lambda: f"Battle of {self.city()}",
                lambda: f"Treaty of {self.city()}",
            )
        )()

    def weapon(self) -> str:
        """A missile, aircraft or vehicle with its number."""
        return f"{self.fill('arm')}-{self._draw.randint(1, 400)}{self._draw.choice(('', '', '', 'A', 'B', 'M'))}"

    def law(self) -> str:
        """An act or a treaty."""
        return f"{self.fill('lawword')} {self.fill('law')}"

    def country(self) -> str:
        """A country."""
        return self._draw.choice(self._names["country"])

    def city(self) -> str:
        """A city."""
        return self._draw.choice(self._names["known_city"] if self._draw.random() < 0.4 else self._names["city"])

    def region(self) -> str:
        """A region, sea or peninsula."""
        return self._draw.choice(self._names["region"])

    def place(self) -> str:
        """A place of any kind."""
        form = self._draw.random()
        if form < 0.6:
            return self._draw.choice((self.country, self.city, self.region))()
        if form < 0.9:
            return f"{self._draw.choice((self.city, self.surname))()} {self.fill('placehead')}"
        return f"{self._draw.choice(('Lake', 'Mount', 'Fort', 'Port', 'Cape'))} {self.surname()}"

    def group(self) -> str:
        """A nationality, as an adjective."""
        return self._draw.choice(self._names["group"])

    def groups(self) -> str:
        """The people of a nation."""
        return self._draw.choice(self._names["groups"])

    def _east_asian(self) -> str:
        draw = self._draw
        family = draw.choice(self._names["asian_last"])
        one, two = draw.choice(self._names["syllable"]), draw.choice(self._names["syllable"])
        return draw.choice(
            (
                f"{family} {one} {two}",
                f"{family} {one} {two}",
                f"{family} {one}-{two.lower()}",
                f"{family} {one}{two.lower()}",
                f"{family} {one}",
                f"{one}{two.lower()} {family}",
            )
        )

    def _word(self) -> str:
        return "".join(self._draw.sample(self._fills["syllable"], self._draw.choice((2, 3)))).capitalize()

    def fill(self, kind: str) -> str:
        """A word or phrase of a kind of ``fills.txt``."""
        return self._draw.choice(self._fills[kind])


def read_list(name: str) -> list[str]:
    """The lines of an own list without the remarks."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _read_fills() -> dict[str, list[str]]:
    fills = {}
    for line in read_list("fills.txt"):
        kind, forms = line.split(":", 1)
        fills[kind] = forms.strip().split("|")
    organisations = read_list("organisations.txt")
    fills["known_media"] = organisations[organisations.index("Reuters") : organisations.index("White House")]
    return fills


def _names_by_class(table: Gazetteer) -> dict[str, list[str]]:
    """Sorted names of each class, from the table and the own lists."""
    everything = [*table.words.items(), *((" ".join(p), m) for found in table.phrases.values() for p, m in found)]
    names = {
        kind: sorted(name for name, mask in everything if mask & BITS[kind])
        for kind in ("country", "region", "city", "org")
    }
    names["country"] = [name for name in names["country"] if len(name) > 1]
    for kind in ("first", "last"):
        names[kind] = sorted(name for name, mask in table.words.items() if mask & BITS[kind])
    names["common"] = sorted(
        word for word, mask in table.words.items() if mask & BITS["is_common"] and word.isalpha() and 3 < len(word) < 8
    )
    own = [word for line in read_list("surnames.txt") for word in line.split()]
    names["own_last"] = own
    names["asian_last"] = own[: own.index("Abe")]
    names["syllable"] = [word for line in read_list("syllables.txt")[:4] for word in line.split()]
    known = [line.split(" ", 1)[1] for line in read_list("places.txt")]
    names["known_city"] = known[known.index("Pyongyang") :]
    single = [
        word for line in read_list("groups.txt")[:18] for word in line.split() if not word.endswith(("man", "men"))
    ]
    multi = read_list("groups_multi.txt")
    names["group"] = single + [name for name in multi if not name.endswith("s")] * 4
    plural = ("ish", "ese", "ch", "sh", "s")
    names["groups"] = [word + "s" for word in single if not word.endswith(plural)] + [
        n for n in multi if n.endswith("s")
    ] * 3
    return names
