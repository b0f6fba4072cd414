"""Tables made from WordNet: antonyms, what is near an antonym, kinds of nouns, past forms of verbs that no rule makes.

Usage: python tools/build_wordnet.py WORDNET SCOWL

WORDNET is the folder with ``data.verb`` and its siblings (Debian: wordnet-base), SCOWL the one with
``english-words.10`` and its siblings (Debian: scowl). ``antonyms.txt``, ``contrasts.txt``, ``kinds.txt`` and
``verb_exceptions.txt`` in ``briefing/language/english/data`` are written anew. Only words are kept that are among the
common ones of SCOWL,
so that no rare sense parts two claims. What is no contrast in news is left out by hand, below.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

COMMON = (10, 20, 35, 40, 50)
"""Sizes of SCOWL whose words count as common."""

SPELLINGS = ("english", "american", "british")
PARTS = {"verb": "verb", "noun": "noun", "adj": "word", "adv": "word"}
"""The parts of speech of WordNet, and how forms are made of their words."""

ANTONYMS = """
# Antonyms of common words, made from WordNet 3.0 by tools/build_wordnet.py; do not edit. Licence: NOTICE.md beside it.
# Read by briefing.language.english.opposites.
"""

KINDS = """
# What common nouns name: somebody, a group of people, a place, or a thing that is made; of things, vehicles, crafts,
# buildings and devices once more by themselves. Made from WordNet 3.0 by tools/build_wordnet.py; do not edit.
# Licence: NOTICE.md beside it. Read by briefing.language.english.kinds.
"""

FILES = {"18": "person", "14": "group", "15": "place", "06": "thing"}
"""The lexicographer files of WordNet that are kept, with the name of their kind."""

GENERAL = "vehicle craft building device"
"""Nouns for things whose narrower ones are kinds of their own, each in the sense that is a thing."""

SENSES, EVERYDAY = 2, 3
"""Senses of a noun, in the order of how common they are, and sizes of ``COMMON`` from which nouns are taken."""

USAGE = ";u"
"""What points at a remark on how a word is used: as slang, or to hurt."""

CONTRASTS = """
# Common words near an antonym: what else is in the synset of either, below it (verbs) or like it (adjectives). Of use
# only between claims that are the same to the letter else. Made from WordNet 3.0 by tools/build_wordnet.py; do not
# edit. Licence: NOTICE.md beside it. Read by briefing.language.english.opposites.
"""

HURTING = "fuck fucked shit shitty arse ass bugger bitch bum piss crap screw"
"""Words that are left out with all phrases that hold them."""

RANKED, MOST = 2, 1000
"""Senses of a word, in the order of how common they are, in which it may stand in a contrast; and pairs of a line: what
is so general as to have more ("move", "stay") contrasts with nothing."""

EXCEPTIONS = """
# Past forms of verbs that no rule makes: base, then forms. Made from WordNet 3.0 by tools/build_wordnet.py.
# Licence: NOTICE.md beside it. Read by briefing.language.english.meanings after verb_forms.txt, whose rows go before.
"""

UNFIT = """
act refrain answer question arise bear bull begin middle blow_up boil break broken clear cross deal figure ground foot
form go have head host issue keep let lie like live look mind other parasite part pass play point prepare put recall
reduce refer resolution right ring run see set sharp sit sound stand still take tell touch turn vowel walk wax well work
yield natural flat sharpen capitalism competition conversation cash credit following leading closing past present
relative same second some term buy sell kill lend borrow lose win export import follow precede
"""
"""Words whose antonyms are no contrast in most sentences, since they mean many things or tell one act of two."""

OTHER_WORDS = """
wound ground rent lay stove dove hove cleft bore lit bade pled might graven fagged gypped crapped bullshitted
"""
"""Past forms that are more often another word, rare forms of a regular verb, and words that hurt."""

DATA = Path(__file__).parent.parent / "briefing" / "language" / "english" / "data"


def main(wordnet: Path, scowl: Path) -> None:
    """Write the tables."""
    common, unfit = common_words(scowl), UNFIT.split()
    fewer = common_words(scowl, COMMON[:-1]) - set(HURTING.split())
    found: dict[str, set[tuple[str, str]]] = {}
    for part, forms in PARTS.items():
        for pair in antonyms(wordnet / f"data.{part}"):
            if common.issuperset(pair) and not set(pair) & set(unfit):
                found.setdefault(forms, set()).add(pair)
    rows = [row for forms, pairs in found.items() for row in (f"[{forms}]", *map(" | ".join, sorted(pairs)))]
    write("antonyms", ANTONYMS, rows)
    sides = (row for part, forms in PARTS.items() for row in (f"[{forms}]", *contrasts(wordnet, part, fewer)))
    write("contrasts", CONTRASTS, sides)
    nouns = kinds(wordnet, common_words(scowl, COMMON[:EVERYDAY]))
    write("kinds", KINDS, [row for kind, own in sorted(nouns.items()) for row in (f"[{kind}]", " ".join(sorted(own)))])
    past = past_forms(wordnet / "verb.exc", common)
    write("verb_exceptions", EXCEPTIONS, [f"{base} {' '.join(sorted(forms))}" for base, forms in sorted(past.items())])


def write(name: str, heading: str, rows: Iterable[str]) -> None:
    """One table below its heading."""
    (DATA / f"{name}.txt").write_text("\n".join((heading.strip(), *rows)) + "\n", encoding="utf-8")


def past_forms(path: Path, common: frozenset[str]) -> dict[str, set[str]]:
    """For the base form of a verb its past forms that no rule makes."""
    forms: dict[str, set[str]] = {}
    others = OTHER_WORDS.split()
    for line in path.read_text(encoding="ascii").splitlines():
        form, base, *_ = line.split()
        if (
            form != base
            and common.issuperset((form, base))
            and form not in others
            and not form.endswith(("ing", "s", "ied"))
        ):
            forms.setdefault(base, set()).add(form)
    return forms


def kinds(wordnet: Path, common: frozenset[str]) -> dict[str, set[str]]:
    """For each kind the common nouns that name it in one of their first senses."""
    files = {}
    for line in (wordnet / "data.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.partition(" | ")[0].split()
            files[fields[0]] = "" if USAGE in fields else fields[1]
    found: dict[str, set[str]] = {}
    for line in (wordnet / "index.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            senses = fields[-int(fields[2]) :][:SENSES]
            named = {files[offset] for offset in senses}
            for kind in {FILES[file] for file in named if file in FILES and "" not in named}:
                if fields[0] in common:
                    found.setdefault(kind, set()).add(fields[0])
    for general in GENERAL.split():
        found[general] = narrower(wordnet / "data.noun", general) & found["thing"]
    return found


def narrower(path: Path, general: str) -> set[str]:
    """The nouns below one in its first sense that is a thing."""
    below: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    top: list[str] = []
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words[fields[0]] = [word.lower() for word in fields[4 : 4 + 2 * count : 2]]
        pointers = fields[5 + 2 * count :]
        below[fields[0]] = [at for sign, at in zip(pointers[::4], pointers[1::4], strict=False) if sign in ("~", "~i")]
        if general in words[fields[0]][:1] and fields[1] == "06":
            top.append(fields[0])
    found: set[str] = set()
    left = top[:1]
    while left:
        synset = left.pop()
        found.update(words[synset])
        left += below[synset]
    return found


def common_words(scowl: Path, sizes: Sequence[int] = COMMON) -> frozenset[str]:
    """The common words of SCOWL in the spellings of Britain and America."""
    paths = [scowl / f"{spelling}-words.{size}" for spelling in SPELLINGS for size in sizes]
    words = (path.read_text(encoding="iso-8859-1").split() for path in paths if path.exists())
    return frozenset(word for own in words for word in own)


def antonyms(path: Path) -> set[tuple[str, str]]:
    """The pairs of antonyms of one data file, in the form that the manual page wndb(5) gives."""
    words: dict[str, list[str]] = {}
    links: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        own = [field.partition("(")[0].lower() for field in fields[4 : 4 + 2 * count : 2]]
        words[fields[0]] = own
        first = 5 + 2 * count
        pointers = fields[first : first + 4 * int(fields[first - 1])]
        for sign, offset, _, places in zip(*[iter(pointers)] * 4, strict=True):
            if sign == "!":
                links.append((own[int(places[:2], 16) - 1], offset, places[2:]))
    pairs = (sorted((one, words[offset][int(place, 16) - 1])) for one, offset, place in links)
    return {(one, two) for one, two in pairs}


@dataclass(frozen=True)
class Synset:
    """Words of one sense, what points from them by its sign, and whether a remark says how they are used."""

    words: tuple[str, ...]
    links: tuple[tuple[str, str], ...]

    def behind(self, *signs: str) -> list[str]:
        """The synsets to which it points by some signs."""
        return [offset for sign, offset in self.links if sign in signs]


def synsets(path: Path) -> dict[str, Synset]:
    """The synsets of one data file by their offsets."""
    found = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(field.partition("(")[0].lower() for field in fields[4 : 4 + 2 * count : 2])
        first = 4 + 2 * count
        ends = first + 1 + 4 * int(fields[first])
        found[fields[0]] = Synset(
            words, tuple(zip(fields[first + 1 : ends : 4], fields[first + 2 : ends : 4], strict=True))
        )
    return found


def first_senses(path: Path) -> set[tuple[str, str]]:
    """Each word of an index file with the offsets of its commonest senses."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines() if not line.startswith(" "))
    return {(fields[0], offset) for fields in rows for offset in fields[-int(fields[2]) :][:RANKED]}


def contrasts(wordnet: Path, part: str, common: frozenset[str]) -> Iterable[str]:
    """The lines of what stands on two sides of an antonymy of one part of speech, each once."""
    sets, senses = synsets(wordnet / f"data.{part}"), first_senses(wordnet / f"index.{part}")
    unfit = {*UNFIT.split(), *(word for one in sets.values() if one.behind(USAGE) for word in one.words)}

    def side(offset: str) -> tuple[str, ...]:
        rows = [offset, *sets[offset].behind(*({"verb": "~", "adj": "&"}.get(part, "")))]
        return tuple(
            sorted(
                {
                    word
                    for row in rows
                    for word in sets[row].words
                    if (word, row) in senses and word not in unfit and common.issuperset(word.split("_"))
                }
            )
        )

    pairs = {tuple(sorted((side(one), side(two)))) for one in sets for two in sets[one].behind("!")}
    for left, right in sorted(pairs):
        own, others = [word for word in left if word not in right], [word for word in right if word not in left]
        if own and others and len(own) * len(others) <= MOST:
            yield f"{','.join(own)} | {','.join(others)}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
