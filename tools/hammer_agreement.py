"""How many sentences that were made untrue still agree with what they were made of, on ECB+.

Usage: python tools/hammer_agreement.py DATA WORDNET [--half odd|even] [--count COUNT] [--seed SEED] [--show]

DATA is ECB+ as ``tools/ecbplus.py`` describes it, WORDNET the folder with ``data.verb`` and its siblings (Debian:
wordnet-base). Of ``--count`` sentences, drawn by the seed, one mutant of every kind is made that fits: "not" put in or
taken out, a word replaced by an antonym of WordNet or by another word of its sort, two names or two nouns around a verb
exchanged, another number, day, place, quantifier or modal. Sentence and mutant become two articles of two outlets, with
the sentence before and one behind in both. Counted are, for each kind, the mutants of which a fact that is *agreed* or
*shared* holds what was changed on both sides. Topics with even numbers are to tune on, those with odd ones to report;
``--show`` prints the mutants that agree, of even topics alone.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ecbplus import join, load

from briefing.analysis import analyse
from briefing.language.english.meanings import forms_of, irregular_bases
from briefing.models import Article, Paragraph, PublishedFrom, Reading, Status
from briefing.story import build_story

DAY = date(2026, 3, 12)
FEWEST, MOST = 7, 35
"""Words of a sentence that is taken."""

BEHIND = {
    "one": "In other news the botanical garden has a new glasshouse, where ferns and orchids grow beside a pond.",
    "two": "Meanwhile anglers on the northern lakes tell of the finest summer for trout since anyone kept books.",
}
WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d.,]*")
LISTS = {
    "auxiliary": "is are was were has have had will would can could should must may might do does did",
    "days": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "months": "January February March April June July August September October November December",
    "numbers": "two three four five six seven eight nine ten eleven twelve",
    "small": "on off in out up down over under here there then now",
    "places": "Lisbon Norway Toronto Kenya Manchester Peru Denver Vienna",
}
AUXILIARY = frozenset(LISTS["auxiliary"].split())
NOT = re.compile(r"\b(?:not|never|no|n't|without)\b ?|n['’]t\b", re.IGNORECASE)
DAYS, MONTHS, NUMBERS, PLACES = (LISTS[name].split() for name in ("days", "months", "numbers", "places"))
SMALL = frozenset(LISTS["small"].split())
"""Words that are seldom an adverb with an antonym."""

QUANTIFIERS = """
all>few most>few many>few every>no both>neither more>fewer some>no several>no at_least>at_most up_to>over
half>all none>all each>no nearly>over less>more majority>minority first>second
"""
MODALS = """
will>may would>might can>cannot could>will may>will must>may should>may might>will expected>unlikely
likely>unlikely set>unlikely before>after after>before inside>outside within>outside for>against
with>without
"""
"""What is put for what; "_" stands for a blank."""


@dataclass(frozen=True)
class Mutant:
    """A changed sentence; ``old`` and ``new`` are the changed places in the sentence and in the mutant."""

    text: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Lexicon:
    """What words are put for others: antonyms, and words of the same sort that the data holds."""

    antonyms: Mapping[str, Sequence[str]]
    verbs: Sequence[str]
    nouns: Sequence[str]
    common: frozenset[str]


def replaced(text: str, *changes: tuple[int, int, str]) -> Mutant:
    """The text with each span replaced by a word."""
    made, last, old, new = "", 0, [], []
    for start, end, word in sorted(changes):
        made += text[last:start]
        old.append((start, end))
        new.append((len(made), len(made) + len(word)))
        made += word
        last = end
    return Mutant(made + text[last:], tuple(old), tuple(new))


def words_in(text: str) -> list[re.Match[str]]:
    """The words and figures of a sentence."""
    return list(WORD.finditer(text))


def put_not(text: str, draw: random.Random) -> Mutant | None:
    """With "not" behind the first auxiliary, or "did not" before the first verb in the past."""
    if NOT.search(text):
        return None
    for one in words_in(text):
        if one[0] in AUXILIARY:
            return replaced(text, (one.start(), one.end(), f"{one[0]} not"))
    return None


def put_did_not(text: str, draw: random.Random) -> Mutant | None:
    """With "did not" before a verb in the past that stands behind a noun or a name."""
    if NOT.search(text):
        return None
    row = words_in(text)
    for before, one in itertools.pairwise(row):
        base = _base(one[0])
        if base and before[0].lower() not in AUXILIARY and (before[0][0].isupper() or before[0].endswith("s")):
            return replaced(text, (one.start(), one.end(), f"did not {base}"))
    return None


def _base(word: str) -> str:
    """The base of a verb in the past; empty where it is none."""
    if word in irregular_bases():
        return irregular_bases()[word]
    if not word.endswith("ed") or len(word) < 5:
        return ""
    return next((base for base in (word[:-1], word[:-2], word[:-3]) if word in forms_of(base)), word[:-2])


def drop_not(text: str, draw: random.Random) -> Mutant | None:
    """Without its "not", "never" or "no"."""
    one = NOT.search(text)
    if not one or one[0].lower().startswith(("no ", "without")):
        return None
    return Mutant(text[: one.start()] + text[one.end() :], (one.span(),), ((one.start(), one.start() + 1),))


def opposite(text: str, draw: random.Random, words: Lexicon) -> Mutant | None:
    """With a word replaced by an antonym in the same form."""
    found = [
        (one, other)
        for one in words_in(text)
        for other in words.antonyms.get(one[0], ())
        if " " not in other and one[0] not in SMALL
    ]
    if not found:
        return None
    one, other = draw.choice(found)
    return replaced(text, (one.start(), one.end(), other))


def another(text: str, draw: random.Random, pool: Sequence[str]) -> Mutant | None:
    """With a word of a pool replaced by another one of it."""
    found = [one for one in words_in(text)[1:] if one[0] in pool]
    if not found:
        return None
    one = draw.choice(found)
    return replaced(text, (one.start(), one.end(), draw.choice([word for word in pool if word != one[0]])))


def swap_names(text: str, draw: random.Random) -> Mutant | None:
    """With two names exchanged, between which a verb in the past stands."""
    names = [one for one in re.finditer(r"(?:[A-Z][\w'’-]+ ?)+(?<! )", text) if one[0] not in DAYS + MONTHS]
    names = [one for one in names if one.start() or " " in one[0]]
    for one, two in itertools.pairwise(names):
        between = text[one.end() : two.start()].split()
        if any(_base(word) for word in between) and "by" not in between and one[0] != two[0]:
            return replaced(text, (*one.span(), two[0]), (*two.span(), one[0]))
    return None


def swap_nouns(text: str, draw: random.Random, words: Lexicon) -> Mutant | None:
    """With two nouns behind "the" or "a" exchanged, between which a verb in the past stands."""
    row = [one for one in re.finditer(r"\b(?:[Tt]he|an?|[Hh]is|[Hh]er) ([a-z]{3,})", text) if one[1] in words.nouns]
    for one, two in itertools.pairwise(row):
        between = text[one.end() : two.start()].split()
        if any(_base(word) for word in between) and not {"by", "was", "were", "been"} & set(between):
            return replaced(text, (*one.span(1), two[1]), (*two.span(1), one[1]))
    return None


def other_number(text: str, draw: random.Random) -> Mutant | None:
    """With another figure or number word."""
    for one in words_in(text):
        if one[0].isdigit() and len(one[0]) < 4:
            return replaced(text, (*one.span(), str(int(one[0]) * draw.choice((2, 3)) + 1)))
        if one[0] in NUMBERS:
            return replaced(text, (*one.span(), draw.choice([word for word in NUMBERS if word != one[0]])))
    return None


def other_place(text: str, draw: random.Random) -> Mutant | None:
    """With another place behind "in", "at", "near", "to" or "from"."""
    one = re.search(r"\b(?:in|at|near|to|from|outside) ([A-Z][a-z]+(?: [A-Z][a-z]+)*)", text)
    if not one or one[1].split()[0] in DAYS + MONTHS:
        return None
    return replaced(text, (*one.span(1), draw.choice(PLACES)))


def exchanged(text: str, draw: random.Random, table: str) -> Mutant | None:
    """With the first word of a pair that it holds replaced by the other."""
    pairs = (row.replace("_", " ").split(">") for row in table.split())
    found = [(one, word) for old, word in pairs if (one := re.search(rf"\b{old}\b", text))]
    if not found:
        return None
    one, word = draw.choice(found)
    return replaced(text, (*one.span(), word))


def mutators(words: Lexicon) -> dict[str, Callable[[str, random.Random], Mutant | None]]:
    """How mutants are made, by their kinds."""
    return {
        "not put in": put_not,
        "did not": put_did_not,
        "not taken out": drop_not,
        "antonym": partial(opposite, words=words),
        "verb": partial(another, pool=words.verbs),
        "noun": partial(another, pool=words.nouns),
        "names swapped": swap_names,
        "nouns swapped": partial(swap_nouns, words=words),
        "number": other_number,
        "day": partial(another, pool=DAYS),
        "month": partial(another, pool=MONTHS),
        "place": other_place,
        "quantifier": partial(exchanged, table=QUANTIFIERS),
        "modal": partial(exchanged, table=MODALS),
    }


def antonyms_of(folder: Path) -> dict[str, set[str]]:
    """Every lemma of WordNet with its antonyms."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in ("verb", "noun", "adj", "adv"):
        rows = {}
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(.*", "", word).lower().replace("_", " ") for word in fields[4 : 4 + 2 * count : 2]]
            rest = fields[4 + 2 * count :]
            rows[fields[0]] = (lemmas, [rest[at + 1 : at + 5] for at in range(len(rest) - 4) if rest[at] == "!"][:9])
        for lemmas, points in rows.values():
            for target, _, ends, *_ in points:
                one, two = int(ends[:2], 16), int(ends[2:], 16)
                if target in rows and 0 < one <= len(lemmas) and 0 < two <= len(rows[target][0]):
                    found[lemmas[one - 1]].add(rows[target][0][two - 1])
    return found


def nouns_of(folder: Path) -> set[str]:
    """The nouns of WordNet that are no verbs, adjectives or adverbs too."""
    parts = {
        part: {line.split()[0] for line in (folder / f"index.{part}").read_text().splitlines() if line[0] != " "}
        for part in ("noun", "verb", "adj", "adv")
    }
    return parts["noun"] - parts["verb"] - parts["adj"] - parts["adv"]


def inflected(table: Mapping[str, set[str]], seen: Counter[str]) -> dict[str, tuple[str, ...]]:
    """For every word that was seen the antonyms in its form: as they stand, in the past, with "s" or "ing"."""
    found = {}
    for word in seen:
        bases = {word: lambda other: other}
        base = _base(word)
        if base:
            bases[base] = _past
        if word.endswith("s"):
            bases[word[:-1]] = lambda other: other + "s"
        others = {make(other) for known, make in bases.items() for other in table.get(known, ())}
        if others:
            found[word] = tuple(sorted(others))
    return found


def _past(base: str) -> str:
    forms = [form for form, of in irregular_bases().items() if of == base]
    return min(forms) if forms else base + ("d" if base.endswith("e") else "ed")


def lexicon(texts: Sequence[str], folder: Path) -> Lexicon:
    """The words of the sentences, as those that may be put for each other."""
    seen = Counter(word[0] for text in texts for word in words_in(text) if word[0].islower())
    common = [word for word, times in sorted(seen.items()) if times > 2 and len(word) > 3]
    nouns = nouns_of(folder)
    verbs = [word for word in common if _base(word) and word not in AUXILIARY and word not in nouns and word != "said"]
    return Lexicon(
        inflected(antonyms_of(folder), seen), verbs, [word for word in common if word in nouns], frozenset(common)
    )


def reading_of(side: str, before: str, text: str) -> tuple[Reading, int]:
    """An article of one outlet with what stands before and behind a sentence, and where the sentence starts."""
    parts = [before, text, BEHIND[side]]
    whole = "\n\n".join(parts)
    starts = [0, len(before) + 2, len(before) + len(text) + 4]
    paragraphs = tuple(Paragraph(at, at + len(part)) for at, part in zip(starts, parts, strict=True))
    article = Article(
        id=side,
        path=f"{side}.txt",
        digest=side,
        title="",
        text=whole,
        paragraphs=paragraphs,
        outlet=f"Outlet {side}",
        published=DAY,
        published_from=PublishedFrom.METADATA,
        language="en",
    )
    return Reading(article, analyse(article)), starts[1]


def still_agrees(before: str, text: str, mutant: Mutant) -> bool:
    """Whether a fact that agrees holds all changed places of both sides."""
    one, start = reading_of("one", before, text)
    two, other = reading_of("two", before, mutant.text)
    places = {
        "one": [(start + a, start + b) for a, b in mutant.old],
        "two": [(other + a, other + b) for a, b in mutant.new],
    }
    for fact in build_story([one, two]).facts:
        if fact.status in (Status.AGREED, Status.SHARED):
            held = [
                {
                    evidence.article
                    for evidence in fact.evidence
                    for low, high in places[evidence.article][at : at + 1]
                    if evidence.start <= low and high <= evidence.end
                }
                for at in range(len(mutant.old))
            ]
            if all(len(sides) == 2 for sides in held):
                return True
    return False


def sentences(path: Path, half: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a half of the data that is long enough, with the one before it."""
    for document in load(path):
        if document.topic % 2 != (half == "odd"):
            continue
        rows = [join(one) for one in document.sentences if not one.startswith("http")]
        for before, text in itertools.pairwise(rows):
            plain = re.sub(r" ([.,;:!?)])", r"\1", text).strip()
            if FEWEST <= len(plain.split()) <= MOST and plain.endswith("."):
                yield re.sub(r" ([.,;:!?)])", r"\1", before).strip(), plain


def main() -> None:
    """Print how many mutants of every kind agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--half", choices=("odd", "even"), default="even")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows = list(sentences(options.data, options.half))
    words = lexicon([text for _, text in rows], options.wordnet)
    draw = random.Random(options.seed)
    made: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for before, text in draw.sample(rows, min(options.count, len(rows))):
        for kind, mutate in mutators(words).items():
            mutant = mutate(text, draw)
            if mutant is None or mutant.text == text or options.only not in kind:
                continue
            made[kind] += 1
            if still_agrees(before, text, mutant):
                agreed[kind] += 1
                if options.show and options.half == "even":
                    print(f"{kind}\n  {text}\n  {mutant.text}")
    for kind, times in made.items():
        print(f"{kind:14} {times:4} mutants, {agreed[kind]:3} agree")
    print(
        f"{'all':14} {made.total():4} mutants, {agreed.total():3} agree ({agreed.total() / max(1, made.total()):.1%})"
    )


if __name__ == "__main__":
    main()
