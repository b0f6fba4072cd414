"""More to learn from: names put in the place of others, headlines, capitals, and sentences made from templates.

All of it comes from the training sets and from lists of our own; every round of training gets new ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from briefing.analysis.model.gazetteer import BITS, Gazetteer
from briefing.analysis.model.network import spans
from tools.tagger_data import Document, Entity, Sentence, bio

LISTS = Path(__file__).parent / "lists"
TEMPLATE_SENTENCES = 2500
"""Made sentences in a round: about a tenth of all."""
REPLACED, STYLED, JOINED = 0.35, 0.1, 0.5
"""Shares of documents with other names, of sentences in other capitals, of single sentences read as one document."""
_SLOT = re.compile(r"\{(\w+)\}")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "not",
        "its",
        "his",
        "her",
    ]
)
_ARABIC_FIRST = [
    "Mohammed",
    "Muhammad",
    "Ahmed",
    "Ali",
    "Hassan",
    "Hussein",
    "Omar",
    "Khaled",
    "Mahmoud",
    "Mustafa",
    "Yousef",
    "Ibrahim",
    "Abdullah",
    "Salman",
    "Tariq",
    "Nabil",
    "Samir",
    "Karim",
    "Fatima",
    "Aisha",
    "Layla",
    "Hanan",
    "Noor",
    "Ismail",
    "Walid",
    "Saad",
    "Ziad",
    "Hamid",
]
_RUSSIAN_FIRST = [
    "Sergei",
    "Sergey",
    "Vladimir",
    "Dmitry",
    "Alexander",
    "Alexandr",
    "Alexei",
    "Mikhail",
    "Nikolai",
    "Ivan",
    "Igor",
    "Oleg",
    "Andrei",
    "Yuri",
    "Boris",
    "Maria",
    "Anna",
    "Olga",
    "Svetlana",
    "Yevgeny",
    "Vitaly",
    "Viktor",
    "Valery",
    "Volodymyr",
    "Oleksandr",
    "Dmytro",
    "Andriy",
    "Serhiy",
    "Ruslan",
    "Anatoly",
    "Konstantin",
    "Maxim",
    "Pavel",
]
_COMMON_FIRST = [
    "John",
    "David",
    "Michael",
    "James",
    "Robert",
    "William",
    "Thomas",
    "Richard",
    "Charles",
    "Peter",
    "Paul",
    "Mark",
    "George",
    "Daniel",
    "Andrew",
    "Stephen",
    "Steven",
    "Brian",
    "Kevin",
    "Edward",
    "Joe",
    "Mary",
    "Sarah",
    "Emma",
    "Laura",
    "Anna",
    "Maria",
    "Julia",
    "Susan",
    "Karen",
    "Lisa",
    "Nancy",
    "Linda",
    "Elizabeth",
    "Jane",
    "Kate",
    "Rachel",
    "Jessica",
    "Emily",
    "Hannah",
    "Antony",
    "Anthony",
    "Jose",
    "Carlos",
    "Juan",
    "Luis",
    "Pedro",
    "Jean",
    "Pierre",
    "Marie",
    "Hans",
    "Klaus",
    "Angela",
    "Ursula",
    "Marco",
    "Giuseppe",
    "Jens",
    "Lars",
    "Erik",
    "Anders",
    "Viktor",
    "Andrzej",
    "Narendra",
    "Rahul",
    "Imran",
    "Benjamin",
    "Yair",
    "Recep",
    "Hiroshi",
    "Shinzo",
    "Fumio",
    "Yoko",
    "Kenji",
]
_PARTICLES = ["von", "van", "de", "van der", "von der", "de la", "du", "da", "dos", "bin", "ibn", "al"]


class Synthesiser:
    """Makes the sentences of one round of training; the same seed makes the same ones."""

    def __init__(self, table: Gazetteer, seed: int) -> None:
        self._draw = Random(seed)
        self._fills = _read_fills()
        self._templates = _read("templates.txt")
        self._names = _names_by_class(table)
        self._table = table
        self._slots = self._make_slots()

    def round(self, documents: Sequence[Document]) -> Iterator[Document]:
        """All documents once, some changed, and made ones."""
        loose: list[Sentence] = []
        for document in documents:
            changed = self._renamed(document) if self._draw.random() < REPLACED else document
            sentences = [self._styled(sentence) for sentence in changed.sentences]
            if len(sentences) == 1 and self._draw.random() < JOINED:
                loose.extend(sentences)
            else:
                yield Document(document.source, tuple(sentences))
            if len(loose) >= self._draw.randint(4, 20):
                yield Document("joined", tuple(loose))
                loose = []
        if loose:
            yield Document("joined", tuple(loose))
        made = [self.sentence() for _ in range(TEMPLATE_SENTENCES)]
        while made:
            size = self._draw.randint(1, 12)
            yield Document("made", tuple(made[:size]))
            made = made[size:]

    def sentence(self) -> Sentence:
        """A sentence from a template."""
        template = self._draw.choice(self._templates)
        headline = template.startswith("H ")
        words: list[str] = []
        entities: list[Entity] = []
        for part in template[2:].split() if headline else template.split():
            slot = _SLOT.fullmatch(part.removesuffix("s")) if part != "{NORPS}" else _SLOT.fullmatch(part)
            if not slot:
                words.append(part)
                continue
            label, filled = self._slots[slot.group(1)]()
            found = filled.split()
            if label == "MISC" and found[0] == "the":
                words, found = [*words, "the"], found[1:]
            if part.endswith("}s"):
                found[-1] += "s"
            if label:
                entities.append((len(words), len(words) + len(found), label))
            words.extend(found)
        if not headline and words[0].islower():
            words[0] = words[0].capitalize()
        sentence = (words, bio(len(words), entities))
        return _capitals(sentence) if headline and self._draw.random() < 0.1 else sentence

    def person(self) -> str:
        """A person's full name, from the many ways in which the world makes them."""
        draw = self._draw
        first = draw.choice(_COMMON_FIRST) if draw.random() < 0.4 else draw.choice(self._names["first"])
        last = self.surname()
        kind = draw.random()
        if kind < 0.40:
            return f"{first} {last}"
        if kind < 0.62:
            return self._east_asian()
        if kind < 0.72:
            link = draw.choice(("al-", "al-", "Al-", "", "", "Abu ", "bin ", "el-", "Al "))
            return f"{draw.choice(_ARABIC_FIRST)} {link}{draw.choice(self._names['own_last'])}"
        if kind < 0.82:
            return f"{draw.choice(_RUSSIAN_FIRST)} {draw.choice(self._names['own_last'])}"
        return draw.choice(
            (
                f"{first} {draw.choice('ABCDEFGHJKLMNPRSTW')}. {last}",
                f"{first} {draw.choice(_PARTICLES)} {last}",
                f"{first} {last} {draw.choice(self._names['last'])}",
                f"{first}-{draw.choice(_COMMON_FIRST)} {last}",
                f"{first} {last}-{draw.choice(self._names['last'])}",
                f"{draw.choice('ABCDEFGHJKLMNPRSTW')}. {draw.choice('ABCDEFGHJKLMNPRSTW')}. {last}",
                f"{first} {last} Jr.",
                f"{first} {draw.choice(_COMMON_FIRST)} {last}",
            )
        )

    def surname(self) -> str:
        """A family name alone."""
        chance = self._draw.random()
        if chance < 0.08:
            return self._draw.choice(self._names["common"]).capitalize()
        return self._draw.choice(self._names["own_last"] if chance < 0.5 else self._names["last"])

    def organisation(self) -> str:
        """An organisation, known or made."""
        draw, fill = self._draw, self._fill
        if draw.random() < 0.45:
            return draw.choice(self._names["org"])
        patterns: tuple[Callable[[], str], ...] = (
            lambda: self.ministry(),
            lambda: f"{self.group()} {fill('topic')} {fill('body')}",
            lambda: f"National {fill('topic')} {fill('body')}",
            lambda: f"{fill('topic')} {fill('body')}",
            lambda: f"International {fill('topic')} {fill('body')}",
            lambda: f"{fill('body')} for {fill('topic')}",
            lambda: f"{self.city()} {fill('topic')} {fill('body')}",
            lambda: (
                f"{self.city()} {draw.choice(('Police Department', 'City Council', 'High Court', 'FC', 'United', 'Police', 'Fire Department'))}"
            ),
            lambda: self.university(),
            lambda: (
                f"{self.group()} {draw.choice(('Army', 'Navy', 'Air Force', 'Parliament', 'Senate', 'Red Cross', 'Coast Guard', 'Supreme Court', 'Football Association'))}"
            ),
            lambda: self.party(),
            lambda: self.company(),
            lambda: self.acronym(),
        )
        return draw.choice(patterns)()

    def ministry(self) -> str:
        """A ministry or department."""
        form = self._draw.random()
        if form < 0.4:
            return f"{self._draw.choice(('Ministry', 'Ministry', 'Department'))} of {self._fill('field')}"
        if form < 0.8:
            return f"{self._fill('MINWORD')} {self._draw.choice(('Ministry', 'Ministry', 'Department'))}"
        return f"{self.group()} {self._fill('MINWORD')} Ministry"

    def company(self) -> str:
        """A company."""
        form = self._draw.random()
        if form < 0.3:
            return self._draw.choice(self._names["org"])
        if form < 0.65:
            return f"{self.surname()} {self._fill('firm')}"
        if form < 0.8:
            return f"{self.city()} {self._fill('firm')}"
        return f"{self.surname()} & {self.surname()}" if form < 0.87 else f"{self._word()} {self._fill('firm')}"

    def media(self) -> str:
        """A newspaper, agency or station."""
        form = self._draw.random()
        if form < 0.5:
            return self._draw.choice(self._fills["known_media"])
        if form < 0.75:
            return f"{self.city()} {self._fill('paper')}"
        return f"{self.group()} {self._fill('paper')}" if form < 0.87 else f"The {self._fill('paper')}"

    def party(self) -> str:
        """A party."""
        form = self._draw.random()
        if form < 0.5:
            return self._fill("partyword")
        return (
            f"{self.group()} {self._fill('partyword')}"
            if form < 0.75
            else f"{self._fill('partyword')} of {self.country()}"
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
                lambda: f"{self.group()} {self._fill('eventword')}",
                lambda: f"{self.city()} {self._fill('eventword')}",
                lambda: self._fill("day_event"),
                lambda: f"{self._fill('storm')} {draw.choice(_COMMON_FIRST)}",
                lambda: f"Battle of {self.city()}",
                lambda: f"Treaty of {self.city()}",
            )
        )()

    def weapon(self) -> str:
        """A missile, aircraft or vehicle with its number."""
        return f"{self._fill('arm')}-{self._draw.randint(1, 400)}{self._draw.choice(('', '', '', 'A', 'B', 'M'))}"

    def law(self) -> str:
        """An act or a treaty."""
        return f"{self._fill('lawword')} {self._fill('law')}"

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
            return f"{self._draw.choice((self.city, self.surname))()} {self._fill('placehead')}"
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
        parts = [
            "no",
            "va",
            "ter",
            "ra",
            "lu",
            "mi",
            "cor",
            "tex",
            "al",
            "ni",
            "sol",
            "ar",
            "en",
            "dex",
            "tri",
            "um",
            "pro",
            "sy",
        ]
        return "".join(self._draw.sample(parts, self._draw.choice((2, 3)))).capitalize()

    def _fill(self, kind: str) -> str:
        return self._draw.choice(self._fills[kind])

    def _make_slots(self) -> dict[str, Callable[[], tuple[str | None, str]]]:
        draw = self._draw
        named: dict[str, tuple[str, Callable[[], str]]] = {
            "PER": ("PER", self.person),
            "SUR": ("PER", self.surname),
            "FIRST": ("PER", lambda: draw.choice(_COMMON_FIRST + _ARABIC_FIRST + _RUSSIAN_FIRST)),
            "ORG": ("ORG", self.organisation),
            "MINISTRY": ("ORG", self.ministry),
            "COMPANY": ("ORG", self.company),
            "MEDIA": ("ORG", self.media),
            "PARTY": ("ORG", self.party),
            "UNI": ("ORG", self.university),
            "ACR": ("ORG", self.acronym),
            "COUNTRY": ("LOC", self.country),
            "CITY": ("LOC", self.city),
            "REGION": ("LOC", self.region),
            "LOC": ("LOC", self.place),
            "LONGCOUNTRY": ("LOC", lambda: f"{self._fill('longstart')} {self.country()}"),
            "NORP": ("NORP", self.group),
            "NORPS": ("NORP", self.groups),
            "EVENT": ("MISC", self.event),
            "WEAPON": ("MISC", self.weapon),
            "LAW": ("MISC", self.law),
            "DISEASE": ("MISC", lambda: self._fill("disease")),
            "ARM": ("MISC", lambda: self._draw.choice(self._fills["arm"][:20])),
            "NSK": ("NORP", lambda: self._fill("korean")),
            "US": ("LOC", lambda: self._fill("us")),
            "UK": ("LOC", lambda: self._fill("uk")),
            "SIDE": ("LOC", lambda: self._fill("side")),
            "EU": ("ORG", lambda: self._fill("eu")),
            "UN": ("ORG", lambda: self._fill("un")),
            "UNSC": ("ORG", lambda: self._fill("council")),
            "STATE": ("ORG", lambda: self._fill("state")),
            "HOUSE": ("ORG", lambda: self._fill("house")),
            "PARLIAMENT": ("ORG", lambda: self._fill("parliament")),
            "CLUB": ("ORG", lambda: f"{self.city()} {self._fill('club')}"),
            "PARTIES": ("NORP", lambda: self._fill("parties")),
            "MEMBER": ("NORP", lambda: self._fill("member")),
            "MERC": ("ORG", lambda: self._fill("mercenary")),
        }
        plain: dict[str, Callable[[], str]] = {
            "DAY": lambda: draw.choice(_DAYS),
            "MONTH": lambda: draw.choice(_MONTHS),
            "NUM": lambda: str(draw.choice((2, 3, 5, 7, 12, 17, 24, 31, 45, 60, 120, 300, 1500))),
            "YEAR": lambda: str(draw.randint(1950, 2024)),
            "ORD": lambda: draw.choice(("10th", "38th", "50th", "70th", "first", "third", "100th")),
        }
        for kind in ("office", "Office", "Title", "MINWORD"):
            plain[kind] = lambda kind=kind: self._fill(kind)  # type: ignore[misc]
        slots: dict[str, Callable[[], tuple[str | None, str]]] = {}
        for name, (label, make) in named.items():
            slots[name] = lambda label=label, make=make: (label, make())  # type: ignore[misc]
        for name, make in plain.items():
            slots[name] = lambda make=make: (None, make())  # type: ignore[misc]
        return slots

    def _renamed(self, document: Document) -> Document:
        """Other persons, places and organisations in the place of those of a document, the same for the same."""
        given: dict[tuple[str, ...], list[str]] = {}
        return Document(document.source, tuple(self._rename(sentence, given) for sentence in document.sentences))

    def _rename(self, sentence: Sentence, given: dict[tuple[str, ...], list[str]]) -> Sentence:
        words, tags = sentence
        made: list[str] = []
        entities: list[Entity] = []
        last = 0
        for start, end, label in spans(tags):
            made.extend(words[last:start])
            name = tuple(words[start:end])
            if name not in given:
                given[name] = self._other(name, label) or list(name)
            entities.append((len(made), len(made) + len(given[name]), label))
            made.extend(given[name])
            last = end
        made.extend(words[last:])
        return made, bio(len(made), entities)

    def _other(self, name: tuple[str, ...], label: str) -> list[str] | None:
        """Another name of the same kind; None to keep this one."""
        if not all(word[:1].isupper() and word.isalpha() for word in name):
            return None
        mask = self._table.words.get(name[0], 0) if len(name) == 1 else self._table.longest(name, 0)[1]
        if label == "PER":
            return (self.person() if len(name) > 1 else self.surname()).split()
        if label == "LOC" and mask & BITS["country"]:
            return self.country().split()
        if label == "LOC" and mask & BITS["city"]:
            return self.city().split()
        if label == "ORG" and self._draw.random() < 0.4 and len(name) > 1:
            return self.organisation().split()
        return None

    def _styled(self, sentence: Sentence) -> Sentence:
        """The sentence, at times as a headline or in capitals."""
        words, tags = sentence
        chance = self._draw.random()
        if chance > STYLED or not 4 <= len(words) <= 16:
            return sentence
        if words[-1] == ".":
            words, tags = words[:-1], tags[:-1]
        if chance < 0.25 * STYLED:
            return _capitals((words, tags))
        titled = [
            word if place and word.lower() in _SMALL else word[:1].upper() + word[1:]
            for place, word in enumerate(words)
        ]
        return titled, tags


def _capitals(sentence: Sentence) -> Sentence:
    return [word.upper() for word in sentence[0]], sentence[1]


def _read(name: str) -> list[str]:
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _read_fills() -> dict[str, list[str]]:
    fills = {}
    for line in _read("fills.txt"):
        kind, forms = line.split(":", 1)
        fills[kind] = forms.strip().split("|")
    organisations = _read("organisations.txt")
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
    own = [word for line in _read("surnames.txt") for word in line.split()]
    names["own_last"] = own
    names["asian_last"] = own[: own.index("Abe")]
    names["syllable"] = [word for line in _read("syllables.txt")[:4] for word in line.split()]
    known = [line.split(" ", 1)[1] for line in _read("places.txt")]
    names["known_city"] = known[known.index("Pyongyang") :]
    single = [word for line in _read("groups.txt")[:18] for word in line.split() if not word.endswith(("man", "men"))]
    multi = _read("groups_multi.txt")
    names["group"] = single + [name for name in multi if not name.endswith("s")] * 4
    plural = ("ish", "ese", "ch", "sh", "s")
    names["groups"] = [word + "s" for word in single if not word.endswith(plural)] + [
        n for n in multi if n.endswith("s")
    ] * 3
    return names
