"""What an article is about as features: those made for all parts at once are those made word by word."""

from __future__ import annotations

import random

import numpy as np
from support import make_article, make_reading

from briefing.language.english.stems import WORD
from briefing.models import ParagraphKind
from briefing.story.nearness import profiles
from briefing.story.nearness.profiles import (
    CHANNELS,
    FEATURE,
    LONGEST_TEXT,
    decode,
    encode,
    entries_of,
    profile_of,
    sorted_by,
)

PIECES = (
    "Ellmouth",
    "the",
    "The",
    "O’Brae",
    "F-16",
    "1,204",
    "12.5",
    "_low_",
    "it's",
    "“Ships",
    "Harbour.",
    "²",
    "x'Y'Z",
)
GAPS = (" ", "", "  ", ": ", ". ", "—", "! ", "_")


def text(chance: random.Random) -> str:
    """Words and what may stand between them, in any order."""
    return "".join(chance.choice(PIECES) + chance.choice(GAPS) for _ in range(chance.randrange(1, 40)))


def word_by_word(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """All words; and those with a capital that stand apart from the word before, with no end of a sentence between."""
    found, names, before = [], [], start
    for match in WORD.finditer(text, start, end):
        found.append(match[0])
        gap = text[before : match.start()]
        if match[0][0].isupper() and gap and not set(gap) & set(".!?:"):
            names.append(match[0])
        before = match.end()
    return found, names


def test_words_and_names_are_those_of_a_walk_over_the_text() -> None:
    chance = random.Random(3)
    for _ in range(300):
        article = make_article(f"{text(chance)}\n\n{text(chance)}")
        wanted = [word_by_word(article.text, one.start, one.end) for one in article.paragraphs]
        found = profiles._body_words(article)
        assert found == tuple([word for part in column for word in part] for column in zip(*wanted, strict=True))
        assert all(one.kind is not ParagraphKind.HEADING for one in article.paragraphs)


def test_features_of_all_parts_are_those_of_each() -> None:
    chance = np.random.default_rng(4)
    for _ in range(50):
        sizes = chance.integers(0, 30, 9) * chance.integers(0, 2, 9)
        parts = [(chance.integers(0, 9, size).astype(np.uint32) * 2**28, chance.random(size)) for size in sizes]
        found = profiles._features(parts)
        assert len(found) == len(parts)
        for (names, usual), features in zip(parts, found, strict=True):
            wanted, first, times = np.unique(names, return_index=True, return_counts=True)
            assert features.dtype == FEATURE
            assert features["name"].tolist() == wanted.tolist()
            assert features["usual"].tolist() == usual[first].astype(np.float16).tolist()
            assert features["times"].tolist() == times.tolist()


def test_equal_numbers_keep_the_order_of_their_places() -> None:
    chance = np.random.default_rng(5)
    for size in (0, 1, 2, 500):
        numbers = chance.integers(0, 40, size).astype(np.uint32) * 2**26
        ordered, places = sorted_by(numbers)
        assert places.tolist() == np.argsort(numbers, kind="stable").tolist()
        assert ordered.tolist() == np.sort(numbers).tolist()


def test_entries_say_where_each_feature_stands() -> None:
    chance = random.Random(6)
    made = [profile_of(make_reading(make_article(text(chance), name=f"{n}.txt"))).channels[1] for n in range(30)]
    found = entries_of([*made, np.empty(0, FEATURE)])
    every = np.concatenate(made)
    names, first, place, often = np.unique(every["name"], return_index=True, return_inverse=True, return_counts=True)
    assert found.names.tolist() == names.tolist()
    assert found.usual.tolist() == every["usual"][first].astype(np.float64).tolist()
    assert found.place.tolist() == place.tolist()
    assert found.often.tolist() == often.tolist()
    assert found.owner.tolist() == [n for n, row in enumerate(made) for _ in range(len(row))]
    assert found.filled.tolist() == [len(row) > 0 for row in [*made, []]]


def test_the_beginning_of_an_article_is_its_first_ninety_words_that_tell_something():
    words = [f"{one}{two}or" for one in ("barl", "dent", "fisk", "golm", "hard") for two in "abcdefghijklmnopqrst"]
    text = " ".join(words)
    whole = profile_of(make_reading(make_article(text, title="")))
    begun = profile_of(make_reading(make_article(" ".join(words[:90]), title="")))
    lead = profiles.CHANNELS.index("lead")
    assert len(whole.channels[lead]) == 90
    assert whole.channels[lead].tolist() == begun.channels[lead].tolist()


def features(text, channel, **fields):
    made = profile_of(make_reading(make_article(text, **{"title": "", **fields})))
    return set(made.channels[CHANNELS.index(channel)]["name"].tolist())


def test_names_are_words_with_a_capital_inside_a_sentence():
    assert features("The pier of Ellmouth fell.", "names") == features("It hit Ellmouth.", "names")
    assert features("Ellmouth fell. Ellmouth: Ellmouth!", "names") == set()
    assert len(features("Near Ellmouth, Tarn and Ellmouth.", "names")) == 2


def test_figures_are_those_of_more_than_one_sign():
    assert features("There were 12 of 40, not 7.", "numbers") == features("40 or 12", "numbers")
    assert features("There were 7.", "numbers") == set()


def test_words_of_one_stem_are_one_feature_and_little_ones_none():
    assert features("The bakers baking", "lead") == features("baker baked", "lead")
    assert features("The of and", "lead") == set()
    assert features("Storm", "lead", title="Bakers") == features("Bakers storm", "lead")


def test_pairs_are_of_neighbours_in_their_order():
    assert features("bakers saw gulls", "pairs") & features("bakers saw dogs", "pairs")
    assert not features("bakers saw", "pairs") & features("saw bakers", "pairs")
    assert features("bakers", "pairs") == set()


def test_a_book_is_read_to_a_bound():
    text = "gulls slept. " * (LONGEST_TEXT // 13 + 1)
    assert features(f"{text}\n\nZyrblax fell", "pairs") == features(text, "pairs")
    assert features("gulls slept\n\nZyrblax fell", "pairs") != features("gulls slept", "pairs")


def test_bytes_that_are_a_little_too_long_or_short_are_refused():
    content = encode(profile_of(make_reading(make_article("The pier of Ellmouth fell."))))
    assert decode(content, None) is not None
    assert decode(content[:-1], None) is None
    assert decode(content + b"x", None) is None
    assert decode(b"", None) is None
